//! What a visit needs before it can end, and how more time is given.

use super::*;
use crate::control::scene::{day, eur};
use crate::rating::ByStatus;
use crate::roles::Role;

const CALM: Before = Before { owes: true, first_after_missed_day: false };
const MISSED: Before = Before { owes: true, first_after_missed_day: true };

/// A visit to which nothing is missing.
fn whole() -> Visit {
    Visit {
        item: Some(ItemId::new(1)),
        goal: GoalField::ALL.iter().map(|field| (*field, String::new())).collect(),
        behaviour: Some(4),
        outlet: Some(4),
        answer: Some(Answer::Reminded),
        doubt: Some(Doubt::A),
        next: Some(NextContact { day: day(5), minute: 600 }),
        ..Visit::default()
    }
}

#[test]
fn rem_09_all_four_fields_are_confirmed_or_corrected() {
    assert_eq!(needed(&whole(), CALM), []);
    let rows = [
        (GoalField::Due, Needed::GoalDue),
        (GoalField::Number, Needed::GoalNumber),
        (GoalField::Amount, Needed::GoalAmount),
        (GoalField::Method, Needed::GoalMethod),
    ];
    for (field, missing) in rows {
        let mut visit = whole();
        visit.goal.remove(&field);
        assert_eq!(needed(&visit, CALM), [missing]);
        visit.goal.insert(field, "corrected".to_owned());
        assert_eq!(needed(&visit, CALM), []);
    }
    let about_nothing = Visit { item: None, goal: BTreeMap::new(), ..whole() };
    assert_eq!(needed(&about_nothing, CALM), [], "without an invoice there is no goal");
}

#[test]
fn rem_10_rem_11_rem_12_each_outcome_says_how_to_go_on() {
    let rows: [(Doubt, bool, &[Needed]); 6] = [
        (Doubt::A, true, &[]),
        (Doubt::A, false, &[Needed::NextContact]),
        (Doubt::B, true, &[]),
        (Doubt::B, false, &[Needed::NextContact]),
        (Doubt::C, true, &[]),
        (Doubt::C, false, &[]),
    ];
    for (doubt, meets, missing) in rows {
        let next = whole().next.filter(|_| meets);
        let visit = Visit { doubt: Some(doubt), next, ..whole() };
        assert_eq!(needed(&visit, CALM), missing, "{doubt:?}");
    }
    let undecided = Visit { doubt: None, ..whole() };
    assert_eq!(needed(&undecided, CALM), [Needed::Doubt]);
}

#[test]
fn rem_13_two_scales_are_mandatory_at_every_visit() {
    type Row = (Manner, Option<u8>, Option<u8>, &'static [Needed]);
    let rows: [Row; 6] = [
        (Manner::Visit, None, Some(3), &[Needed::Behaviour]),
        (Manner::Visit, Some(3), None, &[Needed::Outlet]),
        (Manner::Visit, Some(0), Some(6), &[Needed::Behaviour, Needed::Outlet]),
        (Manner::Visit, Some(1), Some(5), &[]),
        (Manner::Call, Some(3), None, &[]),
        (Manner::Call, None, None, &[Needed::Behaviour]),
    ];
    for (manner, behaviour, outlet, missing) in rows {
        let visit = Visit { manner, behaviour, outlet, ..whole() };
        assert_eq!(needed(&visit, CALM), missing, "{manner:?} {behaviour:?} {outlet:?}");
    }
    let rows = [
        (1, Some(5), Doubt::C),
        (5, Some(1), Doubt::C),
        (3, Some(5), Doubt::B),
        (4, Some(4), Doubt::A),
        (4, None, Doubt::A),
    ];
    for (behaviour, outlet, expected) in rows {
        assert_eq!(suggested(behaviour, outlet), expected, "{behaviour} {outlet:?}");
    }
}

#[test]
fn pay_02_who_pays_shows_number_day_and_amount() {
    let paying = Visit { answer: Some(Answer::Paid), ..whole() };
    let all = [Needed::PaymentNumber, Needed::PaymentDay, Needed::PaymentAmount];
    assert_eq!(needed(&paying, CALM), all);
    let (number, amount) = ("17".to_owned(), Some(eur(100)));
    let paid = PaidBy { proof: Proof::Order, number, day: Some(day(0)), amount };
    let shown = Visit { paid: Some(paid.clone()), ..paying.clone() };
    assert_eq!(needed(&shown, CALM), []);
    let dateless = Visit { paid: Some(PaidBy { day: None, ..paid }), ..paying };
    assert_eq!(needed(&dateless, CALM), [Needed::PaymentDay]);
}

#[test]
fn pay_03_who_wants_more_time_says_why_and_until_when() {
    let visit = Visit { answer: Some(Answer::MoreTime), ..whole() };
    assert_eq!(needed(&visit, CALM), [Needed::Reason, Needed::Until, Needed::Cause]);
    let told = Visit {
        reason: "waits for a transfer".to_owned(),
        until: Some(day(3)),
        cause: Some(Cause::OwnDebtors),
        ..visit
    };
    assert_eq!(needed(&told, CALM), []);
}

#[test]
fn exe_01_the_first_talk_after_a_missed_day_has_four_outputs() {
    let visit = whole();
    let four = [Needed::Until, Needed::Informed, Needed::Cause, Needed::Assessment];
    assert_eq!(needed(&visit, MISSED), four);
    let told = Visit {
        until: Some(day(3)),
        informed: true,
        cause: Some(Cause::NoTrade),
        assessment: "shelf full, shop empty".to_owned(),
        ..visit.clone()
    };
    assert_eq!(needed(&told, MISSED), []);
    let refused = Visit {
        answer: Some(Answer::Refused),
        reason: "no reason".to_owned(),
        second_reason: "still none".to_owned(),
        still_refuses: Some(true),
        until: None,
        ..told.clone()
    };
    assert_eq!(needed(&refused, MISSED), [], "who refuses names no day");
    let gone = Visit { answer: Some(Answer::NotReached), goal: BTreeMap::new(), ..visit };
    assert_eq!(needed(&Visit { behaviour: None, ..gone }, MISSED), [], "nobody was told anything");
}

/// PAY-07, 6.1.3.b.b1: whoever refuses is asked for the reason a second time, and what came of it
/// is said.
#[test]
fn pay_07_who_refuses_is_asked_for_the_reason_a_second_time() {
    let once = Visit {
        answer: Some(Answer::Refused),
        reason: "the goods are bad".to_owned(),
        cause: Some(Cause::Contested),
        ..whole()
    };
    let rows = [
        ("", None, true),
        ("the same", None, true),
        (" ", Some(true), true),
        ("the same", Some(true), false),
        ("a misunderstanding", Some(false), false),
    ];
    for (second, still_refuses, asked) in rows {
        let visit = Visit { second_reason: second.to_owned(), still_refuses, ..once.clone() };
        let expected: &[Needed] = if asked { &[Needed::SecondReason] } else { &[] };
        assert_eq!(needed(&visit, CALM), expected, "{second:?} {still_refuses:?}");
    }
    let pays = Visit { answer: Some(Answer::Reminded), ..once };
    assert_eq!(needed(&pays, CALM), [], "nobody else is asked twice");
}

/// LAD-04: the work to reach whoever decides on payments is done by the talk with that person.
#[test]
fn lad_04_a_talk_with_the_decision_maker_does_the_work() {
    for (decision_maker, answer, done) in [
        (true, Answer::Reminded, true),
        (false, Answer::Reminded, false),
        (true, Answer::NotReached, false),
    ] {
        let visit = Visit { decision_maker, answer: Some(answer), ..whole() };
        let found = work_done(&visit, CALM).contains(&REACHES_DECISION_MAKER);
        assert_eq!(found, done, "{decision_maker} {answer:?}");
    }
}

#[test]
fn tac_03_the_hard_way_needs_its_warning_confirmed() {
    let hard = Visit { tactic: Some("meter".to_owned()), ..whole() };
    assert_eq!(needed(&hard, CALM), [Needed::TacticConfirmed]);
    assert_eq!(needed(&Visit { tactic_confirmed: true, ..hard }, CALM), []);
    let soft = Visit { tactic: Some("pity".to_owned()), ..whole() };
    assert_eq!(needed(&soft, CALM), []);
}

fn asked(status: Status, days: i64, today: Option<i64>) -> TimeAsked {
    TimeAsked {
        status,
        due: day(0),
        asked_on: day(0),
        until: day(days),
        repeated: false,
        first_word: None,
        open: eur(100),
        today: today.map(eur),
        limits: Limits::REGULATION,
    }
}

#[test]
fn pay_04_pay_05_rt_04_days_within_the_status_are_promised_at_once() {
    use Status::{Reliable, Threat, Uncertain};
    for (status, days) in [(Reliable, 5), (Uncertain, 3), (Threat, 3)] {
        let given = more_time(asked(status, days, None), false).expect("within the days");
        assert_eq!(given.waits, None, "{status:?}");
        assert_eq!(given.at_once, [PromisePart { by: day(days), amount: None }]);
        let longer = more_time(asked(status, days + 1, None), false);
        if status == Reliable {
            let waits = longer.expect("the manager's word").waits;
            assert_eq!(waits, Some(PromisePart { by: day(days + 1), amount: None }));
        } else {
            assert_eq!(longer, Err(TimeRefusal::PartToday { max_days: days }), "{status:?}");
        }
    }
}

/// GEN-12: how many days that is, the policy says.
#[test]
fn gen_12_days_within_the_status_are_those_of_the_policy() {
    let promise_days = ByStatus { uncertain: 4, ..Limits::REGULATION.promise_days };
    let limits = Limits { promise_days, ..Limits::REGULATION };
    for (days, given) in [(4, true), (5, false)] {
        let asked = TimeAsked { limits, ..asked(Status::Uncertain, days, None) };
        assert_eq!(more_time(asked, false).is_ok(), given, "{days}");
    }
}

#[test]
fn pay_06_who_wants_longer_pays_a_part_from_today() {
    let given = more_time(asked(Status::Threat, 4, Some(40)), false).expect("in parts");
    assert_eq!(given.authority.role, Role::Supervisor);
    assert_eq!(given.at_once, [PromisePart { by: day(0), amount: Some(eur(40)) }]);
    assert_eq!(given.waits, Some(PromisePart { by: day(4), amount: Some(eur(60)) }));
    // The manager gives the same without waiting for anybody.
    let given = more_time(asked(Status::Threat, 4, Some(40)), true).expect("in parts");
    let parts: Vec<_> = given.at_once.iter().map(|part| (part.by, part.amount)).collect();
    assert_eq!(parts, [(day(0), Some(eur(40))), (day(4), Some(eur(60)))]);
    assert_eq!(given.waits, None);
}

#[test]
fn parts_are_parts_and_days_are_ahead() {
    for part in [0, 100, 101, -1] {
        let found = more_time(asked(Status::Reliable, 6, Some(part)), false);
        assert_eq!(found, Err(TimeRefusal::PartOutOfRange { open: eur(100) }), "{part}");
    }
    assert_eq!(more_time(asked(Status::Reliable, -1, None), true), Err(TimeRefusal::Past));
}

#[test]
fn a_second_deferral_of_one_invoice_waits_for_the_head_of_sales() {
    let again = TimeAsked { repeated: true, ..asked(Status::Reliable, 2, None) };
    let given = more_time(again, false).expect("asked for");
    assert_eq!(given.authority.role, Role::HeadOfSales);
    assert_eq!(given.at_once, []);
    assert_eq!(given.waits, Some(PromisePart { by: day(2), amount: None }));
}

/// 8.1, 6.1.1, 6.1.3: what a talk has done is not asked for beside it.
#[test]
fn exe_01_pay_03_rem_05_a_talk_does_the_work_it_was_asked_for() {
    let calls = ["call-and-warn", "friday-call"];
    let rows: [(Visit, Before, &[&str]); 5] = [
        (whole(), CALM, &[]),
        (whole(), MISSED, &["find-cause-and-date"]),
        (Visit { until: Some(day(9)), ..whole() }, CALM, &["ask-planned-date"]),
        (
            Visit { answer: Some(Answer::MoreTime), until: Some(day(9)), ..whole() },
            CALM,
            &["ask-planned-date", "record-wish-for-time"],
        ),
        (
            Visit { answer: Some(Answer::MoreTime), today: Some(eur(10)), ..whole() },
            CALM,
            &["agree-part-payment", "record-wish-for-time"],
        ),
    ];
    for (visit, before, besides) in rows {
        let mut expected: Vec<&str> = calls.iter().chain(besides).copied().collect();
        let mut done = work_done(&visit, before);
        expected.sort_unstable();
        done.sort_unstable();
        assert_eq!(done, expected, "{:?}", visit.answer);
    }
    // What is done by a talk only is among what talks do.
    let asks = Visit { answer: Some(Answer::MoreTime), ..whole() };
    let all = work_done(&asks, MISSED);
    for text in ["find-cause-and-date", "record-wish-for-time"] {
        assert!(is_done_by_a_talk(text) && all.contains(&text), "{text}");
    }
    assert!(!is_done_by_a_talk("friday-call"), "a call may be made from any telephone");
    let unreached = Visit { answer: Some(Answer::NotReached), ..whole() };
    assert_eq!(work_done(&unreached, MISSED), Vec::<&str>::new());
}

/// 6.1.3: date, number and amount of the invoice, wherever there is one.
#[test]
fn pay_03_more_time_a_refusal_and_money_are_about_an_invoice() {
    let rows = [
        (Answer::MoreTime, true, true),
        (Answer::Refused, true, true),
        (Answer::Paid, true, true),
        (Answer::Reminded, true, false),
        (Answer::NotReached, true, false),
        (Answer::MoreTime, false, false),
        (Answer::Paid, false, false),
    ];
    for (answer, owes, asked) in rows {
        let visit = Visit { item: None, answer: Some(answer), ..whole() };
        let missing = needed(&visit, Before { owes, first_after_missed_day: false });
        assert_eq!(missing.contains(&Needed::Invoice), asked, "{answer:?} {owes}");
        let named = Visit { item: Some(ItemId::new(1)), ..visit };
        assert!(!needed(&named, CALM).contains(&Needed::Invoice), "{answer:?}");
    }
}
