//! Decisions on the command line: somebody's with the right, or none.

use crate::house::Saldo;
use serde_json::json;

/// A company under the regulation.
fn regulated() -> Saldo {
    let saldo = Saldo::new();
    let words = ["init", "--company", "Test Trading", "--country", "EE", "--currency", "EUR"];
    saldo.run(&[&words[..], &["--zone", "UTC", "--policy", "regulation"]].concat()).done();
    saldo
}

/// The question of day 10 to the head of sales, asked by a run; answers its number.
fn asked(saldo: &Saldo) -> String {
    let invoices = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;1 000,00\n",
    );
    saldo.run(&["import", "invoices", &invoices]).done();
    saldo.run(&["run", "--as-of", "2026-01-24"]).done();
    saldo.run(&["run", "--as-of", "2026-02-03"]).done();
    let list = saldo.run(&["request", "list", "--json"]).done().json();
    let rows = list.as_array().expect("a list");
    let asked = rows.iter().find(|one| one["kind"] == json!("after-ten-days"));
    asked.unwrap_or_else(|| panic!("the head is asked: {list}"))["request"].to_string()
}

/// CLI-07: whoever decides is named, is there, works there, and has the right; the command line
/// itself decides nothing.
#[test]
fn cli_07_a_decision_on_the_command_line_is_somebodys_with_the_right() {
    let saldo = regulated();
    for (login, role) in [
        ("rep", "SALES_REP"),
        ("head", "HEAD_OF_SALES"),
        ("director", "DIRECTOR"),
        ("gone", "HEAD_OF_SALES"),
    ] {
        saldo.run(&["user", "add", login, "--name", login, "--role", role]).done();
    }
    saldo.run(&["user", "disable", "gone"]).done();
    let request = asked(&saldo);
    let decide = |by: &[&str]| {
        let words = ["request", "decide", &request, "--choose", "UNCONDITIONAL_RETURN"];
        saldo.run(&[&words[..], &["--reason", "order 5"], by].concat())
    };
    decide(&[]).ended(2);
    for login in ["nobody", "gone", "rep", ""] {
        let refused = decide(&["--by", login]).ended(2);
        assert!(refused.out.is_empty() && !refused.err.is_empty(), "{login}: {refused:?}");
        let open = saldo.run(&["request", "list", "--json"]).done().json();
        let number: i64 = request.parse().expect("a number");
        let is_open = |one: &serde_json::Value| one["request"] == number;
        assert!(open.as_array().expect("a list").iter().any(is_open), "{login} decided nothing");
    }
    decide(&["--by", "head"]).done();
    let again = decide(&["--by", "director"]).ended(2);
    assert!(again.err.contains("decided already"), "{again:?}");
}

/// The letters of a mailing leave by the decision of a person, and not by that of the program.
#[test]
fn a_mailing_is_approved_by_a_named_person() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let usage = saldo.run(&["mailing", "approve", "1", "--letters", "1"]).ended(2);
    assert!(usage.err.contains("--by"), "{usage:?}");
    let nobody = saldo.run(&["mailing", "approve", "1", "--letters", "1", "--by", "x"]).ended(2);
    assert!(nobody.err.contains("no active person"), "{nobody:?}");
}

/// AGR-01, AGR-05: an agreement on the command line is drawn up by a named person, not without a
/// contact, and is listed and shown to people and to programs.
#[test]
fn agr_01_agr_05_an_agreement_on_the_command_line_takes_its_steps() {
    let saldo = regulated();
    asked(&saldo);
    for (login, role) in [("director", "DIRECTOR"), ("clerk", "ACCOUNTANT")] {
        saldo.run(&["user", "add", login, "--name", login, "--role", role]).done();
    }
    let on = |words: &[&str]| {
        let day = ["agreement"].iter().chain(words).chain(&["--as-of", "2026-02-04"]);
        saldo.run(&day.copied().collect::<Vec<&str>>())
    };
    let begin = ["begin", "C-1", "--cause", "their buyers pay late", "--by"];
    on(&begin).ended(2);
    on(&[&begin[..], &["clerk"]].concat()).ended(2);
    let begun = on(&[&begin[..], &["director", "--json"]].concat()).done().json();
    assert_eq!((&begun["state"], &begun["customer"]), (&json!("analysis"), &json!("C-1")));
    let number = begun["agreement"].to_string();
    let plan = ["--parts", "2", "--first", "2026-03-01", "--by", "director"];
    let refused = on(&[&["draw-up", "C-1", &number], &plan[..]].concat()).ended(2);
    assert!(refused.err.contains("contact"), "AGR-01: {refused:?}");
    let both = ["--part", "2026-03-01=1000", "--parts", "2", "--first", "2026-03-01"];
    on(&[&["draw-up", "C-1", &number, "--by", "director"], &both[..]].concat()).ended(2);
    on(&["sign", "C-1", &number, "--by", "director"]).ended(2);
    let list = on(&["list", "--json"]).done().json();
    assert_eq!(list.as_array().map(Vec::len), Some(1), "{list}");
    let shown = on(&["show", "C-1", &number]).done();
    assert!(shown.out.contains("C-1"), "{shown:?}");
    let ended = on(&["end", "C-1", &number, "--by", "director", "--reason", "paid", "--json"]);
    assert_eq!(ended.done().json()["state"], "ended");
    assert_eq!(on(&["list", "--json"]).done().json(), json!([]));
    let over = on(&["list", "--show", "over", "--json"]).done().json();
    assert_eq!(over[0]["agreement"].to_string(), number, "{over}");
    let missing = on(&["show", "C-1", "999"]).ended(2);
    assert!(missing.out.is_empty() && !missing.err.is_empty(), "{missing:?}");
}
