//! Lateness over months: who is overdue month after month, and how overdue volume and average
//! delay move (GEN-02, GEN-03).

use crate::day::Day;
use crate::exact::{Amount, Exact, Figure};

/// Month ends in a row from which on a debtor is chronic, where the company says nothing else.
pub const CHRONIC_MONTHS: u16 = 3;

/// The last days of so many months, the latest not after `day`, ascending.
pub fn month_ends(day: Day, count: u16) -> Vec<Day> {
    let date = day.date();
    let first = Day::of(date.year(), date.month(), 1).unwrap_or(day);
    let is_end = day.plus(1).date().month() != date.month();
    let back = if is_end { -1 } else { 0 };
    let ends = (0..i32::from(count)).map(|months| first.plus_months(-months - back).plus(-1));
    let mut ends: Vec<Day> = ends.collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// In how many month ends in a row, up to the last, something was overdue.
pub fn overdue_in_a_row(overdue: impl DoubleEndedIterator<Item = bool>) -> u16 {
    let run = overdue.rev().take_while(|overdue| *overdue).count();
    u16::try_from(run).unwrap_or(u16::MAX)
}

/// What is overdue at one moment, and for how long on the average.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lateness {
    pub overdue: Amount,
    /// Sum of open amounts × days late.
    weighted: i128,
}

impl Lateness {
    /// Adds something that has been late for so many days.
    pub fn add(&mut self, open: Amount, days: i64) {
        self.overdue = self.overdue + open;
        self.weighted += open.hundredths() * i128::from(days);
    }

    /// Days late, weighted by what is open; `None` where nothing is overdue.
    pub fn average_days(&self) -> Option<Figure> {
        let weighted = Exact::from(Amount::from_hundredths(self.weighted));
        Some(Exact::ratio(weighted, self.overdue)?.rounded(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn gen_02_three_month_ends_in_a_row_and_no_gap() {
        let rows: [(&[bool], u16); 5] = [
            (&[true, true, true], 3),
            (&[true, false, true], 1),
            (&[true, true, false], 0),
            (&[false, true, true, true, true], 4),
            (&[], 0),
        ];
        for (overdue, expected) in rows {
            assert_eq!(overdue_in_a_row(overdue.iter().copied()), expected, "{overdue:?}");
        }
    }

    #[test]
    fn month_ends_are_those_that_have_come() {
        let rows = [
            ("2026-03-31", ["2026-01-31", "2026-02-28", "2026-03-31"]),
            ("2026-03-30", ["2025-12-31", "2026-01-31", "2026-02-28"]),
            ("2026-04-01", ["2026-01-31", "2026-02-28", "2026-03-31"]),
            ("2024-02-29", ["2023-12-31", "2024-01-31", "2024-02-29"]),
        ];
        for (on, expected) in rows {
            let found: Vec<String> =
                month_ends(day(on), 3).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{on}");
        }
    }

    #[test]
    fn gen_03_the_average_delay_is_weighted_by_what_is_open() {
        let amount = Amount::from_hundredths;
        let mut lateness = Lateness::default();
        assert_eq!(lateness.average_days(), None);
        lateness.add(amount(30_000), 2);
        lateness.add(amount(10_000), 6);
        assert_eq!(lateness.overdue, amount(40_000));
        assert_eq!(lateness.average_days().map(|days| days.to_string()).as_deref(), Some("3.00"));
    }
}
