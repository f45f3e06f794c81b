//! A calendar laid out for counting: every permitted day looked up once, so that the daily
//! control counts working days at the cost of two look-ups.
//!
//! Only for the daily control, which no missing year may stop: where a year is not loaded,
//! weekends and fixed holidays decide. Legal terms ask the exact functions of [`Calendar`].

use super::Calendar;
use crate::day::Day;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// The working days of one calendar, from the first to the last permitted day.
#[derive(Clone, PartialEq, Eq)]
pub struct WorkingDays {
    code: String,
    /// For each permitted day the working days before it.
    before: Vec<u16>,
    /// The working days in order, as positions of permitted days.
    in_order: Vec<u16>,
}

// There are 40 177 permitted days, so a position fits into 16 bits.
const _: () = assert!(Day::LAST.number() - Day::FIRST.number() < u16::MAX as i64);

fn position(day: Day) -> usize {
    usize::try_from(day.number() - Day::FIRST.number()).unwrap_or(0)
}

static RU: LazyLock<Arc<WorkingDays>> = LazyLock::new(|| of("RU"));
static EE: LazyLock<Arc<WorkingDays>> = LazyLock::new(|| of("EE"));
static WEEKENDS: LazyLock<Arc<WorkingDays>> = LazyLock::new(|| of(""));

fn of(country: &str) -> Arc<WorkingDays> {
    Arc::new(WorkingDays::of(Calendar::of_country(country)))
}

impl std::fmt::Debug for WorkingDays {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "WorkingDays({})", self.code)
    }
}

impl WorkingDays {
    /// Lays a calendar out.
    pub fn of(calendar: &Calendar) -> Self {
        let mut before = Vec::with_capacity(position(Day::LAST) + 2);
        let mut in_order: Vec<u16> = Vec::new();
        let count = |in_order: &Vec<u16>| u16::try_from(in_order.len()).unwrap_or(u16::MAX);
        let years = Day::FIRST.year()..=Day::LAST.year();
        let departures: BTreeMap<Day, bool> =
            years.flat_map(|year| calendar.departures(year)).collect();
        let mut departures = departures.into_iter().peekable();
        let first_weekday = i64::from(Day::FIRST.weekday().to_monday_zero_offset());
        // Asking the calendar for each of them would take longer than a day's control of a
        // small company.
        for (at, number) in (0_u16..).zip(Day::FIRST.number()..=Day::LAST.number()) {
            before.push(count(&in_order));
            let weekday = (first_weekday + i64::from(at)) % 7;
            let otherwise = departures.next_if(|(day, _)| day.number() == number);
            if otherwise.map_or(weekday < 5, |(_, working)| working) {
                in_order.push(at);
            }
        }
        before.push(count(&in_order));
        Self { code: calendar.code().to_owned(), before, in_order }
    }

    /// The calendar that ships for a country, or bare weekends; laid out once a process.
    pub fn of_country(country: &str) -> Arc<Self> {
        let laid_out = match country {
            "RU" => &RU,
            "EE" => &EE,
            _ => &WEEKENDS,
        };
        Arc::clone(laid_out)
    }

    /// Code of the calendar.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Is the day a working day?
    pub fn is_working(&self, day: Day) -> bool {
        self.up_to(day) > self.before(day)
    }

    /// Working days after `start` up to `day`; zero when `day` is not later.
    pub fn since(&self, start: Day, day: Day) -> i64 {
        (self.up_to(day) - self.up_to(start)).max(0)
    }

    /// The `count`-th working day after `start`, the start not counted; `start` itself for
    /// zero. `None` beyond the permitted days.
    pub fn after(&self, start: Day, count: i64) -> Option<Day> {
        if count <= 0 {
            return Some(start);
        }
        let index = usize::try_from(self.up_to(start) + count - 1).ok()?;
        self.day_at(index)
    }

    /// The last working day on or before the day; the day itself where there is none.
    pub fn on_or_before(&self, day: Day) -> Day {
        let index = usize::try_from(self.up_to(day) - 1).ok();
        index.and_then(|index| self.day_at(index)).unwrap_or(day)
    }

    /// The first working day on or after the day; the day itself where there is none.
    pub fn on_or_after(&self, day: Day) -> Day {
        usize::try_from(self.before(day)).ok().and_then(|at| self.day_at(at)).unwrap_or(day)
    }

    fn day_at(&self, index: usize) -> Option<Day> {
        let at = *self.in_order.get(index)?;
        Day::from_number(Day::FIRST.number() + i64::from(at))
    }

    fn before(&self, day: Day) -> i64 {
        self.before.get(position(day)).map_or(0, |count| i64::from(*count))
    }

    fn up_to(&self, day: Day) -> i64 {
        self.before.get(position(day) + 1).map_or(0, |count| i64::from(*count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    #[test]
    fn every_permitted_day_is_laid_out_as_the_calendar_has_it() {
        for country in ["RU", "EE", "FI"] {
            let (calendar, days) =
                (Calendar::of_country(country), WorkingDays::of_country(country));
            for today in Day::FIRST.through(Day::LAST) {
                let working = calendar.working(today).is_working();
                assert_eq!(days.is_working(today), working, "{country} {today}");
            }
        }
    }

    #[test]
    fn what_is_laid_out_counts_as_the_calendar_does() {
        let calendar = Calendar::of_code("RU").expect("it ships");
        let days = WorkingDays::of_country("RU");
        for today in day("2025-12-20").through(day("2026-06-30")) {
            let exact = calendar.working_exact(today).expect("loaded");
            assert_eq!(days.is_working(today), exact, "{today}");
            let before = calendar.previous_working_day_exact(today).expect("loaded");
            assert_eq!(days.on_or_before(today), before, "{today}");
            let after = calendar.next_working_day_exact(today).expect("loaded");
            assert_eq!(days.on_or_after(today), after, "{today}");
            for count in [1, 15, 16, 20] {
                let exact = calendar.add_working_days_exact(today, count).expect("loaded");
                assert_eq!(days.after(today, count.into()), Some(exact), "{today} {count}");
                assert_eq!(days.since(today, exact), i64::from(count), "{today} {count}");
                assert_eq!(days.since(today, exact.plus(-1)), i64::from(count) - 1);
            }
        }
    }

    #[test]
    fn a_year_that_is_not_loaded_is_counted_by_weekends_and_fixed_holidays() {
        let days = WorkingDays::of_country("RU");
        // 2050-01-01 is a Saturday; the fixed holidays last to the eighth.
        assert!(!days.is_working(day("2050-01-07")));
        assert!(days.is_working(day("2050-01-10")));
        assert_eq!(days.on_or_before(day("2050-02-06")), day("2050-02-04"));
        assert_eq!(days.after(Day::LAST, 1), None);
        assert_eq!(days.after(day("2026-03-02"), 0), Some(day("2026-03-02")));
        assert_eq!(days.since(day("2026-03-09"), day("2026-03-02")), 0);
    }
}
