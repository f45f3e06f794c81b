//! Text in the letters that every bank of the payments area takes: `a`–`z`, `A`–`Z`, `0`–`9`, the space
//! and `/ - ? : ( ) . , ' +` (EPC217-08, the basic character set of SEPA).
//!
//! What is written otherwise is spelt in them, letter by letter: a name without its marks, Cyrillic
//! and Greek as they are usually spelt in Latin. A sign that has no counterpart becomes a full stop,
//! as the rules of the area say; nothing is refused for its letters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in the basic character set.
pub(super) fn latin(text: &str) -> String {
    let letters: Vec<char> = text.nfc().collect();
    let mut written = String::with_capacity(text.len());
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        spell(&mut written, *letter, next);
    }
    written
}

fn spell(written: &mut String, letter: char, next: Option<char>) {
    if is_basic(letter) {
        written.push(letter);
        return;
    }
    if let Some(spelt) = spelling(letter) {
        written.push_str(spelt);
        return;
    }
    let mut small = letter.to_lowercase();
    if let (Some(lower), None) = (small.next(), small.next())
        && lower != letter
        && let Some(spelt) = spelling(lower)
    {
        capital(written, spelt, next);
        return;
    }
    if std::iter::once(letter).nfkd().eq(std::iter::once(letter)) {
        // A mark that stands for itself, without a letter below it, says nothing.
        written.push_str(if is_combining_mark(letter) { "" } else { "." });
        return;
    }
    for part in std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part)) {
        spell(written, part, next);
    }
}

/// One capital letter spelt in several: all of them capitals where the next one is.
fn capital(written: &mut String, spelt: &str, next: Option<char>) {
    let is_shouted = next.is_some_and(char::is_uppercase);
    for (at, part) in spelt.chars().enumerate() {
        written.push(if at == 0 || is_shouted { part.to_ascii_uppercase() } else { part });
    }
}

const fn is_basic(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || matches!(letter, ' ' | '/' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '\'' | '+')
}

/// Small letters and signs that lose more than a mark.
const fn spelling(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'α' => "a",
        'б' => "b",
        'в' | 'β' => "v",
        'г' | 'ґ' | 'γ' => "g",
        'д' | 'δ' | 'đ' | 'ð' => "d",
        'е' | 'ё' | 'э' | 'ε' => "e",
        'є' => "ye",
        'ж' => "zh",
        'з' | 'ζ' => "z",
        'и' | 'і' | 'η' | 'ι' | 'ı' => "i",
        'ї' => "yi",
        'й' | 'ы' | 'υ' => "y",
        'к' | 'κ' => "k",
        'л' | 'λ' | 'ł' => "l",
        'м' | 'μ' => "m",
        'н' | 'ν' => "n",
        'о' | 'ο' | 'ω' | 'ø' => "o",
        'п' | 'π' => "p",
        'р' | 'ρ' => "r",
        'с' | 'σ' | 'ς' => "s",
        'т' | 'τ' => "t",
        'у' | 'ў' => "u",
        'ф' | 'φ' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' | 'χ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        'θ' | 'þ' => "th",
        'ξ' => "x",
        'ψ' => "ps",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ħ' => "h",
        'ŋ' => "n",
        '&' => "+",
        '€' => "EUR",
        '@' => "(at)",
        '_' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '"' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => {
            "'"
        }
        '[' | '{' | '<' => "(",
        ']' | '}' | '>' => ")",
        ';' => ",",
        '|' | '\\' | '⁄' => "/",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_in_the_letters_of_the_area() {
        let rows = [
            ("Kask OÜ", "Kask OU"),
            ("Põhjatäht & Pojad OÜ", "Pohjataht + Pojad OU"),
            ("ООО «Ёлка и Щука»", "OOO 'Elka i Shchuka'"),
            ("ЩУКА", "SHCHUKA"),
            ("Юрий Объедков", "Yuriy Obedkov"),
            ("Київ", "Kiyiv"),
            ("Łódź, Straße, Ærø, Żółć", "Lodz, Strasse, Aero, Zolc"),
            ("Αθήνα, Ήρα", "Athina, Ira"),
            ("платёж № 77 — 5 €", "platezh No 77 - 5 EUR"),
            ("a_b@c.ee; [x] <y>", "a-b(at)c.ee, (x) (y)"),
            ("株式会社", "...."),
            ("e\u{301}", "e"),
            ("plain - (1)/2?:.,'+", "plain - (1)/2?:.,'+"),
        ];
        for (told, expected) in rows {
            assert_eq!(latin(told), expected, "{told}");
        }
    }

    /// Whatever anybody may be called, the bank can read it, and reads it the same a second time.
    #[test]
    fn every_letter_there_is_becomes_basic_ones() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let written = latin(&letter.to_string());
            assert!(written.chars().all(is_basic), "{letter:?}: {written:?}");
            assert_eq!(latin(&written), written, "{letter:?}");
        }
    }
}
