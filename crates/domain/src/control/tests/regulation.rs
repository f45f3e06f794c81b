//! The regulation clause by clause, each boundary on both sides. The tests are named by the
//! requirement they stand for.

use crate::audit;
use crate::authority::Choice;
use crate::control::scene::{account, day, eur, feed_back, followed, item};
use crate::control::{
    Account, Answer, Decision, Effect, EffectKind, LadderEvent, LadderEventKind, MISSED, NotMeant,
    decide, unmeant,
};
use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::{Counter, Policies};
use crate::rating::Status;
use crate::regulation::tolerated_delay::Basis;
use crate::roles::Role;
use crate::standing::{Standing, StandingKind};
use std::sync::LazyLock;

static REGULATION: LazyLock<Policies> = LazyLock::new(|| followed("regulation", "RU"));

fn on(text: &str) -> Day {
    text.parse().expect(text)
}

/// A customer with deferral and one debt due on the day.
fn owing(due: &str) -> Account {
    let mut account = account(vec![item(1, 0, eur(1_000))]);
    account.deferral_from = Some(Day::FIRST);
    account.items[0].due = on(due);
    account.items[0].initial_due = on(due);
    account
}

fn happened(account: &mut Account, kind: LadderEventKind, day: Day, until: Option<Day>) {
    account.events.push(LadderEvent { day, kind, item: Some(ItemId::new(1)), until });
}

fn decided(account: &mut Account, clause: &str, choice: Choice, day: Day) {
    let item = ItemId::new(1);
    account.answers.push(Answer {
        item,
        clause: clause.into(),
        choice: Some(choice),
        day,
        until: None,
    });
}

/// One day, sound to the checker, its steps fed back.
fn live(account: &mut Account, day: Day) -> Decision {
    let decision = decide(&REGULATION, account, day);
    assert_eq!(audit::check(&REGULATION, account, &decision), [], "{day}");
    feed_back(account, &decision, day);
    decision
}

/// Days from `first` to `last` on which the clause is asked for.
fn days_of(account: &Account, clause: &str, first: Day, last: Day) -> Vec<Day> {
    let mut account = account.clone();
    let asks = |day: &Day| {
        let decision = live(&mut account, *day);
        let asked = decision.effects.iter().filter(|effect| effect.step != MISSED);
        asked.into_iter().any(|effect| &*effect.reason.clause == clause)
    };
    first.through(last).filter(asks).collect()
}

/// The first of them.
fn first_day_of(account: &Account, clause: &str, last: Day) -> Option<Day> {
    let first = account.items[0].due.plus(-40);
    days_of(account, clause, first, last).first().copied()
}

fn effect<'a>(decision: &'a Decision, clause: &str) -> &'a Effect {
    let mut effects = decision.effects.iter();
    let found = effects.find(|effect| &*effect.reason.clause == clause);
    found.unwrap_or_else(|| panic!("no {clause} in {decision:?}"))
}

/// Each counter from its own first day: calendar, working and banking days are never turned
/// into one another.
#[test]
fn esc_01_02_04_07_each_role_takes_over_on_its_day_and_not_the_day_before() {
    let rows = [
        ("ESC-01", 6, Role::Supervisor),
        ("ESC-02", 11, Role::Supervisor),
        ("ESC-04", 11, Role::HeadOfSales),
        ("ESC-07", 10, Role::HeadOfSales),
    ];
    for (clause, late, role) in rows {
        let mut account = owing("2026-04-20");
        let due = account.items[0].due;
        let first = first_day_of(&account, clause, due.plus(40));
        assert_eq!(first, Some(due.plus(late)), "{clause}");
        for day in due.plus(-40).through(due.plus(late - 1)) {
            live(&mut account, day);
        }
        let decision = live(&mut account, due.plus(late));
        assert_eq!(effect(&decision, clause).role, Some(role), "{clause}");
        assert_eq!(days_of(&account, clause, due, due.plus(90)), [], "{clause}: once");
    }
}

/// The worked case of RT-01 day by day: five, ten days and fifteen working days bear nobody more,
/// the day after each does.
#[test]
fn rt_01_the_roles_over_a_debt_grow_on_their_own_days() {
    let controls =
        [("ESC-01", Role::Supervisor), ("ESC-04", Role::HeadOfSales), ("ESC-10", Role::Director)];
    let account = owing("2026-04-20");
    let since = controls.map(|(clause, role)| {
        let first = first_day_of(&account, clause, on("2026-06-30")).expect(clause);
        let mut until = account.clone();
        for day in account.items[0].due.plus(-40).through(first.plus(-1)) {
            live(&mut until, day);
        }
        assert_eq!(effect(&live(&mut until, first), clause).role, Some(role), "{clause}");
        first
    });
    let rows = [
        ("2026-04-25", 0),
        ("2026-04-26", 1),
        ("2026-04-30", 1),
        ("2026-05-01", 2),
        ("2026-05-05", 2),
        ("2026-05-12", 2),
        ("2026-05-13", 2),
        ("2026-05-14", 3),
        ("2026-05-18", 3),
    ];
    for (day, roles) in rows {
        let over = since.iter().filter(|first| **first <= on(day)).count();
        assert_eq!(over, roles, "{day}: {since:?}");
    }
}

#[test]
fn esc_10_rt_01_director_controls_over_15_working_days() {
    // RT-01: the 15th working day is Wednesday 13 May; then one that ends on a Friday.
    let rows = [("2026-04-20", "2026-05-14"), ("2026-04-22", "2026-05-18")];
    for (due, from) in rows {
        let account = owing(due);
        assert_eq!(first_day_of(&account, "ESC-10", on("2026-06-30")), Some(on(from)), "{due}");
    }
    let mut account = owing("2026-04-20");
    let decision = live(&mut account, on("2026-05-14"));
    let reason = &effect(&decision, "ESC-10").reason;
    assert_eq!((reason.threshold_days, reason.met_by_days), (16, 16));
    assert_eq!(reason.counter, Counter::Working);
}

#[test]
fn esc_11_rt_02_director_decides_within_10_calendar_days_of_that_term() {
    let mut account = owing("2026-04-20");
    let decision = live(&mut account, on("2026-05-14"));
    let asked = effect(&decision, "ESC-11");
    // RT-02.
    assert_eq!((asked.kind, asked.until), (EffectKind::AskApproval, on("2026-05-23")));
    let asks = asked.asks.as_ref().expect("a question");
    let permitted = [
        Choice::ExtraTimeForHead,
        Choice::TaskForFinancialControl,
        Choice::Restructuring,
        Choice::ChangeOfStatus,
        Choice::UnconditionalRecovery,
        Choice::Irrecoverable,
    ];
    assert_eq!((asks.options.as_slice(), asks.several), (&permitted[..], true));
    // The last day is still a day to decide; the day after it nobody has.
    let told = |day: &str| {
        let decision = decide(&REGULATION, &account, on(day));
        let mut told = decision.effects.iter().filter(|one| &*one.text == "decision-missed");
        told.any(|one| &*one.reason.clause == "ESC-11")
    };
    assert_eq!((told("2026-05-23"), told("2026-05-24")), (false, true));
}

#[test]
fn esc_07_no_decision_on_day_15_is_an_overdue_task_of_the_director() {
    let due = on("2026-04-20");
    let mut undecided = owing("2026-04-20");
    let decision = live(&mut undecided, due.plus(10));
    assert_eq!(effect(&decision, "ESC-07").until, due.plus(15));
    let missed = |account: &Account, day: Day| {
        let decision = decide(&REGULATION, account, day);
        assert_eq!(audit::check(&REGULATION, account, &decision), []);
        let told = decision.effects.into_iter().find(|one| &*one.text == "decision-missed");
        told.map(|told| (told.kind, told.role, told.reason.clause.to_string()))
    };
    let told = Some((EffectKind::Task, Some(Role::Director), "ESC-07".to_owned()));
    assert_eq!(missed(&undecided, due.plus(15)), None);
    assert_eq!(missed(&undecided, due.plus(16)), told);
    // Told once.
    let decision = live(&mut undecided, due.plus(16));
    assert!(decision.effects.iter().any(|one| &*one.text == "decision-missed"));
    assert_eq!(missed(&undecided, due.plus(17)), None);
    for choice in [Choice::MoreTimeForSupervisor, Choice::UnconditionalReturn] {
        let mut in_time = owing("2026-04-20");
        live(&mut in_time, due.plus(10));
        decided(&mut in_time, "ESC-07", choice, due.plus(15));
        assert_eq!(missed(&in_time, due.plus(16)), None, "{choice:?}");
        let memo = first_day_of(&in_time, "ESC-07-RETURN", due.plus(30));
        let wanted = (choice == Choice::UnconditionalReturn).then(|| due.plus(15));
        assert_eq!(memo, wanted, "{choice:?}");
    }
}

#[test]
fn esc_03_plans_at_the_end_of_the_week_and_reports_who_has_none() {
    // Six days late on Friday 13 March; five on it; a week whose Friday is a holiday, six and five
    // days late on the day before it; and six and five on the Friday before a holiday on Monday.
    let rows = [
        ("2026-03-07", Some("2026-03-13"), Some("2026-03-16")),
        ("2026-03-08", Some("2026-03-20"), Some("2026-03-23")),
        ("2026-04-24", Some("2026-04-30"), Some("2026-05-04")),
        ("2026-04-25", Some("2026-05-08"), Some("2026-05-12")),
        ("2026-05-02", Some("2026-05-08"), Some("2026-05-12")),
        ("2026-05-03", Some("2026-05-15"), Some("2026-05-18")),
    ];
    for (due, plan, report) in rows {
        let account = owing(due);
        let last = on("2026-05-20");
        assert_eq!(first_day_of(&account, "ESC-03", last), plan.map(on), "{due}");
        assert_eq!(first_day_of(&account, "ESC-03-REPORT", last), report.map(on), "{due}");
    }
    // A measure planned in the last seven days: nobody is reported on this Monday.
    for (planned, reported) in [("2026-03-09", "2026-03-16"), ("2026-03-10", "2026-03-23")] {
        let mut account = owing("2026-03-07");
        happened(&mut account, LadderEventKind::MeasurePlanned, on(planned), None);
        let first = first_day_of(&account, "ESC-03-REPORT", on("2026-05-20"));
        assert_eq!(first, Some(on(reported)), "{planned}");
    }
}

#[test]
fn esc_13_esc_15_cls_12_lfe_12_each_decision_of_the_director_has_its_work() {
    let rows = [
        (Choice::TaskForFinancialControl, "ESC-11-CONTROL", Role::FinancialControlOfficer),
        (Choice::Restructuring, "LFE-12", Role::SalesRep),
        (Choice::ChangeOfStatus, "CLS-12", Role::HeadOfFinancialControl),
        (Choice::UnconditionalRecovery, "ESC-13", Role::Legal),
        (Choice::Irrecoverable, "ESC-15", Role::FinancialControlOfficer),
    ];
    for (choice, clause, role) in rows {
        let mut account = owing("2026-04-20");
        live(&mut account, on("2026-05-14"));
        let before = decide(&REGULATION, &account, on("2026-05-15"));
        assert!(before.effects.iter().all(|one| &*one.reason.clause != clause), "{clause}");
        decided(&mut account, "ESC-11", choice, on("2026-05-15"));
        let decision = live(&mut account, on("2026-05-15"));
        assert_eq!(effect(&decision, clause).role, Some(role), "{clause}");
        assert_eq!(days_of(&account, clause, on("2026-05-16"), on("2026-06-30")), [], "once");
    }
}

/// LFE-01: what is chosen when one of three must happen has its work, and the others have not.
#[test]
fn lfe_01_restructuring_yields_its_papers_and_recovery_the_claim() {
    let rows = [
        (Choice::Restructuring, Some("LFE-01-RESTRUCTURING"), "sign-restructuring-papers"),
        (Choice::ClaimRecovery, Some("LFE-01-CLAIM"), "recover-by-law"),
        (Choice::LateFeePaid, None, ""),
    ];
    for (choice, clause, text) in rows {
        let mut account = owing("2026-04-20");
        live(&mut account, on("2026-05-19"));
        decided(&mut account, "LFE-01-FORCED", choice, on("2026-05-20"));
        let decision = live(&mut account, on("2026-05-20"));
        for other in ["LFE-01-RESTRUCTURING", "LFE-01-CLAIM"] {
            let asked = decision.effects.iter().any(|one| &*one.reason.clause == other);
            assert_eq!(asked, clause == Some(other), "{choice:?} {other}");
        }
        let Some(clause) = clause else { continue };
        assert_eq!(&*effect(&decision, clause).text, text, "{choice:?}");
        assert_eq!(days_of(&account, clause, on("2026-05-21"), on("2026-06-30")), [], "once");
    }
}

/// RM-01, and the boundary of "late before". Reminders that fall on one day after they were moved
/// are merged, not multiplied: so the contract of the calculator says it.
#[test]
fn rem_03_rem_04_each_status_is_reminded_on_its_days() {
    let rows: [(Status, bool, &str, &[&str]); 7] = [
        (Status::Reliable, false, "2026-03-18", &[]),
        (Status::Reliable, true, "2026-03-18", &["2026-03-16"]),
        (Status::Uncertain, false, "2026-03-18", &["2026-03-13", "2026-03-16"]),
        (Status::Uncertain, true, "2026-03-17", &["2026-03-13"]),
        (Status::Threat, true, "2026-03-18", &["2026-03-11", "2026-03-13", "2026-03-17"]),
        (Status::Threat, true, "2026-01-12", &["2025-12-30"]),
        (Status::NonPaying, true, "2026-03-18", &[]),
    ];
    for (status, late_before, due, expected) in rows {
        let account = Account { status, late_before, ..owing(due) };
        let due = account.items[0].due;
        let found = days_of(&account, "REM-03", due.plus(-20), due.plus(3));
        assert_eq!(found, expected.iter().map(|day| on(day)).collect::<Vec<_>>(), "{status:?}");
    }
}

#[test]
fn rem_05_calls_on_friday_of_the_week_before() {
    let rows = [
        ("2026-03-16", "2026-03-13"),
        ("2026-03-22", "2026-03-13"), // RM-02: due on Sunday
        ("2026-03-23", "2026-03-20"),
        ("2026-05-04", "2026-04-30"), // that Friday is a holiday
        ("2026-01-14", "2025-12-30"),
    ];
    for (due, call) in rows {
        let account = Account { status: Status::Reliable, ..owing(due) };
        let due = account.items[0].due;
        assert_eq!(days_of(&account, "REM-05", due.plus(-30), due), [on(call)], "{due}");
    }
}

#[test]
fn rem_08_a_reminder_stops_at_payment_at_a_dispute_and_at_an_order() {
    let mut account = owing("2026-03-18");
    let reminder = on("2026-03-16");
    let asks = |account: &Account| {
        let decision = decide(&REGULATION, account, reminder);
        assert_eq!(audit::check(&REGULATION, account, &decision), []);
        decision.effects.iter().any(|one| &*one.reason.clause == "REM-03")
    };
    assert!(asks(&account));
    for kind in [StandingKind::Dispute, StandingKind::Hold, StandingKind::Promise] {
        let standing = crate::control::scene::standing(kind, Some(1), 0, None);
        let stopped = Account { standing: vec![standing], ..account.clone() };
        assert!(!asks(&stopped), "{kind:?}");
    }
    account.items.clear();
    assert!(!asks(&account), "paid");
}

#[test]
fn exe_00_a_warned_delay_goes_to_the_wish_for_time_and_not_to_measure_1() {
    let due = on("2026-03-18");
    let unwarned = owing("2026-03-18");
    assert_eq!(first_day_of(&unwarned, "EXE-01", due.plus(9)), Some(due.plus(1)));
    assert_eq!(first_day_of(&unwarned, "PAY-03", due.plus(9)), None);
    let mut warned = owing("2026-03-18");
    happened(&mut warned, LadderEventKind::DelayWarned, due.plus(-1), None);
    assert_eq!(first_day_of(&warned, "EXE-01", due.plus(9)), None);
    assert_eq!(first_day_of(&warned, "PAY-03", due.plus(9)), Some(due.plus(-1)));
    assert_eq!(first_day_of(&warned, "EXE-02", due.plus(9)), Some(due.plus(3)));
    // A warning about everything counts for what falls due within a month.
    for (days, warned) in [(30, true), (31, false)] {
        let mut account = owing("2026-03-18");
        let kind = LadderEventKind::DelayWarned;
        account.events.push(LadderEvent { day: due.plus(-days), kind, item: None, until: None });
        let first = first_day_of(&account, "EXE-01", due.plus(9));
        assert_eq!(first.is_none(), warned, "{days} days before");
    }
}

#[test]
fn exe_04_who_hides_or_refuses_is_sent_the_demand_before_three_weeks() {
    let due = on("2026-03-02");
    assert_eq!(first_day_of(&owing("2026-03-02"), "EXE-04", due.plus(40)), Some(due.plus(22)));
    for kind in [LadderEventKind::ContactAvoided, LadderEventKind::RestructuringRefused] {
        let mut account = owing("2026-03-02");
        happened(&mut account, kind, due.plus(9), None);
        // Measure 3 was taken on day 8; the demand follows after the pause of the policy.
        assert_eq!(first_day_of(&account, "EXE-04", due.plus(40)), Some(due.plus(10)), "{kind:?}");
    }
}

/// EXE-00: no day was missed yet. Who hides or refuses before the due day is told of to the manager
/// (PAY-07); the measures begin with the first day of delay, and the demand follows them in order.
#[test]
fn exe_00_who_refuses_before_the_due_day_is_pressed_from_the_first_day_of_delay_on() {
    let due = on("2026-03-18");
    let measures = ["EXE-01", "EXE-02", "EXE-03", "EXE-04"];
    for kind in [LadderEventKind::ContactAvoided, LadderEventKind::RestructuringRefused] {
        for said in [-10, -1, 0, 1] {
            let mut account = owing("2026-03-18");
            happened(&mut account, kind, due.plus(said), None);
            let found = measures.map(|clause| first_day_of(&account, clause, due.plus(40)));
            let wanted = [1, 3, 5, 7].map(|late| Some(due.plus(late)));
            assert_eq!(found, wanted, "{kind:?} {said}");
        }
    }
    let mut refused = owing("2026-03-18");
    happened(&mut refused, LadderEventKind::RestructuringRefused, due.plus(-10), None);
    assert_eq!(first_day_of(&refused, "PAY-07", due), Some(due.plus(-10)));
    // Whoever decides only on the days it was told to sees it too.
    let decision = decide(&REGULATION, &refused, due);
    assert_eq!(decision.look_again, Some(due.plus(1)));
}

#[test]
fn exe_05_three_days_after_the_demand_the_claim_after_thirty_the_suit() {
    let mut account = owing("2026-02-20");
    happened(&mut account, LadderEventKind::DemandDelivered, on("2026-03-10"), None);
    // RT-05: pay by 13 March, filing from 10 April.
    let last = on("2026-05-30");
    assert_eq!(first_day_of(&account, "EXE-05", last), Some(on("2026-03-14")));
    assert_eq!(first_day_of(&account, "EXE-05-FILING", last), Some(on("2026-04-10")));
}

/// Every silence can be explained: what is meant for others says for whom, and nothing that is
/// asked for is among it.
#[test]
fn what_is_meant_for_others_says_so() {
    let why = |account: &Account, day: &str, clause: &str| {
        let found = unmeant(&REGULATION, account, on(day));
        let decision = decide(&REGULATION, account, on(day));
        for silent in &found {
            let asked = decision.effects.iter().any(|one| one.reason.clause == silent.clause);
            assert!(!asked, "{day} {silent:?}");
        }
        found.into_iter().find(|one| &*one.clause == clause).map(|one| one.why)
    };
    // REM-03: a reliable customer who was never late is left in peace before the due day.
    let mut reliable = owing("2026-04-20");
    reliable.status = Status::Reliable;
    assert_eq!(why(&reliable, "2026-04-13", "REM-03"), Some(NotMeant::OnlyLateBefore));
    reliable.late_before = true;
    assert_eq!(why(&reliable, "2026-04-13", "REM-03"), None);
    // EXE-01: who warned in time is not asked about a missed day.
    let mut warned = owing("2026-04-20");
    happened(&mut warned, LadderEventKind::DelayWarned, on("2026-04-19"), None);
    let stopped = NotMeant::Happened { event: LadderEventKind::DelayWarned, day: on("2026-04-19") };
    assert_eq!(why(&warned, "2026-04-21", "EXE-01"), Some(stopped));
    assert_eq!(why(&owing("2026-04-20"), "2026-04-21", "EXE-01"), None);
    // ESC-03-REPORT: for whom a measure was planned nobody is reported.
    let mut planned = owing("2026-03-20");
    happened(&mut planned, LadderEventKind::MeasurePlanned, on("2026-04-17"), None);
    let stopped =
        NotMeant::Happened { event: LadderEventKind::MeasurePlanned, day: on("2026-04-17") };
    assert_eq!(why(&planned, "2026-04-20", "ESC-03-REPORT"), Some(stopped));
    // ESC-13: recovery follows the answer that asks for it, and no other.
    let mut answered = owing("2026-04-20");
    live(&mut answered, on("2026-05-14"));
    assert_eq!(why(&answered, "2026-05-15", "ESC-13"), None, "not answered yet");
    decided(&mut answered, "ESC-11", Choice::Restructuring, on("2026-05-15"));
    let otherwise =
        NotMeant::AnsweredOtherwise { choice: Choice::Restructuring, day: on("2026-05-15") };
    assert_eq!(why(&answered, "2026-05-15", "ESC-13"), Some(otherwise));
    assert_eq!(why(&answered, "2026-05-15", "LFE-12"), None, "that is what follows");
    // EXE-05: a part paid in silence after the demand keeps the claim back.
    let mut demanded = owing("2026-04-20");
    happened(&mut demanded, LadderEventKind::DemandDelivered, on("2026-05-04"), None);
    assert_eq!(why(&demanded, "2026-05-08", "EXE-05"), None, "it is asked for");
    happened(&mut demanded, LadderEventKind::PartPaidInSilence, on("2026-05-06"), None);
    let stopped =
        NotMeant::Happened { event: LadderEventKind::PartPaidInSilence, day: on("2026-05-06") };
    assert_eq!(why(&demanded, "2026-05-07", "EXE-05"), None, "its day has not come");
    assert_eq!(why(&demanded, "2026-05-08", "EXE-05"), Some(stopped));
    // EXE-07: beyond two months from the first due day it is the director's question.
    let mut again = owing("2026-04-20");
    let wanted = on("2026-06-21");
    happened(&mut again, LadderEventKind::DeferralRequestedAgain, on("2026-04-22"), Some(wanted));
    assert_eq!(why(&again, "2026-04-22", "EXE-07"), Some(NotMeant::OtherReach { until: wanted }));
    assert_eq!(why(&again, "2026-04-22", "EXE-07-DIRECTOR"), None);
}

/// 6.2.2: the plan of the last working day before the holidays stands when they are over.
#[test]
fn esc_03_who_was_planned_for_before_the_holidays_is_not_reported_after_them() {
    let (first, last) = (on("2025-12-31"), on("2026-01-20"));
    let mut account = owing("2025-12-10");
    let reported = days_of(&account, "ESC-03-REPORT", first, last);
    assert_eq!(reported, [on("2026-01-12"), on("2026-01-19")]);
    happened(&mut account, LadderEventKind::MeasurePlanned, on("2025-12-30"), None);
    assert_eq!(days_of(&account, "ESC-03-REPORT", first, last), [on("2026-01-19")]);
    // A plan of an earlier week does not.
    let mut account = owing("2025-12-10");
    happened(&mut account, LadderEventKind::MeasurePlanned, on("2025-12-29"), None);
    assert_eq!(days_of(&account, "ESC-03-REPORT", first, last), reported);
}

/// ESC-07: in a replay a policy may ask later than people were asked and had answered; that is no
/// missed decision. A second question is not answered by what was said before it.
#[test]
fn esc_07_who_answered_before_the_question_missed_no_decision() {
    let asked_first = |answered: Option<&str>| {
        let mut account = owing("2026-03-02");
        if let Some(day) = answered {
            decided(&mut account, "ESC-07", Choice::UnconditionalReturn, on(day));
        }
        let mut missed = Vec::new();
        for day in on("2026-03-03").through(on("2026-03-25")) {
            let decision = live(&mut account, day);
            let is_missed =
                |one: &&Effect| &*one.reason.clause == "ESC-07" && &*one.text == "decision-missed";
            missed.extend(decision.effects.iter().filter(is_missed).map(|_| day));
        }
        missed
    };
    // It is asked on 12 March and must be answered by 17 March.
    assert_eq!(asked_first(None), [on("2026-03-18")]);
    assert_eq!(asked_first(Some("2026-03-11")), []);
    assert_eq!(asked_first(Some("2026-03-13")), []);
}

/// 8.4: "if neither full nor partial payment nor dialogue".
#[test]
fn exe_05_no_claim_after_a_part_payment_or_during_dialogue() {
    let last = on("2026-03-30");
    let delivered = || {
        let mut account = owing("2026-02-20");
        happened(&mut account, LadderEventKind::DemandDelivered, on("2026-03-10"), None);
        account
    };
    let talks = [
        LadderEventKind::PartPaidInSilence,
        LadderEventKind::ExtensionAnnounced,
        LadderEventKind::DelayWarned,
        LadderEventKind::DeferralRequestedAgain,
    ];
    for kind in talks {
        for (said, claim) in [("2026-03-09", Some(on("2026-03-14"))), ("2026-03-13", None)] {
            let mut account = delivered();
            happened(&mut account, kind, on(said), None);
            account.events.sort_by_key(|event| event.day);
            assert_eq!(first_day_of(&account, "EXE-05", last), claim, "{kind:?} on {said}");
        }
    }
    // Silence goes on after a second demand.
    let mut account = delivered();
    happened(&mut account, LadderEventKind::PartPaidInSilence, on("2026-03-12"), None);
    happened(&mut account, LadderEventKind::DemandDelivered, on("2026-03-20"), None);
    assert_eq!(first_day_of(&account, "EXE-05", last), Some(on("2026-03-24")));
}

#[test]
fn exe_05_claim_and_suit_wait_for_the_day_that_was_promised() {
    for (until, claim, suit) in
        [("2026-03-20", "2026-03-21", "2026-04-10"), ("2026-04-15", "2026-04-16", "2026-04-16")]
    {
        let mut account = owing("2026-02-20");
        happened(&mut account, LadderEventKind::DemandDelivered, on("2026-03-10"), None);
        account.standing.push(Standing {
            customer: account.customer,
            kind: StandingKind::Promise,
            item: Some(ItemId::new(1)),
            from: on("2026-03-12"),
            until: Some(on(until)),
            amount: None,
            scope: crate::standing::Scope::default(),
        });
        let last = on("2026-05-30");
        assert_eq!(first_day_of(&account, "EXE-05", last), Some(on(claim)), "{until}");
        assert_eq!(first_day_of(&account, "EXE-05-FILING", last), Some(on(suit)), "{until}");
    }
}

#[test]
fn exe_06_a_part_paid_in_silence_repeats_the_papers_for_the_rest() {
    let mut account = owing("2026-03-02");
    happened(&mut account, LadderEventKind::PartPaidInSilence, on("2026-03-12"), None);
    account.items[0].open = eur(600);
    let decision = live(&mut account, on("2026-03-12"));
    let again = effect(&decision, "EXE-06");
    assert_eq!((again.role, again.lines[0].open), (Some(Role::SalesRep), eur(600)));
    // Each part once.
    happened(&mut account, LadderEventKind::PartPaidInSilence, on("2026-03-20"), None);
    let found = days_of(&account, "EXE-06", on("2026-03-13"), on("2026-04-20"));
    assert_eq!(found, [on("2026-03-20")]);
}

/// RT-03: due 31 January, limit 31 March. Measured from the initial due day, whatever the
/// debt was put off to since.
#[test]
fn exe_07_within_two_months_of_the_initial_due_day_the_head_beyond_them_the_director() {
    let rows = [
        (Some("2026-03-31"), "EXE-07", Role::HeadOfSales),
        (Some("2026-04-01"), "EXE-07-DIRECTOR", Role::Director),
        (None, "EXE-07", Role::HeadOfSales),
    ];
    for (until, clause, role) in rows {
        let mut account = owing("2026-01-31");
        account.items[0].due = on("2026-03-15");
        let asked = on("2026-03-20");
        let kind = LadderEventKind::DeferralRequestedAgain;
        happened(&mut account, kind, asked, until.map(on));
        let decision = live(&mut account, asked);
        let question = effect(&decision, clause);
        assert_eq!((question.role, question.until), (Some(role), asked.plus(3)), "{until:?}");
        let others = ["EXE-07", "EXE-07-DIRECTOR"].into_iter().filter(|other| *other != clause);
        for other in others {
            assert!(decision.effects.iter().all(|one| &*one.reason.clause != other), "{until:?}");
        }
    }
}

/// The thirty days between the demand and the question of court.
#[test]
fn exe_08_settlement_or_court_is_asked_when_the_pretrial_period_is_over() {
    // The demand is asked for; until it was handed over no period runs, however late the debt.
    let silent = owing("2026-03-02");
    let due = silent.items[0].due;
    assert_eq!(first_day_of(&silent, "EXE-04", due.plus(90)), Some(due.plus(22)));
    assert_eq!(first_day_of(&silent, "EXE-08", due.plus(200)), None);
    // RT-05, and A-11: thirty days from the day it was handed over, to the end of a working day.
    for (delivered, filing) in [("2026-03-10", "2026-04-10"), ("2026-03-05", "2026-04-07")] {
        let mut account = owing("2026-02-20");
        happened(&mut account, LadderEventKind::DemandDelivered, on(delivered), None);
        for clause in ["EXE-05-FILING", "EXE-08"] {
            let found = first_day_of(&account, clause, on("2026-05-30"));
            assert_eq!(found, Some(on(filing)), "{clause} after {delivered}");
        }
    }
    // The lawyer prepares the suit, financial control counts debt and penalties, the director
    // decides, each once.
    let mut account = owing("2026-02-20");
    happened(&mut account, LadderEventKind::DemandDelivered, on("2026-03-10"), None);
    for day in on("2026-02-20").through(on("2026-04-09")) {
        let decision = live(&mut account, day);
        assert!(decision.effects.iter().all(|one| &*one.reason.clause != "EXE-08"), "{day}");
    }
    let decision = live(&mut account, on("2026-04-10"));
    let asked = decision.effects.iter().filter(|one| &*one.reason.clause == "EXE-08");
    let mut told: Vec<_> = asked.map(|one| (one.kind, one.role, one.text.to_string())).collect();
    told.sort();
    let work = |role, text: &str| (EffectKind::Task, Some(role), text.to_owned());
    let question = "decide-settlement-or-court".to_owned();
    let mut expected = [
        work(Role::Legal, "prepare-suit"),
        work(Role::FinancialControlOfficer, "count-debt-and-penalties"),
        (EffectKind::AskApproval, Some(Role::Director), question),
    ];
    expected.sort();
    assert_eq!(told, expected);
    let asks = decision.effects.iter().find_map(|one| one.asks.as_ref()).expect("a question");
    assert_eq!(asks.options, [Choice::Settlement, Choice::Court]);
}

#[test]
fn lfe_01_in_week_4_it_is_decided_from_day_29_one_of_three_must_happen() {
    let rows = [
        // Weeks: days 21 and 28. Banking days over the New Year: RT-06.
        (None, "2026-03-02", "2026-03-24", "2026-03-31"),
        (Some(Basis::BankingDays), "2024-12-25", "2025-01-25", "2025-02-01"),
        (Some(Basis::CalendarWeeks), "2024-12-25", "2025-01-16", "2025-01-23"),
    ];
    for (tolerance, due, decision, forced) in rows {
        let account = Account { tolerance, ..owing(due) };
        let last = account.items[0].due.plus(60);
        assert_eq!(first_day_of(&account, "LFE-01", last), Some(on(decision)), "{tolerance:?}");
        assert_eq!(first_day_of(&account, "LFE-01-FORCED", last), Some(on(forced)));
    }
    // Who is seen late for the first time in the fifth week is past the decision.
    let mut late = owing("2026-03-02");
    let decision = live(&mut late, on("2026-03-31"));
    let asks = effect(&decision, "LFE-01-FORCED").asks.as_ref().expect("a question");
    let three = [Choice::LateFeePaid, Choice::Restructuring, Choice::ClaimRecovery];
    assert_eq!(asks.options, three);
    assert!(decision.effects.iter().all(|one| &*one.reason.clause != "LFE-01"));
}

#[test]
fn pay_06_07_08_what_the_customer_says_has_its_answer() {
    let rows = [
        (LadderEventKind::ExtensionAnnounced, "PAY-06", Role::SalesRep),
        (LadderEventKind::RestructuringRefused, "PAY-07", Role::Supervisor),
        (LadderEventKind::HighRiskSeen, "PAY-08", Role::Supervisor),
    ];
    for (kind, clause, role) in rows {
        for status in Status::ALL {
            let mut account = Account { status, ..owing("2026-03-18") };
            happened(&mut account, kind, on("2026-03-19"), None);
            let decision = live(&mut account, on("2026-03-19"));
            assert_eq!(effect(&decision, clause).role, Some(role), "{kind:?} {status:?}");
        }
    }
}

/// A granted deferral stands as a promise: the forced outcome waits for its last day, and so
/// does the event that nobody has decided.
#[test]
fn lfe_01_who_was_given_time_is_not_forced_before_its_day() {
    use crate::control::scene::promise;
    let (due, last) = (on("2026-04-20"), on("2026-07-31"));
    let forced = due.plus(29);
    let given = |until: Day| {
        let mut account = owing("2026-04-20");
        let whole = promise(Some(1), 0, None, eur(1_000));
        account.standing = vec![Standing { from: due.plus(20), until: Some(until), ..whole }];
        account
    };
    for (until, expected) in
        [(forced.plus(-1), forced), (forced, forced.plus(1)), (due.plus(60), due.plus(61))]
    {
        let account = given(until);
        assert_eq!(first_day_of(&account, "LFE-01-FORCED", last), Some(expected), "{until}");
    }
    // Half of the debt was put off: the other half is forced.
    let mut half = given(due.plus(60));
    half.standing[0].amount = Some(eur(999));
    assert_eq!(first_day_of(&half, "LFE-01-FORCED", last), Some(forced));
    // Time that is given while the question waits: it is missed after that time, and not before.
    let missed = |account: &mut Account| {
        let asked = |day: &Day| {
            let decision = live(account, *day);
            let mut effects = decision.effects.iter();
            effects.any(|one| one.step == MISSED && &*one.reason.clause == "LFE-01-FORCED")
        };
        due.through(last).find(asked)
    };
    assert_eq!(missed(&mut owing("2026-04-20")), Some(forced.plus(3)));
    let mut later = given(due.plus(60));
    later.standing[0].from = forced.plus(1);
    assert_eq!(missed(&mut later), Some(due.plus(61)));
}

#[test]
fn pay_04_05_days_without_the_manager_stand_in_the_policy() {
    let limits = REGULATION.for_new_case(on("2026-03-02")).policy.authority;
    let days = Status::ALL.map(|status| limits.promise_days(status));
    assert_eq!(days, [5, 3, 3, 0]);
}

#[test]
fn gen_05_an_order_of_management_stops_everything_as_long_as_it_holds() {
    let mut account = owing("2026-04-20");
    let hold = crate::control::scene::standing(StandingKind::Hold, None, 0, None);
    account.standing = vec![hold];
    for day in on("2026-04-01").through(on("2026-06-30")) {
        assert_eq!(live(&mut account, day).effects, [], "{day}");
    }
}

#[test]
fn gen_06_control_begins_with_the_first_shipment_on_deferral() {
    let first = on("2026-02-05");
    let account = Account { deferral_from: Some(first), ..owing("2026-01-20") };
    let decision = decide(&REGULATION, &account, first.plus(-1));
    assert_eq!((decision.effects.len(), decision.look_again), (0, Some(first)));
    assert!(!decide(&REGULATION, &account, first).effects.is_empty());
    let never = Account { deferral_from: None, ..account };
    assert!(decide(&REGULATION, &never, day(500)).effects.is_empty());
}

/// Looking only on the days that decisions name finds what looking daily finds.
#[test]
fn the_regulation_is_never_late_when_it_looks_only_on_the_days_it_named() {
    use LadderEventKind::*;
    for (status, due) in [(Status::Threat, "2026-01-12"), (Status::Reliable, "2026-04-20")] {
        let mut start = Account { status, ..owing(due) };
        let due = start.items[0].due;
        for (kind, on) in [(DemandDelivered, 24), (PartPaidInSilence, 30), (MeasurePlanned, 12)] {
            happened(&mut start, kind, due.plus(on), None);
        }
        let told = |account: &mut Account, daily: bool| {
            let (mut told, mut look) = (Vec::new(), due.plus(-30));
            for day in due.plus(-30).through(due.plus(120)) {
                account.late_before |= day > due;
                if daily || day >= look {
                    let decision = live(account, day);
                    told.extend(decision.effects.iter().map(|one| (day, one.id)));
                    look = decision.look_again.unwrap_or(Day::LAST);
                }
            }
            told
        };
        let (mut daily, mut named) = (start.clone(), start);
        assert_eq!(told(&mut daily, true), told(&mut named, false), "{status:?}");
    }
}

/// Found by a year of the demo company: the question of one debt goes unanswered on the day on
/// which another debt is written about.
#[test]
fn a_missed_decision_about_one_debt_keeps_no_letter_about_another() {
    let gentle = followed("gentle", "EE");
    let mut account = account(vec![item(1, 0, eur(100)), item(2, 38, eur(100))]);
    for today in 0..45 {
        let decision = decide(&gentle, &account, day(today));
        assert_eq!(audit::check(&gentle, &account, &decision), [], "{today}");
        feed_back(&mut account, &decision, day(today));
    }
    let decision = decide(&gentle, &account, day(45));
    assert_eq!(audit::check(&gentle, &account, &decision), []);
    let texts: Vec<&str> = decision.effects.iter().map(|one| &*one.text).collect();
    assert_eq!(texts, ["check-payment", "payment-reminder", "decision-missed"]);
}

/// ESC-07, ESC-11: time that was given and has passed is asked about again, once; any other answer
/// settles the question.
#[test]
fn esc_07_time_that_was_given_and_has_passed_is_asked_about_again() {
    let rows = [
        ("ESC-07", Choice::MoreTimeForSupervisor, true),
        ("ESC-07", Choice::UnconditionalReturn, false),
        ("ESC-11", Choice::ExtraTimeForHead, true),
    ];
    for (clause, choice, again) in rows {
        let mut account = owing("2026-03-02");
        let (first, last) = (on("2026-03-03"), on("2026-05-30"));
        let asked = days_of(&account, clause, first, last)[0];
        for today in first.through(asked) {
            live(&mut account, today);
        }
        let (answered, until) = (asked.plus(1), asked.plus(9));
        decided(&mut account, clause, choice, answered);
        account.answers[0].until = Some(until).filter(|_| again);
        let found = days_of(&account, clause, asked.plus(1), last);
        let expected: Vec<Day> = Some(until.plus(1)).filter(|_| again).into_iter().collect();
        assert_eq!(found, expected, "{clause} {choice:?}");
        // Control looks again by itself on that day.
        let decision = decide(&REGULATION, &account, until);
        assert!(!again || decision.look_again.is_some_and(|day| day <= until.plus(1)));
    }
}
