//! Interest at one fixed yearly rate.
//!
//! **Basis**: the contract; S3-D, INT-04, INT-05. Interest = principal × rate × days / 365 (or
//! 360, or the days of each calendar year), segment by segment where payments change the
//! principal.
//!
//! **Example**: 12 500.00 due on 4 February 2017, seen on 3 March: 27 days at 10 % a year over
//! 365 are 92.47. A penalty of 0.1 % a day comes to 337.50, better for the creditor by 245.03.

use super::contract_penalty::{self, Terms};
use super::segment::{Accrual, DayCount, accrue_at};
use super::{Principal, Spared};
use crate::exact::Amount;
use crate::rates::Rate;

/// Interest on what was owed at `rate` per cent a year.
pub fn interest(principal: &Principal, rate: Rate, count: DayCount, spared: &Spared) -> Accrual {
    accrue_at(rate, &spared.leave(principal.runs()), count)
}

/// Which of two ways pays the creditor more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    ContractPenalty,
    AnnualInterest,
    Equal,
}

/// A daily penalty held against yearly interest on the same debts, to tell which is better to
/// write into a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub penalty: Amount,
    /// Penalty less interest, of the shown figures (R2).
    pub difference: Amount,
    pub better: Better,
}

/// Compares interest already computed with a penalty of `rate_per_day` on the same debts.
pub fn compare<'d>(
    debts: impl IntoIterator<Item = &'d Principal>,
    interest: Amount,
    rate_per_day: Rate,
) -> Comparison {
    let terms = Terms { rate_per_day, cap: None };
    let penalties =
        debts.into_iter().map(|debt| contract_penalty::penalty(debt, terms, Spared::NONE).amount);
    let penalty: Amount = penalties.sum();
    let difference = penalty - interest;
    let better = match difference.hundredths() {
        ..0 => Better::AnnualInterest,
        0 => Better::Equal,
        1.. => Better::ContractPenalty,
    };
    Comparison { penalty, difference, better }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn debt(hundredths: i128) -> Principal {
        let day = |text: &str| text.parse().expect(text);
        let principal = Amount::from_hundredths(hundredths);
        Principal::of_payments(principal, day("2017-02-04"), day("2017-03-03"), &[])
    }

    fn rate(text: &str) -> Rate {
        text.parse().expect(text)
    }

    #[test]
    fn int_04_interest_of_the_worked_example() {
        let rows = [
            (DayCount::Act365, "92.47"),
            (DayCount::Act360, "93.75"),
            (DayCount::ActAct, "92.47"),
            (DayCount::PerDay, "33750.00"),
        ];
        for (count, expected) in rows {
            let interest = interest(&debt(1_250_000), rate("10"), count, Spared::NONE);
            assert_eq!(interest.amount.to_string(), expected, "{count:?}");
        }
    }

    #[test]
    fn int_05_the_better_way_is_told_from_shown_figures() {
        // Principal, penalty a day, penalty, difference, better.
        let rows = [
            (1_250_000, "0.1", "337.50", "245.03", Better::ContractPenalty),
            (1_250_000, "0.02", "67.50", "-24.97", Better::AnnualInterest),
            (0, "0.1", "0.00", "0.00", Better::Equal),
        ];
        for (principal, per_day, penalty, difference, better) in rows {
            let debts = [debt(principal)];
            let interest = interest(&debts[0], rate("10"), DayCount::Act365, Spared::NONE);
            let found = compare(&debts, interest.amount, rate(per_day));
            let shown = (found.penalty.to_string(), found.difference.to_string(), found.better);
            assert_eq!(shown, (penalty.into(), difference.into(), better), "{per_day}");
        }
    }
}
