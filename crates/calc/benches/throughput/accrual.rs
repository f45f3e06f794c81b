//! Statutory interest on open invoices of the book, with partial payments.

use crate::cpu;
use crate::dice::Dice;
use saldo_domain::book::{Item, ItemKind, Moment, Movement, MovementKind};
use saldo_domain::charges::principal::{OnCharges, Principal, Seen};
use saldo_domain::charges::{Spared, ru_395};
use saldo_domain::rates::RateTable;
use saldo_domain::{Amount, Currency, CustomerId, Day, ItemId, Money, MovementId};

/// Invoices made and charged at a time, so that memory does not grow with their number.
const AT_ONCE: u64 = 10_000;

pub(crate) fn measure(seed: u64, invoices: u64) {
    let mut dice = Dice::new(seed);
    let table = RateTable::of_code("ru-key-rate").expect("ships");
    let (mut spent, mut segments, mut total) = (0, 0_u64, Amount::ZERO);
    let mut left = invoices;
    while left > 0 {
        let count = left.min(AT_ONCE);
        let made: Vec<Debt> = (0..count).map(|_| Debt::made(&mut dice)).collect();
        let before = cpu::hundredths();
        for debt in &made {
            let (bears, amount) = debt.charged(table);
            segments += bears;
            total = total + amount;
        }
        spent += cpu::hundredths() - before;
        left -= count;
    }
    println!(
        "accrual: {invoices} open invoices with partial payments, {} segments each, {}, \
         {} invoices/s, {total} in all",
        segments / invoices.max(1),
        cpu::seconds(spent),
        cpu::per_second(invoices, spent),
    );
}

struct Debt {
    item: Item,
    payments: Vec<Movement>,
    as_of: Day,
}

impl Debt {
    /// An invoice of the second half of 2020 with none to three payments, seen in 2026.
    fn made(dice: &mut Dice) -> Self {
        let currency = Currency::from_code("RUB").expect("RUB");
        let due = Day::of(2020, 7, 1).expect("a day").plus(dice.between(0, 180));
        let (customer, item) = (CustomerId::new(1), ItemId::new(1));
        let minor = dice.between(100_000, 900_000_000);
        let payments = (0..dice.between(0, 3)).map(|number| Movement {
            customer,
            movement: MovementId::new(number),
            kind: MovementKind::Allocation,
            debit_item: Some(item),
            credit_item: Some(ItemId::new(number + 2)),
            amount: Money::from_minor(dice.between(1, minor / 4), currency),
            effective: due.plus(dice.between(1, 1_800)),
            recorded: Moment(number),
            reverses: None,
        });
        let payments = payments.collect();
        let amount = Money::from_minor(minor, currency);
        let (effective, recorded, number) = (due.plus(-30), Moment(0), String::new());
        let kind = ItemKind::Goods;
        let item = Item { customer, item, kind, number, effective, due, amount, recorded };
        Self { item, payments, as_of: due.plus(2_000) }
    }

    /// Segments and amount.
    fn charged(&self, table: &RateTable) -> (u64, Amount) {
        let seen = Seen { due: self.item.due, as_of: self.as_of, known: Moment::NOW_AND_EVER };
        let principal =
            Principal::of_item(&self.item, &self.payments, seen, OnCharges::BearNothing);
        let charge = ru_395::interest(&principal, Spared::NONE, table).expect("rates are loaded");
        (charge.accrual.segments.len() as u64, charge.accrual.amount)
    }
}
