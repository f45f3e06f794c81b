//! Step 5: is the agreement kept (AGR-05, AGR-08)?
//!
//! What comes in fills the parts in their order. A part is kept when enough has come in by the
//! end of its last day of grace; from the day after, the agreement is breached. A payment that
//! was taken back counts as never made from the day on which it is gone, and so can un-keep a
//! part. A day is judged by what was there when it began: money of the day itself is looked at
//! on the next one, so that a run in the morning and one at night say the same.

use super::{Instalment, Terms};
use crate::day::Day;
use crate::money::{Money, MoneyError};
use std::collections::BTreeMap;

/// What came in for the debts of an agreement since it holds, by day; what was taken back is
/// below zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipts {
    /// Minor units of the currency of the agreement.
    by_day: BTreeMap<Day, i64>,
}

impl Receipts {
    /// Adds money that came on a day, or went.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn add(&mut self, day: Day, minor: i64) -> Result<(), MoneyError> {
        let of_day = self.by_day.entry(day).or_default();
        *of_day = of_day.checked_add(minor).ok_or(MoneyError::Overflow)?;
        Ok(())
    }

    /// What had come in by the end of a day, in minor units; wide enough never to overflow.
    pub fn by(&self, day: Day) -> i128 {
        self.by_day.range(..=day).map(|(_, minor)| i128::from(*minor)).sum()
    }

    /// Days from one to another, both included, at whose end less had come in than the day
    /// before.
    fn falls(&self, from: Day, to: Day) -> impl Iterator<Item = Day> + '_ {
        let of_days = self.by_day.iter().filter(move |(day, _)| (from..=to).contains(*day));
        of_days.filter(|(_, minor)| **minor < 0).map(|(day, _)| *day)
    }

    /// First day at whose end so much had come in, from which on it stayed so up to `day`.
    fn reached(&self, wanted: i128, day: Day) -> Option<Day> {
        let (mut sum, mut reached) = (0_i128, None);
        for (on, minor) in self.by_day.range(..=day) {
            sum += i128::from(*minor);
            reached = (sum >= wanted).then(|| reached.unwrap_or(*on));
        }
        reached
    }
}

/// What became of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Enough came in by its day.
    Kept { on: Day },
    /// Enough came in within the days of grace.
    InGrace { on: Day },
    /// Its day is to come, or is today.
    Waiting,
    /// Its day is over and grace is left.
    Late,
    /// Not paid in time; `made_up` once it was paid all the same.
    Missed { breached: Day, made_up: Option<Day> },
}

impl Fate {
    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Fate::Kept { .. } => "kept",
            Fate::InGrace { .. } => "in-grace",
            Fate::Waiting => "waiting",
            Fate::Late => "late",
            Fate::Missed { made_up: None, .. } => "missed",
            Fate::Missed { made_up: Some(_), .. } => "made-up",
        }
    }
}

/// A breach: on which day, and by which part (from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    pub day: Day,
    pub part: usize,
}

/// How an agreement stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// One for each part.
    pub fates: Vec<Fate>,
    /// The first part that is not paid yet (from 1).
    pub next: Option<usize>,
    /// The first breach so far, made up for or not.
    pub breach: Option<Breach>,
    /// Last day of the last part and its grace.
    pub last_day: Option<Day>,
    /// The day on which everything had come in.
    pub fulfilled: Option<Day>,
}

/// What is to have come in for all parts up to each, in minor units.
fn cumulative(parts: &[Instalment]) -> impl Iterator<Item = i128> + '_ {
    parts.iter().scan(0_i128, |sum, part| {
        *sum += i128::from(part.amount.minor()) + i128::from(part.fee.minor());
        Some(*sum)
    })
}

impl Terms {
    /// Last day on which a part (from 0) counts as paid in time.
    fn last_day_of(&self, at: usize) -> Day {
        self.instalments[at].day.plus(i64::from(self.grace_days))
    }

    /// Parts whose last day was over when `day` began and which are not paid: the first of them
    /// (from 1). The agreement is in breach on such a day.
    pub fn in_arrears(&self, receipts: &Receipts, day: Day) -> Option<usize> {
        let there = receipts.by(day.plus(-1));
        let mut wanted = cumulative(&self.instalments).enumerate();
        let short = wanted.find(|(at, sum)| self.last_day_of(*at) < day && there < *sum);
        short.map(|(at, _)| at + 1)
    }

    /// What is not paid yet of the whole agreement at the end of a day.
    ///
    /// # Errors
    /// The arithmetic's.
    pub fn rest(&self, receipts: &Receipts, day: Day) -> Result<Option<Money>, MoneyError> {
        let Some(first) = self.instalments.first() else { return Ok(None) };
        let all = cumulative(&self.instalments).last().unwrap_or(0);
        let rest = (all - receipts.by(day)).max(0);
        let minor = i64::try_from(rest).map_err(|_| MoneyError::Overflow)?;
        Ok(Some(Money::from_minor(minor, first.amount.currency())))
    }
}

/// How an agreement stands on `day`, by what came in for it.
pub fn judge(terms: &Terms, receipts: &Receipts, day: Day) -> Course {
    let wanted: Vec<i128> = cumulative(&terms.instalments).collect();
    let fate = |(at, wanted): (usize, &i128)| fate(terms, receipts, (at, *wanted), day);
    let fates: Vec<Fate> = wanted.iter().enumerate().map(fate).collect();
    let breaches = fates.iter().enumerate().filter_map(|(at, fate)| match fate {
        Fate::Missed { breached, .. } => Some(Breach { day: *breached, part: at + 1 }),
        _ => None,
    });
    let breach = breaches.min_by_key(|breach| (breach.day, breach.part));
    let unpaid = |wanted: &i128| receipts.by(day) < *wanted;
    let last = terms.instalments.len().checked_sub(1);
    Course {
        next: wanted.iter().position(unpaid).map(|at| at + 1),
        breach,
        last_day: last.map(|at| terms.last_day_of(at)),
        fulfilled: wanted.last().and_then(|all| receipts.reached(*all, day)),
        fates,
    }
}

fn fate(terms: &Terms, receipts: &Receipts, (at, wanted): (usize, i128), day: Day) -> Fate {
    let (due, last) = (terms.instalments[at].day, terms.last_day_of(at));
    let reached = receipts.reached(wanted, day);
    if let Some(breached) = breached(receipts, wanted, last, day) {
        return Fate::Missed { breached, made_up: reached };
    }
    match reached {
        Some(on) if on <= due => Fate::Kept { on },
        Some(on) => Fate::InGrace { on },
        None if day <= due => Fate::Waiting,
        None => Fate::Late,
    }
}

/// First day that began with a part unpaid whose last day was over by then.
fn breached(receipts: &Receipts, wanted: i128, last: Day, day: Day) -> Option<Day> {
    // What had come in can be short at the end of the last day, or later when it is taken back.
    let ends = std::iter::once(last).chain(receipts.falls(last.plus(1), day.plus(-1)));
    let mut short = ends.filter(|end| *end < day && receipts.by(*end) < wanted);
    short.next().map(|end| end.plus(1))
}
