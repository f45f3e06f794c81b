//! How late, and in which bucket.
//!
//! An account is aged per currency: what is not due, what is overdue by days within each
//! bound, what is overdue beyond the last one, and money that is allocated to nothing (zero
//! or below). Their sum is the balance, always: per customer, overall, on every day.
//!
//! The accumulator is small and streams: give it open amounts in any order, and add finished
//! ones up with `absorb`.

use crate::day::Day;
use crate::money::{Currency, Money, MoneyError};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Whole days by which a debt is overdue: negative before the due day, 0 on it. The first
/// day of delay is the day after the due day (R6).
pub const fn overdue_days(due: Day, as_of: Day) -> i64 {
    as_of.days_since(due)
}

/// Where a debt stands against its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DueState {
    NotDue,
    DueToday,
    Overdue,
}

/// Short-term debts are due within twelve months of the day, long-term ones later (S3-B1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Term {
    Short,
    Long,
}

/// All that follows from a due day and a day (INT-01, INT-02, ANA-03, ANA-06).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueFacts {
    /// Days since the due day; negative means days left.
    pub signed_days: i64,
    /// The same, never below zero.
    pub overdue_days: i64,
    /// Days left, never below zero.
    pub days_to_due: i64,
    pub state: DueState,
    /// Three months after the due day; a debt overdue beyond it is overdue for long (S3-B2).
    pub three_month_end: Day,
    pub long_overdue: bool,
    /// Twelve months after the day asked about.
    pub twelve_month_limit: Day,
    pub term: Term,
}

/// What follows from the due day in force on a day.
pub fn due_facts(due: Day, as_of: Day) -> DueFacts {
    let signed_days = overdue_days(due, as_of);
    let three_month_end = due.ahead_months(3);
    let twelve_month_limit = as_of.ahead_months(12);
    DueFacts {
        signed_days,
        overdue_days: signed_days.max(0),
        days_to_due: (-signed_days).max(0),
        state: match signed_days {
            ..0 => DueState::NotDue,
            0 => DueState::DueToday,
            1.. => DueState::Overdue,
        },
        three_month_end,
        long_overdue: as_of > three_month_end,
        twelve_month_limit,
        term: if due > twelve_month_limit { Term::Long } else { Term::Short },
    }
}

/// From which day the age of a debt is counted.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum AgeingBy {
    #[default]
    DueDate,
    InvoiceDate,
}

impl AgeingBy {
    /// Both ways.
    pub const ALL: [AgeingBy; 2] = [AgeingBy::DueDate, AgeingBy::InvoiceDate];

    /// The word written in commands and answers.
    pub const fn code(self) -> &'static str {
        match self {
            AgeingBy::DueDate => "due_date",
            AgeingBy::InvoiceDate => "invoice_date",
        }
    }

    /// The way with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }

    /// The day from which a document with these days is aged.
    pub const fn counted_from(self, effective: Day, due: Day) -> Day {
        match self {
            AgeingBy::DueDate => due,
            AgeingBy::InvoiceDate => effective,
        }
    }
}

/// Last days of the overdue buckets, rising: 30, 60, 90 gives `1-30`, `31-60`, `61-90`, `90+`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds(Vec<u16>);

/// Why a list of numbers is not a list of bounds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoundsError {
    #[error("{0} ageing bounds were given; give 1 to 12, such as 30,60,90")]
    Count(usize),
    #[error("ageing bound {bound} (number {position}) lies outside 1 to 3650 days")]
    OutOfRange { position: usize, bound: i64 },
    #[error("ageing bound {bound} (number {position}) must be above the one before it, {previous}")]
    NotRising { position: usize, bound: i64, previous: i64 },
}

impl Default for Bounds {
    fn default() -> Self {
        Self(vec![30, 60, 90])
    }
}

impl Bounds {
    /// Name of the first bucket.
    pub const NOT_DUE: &'static str = "not_due";

    /// Checks 1 to 12 bounds of 1 to 3650 days, rising. Positions in errors count from 1.
    pub fn new(bounds: &[i64]) -> Result<Self, BoundsError> {
        if !(1..=12).contains(&bounds.len()) {
            return Err(BoundsError::Count(bounds.len()));
        }
        let mut checked: Vec<u16> = Vec::with_capacity(bounds.len());
        for (index, &bound) in bounds.iter().enumerate() {
            let position = index + 1;
            let fits = u16::try_from(bound).ok().filter(|bound| (1..=3650).contains(bound));
            let fitting = fits.ok_or(BoundsError::OutOfRange { position, bound })?;
            if let Some(&previous) = checked.last().filter(|previous| **previous >= fitting) {
                let previous = i64::from(previous);
                return Err(BoundsError::NotRising { position, bound, previous });
            }
            checked.push(fitting);
        }
        Ok(Self(checked))
    }

    /// The bounds, rising.
    pub fn days(&self) -> &[u16] {
        &self.0
    }

    /// Number of buckets: one not due, one for each bound, one beyond the last.
    pub fn bucket_count(&self) -> usize {
        self.0.len() + 2
    }

    /// Index of the bucket of a debt with so many days of delay: 0 is not due, and a debt
    /// due on the day itself is not due. "Over 90" means 91 days or more.
    pub fn bucket_of(&self, overdue_days: i64) -> usize {
        if overdue_days <= 0 {
            return 0;
        }
        1 + self.0.partition_point(|bound| i64::from(*bound) < overdue_days)
    }

    /// Days of delay of a bucket, first and last; the first and the last bucket are open.
    pub fn range_of(&self, bucket: usize) -> (Option<i64>, Option<i64>) {
        let bound = |index: usize| self.0.get(index).map(|bound| i64::from(*bound));
        match bucket {
            0 => (None, Some(0)),
            1 => (Some(1), bound(0)),
            later => (bound(later - 2).map(|bound| bound + 1), bound(later - 1)),
        }
    }

    /// Names of the buckets in order: `not_due`, `1-30`, `31-60`, `61-90`, `90+`.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::with_capacity(self.bucket_count());
        names.push(Self::NOT_DUE.to_owned());
        let mut first = 1;
        for bound in &self.0 {
            names.push(format!("{first}-{bound}"));
            first = bound + 1;
        }
        names.extend(self.0.last().map(|bound| format!("{bound}+")));
        names
    }
}

/// The aged account of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgedCurrency {
    /// Open debit by bucket, in the order of the names.
    pub buckets: Vec<Money>,
    /// Open documents by bucket.
    pub counts: Vec<u64>,
    /// Money allocated to nothing, as it lowers the balance: zero or below.
    pub unallocated: Money,
}

impl AgedCurrency {
    fn empty(currency: Currency, buckets: usize) -> Self {
        let nothing = Money::zero(currency);
        Self { buckets: vec![nothing; buckets], counts: vec![0; buckets], unallocated: nothing }
    }

    /// The balance: all buckets and the unallocated money.
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.debt()?.plus(self.unallocated)
    }

    /// What is owed on documents, due or not.
    pub fn debt(&self) -> Result<Money, MoneyError> {
        Money::sum(self.unallocated.currency(), self.buckets.iter().copied())
    }

    /// What is overdue: every bucket but the first.
    pub fn overdue(&self) -> Result<Money, MoneyError> {
        Money::sum(self.unallocated.currency(), self.buckets.iter().skip(1).copied())
    }
}

/// An account, or many of them, aged for a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ageing {
    as_of: Day,
    by: AgeingBy,
    bounds: Bounds,
    currencies: BTreeMap<Currency, AgedCurrency>,
}

impl Ageing {
    /// Nothing yet, for this day.
    pub const fn new(as_of: Day, by: AgeingBy, bounds: Bounds) -> Self {
        Self { as_of, by, bounds, currencies: BTreeMap::new() }
    }

    /// The day.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// From which day ages are counted.
    pub const fn by(&self) -> AgeingBy {
        self.by
    }

    /// The bounds.
    pub const fn bounds(&self) -> &Bounds {
        &self.bounds
    }

    /// Currencies met, in the order of their codes.
    pub const fn currencies(&self) -> &BTreeMap<Currency, AgedCurrency> {
        &self.currencies
    }

    /// Adds what is open of a debt with these days, and says in which bucket it fell.
    pub fn add_debt(&mut self, effective: Day, due: Day, open: Money) -> Result<usize, MoneyError> {
        let counted_from = self.by.counted_from(effective, due);
        let bucket = self.bounds.bucket_of(overdue_days(counted_from, self.as_of));
        let aged = self.currency(open.currency());
        aged.buckets[bucket] = aged.buckets[bucket].plus(open)?;
        aged.counts[bucket] += 1;
        Ok(bucket)
    }

    /// Adds what is open of a credit, above zero; it lowers the balance.
    pub fn add_unallocated(&mut self, open: Money) -> Result<(), MoneyError> {
        let aged = self.currency(open.currency());
        aged.unallocated = aged.unallocated.minus(open)?;
        Ok(())
    }

    /// Adds up another account aged in the same way, e.g. a customer to the company.
    ///
    /// # Panics
    /// When the other one has other bounds: their buckets cannot be added.
    pub fn absorb(&mut self, other: &Ageing) -> Result<(), MoneyError> {
        assert_eq!(self.bounds, other.bounds, "accounts aged by different bounds");
        for (currency, theirs) in &other.currencies {
            let ours = self.currency(*currency);
            for (mine, their) in ours.buckets.iter_mut().zip(&theirs.buckets) {
                *mine = mine.plus(*their)?;
            }
            for (mine, their) in ours.counts.iter_mut().zip(&theirs.counts) {
                *mine += their;
            }
            ours.unallocated = ours.unallocated.plus(theirs.unallocated)?;
        }
        Ok(())
    }

    fn currency(&mut self, currency: Currency) -> &mut AgedCurrency {
        let buckets = self.bounds.bucket_count();
        self.currencies.entry(currency).or_insert_with(|| AgedCurrency::empty(currency, buckets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn rub(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("RUB").expect("RUB"))
    }

    #[test]
    fn buckets_are_named_by_their_days() {
        let rows: [(&[i64], &str); 4] = [
            (&[30, 60, 90], "not_due 1-30 31-60 61-90 90+"),
            (&[7, 14, 30, 60, 90], "not_due 1-7 8-14 15-30 31-60 61-90 90+"),
            (&[45], "not_due 1-45 45+"),
            (&[1, 2], "not_due 1-1 2-2 2+"),
        ];
        for (bounds, names) in rows {
            let bounds = Bounds::new(bounds).expect("rising bounds");
            assert_eq!(bounds.names().join(" "), names);
            assert_eq!(bounds.names().len(), bounds.bucket_count());
        }
        assert_eq!(Bounds::default().names().join(" "), rows[0].1);
    }

    #[test]
    fn a_debt_falls_into_the_bucket_that_names_its_days() {
        let bounds = Bounds::default();
        let rows = [
            (-400, "not_due"),
            (0, "not_due"),
            (1, "1-30"),
            (30, "1-30"),
            (31, "31-60"),
            (60, "31-60"),
            (61, "61-90"),
            (90, "61-90"),
            (91, "90+"),
            (40_000, "90+"),
        ];
        for (days, name) in rows {
            let bucket = bounds.bucket_of(days);
            assert_eq!(bounds.names()[bucket], name, "{days} days");
            let (first, last) = bounds.range_of(bucket);
            assert!(first.is_none_or(|first| first <= days), "{days} days");
            assert!(last.is_none_or(|last| days <= last), "{days} days");
        }
    }

    #[test]
    fn bounds_that_do_not_rise_are_refused() {
        let rows: [(&[i64], BoundsError); 6] = [
            (&[], BoundsError::Count(0)),
            (&[1; 13], BoundsError::Count(13)),
            (&[0, 30], BoundsError::OutOfRange { position: 1, bound: 0 }),
            (&[30, 3651], BoundsError::OutOfRange { position: 2, bound: 3651 }),
            (&[30, 30], BoundsError::NotRising { position: 2, bound: 30, previous: 30 }),
            (&[30, 60, 45], BoundsError::NotRising { position: 3, bound: 45, previous: 60 }),
        ];
        for (bounds, refusal) in rows {
            assert_eq!(Bounds::new(bounds), Err(refusal), "{bounds:?}");
        }
    }

    #[test]
    fn a_small_account_is_aged_as_by_hand() {
        let bounds = Bounds::new(&[7, 14, 30, 60, 90]).expect("rising bounds");
        let as_of = day("2026-03-31");
        let mut ageing = Ageing::new(as_of, AgeingBy::DueDate, bounds);
        // Days of delay, amount, bucket.
        let rows = [
            ("2026-03-31", 0, 50_000, 0),
            ("2026-03-30", 1, 10_000, 1),
            ("2026-03-24", 7, 20_000, 1),
            ("2026-03-23", 8, 5_000, 2),
            ("2026-03-01", 30, 40_000, 3),
            ("2026-02-28", 31, 15_000, 4),
            ("2026-01-30", 60, 7_000, 4),
            ("2025-12-30", 91, 3_000, 6),
            ("2025-12-31", 90, 2_000, 5),
        ];
        for (due, late, amount, bucket) in rows {
            assert_eq!(overdue_days(day(due), as_of), late, "{due}");
            let fell = ageing.add_debt(day("2025-01-01"), day(due), rub(amount * 100));
            assert_eq!(fell, Ok(bucket), "{due}");
        }
        ageing.add_unallocated(rub(120_000)).expect("small");

        let aged = &ageing.currencies()[&rub(0).currency()];
        let major: Vec<i64> = aged.buckets.iter().map(|amount| amount.minor() / 100).collect();
        assert_eq!(major, [50_000, 30_000, 5_000, 40_000, 22_000, 2_000, 3_000]);
        assert_eq!(aged.counts, [1, 2, 1, 1, 2, 1, 1]);
        assert_eq!(aged.overdue(), Ok(rub(10_200_000)));
        assert_eq!(aged.debt(), Ok(rub(15_200_000)));
        assert_eq!(aged.total(), Ok(rub(15_080_000)));
    }

    #[test]
    fn by_invoice_date_the_age_is_that_of_the_document() {
        let mut ageing = Ageing::new(day("2026-03-31"), AgeingBy::InvoiceDate, Bounds::default());
        let bucket = ageing.add_debt(day("2026-02-01"), day("2026-04-30"), rub(100));
        assert_eq!(bucket, Ok(2), "58 days old though not due");
    }

    #[test]
    fn at_the_end_of_the_century_terms_are_still_shown() {
        let facts = due_facts(Day::LAST, day("2099-06-01"));
        assert_eq!(facts.three_month_end.to_string(), "2100-03-31");
        assert_eq!(facts.twelve_month_limit.to_string(), "2100-06-01");
        assert_eq!(facts.term, Term::Short);
        assert_eq!(due_facts(Day::LAST.ahead(3_650), Day::LAST).term, Term::Long);
    }

    #[test]
    fn int_01_int_02_the_due_day_decides_state_and_term() {
        use DueState::{DueToday, NotDue, Overdue};
        // Due, as of, signed days, state, three months' end, long overdue, long-term.
        let rows = [
            ("2017-02-04", "2017-03-03", 27, Overdue, "2017-05-04", false, false),
            ("2017-03-09", "2017-03-03", -6, NotDue, "2017-06-09", false, false),
            ("2026-03-20", "2026-03-20", 0, DueToday, "2026-06-20", false, false),
            ("2026-01-31", "2026-04-30", 89, Overdue, "2026-04-30", false, false),
            ("2025-11-30", "2026-04-30", 151, Overdue, "2026-02-28", true, false),
            ("2027-03-31", "2026-03-31", -365, NotDue, "2027-06-30", false, false),
            ("2027-04-01", "2026-03-31", -366, NotDue, "2027-07-01", false, true),
        ];
        for (due, as_of, signed_days, state, three_month_end, long_overdue, long_term) in rows {
            let expected = DueFacts {
                signed_days,
                overdue_days: signed_days.max(0),
                days_to_due: (-signed_days).max(0),
                state,
                three_month_end: day(three_month_end),
                long_overdue,
                twelve_month_limit: day(as_of).ahead_months(12),
                term: if long_term { Term::Long } else { Term::Short },
            };
            assert_eq!(due_facts(day(due), day(as_of)), expected, "due {due} as of {as_of}");
        }
    }

    /// The absolute indicator of the regulation (B2): overdue for long from the day after the
    /// three months, which end with the month where it has no such day.
    #[test]
    fn lm_08_a_debt_is_overdue_for_long_once_three_months_have_passed_since_its_last_day() {
        // Due, as of, three months' end, long overdue.
        let rows = [
            ("2026-01-31", "2026-04-30", "2026-04-30", false), // LM-08/1: the last day belongs to them
            ("2026-01-31", "2026-05-01", "2026-04-30", true),
            ("2025-11-30", "2026-02-28", "2026-02-28", false),
            ("2025-11-30", "2026-03-01", "2026-02-28", true),
            ("2025-11-30", "2026-04-30", "2026-02-28", true), // LM-08/2
            ("2026-03-15", "2026-04-30", "2026-06-15", false), // LM-08/3
            ("2026-03-15", "2026-06-16", "2026-06-15", true),
        ];
        for (due, as_of, end, long_overdue) in rows {
            let facts = due_facts(day(due), day(as_of));
            assert_eq!(facts.three_month_end, day(end), "{due}");
            assert_eq!(facts.long_overdue, long_overdue, "due {due} as of {as_of}");
        }
    }

    #[test]
    fn lm_10_twelve_months_ahead_are_short_term_and_a_day_more_is_long_term() {
        let rows = [
            ("2027-03-31", "2026-03-31", Term::Short), // LM-10/1
            ("2027-04-01", "2026-03-31", Term::Long),  // LM-10/2
            ("2028-02-29", "2027-02-28", Term::Long),
            ("2028-02-28", "2027-02-28", Term::Short),
            ("2025-01-01", "2026-03-31", Term::Short), // overdue for a year: still not long-term
        ];
        for (due, as_of, term) in rows {
            assert_eq!(due_facts(day(due), day(as_of)).term, term, "due {due} as of {as_of}");
        }
    }
}
