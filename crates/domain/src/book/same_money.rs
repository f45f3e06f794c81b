//! A payment that a file or a program tells may be one that the bank told before.
//!
//! The bank's line says who paid and why, the accounting program has a number of its own: the
//! two look alike in nothing but customer, amount and, nearly, day. A payment made from a line
//! of the bank takes one told payment with it, the nearest by day; two real payments of one
//! amount are two lines of the bank, or one told more than the bank has.
//!
//! Cost: n log n in the payments told, times those of the bank with the same amount.

use super::balance::CustomerBook;
use super::intake::Told;
use super::{Item, ItemKind, MovementKind, Side};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Money, MoneyError};
use crate::number::number_key;
use std::collections::BTreeSet;

/// Days between the bank's day and the one that another program gives the same money.
pub const WITHIN: i64 = 5;

/// A payment that was made from a line of the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FromBank {
    pub customer: CustomerId,
    pub item: ItemId,
    pub line: i64,
    pub booked: Day,
    pub amount: Money,
}

/// A told payment that is the money of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    pub customer: CustomerId,
    /// What the payment would have been in the book.
    pub identity: ItemId,
    pub line: i64,
    pub item: ItemId,
    /// Line of the file that tells it.
    pub told: u64,
    pub booked: Day,
}

/// Which of the told payments of one customer are money that the bank has brought. `is_known`
/// says which of them the book holds already, and `taken` which lines another payment stands
/// for: neither is looked at.
pub fn same_money(
    customer: CustomerId,
    told: &[Told],
    from_bank: &[FromBank],
    is_known: impl Fn(ItemId) -> bool,
    taken: &BTreeSet<i64>,
) -> Vec<Same> {
    let free =
        from_bank.iter().filter(|one| one.customer == customer && !taken.contains(&one.line));
    let free: Vec<&FromBank> = free.collect();
    let payments = || {
        let told = told.iter().filter(|one| one.fact.kind == ItemKind::Payment);
        told.filter(|one| !is_known(one.identity))
    };
    let mut pairs: Vec<(i64, u64, ItemId, &FromBank)> = Vec::new();
    for one in payments() {
        let alike = free.iter().filter(|bank| bank.amount == one.fact.amount);
        let apart = |bank: &FromBank| one.fact.effective.days_since(bank.booked).abs();
        let near = alike.filter(|bank| apart(bank) <= WITHIN);
        pairs.extend(near.map(|bank| (apart(bank), one.line, one.identity, *bank)));
    }
    pairs.sort_by_key(|(apart, line, identity, bank)| (*apart, *line, *identity, bank.line));
    let (mut lines, mut identities) = (BTreeSet::new(), BTreeSet::new());
    let mut same = Vec::new();
    for (_, told, identity, bank) in pairs {
        if lines.contains(&bank.line) || identities.contains(&identity) {
            continue;
        }
        lines.insert(bank.line);
        identities.insert(identity);
        let FromBank { item, line, booked, .. } = *bank;
        same.push(Same { customer, identity, line, item, told, booked });
    }
    same
}

/// The debts with the number that a told payment says it pays, the likeliest first: the latest one
/// dated up to the day of the payment, then what came after it.
pub fn debts_named<'b>(book: &'b CustomerBook, payment: &Item, number: &str) -> Vec<&'b Item> {
    let number = number_key(number);
    let is_named = |item: &&Item| {
        item.kind.side() == Side::Debit
            && item.amount.currency() == payment.amount.currency()
            && number_key(&item.number) == number
            && !book.is_cancelled(item)
    };
    let mut named: Vec<&Item> = book.items().filter(is_named).collect();
    named.sort_by_key(|item| {
        let apart = item.effective.days_since(payment.effective);
        (apart > 0, apart.abs(), item.item)
    });
    named
}

/// Does a payment pay something else while the debts that it is told to pay are open, or while the
/// book knows no such debt? Charges claimed for one of them are paid for it.
pub fn pays_otherwise(
    book: &CustomerBook,
    payment: &Item,
    named: &[ItemId],
) -> Result<bool, MoneyError> {
    let mut open = Money::zero(payment.amount.currency());
    for item in named.iter().filter_map(|item| book.item(*item)) {
        open = open.plus(book.lowest_open_from(item, Day::LAST)?)?;
    }
    if named.is_empty() {
        return Ok(true);
    }
    let is_for = |debt: ItemId, on: Day| {
        let bearer = book.bearer(debt, on).map(|bearer| bearer.item);
        named.contains(&debt) || bearer.is_some_and(|bearer| named.contains(&bearer))
    };
    let mut others = book
        .standing_movements_of(payment.item)
        .filter(|one| one.kind == MovementKind::Allocation && one.amount.is_positive())
        .filter_map(|one| Some((one.debit_item?, one.effective)));
    Ok(open.is_positive() && others.any(|(debt, on)| !is_for(debt, on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::facts::DocumentFact;
    use crate::money::Currency;

    const CUSTOMER: CustomerId = CustomerId::new(1);

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn march(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    fn told(kind: ItemKind, line: u64, day: i8, minor: i64) -> Told {
        let fact = DocumentFact {
            customer: "C-1".into(),
            kind,
            number: String::new(),
            effective: march(day),
            due: march(day),
            amount: eur(minor),
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        };
        Told { line, identity: ItemId::new(100 + line as i64), fact }
    }

    fn bank(line: i64, day: i8, minor: i64) -> FromBank {
        let (item, booked, amount) = (ItemId::new(line), march(day), eur(minor));
        FromBank { customer: CUSTOMER, item, line, booked, amount }
    }

    /// Line of the file and line of the bank of each pair.
    fn pairs(told: &[Told], from_bank: &[FromBank], taken: &[i64]) -> Vec<(u64, i64)> {
        let taken = taken.iter().copied().collect();
        let is_known = |identity| identity == ItemId::new(109);
        let same = same_money(CUSTOMER, told, from_bank, is_known, &taken);
        same.into_iter().map(|one| (one.told, one.line)).collect()
    }

    #[test]
    fn each_line_of_the_bank_takes_the_nearest_equal_payment_with_it() {
        type Row<'a> = (&'a str, Vec<Told>, Vec<FromBank>, &'a [i64], Vec<(u64, i64)>);
        use ItemKind::{Payment, Return};
        let payment = |line, day, minor| told(Payment, line, day, minor);
        let rows: [Row<'_>; 8] = [
            ("a day later", vec![payment(1, 4, 100)], vec![bank(7, 3, 100)], &[], vec![(1, 7)]),
            ("six days later", vec![payment(1, 9, 100)], vec![bank(7, 3, 100)], &[], vec![]),
            ("another amount", vec![payment(1, 3, 101)], vec![bank(7, 3, 100)], &[], vec![]),
            ("no payment", vec![told(Return, 1, 3, 100)], vec![bank(7, 3, 100)], &[], vec![]),
            ("taken", vec![payment(1, 3, 100)], vec![bank(7, 3, 100)], &[7], vec![]),
            ("known", vec![payment(9, 3, 100)], vec![bank(7, 3, 100)], &[], vec![]),
            (
                "in cash beside the one of the bank",
                vec![payment(1, 5, 100), payment(2, 3, 100)],
                vec![bank(7, 3, 100)],
                &[],
                vec![(2, 7)],
            ),
            (
                "two of each",
                vec![payment(1, 3, 100), payment(2, 3, 100)],
                vec![bank(7, 3, 100), bank(8, 3, 100)],
                &[],
                vec![(1, 7), (2, 8)],
            ),
        ];
        for (case, told, from_bank, taken, expected) in rows {
            assert_eq!(pairs(&told, &from_bank, taken), expected, "{case}");
        }
    }
}
