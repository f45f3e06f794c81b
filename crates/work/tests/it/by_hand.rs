//! Acts by hand on one debt – credit note, return, offset, payment, refund, write-off, and each
//! of them taken back: from when charges follow, and that no step is begun anew or left out.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::claims::Ground;
use saldo_domain::{Day, ItemId, Role, UserId};
use saldo_work::acts::{self, Gone, Lowering, NewLowering, NewPayment, Part};
use saldo_work::charges::{self, MethodAsked, TermAsked};
use saldo_work::imports::Kind;
use saldo_work::{Refused, Who};
use std::collections::BTreeSet;

/// What somebody does about the debt A-1.
#[derive(Clone, Copy, Debug)]
enum Act {
    Nothing,
    Lower(Lowering, i64),
    /// Recorded, and then taken back from its own day or from today.
    LowerThenBack(Lowering, i64, Gone),
    Pay(i64),
    PayThenBack(i64, Gone),
    /// The settlement alone is reversed: the money stays, unallocated.
    PayThenRelease(i64),
    /// What the debt does not take is paid back.
    PayAndRefund(i64),
    WriteOff(i64),
}

const WHO: fn() -> Who = Who::program;

impl Act {
    /// Does it on today's desk, dated `on`.
    fn act(self, firm: &Firm, on: &str) -> Result<(), Refused> {
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let back = |item: ItemId, gone: Gone| {
            acts::withdraw(office, company, WHO(), customer, item, gone, "a mistake").map(drop)
        };
        match self {
            Act::Nothing => Ok(()),
            Act::Lower(kind, minor) => lower(firm, kind, minor, on).map(drop),
            Act::LowerThenBack(kind, minor, gone) => back(lower(firm, kind, minor, on)?, gone),
            Act::Pay(minor) => pay(firm, minor, on).map(drop),
            Act::PayThenBack(minor, gone) => back(pay(firm, minor, on)?.payment, gone),
            Act::PayThenRelease(minor) => {
                let movement = pay(firm, minor, on)?.allocated[0].movement;
                acts::reverse(office, company, WHO(), customer, movement, "meant for another")
                    .map(drop)
            }
            Act::PayAndRefund(minor) => {
                let paid = pay(firm, minor, on)?;
                let part = Part { item: paid.payment, amount: paid.unallocated };
                acts::refund(office, company, WHO(), &key(9), customer, part, "too much").map(drop)
            }
            Act::WriteOff(minor) => {
                let part = Part { item: firm.item("A-1"), amount: eur(minor) };
                acts::write_off(office, company, WHO(), &key(8), customer, part, "order 5")
                    .map(drop)
            }
        }
    }
}

fn lower(firm: &Firm, kind: Lowering, minor: i64, on: &str) -> Result<ItemId, Refused> {
    let new = NewLowering {
        customer: firm.customer("C-1"),
        kind,
        number: "K-1".to_owned(),
        effective: day(on),
        amount: eur(minor),
        against: Some(firm.item("A-1")),
        rest_pays: false,
        reason: "agreed afterwards".to_owned(),
    };
    Ok(acts::lower(&firm.office, firm.company, WHO(), &key(7), &new)?.payment)
}

fn pay(firm: &Firm, minor: i64, on: &str) -> Result<acts::Recorded, Refused> {
    let item = firm.item("A-1");
    let amount = eur(minor.min(firm.open("A-1")));
    let payment = NewPayment {
        customer: firm.customer("C-1"),
        number: String::new(),
        effective: day(on),
        amount: eur(minor),
        parts: vec![Part { item, amount }],
        rest_pays: false,
        note: String::new(),
    };
    acts::record_payment(&firm.office, firm.company, WHO(), &key(6), &payment)
}

/// 1 000.00 due on 2 March at 0.1 % a day: 1.00 for each day of delay.
fn owe_with_penalty(firm: &Firm) {
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    let term = TermAsked {
        customer: firm.customer("C-1"),
        item: None,
        ground: Ground::Contract,
        method: MethodAsked::DailyPenalty {
            rate_pct: "0.1".to_owned(),
            cap_pct: None,
            grace_days: 0,
        },
        from: day("2026-01-01"),
        until: None,
        due_moves_by: None,
        beside_others: false,
        reference: "contract 7, clause 5.2".to_owned(),
    };
    let director = Who::new(UserId::new(1), Role::Director);
    charges::add_term(&firm.office, firm.company, director, &term).expect("a term");
}

/// Every act is dated 7 March and done on 12 March, day of delay 10: five days bear 1.00 each, the
/// other five what was open on them.
#[test]
fn every_act_by_hand_counts_for_charges_from_its_own_day() {
    use Gone::{FromItsDay, FromToday};
    use Lowering::{CreditNote, Offset, Return};
    // The act, cents accrued, cents open of the debt, cents that wait unallocated.
    let rows = [
        (Act::Nothing, 1_000, 100_000, 0),
        (Act::Lower(CreditNote, 40_000), 800, 60_000, 0),
        (Act::Lower(Return, 40_000), 800, 60_000, 0),
        (Act::Lower(Offset, 40_000), 800, 60_000, 0),
        (Act::Lower(CreditNote, 140_000), 500, 0, 40_000),
        (Act::LowerThenBack(CreditNote, 40_000, FromItsDay), 1_000, 100_000, 0),
        (Act::LowerThenBack(Return, 40_000, FromToday), 800, 100_000, 0),
        (Act::LowerThenBack(Offset, 40_000, FromItsDay), 1_000, 100_000, 0),
        (Act::Pay(40_000), 800, 60_000, 0),
        (Act::Pay(100_000), 500, 0, 0),
        (Act::PayThenBack(40_000, FromItsDay), 1_000, 100_000, 0),
        (Act::PayThenBack(40_000, FromToday), 800, 100_000, 0),
        (Act::PayThenRelease(40_000), 1_000, 100_000, 40_000),
        (Act::PayAndRefund(140_000), 500, 0, 0),
        // A write-off counts from the day on which it is done.
        (Act::WriteOff(40_000), 1_000, 60_000, 0),
    ];
    for (act, accrued, open, waits) in rows {
        let firm = Firm::new();
        owe_with_penalty(&firm);
        firm.on("2026-03-12");
        act.act(&firm, "2026-03-07").unwrap_or_else(|refused| panic!("{act:?}: {refused}"));
        let all =
            charges::of_customer(&firm.office, firm.company, WHO(), firm.customer("C-1"), None);
        let charge = all.expect("computed").into_iter().find(|one| one.number == "A-1");
        let found = charge.expect("A-1 bears").state.accrued.hundredths();
        assert_eq!((found, firm.open("A-1")), (accrued, open), "{act:?}");
        assert_eq!(unallocated(&firm), waits, "{act:?}");
        firm.assert_sound();
    }
}

/// Everything of C-1 that waits to be allocated.
fn unallocated(firm: &Firm) -> i64 {
    let sum = "SELECT CAST(COALESCE(SUM(open), 0) AS BIGINT) FROM item WHERE side = 2";
    firm.office.store.peek(sum).expect("readable")
}

/// Effects of a debt that is lived with from 20 March on; the act happens between two runs.
fn lived(act: Act) -> Firm {
    let firm = Firm::new();
    firm.import(
        Kind::Customers,
        "Code,Name,Email,Phone\nC-1,First OÜ,first@example.ee,+372 5000001\n",
    );
    firm.invoices(&["A-1 2026-02-16 2026-03-18 100.00"]);
    firm.run(BEGIN);
    firm.on("2026-03-21");
    act.act(&firm, "2026-03-21").unwrap_or_else(|refused| panic!("{act:?}: {refused}"));
    for day in ["2026-03-23", "2026-03-30", "2026-04-10"] {
        firm.on(day).run(day);
    }
    firm.assert_sound();
    firm
}

#[test]
fn a_debt_that_is_lowered_goes_on_from_its_step_whatever_lowered_it() {
    use Gone::FromItsDay;
    use Lowering::{CreditNote, Offset, Return};
    let untouched = lived(Act::Nothing).effects();
    assert!(untouched.len() > 4, "the story is about something: {untouched:?}");
    let rows = [
        Act::Lower(CreditNote, 4_000),
        Act::Lower(Return, 4_000),
        Act::Lower(Offset, 4_000),
        Act::LowerThenBack(CreditNote, 4_000, FromItsDay),
        Act::PayThenBack(4_000, FromItsDay),
        Act::WriteOff(4_000),
    ];
    for act in rows {
        assert_eq!(lived(act).effects(), untouched, "{act:?}");
    }
    // A claim is not begun after a part payment; until then every step is the same.
    let before_claims = |effects: BTreeSet<(Day, &'static str, String, String)>| {
        let early = effects.into_iter().filter(|(on, ..)| *on <= day("2026-03-30"));
        early.collect::<Vec<_>>()
    };
    let paid = before_claims(lived(Act::Pay(4_000)).effects());
    assert_eq!(paid, before_claims(untouched));
}

#[test]
fn a_debt_that_is_closed_is_left_alone_and_one_that_opens_again_skips_nothing() {
    use Gone::FromItsDay;
    use Lowering::{CreditNote, Offset, Return};
    let clauses = |firm: &Firm| -> BTreeSet<(&'static str, String)> {
        firm.effects().into_iter().map(|(_, kind, clause, _)| (kind, clause)).collect()
    };
    let untouched = clauses(&lived(Act::Nothing));
    let closed = [
        Act::Lower(CreditNote, 10_000),
        Act::Lower(Return, 10_000),
        Act::Lower(Offset, 10_000),
        Act::Pay(10_000),
        Act::PayAndRefund(15_000),
        Act::WriteOff(10_000),
    ];
    for act in closed {
        let firm = lived(act);
        let later: Vec<_> =
            firm.effects().into_iter().filter(|(on, ..)| *on > day("2026-03-21")).collect();
        assert!(later.is_empty(), "{act:?}: {later:?}");
    }
    // What came to nothing is done once more; nothing is left out on the way.
    let opened = [
        Act::LowerThenBack(CreditNote, 10_000, FromItsDay),
        Act::LowerThenBack(Offset, 10_000, FromItsDay),
        Act::PayThenBack(10_000, FromItsDay),
    ];
    for act in opened {
        assert_eq!(clauses(&lived(act)), untouched, "{act:?}");
    }
}

/// The same on both databases, for one act of each way.
#[test]
fn acts_by_hand_leave_every_book_whole() {
    on_both(|firm| {
        owe_with_penalty(firm);
        firm.on("2026-03-12");
        Act::Lower(Lowering::CreditNote, 10_000).act(firm, "2026-03-07").expect("lowered");
        Act::PayAndRefund(150_000).act(firm, "2026-03-08").expect("paid and refunded");
        assert_eq!((firm.open("A-1"), unallocated(firm)), (0, 0));
        firm.assert_sound();
    });
}
