//! Days on which lateness costs nothing: a moratorium, insolvency, a settlement, or periods
//! the parties agreed to leave out (failure P12).

use super::principal::Run;
use super::segment::days_of;
use crate::day::Day;
use crate::rates::Moratorium;
use std::borrow::Cow;

/// Consecutive days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    pub from: Day,
    /// Not before `from`.
    pub to: Day,
}

/// Spared days as periods that rise and do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spared(Vec<Period>);

impl Spared {
    /// No day is spared.
    pub const NONE: &'static Spared = &Spared(Vec::new());

    /// Periods in any order; they may overlap.
    pub fn new(periods: impl IntoIterator<Item = Period>) -> Self {
        let mut periods: Vec<Period> = periods.into_iter().collect();
        periods.sort_unstable();
        let mut joined: Vec<Period> = Vec::with_capacity(periods.len());
        for period in periods {
            match joined.last_mut() {
                Some(before) if period.from <= before.to.ahead(1) => {
                    before.to = before.to.max(period.to);
                }
                _ => joined.push(period),
            }
        }
        Self(joined)
    }

    /// The moratoria that spare a debt with this effective due day, and further periods.
    pub fn by_moratoria(
        moratoria: &[Moratorium],
        due: Day,
        further: impl IntoIterator<Item = Period>,
    ) -> Self {
        let sparing = moratoria.iter().filter(|moratorium| due < moratorium.due_before);
        let periods = sparing.map(|moratorium| Period { from: moratorium.from, to: moratorium.to });
        Self::new(periods.chain(further))
    }

    /// The days of `runs` that are not spared.
    pub fn leave<'r>(&self, runs: &'r [Run]) -> Cow<'r, [Run]> {
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else {
            return Cow::Borrowed(runs);
        };
        let concerns = |period: &Period| period.from <= last.to && first.from <= period.to;
        if !self.0.iter().any(concerns) {
            return Cow::Borrowed(runs);
        }
        let mut left = Vec::with_capacity(runs.len() + self.0.len());
        runs.iter().for_each(|run| self.cut(*run, &mut left));
        Cow::Owned(left)
    }

    /// How many days from `from` to `to`, both included, are spared.
    pub fn days_in(&self, from: Day, to: Day) -> u32 {
        let common = |period: &Period| {
            let (first, last) = (period.from.max(from), period.to.min(to));
            if first <= last { days_of(first, last) } else { 0 }
        };
        self.0.iter().map(common).sum()
    }

    /// The day on which the `count`-th day after `start` that is not spared falls.
    pub fn bearing_day(&self, start: Day, count: u32) -> Day {
        let mut day = start.ahead(i64::from(count));
        for period in self.0.iter().filter(|period| start < period.to) {
            let from = period.from.max(start.ahead(1));
            if day < from {
                break;
            }
            day = day.ahead(i64::from(days_of(from, period.to)));
        }
        day
    }

    fn cut(&self, run: Run, left: &mut Vec<Run>) {
        let mut from = run.from;
        for period in &self.0 {
            if period.to < from {
                continue;
            }
            if run.to < period.from {
                break;
            }
            if from < period.from {
                left.push(Run { from, to: period.from.ahead(-1), ..run });
            }
            from = period.to.ahead(1);
        }
        if from <= run.to {
            left.push(Run { from, ..run });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Amount;

    fn march(day: i64) -> Day {
        Day::of(2026, 3, 1).expect("a day").plus(day - 1)
    }

    fn periods(days: &[(i64, i64)]) -> Vec<Period> {
        days.iter().map(|&(from, to)| Period { from: march(from), to: march(to) }).collect()
    }

    #[test]
    fn periods_that_overlap_or_touch_are_one() {
        let spared = Spared::new(periods(&[(9, 12), (1, 3), (4, 5), (10, 11), (20, 20)]));
        assert_eq!(spared.0, periods(&[(1, 5), (9, 12), (20, 20)]));
    }

    #[test]
    fn spared_days_are_counted_and_passed_over() {
        let spared = Spared::new(periods(&[(5, 8), (12, 12)]));
        for (from, to, days) in [(1, 4, 0), (1, 5, 1), (6, 20, 4), (8, 8, 1), (9, 11, 0)] {
            assert_eq!(spared.days_in(march(from), march(to)), days, "{from} to {to}");
        }
        for (start, count, day) in [(1, 3, 4), (1, 4, 9), (1, 7, 13), (6, 1, 9), (12, 2, 14)] {
            assert_eq!(spared.bearing_day(march(start), count), march(day), "{start} {count}");
            assert_eq!(
                Spared::NONE.bearing_day(march(start), count),
                march(start + i64::from(count))
            );
        }
    }

    #[test]
    fn what_is_left_is_every_day_not_spared() {
        let run = |from, to, sum| Run {
            from: march(from),
            to: march(to),
            principal: Amount::from_hundredths(sum),
        };
        let runs = [run(3, 10, 100), run(11, 20, 60)];
        // Periods spared, runs left.
        type Row<'a> = (&'a [(i64, i64)], &'a [(i64, i64, i128)]);
        let table: [Row<'_>; 7] = [
            (&[], &[(3, 10, 100), (11, 20, 60)]),
            (&[(1, 2), (21, 30)], &[(3, 10, 100), (11, 20, 60)]),
            (&[(1, 30)], &[]),
            (&[(3, 3)], &[(4, 10, 100), (11, 20, 60)]),
            (&[(5, 12)], &[(3, 4, 100), (13, 20, 60)]),
            (&[(4, 5), (7, 7), (20, 25)], &[(3, 3, 100), (6, 6, 100), (8, 10, 100), (11, 19, 60)]),
            (&[(3, 10)], &[(11, 20, 60)]),
        ];
        for (spared, left) in table {
            let found = Spared::new(periods(spared)).leave(&runs).into_owned();
            let left: Vec<Run> = left.iter().map(|&(from, to, sum)| run(from, to, sum)).collect();
            assert_eq!(found, left, "{spared:?}");
        }
        assert!(Spared::NONE.leave(&[]).is_empty());
    }
}
