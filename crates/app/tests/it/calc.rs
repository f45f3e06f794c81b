//! The calculators as scripts and programs use them.

#[path = "../../../calc/tests/worked/mod.rs"]
mod worked;

use crate::house::Saldo;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

/// A case as a job line.
fn job(case: &Value) -> String {
    json!({ "id": case["id"], "kind": case["kind"], "input": case["input"] }).to_string()
}

#[test]
fn every_worked_case_holds_in_a_batch_and_answers_come_in_the_order_of_the_jobs() {
    let cases = worked::cases();
    let jobs: String = cases.iter().map(|case| job(case) + "\n").collect();
    let answer = Saldo::new().run_with_input(&["calc", "--batch"], &jobs).done();
    let lines: Vec<Value> =
        answer.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), cases.len());
    let mut wrong = Vec::new();
    for (case, line) in cases.iter().zip(&lines) {
        assert_eq!(case["id"], line["id"]);
        wrong.extend(worked::wrong(case, line));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_single_case_prints_its_output_and_a_refused_one_ends_with_2() {
    let saldo = Saldo::new();
    // One worked and one refused case of each kind that has one.
    for case in worked::cases().iter().filter(|case| case["origin"] == "contract") {
        let kind = case["kind"].as_str().expect("a kind");
        let answer = saldo.run_with_input(&["calc", kind], &case["input"].to_string());
        let printed: Value = serde_json::from_str(&answer.out).expect("JSON on stdout");
        let refused = case.get("expected_error").is_some();
        let shown = if refused { printed } else { json!({ "output": printed }) };
        assert_eq!(worked::wrong(case, &shown), Vec::<String>::new());
        assert_eq!(answer.code, Some(if refused { 2 } else { 0 }), "{}", case["id"]);
        assert_eq!(answer.err.is_empty(), !refused, "{}: {}", case["id"], answer.err);
    }
}

#[test]
fn lines_that_are_no_jobs_are_answered_and_empty_ones_skipped() {
    let good = r#"{"id": "1", "kind": "review-dates", "input": {"year": 2026}}"#;
    let rows = [
        (good, json!("1"), None),
        ("", Value::Null, None),
        ("   ", Value::Null, None),
        ("nonsense", Value::Null, Some("invalid_json")),
        ("[]", Value::Null, Some("invalid_json")),
        (r#"{"kind": "review-dates", "input": {}}"#, Value::Null, Some("invalid_json")),
        (r#"{"id": 7, "kind": "review-dates", "input": {}}"#, Value::Null, Some("invalid_json")),
        (r#"{"id": "2", "kind": "nothing", "input": {}}"#, json!("2"), Some("unknown_kind")),
        (r#"{"id": "3", "kind": "review-dates", "input": []}"#, json!("3"), Some("wrong_type")),
        (good, json!("1"), None),
    ];
    let jobs: String = rows.iter().map(|(line, ..)| format!("{line}\n")).collect();
    let answer = Saldo::new().run_with_input(&["calc", "--batch"], jobs.trim_end()).done();
    let answered = rows.iter().filter(|(line, ..)| !line.trim().is_empty());
    let lines: Vec<&str> = answer.out.lines().collect();
    assert_eq!(lines.len(), 8);
    for ((line, id, code), got) in answered.zip(lines) {
        let got: Value = serde_json::from_str(got).expect("JSON");
        assert_eq!(got["id"], *id, "{line}");
        assert_eq!(got["error"]["code"].as_str(), *code, "{line}");
        assert_eq!(got["output"].is_object(), code.is_none(), "{line}");
    }
}

#[test]
fn an_answer_leaves_before_the_next_job_has_come() {
    let saldo = Saldo::new();
    let mut command = saldo.command(&["calc", "--batch"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut jobs = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped"));
    for year in [2026, 2027] {
        let job = json!({ "id": "a", "kind": "review-dates", "input": { "year": year } });
        writeln!(jobs, "{job}").expect("the program reads");
        let mut line = String::new();
        answers.read_line(&mut line).expect("a line");
        let answer: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(answer["output"]["initial"], format!("{year}-01-01"));
    }
    drop(jobs);
    assert!(child.wait().expect("ends").success());
}

#[test]
fn the_list_names_every_calculator_once() {
    let saldo = Saldo::new();
    let list: Value =
        serde_json::from_str(&saldo.run(&["calc", "--list", "--json"]).done().out).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(45));
    let printed = saldo.run(&["calc", "--list", "--lang", "ru"]).done().out;
    for kind in list.as_array().expect("a list") {
        let name = kind["kind"].as_str().expect("a name");
        let named = printed.lines().filter(|line| line.split_whitespace().next() == Some(name));
        assert_eq!(named.count(), 1, "{name}");
    }
}
