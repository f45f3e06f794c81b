//! The control run: twice, cut off, taken up again.

use crate::house::Saldo;
use crate::ibm::{BUSY_DAY, imported_look_alike};
use crate::{dump, sweep};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

const RUN: [&str; 4] = ["run", "--as-of", BUSY_DAY, "--json"];

fn decisions(saldo: &Saldo) -> String {
    dump::of(&saldo.file(), dump::DECISIONS)
}

#[test]
fn a_plan_writes_nothing_and_foretells_the_run() {
    let saldo = imported_look_alike();
    let before = dump::hash(&saldo.file());
    let plan = saldo.run(&["run", "--plan", "--as-of", BUSY_DAY, "--json"]).done().json();
    assert_eq!(dump::hash(&saldo.file()), before, "a plan writes nothing");
    let run = saldo.run(&RUN).done().json();
    for key in [
        "as_of",
        "days",
        "policy",
        "customers",
        "open_invoices",
        "effects",
        "by_clause",
        "withheld",
    ] {
        assert_eq!(plan[key], run[key], "{key}");
    }
    assert!(run["effects"]["task"].as_u64() > Some(0), "{run}");
    assert_ne!(dump::hash(&saldo.file()), before);
}

#[test]
fn running_again_does_nothing_new() {
    let saldo = imported_look_alike();
    saldo.run(&RUN).done();
    let once = decisions(&saldo);
    let again = saldo.run(&RUN).done().json();
    assert_eq!(decisions(&saldo), once);
    let effects = again["effects"].as_object().expect("counts by kind");
    assert!(effects.values().all(|count| count == 0), "{again}");
}

#[test]
fn overlap_second_run_is_noop() {
    let imported = imported_look_alike();
    let reference = imported.copy();
    reference.run(&RUN).done();
    let start = || imported.command(&RUN).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut both = [start().expect("starts"), start().expect("starts")];
    let ended = both.each_mut().map(|child| child.wait().expect("ends").code());
    assert!(ended.contains(&Some(0)), "one of them runs: {ended:?}");
    imported.run(&RUN).done();
    assert_eq!(decisions(&imported), decisions(&reference));
    imported.run(&["verify"]).done();
}

#[test]
fn missed_days_are_walked_in_order() {
    let saldo = imported_look_alike();
    saldo.run(&RUN).done();
    let later = saldo.run(&["run", "--as-of", "2013-03-18", "--json"]).done().json();
    assert_eq!(later["days"], serde_json::json!(["2013-03-16", "2013-03-17", "2013-03-18"]));
    let daily = imported_look_alike();
    for day in [BUSY_DAY, "2013-03-16", "2013-03-17", "2013-03-18"] {
        daily.run(&["run", "--as-of", day]).done();
    }
    saldo.run(&["verify"]).done();
    daily.run(&["verify"]).done();
}

#[test]
fn kill_at_any_item_then_resume_equals_uninterrupted() {
    let imported = imported_look_alike();
    let reference = imported.copy();
    let writes = sweep::writes(&reference, &RUN);
    let expected = decisions(&reference);
    let mut killed = 0;
    for nth in sweep::spread(writes, 14) {
        let saldo = imported.copy();
        killed += usize::from(sweep::killed_at(&saldo, &RUN, nth));
        saldo.run(&RUN).done();
        assert_eq!(decisions(&saldo), expected, "killed at write {nth} of {writes}");
        saldo.run(&["verify"]).done();
    }
    assert!(killed >= 10, "the sweep really kills: {killed}");
}

#[test]
fn kill_at_random_moments_then_resume_equals_uninterrupted() {
    let imported = imported_look_alike();
    let reference = imported.copy();
    reference.run(&RUN).done();
    let expected = decisions(&reference);
    for milliseconds in [2, 5, 9, 14, 20, 27, 35, 50] {
        let saldo = imported.copy();
        let mut child = saldo.command(&RUN).stdout(Stdio::null()).spawn().expect("starts");
        sleep(Duration::from_millis(milliseconds));
        // Fails only when it has already ended.
        let _ = child.kill();
        child.wait().expect("ends");
        saldo.run(&RUN).done();
        assert_eq!(decisions(&saldo), expected, "killed after {milliseconds} ms");
    }
}

/// Each fail point of the run, by name, at its first, second and third passing.
#[cfg(feature = "failpoints")]
#[test]
fn kill_at_each_named_point_then_resume_equals_uninterrupted() {
    const POINTS: [&str; 2] = ["run::range-applied", "run::before-finish"];
    let imported = imported_look_alike();
    let reference = imported.copy();
    reference.run(&RUN).done();
    let expected = decisions(&reference);
    for point in POINTS {
        let mut killed = 0;
        for passing in 1..=3 {
            let saldo = imported.copy();
            killed += usize::from(sweep::killed_at_point(&saldo, &RUN, point, passing));
            saldo.run(&RUN).done();
            assert_eq!(decisions(&saldo), expected, "killed at {point}, passing {passing}");
        }
        assert!(killed > 0, "{point} is reached");
    }
}

#[test]
fn every_effect_is_explained_with_clause_and_policy() {
    let saldo = imported_look_alike();
    saldo.run(&RUN).done();
    let policy = saldo.run(&["run", "--plan", "--as-of", "2013-03-16", "--json"]).done().json();
    let dumped = dump::of(&saldo.file(), &["effect"]);
    let ids: Vec<&str> = dumped
        .lines()
        .filter_map(|line| line.split(' ').find_map(|cell| cell.strip_prefix("effect=")))
        .take(5)
        .collect();
    assert_eq!(ids.len(), 5, "{dumped}");
    for id in ids {
        let told = saldo.run(&["explain", "message", id, "--on", BUSY_DAY, "--json"]).done().json();
        let happened = told["happened"].as_array().expect("what happened");
        assert!(
            happened.iter().any(|event| event["effect"] == id
                && event["policy"] == policy["policy"]
                && !event["clause"].as_str().unwrap_or("").is_empty()),
            "{told}"
        );
    }
}

/// CLS-06, CLS-11: a round is written some customers at a time. Killed in between, each customer has its
/// whole line or none, and the next control run finishes the round as if nothing had happened.
#[cfg(feature = "failpoints")]
#[test]
fn cls_11_a_round_that_was_killed_between_customers_is_finished_by_the_next_run() {
    const CUSTOMERS: i64 = 2_300;
    let begin = ["status", "--begin-round", "--as-of", "2026-01-12"];
    let run = ["run", "--as-of", "2026-01-13"];
    let imported = Saldo::new().founded("EE", "EUR");
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for number in 1..=CUSTOMERS {
        invoices.push_str(&format!("C-{number},A-{number},2025-10-01,2025-11-01,10.00\n"));
    }
    let file = imported.write("invoices.csv", invoices);
    imported.run(&["import", "invoices", &file]).done();
    let lines = |saldo: &Saldo| dump::of(&saldo.file(), &["status_line"]);
    let reference = imported.copy();
    reference.run(&begin).done();
    let expected = lines(&reference);
    assert_eq!(dump::count(&reference.file(), "status_line"), CUSTOMERS);
    for batches in [1, 2] {
        let saldo = imported.copy();
        let point = "status::between-batches";
        assert!(sweep::killed_at_point(&saldo, &begin, point, batches), "{point} is reached");
        let written = dump::count(&saldo.file(), "status_line");
        assert_eq!(written, 1_000 * i64::try_from(batches).expect("few"), "whole batches");
        saldo.run(&run).done();
        assert_eq!(lines(&saldo), expected, "killed after {batches}");
        assert_eq!(dump::count(&saldo.file(), "status_round"), 1, "the same round");
        saldo.run(&begin).done();
        assert_eq!(lines(&saldo), expected, "finished is finished");
        saldo.run(&["verify"]).done();
    }
}
