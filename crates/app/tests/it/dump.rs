//! Everything the database holds about a subject, in an order of its own, without the
//! moments at which it was written: two states are the same when their dumps are.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::fmt::Write;
use std::path::Path;

/// What a control run leaves behind.
pub(crate) const DECISIONS: &[&str] =
    &["effect", "step_taken", "withheld", "task", "outbox", "control_state", "run"];

/// What imports and people leave behind.
pub(crate) const BOOK: &[&str] =
    &["company", "customer", "item", "movement", "due_change", "standing", "contact"];

/// Columns that tell when something was written, not what.
const MOMENTS: &[&str] = &[
    "at",
    "recorded",
    "created_at",
    "started_at",
    "finished_at",
    "closed_at",
    "acting_day",
    "summary",
];

/// The rows of these tables, sorted.
pub(crate) fn of(file: &Path, tables: &[&str]) -> String {
    let connection = open(file);
    let mut text = String::new();
    for table in tables {
        let mut rows = rows(&connection, table);
        rows.sort();
        writeln!(text, "== {table}: {}", rows.len()).expect("a string grows");
        for row in rows {
            text.push_str(&row);
            text.push('\n');
        }
    }
    text
}

/// How many rows a table has.
pub(crate) fn count(file: &Path, table: &str) -> i64 {
    open(file)
        .query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0))
        .expect("a known table")
}

/// Hash of the whole database's content, moments included: nothing was written in between
/// when it is the same before and after.
pub(crate) fn hash(file: &Path) -> String {
    let connection = open(file);
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .expect("a database");
    let names: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .expect("a database")
        .collect::<Result<_, _>>()
        .expect("names are text");
    let mut hasher = blake3::Hasher::new();
    for name in names {
        hasher.update(name.as_bytes());
        let mut rows = all_columns(&connection, &name, |_| true);
        rows.sort();
        rows.iter().for_each(|row| {
            hasher.update(row.as_bytes());
        });
    }
    hasher.finalize().to_string()
}

fn open(file: &Path) -> Connection {
    // Not read-only: after a kill the write-ahead log must be taken in first.
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).expect("a database file")
}

fn rows(connection: &Connection, table: &str) -> Vec<String> {
    all_columns(connection, table, |column| !MOMENTS.contains(&column))
}

fn all_columns(connection: &Connection, table: &str, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut statement =
        connection.prepare(&format!("SELECT * FROM {table}")).expect("a known table");
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let read = statement.query_map([], |row| {
        let mut line = String::new();
        for (index, column) in columns.iter().enumerate().filter(|(_, column)| wanted(column)) {
            write!(line, "{column}={} ", plain(row.get_ref(index)?)).expect("a string grows");
        }
        Ok(line)
    });
    read.expect("rows").collect::<Result<_, _>>().expect("readable rows")
}

fn plain(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "–".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}
