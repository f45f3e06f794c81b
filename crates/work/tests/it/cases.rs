//! Cases from the demand to the end of the watch, on both databases (EXE, LAD, ROU, WOF, LM).

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::agreements::draft::Plan;
use saldo_domain::agreements::{Form, State};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::book::MovementKind;
use saldo_domain::control::{LadderEventKind, WithheldCause};
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::payables::income::{Paper, Papers};
use saldo_domain::recovery::case::{Act, Fact, Need, NextKind, Refusal, Stage, Sums};
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::recovery::reconciliation::State as ActState;
use saldo_domain::recovery::routes::Route;
use saldo_domain::standing::StandingKind;
use saldo_domain::standing::contact_limits::{DebtPurpose, Debtor};
use saldo_domain::{CustomerId, ItemId, Role};
use saldo_letters::Language;
use saldo_letters::documents::DocumentKind;
use saldo_store::book::{items_of, standing_of};
use saldo_store::explain;
use saldo_work::acts::{self, Announcement};
use saldo_work::agreements::{self, AgreementRefusal};
use saldo_work::cases::{
    self, Acknowledged, Assumed, Bound, CaseRefusal, CaseWork, NewOffer, Sheet,
};
use saldo_work::delivery;
use saldo_work::dossier::{self, ContractAsked};
use saldo_work::duties;
use saldo_work::imports::{self, Kind};
use saldo_work::papers;
use saldo_work::reports::irrecoverable::irrecoverable as register_of;
use saldo_work::requests::{self, Answer, Asked, Terms, Which};
use saldo_work::status;
use saldo_work::{Refused, Who};
use std::sync::atomic::{AtomicU32, Ordering};

static KEYS: AtomicU32 = AtomicU32::new(1_000);

fn fresh() -> acts::IdempotencyKey {
    key(KEYS.fetch_add(1, Ordering::Relaxed))
}

/// Everybody a case needs.
struct Staff {
    legal: Who,
    head: Who,
    director: Who,
    general: Who,
    accountant: Who,
}

fn staff(firm: &Firm) -> Staff {
    Staff {
        legal: firm.person("lawyer", Role::Legal),
        head: firm.person("head", Role::HeadOfSales),
        director: firm.person("director", Role::Director),
        general: firm.person("general", Role::GeneralDirector),
        accountant: firm.person("accountant", Role::Accountant),
    }
}

/// 1 000.00 of C-1, due on 2 March.
fn told(firm: &Firm) -> CustomerId {
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    firm.on("2026-03-20");
    firm.customer("C-1")
}

/// A fact in which the words of a form are filled in.
fn fact(act: Act, on: &str) -> Fact {
    Fact {
        number: "2-26-1".to_owned(),
        party: "Harju Maakohus".to_owned(),
        proof: "advice 7".to_owned(),
        note: "as found".to_owned(),
        ..Fact::bare(act, day(on))
    }
}

fn record(firm: &Firm, who: Who, customer: CustomerId, fact: &Fact) -> Result<i64, Refused> {
    cases::record(&firm.office, firm.company, who, &fresh(), customer, fact)
}

/// Records on the day itself.
fn on(firm: &Firm, who: Who, customer: CustomerId, fact: &Fact) -> i64 {
    firm.on(&fact.on.to_string());
    record(firm, who, customer, fact).unwrap_or_else(|no| panic!("{:?}: {no}", fact.act))
}

fn sheet(firm: &Firm, customer: CustomerId) -> Sheet {
    cases::sheet(&firm.office, firm.company, Who::program(), customer).expect("a case")
}

fn stage(firm: &Firm, customer: CustomerId) -> Option<Stage> {
    sheet(firm, customer).stage
}

/// Asks for a decision and has it taken; answers its number.
fn decided(firm: &Firm, staff: &Staff, customer: CustomerId, kind: RequestKind) -> i64 {
    let asked = Asked {
        kind,
        customer: Some(customer),
        item: None,
        terms: Terms::Plain,
        amount: None,
        reason: "nothing was heard".to_owned(),
        until: None,
    };
    let (office, company) = (&firm.office, firm.company);
    let request = requests::ask(office, company, staff.head, &asked).expect("asked");
    let choice = if kind == RequestKind::Court { Choice::Court } else { Choice::Approve };
    let answer =
        Answer { choices: vec![choice], reason: "as proposed".to_owned(), ..Answer::default() };
    requests::decide(office, company, staff.director, request, &answer).expect("decided")
}

/// Did control ask for a notice on this day or later?
fn spoken_since(firm: &Firm, since: &str) -> bool {
    firm.effects().iter().any(|effect| effect.0 >= day(since) && effect.1 == "notify")
}

/// What the case says a suit is worth.
fn sums(firm: &Firm, customer: CustomerId) -> Sums {
    sheet(firm, customer).sums
}

/// A suit that the court has, filed on 21 April after a demand of 20 March.
fn at_court(firm: &Firm, staff: &Staff) -> CustomerId {
    let customer = told(firm);
    on(firm, staff.legal, customer, &fact(Act::Demand, "2026-03-20"));
    firm.on("2026-04-21");
    let decision = decided(firm, staff, customer, RequestKind::Court);
    let claimed = Some(sums(firm, customer));
    let suit = Fact { decision: Some(decision), sums: claimed, ..fact(Act::Suit, "2026-04-21") };
    on(firm, staff.legal, customer, &suit);
    customer
}

#[test]
fn rou_04_exe_05_rt_05_the_book_tells_of_the_demand_and_nobody_keeps_a_case() {
    on_both(|firm| {
        let customer = told(firm);
        let (office, company) = (&firm.office, firm.company);
        assert_eq!(stage(firm, customer), None);
        firm.on("2026-03-10");
        let told = Announcement {
            customer,
            item: None,
            kind: LadderEventKind::DemandDelivered,
            day: day("2026-03-10"),
            until: None,
            body: "signed for".to_owned(),
        };
        acts::announce(office, company, Who::program(), &told).expect("announced");
        let found = sheet(firm, customer);
        assert_eq!(found.stage, Some(Stage::PreTrial));
        assert_eq!(found.pay_by, Some(day("2026-03-13")), "RT-05");
        assert_eq!(found.filing_from, Some(day("2026-04-10")), "RT-05");
        let next = found.next.expect("a day");
        assert_eq!((next.kind, next.day), (NextKind::PayBy, day("2026-03-13")));
        assert_eq!(found.entries[0].person, None, "the book itself tells of it");
        let board = cases::board(office, company, Who::program(), None).expect("a board");
        let row = &board.rows[0];
        assert_eq!((row.stage, row.stake), (Stage::PreTrial, eur(100_000)));
        // What was paid needs nobody to close it.
        firm.on("2026-03-12").payments(&["2026-03-12 1000.00 A-1"]);
        let board = cases::board(office, company, Who::program(), None).expect("a board");
        assert!(board.rows.is_empty());
        firm.assert_sound();
    });
}

/// GEN-01: a claim about debts that were settled since is a case that is over; it does not stand beside
/// the one about other debts, and nobody is shown a case that ended by payment.
#[test]
fn gen_01_an_old_claim_of_settled_debts_is_no_part_of_the_present_case() {
    on_both(|firm| {
        let delivered = |on: &str| {
            let told = Announcement {
                customer: firm.customer("C-1"),
                item: None,
                kind: LadderEventKind::DemandDelivered,
                day: day(on),
                until: None,
                body: "against signature".to_owned(),
            };
            let who = Who::program();
            acts::announce(&firm.office, firm.company, who, &told).expect("told");
        };
        firm.on("2026-01-10").invoices(&["OLD 2025-12-01 2025-12-31 400.00"]);
        let customer = firm.customer("C-1");
        delivered("2026-01-10");
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial));
        firm.on("2026-01-20").payments(&["2026-01-20 400.00 OLD"]);
        let over = sheet(firm, customer);
        assert_eq!((over.stage, over.entries.len()), (Some(Stage::Paid), 2));
        let board = || cases::board(&firm.office, firm.company, Who::program(), None);
        assert_eq!(board().expect("a board").columns.iter().map(|one| one.cases).sum::<usize>(), 0);
        told(firm);
        delivered("2026-03-20");
        let found = sheet(firm, customer);
        let days: Vec<String> = found.entries.iter().map(|one| one.fact.on.to_string()).collect();
        assert_eq!((days, found.earlier), (vec!["2026-03-20".to_owned()], 2));
        assert_eq!((found.stage, board().expect("a board").rows.len()), (Some(Stage::PreTrial), 1));
        firm.assert_sound();
    });
}

/// A demand is handed over to C-1 on this day, as the book itself tells.
fn delivered(firm: &Firm, on: &str) {
    let told = Announcement {
        customer: firm.customer("C-1"),
        item: None,
        kind: LadderEventKind::DemandDelivered,
        day: day(on),
        until: None,
        body: "against signature".to_owned(),
    };
    acts::announce(&firm.office, firm.company, Who::program(), &told).expect("told");
}

/// WOF-03: what was written off was not paid, and no case says that it was.
#[test]
fn gen_01_a_debt_that_was_written_off_is_not_told_as_paid() {
    on_both(|firm| {
        let customer = told(firm);
        let staff = staff(firm);
        delivered(firm, "2026-03-20");
        firm.on("2026-03-25");
        let part = acts::Part { item: firm.item("A-1"), amount: eur(100_000) };
        let (office, company) = (&firm.office, firm.company);
        acts::write_off(office, company, staff.general, &fresh(), customer, part, "no assets")
            .expect("written off");
        let found = sheet(firm, customer);
        let told: Vec<Act> = found.entries.iter().map(|one| one.fact.act).collect();
        assert_eq!(told, [Act::Demand], "{:?}", found.stage);
        firm.assert_sound();
    });
}

/// ROU-01: a hearing of a case that began with a demand of which the book alone tells stands on the day
/// of its owner, and the debt is with the court; a payment entered afterwards ends nothing.
#[test]
fn rou_01_a_case_that_the_book_began_has_its_hearings_and_no_late_end() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        delivered(firm, "2026-03-20");
        firm.on("2026-04-21");
        let decision = decided(firm, &staff, customer, RequestKind::Court);
        let claimed = Some(sums(firm, customer));
        let suit =
            Fact { decision: Some(decision), sums: claimed, ..fact(Act::Suit, "2026-04-21") };
        on(firm, staff.legal, customer, &suit);
        let hearing = Fact { until: Some(day("2026-05-20")), ..fact(Act::Hearing, "2026-04-22") };
        on(firm, staff.legal, customer, &hearing);
        firm.on("2026-05-14");
        let (office, company) = (&firm.office, firm.company);
        let days = duties::duties(office, company, staff.legal).expect("told").cases;
        let days: Vec<(CaseWork, String)> =
            days.into_iter().map(|one| (one.what, one.day.to_string())).collect();
        assert_eq!(days, [(CaseWork::Next(NextKind::Hearing), "2026-05-20".to_owned())]);
        let calendar = cases::calendar(office, company, staff.legal, 5_000).expect("a calendar");
        assert_eq!(calendar.rows.iter().map(|row| row.filed).collect::<Vec<_>>(), [true]);
        // The statement shows money that came before the suit.
        firm.payments(&["2026-04-08 1000.00 A-1"]);
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        firm.assert_sound();
    });
}

#[test]
fn lad_07_lad_08_exe_08_court_only_by_decision_with_penalty_and_after_the_period() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        on(firm, staff.legal, customer, &fact(Act::Demand, "2026-03-20"));
        let claimed = sums(firm, customer);
        assert!(claimed.penalty.is_positive(), "interest of the law has accrued");
        let suit = |on: &str| Fact { sums: Some(claimed), ..fact(Act::Suit, on) };
        firm.on("2026-04-20");
        let missing = record(firm, staff.legal, customer, &suit("2026-04-20"));
        let need = Need::Decision;
        assert!(
            matches!(missing, Err(Refused::Case(Refusal::Missing { need: n })) if n == need),
            "{missing:?}"
        );
        let other = Fact { decision: Some(999), ..suit("2026-04-21") };
        firm.on("2026-04-21");
        let other = record(firm, staff.legal, customer, &other);
        let not_decided = CaseRefusal::NotDecided { decision: 999 };
        assert!(matches!(other, Err(Refused::OfCase(no)) if no == not_decided), "{other:?}");
        let decision = Some(decided(firm, &staff, customer, RequestKind::Court));
        firm.on("2026-04-20");
        let early = Fact { decision, ..suit("2026-04-20") };
        let early = record(firm, staff.legal, customer, &early);
        let until = Some(day("2026-04-21"));
        assert!(
            matches!(early, Err(Refused::Case(Refusal::Unmet { until: u, .. })) if u == until),
            "the first safe day is 21 April: {early:?}"
        );
        firm.on("2026-04-21");
        let bare = Sums { penalty: eur(0), ..claimed };
        let without = Fact { decision, sums: Some(bare), ..suit("2026-04-21") };
        let without = record(firm, staff.legal, customer, &without);
        let need = Need::PenaltyClaimed;
        assert!(
            matches!(without, Err(Refused::Case(Refusal::Unmet { need: n, .. })) if n == need),
            "{without:?}"
        );
        on(firm, staff.legal, customer, &Fact { decision, ..suit("2026-04-21") });
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        // Nobody is asked for it a second time: the suit makes a non-payer.
        firm.on("2026-04-22");
        let found =
            status::assess(&firm.office, firm.company, Who::program(), customer, None, None)
                .expect("assessed");
        assert!(found.evidence.court);
        firm.assert_sound();
    });
}

/// LAD-08: the policy itself asks the director, and the answer is the decision that a suit rests on.
#[test]
fn lad_08_the_answer_to_the_policys_own_question_permits_the_suit() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        for on in day("2026-03-02").through(day("2026-03-31")) {
            firm.on(&on.to_string()).run(&on.to_string());
            if on == day("2026-03-20") {
                delivered(firm, "2026-03-20");
            }
        }
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("one question: {asked:#?}") };
        assert_eq!((request.clause.as_str(), request.kind), ("LAD-08", RequestKind::Court));
        assert_eq!(request.options, [Choice::Settlement, Choice::Court, Choice::Reject]);
        let answer = Answer {
            choices: vec![Choice::Court],
            reason: "nothing was heard".to_owned(),
            ..Answer::default()
        };
        let (office, company) = (&firm.office, firm.company);
        let decision = requests::decide(office, company, staff.director, request.request, &answer)
            .expect("decided");
        firm.on("2026-04-01").run("2026-04-01");
        let work = firm.work("LAD-08-COURT");
        let roles: Vec<_> = work.iter().map(|task| (task.role, task.text.as_str())).collect();
        assert_eq!(roles, [(Role::Legal, "recover-by-law")]);
        firm.on("2026-04-21");
        let claimed = Some(sums(firm, customer));
        let suit =
            Fact { decision: Some(decision), sums: claimed, ..fact(Act::Suit, "2026-04-21") };
        on(firm, staff.legal, customer, &suit);
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        firm.assert_sound();
    });
}

/// Nobody sues for a debt that was never asked for: it stays out of the suit, and the ladder goes on
/// about it.
#[test]
fn exe_05_a_suit_holds_no_debt_that_nobody_was_asked_to_pay() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2026-03-10")
            .invoices(&["A-1 2026-02-01 2026-03-02 1000.00", "A-2 2026-03-06 2026-04-05 300.00"]);
        let (customer, items) =
            (firm.customer("C-1"), ["A-1", "A-2"].map(|number| firm.item(number)));
        let told = Announcement {
            customer,
            item: Some(items[0]),
            kind: LadderEventKind::DemandDelivered,
            day: day("2026-03-10"),
            until: None,
            body: "advice 7".to_owned(),
        };
        acts::announce(&firm.office, firm.company, Who::program(), &told).expect("told");
        firm.on("2026-04-10");
        let found = sheet(firm, customer);
        let from: Vec<_> = found.debts.iter().map(|debt| (debt.item, debt.filing_from)).collect();
        assert_eq!(from, [(items[0], Some(day("2026-04-10"))), (items[1], None)]);
        assert_eq!(found.sums.principal, eur(100_000), "what may be sued for");
        let decision = Some(decided(firm, &staff, customer, RequestKind::Court));
        let suit = Fact { decision, sums: Some(found.sums), ..fact(Act::Suit, "2026-04-10") };
        let both = Fact { debts: items.to_vec(), ..suit.clone() };
        let no = Refusal::Unmet { need: Need::PeriodOver, until: None };
        let refused = record(firm, staff.legal, customer, &both);
        assert!(matches!(refused, Err(Refused::Case(found)) if found == no), "{refused:?}");
        on(firm, staff.legal, customer, &suit);
        assert_eq!(
            (about(firm, customer), silenced(firm, customer)),
            (vec![items[0]], vec![items[0]])
        );
        firm.assert_sound();
    });
}

#[test]
fn rou_01_a_debt_in_court_is_not_chased_and_what_is_left_out_says_why() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = at_court(firm, &staff);
        // Control begins only now: every step of the ladder is due.
        firm.run("2026-04-21");
        assert!(!spoken_since(firm, "2026-04-21"), "{:?}", firm.effects());
        let last = day("2026-05-31");
        let kept = firm
            .office
            .store
            .read(|reader| explain::withheld_of(reader, firm.company, customer, last));
        let causes: Vec<_> = kept.expect("read").iter().map(|row| row.cause).collect();
        assert!(causes.contains(&WithheldCause::Recovery), "{causes:?}");
        // The restraint belongs to the case: nobody ends it by hand.
        let card = saldo_work::views::customer_card(&firm.office, firm.company, staff.head, "C-1")
            .expect("a card");
        let restraint = card.standing.first().expect("a restraint");
        assert!(!restraint.may_end);
        let ended = acts::end_standing(
            &firm.office,
            firm.company,
            staff.head,
            customer,
            restraint.standing,
            "enough",
        );
        let no = CaseRefusal::EndsWithTheCase;
        assert!(matches!(ended, Err(Refused::OfCase(found)) if found == no), "{ended:?}");
        // The court returns the suit: the ladder speaks again.
        on(firm, staff.legal, customer, &fact(Act::Returned, "2026-05-04"));
        firm.on("2026-05-05").run("2026-05-05");
        let again = firm.effects().into_iter().any(|effect| effect.0 >= day("2026-05-04"));
        assert!(again, "{:?}", firm.effects());
        firm.assert_sound();
    });
}

#[test]
fn exe_08_a_debt_is_recovered_in_court_to_the_last_cent() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = at_court(firm, &staff);
        let legal = staff.legal;
        on(firm, legal, customer, &fact(Act::Registered, "2026-04-24"));
        let until = Some(day("2026-05-20"));
        on(firm, legal, customer, &Fact { until, ..fact(Act::Hearing, "2026-04-25") });
        let next = sheet(firm, customer).next.expect("a hearing");
        assert_eq!((next.kind, next.day), (NextKind::Hearing, day("2026-05-20")));
        let awarded = Some(sums(firm, customer));
        let granted = Fact { sums: awarded, ..fact(Act::Granted, "2026-05-20") };
        on(firm, legal, customer, &granted);
        on(firm, legal, customer, &fact(Act::InForce, "2026-06-22"));
        on(firm, legal, customer, &fact(Act::Writ, "2026-06-25"));
        on(firm, legal, customer, &fact(Act::Bailiff, "2026-06-30"));
        firm.on("2026-08-03").payments(&["2026-08-03 1000.00 A-1"]);
        let payment = sheet(firm, customer).payments[0].item;
        let paid = |on: &str| Fact { payment: Some(payment), ..fact(Act::Receipt, on) };
        on(firm, staff.accountant, customer, &paid("2026-08-03"));
        let debt = Fact { payment: Some(firm.item("A-1")), ..fact(Act::Receipt, "2026-08-03") };
        let wrong = record(firm, staff.accountant, customer, &debt);
        let no = CaseRefusal::NoPayment;
        assert!(matches!(wrong, Err(Refused::OfCase(found)) if found == no), "{wrong:?}");
        on(firm, legal, customer, &fact(Act::Paid, "2026-08-04"));
        let found = sheet(firm, customer);
        assert_eq!(found.stage, Some(Stage::Paid));
        let acts: Vec<Act> = found.entries.iter().map(|entry| entry.fact.act).collect();
        let expected = [
            Act::Demand,
            Act::Suit,
            Act::Registered,
            Act::Hearing,
            Act::Granted,
            Act::InForce,
            Act::Writ,
            Act::Bailiff,
            Act::Receipt,
            Act::Paid,
        ];
        assert_eq!(acts, expected);
        assert!(found.entries.iter().all(|entry| entry.person.is_some()), "each is signed");
        let card = saldo_work::views::customer_card(&firm.office, firm.company, legal, "C-1");
        assert!(card.expect("a card").standing.is_empty(), "the restraint ended with the case");
        firm.assert_sound();
    });
}

/// What an agency or a bailiff brought is money, and each payment is linked once.
#[test]
fn rou_02_a_receipt_is_money_and_is_linked_once() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let handed =
            Fact { rate: Some("25".parse().expect("a rate")), ..fact(Act::Handed, "2026-03-25") };
        on(firm, staff.director, customer, &handed);
        firm.on("2026-05-04").payments(&["2026-05-04 400.00 A-1"]);
        let credit = acts::NewLowering {
            customer,
            kind: acts::Lowering::CreditNote,
            number: "K-1".to_owned(),
            effective: day("2026-05-04"),
            amount: eur(1_000),
            against: Some(firm.item("A-1")),
            rest_pays: false,
            reason: "a discount".to_owned(),
        };
        let (office, company) = (&firm.office, firm.company);
        acts::lower(office, company, Who::program(), &fresh(), &credit).expect("lowered");
        let receipt =
            |payment: ItemId| Fact { payment: Some(payment), ..fact(Act::Receipt, "2026-05-04") };
        let refused = record(firm, staff.accountant, customer, &receipt(firm.item("K-1")));
        let no = CaseRefusal::NoPayment;
        assert!(matches!(refused, Err(Refused::OfCase(found)) if found == no), "{refused:?}");
        let payments = sheet(firm, customer).payments;
        assert_eq!(payments.len(), 1, "the credit note is not offered");
        record(firm, staff.accountant, customer, &receipt(payments[0].item)).expect("linked");
        let refused = record(firm, staff.accountant, customer, &receipt(payments[0].item));
        let no = CaseRefusal::PaymentLinked;
        assert!(matches!(refused, Err(Refused::OfCase(found)) if found == no), "{refused:?}");
        // Whoever links a payment takes the link back.
        let back = fact(Act::TakenBack, "2026-05-04");
        record(firm, staff.accountant, customer, &back).expect("taken back");
        record(firm, staff.accountant, customer, &receipt(payments[0].item)).expect("anew");
        firm.assert_sound();
    });
}

#[test]
fn rou_02_an_agency_gets_the_debt_keeps_a_part_and_gives_the_rest_back() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let handed = Fact {
            rate: Some("25".parse().expect("a rate")),
            until: Some(day("2026-06-30")),
            ..fact(Act::Handed, "2026-03-25")
        };
        firm.on("2026-03-25");
        let refused = record(firm, staff.legal, customer, &handed);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        on(firm, staff.director, customer, &handed);
        let suit = record(firm, staff.legal, customer, &fact(Act::Suit, "2026-03-25"));
        let (act, stage_now) = (Act::Suit, Stage::Agency);
        let no = Refusal::NotFrom { act, stage: stage_now };
        assert!(matches!(suit, Err(Refused::Case(found)) if found == no), "{suit:?}");
        firm.run("2026-04-30");
        assert!(!spoken_since(firm, "2026-03-25"), "{:?}", firm.effects());
        firm.on("2026-05-04").payments(&["2026-05-04 400.00 A-1"]);
        let payment = Some(sheet(firm, customer).payments[0].item);
        let receipt = Fact { payment, ..fact(Act::Receipt, "2026-05-04") };
        on(firm, staff.accountant, customer, &receipt);
        on(firm, staff.director, customer, &fact(Act::Recalled, "2026-07-01"));
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial), "as it stood before");
        assert_eq!(sheet(firm, customer).debts[0].open, eur(60_000), "the part is paid");
        firm.assert_sound();
    });
}

#[test]
fn rou_03_a_portfolio_is_sold_by_two_people_and_the_loss_is_shown() {
    on_both(|firm| {
        let staff = staff(firm);
        let file = firm.on("2026-02-01").invoices(&[
            "A-1 2026-02-01 2026-03-02 70000.00",
            "C-2:B-1 2026-02-01 2026-03-02 30000.00",
        ]);
        let file = file.batch.expect("a batch");
        firm.on("2026-04-01");
        let (office, company) = (&firm.office, firm.company);
        let debtors = [firm.customer("C-1"), firm.customer("C-2")];
        let until = day("2026-04-30");
        let offered = cases::offer_portfolio(
            office,
            company,
            staff.director,
            &fresh(),
            ("Spring", until),
            &debtors,
        );
        let portfolio = offered.expect("offered");
        let offer = |price: i64, on: &str| NewOffer {
            portfolio,
            buyer: "Ostja AS".to_owned(),
            price: eur(price),
            on: day(on),
        };
        firm.on("2026-04-10");
        let take = |new: &NewOffer| cases::take_offer(office, company, staff.legal, &fresh(), new);
        let low = take(&offer(2_000_000, "2026-04-09")).expect("taken down");
        let high = take(&offer(3_000_000, "2026-04-10")).expect("taken down");
        assert_ne!(low, high);
        let accept = |who: Who| {
            cases::accept_offer(office, company, who, &fresh(), (portfolio, high), "L-7")
        };
        let own = accept(staff.director);
        let no = CaseRefusal::SamePerson;
        assert!(matches!(own, Err(Refused::OfCase(found)) if found == no), "{own:?}");
        accept(staff.general).expect("sold");
        let shown = cases::portfolios(office, company, staff.head).expect("a list");
        let best = &shown[0].offers[0];
        assert_eq!((best.price, best.loss), (eur(3_000_000), eur(7_000_000)), "ROU-03: 70 000.00");
        assert_eq!((best.discount, best.accepted), (Some(7_000), true));
        assert_eq!(firm.open("A-1"), 0, "the book is lowered");
        let prices: Vec<_> = debtors
            .iter()
            .map(|debtor| sheet(firm, *debtor).entries.last().and_then(|one| one.fact.price))
            .collect();
        assert_eq!(prices, [Some(eur(2_100_000)), Some(eur(900_000))], "each its share");
        assert!(debtors.iter().all(|debtor| stage(firm, *debtor) == Some(Stage::Sold)));
        let again = accept(staff.general);
        let no = CaseRefusal::NoPortfolio;
        assert!(matches!(again, Err(Refused::OfCase(found)) if found == no), "{again:?}");
        // What was sold is not withdrawn in silence, neither by itself nor with its file.
        let (item, gone) = (firm.item("A-1"), acts::Gone::FromItsDay);
        let alone =
            acts::withdraw(office, company, staff.accountant, debtors[0], item, gone, "wrong");
        let whole = imports::undo(office, company, staff.accountant, file, "the wrong file");
        for refused in [alone.map(drop), whole.map(drop)] {
            assert!(matches!(refused, Err(Refused::ImportInUse { .. })), "{refused:?}");
        }
        // A sale that came to nothing is undone in the book by its reversal, once.
        let moves =
            saldo_work::views::movements(office, company, staff.head, debtors[0], firm.item("A-1"));
        let sale = moves.expect("movements").into_iter().find(|one| one.kind == MovementKind::Sale);
        let sale = sale.expect("the sale").movement;
        let undo =
            || acts::reverse(office, company, staff.accountant, debtors[0], sale, "it failed");
        undo().expect("reversed");
        assert_eq!(firm.open("A-1"), 7_000_000);
        assert!(matches!(undo(), Err(Refused::AlreadyReversed { .. })));
        firm.assert_sound();
    });
}

#[test]
fn wof_02_wof_03_lm_01_a_debt_is_written_off_after_limitation_and_watched_for_five_years() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2022-02-01").invoices(&["A-1 2022-02-01 2023-03-15 1000.00"]);
        let customer = firm.customer("C-1");
        firm.on("2026-03-16");
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable), "with the decision itself");
        let paper = |number: &str, on: &str| Paper { number: number.to_owned(), on: day(on) };
        let off = |inventory: &str| Fact {
            ground: Some(Ground::Limitation),
            papers: Some(Papers::new([
                paper("1-INV", inventory),
                paper("2-B", "2026-03-30"),
                paper("3-K", "2026-03-31"),
            ])),
            ..fact(Act::WrittenOff, "2026-03-31")
        };
        firm.on("2026-03-31");
        let early = record(firm, staff.general, customer, &off("2026-03-16"));
        let need = Need::GroundProved;
        assert!(
            matches!(early, Err(Refused::Case(Refusal::Unmet { need: n, .. })) if n == need),
            "16 March is the last day: {early:?}"
        );
        let refused = record(firm, staff.director, customer, &off("2026-03-17"));
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        // ESC-15: the register tells the ground, its proof, and the watch.
        let register = |on: &str| {
            let (office, company) = (&firm.office, firm.company);
            let found = saldo_work::reports::irrecoverable::irrecoverable(
                office,
                company,
                staff.head,
                day(on),
            );
            let row = found.expect("a register").rows.remove(0);
            let grounds: Vec<String> = row
                .grounds
                .iter()
                .map(|one| format!("{} {} {}", one.ground, one.document, one.on))
                .collect();
            (grounds.join("; "), row.watched_until, row.look_by)
        };
        assert_eq!(register("2026-03-16"), (String::new(), None, None), "the last day to sue");
        assert_eq!(register("2026-03-17"), ("limitation  2026-03-17".to_owned(), None, None));
        on(firm, staff.general, customer, &off("2026-03-17"));
        assert_eq!(firm.open("A-1"), 0, "written off");
        let watch = sheet(firm, customer).watch.expect("a watch");
        assert_eq!(watch.until, day("2031-03-31"), "LM-09");
        let watched = (
            "limitation advice 7 2026-03-31".to_owned(),
            Some(day("2031-03-31")),
            Some(day("2027-03-31")),
        );
        assert_eq!(register("2026-03-31"), watched);
        let then = ("limitation  2026-03-17".to_owned(), None, None);
        assert_eq!(register("2026-03-17"), then, "as it was on that day");
        assert_eq!(watch.check_due, Some(day("2027-03-31")));
        on(firm, staff.legal, customer, &fact(Act::WatchChecked, "2027-03-30"));
        assert_eq!(
            sheet(firm, customer).watch.and_then(|watch| watch.check_due),
            Some(day("2028-03-31"))
        );
        // Money after the write-off: the write-off shrinks by it, and it is income.
        firm.on("2027-06-01").payments(&["2027-06-01 300.00 -"]);
        let payment = Some(sheet(firm, customer).payments[0].item);
        let recovered = Fact { payment, ..fact(Act::Recovered, "2027-06-01") };
        on(firm, staff.accountant, customer, &recovered);
        assert_eq!(firm.open("A-1"), 0);
        let off: i64 = saldo_work::views::movements(
            &firm.office,
            firm.company,
            staff.head,
            customer,
            firm.item("A-1"),
        )
        .expect("movements")
        .into_iter()
        .filter(|one| one.kind == MovementKind::WriteOff)
        .map(|one| one.amount.minor())
        .sum();
        assert_eq!(off, 70_000, "1 000.00 written off, 300.00 of it came back");
        let used = record(firm, staff.accountant, customer, &recovered);
        let no = CaseRefusal::PaymentUsed;
        assert!(matches!(used, Err(Refused::OfCase(found)) if found == no), "{used:?}");
        let board = cases::board(&firm.office, firm.company, staff.head, Some(Stage::Watched));
        let board = board.expect("a board");
        assert_eq!((board.rows.len(), board.rows[0].stake), (1, eur(100_000)));
        firm.assert_sound();
    });
}

/// Everything that is late of the case, written off on this day for a debtor who died.
fn off(on: &str) -> Fact {
    let paper = |number: &str| Paper { number: number.to_owned(), on: day(on) };
    Fact {
        ground: Some(Ground::Death),
        papers: Some(Papers::new(["1-INV", "2-B", "3-K"].map(paper))),
        ..fact(Act::WrittenOff, on)
    }
}

/// What was written off is watched for five years; what falls late meanwhile is given up, claimed and
/// sued for like any other debt.
#[test]
fn wof_03_gen_01_a_debt_that_falls_late_beside_a_watch_has_its_own_case() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let (office, company) = (&firm.office, firm.company);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        on(firm, staff.general, customer, &off("2026-03-20"));
        firm.on("2026-04-10").invoices(&["A-2 2026-03-06 2026-04-05 300.00"]);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable));
        assert_eq!(about(firm, customer), [firm.item("A-2")]);
        on(firm, staff.general, customer, &off("2026-04-10"));
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (0, 0));
        let watched = || {
            let board = cases::board(office, company, staff.head, Some(Stage::Watched));
            let rows = board.expect("a board").rows;
            rows.into_iter().map(|row| (row.stake, row.next)).collect::<Vec<_>>()
        };
        let look = |on: &str| {
            let next =
                saldo_domain::recovery::case::Next { day: day(on), kind: NextKind::WatchCheck };
            vec![(eur(130_000), Some(next))]
        };
        assert_eq!(watched(), look("2027-03-20"));
        firm.on("2026-05-10").invoices(&["A-3 2026-04-05 2026-05-05 70.00"]);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-05-11"));
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial));
        firm.on("2026-06-15");
        let decision = Some(decided(firm, &staff, customer, RequestKind::Court));
        let claimed = Some(sums(firm, customer));
        let suit = Fact { decision, sums: claimed, ..fact(Act::Suit, "2026-06-15") };
        on(firm, staff.legal, customer, &suit);
        assert_eq!(about(firm, customer), [firm.item("A-3")]);
        assert_eq!(watched(), look("2027-03-20"), "watched beside the suit");
        on(firm, staff.legal, customer, &fact(Act::WatchChecked, "2027-03-19"));
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        assert_eq!(watched(), look("2028-03-20"), "one look serves both");
        let found = sheet(firm, customer);
        let offered = found.steps.iter().any(|step| step.act == Act::WatchChecked);
        assert!(offered && found.watch.is_some());
        firm.assert_sound();
    });
}

/// What a step wrote on the card counts no more once it was taken back: neither for the status nor for
/// the ladder, and the days before court begin with what really went out.
#[test]
fn a_suit_or_demand_that_was_a_mistake_leaves_nothing_in_motion() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let (office, company) = (&firm.office, firm.company);
        let counted = || {
            let found = status::assess(office, company, Who::program(), customer, None, None);
            let found = found.expect("worked out").evidence;
            (found.court, found.claim_letters)
        };
        on(firm, staff.legal, customer, &fact(Act::Demand, "2026-03-20"));
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial));
        on(firm, staff.legal, customer, &fact(Act::TakenBack, "2026-03-20"));
        let events = office.store.read(|reader| {
            saldo_store::book::events_of(reader, company, customer, day("2026-03-31"))
        });
        assert_eq!(events.expect("read"), [], "no demand was handed over");
        let found = sheet(firm, customer);
        assert!(found.stage.is_none_or(|stage| stage == Stage::Collecting), "{:?}", found.stage);
        assert!(found.debts.iter().all(|debt| debt.filing_from.is_none()));
        // A real one of the same day counts.
        firm.on("2026-03-21");
        delivered(firm, "2026-03-20");
        assert_eq!(sheet(firm, customer).filing_from, Some(day("2026-04-21")));
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-21"));
        firm.on("2026-04-22");
        let decision = Some(decided(firm, &staff, customer, RequestKind::Court));
        let claimed = Some(sums(firm, customer));
        let suit = Fact { decision, sums: claimed, ..fact(Act::Suit, "2026-04-22") };
        on(firm, staff.legal, customer, &suit);
        assert_eq!(counted(), (true, 1));
        on(firm, staff.legal, customer, &fact(Act::TakenBack, "2026-04-22"));
        assert_eq!(counted(), (false, 1));
        firm.assert_sound();
    });
}

/// A-1 under a signed agreement from a day, to be paid in one part on another.
fn in_parts(firm: &Firm, customer: CustomerId, on: &str, until: &str) -> agreements::Key {
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let called = acts::Contact {
        customer,
        kind: acts::ContactKind::Call,
        day: day(on),
        body: "They can pay in parts.".to_owned(),
    };
    acts::note(office, company, who, &called).expect("noted");
    let cause = "They wait for money themselves.";
    let begun = agreements::begin(office, company, who, customer, cause, None);
    let key = agreements::Key { customer, agreement: begun.expect("begun") };
    let asked = agreements::Asked {
        form: Form::Instalments,
        items: vec![firm.item("A-1")],
        plan: Plan::Free(vec![(day(until), eur(100_000))]),
        fee: false,
        grace_days: 0,
        accelerates: true,
        capacity: None,
        conditions: String::new(),
    };
    agreements::draw_up(office, company, who, key, &asked).expect("drawn up");
    let yes = agreements::Offered { agreed: true, note: String::new() };
    agreements::answer(office, company, who, key, &yes).expect("agreed");
    agreements::sign(office, company, who, key, &agreements::Signature::default()).expect("signed");
    key
}

/// EXE-08: whoever settles by instalments signs them as an agreement; it holds on, and nobody is chased
/// while it is kept.
#[test]
fn exe_08_a_settlement_leaves_the_agreement_by_which_it_was_settled() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let key = in_parts(firm, customer, "2026-03-20", "2026-05-04");
        on(firm, staff.legal, customer, &fact(Act::Settled, "2026-03-20"));
        let state = agreements::agreement(office, company, who, "C-1", key.agreement);
        assert_eq!(state.expect("there").listed.state, State::InForce);
        assert_eq!(stage(firm, customer), Some(Stage::Settled));
        firm.run("2026-03-27");
        assert!(!spoken_since(firm, "2026-03-21"), "{:?}", firm.effects());
        firm.assert_sound();
    });
}

/// CF-02: people are sued before the courts of general jurisdiction, by their fees.
#[test]
fn cf_02_rou_01_the_fee_is_that_of_the_court_which_tries_the_debtor() {
    let firm = Firm::of_country("RU");
    firm.on("2026-03-20").import(
        Kind::Invoices,
        "Customer,Invoice number,Invoice date,Due date,Amount,Currency\n\
         C-1,A-1,2026-02-01,2026-03-18,80000.00,RUB\n",
    );
    let customer = firm.customer("C-1");
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let say = |debtor: Debtor, purpose: DebtPurpose| {
        let mut terms = delivery::terms(office, company, who, "C-1").expect("known");
        (terms.debtor, terms.purpose) = (debtor, purpose);
        terms.reason = "by the register".to_owned();
        delivery::set_terms(office, company, who, "C-1", &terms).expect("said");
    };
    // The debtor, what for, the fee of an order.
    let rows = [
        (Debtor::LegalEntity, DebtPurpose::Business, 800_000),
        (Debtor::SoleProprietor, DebtPurpose::Business, 800_000),
        (Debtor::SoleProprietor, DebtPurpose::Personal, 200_000),
        (Debtor::Individual, DebtPurpose::Personal, 200_000),
    ];
    for (debtor, purpose, fee) in rows {
        say(debtor, purpose);
        assert_eq!(sums(&firm, customer).costs.minor(), fee, "{debtor:?} {purpose:?}");
    }
}

/// LM-09: the watch begins on the day on which the debt leaves the book, and not on one before it or
/// before the order.
#[test]
fn lm_09_wof_03_a_write_off_has_the_day_on_which_it_leaves_the_book() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        firm.on("2026-03-31");
        for on in ["2026-03-20", "2026-04-01"] {
            let backdated = Fact { on: day(on), ..off("2026-03-31") };
            let refused = record(firm, staff.general, customer, &backdated);
            assert!(matches!(refused, Err(Refused::Field { field: "day", .. })), "{refused:?}");
        }
        on(firm, staff.general, customer, &off("2026-03-31"));
        let watch = sheet(firm, customer).watch.expect("a watch");
        assert_eq!(watch.until, day("2031-03-31"));
        firm.assert_sound();
    });
}

/// LM-02: a signed schedule acknowledges the debts in it, and no others.
#[test]
fn lm_02_a_signed_schedule_restarts_the_debts_in_it() {
    on_both(|firm| {
        firm.on("2023-04-01")
            .invoices(&["A-1 2023-02-01 2023-03-15 1000.00", "A-2 2023-02-01 2023-03-15 300.00"]);
        firm.on("2025-11-01");
        let customer = firm.customer("C-1");
        in_parts(firm, customer, "2025-11-01", "2025-11-20");
        assert_eq!(clock(firm, "A-1"), ("2028-11-01".to_owned(), false));
        assert_eq!(clock(firm, "A-2"), ("2026-03-15".to_owned(), false));
        firm.assert_sound();
    });
}

/// A write-off that was a mistake is taken back in the book, and then on the case, by whoever may write
/// debts off.
#[test]
fn wof_02_a_write_off_reversed_in_the_book_is_taken_back_on_the_case_too() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let (office, company) = (&firm.office, firm.company);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        on(firm, staff.general, customer, &off("2026-03-20"));
        let back = fact(Act::TakenBack, "2026-03-20");
        let refused = record(firm, staff.general, customer, &back);
        let no = Refusal::MovedTheBook { act: Act::WrittenOff };
        assert!(matches!(refused, Err(Refused::Case(found)) if found == no), "{refused:?}");
        let moved =
            saldo_work::views::movements(office, company, staff.head, customer, firm.item("A-1"));
        let moved = moved.expect("movements");
        let written_off = moved.iter().find(|one| one.kind == MovementKind::WriteOff);
        let movement = written_off.expect("a write-off").movement;
        acts::reverse(office, company, staff.accountant, customer, movement, "another debtor died")
            .expect("reversed");
        let refused = record(firm, staff.legal, customer, &back);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        on(firm, staff.general, customer, &back);
        let found = sheet(firm, customer);
        assert_eq!((found.stage, found.watch), (Some(Stage::Irrecoverable), None));
        assert_eq!((firm.open("A-1"), about(firm, customer)), (100_000, vec![firm.item("A-1")]));
        on(firm, staff.general, customer, &off("2026-03-20"));
        assert_eq!((firm.open("A-1"), stage(firm, customer)), (0, Some(Stage::Watched)));
        firm.assert_sound();
    });
}

/// LAD-08: a decision is about the debts that were there when it was asked for.
#[test]
fn lad_08_a_decision_of_the_past_permits_no_suit_over_later_debts() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let old = decided(firm, &staff, customer, RequestKind::Court);
        firm.payments(&["2026-03-20 1000.00 A-1"]);
        firm.on("2026-04-10").invoices(&["A-2 2026-03-06 2026-04-05 300.00"]);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-04-10"));
        firm.on("2026-05-12");
        let suit = |decision: i64| Fact {
            decision: Some(decision),
            sums: Some(sums(firm, customer)),
            ..fact(Act::Suit, "2026-05-12")
        };
        let refused = record(firm, staff.legal, customer, &suit(old));
        let no = CaseRefusal::NotDecided { decision: old };
        assert!(matches!(refused, Err(Refused::OfCase(found)) if found == no), "{refused:?}");
        let decision = decided(firm, &staff, customer, RequestKind::Court);
        on(firm, staff.legal, customer, &suit(decision));
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        firm.assert_sound();
    });
}

/// What only some may do, only they take back.
#[test]
fn a_mistake_is_taken_back_by_whoever_may_do_the_act() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let handed =
            Fact { rate: Some("25".parse().expect("a rate")), ..fact(Act::Handed, "2026-03-20") };
        on(firm, staff.director, customer, &handed);
        let back = fact(Act::TakenBack, "2026-03-20");
        let offered = |who: Who| {
            let sheet = cases::sheet(&firm.office, firm.company, who, customer).expect("a case");
            sheet.steps.iter().any(|step| step.act == Act::TakenBack)
        };
        assert_eq!((offered(staff.legal), offered(staff.director)), (false, true));
        let refused = record(firm, staff.legal, customer, &back);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        on(firm, staff.director, customer, &back);
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial));
        firm.assert_sound();
    });
}

/// GEN-12: an act of reconciliation is silent after the days that counted when it was sent.
#[test]
fn gen_12_other_days_to_answer_an_act_leave_earlier_acts_alone() {
    on_both(|firm| {
        let staff = staff(firm);
        let text = crate::backtest::text_of("regulation");
        firm.follow(&text);
        let later = text
            .replace("version = 1", "version = 2")
            .replace("effective_from = \"2026-03-01\"", "effective_from = \"2026-03-11\"")
            .replace("answer_days = 30", "answer_days = 10");
        assert_ne!(text, later);
        firm.follow(&later);
        firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-02-15 1000.00"]);
        let (office, company) = (&firm.office, firm.company);
        let overdue = |on: &str| {
            firm.on(on);
            let mut acts = cases::acts(office, company, Who::program()).expect("told");
            acts.sort_by_key(|one| one.row.on);
            acts.into_iter().map(|one| one.overdue).collect::<Vec<_>>()
        };
        for on in ["2026-03-10", "2026-03-11"] {
            firm.on(on);
            cases::send_acts(office, company, staff.legal, day(on)).expect("sent");
        }
        assert_eq!(overdue("2026-03-21"), [false, false]);
        assert_eq!(overdue("2026-03-22"), [false, true], "ten days, and thirty for the earlier");
        assert_eq!(overdue("2026-04-09"), [false, true]);
        assert_eq!(overdue("2026-04-10"), [true, true]);
    });
}

/// GEN-12: when somebody is warned of the end of limitation is the policy's to say; the term is the
/// law's and stays what it is.
#[test]
fn gen_12_the_alarms_of_limitation_are_those_of_the_policy_of_the_day() {
    on_both(|firm| {
        let text = crate::backtest::text_of("regulation");
        firm.follow(&text);
        let later = text
            .replace("version = 1", "version = 2")
            .replace("effective_from = \"2026-03-01\"", "effective_from = \"2026-03-11\"")
            .replace("[180, 90, 30, 7]", "[20, 3]");
        assert_ne!(text, later);
        firm.follow(&later);
        firm.on("2022-02-01").invoices(&["A-1 2022-02-01 2023-04-10 1000.00"]);
        let on = |on: &str| {
            firm.on(on);
            let found = cases::calendar(&firm.office, firm.company, Who::program(), 365);
            let row = found.expect("a calendar").rows.remove(0);
            (row.last_safe_day, row.alarm)
        };
        let last = day("2026-04-10");
        assert_eq!(on("2026-03-10"), (last, Some(90)), "31 days before");
        assert_eq!(on("2026-03-11"), (last, None), "30 days before, and twenty are asked for");
        assert_eq!(on("2026-03-21"), (last, Some(20)));
        assert_eq!(on("2026-04-07"), (last, Some(3)));
    });
}

#[test]
fn lm_02_lm_03_a_signed_act_restarts_limitation_and_the_calendar_rings() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2022-02-01")
            .invoices(&["A-1 2022-02-01 2023-03-15 1000.00", "A-2 2025-12-01 2025-12-31 50.00"]);
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let calendar = |within: i64| {
            cases::calendar(office, company, Who::program(), within).expect("a calendar")
        };
        firm.on("2026-02-14");
        let rows = calendar(365).rows;
        assert_eq!(rows.len(), 1, "the other has time");
        let row = &rows[0];
        assert_eq!((row.last_safe_day, row.left), (day("2026-03-15"), 29));
        assert_eq!((row.alarm, row.barred), (Some(30), false));
        // An act sent to everybody comes back signed.
        let bulk = cases::send_acts(office, company, staff.legal, day("2026-02-14")).expect("sent");
        assert_eq!((bulk.sent, bulk.before), (1, 0));
        let again = cases::send_acts(office, company, staff.legal, day("2026-02-14"));
        assert_eq!(again.map(|bulk| (bulk.sent, bulk.before)).expect("asked"), (0, 1));
        firm.on("2026-03-02");
        let answer = |state: ActState| {
            let when = (state, day("2026-03-02"));
            cases::answer_act(office, company, staff.legal, (customer, 1), when, eur(0), "")
        };
        answer(ActState::Signed).expect("noted");
        let twice = answer(ActState::Disputed);
        let no = CaseRefusal::ActAnswered;
        assert!(matches!(twice, Err(Refused::OfCase(found)) if found == no), "{twice:?}");
        let rows = calendar(4_000).rows;
        let row = rows.iter().find(|row| row.number == "A-1").expect("the old debt");
        assert_eq!(
            (row.last_safe_day, row.restarted),
            (day("2029-03-02"), Some(day("2026-03-02")))
        );
        // Taken back, the old term is there again.
        cases::take_back_acknowledgement(
            office,
            company,
            staff.legal,
            (customer, 1),
            "a copy only",
        )
        .expect("taken back");
        let rows = calendar(4_000).rows;
        let row = rows.iter().find(|row| row.number == "A-1").expect("the old debt");
        assert_eq!(row.last_safe_day, day("2026-03-15"));
        let oral = Acknowledged {
            customer,
            item: Some(firm.item("A-1")),
            acknowledged: Acknowledgement {
                on: day("2026-03-02"),
                kind: AcknowledgementKind::Other,
                in_writing: false,
            },
            number: String::new(),
            note: "by telephone".to_owned(),
        };
        cases::acknowledge(office, company, staff.legal, &oral).expect("recorded");
        let rows = calendar(4_000).rows;
        let row = rows.iter().find(|row| row.number == "A-1").expect("the old debt");
        assert_eq!(row.last_safe_day, day("2026-03-15"), "it cannot be proved");
        firm.on("2026-03-17");
        let rows = calendar(365).rows;
        assert!(rows.iter().any(|row| row.number == "A-1" && row.barred));
        firm.assert_sound();
    });
}

/// The calendar's row about one document: the day to act on, and whether it is too late.
fn clock(firm: &Firm, number: &str) -> (String, bool) {
    let found = cases::calendar(&firm.office, firm.company, Who::program(), 40_000);
    let rows = found.expect("a calendar").rows;
    let row = rows.into_iter().find(|row| row.number == number);
    let row = row.unwrap_or_else(|| panic!("{number} is in no calendar"));
    (row.last_safe_day.to_string(), row.barred)
}

#[test]
fn lm_01_a_corrected_due_day_is_the_one_that_the_term_runs_from() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2023-02-01")
            .invoices(&["A-1 2023-02-01 2023-06-30 1000.00", "A-2 2023-02-01 2023-03-30 1000.00"]);
        assert_eq!(firm.invoices(&["A-1 2023-02-01 2023-03-30 1000.00"]).changed, 1);
        assert_eq!(firm.invoices(&["A-2 2023-02-01 2023-06-30 1000.00"]).changed, 1);
        firm.on("2025-11-01");
        assert_eq!(clock(firm, "A-1"), ("2026-03-30".to_owned(), false), "brought forward");
        assert_eq!(clock(firm, "A-2"), ("2026-06-30".to_owned(), false), "it was a mistake");
        let (office, company) = (&firm.office, firm.company);
        let told = duties::duties(office, company, staff.legal).expect("told").cases;
        let rung = CaseWork::Limitation { debts: 1, alarm: 180 };
        assert!(told.iter().any(|one| one.what == rung), "A-1 rings: {told:?}");
        firm.on("2026-04-15");
        assert_eq!((clock(firm, "A-1").1, clock(firm, "A-2").1), (true, false));
        firm.assert_sound();
    });
}

#[test]
fn lm_03_in_estonia_every_payment_restarts_the_term_and_a_credit_note_does_not() {
    on_both(|firm| {
        firm.on("2020-02-01").invoices(&["A-1 2020-02-01 2020-03-01 1000.00"]);
        firm.on("2022-06-01").payments(&["2022-06-01 100.00 A-1"]);
        firm.on("2023-02-01").invoices(&["A-2 2023-02-01 2023-03-01 1000.00"]);
        firm.on("2025-04-01").payments(&["2025-04-01 100.00 A-1"]);
        firm.on("2025-12-01");
        let credit = acts::NewLowering {
            customer: firm.customer("C-1"),
            kind: acts::Lowering::CreditNote,
            number: "K-1".to_owned(),
            effective: day("2025-12-01"),
            amount: eur(1_000),
            against: Some(firm.item("A-2")),
            rest_pays: false,
            reason: "a discount".to_owned(),
        };
        acts::lower(&firm.office, firm.company, Who::program(), &fresh(), &credit)
            .expect("lowered");
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (80_000, 99_000));
        assert_eq!(clock(firm, "A-1"), ("2028-04-01".to_owned(), false), "alive through both");
        assert_eq!(clock(firm, "A-2"), ("2026-03-01".to_owned(), false), "nobody acknowledged it");
        firm.on("2026-03-03");
        assert_eq!((clock(firm, "A-1").1, clock(firm, "A-2").1), (false, true));
        firm.assert_sound();
    });
}

#[test]
fn lm_02_a_signed_act_restarts_no_more_than_it_holds() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2026-02-15").import(
            Kind::Invoices,
            "Customer,Invoice number,Invoice date,Due date,Amount,Currency\n\
             C-1,A-1,2025-12-01,2025-12-31,100.00,EUR\n\
             C-1,A-2,2026-01-02,2026-01-10,100.00,EUR\n\
             C-1,A-3,2025-11-01,2025-12-01,100.00,USD\n",
        );
        let (office, company) = (&firm.office, firm.company);
        let customer = firm.customer("C-1");
        let bulk = cases::send_acts(office, company, staff.legal, day("2025-12-31")).expect("sent");
        assert_eq!(bulk.sent, 1);
        firm.on("2026-02-20");
        let when = (ActState::Signed, day("2026-02-20"));
        cases::answer_act(office, company, staff.legal, (customer, 1), when, eur(0), "")
            .expect("noted");
        let days = ["A-1", "A-2", "A-3"].map(|number| clock(firm, number).0);
        assert_eq!(days, ["2029-02-20", "2029-01-10", "2028-12-01"]);
        firm.assert_sound();
    });
}

/// Hearings and the end of limitation stand on the day of whoever answers for the case, and are gone
/// as soon as what they ask for is done; nobody else has them.
#[test]
fn lm_03_rou_01_hearings_and_limitation_stand_on_the_day_of_the_cases_owner() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = at_court(firm, &staff);
        let (office, company) = (&firm.office, firm.company);
        let days = |who: Who| {
            let duties = duties::duties(office, company, who).expect("told");
            let told = |day: cases::CaseDay| (day.code, day.what, day.day.to_string());
            duties.cases.into_iter().map(told).collect::<Vec<_>>()
        };
        let hearing = |on_day: &str, until: &str| {
            let fixed = Fact { until: Some(day(until)), ..fact(Act::Hearing, on_day) };
            on(firm, staff.legal, customer, &fixed);
        };
        hearing("2026-04-22", "2026-05-20");
        assert_eq!(days(staff.legal), [], "four weeks ahead");
        firm.on("2026-05-13");
        let next = CaseWork::Next(NextKind::Hearing);
        let expected = [("C-1".to_owned(), next, "2026-05-20".to_owned())];
        assert_eq!(days(staff.legal), expected, "the case of nobody is the legal department's");
        assert_eq!(days(staff.head), []);
        // Named for the case, somebody else has it.
        let named = Fact { person: Some(staff.head.person), ..fact(Act::Assigned, "2026-05-13") };
        on(firm, staff.legal, customer, &named);
        assert_eq!((days(staff.legal).len(), days(staff.head)), (0, expected.to_vec()));
        firm.on("2026-05-22");
        assert_eq!(days(staff.head), expected, "gone by, and nothing came of it");
        hearing("2026-05-22", "2026-07-01");
        assert_eq!(days(staff.head), [], "put off");
        // Another debt of which limitation runs out; what the court has waits for nothing.
        firm.on("2028-10-01");
        assert_eq!(days(staff.head).len(), 1, "the hearing that went by");
        firm.invoices(&["B-1 2025-11-01 2025-12-01 50.00", "B-2 2028-01-01 2028-02-01 70.00"]);
        let rung = |alarm| CaseWork::Limitation { debts: 1, alarm };
        let of = |alarm| ("C-1".to_owned(), rung(alarm), "2028-12-01".to_owned());
        assert!(days(staff.head).contains(&of(90)), "{:?}", days(staff.head));
        firm.on("2028-11-25");
        assert!(days(staff.head).contains(&of(7)), "{:?}", days(staff.head));
        let acknowledged = Acknowledged {
            customer,
            item: Some(firm.item("B-1")),
            acknowledged: Acknowledgement {
                on: day("2028-11-25"),
                kind: AcknowledgementKind::ReconciliationAct,
                in_writing: true,
            },
            number: "AC-1".to_owned(),
            note: String::new(),
        };
        cases::acknowledge(office, company, staff.legal, &acknowledged).expect("noted");
        assert!(!days(staff.head).iter().any(|one| one.1 != next), "{:?}", days(staff.head));
        firm.assert_sound();
    });
}

#[test]
fn lad_10_a_check_has_its_result_and_insolvency_leaves_no_suit() {
    on_both(|firm| {
        let staff = staff(firm);
        let security = firm.person("guard", Role::Security);
        let customer = told(firm);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let silent = Fact { note: String::new(), ..fact(Act::Checked, "2026-04-10") };
        firm.on("2026-04-10");
        let refused = record(firm, security, customer, &silent);
        let need = Need::Note;
        assert!(
            matches!(refused, Err(Refused::Case(Refusal::Missing { need: n })) if n == need),
            "a check without a result is none: {refused:?}"
        );
        on(firm, security, customer, &fact(Act::Checked, "2026-04-10"));
        on(firm, staff.legal, customer, &fact(Act::Bankruptcy, "2026-04-15"));
        let suit = Fact { sums: Some(sums(firm, customer)), ..fact(Act::Suit, "2026-04-28") };
        firm.on("2026-04-28");
        let refused = record(firm, staff.legal, customer, &suit);
        let no = Refusal::NotFrom { act: Act::Suit, stage: Stage::Insolvency };
        assert!(matches!(refused, Err(Refused::Case(found)) if found == no), "{refused:?}");
        let entered =
            Fact { sums: Some(sums(firm, customer)), ..fact(Act::ClaimEntered, "2026-04-28") };
        on(firm, staff.legal, customer, &entered);
        assert_eq!(stage(firm, customer), Some(Stage::Insolvency));
        firm.run("2026-05-10");
        assert!(!spoken_since(firm, "2026-04-15"), "{:?}", firm.effects());
        firm.assert_sound();
    });
}

#[test]
fn rou_01_the_ways_are_compared_in_money_by_what_somebody_assumes() {
    on_both(|firm| {
        let customer = told(firm);
        let shown = cases::compare(
            &firm.office,
            firm.company,
            Who::program(),
            customer,
            Assumed::default(),
        )
        .expect("compared");
        assert_eq!(shown.principal, eur(100_000));
        assert_eq!(shown.fee, Some(eur(6_500)), "the least fee of an Estonian order");
        assert!(shown.by_order);
        let routes: Vec<Route> = shown.outcomes.iter().map(|one| one.route).collect();
        assert_eq!(routes, Route::ALL);
        let sure = Assumed { agency: ("100".parse().expect("a rate"), 90), ..Assumed::default() };
        let shown = cases::compare(&firm.office, firm.company, Who::program(), customer, sure);
        assert_eq!(shown.expect("compared").best, Some(Route::Agency));
    });
}

/// A debt is under an agreement or with somebody else, never both: what is kept stands in the way of
/// what the company chooses, what was breached is over with it, and what a court has is not agreed on
/// beside it. A promise and a disputed part may stand beside either.
#[test]
fn gen_01_rou_01_a_debt_is_under_an_agreement_or_with_others_and_never_both() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let (office, company) = (&firm.office, firm.company);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let called = acts::Contact {
            customer,
            kind: acts::ContactKind::Call,
            day: day("2026-03-20"),
            body: "They can pay in parts.".to_owned(),
        };
        acts::note(office, company, Who::program(), &called).expect("noted");
        let plan = |first: &str| agreements::Asked {
            form: Form::Instalments,
            items: vec![firm.item("A-1")],
            plan: Plan::Free(vec![(day(first), eur(100_000))]),
            fee: false,
            grace_days: 0,
            accelerates: true,
            capacity: None,
            conditions: String::new(),
        };
        let who = Who::program();
        let begun = || {
            let cause = "They wait for money themselves.";
            let agreement = agreements::begin(office, company, who, customer, cause, None);
            agreements::Key { customer, agreement: agreement.expect("begun") }
        };
        let key = begun();
        agreements::draw_up(office, company, who, key, &plan("2026-05-04")).expect("drawn up");
        let yes = agreements::Offered { agreed: true, note: String::new() };
        agreements::answer(office, company, who, key, &yes).expect("agreed");
        let paper = agreements::Signature::default();
        agreements::sign(office, company, who, key, &paper).expect("signed");
        let state = |key: agreements::Key| {
            agreements::agreement(office, company, who, "C-1", key.agreement)
                .expect("there")
                .listed
                .state
        };
        // What may stand beside it does.
        let promise = acts::Promise {
            customer,
            item: Some(firm.item("A-1")),
            by: day("2026-03-22"),
            amount: Some(eur(10_000)),
            reason: "a part of it".to_owned(),
        };
        acts::promise(office, company, staff.head, &promise).expect("beside it");
        assert_eq!(state(key), State::InForce);
        // An agency is chosen, and the agreement is kept.
        let handed = |on: &str| Fact {
            rate: Some("25".parse().expect("a rate")),
            until: Some(day("2026-12-31")),
            ..fact(Act::Handed, on)
        };
        let kept = record(firm, staff.director, customer, &handed("2026-03-20"));
        assert!(matches!(kept, Err(Refused::Agreement(AgreementRefusal::Kept { .. }))), "{kept:?}");
        assert_eq!(stage(firm, customer), Some(Stage::PreTrial), "nothing was half done");
        // Breached, it is over as soon as the debt goes elsewhere.
        firm.run_every_day("2026-03-21", "2026-05-05");
        assert_eq!(state(key), State::Breached);
        on(firm, staff.director, customer, &handed("2026-05-05"));
        assert_eq!((state(key), stage(firm, customer)), (State::Ended, Some(Stage::Agency)));
        let why = "it was paid after all";
        let again = agreements::reinstate(office, company, who, key, why);
        assert!(matches!(again, Err(Refused::Agreement(AgreementRefusal::NotNow { .. }))));
        // Nobody agrees on what the agency has; given back, they may.
        acts::note(
            office,
            company,
            who,
            &acts::Contact { day: day("2026-05-05"), ..called.clone() },
        )
        .expect("noted");
        let second = begun();
        let drawn = || agreements::draw_up(office, company, who, second, &plan("2026-06-01"));
        let elsewhere = drawn();
        assert!(
            matches!(elsewhere, Err(Refused::Agreement(AgreementRefusal::Elsewhere))),
            "{elsewhere:?}"
        );
        on(firm, staff.director, customer, &fact(Act::Recalled, "2026-05-06"));
        drawn().expect("ours again");
        agreements::answer(office, company, who, second, &yes).expect("agreed");
        agreements::sign(office, company, who, second, &paper).expect("signed");
        // Insolvency happens to the company: the agreement is over by it.
        on(firm, staff.legal, customer, &fact(Act::Bankruptcy, "2026-05-07"));
        assert_eq!((state(second), stage(firm, customer)), (State::Ended, Some(Stage::Insolvency)));
        firm.assert_sound();
    });
}

/// ESC-15: the decision is a step of the case: what stands in the register is not chased, and what a
/// court has is not given up beside it.
#[test]
fn esc_15_rou_01_what_stands_in_the_register_is_not_chased_and_not_at_court() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable));
        firm.run("2026-04-30");
        assert!(!spoken_since(firm, "2026-03-20"), "{:?}", firm.effects());
        let suit = Fact { sums: Some(sums(firm, customer)), ..fact(Act::Suit, "2026-04-30") };
        firm.on("2026-04-30");
        let no = Refusal::NotFrom { act: Act::Suit, stage: Stage::Irrecoverable };
        let suit = record(firm, staff.legal, customer, &suit);
        assert!(matches!(suit, Err(Refused::Case(found)) if found == no), "{suit:?}");
        firm.assert_sound();
    });
    on_both(|firm| {
        let staff = staff(firm);
        let customer = at_court(firm, &staff);
        let asked = Asked {
            kind: RequestKind::Irrecoverable,
            customer: Some(customer),
            item: None,
            terms: Terms::Plain,
            amount: None,
            reason: "nothing was heard".to_owned(),
            until: None,
        };
        let (office, company) = (&firm.office, firm.company);
        let request = requests::ask(office, company, staff.head, &asked).expect("asked");
        let answer = Answer {
            choices: vec![Choice::Approve],
            reason: "as proposed".to_owned(),
            ..Answer::default()
        };
        let refused = requests::decide(office, company, staff.director, request, &answer);
        assert!(matches!(refused, Err(Refused::Case(Refusal::Unmet { .. }))), "{refused:?}");
        assert_eq!(stage(firm, customer), Some(Stage::Court));
        let list = requests::irrecoverable(office, company, staff.head).expect("a list");
        assert_eq!(list, [], "neither stands half done");
        firm.assert_sound();
    });
}

/// The debts about which the ladder keeps silent because somebody else has them, or nobody asks.
fn silenced(firm: &Firm, customer: CustomerId) -> Vec<ItemId> {
    let rows = firm.office.store.read(|reader| standing_of(reader, firm.company, customer));
    let open = rows.expect("read").into_iter().filter(|row| row.ended.is_none());
    open.filter(|row| row.kind == StandingKind::Recovery).filter_map(|row| row.item).collect()
}

/// Documents in the register on a day.
fn registered(firm: &Firm, who: Who, on: &str) -> Vec<String> {
    let found = register_of(&firm.office, firm.company, who, day(on)).expect("a register");
    found.rows.into_iter().map(|row| row.document).collect()
}

/// The director's decision that one document is lost.
fn lost(firm: &Firm, staff: &Staff, customer: CustomerId, number: &str) -> i64 {
    let asked = Asked {
        kind: RequestKind::Irrecoverable,
        customer: Some(customer),
        item: Some(firm.item(number)),
        terms: Terms::Plain,
        amount: None,
        reason: "nothing was heard".to_owned(),
        until: None,
    };
    let (office, company) = (&firm.office, firm.company);
    let request = requests::ask(office, company, staff.head, &asked).expect("asked");
    let answer = Answer {
        choices: vec![Choice::Approve],
        reason: "as proposed".to_owned(),
        ..Answer::default()
    };
    requests::decide(office, company, staff.director, request, &answer).expect("decided")
}

/// ESC-15: an entry that was a mistake leaves the register with the act on the case, by whoever may
/// enter it; on earlier days it stands as it stood then, and it may be entered anew.
#[test]
fn esc_15_an_entry_that_was_a_mistake_leaves_the_register() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let decision = decided(firm, &staff, customer, RequestKind::Irrecoverable);
        assert_eq!(silenced(firm, customer), [firm.item("A-1")]);
        firm.on("2026-03-23");
        let back = fact(Act::TakenBack, "2026-03-23");
        let refused = record(firm, staff.legal, customer, &back);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        on(firm, staff.director, customer, &back);
        assert_eq!(stage(firm, customer), Some(Stage::Collecting));
        assert_eq!(registered(firm, staff.head, "2026-03-22"), ["A-1"]);
        assert_eq!(registered(firm, staff.head, "2026-03-23"), [""; 0]);
        let listed = requests::irrecoverable(&firm.office, firm.company, staff.head);
        assert_eq!(listed.expect("a list"), []);
        assert_eq!(silenced(firm, customer), []);
        let again = Fact { decision: Some(decision), ..fact(Act::Irrecoverable, "2026-03-25") };
        on(firm, staff.director, customer, &again);
        assert_eq!(registered(firm, staff.head, "2026-03-25"), ["A-1"]);
        assert_eq!(silenced(firm, customer), [firm.item("A-1")]);
        firm.assert_sound();
    });
}

/// ESC-15, ROU-01: what stands in the register is not chased whoever has another debt of the customer,
/// nor when that one comes back; a second entry is silenced like the first.
#[test]
fn esc_15_rou_01_a_debt_of_the_register_is_not_chased_beside_an_agency() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2026-02-01").invoices(&[
            "A-1 2026-02-01 2026-03-02 1000.00",
            "A-2 2026-02-01 2026-03-03 500.00",
            "A-3 2026-02-01 2026-03-04 200.00",
        ]);
        let customer = firm.customer("C-1");
        let [first, second, third] = ["A-1", "A-2", "A-3"].map(|number| firm.item(number));
        let handed = Fact {
            rate: Some("25".parse().expect("a rate")),
            until: Some(day("2026-12-31")),
            debts: vec![first],
            ..fact(Act::Handed, "2026-03-20")
        };
        firm.on("2026-03-20");
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        on(firm, staff.director, customer, &handed);
        lost(firm, &staff, customer, "A-2");
        assert_eq!(stage(firm, customer), Some(Stage::Agency), "the case stays with the agency");
        assert_eq!(silenced(firm, customer), [first, second]);
        on(firm, staff.director, customer, &fact(Act::Recalled, "2026-04-01"));
        assert_eq!(silenced(firm, customer), [second], "the one is ours again, the other is lost");
        firm.on("2026-04-02");
        lost(firm, &staff, customer, "A-3");
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable));
        lost(firm, &staff, customer, "A-1");
        assert_eq!(silenced(firm, customer), [second, third, first]);
        firm.run("2026-05-31");
        assert!(!spoken_since(firm, "2026-04-02"), "{:?}", firm.effects());
        firm.assert_sound();
    });
}

/// WOF-02, EXE-08: what a court has is not written off past its case; another debt is.
#[test]
fn wof_02_exe_08_a_debt_at_court_is_not_written_off_past_its_case() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = at_court(firm, &staff);
        firm.invoices(&["A-2 2026-03-21 2026-04-01 50.00"]);
        let (office, company) = (&firm.office, firm.company);
        let off = |number: &str, amount: i64| {
            let part = acts::Part { item: firm.item(number), amount: eur(amount) };
            acts::write_off(office, company, staff.general, &fresh(), customer, part, "no assets")
        };
        let no = CaseRefusal::WithOthers;
        let refused = off("A-1", 100_000);
        assert!(matches!(refused, Err(Refused::OfCase(found)) if found == no), "{refused:?}");
        assert_eq!(firm.open("A-1"), 100_000);
        off("A-2", 5_000).expect("nobody has that one");
        on(firm, staff.legal, customer, &fact(Act::Returned, "2026-05-04"));
        off("A-1", 100_000).expect("ours again");
        firm.assert_sound();
    });
}

/// Failure M19: what was acknowledged of a debt restarts its limitation wherever it is, and of no other.
#[test]
fn m19_what_was_acknowledged_of_a_debt_goes_along_with_it() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2023-02-01").invoices(&[
            "A-9 2023-02-01 2023-03-15 10.00",
            "C-2:B-1 2023-02-01 2023-03-15 300.00",
            "C-3:D-1 2023-02-01 2023-03-15 700.00",
            "C-3:D-2 2023-02-01 2023-03-15 10.00",
        ]);
        firm.on("2025-06-02");
        let (office, company) = (&firm.office, firm.company);
        let [whole, other, customer] = ["C-2", "C-3", "C-1"].map(|code| firm.customer(code));
        let rows = firm.office.store.read(|reader| items_of(reader, company, other));
        let moving = rows.expect("read").into_iter().find(|row| row.number == "D-1");
        let moving = moving.expect("D-1").item;
        for (customer, item) in [(whole, None), (other, Some(moving))] {
            let acknowledged = Acknowledged {
                customer,
                item,
                acknowledged: Acknowledgement {
                    on: day("2025-06-02"),
                    kind: AcknowledgementKind::Other,
                    in_writing: true,
                },
                number: "K-1".to_owned(),
                note: String::new(),
            };
            cases::acknowledge(office, company, staff.legal, &acknowledged).expect("noted");
        }
        let clocks = || ["A-9", "B-1", "D-1", "D-2"].map(|number| clock(firm, number).0);
        let before = clocks();
        assert_eq!(before[0], before[3]);
        assert!(before[1] == before[2] && before[1] > before[0], "{before:?}");
        let who = Who::program();
        firm.on("2025-06-03");
        acts::join(office, company, who, (whole, customer), "one company").expect("joined");
        let one = [moving].into();
        acts::move_documents(office, company, who, (other, customer), &one, "a wrong code")
            .expect("moved");
        assert_eq!(clocks(), before);
        firm.assert_sound();
    });
}

/// Failure M19: papers of a debt are bound for the court wherever they were kept when the debt came to
/// this customer: all of one that was joined to it, of another only those of the document that moved.
#[test]
fn m19_the_papers_of_a_debt_follow_it_to_another_customer() {
    let firm = Firm::new();
    let staff = staff(&firm);
    firm.on("2026-02-01").invoices(&[
        "C-2:B-1 2026-02-01 2026-03-02 300.00",
        "C-3:D-1 2026-02-01 2026-03-02 700.00",
        "C-3:D-2 2026-02-01 2026-03-02 10.00",
    ]);
    let [joined, other] = ["C-2", "C-3"].map(|code| firm.customer(code));
    let (office, company) = (&firm.office, firm.company);
    let attach = |customer, name: &str, paper, document: &str| {
        let bytes = [b"%PDF-1.4 ".as_slice(), name.as_bytes()].concat();
        let new = dossier::Attaching { name, bytes: &bytes, paper, document };
        dossier::attach(office, company, staff.legal, customer, &new).expect("attached");
    };
    let note = AttachedKind::DeliveryNote;
    attach(joined, "b1.pdf", note, "B-1");
    attach(joined, "letters.pdf", AttachedKind::Correspondence, "");
    attach(other, "d1.pdf", note, "D-1");
    attach(other, "d2.pdf", note, "D-2");
    attach(other, "theirs.pdf", AttachedKind::Correspondence, "");
    let statement = papers::Asked::of(DocumentKind::Statement, "C-2");
    let drawn = papers::draw(office, company, staff.legal, &statement).expect("drawn");
    let handed_out = b"%PDF-1.7 as it was handed out".to_vec();
    papers::issue(office, company, staff.legal, &statement, (&drawn, &handed_out, 1))
        .expect("handed out");
    let customer = told(&firm);
    let who = Who::program();
    acts::join(office, company, who, (joined, customer), "one company").expect("joined");
    let rows = firm.office.store.read(|reader| items_of(reader, company, other)).expect("read");
    let moved = rows.into_iter().filter(|row| row.number == "D-1").map(|row| row.item).collect();
    acts::move_documents(office, company, who, (other, customer), &moved, "a wrong code")
        .expect("moved");
    let file = cases::court_file(office, company, staff.legal, "C-1", Language::En);
    let parts = file.expect("gathered").parts;
    let bound: Vec<String> = parts
        .iter()
        .filter_map(|part| match &part.what {
            Bound::File(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Bound::Drawn(_) | Bound::Apart => None,
        })
        .collect();
    let expected = [
        "%PDF-1.7 as it was handed out",
        "%PDF-1.4 b1.pdf",
        "%PDF-1.4 d1.pdf",
        "%PDF-1.4 letters.pdf",
    ];
    assert_eq!(bound, expected);
    assert!(parts.iter().any(|part| part.title.contains("№ D-1")), "by its number here");
}

#[test]
fn a_file_for_the_court_begins_with_its_index_and_holds_what_was_handed_out_and_kept() {
    let firm = Firm::new();
    let staff = staff(&firm);
    firm.on("2026-01-20").invoices(&["A-0 2026-01-10 2026-01-20 20.00"]);
    firm.payments(&["2026-01-20 20.00 A-0"]);
    let customer = at_court(&firm, &staff);
    let (office, company) = (&firm.office, firm.company);
    let statement = papers::Asked::of(DocumentKind::Statement, "C-1");
    let drawn = papers::draw(office, company, staff.legal, &statement).expect("drawn");
    let handed_out = b"%PDF-1.7 as it was handed out".to_vec();
    papers::issue(office, company, staff.legal, &statement, (&drawn, &handed_out, 1))
        .expect("handed out");
    // Neither a memo of the house nor whatever else is kept of the customer is for the court.
    let memo = papers::Asked::of(DocumentKind::RouteSheet, "C-1");
    let drawn = papers::draw(office, company, staff.legal, &memo).expect("drawn");
    papers::issue(office, company, staff.legal, &memo, (&drawn, b"%PDF-1.7 a memo", 1))
        .expect("handed out");
    let attach = |name: &str, bytes: &[u8]| {
        dossier::attach(
            office,
            company,
            staff.legal,
            customer,
            &dossier::Attaching::other(name, bytes),
        )
        .expect("attached")
    };
    attach("charter.pdf", b"%PDF-1.4 a charter");
    // What is said to be for a court is bound by its kind, whatever order it came in.
    let said = |name: &str, paper, document: &str| {
        let new = dossier::Attaching { name, bytes: name.as_bytes(), paper, document };
        let bytes = [b"%PDF-1.4 ".as_slice(), name.as_bytes()].concat();
        let new = dossier::Attaching { bytes: &bytes, ..new };
        dossier::attach(office, company, staff.legal, customer, &new).map(|_| bytes.clone())
    };
    let letters = said("letters.pdf", AttachedKind::Correspondence, "").expect("attached");
    let proof = said("advice.pdf", AttachedKind::ProofOfDelivery, "").expect("attached");
    let claim = said("claim.pdf", AttachedKind::Claim, "").expect("attached");
    let act = said("act.pdf", AttachedKind::Act, "").expect("attached");
    let note = said("note.pdf", AttachedKind::DeliveryNote, "A-1").expect("attached");
    said("paid.pdf", AttachedKind::DeliveryNote, "A-0").expect("attached");
    let unknown = said("x.pdf", AttachedKind::DeliveryNote, "NONE");
    assert!(matches!(unknown, Err(Refused::UnknownDocument { .. })), "{unknown:?}");
    let contract = b"%PDF-1.4 a contract".to_vec();
    for (number, copy) in [
        ("7/26", attach("contract.pdf", &contract)),
        ("8/26", attach("contract.docx", b"PK\x03\x04 an office file")),
    ] {
        let asked = ContractAsked {
            number: number.to_owned(),
            signed: day("2026-01-01"),
            terms_days: Some(0),
            payment_clauses: "4.1".to_owned(),
            penalty_clauses: String::new(),
            late_fee: true,
            pretrial: true,
            copy: Some(copy),
        };
        dossier::add_contract(office, company, staff.head, customer, &asked).expect("entered");
    }
    for language in Language::ALL {
        let file = cases::court_file(office, company, staff.legal, "C-1", language);
        let file = file.expect("gathered");
        assert!(file.parts.len() > 5, "{}", file.parts.len());
        let sheets: Vec<Option<(usize, usize)>> = (0..file.parts.len())
            .map(|at| (at + 1 < file.parts.len()).then_some((at * 2 + 2, at * 2 + 3)))
            .collect();
        let index = file.index(&sheets).lines().join("\n");
        for (at, part) in file.parts.iter().enumerate() {
            assert!(index.contains(&part.title), "{} in {index}", part.title);
            let on = format!("{}–{}", at * 2 + 2, at * 2 + 3);
            assert_eq!(index.contains(&on), at + 1 < file.parts.len(), "{on} in {index}");
        }
        let Bound::Drawn(course) = &file.parts[0].what else { panic!("the course is drawn") };
        let course = course.lines().join("\n");
        assert!(course.contains("Harju Maakohus") && course.contains("2-26-1"), "{course}");
        let files: Vec<&Vec<u8>> = file
            .parts
            .iter()
            .filter_map(|part| if let Bound::File(bytes) = &part.what { Some(bytes) } else { None })
            .collect();
        let expected = [&handed_out, &contract, &note, &act, &claim, &proof, &letters];
        assert_eq!(files, expected, "byte for byte, the attached ones last, by kind");
        let apart = file.parts.iter().find(|part| part.title.ends_with("contract.docx"));
        let apart = apart.map(|part| &part.what);
        assert_eq!(apart, Some(&Bound::Apart), "told of, and not loaded");
        let is_shown = |name: &str| file.parts.iter().any(|part| part.title.ends_with(name));
        assert!(is_shown("note.pdf") && !is_shown("charter.pdf"), "nobody said what that is");
        assert!(!is_shown("paid.pdf"), "of a document that is not sued for");
        let note = file.parts.iter().find(|part| part.title.ends_with("note.pdf"));
        assert!(note.is_some_and(|part| part.title.contains("№ A-1")), "{note:?}");
    }
}

#[test]
fn s01_s04_whose_case_it_is_not_neither_sees_nor_records_it() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        let rep = firm.person("rep", Role::SalesRep);
        let (office, company) = (&firm.office, firm.company);
        let seen = cases::sheet(office, company, rep, customer);
        assert!(matches!(seen, Err(Refused::UnknownCustomer { .. })), "{seen:?}");
        let board = cases::board(office, company, rep, None).expect("a board");
        assert!(board.rows.is_empty());
        firm.on("2026-03-20");
        let recorded = record(firm, rep, customer, &fact(Act::Claim, "2026-03-20"));
        assert!(matches!(recorded, Err(Refused::NotPermitted { .. })), "{recorded:?}");
        let sold = record(firm, staff.director, customer, &fact(Act::Sold, "2026-03-20"));
        let no = CaseRefusal::BySale;
        assert!(matches!(sold, Err(Refused::OfCase(found)) if found == no), "{sold:?}");
        // The same request twice is one fact.
        let once = key(77);
        let claim = fact(Act::Claim, "2026-03-20");
        let send = || cases::record(office, company, staff.legal, &once, customer, &claim);
        assert_eq!((send().expect("first"), send().expect("again")), (1, 1));
        assert_eq!(sheet(firm, customer).entries.len(), 1);
        firm.assert_sound();
    });
}

/// Three debts of C-1 that are late on 20 March, and a case.
fn three(firm: &Firm) -> (CustomerId, [ItemId; 3]) {
    firm.on("2026-02-01").invoices(&[
        "A-1 2026-02-01 2026-03-02 1000.00",
        "A-2 2026-02-01 2026-03-03 500.00",
        "A-3 2026-02-01 2026-03-04 200.00",
    ]);
    firm.on("2026-03-20");
    (firm.customer("C-1"), ["A-1", "A-2", "A-3"].map(|number| firm.item(number)))
}

/// The debts that the case is about.
fn about(firm: &Firm, customer: CustomerId) -> Vec<ItemId> {
    sheet(firm, customer).debts.into_iter().map(|debt| debt.item).collect()
}

/// ESC-15, WOF-02, WOF-03: a second entry of the register is of the case like the first, with what was
/// entered beside an agency: all of it leaves the book by act, order and watch; a mistake takes only
/// its own entry back.
#[test]
fn esc_15_wof_02_wof_03_every_entry_of_the_register_reaches_the_case() {
    on_both(|firm| {
        let staff = staff(firm);
        let (customer, [first, second, third]) = three(firm);
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let handed = Fact {
            rate: Some("25".parse().expect("a rate")),
            debts: vec![first],
            ..fact(Act::Handed, "2026-03-20")
        };
        on(firm, staff.director, customer, &handed);
        lost(firm, &staff, customer, "A-2");
        on(firm, staff.director, customer, &fact(Act::Recalled, "2026-03-21"));
        lost(firm, &staff, customer, "A-3");
        assert_eq!(about(firm, customer), [second, third], "the earlier entry too");
        lost(firm, &staff, customer, "A-1");
        assert_eq!(about(firm, customer), [first, second, third]);
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable));
        on(firm, staff.director, customer, &fact(Act::TakenBack, "2026-03-21"));
        assert_eq!(about(firm, customer), [second, third]);
        assert_eq!(registered(firm, staff.head, "2026-03-21"), ["A-2", "A-3"]);
        let paper = |number: &str, on: &str| Paper { number: number.to_owned(), on: day(on) };
        let off = Fact {
            ground: Some(Ground::Death),
            papers: Some(Papers::new([
                paper("1-INV", "2026-03-21"),
                paper("2-B", "2026-03-21"),
                paper("3-K", "2026-03-21"),
            ])),
            ..fact(Act::WrittenOff, "2026-03-21")
        };
        on(firm, staff.general, customer, &off);
        assert_eq!((firm.open("A-1"), firm.open("A-2"), firm.open("A-3")), (100_000, 0, 0));
        assert!(sheet(firm, customer).watch.is_some(), "both are watched");
        firm.assert_sound();
    });
}

/// GEN-01, ESC-15: a debt under an agreement that is kept is not given up, though somebody else has the
/// other debts and the case stays with those.
#[test]
fn gen_01_esc_15_an_agreement_stands_in_the_way_of_an_entry_beside_an_agency_too() {
    on_both(|firm| {
        let staff = staff(firm);
        let (customer, [first, second, _]) = three(firm);
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        on(firm, staff.legal, customer, &fact(Act::Claim, "2026-03-20"));
        let handed = Fact {
            rate: Some("25".parse().expect("a rate")),
            debts: vec![first],
            ..fact(Act::Handed, "2026-03-20")
        };
        on(firm, staff.director, customer, &handed);
        let called = acts::Contact {
            customer,
            kind: acts::ContactKind::Call,
            day: day("2026-03-20"),
            body: "They can pay in parts.".to_owned(),
        };
        acts::note(office, company, who, &called).expect("noted");
        let cause = "They wait for money themselves.";
        let begun = agreements::begin(office, company, who, customer, cause, None);
        let key = agreements::Key { customer, agreement: begun.expect("begun") };
        let plan = agreements::Asked {
            form: Form::Instalments,
            items: vec![second],
            plan: Plan::Free(vec![(day("2026-05-04"), eur(50_000))]),
            fee: false,
            grace_days: 0,
            accelerates: true,
            capacity: None,
            conditions: String::new(),
        };
        agreements::draw_up(office, company, who, key, &plan).expect("drawn up");
        let yes = agreements::Offered { agreed: true, note: String::new() };
        agreements::answer(office, company, who, key, &yes).expect("agreed");
        agreements::sign(office, company, who, key, &agreements::Signature::default())
            .expect("signed");
        let asked = Asked {
            kind: RequestKind::Irrecoverable,
            customer: Some(customer),
            item: Some(second),
            terms: Terms::Plain,
            amount: None,
            reason: "nothing was heard".to_owned(),
            until: None,
        };
        let request = requests::ask(office, company, staff.head, &asked).expect("asked");
        let answer = Answer {
            choices: vec![Choice::Approve],
            reason: "as proposed".to_owned(),
            ..Answer::default()
        };
        let kept = requests::decide(office, company, staff.director, request, &answer);
        assert!(matches!(kept, Err(Refused::Agreement(AgreementRefusal::Kept { .. }))), "{kept:?}");
        assert_eq!(registered(firm, staff.head, "2026-03-20"), [""; 0]);
        firm.assert_sound();
    });
}

/// WOF-02: what the bailiff did not find for one debt proves nothing of another.
#[test]
fn wof_02_the_ground_of_a_write_off_is_proved_of_every_debt_in_it() {
    on_both(|firm| {
        let staff = staff(firm);
        let (customer, [first, second, _]) = three(firm);
        let legal = staff.legal;
        on(firm, legal, customer, &fact(Act::Demand, "2026-03-20"));
        firm.on("2026-04-21");
        let decision = decided(firm, &staff, customer, RequestKind::Court);
        let claimed = Some(sums(firm, customer));
        let suit = Fact {
            decision: Some(decision),
            sums: claimed,
            debts: vec![first],
            ..fact(Act::Suit, "2026-04-21")
        };
        on(firm, legal, customer, &suit);
        on(firm, legal, customer, &Fact { sums: claimed, ..fact(Act::Granted, "2026-05-20") });
        on(firm, legal, customer, &fact(Act::InForce, "2026-06-22"));
        on(firm, legal, customer, &fact(Act::NothingFound, "2026-09-01"));
        let decision = Some(decided(firm, &staff, customer, RequestKind::Irrecoverable));
        assert!(decision.is_some() && about(firm, customer).contains(&second));
        let paper = |number: &str| Paper { number: number.to_owned(), on: day("2026-09-02") };
        let off = |debts: Vec<ItemId>| Fact {
            ground: Some(Ground::Bailiff),
            papers: Some(Papers::new([paper("1-INV"), paper("2-B"), paper("3-K")])),
            debts,
            ..fact(Act::WrittenOff, "2026-09-02")
        };
        firm.on("2026-09-02");
        let need = Need::GroundProved;
        for debts in [vec![], vec![first, second]] {
            let refused = record(firm, staff.general, customer, &off(debts));
            assert!(
                matches!(refused, Err(Refused::Case(Refusal::Unmet { need: n, .. })) if n == need),
                "nobody sued for the others: {refused:?}"
            );
        }
        record(firm, staff.general, customer, &off(vec![first])).expect("written off");
        assert_eq!((firm.open("A-1"), firm.open("A-2")), (0, 50_000));
        firm.assert_sound();
    });
}

/// LAD-08, ESC-15: a decision on one document permits the act about that document alone.
#[test]
fn lad_08_esc_15_a_decision_on_one_document_permits_nothing_about_the_others() {
    on_both(|firm| {
        let staff = staff(firm);
        let (customer, [first, second, _]) = three(firm);
        let decision = lost(firm, &staff, customer, "A-1");
        on(firm, staff.director, customer, &fact(Act::TakenBack, "2026-03-20"));
        let entered = |debts: Vec<ItemId>| {
            let decision = Some(decision);
            let given_up = Fact { decision, debts, ..fact(Act::Irrecoverable, "2026-03-20") };
            record(firm, staff.director, customer, &given_up)
        };
        let no = CaseRefusal::NotDecided { decision };
        for debts in [vec![second], vec![first, second]] {
            let refused = entered(debts);
            assert!(matches!(refused, Err(Refused::OfCase(found)) if found == no), "{refused:?}");
        }
        entered(vec![]).expect("about what was decided");
        assert_eq!(registered(firm, staff.head, "2026-03-20"), ["A-1"]);
        assert_eq!(about(firm, customer), [first]);
        firm.assert_sound();
    });
}

/// ESC-15: the step back is offered to whoever may take it, and not before what it takes back.
#[test]
fn esc_15_the_step_back_is_offered_to_those_who_may_and_has_a_day_of_its_own() {
    on_both(|firm| {
        let staff = staff(firm);
        let customer = told(firm);
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        let offered = |who: Who| {
            let found = cases::sheet(&firm.office, firm.company, who, customer).expect("a case");
            found.steps.iter().any(|step| step.act == Act::TakenBack)
        };
        assert_eq!((offered(staff.legal), offered(staff.director)), (false, true));
        let early = record(firm, staff.director, customer, &fact(Act::TakenBack, "2026-03-19"));
        let no = Refusal::BeforeTheLast { on: day("2026-03-19"), last: day("2026-03-20") };
        assert!(matches!(early, Err(Refused::Case(found)) if found == no), "{early:?}");
        on(firm, staff.director, customer, &fact(Act::TakenBack, "2026-03-20"));
        firm.assert_sound();
    });
}

/// ROU-03: a sale of one of several debts leaves the case with the others.
#[test]
fn rou_03_a_sale_of_a_part_leaves_the_case_with_its_other_debts() {
    on_both(|firm| {
        let staff = staff(firm);
        firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 70000.00"]);
        firm.on("2026-03-20");
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let until = day("2026-04-30");
        let offered = cases::offer_portfolio(
            office,
            company,
            staff.director,
            &fresh(),
            ("Spring", until),
            &[customer],
        );
        let portfolio = offered.expect("offered");
        firm.invoices(&["A-2 2026-02-01 2026-03-03 500.00", "A-3 2026-02-01 2026-03-04 200.00"]);
        let [second, third] = ["A-2", "A-3"].map(|number| firm.item(number));
        decided(firm, &staff, customer, RequestKind::Irrecoverable);
        assert_eq!(about(firm, customer).len(), 3);
        let offer = NewOffer {
            portfolio,
            buyer: "Ostja AS".to_owned(),
            price: eur(2_000_000),
            on: day("2026-03-20"),
        };
        let taken = cases::take_offer(office, company, staff.legal, &fresh(), &offer);
        let taken = (portfolio, taken.expect("taken down"));
        cases::accept_offer(office, company, staff.general, &fresh(), taken, "L-7").expect("sold");
        assert_eq!(firm.open("A-1"), 0);
        assert_eq!(stage(firm, customer), Some(Stage::Irrecoverable));
        assert_eq!(about(firm, customer), [second, third]);
        firm.assert_sound();
    });
}
