//! Text of others on one line: in a header, a log, an answer of a peer.

/// The text without line breaks and other control characters, nor marks that turn the
/// direction of writing; at most `most` characters.
pub fn one_line(text: &str, most: usize) -> String {
    let odd = |c: char| c.is_control() || is_mark(c);
    let parts = text.split(odd).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

/// Marks of direction and line separators: invisible, and able to show another text than is
/// there.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn nothing_of_a_text_begins_another_line() {
        let rows = [
            ("Aru\r\nBcc: all@example.org", "Aru Bcc: all@example.org"),
            ("\u{202e}gro.elpmaxe", "gro.elpmaxe"),
            ("a\0b\u{2028}c", "a b c"),
            ("  Õunapuu  ", "Õunapuu"),
            ("", ""),
        ];
        for (text, expected) in rows {
            assert_eq!(one_line(text, 100), expected);
        }
        assert_eq!(one_line("абвгд", 3), "абв");
    }
}
