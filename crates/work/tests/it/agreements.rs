//! Repayment agreements from the first talk to the last part, or to the breach (AGR-01 to AGR-08,
//! LFE-12).

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::agreements::draft::{Plan, Refusal};
use saldo_domain::agreements::worksheet::{Harshness, Line, LineKind};
use saldo_domain::agreements::{ActKind, Form, State};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::charges::repayment_schedule::Every;
use saldo_domain::claims::Ground;
use saldo_domain::control::{LadderEventKind, WithheldCause};
use saldo_domain::{Day, Money, Role};
use saldo_store::book::contacts_of;
use saldo_store::fieldwork::{ErrandFilter, errands};
use saldo_work::acts::{self, Contact, ContactKind, Gone, Lowering, NewLowering, NewPayment, Part};
use saldo_work::agreements::{self, AgreementRefusal, Asked, Key, Offered, Signature, Which};
use saldo_work::charges::{self, MethodAsked, TermAsked};
use saldo_work::explain;
use saldo_work::requests::{self, Answer, Terms};
use saldo_work::views::{self, Page, WorklistFilter};
use saldo_work::{Refused, Who};

/// Parts as day and euros.
fn free(parts: &[(&str, i64)]) -> Plan {
    Plan::Free(parts.iter().map(|(on, major)| (day(on), eur(major * 100))).collect())
}

impl Firm {
    fn called(&self, on: &str) {
        let contact = Contact {
            customer: self.customer("C-1"),
            kind: ContactKind::Call,
            day: day(on),
            body: "Two large buyers of theirs pay late.".into(),
        };
        acts::note(&self.office, self.company, Who::program(), &contact).expect("noted");
    }

    fn begun(&self, replaces: Option<i64>) -> Key {
        let customer = self.customer("C-1");
        let (company, who) = (self.company, Who::program());
        let cause = "Two large buyers of theirs pay late.";
        let number = agreements::begin(&self.office, company, who, customer, cause, replaces);
        Key { customer, agreement: number.expect("begun") }
    }

    fn plan_of(&self, documents: &[&str], plan: Plan) -> Asked {
        Asked {
            form: Form::Instalments,
            items: documents.iter().map(|number| self.item(number)).collect(),
            plan,
            fee: false,
            grace_days: 0,
            accelerates: true,
            capacity: None,
            conditions: String::new(),
        }
    }

    fn draw_up(&self, key: Key, asked: &Asked) -> Result<agreements::DrawnUp, Refused> {
        agreements::draw_up(&self.office, self.company, Who::program(), key, asked)
    }

    fn agree(&self, key: Key) {
        let offered = Offered { agreed: true, note: "by telephone".into() };
        agreements::answer(&self.office, self.company, Who::program(), key, &offered)
            .expect("agreed");
    }

    fn sign(&self, key: Key, number: &str) -> Result<(), Refused> {
        let signature = Signature { number: number.into(), ..Signature::default() };
        agreements::sign(&self.office, self.company, Who::program(), key, &signature)
    }

    /// An agreement that is signed today.
    fn agreed(&self, asked: &Asked, number: &str) -> Key {
        self.called(&self.office.today_in("UTC").expect("a day").to_string());
        let key = self.begun(None);
        self.draw_up(key, asked).expect("drawn up");
        self.agree(key);
        self.sign(key, number).expect("signed");
        key
    }

    fn agreement(&self, key: Key) -> agreements::Agreement {
        let who = Who::program();
        agreements::agreement(&self.office, self.company, who, "C-1", key.agreement).expect("there")
    }

    fn stands(&self, key: Key) -> State {
        self.agreement(key).listed.state
    }

    fn fates(&self, key: Key) -> Vec<&'static str> {
        let parts = self.agreement(key).parts;
        parts.into_iter().map(|part| part.fate.expect("signed").code()).collect()
    }

    /// Days and kinds of everything recorded about it.
    fn acts_of(&self, key: Key) -> Vec<(Day, ActKind)> {
        self.agreement(key).acts.into_iter().map(|act| (act.day, act.kind)).collect()
    }

    /// Money that came on a day for a document.
    fn paid(&self, number: u32, document: &str, on: &str, major: i64) {
        let amount = eur(major * 100);
        let payment = NewPayment {
            customer: self.customer("C-1"),
            number: String::new(),
            effective: day(on),
            amount,
            parts: vec![Part { item: self.item(document), amount }],
            rest_pays: false,
            note: String::new(),
        };
        let who = Who::program();
        acts::record_payment(&self.office, self.company, who, &key(number), &payment)
            .expect("paid");
    }

    /// The payment of this document turns out never to have been one.
    fn bounced(&self, document: &str) {
        let item = self.item(document);
        let settled = self.settlements().into_iter().find(|(debit, ..)| *debit == Some(item));
        let payment = settled.and_then(|(_, credit, ..)| credit).expect("a payment");
        let (customer, who) = (self.customer("C-1"), Who::program());
        let why = "it bounced";
        acts::withdraw(&self.office, self.company, who, customer, payment, Gone::FromItsDay, why)
            .expect("withdrawn");
    }

    /// Goods for this many euros came back today, of this document.
    fn returned(&self, document: &str, major: i64) {
        let today = self.office.today_in("UTC").expect("a day");
        let new = NewLowering {
            customer: self.customer("C-1"),
            kind: Lowering::Return,
            number: "back".into(),
            effective: today,
            amount: eur(major * 100),
            against: Some(self.item(document)),
            rest_pays: false,
            reason: "as agreed".into(),
        };
        acts::lower(&self.office, self.company, Who::program(), &key(90), &new).expect("lowered");
    }

    /// A penalty of the contract, in per cent a day.
    fn contract_penalty(&self, rate: &str) {
        let asked = TermAsked {
            customer: self.customer("C-1"),
            item: None,
            ground: Ground::Contract,
            method: MethodAsked::DailyPenalty {
                rate_pct: rate.into(),
                cap_pct: None,
                grace_days: 0,
            },
            from: day("2026-01-01"),
            until: None,
            due_moves_by: None,
            beside_others: false,
            reference: "contract 7, clause 5.2".into(),
        };
        charges::add_term(&self.office, self.company, Who::program(), &asked).expect("a term");
    }

    /// What has accrued on a document up to a day, in cents.
    fn accrued(&self, document: &str, on: &str) -> i128 {
        let (customer, who, on) = (self.customer("C-1"), Who::program(), Some(day(on)));
        let all = charges::of_customer(&self.office, self.company, who, customer, on);
        let all = all.expect("computed");
        let of_document = all.iter().find(|charge| charge.number == document);
        of_document.map_or(0, |charge| charge.state.accrued.hundredths())
    }

    /// Everything on the list of work is done.
    fn all_done(&self) {
        let (office, company, who) = (&self.office, self.company, Who::program());
        let list =
            views::worklist(office, company, who, &WorklistFilter::default(), Page::default());
        for row in list.expect("listed").rows {
            acts::task_done(office, company, who, row.effect, "done").expect("done");
        }
    }

    /// Days on which the ladder took a step, with its clause.
    fn climbed(&self) -> Vec<(String, String)> {
        let mut steps: Vec<(String, String)> = self
            .effects()
            .into_iter()
            .filter(|(_, kind, clause, _)| *kind == "task" && clause.starts_with("LAD-0"))
            .map(|(on, _, clause, _)| (on.to_string(), clause))
            .collect();
        steps.dedup();
        steps
    }

    fn broken_schedules(&self) -> Vec<Day> {
        let customer = self.customer("C-1");
        let rows = self.office.store.read(|reader| contacts_of(reader, self.company, customer));
        let kind = LadderEventKind::ScheduleBroken.code();
        let rows = rows.expect("reads").into_iter().filter(|row| row.kind == kind);
        rows.map(|row| row.day).collect()
    }

    fn errands_named(&self, what: &str) -> Vec<(Day, Day)> {
        let filter =
            ErrandFilter { what: Some(what), ended: true, limit: 100, ..ErrandFilter::default() };
        let rows = self.office.store.read(|reader| errands(reader, self.company, filter));
        rows.expect("reads").into_iter().map(|row| (row.new.day, row.new.until)).collect()
    }
}

fn refusal(outcome: Result<impl Sized, Refused>) -> AgreementRefusal {
    match outcome.err().expect("refused") {
        Refused::Agreement(refusal) => refusal,
        other => panic!("{other}"),
    }
}

/// One debt of 900, due on 20 February.
const DEBT: &str = "A 2026-01-20 2026-02-20 900.00";

#[test]
fn agr_01_a_draft_is_blocked_until_a_contact_is_recorded() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        let key = firm.begun(None);
        let asked = firm.plan_of(&["A"], free(&[("2026-04-01", 900)]));
        let blocked = refusal(firm.draw_up(key, &asked));
        assert_eq!(blocked, AgreementRefusal::Plan(Refusal::NoContact { days: 30 }));
        // A note is no contact, and neither is one of two months ago.
        let note = Contact {
            customer: firm.customer("C-1"),
            kind: ContactKind::Note,
            day: day(BEGIN),
            body: "Ask them.".into(),
        };
        acts::note(&firm.office, firm.company, Who::program(), &note).expect("noted");
        firm.called("2026-02-10");
        assert_eq!(
            refusal(firm.draw_up(key, &asked)),
            AgreementRefusal::Plan(Refusal::NoContact { days: 30 })
        );
        firm.called("2026-03-19");
        firm.draw_up(key, &asked).expect("drawn up");
        assert_eq!(firm.stands(key), State::Draft);
        assert_eq!(firm.agreement(key).contact, Some(day("2026-03-19")));
    });
}

#[test]
fn agr_02_a_month_over_the_buyers_means_warns_and_does_not_stop() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-01-20 2026-02-20 40000.00"]);
    firm.called(BEGIN);
    let key = firm.begun(None);
    let asked = Asked {
        capacity: Some(eur(3_000_000)),
        ..firm.plan_of(&["A"], free(&[("2026-04-01", 40_000)]))
    };
    let seen = agreements::preview(&firm.office, firm.company, Who::program(), key, &asked);
    assert_eq!(seen.expect("seen").over_capacity, Some((day("2026-04-01"), eur(4_000_000))));
    assert_eq!(firm.stands(key), State::Analysis, "looking writes nothing");
    let drawn_up = firm.draw_up(key, &asked).expect("drawn up");
    assert_eq!(drawn_up.over_capacity, Some((day("2026-04-01"), eur(4_000_000))));
    let shown = firm.agreement(key).draft.expect("a draft");
    assert_eq!(shown.over_capacity, drawn_up.over_capacity);
}

#[test]
fn agr_03_parts_are_drawn_up_to_the_cent_and_follow_the_five_steps() {
    on_both(|firm| {
        firm.invoices(&["A 2026-01-20 2026-02-20 100000.00"]);
        firm.called(BEGIN);
        let key = firm.begun(None);
        let plan = Plan::Equal { count: 3, first: day("2026-03-31"), every: Every::Month };
        // No step is skipped.
        assert!(matches!(
            refusal(firm.sign(key, "")),
            AgreementRefusal::NotNow { state: State::Analysis, act: ActKind::Signed }
        ));
        let parts = firm.draw_up(key, &firm.plan_of(&["A"], plan)).expect("drawn up").instalments;
        let parts: Vec<(String, Money)> =
            parts.iter().map(|part| (part.day.to_string(), part.amount)).collect();
        let expected = [
            ("2026-03-31".to_owned(), eur(3_333_333)),
            ("2026-04-30".to_owned(), eur(3_333_333)),
            ("2026-05-31".to_owned(), eur(3_333_334)),
        ];
        assert_eq!(parts, expected);
        assert!(matches!(refusal(firm.sign(key, "")), AgreementRefusal::NotNow { .. }));
        firm.agree(key);
        firm.sign(key, "R-17").expect("signed");
        let acts: Vec<ActKind> = firm.acts_of(key).into_iter().map(|(_, kind)| kind).collect();
        assert_eq!(acts, [ActKind::Drafted, ActKind::Agreed, ActKind::Signed]);
        assert_eq!(firm.stands(key), State::InForce);
        firm.assert_sound();
    });
}

/// While it is kept nothing is asked for, and whoever asks reads which agreement it is; the day
/// after a part was missed the ladder goes on with the step that follows.
#[test]
fn agr_05_a_part_missed_by_one_day_is_a_breach_and_leads_to_step_5() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
        firm.run_every_day(BEGIN, BEGIN);
        assert_eq!(firm.climbed(), [(BEGIN.to_owned(), "LAD-04".to_owned())], "entered at step 4");
        firm.all_done();
        let key = firm.agreed(
            &firm.plan_of(&["A"], free(&[("2026-04-01", 400), ("2026-04-10", 500)])),
            "R-17",
        );
        firm.run_every_day("2026-03-21", "2026-03-31");
        firm.paid(1, "A", "2026-03-31", 400);
        firm.run_every_day("2026-04-01", "2026-04-10");
        assert_eq!(firm.fates(key), ["kept", "waiting"]);
        assert_eq!(firm.climbed().len(), 1, "nothing was asked for");
        let told = explain::customer(&firm.office, firm.company, Who::program(), "C-1", None);
        let told = told.expect("told");
        let held = told.withheld.iter().find(|one| one.cause == WithheldCause::Agreement);
        let order = held.and_then(|one| one.order.clone()).expect("names the agreement");
        assert_eq!(order.number, "R-17");
        assert_eq!(told.standing[0].until, Some(day("2026-04-10")));
        // Two days before each part the representative is told of it.
        let reminded = [("2026-03-30", "2026-04-01"), ("2026-04-08", "2026-04-10")];
        let reminded: Vec<(Day, Day)> =
            reminded.iter().map(|(on, until)| (day(on), day(until))).collect();
        assert_eq!(firm.errands_named("agreement-part-due"), reminded);

        firm.run_every_day("2026-04-11", "2026-04-11");
        assert_eq!(firm.stands(key), State::Breached);
        let breach = firm.agreement(key).listed.breach.expect("a breach");
        assert_eq!((breach.day, breach.part), (day("2026-04-11"), 2));
        assert_eq!(
            firm.climbed()[1..],
            [
                // The talk of step 4 was followed by no payment: that was held, too.
                ("2026-04-11".to_owned(), "LAD-04-GUARANTEE".to_owned()),
                ("2026-04-11".to_owned(), "LAD-05".to_owned())
            ],
            "no restart and no skip"
        );
        assert_eq!(firm.broken_schedules(), [day("2026-04-11")]);
        assert_eq!(firm.errands_named("agreement-breached").len(), 1);
        firm.run("2026-04-11");
        firm.run_every_day("2026-04-12", "2026-04-12");
        assert_eq!(firm.broken_schedules().len(), 1, "recorded once");
        firm.assert_sound();
    });
}

/// Days without a run are judged one after the other: the breach bears its own day.
#[test]
fn agr_05_a_late_run_dates_a_breach_rightly() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        firm.run(BEGIN);
        let key = firm
            .agreed(&firm.plan_of(&["A"], free(&[("2026-03-25", 400), ("2026-04-20", 500)])), "");
        firm.on("2026-04-02").run("2026-04-02");
        assert_eq!(firm.broken_schedules(), [day("2026-03-26")]);
        assert_eq!(firm.acts_of(key).last(), Some(&(day("2026-03-26"), ActKind::Breached)));
        // What was to be paid later is due at once.
        let rest = firm.agreement(key).acts.last().and_then(|act| act.rest);
        assert_eq!(rest, Some(eur(90_000)));
        firm.assert_sound();
    });
}

#[test]
fn agr_08_within_the_days_of_grace_a_slip_is_none() {
    for (paid_on, state) in [("2026-04-03", State::InForce), ("2026-04-04", State::Breached)] {
        let firm = Firm::new();
        firm.invoices(&[DEBT]);
        let asked = Asked {
            grace_days: 2,
            ..firm.plan_of(&["A"], free(&[("2026-04-01", 400), ("2026-05-01", 500)]))
        };
        let key = firm.agreed(&asked, "");
        let before = day(paid_on).plus(-1).to_string();
        firm.run_every_day(BEGIN, &before);
        assert_eq!(firm.stands(key), State::InForce, "{before}");
        firm.on(paid_on);
        if state == State::InForce {
            firm.paid(1, "A", paid_on, 400);
        }
        firm.run_every_day(paid_on, "2026-04-05");
        assert_eq!(firm.stands(key), state, "paid on {paid_on}");
    }
}

/// Without acceleration a missed part suspends the agreement until it is made up for.
#[test]
fn agr_08_what_was_missed_can_be_made_up_for() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        let asked = Asked {
            accelerates: false,
            ..firm.plan_of(&["A"], free(&[("2026-04-01", 400), ("2026-04-20", 500)]))
        };
        let key = firm.agreed(&asked, "");
        firm.run_every_day(BEGIN, "2026-04-05");
        assert_eq!(firm.stands(key), State::Breached);
        firm.paid(1, "A", "2026-04-05", 400);
        firm.run_every_day("2026-04-06", "2026-04-19");
        assert_eq!(firm.stands(key), State::InForce);
        assert_eq!(firm.fates(key), ["made-up", "waiting"]);
        firm.paid(2, "A", "2026-04-19", 500);
        firm.run_every_day("2026-04-20", "2026-04-20");
        assert_eq!(firm.stands(key), State::Fulfilled);
        let turns: Vec<(Day, ActKind)> = firm.acts_of(key).split_off(3);
        let expected = [
            (day("2026-04-02"), ActKind::Breached),
            (day("2026-04-06"), ActKind::Resumed),
            (day("2026-04-20"), ActKind::Fulfilled),
        ];
        assert_eq!(turns, expected);
        firm.assert_sound();
    });
}

#[test]
fn agr_05_a_payment_taken_back_un_keeps_a_part() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        let key = firm
            .agreed(&firm.plan_of(&["A"], free(&[("2026-04-01", 400), ("2026-05-01", 500)])), "");
        firm.on("2026-03-30").paid(1, "A", "2026-03-30", 400);
        firm.run_every_day("2026-03-31", "2026-04-05");
        assert_eq!(firm.fates(key), ["kept", "waiting"]);
        firm.bounced("A");
        assert_eq!(firm.fates(key), ["missed", "waiting"]);
        firm.run_every_day("2026-04-06", "2026-04-06");
        assert_eq!(firm.stands(key), State::Breached);
        assert_eq!(firm.broken_schedules(), [day("2026-04-06")], "found on the day of the run");
        // The money was there after all: whoever may restructure lets it go on.
        let go_on = || {
            let why = "the bank had erred";
            agreements::reinstate(&firm.office, firm.company, Who::program(), key, why)
        };
        assert_eq!(refusal(go_on()), AgreementRefusal::StillMissed { part: 1 });
        firm.paid(2, "A", "2026-04-01", 400);
        go_on().expect("goes on");
        assert_eq!(firm.stands(key), State::InForce);
        firm.run_every_day("2026-04-07", "2026-04-08");
        assert_eq!(firm.stands(key), State::InForce);
        firm.assert_sound();
    });
}

/// What is agreed on is paid or breached: a hand that writes it off meanwhile would breach it for them.
#[test]
fn agr_05_a_debt_under_an_agreement_is_not_written_off_by_hand() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        firm.agreed(
            &firm.plan_of(&["A"], free(&[("2026-03-25", 400), ("2026-04-20", 500)])),
            "R-9",
        );
        let part = Part { item: firm.item("A"), amount: eur(1) };
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let customer = firm.customer("C-1");
        let refused = acts::write_off(office, company, who, &key(9), customer, part, "a cent");
        assert_eq!(refusal(refused), AgreementRefusal::Kept { number: "R-9".to_owned() });
    });
}

/// The fees that a breach took back were never paid: they keep no part, and an agreement that goes on
/// bears them again.
#[test]
fn agr_05_lfe_12_an_agreement_that_goes_on_bears_its_fees_again() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-20 2026-03-13 120000.00"]);
        firm.contract_penalty("0.1");
        let plan = free(&[("2026-03-27", 40_000), ("2026-04-03", 40_000), ("2026-04-10", 40_000)]);
        let asked = Asked { form: Form::DeferralWithFee, ..firm.plan_of(&["A"], plan) };
        let key = firm.agreed(&asked, "R-5");
        firm.on("2026-03-27");
        firm.paid(1, "A", "2026-03-27", 40_000);
        firm.paid(2, "R-5/1", "2026-03-27", 1_200);
        firm.run_every_day("2026-03-28", "2026-04-04");
        let fees = || ["R-5/1", "R-5/2", "R-5/3"].map(|number| firm.open(number));
        assert_eq!((firm.stands(key), fees()), (State::Breached, [0, 180_000, 180_000]));
        let go_on = || {
            let why = "the bank had erred";
            agreements::reinstate(&firm.office, firm.company, Who::program(), key, why)
        };
        // 40 000 and 1 800 are due; the 600 by which a later fee was lowered are no money.
        firm.paid(3, "A", "2026-04-04", 39_400);
        assert_eq!(refusal(go_on()), AgreementRefusal::StillMissed { part: 2 });
        firm.paid(4, "A", "2026-04-04", 600);
        firm.paid(5, "R-5/2", "2026-04-04", 1_800);
        go_on().expect("goes on");
        assert_eq!((firm.stands(key), fees()), (State::InForce, [0, 0, 240_000]));
        firm.assert_sound();
    });
}

/// Nobody signs alone what is for the director to decide; a decision permits one agreement.
#[test]
fn agr_04_who_may_not_restructure_signs_with_a_decision_that_permits_it() {
    let firm = Firm::new();
    firm.invoices(&[DEBT, "B 2026-01-20 2026-02-20 100.00"]);
    firm.called(BEGIN);
    let rep = firm.person("rep", Role::HeadOfSales);
    let director = firm.person("boss", Role::Director);
    let (office, company) = (&firm.office, firm.company);
    let key = firm.begun(None);
    firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-04-01", 900)]))).expect("drawn up");
    firm.agree(key);
    let with = |request| Signature { request, number: "R-1".into(), note: String::new() };
    let refused = agreements::sign(office, company, rep, key, &with(None));
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");

    let asked = requests::Asked {
        kind: RequestKind::Restructuring,
        customer: Some(key.customer),
        item: Some(firm.item("A")),
        terms: Terms::Plain,
        amount: None,
        reason: "they can pay in April".into(),
        until: None,
    };
    let request = requests::ask(office, company, rep, &asked).expect("asked");
    let refused = agreements::sign(office, company, rep, key, &with(Some(request)));
    assert_eq!(refusal(refused), AgreementRefusal::NotPermittedBy { request });
    let answer =
        Answer { choices: vec![Choice::Approve], reason: "agreed".into(), ..Answer::default() };
    requests::decide(office, company, director, request, &answer).expect("decided");
    agreements::sign(office, company, rep, key, &with(Some(request))).expect("signed");

    // The same decision does not permit another one.
    let second = firm.begun(None);
    firm.draw_up(second, &firm.plan_of(&["B"], free(&[("2026-04-01", 100)]))).expect("drawn up");
    firm.agree(second);
    let refused = agreements::sign(office, company, rep, second, &with(Some(request)));
    assert_eq!(refusal(refused), AgreementRefusal::NotPermittedBy { request });
    // Nor does one about another document, however little this one is.
    let again = requests::ask(office, company, rep, &asked).expect("asked again");
    requests::decide(office, company, director, again, &answer).expect("decided");
    let refused = agreements::sign(office, company, rep, second, &with(Some(again)));
    assert_eq!(refusal(refused), AgreementRefusal::NotPermittedBy { request: again });
    agreements::sign(office, company, director, second, &with(None)).expect("the director's own");
}

#[test]
fn agr_04_what_has_changed_since_the_draft_is_drawn_up_anew() {
    let firm = Firm::new();
    firm.invoices(&[DEBT]);
    firm.called(BEGIN);
    let key = firm.begun(None);
    firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-04-01", 900)]))).expect("drawn up");
    firm.agree(key);
    firm.paid(1, "A", BEGIN, 100);
    let changed = refusal(firm.sign(key, ""));
    assert_eq!(changed, AgreementRefusal::DebtChanged { agreed: eur(90_000), open: eur(80_000) });
    firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-04-01", 800)]))).expect("drawn up anew");
    assert!(matches!(refusal(firm.sign(key, "")), AgreementRefusal::NotNow { .. }));
    firm.agree(key);
    firm.sign(key, "").expect("signed");
    // Of one debt two agreements do not hold; one can take the place of the other.
    let other = firm.begun(None);
    let asked = firm.plan_of(&["A"], free(&[("2026-05-01", 800)]));
    assert!(matches!(refusal(firm.draw_up(other, &asked)), AgreementRefusal::Covered { .. }));
    let next = firm.begun(Some(key.agreement));
    firm.draw_up(next, &asked).expect("drawn up");
    firm.agree(next);
    firm.sign(next, "").expect("signed");
    assert_eq!((firm.stands(key), firm.stands(next)), (State::Replaced, State::InForce));
    firm.run_every_day("2026-03-21", "2026-04-10");
    assert_eq!(firm.stands(next), State::InForce, "the days of the old plan are past and gone");
    firm.assert_sound();
}

#[test]
fn agr_06_the_worksheet_says_what_can_be_paid_and_which_debts_first() {
    on_both(|firm| {
        firm.invoices(&[DEBT]);
        firm.called(BEGIN);
        let key = firm.begun(None);
        firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-04-01", 900)]))).expect("drawn up");
        let line = |kind, name: &str, major: i64, rate: &str| Line {
            kind,
            name: name.to_owned(),
            amount: eur(major * 100),
            rate: rate.parse().expect(rate),
            harshness: Harshness::Plain,
        };
        let lines = [
            line(LineKind::Income, "sales", 5000, "0"),
            line(LineKind::Expense, "rent and wages", 4700, "0"),
            line(LineKind::Debt, "bank", 1000, "12"),
            line(LineKind::Debt, "supplier", 1000, "36.5"),
            line(LineKind::Debt, "owner", 1000, "10"),
        ];
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        agreements::write_worksheet(office, company, who, key, &lines[..1]).expect("written");
        agreements::write_worksheet(office, company, who, key, &lines).expect("written anew");
        let sheet = firm.agreement(key).sheet;
        let order: Vec<&str> = sheet.in_order.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(order, ["supplier", "bank", "owner"]);
        assert_eq!(sheet.affordable, Some(eur(30_000)));
        assert_eq!(sheet.proposed, Some((3, day("2026-04-20"))));
        assert_eq!(sheet.lines, lines);
        let nameless = [line(LineKind::Income, " ", 1, "0")];
        let refused = agreements::write_worksheet(office, company, who, key, &nameless);
        assert_eq!(refusal(refused), AgreementRefusal::Line { line: 1 });
    });
}

/// What was offered is recorded with its outcome, and counts for the status.
#[test]
fn agr_07_an_offer_is_recorded_with_its_outcome() {
    let firm = Firm::new();
    firm.invoices(&[DEBT]);
    firm.called(BEGIN);
    let key = firm.begun(None);
    firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-04-01", 900)]))).expect("drawn up");
    let answer = |agreed, note: &str| {
        let offered = Offered { agreed, note: note.into() };
        agreements::answer(&firm.office, firm.company, Who::program(), key, &offered)
    };
    assert!(matches!(answer(false, " "), Err(Refused::ReasonMissing { .. })));
    answer(false, "they want half a year").expect("recorded");
    assert_eq!(firm.stands(key), State::Declined);
    firm.draw_up(key, &firm.plan_of(&["A"], free(&[("2026-09-01", 900)]))).expect("another offer");
    answer(true, "").expect("recorded");
    let customer = firm.customer("C-1");
    let told = firm.office.store.read(|reader| contacts_of(reader, firm.company, customer));
    let told: Vec<String> = told.expect("reads").into_iter().map(|row| row.kind).collect();
    assert_eq!(told, ["agreed_to_restructuring", "objected_to_restructuring", "call"]);
    assert_eq!(firm.stands(key), State::Agreed);
}

/// The fee of the weekly table is a document with each part, and nothing else bears on the same
/// days (LFE-13); from a breach on what is not due yet of it is taken back.
#[test]
fn lfe_12_a_deferral_bears_the_fee_of_the_table_and_no_second_charge() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-20 2026-03-13 120000.00"]);
        firm.contract_penalty("0.1");
        let plan = free(&[("2026-03-27", 40_000), ("2026-04-03", 40_000), ("2026-04-10", 40_000)]);
        let asked = Asked { form: Form::DeferralWithFee, ..firm.plan_of(&["A"], plan) };
        let key = firm.agreed(&asked, "R-5");
        let fees: Vec<i64> =
            ["R-5/1", "R-5/2", "R-5/3"].iter().map(|number| firm.open(number)).collect();
        assert_eq!(fees, [120_000, 180_000, 240_000], "14, 21 and 28 days");
        assert_eq!(firm.agreement(key).draft.expect("a draft").fees, eur(540_000));
        assert_eq!(firm.accrued("A", "2026-04-10"), 0, "one charge for one day");
        firm.on("2026-03-27");
        firm.paid(1, "A", "2026-03-27", 40_000);
        firm.run_every_day("2026-03-27", "2026-03-27");
        assert_eq!(firm.agreement(key).listed.next.map(|(part, ..)| part), Some(1), "the fee too");
        firm.paid(2, "R-5/1", "2026-03-27", 1_200);
        firm.run_every_day("2026-03-28", "2026-04-04");
        assert_eq!(firm.stands(key), State::Breached);
        let fees: Vec<i64> =
            ["R-5/1", "R-5/2", "R-5/3"].iter().map(|number| firm.open(number)).collect();
        // The third part was to bear 6 % on its 28th day. The agreement ended before the 22nd: three
        // weeks, 4.5 % of 40 000; from then on the contract’s 0.1 % a day on the 80 000 that are open.
        assert_eq!(fees, [0, 180_000, 180_000], "the week it has reached, and no free delay");
        assert_eq!(firm.accrued("A", "2026-04-04"), 8_000, "of one day");
        assert_eq!(firm.accrued("A", "2026-04-14"), 88_000, "of eleven days");
        firm.assert_sound();
    });
}

#[test]
fn lfe_12_goods_are_named_and_lower_what_is_to_be_paid() {
    let firm = Firm::new();
    firm.invoices(&[DEBT]);
    firm.called(BEGIN);
    let key = firm.begun(None);
    let plan = free(&[("2026-04-01", 300), ("2026-04-20", 600)]);
    let nameless = Asked { form: Form::GoodsReturned, ..firm.plan_of(&["A"], plan) };
    assert_eq!(refusal(firm.draw_up(key, &nameless)), AgreementRefusal::GoodsNotNamed);
    let named = Asked { conditions: "Ten pallets for 300 by 1 April".into(), ..nameless };
    firm.draw_up(key, &named).expect("drawn up");
    firm.agree(key);
    firm.sign(key, "").expect("signed");
    firm.on("2026-03-31");
    firm.returned("A", 300);
    firm.run_every_day("2026-03-31", "2026-04-02");
    assert_eq!(firm.fates(key), ["kept", "waiting"]);
}

#[test]
fn agreements_of_the_company_are_listed_by_what_is_next() {
    let firm = Firm::new();
    firm.invoices(&[DEBT]);
    let key = firm
        .agreed(&firm.plan_of(&["A"], free(&[("2026-03-25", 400), ("2026-05-01", 500)])), "R-9");
    let listed = |which| {
        let rows = agreements::list(&firm.office, firm.company, Who::program(), which);
        let rows = rows.expect("listed");
        rows.into_iter()
            .map(|one| (one.number, one.next.map(|(part, ..)| part)))
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(Which::DueThisWeek), [("R-9".to_owned(), Some(1))]);
    assert_eq!(listed(Which::Breached), []);
    firm.on("2026-03-26").run("2026-03-26");
    assert_eq!(listed(Which::Breached), [("R-9".to_owned(), Some(1))]);
    let end = |who, why: &str| agreements::end(&firm.office, firm.company, who, key, why);
    let rep = firm.person("rep", Role::HeadOfSales);
    assert!(matches!(end(rep, "useless"), Err(Refused::NotPermitted { .. })));
    end(Who::program(), "useless").expect("ended");
    assert_eq!(listed(Which::Over), [("R-9".to_owned(), Some(1))]);
    // What holds an agreement is ended with it and not by itself.
    firm.assert_sound();
}

/// AGR-01, AGR-05: how old the talk behind a draft may be, and how long before a part the
/// representative is told of it, are said by the policy of the day.
#[test]
fn agr_01_agr_05_the_days_of_talks_and_parts_are_those_of_the_policy() {
    on_both(|firm| {
        let days = "talk_counts_days = 10\npart_reminder_days = 5";
        let text = crate::policies::changed(
            2,
            "2026-03-26",
            "talk_counts_days = 30\npart_reminder_days = 2",
            days,
        );
        firm.follow(&text);
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
        firm.run(BEGIN);
        let plan = firm.plan_of(&["A"], free(&[("2026-03-27", 100), ("2026-04-10", 800)]));
        firm.agreed(&plan, "R-17");
        firm.run_every_day("2026-03-21", "2026-03-27");
        firm.paid(1, "A", "2026-03-27", 100);
        firm.run_every_day("2026-03-28", "2026-04-10");
        // Told on the 25th under the old version, and five days before the other under the new one.
        let reminded = [("2026-03-25", "2026-03-27"), ("2026-04-05", "2026-04-10")];
        let reminded: Vec<(Day, Day)> =
            reminded.iter().map(|(on, until)| (day(on), day(until))).collect();
        let told = firm.errands_named("agreement-part-due");
        assert_eq!(told, reminded, "once each");

        // A talk of ten days ago counts, one of eleven does not.
        firm.invoices(&["B 2026-03-10 2026-04-01 300.00"]);
        let other = firm.begun(None);
        let asked = firm.plan_of(&["B"], free(&[("2026-06-01", 300)]));
        firm.called("2026-04-10");
        firm.on("2026-04-21");
        let blocked = refusal(firm.draw_up(other, &asked));
        assert_eq!(blocked, AgreementRefusal::Plan(Refusal::NoContact { days: 10 }));
        firm.on("2026-04-20");
        firm.draw_up(other, &asked).expect("drawn up");
    });
}
