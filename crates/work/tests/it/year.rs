//! A simulated year of the demo company under each policy that ships: every decision of every
//! day is sound to the checker, and what is stored at the end is sound to `verify`.

use saldo_domain::Day;
use saldo_domain::control::EffectKind;
use saldo_letters::Language;
use saldo_store::{Store, control, explain};
use saldo_work::demo::{self, DemoCountry, DemoSpec};
use saldo_work::policies;
use saldo_work::{FixedClock, Office, Silent, Who, verify};
use std::collections::BTreeMap;
use std::sync::Arc;

const DAYS: i64 = 365;

/// Seeds with how many customers each: another year, another company.
const YEARS: [(u64, u32); 3] = [(11, 6), (12, 4), (2026, 4)];

fn spec(country: DemoCountry, (seed, customers): (u64, u32)) -> DemoSpec {
    DemoSpec {
        seed,
        as_of: "2026-03-20".parse().expect("a day"),
        customers,
        country,
        words: Language::En,
    }
}

/// The outcome of each day's run, as it was kept.
fn live_a_year(policy: &str, country: DemoCountry, year: (u64, u32)) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a directory");
    let url = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
    let store = Store::open_or_create(&url).expect("a database");
    store.migrate(saldo_domain::book::Moment(0)).expect("its tables");
    let spec = spec(country, year);
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
        for year in YEARS {
            let days = live_a_year(policy, country, year);
            assert_eq!(days.len() as i64, DAYS + 1, "{policy} {year:?}");
            let unsound: Vec<&String> = days.iter().filter(|day| day.contains("unsound")).collect();
            assert!(unsound.is_empty(), "{policy} {year:?}: {unsound:#?}");
            let busy = days.iter().filter(|day| !day.contains("\"looked_at\":0")).count();
            assert!(
                busy > 80,
                "{policy} {year:?}: only {busy} days on which anybody was looked at"
            );
        }
    }
}

/// Replayed under the policy that counted, the past asks for what it asked for: every act of
/// every clause, in its week, of its role, and nothing else.
#[test]
fn a_replay_of_the_demo_company_is_its_history_under_every_policy() {
    for (policy, text) in policies::all_shipped() {
        let folder = tempfile::tempdir().expect("a directory");
        let url = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
        let store = Store::open_or_create(&url).expect("a database");
        store.migrate(saldo_domain::book::Moment(0)).expect("its tables");
        let spec = spec(DemoCountry::Russia, (11, 40));
        let days = demo::DAYS_UNDER_CONTROL;
        let built = demo::build_under(&store, &spec, policy, days, &Silent).expect("six weeks");
        let company = built.company.company;
        let office = Office::new(store.clone(), Arc::new(FixedClock::on(spec.as_of)));
        let (from, to) = (spec.as_of.plus(-days), spec.as_of);
        let question = policies::Question { file: "same.toml", text, from, to };
        let told = policies::backtest(&office, company, Who::program(), &question, &Silent);
        let told = told.unwrap_or_else(|why| panic!("{policy}: {why}"));
        assert_eq!((told.unsound.len(), told.differing), (0, 0), "{policy}: {:#?}", told.examples);

        let read =
            |reader: &mut _| explain::effects_between(reader, company, from, to, 0, 1_000_000);
        let happened = store.read(read).expect("readable");
        let mut clauses = BTreeMap::new();
        let mut weeks: BTreeMap<(String, Day), u64> = BTreeMap::new();
        for effect in &happened {
            *clauses.entry(effect.clause.clone()).or_insert(0_u64) += 1;
            if let Some(role) = effect.role.filter(|_| effect.kind != EffectKind::Notify) {
                let week =
                    effect.day.plus(-i64::from(effect.day.weekday().to_monday_zero_offset()));
                *weeks.entry((role.code().to_owned(), week)).or_default() += 1;
            }
        }
        assert!(happened.len() > 50, "{policy}: the company has lived: {}", happened.len());
        assert_eq!(told.before.by_clause, clauses, "{policy}");
        let by_week = told.before.by_week.iter();
        let by_week: BTreeMap<(String, Day), u64> = by_week
            .flat_map(|(role, weeks)| {
                weeks.iter().map(move |(week, count)| (((*role).to_owned(), *week), *count))
            })
            .collect();
        assert_eq!(by_week, weeks, "{policy}");
    }
}
