//! Statuses: worked out from the book, decided by three people, on both databases.

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::{Conduct, Progress, RoundKind, Status, VoteRefusal};
use saldo_domain::{CustomerId, Day, Role, UserId};
use saldo_store::Command;
use saldo_store::book::{self, Facts, NewContact, Stamp};
use saldo_work::acts::{self, Promise};
use saldo_work::control::RunNote;
use saldo_work::credit;
use saldo_work::duties;
use saldo_work::status::{self, Assessment, NewConduct, RoundFilter, RoundShown, RoundSums};
use saldo_work::views::Page;
use saldo_work::{Refused, Who};

const SALES: Who = Who::new(UserId::new(1), Role::HeadOfSales);
const CONTROL: Who = Who::new(UserId::new(2), Role::HeadOfFinancialControl);
const COMMERCIAL: Who = Who::new(UserId::new(3), Role::CommercialDirector);
const DIRECTOR: Who = Who::new(UserId::new(4), Role::Director);

/// The beginning of the calendar year.
const ROUND: &str = "2026-01-01";

/// Invoices of C-1 due each month of 2025, delivered 14 days before; the first in 2024, so that
/// it has traded with deferral for more than a year.
fn a_year(firm: &Firm) {
    firm.on("2025-01-01");
    let lines: Vec<String> = ["A-0 2024-06-01 2024-06-15 100.00".to_owned()]
        .into_iter()
        .chain((1..=12).map(|month| {
            let due = Day::of(2025, month, 20).expect("a day");
            format!("A-{month} {} {due} 100.00", due.plus(-14))
        }))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    firm.invoices(&lines);
}

/// Pays, each so many days after it was due.
fn paid(firm: &Firm, late: &[(i8, i64)]) {
    firm.on("2026-01-01");
    let mut lines = vec!["2024-06-15 100.00 A-0".to_owned()];
    for month in 1..=12 {
        let days = late.iter().find(|(late, _)| *late == month).map_or(0, |(_, days)| *days);
        let due = Day::of(2025, month, 20).expect("a day");
        lines.push(format!("{} 100.00 A-{month}", due.plus(days)));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    firm.payments(&lines);
}

fn assess(firm: &Firm, on: &str) -> Assessment {
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    status::assess(office, company, Who::program(), customer, Some(day(on)), None).expect("read")
}

fn conduct(firm: &Firm, conduct: Conduct, on: &str, number: Option<&str>) {
    let new = NewConduct {
        customer: firm.customer("C-1"),
        conduct,
        item: number.map(|number| firm.item(number)),
        day: day(on),
        body: "said so".to_owned(),
    };
    status::record_conduct(&firm.office, firm.company, DIRECTOR, &new).expect("recorded");
}

/// CLS-01: those whom the count of warnings speaks for date none back.
#[test]
fn cls_01_a_warning_is_not_dated_back() {
    on_both(|firm| {
        a_year(firm);
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let item = Some(firm.item("A-8"));
        let warned = |on: &str| {
            let (conduct, body) = (Conduct::WarnedOfDelay, "said so".to_owned());
            let new = NewConduct { customer, conduct, item, day: day(on), body };
            status::record_conduct(office, company, DIRECTOR, &new)
        };
        let announced = |on: &str| {
            let told = acts::Announcement {
                customer,
                item,
                kind: LadderEventKind::DelayWarned,
                day: day(on),
                until: None,
                body: String::new(),
            };
            acts::announce(office, company, DIRECTOR, &told)
        };
        // A-8 is due on Wednesday, 20 August.
        firm.on("2025-08-20");
        warned("2025-08-12").expect("before it was due");
        firm.on("2025-08-21");
        announced("2025-08-20").expect("on the next working day");
        firm.on("2025-08-22");
        for refused in [warned("2025-08-20"), announced("2025-08-20")] {
            assert!(matches!(refused, Err(Refused::Field { field: "warned-late", .. })));
        }
        firm.assert_sound();
    });
}

/// CLS-01: rows from before late warnings were refused do not count either, and the evidence says
/// that they were entered afterwards; what the program brought from another system does.
#[test]
fn cls_01_a_warning_entered_afterwards_does_not_count_and_the_evidence_says_so() {
    on_both(|firm| {
        a_year(firm);
        let (company, item) = (firm.company, Some(firm.item("A-8")));
        let contact = |person: UserId| NewContact {
            customer: firm.customer("C-1"),
            kind: Conduct::WarnedOfDelay.code().to_owned(),
            item,
            day: day("2025-08-12"),
            until: None,
            body: "said so".to_owned(),
            person,
        };
        let enter = |on: &str, person: UserId| {
            firm.on(on);
            let at = firm.office.now();
            let (subject, body) = ("customer".to_owned(), "{}".to_owned());
            let command = Command { company, person, action: "note", subject, body, at };
            let facts = Facts { contacts: vec![contact(person)], ..Facts::default() };
            let stamp = Stamp { company, recorded: at, batch: 0 };
            let written = firm.office.store.write(&command, |writer| {
                book::append(writer, stamp, &facts).map_err(Refused::from)
            });
            written.expect("written");
        };
        let told = || {
            let found = assess(firm, ROUND);
            let one = found.evidence.delays[0].clone();
            (one.number, one.warned, one.afterwards, found.evidence.afterwards())
        };
        // Due on Wednesday, 20 August: a day later is too late.
        enter("2025-08-21", UserId::new(1));
        paid(firm, &[(8, 6)]);
        assert_eq!(told(), ("A-8".to_owned(), false, true, 1));
        assert_ne!(assess(firm, ROUND).worked_out, Status::Reliable);
        enter("2026-01-02", UserId::new(0));
        assert_eq!(told(), ("A-8".to_owned(), true, false, 0), "from another system");
        firm.assert_sound();
    });
}

#[test]
fn cls_01_two_warned_delays_of_up_to_a_week_are_reliable_and_told_in_words() {
    on_both(|firm| {
        a_year(firm);
        // A promise on the due day, and a word before it.
        firm.on("2025-03-20");
        let promise = Promise {
            customer: firm.customer("C-1"),
            item: Some(firm.item("A-3")),
            by: day("2025-03-25"),
            amount: None,
            reason: "cash".to_owned(),
        };
        acts::promise(&firm.office, firm.company, Who::program(), &promise).expect("promised");
        firm.on("2025-08-18");
        conduct(firm, Conduct::WarnedOfDelay, "2025-08-18", Some("A-8"));
        conduct(firm, Conduct::AgreedToRestructuring, "2025-08-18", Some("A-8"));
        paid(firm, &[(3, 5), (8, 6)]);
        let found = assess(firm, ROUND);
        assert_eq!(found.worked_out, Status::Reliable, "{:?}", found.evidence);
        let delays: Vec<_> = found
            .evidence
            .delays
            .iter()
            .map(|one| (one.number.as_str(), one.days, one.warned))
            .collect();
        assert_eq!(delays, [("A-3", 5, true), ("A-8", 6, true)]);
        assert_eq!(found.evidence.obligations, 12);
        assert_eq!(found.moves_up(), None);
        // CL-03: one of them unwarned.
        let later = assess(firm, "2026-01-02");
        assert_eq!(later.status, Status::Uncertain, "nobody has decided anything");
        firm.assert_sound();
    });
}

#[test]
fn cls_02_cls_03_cls_04_the_worst_status_wins_and_says_what_would_move_up() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(5, 31)]);
        let found = assess(firm, ROUND);
        assert_eq!(found.evidence.reasons, ["DELAY_OVER_30_DAYS"]);
        // 20 May and 31 days is 20 June: it leaves the twelve months on 21 June.
        let on = found.moves_up().expect("not reliable").on;
        assert_eq!(on, Some((day("2026-06-21"), Status::Reliable)));
        conduct(firm, Conduct::ClaimLetter, "2026-01-01", None);
        assert_eq!(assess(firm, ROUND).worked_out, Status::NonPaying);
        assert_eq!(assess(firm, "2025-12-31").worked_out, Status::Threat, "it was not sent yet");
    });
}

#[test]
fn a_status_of_a_past_day_is_worked_out_as_it_was_known_then() {
    on_both(|firm| {
        a_year(firm);
        let known = firm.office.now();
        paid(firm, &[]);
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let asked = |known| {
            status::assess(office, company, Who::program(), customer, Some(day(ROUND)), known)
                .expect("read")
        };
        assert_eq!(asked(None).evidence.delays.len(), 0);
        // When the invoices were entered, no payment was known: A-0 too was open.
        let then = asked(Some(known)).evidence;
        assert_eq!((then.delays.len(), then.obligations), (13, 13));
        assert!(then.delays.iter().all(|delay| delay.open));
    });
}

#[test]
fn a_withdrawn_document_is_no_obligation_and_a_write_off_is_no_payment() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        firm.on("2025-06-01")
            .invoices(&["W-1 2025-05-01 2025-05-15 100.00", "W-2 2025-05-01 2025-05-15 100.00"]);
        let control = Who::new(UserId::new(9), Role::HeadOfFinancialControl);
        let director = Who::new(UserId::new(8), Role::GeneralDirector);
        let customer = firm.customer("C-1");
        acts::withdraw(
            &firm.office,
            firm.company,
            control,
            customer,
            firm.item("W-1"),
            acts::Gone::FromItsDay,
            "by mistake",
        )
        .expect("withdrawn");
        let part = acts::Part { item: firm.item("W-2"), amount: eur(10_000) };
        let key = crate::firm::key(1);
        acts::write_off(&firm.office, firm.company, director, &key, customer, part, "bankrupt")
            .expect("written off");
        let delays = assess(firm, ROUND).evidence.delays;
        let numbers: Vec<_> = delays.iter().map(|one| (one.number.as_str(), one.open)).collect();
        assert_eq!(numbers, [("W-2", true)]);
    });
}

/// CLS-01, CLS-03: a rest that nobody would ask for is no delay, whether it was written off or not; a
/// rest that is worth asking for was not paid.
#[test]
fn cls_03_a_rest_below_the_smallest_amount_worth_a_step_is_no_delay() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        firm.on("2025-06-01").invoices(&[
            "W-3 2025-05-01 2025-05-15 1000.00",
            "W-4 2025-05-01 2025-05-15 1000.00",
            "W-5 2025-05-01 2025-05-15 1000.00",
        ]);
        firm.payments(&["2025-05-15 999.70 W-3", "2025-05-15 999.00 W-4", "2025-05-25 999.01 W-5"]);
        firm.on("2025-08-01");
        let director = Who::new(UserId::new(8), Role::GeneralDirector);
        let customer = firm.customer("C-1");
        for (number, left, name) in [(1, 30, "W-3"), (2, 100, "W-4")] {
            let part = acts::Part { item: firm.item(name), amount: eur(left) };
            let key = crate::firm::key(number);
            acts::write_off(&firm.office, firm.company, director, &key, customer, part, "a rest")
                .expect("written off");
        }
        let delays = assess(firm, ROUND).evidence.delays;
        let mut told: Vec<_> =
            delays.iter().map(|one| (one.number.as_str(), one.days, one.open)).collect();
        told.sort_unstable();
        // 15 May to 1 January.
        assert_eq!(told, [("W-4", 231, true), ("W-5", 10, false)]);
    });
}

fn begin(firm: &Firm) -> RoundShown {
    status::begin_round(&firm.office, firm.company, SALES).expect("begun");
    shown(firm, SALES, ROUND)
}

fn shown(firm: &Firm, who: Who, round: &str) -> RoundShown {
    let all = RoundFilter::All;
    status::round(&firm.office, firm.company, who, day(round), all, Page::first(100)).expect("read")
}

fn propose(firm: &Firm, who: Who, to: Status) -> Result<(), Refused> {
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    status::propose(office, company, who, day(ROUND), customer, to, "as seen")
}

fn approve(firm: &Firm, who: Who) -> Result<u64, Refused> {
    status::approve(&firm.office, firm.company, who, day(ROUND), None)
}

fn now(firm: &Firm) -> Status {
    assess(firm, "2026-03-31").status
}

fn is_vote(refused: &Refused, expected: VoteRefusal) -> bool {
    matches!(refused, Refused::Vote(found) if *found == expected)
}

#[test]
fn cls_06_the_assignment_begins_with_the_year_and_keeps_its_evidence() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(5, 3)]);
        firm.on("2026-01-12");
        let round = begin(firm);
        assert_eq!((round.round.day, round.lines.total), (day(ROUND), 1));
        let line = &round.lines.rows[0];
        assert_eq!((line.code.as_str(), line.worked_out), ("C-1", Status::Uncertain));
        assert_eq!(line.evidence.reasons, ["UNWARNED_DELAY", "RESTRUCTURING_REFUSED"]);
        // CLS-10: both see the same list; begun again it is the same round.
        assert_eq!(shown(firm, CONTROL, ROUND).lines.rows[0].evidence, line.evidence);
        let again = status::begin_round(&firm.office, firm.company, CONTROL).expect("the same");
        assert!(!again.new && again.round == round.round);
    });
}

/// 4.1, 4.2, 4.6: at the beginning of each year every status is proposed and approved anew, and in
/// each review it is confirmed or changed, also one that the statistics agree with.
#[test]
fn cls_06_cls_11_each_round_asks_about_everybody() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        for on in ["2026-04-01", "2027-01-01"] {
            firm.on(on);
            let due = assess(firm, on).worked_out;
            if assess(firm, on).status != due {
                firm.has_become(customer, due);
            }
            let seen = assess(firm, on);
            assert_eq!(seen.status, seen.worked_out, "{on}");
            let begun = status::begin_round(office, company, SALES).expect("begun");
            assert_eq!((begun.round.day, begun.round.lines), (day(on), 1));
            let confirm = |who: Who| {
                status::propose_as_worked_out(office, company, who, day(on)).expect("proposed")
            };
            assert_eq!((confirm(SALES), confirm(CONTROL)), (1, 1));
            let line = shown(firm, SALES, on).lines.rows.remove(0);
            // The two heads confirm a review; the assignment of a year waits for the director.
            let expected = match begun.round.kind {
                RoundKind::Review => Progress::Decided(due),
                RoundKind::Initial => Progress::Approving(due),
            };
            assert_eq!((line.code.as_str(), line.progress), ("C-1", expected), "{on}");
        }
        firm.assert_sound();
    });
}

/// 4.1 and 4.6: the run of the day begins the round, once, and both heads find it waiting.
#[test]
fn cls_06_cls_11_the_control_run_begins_each_round_on_its_day() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(5, 31)]);
        let days = |firm: &Firm| -> Vec<(Day, UserId)> {
            let all = status::rounds(&firm.office, firm.company, SALES).expect("read");
            all.into_iter().map(|round| (round.day, round.person)).collect()
        };
        let program = Who::program().person;
        // The day before, nothing; on the day, the assignment of the year.
        firm.on("2025-12-31").run("2025-12-31");
        assert_eq!(days(firm), []);
        let planned = firm.on("2026-01-01").plan("2026-01-01");
        let begins = |day, kind| RunNote::RoundBegins { day, kind };
        assert_eq!(planned.notes, [begins(day("2026-01-01"), RoundKind::Initial)]);
        assert_eq!(days(firm), [], "a plan begins nothing");
        let outcome = firm.run("2026-01-01");
        assert_eq!(outcome.notes, [begins(day("2026-01-01"), RoundKind::Initial)]);
        assert_eq!(days(firm), [(day("2026-01-01"), program)]);
        // Once more, and by the button: the same round.
        assert!(!firm.run("2026-01-01").notes.contains(&begins(day(ROUND), RoundKind::Initial)));
        let again = status::begin_round(&firm.office, firm.company, SALES).expect("the same");
        assert!(!again.new);
        // Work for both heads and nobody else; done once both have proposed.
        let waits = |who: Who| {
            let duties = duties::duties(&firm.office, firm.company, who).expect("duties");
            duties.round.map(|(round, count)| (round.day, count))
        };
        let round = Some((day(ROUND), 1));
        assert_eq!([SALES, CONTROL, COMMERCIAL, DIRECTOR].map(waits), [round, round, None, None]);
        propose(firm, SALES, Status::Threat).expect("proposed");
        assert_eq!([SALES, CONTROL, COMMERCIAL].map(waits), [None, round, None]);
        propose(firm, CONTROL, Status::Threat).expect("proposed");
        assert_eq!([SALES, CONTROL, COMMERCIAL].map(waits), [None, None, round], "4.2");
        assert_eq!(approve(firm, COMMERCIAL).expect("approved"), 1);
        // A quarter later, on a day that was missed: the review of that day.
        firm.on("2026-04-03").run("2026-04-03");
        assert_eq!(days(firm)[0], (day("2026-04-01"), program));
        assert_eq!(days(firm).len(), 2);
        firm.assert_sound();
    });
}

/// CLS-10: the two heads read one list of what changed, and one list of what is to be decided.
#[test]
fn cls_10_both_heads_receive_the_same_change_list() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(5, 31)]);
        firm.on("2026-01-12");
        begin(firm);
        for who in [SALES, CONTROL] {
            propose(firm, who, Status::Threat).expect("proposed");
        }
        assert_eq!(approve(firm, COMMERCIAL).expect("approved"), 1);
        let changes = |who: Who| {
            let found = status::latest_changes(&firm.office, firm.company, who, Page::first(50));
            let rows = found.expect("read").rows.into_iter();
            rows.map(|one| (one.code, one.from, one.previous, one.status, one.reason))
                .collect::<Vec<_>>()
        };
        let expected = (Status::Uncertain, Status::Threat);
        let seen = changes(SALES);
        assert_eq!(seen.len(), 1);
        assert_eq!((seen[0].0.as_str(), (seen[0].2, seen[0].3)), ("C-1", expected));
        assert_eq!(changes(CONTROL), seen);
        let lines = |who: Who| {
            let rows = shown(firm, who, ROUND).lines.rows.into_iter();
            rows.map(|line| (line.customer, line.from, line.worked_out, line.evidence))
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(SALES), lines(CONTROL));
    });
}

#[test]
fn cls_07_approval_before_both_proposals_is_refused() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        firm.on("2026-01-12");
        begin(firm);
        let customer = [firm.customer("C-1")];
        let approve_it =
            |who| status::approve(&firm.office, firm.company, who, day(ROUND), Some(&customer));
        let refused = approve_it(COMMERCIAL).expect_err("too early");
        assert!(is_vote(&refused, VoteRefusal::ProposalsMissing), "{refused}");
        propose(firm, SALES, Status::Reliable).expect("proposed");
        let refused = approve_it(COMMERCIAL).expect_err("too early");
        assert!(is_vote(&refused, VoteRefusal::ProposalsMissing), "{refused}");
        propose(firm, CONTROL, Status::Reliable).expect("proposed");
        assert_eq!(now(firm), Status::Uncertain, "nothing is decided yet");
        assert_eq!(approve(firm, COMMERCIAL).expect("approved"), 1);
        assert_eq!(now(firm), Status::Reliable);
        // CLS-09: the history says from, to, why, who.
        let history = status::history(&firm.office, firm.company, SALES, customer[0]);
        let history = history.expect("read");
        let change = &history[0];
        assert_eq!((change.previous, change.status), (Status::Uncertain, Status::Reliable));
        assert_eq!((change.role, change.clause.as_str()), (Role::CommercialDirector, "4.2"));
        firm.assert_sound();
    });
}

/// S07: one person is proposer and approver, by another role, by a second vote.
#[test]
fn four_eyes_three_persons() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        firm.on("2026-01-12");
        begin(firm);
        propose(firm, SALES, Status::Reliable).expect("proposed");
        // The same person, now with the other head's role.
        let both = Who::new(SALES.person, Role::HeadOfFinancialControl);
        let refused = propose(firm, both, Status::Reliable).expect_err("one person");
        assert!(is_vote(&refused, VoteRefusal::SamePerson), "{refused}");
        propose(firm, CONTROL, Status::Reliable).expect("proposed");
        for person in [SALES.person, CONTROL.person] {
            let promoted = Who::new(person, Role::CommercialDirector);
            let customers = [firm.customer("C-1")];
            let refused =
                status::approve(&firm.office, firm.company, promoted, day(ROUND), Some(&customers));
            let refused = refused.expect_err("proposed it");
            assert!(is_vote(&refused, VoteRefusal::SamePerson), "{refused}");
        }
        // Nobody else approves, the program least of all.
        for who in [SALES, DIRECTOR, Who::program()] {
            let refused = approve(firm, who).expect_err("has no part in it");
            assert!(matches!(refused, Refused::NotPermitted { .. }), "{refused}");
        }
        let refused = propose(firm, Who::program(), Status::Threat).expect_err("no person");
        assert!(matches!(refused, Refused::NotPermitted { .. }), "{refused}");
        assert_eq!(now(firm), Status::Uncertain);
        assert_eq!(approve(firm, COMMERCIAL).expect("a third person"), 1);
        assert_eq!(now(firm), Status::Reliable);
    });
}

/// S07, CLS-07: two accounts of one person are one person: they are not both heads, and the
/// approval is somebody else's.
#[test]
fn cls_07_a_second_account_is_no_second_person() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        firm.on("2026-01-12");
        let sales = firm.person("sales", Role::HeadOfSales);
        let second = firm.person("sales2", Role::HeadOfFinancialControl);
        let control = firm.person("control", Role::HeadOfFinancialControl);
        let third = firm.person("sales3", Role::CommercialDirector);
        for account in ["sales2", "sales3"] {
            let (office, company) = (&firm.office, firm.company);
            saldo_work::authority::same_person(office, company, Who::program(), account, "sales")
                .expect("marked");
        }
        begin(firm);
        propose(firm, sales, Status::Reliable).expect("proposed");
        let refused = propose(firm, second, Status::Reliable).expect_err("one person");
        assert!(is_vote(&refused, VoteRefusal::SamePerson), "{refused}");
        let waiting = shown(firm, second, ROUND).lines.rows;
        assert!(waiting.is_empty() || !waiting[0].may_propose, "no button for it either");
        propose(firm, control, Status::Reliable).expect("another person");
        let customers = [firm.customer("C-1")];
        let approve =
            |who| status::approve(&firm.office, firm.company, who, day(ROUND), Some(&customers));
        let refused = approve(third).expect_err("the head of sales under a third account");
        assert!(is_vote(&refused, VoteRefusal::SamePerson), "{refused}");
        approve(firm.person("commercial", Role::CommercialDirector)).expect("a third person");
        assert_eq!(now(firm), Status::Reliable);
        firm.assert_sound();
    });
}

#[test]
fn another_status_than_was_worked_out_needs_a_reason_and_both_heads() {
    let firm = Firm::new();
    a_year(&firm);
    paid(&firm, &[]);
    firm.on("2026-01-12");
    begin(&firm);
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    let silent = status::propose(office, company, SALES, day(ROUND), customer, Status::Threat, " ");
    assert!(matches!(silent, Err(Refused::ReasonMissing { .. })));
    propose(&firm, SALES, Status::Threat).expect("with a reason");
    propose(&firm, CONTROL, Status::Reliable).expect("proposed");
    let line = &shown(&firm, SALES, ROUND).lines.rows[0];
    let (sales, control) = (Status::Threat, Status::Reliable);
    assert_eq!(line.progress, Progress::Disagree { sales, control });
    assert_eq!(approve(&firm, COMMERCIAL).expect("nothing waits"), 0);
    // The commercial director sends it back: both propose anew.
    status::send_back(office, company, COMMERCIAL, day(ROUND), customer, "agree first")
        .expect("sent back");
    for who in [SALES, CONTROL] {
        let count = status::propose_as_worked_out(office, company, who, day(ROUND));
        assert_eq!(count.expect("proposed"), 1);
    }
    assert_eq!(approve(&firm, COMMERCIAL).expect("approved"), 1);
    assert_eq!(now(&firm), Status::Reliable);
}

#[test]
fn cls_11_a_review_is_decided_by_the_two_heads_but_to_non_paying() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(12, 5)]);
        // Two delays of over two weeks in 2026, then a claim letter.
        firm.on("2026-02-01")
            .invoices(&["B-1 2026-01-10 2026-02-02 100.00", "B-2 2026-01-10 2026-02-03 100.00"]);
        firm.on("2026-04-02");
        let begun = status::begin_round(&firm.office, firm.company, CONTROL).expect("begun");
        assert_eq!(begun.round.day, day("2026-04-01"));
        let review = |who: Who, round: &str| {
            status::propose_as_worked_out(&firm.office, firm.company, who, day(round))
        };
        assert_eq!(review(SALES, "2026-04-01").expect("proposed"), 1);
        assert_eq!(review(CONTROL, "2026-04-01").expect("proposed"), 1);
        let on = |text: &str| assess(firm, text).status;
        assert_eq!(on("2026-04-02"), Status::Threat);
        assert_eq!(on("2026-04-01"), Status::Uncertain, "it counts from the day of the decision");
        // to non-paying the commercial director approves.
        conduct(firm, Conduct::ClaimLetter, "2026-04-02", None);
        firm.on("2026-07-01");
        status::begin_round(&firm.office, firm.company, SALES).expect("begun");
        review(SALES, "2026-07-01").expect("proposed");
        review(CONTROL, "2026-07-01").expect("proposed");
        assert_eq!(on("2026-07-01"), Status::Threat);
        let round = day("2026-07-01");
        let count = status::approve(&firm.office, firm.company, COMMERCIAL, round, None);
        assert_eq!(count.expect("approved"), 1);
        assert_eq!(on("2026-07-01"), Status::NonPaying);
        firm.assert_sound();
    });
}

/// A-28, CLS-12: what the director decided after the round began is not undone by proposals that
/// did not know it, and a way out of non-paying is approved.
#[test]
fn cls_11_a_round_judges_a_line_by_the_status_that_the_director_set_meanwhile() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[(12, 5)]);
        firm.on("2026-02-01")
            .invoices(&["B-1 2026-01-10 2026-02-02 100.00", "B-2 2026-01-10 2026-02-03 100.00"]);
        firm.on("2026-04-02");
        let (office, company, round) = (&firm.office, firm.company, day("2026-04-01"));
        status::begin_round(office, company, CONTROL).expect("begun");
        let review = |who: Who| status::propose_as_worked_out(office, company, who, round);
        assert_eq!(review(SALES).expect("proposed"), 1);
        firm.on("2026-04-03");
        let customer = firm.customer("C-1");
        status::decide_overdue(office, company, DIRECTOR, customer, Status::NonPaying, "gone")
            .expect("decided");
        firm.on("2026-04-04");
        let on = || assess(firm, "2026-04-04").status;
        review(CONTROL).expect("proposed");
        assert_eq!(on(), Status::NonPaying, "the first proposal knew nothing of it");
        review(SALES).expect("proposed anew");
        assert_eq!(on(), Status::NonPaying, "out of non-paying the commercial director approves");
        let count = status::approve(office, company, COMMERCIAL, round, None);
        assert_eq!(count.expect("approved"), 1);
        assert_eq!(on(), Status::Threat);
        firm.assert_sound();
    });
}

/// CLS-01, EXE-00: what the buyer did is one fact, whichever page it was recorded on.
#[test]
fn cls_01_what_the_ladder_hears_counts_for_the_status() {
    on_both(|firm| {
        a_year(firm);
        paid(firm, &[]);
        assert_eq!(assess(firm, ROUND).worked_out, Status::Reliable);
        let announced = acts::Announcement {
            customer: firm.customer("C-1"),
            item: None,
            kind: LadderEventKind::ContactAvoided,
            day: day("2025-12-30"),
            until: None,
            body: "hides".to_owned(),
        };
        acts::announce(&firm.office, firm.company, Who::program(), &announced).expect("heard");
        let found = assess(firm, ROUND);
        assert_eq!(found.worked_out, Status::Uncertain, "{:?}", found.evidence);
    });
}

#[test]
fn cls_12_the_directors_decision_changes_the_status_and_tells_the_accounting_system() {
    on_both(|firm| {
        firm.invoices(&["A-1 2026-03-01 2026-03-15 100.00"]);
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let decide = |who, status, reason| {
            status::decide_overdue(office, company, who, customer, status, reason)
        };
        for who in [SALES, CONTROL, COMMERCIAL] {
            let refused = decide(who, Status::Threat, "late").expect_err("not the director");
            assert!(matches!(refused, Refused::NotPermitted { .. }), "{refused}");
        }
        assert!(matches!(decide(DIRECTOR, Status::Threat, ""), Err(Refused::ReasonMissing { .. })));
        decide(DIRECTOR, Status::Threat, "15 working days").expect("decided");
        assert_eq!(assess(firm, "2026-03-20").status, Status::Threat);
        let records = credit::terms_records(office, company, DIRECTOR, 0).expect("read");
        assert_eq!(records.len(), 1);
        let record = &records[0];
        assert_eq!((record.record, record.customer.as_str()), (1, "C-1"));
        assert_eq!((record.status, record.cause.as_str()), (Status::Threat, "status"));
        assert_eq!(record.clause, "6.4.1.1");
        assert!(credit::terms_records(office, company, DIRECTOR, 1).expect("read").is_empty());
        // The same status again is no decision.
        let again = decide(DIRECTOR, Status::Threat, "again").expect_err("no change");
        assert!(matches!(again, Refused::Field { field: "status", .. }), "{again}");
        // Nothing is late enough for the director to raise anybody: that takes the two heads. The
        // fifteenth working day after 16 March is 3 April, a day off; control begins on the next.
        for (on, raised) in [("2026-03-20", false), ("2026-04-06", false), ("2026-04-07", true)] {
            firm.on(on);
            let better = decide(DIRECTOR, Status::Uncertain, "pays again");
            match raised {
                true => better.expect("with a debt over fifteen working days"),
                false => {
                    let early =
                        matches!(better, Err(Refused::Field { field: "status-raised", .. }));
                    assert!(early, "{on}: {better:?}");
                }
            }
        }
        firm.assert_sound();
    });
}

#[test]
fn a_status_on_the_card_that_nobody_decided_is_found() {
    let firm = Firm::new();
    firm.invoices(&["A-1 2026-03-01 2026-03-15 100.00"]);
    firm.assert_sound();
    let command = Command {
        company: firm.company,
        person: Command::PROGRAM,
        action: "tamper",
        subject: String::new(),
        body: "{}".to_owned(),
        at: firm.office.now(),
    };
    let forged = firm.office.store.write(&command, |writer| {
        let card = saldo_store::customers::by_code(writer, firm.company, "C-1")?.expect("a card");
        let card = saldo_store::customers::Card { status: "RELIABLE".to_owned(), ..card };
        saldo_store::customers::overwrite(writer, firm.company, &[card])
    });
    forged.expect("written");
    let verified = saldo_work::verify::run(&firm.office, firm.company, &saldo_work::Silent);
    let found = verified.expect("verified").findings;
    assert!(found.iter().any(|one| one.check == "statuses"), "{found:#?}");
}

#[test]
fn a_representative_sees_the_status_of_own_customers_only() {
    let firm = Firm::new();
    firm.invoices(&["A-1 2026-03-01 2026-03-15 100.00"]);
    let rep = Who::new(UserId::new(7), Role::SalesRep);
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    let foreign: [Result<(), Refused>; 3] = [
        status::assess(office, company, rep, customer, None, None).map(drop),
        status::history(office, company, rep, customer).map(drop),
        status::assess(office, company, rep, CustomerId::new(1), None, None).map(drop),
    ];
    for answer in foreign {
        assert!(matches!(answer, Err(Refused::UnknownCustomer { .. })));
    }
    let whole: [Result<(), Refused>; 3] = [
        status::rounds(office, company, rep).map(drop),
        status::latest_changes(office, company, rep, Page::first(50)).map(drop),
        status::begin_round(office, company, rep).map(drop),
    ];
    for answer in whole {
        assert!(matches!(answer, Err(Refused::NotPermitted { .. })));
    }
}

/// GEN-12: the months of payments that a status is worked out from are those of the policy of the
/// day; an assessment of an earlier day stays what it was.
#[test]
fn gen_12_other_months_of_statistics_leave_earlier_assessments_alone() {
    on_both(|firm| {
        let text = crate::backtest::text_of("regulation");
        firm.follow(&text);
        let later = text
            .replace("version = 1", "version = 2")
            .replace("effective_from = \"2026-03-01\"", "effective_from = \"2026-03-11\"")
            .replace("late_share_percent = 50", "late_share_percent = 50\nstatistics_months = 6");
        assert_ne!(text, later);
        firm.follow(&later);
        a_year(firm);
        paid(firm, &[(5, 40)]);
        firm.on("2026-03-11");
        let of = |on: &str| {
            let found = assess(firm, on);
            (found.evidence.obligations, found.evidence.delays.len())
        };
        // Due from 20 March to 20 December, and from 20 September on.
        assert_eq!(of("2026-03-10"), (10, 1), "twelve months");
        assert_eq!(of("2026-03-11"), (4, 0), "six, and the delay lies before");
    });
}

/// CLS-10: a round of many is counted by how its lines stand and read a page at a time; both tell what
/// reading every line tells, for each of those who decide.
#[test]
fn cls_10_a_large_round_is_counted_by_how_lines_stand_and_read_by_pages() {
    on_both(|firm| {
        const LINES: usize = 40;
        let rows: String = (1..=LINES).map(|n| format!("C-{n};Customer {n}\n")).collect();
        firm.on("2025-12-01")
            .import(saldo_work::imports::Kind::Customers, &format!("code;name\n{rows}"));
        firm.on("2026-01-12");
        let (office, company) = (&firm.office, firm.company);
        status::begin_round(office, company, SALES).expect("begun");
        let of = |n: usize| firm.customer(&format!("C-{n}"));
        let says = |who: Who, n: usize, to: Status| {
            status::propose(office, company, who, day(ROUND), of(n), to, "as seen").expect("taken");
        };
        let read = |who: Who, filter: RoundFilter, page: Page| {
            status::round(office, company, who, day(ROUND), filter, page).expect("read")
        };
        let judged = |what: &str| {
            for who in [SALES, CONTROL, COMMERCIAL, DIRECTOR] {
                let all = read(who, RoundFilter::All, Page::first(100));
                let mut expected = RoundSums::default();
                let (mut mine, mut open) = (Vec::new(), Vec::new());
                for line in &all.lines.rows {
                    let waits = match line.progress {
                        Progress::Proposing { sales, control } => {
                            expected.wait_for_sales += u64::from(sales);
                            expected.wait_for_control += u64::from(control);
                            line.may_propose && if who == SALES { sales } else { control }
                        }
                        Progress::Disagree { .. } => {
                            expected.disagree += 1;
                            line.may_propose
                        }
                        Progress::Approving(_) => {
                            expected.wait_for_approval += 1;
                            line.may_approve
                        }
                        Progress::Decided(_) => {
                            expected.decided += 1;
                            false
                        }
                    };
                    expected.mine += u64::from(waits);
                    mine.extend(waits.then_some(line.customer));
                    let decided = matches!(line.progress, Progress::Decided(_));
                    open.extend((!decided).then_some(line.customer));
                }
                assert_eq!((all.sums, all.lines.total), (expected, LINES as u64), "{what} {who:?}");
                for (filter, expected) in [(RoundFilter::Mine, mine), (RoundFilter::Open, open)] {
                    let mut paged = Vec::new();
                    for from in (0..LINES as u64).step_by(7) {
                        let page = read(who, filter, Page::at(from, 7));
                        assert_eq!(page.lines.total, expected.len() as u64, "{what} {filter:?}");
                        paged.extend(page.lines.rows.into_iter().map(|line| line.customer));
                    }
                    assert_eq!(paged, expected, "{what} {who:?} {filter:?}");
                }
            }
        };
        judged("nobody has voted");
        (8..=LINES).for_each(|n| says(SALES, n, Status::Uncertain));
        judged("one has proposed");
        (16..=LINES).for_each(|n| says(CONTROL, n, Status::Uncertain));
        // However many lines, few ways to stand: nobody's, one's, and both's.
        let round = read(SALES, RoundFilter::All, Page::first(1)).round;
        let ways = office
            .store
            .read(|reader| saldo_store::status::alike(reader, company, &round))
            .expect("read");
        let mut counted: Vec<u64> = ways.iter().map(|one| one.lines).collect();
        counted.sort_unstable();
        assert_eq!(counted, [7, 8, 25], "{ways:?}");
        // Two differ, one is sent back and one of these proposed anew, some are decided, and the
        // status of one is decided elsewhere.
        [20, 21].into_iter().for_each(|n| says(CONTROL, n, Status::Threat));
        [22, 23].into_iter().for_each(|n| {
            status::send_back(office, company, COMMERCIAL, day(ROUND), of(n), "look again")
                .expect("sent back");
        });
        says(SALES, 23, Status::Threat);
        let some: Vec<_> = (30..=34).map(of).collect();
        status::approve(office, company, COMMERCIAL, day(ROUND), Some(&some)).expect("approved");
        status::decide_overdue(office, company, DIRECTOR, of(25), Status::Threat, "late")
            .expect("decided");
        judged("all sorts of votes");
        firm.assert_sound();
    });
}
