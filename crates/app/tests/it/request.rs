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
