//! The journal.

use crate::world::{World, contract};
use saldo_store::audit::{Break, BreakKind, Head};

fn verify(world: &World) -> Result<Head, Break> {
    world.store.read(|reader| saldo_store::audit::verify(reader, world.company)).expect("reads")
}

fn five_commands(world: &World) {
    for code in ["C-1", "C-2", "C-3", "C-4", "C-5"] {
        world.add_customers(&[code]);
    }
}

/// Gets past the triggers, as somebody with the database's own tools could.
fn unguarded(world: &World, sql: &str) {
    let (off, on) = if world.store.engine() == "sqlite" {
        ("DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays", "")
    } else {
        ("ALTER TABLE audit DISABLE TRIGGER ALL", "ALTER TABLE audit ENABLE TRIGGER ALL")
    };
    world.store.meddle(&format!("{off}; {sql}; {on}")).expect("meddles");
}

contract! {
    /// I14: each changing transaction has exactly one row, and the chain verifies.
    fn every_command_has_one_row(world) {
        five_commands(world);
        let head = verify(world).expect("whole");
        assert_eq!(head.seq, 5);
        let page = world.store.read(|r| saldo_store::audit::page(r, world.company, None, 2)).expect("reads");
        let seqs: Vec<i64> = page.iter().map(|row| row.seq).collect();
        assert_eq!(seqs, [5, 4]);
    }
}

contract! {
    /// Every way of changing the record is found.
    fn tampering_is_found(world) {
        five_commands(world);
        unguarded(world, "UPDATE audit SET body = '{\"amount\":1}' WHERE seq = 3 AND company <> 0");
        assert_eq!(verify(world), Err(Break { seq: 3, what: BreakKind::Altered }));
    }
}

contract! {
    fn a_missing_row_is_found(world) {
        five_commands(world);
        unguarded(world, "DELETE FROM audit WHERE seq = 3 AND company <> 0");
        assert_eq!(verify(world), Err(Break { seq: 4, what: BreakKind::Gap }));
        let defects = world.defects();
        assert!(defects.iter().any(|one| one.starts_with("journal")), "{defects:?}");
    }
}

contract! {
    fn a_renumbered_row_is_found(world) {
        five_commands(world);
        unguarded(world, "DELETE FROM audit WHERE seq = 3 AND company <> 0;
            UPDATE audit SET seq = 3 WHERE seq = 4 AND company <> 0;
            UPDATE audit SET seq = 4 WHERE seq = 5 AND company <> 0");
        assert_eq!(verify(world), Err(Break { seq: 3, what: BreakKind::Predecessor }));
    }
}

contract! {
    /// A cut-off end is found by whoever remembers the head.
    fn a_cut_end_is_seen_in_the_head(world) {
        five_commands(world);
        let remembered = verify(world).expect("whole");
        unguarded(world, "DELETE FROM audit WHERE seq = 5 AND company <> 0");
        let now = verify(world).expect("a shorter chain is still a chain");
        assert!(now.seq < remembered.seq);
    }
}

contract! {
    /// The guards themselves are watched.
    fn a_missing_guard_is_found(world) {
        let off = if world.store.engine() == "sqlite" {
            "DROP TRIGGER item_keeps"
        } else {
            "DROP TRIGGER item_keeps ON item"
        };
        world.assert_sound();
        world.store.meddle(off).expect("meddles");
        assert_eq!(world.defects(), ["guards: the trigger item_keeps is missing"]);
    }
}

contract! {
    /// M01, M02: an answer is remembered with the transaction that made it true.
    fn an_answer_is_remembered_once(world) {
        let moment = saldo_domain::book::Moment(7);
        world.write("pay", |writer| {
            saldo_store::audit::remember_answer(writer, world.company, "key-1", "hash", "{}", moment)
        }).expect("remembers");
        let found = world.store.read(|r| saldo_store::audit::answered(r, world.company, "key-1"));
        assert_eq!(found.expect("reads"), Some(("hash".to_owned(), "{}".to_owned())));
        world.write("pay", |writer| {
            saldo_store::audit::remember_answer(writer, world.company, "key-1", "other", "{}", moment)
        }).expect_err("a key is answered once");
    }
}
