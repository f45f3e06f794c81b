//! SQL text only in `store`: a statement elsewhere would be a second truth about the tables.

use super::Finding;
use super::exceptions::{Exception, apply};
use super::tokens::string_of;
use super::tree::{File, Tree};

const EXCEPTIONS: &[Exception] = &[
    Exception { under: "crates/store/", reason: "the room of SQL" },
    Exception {
        under: "crates/app/tests/",
        reason: "tests look at the database from outside, as an auditor would",
    },
    Exception {
        under: "crates/work/tests/",
        reason: "tests look at the database from outside, as an auditor would",
    },
    Exception {
        under: "crates/app/benches/",
        reason: "the product is measured against statements written by hand",
    },
    Exception { under: "xtask/src/tidy/sql.rs", reason: "the specimens of this rule" },
];

/// Openings of statements, as words. Written so that a sentence for a person
/// (“select a customer”) is not taken for one.
const OPENINGS: &[&[&str]] = &[
    &["insert", "into"],
    &["insert", "or"],
    &["delete", "from"],
    &["create", "table"],
    &["create", "index"],
    &["create", "unique", "index"],
    &["create", "trigger"],
    &["create", "view"],
    &["alter", "table"],
    &["drop", "table"],
    &["begin", "immediate"],
    &["pragma"],
    &["truncate"],
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    apply(tree.rust_files().flat_map(in_file).collect(), EXCEPTIONS, tree)
}

fn in_file(file: &File) -> Vec<Finding> {
    let statements = file.tokens.iter().filter(|token| string_of(token).is_some_and(is_statement));
    statements
        .map(|token| {
            let says = "an SQL statement outside crates/store: give the query a name there";
            Finding::fault(&file.path, token.line, says)
        })
        .collect()
}

fn is_statement(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let has = |word: &str| words.iter().any(|found| found == word);
    match words.first().map(String::as_str) {
        Some("select") => has("from"),
        Some("with") => has("as") && has("select"),
        Some("update") => has("set"),
        Some(_) => OPENINGS.iter().any(|opening| begins(&words, opening)),
        None => false,
    }
}

fn begins(words: &[String], opening: &[&str]) -> bool {
    words.len() > opening.len() && words.iter().zip(opening).all(|(word, wanted)| word == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_told_from_sentences() {
        let table = [
            ("SELECT id FROM item", true),
            ("select id\n  from item where id = $1", true),
            ("WITH late AS (SELECT 1) SELECT * FROM late", true),
            ("INSERT INTO item VALUES ($1)", true),
            ("UPDATE item SET note = $1", true),
            ("PRAGMA journal_mode = WAL", true),
            ("create table x (id bigint)", true),
            ("Select a customer in the list", false),
            ("update the card", false),
            ("insert", false),
            ("with thanks", false),
            ("pragma", false),
            ("", false),
        ];
        for (text, expected) in table {
            assert_eq!(is_statement(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_statement_is_refused_in_work_and_welcome_in_store() {
        let source = "fn f() { query(\"DELETE FROM item\") }";
        let tree = Tree::of(&[("crates/work/src/a.rs", source), ("crates/store/src/a.rs", source)]);
        let found: Vec<_> = find(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["crates/work/src/a.rs"]);
    }
}
