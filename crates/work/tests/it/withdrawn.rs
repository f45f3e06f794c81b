//! What is not owed any more is not asked for: reminders and work withdrawn by the facts that
//! take their reason away (REM-08; failures D11, M18, D23).

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::control::WithdrawReason::{Disputed, Held, NotLate, Promised, Settled};
use saldo_domain::control::{EffectKind, WithdrawReason};
use saldo_domain::{MovementId, Role, UserId};
use saldo_work::acts::{self, NewPayment, Part, Promise, Recorded};
use saldo_work::explain::{self, Happened};
use saldo_work::imports::Kind;
use saldo_work::views::{self, Page, TimelineKind, WorklistFilter};
use saldo_work::{Refused, Who};

/// Steps that a first day late by two, and one more customer who goes on owing.
fn owe(firm: &Firm) {
    firm.import(
        Kind::Customers,
        "Code,Name,Email,Phone\nC-1,First OÜ,first@example.ee,+372 5000001\n\
         C-2,Second OÜ,second@example.ee,+372 5000002\n",
    );
    firm.invoices(&["15 2026-02-16 2026-03-18 100.00", "C-2:16 2026-02-16 2026-03-18 50.00"]);
    firm.run(BEGIN);
}

/// Everything that was asked about a customer, with its state.
fn happened(firm: &Firm, code: &str) -> Vec<Happened> {
    let told = explain::customer(&firm.office, firm.company, Who::program(), code, None);
    told.expect("explained").happened
}

/// State and reason of each message to the debtor (true) or of everything else (false).
fn states(firm: &Firm, code: &str, message: bool) -> Vec<(String, Option<WithdrawReason>)> {
    let outside = |one: &&Happened| {
        one.kind == EffectKind::Notify && one.channel.is_some_and(|by| by.reaches_debtor())
    };
    let all = happened(firm, code);
    let wanted = all.iter().filter(|one| one.state.is_some() && outside(one) == message);
    wanted
        .map(|one| (one.state.clone().expect("a state"), one.withdrawn.map(|back| back.reason)))
        .collect()
}

fn assert_all(
    found: &[(String, Option<WithdrawReason>)],
    state: &str,
    why: Option<WithdrawReason>,
) {
    assert!(!found.is_empty(), "the story is about something");
    assert!(found.iter().all(|one| *one == (state.to_owned(), why)), "{state}: {found:?}");
}

fn assert_waiting(firm: &Firm, code: &str) {
    assert_all(&states(firm, code, true), "planned", None);
    assert_all(&states(firm, code, false), waiting_state(firm, code), None);
}

/// Work is `open`; a firm that has only notices to staff would say `planned`.
fn waiting_state(firm: &Firm, code: &str) -> &'static str {
    let open = states(firm, code, false).iter().any(|(state, _)| state == "open");
    if open { "open" } else { "planned" }
}

fn assert_withdrawn(firm: &Firm, code: &str, why: WithdrawReason) {
    for message in [true, false] {
        assert_all(&states(firm, code, message), "withdrawn", Some(why));
    }
}

fn pay(firm: &Firm, number: u32, minor: i64) -> Recorded {
    let payment = NewPayment {
        customer: firm.customer("C-1"),
        number: String::new(),
        effective: firm.office.today_in("Europe/Tallinn").expect("a day"),
        amount: eur(minor),
        parts: vec![Part { item: firm.item("15"), amount: eur(minor) }],
        rest_pays: false,
        note: String::new(),
    };
    let who = Who::program();
    acts::record_payment(&firm.office, firm.company, who, &key(number), &payment).expect("recorded")
}

fn undo(firm: &Firm, movement: MovementId) -> Result<MovementId, Refused> {
    let customer = firm.customer("C-1");
    acts::reverse(&firm.office, firm.company, Who::program(), customer, movement, "bounced")
}

fn counts(firm: &Firm) -> (u64, u64) {
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let all = WorklistFilter { upcoming: true, ..WorklistFilter::default() };
    let open = views::worklist(office, company, who, &all, Page::default()).expect("listed").total;
    let planned = firm.office.store.peek("SELECT COUNT(*) FROM outbox WHERE state = 'planned'");
    (open, planned.expect("counted") as u64)
}

/// REM-08: nobody is reminded of a debt, let alone sued, whose due day was moved ahead.
#[test]
fn a_due_day_that_moves_ahead_withdraws_what_lateness_asked_for() {
    on_both(|firm| {
        owe(firm);
        assert_waiting(firm, "C-1");
        firm.on("2026-03-21");
        firm.invoices(&["15 2026-02-16 2026-05-18 100.00"]);
        assert_withdrawn(firm, "C-1", NotLate);
        assert_waiting(firm, "C-2");
        firm.assert_sound();
    });
}

/// D11, D23, REM-08: the payment at ten stops the message of twelve.
#[test]
fn a_payment_withdraws_the_reminder_and_the_work_and_says_why() {
    on_both(|firm| {
        owe(firm);
        assert_waiting(firm, "C-1");
        let before = counts(firm);
        firm.on("2026-03-21");
        pay(firm, 1, 10_000);
        assert_withdrawn(firm, "C-1", Settled);
        assert_waiting(firm, "C-2");
        let after = counts(firm);
        assert!(after.0 < before.0 && after.1 < before.1, "{before:?} {after:?}");
        for one in happened(firm, "C-1") {
            assert_eq!(one.withdrawn.map(|back| back.on), Some(day("2026-03-21")), "{one:?}");
        }
        assert_lists_say_why(firm);
        let told = "SELECT COUNT(*) FROM audit
                    WHERE action = 'payment' AND body LIKE '%\"withdrawn\":{\"tasks\":%'";
        assert_eq!(firm.office.store.peek(told).expect("counted"), 1, "the journal tells it");
        firm.assert_sound();
    });
}

fn assert_lists_say_why(firm: &Firm) {
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let gone = WorklistFilter { state: Some("withdrawn".into()), ..WorklistFilter::default() };
    let gone = views::worklist(office, company, who, &gone, Page::default()).expect("listed");
    assert!(gone.total > 0);
    assert!(gone.rows.iter().all(|row| row.code == "C-1" && row.withdrawn == Some(Settled)));
    let refused = acts::task_done(office, company, who, gone.rows[0].effect, "called");
    assert!(matches!(refused, Err(Refused::TaskClosed { .. })), "{refused:?}");
    let line = views::timeline(office, company, who, "C-1", Page::default()).expect("told");
    let says = |kind: &TimelineKind| {
        matches!(kind, TimelineKind::Effect { withdrawn: Some(Settled), state: Some(state), .. }
            if state == "withdrawn")
    };
    assert!(line.rows.iter().any(|entry| says(&entry.kind)), "{:?}", line.rows);
}

#[test]
fn a_payment_in_part_keeps_both() {
    on_both(|firm| {
        owe(firm);
        pay(firm, 1, 9_999);
        assert_waiting(firm, "C-1");
        pay(firm, 2, 1);
        assert_withdrawn(firm, "C-1", Settled);
        firm.assert_sound();
    });
}

/// The reversal brings the debt back, not the message; the ladder goes on with the step that
/// it would have reached.
#[test]
fn a_payment_taken_back_resurrects_nothing_and_the_ladder_goes_on() {
    on_both(|firm| {
        owe(firm);
        let untouched = Firm::new();
        owe(&untouched);
        let payment = pay(firm, 1, 10_000);
        undo(firm, payment.allocated[0].movement).expect("reversed");
        // What the bank took back is not there to be counted as money on the account either.
        let (customer, item) = (firm.customer("C-1"), payment.payment);
        let who = Who::program();
        acts::withdraw(
            &firm.office,
            firm.company,
            who,
            customer,
            item,
            acts::Gone::FromItsDay,
            "bounced",
        )
        .expect("gone");
        assert_withdrawn(firm, "C-1", Settled);
        for as_of in day("2026-03-21").through(day("2026-04-10")) {
            firm.clock.set_day(as_of);
            untouched.clock.set_day(as_of);
            firm.run(&as_of.to_string());
            untouched.run(&as_of.to_string());
        }
        let first = firm.effects().into_iter().filter(|one| one.0 == day(BEGIN)).count();
        assert!(firm.effects().len() > first, "the ladder goes on");
        assert_eq!(firm.effects(), untouched.effects(), "nothing restarted, nothing skipped");
        firm.assert_sound();
    });
}

/// D16: the letter is not sent, the call is made.
#[test]
fn a_dispute_withdraws_the_message_and_keeps_the_call() {
    on_both(|firm| {
        owe(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let item = Some(firm.item("15"));
        acts::dispute(office, company, who, firm.customer("C-1"), item, "goods spoiled")
            .expect("disputed");
        assert_all(&states(firm, "C-1", true), "withdrawn", Some(Disputed));
        assert_all(&states(firm, "C-1", false), waiting_state(firm, "C-1"), None);
        assert_waiting(firm, "C-2");
        firm.assert_sound();
    });
}

#[test]
fn a_promise_withdraws_the_message_and_an_order_of_management_the_work_too() {
    on_both(|firm| {
        owe(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let promise = Promise {
            customer: firm.customer("C-1"),
            item: None,
            by: day("2026-03-27"),
            amount: None,
            reason: "on Friday".into(),
        };
        acts::promise(office, company, who, &promise).expect("promised");
        assert_all(&states(firm, "C-1", true), "withdrawn", Some(Promised));
        assert_all(&states(firm, "C-1", false), waiting_state(firm, "C-1"), None);
        let director = Who::new(UserId::new(5), Role::Director);
        let order = acts::Order {
            customer: firm.customer("C-1"),
            item: None,
            number: "17".into(),
            dated: day("2026-03-20"),
            until: None,
            reason: "keep it quiet".into(),
        };
        acts::hold(office, company, director, &order).expect("ordered");
        assert_all(&states(firm, "C-1", true), "withdrawn", Some(Promised));
        assert_all(&states(firm, "C-1", false), "withdrawn", Some(Held));
        firm.assert_sound();
    });
}

#[test]
fn a_statement_that_is_imported_withdraws_what_it_pays() {
    on_both(|firm| {
        owe(firm);
        let request = firm.request(Kind::Payments, STATEMENT);
        let before = firm.state();
        let rehearsed = saldo_work::imports::ImportRequest { dry_run: true, ..request };
        firm.try_import(&rehearsed).expect("rehearsed");
        assert_eq!(firm.state(), before, "a dry run withdraws nothing");
        firm.import(Kind::Payments, STATEMENT);
        assert_withdrawn(firm, "C-1", Settled);
        assert_waiting(firm, "C-2");
        firm.assert_sound();
    });
}

const STATEMENT: &str = "Customer,Payment date,Amount,Settles\nC-1,2026-03-20,100.00,15\n\
                         C-2,2026-03-20,49.00,16\n";

/// A settlement that counts from a later day is met by the run of that day.
#[test]
fn what_is_closed_only_later_is_withdrawn_on_its_day() {
    on_both(|firm| {
        owe(firm);
        firm.import(
            Kind::Payments,
            "Customer,Payment date,Amount,Settles\nC-1,2026-03-23,100.00,15\n",
        );
        for as_of in ["2026-03-20", "2026-03-21", "2026-03-22"] {
            firm.on(as_of).run(as_of);
            assert_ne!(states(firm, "C-1", true)[0].0, "withdrawn", "{as_of}");
        }
        firm.on("2026-03-23").run("2026-03-23");
        assert_withdrawn(firm, "C-1", Settled);
        firm.assert_sound();
    });
}

/// Missed days are walked as they were; what was paid meanwhile is not asked for.
#[test]
fn a_missed_day_asks_for_nothing_that_was_paid_before_the_run() {
    on_both(|firm| {
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,First OÜ,first@example.ee\n");
        firm.invoices(&["15 2026-02-16 2026-03-22 100.00"]);
        firm.run(BEGIN);
        firm.on("2026-03-30");
        firm.import(
            Kind::Payments,
            "Customer,Payment date,Amount,Settles\nC-1,2026-03-29,100.00,15\n",
        );
        assert!(firm.run("2026-03-30").effects.total() > 0);
        let all = happened(firm, "C-1");
        assert!(all.iter().all(|one| one.state.as_deref().is_none_or(|it| it == "withdrawn")));
        assert_eq!(counts(firm), (0, 0));
        firm.assert_sound();
    });
}

/// M18
mod money {
    use super::*;

    #[test]
    fn cancel_releases_allocations_and_stops_letters() {
        on_both(|firm| {
            owe(firm);
            let payment = pay(firm, 1, 4_000);
            assert_waiting(firm, "C-1");
            let (customer, invoice) = (firm.customer("C-1"), firm.item("15"));
            let who = Who::program();
            acts::withdraw(
                &firm.office,
                firm.company,
                who,
                customer,
                invoice,
                acts::Gone::FromItsDay,
                "wrong customer",
            )
            .expect("cancelled");
            assert_eq!(firm.open("15"), 0);
            let left = views::customer_card(&firm.office, firm.company, who, "C-1");
            assert_eq!(left.expect("a card").unallocated, eur(4_000), "the money is free again");
            assert!(payment.unallocated.is_zero());
            assert_withdrawn(firm, "C-1", Settled);
            firm.assert_sound();
        });
    }
}

/// The check of `verify` fails when it should.
#[test]
fn verify_finds_a_message_that_waits_for_nothing() {
    on_both(|firm| {
        owe(firm);
        pay(firm, 1, 10_000);
        firm.run("2026-03-21");
        firm.assert_sound();
        firm.office.store.meddle("UPDATE outbox SET state = 'planned'").expect("meddles");
        let verified = saldo_work::verify::run(&firm.office, firm.company, &saldo_work::Silent);
        let findings = verified.expect("verified").findings;
        let owed = findings.iter().filter(|finding| finding.check == "still-owed").count();
        assert_eq!(owed, states(firm, "C-1", true).len(), "{findings:#?}");
    });
}
