//! Overdue debt against the plan, and the income lost on receivables (S3-B1, S3-C 1, 6.3.5;
//! ANA-13, GEN-04, ESC-09). Shares of a whole are in [`crate::analysis::share`].

use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// What is overdue, against the part of the receivables that may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgainstPlan {
    /// Overdue debt the plan allows.
    pub allowed: Amount,
    /// Overdue debt beyond it, never below zero.
    pub excess: Amount,
    /// Is the plan kept? Measured against the allowed amount as it is shown (R3).
    pub within_plan: bool,
}

/// Overdue debt against a plan in per cent of all receivables.
pub fn against_plan(receivables: Amount, overdue: Amount, plan: Rate) -> AgainstPlan {
    let allowed = (Exact::from(receivables) * Exact::share(plan)).amount();
    AgainstPlan {
        allowed,
        excess: (overdue - allowed).or_nothing(),
        within_plan: overdue <= allowed,
    }
}

/// Income that the money held in receivables could have brought elsewhere at a yearly yield,
/// over so many days of a year of 365.
pub fn lost_income(receivables: Amount, annual_yield: Rate, days: u32) -> Amount {
    receivables.accrued(annual_yield, days, 365)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Rate {
        text.parse().expect(text)
    }

    #[test]
    fn gen_04_pl_01_a_plan_is_kept_up_to_the_amount_it_allows() {
        // Receivables, overdue, plan, allowed, excess, kept.
        let rows = [
            (240_000_000, 16_800_000, "6", 14_400_000, 2_400_000, false),
            (240_000_000, 14_400_000, "6", 14_400_000, 0, true),
            (240_000_000, 14_400_001, "6", 14_400_000, 1, false),
            // 0.5 of a kopeck is allowed, shown as one: so one is within the plan.
            (10, 1, "5", 1, 0, true),
            (10, 1, "4", 0, 1, false),
            (0, 0, "0", 0, 0, true),
        ];
        for (receivables, overdue, plan, allowed, excess, kept) in rows {
            let amount = Amount::from_hundredths;
            let expected =
                AgainstPlan { allowed: amount(allowed), excess: amount(excess), within_plan: kept };
            let checked = against_plan(amount(receivables), amount(overdue), rate(plan));
            assert_eq!(checked, expected, "{overdue} of {receivables}, plan {plan}");
        }
    }

    #[test]
    fn idle_money_loses_its_yield() {
        let lost = lost_income(Amount::from_hundredths(100_000_000), rate("16"), 45);
        assert_eq!(lost.to_string(), "19726.03");
        assert_eq!(lost_income(Amount::from_hundredths(100), rate("1000"), 0), Amount::ZERO);
    }
}
