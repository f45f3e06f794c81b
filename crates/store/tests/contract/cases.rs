//! Cases, acknowledgements, reconciliation acts and portfolios: kept as they were said.

use crate::world::{contract, customer, day, eur};
use saldo_domain::payables::income::{Paper, Papers};
use saldo_domain::recovery::case::{Act, Fact, Sums};
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::{ItemId, UserId};
use saldo_store::acknowledgements::{self, ActRow, NewAcknowledgement};
use saldo_store::cases;
use saldo_store::portfolios::{self, Deed, Lot, NewPortfolio, What};

const LAWYER: UserId = UserId::new(5);

/// A fact in which every field says something.
fn full(act: Act, on: &str) -> Fact {
    let paper = |number: &str| Paper { number: number.to_owned(), on: day(on) };
    Fact {
        number: "А56-1/2026".to_owned(),
        party: "Harju Maakohus".to_owned(),
        proof: "teade «7»".to_owned(),
        note: "как найдено".to_owned(),
        sums: Some(Sums { principal: eur(100), penalty: eur(5), costs: eur(0) }),
        price: Some(eur(0)),
        rate: Some("12.5".parse().expect("a rate")),
        until: Some(day("2026-12-01")),
        decision: Some(3),
        payment: Some(ItemId::new(-9)),
        ground: Some(Ground::Bailiff),
        papers: Some(Papers::new(["1", "2", "3"].map(paper))),
        person: Some(LAWYER),
        ..Fact::bare(act, day(on))
    }
}

contract! {
    fn a_case_is_kept_as_it_was_said_and_in_order(world) {
        world.add_customers(&["C-1", "C-2"]);
        let debts = [(ItemId::new(-4), eur(60)), (ItemId::new(8), eur(40))];
        let bare = Fact::bare(Act::Open, day("2026-03-01"));
        let rich = full(Act::WrittenOff, "2026-04-01");
        let add = |code: &str, fact: &Fact, debts: &[(ItemId, saldo_domain::Money)]| {
            world.write("case", |writer| {
                cases::add(writer, world.stamp(), (customer(code), LAWYER), fact, debts)
            })
        };
        assert_eq!(add("C-1", &bare, &[]).expect("kept"), 1);
        assert_eq!(add("C-2", &bare, &[]).expect("kept"), 1);
        assert_eq!(add("C-1", &rich, &debts).expect("kept"), 2);
        let (company, one) = (world.company, customer("C-1"));
        let rows = world.store.read(|reader| cases::of_customer(reader, company, one));
        let rows = rows.expect("read");
        assert_eq!(rows[0].fact, Fact { place: 1, ..bare });
        let items = debts.iter().map(|debt| debt.0).collect();
        assert_eq!(rows[1].fact, Fact { place: 2, debts: items, ..rich });
        assert_eq!((rows[1].debts.as_slice(), rows[1].person), (&debts[..], LAWYER));
        let all = world.store.read(|reader| cases::all(reader, company)).expect("read");
        assert_eq!(all.len(), 3);
        assert!(all.is_sorted_by_key(|row| (row.customer, row.fact.place)));
    }
}

contract! {
    fn nothing_of_a_case_is_changed_or_deleted(world) {
        world.add_customers(&["C-1"]);
        let fact = full(Act::WrittenOff, "2026-04-01");
        world.write("case", |writer| {
            let debts = [(ItemId::new(1), eur(60))];
            cases::add(writer, world.stamp(), (customer("C-1"), LAWYER), &fact, &debts)
        }).expect("kept");
        for table in ["case_fact", "case_debt", "case_paper"] {
            for sql in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET place = 9")] {
                let done = world.store.meddle(&sql);
                assert!(done.is_err(), "{sql}");
            }
        }
    }
}

contract! {
    fn acknowledgements_stand_until_they_are_taken_back(world) {
        world.add_customers(&["C-1"]);
        let kind = AcknowledgementKind::GuaranteeLetter;
        let acknowledged = Acknowledgement { on: day("2026-02-03"), kind, in_writing: true };
        let new = NewAcknowledgement {
            customer: customer("C-1"),
            item: Some(ItemId::new(7)),
            acknowledged,
            number: "12".to_owned(),
            note: String::new(),
            takes_back: None,
            person: LAWYER,
        };
        let add = |new: &NewAcknowledgement| {
            world.write("acknowledge", |writer| {
                acknowledgements::add(writer, world.stamp(), new)
            }).expect("kept")
        };
        let company = world.company;
        let standing = || {
            let read = |reader: &mut _| acknowledgements::standing(reader, company, None);
            world.store.read(read).expect("read")
        };
        assert_eq!(add(&new), 1);
        assert_eq!(standing()[0].new, new);
        let all = NewAcknowledgement { item: None, ..new.clone() };
        assert_eq!(add(&all), 2);
        assert_eq!(add(&NewAcknowledgement { takes_back: Some(1), ..new }), 3);
        let left = standing();
        assert_eq!((left.len(), left[0].place, left[0].new.item), (1, 2, None));
    }
}

contract! {
    fn the_latest_state_of_a_reconciliation_act_holds(world) {
        world.add_customers(&["C-1"]);
        let sent = ActRow {
            customer: customer("C-1"),
            act: 0,
            state: State::Sent,
            as_of: day("2026-03-31"),
            amount: eur(100),
            confirmed: eur(0),
            on: day("2026-04-01"),
            note: String::new(),
            person: LAWYER,
        };
        let add = |row: &ActRow| {
            world.write("act", |writer| acknowledgements::add_act(writer, world.stamp(), row))
                .expect("kept")
        };
        assert_eq!((add(&sent), add(&sent)), (1, 2));
        let signed = ActRow { act: 1, state: State::Signed, confirmed: eur(100), ..sent.clone() };
        assert_eq!(add(&signed), 1);
        let company = world.company;
        let acts = world.store.read(|reader| acknowledgements::acts(reader, company, None));
        assert_eq!(acts.expect("read"), [signed, ActRow { act: 2, ..sent }]);
    }
}

contract! {
    fn a_portfolio_is_kept_with_its_lots_and_what_became_of_it(world) {
        world.add_customers(&["C-1", "C-2"]);
        let lot = |code: &str, item: i64| {
            Lot { customer: customer(code), item: ItemId::new(item), amount: eur(item) }
        };
        let mut lots = vec![lot("C-1", 1), lot("C-1", 2), lot("C-2", 3)];
        lots.sort_by_key(|lot| (lot.customer, lot.item));
        let new = NewPortfolio {
            name: "Kevad".to_owned(),
            on: day("2026-03-01"),
            until: day("2026-03-31"),
            lots,
            person: LAWYER,
        };
        let number = world
            .write("portfolio", |writer| portfolios::add(writer, world.stamp(), &new))
            .expect("kept");
        let offer = Deed {
            portfolio: number,
            place: 0,
            what: What::Offer,
            offer: 0,
            buyer: "Ostja AS".to_owned(),
            number: String::new(),
            price: eur(3),
            on: day("2026-03-05"),
            person: LAWYER,
        };
        let accepted =
            Deed { what: What::Accepted, offer: 1, number: "L-7".to_owned(), ..offer.clone() };
        for (deed, place) in [(&offer, 1), (&accepted, 2)] {
            let kept = world.write("deed", |writer| {
                portfolios::add_deed(writer, world.stamp(), deed)
            });
            assert_eq!(kept.expect("kept"), place);
        }
        let company = world.company;
        let found = world.store.read(|reader| portfolios::all(reader, company)).expect("read");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].new, new);
        assert_eq!(found[0].deeds, [Deed { place: 1, ..offer }, Deed { place: 2, ..accepted }]);
    }
}
