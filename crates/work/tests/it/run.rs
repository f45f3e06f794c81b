//! Control: again, at once, killed, late, early.

use crate::firm::{BEGIN, Firm, day, eur, invoices, on_both};
use saldo_domain::book::Moment;
use saldo_domain::control::EffectKind;
use saldo_work::acts::{self, Promise};
use saldo_work::control::{self, PlanFilter, RunNote};
use saldo_work::imports::Kind;
use saldo_work::views::{self, Page, WorklistFilter};
use saldo_work::{Clock as _, Progress, Refused, Silent, Who, explain};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};

/// Some customers with debts of every age, due from 40 days before to 30 days after the
/// first day of the stories.
fn owe(firm: &Firm, customers: i64) {
    let begin = day(BEGIN);
    let lines: Vec<String> = (0..customers * 2)
        .map(|number| {
            let due = begin.plus(number * 7 % 70 - 40);
            let issued = due.plus(-30);
            format!("C-{}:{number} {issued} {due} {}.00", number / 2, 10 + number)
        })
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    firm.import(Kind::Invoices, &invoices(&lines));
}

fn firm_that_is_owed(customers: i64) -> Firm {
    let firm = Firm::new();
    owe(&firm, customers);
    firm
}

/// D05
#[test]
fn k_runs_per_day_equal_one() {
    on_both(|firm| {
        owe(firm, 20);
        let days = ["2026-03-20", "2026-03-21", "2026-03-22", "2026-03-25"];
        for (k, as_of) in (1..).zip(days) {
            firm.on(as_of);
            let first = firm.run(as_of);
            let after = firm.effects();
            for _ in 0..k {
                let again = firm.run(as_of);
                assert_eq!((again.effects.total(), again.days.len()), (0, 0), "{as_of}");
            }
            assert_eq!(firm.effects(), after, "{as_of}");
            assert!(first.days.contains(&day(as_of)));
        }
        assert!(firm.effects().len() > 20, "the story is about something");
        assert_eq!(firm.run_days().len(), 6, "one row for each business day, missed ones too");
        firm.assert_sound();
    });
}

/// D05: once a minute all day long is once a day.
#[test]
fn a_run_every_minute_of_a_day_is_one_run() {
    let firm = Firm::new();
    owe(&firm, 2);
    let first = firm.run(BEGIN);
    let (effects, state) = (firm.effects(), firm.state());
    assert!(!effects.is_empty() && first.effects.total() > 0, "the story is about something");
    for minute in 2..=1_440 {
        firm.clock.set(Moment(firm.clock.now().0 + 1_000_000));
        let again = firm.run(BEGIN);
        assert_eq!((again.effects.total(), again.days.len()), (0, 0), "run {minute}");
        if minute % 240 == 0 {
            assert_eq!(firm.effects(), effects, "run {minute}");
        }
    }
    assert_eq!(firm.state(), state, "nothing at all was written");
    firm.assert_sound();
}

/// D05, I5: the same firm, run once a day and k times a day.
#[test]
fn running_often_makes_no_difference() {
    let (once, often) = (firm_that_is_owed(20), firm_that_is_owed(20));
    for as_of in day(BEGIN).through(day("2026-04-05")) {
        once.clock.set_day(as_of);
        often.clock.set_day(as_of);
        once.run(&as_of.to_string());
        for _ in 0..3 {
            often.run(&as_of.to_string());
        }
    }
    assert_eq!(once.effects(), often.effects());
}

/// D06
#[test]
fn overlap_second_run_is_noop() {
    on_both(|firm| {
        owe(firm, 60);
        let alone = firm_that_is_owed(60);
        alone.run(BEGIN);
        let counts = std::thread::scope(|scope| {
            let runs: Vec<_> =
                (0..3).map(|_| scope.spawn(|| firm.run(BEGIN).effects.total())).collect();
            runs.into_iter().map(|run| run.join().expect("ran")).collect::<Vec<_>>()
        });
        assert_eq!(firm.effects(), alone.effects());
        assert_eq!(counts.iter().sum::<u64>(), alone.effects().len() as u64, "{counts:?}");
        assert_eq!(firm.run_days(), [(day(BEGIN), true)]);
    });
}

/// Dies when so much has been told.
#[derive(Debug)]
struct DiesAfter(AtomicU64);

impl Progress for DiesAfter {
    fn stage(&self, _stage: saldo_work::progress::Stage, _total: Option<u64>) {
        self.done(0);
    }
    fn done(&self, _units: u64) {
        assert!(self.0.fetch_sub(1, Ordering::SeqCst) > 1, "killed here");
    }
}

/// D07: in this process, at every range; the whole program is killed in the tests of `app`.
#[test]
fn kill_at_any_item_then_resume_equals_uninterrupted() {
    let days = ["2026-03-20", "2026-03-24"];
    let uninterrupted = firm_that_is_owed(120);
    for as_of in days {
        uninterrupted.on(as_of).run(as_of);
    }
    for kill_at in 1..=5 {
        let firm = firm_that_is_owed(120);
        for as_of in days {
            firm.on(as_of);
            let dies = DiesAfter(AtomicU64::new(kill_at));
            let attempt = || {
                control::run(&firm.office, firm.company, Who::program(), Some(day(as_of)), &dies)
            };
            let died = catch_unwind(AssertUnwindSafe(attempt)).is_err();
            let resumed = firm.run(as_of);
            if died {
                let note = RunNote::Resumed { acting_day: day(as_of) };
                assert!(resumed.notes.contains(&note), "{:?}", resumed.notes);
            }
        }
        assert_eq!(firm.effects(), uninterrupted.effects(), "killed at {kill_at}");
        assert_eq!(firm.run_days(), uninterrupted.run_days());
        let taken = "SELECT CAST(SUM(performed) AS BIGINT) FROM step_taken";
        let peek = |firm: &Firm| firm.office.store.peek(taken).expect("steps");
        assert_eq!(peek(&firm), peek(&uninterrupted), "the acting day is kept");
        firm.assert_sound();
    }
}

/// D08
#[test]
fn catch_up_sends_at_most_one_level() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-20 2026-03-20 100.00"]);
        firm.run(BEGIN);
        // Three weeks of down-time: step after step fell due meanwhile.
        firm.on("2026-04-10");
        let caught_up = firm.run("2026-04-10");
        assert_eq!(caught_up.days.len(), 21);
        let steps = |acting: &str| {
            let number = day(acting).number();
            let sql = format!(
                "SELECT COUNT(DISTINCT step) FROM step_taken WHERE performed = {number} AND step > 0"
            );
            firm.office.store.peek(&sql).expect("steps")
        };
        assert!(steps("2026-04-10") <= 1, "{} levels on one morning", steps("2026-04-10"));
        assert!(caught_up.withheld.contains_key("too_soon"), "{:?}", caught_up.withheld);
        firm.assert_sound();
    });
}

/// D08: the level lives on the debt, the voice on the customer.
#[test]
fn catch_up_writes_one_letter_a_customer_and_channel() {
    on_both(|firm| {
        firm.import(Kind::Customers, "Customer code,E-mail\nC-1,debtor@example.com\n");
        firm.invoices(&[
            "a 2026-02-20 2026-03-20 100.00",
            "b 2026-02-20 2026-03-21 200.00",
            "c 2026-02-20 2026-03-23 300.00",
        ]);
        firm.run(BEGIN);
        firm.on("2026-03-25");
        let planned = firm.plan("2026-03-25");
        let done = firm.run("2026-03-25");
        assert_eq!((planned.effects, planned.fingerprint), (done.effects, done.fingerprint));
        let letters = "SELECT COUNT(*) FROM outbox WHERE channel = 'email'";
        assert_eq!(firm.office.store.peek(letters).expect("letters"), 1);
        let reminded = "SELECT COUNT(*) FROM step_taken WHERE clause = 'LAD-03'";
        assert_eq!(firm.office.store.peek(reminded).expect("steps"), 3);
        let told = explain::customer(&firm.office, firm.company, Who::program(), "C-1", None)
            .expect("explained");
        let letter = told.happened.iter().find(|one| one.channel.is_some()).expect("a letter");
        let lines: BTreeSet<_> =
            letter.lines.iter().map(|line| (&*line.number, line.days_late)).collect();
        let expected = BTreeSet::from([("a", 5), ("b", 4), ("c", 2)]);
        assert_eq!((letter.day, lines), (day("2026-03-25"), expected));
        firm.assert_sound();
    });
}

/// What waits for a step that was set in motion late waits from that day.
#[test]
fn too_soon_counts_from_the_day_performed() {
    let firm = Firm::new();
    firm.invoices(&["15 2026-02-20 2026-03-20 100.00"]);
    firm.run(BEGIN);
    firm.on("2026-03-27").run("2026-03-27");
    let told = explain::invoice(&firm.office, firm.company, Who::program(), "15", None)
        .expect("explained");
    let soon = told.withheld.iter().filter(|held| held.cause.code() == "too_soon");
    let waits: Vec<_> = soon.map(|held| held.until).collect();
    assert_eq!(waits, [Some(day("2026-03-29"))]);
    assert_eq!(firm.on("2026-03-28").run("2026-03-28").effects.total(), 0);
    assert!(firm.on("2026-03-29").run("2026-03-29").effects.total() > 0);
    firm.assert_sound();
}

/// I5: after a gap no more is written to debtors than day by day would have been.
#[test]
fn catch_up_writes_no_more_than_daily() {
    let (daily, gap) = (firm_that_is_owed(40), firm_that_is_owed(40));
    for firm in [&daily, &gap] {
        let cards: String =
            (0..40).map(|code| format!("C-{code},debtor{code}@example.com\n")).collect();
        firm.import(Kind::Customers, &format!("Customer code,E-mail\n{cards}"));
        firm.run(BEGIN);
    }
    for as_of in day("2026-03-21").through(day("2026-04-20")) {
        daily.clock.set_day(as_of);
        daily.run(&as_of.to_string());
    }
    gap.on("2026-04-20").run("2026-04-20");
    let letters = |firm: &Firm| {
        let sql = "SELECT COUNT(*) FROM outbox WHERE channel <> 'staff'";
        firm.office.store.peek(sql).expect("messages")
    };
    assert!(
        letters(&gap) > 0 && letters(&gap) <= letters(&daily),
        "{} {}",
        letters(&gap),
        letters(&daily)
    );
    assert_eq!(gap.run_days(), daily.run_days());
}

/// D10, I18
#[test]
fn business_date_never_goes_back() {
    on_both(|firm| {
        owe(firm, 20);
        firm.on("2026-03-22").run("2026-03-22");
        let before = (firm.effects(), firm.run_days());
        firm.on("2026-03-20");
        let back = firm.run("2026-03-20");
        assert_eq!((back.effects.total(), back.days.len()), (0, 0));
        assert_eq!(back.notes, [RunNote::DoneBefore { last_done: day("2026-03-22") }]);
        assert_eq!((firm.effects(), firm.run_days()), before);
        assert_eq!(firm.on("2026-03-23").run("2026-03-23").days, [day("2026-03-23")]);
    });
}

#[test]
fn missed_days_are_walked_in_order_and_equal_a_plan() {
    on_both(|firm| {
        owe(firm, 30);
        firm.run(BEGIN);
        firm.on("2026-03-26");
        let before = firm.state();
        let planned = firm.plan("2026-03-26");
        assert_eq!(firm.state(), before, "a plan writes nothing");
        assert!(planned.plan && planned.effects.total() > 0);
        let done = firm.run("2026-03-26");
        assert_eq!(done.days, day("2026-03-21").through(day("2026-03-26")).collect::<Vec<_>>());
        assert_eq!(
            (done.fingerprint, done.effects, done.by_clause, done.withheld),
            (planned.fingerprint, planned.effects, planned.by_clause, planned.withheld)
        );
    });
}

#[test]
fn what_was_approved_is_what_runs() {
    on_both(|firm| {
        owe(firm, 10);
        let who = Who::program();
        let planned = firm.plan(BEGIN);
        // Somebody pays while the plan is looked at.
        firm.import(
            Kind::Payments,
            "Customer,Payment date,Amount,Settles\nC-1,2026-03-19,12.00,2\n",
        );
        let run_if = |fingerprint: &str| {
            control::run_if(&firm.office, firm.company, who, Some(day(BEGIN)), fingerprint, &Silent)
        };
        let refused = run_if(&planned.fingerprint).expect_err("the plan has changed");
        assert!(matches!(refused, Refused::PlanChanged), "{refused}");
        assert!(firm.effects().is_empty() && firm.run_days().is_empty());
        let planned = firm.plan(BEGIN);
        let done = run_if(&planned.fingerprint).expect("approved");
        assert_eq!((&done.effects, done.days), (&planned.effects, vec![day(BEGIN)]));
        assert_eq!(firm.effects().len() as u64, planned.effects.total());
        firm.assert_sound();
    });
}

#[test]
fn facts_that_begin_to_count_later_are_looked_at_on_their_day() {
    let firm = Firm::new();
    // Issued in the future: nothing is open of it today.
    firm.invoices(&["15 2026-03-25 2026-03-28 100.00"]);
    assert_eq!(firm.run(BEGIN).effects.total(), 0);
    let mut asked = 0;
    for as_of in day("2026-03-21").through(day("2026-04-20")) {
        firm.clock.set_day(as_of);
        asked += firm.run(&as_of.to_string()).effects.total();
    }
    assert!(asked > 0, "nobody looked again when the invoice began to count");
    // Walked in one go, it is seen too.
    let late = Firm::new();
    late.run(BEGIN);
    late.invoices(&["15 2026-03-25 2026-03-28 100.00"]);
    late.on("2026-04-20");
    assert!(late.run("2026-04-20").effects.total() > 0);
}

#[test]
fn news_of_a_done_day_is_looked_at_once_more() {
    let firm = firm_that_is_owed(5);
    firm.run(BEGIN);
    firm.invoices(&["C-77:700 2026-02-01 2026-03-01 100.00"]);
    let again = firm.run(BEGIN);
    assert_eq!(again.days, [day(BEGIN)]);
    assert!(again.effects.total() > 0);
    assert_eq!(firm.run(BEGIN).effects.total(), 0);
    assert_eq!(firm.run_days(), [(day(BEGIN), true)]);
}

#[test]
fn a_missing_calendar_year_is_only_a_warning() {
    let firm = Firm::of_country("RU");
    firm.invoices(&["15 2090-01-10 2090-02-09 100.00"]);
    firm.on("2090-03-01");
    let done = firm.run("2090-03-01");
    assert!(done.effects.total() > 0);
    let warned = |note: &RunNote| matches!(note, RunNote::CalendarProvisional { year: 2090 });
    assert!(done.notes.iter().any(warned), "{:?}", done.notes);
}

/// D16 at the time of planning: what restrains is asked before anything is decided.
#[test]
fn disputes_and_promises_hold_the_ladder_and_say_so() {
    let firm = firm_that_is_owed(1);
    firm.invoices(&["late 2026-02-01 2026-03-10 100.00"]);
    let customer = firm.customer("C-1");
    let promise = Promise {
        customer,
        item: None,
        by: day("2026-04-01"),
        amount: None,
        reason: "on the first".into(),
    };
    acts::promise(&firm.office, firm.company, Who::program(), &promise).expect("promised");
    let planned = firm.plan(BEGIN);
    assert!(planned.withheld.contains_key("promise"), "{:?}", planned.withheld);
    firm.run(BEGIN);
    let told = explain::invoice(&firm.office, firm.company, Who::program(), "late", None)
        .expect("explained");
    assert!(told.happened.is_empty(), "{:#?}", told.happened);
    assert_eq!(told.withheld[0].cause.code(), "promise");
    assert!(!told.withheld[0].clause.is_empty() && told.withheld[0].policy.contains('@'));
}

/// PAY-06: what was not promised goes on, and what waits about it is not withdrawn.
#[test]
fn a_promise_of_a_part_holds_back_only_what_it_covers() {
    on_both(|firm| {
        firm.invoices(&["old 2026-02-01 2026-03-10 100.00", "new 2026-02-01 2026-03-12 50.00"]);
        let promise = |amount| Promise {
            customer: firm.customer("C-1"),
            item: None,
            by: day("2026-03-25"),
            amount: Some(eur(amount)),
            reason: "half of it".into(),
        };
        let promised = |amount| {
            acts::promise(&firm.office, firm.company, Who::program(), &promise(amount))
                .expect("promised");
        };
        promised(10_000);
        firm.run(BEGIN);
        let told = |number: &str| {
            let (office, company) = (&firm.office, firm.company);
            explain::invoice(office, company, Who::program(), number, None).expect("explained")
        };
        assert_eq!(told("old").withheld[0].cause.code(), "promise");
        assert_eq!(told("old").withheld[0].until, Some(day("2026-03-26")));
        assert!(told("old").happened.is_empty());
        let happened = told("new").happened;
        assert!(!happened.is_empty() && happened.iter().all(|one| one.withdrawn.is_none()));
        promised(50_00);
        let letters = told("new")
            .happened
            .into_iter()
            .filter(|one| one.channel.is_some_and(saldo_domain::control::Channel::reaches_debtor));
        for letter in letters {
            assert!(letter.withdrawn.is_some(), "all is promised now: {letter:?}");
        }
        firm.assert_sound();
    });
}

#[test]
fn every_effect_is_explained_by_clause_policy_and_fact() {
    let firm = firm_that_is_owed(10);
    let done = firm.run(BEGIN);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    for (on, _, clause, id) in firm.effects() {
        let told = explain::message(office, company, who, &id, None).expect("explained");
        assert_eq!((told.on, told.happened.len()), (on, 1));
        let happened = &told.happened[0];
        assert_eq!((&happened.clause, &happened.policy), (&clause, &done.policy));
        assert!(happened.met_by_days >= happened.threshold_days);
        assert!(!happened.lines.is_empty());
    }
    let told = explain::customer(office, company, who, "C-3", None).expect("explained");
    assert_eq!(told.items.len(), 2);
    assert_eq!(told.looked, Some(day(BEGIN)));
}

/// GEN-11: skipping a step without a reason is refused; with one it is logged, in the journal too.
#[test]
fn gen_11_work_is_listed_done_once_and_skipped_with_a_reason() {
    let firm = firm_that_is_owed(20);
    firm.run(BEGIN);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let all = WorklistFilter { upcoming: true, ..WorklistFilter::default() };
    let list = || views::worklist(office, company, who, &all, Page::first(500)).expect("listed");
    let before = list();
    assert!(before.total >= 2, "{}", before.total);
    let (first, second) = (before.rows[0].effect, before.rows[1].effect);
    acts::task_done(office, company, who, first, "called, will pay").expect("done");
    assert!(matches!(
        acts::task_done(office, company, who, first, ""),
        Err(Refused::TaskClosed { .. })
    ));
    assert!(matches!(
        acts::task_skip(office, company, who, second, ""),
        Err(Refused::ReasonMissing { .. })
    ));
    acts::task_skip(office, company, who, second, "agreed with the head of sales")
        .expect("skipped");
    let logged = "SELECT COUNT(*) FROM audit WHERE action = 'task-skip'
                  AND body LIKE '%agreed with the head of sales%'";
    assert_eq!(office.store.peek(logged).expect("counts"), 1);
    assert_eq!(list().total, before.total - 2);
    let done = WorklistFilter { state: Some("done".into()), ..all.clone() };
    let done = views::worklist(office, company, who, &done, Page::default()).expect("listed");
    assert_eq!(done.rows[0].outcome, "called, will pay");
}

#[test]
fn the_plan_is_shown_page_by_page() {
    let firm = firm_that_is_owed(40);
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let view = |filter: &PlanFilter, page| {
        control::plan_view(office, company, who, Some(day(BEGIN)), filter, page).expect("seen")
    };
    let all = view(&PlanFilter::default(), Page::first(500));
    assert_eq!(all.effects.total, all.outcome.effects.total());
    assert_eq!(all.effects.rows.len() as u64, all.effects.total);
    let mut paged = Vec::new();
    let mut offset = Some(0);
    while let Some(at) = offset {
        let page = view(&PlanFilter::default(), Page::at(at, 7));
        offset = page.effects.next_offset();
        paged.extend(page.effects.rows);
    }
    assert_eq!(paged, all.effects.rows);
    let tasks = PlanFilter { kind: Some(EffectKind::Task), ..PlanFilter::default() };
    assert_eq!(
        view(&tasks, Page::default()).effects.total,
        all.outcome.effects.of(EffectKind::Task)
    );
    assert!(
        all.effects.rows.iter().all(|row| !row.code.is_empty() && !row.items[0].number.is_empty())
    );
}
