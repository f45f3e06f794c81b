//! How much of a debt is contested: all of it, or the part that a dispute names.
//!
//! Pressure stops for what is contested, and for nothing beyond it: of an invoice of which one
//! pallet is in dispute the rest is asked for as ever (ASU-09). Parts of one debt add up; where
//! they reach what is open, all of it is contested. A dispute of the whole account names no
//! part. Interest is counted on all of it, contested or not.

use super::{Standing, StandingKind};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::Money;

/// How much of `open` of this debt is contested on a day; nothing, some of it, or all.
pub fn contested(standing: &[Standing], item: ItemId, open: Money, day: Day) -> Money {
    let parts = standing.iter().filter(|one| {
        one.kind == StandingKind::Dispute && one.concerns(item) && one.is_in_force(day)
    });
    let mut sum = 0_i128;
    for part in parts {
        let amount = part.amount.filter(|_| part.contests_a_part());
        match amount.filter(|amount| amount.currency() == open.currency()) {
            Some(amount) => sum += i128::from(amount.minor()),
            None => return open,
        }
    }
    let minor = sum.min(i128::from(open.minor()));
    Money::from_minor(i64::try_from(minor).unwrap_or(open.minor()), open.currency())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::{day, eur, standing};
    use StandingKind::{Dispute, Promise};

    fn part(item: i64, from: i64, until: Option<i64>, major: i64) -> Standing {
        Standing { amount: Some(eur(major)), ..standing(Dispute, Some(item), from, until) }
    }

    #[test]
    fn asu_09_only_the_part_that_a_dispute_names_is_contested() {
        let rows: [(&str, Vec<Standing>, i64); 8] = [
            ("nothing", vec![], 0),
            ("a part", vec![part(1, 0, None, 30)], 30),
            ("two parts", vec![part(1, 0, None, 30), part(1, 2, None, 20)], 50),
            ("more than is open", vec![part(1, 0, None, 130)], 100),
            ("the whole document", vec![standing(Dispute, Some(1), 0, None)], 100),
            ("the whole account", vec![standing(Dispute, None, 0, None)], 100),
            ("another document", vec![part(2, 0, None, 30)], 0),
            ("over, or none", vec![part(1, 0, Some(4), 30), standing(Promise, None, 0, None)], 0),
        ];
        for (name, standing, expected) in rows {
            let found = contested(&standing, ItemId::new(1), eur(100), day(5));
            assert_eq!(found, eur(expected), "{name}");
        }
    }
}
