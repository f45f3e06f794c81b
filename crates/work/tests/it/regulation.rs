//! What the regulation asks of people, day by day, and what they answer.

use crate::backtest::text_of;
use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::{Conduct, Status};
use saldo_domain::{Day, ItemId, Role};
use saldo_letters::{Language, Texts};
use saldo_store::{book, worklist};
use saldo_work::explain::{self, Happened};
use saldo_work::fieldwork::PAPERS_TO_SIGN;
use saldo_work::memos::{self, MemoKind};
use saldo_work::plans::{self, Found, ItemAsked, ItemKind, PlanKind};
use saldo_work::policies::VersionRefusal;
use saldo_work::requests::{self, Answer, DecisionKind, Shown, State, Which};
use saldo_work::status::NewConduct;
use saldo_work::views::{self, Page, TaskRow, WorklistFilter};
use saldo_work::{Refused, Silent, Who, acts, credit, status, working_papers};

impl Firm {
    /// 1 000.00 of C-1, due on 6 March: day 10 is 16 March, day 15 the 21st.
    pub(crate) fn regulated(&self) -> &Self {
        self.follow(&text_of("regulation"));
        self.on("2026-03-06").invoices(&["A-1 2026-02-01 2026-03-06 1000.00"]);
        self.run("2026-03-06");
        self
    }

    /// Runs control on every day up to this one.
    pub(crate) fn lives_to(&self, last: &str) -> &Self {
        let ran = self.run_days().last().map_or(day("2026-03-05"), |(day, _)| *day);
        for one in ran.plus(1).through(day(last)) {
            self.on(&one.to_string()).run(&one.to_string());
        }
        self
    }

    pub(crate) fn asked_for(&self, which: Which) -> Vec<Shown> {
        let who = self.overseer();
        requests::list(&self.office, self.company, who, which, Page::first(100))
            .expect("readable")
            .rows
    }

    /// Somebody who sees everything and decides nothing.
    fn overseer(&self) -> Who {
        Who::program()
    }

    /// Open work about C-1 under this clause.
    pub(crate) fn work(&self, clause: &str) -> Vec<TaskRow> {
        let filter = WorklistFilter {
            clause: Some(clause.to_owned()),
            upcoming: true,
            ..WorklistFilter::default()
        };
        let (office, company) = (&self.office, self.company);
        let found = views::worklist(office, company, self.overseer(), &filter, Page::first(100));
        found.expect("readable").rows
    }

    fn happened(&self, clause: &str) -> Vec<Happened> {
        let told = explain::customer(&self.office, self.company, self.overseer(), "C-1", None);
        let happened = told.expect("explained").happened;
        happened.into_iter().filter(|one| one.clause == clause).collect()
    }

    /// Asks about C-1, or one of its documents.
    fn asks(&self, who: Who, kind: RequestKind, item: Option<ItemId>) -> Result<i64, Refused> {
        let asked = requests::Asked {
            kind,
            customer: Some(self.customer("C-1")),
            item,
            terms: requests::Terms::Plain,
            amount: None,
            reason: "nobody pays".to_owned(),
            until: None,
        };
        requests::ask(&self.office, self.company, who, &asked)
    }

    pub(crate) fn answer(&self, who: Who, request: i64, answer: &Answer) -> Result<i64, Refused> {
        requests::decide(&self.office, self.company, who, request, answer)
    }
}

pub(crate) fn choosing(choice: Choice) -> Answer {
    Answer { choices: vec![choice], reason: "as agreed".to_owned(), ..Answer::default() }
}

/// The policy's rule and the request tell of one event: the question passes to the director, and
/// nothing is asked of anybody twice.
#[test]
fn esc_07_a_missed_decision_is_one_event_of_one_request() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-21");
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!((request.role, request.missed), (Role::HeadOfSales, 0), "the last day counts");
        assert_eq!((request.clause.as_str(), request.until), ("ESC-07", day("2026-03-21")));

        firm.lives_to("2026-03-22");
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!((request.role, request.missed), (Role::Director, 1));
        let work = firm.work("ESC-07");
        let [task] = work.as_slice() else { panic!("one thing waits: {work:#?}") };
        assert_eq!((task.role, task.request), (Role::Director, Some(request.request)));

        // Asked and missed are told of the same request, the miss with no work of its own.
        let happened = firm.happened("ESC-07");
        let told: Vec<_> = happened
            .iter()
            .map(|one| (one.text.as_str(), one.day, one.state.as_deref(), one.request))
            .collect();
        let number = Some(request.request);
        let expected = [
            ("decision-missed", day("2026-03-22"), None, number),
            ("decide-time-or-return", day("2026-03-16"), Some("open"), number),
        ];
        assert_eq!(told, expected);
        let sheet = requests::sheet(&firm.office, firm.company, Who::program(), request.request);
        let missed: Vec<_> =
            sheet.expect("reads").decisions.into_iter().map(|one| (one.kind, one.day)).collect();
        let passes_to = Some(Role::Director);
        assert_eq!(missed, [(DecisionKind::Missed { passes_to }, day("2026-03-22"))]);
        firm.assert_sound();
    });
}

/// Decided on its last day, it is missed by nobody; after days without a run it is missed on the
/// day on which daily runs would have found it.
#[test]
fn esc_07_the_last_day_is_a_day_and_a_late_run_changes_nothing() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-21");
        let head = firm.person("head", Role::HeadOfSales);
        let request = firm.asked_for(Which::Open)[0].request;
        firm.answer(head, request, &choosing(Choice::UnconditionalReturn)).expect("decided");
        firm.lives_to("2026-03-23");
        assert_eq!(firm.asked_for(Which::Missed), []);
        let texts: Vec<_> = firm.happened("ESC-07").into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["decide-time-or-return"]);
        firm.assert_sound();
    });
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-18");
        firm.on("2026-03-25").run("2026-03-25");
        let request = firm.asked_for(Which::Missed).remove(0);
        let sheet = requests::sheet(&firm.office, firm.company, Who::program(), request.request);
        assert_eq!(sheet.expect("reads").decisions[0].day, day("2026-03-22"));
        assert_eq!((request.role, request.state), (Role::Director, State::Open));
        assert_eq!(firm.work("ESC-07").len(), 1);
        firm.assert_sound();
    });
}

/// Days on which it was recorded that a memo is missing.
fn memos_missing(firm: &Firm, kind: MemoKind) -> Vec<Day> {
    let customer = firm.customer("C-1");
    let rows = firm.office.store.read(|r| book::contacts_of(r, firm.company, customer));
    let missing = kind.missing().code();
    rows.expect("reads").into_iter().filter(|row| row.kind == missing).map(|row| row.day).collect()
}

/// The head of sales asks for the money back on 16 March; the memo is due by the 19th.
fn money_asked_back(firm: &Firm) -> (Who, i64) {
    firm.regulated().lives_to("2026-03-16");
    let head = firm.person("head", Role::HeadOfSales);
    let request = firm.asked_for(Which::Open)[0].request;
    firm.answer(head, request, &choosing(Choice::UnconditionalReturn)).expect("decided");
    firm.lives_to("2026-03-17");
    let work = firm.work("ESC-07-RETURN");
    let [task] = work.as_slice() else { panic!("{work:#?}") };
    assert_eq!((task.role, task.until), (Role::HeadOfSales, day("2026-03-19")));
    // It is not done by saying so.
    let done = acts::task_done(&firm.office, firm.company, head, task.effect, "told the director");
    assert!(matches!(done, Err(Refused::MemoOwed { kind: MemoKind::Measures })));
    (head, request)
}

fn write_memo(firm: &Firm, head: Who) -> memos::Memo {
    let customer = firm.customer("C-1");
    let (office, company, kind) = (&firm.office, firm.company, MemoKind::Measures);
    let words = "visited twice, the goods are taken back";
    let memo = memos::write(office, company, head, customer, kind, words).expect("written");
    memos::memo(office, company, head, memo).expect("reads")
}

/// ESC-07: after the money was asked back unconditionally a memo is due; written on its last day
/// it does the work, and refers to the decision.
#[test]
fn esc_07_the_memo_on_measures_does_the_work_that_asks_for_it() {
    on_both(|firm| {
        let (head, request) = money_asked_back(firm);
        firm.lives_to("2026-03-19");
        let memo = write_memo(firm, head);
        assert_eq!((memo.addressed, memo.request), (Role::Director, Some(request)));
        assert_eq!(firm.work("ESC-07-RETURN"), []);
        firm.lives_to("2026-03-21");
        assert_eq!(memos_missing(firm, MemoKind::Measures), []);
        assert_eq!(firm.work("ESC-07-MEMO"), []);
        firm.assert_sound();
    });
}

/// ESC-07: a memo that is missing on the day after its last one is an event, once, and the
/// director has work with it.
#[test]
fn esc_07_a_missing_memo_is_an_event_and_work_of_the_director() {
    on_both(|firm| {
        let (head, _) = money_asked_back(firm);
        firm.lives_to("2026-03-19");
        assert_eq!(memos_missing(firm, MemoKind::Measures), [], "the last day is a day");
        firm.lives_to("2026-03-20");
        assert_eq!(memos_missing(firm, MemoKind::Measures), [day("2026-03-20")]);
        firm.run("2026-03-20");
        assert_eq!(firm.work("ESC-07-MEMO"), [], "a second run of the day acts on nothing");
        firm.lives_to("2026-03-23");
        assert_eq!(memos_missing(firm, MemoKind::Measures), [day("2026-03-20")], "recorded once");
        let work = firm.work("ESC-07-MEMO");
        let [task] = work.as_slice() else { panic!("{work:#?}") };
        assert_eq!(task.role, Role::Director);
        write_memo(firm, head);
        assert_eq!(firm.work("ESC-07-RETURN"), []);
        firm.assert_sound();
    });
}

/// ESC-02: from day 11 a memo is due within a day. One that was not written by the 18th is an
/// event on the 19th, once, and work of the head of sales; written late, it ends both.
#[test]
fn esc_02_a_missing_memo_is_an_event_and_work_of_the_head_of_sales() {
    on_both(|firm| {
        let missing = || memos_missing(firm, MemoKind::Recovery);
        firm.regulated().lives_to("2026-03-18");
        assert_eq!((firm.work("ESC-02").len(), missing()), (1, vec![]), "the last day is a day");
        firm.lives_to("2026-03-19");
        assert_eq!(missing(), [day("2026-03-19")]);
        firm.run("2026-03-19");
        assert_eq!(firm.work("ESC-02-MEMO"), [], "a second run of the day acts on nothing");
        firm.lives_to("2026-03-23");
        assert_eq!(missing(), [day("2026-03-19")], "recorded once");
        assert_eq!(memos_missing(firm, MemoKind::Measures), [], "another memo is not meant");
        let work = firm.work("ESC-02-MEMO");
        let [task] = work.as_slice() else { panic!("{work:#?}") };
        assert_eq!(task.role, Role::HeadOfSales);
        // Whoever asks what happened reads it, with its day.
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let told = explain::customer(office, company, who, "C-1", Some(day("2026-03-23")));
        let told = told.expect("explained");
        let event = LadderEventKind::RecoveryMemoMissing;
        let heard = told.happened.iter().find(|one| one.event == Some(event));
        assert_eq!(heard.expect("in the explanation").clause, "ESC-02-MEMO");

        let supervisor = firm.person("supervisor", Role::Supervisor);
        let (customer, kind) = (firm.customer("C-1"), MemoKind::Recovery);
        memos::write(office, company, supervisor, customer, kind, "three visits").expect("written");
        assert_eq!((firm.work("ESC-02"), firm.work("ESC-02-MEMO")), (vec![], vec![]));
        firm.lives_to("2026-03-25");
        assert_eq!(firm.work("ESC-02-MEMO"), []);
        firm.assert_sound();
    });
}

/// After days without a run the memo is missing since the day on which daily runs would have
/// found it; written on its last day, it is missing on none.
#[test]
fn esc_02_a_memo_in_time_is_not_missing_and_a_late_run_dates_the_event_rightly() {
    let firm = Firm::new();
    firm.regulated().lives_to("2026-03-18");
    let supervisor = firm.person("supervisor", Role::Supervisor);
    let (customer, kind) = (firm.customer("C-1"), MemoKind::Recovery);
    memos::write(&firm.office, firm.company, supervisor, customer, kind, "called").expect("kept");
    firm.lives_to("2026-03-21");
    assert_eq!(memos_missing(&firm, MemoKind::Recovery), []);

    let firm = Firm::new();
    firm.regulated().lives_to("2026-03-17");
    firm.on("2026-03-30").run("2026-03-30");
    assert_eq!(memos_missing(&firm, MemoKind::Recovery), [day("2026-03-19")]);
}

/// GEN-12, ESC-02: a rule added to the template reaches a company when it takes the template over
/// as its own next version, and later cases only; no update of the program brings it.
#[test]
fn esc_02_a_rule_added_to_the_template_reaches_later_cases_of_the_companys_next_version() {
    let firm = Firm::new();
    let shipped = text_of("regulation");
    let start = shipped.find("# A memo that does not come is an event, and the head").expect("it");
    let end = start + shipped[start..].find("# 6.2.2.").expect("the next clause");
    let before = format!("{}{}", &shipped[..start], &shipped[end..]);
    assert!(!before.contains("ESC-02-MEMO") && shipped.contains("ESC-02-MEMO"));
    firm.follow(&before);
    firm.on("2026-03-06").invoices(&["A-1 2026-02-01 2026-03-06 1000.00"]);
    firm.run("2026-03-06");
    firm.lives_to("2026-03-09");
    let later = shipped.replace("2026-03-01\"", "2026-03-10\"");
    let refused = firm.enter(Who::program(), &later).expect_err("the same number");
    let expected = VersionRefusal::NotRising { policy: "regulation".into(), version: 1, last: 1 };
    assert!(matches!(refused, Refused::Versions(why) if why == expected));
    firm.follow(&later.replace("version = 1", "version = 2"));
    firm.invoices(&["B-1 2026-03-05 2026-03-12 500.00"]);
    // A-1 began under version 1, B-1 under version 2: each owes a memo after ten days.
    firm.lives_to("2026-03-27");
    let days = memos_missing(&firm, MemoKind::Recovery);
    assert_eq!(days, [day("2026-03-25"), day("2026-03-19")], "a fact under either version");
    let work = firm.work("ESC-02-MEMO");
    let [task] = work.as_slice() else { panic!("{work:#?}") };
    assert_eq!((task.documents, &*task.amount), (1, [eur(50_000)].as_slice()), "the later case");
}

/// Roles and words of the open work under a clause.
fn told(firm: &Firm, clause: &str) -> Vec<(Role, String)> {
    let mut told: Vec<_> =
        firm.work(clause).into_iter().map(|task| (task.role, task.text)).collect();
    told.sort();
    told
}

/// RT-01: from day 11 on the head of sales takes part in person.
#[test]
fn esc_04_the_head_of_sales_takes_part_from_day_11() {
    let firm = Firm::new();
    firm.regulated().lives_to("2026-03-16");
    assert_eq!(told(&firm, "ESC-04"), [], "day 10");
    firm.lives_to("2026-03-17");
    assert_eq!(told(&firm, "ESC-04"), [(Role::HeadOfSales, "take-part-in-person".to_owned())]);
}

/// EXE-02: on day 3 a pair: the guarantee letter, and a day to meet.
#[test]
fn exe_02_letter_and_meeting_are_asked_for_together() {
    let firm = Firm::new();
    firm.regulated().lives_to("2026-03-08");
    assert_eq!(told(&firm, "EXE-02"), [], "day 2");
    firm.lives_to("2026-03-09");
    let rep = |text: &str| (Role::SalesRep, text.to_owned());
    assert_eq!(told(&firm, "EXE-02"), [rep("agree-meeting"), rep("obtain-guarantee-letter")]);
}

/// EXE-03: on day 8 the papers are signed, under the supervisor's control; there are three.
#[test]
fn exe_03_three_papers_are_signed_under_the_supervisors_control() {
    let firm = Firm::new();
    firm.regulated().lives_to("2026-03-13");
    assert_eq!(told(&firm, "EXE-03"), [], "day 7");
    firm.lives_to("2026-03-14");
    let work = [
        (Role::SalesRep, "sign-restructuring-papers".to_owned()),
        (Role::Supervisor, "control-step".to_owned()),
    ];
    assert_eq!(told(&firm, "EXE-03"), work);
    assert_eq!(PAPERS_TO_SIGN, ["reconciliation_act", "amendment", "request_with_guarantees"]);
}

fn measure(kind: ItemKind, body: &str) -> ItemAsked {
    ItemAsked {
        kind,
        of: day("2026-03-17"),
        customer: None,
        about: String::new(),
        day: None,
        body: body.to_owned(),
        coaching: false,
    }
}

/// Adds a measure to somebody's plan.
fn plan(firm: &Firm, who: Who, kind: PlanKind, asked: &ItemAsked) -> Result<(), Refused> {
    plans::add_item(&firm.office, firm.company, who, kind, asked)
}

fn check(firm: &Firm, who: Who, kind: PlanKind, owner: &str, found: &Found) -> Result<(), Refused> {
    plans::check(&firm.office, firm.company, who, kind, day("2026-03-17"), owner, found)
}

/// ESC-03: who is in no plan on Monday is reported, also whose measure was dropped again; and only
/// the plan itself tells of a measure.
#[test]
fn esc_03_a_measure_that_was_dropped_or_only_said_keeps_nobody_from_the_report() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-13");
        let supervisor = firm.person("supervisor", Role::Supervisor);
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let announced = |kind: LadderEventKind, body: &str| {
            let told = acts::Announcement {
                customer,
                item: None,
                kind,
                day: day("2026-03-13"),
                until: None,
                body: body.to_owned(),
            };
            acts::announce(office, company, supervisor, &told)
        };
        for kind in LadderEventKind::ALL.into_iter().filter(|kind| kind.is_of_program()) {
            let refused = announced(kind, "so I say");
            let field = matches!(refused, Err(Refused::Field { field: "announced", .. }));
            assert!(field, "{kind:?}: {refused:?}");
        }
        // EXE-05: the days before court begin with a delivery that is proved.
        let bare = announced(LadderEventKind::DemandDelivered, " ");
        assert!(matches!(bare, Err(Refused::Field { field: "handed-over", .. })), "{bare:?}");

        let asked = ItemAsked {
            of: day("2026-03-13"),
            customer: Some(customer),
            ..measure(ItemKind::CallOrVisit, "go and see")
        };
        for _ in 0..2 {
            plan(firm, supervisor, PlanKind::Week, &asked).expect("planned");
        }
        let of = day("2026-03-13");
        let drop_one = || {
            let shown = plans::plans(office, company, supervisor, PlanKind::Week, Some(of));
            let entry = shown.expect("plans").plans[0].items[0].entry;
            plans::drop_item(office, company, supervisor, PlanKind::Week, of, entry)
                .expect("dropped");
        };
        drop_one();
        firm.lives_to("2026-03-16");
        assert_eq!(firm.happened("ESC-03-REPORT").len(), 0, "the other measure stands");
        firm.on("2026-03-20");
        plan(firm, supervisor, PlanKind::Week, &ItemAsked { of: day("2026-03-20"), ..asked })
            .expect("planned");
        let of = day("2026-03-20");
        let shown = plans::plans(office, company, supervisor, PlanKind::Week, Some(of));
        let entry = shown.expect("plans").plans[0].items[0].entry;
        plans::drop_item(office, company, supervisor, PlanKind::Week, of, entry).expect("dropped");
        firm.lives_to("2026-03-23");
        let reported = firm.happened("ESC-03-REPORT");
        assert_eq!(reported.iter().map(|one| one.day).collect::<Vec<_>>(), [day("2026-03-23")]);
        firm.assert_sound();
    });
}

/// GEN-06: a shipment that was withdrawn, or paid on the spot, puts nobody under control.
#[test]
fn gen_06_control_begins_with_the_first_shipment_on_deferral_that_stands() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        firm.on("2026-03-02").invoices(&[
            "C-1:A-1 2026-03-01 2026-03-20 500.00",
            "C-1:A-2 2026-03-02 2026-03-02 80.00",
        ]);
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let gone = acts::Gone::FromItsDay;
        acts::withdraw(office, company, Who::program(), customer, firm.item("A-1"), gone, "wrong")
            .expect("withdrawn");
        for on in day("2026-03-02").through(day("2026-03-16")) {
            firm.on(&on.to_string()).run(&on.to_string());
        }
        assert_eq!(firm.effects().len(), 0, "cash on delivery alone: {:?}", firm.effects());
        firm.invoices(&["C-1:A-3 2026-03-16 2026-03-26 90.00"]);
        firm.on("2026-03-17").run("2026-03-17");
        assert!(!firm.effects().is_empty(), "since its first shipment on deferral");
        firm.assert_sound();
    });
}

/// ESC-05: the weekly plan is checked by the head of sales, with both questions and the day.
#[test]
fn esc_05_rou_05_weekly_plans_with_training_are_checked_by_the_head_of_sales() {
    on_both(|firm| {
        firm.regulated().on("2026-03-17");
        let supervisor = firm.person("supervisor", Role::Supervisor);
        let head = firm.person("head", Role::HeadOfSales);
        let officer = firm.person("officer", Role::FinancialControlOfficer);
        let asked = measure(ItemKind::WorkInOffice, "training: talking to debtors");
        plan(firm, supervisor, PlanKind::Week, &asked).expect("planned");
        let good = Found { measures: true, work: true, note: String::new() };
        for who in [supervisor, officer] {
            let refused = check(firm, who, PlanKind::Week, "supervisor", &good);
            assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{:?}", who.role);
        }
        for (measures, work) in [(true, false), (false, true)] {
            let lacking = Found { measures, work, note: String::new() };
            let refused = check(firm, head, PlanKind::Week, "supervisor", &lacking);
            assert!(matches!(refused, Err(Refused::ReasonMissing { .. })), "what is lacking");
        }
        // Training is a measure, and no work with a debtor; an empty plan bears out nothing, and who
        // plans no week has no plan.
        let ticked =
            |owner: &str, found: &Found| match check(firm, head, PlanKind::Week, owner, found) {
                Err(Refused::Field { field, .. }) => field.to_owned(),
                other => format!("{other:?}"),
            };
        assert_eq!(ticked("supervisor", &good), "plan-work");
        firm.person("second", Role::Supervisor);
        assert_eq!(ticked("second", &good), "plan-measures");
        let unknown = check(firm, head, PlanKind::Week, "officer", &good);
        assert!(matches!(unknown, Err(Refused::UnknownPerson { .. })), "{unknown:?}");
        let visit = ItemAsked {
            customer: Some(firm.customer("C-1")),
            ..measure(ItemKind::CallOrVisit, "to the owner")
        };
        plan(firm, supervisor, PlanKind::Week, &visit).expect("planned");
        check(firm, head, PlanKind::Week, "supervisor", &good).expect("looked at");
        let seen = plans::plans(&firm.office, firm.company, head, PlanKind::Week, None);
        let plans = seen.expect("plans").plans;
        let of_supervisor = plans.iter().find(|one| one.owner.login == "supervisor");
        let looked = &of_supervisor.expect("a plan").looked;
        assert_eq!(
            (looked.len(), looked[0].day, looked[0].role),
            (1, day("2026-03-17"), head.role)
        );
        firm.assert_sound();
    });
}

/// ESC-06: the digest of a day: whose debtors are late, what was done, is coaching set.
#[test]
fn esc_06_the_digest_tells_of_one_day() {
    let firm = Firm::new();
    firm.regulated().on("2026-03-17");
    let supervisor = firm.person("supervisor", Role::Supervisor);
    let head = firm.person("head", Role::HeadOfSales);
    let customer = firm.customer("C-1");
    let (kind, body) = (acts::ContactKind::Call, "pays on Friday".to_owned());
    let call = acts::Contact { customer, kind, day: day("2026-03-17"), body };
    acts::note(&firm.office, firm.company, supervisor, &call).expect("noted");
    let digest = |who: Who, on: &str| {
        plans::digest(&firm.office, firm.company, who, Some(day(on))).map(|(_, rows)| rows)
    };
    let told = |on: &str| {
        let rows = digest(head, on).expect("a digest");
        let row = rows.into_iter().find(|row| row.person.login == "supervisor").expect("a row");
        (row.debtors, row.contacts, row.coaching)
    };
    assert_eq!(told("2026-03-17"), (1, 1, false));
    assert_eq!(told("2026-03-16"), (1, 0, false), "the day before had no contact");
    let coaching = ItemAsked { coaching: true, ..measure(ItemKind::WorkInTerritory, "ride along") };
    plan(&firm, supervisor, PlanKind::Week, &coaching).expect("planned");
    assert_eq!(told("2026-03-17"), (1, 1, true));
    assert!(matches!(digest(supervisor, "2026-03-17"), Err(Refused::NotPermitted { .. })));
}

/// ESC-08: measures to lower the share stand in the monthly plan of the head of sales.
#[test]
fn esc_08_the_monthly_plan_has_measures_to_lower_the_share() {
    on_both(|firm| {
        firm.regulated().on("2026-03-17");
        let supervisor = firm.person("supervisor", Role::Supervisor);
        let head = firm.person("head", Role::HeadOfSales);
        let lower = measure(ItemKind::LowerShare, "smaller deliveries to the five largest");
        let refused = plan(firm, supervisor, PlanKind::Month, &lower);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
        let weekly = measure(ItemKind::WorkInOffice, "training");
        let refused = plan(firm, head, PlanKind::Month, &weekly);
        assert!(matches!(refused, Err(Refused::Field { field: "kind", .. })), "a week's measure");
        plan(firm, head, PlanKind::Month, &lower).expect("planned");
        let seen = plans::plans(&firm.office, firm.company, head, PlanKind::Month, None);
        let seen = seen.expect("plans");
        assert_eq!((seen.begins, seen.ends), (day("2026-03-01"), day("2026-03-31")));
        let kinds: Vec<_> = seen.plans[0].items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [ItemKind::LowerShare]);
        firm.assert_sound();
    });
}

/// ESC-03, ESC-05: the plan of a past week is held against the debtors of its last working day: who was
/// late enough then and has paid since is left out of it, and who became so today is not.
#[test]
fn esc_03_a_past_plan_is_held_against_the_debtors_of_its_week() {
    on_both(|firm| {
        firm.regulated().invoices(&["C-2:B-1 2026-02-20 2026-03-11 50.00"]);
        firm.person("supervisor", Role::Supervisor);
        let head = firm.person("head", Role::HeadOfSales);
        firm.on("2026-03-16").payments(&["2026-03-16 1000.00 A-1"]);
        firm.on("2026-03-17");
        let left_out = |of: &str| {
            let seen =
                plans::plans(&firm.office, firm.company, head, PlanKind::Week, Some(day(of)));
            let plans = seen.expect("plans").plans;
            let of_team = plans.iter().find(|one| one.owner.login == "supervisor");
            let left = of_team.expect("a plan").unplanned.iter();
            left.map(|one| (one.debtor.code.clone(), one.days_late)).collect::<Vec<_>>()
        };
        assert_eq!(left_out("2026-03-10"), [("C-1".to_owned(), 7)], "on Friday the 13th");
        assert_eq!(left_out("2026-03-17"), [("C-2".to_owned(), 6)]);
        firm.assert_sound();
    });
}

/// ESC-12: the director checks the plan of the head of sales, and nobody below does.
#[test]
fn esc_12_the_monthly_plan_is_checked_by_the_director() {
    on_both(|firm| {
        firm.regulated().on("2026-03-17");
        let head = firm.person("head", Role::HeadOfSales);
        let other = firm.person("other", Role::HeadOfSales);
        let commercial = firm.person("commercial", Role::CommercialDirector);
        let general = firm.person("general", Role::GeneralDirector);
        let work = measure(ItemKind::WorkWithDebtors, "each debtor over ten days in person");
        plan(firm, head, PlanKind::Month, &work).expect("planned");
        let found = Found { measures: false, work: true, note: "no measures".to_owned() };
        for who in [head, other, commercial] {
            let refused = check(firm, who, PlanKind::Month, "head", &found);
            assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{:?}", who.role);
        }
        check(firm, general, PlanKind::Month, "head", &found).expect("looked at");
        let seen = plans::plans(&firm.office, firm.company, general, PlanKind::Month, None);
        let plans = seen.expect("plans").plans;
        let of_head = plans.iter().find(|one| one.owner.login == "head").expect("the plan");
        assert_eq!(of_head.looked[0].note, "no measures");
        firm.assert_sound();
    });
}

/// ESC-11, CLS-12: the director decides one or more of six; a changed status is a decision of
/// its own, told to the accounting system with its terms.
#[test]
fn esc_11_several_decisions_together_and_the_status_is_decided_with_them() {
    on_both(|firm| {
        firm.regulated().on("2026-03-30");
        let director = firm.person("boss", Role::Director);
        let head = firm.person("head", Role::HeadOfSales);
        let customer = firm.customer("C-1");
        let request = firm.asks(head, RequestKind::AfterFifteenWorkingDays, None).expect("asked");
        let both = vec![Choice::ChangeOfStatus, Choice::UnconditionalRecovery];
        let answer = Answer { choices: both, ..choosing(Choice::ChangeOfStatus) };
        let refused = firm.answer(director, request, &answer);
        assert!(matches!(refused, Err(Refused::Field { field: "status", .. })), "to which?");
        let foreign = choosing(Choice::MoreTimeForSupervisor);
        let refused = firm.answer(director, request, &foreign);
        assert!(matches!(refused, Err(Refused::Field { field: "choice", .. })), "not on the list");
        let before = credit::terms_records(&firm.office, firm.company, director, 0);
        let before = before.expect("records").len();
        let answer = Answer { status: Some(Status::NonPaying), ..answer };
        firm.answer(director, request, &answer).expect("decided");
        let history = status::history(&firm.office, firm.company, director, customer);
        let history = history.expect("reads");
        let [change] = history.as_slice() else { panic!("{history:#?}") };
        assert_eq!((change.status, change.clause.as_str()), (Status::NonPaying, "6.4.1.1"));
        let after = credit::terms_records(&firm.office, firm.company, director, 0);
        assert_eq!(after.expect("records").len(), before + 1, "the accounting system is told");
        firm.assert_sound();
    });
}

/// ESC-07, ESC-11: what is decided over ten days and over fifteen working days of delay is asked no
/// earlier by people than by the policy. 6 March is a Friday, the sixteenth working day after it the
/// 30th.
#[test]
fn esc_07_esc_11_nobody_asks_before_the_debt_is_so_late() {
    on_both(|firm| {
        firm.regulated();
        let head = firm.person("head", Role::HeadOfSales);
        for (kind, before, from) in [
            (RequestKind::AfterTenDays, "2026-03-15", "2026-03-16"),
            (RequestKind::AfterFifteenWorkingDays, "2026-03-29", "2026-03-30"),
        ] {
            for item in [None, Some(firm.item("A-1"))] {
                firm.on(before);
                let early = firm.asks(head, kind, item);
                let Err(Refused::Field { field: "asked-early", value, .. }) = early else {
                    panic!("{kind:?} {early:?}")
                };
                assert_eq!(value, from, "the first day is told");
                firm.on(from);
                firm.asks(head, kind, item).expect("asked");
            }
        }
        firm.assert_sound();
    });
}

/// ESC-07, ESC-11: whoever asks, the policy or a person before it, what is decided has the same
/// consequences, and what was decided is not asked once more.
#[test]
fn esc_07_esc_11_what_is_decided_on_a_persons_request_is_followed_like_the_policys_own() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-15");
        let director = firm.person("boss", Role::Director);
        let head = firm.person("head", Role::HeadOfSales);
        let supervisor = firm.person("supervisor", Role::Supervisor);
        firm.on("2026-03-16");
        let request = firm.asks(supervisor, RequestKind::AfterTenDays, None).expect("asked");
        firm.answer(head, request, &choosing(Choice::UnconditionalReturn)).expect("decided");
        firm.lives_to("2026-03-17");
        assert_eq!(firm.work("ESC-07-RETURN").len(), 1, "the memo is owed");
        assert!(firm.asked_for(Which::Open).is_empty(), "and nothing is asked again");

        firm.lives_to("2026-03-29").on("2026-03-30");
        let kind = RequestKind::AfterFifteenWorkingDays;
        let request = firm.asks(head, kind, Some(firm.item("A-1"))).expect("asked");
        let choices = vec![Choice::TaskForFinancialControl, Choice::UnconditionalRecovery];
        let both = Answer { choices, ..choosing(Choice::TaskForFinancialControl) };
        firm.answer(director, request, &both).expect("decided");
        firm.lives_to("2026-03-31");
        for clause in ["ESC-11-CONTROL", "ESC-13"] {
            assert_eq!(firm.work(clause).len(), 1, "{clause}");
        }
        let open = firm.asked_for(Which::Open);
        assert!(open.iter().all(|one| one.clause != "ESC-11"), "{open:#?}");
        firm.assert_sound();
    });
}

/// ESC-07: time that a person's request gave is waited for, and the policy asks when it has passed.
#[test]
fn esc_07_time_given_on_a_persons_request_is_waited_for() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-15");
        let head = firm.person("head", Role::HeadOfSales);
        let supervisor = firm.person("supervisor", Role::Supervisor);
        firm.on("2026-03-16");
        let request = firm.asks(supervisor, RequestKind::AfterTenDays, None).expect("asked");
        let until = Some(day("2026-03-20"));
        let time = Answer { until, ..choosing(Choice::MoreTimeForSupervisor) };
        firm.answer(head, request, &time).expect("decided");
        firm.lives_to("2026-03-20");
        assert!(firm.asked_for(Which::Open).is_empty(), "the time is not over");
        firm.lives_to("2026-03-21");
        let open = firm.asked_for(Which::Open);
        let clauses: Vec<_> = open.iter().map(|one| one.clause.as_str()).collect();
        assert_eq!(clauses, ["ESC-07"]);
        firm.assert_sound();
    });
}

/// ESC-11, ESC-15, CLS-12: what the decision has done itself is told, and is nobody's work once more;
/// what is left to do is one task.
#[test]
fn esc_11_what_a_decision_does_itself_is_no_work_once_more() {
    on_both(|firm| {
        firm.regulated();
        let director = firm.person("boss", Role::Director);
        firm.lives_to("2026-04-03");
        let asked = firm.asked_for(Which::Open);
        let fate = asked.iter().find(|one| one.options.contains(&Choice::Irrecoverable));
        let request = fate.expect("the policy asks for the fate of the debt").request;
        let choices =
            vec![Choice::ChangeOfStatus, Choice::Irrecoverable, Choice::TaskForFinancialControl];
        let answer =
            Answer { choices, status: Some(Status::NonPaying), ..choosing(Choice::ChangeOfStatus) };
        firm.answer(director, request, &answer).expect("decided");
        let entered = requests::irrecoverable(&firm.office, firm.company, director);
        assert_eq!(entered.expect("reads").len(), 1, "entered by the decision");
        firm.lives_to("2026-04-10");
        for (clause, tasks, notices) in
            [("ESC-11", 0, 0), ("ESC-15", 0, 1), ("CLS-12", 0, 1), ("ESC-11-CONTROL", 1, 0)]
        {
            assert_eq!(firm.work(clause).len(), tasks, "{clause}");
            let effects = firm.effects();
            let said = effects.iter().filter(|one| one.1 == "notify" && one.2 == clause);
            assert_eq!(said.count(), notices, "{clause}");
        }
        firm.assert_sound();
    });
}

/// EXE-07, 8.6: whoever is asked by the policy gives time as far as the right reaches, for the
/// debts that were asked about; what falls due later goes its own way.
#[test]
fn exe_07_time_given_by_the_policys_question_reaches_no_further_than_the_right_and_the_debt() {
    on_both(|firm| {
        firm.regulated();
        firm.invoices(&["B-1 2026-02-20 2026-03-20 500.00"]);
        firm.on("2026-03-08");
        let announced = acts::Announcement {
            customer: firm.customer("C-1"),
            item: None,
            kind: LadderEventKind::DeferralRequestedAgain,
            day: day("2026-03-08"),
            until: Some(day("2026-04-30")),
            body: "asks once more".to_owned(),
        };
        let head = firm.person("head", Role::HeadOfSales);
        acts::announce(&firm.office, firm.company, head, &announced).expect("announced");
        firm.lives_to("2026-03-09");
        assert!(firm.asked_for(Which::Open).iter().all(|one| one.role == Role::HeadOfSales));
        let asked = firm.asked_for(Which::Open);
        let request = asked.iter().find(|one| one.options.contains(&Choice::GrantDeferral));
        let request = request.expect("the policy asks").request;
        let until =
            |last: &str| Answer { until: Some(day(last)), ..choosing(Choice::GrantDeferral) };
        // A-1 was due on 6 March: two months end on 6 May.
        let beyond = firm.answer(head, request, &until("2026-05-07"));
        assert!(matches!(beyond, Err(Refused::NotPermitted { .. })), "{beyond:?}");
        firm.answer(head, request, &until("2026-05-06")).expect("within the right");
        let customer = firm.customer("C-1");
        let rows = firm.office.store.read(|r| book::standing_of(r, firm.company, customer));
        let promised: Vec<_> =
            rows.expect("reads").iter().map(|row| (row.item, row.amount, row.until)).collect();
        let item = Some(firm.item("A-1"));
        assert_eq!(promised, [(item, Some(eur(100_000)), Some(day("2026-05-06")))]);
        firm.lives_to("2026-03-25");
        let rows = firm.office.store.read(|reader| {
            saldo_store::explain::effects_of(reader, firm.company, customer, day("2026-03-25"))
        });
        let mut late = rows.expect("reads").into_iter().flat_map(|row| row.lines);
        let other = firm.item("B-1");
        assert!(late.any(|line| line.item == other && line.days_late > 0), "it goes on");
        firm.assert_sound();
    });
}

/// EXE-07: beyond two months of the initial due day the policy asks the director, and the director
/// grants what the head may not.
#[test]
fn exe_07_beyond_two_months_the_policy_asks_the_director_who_grants_it() {
    on_both(|firm| {
        firm.regulated().on("2026-03-08");
        let head = firm.person("head", Role::HeadOfSales);
        let director = firm.person("boss", Role::Director);
        let announced = acts::Announcement {
            customer: firm.customer("C-1"),
            item: None,
            kind: LadderEventKind::DeferralRequestedAgain,
            day: day("2026-03-08"),
            until: Some(day("2026-05-07")),
            body: "asks once more".to_owned(),
        };
        acts::announce(&firm.office, firm.company, head, &announced).expect("announced");
        firm.lives_to("2026-03-09");
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!((request.clause.as_str(), request.role), ("EXE-07-DIRECTOR", Role::Director));
        let answer = Answer { until: Some(day("2026-05-07")), ..choosing(Choice::GrantDeferral) };
        let own = firm.answer(head, request.request, &answer);
        assert!(matches!(own, Err(Refused::NotPermitted { .. })), "{own:?}");
        firm.answer(director, request.request, &answer).expect("granted");
        let customer = firm.customer("C-1");
        let rows = firm.office.store.read(|r| book::standing_of(r, firm.company, customer));
        let promised: Vec<_> = rows.expect("reads").iter().map(|row| row.until).collect();
        assert_eq!(promised, [Some(day("2026-05-07"))]);
        firm.assert_sound();
    });
}

/// LAD-11: from the regulation to the eight steps and back, with rules, reminders and an open question of
/// the one that is left: what was asked for stays, nothing of it is asked once more, and the question
/// can still be answered.
#[test]
fn lad_11_switching_between_regulation_and_algorithm_keeps_what_was_finished() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-17");
        let head = firm.person("head", Role::HeadOfSales);
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!(request.clause, "ESC-07");
        let regulated = firm.effects();
        let text =
            crate::policies::changed(2, "2026-03-18", "min_gap_days = 2", "min_gap_days = 2");
        firm.follow(&text);
        firm.lives_to("2026-03-19");
        let time =
            Answer { until: Some(day("2026-03-25")), ..choosing(Choice::MoreTimeForSupervisor) };
        firm.answer(head, request.request, &time).expect("still answered");
        firm.lives_to("2026-04-02");
        let both = firm.effects();
        assert!(both.is_superset(&regulated), "what was asked for stays");
        let added: Vec<_> = both.difference(&regulated).collect();
        assert!(!added.is_empty(), "the ladder goes on");
        assert!(added.iter().all(|one| one.2.starts_with("LAD-")), "{added:#?}");

        let again = text_of("regulation").replacen("version = 1", "version = 2", 1);
        firm.follow(&again.replacen("\"2026-03-01\"", "\"2026-04-03\"", 1));
        firm.lives_to("2026-04-10");
        let now = firm.effects();
        assert!(now.is_superset(&both));
        for clause in ["EXE-01", "EXE-02", "EXE-03", "ESC-01", "ESC-02", "ESC-04", "LAD-03"] {
            let again = now.difference(&both).filter(|one| one.2 == clause).count();
            assert_eq!(again, 0, "{clause} once");
        }
        firm.assert_sound();
    });
}

/// EXE-00: a warning that was recorded as conduct is a warning: measure 1 is not taken for the
/// missed day, and the wish for time is. Of another document, or after measure 1, it stops
/// nothing.
#[test]
fn exe_00_exe_01_recorded_conduct_stops_the_measure_of_the_missed_day() {
    on_both(|firm| {
        firm.regulated();
        firm.invoices(&["B-1 2026-02-01 2026-03-06 500.00"]);
        let warned = |number: &str, conduct| {
            let item = Some(firm.item(number));
            let (customer, body) = (firm.customer("C-1"), "rang on the day".to_owned());
            let new = NewConduct { customer, conduct, item, day: day("2026-03-06"), body };
            status::record_conduct(&firm.office, firm.company, Who::program(), &new)
                .expect("recorded");
        };
        warned("A-1", Conduct::WarnedOfDelay);
        warned("B-1", Conduct::AgreedToRestructuring);
        firm.lives_to("2026-03-07");
        let documents = |clause: &str| {
            let lines = firm.happened(clause).into_iter().flat_map(|one| one.lines);
            let mut numbers: Vec<String> = lines.map(|line| line.number).collect();
            numbers.sort();
            numbers.dedup();
            numbers
        };
        assert_eq!(documents("EXE-01"), ["B-1"]);
        assert_eq!(documents("PAY-03"), ["A-1"]);
        // The silence is explained: the warning stops the measure, and it is said when it was given.
        let on = Some(day("2026-03-07"));
        let told = explain::customer(&firm.office, firm.company, Who::program(), "C-1", on);
        let silent = told.expect("told").unmeant;
        let stopped: Vec<_> = silent
            .iter()
            .filter(|one| one.clause == "EXE-01")
            .map(|one| (one.number.as_str(), one.event))
            .collect();
        let warning = (LadderEventKind::DelayWarned, day("2026-03-06"));
        assert_eq!(stopped, [("A-1", Some(warning))]);
        // The ladder goes on with measure 2 for both.
        firm.lives_to("2026-03-09");
        assert_eq!(documents("EXE-02"), ["A-1", "B-1"]);
        firm.assert_sound();
    });
}

/// EXE-01: the four outputs are mandatory on whatever way the work ends.
#[test]
fn exe_01_the_talk_about_a_missed_day_is_not_ticked_off() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        firm.on("2026-02-20").invoices(&["A-1 2026-02-20 2026-03-02 1000.00"]);
        firm.on("2026-03-03").run("2026-03-03");
        let (office, company) = (&firm.office, firm.company);
        let customer = firm.customer("C-1");
        let read = office
            .store
            .read(|reader| worklist::open_work(reader, company, "find-cause-and-date", customer));
        let task = read.expect("read").pop().expect("asked for");
        let done = acts::task_done(office, company, Who::program(), task.effect, "");
        assert!(matches!(done, Err(Refused::TalkOwed)), "{done:?}");
        firm.assert_sound();
    });
}

/// The printed set of somebody's role, line by line.
fn printed(firm: &Firm, who: Who) -> Vec<String> {
    let texts = Texts::of(Language::En);
    let set = working_papers::printed_set(&firm.office, firm.company, who, texts, &Silent);
    set.expect("printed").lines()
}

/// 6.2 to 6.4, ESC-14: each level prints the documents that its clause names as one set, in the order
/// of the clause, with what its pages show.
#[test]
fn esc_14_each_role_has_one_printed_set_of_its_documents() {
    on_both(|firm| {
        firm.regulated();
        let supervisor = firm.person("supervisor", Role::Supervisor);
        let head = firm.person("head", Role::HeadOfSales);
        let director = firm.person("boss", Role::Director);
        let rep = firm.person("rep", Role::SalesRep);
        let lawyer = firm.person("lawyer", Role::Legal);
        firm.lives_to("2026-03-18");
        let (office, company) = (&firm.office, firm.company);
        let measure = |kind, body: &str| ItemAsked {
            kind,
            of: day("2026-03-18"),
            customer: None,
            about: String::new(),
            day: None,
            body: body.to_owned(),
            coaching: true,
        };
        let training = measure(ItemKind::WorkInOffice, "training with the team");
        plans::add_item(office, company, supervisor, PlanKind::Week, &training).expect("planned");
        let lower = measure(ItemKind::LowerShare, "no deferral without a contract");
        plans::add_item(office, company, head, PlanKind::Month, &lower).expect("planned");
        let titles = |lines: &[String]| -> Vec<&'static str> {
            let titles = [
                "Receivables report",
                "Weekly plan",
                "Weekly plans of the supervisors",
                "Own work of the week",
                "Monthly action plan",
                "Monthly plan of the head of sales",
                "Personal plan",
                "Check list",
                "Route sheets",
                "Register of overdue work",
                "Work of the day",
            ];
            let found = lines.iter().filter_map(|line| titles.iter().find(|title| *title == line));
            found.copied().collect()
        };
        let rows: [(Who, &[&str], &[&str]); 4] = [
            (
                supervisor,
                &["Receivables report", "Weekly plan", "Check list", "Route sheets"],
                &["training with the team", "1 debtor over five days late is in no measure"],
            ),
            (
                head,
                &[
                    "Receivables report",
                    "Weekly plans of the supervisors",
                    "Own work of the week",
                    "Monthly action plan",
                ],
                &["training with the team", "no deferral without a contract"],
            ),
            (
                director,
                &[
                    "Receivables report",
                    "Route sheets",
                    "Monthly plan of the head of sales",
                    "Personal plan",
                ],
                &["no deferral without a contract", "Person rep"],
            ),
            (
                lawyer,
                &["Register of overdue work", "Work of the day"],
                &["Kept by the legal department: Person lawyer."],
            ),
        ];
        for (who, documents, told) in rows {
            let lines = printed(firm, who);
            assert_eq!(titles(&lines), documents, "{lines:#?}");
            for one in told {
                assert!(lines.iter().any(|line| line.contains(one)), "{one}: {lines:#?}");
            }
            assert!(lines.iter().all(|line| !line.contains('⟦')), "{lines:#?}");
            assert!(lines.iter().any(|line| line.contains("C-1")), "the debtor: {lines:#?}");
            assert!(lines.iter().any(|line| line.contains("1,000.00")), "its debt: {lines:#?}");
        }
        // Whoever sees own customers only prints nothing of others.
        let lines = printed(firm, rep);
        assert!(lines.iter().all(|line| !line.contains("C-1")), "{lines:#?}");
        let (program, texts) = (Who::program(), Texts::of(Language::En));
        let refused = working_papers::printed_set(office, company, program, texts, &Silent);
        assert!(matches!(refused, Err(Refused::UnknownPerson { .. })), "{refused:?}");
    });
}
