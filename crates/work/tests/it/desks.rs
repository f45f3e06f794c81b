//! Whose work stands on whose day, and whose decisions on whose list.

use crate::backtest::text_of;
use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::Role;
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_work::acts;
use saldo_work::authority::{self, DeputyAsked};
use saldo_work::fieldwork::{self, AlarmAsked, ErrandEnd};
use saldo_work::imports::Kind;
use saldo_work::plans;
use saldo_work::reports::ageing::{self, AgeingRequest};
use saldo_work::requests::{self, Answer, Asked, Terms, Which};
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::views::{self, CustomerFilter, DocumentFilter, Page, TaskRow, WorklistFilter};
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeSet;

fn person(firm: &Firm, login: &str, role: Role, team: &str) -> Person {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: team.to_owned(),
        language: String::new(),
        password: "correct horse".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added")
}

/// Two teams; C-1 is in the hands of North, C-2 of South, C-3 of nobody. Each owes what a
/// supervisor writes a memo about.
struct Teams {
    north: Person,
    south: Person,
    /// A supervisor of no team.
    loose: Person,
}

fn teams(firm: &Firm) -> Teams {
    firm.follow(&text_of("regulation"));
    firm.on("2026-03-06").invoices(&[
        "C-1:A-1 2026-02-01 2026-03-06 1000.00",
        "C-2:B-1 2026-02-01 2026-03-06 500.00",
        "C-3:D-1 2026-02-01 2026-03-06 300.00",
    ]);
    for (code, login, team) in [("C-1", "rep1", "North"), ("C-2", "rep2", "South")] {
        let rep = person(firm, login, Role::SalesRep, team);
        let customers = [firm.customer(code)];
        let (office, company) = (&firm.office, firm.company);
        acts::assign_owner(office, company, Who::program(), &customers, Some(rep.person))
            .expect("in hand");
    }
    firm.run("2026-03-06");
    firm.lives_to("2026-03-18");
    Teams {
        north: person(firm, "north", Role::Supervisor, "North"),
        south: person(firm, "south", Role::Supervisor, "South"),
        loose: person(firm, "loose", Role::Supervisor, ""),
    }
}

fn day_of(firm: &Firm, who: &Person) -> Vec<TaskRow> {
    let filter = WorklistFilter { upcoming: true, ..WorklistFilter::default() };
    let page = Page::first(500);
    let list = views::worklist(&firm.office, firm.company, who.who(), &filter, page);
    let list = list.expect("readable");
    assert_eq!(list.total, list.rows.len() as u64, "what is counted is what is shown");
    list.rows
}

/// Codes of the customers about whom a role has work on somebody's day.
fn about(firm: &Firm, who: &Person, role: Role) -> Vec<String> {
    let rows = day_of(firm, who).into_iter().filter(|row| row.role == role);
    let mut codes: Vec<String> = rows.map(|row| row.code).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn away(firm: &Firm, absent: &str, deputy: &str) {
    let asked = DeputyAsked {
        absent: absent.to_owned(),
        deputy: deputy.to_owned(),
        from: day("2026-03-18"),
        until: day("2026-03-20"),
        reason: "leave".to_owned(),
    };
    authority::name_deputy(&firm.office, firm.company, Who::program(), &asked).expect("away");
}

/// GEN-04: a supervisor's day is the own team's and that of nobody's customers; and that of a
/// team whose supervisor is away, for as long as that lasts.
#[test]
fn gen_04_a_supervisors_day_is_the_own_teams_and_those_stood_in_for() {
    on_both(|firm| {
        let teams = teams(firm);
        let (north, south, loose) = (&teams.north, &teams.south, &teams.loose);
        let role = Role::Supervisor;
        assert_eq!(about(firm, north, role), ["C-1", "C-3"]);
        assert_eq!(about(firm, south, role), ["C-2", "C-3"]);
        assert_eq!(about(firm, loose, role), ["C-1", "C-2", "C-3"], "of no team: of all");

        away(firm, "south", "north");
        assert_eq!(about(firm, north, role), ["C-1", "C-2", "C-3"]);
        assert_eq!(about(firm, south, role), ["C-2", "C-3"]);
        firm.on("2026-03-21");
        assert_eq!(about(firm, north, role), ["C-1", "C-3"], "the absence is over");
    });
}

/// Every role sees its own work only, but for those who may see everybody's; whoever stands in
/// for somebody sees and closes that work too.
#[test]
fn gen_04_every_role_sees_its_own_work_and_that_of_the_absent() {
    on_both(|firm| {
        teams(firm);
        for (at, role) in Role::ALL.into_iter().enumerate() {
            let one = person(firm, &format!("one{at}"), role, "");
            let all = one.who().may(saldo_domain::authority::Right::SeeEverybodysWork);
            for task in day_of(firm, &one) {
                assert!(all || task.role == role, "{role:?} sees work of {:?}", task.role);
                assert!(role != Role::SalesRep, "a representative without customers has no work");
            }
        }
        let legal = person(firm, "legal", Role::Legal, "");
        let mine = |rows: &[TaskRow]| rows.iter().all(|row| row.role == Role::Legal);
        assert!(mine(&day_of(firm, &legal)));
        away(firm, "north", "legal");
        let rows = day_of(firm, &legal);
        let foreign = |row: &&TaskRow| row.role == Role::Supervisor;
        let task = rows.iter().find(foreign).expect("the supervisor's work");
        assert!(task.may_close && task.may_skip, "in the supervisor's place");
        let skip = |who: &Person| {
            let (office, company) = (&firm.office, firm.company);
            acts::task_skip(office, company, who.who(), task.effect, "the shop is closed")
        };
        let stranger = person(firm, "stranger", Role::Legal, "");
        assert!(matches!(skip(&stranger), Err(Refused::NotPermitted { .. })));
        skip(&legal).expect("left out in the supervisor's place");
        assert!(matches!(skip(&legal), Err(Refused::TaskClosed { .. })));
    });
}

/// REM-12: the word to the direct manager goes to the own one, or to whoever is there instead.
#[test]
fn rem_12_errands_stand_with_the_own_team_and_whoever_stands_in() {
    on_both(|firm| {
        let teams = teams(firm);
        let reps = users::list(&firm.office, firm.company).expect("people");
        let rep = reps.iter().find(|one| one.login == "rep1").expect("rep1").who();
        let customer = firm.customer("C-1");
        let asked = AlarmAsked {
            customer,
            item: None,
            talk: "0123456789".to_owned(),
            note: "the shop is being emptied".to_owned(),
        };
        fieldwork::alarm(&firm.office, firm.company, rep, &asked).expect("told");
        let errands = |who: &Person| {
            fieldwork::errands(&firm.office, firm.company, who.who()).expect("readable")
        };
        assert_eq!(errands(&teams.north).len(), 1);
        assert_eq!(errands(&teams.south).len(), 0, "another team's");
        let legal = person(firm, "legal", Role::Legal, "");
        assert_eq!(errands(&legal).len(), 0);
        away(firm, "north", "legal");
        let found = errands(&legal);
        assert!(found.len() == 1 && found[0].may_end, "{found:?}");
        let end = ErrandEnd { words: "call the owner".to_owned(), ..ErrandEnd::default() };
        let (office, company) = (&firm.office, firm.company);
        fieldwork::done(office, company, legal.who(), customer, found[0].errand, &end)
            .expect("in the supervisor's place");
        assert_eq!(errands(&teams.north).len(), 0);
    });
}

fn waits_for(firm: &Firm, who: &Person) -> Vec<i64> {
    let page = Page::first(100);
    let list = requests::list(&firm.office, firm.company, who.who(), Which::ForMe, page);
    let list = list.expect("readable");
    assert_eq!(list.total, list.rows.len() as u64);
    list.rows.into_iter().map(|row| row.request).collect()
}

/// What waits for somebody is what that person may decide: nothing in person of somebody absent
/// (CLI-07), nothing asked for by the own hand (S07), nothing of another team.
#[test]
fn cli_07_s07_the_list_of_decisions_holds_what_one_may_decide_and_nothing_else() {
    on_both(|firm| {
        let teams = teams(firm);
        let head = person(firm, "head", Role::HeadOfSales, "");
        let general = person(firm, "general", Role::GeneralDirector, "");
        let chief = users::list(&firm.office, firm.company).expect("people");
        let chief = chief.into_iter().find(|one| one.login == "director").expect("is there");
        let ask = |who: &Person, kind, code: &str, terms| {
            let asked = Asked {
                kind,
                customer: Some(firm.customer(code)),
                item: (kind == RequestKind::WriteOff).then(|| firm.item("A-1")),
                terms,
                amount: None,
                reason: "the season begins in May".to_owned(),
                until: None,
            };
            requests::ask(&firm.office, firm.company, who.who(), &asked).expect("asked")
        };
        let contract = ask(&head, RequestKind::Contract, "C-1", Terms::Plain);
        let write_off = ask(&head, RequestKind::WriteOff, "C-1", Terms::Plain);
        assert_eq!(waits_for(firm, &general), [contract, write_off]);
        let before = waits_for(firm, &chief);
        away(firm, "general", "director");
        let now = waits_for(firm, &chief);
        assert!(now.contains(&write_off) && !now.contains(&contract), "{now:?}, before {before:?}");
        let sheet = requests::sheet(&firm.office, firm.company, chief.who(), contract);
        let may = sheet.expect("readable").may;
        assert!(!may.decide && may.in_person, "the page says why: {may:?}");

        // More days than a representative may give: a part is paid today (PAY-06), and a
        // supervisor decides.
        let paid = "Customer,Payment date,Amount,Settles\n\
                    C-1,2026-03-18,100.00,A-1\nC-2,2026-03-18,100.00,B-1\n";
        assert_eq!(firm.import(Kind::Payments, paid).new, 2);
        let wait = Terms::Wait { until: day("2026-03-28") };
        let legal = person(firm, "legal", Role::Legal, "");
        let of_north = ask(&legal, RequestKind::Deferral, "C-1", wait.clone());
        let of_south = ask(&legal, RequestKind::Deferral, "C-2", wait);
        assert_eq!(waits_for(firm, &teams.north), [of_north]);
        assert_eq!(waits_for(firm, &teams.south), [of_south]);
        assert_eq!(waits_for(firm, &teams.loose), [of_north, of_south]);
        // A second account of the asker is the asker.
        authority::same_person(&firm.office, firm.company, Who::program(), "legal", "loose")
            .expect("marked");
        assert_eq!(waits_for(firm, &teams.loose), Vec::<i64>::new());
        // Whatever stands on the list can be decided.
        let answer = Answer {
            choices: vec![Choice::GrantDeferral],
            reason: "as agreed".to_owned(),
            ..Answer::default()
        };
        requests::decide(&firm.office, firm.company, teams.north.who(), of_north, &answer)
            .expect("decided");
    });
}

/// GEN-07: whoever stands in for a representative sees that one's customers as long as it lasts:
/// cards, lists, search, sums, work, documents; and nobody else's.
#[test]
fn gen_07_a_deputy_of_a_representative_sees_the_absents_customers_while_it_lasts() {
    on_both(|firm| {
        teams(firm);
        let people = users::list(&firm.office, firm.company).expect("people");
        let rep = people.into_iter().find(|one| one.login == "rep1").expect("rep1");
        let (office, company) = (&firm.office, firm.company);
        let as_today = || authority::as_of_today(office, company, rep.who()).expect("known");
        let seen = || {
            let who = as_today();
            let all = CustomerFilter::default();
            let list = views::customers(office, company, who, &all, Page::first(10));
            let mut codes: Vec<String> =
                list.expect("a list").customers.rows.into_iter().map(|row| row.code).collect();
            codes.sort();
            for code in ["C-1", "C-2", "C-3"] {
                let card = views::customer_card(office, company, who, code);
                assert_eq!(card.is_ok(), codes.iter().any(|one| one == code), "{code}");
            }
            let page = Page::first(10);
            let found = CustomerFilter { search: "C-2".to_owned(), ..CustomerFilter::default() };
            let found = views::customers(office, company, who, &found, page).expect("found");
            let documents = DocumentFilter::default();
            let documents = views::invoices(office, company, who, &documents, page);
            let sums = views::dashboard(office, company, who, None).expect("sums").total;
            let work = views::worklist(office, company, who, &WorklistFilter::default(), page);
            let of_work: BTreeSet<String> =
                work.expect("work").rows.into_iter().map(|row| row.code).collect();
            let ageing = AgeingRequest::on(day("2026-03-17"));
            let ageing = ageing::ageing(office, company, who, &ageing, &Silent);
            let aged = ageing.expect("ageing").main.customers.len();
            let documents = documents.expect("documents").total;
            (codes.join(" "), found.customers.total, documents, sums, of_work, aged)
        };
        let work = |codes: &[&str]| codes.iter().map(|one| (*one).to_owned()).collect();
        let own = ("C-1".to_owned(), 0, 1, eur(100_000), work(&["C-1"]), 1);
        let both = ("C-1 C-2".to_owned(), 1, 2, eur(150_000), work(&["C-1", "C-2"]), 2);
        firm.on("2026-03-17");
        assert_eq!(seen(), own, "before");
        away(firm, "rep2", "rep1");
        firm.on("2026-03-17");
        assert_eq!(seen(), own, "the day before the first");
        for on in ["2026-03-18", "2026-03-20"] {
            firm.on(on);
            assert_eq!(seen(), both, "{on}");
        }
        // Only representatives are seen for: the supervisor's whole company is not.
        away(firm, "north", "rep1");
        assert_eq!(seen().0, "C-1 C-2");
        firm.on("2026-03-21");
        assert_eq!(seen(), own, "the absence is over");
    });
}

/// 6.3.2.1, ESC-06: the head of sales sees the check lists of representatives and of supervisors who
/// have overdue debtors, each with the own day and whether coaching goals are set for this week.
#[test]
fn esc_06_check_lists_of_representatives_and_supervisors_with_coaching_goals() {
    on_both(|firm| {
        let teams = teams(firm);
        person(firm, "idle", Role::SalesRep, "North");
        let head = person(firm, "head", Role::HeadOfSales, "");
        let (office, company) = (&firm.office, firm.company);
        let people = users::list(office, company).expect("people");
        let rep = people.iter().find(|one| one.login == "rep1").expect("of the North").who();
        let called = acts::Contact {
            customer: firm.customer("C-1"),
            kind: acts::ContactKind::Call,
            day: day("2026-03-18"),
            body: "pays on Friday".to_owned(),
        };
        acts::note(office, company, rep, &called).expect("noted");
        let told = |on: &str| -> Vec<(String, u64, u64, bool)> {
            let (_, rows) =
                plans::digest(office, company, head.who(), Some(day(on))).expect("told");
            let row =
                |row: plans::Digest| (row.person.login, row.debtors, row.contacts, row.coaching);
            let mut rows: Vec<_> = rows.into_iter().map(row).collect();
            rows.sort();
            rows
        };
        let row = |login: &str, debtors, contacts, coaching| {
            (login.to_owned(), debtors, contacts, coaching)
        };
        // Whoever leads no team answers for all; whoever has no debtor late has no check list.
        let expected = |coached: bool| {
            [
                row("loose", 3, 0, false),
                row("north", 1, 0, coached),
                row("rep1", 1, 1, coached),
                row("rep2", 1, 0, false),
                row("south", 1, 0, false),
            ]
        };
        assert_eq!(told("2026-03-18"), expected(false));
        let goals = plans::ItemAsked {
            kind: plans::ItemKind::WorkInTerritory,
            of: day("2026-03-18"),
            customer: None,
            about: "rep1".to_owned(),
            day: None,
            body: "ride along, talk to the owner first".to_owned(),
            coaching: true,
        };
        plans::add_item(office, company, teams.north.who(), plans::PlanKind::Week, &goals)
            .expect("planned");
        assert_eq!(told("2026-03-18"), expected(true), "of whom, and by whom");
        let next_week = told("2026-03-25");
        assert!(next_week.iter().all(|row| !row.3), "goals of a week are those of that week");
        let refused = plans::digest(office, company, rep, None);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
    });
}
