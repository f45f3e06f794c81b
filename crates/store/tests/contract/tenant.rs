//! Companies in one database: no statement reads or writes rows of another than it is asked for.

use saldo_store::backup::columns_of;
use std::fs;
use std::path::{Path, PathBuf};

/// Statements about tables of companies that do not name one themselves: the file, how the
/// statement begins, and why.
const OTHERS: [(&str, &str, &str); 15] = [
    ("api_token.rs", "INSERT INTO api_token ({COLUMNS})", "the company is in COLUMNS"),
    ("api_token.rs", "SELECT {COLUMNS} FROM api_token", "a secret of 256 bits finds its company"),
    ("cases.rs", "SELECT customer, place, item, currency, amount FROM case_debt {of}", "in `of`"),
    ("cases.rs", "SELECT customer, place, number, dated FROM case_paper {of}", "in `of`"),
    ("cases.rs", "SELECT {columns} FROM case_fact {of}", "in `of`"),
    ("conduct.rs", "SELECT i.customer, i.item, i.number, i.effective", "in SCOPE"),
    ("delivery/mod.rs", "SELECT COUNT(*) FROM outbox WHERE {}", "in the condition"),
    ("delivery/mod.rs", "SELECT COALESCE(MAX(letters), 0) FROM (", "in the condition"),
    (
        "delivery/sending.rs",
        "UPDATE outbox SET state = 'uncertain'",
        "a copy is brought back whole",
    ),
    ("notice.rs", "SELECT n.notice, n.person, n.kind", "begins statements that do"),
    ("notice.rs", "UPDATE notice SET state = 'uncertain'", "a copy is brought back whole"),
    ("reads.rs", "DELETE FROM seen WHERE last_at < $1", "forgotten in time, whosever it is"),
    ("reply.rs", "SELECT r.reply, r.identity, r.kind", "begins statements that do"),
    ("requests.rs", "SELECT {COLUMNS} FROM request r WHERE {conditions}", "in the conditions"),
    ("requests.rs", "SELECT COUNT(*) FROM request r WHERE {conditions}", "in the conditions"),
];

/// Every source file below a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The texts between quotation marks, comments left out.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().find(|letter| *letter == '\n');
            }
            // A quotation mark that is a letter of its own.
            '\'' if letters.peek() == Some(&'"') => {
                letters.next();
            }
            '"' => {
                let mut text = String::new();
                while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                    text.push(letter);
                    if letter == '\\' {
                        text.extend(letters.next());
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

/// Does the statement name a table whose rows belong to companies?
fn is_about_companies(statement: &str) -> bool {
    let words: Vec<&str> = statement.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let table = pair[1].trim_end_matches(['(', ')', ',', ';']);
        ["FROM", "JOIN", "UPDATE", "INTO"].contains(&pair[0].trim_start_matches('('))
            && columns_of(table).iter().any(|(name, _)| *name == "company")
    })
}

/// S28: a statement about rows of companies names the company, or stands in the list above with
/// the reason; what is in the list is there.
#[test]
fn every_statement_names_its_company() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let (mut statements, mut wrong) = (0, Vec::new());
    let mut unused: Vec<_> = OTHERS.to_vec();
    for file in files {
        let name = file.strip_prefix(&root).expect("below").display().to_string();
        let source = fs::read_to_string(&file).expect("text");
        for statement in literals(&source).into_iter().filter(|text| is_about_companies(text)) {
            statements += 1;
            if statement.contains("company") {
                continue;
            }
            let of = |one: &(&str, &str, &str)| one.0 == name && statement.starts_with(one.1);
            if !OTHERS.iter().any(of) {
                wrong.push(format!("{name}: {statement}"));
            }
            unused.retain(|one| !of(one));
        }
    }
    assert!(wrong.is_empty(), "no company in:\n{}", wrong.join("\n"));
    assert!(unused.is_empty(), "these are no more: {unused:?}");
    assert!(statements > 450, "{statements} statements");
}
