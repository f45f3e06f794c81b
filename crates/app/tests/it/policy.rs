//! `saldo policy`: exit codes, places of defects, and what each answer holds.

use crate::house::{Saldo, workspace};
use serde_json::json;

fn shipped() -> String {
    let path = workspace().join("policies/eight-step.toml");
    std::fs::read_to_string(path).expect("the policy that ships")
}

fn second() -> String {
    let text = shipped().replace("version = 1", "version = 2");
    let text = text.replace("effective_from = \"2026-01-01\"", "effective_from = \"2099-05-01\"");
    text.replace("from = 15\nto = 28", "from = 20\nto = 28").replace("to = 14", "to = 19")
}

/// 0 sound, 2 no such file, 3 a defect with file, line, column and remedy.
#[test]
fn check_tells_a_sound_file_from_a_defect_and_from_no_file() {
    let saldo = Saldo::new();
    let good = saldo.write("good.toml", shipped());
    let said = saldo.run(&["policy", "check", &good]).done();
    assert!(said.out.contains("eight-step@1") && said.err.is_empty(), "{said:?}");
    let bad = saldo.write("bad.toml", shipped().replace("from = 13\n", "from = 12\n"));
    let said = saldo.run(&["policy", "check", &bad]).ended(3);
    let line = shipped().lines().position(|line| line == "from = 13").expect("there") + 1;
    let expected = format!("bad.toml:{line}:8: step 6 begins on day 12, but step 5 runs to day 12");
    assert!(said.out.contains(&expected), "{said:?}");
    let told = saldo.run(&["policy", "check", &bad, "--json"]).ended(3).json();
    assert_eq!(told["sound"], json!(false));
    assert_eq!(
        (&told["findings"][0]["line"], &told["findings"][0]["column"]),
        (&json!(line), &json!(8))
    );
    let said = saldo.run(&["policy", "check", "regulation"]).done();
    assert!(said.out.contains("regulation@1") && said.err.is_empty(), "{said:?}");
    let said = saldo.run(&["policy", "check", "nowhere.toml"]).ended(2);
    assert!(said.out.is_empty() && said.err.contains("nowhere.toml"), "{said:?}");
}

/// Words that nobody has are a defect with its line and the nearest name; days that belong to no
/// step are noted.
#[test]
fn check_refuses_unknown_words_and_notes_days_between_steps() {
    let saldo = Saldo::new();
    let text = shipped().replacen("\"call-and-warn\"", "\"call-and-wern\"", 1);
    let line = text.lines().position(|line| line.contains("wern")).expect("there") + 1;
    let odd = saldo.write("odd.toml", text);
    let said = saldo.run(&["policy", "check", &odd]).ended(3);
    assert!(said.out.contains(&format!("odd.toml:{line}:8: ")), "{said:?}");
    assert!(said.out.contains("call-and-wern") && said.out.contains("call-and-warn"), "{said:?}");
    let gap = saldo.write("gap.toml", shipped().replace("from = 8\n", "from = 10\n"));
    let said = saldo.run(&["policy", "check", &gap]).done();
    assert!(said.out.contains("days 8 to 9"), "{said:?}");
    let told = saldo.run(&["policy", "check", &gap, "--json"]).done().json();
    assert_eq!(told["notes"][0]["note"], json!("gap"));
    let none = saldo.run(&["policy", "check", "eight-step", "--json"]).done().json();
    assert_eq!(none["notes"], json!([]));
}

#[test]
fn show_prints_clauses_and_timeline_in_every_language() {
    let saldo = Saldo::new();
    let words = [("en", "7 days late"), ("ru", "7 дней просрочки"), ("et", "7 päeva üle tähtaja")];
    for (language, word) in words {
        let said = saldo.run(&["policy", "show", "eight-step", "--lang", language]).done();
        assert!(said.out.contains(word) && said.out.contains("LAD-10"), "{language}: {}", said.out);
    }
    let told = saldo.run(&["policy", "show", "eight-step", "--json"]).done().json();
    assert_eq!((&told["policy"], &told["version"]), (&json!("eight-step"), &json!(1)));
    assert_eq!(told["timeline"][6]["clause"], json!("LAD-07"));
    assert_eq!(told["timeline"][6]["from_day"], json!(15));
    assert_eq!(told["timeline"][7]["to_day"], json!(null));
    saldo.run(&["policy", "show", "nine-step"]).ended(2);
    saldo.run(&["policy", "show", "own.toml"]).ended(2);
}

#[test]
fn diff_says_what_differs_and_nothing_else() {
    let saldo = Saldo::new();
    let own = saldo.write("own.toml", second());
    let told = saldo.run(&["policy", "diff", "eight-step", &own, "--json"]).done().json();
    let clauses: Vec<_> =
        told["differences"].as_array().expect("a list").iter().map(|one| &one["clause"]).collect();
    assert_eq!(clauses, [&json!("LAD-06"), &json!("LAD-07")]);
    let change = &told["differences"][1]["changes"][0];
    assert!(change["before"].as_str().is_some_and(|text| text.contains("15 days late")), "{told}");
    assert!(change["after"].as_str().is_some_and(|text| text.contains("20 days late")), "{told}");
    let same = saldo.run(&["policy", "diff", "eight-step", "eight-step", "--json"]).done().json();
    assert_eq!(same["differences"], json!([]));
}

#[test]
fn schema_is_the_file_for_editors() {
    let said = Saldo::new().run(&["policy", "schema"]).done();
    assert_eq!(said.json()["required"][0], json!("id"));
}

#[test]
fn a_version_is_entered_listed_and_waits_for_a_director() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let own = saldo.write("own.toml", second());
    let dry = saldo.run(&["policy", "enter", &own, "--dry-run", "--json"]).done().json();
    assert_eq!((&dry["entry"], &dry["version"]), (&json!(0), &json!(2)));
    saldo.run(&["policy", "enter", &own, "--note", "Claim after twenty days"]).done();
    let list = saldo.run(&["policy", "list", "--json"]).done().json();
    let states: Vec<_> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (&one["version"], &one["state"]))
        .collect();
    assert_eq!(states, [(&json!(2), &json!("proposed")), (&json!(1), &json!("in_force"))]);
    assert_eq!(list[0]["note"], json!("Claim after twenty days"));
    let again = saldo.run(&["policy", "enter", &own]).ended(2);
    assert!(again.err.contains("write a higher number"), "{again:?}");
    let followed = saldo.run(&["policy", "show", "--json"]).done().json();
    assert_eq!(followed["version"], json!(1));
    let proposed = saldo.run(&["policy", "show", "@2", "--json"]).done().json();
    assert_eq!(proposed["effective_from"], json!("2099-05-01"));
}

#[test]
fn backtest_prints_both_policies_and_writes_nothing() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let invoices = saldo.write(
        "invoices.csv",
        "customer;number;date;due;amount\nC-1;A-1;2026-01-10;2026-01-24;1 000,00\n",
    );
    saldo.run(&["import", "invoices", &invoices]).done();
    let own = saldo.write("own.toml", second());
    let before = std::fs::read(saldo.file()).expect("readable");
    let days = ["--from", "2026-01-20", "--to", "2026-03-10"];
    let ask = |more: &[&str]| {
        let days = if more.contains(&"--from") { &days[2..] } else { &days[..] };
        let words = [&["policy", "backtest", own.as_str()], days, more].concat();
        saldo.run(&words).done()
    };
    let told = ask(&["--json"]).json();
    assert_eq!((&told["customers"], &told["differing"]), (&json!(1), &json!(1)));
    assert!(told["before"]["effects"]["task"].as_u64() > Some(0), "{told}");
    let charges = &told["before"]["charges"]["DIRECTOR"];
    assert_eq!(charges["count"], json!(1), "interest by law, over two weeks: {told}");
    assert_eq!(charges["amounts"][0]["currency"], json!("EUR"), "{told}");
    for side in ["before", "after"] {
        assert!(told[side]["holds"].is_object() && told[side]["statuses"].is_object(), "{told}");
    }
    let table = ask(&[]).out;
    assert!(table.contains("eight-step@2"), "{table}");
    assert!(table.contains("Charges for lateness"), "{table}");
    let limited = second().replace("[pace]", "[terms.UNCERTAIN]\nlimit_major = 500\n\n[pace]");
    saldo.write("own.toml", limited);
    let told = ask(&["--json", "--from", "2026-01-01"]).json();
    assert_eq!(told["after"]["holds"]["OVER_LIMIT"]["count"], json!(1), "{told}");
    assert_eq!(told["before"]["holds"], json!({}), "{told}");
    assert!(ask(&["--from", "2026-01-01"]).out.contains("Shipments kept back"));
    assert_eq!(std::fs::read(saldo.file()).expect("readable"), before, "nothing was written");
    let wrong = [
        &["policy", "backtest", own.as_str()],
        &["--from", "2026-03-01", "--to", "2026-01-01"][..],
    ];
    saldo.run(&wrong.concat()).ended(2);
}
