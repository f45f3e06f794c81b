//! Gradual reduction of a large debt: shipment of a part of each payment (TAC-02).
//!
//! “50 % shipment against 100 % payment”: the customer keeps trading, and the debt falls with
//! every payment by what is not shipped again.

use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// One payment and what may be shipped for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub payment: Amount,
    /// The most that may be shipped after the payment.
    pub shipment: Amount,
    /// What is owed after payment and shipment.
    pub debt_after: Amount,
}

/// A payment above what was owed: the tactic has reached its end before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a payment of {payment} exceeds the {left} still owed")]
pub struct PaysTooMuch {
    /// Its place in the list, from 0.
    pub index: usize,
    pub payment: Amount,
    pub left: Amount,
}

/// Walks the payments one after the other; each step starts from the debt the one before left.
///
/// # Errors
/// [`PaysTooMuch`] at the first payment above the debt left.
pub fn reduce(debt: Amount, payments: &[Amount], ratio: Rate) -> Result<Vec<Step>, PaysTooMuch> {
    let mut left = debt;
    payments
        .iter()
        .enumerate()
        .map(|(index, &payment)| {
            if payment > left {
                return Err(PaysTooMuch { index, payment, left });
            }
            let shipment = (Exact::from(payment) * Exact::share(ratio)).amount();
            left = left - payment + shipment;
            Ok(Step { payment, shipment, debt_after: left })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(hundredths: &[i128]) -> Vec<Amount> {
        hundredths.iter().copied().map(Amount::from_hundredths).collect()
    }

    /// Shipment and debt left, in hundredths.
    type Figures = (i128, i128);

    fn walk(debt: i128, payments: &[i128], ratio: &str) -> Result<Vec<Figures>, PaysTooMuch> {
        let ratio = ratio.parse().expect(ratio);
        let steps = reduce(Amount::from_hundredths(debt), &amounts(payments), ratio)?;
        let figures =
            steps.iter().map(|step| (step.shipment.hundredths(), step.debt_after.hundredths()));
        Ok(figures.collect())
    }

    #[test]
    fn the_debt_falls_by_what_is_not_shipped_again() {
        let rows: [(i128, &[i128], &str, &[Figures]); 5] = [
            (20_000, &[10_000, 6_000], "50", &[(5_000, 15_000), (3_000, 12_000)]),
            (100, &[100], "0", &[(0, 0)]),
            (100, &[100, 100], "100", &[(100, 100), (100, 100)]),
            // Half a kopeck is shipped as a whole one, and the debt follows what is shipped.
            (101, &[1, 1], "50", &[(1, 101), (1, 101)]),
            (1, &[1, 1], "50", &[(1, 1), (1, 1)]),
        ];
        for (debt, payments, ratio, expected) in rows {
            assert_eq!(walk(debt, payments, ratio).as_deref(), Ok(expected), "{debt} at {ratio}");
        }
    }

    #[test]
    fn a_payment_above_the_debt_left_is_named_with_its_place() {
        let refusal = walk(20_000, &[10_000, 15_001], "50").expect_err("more than is owed");
        assert_eq!((refusal.index, refusal.left.hundredths()), (1, 15_000));
        assert_eq!(refusal.to_string(), "a payment of 150.01 exceeds the 150.00 still owed");
    }
}
