//! Numbers of documents as keys, and the words of a text that may be such numbers.
//!
//! A number is typed with other separators, other spaces, letters of another alphabet, zero
//! for O, without its prefix or its zeros. Three keys stand for three degrees of care:
//!
//! | key | `АВ-00123/26` |
//! |---|---|
//! | exact: letters and digits only | `AB0012326` |
//! | look-alike: letters that look like digits are those digits | `A80012326` |
//! | digits: all digits, leading zeros apart | `12326` |

use crate::book::payment_reference;
use crate::number::number_key;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::LazyLock;

/// The keys of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Hash of the exact key.
    pub(super) exact: u64,
    /// Hash of the key in which look-alikes are one.
    pub(super) look_alike: u64,
    /// All digits as a number; 0 when there are none or more than eighteen.
    pub(super) digits: u64,
    /// Digits behind the last letter or separator, as a number.
    pub(super) tail: u64,
    /// Characters of the exact key, and of them digits.
    pub(super) length: usize,
    pub(super) digit_count: usize,
    /// The same, letters that look like digits among them.
    pub(super) digit_like: usize,
}

/// Keys of the number of a document.
pub(super) fn keys(number: &str) -> Keys {
    // The key of the book unifies alphabets, case and dashes.
    let folded = number_key(number);
    let mut squeezed = Squeezed::default();
    let mut tail = 0_u64;
    for letter in folded.chars() {
        match letter.to_digit(10) {
            Some(digit) => tail = tail.saturating_mul(10).saturating_add(u64::from(digit)),
            None => tail = 0,
        }
        if letter.is_alphanumeric() {
            squeezed.push(letter);
        }
    }
    Keys { tail: if tail > MOST { 0 } else { tail }, ..squeezed.keys() }
}

/// Key of a payment reference, as those of numbers are; 0 for one that names nothing.
pub(super) fn reference_key(reference: &str) -> u64 {
    let mut hash = Fnv::default();
    let key = payment_reference::key(reference);
    key.chars().for_each(|letter| hash.push(letter));
    if key.is_empty() { 0 } else { hash.finish() }
}

const MOST: u64 = 999_999_999_999_999_999;

/// Letters and digits of a number while they are gathered.
#[derive(Clone, Copy)]
struct Squeezed {
    exact: Fnv,
    look_alike: Fnv,
    digits: u64,
    length: usize,
    digit_count: usize,
    digit_like: usize,
}

impl Default for Squeezed {
    fn default() -> Self {
        let (exact, look_alike) = (Fnv::default(), Fnv::default());
        Self { exact, look_alike, digits: 0, length: 0, digit_count: 0, digit_like: 0 }
    }
}

impl Squeezed {
    fn push(&mut self, letter: char) {
        self.exact.push(letter);
        let alike = as_digit(letter);
        self.look_alike.push(alike);
        self.digit_like += usize::from(alike.is_ascii_digit());
        self.length += 1;
        if let Some(digit) = letter.to_digit(10) {
            self.digits = self.digits.saturating_mul(10).saturating_add(u64::from(digit));
            self.digit_count += 1;
        }
    }

    fn keys(&self) -> Keys {
        Keys {
            exact: self.exact.finish(),
            look_alike: self.look_alike.finish(),
            digits: if self.digits > MOST { 0 } else { self.digits },
            tail: 0,
            length: self.length,
            digit_count: self.digit_count,
            digit_like: self.digit_like,
        }
    }
}

/// A hash that is the same on every machine and costs a multiplication a character.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn push(&mut self, letter: char) {
        self.write(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        // The low bits of this hash are poor; a filter looks at them.
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The digit that a letter is taken for, by eye or by hand.
const fn as_digit(letter: char) -> char {
    match letter {
        'O' | 'Q' => '0',
        'I' | 'L' | '|' => '1',
        'Z' => '2',
        'З' => '3',
        'S' => '5',
        'Б' => '6',
        'B' => '8',
        other => other,
    }
}

/// Part of a text that may be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Words of the text it covers, from and up to.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) keys: Keys,
    /// What the words before it call it.
    pub(super) called: Called,
    /// Its key as a payment reference, where it is called one.
    pub(super) reference: u64,
    /// It looks like a year, or a part of a date or an amount.
    pub(super) everyday: bool,
}

/// What a number is called in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called {
    Nothing,
    Document,
    Contract,
    Reference,
}

/// Most words of a text that are looked at.
const MOST_WORDS: usize = 64;

/// Words that one number may be written in.
const MOST_JOINED: usize = 4;

/// What a word before a number says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// An invoice, a delivery note, or a plain “no.”.
    Document,
    /// A contract or an order: its number is none of an invoice.
    Contract,
    /// A reference number.
    Reference,
    /// The sign № or #, which says what the word before it says.
    Sign,
}

/// Words before a number, by what they say. Cases of a noun are words of their own.
const LABELS: [(&str, Label); 97] = [
    ("arve", Label::Document),
    ("arved", Label::Document),
    ("arveid", Label::Document),
    ("arvete", Label::Document),
    ("arvenr", Label::Document),
    ("arvenumber", Label::Document),
    ("saateleht", Label::Document),
    ("nr", Label::Sign),
    ("nr.", Label::Sign),
    ("no", Label::Sign),
    ("number", Label::Sign),
    ("invoice", Label::Document),
    ("invoices", Label::Document),
    ("inv", Label::Document),
    ("bill", Label::Document),
    ("rechnung", Label::Document),
    ("faktura", Label::Document),
    ("счет", Label::Document),
    ("счёт", Label::Document),
    ("счету", Label::Document),
    ("счёту", Label::Document),
    ("счета", Label::Document),
    ("счетам", Label::Document),
    ("сч", Label::Document),
    ("сф", Label::Document),
    ("с/ф", Label::Document),
    ("ф", Label::Document),
    ("фактура", Label::Document),
    ("фактуре", Label::Document),
    ("фактуры", Label::Document),
    ("упд", Label::Document),
    ("накладная", Label::Document),
    ("накладной", Label::Document),
    ("накладным", Label::Document),
    ("тн", Label::Document),
    ("ттн", Label::Document),
    ("реализация", Label::Document),
    ("реализации", Label::Document),
    ("акт", Label::Document),
    ("акту", Label::Document),
    ("leping", Label::Contract),
    ("lepingu", Label::Contract),
    ("tellimus", Label::Contract),
    ("order", Label::Contract),
    ("contract", Label::Contract),
    ("договор", Label::Contract),
    ("договору", Label::Contract),
    ("договора", Label::Contract),
    ("дог", Label::Contract),
    ("заказ", Label::Contract),
    ("заказу", Label::Contract),
    ("tellimuse", Label::Contract),
    ("tellimust", Label::Contract),
    ("klient", Label::Contract),
    ("kliendi", Label::Contract),
    ("kliendinumber", Label::Contract),
    ("kliendinr", Label::Contract),
    ("korter", Label::Contract),
    ("korteri", Label::Contract),
    ("krt", Label::Contract),
    ("objekt", Label::Contract),
    ("projekt", Label::Contract),
    ("customer", Label::Contract),
    ("client", Label::Contract),
    ("apartment", Label::Contract),
    ("flat", Label::Contract),
    ("unit", Label::Contract),
    ("po", Label::Contract),
    ("заявка", Label::Contract),
    ("заявке", Label::Contract),
    ("заявки", Label::Contract),
    ("спецификация", Label::Contract),
    ("спецификации", Label::Contract),
    ("приложение", Label::Contract),
    ("приложению", Label::Contract),
    ("клиент", Label::Contract),
    ("клиента", Label::Contract),
    ("абонент", Label::Contract),
    ("абонента", Label::Contract),
    ("лицевой", Label::Contract),
    ("квартира", Label::Contract),
    ("квартиры", Label::Contract),
    ("кв", Label::Contract),
    ("участок", Label::Contract),
    ("участка", Label::Contract),
    ("дом", Label::Contract),
    ("дома", Label::Contract),
    ("объект", Label::Contract),
    ("объекта", Label::Contract),
    ("viitenumber", Label::Reference),
    ("viitenr", Label::Reference),
    ("viide", Label::Reference),
    ("viite", Label::Reference),
    ("ссылка", Label::Reference),
    ("ссылки", Label::Reference),
    ("ref", Label::Reference),
    ("reference", Label::Reference),
];

/// The same as keys of `number_key`.
static LABEL_KEYS: LazyLock<BTreeMap<Vec<char>, Label>> = LazyLock::new(|| {
    LABELS.iter().map(|(word, label)| (number_key(word).chars().collect(), *label)).collect()
});

/// A word of the text: letters and digits without a sign between them.
struct Word {
    /// The letters, folded as `number_key` folds them.
    letters: Vec<char>,
    has_digit: bool,
    all_digits: bool,
    label: Option<Label>,
    /// What stands between it and the word before.
    before: Gap,
    /// It is part of a month or a day, written with signs.
    dated: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// One of `- / _`: the two may be one number.
    Sign,
    /// A point or a comma with digits on both sides: a date or an amount, or one number.
    Point,
    /// A space: the two may be one number, typed apart.
    Space,
    /// Anything else.
    Wide,
}

/// Everything in a text that may be a number, the longest first at each place.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    let words = words(text);
    let mut found = Vec::new();
    for from in 0..words.len() {
        if words[from].label.is_some() {
            continue;
        }
        let mut whole = Squeezed::default();
        let first = found.len();
        for (at, word) in words.iter().enumerate().skip(from).take(MOST_JOINED) {
            if at > from
                && (word.before == Gap::Wide || word.label.is_some() || stand_apart(&words, at))
            {
                break;
            }
            word.letters.iter().for_each(|letter| whole.push(*letter));
            if word.has_digit && whole.length <= MOST_LENGTH {
                let called = called(&words, from);
                let reference = match called {
                    Called::Reference => reference_of(&words[from..=at]),
                    Called::Document | Called::Contract | Called::Nothing => 0,
                };
                found.push(Candidate {
                    from,
                    to: at + 1,
                    keys: whole.keys(),
                    called,
                    reference,
                    everyday: is_everyday(&words, from, at),
                });
            }
        }
        found[first..].reverse();
    }
    found
}

fn reference_of(words: &[Word]) -> u64 {
    let letters = words.iter().flat_map(|word| &word.letters);
    reference_key(&letters.collect::<String>())
}

/// A number is not continued by a word of letters behind a space.
fn stand_apart(words: &[Word], at: usize) -> bool {
    let (before, word) = (&words[at - 1], &words[at]);
    word.before == Gap::Space && before.has_digit && !word.has_digit
}

fn called(words: &[Word], at: usize) -> Called {
    let label = |back: usize| at.checked_sub(back).and_then(|at| words[at].label);
    match (label(1), label(2)) {
        (Some(Label::Sign), Some(Label::Contract)) | (Some(Label::Contract), _) => Called::Contract,
        (Some(Label::Sign), Some(Label::Reference)) | (Some(Label::Reference), _) => {
            Called::Reference
        }
        (Some(Label::Document | Label::Sign), _) => Called::Document,
        (None, _) => as_before(words, at),
    }
}

/// “Invoices 15, 16 and 17”: a number behind a number is called as that one is.
fn as_before(words: &[Word], at: usize) -> Called {
    let Some(before) = at.checked_sub(1) else { return Called::Nothing };
    let joins = |word: &Word| {
        ["JA", "И", "AND", "&"].iter().any(|one| one.chars().eq(word.letters.iter().copied()))
    };
    let before = match before.checked_sub(1) {
        Some(earlier) if joins(&words[before]) => earlier,
        _ => before,
    };
    if !words[before].has_digit || !words[at].has_digit {
        return Called::Nothing;
    }
    // “Invoices 02/2026 and 03/2026” are two of a kind; “invoice 15, 12/03/2026” is one and a day.
    match (words[before].dated, words[at].dated) {
        (true, true) => called(words, beginning(words, before)),
        (false, false) if !is_everyday(words, at, at) => called(words, before),
        _ => Called::Nothing,
    }
}

/// Where the number that ends here begins.
fn beginning(words: &[Word], end: usize) -> usize {
    let mut at = end;
    while at > 0 && words[at].before == Gap::Sign {
        at -= 1;
    }
    at
}

/// Longest number of a document.
const MOST_LENGTH: usize = 30;

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut letters: Vec<char> = Vec::new();
    let mut gap = String::new();
    for letter in text.chars().chain([' ']) {
        // A numero sign is a label of its own, even with a number right behind it.
        if letter.is_alphanumeric() && letter != '№' {
            let kind_changes = letters.last().is_some_and(|last| {
                last.is_alphabetic() && last.is_lowercase() && letter.is_uppercase()
            });
            if kind_changes {
                end_word(&mut words, &mut letters, &mut gap);
            }
            letters.push(letter);
            continue;
        }
        end_word(&mut words, &mut letters, &mut gap);
        if words.len() >= MOST_WORDS {
            break;
        }
        if matches!(letter, '№' | '#') {
            words.push(Word {
                letters: Vec::new(),
                has_digit: false,
                all_digits: false,
                label: Some(Label::Sign),
                before: Gap::Wide,
                dated: false,
            });
        } else {
            gap.push(letter);
        }
    }
    mark_dates(&mut words);
    words
}

/// Marks the words that are months (`03/2026`, `2026-03`, `03/26`) or days (`12/03/2026`,
/// `2026-03-12`, `12-03-26`). What hangs on a word of letters is no date but a number.
fn mark_dates(words: &mut [Word]) {
    let mut from = 0;
    while from < words.len() {
        let mut to = from + 1;
        while words.get(to).is_some_and(|word| word.before == Gap::Sign) {
            to += 1;
        }
        let run = &mut words[from..to];
        if run.iter().all(|word| word.all_digits) && is_date(run) {
            run.iter_mut().for_each(|word| word.dated = true);
        }
        from = to;
    }
}

fn is_date(run: &[Word]) -> bool {
    let figure = |word: &Word| word.letters.iter().collect::<String>().parse::<u32>().ok();
    let within = |word: &Word, most: u32| {
        word.letters.len() <= 2 && figure(word).is_some_and(|figure| (1..=most).contains(&figure))
    };
    let month = |word: &Word| within(word, 12);
    let day = |word: &Word| within(word, 31);
    let year = |word: &Word| {
        is_year(word) || word.letters.len() == 2 && figure(word).is_some_and(|year| year >= 20)
    };
    match run {
        [first, second] => month(first) && year(second) || is_year(first) && month(second),
        [first, second, third] => {
            day(first) && month(second) && year(third)
                || is_year(first) && month(second) && day(third)
        }
        _ => false,
    }
}

/// Four digits that are a year of ours.
fn is_year(word: &Word) -> bool {
    word.all_digits
        && word.letters.len() == 4
        && matches!(word.letters[..2], ['1', '9'] | ['2', '0'])
}

fn end_word(words: &mut Vec<Word>, letters: &mut Vec<char>, gap: &mut String) {
    if letters.is_empty() {
        return;
    }
    let written: String = letters.drain(..).collect();
    let folded: Vec<char> = number_key(&written).chars().collect();
    let has_digit = folded.iter().any(char::is_ascii_digit);
    let all_digits = folded.iter().all(char::is_ascii_digit);
    let label = LABEL_KEYS.get(&folded).copied();
    let after_digits = words.last().is_some_and(|word| word.all_digits);
    let before = match gap.as_str() {
        "" | "-" | "/" | "_" | "\\" | "–" => Gap::Sign,
        "." | "," if after_digits && all_digits => Gap::Point,
        "." => Gap::Sign,
        " " | " - " | " / " | "- " | " -" | "/ " | " /" => Gap::Space,
        _ => Gap::Wide,
    };
    gap.clear();
    let dated = false;
    words.push(Word { letters: folded, has_digit, all_digits, label, before, dated });
}

/// A year, or a piece of a date or an amount: no number of a document by itself.
fn is_everyday(words: &[Word], from: usize, to: usize) -> bool {
    let pointed = |at: usize| words.get(at).is_some_and(|word| word.before == Gap::Point);
    let mut dates = words[from..=to].iter().filter(|word| word.has_digit);
    if (from..=to + 1).any(pointed) || dates.all(|word| word.dated) {
        return true;
    }
    // “March 2026” is a year with a word before it.
    let mut numbers = words[from..=to].iter().filter(|word| word.has_digit);
    match (numbers.next(), numbers.next()) {
        (Some(only), None) => is_year(only),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, number: &str) -> Option<&'static str> {
        let wanted = keys(number);
        let found = candidates(text);
        let has = |fits: &dyn Fn(&Candidate) -> bool| found.iter().any(fits);
        if has(&|one| one.keys.exact == wanted.exact) {
            return Some("exact");
        }
        if has(&|one| one.keys.look_alike == wanted.look_alike) {
            return Some("look-alike");
        }
        let digits = |one: &Candidate| one.keys.digits > 0 && one.keys.digits == wanted.digits;
        if has(&digits) {
            return Some("digits");
        }
        has(&|one| one.keys.digits > 0 && one.keys.digits == wanted.tail).then_some("tail")
    }

    #[test]
    fn numbers_are_found_as_people_type_them() {
        let rows = [
            ("Arve AB-1001", "AB-1001", Some("exact")),
            ("arve ab 1001, aitäh", "AB-1001", Some("exact")),
            ("Оплата по счету № АВ-1001 от 12.02.2026", "AB-1001", Some("exact")),
            ("invoice AB1001", "AB-1001", Some("exact")),
            ("invoice A8-1OO1", "AB-1001", Some("look-alike")),
            ("счёт 1001", "AB-1001", Some("digits")),
            ("arve 123", "AB-00123", Some("digits")),
            ("nr 0000123/2026", "AB-123/2026", Some("digits")),
            ("arved AB-1002 ja AB-1003", "AB-1003", Some("exact")),
            ("arve AB/1001/26", "AB-1001-26", Some("exact")),
            ("arve 2026 1001", "2026-1001", Some("exact")),
            ("arve 1001", "2026/1001", Some("tail")),
            ("УПД 0000-000123 от 01.03.2026", "0000-000123", Some("exact")),
            ("arve AB-1001-", "AB-1002", None),
            ("ettemaks", "AB-1001", None),
        ];
        for (text, number, expected) in rows {
            assert_eq!(names(text, number), expected, "{text} / {number}");
        }
    }

    #[test]
    fn labels_dates_and_years_are_told_apart() {
        let of = |text: &str, digits: u64| {
            let found = candidates(text);
            let one = found.into_iter().find(|one| one.keys.digits == digits).expect(text);
            (one.called, one.everyday)
        };
        assert_eq!(of("arve 15", 15), (Called::Document, false));
        assert_eq!(of("счет №15", 15), (Called::Document, false));
        assert_eq!(of("по договору № 15", 15), (Called::Contract, false));
        assert_eq!(of("viitenumber 10016", 10016), (Called::Reference, false));
        assert_eq!(of("maksan 15 eurot", 15), (Called::Nothing, false));
        assert_eq!(of("за март 2026", 2026), (Called::Nothing, true));
        assert_eq!(of("от 12.02.2026", 2), (Called::Nothing, true));
        assert_eq!(of("НДС 21639.34", 21639), (Called::Nothing, true));
        for (text, digits, expected) in [
            ("üür 03/2026", 32_026, (Called::Nothing, true)),
            ("2026-03", 202_603, (Called::Nothing, true)),
            ("за 12/03/2026", 12_032_026, (Called::Nothing, true)),
            ("kuni 2026-03-12", 20_260_312, (Called::Nothing, true)),
            ("03/26", 326, (Called::Nothing, true)),
            ("arve 03/2026", 32_026, (Called::Document, true)),
            ("arved 02/2026, 03/2026", 32_026, (Called::Document, true)),
            ("arve 1001, 12/03/2026", 12_032_026, (Called::Nothing, true)),
            ("13/2026", 132_026, (Called::Nothing, false)),
            ("AB-03/2026", 32_026, (Called::Nothing, false)),
            ("123/26", 12_326, (Called::Nothing, false)),
        ] {
            assert_eq!(of(text, digits), expected, "{text}");
        }
    }
}
