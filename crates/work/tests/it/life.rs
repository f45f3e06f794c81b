//! One debt from before the sale to off balance, every change dated and signed; on both
//! databases (GEN-01, GEN-07).

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::dossier::people::{Official, Post};
use saldo_domain::payables::income::{Paper, Papers};
use saldo_domain::recovery::case::{Act, Fact};
use saldo_domain::recovery::off_balance::Ground;
use saldo_domain::{CustomerId, Day, Role};
use saldo_letters::documents::DocumentKind;
use saldo_store::{audit, explain};
use saldo_work::acts::{self, Part};
use saldo_work::cases::{self, CaseRefusal};
use saldo_work::dossier::{self, FieldSettings, Saying};
use saldo_work::papers;
use saldo_work::reports::irrecoverable::irrecoverable;
use saldo_work::requests::{self, Answer, Asked, Terms};
use saldo_work::views;
use saldo_work::{Refused, Who};

/// A row of the journal as the story tells it: day, role, log-in, what was done.
type Signed = (String, String, String, String);

fn journal(firm: &Firm) -> Vec<Signed> {
    let people = saldo_work::users::list(&firm.office, firm.company).expect("people");
    let rows = firm.office.store.read(|reader| audit::page(reader, firm.company, None, 10_000));
    let signed = rows.expect("a journal").into_iter().rev().map(|row| {
        let login = people.iter().find(|one| one.person == row.person);
        let day = Day::from_number(row.at.0 / 86_400_000_000).expect("a permitted day");
        (
            day.to_string(),
            row.role,
            login.map_or_else(String::new, |one| one.login.clone()),
            row.action,
        )
    });
    signed.collect()
}

fn ask(firm: &Firm, who: Who, kind: RequestKind, customer: CustomerId) -> i64 {
    let asked = Asked {
        kind,
        customer: Some(customer),
        item: None,
        terms: Terms::Plain,
        amount: None,
        reason: "nothing was heard for weeks".to_owned(),
        until: None,
    };
    requests::ask(&firm.office, firm.company, who, &asked).expect("asked")
}

fn decide(firm: &Firm, who: Who, request: i64, choice: Choice) {
    let answer =
        Answer { choices: vec![choice], reason: "as proposed".to_owned(), ..Answer::default() };
    requests::decide(&firm.office, firm.company, who, request, &answer).expect("decided");
}

/// What control asked for on a day, by clause.
fn clauses(firm: &Firm, on: &str) -> Vec<String> {
    let (on, company) = (day(on), firm.company);
    let rows =
        firm.office.store.read(|reader| explain::effects_between(reader, company, on, on, 0, 100));
    let mut clauses: Vec<String> = rows.expect("reads").into_iter().map(|row| row.clause).collect();
    clauses.dedup();
    clauses
}

fn has(journal: &[Signed], day: &str, role: &str, login: &str, action: &str) -> bool {
    journal.iter().any(|row| {
        (row.0.as_str(), row.1.as_str(), row.2.as_str(), row.3.as_str())
            == (day, role, login, action)
    })
}

#[test]
fn gen_01_a_debt_lives_from_before_the_sale_to_off_balance_each_change_dated_and_signed() {
    on_both(|firm| {
        let general = firm.person("general", Role::GeneralDirector);
        let director = firm.person("director", Role::Director);
        let supervisor = firm.person("supervisor", Role::Supervisor);
        let head = firm.person("head", Role::HeadOfSales);
        let (office, company) = (&firm.office, firm.company);
        // Before the sale: the customer is known, and the general director decides on deferral.
        firm.on("2026-02-20");
        firm.import(saldo_work::imports::Kind::Customers, "Code,Name\nC-1,Põder OÜ\n");
        let customer = firm.customer("C-1");
        let settings = FieldSettings { closer_selection: false, ..FieldSettings::default() };
        dossier::save_settings(office, company, Who::program(), &settings).expect("set");
        for post in Post::ALL {
            let known = Official { name: post.code().to_owned(), ..Official::default() };
            let saying = [(Saying::Person(*post, known), 0)];
            dossier::say(office, company, supervisor, customer, &saying).expect("noted");
        }
        dossier::decide_deferral(office, company, general, customer, true, "an old partner")
            .expect("decided");
        // Shipped on deferral; before the due day, on it, overdue, before court, at court.
        firm.on("2026-03-01").invoices(&["A-1 2026-03-01 2026-03-18 1000.00"]);
        let stages = [
            ("2026-03-15", "LAD-01"),
            ("2026-03-18", "LAD-02"),
            ("2026-03-20", "LAD-03"),
            ("2026-04-02", "LAD-07"),
            ("2026-04-16", "LAD-08"),
        ];
        let mut on = day("2026-03-10");
        for (stage, clause) in stages {
            while on <= day(stage) {
                firm.on(&on.to_string()).run(&on.to_string());
                on = on.plus(1);
            }
            assert!(clauses(firm, stage).contains(&clause.to_owned()), "{stage}: {clause}");
        }
        let court = ask(firm, head, RequestKind::Court, customer);
        firm.on("2026-04-20");
        decide(firm, director, court, Choice::Court);
        firm.on("2026-09-01");
        let lost = ask(firm, head, RequestKind::Irrecoverable, customer);
        decide(firm, director, lost, Choice::Approve);
        let listed = requests::irrecoverable(office, company, head).expect("a list");
        assert_eq!(listed.len(), 1, "in the database of irrecoverable debt");
        // Written off, and watched off balance for five years.
        firm.on("2026-10-01");
        let item = firm.item("A-1");
        let part = Part { item, amount: eur(100_000) };
        let past = acts::write_off(office, company, general, &key(7), customer, part, "no assets");
        let no = CaseRefusal::InRegister;
        assert!(
            matches!(past, Err(Refused::OfCase(found)) if found == no),
            "by the order: {past:?}"
        );
        let paper = |number: &str| Paper { number: number.to_owned(), on: day("2026-10-01") };
        let off = Fact {
            ground: Some(Ground::Liquidation),
            papers: Some(Papers::new(["1-INV", "2-B", "3-K"].map(paper))),
            proof: "the register of companies, entry 77".to_owned(),
            ..Fact::bare(Act::WrittenOff, day("2026-10-01"))
        };
        cases::record(office, company, general, &key(8), customer, &off).expect("written off");
        assert_eq!(firm.open("A-1"), 0);
        let moves = views::movements(office, company, head, customer, item).expect("movements");
        assert_eq!((moves[0].effective, moves[0].reason.as_str()), (day("2026-10-01"), "3-K"));
        // Off balance it stands in the register, on each day as it was then.
        let register = |on: &str| {
            let found = irrecoverable(office, company, head, day(on)).expect("the register");
            found.rows.first().map(|row| (row.open, row.written_off, row.watched_until))
        };
        let open = |minor| Some(eur(minor));
        let off = (open(0), Some(day("2026-10-01")), Some(day("2031-10-01")));
        assert_eq!(register("2026-08-31"), None, "not entered yet");
        assert_eq!(register("2026-09-30"), Some((open(100_000), None, None)));
        assert_eq!(register("2026-10-01"), Some(off));
        assert_eq!(register("2031-10-01"), Some(off), "its last day off balance");
        let paper = papers::Asked {
            given: [("number".to_owned(), "7".to_owned())].into(),
            day: Some(day("2026-09-30")),
            ..papers::Asked::of(DocumentKind::WriteOffOrder, "C-1")
        };
        let order = papers::draw(office, company, general, &paper).expect("the order");
        assert!(format!("{:?}", order.paper).contains("2031"), "five years: {:?}", order.paper);
        // Every change has its day, its role and its person.
        let journal = journal(firm);
        let signed = [
            ("2026-02-20", "SUPERVISOR", "supervisor", "customer-file"),
            ("2026-02-20", "GENERAL_DIRECTOR", "general", "deferral-decision"),
            ("2026-03-01", "SYSTEM", "", "import"),
            ("2026-03-15", "SYSTEM", "", "run-range"),
            ("2026-04-16", "HEAD_OF_SALES", "head", "request"),
            ("2026-04-20", "DIRECTOR", "director", "decide"),
            ("2026-09-01", "DIRECTOR", "director", "decide"),
            ("2026-10-01", "GENERAL_DIRECTOR", "general", "case"),
        ];
        for (on, role, login, action) in signed {
            assert!(has(&journal, on, role, login, action), "{on} {action}: {journal:#?}");
        }
        firm.assert_sound();
    });
}

/// GEN-07: whatever is done in the life of a company, each action in the journal has a role, and each one
/// with a role of staff has its person.
#[test]
fn gen_07_every_action_of_a_lived_company_carries_its_role() {
    use saldo_work::demo::{self, DemoCountry, DemoSpec};
    let folder = tempfile::tempdir().expect("a directory");
    let url = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
    let store = saldo_store::Store::open_or_create(&url).expect("a database");
    store.migrate(saldo_domain::book::Moment(0)).expect("its tables");
    let spec = DemoSpec {
        seed: 11,
        as_of: day("2026-03-20"),
        customers: 12,
        country: DemoCountry::Estonia,
        words: saldo_letters::Language::En,
    };
    let days = demo::DAYS_UNDER_CONTROL;
    let built = demo::build_under(&store, &spec, "regulation", days, &saldo_work::Silent);
    let company = built.expect("built").company.company;
    let rows = store.read(|reader| audit::page(reader, company, None, 1_000_000));
    let rows = rows.expect("a journal");
    let actions: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row.action.as_str()).collect();
    assert!(actions.len() > 10, "the company has lived: {actions:?}");
    for row in &rows {
        let staff = Role::from_code(&row.role).is_some();
        assert!(staff || row.role == "SYSTEM", "{}: {:?}", row.action, row.role);
        let somebody = row.person != saldo_store::Command::PROGRAM;
        assert_eq!(staff, somebody, "{}: {:?}", row.action, row.role);
    }
}

/// The role is the one that the person had then; what nobody did, the system did.
#[test]
fn gen_07_each_action_in_the_log_carries_role_and_person() {
    on_both(|firm| {
        firm.invoices(&["A-1 2026-03-01 2026-03-15 100.00"]);
        let customer = firm.customer("C-1");
        let note = |who: Who| {
            let contact = acts::Contact {
                customer,
                kind: acts::ContactKind::Call,
                day: day("2026-03-20"),
                body: "called".to_owned(),
            };
            acts::note(&firm.office, firm.company, who, &contact).expect("noted");
            let last = journal(firm).pop().expect("a row");
            (last.1, last.2, last.3)
        };
        let said = |role: &str, login: &str| (role.to_owned(), login.to_owned(), "note".to_owned());
        for (role, login) in [(Role::Legal, "lawyer"), (Role::HeadOfFinancialControl, "control")] {
            let who = firm.person(login, role);
            assert_eq!(note(who), said(role.code(), login));
        }
        let rep = firm.person("riser", Role::Accountant);
        note(rep);
        let (office, company) = (&firm.office, firm.company);
        saldo_work::users::set_role(office, company, Who::program(), "riser", Role::Director)
            .expect("promoted");
        assert_eq!(note(Who::new(rep.person, Role::Director)), said("DIRECTOR", "riser"));
        let roles: Vec<String> =
            journal(firm).into_iter().filter(|row| row.2 == "riser").map(|row| row.1).collect();
        assert_eq!(roles, ["ACCOUNTANT", "DIRECTOR"], "what was done before keeps its role");
        assert_eq!(note(Who::program()), said("SYSTEM", ""));
        firm.assert_sound();
    });
}
