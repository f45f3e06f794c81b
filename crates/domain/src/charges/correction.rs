//! Why a charge computed anew differs from the one computed before (failures P01, P14).
//!
//! A back-dated payment, a reversal, or a rate that was corrected changes the past. The charge
//! is then computed from scratch, and the difference is explained by the runs of days on which
//! the principal, the rate or the basis is another one. Amounts are compared as wholes: a part
//! of a segment has no amount of its own, for a segment is rounded once.

use super::segment::{Accrual, Basis, Segment};
use crate::day::Day;
use crate::exact::Amount;
use crate::rates::Rate;

/// On what a day bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearing {
    pub principal: Amount,
    pub rate: Rate,
    pub basis: Basis,
}

/// Consecutive days that bear otherwise than before; `None` where they bear nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub from: Day,
    pub to: Day,
    pub before: Option<Bearing>,
    pub after: Option<Bearing>,
}

/// A charge computed anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// By how much the total changes: new less old.
    pub difference: Amount,
    /// In order of days; none when every day bears as before.
    pub changes: Vec<Change>,
}

/// What changed from one computation of a charge to another.
pub fn between(before: &Accrual, after: &Accrual) -> Correction {
    let mut changes: Vec<Change> = Vec::new();
    let starts = starts(before, after);
    for pair in starts.windows(2) {
        let (from, to) = (pair[0], pair[1].ahead(-1));
        let (old, new) = (bearing(before, from), bearing(after, from));
        if old == new {
            continue;
        }
        match changes.last_mut() {
            Some(last) if last.to.ahead(1) == from && (last.before, last.after) == (old, new) => {
                last.to = to;
            }
            _ => changes.push(Change { from, to, before: old, after: new }),
        }
    }
    Correction { difference: after.amount - before.amount, changes }
}

/// Every day on which one of the two may change.
fn starts(before: &Accrual, after: &Accrual) -> Vec<Day> {
    let segments = before.segments.iter().chain(&after.segments);
    let mut days: Vec<Day> =
        segments.flat_map(|segment| [segment.from, segment.to.ahead(1)]).collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn bearing(accrual: &Accrual, on: Day) -> Option<Bearing> {
    let index = accrual.segments.partition_point(|segment| segment.to < on);
    let segment = accrual.segments.get(index).filter(|segment| segment.from <= on)?;
    let Segment { principal, rate, basis, .. } = *segment;
    Some(Bearing { principal, rate, basis })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charges::{Payment, Principal, Spared, annual, segment::DayCount};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn interest(payments: &[(&str, i128)], rate: &str) -> Accrual {
        let amount = Amount::from_hundredths;
        let payments: Vec<Payment> = payments
            .iter()
            .map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) })
            .collect();
        let debt = Principal::of_payments(
            amount(3_650_000),
            day("2026-03-02"),
            day("2026-03-22"),
            &payments,
        );
        let rate = rate.parse().expect(rate);
        annual::interest(&debt, rate, DayCount::Act365, Spared::NONE)
    }

    #[test]
    fn a_correction_names_the_days_that_bear_otherwise() {
        let line = |change: &Change| {
            let side = |bearing: Option<Bearing>| {
                bearing.map_or("-".into(), |on| format!("{}@{}", on.principal, on.rate))
            };
            let (before, after) = (side(change.before), side(change.after));
            format!("{} {} {before} {after}", change.from, change.to)
        };
        let old = interest(&[], "10");
        // Computed anew, difference, changes.
        let rows: [(Accrual, &str, &[&str]); 4] = [
            (interest(&[], "10"), "0.00", &[]),
            (
                interest(&[("2026-03-12", 730_000)], "10"),
                "-20.00",
                &["2026-03-13 2026-03-22 36500.00@10.00 29200.00@10.00"],
            ),
            (
                interest(&[("2026-03-12", 3_650_000)], "10"),
                "-100.00",
                &["2026-03-13 2026-03-22 36500.00@10.00 -"],
            ),
            (
                interest(&[], "11"),
                "20.00",
                &["2026-03-03 2026-03-22 36500.00@10.00 36500.00@11.00"],
            ),
        ];
        for (new, difference, changes) in rows {
            let found = between(&old, &new);
            assert_eq!(found.difference.to_string(), difference);
            assert_eq!(found.changes.iter().map(line).collect::<Vec<_>>(), changes);
            let back = between(&new, &old);
            assert_eq!(back.difference, -found.difference);
            assert_eq!(back.changes.len(), found.changes.len());
        }
    }
}
