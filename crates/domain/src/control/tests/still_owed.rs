//! When the reason for waiting work and unsent messages is gone.

use crate::control::scene::{account, day, eur, item, order, promise, standing};
use crate::control::still_owed::{AskedLine, StillOwed, WithdrawReason, still_owed};
use crate::control::{Account, Channel, EffectKind};
use crate::ids::ItemId;
use crate::standing::StandingKind;
use WithdrawReason::{Agreed, Disputed, Held, Promised, Settled};

/// Message to the debtor, and the same by hand; task, notice to staff, decision and watch.
const VOICE: [(EffectKind, Option<Channel>); 3] = [
    (EffectKind::Notify, Some(Channel::Sms)),
    (EffectKind::Notify, Some(Channel::Email)),
    (EffectKind::ByHand, Some(Channel::Post)),
];
const WORK: [(EffectKind, Option<Channel>); 5] = [
    (EffectKind::Task, None),
    (EffectKind::Notify, Some(Channel::Staff)),
    (EffectKind::AskApproval, None),
    (EffectKind::HandOver, None),
    (EffectKind::ByHand, None),
];

fn answers(
    about: &[(EffectKind, Option<Channel>)],
    items: &[i64],
    account: &Account,
) -> Vec<Option<WithdrawReason>> {
    let asked = |item: &i64| AskedLine {
        item: ItemId::new(*item),
        clause: "LAD-03".into(),
        step: 3,
        on: day(9),
        late: true,
    };
    let items: Vec<AskedLine> = items.iter().map(asked).collect();
    let answer = |&(kind, channel): &(EffectKind, Option<Channel>)| match still_owed(
        kind,
        channel,
        &items,
        account,
        day(10),
    ) {
        StillOwed::Yes => None,
        StillOwed::No(reason) => Some(reason),
    };
    about.iter().map(answer).collect()
}

type Stand = (StandingKind, Option<i64>, i64, Option<i64>);

/// The customer owes items 2 and 3 on day 10; item 1 was paid.
fn owing(standings: &[Stand]) -> Account {
    let mut account = account(vec![item(2, 0, eur(20)), item(3, 0, eur(30))]);
    account.standing = standings
        .iter()
        .map(|&(kind, item, from, until)| standing(kind, item, from, until))
        .collect();
    account
}

#[test]
fn a_reminder_stops_at_payment_dispute_promise_or_order_and_work_at_payment_or_order() {
    use StandingKind::{Agreement, Dispute, Hold, Promise};
    type Row = (
        &'static str,
        &'static [Stand],
        &'static [i64],
        Option<WithdrawReason>,
        Option<WithdrawReason>,
    );
    let rows: [Row; 18] = [
        ("owed", &[], &[2], None, None),
        ("paid", &[], &[1], Some(Settled), Some(Settled)),
        ("one of two paid", &[], &[1, 2], None, None),
        ("about no item", &[], &[], None, None),
        ("the item disputed", &[(Dispute, Some(2), 5, None)], &[2], Some(Disputed), None),
        ("another disputed", &[(Dispute, Some(3), 5, None)], &[2], None, None),
        ("one of two disputed", &[(Dispute, Some(3), 5, None)], &[2, 3], None, None),
        ("all disputed", &[(Dispute, None, 5, None)], &[2, 3], Some(Disputed), None),
        ("paid and disputed", &[(Dispute, Some(2), 5, None)], &[1, 2], Some(Disputed), None),
        ("the paid one disputed", &[(Dispute, Some(1), 5, None)], &[1, 2], None, None),
        ("a dispute from tomorrow", &[(Dispute, None, 11, None)], &[2], None, None),
        ("a dispute ended yesterday", &[(Dispute, None, 5, Some(9))], &[2], None, None),
        ("promised up to today", &[(Promise, None, 5, Some(10))], &[2], Some(Promised), None),
        (
            "promised and disputed",
            &[(Promise, Some(2), 5, None), (Dispute, Some(3), 5, None)],
            &[2, 3],
            Some(Disputed),
            None,
        ),
        ("agreed", &[(Agreement, Some(2), 5, Some(20))], &[2], Some(Agreed), Some(Agreed)),
        ("held", &[(Hold, None, 10, None)], &[2, 3], Some(Held), Some(Held)),
        ("held and paid", &[(Hold, None, 5, None)], &[1, 2], Some(Held), Some(Held)),
        (
            "held and disputed",
            &[(Dispute, None, 5, None), (Hold, None, 5, None)],
            &[2],
            Some(Held),
            Some(Held),
        ),
    ];
    for (case, standings, items, voice, work) in rows {
        let account = owing(standings);
        assert_eq!(answers(&VOICE, items, &account), [voice; 3], "{case}, to the debtor");
        assert_eq!(answers(&WORK, items, &account), [work; 5], "{case}, inside");
    }
}

#[test]
fn each_reason_has_its_own_word() {
    for reason in WithdrawReason::ALL {
        assert_eq!(WithdrawReason::from_code(reason.code()), Some(reason));
        let written = serde_json::to_string(&reason).expect("a word");
        assert_eq!(written, format!("\"{}\"", reason.code()));
    }
    assert_eq!(WithdrawReason::from_code("paid"), None);
}

#[test]
fn work_and_words_give_way_to_a_later_step_but_a_decision_asked_for_stays() {
    use crate::control::{StepTaken, WATCH};
    let taken = |item: i64, step: u8| StepTaken {
        item: ItemId::new(item),
        step,
        clause: "LAD".into(),
        policy: "eight-step".into(),
        version: 1,
        day: day(9),
        performed: day(9),
        undone: None,
    };
    let about = |kind, channel, lines: &[(i64, u8)], steps: &[(i64, u8)]| {
        let mut account = owing(&[]);
        account.steps = steps.iter().map(|&(item, step)| taken(item, step)).collect();
        let asked = |&(item, step): &(i64, u8)| AskedLine {
            item: ItemId::new(item),
            clause: "LAD".into(),
            step,
            on: day(9),
            late: true,
        };
        let lines: Vec<AskedLine> = lines.iter().map(asked).collect();
        still_owed(kind, channel, &lines, &account, day(10))
    };
    let gone = StillOwed::No(WithdrawReason::Outgrown);
    let email = Some(Channel::Email);
    let rows = [
        ("a later step", about(EffectKind::Task, None, &[(2, 3)], &[(2, 3), (2, 4)]), gone),
        (
            "its own step",
            about(EffectKind::Task, None, &[(2, 4)], &[(2, 3), (2, 4)]),
            StillOwed::Yes,
        ),
        ("of another debt", about(EffectKind::Task, None, &[(2, 3)], &[(3, 4)]), StillOwed::Yes),
        ("one of two", about(EffectKind::Task, None, &[(2, 3), (3, 3)], &[(2, 4)]), StillOwed::Yes),
        ("the other paid", about(EffectKind::Task, None, &[(1, 3), (2, 3)], &[(2, 4)]), gone),
        ("a letter", about(EffectKind::Notify, email, &[(2, 3)], &[(2, 5)]), gone),
        ("a decision", about(EffectKind::AskApproval, None, &[(2, 3)], &[(2, 5)]), StillOwed::Yes),
        ("a watch", about(EffectKind::Task, None, &[(2, WATCH)], &[(2, 5)]), StillOwed::Yes),
    ];
    for (name, answer, expected) in rows {
        assert_eq!(answer, expected, "{name}");
    }
}

#[test]
fn a_letter_is_withdrawn_for_a_promise_only_when_all_it_asks_for_is_promised() {
    // Owed are 20 and 30, due on one day.
    let rows: [(i64, &[i64], Option<WithdrawReason>); 5] = [
        (19, &[2], None),
        (20, &[2], Some(Promised)),
        (20, &[2, 3], None),
        (49, &[3], None),
        (50, &[2, 3], Some(Promised)),
    ];
    for (amount, items, expected) in rows {
        let mut account = owing(&[]);
        account.standing = vec![promise(None, 5, Some(10), eur(amount))];
        assert_eq!(answers(&VOICE, items, &account), [expected; 3], "{amount}");
        assert_eq!(answers(&WORK, items, &account), [None; 5], "{amount}");
    }
}

#[test]
fn what_a_step_asked_for_because_it_was_late_ends_when_the_due_day_moves() {
    let ask = |late: bool, step: u8, due: i64| {
        let account = account(vec![item(2, due, eur(20))]);
        let (item, clause) = (ItemId::new(2), "LAD".into());
        let line = AskedLine { item, clause, step, on: day(9), late };
        still_owed(EffectKind::Task, None, &[line], &account, day(10))
    };
    let not_late = StillOwed::No(WithdrawReason::NotLate);
    assert_eq!(ask(true, 3, 9), StillOwed::Yes, "late by a day");
    assert_eq!(ask(true, 3, 10), not_late, "due today");
    assert_eq!(ask(true, 3, 40), not_late, "due in a month");
    assert_eq!(ask(false, 3, 40), StillOwed::Yes, "an event asked for it");
    assert_eq!(ask(true, crate::control::RULE, 40), StillOwed::Yes, "beside the ladder");
}

/// GEN-05: an order takes back what it leaves out, and nothing else.
#[test]
fn gen_05_an_order_withdraws_only_what_its_clauses_ask_for() {
    for (scope, expected) in [("", Some(Held)), ("LAD-03", Some(Held)), ("LAD-04", None)] {
        let mut account = owing(&[]);
        account.standing = vec![order(scope, None, 5, None)];
        assert_eq!(answers(&VOICE, &[2], &account), [expected; 3], "{scope}");
        assert_eq!(answers(&WORK, &[2], &account), [expected; 5], "{scope}");
    }
}
