//! Small differences between what was owed and what was paid, closed without chasing anybody: a
//! rounding, what a bank on the way kept of the money, or a discount earned by paying in time.
//!
//! A debt is closed as one only when money was paid on it before, and a fee only up to a share of what
//! was owed: nobody forgives a whole document here, however it was corrected meanwhile. Late charges
//! are waived, by a right of their own. How much in all somebody closes in some days is a limit of the company
//! ([`Spending::Differences`](crate::authority::spending::Spending)).

use super::ItemKind;
use crate::matching::{Little, Thresholds};
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
    /// The discount for early payment, which whoever paid by the due day has earned.
    Discount,
}

impl SmallDifference {
    /// Every one, in the order of lists.
    pub const ALL: [SmallDifference; 3] =
        [SmallDifference::Rounding, SmallDifference::BankFee, SmallDifference::Discount];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            SmallDifference::Rounding => "rounding",
            SmallDifference::BankFee => "bank-fee",
            SmallDifference::Discount => "discount",
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// At most so much of a document over which `owed` was to be paid, in minor units: what matching
    /// calls by these names.
    pub fn most(self, thresholds: &Thresholds, owed: Money) -> i64 {
        let Little { rounding, fee } = thresholds.little_in(owed.currency());
        match self {
            SmallDifference::Rounding => rounding,
            SmallDifference::BankFee => fee.min(owed.minor() / (100 / MOST_OF_DOCUMENT)),
            SmallDifference::Discount => {
                let part = i128::from(owed.minor()) * i128::from(thresholds.discount_percent) / 100;
                i64::try_from(part).unwrap_or(i64::MAX)
            }
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
    #[error("a payment came after the due day, and a discount is earned by paying in time")]
    PaidLate,
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
    /// Did one of these payments come after the due day?
    pub late: bool,
    pub open: Money,
}

/// May what is open of a document be closed as a small difference, by the figures of the policy?
///
/// # Errors
/// What keeps it from being one.
pub fn check(
    cause: SmallDifference,
    thresholds: &Thresholds,
    Paid { kind, paid, late, open }: Paid,
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
    if late && cause == SmallDifference::Discount {
        return Err(NotSmall::PaidLate);
    }
    // What was to be paid, as the document was corrected and credited.
    let owed = Money::from_minor(paid.minor().saturating_add(open.minor()), open.currency());
    let most = cause.most(thresholds, owed);
    if open.minor() > most {
        return Err(NotSmall::TooMuch { most: Money::from_minor(most, open.currency()) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn a_discount_is_earned_by_paying_in_time() {
        let eur = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("a currency"));
        for (cause, late, expected) in [
            (SmallDifference::Discount, false, Ok(())),
            (SmallDifference::Discount, true, Err(NotSmall::PaidLate)),
            (SmallDifference::BankFee, true, Ok(())),
        ] {
            let paid = Paid { kind: ItemKind::Goods, paid: eur(9_800), late, open: eur(200) };
            assert_eq!(check(cause, &Thresholds::STANDARD, paid), expected, "{cause:?} {late}");
        }
        let none = Thresholds { discount_percent: 0, ..Thresholds::STANDARD };
        let paid = Paid { kind: ItemKind::Goods, paid: eur(9_999), late: false, open: eur(1) };
        let refused = check(SmallDifference::Discount, &none, paid);
        assert_eq!(refused, Err(NotSmall::TooMuch { most: eur(0) }), "none is granted");
    }

    #[test]
    fn only_a_little_of_what_was_paid_otherwise_is_a_difference() {
        use SmallDifference::{BankFee, Discount, Rounding};
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
            (Discount, 970_000, 30_000, Ok(())),
            (Discount, 969_999, 30_001, much(30_000)),
            (Discount, 0, 300, Err(NotSmall::NothingSettled)),
        ] {
            let (paid, open) = (eur(paid), eur(open));
            let late = false;
            let of = |kind| check(cause, &Thresholds::STANDARD, Paid { kind, paid, late, open });
            let found = of(ItemKind::Goods);
            assert_eq!(found, expected, "{cause:?} {open} beside {paid}");
            let charge = of(ItemKind::Charge);
            assert_eq!(charge, Err(NotSmall::Charge), "charges are waived");
        }
    }
}
