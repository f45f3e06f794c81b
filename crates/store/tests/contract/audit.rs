//! The journal.

use crate::world::{World, contract, customer, day};
use saldo_domain::book::{ItemKind, Moment};
use saldo_store::audit::{Break, BreakKind, Head};
use saldo_store::book::{Facts, NewDueChange};

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
        assert_eq!(verify(world), Err(Break { seq: 3, sound: 2, what: BreakKind::Altered }));
    }
}

contract! {
    fn a_missing_row_is_found(world) {
        five_commands(world);
        unguarded(world, "DELETE FROM audit WHERE seq = 3 AND company <> 0");
        assert_eq!(verify(world), Err(Break { seq: 4, sound: 2, what: BreakKind::Gap }));
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
        assert_eq!(verify(world), Err(Break { seq: 3, sound: 2, what: BreakKind::Predecessor }));
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
    /// A cut-off end is found by the note of where the journal ended.
    fn a_cut_end_is_found(world) {
        five_commands(world);
        unguarded(world, "DELETE FROM audit WHERE seq >= 4 AND company <> 0");
        let defects = world.defects();
        let cut = "journal: its end was cut off after row 3: rows up to 5 were written";
        assert!(defects.contains(&cut.to_owned()), "{defects:?}");
    }
}

/// Takes the guards of these tables away, and what the tables themselves check.
fn unguard(world: &World, tables: &[&str]) {
    for table in tables {
        let off = if world.store.engine() == "sqlite" {
            format!("DROP TRIGGER {table}_keeps; DROP TRIGGER {table}_stays")
        } else {
            format!("ALTER TABLE {table} DISABLE TRIGGER ALL")
        };
        world.store.meddle(&off).expect("meddles");
    }
}

/// What is found but for the guards that were taken away.
fn findings(world: &World) -> Vec<String> {
    let mut found = world.defects();
    found.retain(|one| !one.starts_with("guards: "));
    found
}

/// A company with a row in every table of the money.
fn with_money(world: &World) {
    world.add_customers(&["C-1"]);
    let debit = world.invoice("C-1", "A-1", "2026-01-31", 10_000);
    let credit = world.document("C-1", ItemKind::Payment, "P-1", "2026-02-03", "2026-02-03", 4_000);
    world.allocate("C-1", debit, credit, "2026-02-03", 4_000).expect("allocates");
    let change = NewDueChange {
        customer: customer("C-1"),
        item: debit,
        due: day("2026-03-31"),
        effective: day("2026-02-01"),
        reason: "agreed".to_owned(),
    };
    let facts = Facts { due_changes: vec![change], ..Facts::default() };
    world.append(&facts).expect("records");
}

const MONEY: [&str; 4] = ["item", "movement", "due_change", "audit"];

contract! {
    /// S20: no column of the journal, of a document, a movement or a due change can be
    /// written anew past the program without being found, nor can a row be taken away.
    fn tamper_suite(world) {
        with_money(world);
        assert_eq!(findings(world), Vec::<String>::new());
        unguard(world, &MONEY);
        let mut tried = 0;
        for table in MONEY.into_iter().chain(["seal"]) {
            for (column, is_number) in saldo_store::backup::columns_of(table) {
                if column == "company" {
                    continue;
                }
                let (there, back) = match is_number {
                    true => (format!("{column} + 7"), format!("{column} - 7")),
                    false => (
                        format!("'x' || {column}"),
                        format!("SUBSTR({column}, 2, LENGTH({column}) - 1)"),
                    ),
                };
                let change = |to: &str| {
                    format!("UPDATE {table} SET {column} = {to} WHERE company <> 0")
                };
                // What the table itself refuses needs nobody to find it.
                if world.store.meddle(&change(&there)).is_err() {
                    continue;
                }
                tried += 1;
                assert!(!findings(world).is_empty(), "{table}.{column}");
                world.store.meddle(&change(&back)).expect("undone");
                assert_eq!(findings(world), Vec::<String>::new(), "{table}.{column}: undone");
            }
        }
        assert!(tried > 35, "{tried} columns");
    }
}

contract! {
    /// A forger who keeps all sums in order is found by the seal.
    fn a_balance_that_was_forged_in_order_is_found(world) {
        world.add_customers(&["C-1"]);
        world.invoice("C-1", "A-1", "2026-01-31", 10_000);
        unguard(world, &["item"]);
        world
            .store
            .meddle("UPDATE item SET amount = 1000, open = 1000 WHERE number = 'A-1'")
            .expect("meddles");
        assert_eq!(findings(world), ["seals: a row of item is not what was written"]);
        world.store.meddle("DELETE FROM item").expect("meddles");
        assert_eq!(findings(world), ["seals: item holds 0 rows, and 1 were written"]);
        world.store.meddle("DELETE FROM seal WHERE name = 'item'").expect("meddles");
        assert_eq!(
            findings(world),
            ["seals: the seals are not those of the journal's last row"]
        );
    }
}

contract! {
    /// What stood in the book before there were seals is sealed by the first act after it.
    fn a_book_from_before_there_were_seals_is_sealed_as_found(world) {
        with_money(world);
        world.store.meddle("DELETE FROM seal").expect("meddles");
        unguard(world, &["audit", "item"]);
        // A journal as an older program wrote it holds no words of the book: it is made
        // anew here by leaving it out.
        world.store.meddle("DELETE FROM audit").expect("meddles");
        world.add_customers(&["C-2"]);
        assert_eq!(findings(world), Vec::<String>::new());
        world
            .store
            .meddle("UPDATE item SET note = 'forged' WHERE number = 'A-1'")
            .expect("meddles");
        assert_eq!(findings(world), ["seals: a row of item is not what was written"]);
    }
}

contract! {
    /// Where an act was asked from stands in its row, and its row names the book.
    fn each_row_says_from_where_and_names_the_book(world) {
        let from = world.store.asked_from("web 192.0.2.7");
        let command = crate::world::command(world.company, "customers");
        from.write(&command, |writer| {
            saldo_store::customers::add(writer, world.company, &[crate::world::card("C-1")])
        })
        .expect("adds");
        let mut rows = Vec::new();
        world
            .store
            .read(|reader| {
                let all = (Moment(0), Moment(i64::MAX));
                saldo_store::audit::each(reader, world.company, all, |row| {
                    rows.push(row);
                    Ok(())
                })
            })
            .expect("reads");
        let last = rows.last().expect("a row");
        assert_eq!(last.record.origin, "web 192.0.2.7");
        assert_eq!(last.record.book.len(), 64);
        let seal = saldo_store::audit::seal(world.company, &last.previous, &last.record);
        assert_eq!(seal, last.hash);
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
        let moment = Moment(7);
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
