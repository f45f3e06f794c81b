//! I17: the same commands leave the same state on both engines.

use crate::world::{World, allocation, card, customer, day, document};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use saldo_domain::ItemId;
use saldo_domain::book::ItemKind;
use saldo_store::StoreError;
use saldo_store::book::Facts;

/// A command, in whatever order chance has it.
#[derive(Clone, Debug)]
enum Order {
    AddCustomer(usize),
    Invoice { code: usize, number: usize, minor: i64, due: i64 },
    Pay { code: usize, number: usize, minor: i64 },
    Allocate { code: usize, debit: usize, credit: usize, minor: i64, on: i64 },
    Edit { code: usize, phone: u16 },
    Own { code: usize, owner: i64 },
}

const CODES: [&str; 3] = ["A", "õ-2", "Я"];

fn order() -> impl Strategy<Value = Order> {
    let code = 0..CODES.len();
    let number = 0..3_usize;
    prop_oneof![
        2 => code.clone().prop_map(Order::AddCustomer),
        3 => (code.clone(), number.clone(), 1..500_i64, 0..60_i64)
            .prop_map(|(code, number, minor, due)| Order::Invoice { code, number, minor, due }),
        3 => (code.clone(), number.clone(), 1..500_i64)
            .prop_map(|(code, number, minor)| Order::Pay { code, number, minor }),
        4 => (code.clone(), number.clone(), number, 1..300_i64, 0..60_i64)
            .prop_map(|(code, debit, credit, minor, on)| {
                Order::Allocate { code, debit, credit, minor, on }
            }),
        1 => (code.clone(), any::<u16>()).prop_map(|(code, phone)| Order::Edit { code, phone }),
        1 => (code, 0..4_i64).prop_map(|(code, owner)| Order::Own { code, owner }),
    ]
}

fn invoice(code: usize, number: usize, minor: i64, due: i64) -> saldo_store::book::NewItem {
    let due = day("2026-02-01").plus(due).to_string();
    document(CODES[code], ItemKind::Goods, &format!("№ {number}"), "2026-01-01", &due, minor)
}

/// Credit notes, for their identity does not depend on the amount.
fn credit(code: usize, number: usize, minor: i64) -> saldo_store::book::NewItem {
    let number = format!("K-{number}");
    document(CODES[code], ItemKind::CreditNote, &number, "2026-01-02", "2026-01-02", minor)
}

fn carry_out(world: &World, order: &Order) -> Result<(), StoreError> {
    let there = |code: usize| {
        let card = world
            .store
            .read(|r| saldo_store::customers::card(r, world.company, customer(CODES[code])))?;
        card.ok_or(StoreError::Missing { what: "customer", name: CODES[code].into() })
    };
    match *order {
        Order::AddCustomer(code) => world
            .write("add", |w| saldo_store::customers::add(w, world.company, &[card(CODES[code])])),
        Order::Invoice { code, number, minor, due } => {
            there(code)?;
            let items = vec![invoice(code, number, minor, due)];
            world.append(&Facts { items, ..Facts::default() })
        }
        Order::Pay { code, number, minor } => {
            there(code)?;
            let items = vec![credit(code, number, minor)];
            world.append(&Facts { items, ..Facts::default() })
        }
        Order::Allocate { code, debit, credit: from, minor, on } => {
            there(code)?;
            let debit = invoice(code, debit, 1, 0).item;
            let from = credit(code, from, 1).item;
            both_there(world, code, debit, from)?;
            let on = day("2026-02-01").plus(on).to_string();
            let movements = vec![allocation(CODES[code], debit, from, &on, minor)];
            world.append(&Facts { movements, ..Facts::default() })
        }
        Order::Edit { code, phone } => {
            let card = there(code)?;
            let card = saldo_store::customers::Card { phone: phone.to_string(), ..card };
            world.write("edit", |w| {
                saldo_store::customers::update_card(w, world.company, &card).map(drop)
            })
        }
        Order::Own { code, owner } => world.write("own", |w| {
            let owner = (owner > 0).then(|| saldo_domain::UserId::new(owner));
            saldo_store::customers::set_owner(w, world.company, &[customer(CODES[code])], owner)
                .map(drop)
        }),
    }
}

fn both_there(world: &World, code: usize, debit: ItemId, credit: ItemId) -> Result<(), StoreError> {
    let items = world
        .store
        .read(|r| saldo_store::book::items_of(r, world.company, customer(CODES[code])))?;
    let there = |item| items.iter().any(|one| one.item == item);
    if there(debit) && there(credit) {
        return Ok(());
    }
    Err(StoreError::Missing { what: "document", name: String::new() })
}

#[test]
fn both_engines_reach_the_same_state() {
    let config = Config { cases: 25, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let orders = prop::collection::vec(order(), 1..25);
    let outcome = runner.run(&orders, |orders| {
        let (light, heavy) = (World::on_sqlite(), World::on_postgres());
        for order in &orders {
            let (a, b) = (carry_out(&light, order), carry_out(&heavy, order));
            prop_assert_eq!(a.is_ok(), b.is_ok(), "{:?}: {:?} / {:?}", order, a, b);
        }
        prop_assert_eq!(light.state_hash(), heavy.state_hash());
        prop_assert_eq!(light.defects(), Vec::<String>::new());
        Ok(())
    });
    outcome.expect("every sequence of commands");
}
