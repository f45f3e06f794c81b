//! How long a delay is borne before it must end in a fee, a restructuring or a claim
//! (regulation 7.1, 7.2).
//!
//! The regulation names two terms in two units: three calendar weeks or fifteen banking days,
//! then four weeks or twenty banking days. The contract chooses the unit; both readings are
//! always shown.

use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;
use serde::Serialize;

/// The unit in which the contract counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Days 21 and 28 after the due day.
    CalendarWeeks,
    /// Banking days 15 and 20 after the due day.
    BankingDays,
}

impl Basis {
    /// The word written in policies and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            Basis::CalendarWeeks => "calendar_weeks",
            Basis::BankingDays => "banking_days",
        }
    }
}

/// Where the delay stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Phase {
    NotOverdue,
    /// Borne by decision of management.
    Tolerated,
    /// Management decides what comes.
    Decision,
    /// The fee is paid, a restructuring accepted, or the case goes to claim recovery.
    Forced,
}

impl Phase {
    /// The word written in policies and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Phase::NotOverdue => "NOT_OVERDUE",
            Phase::Tolerated => "TOLERATED",
            Phase::Decision => "DECISION",
            Phase::Forced => "FORCED",
        }
    }
}

/// How long a delay is borne, as figures. A company's policy may name its own (GEN-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The unit that counts where a contract does not say otherwise.
    pub basis: Basis,
    /// Calendar weeks of toleration, and those after which one outcome is forced.
    pub weeks: (u8, u8),
    /// The same in banking days.
    pub banking_days: (u8, u8),
}

impl Bounds {
    /// The figures of the regulation (7.1).
    pub const REGULATION: Bounds =
        Bounds { basis: Basis::CalendarWeeks, weeks: (3, 4), banking_days: (15, 20) };
}

impl Default for Bounds {
    fn default() -> Self {
        Self::REGULATION
    }
}

/// The two last days of one reading, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub tolerated_until: Day,
    pub decision_until: Day,
}

impl Terms {
    fn in_calendar_weeks(due: Day, bounds: Bounds) -> Self {
        let (tolerated, decided) = bounds.weeks;
        let after = |weeks: u8| due.ahead(i64::from(weeks) * 7);
        Self { tolerated_until: after(tolerated), decision_until: after(decided) }
    }

    fn in_banking_days(due: Day, bounds: Bounds, calendar: &Calendar) -> Result<Self, NoCalendar> {
        let (tolerated, decided) = bounds.banking_days;
        let tolerated_until = calendar.add_working_days_exact(due, tolerated.into())?;
        let more = i32::from(decided) - i32::from(tolerated);
        let decision_until = calendar.add_working_days_exact(tolerated_until, more)?;
        Ok(Self { tolerated_until, decision_until })
    }

    fn phase(&self, due: Day, day: Day) -> Phase {
        match day {
            _ if day <= due => Phase::NotOverdue,
            _ if day <= self.tolerated_until => Phase::Tolerated,
            _ if day <= self.decision_until => Phase::Decision,
            _ => Phase::Forced,
        }
    }
}

/// A delay on a day, in both readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToleratedDelay {
    /// Calendar days after the due day; 0 when not late.
    pub overdue_days: i64,
    pub phase: Phase,
    /// The reading the contract chose.
    pub chosen: Terms,
    /// Days of the chosen unit after `day`, or after the due day if that is later, up to the
    /// end of toleration: what is left to settle it without a claim (7.2).
    pub days_left: i64,
    pub calendar_weeks: Terms,
    /// `None` where a year of the calendar is missing and the contract does not need it.
    pub banking_days: Option<Terms>,
}

impl ToleratedDelay {
    /// Where a debt due on `due` stands on `day`. Refused where the contract counts banking
    /// days and a year of the calendar is missing.
    pub fn of(due: Day, day: Day, basis: Basis, calendar: &Calendar) -> Result<Self, NoCalendar> {
        Self::by(Bounds { basis, ..Bounds::REGULATION }, due, day, calendar)
    }

    /// The same by the figures of a company's own policy (GEN-12).
    pub fn by(bounds: Bounds, due: Day, day: Day, calendar: &Calendar) -> Result<Self, NoCalendar> {
        let calendar_weeks = Terms::in_calendar_weeks(due, bounds);
        let banking_days = Terms::in_banking_days(due, bounds, calendar);
        let from = day.max(due);
        let (chosen, days_left) = match bounds.basis {
            Basis::CalendarWeeks => {
                (calendar_weeks, calendar_weeks.tolerated_until.days_since(from).max(0))
            }
            Basis::BankingDays => {
                let terms = banking_days.clone()?;
                let left =
                    calendar.count_working_days_exact(from.ahead(1), terms.tolerated_until)?;
                (terms, i64::from(left))
            }
        };
        Ok(Self {
            overdue_days: day.days_since(due).max(0),
            phase: chosen.phase(due, day),
            chosen,
            days_left,
            calendar_weeks,
            banking_days: banking_days.ok(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Basis::{BankingDays, CalendarWeeks};
    use Phase::{Decision, Forced, NotOverdue, Tolerated};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn of(due: &str, asked: &str, basis: Basis) -> Result<ToleratedDelay, NoCalendar> {
        let russia = Calendar::of_code("RU").expect("it ships");
        ToleratedDelay::of(day(due), day(asked), basis, russia)
    }

    #[test]
    fn lfe_02_ld_03_rt_06_the_chosen_unit_says_how_long_it_is_borne_and_what_is_left() {
        // Over the New Year the two readings are nine days apart.
        let rows = [
            ("2024-12-20", CalendarWeeks, NotOverdue, 0, 21),
            ("2024-12-25", CalendarWeeks, NotOverdue, 0, 21),
            ("2024-12-26", CalendarWeeks, Tolerated, 1, 20),
            ("2025-01-15", CalendarWeeks, Tolerated, 21, 0),
            ("2025-01-16", CalendarWeeks, Decision, 22, 0),
            ("2025-01-22", CalendarWeeks, Decision, 28, 0),
            ("2025-01-23", CalendarWeeks, Forced, 29, 0),
            ("2024-12-20", BankingDays, NotOverdue, 0, 15),
            ("2024-12-26", BankingDays, Tolerated, 1, 14),
            ("2025-01-05", BankingDays, Tolerated, 11, 12),
            ("2025-01-24", BankingDays, Tolerated, 30, 0),
            ("2025-01-25", BankingDays, Decision, 31, 0), // a Saturday
            ("2025-01-31", BankingDays, Decision, 37, 0),
            ("2025-02-01", BankingDays, Forced, 38, 0),
        ];
        for (asked, basis, phase, days, left) in rows {
            let found = of("2024-12-25", asked, basis).expect("years loaded");
            assert_eq!((found.phase, found.overdue_days), (phase, days), "{asked} {basis:?}");
            assert_eq!(found.days_left, left, "{asked} {basis:?}");
        }
    }

    #[test]
    fn both_readings_are_shown_whatever_was_chosen() {
        for basis in [CalendarWeeks, BankingDays] {
            let found = of("2024-12-25", "2024-12-25", basis).expect("years loaded");
            let weeks = found.calendar_weeks;
            assert_eq!(weeks.tolerated_until, day("2025-01-15"));
            assert_eq!(weeks.decision_until, day("2025-01-22"));
            let banking = found.banking_days.expect("years loaded");
            assert_eq!(banking.tolerated_until, day("2025-01-24"));
            assert_eq!(banking.decision_until, day("2025-01-31"));
            assert_eq!(found.chosen, if basis == CalendarWeeks { weeks } else { banking });
        }
    }

    #[test]
    fn a_missing_year_stops_only_the_reading_that_needs_it() {
        let found = of("2026-12-10", "2026-12-10", CalendarWeeks).expect("weeks need no calendar");
        assert_eq!(found.banking_days, None);
        let refused = of("2026-12-10", "2026-12-10", BankingDays);
        assert_eq!(refused.map_err(|error| error.year), Err(2027));
        let late = of("2026-11-02", "2099-12-31", BankingDays).expect("both terms lie in 2026");
        assert_eq!((late.phase, late.days_left), (Forced, 0));
    }
}
