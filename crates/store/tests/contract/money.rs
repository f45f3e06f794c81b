//! Money is neither lost nor doubled, whoever tries.

use crate::world::{World, allocation, contract, customer, day, eur};
use saldo_domain::UserId;
use saldo_domain::book::{ItemKind, MovementKind, NewMovement};
use saldo_domain::refunds::{Act, State};
use saldo_store::StoreError;
use saldo_store::book::Facts;
use saldo_store::refunds::{self, ActRow, NewRefund};
use saldo_store::testing::guarded;
use std::sync::Barrier;
use std::thread;

fn payment(world: &World, number: &str, minor: i64) -> saldo_domain::ItemId {
    world.document("C-1", ItemKind::Payment, number, "2026-02-01", "2026-02-01", minor)
}

contract! {
    /// M23: the database itself refuses to delete or rewrite what has money on it.
    fn no_delete_only_reverse(world) {
        world.add_customers(&["C-1"]);
        let invoice = world.invoice("C-1", "1", "2026-02-01", 100);
        let paid = payment(world, "P-1", 100);
        world.allocate("C-1", invoice, paid, "2026-02-01", 100).expect("allocates");
        let forbidden = [
            "DELETE FROM item",
            "UPDATE item SET amount = 1",
            "UPDATE item SET due = 20000",
            "DELETE FROM movement",
            "UPDATE movement SET amount = 1",
            "DELETE FROM audit",
            "UPDATE audit SET body = ''",
        ];
        let before = world.state_hash();
        for sql in forbidden {
            let refused = world.store.meddle(sql);
            assert!(matches!(refused, Err(StoreError::AppendOnly(_))), "{sql}: {refused:?}");
        }
        assert_eq!(world.state_hash(), before);
    }
}

contract! {
    /// A reversal reopens exactly (M13), and only once.
    fn a_reversal_reopens_exactly_once(world) {
        world.add_customers(&["C-1"]);
        let invoice = world.invoice("C-1", "1", "2026-02-01", 100);
        let paid = payment(world, "P-1", 70);
        let before = world.item("C-1", invoice);
        let movement = world.allocate("C-1", invoice, paid, "2026-02-01", 70).expect("allocates");
        assert_eq!((world.open("C-1", invoice), world.open("C-1", paid)), (30, 0));
        let reversal = |on: &str| {
            let mut back = allocation("C-1", invoice, paid, on, -70);
            back.new.reverses = Some(movement);
            back.movement = saldo_domain::book::identity::movement(&back.new, 0);
            world.append(&Facts { movements: vec![back], ..Facts::default() })
        };
        reversal("2026-02-01").expect("reverses");
        let after = world.item("C-1", invoice);
        assert_eq!((after.open, after.closed), (before.open, before.closed));
        assert_eq!(world.open("C-1", paid), 70);
        reversal("2026-02-02").expect_err("a movement is taken back at most once");
        world.assert_sound();
    }
}

contract! {
    /// M07: two users allocate the same payment at once.
    fn concurrent_allocation_never_exceeds_payment(world) {
        world.add_customers(&["C-1"]);
        let invoices: Vec<_> = (0..4)
            .map(|n| world.invoice("C-1", &format!("I-{n}"), "2026-02-01", 100))
            .collect();
        let paid = payment(world, "P-1", 250);
        let start = Barrier::new(invoices.len());
        let outcomes: Vec<_> = thread::scope(|scope| {
            let users: Vec<_> = invoices
                .iter()
                .map(|invoice| {
                    scope.spawn(|| {
                        start.wait();
                        world.allocate("C-1", *invoice, paid, "2026-02-01", 100)
                    })
                })
                .collect();
            users.into_iter().map(|user| user.join().expect("no panic")).collect()
        });
        let taken = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!(taken, 2, "{outcomes:?}");
        let refused = |outcome: &&Result<_, StoreError>| {
            matches!(outcome, Err(StoreError::Overdrawn { by: 50, .. }))
        };
        assert_eq!(outcomes.iter().filter(refused).count(), 2, "{outcomes:?}");
        assert_eq!(world.open("C-1", paid), 50);
        world.assert_sound();
    }
}

contract! {
    /// M08: two payments close one invoice at once; what does not fit stays unallocated.
    fn concurrent_payments_never_overpay_silently(world) {
        world.add_customers(&["C-1"]);
        let invoice = world.invoice("C-1", "1", "2026-02-01", 100);
        let payments: Vec<_> = (0..3).map(|n| payment(world, &format!("P-{n}"), 60)).collect();
        let start = Barrier::new(payments.len());
        thread::scope(|scope| {
            for paid in &payments {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    // Each takes what is open when its turn comes.
                    world.write("allocate", |writer| {
                        let items = saldo_store::book::items_of(writer, world.company, customer("C-1"))?;
                        let open = items.iter().find(|one| one.item == invoice).map_or(0, |one| one.open.minor());
                        let amount = open.min(60);
                        let movements = match amount {
                            0 => vec![],
                            _ => vec![allocation("C-1", invoice, *paid, "2026-02-01", amount)],
                        };
                        saldo_store::book::append(writer, world.stamp(), &Facts { movements, ..Facts::default() })
                    }).expect("takes what is left");
                });
            }
        });
        assert_eq!(world.open("C-1", invoice), 0);
        let left: i64 = payments.iter().map(|paid| world.open("C-1", *paid)).sum();
        assert_eq!(left, 3 * 60 - 100);
        world.assert_sound();
    }
}

contract! {
    /// A write-off larger than what is open is refused, and nothing of the transaction stays.
    fn nothing_of_a_refused_transaction_stays(world) {
        world.add_customers(&["C-1"]);
        let invoice = world.invoice("C-1", "1", "2026-02-01", 100);
        let before = world.state_hash();
        let new = NewMovement {
            kind: MovementKind::WriteOff,
            debit_item: Some(invoice),
            credit_item: None,
            amount: eur(101),
            effective: day("2026-03-01"),
            reverses: None,
        };
        let refused = world.append(&Facts {
            items: vec![crate::world::document("C-1", ItemKind::Goods, "2", "2026-01-01", "2026-02-01", 5)],
            movements: vec![crate::world::movement("C-1", new)],
            ..Facts::default()
        });
        assert!(matches!(refused, Err(StoreError::Overdrawn { by: 1, .. })), "{refused:?}");
        assert_eq!(world.state_hash(), before, "the journal included");
    }
}

contract! {
    /// D36, M12: a refund has one order, whichever customer it stands at: the database itself refuses a
    /// second, whatever the program believes.
    fn a_refund_is_ordered_once_whosever_it_has_become(world) {
        world.add_customers(&["C-1", "C-2"]);
        let item = payment(world, "P-1", 100);
        let new = NewRefund {
            customer: customer("C-1"),
            item,
            amount: eur(40),
            own_account: "A".to_owned(),
            payee: "K".to_owned(),
            payee_account: "B".to_owned(),
            payee_bank: String::new(),
            payee_code: String::new(),
            reason: "paid twice".to_owned(),
            account_reason: String::new(),
            person: UserId::new(1),
            on: day("2026-03-01"),
        };
        let add = || world.write("propose", |w| refunds::add(w, world.stamp(), &new));
        let (one, other) = (add().expect("proposed"), add().expect("proposed"));
        let ordered = |refund: i64, code: &str, order: i64| {
            let act = ActRow {
                customer: customer(code),
                refund,
                what: Act::Ordered,
                state: State::Ordered,
                order,
                line: 0,
                movement: None,
                reason: String::new(),
                person: UserId::new(2),
                in_place_of: None,
                on: day("2026-03-02"),
            };
            world.write("order", |w| refunds::act(w, world.stamp(), std::slice::from_ref(&act)))
        };
        ordered(one, "C-1", 1).expect("the first order");
        for code in ["C-1", "C-2"] {
            let again = ordered(one, code, 2);
            assert!(again.is_err(), "{code}: {again:?}");
        }
        let told = "SELECT COUNT(*) FROM refund_act WHERE what = 'ordered'";
        assert_eq!(world.store.peek(told).expect("counts"), 1, "and nothing is left of the tries");
        ordered(other, "C-2", 1).expect("another refund, in the same order");
    }
}

contract! {
    /// M23: the same of every table that is guarded, and of each column that may not change.
    fn no_guarded_row_is_deleted_or_rewritten(world) {
        let mut empty = Vec::new();
        let tables = guarded();
        for guarded in &tables {
            let table = guarded.table;
            let row = |number: i64, text: &str| {
                let names: Vec<&str> = guarded.columns.iter().map(|(name, _)| *name).collect();
                let value = |is_number: bool| match is_number {
                    true => number.to_string(),
                    false => format!("'{text}'"),
                };
                let values = guarded.columns.iter().map(|(_, is_number)| value(*is_number));
                let values: Vec<String> = values.collect();
                format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "))
            };
            // A trigger of rows refuses nothing where there is no row.
            let is_there = [(1, "x"), (0, ""), (2, "EUR")]
                .into_iter()
                .any(|(number, text)| world.store.meddle(&row(number, text)).is_ok());
            if !is_there {
                empty.push(table);
                continue;
            }
            let deleted = world.store.meddle(&format!("DELETE FROM {table}"));
            assert!(matches!(deleted, Err(StoreError::AppendOnly(_))), "{table}: {deleted:?}");
            for column in &guarded.fixed {
                let sql = format!("UPDATE {table} SET {column} = {column}");
                let updated = world.store.meddle(&sql);
                assert!(
                    matches!(updated, Err(StoreError::AppendOnly(_))),
                    "{table}.{column}: {updated:?}"
                );
            }
        }
        assert_eq!(empty, Vec::<&str>::new(), "no row of them could be made");
        assert!(tables.len() >= 90, "{}", tables.len());
    }
}
