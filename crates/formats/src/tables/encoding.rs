//! Finds out in which encoding a text file is written, or asks.
//!
//! A byte order mark decides. Bytes that are valid UTF-8 are UTF-8: other texts hardly ever
//! are by chance. The rest is weighed: in each candidate the words are looked at the way a
//! reader would. Cyrillic with capitals inside words, box drawings inside names, or words
//! made of accented letters only are signs of a wrong reading. When two readings differ and
//! both look right, the answer is not a guess but a question ([`ReadError::AmbiguousEncoding`]).

use super::ReadError;
use super::decode::decode_sample;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, IBM866, KOI8_R, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257,
};
use std::io::Read;

/// The encodings that are recognised without being told; others can be stated by name.
pub const KNOWN_ENCODINGS: [&str; 8] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1251",
    "windows-1252",
    "windows-1257",
    "koi8-r",
    "cp866",
];

/// Eight-bit encodings that are weighed against each other.
const CANDIDATES: [&Encoding; 5] = [WINDOWS_1251, WINDOWS_1252, WINDOWS_1257, KOI8_R, IBM866];

/// Bytes of words with letters beyond ASCII that are enough to judge by.
const EVIDENCE_BYTES: usize = 64 << 10;

/// The encoding of a file and how many bytes of byte order mark stand before the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundEncoding {
    pub(super) encoding: &'static Encoding,
    pub(super) mark_bytes: usize,
}

/// The encoding with this name: any label of the WHATWG standard, such as `windows-1251`,
/// `cp866`, `koi8-r`, `utf-16le`.
pub(super) fn by_name(name: &str) -> Result<&'static Encoding, ReadError> {
    Encoding::for_label(name.trim().as_bytes())
        .filter(|encoding| *encoding != encoding_rs::REPLACEMENT)
        .ok_or_else(|| ReadError::UnknownEncoding { name: crate::refusal::shorten(name) })
}

/// Decides the encoding from the first bytes, the check for UTF-8 over the whole file, and
/// what was stated. `None` means that the words beyond ASCII must be weighed.
pub(super) fn from_head(
    head: &[u8],
    utf8: Utf8Check,
    stated: Option<&'static Encoding>,
) -> Result<Option<FoundEncoding>, ReadError> {
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(head) {
        return Ok(Some(FoundEncoding { encoding, mark_bytes }));
    }
    let found = |encoding| Some(FoundEncoding { encoding, mark_bytes: 0 });
    match (stated, utf8) {
        (Some(stated), Utf8Check::Text) if !is_unicode(stated) => {
            // Text that is valid UTF-8 by chance does not exist; somebody is mistaken.
            Err(ReadError::AmbiguousEncoding { candidates: vec!["utf-8".into(), label(stated)] })
        }
        (Some(stated), _) => Ok(found(stated)),
        (None, _) if head.contains(&0) => match utf16_without_mark(head) {
            Some(encoding) => Ok(found(encoding)),
            None => Err(ReadError::ZeroByte { line: line_of_zero(head) }),
        },
        (None, Utf8Check::Ascii | Utf8Check::Text) => Ok(found(UTF_8)),
        (None, Utf8Check::No) => Ok(None),
    }
}

/// The encoding with this name, for a text without a mark that is read as a whole.
///
/// # Errors
/// When there is none of this name, or the text is UTF-8 and cannot be what was stated.
pub(crate) fn stated_encoding(name: &str, bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    let stated = by_name(name)?;
    let utf8 = match std::str::from_utf8(bytes) {
        _ if bytes.is_ascii() => Utf8Check::Ascii,
        Ok(_) => Utf8Check::Text,
        Err(_) => Utf8Check::No,
    };
    let found = from_head(bytes, utf8, Some(stated))?;
    Ok(found.map_or(stated, |found| found.encoding))
}

/// The encoding that the words beyond ASCII speak for.
///
/// # Errors
/// [`ReadError::AmbiguousEncoding`] where they leave a doubt.
pub(crate) fn weighed_encoding(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    weigh(bytes).map(|found| found.encoding)
}

/// What a look at every byte says about UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Utf8Check {
    /// No byte above 127.
    Ascii,
    /// Valid, with letters beyond ASCII.
    Text,
    No,
}

fn is_unicode(encoding: &'static Encoding) -> bool {
    encoding == UTF_8 || encoding == UTF_16LE || encoding == UTF_16BE
}

/// UTF-16 without a mark: nearly every second byte is 0 (Latin) or 4 (Cyrillic).
fn utf16_without_mark(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let high = |at: usize| {
        let page = |pair: &&[u8]| pair.get(at).is_some_and(|byte| matches!(byte, 0 | 4));
        head.chunks_exact(2).filter(page).count()
    };
    let (big, little) = (high(0), high(1));
    let nearly_all = |number: usize| number * 10 >= count * 9;
    match (nearly_all(big), nearly_all(little)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Line of the first zero byte, counted from 1.
fn line_of_zero(head: &[u8]) -> u64 {
    let before = head.iter().take_while(|byte| **byte != 0);
    1 + before.filter(|byte| **byte == b'\n').count() as u64
}

/// The name shown to people; `cp866` is better known than `IBM866`.
fn label(encoding: &'static Encoding) -> String {
    if encoding == IBM866 { "cp866".into() } else { encoding.name().to_lowercase() }
}

/// Weighs the words beyond ASCII of a whole file.
pub(super) fn weigh(mut reader: impl Read) -> Result<FoundEncoding, ReadError> {
    let mut evidence = Evidence::default();
    let mut chunk = vec![0; 64 << 10];
    loop {
        match reader.read(&mut chunk)? {
            0 => break,
            filled => evidence.add(chunk.get(..filled).unwrap_or_default()),
        }
    }
    let encoding = evidence.judge()?;
    Ok(FoundEncoding { encoding, mark_bytes: 0 })
}

/// Words with bytes beyond ASCII, and which such bytes occur anywhere in the file.
struct Evidence {
    words: Vec<u8>,
    word: Vec<u8>,
    word_counts: bool,
    seen: [bool; 256],
}

impl Default for Evidence {
    fn default() -> Self {
        Self { words: Vec::new(), word: Vec::new(), word_counts: false, seen: [false; 256] }
    }
}

impl Evidence {
    fn add(&mut self, chunk: &[u8]) {
        for &byte in chunk {
            if byte >= 0x80 {
                if let Some(seen) = self.seen.get_mut(usize::from(byte)) {
                    *seen = true;
                }
                self.word_counts = true;
            }
            if byte >= 0x80 || byte.is_ascii_alphabetic() {
                if self.word.len() < 64 {
                    self.word.push(byte);
                }
            } else {
                self.end_word();
            }
        }
    }

    fn end_word(&mut self) {
        if self.word_counts && self.words.len() < EVIDENCE_BYTES {
            self.words.append(&mut self.word);
            self.words.push(b'\n');
        }
        self.word.clear();
        self.word_counts = false;
    }

    fn judge(mut self) -> Result<&'static Encoding, ReadError> {
        self.end_word();
        let readings: Vec<Reading> =
            CANDIDATES.into_iter().filter_map(|encoding| self.reading(encoding)).collect();
        let plausible: Vec<&Reading> = readings.iter().filter(|one| one.is_plausible()).collect();
        match plausible.as_slice() {
            [only] => self.confirm(only),
            [first, rest @ ..] if rest.iter().all(|other| self.same_text(first, other)) => {
                Ok(first.encoding)
            }
            [] => Err(ask(&readings)),
            several => self.settle(several).ok_or_else(|| ask_of(several)),
        }
    }

    /// The only reading that looks right is still doubtful when it is Cyrillic and the
    /// independent detector sees another alphabet (Greek in Windows-1253, say).
    fn confirm(&self, only: &Reading) -> Result<&'static Encoding, ReadError> {
        let guess = self.guess();
        let enough_to_judge = only.cyrillic >= 24;
        let agree = decode_sample(&self.words, guess) == decode_sample(&self.words, only.encoding);
        if enough_to_judge && !agree {
            let candidates = vec![label(only.encoding), label(guess)];
            return Err(ReadError::AmbiguousEncoding { candidates });
        }
        Ok(only.encoding)
    }

    fn guess(&self) -> &'static Encoding {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(&self.words, true);
        detector.guess(None, Utf8Detection::Deny)
    }

    fn reading(&self, encoding: &'static Encoding) -> Option<Reading> {
        let text = decode_sample(&self.words, encoding)?;
        Some(Reading::of(encoding, &text))
    }

    /// Do two encodings agree about every byte of the file?
    fn same_text(&self, one: &Reading, other: &Reading) -> bool {
        (0x80..=0xff_u8).filter(|byte| self.seen.get(usize::from(*byte)) == Some(&true)).all(
            |byte| decode_sample(&[byte], one.encoding) == decode_sample(&[byte], other.encoding),
        )
    }

    /// Several readings look like words: letter frequencies may still decide, when there is
    /// enough text and the independent detector agrees.
    fn settle(&self, several: &[&Reading]) -> Option<&'static Encoding> {
        let guess = self.guess();
        let chosen = several.iter().find(|one| one.encoding == guess)?;
        let clear = several
            .iter()
            .all(|other| other.encoding == chosen.encoding || chosen.is_clearly_better_than(other));
        clear.then_some(chosen.encoding)
    }
}

fn ask(readings: &[Reading]) -> ReadError {
    let candidates = readings.iter().map(|one| label(one.encoding)).collect();
    ReadError::AmbiguousEncoding { candidates }
}

fn ask_of(readings: &[&Reading]) -> ReadError {
    let candidates = readings.iter().map(|one| label(one.encoding)).collect();
    ReadError::AmbiguousEncoding { candidates }
}

/// How the words look in one encoding.
struct Reading {
    encoding: &'static Encoding,
    /// Characters beyond ASCII.
    foreign: usize,
    /// Of them, those that no reader would expect where they stand.
    odd: usize,
    /// Cyrillic letters, and those of them that are among the most frequent ones.
    cyrillic: usize,
    frequent: usize,
    /// Is there a word of two Cyrillic letters or more? Without one it is no Cyrillic text:
    /// a lone sign such as the euro reads as a letter in some encodings.
    cyrillic_word: bool,
}

impl Reading {
    fn of(encoding: &'static Encoding, text: &str) -> Self {
        let mut reading =
            Self { encoding, foreign: 0, odd: 0, cyrillic: 0, frequent: 0, cyrillic_word: false };
        for word in text.lines() {
            reading.add_word(word);
        }
        reading
    }

    fn add_word(&mut self, word: &str) {
        let letters: Vec<char> = word.chars().collect();
        let foreign = letters.iter().filter(|c| !c.is_ascii()).count();
        let cyrillic = letters.iter().filter(|c| is_cyrillic(**c)).count();
        let latin = letters.iter().filter(|c| c.is_alphabetic()).count() - cyrillic;
        self.foreign += foreign;
        self.cyrillic += cyrillic;
        self.cyrillic_word |= cyrillic >= 2;
        self.frequent += letters.iter().filter(|c| is_frequent(**c)).count();
        self.odd += letters.iter().filter(|c| is_odd(**c)).count();
        let mixed = cyrillic > 0 && latin > 0;
        let accents_only = cyrillic == 0 && foreign >= 3 && foreign * 2 > letters.len();
        if mixed || accents_only || capital_inside(&letters) || sign_inside(&letters) {
            self.odd += foreign;
        }
    }

    /// At most one character in twenty looks wrong.
    fn is_plausible(&self) -> bool {
        let is_text = self.cyrillic == 0 || (self.cyrillic_word && !self.has_rare_letters_only());
        self.foreign > 0 && self.odd * 20 <= self.foreign && is_text
    }

    /// Real Cyrillic text of some length consists of о, е, а, и, н, т… by more than half.
    fn has_rare_letters_only(&self) -> bool {
        self.cyrillic >= 12 && self.frequent * 5 < self.cyrillic * 2
    }

    fn is_clearly_better_than(&self, other: &Self) -> bool {
        let enough = self.foreign >= 24;
        let share = |reading: &Self| reading.frequent * 100 / reading.cyrillic.max(1);
        enough && self.cyrillic > 0 && other.cyrillic > 0 && share(self) >= share(other) + 15
    }
}

const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{45f}')
}

fn is_frequent(c: char) -> bool {
    "оеаинтсрвлкОЕАИНТСРВЛК".contains(c)
}

/// Control characters, box drawings, mathematical and other signs that stand in no name.
/// Quotation marks, dashes, №, €, ° and the like are welcome.
fn is_odd(c: char) -> bool {
    match c {
        '\u{80}'..='\u{9f}'
        | '\u{2500}'..='\u{25ff}'
        | '\u{2219}'..='\u{2265}'
        | '\u{2320}'
        | '\u{2321}' => true,
        '¤'
        | '¦'
        | '¨'
        | '¬'
        | '¯'
        | '´'
        | '¸'
        | '¹'
        | '¼'
        | '½'
        | '¾'
        | '¿'
        | '¡'
        | '×'
        | '÷'
        | '†'
        | '‡'
        | 'ƒ'
        | '‰'
        | '‹'
        | '›'
        | '\u{2c6}'..='\u{2dd}' => true,
        // Letters of Serbian, Macedonian and Ukrainian that Russian business papers lack.
        'Ђ' | 'Ѓ' | 'ѓ' | 'Љ' | 'Њ' | 'Ќ' | 'Ћ' | 'Џ' | 'ђ' | 'љ' | 'њ' | 'ќ' | 'ћ' | 'џ' | 'Ѕ'
        | 'ѕ' => true,
        _ => false,
    }
}

/// A small letter followed by a capital: `хБЮМНБ`.
fn capital_inside(letters: &[char]) -> bool {
    letters.windows(2).any(|pair| match pair {
        [before, after] => before.is_lowercase() && after.is_uppercase() && !after.is_ascii(),
        _ => false,
    })
}

/// A sign with a letter on both sides, or № before a letter: `M№ller`.
fn sign_inside(letters: &[char]) -> bool {
    let sign = |c: &char| !c.is_ascii() && !c.is_alphabetic() && *c != '’';
    let inside = letters.windows(3).any(|three| match three {
        [before, middle, after] => before.is_alphabetic() && sign(middle) && after.is_alphabetic(),
        _ => false,
    });
    inside || matches!(letters, ['№', next, ..] if next.is_alphabetic())
}
