//! What is secret is planted, and then looked for in everything the program says and keeps (I22).

use crate::house::{Answer, Saldo};
use std::fs;

const PASSWORDS: [(&str, &str); 4] = [
    ("SALDO_SECRET_KEY", "planted-key-0123456789abcdef-0123456789abcdef"),
    ("SALDO_BACKUP_PASSWORD", "planted-backup-99d1"),
    ("SALDO_SMTP_PASSWORD", "planted-mail-7f3a91"),
    ("SALDO_SMS_SECRET", "planted-gateway-c20b44"),
];
const PERSONS: &str = "planted-person-51d8e0aa";

/// The program with the secrets in its surroundings, as talkative as it can be made.
fn run(saldo: &Saldo, arguments: &[&str]) -> Answer {
    let mut command = saldo.command(arguments);
    command.envs(PASSWORDS).env("SALDO_LOG", "trace");
    Answer::of(command.output().expect("starts"))
}

/// Everything that lies in the folder: the database, its log, the copy.
fn kept(saldo: &Saldo) -> Vec<u8> {
    let files = fs::read_dir(saldo.folder.path()).expect("the folder");
    let files = files.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    files.flat_map(|path| fs::read(path).expect("a file")).collect()
}

#[test]
fn planted_secrets_appear_in_no_output() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let add = ["user", "add", "acc", "--name", "Accountant", "--role", "ACCOUNTANT"];
    let add = [&add[..], &["--password-stdin"]].concat();
    saldo.run_with_input(&add, PERSONS).done();
    let issued = ["token", "add", "Shop", "--for", "acc", "--scope", "credit:check", "--json"];
    let issued = saldo.run(&issued).done().json();
    let token = issued["secret"].as_str().expect("said once").to_owned();
    let old = "customer;number;date;due;amount\nC-1;A-1;2026-02-16;2026-03-18;100,00\n";
    let (cards, old) = (
        saldo.write("cards.csv", "code;name;email\nC-1;Debtor;debtor@example.com\n"),
        saldo.write("old.csv", old),
    );
    let copy = saldo.folder.path().join("copy.saldo").display().to_string();
    let said: Vec<Answer> = [
        &["import", "customers", &cards][..],
        &["import", "invoices", &old],
        &["run", "--as-of", "2026-03-20"],
        &["sending", "set", "smtp-host=127.0.0.1", "smtp-port=1", "smtp-user=acc", "sender=a@b.ee"],
        &["sending", "show"],
        &["sending", "show", "--json"],
        &["sending", "on"],
        &["deliver", "--as-of", "2026-03-20"],
        &["deliver", "--as-of", "2026-03-20", "--json"],
        &["user", "list", "--json"],
        &["token", "list", "--json"],
        &["company", "show", "--json"],
        &["explain", "customer", "C-1", "--json"],
        &["verify", "--json"],
        &["backup", &copy],
        &["backup", "drill", &copy],
        &["journal", "export"],
        &["person", "export", "C-1"],
        &["run", "--database", "postgres://acc:planted-mail-7f3a91@127.0.0.1:1/saldo"],
    ]
    .into_iter()
    .map(|arguments| run(&saldo, arguments))
    .collect();
    let (last, worked) = said.split_last().expect("answers");
    assert_eq!(last.code, Some(1), "nobody answers there: {last:?}");
    for answer in worked {
        assert!(matches!(answer.code, Some(0 | 1)), "it has worked: {answer:?}");
    }
    let stored = String::from_utf8_lossy(&kept(&saldo)).into_owned();
    let secrets = PASSWORDS.map(|(_, secret)| secret).into_iter().chain([PERSONS, token.as_str()]);
    for secret in secrets {
        for answer in &said {
            assert!(!answer.out.contains(secret) && !answer.err.contains(secret), "{answer:?}");
        }
        assert!(!stored.contains(secret), "{secret} is kept in clear");
    }
    assert!(stored.contains("debtor@example.com"), "what is kept was looked at");
}
