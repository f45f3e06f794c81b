//! The proof of a charge: runs of days with one principal, one rate and one basis.
//!
//! Amount of a segment = principal × rate % × days / basis, computed exactly and rounded once,
//! half away from zero. No segment is cut where nothing changes: 31 December divides an
//! ACT/ACT count only beside a leap year, and an ACT/365 count never.

use super::principal::Run;
use crate::day::Day;
use crate::exact::Amount;
use crate::rates::{Rate, RatePeriod};
use std::sync::LazyLock;

/// For how many days a rate is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    Year365,
    Year366,
    Year360,
    /// A rate per day.
    Day,
}

impl Basis {
    /// The divisor.
    pub const fn days(self) -> u16 {
        match self {
            Basis::Year365 => 365,
            Basis::Year366 => 366,
            Basis::Year360 => 360,
            Basis::Day => 1,
        }
    }

    /// The word written in answers: `365`, `366`, `360`, `DAY`.
    pub const fn code(self) -> &'static str {
        match self {
            Basis::Year365 => "365",
            Basis::Year366 => "366",
            Basis::Year360 => "360",
            Basis::Day => "DAY",
        }
    }
}

/// How days are turned into a part of the time a rate is meant for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayCount {
    /// Actual days over 365.
    #[default]
    Act365,
    /// Actual days over 360.
    Act360,
    /// Actual days over the days of the calendar year each lies in.
    ActAct,
    /// The rate is one per day.
    PerDay,
}

/// One line of a computation that a person can repeat by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub from: Day,
    /// Included.
    pub to: Day,
    pub days: u32,
    pub principal: Amount,
    pub rate: Rate,
    pub basis: Basis,
    pub amount: Amount,
}

/// A charge with its proof.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accrual {
    pub segments: Vec<Segment>,
    /// Days of all segments.
    pub days: u32,
    /// Sum of the amounts of the segments.
    pub amount: Amount,
}

/// Accrues on runs of days, each day at the rate of the period it lies in. Runs and periods
/// rise; days outside of every period are left out.
pub fn accrue(
    runs: &[Run],
    periods: impl IntoIterator<Item = RatePeriod>,
    count: DayCount,
) -> Accrual {
    let periods = periods.into_iter();
    let mut sheet = Sheet::new(count, runs, periods.size_hint().0);
    let mut ahead = runs;
    for period in periods {
        while let [run, later @ ..] = ahead {
            let (from, to) = (run.from.max(period.first), run.to.min(period.last));
            if from <= to {
                sheet.bear(Run { from, to, ..*run }, period.rate);
            }
            if period.last < run.to {
                break;
            }
            ahead = later;
        }
    }
    Accrual::of(sheet.segments)
}

/// Accrues on runs of days at one rate.
pub fn accrue_at(rate: Rate, runs: &[Run], count: DayCount) -> Accrual {
    accrue(runs, [RatePeriod { first: Day::FIRST, last: Day::LAST, rate }], count)
}

impl Accrual {
    /// Computes the amounts of segments that are complete but for them.
    fn of(mut segments: Vec<Segment>) -> Self {
        let (mut days, mut amount) = (0, Amount::ZERO);
        for segment in &mut segments {
            segment.days = days_of(segment.from, segment.to);
            segment.amount =
                segment.principal.accrued(segment.rate, segment.days, segment.basis.days());
            days += segment.days;
            amount = amount + segment.amount;
        }
        Self { segments, days, amount }
    }
}

/// Days from `from` to `to`, both counted; none when `to` is earlier.
pub(super) fn days_of(from: Day, to: Day) -> u32 {
    u32::try_from(to.days_since(from) + 1).unwrap_or(0)
}

/// Segments while they are written down, in order of days.
struct Sheet {
    segments: Vec<Segment>,
    count: DayCount,
    /// Those that have not ended before the last segment.
    years: &'static [Years],
}

impl Sheet {
    fn new(count: DayCount, runs: &[Run], periods: usize) -> Self {
        let years = match (count, runs.first()) {
            (DayCount::ActAct, Some(run)) => {
                &YEARS[YEARS.partition_point(|years| years.last < run.from)..]
            }
            _ => &[],
        };
        // Each run and each period ends a segment, and so does now and then a year.
        let segments = Vec::with_capacity(runs.len() + periods + years.len().min(4));
        Self { segments, count, years }
    }

    /// Writes down one run at one rate.
    fn bear(&mut self, run: Run, rate: Rate) {
        match self.count {
            DayCount::Act365 => self.append(run, rate, Basis::Year365),
            DayCount::Act360 => self.append(run, rate, Basis::Year360),
            DayCount::PerDay => self.append(run, rate, Basis::Day),
            DayCount::ActAct => self.bear_by_years(run, rate),
        }
    }

    fn bear_by_years(&mut self, run: Run, rate: Rate) {
        let mut from = run.from;
        while let [years, later @ ..] = self.years {
            let to = run.to.min(years.last);
            if from <= to {
                self.append(Run { from, to, ..run }, rate, years.basis);
                from = to.ahead(1);
            }
            if run.to < from {
                break;
            }
            self.years = later;
        }
    }

    /// Lengthens the last segment where nothing changes, or begins a new one.
    fn append(&mut self, run: Run, rate: Rate, basis: Basis) {
        let Run { from, to, principal } = run;
        match self.segments.last_mut() {
            Some(last)
                if last.to.ahead(1) == from
                    && (last.principal, last.rate, last.basis) == (principal, rate, basis) =>
            {
                last.to = to;
            }
            _ => {
                let (days, amount) = (0, Amount::ZERO);
                self.segments.push(Segment { from, to, days, principal, rate, basis, amount });
            }
        }
    }
}

/// Consecutive calendar years of one length.
struct Years {
    last: Day,
    basis: Basis,
}

/// All permitted days by the length of their years.
static YEARS: LazyLock<Vec<Years>> = LazyLock::new(|| {
    let mut runs: Vec<Years> = Vec::new();
    for year in Day::FIRST.year()..=Day::LAST.year() {
        let last = Day::of(year, 12, 31).expect("a permitted year has a last day");
        let basis = if last.days_in_year() == 366 { Basis::Year366 } else { Basis::Year365 };
        match runs.last_mut() {
            Some(before) if before.basis == basis => before.last = last,
            _ => runs.push(Years { last, basis }),
        }
    }
    runs
});

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn run(from: &str, to: &str, hundredths: i128) -> Run {
        Run { from: day(from), to: day(to), principal: Amount::from_hundredths(hundredths) }
    }

    fn lines(accrual: &Accrual) -> Vec<String> {
        let line = |segment: &Segment| {
            let Segment { from, to, days, principal, rate, basis, amount } = segment;
            format!("{from} {to} {days} {principal} {rate}/{} {amount}", basis.code())
        };
        accrual.segments.iter().map(line).collect()
    }

    #[test]
    fn a_year_end_divides_only_where_the_year_gets_another_length() {
        let rate: Rate = "10".parse().expect("10");
        let runs = [run("2022-12-01", "2025-01-31", 3_650_000)];
        let by = |count| lines(&accrue_at(rate, &runs, count));
        assert_eq!(by(DayCount::Act365), ["2022-12-01 2025-01-31 793 36500.00 10.00/365 7930.00"]);
        assert_eq!(by(DayCount::Act360), ["2022-12-01 2025-01-31 793 36500.00 10.00/360 8040.14"]);
        assert_eq!(
            by(DayCount::ActAct),
            [
                "2022-12-01 2023-12-31 396 36500.00 10.00/365 3960.00",
                "2024-01-01 2024-12-31 366 36500.00 10.00/366 3650.00",
                "2025-01-01 2025-01-31 31 36500.00 10.00/365 310.00",
            ]
        );
    }

    #[test]
    fn segments_are_cut_by_principal_and_by_rate_and_joined_where_neither_changes() {
        let period = |first, last, rate: &str| RatePeriod {
            first: day(first),
            last: day(last),
            rate: rate.parse().expect(rate),
        };
        let periods = [
            period("2026-01-01", "2026-01-10", "10"),
            period("2026-01-11", "2026-01-20", "20"),
            period("2026-01-21", "2026-01-25", "20"),
        ];
        let runs = [
            run("2026-01-05", "2026-01-12", 36_500),
            run("2026-01-13", "2026-01-14", 7_300),
            run("2026-01-16", "2026-01-24", 7_300),
        ];
        let accrual = accrue(&runs, periods, DayCount::Act365);
        assert_eq!(
            lines(&accrual),
            [
                "2026-01-05 2026-01-10 6 365.00 10.00/365 0.60",
                "2026-01-11 2026-01-12 2 365.00 20.00/365 0.40",
                "2026-01-13 2026-01-14 2 73.00 20.00/365 0.08",
                "2026-01-16 2026-01-24 9 73.00 20.00/365 0.36",
            ]
        );
        assert_eq!((accrual.days, accrual.amount.to_string()), (19, "1.44".to_owned()));
    }

    #[test]
    fn days_at_no_rate_are_shown_with_nothing() {
        let accrual =
            accrue_at(Rate::ZERO, &[run("2026-01-05", "2026-01-12", 100)], DayCount::PerDay);
        assert_eq!(lines(&accrual), ["2026-01-05 2026-01-12 8 1.00 0.00/DAY 0.00"]);
    }
}
