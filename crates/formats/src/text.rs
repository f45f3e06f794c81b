//! Cleans text on its way in, and says when there was something to clean.
//!
//! Names and numbers come with invisible passengers: byte order marks, zero-width joins,
//! characters that turn the reading direction, no-break spaces. They make two equal numbers
//! unequal and can make a screen lie. They are taken out; what was taken out is reported.
//! Letters of two alphabets inside one word (`ООО` with a Latin `O`) are kept, since only
//! a person can say which was meant, but they are reported.

use std::borrow::Cow;
use std::fmt;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Something a reader should know about a text that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextFlag {
    /// NUL, bell and other control characters were taken out.
    ControlRemoved,
    /// Characters that turn the direction of reading were taken out.
    DirectionRemoved,
    /// Zero-width characters were taken out.
    InvisibleRemoved,
    /// One word mixes Latin with Cyrillic or Greek letters that look alike.
    MixedAlphabets,
    /// The word is none of those that are known here: the field was left out.
    WordUnknown,
    /// Digits of a reference were lost on the way: the field was left out.
    ReferenceLost,
}

impl TextFlag {
    /// The stable word under which screens translate this remark.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ControlRemoved => "control_removed",
            Self::DirectionRemoved => "direction_removed",
            Self::InvisibleRemoved => "invisible_removed",
            Self::MixedAlphabets => "mixed_alphabets",
            Self::WordUnknown => "word_unknown",
            Self::ReferenceLost => "reference_lost",
        }
    }
}

impl fmt::Display for TextFlag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ControlRemoved => "control characters were taken out",
            Self::DirectionRemoved => "characters that turn the reading direction were taken out",
            Self::InvisibleRemoved => "invisible characters were taken out",
            Self::MixedAlphabets => "one word mixes letters of two alphabets",
            Self::WordUnknown => "the word is not known here: the field was left out",
            Self::ReferenceLost => {
                "the reference cannot be read (a spreadsheet may have made a rounded number of it): the field was left out"
            }
        })
    }
}

/// A cleaned text and what there was to say about it, in the order of [`TextFlag`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised<'a> {
    pub text: Cow<'a, str>,
    pub flags: Vec<TextFlag>,
}

/// Cleans one cell: composed letters (NFC), single plain spaces, none at the ends, nothing
/// invisible. Line breaks inside become spaces. Cleaning twice changes nothing.
pub fn normalise(text: &str) -> Normalised<'_> {
    let trimmed = text.trim_ascii();
    if is_plain(trimmed) {
        return Normalised { text: Cow::Borrowed(trimmed), flags: Vec::new() };
    }
    let mut flags = Vec::new();
    let visible = trimmed.chars().filter(|&c| {
        let unwanted = unwanted(c);
        flags.extend(unwanted);
        unwanted.is_none()
    });
    let visible: String = visible.collect();
    let composed = match is_nfc_quick(visible.chars()) {
        IsNormalized::Yes => visible,
        _ => visible.nfc().collect(),
    };
    let text = single_spaces(&composed);
    if text.split(' ').any(mixes_alphabets) {
        flags.push(TextFlag::MixedAlphabets);
    }
    flags.sort_unstable();
    flags.dedup();
    Normalised { text: Cow::Owned(text), flags }
}

/// A key under which two spellings of a heading are the same: no case, no double spaces,
/// no punctuation at the end.
pub fn heading_key(heading: &str) -> String {
    let clean = normalise(heading);
    clean.text.trim_end_matches([':', '.', '*']).trim().to_lowercase().replace('ё', "е")
}

/// Printable ASCII with single spaces needs no work.
fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let fine = (0x20..0x7f).contains(&byte) && (byte != b' ' || before != b' ');
        before = byte;
        fine
    })
}

fn unwanted(c: char) -> Option<TextFlag> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            Some(TextFlag::DirectionRemoved)
        }
        '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{180e}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(TextFlag::InvisibleRemoved),
        _ if c.is_control() => Some(TextFlag::ControlRemoved),
        _ => None,
    }
}

fn single_spaces(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// Does an unbroken run of letters hold both Latin and Cyrillic or Greek?
fn mixes_alphabets(word: &str) -> bool {
    word.split(|c: char| !c.is_alphabetic()).any(|run| {
        let latin = run.chars().any(|c| matches!(c, 'A'..='Z' | 'a'..='z' | 'À'..='ɏ'));
        let other = run.chars().any(|c| matches!(c, '\u{370}'..='\u{52f}'));
        latin && other
    })
}
