//! A simulated year of the demo company under each policy that ships: every decision of every
//! day is sound to the checker, and what is stored at the end is sound to `verify`.

use saldo_letters::Language;
use saldo_store::{Store, control};
use saldo_work::demo::{self, DemoCountry, DemoSpec};
use saldo_work::policies;
use saldo_work::{FixedClock, Office, Silent, verify};
use std::sync::Arc;

const DAYS: i64 = 365;

fn spec(country: DemoCountry) -> DemoSpec {
    DemoSpec {
        seed: 11,
        as_of: "2026-03-20".parse().expect("a day"),
        customers: 8,
        country,
        words: Language::En,
    }
}

/// The outcome of each day's run, as it was kept.
fn live_a_year(policy: &str, country: DemoCountry) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a directory");
    let url = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
    let store = Store::open_or_create(&url).expect("a database");
    store.migrate(saldo_domain::book::Moment(0)).expect("its tables");
    let spec = spec(country);
    let built = demo::build_under(&store, &spec, policy, DAYS, &Silent).expect("a year");
    let company = built.company.company;
    let office = Office::new(store.clone(), Arc::new(FixedClock::on(spec.as_of)));
    let found = verify::run(&office, company, &Silent).expect("verified");
    assert_eq!(found.findings, [], "{policy}");
    let runs = store.read(|reader| control::runs(reader, company, 0, 1000)).expect("the runs");
    runs.into_iter().map(|run| run.summary).collect()
}

#[test]
fn a_year_of_the_demo_company_passes_without_an_audit_note_under_every_policy() {
    for (policy, _) in policies::all_shipped() {
        let country =
            if policy == "regulation" { DemoCountry::Russia } else { DemoCountry::Estonia };
        let days = live_a_year(policy, country);
        assert_eq!(days.len() as i64, DAYS + 1, "{policy}");
        let unsound: Vec<&String> = days.iter().filter(|day| day.contains("unsound")).collect();
        assert!(unsound.is_empty(), "{policy}: {unsound:#?}");
        let busy = days.iter().filter(|day| !day.contains("\"looked_at\":0")).count();
        assert!(busy > 100, "{policy}: only {busy} days on which anybody was looked at");
    }
}
