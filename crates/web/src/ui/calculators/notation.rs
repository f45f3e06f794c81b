//! What people type, turned into what the contract of the calculators wants.
//!
//! A person writes `1 500,5`, the contract says `"1500.50"`. Only a reading without doubt is
//! taken; everything else is handed on as it was typed and refused by the calculator, so that
//! a comma never moves an amount by a thousand.

use saldo_calc::Shape;
use saldo_letters::Language;

/// The text as the contract writes a value of this shape, or as it was typed.
pub(super) fn contract_form(shape: Shape, typed: &str, language: Language) -> String {
    let typed = typed.trim();
    let read = match shape {
        Shape::Money | Shape::MoneyAboveZero | Shape::MoneySigned => {
            number(typed, language).map(|number| number.with_cents())
        }
        Shape::Rate | Shape::Rate100 | Shape::RateBelow100 | Shape::Decimal => {
            number(typed, language).map(|number| number.plain())
        }
        Shape::Int(..) => number(typed, language).map(|number| number.plain()),
        Shape::Date => day(typed),
        Shape::Month => month(typed),
        Shape::Moment => moment(typed),
        _ => None,
    };
    read.unwrap_or_else(|| typed.to_owned())
}

/// A number as it was typed, its grouping removed.
struct Number {
    minus: bool,
    whole: String,
    fraction: Option<String>,
}

impl Number {
    /// With two decimals where it had fewer.
    fn with_cents(&self) -> String {
        let fraction = self.fraction.as_deref().unwrap_or_default();
        self.written(&format!("{fraction:0<2}"))
    }

    /// With the decimals it had.
    fn plain(&self) -> String {
        self.written(self.fraction.as_deref().unwrap_or_default())
    }

    fn written(&self, fraction: &str) -> String {
        let nothing = self.whole == "0" && fraction.bytes().all(|digit| digit == b'0');
        let minus = if self.minus && !nothing { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{minus}{}{point}{fraction}", self.whole)
    }
}

fn number(typed: &str, language: Language) -> Option<Number> {
    let bare: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '\u{202f}' | '\u{a0}'))
        .collect();
    let bare = bare.trim_end_matches(['%', '€', '₽']).trim_start_matches('€');
    let (minus, digits) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let (whole, fraction) = parted(digits, language)?;
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if whole.is_empty() { "0".to_owned() } else { whole };
    if !all_digits(&whole) || !fraction.as_deref().is_none_or(|f| !f.is_empty() && all_digits(f)) {
        return None;
    }
    let bare = whole.trim_start_matches('0');
    let whole = if bare.is_empty() { "0" } else { bare }.to_owned();
    Some(Number { minus, whole, fraction })
}

/// Whole part and fraction; nothing where a mark could be either of two things.
fn parted(digits: &str, language: Language) -> Option<(String, Option<String>)> {
    let marks: Vec<(usize, char)> =
        digits.char_indices().filter(|(_, c)| matches!(c, ',' | '.')).collect();
    match marks.as_slice() {
        [] => Some((digits.to_owned(), None)),
        [(at, mark)] => one_mark(digits, *at, *mark, language),
        [.., (at, last)] => {
            let (whole, fraction) = (&digits[..*at], &digits[at + 1..]);
            let group = if *last == ',' { '.' } else { ',' };
            match marks.iter().all(|(_, mark)| mark == last) {
                // 1.234.567: only groups.
                true => Some((ungrouped(digits, *last)?, None)),
                false => Some((ungrouped(whole, group)?, Some(fraction.to_owned()))),
            }
        }
    }
}

fn one_mark(
    digits: &str,
    at: usize,
    mark: char,
    language: Language,
) -> Option<(String, Option<String>)> {
    let (whole, fraction) = (&digits[..at], &digits[at + 1..]);
    let own = if language == Language::En { '.' } else { ',' };
    let like_a_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
    match (mark == own, like_a_group, language) {
        // English groups by commas; a point that looks like a group elsewhere is a doubt.
        (false, true, Language::En) => Some((ungrouped(digits, mark)?, None)),
        (false, true, _) => None,
        _ => Some((whole.to_owned(), Some(fraction.to_owned()))),
    }
}

/// The digits without their marks, if these part groups of three.
fn ungrouped(digits: &str, mark: char) -> Option<String> {
    let mut groups = digits.split(mark);
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    groups.try_fold(first.to_owned(), |text, group| (group.len() == 3).then(|| text + group))
}

/// `21.11.2026` as `2026-11-21`.
fn day(typed: &str) -> Option<String> {
    let mut parts = typed.split(['.', '/']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let numbers = [(day, 2), (month, 2), (year, 4)];
    let fits = numbers.iter().all(|(part, most)| {
        !part.is_empty() && part.len() <= *most && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    // With slashes the month may come first: a doubt.
    let sure = fits && year.len() == 4 && parts.next().is_none() && !typed.contains('/');
    sure.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// `11.2026` or `11/2026` as `2026-11`.
fn month(typed: &str) -> Option<String> {
    let (month, year) = typed.split_once(['.', '/'])?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=2).contains(&month.len()) && year.len() == 4 && digits(month) && digits(year);
    fits.then(|| format!("{year}-{month:0>2}"))
}

/// `21.11.2026 9:30`, and what pickers send with seconds.
fn moment(typed: &str) -> Option<String> {
    let (date, clock) = typed.split_once(['T', ' '])?;
    let date = day(date).unwrap_or_else(|| date.to_owned());
    let mut parts = clock.trim().split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    Some(format!("{date}T{hour:0>2}:{minute}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_the_language_of_the_page_and_never_guessed() {
        // typed, as an English, a Russian and an Estonian page read it
        let rows = [
            ("1500", "1500.00", "1500.00"),
            ("1 500,5", "1500.50", "1500.50"),
            ("1\u{a0}500,00", "1500.00", "1500.00"),
            ("1,234.56", "1234.56", "1234.56"),
            ("1.234,56", "1234.56", "1234.56"),
            ("1,234", "1234.00", "1.234"),
            ("1.234", "1.234", "1.234"),
            ("1,234,567", "1234567.00", "1234567.00"),
            ("−5", "-5.00", "-5.00"),
            ("-0", "0.00", "0.00"),
            ("007,10 €", "7.10", "7.10"),
            ("1,23,4.5", "1,23,4.5", "1,23,4.5"),
            ("1.", "1.", "1."),
            ("abc", "abc", "abc"),
            ("1e5", "1e5", "1e5"),
        ];
        for (typed, english, other) in rows {
            let read = |language| contract_form(Shape::Money, typed, language);
            assert_eq!(read(Language::En), english, "{typed}");
            assert_eq!(read(Language::Ru), other, "{typed}");
            assert_eq!(read(Language::Et), other, "{typed}");
        }
    }

    #[test]
    fn rates_keep_their_decimals_and_days_may_be_written_by_hand() {
        let rows = [
            (Shape::Rate, "0,1 %", "0.1"),
            (Shape::Rate, ",125", "0.125"),
            (Shape::Rate, "14,250000", "14.250000"),
            (Shape::Decimal, "-12,5", "-12.5"),
            (Shape::Int(0, 5), "1 200", "1200"),
            (Shape::Date, "1.3.2026", "2026-03-01"),
            (Shape::Date, "2026-03-01", "2026-03-01"),
            (Shape::Date, "03/01/2026", "03/01/2026"),
            (Shape::Month, "3.2026", "2026-03"),
            (Shape::Month, "2026-03", "2026-03"),
            (Shape::Moment, "2026-03-02T10:00:00", "2026-03-02T10:00"),
            (Shape::Moment, "2.3.2026 9:05", "2026-03-02T09:05"),
            (Shape::Text, " A, 1 ", "A, 1"),
        ];
        for (shape, typed, expected) in rows {
            assert_eq!(contract_form(shape, typed, Language::Et), expected, "{typed}");
        }
    }
}
