//! Reminders before the due day (regulation 5.5) and the Friday call (5.6).

use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;
use crate::rating::Status;

/// One reminder to a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Days before the due day.
    pub offset_days: i64,
    /// So many days before the due day.
    pub nominal: Day,
    /// That day, or the last working day before it.
    pub send: Day,
    /// An earlier reminder of the list already goes on that day: this one is not sent.
    pub merged: bool,
}

/// The representative's warning call in the week before the week of the due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FridayCall {
    pub friday: Day,
    /// That Friday, or the last working day before it.
    pub call: Day,
}

/// Days before the due day on which a customer is reminded, the earliest first. A reliable
/// payer who was never late is left in peace; one who does not pay has no deferral to
/// be reminded of.
pub const fn offsets(status: Status, had_delays: bool) -> &'static [i64] {
    match status {
        Status::Reliable if had_delays => &[2],
        Status::Reliable | Status::NonPaying => &[],
        Status::Uncertain => &[4, 2],
        Status::Threat => &[7, 4, 1],
    }
}

/// The reminders of one debt, in the order in which they go. Refused where a year of the
/// calendar is missing.
pub fn reminders(
    status: Status,
    had_delays: bool,
    due: Day,
    calendar: &Calendar,
) -> Result<Vec<Reminder>, NoCalendar> {
    let mut list: Vec<Reminder> = Vec::new();
    for offset_days in offsets(status, had_delays) {
        let nominal = due.ahead(-offset_days);
        let send = calendar.previous_working_day_exact(nominal)?;
        let merged = list.iter().any(|earlier| earlier.send == send);
        list.push(Reminder { offset_days: *offset_days, nominal, send, merged });
    }
    Ok(list)
}

/// The Friday call for a debt. Refused where a year of the calendar is missing.
pub fn friday_call(due: Day, calendar: &Calendar) -> Result<FridayCall, NoCalendar> {
    let days_from_monday = i64::from(due.weekday().to_monday_zero_offset());
    let friday = due.ahead(-days_from_monday - 3);
    Ok(FridayCall { friday, call: calendar.previous_working_day_exact(friday)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{NonPaying, Reliable, Threat, Uncertain};

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn russia() -> &'static Calendar {
        Calendar::of_code("RU").expect("it ships")
    }

    /// Status, late before, due day; days before it, day of sending, merged.
    type Row = (Status, bool, &'static str, &'static [(i64, &'static str, bool)]);

    #[test]
    fn each_status_is_reminded_on_its_days_moved_before_days_off() {
        // Due on a Wednesday, on a Tuesday, and on the Monday after long holidays.
        let rows: [Row; 8] = [
            (Reliable, false, "2026-03-18", &[]),
            (Reliable, true, "2026-03-18", &[(2, "2026-03-16", false)]),
            (NonPaying, true, "2026-03-18", &[]),
            (Uncertain, true, "2026-03-18", &[(4, "2026-03-13", false), (2, "2026-03-16", false)]),
            (Uncertain, false, "2026-03-18", &[(4, "2026-03-13", false), (2, "2026-03-16", false)]),
            (Uncertain, true, "2026-03-17", &[(4, "2026-03-13", false), (2, "2026-03-13", true)]),
            (
                Threat,
                true,
                "2026-03-18",
                &[(7, "2026-03-11", false), (4, "2026-03-13", false), (1, "2026-03-17", false)],
            ),
            (
                Threat,
                true,
                "2026-01-12",
                &[(7, "2025-12-30", false), (4, "2025-12-30", true), (1, "2025-12-30", true)],
            ),
        ];
        for (status, had_delays, due, expected) in rows {
            let found = reminders(status, had_delays, day(due), russia()).expect("years loaded");
            let told: Vec<(i64, Day, bool)> =
                found.iter().map(|one| (one.offset_days, one.send, one.merged)).collect();
            let expected: Vec<(i64, Day, bool)> = expected
                .iter()
                .map(|(offset, send, merged)| (*offset, day(send), *merged))
                .collect();
            assert_eq!(told, expected, "{status:?} due {due}");
            for one in found {
                assert_eq!(one.nominal, day(due).plus(-one.offset_days));
            }
        }
    }

    #[test]
    fn the_call_is_on_friday_of_the_week_before() {
        let rows = [
            ("2026-03-16", "2026-03-13", "2026-03-13"), // Monday
            ("2026-03-22", "2026-03-13", "2026-03-13"), // Sunday of that week
            ("2026-03-23", "2026-03-20", "2026-03-20"),
            ("2026-05-04", "2026-05-01", "2026-04-30"), // that Friday is a holiday
            ("2026-01-14", "2026-01-09", "2025-12-30"),
        ];
        for (due, friday, call) in rows {
            let expected = FridayCall { friday: day(friday), call: day(call) };
            assert_eq!(friday_call(day(due), russia()), Ok(expected), "{due}");
        }
    }

    #[test]
    fn a_missing_year_is_refused_and_not_guessed() {
        let refused = friday_call(day("2023-01-02"), russia()).map_err(|error| error.year);
        assert_eq!(refused, Err(2022));
        let refused = reminders(Threat, true, day("2027-01-05"), russia());
        assert_eq!(refused.map_err(|error| error.year), Err(2027));
        let first = friday_call(Day::FIRST, russia()).map_err(|error| error.year);
        assert_eq!(first, Err(1989));
    }
}
