//! Money is neither lost nor doubled, whoever tries.

use crate::world::{World, allocation, contract, eur};
use saldo_domain::book::{ItemKind, MovementKind, NewMovement};
use saldo_store::StoreError;
use saldo_store::book::Facts;
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
    /// M23: no row of any append-only table can be deleted, and no column of it that never changes
    /// can be rewritten; what is derived can.
    fn m23_every_append_only_table_refuses_every_way_to_rewrite_it(world) {
        for (table, fixed) in saldo_store::testing::guarded() {
            let columns = saldo_store::backup::columns_of(table);
            if world.store.peek(&format!("SELECT COUNT(*) FROM {table}")).expect("counts") == 0 {
                let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
                let values: Vec<&str> =
                    columns.iter().map(|(_, number)| if *number { "1" } else { "'x'" }).collect();
                let (names, values) = (names.join(", "), values.join(", "));
                let row = format!("INSERT INTO {table} ({names}) VALUES ({values})");
                world.store.meddle(&row).unwrap_or_else(|error| panic!("{row}: {error}"));
            }
            let delete = world.store.meddle(&format!("DELETE FROM {table}"));
            assert!(matches!(delete, Err(StoreError::AppendOnly(_))), "{table}: {delete:?}");
            assert!(!fixed.is_empty(), "{table} has nothing that stays");
            for (column, _) in columns {
                let update = world.store.meddle(&format!("UPDATE {table} SET {column} = {column}"));
                let refused = matches!(update, Err(StoreError::AppendOnly(_)));
                assert_eq!(refused, fixed.contains(&column), "{table}.{column}: {update:?}");
            }
        }
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
                        let items = saldo_store::book::items_of(writer, world.company, crate::world::customer("C-1"))?;
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
            effective: crate::world::day("2026-03-01"),
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
