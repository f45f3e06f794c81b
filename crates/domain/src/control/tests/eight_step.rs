//! The eight steps of the control algorithm, each boundary on both sides. The tests are named
//! by the requirement they stand for.

use crate::audit;
use crate::control::scene::{account, eight_step, eur, event, feed_back, item};
use crate::control::{
    Account, Channel, Decision, EffectKind, LadderEventKind, WATCH, decide, is_on_ladder,
};
use crate::roles::Role;

/// A debt due on day 0.
fn owing() -> Account {
    account(vec![item(1, 0, eur(100))])
}

/// One day, sound to the checker, its steps fed back.
fn live(account: &mut Account, day: i64) -> Decision {
    let today = crate::control::scene::day(day);
    let decision = decide(eight_step(), account, today);
    assert_eq!(audit::check(eight_step(), account, &decision), [], "{day}");
    feed_back(account, &decision, today);
    decision
}

/// What one day asks for under a clause: kind, role or channel, key of the words.
fn asked(decision: &Decision, clause: &str) -> Vec<(EffectKind, String, String)> {
    let of_clause = decision.effects.iter().filter(|one| &*one.reason.clause == clause);
    let told = of_clause.map(|one| {
        let to = match (one.channel, one.role) {
            (Some(channel), None) => channel.code().to_owned(),
            (Some(Channel::Staff), Some(role)) | (None, Some(role)) => role.code().to_owned(),
            (channel, role) => format!("{channel:?} {role:?}"),
        };
        (one.kind, to, one.text.to_string())
    });
    told.collect()
}

fn told<const N: usize>(rows: [(EffectKind, &str, &str); N]) -> Vec<(EffectKind, String, String)> {
    rows.map(|(kind, to, text)| (kind, to.to_owned(), text.to_owned())).to_vec()
}

/// Lives from ten days before the due day up to a day; answers the last day's decision and the
/// day on which the clause came first.
fn live_until(account: &mut Account, last: i64, clause: &str) -> (Decision, Option<i64>) {
    let mut first = None;
    let mut decision = live(account, -10);
    for day in -9..=last {
        decision = live(account, day);
        if first.is_none() && !asked(&decision, clause).is_empty() {
            first = Some(day);
        }
    }
    (decision, first)
}

/// The clause comes on its day, asks for exactly this, and not again within the month.
fn comes_on<const N: usize>(clause: &str, day: i64, rows: [(EffectKind, &str, &str); N]) {
    let mut account = owing();
    let (before, early) = live_until(&mut account, day - 1, clause);
    assert_eq!((early, asked(&before, clause)), (None, Vec::new()), "{clause}: the day before");
    let decision = live(&mut account, day);
    assert_eq!(asked(&decision, clause), told(rows), "{clause}");
    let reason = &decision.effects.iter().find(|one| &*one.reason.clause == clause);
    let reason = &reason.expect("asked for").reason;
    assert_eq!((reason.threshold_days, reason.met_by_days), (day, day), "{clause}");
    for later in day + 1..day + 30 {
        assert_eq!(asked(&live(&mut account, later), clause), [], "{clause}: once");
    }
}

use EffectKind::{AskApproval, Notify, Task};

/// LD-01, LD-02: from three days before; whoever is first seen two days before is still called,
/// one day before no more.
#[test]
fn lad_01_two_to_three_days_before_the_manager_calls() {
    let call = [(Task, "SALES_REP", "call-and-warn")];
    comes_on("LAD-01", -3, call);
    for (first_seen, expected) in [(-3, told(call)), (-2, told(call)), (-1, Vec::new())] {
        let decision = live(&mut owing(), first_seen);
        assert_eq!(asked(&decision, "LAD-01"), expected, "first seen on {first_seen}");
    }
}

#[test]
fn lad_02_on_the_day_of_payment_the_fact_is_checked() {
    comes_on("LAD-02", 0, [(Task, "SALES_REP", "check-payment")]);
    let decision = live(&mut owing(), 1);
    assert_eq!(decision.effects, [], "on day 1 nothing is asked for");
}

#[test]
fn lad_03_from_day_2_the_planned_day_is_asked_for() {
    let rows = [(Task, "SALES_REP", "ask-planned-date"), (Notify, "email", "payment-reminder")];
    comes_on("LAD-03", 2, rows);
    // days 4 and 5 are still step 3.
    for (first_seen, asks) in [(4, true), (5, true), (6, false)] {
        let decision = live(&mut owing(), first_seen);
        assert_eq!(!asked(&decision, "LAD-03").is_empty(), asks, "first seen on {first_seen}");
    }
}

/// From day 6, or earlier when an extension is announced or an agreed day broken.
#[test]
fn lad_04_over_five_days_or_on_a_broken_day_the_decision_maker_is_reached() {
    let rows = [(Task, "SALES_REP", "reach-decision-maker"), (Task, "SUPERVISOR", "control-step")];
    comes_on("LAD-04", 6, rows);
    for kind in [LadderEventKind::ExtensionAnnounced, LadderEventKind::AgreedDateBroken] {
        let mut account = owing();
        live_until(&mut account, 3, "LAD-04");
        account.events.push(event(kind, Some(1), 4));
        let decision = live(&mut account, 4);
        assert_eq!(asked(&decision, "LAD-04").len(), 2, "{kind:?}");
        let reason = decision.effects.iter().find(|one| &*one.reason.clause == "LAD-04");
        assert_eq!(reason.expect("asked for").reason.event, Some(kind));
    }
    // A warning starts no step, on whichever day it comes: its own day does.
    for on in [-2, 0, 1, 4] {
        let mut account = owing();
        account.events.push(event(LadderEventKind::DelayWarned, Some(1), on));
        let (_, first) = live_until(&mut account, 8, "LAD-04");
        assert_eq!(first, Some(6), "warned on day {on}");
    }
}

/// The letter of guarantee follows the talk with whoever decides on payments by a day, and only
/// where nothing was paid by then.
#[test]
fn lad_04_without_payment_the_day_after_the_decision_maker_the_guarantee_letter() {
    const CLAUSE: &str = "LAD-04-GUARANTEE";
    let letter = told([(Task, "SALES_REP", "obtain-guarantee-letter")]);
    let reached = event(LadderEventKind::DecisionMakerReached, Some(1), 7);
    let mut account = owing();
    live_until(&mut account, 6, CLAUSE);
    account.events.push(reached);
    assert_eq!(asked(&live(&mut account, 7), CLAUSE), [], "the day of the talk is given to pay");
    let mut paid = account.clone();
    assert_eq!(asked(&live(&mut account, 8), CLAUSE), letter, "the next day");
    for later in 9..30 {
        assert_eq!(asked(&live(&mut account, later), CLAUSE), [], "once: {later}");
    }
    paid.items.clear();
    assert_eq!(asked(&live(&mut paid, 8), CLAUSE), [], "what is paid asks for no letter");
    // Nobody spoke with the decision maker: there is nothing that a letter could agree on.
    let (_, never) = live_until(&mut owing(), 30, CLAUSE);
    assert_eq!(never, None);
}

/// From day 8, or earlier when the schedule does not come or is broken.
#[test]
fn lad_05_over_seven_days_or_on_a_broken_schedule_the_breach_is_noticed() {
    let rows = [
        (Task, "SALES_REP", "announce-breach-notice"),
        (Task, "SUPERVISOR", "control-step"),
        (Task, "LEGAL", "fill-breach-notice"),
        (Notify, "post", "breach-notice"),
        (Notify, "email", "breach-notice"),
    ];
    comes_on("LAD-05", 8, rows);
    // An announcement lets step 4 begin early, and the schedule that does not come step 5.
    for kind in [LadderEventKind::ScheduleNotReceived, LadderEventKind::ScheduleBroken] {
        let mut account = owing();
        account.events.push(event(LadderEventKind::ExtensionAnnounced, Some(1), 3));
        account.events.push(event(kind, Some(1), 6));
        let (_, first) = live_until(&mut account, 12, "LAD-05");
        assert_eq!(first, Some(6), "{kind:?}");
    }
}

#[test]
fn lad_06_over_twelve_days_the_documents_of_the_claim_are_collected() {
    comes_on("LAD-06", 13, [(Task, "SALES_REP", "collect-claim-documents")]);
}

/// By post and by e-mail, with a settlement sought and a director told.
#[test]
fn lad_07_over_fourteen_days_the_claim_leaves() {
    let rows = [
        (Task, "LEGAL", "prepare-claim"),
        (Notify, "post", "claim"),
        (Notify, "email", "claim"),
        (Task, "SALES_REP", "seek-settlement"),
        (Notify, "COMMERCIAL_DIRECTOR", "director-notice-due"),
    ];
    comes_on("LAD-07", 15, rows);
}

/// The formalities are work; the suit itself waits for the decision of management.
#[test]
fn lad_08_over_twenty_eight_days_court_is_asked_of_the_director() {
    let rows =
        [(Task, "LEGAL", "complete-legal-formalities"), (AskApproval, "DIRECTOR", "approve-court")];
    comes_on("LAD-08", 29, rows);
    // Nothing beyond it comes by itself, however long nobody decides.
    let mut account = owing();
    live_until(&mut account, 29, "LAD-08");
    for day in 30..120 {
        let decision = live(&mut account, day);
        let steps = decision.effects.iter().filter(|one| is_on_ladder(one.step)).count();
        assert_eq!(steps, 0, "{day}");
    }
}

#[test]
fn lad_10_more_than_a_month_late_insolvency_and_owners_are_checked() {
    let mut account = owing();
    let (before, early) = live_until(&mut account, 30, "LAD-10");
    assert_eq!((early, asked(&before, "LAD-10")), (None, Vec::new()), "day 30 is no month yet");
    let decision = live(&mut account, 31);
    let check = told([(Task, "LEGAL", "check-insolvency-and-owners")]);
    assert_eq!(asked(&decision, "LAD-10"), check);
    let found = decision.effects.iter().find(|one| &*one.reason.clause == "LAD-10");
    let found = found.expect("asked for");
    assert_eq!((found.step, found.role), (WATCH, Some(Role::Legal)));
}
