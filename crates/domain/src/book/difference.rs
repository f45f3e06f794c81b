//! Small differences between what was owed and what was paid, closed without chasing anybody: a
//! rounding, or what a bank on the way kept of the money.
//!
//! A debt is closed as one only when something of it was settled before: nobody forgives a whole
//! document here. How much in all somebody closes in some days is a limit of the company
//! ([`Spending::Differences`](crate::authority::spending::Spending)).

use crate::matching::Thresholds;
use crate::money::Money;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a little is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmallDifference {
    Rounding,
    /// A bank on the way kept it.
    BankFee,
}

impl SmallDifference {
    /// Both, in the order of lists.
    pub const ALL: [SmallDifference; 2] = [SmallDifference::Rounding, SmallDifference::BankFee];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            SmallDifference::Rounding => "rounding",
            SmallDifference::BankFee => "bank-fee",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// At most so much of one document, in minor units: what matching calls by these names.
    pub const fn most(self) -> i64 {
        match self {
            SmallDifference::Rounding => Thresholds::STANDARD.rounding,
            SmallDifference::BankFee => Thresholds::STANDARD.fee,
        }
    }
}

/// Why what is open is no small difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotSmall {
    #[error("nothing is open")]
    NothingOpen,
    /// Nothing was settled: it is the debt itself.
    #[error("nothing of it was settled yet")]
    NothingSettled,
    #[error("more than {most} is open")]
    TooMuch { most: Money },
}

/// May what is open of a document of this amount be closed as a small difference?
///
/// # Errors
/// What keeps it from being one.
pub fn check(cause: SmallDifference, amount: Money, open: Money) -> Result<(), NotSmall> {
    if !open.is_positive() {
        return Err(NotSmall::NothingOpen);
    }
    if open.minor() >= amount.minor() {
        return Err(NotSmall::NothingSettled);
    }
    if open.minor() > cause.most() {
        return Err(NotSmall::TooMuch { most: Money::from_minor(cause.most(), open.currency()) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    #[test]
    fn only_a_little_of_what_was_paid_otherwise_is_a_difference() {
        use SmallDifference::{BankFee, Rounding};
        let eur = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("a currency"));
        let much = |most| Err(NotSmall::TooMuch { most: eur(most) });
        for (cause, amount, open, expected) in [
            (Rounding, 10_000, 0, Err(NotSmall::NothingOpen)),
            (Rounding, 10_000, -3, Err(NotSmall::NothingOpen)),
            (Rounding, 10_000, 1, Ok(())),
            (Rounding, 10_000, 5, Ok(())),
            (Rounding, 10_000, 6, much(5)),
            (BankFee, 10_000, 6, Ok(())),
            (BankFee, 10_000, 3_000, Ok(())),
            (BankFee, 10_000, 3_001, much(3_000)),
            (Rounding, 4, 4, Err(NotSmall::NothingSettled)),
            (BankFee, 3_000, 3_000, Err(NotSmall::NothingSettled)),
            (BankFee, 3_000, 2_999, Ok(())),
        ] {
            assert_eq!(
                check(cause, eur(amount), eur(open)),
                expected,
                "{cause:?} {open} of {amount}"
            );
        }
    }
}
