//! Whether a promise was kept (PAY-09): by its last day all of what it is about is paid, or at
//! least the amount that was promised. One of which only part came is broken, and said to be kept in
//! part. Money alone keeps a promise: a credit note lowers what is left to pay, and a write-off does
//! not even that.

use crate::day::Day;
use crate::exact::{Exact, Figure};
use crate::money::{Money, MoneyError};

/// A promise with what came in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Last day on which it can be kept.
    pub until: Day,
    /// `None`: all of what it is about.
    pub amount: Option<Money>,
    /// Paid for it in money from the day it was given to its last day, or so far.
    pub paid: Money,
    /// Still owed of it at the end of its last day, or today: what is open, and what was written
    /// off since it was given.
    pub left: Money,
}

/// What became of a promise, as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Kept,
    /// Something came by its last day, and not enough.
    Part,
    Broken,
    Waiting,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 4] = [Outcome::Kept, Outcome::Part, Outcome::Broken, Outcome::Waiting];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Kept => "kept",
            Outcome::Part => "part",
            Outcome::Broken => "broken",
            Outcome::Waiting => "waiting",
        }
    }

    /// How it counts: a promise kept in part was not kept.
    pub const fn fate(self) -> Fate {
        match self {
            Outcome::Kept => Fate::Kept,
            Outcome::Part | Outcome::Broken => Fate::Broken,
            Outcome::Waiting => Fate::Waiting,
        }
    }
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Kept,
    Broken,
    /// Its day is not over.
    Waiting,
}

impl Given {
    /// The same with part of it told apart.
    pub fn outcome(&self, today: Day) -> Outcome {
        match self.fate(today) {
            Fate::Kept => Outcome::Kept,
            Fate::Waiting => Outcome::Waiting,
            Fate::Broken if self.paid.is_positive() => Outcome::Part,
            Fate::Broken => Outcome::Broken,
        }
    }

    /// What it is about: paid so far and still open, together.
    ///
    /// # Errors
    /// The arithmetic's.
    pub fn owed(&self) -> Result<Money, MoneyError> {
        self.paid.plus(self.left)
    }

    /// What became of it by the end of `today`. It can be kept before its last day, and it is
    /// broken only after it.
    pub fn fate(&self, today: Day) -> Fate {
        let enough = self.amount.is_some_and(|amount| {
            amount.currency() == self.paid.currency() && self.paid.minor() >= amount.minor()
        });
        match (enough || self.left.is_zero(), today > self.until) {
            (true, _) => Fate::Kept,
            (false, true) => Fate::Broken,
            (false, false) => Fate::Waiting,
        }
    }
}

/// How many promises were kept of those that can be judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub kept: u32,
    pub broken: u32,
    pub waiting: u32,
}

impl Record {
    /// Counts one more.
    pub fn add(&mut self, fate: Fate) {
        let count = match fate {
            Fate::Kept => &mut self.kept,
            Fate::Broken => &mut self.broken,
            Fate::Waiting => &mut self.waiting,
        };
        *count += 1;
    }

    /// Promises that can be judged.
    pub const fn judged(self) -> u32 {
        self.kept + self.broken
    }

    /// Share kept, in per cent; `None` while none can be judged.
    pub fn rate_pct(self) -> Option<Figure> {
        let share = Exact::ratio(i64::from(self.kept), i64::from(self.judged()));
        share.map(|share| share.percent().rounded(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::{day, eur};

    #[test]
    fn a_promise_is_kept_by_its_last_day_and_broken_after_it() {
        // Promised, paid, left, today; the promise ends on day 10.
        let rows = [
            (None, 100, 0, 5, Fate::Kept),
            (None, 99, 1, 10, Fate::Waiting),
            (None, 99, 1, 11, Fate::Broken),
            (Some(50), 50, 50, 10, Fate::Kept),
            (Some(50), 49, 51, 11, Fate::Broken),
            (Some(500), 100, 0, 11, Fate::Kept),
        ];
        for (amount, paid, left, today, expected) in rows {
            let given =
                Given { until: day(10), amount: amount.map(eur), paid: eur(paid), left: eur(left) };
            assert_eq!(given.fate(day(today)), expected, "{given:?} on {today}");
        }
    }

    #[test]
    fn pay_09_part_of_a_promise_is_not_the_promise() {
        let rows = [(0, Outcome::Broken), (1, Outcome::Part), (49, Outcome::Part)];
        for (paid, expected) in rows {
            let amount = Some(eur(50));
            let given = Given { until: day(10), amount, paid: eur(paid), left: eur(100) };
            assert_eq!(given.outcome(day(11)), expected, "{paid}");
            assert_eq!(given.outcome(day(10)), Outcome::Waiting, "{paid}");
            assert_eq!(expected.fate(), Fate::Broken);
        }
        let given = Given { until: day(10), amount: None, paid: eur(50), left: eur(0) };
        assert_eq!(given.outcome(day(11)), Outcome::Kept);
    }

    #[test]
    fn pay_09_seven_of_ten_promises_kept_are_70_00_per_cent() {
        let mut record = Record::default();
        (0..7).for_each(|_| record.add(Fate::Kept));
        (0..3).for_each(|_| record.add(Fate::Broken));
        (0..5).for_each(|_| record.add(Fate::Waiting));
        assert_eq!(record.rate_pct().map(|rate| rate.to_string()), Some("70.00".to_owned()));
        assert_eq!(Record { waiting: 3, ..Record::default() }.rate_pct(), None);
    }
}
