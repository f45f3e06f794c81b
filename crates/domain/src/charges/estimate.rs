//! An estimate of statutory interest by one rate for the whole delay.
//!
//! **Basis**: none in law. The worked example of S3-D takes the rate of the settlement day for
//! all days; documents use the rate of each period ([`super::ru_395`]). It stands beside the
//! statutory interest as a quick figure for a conversation, marked as an estimate; its type says
//! so, and no term can choose it, so that no claim can take it (INT-16, A-19).
//!
//! **Example**: 1 000 000.00 late from 16 July to 15 November 2024 at 21 %, the rate of the last
//! day: 70 573.77. By periods of the key rate it is 62 486.34.

use super::segment::{Accrual, DayCount, accrue_at};
use super::{Principal, Spared};
use crate::rates::{NoRate, Rate, RateTable};

/// Interest that no document may state: one rate stands for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The rate of the last day, a year.
    pub rate: Rate,
    pub accrual: Accrual,
}

/// Interest at the rate of the last day, for all days of delay that are not spared.
///
/// Refused with `NoRate` when the table has no rate for the last day.
pub fn at_rate_of_last_day(
    principal: &Principal,
    spared: &Spared,
    key_rate: &RateTable,
) -> Result<Estimate, NoRate> {
    let rate = key_rate.on(principal.as_of())?.rate;
    let accrual = accrue_at(rate, &spared.leave(principal.runs()), DayCount::ActAct);
    Ok(Estimate { rate, accrual })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::Amount;

    #[test]
    fn int_16_one_rate_for_all_periods_is_off_by_what_the_example_says() {
        let day = |text: &str| text.parse().expect(text);
        let principal = Amount::from_hundredths(100_000_000);
        let debt = Principal::of_payments(principal, day("2024-07-15"), day("2024-11-15"), &[]);
        let table = RateTable::of_code("ru-key-rate").expect("ships");
        let found = at_rate_of_last_day(&debt, Spared::NONE, table).expect("a rate is loaded");
        assert_eq!(found.rate.to_string(), "21.00");
        assert_eq!(found.accrual.amount.to_string(), "70573.77");
        let by_periods = super::super::ru_395::interest(&debt, Spared::NONE, table);
        let by_periods = by_periods.expect("rates are loaded").accrual.amount;
        assert_eq!(by_periods.to_string(), "62486.34");
    }
}
