//! How far a promise reaches: no further than the amount that was promised.
//!
//! Whoever owes 1 500 and promises 500 has promised nothing about the other 1 000, and the
//! chase of those goes on (PAY-06: a part payment is agreed on, not a pause). A promise
//! without an amount is one of all that it concerns. Amounts fill the oldest debt first, as a
//! payment would, and a debt is covered only whole: of a debt that is half promised the other
//! half is still asked for. Promises add up, so that two parts of one debt cover it together.
//!
//! What is contested is not what was promised: disputed debts are left out by the caller.
//! A promise stays in force to the end of its last day, kept or not.

use super::{Standing, StandingKind};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// A debt that a promise can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debt {
    pub item: ItemId,
    pub due: Day,
    /// What is open of it; above zero.
    pub open: Money,
}

/// Those of `debts` that promises in force on `day` cover whole, ascending by item.
pub fn promised(standing: &[Standing], debts: &[Debt], day: Day) -> Vec<ItemId> {
    let promises: Vec<&Standing> = in_force(standing, day).collect();
    let mut free = free_amounts(&promises);
    let mut oldest_first = debts.to_vec();
    oldest_first.sort_unstable_by_key(|debt| (debt.due, debt.item));
    let mut covered: Vec<ItemId> = Vec::new();
    for debt in oldest_first {
        if is_covered(&promises, &debt, free.entry(debt.open.currency()).or_default()) {
            covered.push(debt.item);
        }
    }
    covered.sort_unstable();
    covered
}

fn in_force(standing: &[Standing], day: Day) -> impl Iterator<Item = &Standing> {
    standing.iter().filter(move |one| one.kind == StandingKind::Promise && one.is_in_force(day))
}

/// Amounts promised for the customer as a whole, in minor units.
fn free_amounts(promises: &[&Standing]) -> BTreeMap<Currency, i128> {
    let mut free = BTreeMap::new();
    let of_all = promises.iter().filter(|promise| promise.item.is_none());
    for amount in of_all.filter_map(|promise| promise.amount) {
        *free.entry(amount.currency()).or_default() += i128::from(amount.minor());
    }
    free
}

/// Is this debt covered by what was promised for it and, where that is too little, by what is
/// left of the promises for all? What reaches into it is used up, covered or not.
fn is_covered(promises: &[&Standing], debt: &Debt, free: &mut i128) -> bool {
    let concerned = || promises.iter().filter(|one| one.concerns(debt.item));
    if concerned().any(|one| one.amount.is_none()) {
        return true;
    }
    let own = concerned().filter(|one| one.item.is_some()).filter_map(|one| one.amount);
    let own = own.filter(|amount| amount.currency() == debt.open.currency());
    let own: i128 = own.map(|amount| i128::from(amount.minor())).sum();
    let rest = (i128::from(debt.open.minor()) - own).max(0);
    let covered = rest <= *free;
    *free = (*free - rest).max(0);
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::{day, eur, promise, standing};
    use StandingKind::{Dispute, Promise};

    fn debt(item: i64, due: i64, major: i64) -> Debt {
        Debt { item: ItemId::new(item), due: day(due), open: eur(major) }
    }

    #[test]
    fn an_amount_fills_the_oldest_debt_first_and_covers_only_whole_ones() {
        let debts = [debt(1, 20, 100), debt(2, 0, 300), debt(3, 10, 200)];
        let of_all = |major| promise(None, 0, Some(30), eur(major));
        let of_one = |item, major| promise(Some(item), 0, Some(30), eur(major));
        let rows: [(&str, Vec<Standing>, &[i64]); 10] = [
            ("nothing promised", vec![], &[]),
            ("no amount: everything", vec![standing(Promise, None, 0, None)], &[1, 2, 3]),
            ("no amount, one debt", vec![standing(Promise, Some(3), 0, None)], &[3]),
            ("less than the oldest", vec![of_all(299)], &[]),
            ("the oldest to the cent", vec![of_all(300)], &[2]),
            ("the oldest and half of the next", vec![of_all(400)], &[2]),
            ("all but one cent short", vec![of_all(599)], &[2, 3]),
            ("two parts of one debt", vec![of_one(2, 100), of_one(2, 200)], &[2]),
            ("its own part and the rest of all", vec![of_one(2, 250), of_all(250)], &[2, 3]),
            ("a dispute promises nothing", vec![standing(Dispute, None, 0, None)], &[]),
        ];
        for (name, standing, expected) in rows {
            let covered = promised(&standing, &debts, day(5));
            assert_eq!(
                covered,
                expected.iter().copied().map(ItemId::new).collect::<Vec<_>>(),
                "{name}"
            );
        }
    }

    #[test]
    fn an_amount_counts_in_its_currency_and_in_its_days() {
        let dollars = Money::from_minor(90_000, Currency::from_code("USD").expect("USD"));
        let debts = [debt(1, 0, 100)];
        assert_eq!(promised(&[promise(None, 0, Some(9), dollars)], &debts, day(5)), []);
        let euros = [promise(None, 3, Some(9), eur(100))];
        for (on, covered) in [(2, 0), (3, 1), (9, 1), (10, 0)] {
            assert_eq!(promised(&euros, &debts, day(on)).len(), covered, "{on}");
        }
    }
}
