//! Reads amounts as people and programs write them, and never guesses.
//!
//! `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`, `(12,50)`, `12,50-`, `€ 12.50`, `12,50 руб.`
//! have one meaning each. `1,234` has two, so it is refused until somebody says which.

use saldo_domain::{Currency, Money};
use serde::Deserialize;
use std::fmt;

/// Which sign stands before the fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    Point,
    Comma,
    /// Found out from the file; a file that proves nothing is asked about.
    #[default]
    Auto,
}

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountProblem {
    /// No digits, or signs that do not belong to an amount.
    Unreadable,
    /// `1e5`: spreadsheets write this when digits were lost.
    Exponent,
    /// Two readings are possible.
    Ambiguous { with_thousands: String, with_decimals: String },
    /// Thousands are not in groups of three.
    Grouping,
    /// More digits after the mark than the currency has.
    TooManyDecimals { allowed: u8 },
    /// Above [`LARGEST_MINOR`].
    Overflow,
    /// A number of a spreadsheet with more digits than the fifteen it keeps: the last ones
    /// are guesses.
    RoundedNumber,
    /// The text names another currency than the one expected.
    OtherCurrency { found: String, expected: String },
}

/// The largest amount taken from a file, in minor units: 999 999 999 999 999.99 of a currency
/// with cents. Larger ones are typing mistakes, and sums must stay far from the 64-bit edge.
pub const LARGEST_MINOR: i64 = 99_999_999_999_999_999;

/// Signs and words that may stand before or after an amount, with the codes they can mean.
const CURRENCY_SIGNS: [(&str, &[&str]); 13] = [
    ("€", &["EUR"]),
    ("₽", &["RUB"]),
    ("руб.", &["RUB", "BYN"]),
    ("руб", &["RUB", "BYN"]),
    ("р.", &["RUB"]),
    ("$", &["USD", "CAD", "AUD", "NZD", "SGD", "HKD"]),
    ("£", &["GBP"]),
    ("¥", &["JPY", "CNY"]),
    ("zł", &["PLN"]),
    ("kr.", &["SEK", "NOK", "DKK", "ISK"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("₴", &["UAH"]),
    ("₸", &["KZT"]),
];

/// Reads `text` as an amount of `currency`.
///
/// Takes every common grouping (space, no-break and narrow space, apostrophe, point, comma), a
/// minus before, after, or as parentheses, and a sign or code of the currency before or after.
///
/// # Errors
/// A named [`AmountProblem`]; a text with two readings is an error unless `mark` decides.
pub fn parse_amount(
    text: &str,
    mark: DecimalMark,
    currency: Currency,
) -> Result<Money, AmountProblem> {
    if mark == DecimalMark::Point && is_plain(text) {
        return finish(text, mark, false, currency);
    }
    let (negative, body) = strip_sign(trim(text))?;
    let body = strip_currency(body, currency)?;
    let (inner_negative, body) = strip_sign(body)?;
    if negative && inner_negative {
        return Err(AmountProblem::Unreadable);
    }
    finish(body, mark, negative || inner_negative, currency)
}

/// What an amount proves about the decimal mark of its file, if anything.
pub fn mark_proved_by(text: &str) -> Option<DecimalMark> {
    if !text.bytes().any(|byte| matches!(byte, b'.' | b',')) {
        return None;
    }
    let body = text.trim_matches(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    let split = split_auto(body).ok()?;
    check_whole(split.whole).ok()?;
    let fraction_is_digits = split.fraction.bytes().all(|byte| byte.is_ascii_digit());
    match split.mark {
        Some('.') if fraction_is_digits => Some(DecimalMark::Point),
        Some(',') if fraction_is_digits => Some(DecimalMark::Comma),
        // Several grouping marks of one kind prove that the other kind is the decimal mark.
        None if body.contains(',') => Some(DecimalMark::Point),
        None if body.contains('.') => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// Has the text two readings? Currency signs around it do not matter.
pub(crate) fn is_ambiguous(text: &str) -> bool {
    let body = text.trim_matches(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
    matches!(split_auto(body), Err(AmountProblem::Ambiguous { .. }))
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// A body without signs: digits, grouping, at most one decimal mark.
fn finish(
    body: &str,
    mark: DecimalMark,
    negative: bool,
    currency: Currency,
) -> Result<Money, AmountProblem> {
    refuse_exponent(body)?;
    let split = match mark {
        DecimalMark::Point => split_at_mark(body, '.')?,
        DecimalMark::Comma => split_at_mark(body, ',')?,
        DecimalMark::Auto => split_auto(body)?,
    };
    check_whole(split.whole)?;
    if !split.fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountProblem::Unreadable);
    }
    let minor = minor_units(&split, currency.decimals())?;
    Ok(Money::from_minor(if negative { -minor } else { minor }, currency))
}

fn refuse_exponent(body: &str) -> Result<(), AmountProblem> {
    let starts_with_digit = body.starts_with(|c: char| c.is_ascii_digit());
    let shaped = |c: char| c.is_ascii_digit() || matches!(c, 'e' | 'E' | '+' | '-' | '.' | ',');
    let has_e = body.bytes().any(|byte| byte.eq_ignore_ascii_case(&b'e'));
    if starts_with_digit && has_e && body.chars().all(shaped) {
        return Err(AmountProblem::Exponent);
    }
    Ok(())
}

/// The digits before and after the decimal mark.
struct Split<'a> {
    whole: &'a str,
    fraction: &'a str,
    mark: Option<char>,
}

fn split_at_mark(body: &str, mark: char) -> Result<Split<'_>, AmountProblem> {
    match body.split_once(mark) {
        None => Ok(Split { whole: body, fraction: "", mark: None }),
        // “5.” lost something; “.50” did not.
        Some((_, "")) => Err(AmountProblem::Unreadable),
        Some((whole, fraction)) if fraction.contains(['.', ',']) && !whole.is_empty() => {
            // `1.234.567` under a decimal point: grouping of another convention.
            Err(AmountProblem::Grouping)
        }
        Some((whole, fraction)) => Ok(Split { whole, fraction, mark: Some(mark) }),
    }
}

fn split_auto(body: &str) -> Result<Split<'_>, AmountProblem> {
    let Some(last) = body.rfind(['.', ',']) else {
        return Ok(Split { whole: body, fraction: "", mark: None });
    };
    let (whole, rest) = body.split_at(last);
    let mark = if rest.starts_with('.') { '.' } else { ',' };
    let other = if mark == '.' { ',' } else { '.' };
    let fraction = rest.get(1..).unwrap_or_default();
    if whole.contains(mark) {
        // `1.234.567`: a mark that comes twice groups; it cannot do so after the other one.
        return if whole.contains(other) {
            Err(AmountProblem::Grouping)
        } else {
            Ok(Split { whole: body, fraction: "", mark: None })
        };
    }
    if whole.contains(other) || fraction.len() != 3 || !could_be_first_group(whole) {
        return match fraction {
            "" => Err(AmountProblem::Unreadable),
            _ => Ok(Split { whole, fraction, mark: Some(mark) }),
        };
    }
    Err(AmountProblem::Ambiguous {
        with_thousands: format!("{whole}{fraction}"),
        with_decimals: format!("{whole}.{fraction}"),
    })
}

/// Could these digits stand before a thousands mark? `0`, `1234` and `1 234` could not.
fn could_be_first_group(whole: &str) -> bool {
    (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && whole.bytes().all(|byte| byte.is_ascii_digit())
}

const fn is_group_mark(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '.' | ',')
}

/// Digits, alone or in groups of three joined by one and the same mark.
fn check_whole(whole: &str) -> Result<(), AmountProblem> {
    if whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    if whole.chars().any(|c| !c.is_ascii_digit() && !is_group_mark(c)) {
        return Err(AmountProblem::Unreadable);
    }
    let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
    let first_mark = marks.next();
    if marks.any(|mark| Some(mark) != first_mark) {
        return Err(AmountProblem::Grouping);
    }
    let mut groups = whole.split(is_group_mark);
    let head = groups.next().unwrap_or_default();
    // `0.500` under a decimal comma is half a unit in the wrong convention, not five hundred.
    let counts = (1..=3).contains(&head.len()) && !head.starts_with('0');
    if counts && groups.all(|group| group.len() == 3) {
        return Ok(());
    }
    Err(AmountProblem::Grouping)
}

fn minor_units(split: &Split<'_>, decimals: u8) -> Result<i64, AmountProblem> {
    let kept = usize::from(decimals);
    let fraction = split.fraction.as_bytes();
    let (fraction, excess) = fraction.split_at(fraction.len().min(kept));
    if excess.iter().any(|byte| *byte != b'0') {
        return Err(AmountProblem::TooManyDecimals { allowed: decimals });
    }
    let padding = std::iter::repeat_n(b'0', kept - fraction.len());
    let whole = split.whole.bytes().filter(u8::is_ascii_digit);
    let mut minor: i64 = 0;
    for digit in whole.chain(fraction.iter().copied()).chain(padding) {
        minor = minor * 10 + i64::from(digit - b'0');
        if minor > LARGEST_MINOR {
            return Err(AmountProblem::Overflow);
        }
    }
    let any_digit = split.whole.bytes().chain(split.fraction.bytes()).any(|b| b.is_ascii_digit());
    if any_digit { Ok(minor) } else { Err(AmountProblem::Unreadable) }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

/// Takes off one minus: before, after, or as parentheses. A plus before is allowed.
fn strip_sign(text: &str) -> Result<(bool, &str), AmountProblem> {
    let minus = ['-', '\u{2212}'];
    if let Some(inner) = text.strip_prefix('(') {
        let inner = inner.strip_suffix(')').ok_or(AmountProblem::Unreadable)?;
        return Ok((true, trim(inner)));
    }
    if let Some(rest) = text.strip_prefix(minus) {
        return Ok((true, trim(rest)));
    }
    if let Some(rest) = text.strip_suffix(minus) {
        return Ok((true, trim(rest)));
    }
    Ok((false, text.strip_prefix('+').map_or(text, trim)))
}

fn strip_currency(text: &str, currency: Currency) -> Result<&str, AmountProblem> {
    if text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
    {
        return Ok(text);
    }
    for (sign, codes) in CURRENCY_SIGNS {
        if let Some(rest) = strip_word(text, sign) {
            return if codes.contains(&currency.code()) {
                Ok(rest)
            } else {
                Err(other_currency(sign, currency))
            };
        }
    }
    strip_code(text, currency)
}

/// Three letters before or after: an ISO code that must be the expected one.
fn strip_code(text: &str, currency: Currency) -> Result<&str, AmountProblem> {
    let end = text.len().saturating_sub(3);
    let candidates = [(text.get(..3), text.get(3..)), (text.get(end..), text.get(..end))];
    for (code, rest) in candidates {
        let (Some(code), Some(rest)) = (code, rest) else { continue };
        if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return if code.eq_ignore_ascii_case(currency.code()) {
                Ok(trim(rest))
            } else {
                Err(other_currency(code, currency))
            };
        }
    }
    Ok(text)
}

fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let head = text.get(..word.len()).filter(|head| head.to_lowercase() == word);
    if head.is_some() {
        return text.get(word.len()..).map(trim);
    }
    let start = text.len().checked_sub(word.len())?;
    text.get(start..).filter(|tail| tail.to_lowercase() == word)?;
    text.get(..start).map(trim)
}

fn other_currency(found: &str, expected: Currency) -> AmountProblem {
    AmountProblem::OtherCurrency { found: found.to_owned(), expected: expected.to_string() }
}

impl AmountProblem {
    /// The stable word under which screens translate this problem.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "amount_unreadable",
            Self::Exponent => "amount_exponent",
            Self::Ambiguous { .. } => "amount_ambiguous",
            Self::Grouping => "amount_grouping",
            Self::TooManyDecimals { .. } => "amount_too_many_decimals",
            Self::Overflow => "amount_overflow",
            Self::RoundedNumber => "amount_rounded_number",
            Self::OtherCurrency { .. } => "amount_other_currency",
        }
    }

    /// The words a translated message needs, by name.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Ambiguous { with_thousands, with_decimals } => vec![
                ("with_thousands", with_thousands.clone()),
                ("with_decimals", with_decimals.clone()),
            ],
            Self::TooManyDecimals { allowed } => vec![("allowed", allowed.to_string())],
            Self::OtherCurrency { found, expected } => {
                vec![("found", found.clone()), ("expected", expected.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// What the person at the desk can do.
    pub fn remedy(&self) -> String {
        match self {
            Self::Unreadable => "Write digits and one decimal mark, such as 1500.00",
            Self::Exponent => "Write the amount out in full; the short form has lost digits",
            Self::Ambiguous { .. } => {
                "Say which it is: `decimal_mark = \"point\"` or `\"comma\"` under \
                 [conventions] in a map given with --map"
            }
            Self::Grouping => "Write thousands in groups of three digits, all with the same mark",
            Self::TooManyDecimals { .. } => "Round the amount in the source; Saldo rounds no debts",
            Self::Overflow => "Check the amount for extra digits",
            Self::RoundedNumber => {
                "Check the amount for extra digits; if it is right, format the cell as text and \
                 enter it again"
            }
            Self::OtherCurrency { .. } => {
                "Correct the currency, or add a currency column to the file and the map"
            }
        }
        .to_owned()
    }
}

impl fmt::Display for AmountProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the text is not an amount"),
            Self::Exponent => f.write_str("the amount is in scientific notation"),
            Self::Ambiguous { with_thousands, with_decimals } => {
                write!(f, "the amount can be read as {with_thousands} or as {with_decimals}")
            }
            Self::Grouping => f.write_str("the thousands are not in groups of three digits"),
            Self::TooManyDecimals { allowed } => {
                write!(f, "the currency has {allowed} decimals, the amount has more")
            }
            Self::Overflow => f.write_str("the amount is larger than any receivable"),
            Self::RoundedNumber => f.write_str(
                "the amount has more than the fifteen digits that a spreadsheet keeps exactly",
            ),
            Self::OtherCurrency { found, expected } => {
                write!(f, "the amount is marked {found} where {expected} is expected")
            }
        }
    }
}
