//! Contract penalty: a percentage of the unpaid sum for each day of delay, with or without a cap.
//!
//! **Basis**: the contract (S3-B5, S3-D; INT-03, INT-06 to INT-08; F-A4). Each part repaid
//! bears by its own days, which is the same as accruing on the balance. The cap is a percentage
//! of the **original** principal and holds for the whole delay, however often it is computed.
//!
//! Penalty = Σ principal × rate × days, at most cap % × original principal. The cap is reached
//! on the first day of delay whose exact, unrounded penalty is not below the exact cap.
//!
//! **Example**: 480 000.00 at 0.1 % a day for 130 days is 62 400.00; a cap of 10 % stops it at
//! 48 000.00, reached on day 100. 0.1 % a day is 36.5 % a year.

use super::principal::Run;
use super::segment::{Accrual, DayCount, accrue_at, days_of};
use super::{Principal, Spared};
use crate::day::Day;
use crate::exact::{Amount, Figure};
use crate::money::divide_half_away_from_zero;
use crate::rates::Rate;

/// What the contract says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Per cent of the unpaid sum for each day.
    pub rate_per_day: Rate,
    /// Per cent of the original principal that the penalty may not pass.
    pub cap: Option<Rate>,
}

/// The first day of delay on which the penalty comes up to its cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CapReached {
    /// Day of delay; 1 is the day after the due day.
    pub day: i64,
    pub on: Day,
}

/// A penalty with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractPenalty {
    /// Before the cap.
    pub accrual: Accrual,
    pub cap: Option<Amount>,
    pub cap_reached: Option<CapReached>,
    /// The smaller of the sum of segments and the cap.
    pub amount: Amount,
}

/// The penalty for what was owed on the days not spared.
pub fn penalty(principal: &Principal, terms: Terms, spared: &Spared) -> ContractPenalty {
    let runs = spared.leave(principal.runs());
    let accrual = accrue_at(terms.rate_per_day, &runs, DayCount::PerDay);
    let cap = terms.cap.map(|cap| principal.original().accrued(cap, 1, 1));
    let cap_reached = terms.cap.and_then(|cap| {
        let on = reached_on(&runs, terms.rate_per_day, exact(principal.original(), cap))?;
        Some(CapReached { day: on.days_since(principal.due()), on })
    });
    let amount = cap.map_or(accrual.amount, |cap| cap.min(accrual.amount));
    ContractPenalty { accrual, cap, cap_reached, amount }
}

/// The yearly rate a daily rate comes to: × 365, as it is shown.
pub fn annual_equivalent(rate_per_day: Rate) -> Figure {
    let millionths = i128::from(rate_per_day.millionths()) * 365;
    let hundredths = divide_half_away_from_zero(millionths, 10_000);
    Figure::new(hundredths.expect("the divisor is not zero"), 2)
}

/// A percentage of an amount in hundredths of millionths of a percent: never rounded.
fn exact(amount: Amount, rate: Rate) -> i128 {
    amount.hundredths() * i128::from(rate.millionths())
}

/// The first day by whose end the exact penalty is not below `cap`.
fn reached_on(runs: &[Run], rate: Rate, cap: i128) -> Option<Day> {
    let mut accrued = 0;
    for run in runs {
        let a_day = exact(run.principal, rate);
        let whole = a_day * i128::from(days_of(run.from, run.to));
        if accrued + whole >= cap {
            return Some(run.from.ahead(days_until(cap - accrued, a_day) - 1));
        }
        accrued += whole;
    }
    None
}

/// Days, at least one, until `missing` is accrued by so much a day.
fn days_until(missing: i128, a_day: i128) -> i64 {
    let days = if missing > a_day { (missing + a_day - 1) / a_day } else { 1 };
    i64::try_from(days).expect("no more days than the run has")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charges::Payment;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn debt(hundredths: i128, as_of: &str, payments: &[(&str, i128)]) -> Principal {
        let amount = Amount::from_hundredths;
        let payments: Vec<Payment> = payments
            .iter()
            .map(|&(on, sum)| Payment { day: day(on), amount: amount(sum) })
            .collect();
        Principal::of_payments(amount(hundredths), day("2026-03-02"), day(as_of), &payments)
    }

    fn terms(rate: &str, cap: Option<&str>) -> Terms {
        let read = |text: &str| text.parse().expect(text);
        Terms { rate_per_day: read(rate), cap: cap.map(read) }
    }

    #[test]
    fn int_03_int_08_repaid_parts_bear_by_their_own_days() {
        let debt = debt(
            10_000_000,
            "2026-05-01",
            &[("2026-03-14", 3_000_000), ("2026-03-22", 5_000_000), ("2026-04-16", 2_000_000)],
        );
        let penalty = penalty(&debt, terms("0.1", None), Spared::NONE);
        let days: Vec<u32> = penalty.accrual.segments.iter().map(|segment| segment.days).collect();
        assert_eq!((days, penalty.amount.to_string()), (vec![12, 8, 25], "2260.00".into()));
        assert_eq!((penalty.cap, penalty.cap_reached), (None, None));
    }

    #[test]
    fn the_cap_is_reached_on_the_first_day_that_comes_up_to_it() {
        // Rate, cap, as of, amount, cap, day and date reached; 480 000.00 due on 2 March.
        let rows = [
            ("0.1", "10", "2026-07-10", "48000.00", Some((100, "2026-06-10"))),
            ("0.1", "10", "2026-06-10", "48000.00", Some((100, "2026-06-10"))),
            ("0.1", "10", "2026-06-09", "47520.00", None),
            ("0.3", "10", "2026-04-05", "48000.00", Some((34, "2026-04-05"))),
            ("0.3", "10", "2026-04-04", "47520.00", None),
            ("0.1", "0", "2026-03-03", "0.00", Some((1, "2026-03-03"))),
            ("0", "0", "2026-03-05", "0.00", Some((1, "2026-03-03"))),
            ("0.1", "0", "2026-03-02", "0.00", None),
            ("0", "10", "2026-07-10", "0.00", None),
            ("1000", "1000", "2026-03-03", "4800000.00", Some((1, "2026-03-03"))),
        ];
        for (rate, cap, as_of, amount, reached) in rows {
            let found =
                penalty(&debt(48_000_000, as_of, &[]), terms(rate, Some(cap)), Spared::NONE);
            let expected = reached.map(|(number, on)| CapReached { day: number, on: day(on) });
            assert_eq!(found.cap_reached, expected, "{rate} {cap} {as_of}");
            assert_eq!(found.amount.to_string(), amount, "{rate} {cap} {as_of}");
        }
    }

    #[test]
    fn the_cap_is_compared_before_rounding() {
        // 0.05 at 1 % a day: 0.0005 a day. The cap of 10 % is 0.005, shown as 0.01; the shown
        // penalty is 0.01 from day 10 on, the exact one reaches the exact cap on day 10 too.
        let found = penalty(&debt(5, "2026-03-31", &[]), terms("1", Some("10")), Spared::NONE);
        assert_eq!(found.cap_reached.map(|reached| reached.day), Some(10));
        // A payment in between: 5 days of 100.00, then of 50.00, against a cap of 7.50.
        let paid = debt(10_000, "2026-03-31", &[("2026-03-07", 5_000)]);
        let found = penalty(&paid, terms("1", Some("7.5")), Spared::NONE);
        assert_eq!(found.cap_reached.map(|reached| reached.day), Some(10));
        assert_eq!(found.cap.map(|cap| cap.to_string()), Some("7.50".into()), "of the original");
    }

    #[test]
    fn int_06_a_daily_rate_is_told_as_a_yearly_one() {
        for (rate, year) in
            [("0.1", "36.50"), ("0.123456", "45.06"), ("0", "0.00"), ("1000", "365000.00")]
        {
            assert_eq!(annual_equivalent(rate.parse().expect(rate)).to_string(), year);
        }
    }
}
