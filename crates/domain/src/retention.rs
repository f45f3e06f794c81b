//! How long data about people stays, and from which day on it has to go.
//!
//! Data that a claim needs stays while anything is open, and then as long as either side may still
//! claim something of what happened: three years in Estonia (General Part of the Civil Code Act,
//! § 146) as in Russia (Civil Code, art. 196). What belongs to the books stays for years after the
//! end of the financial year, whoever asks for its erasure.

use crate::Day;
use crate::day::DayError;
use crate::recovery::limitation::{WATCH_YEARS, watched_until};

/// Years within which something may be claimed after it happened.
pub const CLAIM_YEARS: i32 = 3;

/// Days for which it is kept who looked at whose data.
pub const READS_DAYS: i64 = 366;

const MONTHS: i32 = 12;

/// Years for which a country keeps books after the end of the financial year: seven in Estonia
/// (Accounting Act, § 12), five in Russia (402-FZ, art. 29), and ten, the longest of the
/// European Union, where nothing is known.
pub fn book_years(country: &str) -> i16 {
    match country {
        "EE" => 7,
        "RU" => 5,
        _ => 10,
    }
}

/// What is known of a customer whose data is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Is anything open, on either side?
    pub open: bool,
    /// When a debt was last written off that is still written off: it is watched off balance, and
    /// is a claim again once the debtor has means (WOF-03).
    pub written_off: Option<Day>,
    /// When something last happened: a document, a payment, a talk, or that the card was made.
    pub last: Day,
}

/// What is to be done about data that a claim needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Something is open or watched off balance: it stays, whoever asks.
    Needed,
    /// It stays through this day unless the person asks for its erasure.
    Kept { until: Day },
    /// It had to go on this day at the latest.
    Due { since: Day },
}

impl Verdict {
    /// May it be erased when somebody asks for that?
    pub const fn may_go(self) -> bool {
        !matches!(self, Verdict::Needed)
    }

    /// Has it stayed for too long?
    pub const fn is_due(self) -> bool {
        matches!(self, Verdict::Due { .. })
    }
}

/// What is to be done on a day about what identifies a customer and its people.
pub fn of_claims(known: Known, today: Day) -> Verdict {
    let watched = known.written_off.map(|day| watched_until(day, WATCH_YEARS));
    if known.open || watched.is_some_and(|until| today <= until) {
        return Verdict::Needed;
    }
    let claims = known.last.ahead_months(CLAIM_YEARS * MONTHS);
    let until = watched.map_or(claims, |watched| claims.max(watched));
    if today <= until { Verdict::Kept { until } } else { Verdict::Due { since: until.ahead(1) } }
}

/// The last day on which the books of the year of `last` have to be kept. Financial years are
/// taken to be those of the calendar.
///
/// # Errors
/// The day lies beyond the calendar.
pub fn of_books(country: &str, last: Day) -> Result<Day, DayError> {
    Day::of(last.year().saturating_add(book_years(country)), 12, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    /// G03: neither too early nor too long, to the day.
    #[test]
    fn data_for_claims_stays_three_years_after_the_last_of_what_happened_and_no_day_longer() {
        let table = [
            // open, last, today, verdict
            (true, "2019-01-15", "2026-03-20", Verdict::Needed),
            (false, "2026-03-20", "2026-03-20", Verdict::Kept { until: day("2029-03-20") }),
            (false, "2023-03-20", "2026-03-20", Verdict::Kept { until: day("2026-03-20") }),
            (false, "2023-03-20", "2026-03-21", Verdict::Due { since: day("2026-03-21") }),
            (false, "2024-02-29", "2027-02-28", Verdict::Kept { until: day("2027-02-28") }),
            (false, "2024-02-29", "2027-03-01", Verdict::Due { since: day("2027-03-01") }),
            (false, "2015-06-01", "2026-03-20", Verdict::Due { since: day("2018-06-02") }),
        ];
        for (open, last, today, verdict) in table {
            let known = Known { open, written_off: None, last: day(last) };
            let found = of_claims(known, day(today));
            assert_eq!(found, verdict, "{open} {last} {today}");
            assert_eq!(found.may_go(), !open);
        }
    }

    /// WOF-03: what is watched off balance is needed through the last day of the watch.
    #[test]
    fn g03_what_was_written_off_is_needed_as_long_as_it_is_watched() {
        let known =
            Known { open: false, written_off: Some(day("2021-03-20")), last: day("2021-03-20") };
        assert_eq!(of_claims(known, day("2026-03-20")), Verdict::Needed);
        assert_eq!(of_claims(known, day("2026-03-21")), Verdict::Due { since: day("2026-03-21") });
        let later = Known { last: day("2024-06-01"), ..known };
        assert_eq!(of_claims(later, day("2026-03-21")), Verdict::Kept { until: day("2027-06-01") });
    }

    #[test]
    fn books_stay_for_the_years_of_the_country_from_the_end_of_their_year() {
        let table = [
            ("EE", "2026-01-01", "2033-12-31"),
            ("EE", "2026-12-31", "2033-12-31"),
            ("RU", "2026-03-20", "2031-12-31"),
            ("FI", "2026-03-20", "2036-12-31"),
        ];
        for (country, last, until) in table {
            assert_eq!(of_books(country, day(last)), Ok(day(until)), "{country} {last}");
        }
    }
}
