//! When are two document numbers, two codes, two names the same?
//!
//! Numbers are typed by people and travel through programs: the same invoice arrives as
//! `АВ-15`, `ab - 15` and `AB–15`, once with Cyrillic letters that nobody can tell from
//! Latin ones. Here the texts are folded to keys which are equal exactly when a person at
//! the desk would call the numbers equal. Keys are compared and stored, never shown.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Key of a document number: equal keys mean the same number (failure M20).
///
/// Compatibility forms are unified (NFKC), letters made capital, white space, control,
/// zero-width and direction marks removed, dashes made `-`, and Cyrillic capitals that look
/// like Latin ones replaced by those. The numero sign is a label, not part of the number.
/// Leading zeros are kept: `007` and `7` are two numbers. Empty when nothing is left.
pub fn number_key(number: &str) -> String {
    fold_identity(number, |_| None)
}

/// The same without a text of its own where the number is written as its key is.
pub fn folded_number(number: &str) -> Cow<'_, str> {
    let is_key = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_lowercase();
    match number.bytes().all(is_key) {
        true => Cow::Borrowed(number),
        false => Cow::Owned(number_key(number)),
    }
}

/// Key of a customer's code. As `number_key`, but words stay apart: merging two customers
/// by mistake is worse than asking once more, so `1 23` and `12 3` remain different.
pub fn code_key(code: &str) -> String {
    let spaced = fold_identity(code, |letter| letter.is_whitespace().then_some(' '));
    if spaced.contains(' ') { single_spaced(&spaced) } else { spaced }
}

/// Key for search: lower case, `ё` as `е`, without diacritics, quotation marks and invisible
/// characters, white space single. Õunapuu is found by `ounapuu`, ООО «Ёлка» by `ооо елка`.
pub fn search_key(text: &str) -> String {
    if text.is_ascii() {
        let kept = text.chars().filter(|letter| !is_quotation_mark(*letter));
        let kept = kept.filter(|letter| letter.is_whitespace() || !letter.is_control());
        return single_spaced(&kept.map(|letter| letter.to_ascii_lowercase()).collect::<String>());
    }
    let plain: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_quotation_mark(*letter))
        .filter(|letter| letter.is_whitespace() || invisible(*letter).is_none())
        .collect();
    let mut folded = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match undecomposable(letter) {
            Some(replacement) => folded.push_str(replacement),
            None => folded.push(letter),
        }
    }
    single_spaced(&folded)
}

/// What `clean_text` found in a text that a person should hear about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextFlags {
    /// Control characters were removed (line breaks and tabs became spaces without a word).
    pub control: bool,
    /// Marks that turn the writing direction were removed.
    pub direction: bool,
    /// Characters without width were removed.
    pub zero_width: bool,
    /// A word mixes Latin and Cyrillic letters. It is left as it is: it may be meant so.
    pub mixed_letters: bool,
}

impl TextFlags {
    /// Is there anything to tell?
    pub fn any(self) -> bool {
        self != Self::default()
    }
}

/// A one-line text made fit to keep: composed (NFC), white space single and trimmed, control,
/// direction and zero-width characters removed; with a note of what was odd (failure I12).
pub fn clean_text(text: &str) -> (String, TextFlags) {
    let mut flags = TextFlags::default();
    let mut kept = String::with_capacity(text.len());
    for letter in text.chars() {
        match invisible(letter) {
            _ if letter.is_whitespace() => kept.push(' '),
            None => kept.push(letter),
            Some(Invisible::Control) => flags.control = true,
            Some(Invisible::Direction) => flags.direction = true,
            Some(Invisible::ZeroWidth) => flags.zero_width = true,
        }
    }
    let composed: String = kept.nfc().collect();
    flags.mixed_letters = composed.split_whitespace().any(mixes_latin_and_cyrillic);
    (single_spaced(&composed), flags)
}

/// The common folding of numbers and codes. `white` says what becomes of white space.
fn fold_identity(text: &str, white: impl Fn(char) -> Option<char>) -> String {
    // Nearly every number of a million is plain ASCII, and nearly all of those are visible.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_ascii_uppercase();
    }
    if text.is_ascii() {
        return text
            .chars()
            .filter_map(|letter| keep(letter.to_ascii_uppercase(), &white))
            .collect();
    }
    let visible =
        text.chars().filter(|letter| *letter != '№').filter_map(|letter| keep(letter, &white));
    let capital = visible.nfkc().flat_map(char::to_uppercase).nfkc();
    // Compatibility forms may hide white space and marks, and folding may allow a letter and
    // its accent to become one: hence a second look and a last composition.
    let folded = capital.filter_map(|letter| keep(letter, &white)).map(look_alike).map(plain_dash);
    folded.nfkc().collect()
}

fn keep(letter: char, white: &impl Fn(char) -> Option<char>) -> Option<char> {
    if letter.is_whitespace() {
        return white(letter);
    }
    invisible(letter).is_none().then_some(letter)
}

fn single_spaced(text: &str) -> String {
    let mut single = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !single.is_empty() {
            single.push(' ');
        }
        single.push_str(word);
    }
    single
}

/// The Latin capital that a Cyrillic capital cannot be told from.
const fn look_alike(letter: char) -> char {
    match letter {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' | 'Ү' => 'Y',
        'Х' => 'X',
        'І' | 'Ӏ' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        'Ԛ' => 'Q',
        'Ԝ' => 'W',
        other => other,
    }
}

const fn plain_dash(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{02d7}'
        | '\u{2e3a}'
        | '\u{2e3b}' => '-',
        other => other,
    }
}

/// Why a character cannot be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Invisible {
    Control,
    Direction,
    ZeroWidth,
}

const fn invisible(letter: char) -> Option<Invisible> {
    match letter {
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fff9}'..='\u{fffb}' => {
            Some(Invisible::Control)
        }
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Invisible::Direction)
        }
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{e0000}'..='\u{e0fff}' => Some(Invisible::ZeroWidth),
        _ => None,
    }
}

const fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '`' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}')
}

/// Letters with a stroke and the like, which Unicode does not take apart.
const fn undecomposable(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

fn mixes_latin_and_cyrillic(word: &str) -> bool {
    let latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
    latin && word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_a_person_calls_equal_have_one_key() {
        let rows = [
            ("AB-15", "ab - 15"),
            ("AB-15", "АВ–15"), // Cyrillic А and В, en dash
            ("AB-15", "аb—15"),
            ("AB-15", "AB\u{2011}15"),
            ("AB-15", "ＡＢ－１５"), // full width
            ("CH-007", "сн-007"),
            ("ABEKMHOPCTYX", "АВЕКМНОРСТУХ"),
            ("IJSQW", "ІЈЅԚԜ"),
            ("15", "№ 15"),
            ("15", "\u{feff}15\u{200b}"),
            ("15", "\u{202e}15\u{202c}"),
            ("15/2026", " 15 /\u{a0}2026\t"),
            ("ÕU1", "õu1"),
            ("É1", "E\u{301}1"),
        ];
        for (key, written) in rows {
            assert_eq!(number_key(written), key, "{written:?}");
        }
    }

    #[test]
    fn numbers_a_person_tells_apart_keep_two_keys() {
        let rows = [
            ("007", "7"),
            ("15", "15A"),
            ("1-5", "15"),
            ("15/1", "151"),
            ("З-1", "3-1"), // the letter Ze is not the digit three
            ("O1", "01"),
            ("Ё1", "Е1"),
            ("a_1", "a-1"),
        ];
        for (left, right) in rows {
            assert_ne!(number_key(left), number_key(right), "{left} and {right}");
        }
    }

    #[test]
    fn nothing_visible_is_no_number() {
        for blank in ["", " ", "\u{a0}\u{200b}", "\u{0}", "№", "\u{ad}"] {
            assert_eq!(number_key(blank), "", "{blank:?}");
            assert_eq!(code_key(blank), "", "{blank:?}");
        }
    }

    #[test]
    fn codes_keep_their_words_apart() {
        let rows = [
            ("c-001", "C-001"),
            ("  0379-nevhp ", "0379-NEVHP"),
            ("1 23", "1 23"),
            ("12\u{a0} 3", "12 3"),
            ("00\u{2011}000012", "00-000012"),
        ];
        for (written, key) in rows {
            assert_eq!(code_key(written), key, "{written:?}");
        }
    }

    #[test]
    fn search_finds_names_as_people_type_them() {
        let rows = [
            ("Õunapuu OÜ", "ounapuu ou"),
            ("ООО «Ёлка»", "ооо елка"),
            ("Žalgiris  š", "zalgiris s"),
            ("STRASSE", "strasse"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Søren", "soren"),
            ("ＡＢＣ", "abc"),
            ("O’Neil", "oneil"),
        ];
        for (name, key) in rows {
            assert_eq!(search_key(name), key, "{name}");
        }
    }

    #[test]
    fn odd_characters_are_removed_and_told() {
        let none = TextFlags::default();
        let rows = [
            ("OÜ  Ounapuu\n", "OÜ Ounapuu", none),
            ("a\u{0}b", "ab", TextFlags { control: true, ..none }),
            ("in\u{202e}voice", "invoice", TextFlags { direction: true, ..none }),
            ("a\u{200b}b\u{feff}", "ab", TextFlags { zero_width: true, ..none }),
            ("E\u{301}", "É", none),
            ("Ромaшка", "Ромaшка", TextFlags { mixed_letters: true, ..none }),
            ("ООО Alfa", "ООО Alfa", none),
        ];
        for (text, cleaned, flags) in rows {
            assert_eq!(clean_text(text), (cleaned.to_owned(), flags), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn keys_of_keys_are_the_keys(text in "\\PC{0,12}|[\\u{0}-\\u{ffff}]{0,8}|[А-яЁёa-z \u{ad}–—№\u{300}\u{308}]{0,10}") {
            let number = number_key(&text);
            prop_assert_eq!(number_key(&number), number.clone());
            let code = code_key(&text);
            prop_assert_eq!(code_key(&code), code.clone());
            let search = search_key(&text);
            prop_assert_eq!(search_key(&search), search.clone());
            let (clean, _) = clean_text(&text);
            prop_assert_eq!(clean_text(&clean).0, clean.clone());
        }

        /// The short way for ASCII gives what the long way would.
        #[test]
        fn plain_text_is_folded_as_any_other(text in "[\\u{0}-\\u{7f}]{0,16}") {
            let long_way = |key: fn(&str) -> String| key(&format!("{text}\u{200b}"));
            prop_assert_eq!(number_key(&text), long_way(number_key));
            prop_assert_eq!(folded_number(&text), long_way(number_key));
            prop_assert_eq!(code_key(&text), long_way(code_key));
            prop_assert_eq!(search_key(&text), long_way(search_key));
        }

        #[test]
        fn case_never_matters(text in "[A-Za-zА-яÕÄÖÜõäöü0-9 /-]{0,12}") {
            prop_assert_eq!(number_key(&text.to_lowercase()), number_key(&text.to_uppercase()));
        }
    }
}
