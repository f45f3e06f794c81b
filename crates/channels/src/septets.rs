//! A text as short messages carry it: in the default alphabet of GSM 03.38 or in sixteen-bit
//! units, cut into parts that belong together. No character is torn apart.

/// The default alphabet; the place of a character is its code. Code 27 leads to the second table.
const ALPHABET: [char; 128] = [
    '@', '£', '$', '¥', 'è', 'é', 'ù', 'ì', 'ò', 'Ç', '\n', 'Ø', 'ø', '\r', 'Å', 'å', 'Δ', '_',
    'Φ', 'Γ', 'Λ', 'Ω', 'Π', 'Ψ', 'Σ', 'Θ', 'Ξ', ESCAPE, 'Æ', 'æ', 'ß', 'É', ' ', '!', '"', '#',
    '¤', '%', '&', '\'', '(', ')', '*', '+', ',', '-', '.', '/', '0', '1', '2', '3', '4', '5', '6',
    '7', '8', '9', ':', ';', '<', '=', '>', '?', '¡', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I',
    'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z', 'Ä', 'Ö',
    'Ñ', 'Ü', '§', '¿', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z', 'ä', 'ö', 'ñ', 'ü', 'à',
];

/// Stands in the table where no character does.
const ESCAPE: char = '\u{1b}';

/// The code that says: the next one is of the second table.
const TO_SECOND: u8 = 27;

/// The second table.
const SECOND: [(char, u8); 10] = [
    ('\u{c}', 10),
    ('^', 20),
    ('{', 40),
    ('}', 41),
    ('\\', 47),
    ('[', 60),
    ('~', 61),
    (']', 62),
    ('|', 64),
    ('€', 101),
];

/// In which alphabet the parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// The default one, a byte a place.
    Default,
    /// Sixteen bits, the high byte first.
    Ucs2,
}

/// A text ready to be carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    pub alphabet: Alphabet,
    /// Bytes of each part, without any header.
    pub parts: Vec<Vec<u8>>,
}

/// Cuts a text into parts; an empty text has none.
pub fn parts(text: &str) -> Parts {
    let septets: Option<Vec<Vec<u8>>> = text.chars().map(septets).collect();
    match septets {
        Some(characters) => {
            Parts { alphabet: Alphabet::Default, parts: cut(&characters, 160, 153) }
        }
        None => {
            let units = |c: char| {
                let mut buffer = [0; 2];
                c.encode_utf16(&mut buffer).iter().flat_map(|unit| unit.to_be_bytes()).collect()
            };
            let characters: Vec<Vec<u8>> = text.chars().map(units).collect();
            Parts { alphabet: Alphabet::Ucs2, parts: cut(&characters, 140, 134) }
        }
    }
}

/// A text as it came in, in one of both alphabets; what is no character stands as a sign of that.
pub(crate) fn read(alphabet: Alphabet, bytes: &[u8]) -> String {
    if alphabet == Alphabet::Ucs2 {
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    let (mut text, mut is_second) = (String::new(), false);
    for byte in bytes {
        let second = SECOND.iter().find(|(_, code)| code == byte).map(|(character, _)| *character);
        let first = ALPHABET.get(usize::from(*byte)).copied();
        match (is_second, *byte) {
            (false, TO_SECOND) => is_second = true,
            (true, _) => {
                text.push(second.unwrap_or(char::REPLACEMENT_CHARACTER));
                is_second = false;
            }
            (false, _) => text.push(first.unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
    text
}

/// The places of a character; `None` when it has none.
fn septets(character: char) -> Option<Vec<u8>> {
    if let Some((_, code)) = SECOND.iter().find(|(own, _)| *own == character) {
        return Some(vec![TO_SECOND, *code]);
    }
    let at = ALPHABET.iter().position(|own| *own == character && character != ESCAPE)?;
    Some(vec![u8::try_from(at).ok()?])
}

/// All in one part where it fits, otherwise in parts of `each` bytes at most.
fn cut(characters: &[Vec<u8>], one: usize, each: usize) -> Vec<Vec<u8>> {
    let all: usize = characters.iter().map(Vec::len).sum();
    let most = if all <= one { one } else { each };
    let mut parts: Vec<Vec<u8>> = Vec::new();
    for character in characters {
        match parts.last_mut().filter(|part| part.len() + character.len() <= most) {
            Some(part) => part.extend_from_slice(character),
            None => parts.push(character.clone()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_travels_in_the_alphabet_that_holds_it() {
        let plain = parts("Võlg [10 €]".replace('õ', "o").as_str());
        let expected = b"Volg \x1b\x3c10 \x1b\x65\x1b\x3e".to_vec();
        assert_eq!(plain, Parts { alphabet: Alphabet::Default, parts: vec![expected] });
        assert_eq!(parts("@£Δ").parts, [vec![0, 1, 16]]);
        let russian = parts("Ж🙂");
        let bytes = vec![0x04, 0x16, 0xd8, 0x3d, 0xde, 0x42];
        assert_eq!(russian, Parts { alphabet: Alphabet::Ucs2, parts: vec![bytes] });
        assert!(parts("").parts.is_empty());
        assert_eq!(parts("\u{1b}").alphabet, Alphabet::Ucs2, "the escape is no character");
    }

    #[test]
    fn no_character_is_torn_apart() {
        let rows = [
            ("a".repeat(160), 1),
            ("a".repeat(161), 2),
            ("€".repeat(80), 1),
            // 76 of them fill 152 of 153 places.
            ("€".repeat(81), 2),
            ("€".repeat(153), 3),
            ("ж".repeat(70), 1),
            ("ж".repeat(71), 2),
            ("🙂".repeat(36), 2),
            ("🙂".repeat(67), 3),
        ];
        for (text, expected) in rows {
            let cut = parts(&text);
            assert_eq!(cut.parts.len(), expected, "{text}");
            if cut.alphabet == Alphabet::Ucs2 {
                for part in &cut.parts {
                    let units = part.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                    assert!(char::decode_utf16(units).all(|c| c.is_ok()), "{text}");
                }
            } else {
                assert!(cut.parts.iter().all(|part| part.last() != Some(&TO_SECOND)), "{text}");
            }
        }
    }

    #[test]
    fn what_was_cut_is_read_back() {
        for text in ["Tere! 10 € [ok]", "Заплачу в пятницу 🙂", ""] {
            let cut = parts(text);
            let back: String = cut.parts.iter().map(|part| read(cut.alphabet, part)).collect();
            assert_eq!(back, text);
        }
        assert_eq!(read(Alphabet::Default, &[27, 1, 200, b'A']), "\u{fffd}\u{fffd}A");
        assert_eq!(read(Alphabet::Ucs2, &[4]), "");
    }
}
