//! A rate that changes from time to time.

use super::Rate;
use crate::day::Day;
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::sync::LazyLock;
use toml::Spanned;

/// The rate of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateInForce {
    pub rate: Rate,
    /// The day lies after the last day for which the table was checked: the last known rate
    /// was used, and the answer must say so (`RATE_TABLE_ENDS`).
    pub stale: bool,
    /// The row was compared with several independent public sources.
    pub verified: bool,
}

/// Consecutive days with one rate, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatePeriod {
    pub first: Day,
    pub last: Day,
    pub rate: Rate,
}

/// No rate is loaded for a day that is needed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table} has no rate for {day}; it covers {first} to {last}")]
pub struct NoRate {
    pub table: String,
    pub day: Day,
    pub first: Day,
    /// Last day on which the table may be used at all.
    pub last: Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) effective_from: Day,
    pub(super) rate: Rate,
    pub(super) verified: bool,
}

/// A dated table of one rate. There is at least one row, and rows rise by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateTable {
    code: String,
    title: String,
    source: String,
    verified: bool,
    pub(super) complete_to: Day,
    in_force_to: Day,
    statutory_interest_from: Option<Day>,
    pub(super) rows: Vec<Row>,
}

macro_rules! shipped {
    ($file:literal) => {
        LazyLock::new(|| {
            RateTable::load($file, include_str!(concat!("../../../../data/rates/", $file)))
                .expect("a test loads every rate table that ships")
        })
    };
}

static SHIPPED: [LazyLock<RateTable>; 4] = [
    shipped!("ru-key-rate.toml"),
    shipped!("ru-deposit-rates-central.toml"),
    shipped!("ru-refinancing-rate.toml"),
    shipped!("ee-default-interest.toml"),
];

impl RateTable {
    /// Every table that ships.
    pub fn shipped() -> impl Iterator<Item = &'static Self> {
        SHIPPED.iter().map(|table| &**table)
    }

    /// The table with this code, e.g. `ru-key-rate`; `None` when none ships.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        Self::shipped().find(|table| table.code == code)
    }

    /// Reads and checks a table. `file` is only named in errors.
    pub fn load(file: &str, text: &str) -> Result<Self, DataError> {
        let source = Source::new(file, text);
        let written: WrittenTable = source.read()?;
        let complete_to = source.day(&written.complete_to)?;
        let day = |text: &Spanned<String>| source.day(text);
        let in_force_to = written.in_force_to.as_ref().map(day).transpose()?;
        let statutory = written.statutory_interest_from.as_ref().map(day).transpose()?;
        let margin = written.margin_pct.as_ref().map(|text| rate(source, text)).transpose()?;
        let mut rows: Vec<Row> = Vec::with_capacity(written.rows.get_ref().len());
        for row in written.rows.get_ref() {
            let checked = row.check(source, margin)?;
            let before = rows.last().map(|row| row.effective_from);
            source.rises(&row.effective_from, before, checked.effective_from)?;
            rows.push(checked);
        }
        match rows.last() {
            None => return Err(source.refuse(&written.rows, "a rate table needs a row")),
            Some(last) if last.effective_from > complete_to => {
                let message = format!("the table has a row after {complete_to}; move complete_to");
                return Err(source.refuse(&written.complete_to, message));
            }
            Some(_) => {}
        }
        Ok(Self {
            code: written.code,
            title: written.title,
            source: written.source,
            verified: written.verified,
            complete_to,
            in_force_to: in_force_to.unwrap_or(Day::LAST),
            statutory_interest_from: statutory,
            rows,
        })
    }

    /// Code, e.g. `ru-key-rate`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name for people who look after the data.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Where the figures were taken from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Compared with several independent public sources as a whole?
    pub const fn verified(&self) -> bool {
        self.verified
    }

    /// Last day for which the table was checked.
    pub const fn complete_to(&self) -> Day {
        self.complete_to
    }

    /// Last day on which the table may be used at all; [`Day::LAST`] while it is in force.
    pub const fn in_force_to(&self) -> Day {
        self.in_force_to
    }

    /// Day of effect and rate of every row, rising.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = (Day, Rate)> + '_ {
        self.rows.iter().map(|row| (row.effective_from, row.rate))
    }

    /// First day from which the law uses this rate for statutory interest, where that differs
    /// from the first row.
    pub const fn statutory_interest_from(&self) -> Option<Day> {
        self.statutory_interest_from
    }

    /// The rate of a day.
    pub fn on(&self, day: Day) -> Result<RateInForce, NoRate> {
        let row =
            self.row_on(day).map(|index| self.rows[index]).ok_or_else(|| self.no_rate(day))?;
        Ok(RateInForce { rate: row.rate, stale: self.is_stale(day), verified: row.verified })
    }

    /// Is the day after the last one the table was checked for?
    pub fn is_stale(&self, day: Day) -> bool {
        day > self.complete_to
    }

    /// The days from `first` to `last` cut where the rate changes; a row that repeats the rate
    /// before it makes no new period. Nothing when `last` is earlier.
    pub fn periods(&self, first: Day, last: Day) -> Result<Vec<RatePeriod>, NoRate> {
        let mut periods: Vec<RatePeriod> = Vec::new();
        for period in self.each_period(first, last)? {
            match periods.last_mut() {
                Some(before) if before.rate == period.rate => before.last = period.last,
                _ => periods.push(period),
            }
        }
        Ok(periods)
    }

    /// The same, row by row: a row that repeats the rate before it is a period of its own.
    pub fn each_period(
        &self,
        first: Day,
        last: Day,
    ) -> Result<impl Iterator<Item = RatePeriod> + '_, NoRate> {
        let rows = if first > last { 0..0 } else { self.rows_between(first, last)? };
        Ok(rows.map(move |index| {
            let row = self.rows[index];
            let ends = self.rows.get(index + 1).map_or(last, |next| next.effective_from.plus(-1));
            let first = first.max(row.effective_from);
            RatePeriod { first, last: ends.min(last), rate: row.rate }
        }))
    }

    fn rows_between(&self, first: Day, last: Day) -> Result<std::ops::Range<usize>, NoRate> {
        let from = self.row_on(first).ok_or_else(|| self.no_rate(first))?;
        let to = self.row_on(last).ok_or_else(|| self.no_rate(last))?;
        Ok(from..to + 1)
    }

    fn row_on(&self, day: Day) -> Option<usize> {
        if day > self.in_force_to {
            return None;
        }
        self.rows.partition_point(|row| row.effective_from <= day).checked_sub(1)
    }

    /// The refusal for a day.
    pub(crate) fn no_rate(&self, day: Day) -> NoRate {
        let first = self.rows.first().map_or(Day::FIRST, |row| row.effective_from);
        NoRate { table: self.title.clone(), day, first, last: self.in_force_to }
    }
}

pub(super) fn rate(source: Source<'_>, text: &Spanned<String>) -> Result<Rate, DataError> {
    text.get_ref().parse().map_err(|error| source.refuse(text, format!("{error}")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTable {
    code: String,
    title: String,
    source: String,
    verified: bool,
    complete_to: Spanned<String>,
    in_force_to: Option<Spanned<String>>,
    statutory_interest_from: Option<Spanned<String>>,
    margin_pct: Option<Spanned<String>>,
    rows: Spanned<Vec<WrittenRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    effective_from: Spanned<String>,
    rate_pct: Spanned<String>,
    reference_pct: Option<Spanned<String>>,
    verified: bool,
}

impl WrittenRow {
    fn check(&self, source: Source<'_>, margin: Option<Rate>) -> Result<Row, DataError> {
        let row = Row {
            effective_from: source.day(&self.effective_from)?,
            rate: rate(source, &self.rate_pct)?,
            verified: self.verified,
        };
        let reference = self.reference_pct.as_ref().map(|text| rate(source, text)).transpose()?;
        match (margin, reference) {
            (None, None) => Ok(row),
            (Some(margin), Some(reference)) if reference.plus(margin) == Some(row.rate) => Ok(row),
            (Some(margin), Some(reference)) => {
                let message = format!("{} is not {reference} and {margin} points", row.rate);
                Err(source.refuse(&self.rate_pct, message))
            }
            (Some(_), None) => Err(source.refuse(
                &self.rate_pct,
                "the table has a margin_pct, so each row needs its reference_pct",
            )),
            (None, Some(_)) => Err(source
                .refuse(&self.rate_pct, "a row with a reference_pct needs the table's margin_pct")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn table(code: &str) -> &'static RateTable {
        RateTable::of_code(code).expect(code)
    }

    #[test]
    fn tables_that_ship_can_be_loaded() {
        let codes: Vec<&str> = RateTable::shipped().map(RateTable::code).collect();
        assert_eq!(
            codes,
            [
                "ru-key-rate",
                "ru-deposit-rates-central",
                "ru-refinancing-rate",
                "ee-default-interest"
            ]
        );
    }

    #[test]
    fn a_rate_holds_until_the_day_before_the_next() {
        let rows = [
            ("ru-key-rate", "2013-09-13", "5.50", false),
            ("ru-key-rate", "2022-02-27", "9.50", false),
            ("ru-key-rate", "2022-02-28", "20.00", false),
            ("ru-key-rate", "2022-04-10", "20.00", false),
            ("ru-key-rate", "2024-10-28", "21.00", false),
            ("ru-key-rate", "2026-09-14", "14.00", false),
            ("ru-key-rate", "2026-09-15", "14.00", true),
            ("ru-refinancing-rate", "2014-01-01", "8.25", false),
            ("ru-deposit-rates-central", "2016-07-31", "7.52", false),
            ("ee-default-interest", "2013-07-01", "8.50", false),
            ("ee-default-interest", "2020-02-29", "8.00", false),
            ("ee-default-interest", "2026-06-30", "10.15", false),
            ("ee-default-interest", "2026-07-01", "10.40", false),
            ("ee-default-interest", "2027-01-01", "10.40", true),
        ];
        for (code, on, rate, stale) in rows {
            let found = table(code).on(day(on)).expect(on);
            assert_eq!((found.rate.to_string(), found.stale), (rate.into(), stale), "{code} {on}");
        }
    }

    #[test]
    fn a_day_without_a_rate_is_refused() {
        for (code, on) in [
            ("ru-key-rate", "2013-09-12"),
            ("ee-default-interest", "2013-06-30"),
            ("ru-deposit-rates-central", "2016-08-01"),
            ("ru-refinancing-rate", "2015-06-01"),
        ] {
            let refusal = table(code).on(day(on)).expect_err(on);
            assert_eq!(refusal.day, day(on));
            assert!(table(code).periods(day(on), day(on)).is_err());
        }
    }

    #[test]
    fn periods_are_cut_where_the_rate_changes() {
        let written = |code: &str, first, last| {
            let periods = table(code).periods(day(first), day(last)).expect(code);
            let line =
                |period: &RatePeriod| format!("{} {} {}", period.first, period.last, period.rate);
            periods.iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(
            written("ru-key-rate", "2024-07-16", "2024-11-15"),
            [
                "2024-07-16 2024-07-28 16.00",
                "2024-07-29 2024-09-15 18.00",
                "2024-09-16 2024-10-27 19.00",
                "2024-10-28 2024-11-15 21.00",
            ]
        );
        // Two half-years with one rate are one period.
        assert_eq!(
            written("ee-default-interest", "2025-12-01", "2026-07-02"),
            ["2025-12-01 2026-06-30 10.15", "2026-07-01 2026-07-02 10.40"]
        );
        assert_eq!(written("ru-key-rate", "2026-08-01", "2030-01-01").len(), 1);
        assert!(written("ru-key-rate", "2026-08-02", "2026-08-01").is_empty());
    }

    #[test]
    fn mistakes_in_a_table_are_named_with_their_line() {
        let head = "code = \"x\"\ntitle = \"X\"\nsource = \"s\"\nverified = true\n\
                    complete_to = \"2026-01-01\"\n";
        let row = |from: &str, rate: &str| {
            format!("{{ effective_from = \"{from}\", rate_pct = \"{rate}\", verified = true }},\n")
        };
        let table = |rows: &[String]| format!("{head}rows = [\n{}]\n", rows.concat());
        let good = || row("2020-01-01", "5");
        let rows = [
            (table(&[]), 6, "needs a row"),
            (table(&[good(), row("2020-01-01", "6")]), 8, "must come after"),
            (table(&[good(), row("2020-02-31", "6")]), 8, "existing date"),
            (table(&[row("2020-01-01", "5,5")]), 7, "not a percentage"),
            (table(&[row("2020-01-01", "1001")]), 7, "0 to 1000"),
            (table(&[row("2026-01-02", "6")]), 5, "move complete_to"),
            (table(&[good()]).replace("rows", "margin_pct = \"8\"\nrows"), 8, "reference_pct"),
            (
                table(&[good().replace("rate_pct", "reference_pct = \"1\", rate_pct")]),
                7,
                "margin_pct",
            ),
            (
                table(&[good().replace("rate_pct", "reference_pct = \"1\", rate_pct")])
                    .replace("rows", "margin_pct = \"8\"\nrows"),
                8,
                "5.00 is not 1.00 and 8.00 points",
            ),
            (table(&[good()]).replace("source", "sauce"), 3, "sauce"),
        ];
        for (text, line, part) in rows {
            let error = RateTable::load("x.toml", &text).expect_err(part);
            assert!(error.message.contains(part), "{error}");
            assert_eq!((error.file.as_str(), error.line), ("x.toml", line), "{error}");
        }
    }
}
