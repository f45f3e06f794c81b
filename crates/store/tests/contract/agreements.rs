//! Repayment agreements as they are kept.

use crate::world::{World, command, contract, customer, day, eur};
use saldo_domain::agreements::worksheet::{Harshness, Line, LineKind};
use saldo_domain::agreements::{ActKind, Form, Instalment};
use saldo_domain::book::Moment;
use saldo_domain::disputes::{Cause, Outcome};
use saldo_domain::{ItemId, UserId};
use saldo_store::agreements::{
    self, AgreementRow, Key, NewAct, NewAgreement, NewDraft, of_customer, signed,
};
use saldo_store::book::Stamp;
use saldo_store::disputes;
use saldo_store::{StoreError, Writer};

fn stamp(world: &World) -> Stamp {
    Stamp { company: world.company, recorded: Moment(5), batch: 0 }
}

fn draft(parts: &[(&str, i64)]) -> NewDraft {
    let part =
        |(on, minor): &(&str, i64)| Instalment { day: day(on), amount: eur(*minor), fee: eur(3) };
    NewDraft {
        form: Form::Instalments,
        amount: eur(100),
        fee: true,
        grace_days: 2,
        accelerates: true,
        capacity: Some(eur(0)),
        conditions: "as agreed".into(),
        debts: vec![(ItemId::new(-7), eur(60)), (ItemId::new(8), eur(40))],
        instalments: parts.iter().map(part).collect(),
        person: UserId::new(4),
    }
}

fn act(kind: ActKind) -> NewAct {
    NewAct {
        kind,
        day: day("2026-03-01"),
        part: (kind == ActKind::Breached).then_some(2),
        rest: (kind == ActKind::Breached).then(|| eur(50)),
        request: None,
        number: if kind == ActKind::Signed { "R-1".into() } else { String::new() },
        note: String::new(),
        person: UserId::new(4),
    }
}

fn line(name: &str, rate: &str) -> Line {
    Line {
        kind: LineKind::Debt,
        name: name.into(),
        amount: eur(500),
        rate: rate.parse().expect(rate),
        harshness: Harshness::Secured,
    }
}

/// Begins an agreement of A and records these acts about it.
fn begun(world: &World, kinds: &[ActKind]) -> Key {
    let begin = |writer: &mut Writer| -> Result<Key, StoreError> {
        let new = NewAgreement {
            customer: customer("A"),
            cause: "a buyer of theirs pays late".into(),
            replaces: None,
            day: day("2026-03-01"),
            person: UserId::new(4),
        };
        let agreement = agreements::begin(writer, stamp(world), &new)?;
        let key = Key { customer: new.customer, agreement };
        agreements::draw_up(writer, stamp(world), key, 1, &draft(&[("2026-04-01", 100)]))?;
        for kind in kinds {
            agreements::add_act(writer, stamp(world), key, 1, &act(*kind))?;
        }
        Ok(key)
    };
    world.store.write(&command(world.company, "agreement"), begin).expect("begins")
}

fn rows(world: &World) -> Vec<AgreementRow> {
    let read = |reader: &mut _| of_customer(reader, world.company, customer("A"));
    world.store.read(read).expect("reads")
}

contract! {
    fn an_agreement_is_read_as_it_was_written(world) {
        world.add_customers(&["A", "B"]);
        let key = begun(world, &[ActKind::Drafted]);
        let latest = draft(&[("2026-04-01", 33), ("2026-05-01", 67)]);
        world
            .write("anew", |writer| {
                agreements::draw_up(writer, stamp(world), key, 2, &latest)?;
                agreements::add_act(writer, stamp(world), key, 2, &act(ActKind::Signed))?;
                agreements::add_act(writer, stamp(world), key, 2, &act(ActKind::Breached))?;
                let (person, first) = (UserId::new(4), [line("bank", "12")]);
                agreements::write_worksheet(writer, stamp(world), key, &first, person)?;
                let lines = [line("bank", "36.5"), line("owner", "10")];
                agreements::write_worksheet(writer, stamp(world), key, &lines, person)
            })
            .expect("writes");
        let rows = rows(world);
        let [row] = rows.as_slice() else { panic!("{rows:#?}") };
        assert_eq!(row.draft, Some((2, latest)));
        assert_eq!(row.worksheet, [line("bank", "36.5"), line("owner", "10")]);
        let kinds: Vec<(i64, NewAct)> =
            row.acts.iter().map(|act| (act.version, act.new.clone())).collect();
        let expected = [(1, ActKind::Drafted), (2, ActKind::Signed), (2, ActKind::Breached)];
        assert_eq!(kinds, expected.map(|(version, kind)| (version, act(kind))));
        assert_eq!(row.number(), "R-1");
        let all = world.store.read(|reader| agreements::all(reader, world.company));
        assert_eq!(all.expect("reads"), rows);
    }
}

contract! {
    fn only_signed_agreements_that_are_not_over_are_looked_after(world) {
        world.add_customers(&["A"]);
        let looked_after = || {
            let found = world.store.read(|reader| signed(reader, world.company));
            found.expect("reads").len()
        };
        begun(world, &[ActKind::Drafted, ActKind::Agreed]);
        assert_eq!(looked_after(), 0);
        for last in [ActKind::Fulfilled, ActKind::Ended, ActKind::Replaced] {
            begun(world, &[ActKind::Signed, last]);
            assert_eq!(looked_after(), 0, "{last:?}");
        }
        begun(world, &[ActKind::Signed, ActKind::Breached]);
        assert_eq!(looked_after(), 1);
    }
}

contract! {
    fn nothing_of_an_agreement_is_changed_or_deleted(world) {
        world.add_customers(&["A"]);
        begun(world, &[ActKind::Signed]);
        for statement in [
            "UPDATE agreement_act SET kind = 'drafted'",
            "UPDATE instalment SET amount = 1",
            "DELETE FROM agreement_draft",
            "DELETE FROM agreement",
        ] {
            assert!(world.store.meddle(statement).is_err(), "{statement}");
        }
    }
}

contract! {
    fn the_latest_word_about_a_dispute_holds(world) {
        world.add_customers(&["A", "B"]);
        let begun = |code: &str, standing| disputes::NewAct {
            customer: customer(code),
            standing,
            cause: Cause::Quality,
            owner: UserId::new(4),
            until: day("2026-03-14"),
            outcome: None,
            item: None,
            told: false,
            day: day("2026-03-01"),
            person: UserId::new(4),
        };
        let settled = disputes::NewAct {
            outcome: Some(Outcome::Granted),
            item: Some(ItemId::new(-9)),
            told: true,
            ..begun("A", 1)
        };
        let rows = [begun("A", 1), begun("A", 2), begun("B", 1), settled.clone()];
        world
            .write("disputes", |writer| {
                rows.iter().try_for_each(|row| disputes::add_act(writer, stamp(world), row))
            })
            .expect("writes");
        let latest = |of| {
            world.store.read(|reader| disputes::latest(reader, world.company, of)).expect("reads")
        };
        assert_eq!(latest(Some(customer("A"))), [settled.clone(), begun("A", 2)]);
        let mut all = vec![settled, begun("A", 2), begun("B", 1)];
        all.sort_by_key(|row| (row.customer, row.standing));
        assert_eq!(latest(None), all);
    }
}
