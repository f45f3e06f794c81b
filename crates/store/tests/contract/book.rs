//! Derived columns are what the movements make of them, whatever was recorded.

use crate::world::{World, allocation, contract, customer, day, document, eur};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use saldo_domain::book::identity;
use saldo_domain::book::{ItemKind, Moment, MovementKind, NewMovement, Side};
use saldo_domain::standing::StandingKind;
use saldo_domain::{Day, ItemId, UserId};
use saldo_store::book::{self, Facts, NewContact, NewDueChange, NewStanding, Recorded};
use std::collections::BTreeMap;

contract! {
    fn what_is_recorded_is_read_back(world) {
        world.add_customers(&["C-1"]);
        let item = world.invoice("C-1", "№ 1", "2026-02-01", 100);
        world.append(&Facts {
            due_changes: vec![NewDueChange {
                customer: customer("C-1"),
                item,
                due: day("2026-03-01"),
                effective: day("2026-01-15"),
                reason: "deferral".into(),
            }],
            standing: vec![NewStanding {
                customer: customer("C-1"),
                kind: StandingKind::Promise,
                item: Some(item),
                from: day("2026-02-02"),
                until: Some(day("2026-02-09")),
                amount: Some(eur(60)),
                reason: "by phone".into(),
                order: None,
                ends: None,
                person: UserId::new(4),
            }],
            contacts: vec![NewContact {
                customer: customer("C-1"),
                kind: "call".into(),
                item: None,
                day: day("2026-02-02"),
                until: None,
                body: "ответил".into(),
                person: UserId::new(4),
            }],
            ..Facts::default()
        }).expect("records");
        let read = world.item("C-1", item);
        assert_eq!((read.due, read.due_now), (day("2026-02-01"), day("2026-03-01")));
        assert_eq!((read.number.as_str(), read.recorded), ("№ 1", Moment(1_000)));
        let (standing, contacts, changes) = world.store.read(|r| {
            Ok::<_, saldo_store::StoreError>((
                book::standing_of(r, world.company, customer("C-1"))?,
                book::contacts_of(r, world.company, customer("C-1"))?,
                book::due_changes_of(r, world.company, customer("C-1"))?,
            ))
        }).expect("reads");
        assert_eq!((standing[0].amount, standing[0].ended), (Some(eur(60)), None));
        assert_eq!(contacts[0].body, "ответил");
        assert_eq!(changes[0].due, day("2026-03-01"));
        world.append(&Facts {
            standing: vec![NewStanding {
                customer: customer("C-1"),
                kind: StandingKind::Promise,
                item: Some(item),
                from: day("2026-02-05"),
                until: None,
                amount: None,
                reason: "broken".into(),
                order: None,
                ends: Some(standing[0].standing),
                person: UserId::new(4),
            }],
            ..Facts::default()
        }).expect("ends it");
        let standing = world.store.read(|r| book::standing_of(r, world.company, customer("C-1")));
        assert_eq!(standing.expect("reads")[0].ended, Some(day("2026-02-05")));
        world.assert_sound();
    }
}

contract! {
    fn a_document_is_found_by_number_however_it_is_spelled(world) {
        world.add_customers(&["C-1"]);
        let item = world.invoice("C-1", "АВ-15", "2026-02-01", 100);
        let found = world.store.read(|r| book::find_number(r, world.company, "ab - 15"));
        assert_eq!(found.expect("reads")[0].item, item);
        let found = world.store.read(|r| book::find_item(r, world.company, item));
        assert_eq!(found.expect("reads").expect("there").customer, customer("C-1"));
    }
}

/// One random act on a small book of two invoices and two payments of one customer.
#[derive(Clone, Debug)]
enum Act {
    Allocate { debit: usize, credit: usize, amount: i64, on: i64 },
    WriteOff { debit: usize, amount: i64, on: i64 },
    Reverse { which: usize, on: i64 },
    Defer { debit: usize, due: i64, on: i64 },
}

fn act() -> impl Strategy<Value = Act> {
    let on = 0..60_i64;
    prop_oneof![
        4 => (0..2_usize, 0..2_usize, 1..80_i64, on.clone())
            .prop_map(|(debit, credit, amount, on)| Act::Allocate { debit, credit, amount, on }),
        1 => (0..2_usize, 1..80_i64, on.clone())
            .prop_map(|(debit, amount, on)| Act::WriteOff { debit, amount, on }),
        2 => (0..8_usize, on.clone()).prop_map(|(which, on)| Act::Reverse { which, on }),
        1 => (0..2_usize, 0..90_i64, on).prop_map(|(debit, due, on)| Act::Defer { debit, due, on }),
    ]
}

fn on(offset: i64) -> Day {
    day("2026-01-10").plus(offset)
}

/// What the test itself knows of the history.
#[derive(Default)]
struct Model {
    items: BTreeMap<ItemId, i64>,
    moves: Vec<Recorded>,
}

impl Model {
    fn open_on(&self, item: ItemId, day: Day) -> i64 {
        let touching = self.moves.iter().filter(|one| {
            (one.new.debit_item == Some(item) || one.new.credit_item == Some(item))
                && one.new.effective <= day
        });
        self.items[&item] - touching.map(|one| one.new.amount.minor()).sum::<i64>()
    }

    /// Turns an act into facts; nothing when there is nothing to reverse.
    fn facts(&self, act: &Act, debits: &[ItemId], credits: &[ItemId]) -> Option<Facts> {
        let new = match *act {
            Act::Allocate { debit, credit, amount, on: day } => {
                allocation("C", debits[debit], credits[credit], &on(day).to_string(), amount).new
            }
            Act::WriteOff { debit, amount, on: day } => NewMovement {
                kind: MovementKind::WriteOff,
                debit_item: Some(debits[debit]),
                credit_item: None,
                amount: eur(amount),
                effective: on(day),
                reverses: None,
            },
            Act::Reverse { which, on: day } => {
                let back = self.moves.get(which)?;
                if back.new.reverses.is_some() {
                    return None;
                }
                let mut new = back.new.clone();
                new.amount = eur(-new.amount.minor());
                new.effective = on(day).max(back.new.effective);
                new.reverses = Some(back.movement);
                new
            }
            Act::Defer { debit, due, on: day } => {
                let change = NewDueChange {
                    customer: customer("C"),
                    item: debits[debit],
                    due: on(due),
                    effective: on(day),
                    reason: String::new(),
                };
                return Some(Facts { due_changes: vec![change], ..Facts::default() });
            }
        };
        let twins = self.moves.iter().filter(|one| one.new == new).count();
        let movement = identity::movement(&new, u32::try_from(twins).expect("few"));
        let recorded = Recorded { movement, ..crate::world::movement("C", new) };
        Some(Facts { movements: vec![recorded], ..Facts::default() })
    }
}

fn play(world: &World, acts: &[Act]) -> Result<(), TestCaseError> {
    world.add_customers(&["C"]);
    let mut model = Model::default();
    let (mut debits, mut credits) = (Vec::new(), Vec::new());
    for number in ["1", "2"] {
        debits.push(world.document("C", ItemKind::Goods, number, "2026-01-10", "2026-02-10", 100));
        credits.push(world.document(
            "C",
            ItemKind::Payment,
            number,
            "2026-01-10",
            "2026-01-10",
            90,
        ));
    }
    model.items.extend(debits.iter().map(|item| (*item, 100)));
    model.items.extend(credits.iter().map(|item| (*item, 90)));
    for act in acts {
        let Some(facts) = model.facts(act, &debits, &credits) else { continue };
        // Overdrawn and doubly reversed acts are refused and leave nothing.
        if world.append(&facts).is_ok() {
            model.moves.extend(facts.movements);
        }
    }
    prop_assert_eq!(world.defects(), Vec::<String>::new());
    for item in model.items.keys() {
        let stored = world.item("C", *item);
        prop_assert_eq!(stored.open.minor(), model.open_on(*item, Day::LAST));
        if let Some(closed) = stored.closed {
            prop_assert_eq!(model.open_on(*item, closed), 0, "closed from {}", closed);
        }
    }
    every_day_agrees(world, &model)
}

/// What is open on any day, by the statement and by the model; as known for ever likewise.
fn every_day_agrees(world: &World, model: &Model) -> Result<(), TestCaseError> {
    for offset in (0..70).step_by(7) {
        for known_on in [None, Some(Moment::NOW_AND_EVER)] {
            let rows = world.store.read(|r| {
                saldo_store::ageing::open_items_of(
                    r,
                    world.company,
                    customer("C"),
                    on(offset),
                    known_on,
                )
            });
            let rows = rows.expect("reads");
            let listed: BTreeMap<ItemId, i64> =
                rows.iter().map(|row| (row.item, row.open.minor())).collect();
            let expected: BTreeMap<ItemId, i64> = model
                .items
                .keys()
                .map(|item| (*item, model.open_on(*item, on(offset))))
                .filter(|(_, open)| *open != 0)
                .collect();
            prop_assert_eq!(listed, expected, "on day {} known {:?}", on(offset), known_on);
            let on_its_side = |row: &saldo_store::ageing::OpenRow| {
                (row.side == Side::Credit) == (model.items[&row.item] == 90)
            };
            prop_assert!(rows.iter().all(on_its_side), "sides");
        }
    }
    Ok(())
}

fn random_histories(cases: u32, world: fn() -> World) {
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let acts = prop::collection::vec(act(), 1..12);
    runner.run(&acts, |acts| play(&world(), &acts)).expect("every history");
}

#[test]
fn derived_columns_follow_from_any_history_on_sqlite() {
    random_histories(60, World::on_sqlite);
}

#[test]
fn derived_columns_follow_from_any_history_on_postgres() {
    random_histories(6, World::on_postgres);
}

contract! {
    /// A due change counts from its own day on; what was known earlier stays visible.
    fn the_due_day_in_force_depends_on_the_day_and_on_what_was_known(world) {
        world.add_customers(&["C"]);
        let new = document("C", ItemKind::Goods, "1", "2026-01-01", "2026-01-31", 100);
        let item = new.item;
        world.append(&Facts { items: vec![new], ..Facts::default() }).expect("records");
        let change = |due: &str, effective: &str| Facts {
            due_changes: vec![NewDueChange {
                customer: customer("C"),
                item,
                due: day(due),
                effective: day(effective),
                reason: String::new(),
            }],
            ..Facts::default()
        };
        world.append(&change("2026-03-31", "2026-02-10")).expect("defers");
        let later = book::Stamp { recorded: Moment(2_000), ..world.stamp() };
        world.write("back", |w| book::append(w, later, &change("2026-01-31", "2026-02-20"))).expect("back");
        let rows = [
            ("2026-02-09", None, "2026-01-31"),
            ("2026-02-10", None, "2026-03-31"),
            ("2026-02-20", None, "2026-01-31"),
            ("2026-02-20", Some(Moment(1_999)), "2026-03-31"),
            ("2026-02-20", Some(Moment(2_000)), "2026-01-31"),
        ];
        for (on, known_on, due) in rows {
            let open = world.store.read(|r| {
                saldo_store::ageing::open_items_of(r, world.company, customer("C"), day(on), known_on)
            });
            assert_eq!(open.expect("reads")[0].due, day(due), "{on} {known_on:?}");
        }
        let before = world.store.read(|r| {
            saldo_store::ageing::open_items_of(r, world.company, customer("C"), day("2026-02-20"), Some(Moment(999)))
        });
        assert!(before.expect("reads").is_empty(), "not yet recorded");
    }
}
