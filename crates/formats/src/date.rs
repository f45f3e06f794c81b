//! Reads dates as files write them, and never guesses between day and month.
//!
//! `2026-02-01` and `1.2.2026` have one meaning (nobody writes months first with points).
//! `01/02/2026` has two: the order must be stated, or proved by another date of the column.

use saldo_domain::Day;
use serde::Deserialize;
use std::fmt;

/// In which order year, month and day stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2026-02-01, 2026/02/01, 20260201
    Ymd,
    /// 01/02/2026 is the first of February
    Dmy,
    /// 01/02/2026 is the second of January
    Mdy,
    /// Found out from the column; a column that proves nothing is asked about.
    #[default]
    Auto,
}

/// What to do with a time of day behind the date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeOfDay {
    /// Only midnight, which says nothing, is passed over.
    #[default]
    Midnight,
    /// Any time is passed over: the date as written counts, in the source's own time zone.
    Drop,
}

/// How the dates of one column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateStyle {
    pub order: DateOrder,
    /// The century that two-digit years belong to, such as 2000; without it they are refused.
    pub century: Option<i16>,
    pub time: TimeOfDay,
}

/// Why a text is not a usable date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    Unreadable,
    /// No such day: 31 February, or a month above 12 under the stated order.
    NoSuchDay,
    /// Two readings are possible.
    Ambiguous {
        day_first: String,
        month_first: String,
    },
    TwoDigitYear,
    /// A time other than midnight.
    TimeOfDay,
    /// Outside 1990 to 2099.
    OutOfRange,
}

/// Reads `text` as a day.
///
/// # Errors
/// A named [`DateProblem`]; `01/02/2026` under [`DateOrder::Auto`] is one.
pub fn parse_date(text: &str, style: DateStyle) -> Result<Day, DateProblem> {
    if let Some([year, month, day]) = iso(text) {
        return civil(year, month, day);
    }
    let date = take_date(text.trim(), style.time)?;
    if let Some(compact) = compact(date, style.order) {
        return compact;
    }
    let parts = Parts::of(date)?;
    match parts.order(style)? {
        Proven::Order(order) => parts.day(order, style.century),
        Proven::Either => {
            let readings =
                [DateOrder::Dmy, DateOrder::Mdy].map(|order| parts.day(order, style.century));
            ambiguity(readings)
        }
    }
}

/// What a date proves about its column: year first, day first or month first.
/// Dates that read alike either way, and texts that are no dates, prove nothing.
pub fn order_proved_by(text: &str) -> Option<DateOrder> {
    if iso(text).is_some() {
        return Some(DateOrder::Ymd);
    }
    let date = take_date(text.trim(), TimeOfDay::Drop).ok()?;
    let parts = Parts::of(date).ok()?;
    match parts.order(DateStyle { century: Some(2000), ..DateStyle::default() }).ok()? {
        Proven::Order(order) => Some(order),
        Proven::Either => None,
    }
}

/// The figures of `2026-02-01`: by far the most frequent form, so it has a way of its own.
fn iso(text: &str) -> Option<[i16; 3]> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    Some([number(&[y0, y1, y2, y3])?, number(&[m0, m1])?, number(&[d0, d1])?])
}

fn ambiguity(readings: [Result<Day, DateProblem>; 2]) -> Result<Day, DateProblem> {
    match readings {
        [Ok(one), Ok(other)] if one == other => Ok(one),
        [Ok(one), Ok(other)] => Err(DateProblem::Ambiguous {
            day_first: one.to_string(),
            month_first: other.to_string(),
        }),
        [Err(problem), _] | [_, Err(problem)] => Err(problem),
    }
}

/// Eight digits, which only a stated year-first order allows.
fn compact(date: &str, order: DateOrder) -> Option<Result<Day, DateProblem>> {
    let digits = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || order != DateOrder::Ymd {
        return None;
    }
    let number = |range| date.get(range).and_then(|part: &str| part.parse().ok()).unwrap_or(0);
    let parts = Parts {
        numbers: [number(0..4), number(4..6), number(6..8)],
        widths: [4, 2, 2],
        mark: b'-',
    };
    Some(parts.day(DateOrder::Ymd, None))
}

/// Three numbers with one mark between them.
struct Parts {
    numbers: [i16; 3],
    widths: [usize; 3],
    mark: u8,
}

enum Proven {
    Order(DateOrder),
    /// Both day first and month first are possible.
    Either,
}

impl Parts {
    fn of(date: &str) -> Result<Self, DateProblem> {
        let mark = date.bytes().find(|byte| !byte.is_ascii_digit()).unwrap_or(b' ');
        if !matches!(mark, b'.' | b'/' | b'-') {
            return Err(DateProblem::Unreadable);
        }
        let mut numbers = [0; 3];
        let mut widths = [0; 3];
        let mut pieces = date.split(char::from(mark));
        for (number, width) in numbers.iter_mut().zip(&mut widths) {
            let piece = pieces.next().ok_or(DateProblem::Unreadable)?;
            let digits =
                (1..=4).contains(&piece.len()) && piece.bytes().all(|b| b.is_ascii_digit());
            if !digits {
                return Err(DateProblem::Unreadable);
            }
            *number = piece.parse().map_err(|_| DateProblem::Unreadable)?;
            *width = piece.len();
        }
        match pieces.next() {
            None => Ok(Self { numbers, widths, mark }),
            Some(_) => Err(DateProblem::Unreadable),
        }
    }

    /// The order these figures have, given what was stated.
    fn order(&self, style: DateStyle) -> Result<Proven, DateProblem> {
        // A year in front cannot be misread, whatever the other dates of the column are like.
        if self.widths[0] == 4 {
            return Ok(Proven::Order(DateOrder::Ymd));
        }
        match style.order {
            DateOrder::Ymd if self.widths[2] == 4 => Err(DateProblem::Unreadable),
            // `26/02/01`: with points the day comes first, otherwise nothing is sure.
            DateOrder::Auto if self.widths[2] != 4 && self.mark != b'.' => {
                Err(DateProblem::TwoDigitYear)
            }
            DateOrder::Auto => Ok(self.proven()),
            stated => Ok(Proven::Order(stated)),
        }
    }

    fn proven(&self) -> Proven {
        let [first, second, _] = self.numbers;
        match self.mark {
            b'.' => Proven::Order(DateOrder::Dmy),
            _ if first > 12 && second <= 12 => Proven::Order(DateOrder::Dmy),
            _ if second > 12 && first <= 12 => Proven::Order(DateOrder::Mdy),
            _ => Proven::Either,
        }
    }

    fn day(&self, order: DateOrder, century: Option<i16>) -> Result<Day, DateProblem> {
        let ((year, width), month, day) = match order {
            DateOrder::Ymd => ((self.numbers[0], self.widths[0]), self.numbers[1], self.numbers[2]),
            DateOrder::Mdy => ((self.numbers[2], self.widths[2]), self.numbers[0], self.numbers[1]),
            DateOrder::Dmy | DateOrder::Auto => {
                ((self.numbers[2], self.widths[2]), self.numbers[1], self.numbers[0])
            }
        };
        let year = match (width, century) {
            (4, _) => year,
            (2, Some(century)) => century.saturating_add(year),
            (2, None) => return Err(DateProblem::TwoDigitYear),
            _ => return Err(DateProblem::Unreadable),
        };
        civil(year, month, day)
    }
}

fn civil(year: i16, month: i16, day: i16) -> Result<Day, DateProblem> {
    use saldo_domain::day::DayError;
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(DateProblem::NoSuchDay);
    };
    Day::of(year, month, day).map_err(|error| match error {
        DayError::OutOfRange(_) => DateProblem::OutOfRange,
        DayError::Unreadable(_) => DateProblem::NoSuchDay,
    })
}

/// The date without a time behind it and without the Russian “г.” (year).
fn take_date(text: &str, policy: TimeOfDay) -> Result<&str, DateProblem> {
    let Some(at) = text.find([' ', 'T', '\u{a0}']) else { return Ok(text) };
    let (date, rest) = text.split_at(at);
    let rest = rest.trim_start_matches(['T', ' ', '\u{a0}']).trim();
    let time = rest.strip_prefix("г.").unwrap_or(rest).trim();
    if time.is_empty() || is_midnight(time) {
        return Ok(date);
    }
    match (is_time(time), policy) {
        (false, _) => Err(DateProblem::Unreadable),
        (true, TimeOfDay::Drop) => Ok(date),
        (true, TimeOfDay::Midnight) => Err(DateProblem::TimeOfDay),
    }
}

/// The date of what XML writes as `xs:date` or `xs:dateTime`: a zone or a time may stand behind
/// it, and nothing else.
pub(crate) fn date_of_xml(text: &str) -> Option<&str> {
    let (date, rest) = text.split_at_checked(10)?;
    let fits = match rest.strip_prefix(['T', ' ']) {
        Some(time) => is_time(time),
        None => is_zone(rest),
    };
    fits.then_some(date)
}

/// Nothing, `Z`, or `+02:00`.
fn is_zone(text: &str) -> bool {
    match text.as_bytes() {
        [] | [b'Z'] => true,
        [b'+' | b'-', clock @ ..] => {
            clock.len() == 5
                && clock.iter().enumerate().all(|(at, byte)| match at {
                    2 => *byte == b':',
                    _ => byte.is_ascii_digit(),
                })
        }
        _ => false,
    }
}

fn is_midnight(time: &str) -> bool {
    let clock = time.trim_end_matches('Z');
    if let Some(clock) = clock.strip_suffix("AM") {
        return clock.trim().strip_prefix("12").is_some_and(zeros);
    }
    clock.contains(':') && zeros(clock)
}

fn zeros(clock: &str) -> bool {
    clock.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'))
}

fn is_time(time: &str) -> bool {
    let clock = time.trim_end_matches("AM").trim_end_matches("PM").trim_end_matches('Z').trim();
    clock.contains(':')
        && clock.starts_with(|c: char| c.is_ascii_digit())
        && clock
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-'))
}

impl DateProblem {
    /// The stable word under which screens translate this problem.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "date_unreadable",
            Self::NoSuchDay => "date_no_such_day",
            Self::Ambiguous { .. } => "date_ambiguous",
            Self::TwoDigitYear => "date_two_digit_year",
            Self::TimeOfDay => "date_time_of_day",
            Self::OutOfRange => "date_out_of_range",
        }
    }

    /// The words a translated message needs, by name.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Ambiguous { day_first, month_first } => {
                vec![("day_first", day_first.clone()), ("month_first", month_first.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// What the person at the desk can do.
    pub fn remedy(&self) -> String {
        match self {
            Self::Unreadable => "Write the date as YYYY-MM-DD, or state `dates` in the map",
            Self::NoSuchDay => {
                "Correct the day; if day and month are swapped, state \
                                `dates = \"dmy\"` or `\"mdy\"` in the map"
            }
            Self::Ambiguous { .. } => {
                "Say which it is: `dates = \"dmy\"` or `\"mdy\"` under [conventions] in a map \
                 given with --map"
            }
            Self::TwoDigitYear => {
                "Write the year with four digits, or set `dates` and `two_digit_years = 2000` in \
                 the map"
            }
            Self::TimeOfDay => "Write the date alone, or set `times = \"drop\"` in the map",
            Self::OutOfRange => "Check the year; Saldo keeps documents of 1990 to 2099",
        }
        .to_owned()
    }
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => f.write_str("the text is not a date in the expected form"),
            Self::NoSuchDay => f.write_str("there is no such day in the calendar"),
            Self::Ambiguous { day_first, month_first } => {
                write!(f, "the date can be read as {day_first} or as {month_first}")
            }
            Self::TwoDigitYear => f.write_str("the year has only two digits"),
            Self::TimeOfDay => f.write_str("a time of day stands behind the date"),
            Self::OutOfRange => f.write_str("the date lies outside 1990 to 2099"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day, or the code of the problem.
    fn read(text: &str, order: DateOrder, century: Option<i16>, time: TimeOfDay) -> String {
        match parse_date(text, DateStyle { order, century, time }) {
            Ok(day) => day.to_string(),
            Err(problem) => problem.code().trim_start_matches("date_").to_owned(),
        }
    }

    #[test]
    fn dates_are_read_as_stated_and_never_guessed() {
        use DateOrder::{Auto, Dmy, Mdy, Ymd};
        let table = [
            ("2026-02-01", Auto, "2026-02-01"),
            ("2026-02-01", Mdy, "2026-02-01"),
            ("2026/2/1", Auto, "2026-02-01"),
            ("1.2.2026", Auto, "2026-02-01"),
            ("01.02.2026 г.", Auto, "2026-02-01"),
            ("01/02/2026", Dmy, "2026-02-01"),
            ("01/02/2026", Mdy, "2026-01-02"),
            ("1.2.2026", Mdy, "2026-01-02"),
            ("13/02/2026", Auto, "2026-02-13"),
            ("02-13-2026", Auto, "2026-02-13"),
            ("01/02/2026", Auto, "ambiguous"),
            ("13/02/2026", Mdy, "no_such_day"),
            ("20260201", Ymd, "2026-02-01"),
            ("20260201", Auto, "unreadable"),
            ("1/2/2026", Ymd, "unreadable"),
            ("31.02.2026", Auto, "no_such_day"),
            ("29.02.2024", Auto, "2024-02-29"),
            ("29.02.2026", Auto, "no_such_day"),
            ("2026-13-01", Auto, "no_such_day"),
            ("2026-02-00", Auto, "no_such_day"),
            ("1/2/2026 12:00:00 AM", Mdy, "2026-01-02"),
            ("2026-02-01T00:00:00Z", Auto, "2026-02-01"),
            ("2026-02-01 14:30", Auto, "time_of_day"),
            ("2026-02-01 later", Auto, "unreadable"),
            ("1.2.26", Auto, "two_digit_year"),
            ("26/02/01", Auto, "two_digit_year"),
            ("1989-12-31", Auto, "out_of_range"),
            ("0001-01-01", Auto, "out_of_range"),
            ("20266-01-01", Auto, "unreadable"),
            ("1.2", Auto, "unreadable"),
            ("1.2.2026.3", Auto, "unreadable"),
            ("1.2/2026", Auto, "unreadable"),
            ("٢٠٢٦-01-01", Auto, "unreadable"),
            ("", Auto, "unreadable"),
            ("45000", Auto, "unreadable"),
        ];
        for (text, order, expected) in table {
            let found = read(text, order, None, TimeOfDay::Midnight);
            assert_eq!(found, expected, "{text:?} {order:?}");
        }
    }

    #[test]
    fn short_years_and_times_are_taken_when_the_map_says_so() {
        let table = [
            ("1.2.26", DateOrder::Auto, "2026-02-01"),
            ("01/02/26", DateOrder::Dmy, "2026-02-01"),
            ("26-02-01", DateOrder::Ymd, "2026-02-01"),
            ("01/02/26", DateOrder::Auto, "two_digit_year"),
            ("12.03.2026 9:15:00", DateOrder::Auto, "2026-03-12"),
            ("1/2/2026 3:05:00 PM", DateOrder::Mdy, "2026-01-02"),
            ("2026-02-01T23:59:59+03:00", DateOrder::Auto, "2026-02-01"),
        ];
        for (text, order, expected) in table {
            assert_eq!(read(text, order, Some(2000), TimeOfDay::Drop), expected, "{text:?}");
        }
    }
}
