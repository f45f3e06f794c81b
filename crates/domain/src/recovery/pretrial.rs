//! Before a suit: the demand, and the period the debtor has to answer the claim.
//!
//! The regulation counts 30 days from the day the demand was handed over (S3-C 8.4), the code
//! of the arbitrazh courts from the day the claim was sent (APK 4 p. 5). Both are kept, and
//! the later one decides. The day of the event is not counted. Whether a period that
//! ends on a day off moves is argued; filing waits as if it did (GK 193).

use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;

/// One way of counting the claim period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimPeriod {
    pub nominal_last_day: Day,
    /// The first working day on or after it.
    pub conservative_last_day: Day,
    /// The first day on which a suit is safe.
    pub filing_from: Day,
}

/// The claim period of `days` after an event.
///
/// # Errors
/// When the calendar does not hold the year in which the period ends.
pub fn claim_period(event: Day, days: i64, calendar: &Calendar) -> Result<ClaimPeriod, NoCalendar> {
    let nominal_last_day = event.ahead(days);
    let conservative_last_day = calendar.next_working_day_exact(nominal_last_day)?;
    let filing_from = conservative_last_day.ahead(1);
    Ok(ClaimPeriod { nominal_last_day, conservative_last_day, filing_from })
}

/// Key of the words of the demand, by which its letters are known (EXE-04).
pub const DEMAND: &str = "demand-three-days";

/// The words of the work to hand it over against signature (EXE-04).
pub const DELIVERS_DEMAND: &str = "deliver-demand";

/// The words of the work to put its papers together (EXE-04).
pub const PREPARES_DEMAND: &str = "prepare-demand-package";

/// Does work or a message with these words draw a demand?
pub fn draws_demand(text: &str) -> bool {
    [DEMAND, DELIVERS_DEMAND, PREPARES_DEMAND].contains(&text)
}

/// What a demand that was handed over asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Last day to pay, in calendar days; it is not moved from a day off.
    pub payment_deadline: Day,
    /// The day after it: the claim is registered (S3-C 8.4).
    pub register_claim_on: Day,
}

/// The days of a demand delivered on a day.
pub fn demand(delivered: Day, days: i64) -> Demand {
    let payment_deadline = delivered.ahead(days);
    Demand { payment_deadline, register_claim_on: payment_deadline.ahead(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn period(event: &str) -> Result<[String; 3], i16> {
        let russia = Calendar::of_code("RU").expect("ships");
        let period = claim_period(day(event), 30, russia).map_err(|missing| missing.year)?;
        let ClaimPeriod { nominal_last_day, conservative_last_day, filing_from } = period;
        Ok([nominal_last_day, conservative_last_day, filing_from].map(|day| day.to_string()))
    }

    #[test]
    fn lm_06_lm_07_filing_waits_for_the_working_day_after_the_period() {
        let rows = [
            ("2026-02-02", ["2026-03-04", "2026-03-04", "2026-03-05"]), // LM-06
            ("2025-12-10", ["2026-01-09", "2026-01-12", "2026-01-13"]), // LM-07: a moved day off
            ("2026-03-05", ["2026-04-04", "2026-04-06", "2026-04-07"]),
            ("2024-11-28", ["2024-12-28", "2024-12-28", "2024-12-29"]), // a working Saturday
        ];
        for (event, expected) in rows {
            assert_eq!(period(event), Ok(expected.map(str::to_owned)), "{event}");
        }
    }

    #[test]
    fn a_period_that_ends_in_an_unknown_year_is_refused() {
        for event in ["2026-12-01", "2026-12-15", "2099-12-15"] {
            assert!(period(event).is_err(), "{event}: 31 December 2026 is a day off");
        }
        assert_eq!(period("2026-12-15"), Err(2027));
        assert_eq!(period("2026-11-30").map(|days| days[2].clone()), Ok("2026-12-31".into()));
    }

    #[test]
    fn a_demand_counts_calendar_days() {
        let asked = demand(day("2026-03-10"), 3);
        assert_eq!(asked.payment_deadline, day("2026-03-13"));
        assert_eq!(asked.register_claim_on, day("2026-03-14"), "a Saturday stays one");
    }
}
