//! What a person would write by hand in SQL, without reasons, audit or history.

use crate::measure::{Cost, here};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OpenFlags, Transaction, params};
use saldo_domain::Day;
use std::path::Path;

fn open(folder: &Path) -> Connection {
    open_as(folder, "raw.db")
}

fn open_as(folder: &Path, name: &str) -> Connection {
    let database = Connection::open(folder.join(name)).unwrap();
    database
        .execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;")
        .unwrap();
    database
}

fn day(text: &str) -> i64 {
    text.parse::<Day>().unwrap().number()
}

fn minor(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

/// Reads the files and inserts their rows into bare tables: no checks, no duplicates found.
pub(crate) fn raw_insert(folder: &Path) -> Cost {
    let (cost, ()) = here(|| {
        let mut database = open(folder);
        database
            .execute_batch(
                "CREATE TABLE customer (code TEXT, name TEXT, email TEXT);
                 CREATE TABLE invoice (customer TEXT, number TEXT, issued INTEGER, due INTEGER, amount INTEGER, currency TEXT);
                 CREATE TABLE settlement (customer TEXT, number TEXT, day INTEGER, amount INTEGER, currency TEXT, settles TEXT);",
            )
            .unwrap();
        let write = database.transaction().unwrap();
        {
            let mut insert = write.prepare("INSERT INTO customer VALUES (?1,?2,?3)").unwrap();
            each(folder, "customers.csv", |row| {
                insert.execute(params![&row[0], &row[1], &row[2]]).unwrap();
            });
            let mut insert =
                write.prepare("INSERT INTO invoice VALUES (?1,?2,?3,?4,?5,?6)").unwrap();
            each(folder, "invoices.csv", |row| {
                insert
                    .execute(params![
                        &row[0],
                        &row[1],
                        day(&row[2]),
                        day(&row[3]),
                        minor(&row[4]),
                        &row[5]
                    ])
                    .unwrap();
            });
            let mut insert =
                write.prepare("INSERT INTO settlement VALUES (?1,?2,?3,?4,?5,?6)").unwrap();
            each(folder, "payments.csv", |row| {
                insert
                    .execute(params![
                        &row[0],
                        &row[1],
                        day(&row[2]),
                        minor(&row[3]),
                        &row[4],
                        &row[5]
                    ])
                    .unwrap();
            });
        }
        write.commit().unwrap();
    });
    cost
}

/// Every table that an import of these files fills.
const FILLED: [&str; 4] = ["customer", "item", "movement", "control_state"];

/// In which order stored rows are inserted.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    /// Of their keys: the cheapest there is.
    Keys,
    /// As the files bring them, or nearly so: of documents by number, of movements by day.
    Files,
}

impl Order {
    fn of(self, table: &str) -> &'static str {
        match (self, table) {
            (Order::Files, "item") => "ORDER BY side, CAST(SUBSTR(number, 3) AS INTEGER)",
            (Order::Files, "movement") => "ORDER BY effective",
            _ => "",
        }
    }
}

/// Inserts the rows that the import has stored into the same tables with the same keys and
/// indexes, one after the other. What it costs to read them is measured by itself and taken off.
pub(crate) fn stored_insert(folder: &Path, order: Order) -> Cost {
    let finished =
        Connection::open_with_flags(folder.join("saldo.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .unwrap();
    let (reading, _) = here(|| FILLED.map(|table| copy(&finished, table, order, None)));
    let name = format!("stored-{}.db", order as u8);
    let (both, ()) = here(|| {
        let mut database = open_as(folder, &name);
        let texts = "SELECT sql FROM sqlite_master WHERE tbl_name = ?1 AND sql IS NOT NULL
                     AND type IN ('table', 'index') ORDER BY type DESC";
        for table in FILLED {
            let mut texts = finished.prepare(texts).unwrap();
            let texts = texts.query_map([table], |row| row.get::<_, String>(0)).unwrap();
            texts.for_each(|text| database.execute_batch(&text.unwrap()).unwrap());
        }
        let write = database.transaction().unwrap();
        FILLED.iter().for_each(|table| _ = copy(&finished, table, order, Some(&write)));
        write.commit().unwrap();
    });
    both.less(reading)
}

/// Reads every row of a table and inserts it, if it is to be inserted anywhere. Answers
/// something made of every value, so that none is left unread.
fn copy(from: &Connection, table: &str, order: Order, into: Option<&Transaction<'_>>) -> u64 {
    let order = order.of(table);
    let mut rows = from.prepare(&format!("SELECT * FROM {table} {order}")).unwrap();
    let width = rows.column_count();
    let marks = vec!["?"; width].join(",");
    let mut insert =
        into.map(|into| into.prepare(&format!("INSERT INTO {table} VALUES ({marks})")).unwrap());
    let mut rows = rows.query([]).unwrap();
    let mut read = 0;
    while let Some(row) = rows.next().unwrap() {
        for column in 0..width {
            let value = row.get_ref(column).unwrap();
            read += u64::from(value.data_type() == rusqlite::types::Type::Text);
            if let Some(insert) = &mut insert {
                insert.raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(value)).unwrap();
            }
        }
        insert.as_mut().map(|insert| insert.raw_execute().unwrap());
    }
    read
}

fn each(folder: &Path, name: &str, mut use_row: impl FnMut(&csv::StringRecord)) {
    let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
    let mut row = csv::StringRecord::new();
    while reader.read_record(&mut row).unwrap() {
        use_row(&row);
    }
}

/// Open balances, days late and step of every due invoice, written to a table in one statement.
pub(crate) fn control(folder: &Path, as_of: &str) -> (Cost, i64) {
    let database = open(folder);
    let (cost, ()) = here(|| {
        database
            .execute_batch(
                "CREATE TABLE plan (customer TEXT, number TEXT, open INTEGER, late INTEGER, step INTEGER, why TEXT);",
            )
            .unwrap();
        database
            .execute(
                "INSERT INTO plan
                 SELECT customer, number, open, late,
                        CASE WHEN late >= 29 THEN 8 WHEN late >= 15 THEN 7 WHEN late >= 13 THEN 6
                             WHEN late >= 8 THEN 5 WHEN late >= 6 THEN 4 WHEN late >= 2 THEN 3
                             WHEN late = 0 THEN 2 ELSE 1 END,
                        'late by ' || late || ' days'
                 FROM (SELECT i.customer, i.number, i.amount - COALESCE(SUM(s.amount), 0) AS open, ?1 - i.due AS late
                       FROM invoice i LEFT JOIN settlement s ON s.settles = i.number AND s.customer = i.customer AND s.day <= ?1
                       WHERE i.issued <= ?1 GROUP BY i.rowid)
                 WHERE open > 0 AND late >= -3 ORDER BY customer",
                params![day(as_of)],
            )
            .unwrap();
    });
    let overdue = database
        .query_row("SELECT COUNT(*) FROM plan WHERE late > 0", [], |row| row.get(0))
        .unwrap();
    (cost, overdue)
}

/// Ageing by customer on a past day; returns the total in minor units.
pub(crate) fn ageing(folder: &Path, as_of: &str) -> (Cost, i64) {
    let database = open(folder);
    here(|| {
        let mut statement = database
            .prepare(
                "SELECT customer,
                        SUM(CASE WHEN late <= 0 THEN open ELSE 0 END), SUM(CASE WHEN late BETWEEN 1 AND 30 THEN open ELSE 0 END),
                        SUM(CASE WHEN late BETWEEN 31 AND 60 THEN open ELSE 0 END), SUM(CASE WHEN late BETWEEN 61 AND 90 THEN open ELSE 0 END),
                        SUM(CASE WHEN late > 90 THEN open ELSE 0 END), SUM(open)
                 FROM (SELECT i.customer, i.amount - COALESCE(p.paid, 0) AS open, ?1 - i.due AS late
                       FROM invoice i LEFT JOIN (SELECT customer, settles, SUM(amount) AS paid FROM settlement WHERE day <= ?1 GROUP BY customer, settles) p
                         ON p.settles = i.number AND p.customer = i.customer
                       WHERE i.issued <= ?1)
                 WHERE open <> 0 GROUP BY customer",
            )
            .unwrap();
        let rows = statement.query_map(params![day(as_of)], |row| row.get::<_, i64>(6)).unwrap();
        rows.map(Result::unwrap).sum()
    })
}
