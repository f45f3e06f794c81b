//! The manual's page of personal data is made from the list by which it is erased.

use saldo_store::personal::{Erasure, PERSONAL, Subject};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "# Personal data

What Saldo keeps about people: made from the list in `crates/store/src/personal.rs`, by which it is also taken
out and erased; a test compares this page with it, and refuses a column that is neither here nor known to hold
nothing about people. How to take out and erase: [the journal, backups, personal data](../guides/journal.md).

| where | whose | what for | how long | when somebody is erased |
|---|---|---|---|---|
";

fn purpose(key: &str) -> &'static str {
    match key {
        "contract" => "the contract with the customer",
        "demand" => "asking for what is owed, and proving that it was asked for",
        "payment" => "knowing whose money came in",
        "work" => "dividing work among colleagues",
        "account" => "letting a colleague in, and nobody else",
        "record" => "the books and the journal",
        other => panic!("no purpose is called {other}"),
    }
}

fn kept(key: &str) -> &'static str {
    match key {
        "debt" => "while something is open or watched off balance, and three years at least",
        "books" => "as books are kept by law: seven years in Estonia, five in Russia",
        "short" => "a year",
        "employment" => "as long as the person works here, then as long as the journal names it",
        other => panic!("no time is called {other}"),
    }
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for one in PERSONAL {
        let columns: Vec<String> =
            one.columns.iter().map(|column| format!("`{}.{column}`", one.table)).collect();
        let whose = match one.subject {
            Subject::Customer => "a customer and its people",
            Subject::Colleague => "a colleague",
        };
        let then = match one.erasure {
            Erasure::Emptied => "emptied",
            Erasure::Coded => "replaced by the customer’s code",
            Erasure::Removed => "removed with its row",
            Erasure::Stays => "stays",
        };
        writeln!(
            page,
            "| {} | {whose} | {} | {} | {then} |",
            columns.join(", "),
            purpose(one.purpose),
            kept(one.kept)
        )
        .expect("a String takes everything");
    }
    page
}

#[test]
fn the_manuals_page_of_personal_data_is_in_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let place = root.join("docs/manual/reference/personal-data.md");
    let written = fs::read_to_string(place).unwrap_or_default();
    let page = page();
    if written != page {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("personal-data.md");
        fs::write(&fresh, &page).expect("the fresh page is written");
        panic!("copy {} to docs/manual/reference/personal-data.md", fresh.display());
    }
}

/// Each row of the list names a table with these columns, and erases nothing that is unknown.
#[test]
fn every_row_of_the_list_names_columns_that_are_there() {
    for one in PERSONAL {
        let there: Vec<&str> = saldo_store::backup::columns_of(one.table)
            .into_iter()
            .filter(|(_, is_number)| !is_number)
            .map(|(name, _)| name)
            .collect();
        for column in one.columns {
            assert!(there.contains(column), "{}.{column}", one.table);
        }
    }
    assert_eq!(saldo_store::personal::unclassified(), Vec::<String>::new());
}
