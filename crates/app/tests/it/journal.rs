//! The journal examined from outside: an export that proves itself, an end that was noted
//! elsewhere, and backups that are proved.

use crate::house::Saldo;
use std::fs;

/// A database file in which somebody meddles past the program.
fn meddle(saldo: &Saldo, sql: &str) {
    let database =
        rusqlite::Connection::open(saldo.folder.path().join("saldo.sqlite")).expect("the database");
    database.execute_batch(sql).expect("meddled");
}

const UNGUARDED: &str = "DROP TRIGGER audit_keeps; DROP TRIGGER audit_stays;";

fn busy() -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    let cards = saldo.write("cards.csv", "code;name\nC-1;Debtor\n");
    let old = "customer;number;date;due;amount\nC-1;A-1;2026-02-16;2026-03-18;100,00\n";
    let old = saldo.write("old.csv", old);
    saldo.run(&["import", "customers", &cards]).done();
    saldo.run(&["import", "invoices", &old]).done();
    saldo
}

/// S20: an end that was cut is found by whoever noted it, even when everything inside the
/// database was made to fit.
#[test]
fn an_anchor_kept_elsewhere_finds_an_end_that_was_cut() {
    let saldo = busy();
    let anchor = saldo.folder.path().join("elsewhere.anchors").display().to_string();
    saldo.run(&["verify", "--anchor", &anchor]).done();
    saldo.run(&["user", "add", "acc", "--name", "A", "--role", "ACCOUNTANT"]).done();
    saldo.run(&["verify", "--anchor", &anchor]).done();
    assert_eq!(fs::read_to_string(&anchor).expect("noted").lines().count(), 2);
    // The last row goes, and the note of where the journal ends with it.
    meddle(
        &saldo,
        &format!(
            "{UNGUARDED} DELETE FROM audit WHERE company = 1
                 AND seq = (SELECT MAX(seq) FROM audit WHERE company = 1);
             UPDATE seal SET held = held - 1, digest = (SELECT hash FROM audit
                 WHERE company = 1 ORDER BY seq DESC LIMIT 1)
                 WHERE company = 1 AND name = 'audit';"
        ),
    );
    let inside = saldo.run(&["verify", "--json"]);
    let found = inside.json()["findings"].to_string();
    assert!(!found.contains("journal") && found.contains("guards"), "{found}");
    let outside = saldo.run(&["verify", "--anchor", &anchor, "--json"]);
    assert_eq!(outside.code, Some(3), "{outside:?}");
    let found = outside.json()["findings"].to_string();
    assert!(found.contains("was noted and is cut off"), "{found}");
    assert_eq!(fs::read_to_string(&anchor).expect("noted").lines().count(), 2, "nothing is noted");
}

/// An exported file proves itself without a database, and whoever alters it is found.
#[test]
fn an_export_is_proved_without_a_database() {
    let saldo = busy();
    let file = saldo.folder.path().join("journal.jsonl").display().to_string();
    saldo.run(&["journal", "export", "--out", &file]).done();
    let text = fs::read_to_string(&file).expect("written");
    assert!(text.lines().count() >= 3, "{text}");
    assert!(text.contains("\"origin\":\"command line\""), "{text}");
    let checked = Saldo::new().run(&["journal", "check", &file, "--json"]).done().json();
    assert_eq!(checked["broken"], serde_json::Value::Null);
    assert_eq!(checked["rows"], text.lines().count());

    let lines: Vec<&str> = text.lines().collect();
    let altered = text.replacen("\"action\":\"", "\"action\":\"x", 1);
    let without: String = lines
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != 1)
        .map(|(_, line)| format!("{line}\n"))
        .collect();
    for (what, text) in [("altered", altered), ("a row is missing", without)] {
        assert_ne!(text, fs::read_to_string(&file).expect("there"), "{what}");
        let other = saldo.write("other.jsonl", &text);
        let answer = Saldo::new().run(&["journal", "check", &other]);
        assert_eq!(answer.code, Some(3), "{what}: {answer:?}");
    }
    let table = saldo.folder.path().join("journal.csv").display().to_string();
    saldo.run(&["journal", "export", "--from", "2020-01-01", "--out", &table]).done();
    let table = fs::read_to_string(table).expect("written");
    assert!(table.starts_with("company,seq,at,person,login,role,origin,"), "{table}");
}

/// A backup under a password is proved by a drill, and nobody reads it without the password.
#[test]
fn a_backup_is_proved_by_bringing_it_back_aside() {
    let saldo = busy();
    let folder = saldo.folder.path().join("copies");
    fs::create_dir(&folder).expect("a folder");
    let folder_name = folder.display().to_string();
    let with = |arguments: &[&str]| {
        let mut command = saldo.command(arguments);
        command.env("SALDO_BACKUP_PASSWORD", "twelve letters");
        crate::house::Answer::of(command.output().expect("starts"))
    };
    for _ in 0..3 {
        with(&["backup", "into", &folder_name, "--keep", "2"]).done();
    }
    let kept: Vec<_> = fs::read_dir(&folder).expect("read").collect();
    assert_eq!(kept.len(), 2, "{kept:?}");
    let file = kept[0].as_ref().expect("an entry").path();
    let bytes = fs::read(&file).expect("read");
    assert!(!String::from_utf8_lossy(&bytes).contains("Debtor"), "not in clear");
    let name = file.display().to_string();
    let drilled = with(&["backup", "drill", &name, "--json"]).done().json();
    assert_eq!(drilled["defects"], 0);
    assert_eq!(saldo.run(&["backup", "drill", &name]).code, Some(2), "no password");
    let mut altered = bytes.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(&file, altered).expect("written");
    assert_eq!(with(&["backup", "drill", &name]).code, Some(2), "altered");
}
