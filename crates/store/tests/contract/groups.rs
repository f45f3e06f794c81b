//! In which groups customers are, as it is kept.

use crate::world::{World, contract, customer, day};
use saldo_domain::UserId;
use saldo_domain::book::Moment;
use saldo_domain::policy::Group;
use saldo_store::StoreError;
use saldo_store::groups::{self, NewEntry};

fn entry(code: &str, from: &str, group: &str) -> NewEntry {
    NewEntry {
        customer: customer(code),
        from: day(from),
        group: Group::named(group),
        reason: "почему".into(),
        person: UserId::new(3),
    }
}

fn add(world: &World, entries: &[NewEntry]) -> Result<(), StoreError> {
    world.write("group", |w| groups::add(w, world.company, entries, Moment(5)))
}

contract! {
    fn gen_12_the_latest_word_about_a_day_holds_for_it_and_all_later_ones(world) {
        world.add_customers(&["A", "B"]);
        add(world, &[entry("A", "2026-03-02", "Chains"), entry("B", "2026-03-02", "Kiosks")]).expect("adds");
        add(world, &[entry("A", "2026-03-05", "Hotels")]).expect("adds");
        add(world, &[entry("A", "2026-03-05", "")]).expect("adds");
        let mut ids = [customer("A"), customer("B")];
        ids.sort();
        let found = world.store.read(|r| groups::memberships(r, world.company, &ids)).expect("reads");
        let of = |code| found[&customer(code)].clone();
        assert_eq!(of("A"), [(day("2026-03-02"), Group::named("chains")), (day("2026-03-05"), None)]);
        assert_eq!(of("B"), [(day("2026-03-02"), Group::named("Kiosks"))]);
        let sizes = world.store.read(|r| groups::sizes(r, world.company)).expect("reads");
        assert_eq!(sizes, [(Group::named("Kiosks").expect("a group"), 1)]);
        let rows = world.store.read(|r| groups::entries_of(r, world.company, customer("A"))).expect("reads");
        assert_eq!(rows.len(), 3);
        assert_eq!((&rows[0].new, rows[0].recorded), (&entry("A", "2026-03-02", "Chains"), Moment(5)));
    }
}
