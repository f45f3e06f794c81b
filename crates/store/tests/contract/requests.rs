//! Requests, decisions, plans and memos: kept as they were said, standing as their acts say.

use crate::world::{World, contract, customer, day, eur};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::norms::{Measure, Unit};
use saldo_domain::plans::{ItemKind, MemoKind, PlanKind};
use saldo_domain::{Role, UserId};
use saldo_store::plans::{self, Check, Memo, NewItem, PlanOf, Share};
use saldo_store::requests::{
    self, DecisionKind, Filter, Irrecoverable, NewDecision, NewRequest, State,
};
use saldo_store::{StoreError, Writer};

const ASKER: UserId = UserId::new(1);
const DECIDER: UserId = UserId::new(2);

fn asked(kind: RequestKind) -> NewRequest {
    NewRequest {
        kind,
        customer: Some(customer("C-1")),
        item: None,
        effect: None,
        clause: "6.3.3".to_owned(),
        terms: r#"{"what":"plain"}"#.to_owned(),
        amount: Some(eur(12_345)),
        reason: "põhjus «причина»".to_owned(),
        right: kind.right(),
        options: kind.choices().to_vec(),
        several: kind.takes_several(),
        day: day("2026-03-16"),
        person: ASKER,
        asked_as: Role::Supervisor,
        in_place_of: None,
        role: Role::HeadOfSales,
        until: day("2026-03-21"),
    }
}

fn turn(request: i64, kind: DecisionKind) -> NewDecision {
    NewDecision {
        request,
        kind,
        reason: "so".to_owned(),
        conditions: "in writing".to_owned(),
        until: Some(day("2026-03-31")),
        order_number: "17-K".to_owned(),
        order_day: Some(day("2026-03-18")),
        role: Role::HeadOfSales,
        person: DECIDER,
        in_place_of: Some(UserId::new(3)),
        day: day("2026-03-20"),
    }
}

/// The first of these requests.
fn add(world: &World, requests: &[NewRequest]) -> i64 {
    let stamp = world.stamp();
    world.write("ask", |writer| requests::add(writer, stamp, requests)).expect("asked")
}

fn decide(world: &World, new: &NewDecision, until: Option<&str>) -> Result<i64, StoreError> {
    let (stamp, until) = (world.stamp(), until.map(day));
    world.write("decide", |writer| requests::decide(writer, stamp, new, until))
}

fn tamper(world: &World, act: impl Fn(&mut Writer) -> Result<(), StoreError>) {
    world.write("tamper", |writer| act(writer)).expect("written");
}

contract! {
    fn a_request_and_its_decisions_are_read_back(world) {
        world.add_customers(&["C-1"]);
        let of_item = NewRequest { item: Some(saldo_domain::ItemId::new(7)), ..asked(RequestKind::WriteOff) };
        let first = add(world, &[asked(RequestKind::AfterTenDays), of_item.clone()]);
        let read = |request| world.store.read(|r| requests::get(r, world.company, request)).expect("reads");
        let row = read(first).expect("is there");
        assert_eq!((&row.new, row.state, row.missed), (&asked(RequestKind::AfterTenDays), State::Open, 0));
        assert_eq!(read(first + 1).expect("is there").new, of_item);
        assert_eq!(read(first + 2), None);
        let new = turn(first, DecisionKind::Decided(vec![Choice::UnconditionalReturn]));
        let number = decide(world, &new, None).expect("decided");
        let rows = world.store.read(|r| requests::decisions_of(r, world.company, first)).expect("reads");
        assert_eq!(rows.iter().map(|row| (row.decision, &row.new)).collect::<Vec<_>>(), [(number, &new)]);
        assert_eq!(read(first).map(|row| row.state), Some(State::Decided));
        world.assert_sound();
    }
}

contract! {
    /// Decided once, by whoever comes first; a withdrawn one is not decided either.
    fn a_request_ends_once(world) {
        world.add_customers(&["C-1"]);
        let first = add(world, &[asked(RequestKind::Court), asked(RequestKind::Court)]);
        decide(world, &turn(first, DecisionKind::Decided(vec![Choice::Court])), None).expect("decided");
        decide(world, &turn(first + 1, DecisionKind::Withdrawn), None).expect("withdrawn");
        for request in [first, first + 1, first + 2] {
            let again = decide(world, &turn(request, DecisionKind::Withdrawn), None);
            assert!(matches!(again, Err(StoreError::Stale { .. })), "{request}");
        }
        world.assert_sound();
    }
}

contract! {
    /// ESC-07: open until the last day, missed after it by each role once.
    fn a_missed_request_stays_open_with_the_role_above(world) {
        world.add_customers(&["C-1"]);
        let request = add(world, &[asked(RequestKind::AfterTenDays)]);
        let overdue = |on: &str| {
            let found = world.store.read(|r| requests::overdue(r, world.company, day(on))).expect("reads");
            assert!(found.iter().all(|late| (late.told_to, late.told) == (None, None)), "nothing by a policy");
            found.into_iter().map(|late| (late.row.request, late.row.new.role)).collect::<Vec<_>>()
        };
        assert_eq!(overdue("2026-03-21"), []);
        assert_eq!(overdue("2026-03-22"), [(request, Role::HeadOfSales)]);
        let passes_to = Some(Role::Director);
        decide(world, &turn(request, DecisionKind::Missed { passes_to }), Some("2026-03-26")).expect("passes on");
        assert_eq!(overdue("2026-03-26"), []);
        assert_eq!(overdue("2026-03-27"), [(request, Role::Director)]);
        let twice = decide(world, &turn(request, DecisionKind::Missed { passes_to }), None);
        assert!(twice.is_err(), "the head of sales missed it already");
        let row = world.store.read(|r| requests::get(r, world.company, request)).expect("reads").expect("there");
        assert_eq!((row.state, row.missed, row.new.role), (State::Open, 1, Role::Director));
        world.assert_sound();
    }
}

contract! {
    fn requests_are_found_by_what_is_asked_of_whom(world) {
        world.add_customers(&["C-1", "C-2"]);
        let other = NewRequest { customer: Some(customer("C-2")), role: Role::Director, ..asked(RequestKind::Court) };
        let share = NewRequest { customer: None, person: DECIDER, ..asked(RequestKind::PlannedShare) };
        let first = add(world, &[asked(RequestKind::AfterTenDays), other, share]);
        decide(world, &turn(first, DecisionKind::Decided(vec![Choice::UnconditionalReturn])), None).expect("decided");
        let all = || Filter { limit: 10, ..Filter::default() };
        let rows: [(&str, Filter, &[i64]); 7] = [
            ("all, the latest first", all(), &[first + 2, first + 1, first]),
            ("open", Filter { state: Some(State::Open), ..all() }, &[first + 1, first + 2]),
            ("closed", Filter { closed: true, ..all() }, &[first]),
            ("of a role", Filter { roles: vec![Role::Director], ..all() }, &[first + 1]),
            ("asked by", Filter { asked_by: vec![DECIDER], ..all() }, &[first + 2]),
            ("of a kind", Filter { kind: Some(RequestKind::Court), ..all() }, &[first + 1]),
            ("about a customer", Filter { customer: Some(customer("C-1")), ..all() }, &[first]),
        ];
        for (name, filter, expected) in rows {
            let found: Result<_, StoreError> = world.store.read(|r| {
                let rows = requests::list(r, world.company, &filter)?;
                Ok((rows, requests::count(r, world.company, &filter)?))
            });
            let (found, count) = found.expect("reads");
            let found: Vec<i64> = found.into_iter().map(|row| row.request).collect();
            assert_eq!((found.as_slice(), count), (expected, expected.len() as u64), "{name}");
        }
    }
}

contract! {
    fn plans_checks_shares_and_memos_are_read_back(world) {
        world.add_customers(&["C-1"]);
        let plan = PlanOf { kind: PlanKind::Week, owner: ASKER, begins: day("2026-03-16") };
        let item = NewItem {
            plan,
            kind: ItemKind::CallOrVisit,
            customer: Some(customer("C-1")),
            about: Some(UserId::new(5)),
            day: Some(day("2026-03-18")),
            body: "külastada".to_owned(),
            coaching: true,
            ends: None,
            person: ASKER,
        };
        let check = Check {
            plan,
            measures: true,
            work: false,
            note: "kellega?".to_owned(),
            role: Role::HeadOfSales,
            person: DECIDER,
            day: day("2026-03-17"),
        };
        let request = add(world, &[NewRequest { customer: None, ..asked(RequestKind::PlannedShare) }]);
        let percent = "6.5".parse().expect("a rate");
        let share = Share {
            month: day("2026-03-01"),
            measure: Measure::Plan,
            unit: Unit::Team("north".to_owned()),
            percent,
            request,
            person: ASKER,
        };
        let memo = Memo {
            customer: customer("C-1"),
            kind: MemoKind::Measures,
            request: Some(request),
            addressed: Role::Director,
            body: "tehtud".to_owned(),
            statement: "{}".to_owned(),
            role: Role::HeadOfSales,
            person: DECIDER,
            day: day("2026-03-19"),
        };
        let stamp = world.stamp();
        let numbers = world.write("plan", |writer| {
            let entry = plans::add_item(writer, stamp, &item)?;
            let other = plans::add_item(writer, stamp, &item)?;
            let gone = NewItem { ends: Some(other), ..item.clone() };
            plans::add_item(writer, stamp, &gone)?;
            plans::add_check(writer, stamp, &check)?;
            plans::add_share(writer, stamp, &share)?;
            Ok((entry, plans::add_memo(writer, stamp, &memo)?))
        });
        let (entry, number) = numbers.expect("written");
        let read: Result<_, StoreError> = world.store.read(|r| {
            let items = plans::items(r, world.company, PlanKind::Week, plan.begins)?;
            let checks = plans::checks(r, world.company, PlanKind::Week, plan.begins)?;
            let shares = plans::shares(r, world.company, share.month)?;
            Ok((items, checks, shares, plans::memos(r, world.company, Some(memo.customer), 9)?))
        });
        let (items, checks, shares, memos) = read.expect("reads");
        assert_eq!(items.iter().map(|row| (row.entry, &row.new)).collect::<Vec<_>>(), [(entry, &item)]);
        assert_eq!((checks, shares, memos), (vec![check], vec![share], vec![(number, memo)]));
        world.assert_sound();
    }
}

contract! {
    /// Whoever got past the program is found out by `verify`.
    fn what_nobody_may_have_decided_is_found(world) {
        world.add_customers(&["C-1"]);
        let request = add(world, &[asked(RequestKind::Irrecoverable)]);
        world.assert_sound();
        let stamp = world.stamp();
        let own = NewDecision { person: ASKER, in_place_of: None, ..turn(request, DecisionKind::Decided(vec![Choice::Approve])) };
        decide(world, &own, None).expect("the store knows no rights");
        let plan = PlanOf { kind: PlanKind::Month, owner: DECIDER, begins: day("2026-03-01") };
        tamper(world, |writer| {
            let debt = Irrecoverable { customer: customer("C-1"), item: None, decision: 99, day: day("2026-03-20"), person: ASKER };
            requests::add_irrecoverable(writer, stamp, &debt)?;
            let check = Check { plan, measures: true, work: true, note: String::new(), role: Role::Director, person: DECIDER, day: day("2026-03-20") };
            plans::add_check(writer, stamp, &check)?;
            let memo = Memo { customer: customer("C-1"), kind: MemoKind::Measures, request: Some(77), addressed: Role::Director, body: String::new(), statement: "{}".to_owned(), role: Role::HeadOfSales, person: DECIDER, day: day("2026-03-20") };
            plans::add_memo(writer, stamp, &memo)?;
            let item = NewItem { plan, kind: ItemKind::Other, customer: None, about: None, day: None, body: String::new(), coaching: false, ends: Some(55), person: DECIDER };
            plans::add_item(writer, stamp, &item).map(drop)
        });
        let found = world.defects();
        for wanted in [
            "a request was decided by the person who asked",
            "an irrecoverable debt rests on no decision",
            "a plan was looked at by the person whose it is",
            "a decision, a memo or a planned share is about a request that is not there",
            "a measure of a plan ends one that is not in it",
        ] {
            assert!(found.iter().any(|told| told == &format!("requests: {wanted}")), "{wanted}: {found:#?}");
        }
        assert_eq!(found.len(), 5, "{found:#?}");
    }
}

/// The rights that requests ask for are those of the table: what is stored can be read back.
#[test]
fn every_kind_asks_for_a_right_that_has_a_word() {
    for kind in RequestKind::ALL {
        assert_eq!(Right::from_code(kind.right().code()), Some(kind.right()), "{kind:?}");
    }
}
