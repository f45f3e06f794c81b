//! Small differences between what was owed and what was paid, closed without chasing anybody: a
//! rounding, or what a bank on the way kept of the money.
//!
//! A debt is closed as one only when money was paid on it before, and a fee only up to a share of what
//! was owed: nobody forgives a whole document here, however it was corrected meanwhile. Late charges
//! are waived, by a right of their own. How much in all somebody closes in some days is a limit of the company
//! ([`Spending::Differences`](crate::authority::spending::Spending)).

use super::ItemKind;
use crate::matching::{Little, Thresholds};
use crate::money::{Currency, Money};
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

    /// At most so much of one document, in minor units of its currency: what matching calls by
    /// these names.
    pub fn most(self, thresholds: &Thresholds, currency: Currency) -> i64 {
        let Little { rounding, fee } = thresholds.little_in(currency);
        match self {
            SmallDifference::Rounding => rounding,
            SmallDifference::BankFee => fee,
        }
    }
}

/// Why what is open is no small difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotSmall {
    #[error("nothing is open")]
    NothingOpen,
    /// Nothing was paid: it is the debt itself.
    #[error("no payment has settled anything of it yet")]
    NothingSettled,
    #[error("it is a late charge, which is waived")]
    Charge,
    #[error("more than {most} is open")]
    TooMuch { most: Money },
}

/// At most this part of what was owed is a bank fee, in hundredths.
pub const MOST_OF_DOCUMENT: i64 = 10;

/// A document by what matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    pub kind: ItemKind,
    /// What payments have settled of it and nobody took back.
    pub paid: Money,
    pub open: Money,
}

/// May what is open of a document be closed as a small difference, by the figures of the policy?
///
/// # Errors
/// What keeps it from being one.
pub fn check(
    cause: SmallDifference,
    thresholds: &Thresholds,
    Paid { kind, paid, open }: Paid,
) -> Result<(), NotSmall> {
    if kind == ItemKind::Charge {
        return Err(NotSmall::Charge);
    }
    if !open.is_positive() {
        return Err(NotSmall::NothingOpen);
    }
    if !paid.is_positive() {
        return Err(NotSmall::NothingSettled);
    }
    // What was to be paid, as the document was corrected and credited.
    let owed = paid.minor().saturating_add(open.minor());
    let most = cause.most(thresholds, open.currency());
    let most = match cause {
        SmallDifference::Rounding => most,
        SmallDifference::BankFee => most.min(owed / (100 / MOST_OF_DOCUMENT)),
    };
    if open.minor() > most {
        return Err(NotSmall::TooMuch { most: Money::from_minor(most, open.currency()) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_little_of_what_was_paid_otherwise_is_a_difference() {
        use SmallDifference::{BankFee, Rounding};
        let eur = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("a currency"));
        let much = |most| Err(NotSmall::TooMuch { most: eur(most) });
        for (cause, paid, open, expected) in [
            (Rounding, 10_000, 0, Err(NotSmall::NothingOpen)),
            (Rounding, 10_000, -3, Err(NotSmall::NothingOpen)),
            (Rounding, 10_000, 1, Ok(())),
            (Rounding, 10_000, 5, Ok(())),
            (Rounding, 10_000, 6, much(5)),
            (BankFee, 10_000, 6, Ok(())),
            (BankFee, 100_000, 3_000, Ok(())),
            (BankFee, 100_000, 3_001, much(3_000)),
            (BankFee, 9_000, 1_000, Ok(())),
            (BankFee, 8_999, 1_001, much(1_000)),
            (BankFee, 1, 2_500, much(250)),
            (Rounding, 0, 4, Err(NotSmall::NothingSettled)),
            (BankFee, 0, 2_500, Err(NotSmall::NothingSettled)),
            (BankFee, -1, 2_500, Err(NotSmall::NothingSettled)),
        ] {
            let (paid, open) = (eur(paid), eur(open));
            let of = |kind| check(cause, &Thresholds::STANDARD, Paid { kind, paid, open });
            let found = of(ItemKind::Goods);
            assert_eq!(found, expected, "{cause:?} {open} beside {paid}");
            let charge = of(ItemKind::Charge);
            assert_eq!(charge, Err(NotSmall::Charge), "charges are waived");
        }
    }
}
