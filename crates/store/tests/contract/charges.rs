//! Terms on lateness and decisions about charges: kept as they were written, for good.

use crate::world::{World, contract, customer, day, eur, sqlite_file};
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::{ItemId, UserId};
use saldo_store::book::{Stamp, ledgers_after};
use saldo_store::charges::{self, ActRow, NewAct, NewTerm, TermRow};
use saldo_store::{Store, StoreError, backup};

fn term(code: &str) -> NewTerm {
    NewTerm {
        customer: customer(code),
        item: None,
        ground: "contract".into(),
        method: "daily_penalty".into(),
        parameters: r#"{"method":"daily_penalty","rate_pct":"0,1","cap_pct":"10","grace_days":3}"#
            .into(),
        from: day("2026-01-01"),
        until: Some(day("2026-12-31")),
        due_moves_by: "RU".into(),
        beside: true,
        reference: "договор 7, п. 5.2 «пеня»".into(),
        ends: None,
        person: UserId::new(4),
    }
}

fn act(code: &str, item: ItemId, kind: &str) -> NewAct {
    NewAct {
        customer: customer(code),
        item,
        kind: kind.into(),
        upto: day("2026-03-12"),
        amount: None,
        until: None,
        claim: None,
        takes_back: None,
        role: "DIRECTOR".into(),
        clause: "7.7".into(),
        reason: "hea tahe".into(),
        proof: String::new(),
        person: UserId::new(4),
    }
}

fn add(world: &World, recorded: i64, terms: &[NewTerm], acts: &[NewAct]) {
    let stamp = Stamp { recorded: Moment(recorded), ..world.stamp() };
    world
        .write("charge", |writer| {
            charges::add_terms(writer, stamp, terms)?;
            charges::add_acts(writer, stamp, acts)
        })
        .expect("is recorded");
}

fn kept(world: &World, code: &str) -> (Vec<TermRow>, Vec<ActRow>) {
    let read: Result<_, StoreError> = world.store.read(|reader| {
        let terms = charges::terms_of(reader, world.company, customer(code))?;
        Ok((terms, charges::acts_of(reader, world.company, customer(code))?))
    });
    read.expect("reads")
}

/// A term that was ended, one that stands, a claim, a waiver, and a postponement taken back.
fn busy(world: &World) {
    world.add_customers(&["C-1", "C-2"]);
    let invoice = world.invoice("C-1", "A-1", "2026-03-02", 100_000);
    let claim = world.document("C-1", ItemKind::Charge, "A-1/1", "2026-03-12", "2026-03-12", 1_000);
    let whole = NewTerm { item: Some(invoice), until: None, beside: false, ..term("C-1") };
    let fix = NewAct { amount: Some(eur(1_000)), claim: Some(claim), ..act("C-1", invoice, "fix") };
    let wait = NewAct { until: Some(day("2026-04-01")), ..act("C-1", invoice, "postpone") };
    add(world, 2_000, &[term("C-1"), whole, term("C-2")], &[fix, wait]);
    let (terms, acts) = kept(world, "C-1");
    let ends = NewTerm { ends: Some(terms[0].term), ..term("C-1") };
    let back = NewAct { takes_back: Some(acts[1].act), ..acts[1].new.clone() };
    add(world, 3_000, &[ends], &[back]);
}

contract! {
    fn what_was_agreed_and_decided_is_read_back(world) {
        busy(world);
        let (terms, acts) = kept(world, "C-1");
        assert_eq!(terms.len(), 2, "the row that ends is folded in");
        assert_eq!((&terms[0].new, terms[0].ended), (&term("C-1"), Some(Moment(3_000))));
        assert_eq!((terms[1].new.until, terms[1].ended), (None, None));
        assert_eq!(terms[0].recorded, Moment(2_000));
        assert_eq!((acts.len(), acts[0].new.amount), (2, Some(eur(1_000))));
        assert_eq!((acts[0].new.amount.is_some(), acts[1].new.amount), (true, None));
        assert_eq!(acts[1].new.until, Some(day("2026-04-01")));
        assert_eq!([acts[0].taken_back, acts[1].taken_back], [None, Some(Moment(3_000))]);
        let (others, none) = kept(world, "C-2");
        assert_eq!((others.len(), none.len()), (1, 0), "each customer has its own");
        world.assert_sound();
    }
}

contract! {
    fn a_range_of_customers_reads_what_each_of_them_reads(world) {
        busy(world);
        let read: Result<_, StoreError> = world.store.read(|reader| {
            let mut seen = Vec::new();
            let mut after = None;
            while let Some(ledger) = ledgers_after(reader, world.company, after, 1)?.pop() {
                after = Some(ledger.customer);
                seen.push((ledger.code, ledger.items.len(), ledger.movements.len()));
            }
            let both = ledgers_after(reader, world.company, None, 9)?;
            let ids: Vec<_> = both.iter().map(|ledger| ledger.customer).collect();
            let terms = charges::terms_of_all(reader, world.company, &ids)?;
            let found = charges::customers_after(reader, world.company, None, 9)?;
            Ok((seen, terms, charges::acts_of_all(reader, world.company, &ids)?, ids, found))
        });
        let (mut seen, terms, acts, ids, found) = read.expect("reads");
        seen.sort();
        assert_eq!(seen, [("C-1".to_owned(), 2, 0), ("C-2".to_owned(), 0, 0)]);
        let one_by_one = |code: &str| kept(world, code);
        let order = if ids[0] == customer("C-1") { ["C-1", "C-2"] } else { ["C-2", "C-1"] };
        let [first, second] = order.map(one_by_one);
        assert_eq!(terms, [first.0, second.0].concat());
        assert_eq!(acts, [first.1, second.1].concat());
        assert_eq!(found, ids);
    }
}

contract! {
    fn terms_and_decisions_cannot_be_changed_or_removed(world) {
        busy(world);
        let before = kept(world, "C-1");
        for statement in [
            "UPDATE charge_term SET parameters = ''",
            "DELETE FROM charge_term",
            "UPDATE charge_act SET amount = 1",
            "DELETE FROM charge_act",
        ] {
            let refused = world.store.meddle(statement);
            assert!(refused.is_err(), "{statement}");
        }
        assert_eq!(kept(world, "C-1"), before);
    }
}

contract! {
    fn a_decision_is_taken_back_once(world) {
        busy(world);
        let acts = kept(world, "C-1").1;
        let again = NewAct { takes_back: Some(acts[1].act), ..acts[1].new.clone() };
        let refused = world.write("again", |writer| {
            charges::add_acts(writer, world.stamp(), std::slice::from_ref(&again))
        });
        assert!(refused.is_err(), "a second row takes back the same");
    }
}

contract! {
    fn a_copy_holds_terms_and_decisions(world) {
        busy(world);
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("copy.saldo");
        backup::save(&world.store, &file, &mut |_| {}).expect("saves");
        let (_place, url) = sqlite_file();
        let other = Store::open_or_create(&url).expect("opens");
        backup::restore(&other, &file, Moment(9), &mut |_| {}).expect("restores");
        let read: Result<_, StoreError> = other.read(|reader| {
            let terms = charges::terms_of(reader, world.company, customer("C-1"))?;
            Ok((terms, charges::acts_of(reader, world.company, customer("C-1"))?))
        });
        assert_eq!(read.expect("reads"), kept(world, "C-1"));
    }
}

contract! {
    fn what_a_decision_names_has_to_be_there(world) {
        busy(world);
        let invoice = kept(world, "C-1").1[0].new.item;
        let nowhere = Some(ItemId::new(77));
        let fix = |claim, minor| NewAct { amount: Some(eur(minor)), claim, ..act("C-1", invoice, "fix") };
        let good = kept(world, "C-1").1[0].new.claim;
        add(world, 4_000, &[], &[fix(nowhere, 5), fix(good, 999), fix(Some(invoice), 100_000)]);
        add(world, 4_000, &[], &[act("C-1", ItemId::new(78), "enforce")]);
        add(world, 4_000, &[], &[NewAct { takes_back: Some(99), ..act("C-1", invoice, "waive") }]);
        let ends = NewTerm { ends: Some(99), ..term("C-2") };
        add(world, 4_000, &[NewTerm { item: nowhere, ..term("C-2") }, ends], &[]);
        let mut found = world.defects();
        found.dedup();
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(found.iter().all(|one| one.starts_with("charges: ")), "{found:?}");
    }
}
