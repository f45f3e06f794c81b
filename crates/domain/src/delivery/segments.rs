//! How many parts a text message is paid for as (D31).
//!
//! A text of the default alphabet of GSM 03.38 takes 160 characters in one part and 153 in each
//! of several; anything else, Russian and Estonian "õ" included, 70 and 67 sixteen-bit units.

/// In which alphabet a text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// The default alphabet: seven bits.
    Gsm7,
    /// Sixteen bits.
    Ucs2,
}

/// A text as it is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    pub coding: Coding,
    pub parts: u32,
}

/// Characters of the default alphabet beside letters of ASCII and digits.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";

/// Those that take two places.
const EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// The parts of a text; an empty one is none.
pub fn segments(text: &str) -> Segments {
    let septets: Option<Vec<u32>> = text.chars().map(septets).collect();
    let (coding, places, one, each) = match septets {
        Some(places) => (Coding::Gsm7, places, 160, 153),
        None => {
            let places = text.chars().map(|c| if u32::from(c) > 0xffff { 2 } else { 1 });
            (Coding::Ucs2, places.collect(), 70, 67)
        }
    };
    let all = places.iter().fold(0_u32, |sum, place| sum.saturating_add(*place));
    let most = if all <= one { one } else { each };
    let (mut parts, mut used) = (0, most);
    for place in places {
        // A character is not torn apart: one that does not fit begins the next part.
        if used + place > most {
            parts += 1;
            used = 0;
        }
        used += place;
    }
    Segments { coding, parts }
}

/// Places of a character in the default alphabet; `None` when it has none there.
fn septets(character: char) -> Option<u32> {
    match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Some(1),
        _ if BASIC.contains(character) => Some(1),
        _ if EXTENDED.contains(character) => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_counted_in_its_alphabet() {
        let rows = [
            (String::new(), Coding::Gsm7, 0),
            ("a".repeat(160), Coding::Gsm7, 1),
            ("a".repeat(161), Coding::Gsm7, 2),
            ("a".repeat(306), Coding::Gsm7, 2),
            ("a".repeat(307), Coding::Gsm7, 3),
            ("€".repeat(80), Coding::Gsm7, 1),
            ("€".repeat(81), Coding::Gsm7, 2),
            ("€".repeat(153), Coding::Gsm7, 3),
            ("ж".repeat(70), Coding::Ucs2, 1),
            ("ж".repeat(71), Coding::Ucs2, 2),
            ("ж".repeat(134), Coding::Ucs2, 2),
            ("ж".repeat(135), Coding::Ucs2, 3),
            ("õ".to_owned() + &"a".repeat(70), Coding::Ucs2, 2),
            ("Öö Üü Ää".to_owned(), Coding::Gsm7, 1),
            // Two units each.
            ("🙂".repeat(35), Coding::Ucs2, 1),
            ("🙂".repeat(36), Coding::Ucs2, 2),
            ("🙂".repeat(67), Coding::Ucs2, 3),
        ];
        for (text, coding, parts) in rows {
            assert_eq!(segments(&text), Segments { coding, parts }, "{text}");
        }
    }
}
