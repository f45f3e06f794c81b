//! The public sample of 2 466 invoices, taken in and aged; and a look-alike made here, so
//! that the same check runs where the sample is not at hand.

mod look_alike;
mod oracle;

use crate::dump;
use crate::house::{Saldo, workspace};
use std::fs;
use std::path::PathBuf;

/// The days on which the program and the recomputation must agree.
const DAYS: [&str; 4] = ["2012-06-30", "2012-12-31", "2013-06-30", "2013-12-31"];
/// A day in the middle of life, for control runs.
pub(crate) const BUSY_DAY: &str = "2013-03-15";

/// Path of the column map that ships with the program.
pub(crate) fn map() -> String {
    let path = workspace().join("crates/formats/rules/ibm-accounts-receivable.toml");
    path.display().to_string()
}

/// The sample: `SALDO_SHARED` or a folder `shared` beside the workspace names its place.
fn sample() -> Option<PathBuf> {
    let named = std::env::var_os("SALDO_SHARED").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| workspace().join("../shared"));
    let path = folder.join("data/ibm-accounts-receivable.csv");
    path.is_file().then_some(path)
}

/// A company in dollars with the look-alike imported.
pub(crate) fn imported_look_alike() -> Saldo {
    let saldo = Saldo::new().founded("US", "USD");
    let file = saldo.write("receivables.csv", look_alike::csv(5, 2_400));
    saldo.run(&["import", "auto", &file, "--map", &map()]).done();
    saldo
}

/// The look-alike's text.
pub(crate) fn look_alike_csv() -> String {
    look_alike::csv(5, 2_400)
}

#[test]
fn the_sample_is_taken_in_whole_and_ages_as_recomputed() {
    match sample() {
        Some(path) => {
            println!("checked on the sample {}", path.display());
            let text = fs::read_to_string(path).expect("the sample is readable");
            assert_eq!(text.lines().count(), 2_467, "the sample has 2 466 invoices");
            taken_in_and_aged(&text);
        }
        None => {
            println!("the sample is not at hand (SALDO_SHARED); only its look-alike is checked")
        }
    }
}

#[test]
fn a_look_alike_is_taken_in_whole_and_ages_as_recomputed() {
    let text = look_alike::csv(1, 700);
    println!("checked on a look-alike of {} invoices", text.lines().count() - 1);
    taken_in_and_aged(&text);
}

fn taken_in_and_aged(text: &str) {
    let saldo = Saldo::new().founded("US", "USD");
    let file = saldo.write("ibm-accounts-receivable.csv", text);
    let invoices = text.lines().count() as u64 - 1;

    let first = saldo.run(&["import", "auto", &file, "--map", &map(), "--json"]).done().json();
    assert_eq!(first["read"], invoices);
    assert_eq!(first["new"], invoices);
    assert_eq!(first["changed"], 0);
    assert_eq!(first["refused"].as_array().map(Vec::len), Some(0));
    let settled =
        text.lines().skip(1).filter(|line| !line.split(',').nth(8).unwrap_or("").is_empty());
    assert_eq!(dump::count(&saldo.file(), "item") as u64, invoices + settled.count() as u64);

    let book = dump::of(&saldo.file(), dump::BOOK);
    let again = saldo.run(&["import", "auto", &file, "--json"]).done().json();
    assert_eq!(again["read"], invoices);
    assert_eq!((&again["new"], &again["changed"]), (&0.into(), &0.into()));
    assert_eq!(again["unchanged"], invoices);
    assert_eq!(dump::of(&saldo.file(), dump::BOOK), book, "the same file twice changes nothing");

    for day in DAYS {
        agrees_with_the_oracle(&saldo, text, day);
    }
    saldo.run(&["verify"]).done();
}

/// The program's ageing of a day against the recomputation straight from the file.
pub(crate) fn agrees_with_the_oracle(saldo: &Saldo, text: &str, day: &str) {
    let report = saldo.run(&["report", "ageing", "--as-of", day, "--format", "json"]).done().json();
    let expected = oracle::ageing(text, day);
    assert_eq!(report["as_of"], day);
    assert_eq!(report["currency"], "USD");
    assert_eq!(report["unallocated"], "0.00");
    let mut total = oracle::Row::default();
    let mut found = 0;
    for customer in report["customers"].as_array().expect("a list of customers") {
        let code = customer["customer"].as_str().expect("a code");
        let row = expected.get(code).unwrap_or_else(|| panic!("{day}: {code} owes nothing"));
        assert_eq!(customer["total"], oracle::plain(row.iter().sum()), "{day} {code}");
        for (name, amount) in oracle::BUCKETS.iter().zip(row) {
            assert_eq!(customer["buckets"][name], oracle::plain(*amount), "{day} {code} {name}");
        }
        total.iter_mut().zip(row).for_each(|(sum, amount)| *sum += amount);
        found += 1;
    }
    assert_eq!(found, expected.len(), "{day}: every debtor is listed");
    assert!(found > 0, "{day}: a day on which something is owed");
    assert_eq!(report["total"], oracle::plain(total.iter().sum()), "{day}");
    for (index, amount) in total.iter().enumerate() {
        assert_eq!(report["buckets"][index]["name"], oracle::BUCKETS[index]);
        assert_eq!(report["buckets"][index]["amount"], oracle::plain(*amount), "{day}");
    }
}
