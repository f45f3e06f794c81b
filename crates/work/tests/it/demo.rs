//! The demo company: people have worked in it, and what they did is as true as in a real one.

use saldo_domain::{Day, Role};
use saldo_letters::Language;
use saldo_store::Store;
use saldo_work::demo::{self, DemoCountry, DemoSpec};
use saldo_work::requests::{self, Which};
use saldo_work::views::Page;
use saldo_work::{FixedClock, Office, Silent, Who, bank, dossier, fieldwork, memos, plans, users};
use std::sync::Arc;

#[test]
fn people_have_worked_in_the_company_and_some_of_it_waits() {
    let as_of: Day = "2026-03-20".parse().expect("a day");
    let spec = DemoSpec {
        seed: 7,
        as_of,
        customers: 60,
        country: DemoCountry::Estonia,
        words: Language::En,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let store = Store::open_or_create(&url).expect("a database");
    let clock = FixedClock::on(as_of);
    store.migrate(saldo_work::Clock::now(&clock)).expect("a schema");
    let company = demo::build(&store, &spec, &Silent).expect("a company").company.company;
    let office = &Office::new(store, Arc::new(clock));
    let people = users::list(office, company).expect("people");
    let who = |role: Role| -> Who {
        people.iter().find(|person| person.role == role).expect("somebody").who()
    };

    let director = who(Role::Director);
    for which in [Which::Open, Which::Missed, Which::Closed] {
        let found = requests::list(office, company, director, which, Page::default());
        assert!(found.expect("requests").total > 0, "{which:?}");
    }
    let mut supervisors = people.iter().filter(|person| person.role == Role::Supervisor);
    let asked = |person: &users::Person| {
        !fieldwork::errands(office, company, person.who()).expect("errands").is_empty()
    };
    assert!(supervisors.any(asked), "a supervisor is asked for something");
    let sheet = fieldwork::route(office, company, who(Role::SalesRep), None, "").expect("a sheet");
    let met = sheet.stops.iter().filter(|stop| stop.met).count();
    assert!(met > 0 && met < sheet.stops.len(), "{met} of {}", sheet.stops.len());
    let week = plans::PlanKind::Week;
    let week = plans::plans(office, company, who(Role::HeadOfSales), week, None).expect("plans");
    assert!(week.plans.iter().all(|plan| !plan.items.is_empty() && !plan.looked.is_empty()));
    assert_eq!(memos::memos(office, company, director).expect("memos").len(), 2);
    let open = bank::open_lines(office, company, director).expect("lines");
    assert!((1..9).contains(&open), "{open} of nine lines are questions");

    // The first buyers are left alone; of the next three each has another folder.
    let file = |code: &str| {
        let sheet = dossier::sheet(office, company, director, code).expect("a file");
        (sheet.review.is_complete(), sheet.past.is_empty())
    };
    assert_eq!(file("C-0015"), (false, true), "left as an import leaves it");
    assert_eq!(file("C-0016"), (true, false), "everything is there");
    assert_eq!(file("C-0017"), (false, false), "the extract has grown old");
    assert_eq!(file("C-0018"), (false, false), "papers are missing");
}
