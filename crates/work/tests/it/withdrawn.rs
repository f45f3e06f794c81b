//! What is not owed any more is not asked for: reminders and work withdrawn by the facts that
//! take their reason away (REM-08; failures D11, M18, D23).

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use crate::post;
use saldo_domain::control::WithdrawReason::{Disputed, Held, NotLate, Promised, Settled};
use saldo_domain::control::{EffectKind, WithdrawReason};
use saldo_domain::{Day, MovementId, Role, UserId};
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
fn rem_08_a_payment_withdraws_the_reminder_and_the_work_and_says_why() {
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

/// The reversal brings the debt back, not the message: what was taken back stays taken back, and
/// the step is taken once more, since nobody had asked the debtor for anything.
#[test]
fn a_payment_taken_back_resurrects_nothing_and_the_step_is_taken_once_more() {
    on_both(|firm| {
        owe(firm);
        bounce(firm, "2026-03-21");
        assert_withdrawn(firm, "C-1", Settled);
        run_through(firm, "2026-03-21", "2026-04-30");
        let steps = steps(firm, "C-1");
        let begun: Vec<&str> = steps.iter().map(|(_, clause)| clause.as_str()).collect();
        assert_eq!(
            begun,
            ["LAD-03", "LAD-03", "LAD-04", "LAD-05", "LAD-06", "LAD-07", "LAD-08"],
            "{steps:?}"
        );
        assert_eq!(steps[1].0, day("2026-03-21"), "as soon as it is owed again");
        firm.assert_sound();
    });
}

/// LAD-07 before LAD-08: whatever keeps the claim from leaving, it is made again, and only then
/// is anybody asked about the court.
#[test]
fn no_court_without_a_claim_that_could_reach_the_debtor() {
    type Stop = fn(&Firm);
    let stops: [(&str, Stop, &str); 4] = [
        ("a promise that is broken", |firm| promise(firm, "2026-04-08"), "2026-04-09"),
        ("an order of management", |firm| hold(firm, "2026-04-08"), "2026-04-09"),
        ("a payment that bounced", |firm| bounce(firm, "2026-04-03"), "2026-04-03"),
        ("a dispute that is settled", dispute_for_a_week, "2026-04-10"),
    ];
    for (stop, act, again) in stops {
        on_both(|firm| claim_stopped(firm, stop, act, day(again)));
    }
}

fn claim_stopped(firm: &Firm, stop: &str, act: fn(&Firm), again: Day) {
    owe(firm);
    run_through(firm, "2026-03-21", "2026-04-02");
    let all_are = |state: &str| claims(firm).iter().all(|one| one.1 == state);
    assert!(!claims(firm).is_empty() && all_are("planned"), "{stop}");
    act(firm);
    assert!(all_are("withdrawn"), "{stop}: {:?}", claims(firm));
    let before_court = again.plus(13).to_string();
    run_through(firm, "2026-04-03", &before_court);
    let waiting: Vec<_> = claims(firm).into_iter().filter(|one| one.1 != "withdrawn").collect();
    assert!(!waiting.is_empty(), "{stop}: {:?}", steps(firm, "C-1"));
    assert!(waiting.iter().all(|one| one == &(again, "planned".to_owned())), "{stop}: {waiting:?}");
    run_through(firm, &before_court, "2026-05-10");
    let taken = steps(firm, "C-1");
    let court = taken.iter().find(|(_, clause)| clause == "LAD-08");
    let (court, _) = court.unwrap_or_else(|| panic!("{stop}: {taken:?}"));
    assert!(*court >= again.plus(14), "{stop}: {court}");
    firm.assert_sound();
}

/// The lawyer has one claim to prepare, not one of each time.
#[test]
fn the_work_of_the_first_time_gives_way_to_that_of_the_second() {
    on_both(|firm| {
        owe(firm);
        run_through(firm, "2026-03-21", "2026-04-02");
        promise(firm, "2026-04-08");
        run_through(firm, "2026-04-03", "2026-04-10");
        let prepared = happened(firm, "C-1").into_iter().filter(|one| one.text == "prepare-claim");
        let mut prepared: Vec<_> = prepared.map(|one| (one.day, one.state)).collect();
        prepared.sort();
        let states: Vec<_> = prepared.iter().map(|one| one.1.as_deref()).collect();
        assert_eq!(states, [Some("withdrawn"), Some("open")], "{prepared:?}");
        firm.assert_sound();
    });
}

/// Two debts of C-1: 15 as in [`owe`], 17 as late or a day younger.
fn owe_two(firm: &Firm, due: &str) {
    owe(firm);
    firm.invoices(&[&format!("17 2026-02-16 {due} 50.00")]);
}

/// Days and states of the letters under a clause that name the document, oldest first.
fn letters_about(firm: &Firm, clause: &str, number: &str) -> Vec<(Day, String)> {
    let all = happened(firm, "C-1");
    let named = all.into_iter().filter(|one| {
        one.clause == clause
            && one.channel.is_some_and(|by| by.reaches_debtor())
            && one.lines.iter().any(|line| line.number == number)
    });
    let mut letters: Vec<_> = named.map(|one| (one.day, one.state.unwrap_or_default())).collect();
    letters.sort();
    letters
}

fn claims_about(firm: &Firm, number: &str) -> Vec<(Day, String)> {
    letters_about(firm, "LAD-07", number)
}

/// Day on which the court was asked for about the document.
fn court_about(firm: &Firm, number: &str) -> Option<Day> {
    let mut all = happened(firm, "C-1").into_iter();
    let asked = all
        .find(|one| one.clause == "LAD-08" && one.lines.iter().any(|line| line.number == number));
    asked.map(|one| one.day)
}

fn dispute(firm: &Firm, number: &str) {
    let (customer, item) = (firm.customer("C-1"), Some(firm.item(number)));
    acts::dispute(&firm.office, firm.company, Who::program(), customer, item, "spoiled")
        .expect("disputed");
}

fn end_disputes(firm: &Firm) {
    let standing = firm.office.store.peek("SELECT MAX(standing) FROM standing").expect("a number");
    let customer = firm.customer("C-1");
    acts::end_standing(&firm.office, firm.company, Who::program(), customer, standing, "settled")
        .expect("ended");
}

/// The claim of a missed day, merged into that of the day after, cannot name a debt that is
/// contested by then: its step came to nothing.
#[test]
fn a_debt_that_the_letter_of_missed_days_leaves_out_is_claimed_later() {
    on_both(|firm| {
        owe_two(firm, "2026-03-19");
        run_through(firm, "2026-03-21", "2026-04-01");
        firm.on("2026-04-03");
        dispute(firm, "15");
        firm.run("2026-04-03");
        assert!(claims_about(firm, "15").is_empty() && !claims_about(firm, "17").is_empty());
        firm.on("2026-04-09");
        end_disputes(firm);
        run_through(firm, "2026-04-09", "2026-05-10");
        let claimed = claims_about(firm, "15").first().map(|one| one.0);
        assert_eq!(claimed, Some(day("2026-04-09")));
        assert!(court_about(firm, "15") >= Some(day("2026-04-23")), "{:?}", steps(firm, "C-1"));
        firm.assert_sound();
    });
}

/// A letter about two debts leaves without the one that is contested: that one is asked for when
/// the dispute is over, the other is not asked for again.
#[test]
fn a_debt_that_a_letter_leaves_out_when_it_leaves_is_asked_for_later() {
    on_both(|firm| {
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,First OÜ,first@example.ee\n");
        firm.invoices(&["15 2026-02-16 2026-03-18 100.00", "17 2026-02-16 2026-03-18 50.00"]);
        firm.run(BEGIN);
        dispute(firm, "15");
        post::ready(firm);
        assert_eq!(post::pass(firm, &post::Post::default()).sent, 1);
        firm.on("2026-03-21");
        end_disputes(firm);
        run_through(firm, "2026-03-21", "2026-03-23");
        let days = |number: &str| {
            let asked = letters_about(firm, "LAD-03", number);
            asked.into_iter().map(|one| one.0).collect::<Vec<_>>()
        };
        assert_eq!(days("15"), [day(BEGIN), day("2026-03-21")]);
        assert_eq!(days("17"), [day(BEGIN)]);
        firm.assert_sound();
    });
}

/// Money that covers the debt keeps the letter from leaving; when it goes again, the step is
/// taken once more.
#[test]
fn a_letter_kept_because_money_covered_it_is_written_when_the_money_is_gone() {
    on_both(|firm| {
        owe(firm);
        firm.import(
            Kind::Payments,
            "Customer,Payment date,Amount,Payment number\nC-1,2026-03-20,100.00,P-9\n",
        );
        post::ready(firm);
        assert_eq!(post::pass(firm, &post::Post::default()).withheld, 1);
        firm.on("2026-03-23");
        let (customer, item) = (firm.customer("C-1"), firm.item("P-9"));
        let gone = acts::Gone::FromItsDay;
        acts::withdraw(&firm.office, firm.company, Who::program(), customer, item, gone, "bounced")
            .expect("gone");
        run_through(firm, "2026-03-23", "2026-03-23");
        let asked = letters_about(firm, "LAD-03", "15");
        let states: Vec<_> = asked.iter().map(|one| (one.0, one.1.as_str())).collect();
        // The missed days are walked as they are known now: the money never was there.
        assert_eq!(states, [(day(BEGIN), "withheld"), (day("2026-03-21"), "planned")]);
        firm.assert_sound();
    });
}

/// Days on which nobody ran are walked as they were: what came to nothing on one of them is
/// taken once more on the next.
#[test]
fn a_step_that_came_to_nothing_on_a_missed_day_is_not_put_off() {
    on_both(|firm| {
        owe(firm);
        run_through(firm, "2026-03-21", "2026-04-02");
        bounce(firm, "2026-04-05");
        firm.on("2026-04-12").run("2026-04-12");
        let claimed: Vec<Day> = claims(firm).into_iter().map(|one| one.0).collect();
        assert!(claimed.contains(&day("2026-04-05")), "{claimed:?}");
        firm.assert_sound();
    });
}

/// D14: where the company sends, a level waits until the letter of the one before has left.
#[test]
fn where_the_company_sends_no_level_comes_before_the_letter_of_the_last_has_left() {
    on_both(|firm| {
        owe(firm);
        post::ready(firm);
        run_through(firm, "2026-03-21", "2026-03-30");
        let begun = |firm: &Firm| -> Vec<String> {
            steps(firm, "C-1").into_iter().map(|one| one.1).collect()
        };
        assert_eq!(begun(firm), ["LAD-03"], "the reminder has not left");
        assert!(post::pass(firm, &post::Post::default()).sent > 0);
        run_through(firm, "2026-03-31", "2026-03-31");
        assert_eq!(begun(firm), ["LAD-03", "LAD-04"]);
        firm.assert_sound();
    });
}

/// What left before the stop is not said twice.
#[test]
fn a_step_of_which_a_letter_left_is_not_taken_again() {
    on_both(|firm| {
        owe(firm);
        let sent = "UPDATE outbox SET state = 'sent'";
        firm.office.store.meddle(sent).expect("meddles");
        bounce(firm, "2026-03-21");
        run_through(firm, "2026-03-21", "2026-03-30");
        let reminded = steps(firm, "C-1").into_iter().filter(|(_, clause)| clause == "LAD-03");
        assert_eq!(reminded.count(), 1);
    });
}

fn run_through(firm: &Firm, first: &str, last: &str) {
    for as_of in day(first).through(day(last)) {
        firm.clock.set_day(as_of);
        firm.run(&as_of.to_string());
    }
}

/// Steps of the ladder taken for a customer's debts, oldest first.
fn steps(firm: &Firm, code: &str) -> Vec<(Day, String)> {
    let all = happened(firm, code);
    let on_ladder = all.iter().filter(|one| one.step > 0 && one.step < 100);
    let mut steps: Vec<_> = on_ladder.map(|one| (one.day, one.clause.clone())).collect();
    steps.sort();
    steps.dedup();
    steps
}

/// Day and state of each claim to C-1.
fn claims(firm: &Firm) -> Vec<(Day, String)> {
    let all = happened(firm, "C-1");
    let claims = all.into_iter().filter(|one| {
        one.clause == "LAD-07"
            && one.kind == EffectKind::Notify
            && one.channel.is_some_and(|by| by.reaches_debtor())
    });
    claims.map(|one| (one.day, one.state.unwrap_or_default())).collect()
}

/// Paid whole, and the bank takes it back on the same day.
fn bounce(firm: &Firm, on: &str) {
    firm.on(on);
    let payment = pay(firm, 1, 10_000);
    undo(firm, payment.allocated[0].movement).expect("reversed");
    // What the bank took back is not there to be counted as money on the account either.
    let (customer, item) = (firm.customer("C-1"), payment.payment);
    acts::withdraw(
        &firm.office,
        firm.company,
        Who::program(),
        customer,
        item,
        acts::Gone::FromItsDay,
        "bounced",
    )
    .expect("gone");
}

fn promise(firm: &Firm, by: &str) {
    let promise = Promise {
        customer: firm.customer("C-1"),
        item: None,
        by: day(by),
        amount: None,
        reason: "on Wednesday".into(),
    };
    acts::promise(&firm.office, firm.company, Who::program(), &promise).expect("promised");
}

fn hold(firm: &Firm, until: &str) {
    let order = acts::Order {
        customer: firm.customer("C-1"),
        item: None,
        number: "17".into(),
        dated: day("2026-03-20"),
        until: day(until),
        reason: "keep it quiet".into(),
    };
    let director = Who::new(UserId::new(5), Role::Director);
    acts::hold(&firm.office, firm.company, director, &order).expect("ordered");
}

fn dispute_for_a_week(firm: &Firm) {
    dispute(firm, "15");
    run_through(firm, "2026-04-03", "2026-04-09");
    firm.on("2026-04-10");
    end_disputes(firm);
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
            until: day("2026-03-27"),
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

/// The day that counts is the company's, whatever the clock of the record says.
#[test]
fn a_withdrawal_tells_the_companys_day_and_not_that_of_the_record() {
    on_both(|firm| {
        owe(firm);
        // Run ahead of the clock: for the company it is the 25th.
        firm.run("2026-03-25");
        firm.payments(&["2026-03-20 100.00 15"]);
        let on = Some(day("2026-03-25"));
        let told = explain::customer(&firm.office, firm.company, Who::program(), "C-1", on);
        let happened = told.expect("explained").happened;
        let gone: Vec<Day> =
            happened.iter().filter_map(|one| one.withdrawn).map(|back| back.on).collect();
        assert!(!gone.is_empty() && gone.iter().all(|on| *on == day("2026-03-25")), "{gone:?}");
        firm.assert_sound();
    });
}
