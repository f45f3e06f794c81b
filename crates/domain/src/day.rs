//! A business day: a date without clock or zone.

use crate::written::Written;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::num::NonZeroU16;
use std::str::FromStr;

/// A calendar date, stored as days since 1970-01-01 so that it sorts, subtracts and
/// lies in a database as one whole number on every engine.
///
/// Permitted days are 1990-01-01 to 2099-12-31: receivables have no others, and a
/// year such as 20266 is a typing mistake to be refused at the door.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Months from the first to the last permitted day.
const MONTHS_PERMITTED: i32 = 110 * 12;

/// Why a text or number is not a permitted day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Not written as YYYY-MM-DD, or no such day (31 February).
    #[error("“{0}” is not an existing date in the form YYYY-MM-DD")]
    Unreadable(String),
    /// Before 1990 or after 2099.
    #[error("{0} lies outside 1990-01-01 to 2099-12-31")]
    OutOfRange(String),
}

impl Day {
    /// 1990-01-01.
    pub const FIRST: Day = Day(7_305);
    /// 2099-12-31.
    pub const LAST: Day = Day(47_481);
    /// Numbers of 1900-01-01 and 2999-12-31: further than any term can reach.
    const SHOWN: (i64, i64) = (-25_567, 376_199);

    /// The day with this number, if it is permitted.
    pub fn from_number(number: i64) -> Option<Self> {
        let day = Day(i32::try_from(number).ok()?);
        (Self::FIRST..=Self::LAST).contains(&day).then_some(day)
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i64 {
        self.0 as i64
    }

    /// The day of this year, month and day of month.
    pub fn of(year: i16, month: i8, day: i8) -> Result<Self, DayError> {
        let date = Date::new(year, month, day)
            .map_err(|_| DayError::Unreadable(format!("{year:04}-{month:02}-{day:02}")))?;
        Self::from_date(date)
    }

    /// The permitted day of a civil date.
    pub fn from_date(date: Date) -> Result<Self, DayError> {
        let hours = date.duration_since(Date::constant(1970, 1, 1)).as_hours();
        Self::from_number(hours / 24).ok_or_else(|| DayError::OutOfRange(date.to_string()))
    }

    /// The civil date.
    pub fn date(self) -> Date {
        // Inside the permitted range the addition cannot overflow.
        Date::constant(1970, 1, 1).saturating_add(jiff::Span::new().days(self.0))
    }

    /// Year, month and day of the month. Batches write a date in less time than it takes to
    /// call for one: years are counted from March, so that a leap day is the last of its year.
    #[inline]
    const fn civil(self) -> (u32, u32, u32) {
        // Days since 1 March of the year 0; every day that is shown lies after it.
        let days = (self.0 + 719_468).unsigned_abs();
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let leap_days = day_of_era / 1_460 + day_of_era / 146_096 - day_of_era / 36_524;
        let year_of_era = (day_of_era - leap_days) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        (era * 400 + year_of_era + (month <= 2) as u32, month, day)
    }

    /// `YYYY-MM-DD` as text.
    #[inline]
    pub fn written(self) -> Written {
        let (year, month, day) = self.civil();
        Written::date(year, month, day)
    }

    /// This day moved by `days`, kept inside the permitted range.
    pub fn plus(self, days: i64) -> Self {
        let moved = self.number().saturating_add(days);
        Self::from_number(moved.clamp(Self::FIRST.number(), Self::LAST.number()))
            .unwrap_or(if days < 0 { Self::FIRST } else { Self::LAST })
    }

    /// Whole days from `earlier` to this day; negative when this day is before it.
    pub const fn days_since(self, earlier: Day) -> i64 {
        self.number() - earlier.number()
    }

    /// This day moved by calendar months, the day of month cut to the end of a
    /// shorter month (rule R5: 31 January + 1 month = 28 or 29 February).
    pub fn plus_months(self, months: i32) -> Self {
        // More months than there are permitted days reach the limit just as surely.
        let months = months.clamp(-MONTHS_PERMITTED, MONTHS_PERMITTED);
        let moved = self.date().saturating_add(jiff::Span::new().months(months));
        Self::from_date(moved).unwrap_or(if months < 0 { Self::FIRST } else { Self::LAST })
    }

    /// This day moved by `days` without the limit of permitted days: for a date that is only
    /// shown, such as the end of a term that begins in 2099. Such a day may not be stored.
    pub fn ahead(self, days: i64) -> Self {
        let moved = self.number().saturating_add(days).clamp(Self::SHOWN.0, Self::SHOWN.1);
        Day(i32::try_from(moved).unwrap_or(self.0))
    }

    /// This day moved by calendar months as by [`Day::plus_months`], without the limit of
    /// permitted days: only to be shown.
    pub fn ahead_months(self, months: i32) -> Self {
        let months = months.clamp(-10 * MONTHS_PERMITTED, 10 * MONTHS_PERMITTED);
        let moved = self.date().saturating_add(jiff::Span::new().months(months));
        let days = (moved - Date::constant(1970, 1, 1)).get_days();
        self.ahead(i64::from(days) - self.number())
    }

    /// This day and every `step` months after it, each counted from this day: the chain of
    /// 31 January comes back to the 31st after a shorter month (failure T04). It ends before
    /// the last permitted day.
    pub fn every_months(self, step: NonZeroU16) -> impl Iterator<Item = Day> {
        (0_i32..)
            .map(move |index| self.plus_months(index.saturating_mul(i32::from(step.get()))))
            .take_while(|day| *day < Self::LAST)
    }

    /// Days of the calendar year the day lies in: the basis of interest by actual days.
    pub fn days_in_year(self) -> u16 {
        self.date().days_in_year().unsigned_abs()
    }

    /// Calendar year.
    pub fn year(self) -> i16 {
        i16::try_from(self.civil().0).unwrap_or(i16::MAX)
    }

    /// Monday to Sunday.
    pub fn weekday(self) -> Weekday {
        const WEEK: [Weekday; 7] = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        // 1970-01-01 was a Thursday.
        WEEK[(self.0 + 3).rem_euclid(7).unsigned_abs() as usize]
    }

    /// Month and day of the month.
    pub fn month_and_day(self) -> (i8, i8) {
        let (_, month, day) = self.civil();
        let small = |number: u32| i8::try_from(number).unwrap_or(i8::MAX);
        (small(month), small(day))
    }

    /// Every day from this one to `last`, both included; nothing when `last` is earlier.
    pub fn through(self, last: Day) -> impl Iterator<Item = Day> {
        (self.0..=last.0).map(Day)
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let unreadable = || DayError::Unreadable(text.chars().take(40).collect());
        let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
            return Err(unreadable());
        };
        let pairs = [(y0, y1), (y2, y3), (m0, m1), (d0, d1)];
        let [Some(century), Some(year), Some(month), Some(day)] =
            pairs.map(|(tens, ones)| two_digits(tens, ones))
        else {
            return Err(unreadable());
        };
        let year = i16::from(century) * 100 + i16::from(year);
        Self::from_date(Date::new(year, month, day).map_err(|_| unreadable())?)
    }
}

/// The number of two ASCII digits.
fn two_digits(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| (byte - b'0') as i8);
    Some(digit(tens)? * 10 + digit(ones)?)
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written().as_str())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn bounds_are_the_days_they_claim() {
        assert_eq!(Day::FIRST.to_string(), "1990-01-01");
        assert_eq!(Day::LAST.to_string(), "2099-12-31");
        assert_eq!(Day::of(1970 + 30, 1, 1).map(Day::number), Ok(10_957));
    }

    #[test]
    fn every_day_is_written_as_the_calendar_has_it() {
        for number in Day::SHOWN.0..=Day::SHOWN.1 {
            let day = Day(i32::try_from(number).expect("a day that is shown"));
            let date = day.date();
            assert_eq!(day.written().as_str(), date.to_string());
            assert_eq!((day.year(), day.weekday()), (date.year(), date.weekday()), "{day}");
            assert_eq!(day.month_and_day(), (date.month(), date.day()), "{day}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let rows = [
            ("2023-01-31", 1, "2023-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", 3, "2026-04-15"),
        ];
        for (from, months, expected) in rows {
            assert_eq!(day(from).plus_months(months), day(expected), "{from} + {months} months");
        }
    }

    #[test]
    fn a_term_may_be_shown_beyond_the_days_that_may_be_stored() {
        let rows = [
            (Day::LAST.ahead(1), "2100-01-01"),
            (Day::LAST.ahead(-1), "2099-12-30"),
            (Day::LAST.ahead_months(120), "2109-12-31"),
            (day("2096-02-29").ahead_months(48), "2100-02-28"),
            (Day::FIRST.ahead_months(-1), "1989-12-01"),
            (Day::LAST.ahead(i64::MAX), "2999-12-31"),
            (Day::FIRST.ahead(i64::MIN), "1900-01-01"),
        ];
        for (moved, expected) in rows {
            assert_eq!(moved.to_string(), expected);
        }
    }

    #[test]
    fn unreadable_days_are_refused() {
        for text in ["2026-02-30", "2026-2-3", "26-02-03", "2026-02-03T00:00", "", "٢٠٢٦-01-01"]
        {
            assert!(matches!(text.parse::<Day>(), Err(DayError::Unreadable(_))), "{text}");
        }
        for text in ["1989-12-31", "2100-01-01", "0001-01-01", "9999-12-31"] {
            assert!(matches!(text.parse::<Day>(), Err(DayError::OutOfRange(_))), "{text}");
        }
    }
}
