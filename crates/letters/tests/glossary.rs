//! One word for one thing, in every language: `docs/decisions/2026-11-21-one-word-for-one-thing.md`.

use std::fs;
use std::path::{Path, PathBuf};

/// Language, what is not written, what is written instead.
const REJECTED: &[(&str, &str, &str)] = &[
    ("ru", "клиент", "покупатель"),
    ("ru", "контрагент", "покупатель"),
    ("ru", "организаци", "компания"),
    ("ru", "логин", "имя для входа"),
    ("ru", "прогон", "контроль"),
    ("ru", "распредел", "разнесение"),
    ("ru", "менеджер", "ответственный"),
    ("et", "ostja", "klient"),
    ("et", "bilanss", "saldo"),
    ("et", "firma", "ettevõte"),
    ("et", "teie ", "sina"),
    ("en", "client", "customer"),
    ("en", "username", "log-in"),
];

/// Where a rejected word is the right one: the name of a line of the balance sheet.
const ALLOWED: &[&str] = &["figure-total"];

/// Letters to customers say “you” politely and by rules of their own.
const LETTERS: &str = "notice.ftl";

fn files(language: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("languages").join(language);
    let entries = fs::read_dir(folder).expect("a folder of texts");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.file_name().is_some_and(|name| name != LETTERS));
    files.sort();
    files
}

/// The texts of a file, each with its key; a text of several lines gives several.
fn texts(content: &str) -> Vec<(&str, &str)> {
    let mut key = "";
    let mut texts = Vec::new();
    for line in content.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((name, text)) if !line.starts_with(' ') => {
                key = name;
                texts.push((key, text));
            }
            _ => texts.push((key, line)),
        }
    }
    texts
}

/// Does some word begin so? The Estonian word for a defendant ends in that for a buyer.
fn holds(words: &str, rejected: &str) -> bool {
    words
        .match_indices(rejected)
        .any(|(at, _)| words[..at].chars().next_back().is_none_or(|before| !before.is_alphabetic()))
}

#[test]
fn each_thing_is_called_by_one_word() {
    let mut faults = Vec::new();
    for (language, rejected, instead) in REJECTED {
        for file in files(language) {
            let content = fs::read_to_string(&file).expect("a text file");
            for (key, text) in texts(&content) {
                // Names of variables are no words of the language.
                let words = text.split(['{', '}']).step_by(2).collect::<String>().to_lowercase();
                if holds(&words, rejected) && !ALLOWED.contains(&key) {
                    let name = file.file_name().expect("a name").to_string_lossy();
                    faults.push(format!("{language}/{name}, {key}: “{rejected}”, not “{instead}”"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_rejected_word_would_be_found() {
    let found =
        texts("# клиент\na = Все клиенты\nb =\n    { $клиент ->\n       *[other] x\n    }\n");
    assert_eq!(found[0], ("a", " Все клиенты"));
    assert!(found.iter().all(|(key, _)| ["a", "b"].contains(key)), "{found:?}");
    assert!(holds("kõik ostjad", "ostja") && !holds("kostja", "ostja"));
}
