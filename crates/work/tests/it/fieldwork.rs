//! Calls and visits, and everything that follows from them.

use crate::backtest::text_of;
use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::book::Moment;
use saldo_domain::control::LadderEventKind;
use saldo_domain::credit::early_payment::Concession;
use saldo_domain::fieldwork::cause::Cause;
use saldo_domain::fieldwork::promise_kept::Record;
use saldo_domain::fieldwork::quadrant::{Importance, Quadrant};
use saldo_domain::fieldwork::visit::{
    Answer, Doubt, GoalField, Manner, Needed, NextContact, PaidBy, Proof, Visit,
};
use saldo_domain::rating::Status;
use saldo_domain::standing::StandingKind;
use saldo_domain::standing::contact_limits::{Contact, ContactRefusal, DebtPurpose, Debtor};
use saldo_domain::{CustomerId, Day, Role, UserId};
use saldo_store::{book, worklist};
use saldo_work::acts::{self, Lowering, NewLowering, Promise};
use saldo_work::authority::{self, DeputyAsked};
use saldo_work::credit;
use saldo_work::delivery;
use saldo_work::dossier::{self, FieldSettings, Saying};
use saldo_work::fieldwork::{
    self, AlarmAsked, Errand, ErrandEnd, ErrandState, FieldReport, Recorded, Stop, Talk,
    VisitAsked, VisitRefusal,
};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, RefusedKind, Who};
use std::collections::BTreeSet;

const DUE: &str = "2026-03-20";

/// A representative who looks after C-1, and a supervisor.
struct Team<'a> {
    firm: &'a Firm,
    rep: Who,
    supervisor: Who,
    head: Who,
}

fn person(firm: &Firm, login: &str, role: Role) -> Who {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: "1".to_owned(),
        language: String::new(),
        password: "long enough 1".to_owned(),
    };
    let added = users::add(&firm.office, firm.company, Who::program(), &new).expect("added");
    Who::new(added.person, role)
}

/// 1 000.00 due on 20 March; C-1 is the representative's, C-2 nobody's.
fn team(firm: &Firm) -> Team<'_> {
    firm.on("2026-03-01")
        .invoices(&["A-1 2026-03-01 2026-03-20 1000.00", "C-2:B-1 2026-03-01 2026-03-20 70.00"]);
    let rep = person(firm, "rep", Role::SalesRep);
    let supervisor = person(firm, "boss", Role::Supervisor);
    let head = person(firm, "head", Role::HeadOfSales);
    let own = [firm.customer("C-1")];
    acts::assign_owner(&firm.office, firm.company, Who::program(), &own, Some(rep.person))
        .expect("assigned");
    firm.on(DUE);
    Team { firm, rep, supervisor, head }
}

fn next(text: &str) -> Option<NextContact> {
    Some(NextContact { day: day(text), minute: 600 })
}

impl Team<'_> {
    /// Says that work with these words, open about the customer, is done.
    fn tick(&self, text: &str) -> Result<(), Refused> {
        let Firm { office, company, .. } = self.firm;
        let read = |reader: &mut _| worklist::open_work(reader, *company, text, self.customer());
        let task = office.store.read(read).expect("read").pop();
        let task = task.unwrap_or_else(|| panic!("no {text}"));
        acts::task_done(office, *company, self.rep, task.effect, "").map(drop)
    }

    /// A visit about A-1 to which nothing is missing.
    fn whole(&self) -> Visit {
        Visit {
            item: Some(self.firm.item("A-1")),
            goal: GoalField::ALL.iter().map(|field| (*field, String::new())).collect(),
            behaviour: Some(4),
            outlet: Some(4),
            answer: Some(Answer::Reminded),
            doubt: Some(Doubt::A),
            next: next("2026-03-27"),
            ..Visit::default()
        }
    }

    fn asks_for(&self, until: &str) -> Visit {
        Visit {
            answer: Some(Answer::MoreTime),
            reason: "waits for a transfer".to_owned(),
            cause: Some(Cause::OwnDebtors),
            until: Some(day(until)),
            ..self.whole()
        }
    }

    fn customer(&self) -> CustomerId {
        self.firm.customer("C-1")
    }

    fn begun(&self) -> Moment {
        self.firm.office.now()
    }

    fn record_by(&self, who: Who, number: u32, visit: Visit) -> Result<Recorded, Refused> {
        let asked = VisitAsked { customer: self.customer(), begun: self.begun(), visit };
        fieldwork::record(&self.firm.office, self.firm.company, who, &key(number), &asked)
    }

    fn record(&self, number: u32, visit: Visit) -> Result<Recorded, Refused> {
        self.record_by(self.rep, number, visit)
    }

    fn talk(&self) -> Talk {
        fieldwork::talk(&self.firm.office, self.firm.company, self.rep, "C-1").expect("a talk")
    }

    /// What is open for whom.
    fn errands(&self) -> Vec<(String, Role, String)> {
        let open = self.open();
        open.iter().map(|one| (one.what.clone(), one.role, one.until.to_string())).collect()
    }

    fn open(&self) -> Vec<Errand> {
        let (office, company) = (&self.firm.office, self.firm.company);
        let all = fieldwork::errands_of(office, company, Who::program(), "C-1").expect("a list");
        all.into_iter().filter(|one| one.state == ErrandState::Open).collect()
    }

    fn errand(&self, what: &str) -> i64 {
        let open = self.open();
        open.iter().find(|one| one.what == what).unwrap_or_else(|| panic!("no {what}")).errand
    }

    fn end(&self, who: Who, what: &str, end: &ErrandEnd) -> Result<(), Refused> {
        let (office, company) = (&self.firm.office, self.firm.company);
        fieldwork::done(office, company, who, self.customer(), self.errand(what), end)
    }

    fn decide(&self, who: Who, granted: bool, words: &str) -> Result<(), Refused> {
        let errand = self.errand("grant-more-time");
        let (office, company) = (&self.firm.office, self.firm.company);
        fieldwork::decide(office, company, who, self.customer(), errand, granted, words)
    }

    /// Last day and amount of every promise.
    fn promises(&self) -> Vec<(String, Option<i64>)> {
        let read = |reader: &mut _| book::standing_of(reader, self.firm.company, self.customer());
        let rows = self.firm.office.store.read(read).expect("readable");
        let promises = rows.iter().filter(|row| row.kind == StandingKind::Promise);
        let told = promises.filter_map(|row| {
            Some((row.until?.to_string(), row.amount.map(|amount| amount.minor())))
        });
        told.collect()
    }

    fn contacts(&self) -> Vec<String> {
        let read = |reader: &mut _| book::contacts_of(reader, self.firm.company, self.customer());
        let rows = self.firm.office.store.read(read).expect("readable");
        rows.into_iter().map(|row| row.kind).collect()
    }

    /// The customer has this status by its record.
    fn status(&self, status: Status) {
        self.firm.has_become(self.customer(), status);
    }

    fn report(&self, who: Who) -> FieldReport {
        fieldwork::report(&self.firm.office, self.firm.company, who, None, None).expect("a report")
    }
}

fn words(words: &str) -> ErrandEnd {
    ErrandEnd { words: words.to_owned(), ..ErrandEnd::default() }
}

fn refusal<T: std::fmt::Debug>(refused: Result<T, Refused>) -> VisitRefusal {
    match refused {
        Err(Refused::Visit(refusal)) => refusal,
        other => panic!("no refusal of a visit: {other:?}"),
    }
}

#[test]
fn rem_09_pay_01_a_visit_cannot_end_before_its_goal_is_gone_through() {
    on_both(|firm| {
        let team = team(firm);
        let goal = &team.talk().goals[0];
        assert_eq!((goal.number.as_str(), goal.open), ("A-1", eur(100_000)), "pre-filled");
        assert_eq!((goal.due, goal.days_late), (day(DUE), 0));
        let state = firm.state();
        let bare = Visit { goal: Default::default(), ..team.whole() };
        let all = vec![Needed::GoalDue, Needed::GoalNumber, Needed::GoalAmount, Needed::GoalMethod];
        assert_eq!(refusal(team.record(1, bare)), VisitRefusal::Open(all));
        let unscaled = Visit { behaviour: None, outlet: Some(9), ..team.whole() };
        let both = vec![Needed::Behaviour, Needed::Outlet];
        assert_eq!(refusal(team.record(1, unscaled)), VisitRefusal::Open(both));
        assert_eq!(firm.state(), state, "nothing was written");
        team.record(1, team.whole()).expect("recorded");
        let past = &team.talk().past[0];
        assert_eq!(past.what, team.whole());
        assert_eq!(past.person.as_ref().expect("a person").login, "rep");
        assert_eq!(team.contacts(), ["visit"], "it stands on the timeline");
        firm.assert_sound();
    });
}

#[test]
fn rem_10_rem_11_outcome_a_keeps_the_next_contact_and_b_brings_a_reminder_and_help() {
    on_both(|firm| {
        let team = team(firm);
        firm.on("2026-03-13");
        team.record(1, team.whole()).expect("recorded");
        assert_eq!(team.errands(), []);
        let doubt =
            Visit { doubt: Some(Doubt::B), help: true, next: next("2026-03-16"), ..team.whole() };
        team.record(2, doubt).expect("recorded");
        let expected = [
            ("help-representative".to_owned(), Role::Supervisor, "2026-03-14".to_owned()),
            ("remind-before-payment".to_owned(), Role::SalesRep, "2026-03-19".to_owned()),
        ];
        assert_eq!(team.errands(), expected);
        let own = fieldwork::errands(&firm.office, firm.company, team.rep).expect("a list");
        assert_eq!(own.len(), 1, "everybody sees what is theirs");
        let stop = stop(&team, "2026-03-16").expect("on the sheet");
        assert_eq!(stop.next, Some((day("2026-03-16"), 600)));
        assert_eq!(stop.doubt, Some(Doubt::B));
        team.end(team.rep, "remind-before-payment", &words("called")).expect("done");
        assert_eq!(team.errands().len(), 1);
    });
}

/// REM-10: a visit that waited in the phone for a connection is no later than what took place meanwhile:
/// the next contact is that of the latest.
#[test]
fn rem_10_a_visit_that_was_sent_late_takes_no_next_contact_away() {
    on_both(|firm| {
        let team = team(firm);
        let begun = team.begun();
        firm.on("2026-03-23");
        let latest = Visit { next: next("2026-04-10"), doubt: Some(Doubt::B), ..team.whole() };
        let latest = Visit {
            until: Some(day("2026-03-24")),
            informed: true,
            cause: Some(Cause::OwnDebtors),
            assessment: "waits for money".to_owned(),
            ..latest
        };
        team.record(1, latest).expect("recorded");
        firm.on("2026-03-24");
        let visit = Visit { next: next("2026-03-25"), ..team.whole() };
        let late = VisitAsked { customer: team.customer(), begun, visit };
        fieldwork::record(&firm.office, firm.company, team.rep, &key(2), &late).expect("sent");
        let found = stop(&team, "2026-04-10").expect("on the sheet");
        assert_eq!(found.next.map(|(on, _)| on), Some(day("2026-04-10")));
        assert_eq!(found.doubt, Some(Doubt::B));
        firm.assert_sound();
    });
}

/// PAY-05, PAY-06, EXE-01: a date beyond the days of the status takes a part, and the part may come by
/// the day on which the manager gives the word; without one nobody can.
#[test]
fn pay_06_exe_01_a_real_date_is_granted_once_a_part_has_come() {
    on_both(|firm| {
        let team = team(firm);
        firm.on("2026-03-21");
        let told = Visit {
            until: Some(day("2026-03-31")),
            informed: true,
            cause: Some(Cause::NoTrade),
            assessment: "a season without customers".to_owned(),
            ..team.whole()
        };
        let told = team.record(1, told).expect("recorded");
        assert_eq!(told.asked, Some(Role::Supervisor));
        firm.on("2026-03-23");
        let early = team.decide(team.supervisor, true, "");
        assert!(matches!(early, Err(Refused::NoTime(_))), "no part yet: {early:?}");
        firm.payments(&["2026-03-23 300.00 A-1"]);
        team.decide(team.supervisor, true, "").expect("granted");
        assert_eq!(team.promises().last().map(|one| one.0.clone()), Some("2026-03-31".to_owned()));
        firm.assert_sound();
    });
}

fn stop(team: &Team<'_>, on: &str) -> Option<Stop> {
    let (office, company) = (&team.firm.office, team.firm.company);
    let sheet = fieldwork::route(office, company, team.rep, Some(day(on)), "").expect("a sheet");
    sheet.stops.into_iter().find(|stop| stop.code == "C-1")
}

#[test]
fn rem_12_pay_08_high_risk_is_told_within_the_visit_and_freezes_shipments_until_an_instruction() {
    on_both(|firm| {
        let team = team(firm);
        let begun = firm.office.now();
        firm.clock.set(Moment(begun.0 + 12 * 60_000_000));
        let alarm = AlarmAsked {
            customer: team.customer(),
            item: Some(firm.item("A-1")),
            talk: key(1).as_str().to_owned(),
            note: "the shop is being emptied".to_owned(),
        };
        for _ in 0..2 {
            fieldwork::alarm(&firm.office, firm.company, team.rep, &alarm).expect("told");
        }
        firm.clock.set(Moment(begun.0 + 30 * 60_000_000));
        let risky = Visit { doubt: Some(Doubt::C), next: None, ..team.whole() };
        let asked = VisitAsked { customer: team.customer(), begun, visit: risky };
        let (office, company) = (&firm.office, firm.company);
        let recorded = fieldwork::record(office, company, team.rep, &key(1), &asked);
        assert_eq!(recorded.expect("recorded").told, Some(Role::Supervisor));
        let open = team.open();
        assert_eq!(open.len(), 1, "told once, not twice");
        let past = &team.talk().past[0];
        assert!(past.begun < open[0].given && open[0].given < past.ended, "inside the visit");
        let seen = team.contacts().iter().filter(|kind| *kind == "HIGH_RISK_SEEN").count();
        assert_eq!(seen, 1, "the ladder is told once");
        assert!(team.talk().frozen);
        let stopped = || {
            let orders = credit::orders(office, company, team.supervisor, team.customer());
            let orders = orders.expect("a list").into_iter();
            orders.filter(|order| order.in_force).map(|order| order.clause).collect::<Vec<_>>()
        };
        assert_eq!(stopped(), ["6.1.2.c"], "shipments are stopped by the clause on visits");
        assert!(stop(&team, DUE).expect("on the sheet").frozen);
        let rep = team.end(team.rep, "high-risk", &words("ship"));
        assert!(matches!(rep, Err(Refused::NotPermitted { .. })), "{rep:?}");
        let silent = team.end(team.supervisor, "high-risk", &words(" "));
        assert!(matches!(silent, Err(Refused::ReasonMissing { .. })), "{silent:?}");
        team.end(team.supervisor, "high-risk", &words("take the goods back")).expect("said");
        assert!(!team.talk().frozen);
        assert_eq!(stopped(), Vec::<String>::new(), "and go on with the instruction");
        let again = fieldwork::done(
            office,
            company,
            team.supervisor,
            team.customer(),
            open[0].errand,
            &words("x"),
        );
        assert!(matches!(again, Err(Refused::UnknownStanding { .. })), "ended once");
        firm.assert_sound();
    });
}

/// REM-12: what an officer of financial control sees is for the head of that house to answer: a
/// representative does not let the goods go again.
#[test]
fn rem_12_nobody_of_another_house_answers_for_a_manager() {
    let firm = Firm::new();
    let team = team(&firm);
    let officer = person(&firm, "officer", Role::FinancialControlOfficer);
    let control = person(&firm, "control", Role::HeadOfFinancialControl);
    let risky = Visit { doubt: Some(Doubt::C), next: None, ..team.whole() };
    let recorded = team.record_by(officer, 1, risky).expect("recorded");
    assert_eq!(recorded.told, Some(Role::HeadOfFinancialControl));
    for who in [team.rep, team.supervisor, team.head, officer] {
        let ended = team.end(who, "high-risk", &words("ship"));
        assert!(matches!(ended, Err(Refused::NotPermitted { .. })), "{who:?}: {ended:?}");
    }
    assert!(team.talk().frozen);
    team.end(control, "high-risk", &words("ship half")).expect("said");
    assert!(!team.talk().frozen);
}

#[test]
fn rem_12_without_an_alarm_outcome_c_tells_the_manager_in_the_same_moment() {
    let firm = Firm::new();
    let team = team(&firm);
    let settings = FieldSettings { freeze_on_high_risk: false, ..FieldSettings::default() };
    dossier::save_settings(&firm.office, firm.company, Who::program(), &settings).expect("set");
    let risky = Visit { doubt: Some(Doubt::C), next: None, ..team.whole() };
    team.record(1, risky).expect("recorded");
    let (told, past) = (&team.open()[0], &team.talk().past[0]);
    assert_eq!((told.what.as_str(), told.given), ("high-risk", past.ended));
    assert!(!team.talk().frozen, "the company has set it so");
}

#[test]
fn pay_02_cash_settles_the_invoice_and_an_order_is_a_promise_until_the_bank_tells() {
    on_both(|firm| {
        let team = team(firm);
        let paid = |proof, number: &str, minor| PaidBy {
            proof,
            number: number.to_owned(),
            day: Some(day(DUE)),
            amount: Some(eur(minor)),
        };
        let paying = |paid| Visit { answer: Some(Answer::Paid), paid: Some(paid), ..team.whole() };
        let cash = team.record(1, paying(paid(Proof::Receipt, "R-7", 40_000))).expect("recorded");
        assert!(cash.payment.is_some());
        assert_eq!(firm.open("A-1"), 60_000, "matched to the invoice");
        assert_eq!(firm.row("R-7").amount, eur(40_000), "under its number");
        // Sent again, it is the same talk.
        let again = team.record(1, paying(paid(Proof::Receipt, "R-7", 40_000))).expect("again");
        assert_eq!(again, cash);
        assert_eq!(firm.open("A-1"), 60_000);
        let order = team.record(2, paying(paid(Proof::Order, "17", 60_000))).expect("recorded");
        assert_eq!((order.payment, order.promised.len()), (None, 1));
        assert_eq!(firm.open("A-1"), 60_000, "an order is no money yet");
        assert_eq!(team.promises(), [("2026-03-23".to_owned(), Some(60_000))]);
        let nothing = team.record(3, paying(paid(Proof::Receipt, "R-8", 0)));
        assert!(matches!(nothing, Err(Refused::AmountNotPositive { .. })), "{nothing:?}");
        firm.assert_sound();
    });
}

/// PAY-04: how far ahead a payment order may be dated is said by the policy of the day.
#[test]
fn pay_04_a_payment_order_is_dated_ahead_by_the_days_of_the_policy() {
    on_both(|firm| {
        let text = crate::policies::changed(
            2,
            "2026-03-01",
            "order_ahead_days = 3",
            "order_ahead_days = 1",
        );
        firm.follow(&text);
        let team = team(firm);
        let shows = |on: &str| Visit {
            answer: Some(Answer::Paid),
            paid: Some(PaidBy {
                proof: Proof::Order,
                number: "17".to_owned(),
                day: Some(day(on)),
                amount: Some(eur(100_000)),
            }),
            ..team.whole()
        };
        let far = team.record(1, shows("2026-03-22"));
        assert!(matches!(far, Err(Refused::Field { field: "payment-order-day", .. })), "{far:?}");
        team.record(1, shows("2026-03-21")).expect("recorded");
        firm.assert_sound();
    });
}

/// PAY-04, PAY-05, EXE-07: a payment order that is shown again and again, or is dated far ahead,
/// puts off no further than any other word.
#[test]
fn pay_04_exe_07_a_payment_order_is_a_word_like_any_other() {
    on_both(|firm| {
        let team = team(firm);
        let shows = |on: &str| Visit {
            answer: Some(Answer::Paid),
            paid: Some(PaidBy {
                proof: Proof::Order,
                number: "17".to_owned(),
                day: Some(day(on)),
                amount: Some(eur(100_000)),
            }),
            ..team.whole()
        };
        for far in ["2026-03-24", "2027-01-15"] {
            let far = team.record(1, shows(far));
            assert!(matches!(far, Err(Refused::Field { field: "payment-order-day", .. })));
        }
        let first = team.record(1, shows("2026-03-23")).expect("recorded");
        assert_eq!((first.promised, first.asked), (vec![day("2026-03-23")], None));
        firm.on("2026-03-22");
        let inside = team.record(2, shows("2026-03-22")).expect("recorded");
        assert_eq!(inside.promised, [day("2026-03-22")], "no later than was promised");
        // Beyond it, it is put off again (8.6).
        firm.on("2026-03-24");
        let again = team.record(3, shows("2026-03-26")).expect("recorded");
        assert_eq!((again.promised, again.asked), (vec![], Some(Role::HeadOfSales)));
        assert_eq!(team.promises().len(), 2);
        let refused = team.decide(team.supervisor, true, "");
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        team.decide(team.head, true, "").expect("granted");
        assert_eq!(team.promises().len(), 3);
        firm.assert_sound();
    });
}

/// S07, CLI-07: whoever raised a danger answers it in nobody's place, and a deputy decides as the
/// one who is away.
#[test]
fn s07_cli_07_whoever_raised_an_errand_has_no_hand_in_its_answer() {
    on_both(|firm| {
        let team = team(firm);
        let (office, company) = (&firm.office, firm.company);
        let lawyer = person(firm, "lawyer", Role::Legal);
        for deputy in ["rep", "lawyer"] {
            let asked = DeputyAsked {
                absent: "boss".to_owned(),
                deputy: deputy.to_owned(),
                from: day(DUE),
                until: day("2026-03-31"),
                reason: "leave".to_owned(),
            };
            authority::name_deputy(office, company, Who::program(), &asked).expect("away");
        }
        team.record(1, Visit { doubt: Some(Doubt::C), next: None, ..team.whole() })
            .expect("recorded");
        let may = |who| {
            let all = fieldwork::errands_of(office, company, who, "C-1").expect("a list");
            all[0].may_end
        };
        assert_eq!((may(team.rep), may(lawyer), may(team.supervisor)), (false, true, true));
        let own = team.end(team.rep, "high-risk", &words("ship"));
        assert!(matches!(own, Err(Refused::OwnErrand { .. })), "{own:?}");
        team.end(lawyer, "high-risk", &words("take the goods back")).expect("as the supervisor");

        let parts = Visit { today: Some(eur(30_000)), ..team.asks_for("2026-03-27") };
        let recorded = team.record(2, parts).expect("recorded");
        assert_eq!(recorded.asked, Some(Role::Supervisor));
        let own = team.decide(team.rep, true, "");
        assert!(matches!(own, Err(Refused::OwnErrand { .. })), "{own:?}");
        team.decide(lawyer, true, "").expect("granted as the supervisor");
        firm.assert_sound();
    });
}

#[test]
fn pay_03_pay_04_pay_05_rt_04_time_within_the_days_of_the_status_is_promised_at_once() {
    on_both(|firm| {
        let team = team(firm);
        let bare = Visit { answer: Some(Answer::MoreTime), ..team.whole() };
        let all = vec![Needed::Reason, Needed::Until, Needed::Cause];
        assert_eq!(refusal(team.record(1, bare)), VisitRefusal::Open(all));
        // A new customer is uncertain: three days.
        let longer = team.record(1, team.asks_for("2026-03-24"));
        assert_eq!(refusal(longer), VisitRefusal::PartToday { days: 3 });
        let past = team.record(1, team.asks_for("2026-03-19"));
        assert_eq!(refusal(past), VisitRefusal::TimePast);
        team.status(Status::Reliable);
        let given = team.record(1, team.asks_for("2026-03-25")).expect("recorded");
        assert_eq!((given.promised, given.asked), (vec![day("2026-03-25")], None));
        assert_eq!(team.promises(), [("2026-03-25".to_owned(), None)]);
        let told = team.contacts();
        assert_eq!(told, ["DELAY_WARNED", "visit"], "warned in time, and nothing more announced");
        firm.assert_sound();
    });
}

/// RT-04: what is beyond the days of a customer beyond doubt is the manager's, and nothing has to
/// be paid for it on the day (6.1.3.b.a1).
#[test]
fn pay_04_rt_04_six_days_of_a_reliable_customer_wait_for_the_manager() {
    on_both(|firm| {
        let team = team(firm);
        team.status(Status::Reliable);
        let asked = team.record(1, team.asks_for("2026-03-26")).expect("recorded");
        assert_eq!((asked.promised, asked.asked), (vec![], Some(Role::Supervisor)));
        assert_eq!(team.promises(), [], "nothing is promised before the manager's word");
        team.decide(team.supervisor, true, "").expect("granted");
        assert_eq!(team.promises(), [("2026-03-26".to_owned(), None)]);
        firm.assert_sound();
    });
}

#[test]
fn pay_06_who_wants_longer_pays_a_part_today_and_the_manager_decides_on_the_rest() {
    on_both(|firm| {
        let team = team(firm);
        let parts = Visit { today: Some(eur(30_000)), ..team.asks_for("2026-03-24") };
        let whole = Visit { today: Some(eur(100_000)), ..parts.clone() };
        assert!(matches!(refusal(team.record(1, whole)), VisitRefusal::PartOutOfRange { .. }));
        let recorded = team.record(1, parts).expect("recorded");
        assert_eq!(recorded.promised, [day(DUE)], "the first part is of today");
        assert_eq!(recorded.asked, Some(Role::Supervisor));
        assert_eq!(team.promises(), [(DUE.to_owned(), Some(30_000))]);
        let announced = LadderEventKind::ExtensionAnnounced.code();
        assert!(team.contacts().iter().any(|kind| kind == announced), "{:?}", team.contacts());
        let rep = team.decide(team.rep, true, "");
        assert!(matches!(rep, Err(Refused::NotPermitted { .. })), "{rep:?}");
        let mute = team.decide(team.supervisor, false, " ");
        assert!(matches!(mute, Err(Refused::ReasonMissing { .. })), "{mute:?}");
        team.decide(team.supervisor, true, "").expect("granted");
        let both = [(DUE.to_owned(), Some(30_000)), ("2026-03-24".to_owned(), Some(70_000))];
        assert_eq!(team.promises(), both);
        firm.assert_sound();
    });
}

#[test]
fn a_manager_at_the_point_of_sale_grants_what_a_representative_asks_for() {
    let firm = Firm::new();
    let team = team(&firm);
    let parts = Visit { today: Some(eur(30_000)), ..team.asks_for("2026-03-24") };
    let recorded = team.record_by(team.supervisor, 1, parts).expect("recorded");
    assert_eq!((recorded.asked, recorded.promised.len()), (None, 2));
    // Asked for again after it was broken, it is the head's to give (8.6).
    firm.on("2026-03-25");
    let again = team.record_by(
        team.supervisor,
        2,
        Visit {
            informed: true,
            assessment: "nervous".to_owned(),
            next: next("2026-03-27"),
            ..team.asks_for("2026-03-26")
        },
    );
    assert_eq!(again.expect("recorded").asked, Some(Role::HeadOfSales));
    let supervisor = team.decide(team.supervisor, true, "");
    assert!(matches!(supervisor, Err(Refused::NotPermitted { .. })), "{supervisor:?}");
    team.decide(team.head, false, "twice is enough").expect("denied");
    assert_eq!(team.promises().len(), 2, "a denial promises nothing");
}

#[test]
fn exe_04_avoidance_is_told_to_the_ladder_when_somebody_says_so() {
    let firm = Firm::new();
    let team = team(&firm);
    let missed = |cause| Visit {
        answer: Some(Answer::NotReached),
        cause,
        goal: Default::default(),
        behaviour: None,
        outlet: None,
        ..team.whole()
    };
    team.record(1, missed(None)).expect("recorded");
    assert_eq!(team.contacts(), ["visit"], "one call that nobody took");
    team.record(2, missed(Some(Cause::Silence))).expect("recorded");
    assert_eq!(team.contacts(), ["CONTACT_AVOIDED", "visit", "visit"]);
}

#[test]
fn pay_07_a_refusal_is_the_managers_to_answer() {
    let firm = Firm::new();
    let team = team(&firm);
    let refused = Visit {
        answer: Some(Answer::Refused),
        reason: "says the goods are bad".to_owned(),
        cause: Some(Cause::Contested),
        ..team.whole()
    };
    // Asked once is not asked again.
    let once = team.record(1, refused.clone());
    assert_eq!(refusal(once), VisitRefusal::Open(vec![Needed::SecondReason]));
    assert_eq!(team.errands(), [], "nobody above is told yet");
    let refused = Visit {
        second_reason: "the boxes were wet".to_owned(),
        still_refuses: Some(true),
        ..refused
    };
    let recorded = team.record(1, refused).expect("recorded");
    assert_eq!(recorded.told, Some(Role::Supervisor));
    assert_eq!(team.open()[0].note, "says the goods are bad · the boxes were wet");
    assert_eq!(team.contacts(), ["RESTRUCTURING_REFUSED", "visit"], "opposition, no avoidance");
    let mute = team.end(team.supervisor, "payment-refused", &words(""));
    assert!(matches!(mute, Err(Refused::ReasonMissing { .. })));
    team.end(team.supervisor, "payment-refused", &words("I go myself")).expect("said");
}

/// PAY-07: only a refusal that stays goes to the manager. One that is taken back at the second
/// question stays with whoever talks, and is no opposition.
#[test]
fn pay_07_a_refusal_that_is_taken_back_goes_to_nobody() {
    let firm = Firm::new();
    let team = team(&firm);
    let relents = Visit {
        answer: Some(Answer::Refused),
        reason: "says the goods are bad".to_owned(),
        second_reason: "mixed us up with others".to_owned(),
        still_refuses: Some(false),
        cause: Some(Cause::Contested),
        ..team.whole()
    };
    let recorded = team.record(1, relents).expect("recorded");
    assert_eq!(recorded.told, None);
    assert_eq!(team.errands(), []);
    assert_eq!(team.contacts(), ["visit"]);
    let said = &team.talk().past[0].what;
    assert_eq!(
        (said.still_refuses, &*said.second_reason),
        (Some(false), "mixed us up with others")
    );
    firm.assert_sound();
}

/// LAD-04: a talk with whoever decides on payments does the work that asks for it, and the letter
/// of guarantee follows the next day where nothing is paid.
#[test]
fn lad_04_a_talk_with_the_decision_maker_brings_the_guarantee_letter_a_day_later() {
    on_both(|firm| {
        let team = team(firm);
        firm.on("2026-03-26").run("2026-03-26");
        let (office, company) = (&firm.office, firm.company);
        let open = |text: &str| {
            let read = |reader: &mut _| worklist::open_work(reader, company, text, team.customer());
            office.store.read(read).expect("read").len()
        };
        assert_eq!((open("reach-decision-maker"), open("obtain-guarantee-letter")), (1, 0));
        let talk = Visit {
            manner: Manner::Call,
            decision_maker: true,
            until: Some(day("2026-03-26")),
            informed: true,
            cause: Some(Cause::NoTrade),
            assessment: "a season without customers".to_owned(),
            next: Some(NextContact { day: day("2026-03-27"), minute: 600 }),
            ..team.whole()
        };
        team.record(1, talk.clone()).expect("recorded");
        assert_eq!(open("reach-decision-maker"), 0, "the talk did it");
        firm.run("2026-03-26");
        assert_eq!(open("obtain-guarantee-letter"), 0, "the day of the talk is given to pay");
        firm.on("2026-03-27").run("2026-03-27");
        assert_eq!(open("obtain-guarantee-letter"), 1);
        // The letter is asked for once, however often they talk.
        let again = Visit {
            until: Some(day("2026-03-27")),
            next: Some(NextContact { day: day("2026-03-30"), minute: 600 }),
            ..talk
        };
        team.record(2, again).expect("recorded");
        for on in ["2026-03-28", "2026-03-29"] {
            firm.on(on).run(on);
        }
        assert_eq!(open("obtain-guarantee-letter"), 1);
        firm.assert_sound();
    });
}

#[test]
fn exe_01_02_03_the_first_talk_after_a_missed_day_brings_letter_meeting_and_papers() {
    on_both(|firm| {
        let team = team(firm);
        firm.on("2026-03-21");
        assert!(team.talk().goals[0].first_after_missed_day);
        let visit = Visit { manner: Manner::Call, ..team.whole() };
        let four = vec![Needed::Until, Needed::Informed, Needed::Cause, Needed::Assessment];
        assert_eq!(refusal(team.record(1, visit.clone())), VisitRefusal::Open(four));
        let told = Visit {
            until: Some(day("2026-03-25")),
            informed: true,
            cause: Some(Cause::NoTrade),
            assessment: "a season without customers".to_owned(),
            ..visit.clone()
        };
        team.record(1, told).expect("recorded");
        let pair: Vec<_> =
            team.errands().into_iter().map(|(what, _, until)| (what, until)).collect();
        let on = "2026-03-25".to_owned();
        // The date lies beyond what the representative's word reaches: the manager is asked.
        let expected = [
            ("grant-more-time".to_owned(), "2026-03-21".to_owned()),
            ("obtain-guarantee-letter".to_owned(), on.clone()),
            ("arrange-meeting".to_owned(), on),
        ];
        assert_eq!(pair, expected);
        assert!(!team.talk().goals[0].first_after_missed_day, "the second talk asks no more");
        team.record(2, visit).expect("recorded");
        let meeting = ErrandEnd { meeting: Some(day("2026-03-30")), ..ErrandEnd::default() };
        team.end(team.rep, "arrange-meeting", &meeting).expect("arranged");
        assert_eq!(team.open().last().expect("papers").until, day("2026-03-30"));
        let papers = |count: usize| ErrandEnd {
            papers: fieldwork::PAPERS_TO_SIGN[..count]
                .iter()
                .map(|one| (*one).to_owned())
                .collect(),
            ..ErrandEnd::default()
        };
        let two = team.end(team.rep, "sign-papers", &papers(2));
        assert_eq!(refusal(two), VisitRefusal::PapersMissing);
        team.end(team.rep, "sign-papers", &papers(3)).expect("signed");
        firm.assert_sound();
    });
}

/// What the regulation asks for on day 3 and what was agreed in the talk is one piece of work: it
/// ends with the letter and the meeting, and nobody ticks it off before.
#[test]
fn exe_02_exe_03_the_policys_work_ends_with_what_was_agreed() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        let team = team(firm);
        for on in ["2026-03-20", "2026-03-21"] {
            firm.on(on).run(on);
        }
        let told = Visit {
            manner: Manner::Call,
            until: Some(day("2026-03-25")),
            informed: true,
            cause: Some(Cause::NoTrade),
            assessment: "a season without customers".to_owned(),
            ..team.whole()
        };
        team.record(1, told).expect("recorded");
        // The manager says no: the ladder goes on.
        team.decide(team.supervisor, false, "too late").expect("denied");
        for on in ["2026-03-22", "2026-03-23"] {
            firm.on(on).run(on);
        }
        let (office, company) = (&firm.office, firm.company);
        let open = |text: &str| {
            let read = |reader: &mut _| worklist::open_work(reader, company, text, team.customer());
            office.store.read(read).expect("read")
        };
        let task = open("agree-meeting").pop().expect("EXE-02 asks for it");
        let ticked = acts::task_done(office, company, team.rep, task.effect, "done");
        assert!(matches!(ticked, Err(Refused::ErrandOwed)), "{ticked:?}");
        let meeting = ErrandEnd { meeting: Some(day("2026-03-30")), ..ErrandEnd::default() };
        team.end(team.rep, "arrange-meeting", &meeting).expect("arranged");
        assert_eq!(open("agree-meeting").len(), 0);
        assert_eq!(open("obtain-guarantee-letter").len(), 1, "the other of the pair waits");
        team.end(team.rep, "obtain-guarantee-letter", &ErrandEnd::default()).expect("brought");
        assert_eq!(open("obtain-guarantee-letter").len(), 0);
        firm.assert_sound();
    });
}

#[test]
fn exe_00_a_warned_delay_is_no_missed_day() {
    let firm = Firm::new();
    let team = team(&firm);
    firm.on("2026-03-19");
    team.record(1, team.asks_for("2026-03-22")).expect("warned in time");
    firm.on("2026-03-21");
    assert!(!team.talk().goals[0].first_after_missed_day);
    team.record(2, team.whole()).expect("recorded");
}

/// EXE-00, EXE-01: a word about everything speaks of what falls due within a month, as a warning does;
/// and a warning that was told on another page is one.
#[test]
fn exe_01_an_old_word_about_everything_warns_of_no_later_delay() {
    let firm = Firm::new();
    firm.on("2026-02-10").invoices(&["A-0 2026-01-01 2026-02-10 10.00"]);
    let everything = Promise {
        customer: firm.customer("C-1"),
        item: None,
        by: day("2026-02-12"),
        amount: None,
        reason: "all of it".to_owned(),
    };
    acts::promise(&firm.office, firm.company, Who::program(), &everything).expect("promised");
    firm.payments(&["2026-02-12 10.00 A-0"]);
    let team = team(&firm);
    firm.on("2026-03-21");
    let first = || team.talk().goals.iter().any(|goal| goal.first_after_missed_day);
    assert!(first(), "38 days before the due day nobody spoke of it");
    firm.on(DUE);
    let warning = acts::Announcement {
        customer: team.customer(),
        item: Some(firm.item("A-1")),
        kind: LadderEventKind::DelayWarned,
        day: day(DUE),
        until: None,
        body: "later".to_owned(),
    };
    acts::announce(&firm.office, firm.company, Who::program(), &warning).expect("told");
    firm.on("2026-03-21");
    assert!(!first(), "it warned");
}

/// PAY-09, EXE-01: the day that was agreed on was missed. The talk about cause and real date is held
/// with its four outputs, and with it the work is done.
#[test]
fn pay_09_the_talk_about_a_broken_day_has_four_outputs_and_does_the_work() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        let team = team(firm);
        firm.on("2026-03-19");
        team.record(1, team.asks_for("2026-03-22")).expect("warned in time");
        for on in ["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22", "2026-03-23"] {
            firm.on(on).run(on);
        }
        let (office, company) = (&firm.office, firm.company);
        let open = || {
            let read = |reader: &mut _| {
                let text = "find-cause-and-date";
                worklist::open_work(reader, company, text, team.customer())
            };
            office.store.read(read).expect("read").len()
        };
        assert_eq!(open(), 1, "PAY-09 asks for it");
        assert!(team.talk().goals[0].first_after_missed_day);
        let needed = refusal(team.record(2, team.whole()));
        let VisitRefusal::Open(missing) = needed else { panic!("{needed:?}") };
        let outputs = [Needed::Until, Needed::Informed, Needed::Cause, Needed::Assessment];
        assert_eq!(missing, outputs);
        let told = Visit {
            manner: Manner::Call,
            until: Some(day("2026-03-25")),
            informed: true,
            cause: Some(Cause::NoTrade),
            assessment: "a season without customers".to_owned(),
            ..team.whole()
        };
        team.record(3, told).expect("recorded");
        assert_eq!(open(), 0);
        assert!(!team.talk().goals[0].first_after_missed_day, "asked once");
        firm.assert_sound();
    });
}

/// EXE-02 to EXE-04: letter, meeting, the three papers and the demand are done with what they bring,
/// talk or no talk before.
#[test]
fn exe_02_exe_03_exe_04_nobody_ticks_off_what_brings_papers() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        let team = team(firm);
        let (office, company) = (&firm.office, firm.company);
        firm.run_every_day(DUE, "2026-04-11");
        let ticked = team.tick("deliver-demand");
        assert!(matches!(ticked, Err(Refused::Field { field: "handed-over", .. })), "{ticked:?}");
        let delivered = acts::Announcement {
            customer: team.customer(),
            item: Some(firm.item("A-1")),
            kind: LadderEventKind::DemandDelivered,
            day: day("2026-04-11"),
            until: None,
            body: "signed by the storekeeper".to_owned(),
        };
        acts::announce(office, company, team.rep, &delivered).expect("a demand was asked for");
        team.tick("deliver-demand").expect("delivered");
        firm.assert_sound();
    });
}

/// EXE-02, EXE-03: also where nobody ever talked with the customer.
#[test]
fn exe_02_exe_03_letter_meeting_and_papers_are_agreed_in_a_talk_first() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        let team = team(firm);
        firm.run_every_day(DUE, "2026-03-23");
        for text in ["obtain-guarantee-letter", "agree-meeting"] {
            let ticked = team.tick(text);
            assert!(matches!(ticked, Err(Refused::ErrandOwed)), "{text}: {ticked:?}");
        }
        firm.run_every_day("2026-03-24", "2026-03-28");
        let ticked = team.tick("sign-restructuring-papers");
        assert!(matches!(ticked, Err(Refused::ErrandOwed)), "{ticked:?}");
        firm.assert_sound();
    });
}

/// EXE-04, EXE-05: the days before court begin with a demand that was drawn, handed over not before
/// it was asked for.
#[test]
fn exe_04_nobody_hands_over_a_demand_that_was_never_drawn() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        let team = team(firm);
        let (office, company) = (&firm.office, firm.company);
        let hand_over = |on: &str, item: Option<&str>| {
            let told = acts::Announcement {
                customer: team.customer(),
                item: item.map(|item| firm.item(item)),
                kind: LadderEventKind::DemandDelivered,
                day: day(on),
                until: None,
                body: "signed by the guard".to_owned(),
            };
            acts::announce(office, company, team.rep, &told)
        };
        let never = |outcome: Result<(), Refused>| {
            let field = matches!(outcome, Err(Refused::Field { field: "handed-over", .. }));
            assert!(field, "{outcome:?}");
        };
        firm.run_every_day(DUE, "2026-03-30");
        never(hand_over("2026-03-30", Some("A-1")));
        never(hand_over("2026-03-30", None));
        firm.run_every_day("2026-03-31", "2026-04-11");
        // Asked for on 11 April, the twenty-second day.
        never(hand_over("2026-04-10", Some("A-1")));
        hand_over("2026-04-11", Some("A-1")).expect("told");
        firm.assert_sound();
    });
}

#[test]
fn exc_01_ex_01_whoever_repeats_an_excuse_is_asked_for_the_payment_order() {
    let firm = Firm::new();
    let team = team(&firm);
    let says = |seen| Visit {
        excuse: Some("put_down_for_payment".to_owned()),
        order_seen: seen,
        next: next(DUE),
        ..team.whole()
    };
    let first = team.record(1, says(false)).expect("recorded");
    assert_eq!(first.next.as_deref(), Some("record_promise"));
    assert_eq!(team.errands(), []);
    let excuse = &team.talk().excuses[0];
    assert_eq!(
        (excuse.times, excuse.limit, excuse.next.code()),
        (1, Some(2), "request_payment_order")
    );
    let second = team.record(2, says(false)).expect("recorded");
    assert_eq!(second.next.as_deref(), Some("request_payment_order"));
    assert_eq!(team.errands()[0].0, "excuse-request-payment-order");
    let third = team.record(3, says(true)).expect("recorded");
    assert_eq!(third.next.as_deref(), Some("verify_payment_order"));
    // The order that was asked for did not come by its day.
    firm.on("2026-03-23");
    let late = Visit {
        informed: true,
        until: Some(day("2026-03-24")),
        assessment: "talks".to_owned(),
        cause: Some(Cause::InternalApproval),
        next: next("2026-03-24"),
        ..says(false)
    };
    let late = team.record(4, late).expect("recorded");
    assert_eq!(late.next.as_deref(), Some("apply_ladder"));
}

/// EXC-02 to EXC-06: what follows from an objection is work that somebody finds again after the talk,
/// and where nothing is to be done nothing is left.
#[test]
fn exc_02_each_objection_leaves_the_work_that_follows_from_it() {
    use saldo_domain::fieldwork::excuse::{Heard, catalogue};
    let mut work = 0;
    for excuse in catalogue() {
        let firm = Firm::new();
        let team = team(&firm);
        let follows = excuse.next(Heard { times: 1, ..Heard::default() });
        let said = Visit { excuse: Some(excuse.code.clone()), next: next(DUE), ..team.whole() };
        let recorded = team.record(1, said).unwrap_or_else(|no| panic!("{}: {no}", excuse.code));
        assert_eq!(recorded.next.as_deref(), Some(follows.code()), "{}", excuse.code);
        let left: Vec<String> = team.errands().into_iter().map(|errand| errand.0).collect();
        let named = || format!("excuse-{}", follows.code().replace('_', "-"));
        let expected: Vec<String> = follows.is_work().then(named).into_iter().collect();
        assert_eq!(left, expected, "{}", excuse.code);
        work += expected.len();
    }
    assert!(work > 2, "some of them are work: {work}");
}

#[test]
fn exc_07_pay_09_tac_07_causes_promises_and_places_are_told() {
    on_both(|firm| {
        let team = team(firm);
        // Ten promises of ten invoices: seven are paid in time.
        for number in 1..=10 {
            firm.on("2026-03-12");
            firm.invoices(&[&format!("P-{number} 2026-03-01 2026-03-12 10.00")]);
            let promise = Promise {
                customer: team.customer(),
                item: Some(firm.item(&format!("P-{number}"))),
                by: day("2026-03-13"),
                amount: None,
                reason: String::new(),
            };
            acts::promise(&firm.office, firm.company, team.rep, &promise).expect("promised");
            firm.on("2026-03-16");
            let paid = if number <= 7 { "2026-03-13" } else { "2026-03-16" };
            firm.payments(&[&format!("{paid} 10.00 P-{number}")]);
        }
        firm.on(DUE);
        let all = Record { kept: 7, broken: 3, waiting: 0 };
        assert_eq!(team.talk().promises, all);
        let report = team.report(team.rep);
        assert_eq!(report.all, all);
        let rate = |record: Record| record.rate_pct().expect("judged").to_string();
        assert_eq!(rate(report.by_person[0].record), "70.00");
        assert_eq!(
            (report.by_person[0].code.as_str(), report.by_customer[0].code.as_str()),
            ("rep", "C-1")
        );

        let caused = |number, cause| {
            let visit = Visit { cause: Some(cause), ..team.whole() };
            team.record(number, visit).expect("recorded");
        };
        caused(1, Cause::NoTrade);
        caused(2, Cause::NoTrade);
        caused(3, Cause::Contested);
        let excuse = Visit { excuse: Some("payment_day".to_owned()), ..team.whole() };
        team.record(4, excuse).expect("recorded");
        let told: Vec<_> = team
            .report(team.rep)
            .causes
            .into_iter()
            .map(|row| (row.code, row.count, row.share))
            .collect();
        let expected = [
            ("no_trade".to_owned(), 2, 5_000),
            ("internal_calendar".to_owned(), 1, 2_500),
            ("contested".to_owned(), 1, 2_500),
        ];
        assert_eq!(told, expected, "an excuse knows its cause (EXC-06)");

        let important = [(Saying::Importance(Importance::High), 0)];
        dossier::say(&firm.office, firm.company, team.rep, team.customer(), &important)
            .expect("noted");
        let placed = &team.report(team.supervisor).placed[0];
        assert_eq!((placed.contacts, placed.quadrant), (4, Quadrant::Keep));
    });
}

#[test]
fn tac_04_a_concession_tells_its_cost() {
    let firm = Firm::new();
    let found = fieldwork::concession(&firm.office, firm.company, eur(10_000_000), "2", 30);
    let Concession { cost, financing_value, worthwhile, .. } = found.expect("reckoned");
    assert_eq!(
        (cost.to_string(), financing_value.to_string(), worthwhile),
        ("2000.00".to_owned(), "1315.07".to_owned(), false)
    );
    for (pct, days) in [("100", 30), ("x", 30), ("2", 0)] {
        let refused = fieldwork::concession(&firm.office, firm.company, eur(1), pct, days);
        assert!(matches!(refused, Err(Refused::Field { field: "concession", .. })), "{pct} {days}");
    }
}

#[test]
fn the_route_sheet_holds_whom_to_see_and_nobody_elses_customers() {
    on_both(|firm| {
        let team = team(firm);
        let sheet = |who, login: &str, on: &str| {
            fieldwork::route(&firm.office, firm.company, who, Some(day(on)), login)
        };
        let codes = |sheet: fieldwork::RouteSheet| -> Vec<String> {
            sheet.stops.into_iter().map(|stop| stop.code).collect()
        };
        // Due within a week brings the customer onto the sheet; a day earlier it does not.
        assert_eq!(
            codes(sheet(team.rep, "", "2026-03-12").expect("a sheet")),
            Vec::<String>::new()
        );
        assert_eq!(codes(sheet(team.rep, "", "2026-03-13").expect("a sheet")), ["C-1"]);
        assert_eq!(codes(sheet(team.supervisor, "rep", "2026-03-13").expect("a sheet")), ["C-1"]);
        // A representative gets the own sheet, whatever is asked for.
        person(firm, "other", Role::SalesRep);
        assert_eq!(codes(sheet(team.rep, "other", "2026-03-13").expect("a sheet")), ["C-1"]);
        assert_eq!(
            codes(sheet(team.supervisor, "other", "2026-03-13").expect("a sheet")),
            Vec::<String>::new()
        );
        assert!(matches!(
            sheet(team.supervisor, "nobody", "2026-03-13"),
            Err(Refused::UnknownPerson { .. })
        ));
        // Agreed for later, the customer is not troubled today; met today, it shows.
        firm.on("2026-03-13");
        team.record(1, Visit { next: next("2026-03-18"), ..team.whole() }).expect("recorded");
        assert!(stop(&team, "2026-03-13").expect("met").met);
        assert!(stop(&team, "2026-03-16").is_none());
        assert!(stop(&team, "2026-03-18").is_some());
        assert_eq!(stop(&team, "2026-03-18").expect("agreed").due[0].number, "A-1");
    });
}

#[test]
fn a_note_that_waited_for_a_connection_counts_for_its_day_and_only_once() {
    let firm = Firm::new();
    let team = team(&firm);
    let begun = firm.office.now();
    firm.on("2026-03-22");
    let send = |number, begun| {
        let asked = VisitAsked { customer: team.customer(), begun, visit: team.whole() };
        fieldwork::record(&firm.office, firm.company, team.rep, &key(number), &asked)
    };
    let first = send(1, begun).expect("recorded");
    assert_eq!(team.talk().past[0].day, day(DUE), "of the day of the talk, not of the sending");
    assert_eq!(send(1, begun).expect("again"), first);
    assert_eq!(team.talk().past.len(), 1);
    let other = VisitAsked {
        customer: team.customer(),
        begun,
        visit: Visit { note: "another".to_owned(), ..team.whole() },
    };
    let reused = fieldwork::record(&firm.office, firm.company, team.rep, &key(1), &other);
    assert!(matches!(reused, Err(Refused::KeyReused { .. })), "{reused:?}");
    let eight_days = 8 * 86_400_000_000;
    assert_eq!(refusal(send(2, Moment(begun.0 - eight_days))), VisitRefusal::Begun);
    assert_eq!(refusal(send(2, Moment(firm.office.now().0 + 3_600_000_000))), VisitRefusal::Begun);
}

#[test]
fn a_foreign_customer_cannot_be_visited_or_reported() {
    let firm = Firm::new();
    let team = team(&firm);
    let (office, company) = (&firm.office, firm.company);
    let stranger = Who::new(UserId::new(999), Role::SalesRep);
    let alarm = AlarmAsked {
        customer: team.customer(),
        item: None,
        talk: "request-99".to_owned(),
        note: String::new(),
    };
    team.record(1, Visit { doubt: Some(Doubt::C), next: None, ..team.whole() }).expect("recorded");
    let errand = team.errand("high-risk");
    let missing = [
        fieldwork::talk(office, company, stranger, "C-1").map(drop),
        fieldwork::errands_of(office, company, stranger, "C-1").map(drop),
        fieldwork::alarm(office, company, stranger, &alarm),
        fieldwork::promise_record(office, company, stranger, "C-1").map(drop),
        team.record_by(stranger, 9, team.whole()).map(drop),
        fieldwork::done(office, company, stranger, team.customer(), errand, &words("x")),
    ];
    for refused in missing {
        let refused = refused.expect_err("a foreign customer");
        assert_eq!(refused.kind(), RefusedKind::Missing, "{refused}");
    }
    assert_eq!(team.report(stranger).talks, 0);
    assert!(fieldwork::errands(office, company, stranger).expect("a list").is_empty());
    let sheet =
        fieldwork::route(office, company, stranger, Some(day(DUE)), "rep").expect("a sheet");
    assert!(sheet.stops.is_empty() && sheet.people.is_empty());
    let _: Day = sheet.day;
}

/// REM-07: a call to a person whom the law lets be called no more today is refused with the
/// reason; whoever says that it took place nonetheless has it written down as it was.
#[test]
fn rem_07_a_call_beyond_the_limits_is_refused_unless_it_took_place() {
    on_both(|firm| {
        let team = team(firm);
        let (office, company) = (&firm.office, firm.company);
        let mut terms = delivery::terms(office, company, team.head, "C-1").expect("told");
        terms.debtor = Debtor::Individual;
        terms.purpose = DebtPurpose::Personal;
        terms.reason = "a private person".to_owned();
        delivery::set_terms(office, company, team.head, "C-1", &terms).expect("set");
        let call = || Visit { manner: Manner::Call, outlet: None, ..team.whole() };
        team.record(1, call()).expect("the first of the day");
        let second = team.record(2, call());
        let Err(Refused::ContactLimit { limit, from }) = second else { panic!("{second:?}") };
        assert_eq!((limit, from), (ContactRefusal::CallPerDay, day("2026-03-21")));
        assert_eq!(team.talk().no_room, [(Contact::Call, day("2026-03-21"))]);
        team.record(3, team.whole()).expect("a visit is another thing");
        team.record(2, Visit { beyond_limit: true, ..call() }).expect("written down as it was");
        assert_eq!(team.talk().past.iter().filter(|past| past.what.beyond_limit).count(), 1);
        firm.assert_sound();
    });
}

/// PAY-09: promises stand by their day with what came in; one kept in part was not kept.
#[test]
fn pay_09_the_calendar_of_promises_judges_each_by_what_came_in() {
    on_both(|firm| {
        firm.invoices(&[
            "kept 2026-02-20 2026-03-18 100.00",
            "part 2026-02-20 2026-03-18 100.00",
            "broken 2026-02-20 2026-03-18 100.00",
            "later 2026-02-20 2026-03-18 100.00",
        ]);
        let rep = person(firm, "head", Role::HeadOfSales);
        for (document, by) in [
            ("kept", "2026-03-21"),
            ("part", "2026-03-21"),
            ("broken", "2026-03-22"),
            ("later", "2026-03-23"),
        ] {
            let promise = Promise {
                customer: firm.customer("C-1"),
                item: Some(firm.item(document)),
                by: day(by),
                amount: Some(eur(8_000)),
                reason: "said so".into(),
            };
            acts::promise(&firm.office, firm.company, rep, &promise).expect("promised");
        }
        firm.on("2026-03-21");
        firm.payments(&["2026-03-21 80.00 kept", "2026-03-21 79.99 part"]);
        firm.on("2026-03-23");
        let calendar = |from: &str, to: &str| {
            let days = (Some(day(from)), Some(day(to)));
            fieldwork::promises(&firm.office, firm.company, rep, days.0, days.1).expect("read")
        };
        let found = calendar("2026-03-20", "2026-03-31");
        let rows: Vec<(String, &str, i64)> = found
            .rows()
            .map(|row| {
                let document = row.document.clone().expect("one document");
                (document, row.outcome.code(), row.paid.minor())
            })
            .collect();
        let expected = [
            ("kept", "kept", 8_000),
            ("part", "part", 7_999),
            ("broken", "broken", 0),
            ("later", "waiting", 0),
        ];
        assert_eq!(rows, expected.map(|(number, word, paid)| (number.to_owned(), word, paid)));
        assert_eq!(found.days[0].sums, [eur(16_000)]);
        assert_eq!((found.all.kept, found.all.broken, found.all.waiting), (1, 2, 1));
        assert_eq!(found.by_person[0].record, found.all);
        assert_eq!(found.by_customer[0].code, "C-1");
        assert_eq!(calendar("2026-03-22", "2026-03-22").all.judged(), 1);
        let backwards = fieldwork::promises(
            &firm.office,
            firm.company,
            rep,
            Some(day("2026-03-25")),
            Some(day("2026-03-24")),
        );
        assert!(matches!(backwards, Err(Refused::Field { .. })));
    });
}

/// PAY-09: each promise is kept by money of its own that came after the word, whether or not anybody
/// has said yet what it pays.
#[test]
fn pay_09_each_promise_is_kept_by_money_of_its_own_that_came_after_the_word() {
    on_both(|firm| {
        firm.invoices(&["A-1 2026-02-20 2026-03-18 2000.00"]);
        let head = person(firm, "head", Role::HeadOfSales);
        let promise = |by: &str, amount: i64| {
            let promise = Promise {
                customer: firm.customer("C-1"),
                item: Some(firm.item("A-1")),
                by: day(by),
                amount: Some(eur(amount)),
                reason: "said so".into(),
            };
            acts::promise(&firm.office, firm.company, head, &promise).expect("promised");
        };
        let told = || {
            let days = (Some(day("2026-03-20")), Some(day("2026-04-10")));
            let found = fieldwork::promises(&firm.office, firm.company, head, days.0, days.1);
            let found = found.expect("read");
            found.rows().map(|row| (row.outcome.code(), row.paid.minor())).collect::<Vec<_>>()
        };
        // Paid in the morning, promised at noon: the word is about money to come.
        let noon = firm.office.now();
        firm.clock.set(Moment(noon.0 - 3_600_000_000));
        firm.payments(&["2026-03-20 600.00 A-1"]);
        firm.clock.set(noon);
        promise("2026-03-23", 50_000);
        promise("2026-03-27", 50_000);
        assert_eq!(told(), [("waiting", 0), ("waiting", 0)]);
        firm.on("2026-03-23").payments(&["2026-03-23 500.00 -"]);
        assert_eq!(told(), [("kept", 50_000), ("waiting", 0)], "it pays nothing yet");
        firm.run("2026-03-24");
        let events = "SELECT COUNT(*) FROM contact WHERE kind = 'AGREED_DATE_BROKEN'";
        assert_eq!(firm.office.store.peek(events).expect("counted"), 0);
        firm.on("2026-03-28");
        assert_eq!(told(), [("kept", 50_000), ("broken", 0)], "one payment keeps one promise");
        firm.run("2026-03-28");
        assert_eq!(firm.office.store.peek(events).expect("counted"), 1);
    });
}

/// PAY-09: a promise to pay is kept by money. What a credit note takes off need not be paid; what
/// was written off was not paid.
#[test]
fn pay_09_a_promise_is_kept_by_money_and_by_nothing_else() {
    on_both(|firm| {
        let names = ["paid", "credited", "both", "written-off"];
        let general = person(firm, "general", Role::GeneralDirector);
        for name in names {
            firm.invoices(&[&format!("{name} 2026-02-20 2026-03-18 100.00")]);
            let promise = Promise {
                customer: firm.customer("C-1"),
                item: Some(firm.item(name)),
                by: day("2026-03-23"),
                amount: None,
                reason: "said so".into(),
            };
            acts::promise(&firm.office, firm.company, general, &promise).expect("promised");
        }
        let note = |number: u32, document: &str, amount: i64| {
            let note = NewLowering {
                customer: firm.customer("C-1"),
                kind: Lowering::CreditNote,
                number: format!("K-{number}"),
                effective: day("2026-03-21"),
                amount: eur(amount),
                against: Some(firm.item(document)),
                rest_pays: false,
                reason: "broken".into(),
            };
            let who = Who::program();
            acts::lower(&firm.office, firm.company, who, &key(number), &note).expect("lowered");
        };
        firm.on("2026-03-21");
        note(1, "credited", 10_000);
        note(2, "both", 4_000);
        firm.payments(&["2026-03-21 100.00 paid", "2026-03-21 60.00 both"]);
        let part = acts::Part { item: firm.item("written-off"), amount: eur(10_000) };
        let customer = firm.customer("C-1");
        acts::write_off(&firm.office, firm.company, general, &key(3), customer, part, "gone")
            .expect("written off");
        firm.on("2026-03-24");
        let (from, to) = (Some(day("2026-03-20")), Some(day("2026-03-31")));
        let found = fieldwork::promises(&firm.office, firm.company, general, from, to);
        let found = found.expect("read");
        let told: BTreeSet<(&str, &str)> = found
            .rows()
            .map(|row| (row.document.as_deref().unwrap_or_default(), row.outcome.code()))
            .collect();
        let expected = [("both", "kept"), ("paid", "kept"), ("written-off", "broken")];
        assert_eq!(told, BTreeSet::from(expected));
    });
}
