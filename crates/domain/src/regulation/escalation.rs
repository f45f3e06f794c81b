//! Who controls a debt on a day, the longer it is late (regulation 6.2 to 6.4).
//!
//! The supervisor and the head of sales count calendar days, the director working days
//! . "Over" so many days means from the day after them; the director's ten days
//! to decide begin where the fifteen working days end.

use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;
use crate::roles::Role;

/// Calendar days of delay over which the supervisor controls (6.2.1).
const SUPERVISOR_OVER: i64 = 5;
/// Calendar days of delay over which the head of sales controls (6.3.1), and from which that
/// head decides (6.3.3).
const HEAD_OF_SALES_OVER: i64 = 10;
/// Calendar day of delay by which the head of sales has decided (6.3.3).
const HEAD_OF_SALES_DECIDED: i64 = 15;
/// Working days of delay over which the director controls (6.4.1).
const DIRECTOR_OVER: i32 = 15;
/// Calendar days the director then has to decide (6.4.1.1).
const DIRECTOR_DECIDES_WITHIN: i64 = 10;

/// Who controls a debt, and from when each would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Escalation {
    /// Calendar days after the due day; 0 when not late.
    pub overdue_days: i64,
    /// Working days after the due day; 0 when not late.
    pub overdue_working_days: u32,
    pub supervisor_from: Day,
    pub head_of_sales_from: Day,
    /// First and last day of the head of sales' decision.
    pub head_of_sales_decides: (Day, Day),
    /// The fifteenth working day after the due day.
    pub working_day_15: Day,
    /// The working day after it.
    pub director_from: Day,
    pub director_deadline: Day,
}

impl Escalation {
    /// Where a debt due on `due` stands on `day`. The due day is taken as given. Refused where
    /// a year of the calendar is missing.
    pub fn of(due: Day, day: Day, calendar: &Calendar) -> Result<Self, NoCalendar> {
        let working_day_15 = calendar.add_working_days_exact(due, DIRECTOR_OVER)?;
        Ok(Self {
            overdue_days: day.days_since(due).max(0),
            overdue_working_days: calendar.count_working_days_exact(due.ahead(1), day)?,
            supervisor_from: due.ahead(SUPERVISOR_OVER + 1),
            head_of_sales_from: due.ahead(HEAD_OF_SALES_OVER + 1),
            head_of_sales_decides: (
                due.ahead(HEAD_OF_SALES_OVER),
                due.ahead(HEAD_OF_SALES_DECIDED),
            ),
            working_day_15,
            director_from: calendar.add_working_days_exact(working_day_15, 1)?,
            director_deadline: working_day_15.ahead(DIRECTOR_DECIDES_WITHIN),
        })
    }

    /// Who controls the debt, from the lowest to the highest; nobody while it is not late. A
    /// day off after the fifteenth working day does not yet make it the director's.
    pub fn roles(&self) -> Vec<Role> {
        let working_days = i64::from(self.overdue_working_days);
        let levels = [
            (Role::SalesRep, self.overdue_days > 0),
            (Role::Supervisor, self.overdue_days > SUPERVISOR_OVER),
            (Role::HeadOfSales, self.overdue_days > HEAD_OF_SALES_OVER),
            (Role::Director, working_days > i64::from(DIRECTOR_OVER)),
        ];
        levels.into_iter().filter(|(_, reached)| *reached).map(|(role, _)| role).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn on(due: &str, day_asked: &str) -> Result<Escalation, NoCalendar> {
        let russia = Calendar::of_code("RU").expect("it ships");
        Escalation::of(day(due), day(day_asked), russia)
    }

    #[test]
    fn the_longer_it_is_late_the_higher_it_is_controlled() {
        // Due 2026-04-20; then 2026-04-22, whose fifteenth working day is a Friday.
        let rows = [
            ("2026-04-20", "2026-04-19", 0, 0, 0),
            ("2026-04-20", "2026-04-20", 0, 0, 0),
            ("2026-04-20", "2026-04-21", 1, 1, 1),
            ("2026-04-20", "2026-04-25", 5, 4, 1),
            ("2026-04-20", "2026-04-26", 6, 4, 2),
            ("2026-04-20", "2026-04-30", 10, 8, 2),
            ("2026-04-20", "2026-05-01", 11, 8, 3),
            ("2026-04-20", "2026-05-13", 23, 15, 3),
            ("2026-04-20", "2026-05-14", 24, 16, 4),
            ("2026-04-22", "2026-05-15", 23, 15, 3),
            ("2026-04-22", "2026-05-17", 25, 15, 3),
            ("2026-04-22", "2026-05-18", 26, 16, 4),
        ];
        let ladder = [Role::SalesRep, Role::Supervisor, Role::HeadOfSales, Role::Director];
        for (due, asked, days, working_days, levels) in rows {
            let found = on(due, asked).expect("years loaded");
            let counted = (found.overdue_days, found.overdue_working_days);
            assert_eq!(counted, (days, working_days), "{asked}");
            assert_eq!(found.roles(), ladder[..levels], "{asked}");
        }
    }

    #[test]
    fn each_level_knows_its_days() {
        let found = on("2026-04-20", "2026-04-20").expect("years loaded");
        assert_eq!(found.supervisor_from, day("2026-04-26"));
        assert_eq!(found.head_of_sales_from, day("2026-05-01"));
        assert_eq!(found.head_of_sales_decides, (day("2026-04-30"), day("2026-05-05")));
        assert_eq!(found.working_day_15, day("2026-05-13"));
        assert_eq!(found.director_from, day("2026-05-14"));
        assert_eq!(found.director_deadline, day("2026-05-23"));
    }

    #[test]
    fn only_the_days_after_the_due_day_must_be_known() {
        assert!(on("2022-12-31", "2023-01-10").is_ok());
        assert_eq!(on("2022-12-30", "2023-01-10").map_err(|error| error.year), Err(2022));
        assert_eq!(on("2026-12-15", "2026-12-15").map_err(|error| error.year), Err(2027));
        assert_eq!(on("2026-04-20", "2027-01-01").map_err(|error| error.year), Err(2027));
    }
}
