//! The yearly inventory of settlements with debtors and creditors: as at which day, and by when
//! (WOF-01). It comes before the annual reports (402-FZ 11, 18; RPS 4; ÄS 179).

use crate::day::Day;

/// The clause that asks for it.
pub const CLAUSE: &str = "WOF-01";

/// An inventory that has to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day of the balance: the last one of a calendar year.
    pub as_of: Day,
    /// The last day on which the annual reports of that year are due.
    pub by: Day,
}

/// Months after the end of a year within which its reports are due.
fn months_of_reports(country: &str) -> i32 {
    if country == "EE" { 6 } else { 3 }
}

/// The inventory asked for on a day: of the last year that is over. It is asked for from the first day
/// of the next year on, and stays so until it was handed out.
pub fn due(country: &str, today: Day) -> Option<Due> {
    let as_of = Day::of(today.year() - 1, 12, 31).ok()?;
    Some(Due { as_of, by: as_of.ahead_months(months_of_reports(country)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(country: &str, today: &str) -> (String, String) {
        let due = due(country, today.parse().expect(today)).expect("a year before");
        (due.as_of.to_string(), due.by.to_string())
    }

    #[test]
    fn wof_01_an_inventory_is_due_each_year_before_the_annual_reports() {
        let told = |as_of: &str, by: &str| (as_of.to_owned(), by.to_owned());
        assert_eq!(days("RU", "2025-12-31"), told("2024-12-31", "2025-03-31"));
        assert_eq!(days("RU", "2026-01-01"), told("2025-12-31", "2026-03-31"));
        assert_eq!(days("EE", "2026-07-01"), told("2025-12-31", "2026-06-30"));
    }
}
