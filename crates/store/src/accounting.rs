//! What the accounting system is to know: facts that began here, numbered once.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId};
use std::collections::BTreeSet;

/// A fact that has no number yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnumbered {
    pub kind: &'static str,
    pub customer: CustomerId,
    /// What tells it apart among the facts of its kind and customer.
    pub subject: String,
    pub code: String,
    pub name: String,
    pub registry_code: String,
    /// Number of the document it is about; may be empty.
    pub number: String,
    /// Kind of that document.
    pub document: String,
    /// Number of the debt that a credit settles, or channel of a reminder.
    pub other: String,
    pub effective: i64,
    /// The new due day; 0 where there is none.
    pub due: i64,
    pub currency: String,
    /// Minor units; 0 where no money moves.
    pub amount: i64,
    pub reason: String,
    pub recorded: Moment,
}

/// What tells a fact apart from all others: kind, customer, subject.
pub type FactKey = (String, CustomerId, String);

impl Unnumbered {
    /// What tells this fact apart from all others.
    pub fn key(&self) -> FactKey {
        (self.kind.to_owned(), self.customer, self.subject.clone())
    }
}

/// A record as it was numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    pub record: i64,
    pub kind: String,
    /// JSON.
    pub body: String,
}

/// Columns of every query below, in the order of [`read`].
const HEAD: &str = "c.customer, c.code, c.name, c.registry_code";

fn read(kind: &'static str, row: &Row<'_>) -> Result<Unnumbered, StoreError> {
    Ok(Unnumbered {
        kind,
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        registry_code: row.string(3)?,
        subject: row.string(4)?,
        number: row.string(5)?,
        document: row.string(6)?,
        other: row.string(7)?,
        effective: row.int(8)?,
        due: row.int(9)?,
        currency: row.string(10)?,
        amount: row.int(11)?,
        reason: row.string(12)?,
        recorded: row.moment(13)?,
    })
}

/// Facts that began here and have no number yet, in the order in which they were recorded:
/// what files brought is known to the accounting system already.
pub fn unnumbered(reader: &mut Reader, company: CompanyId) -> Result<Vec<Unnumbered>, StoreError> {
    let mut found = Vec::new();
    for (kind, from) in [
        ("reminder", REMINDERS),
        ("terms", TERMS),
        ("write_off", WRITE_OFFS),
        ("document", DOCUMENTS),
        ("posting", POSTINGS),
        ("refund", POSTINGS),
        ("difference", POSTINGS),
        ("cancellation", POSTINGS),
        ("amendment", POSTINGS),
        ("payable_income", INCOME),
    ] {
        let of_kind = match kind {
            "posting" => " AND m.kind = 'allocation'".to_owned(),
            "refund" | "difference" | "cancellation" | "amendment" => {
                format!(" AND m.kind = '{kind}'")
            }
            _ => String::new(),
        };
        // Movements of every kind were told as postings once, and are not told again.
        let sql = format!(
            "SELECT {HEAD}, {from}{of_kind} AND NOT EXISTS (
                 SELECT 1 FROM accounting_record r WHERE r.company = $1
                    AND r.kind IN ('{kind}', '{}')
                    AND r.customer = c.customer AND r.subject = {})",
            if of_kind.is_empty() { kind } else { "posting" },
            subject(kind)
        );
        found.extend(reader.query(&sql, &[company.into()], |row| read(kind, row))?);
    }
    found.sort_by(|a, b| {
        let key = |one: &Unnumbered| (one.recorded, one.kind, one.customer);
        key(a).cmp(&key(b)).then_with(|| a.subject.cmp(&b.subject))
    });
    Ok(found)
}

/// What tells facts of a kind apart within their customer, as text.
fn subject(kind: &str) -> &'static str {
    match kind {
        "reminder" => "o.effect",
        "terms" => "CAST(d.change AS TEXT)",
        "document" => "CAST(i.item AS TEXT)",
        "payable_income" => INCOME_SUBJECT,
        _ => "CAST(m.movement AS TEXT)",
    }
}

const REMINDERS: &str = "o.effect, '', '', o.channel, o.day, CAST(0 AS BIGINT), '',
    CAST(0 AS BIGINT), o.recipient, p.recorded
    FROM outbox o
    JOIN customer c ON c.company = o.company AND c.customer = o.customer
    JOIN passage p ON p.company = o.company AND p.customer = o.customer AND p.effect = o.effect
         AND p.what IN ('sent', 'delivered')
    WHERE o.company = $1 AND NOT EXISTS (
          SELECT 1 FROM passage q WHERE q.company = p.company AND q.customer = p.customer
             AND q.effect = p.effect AND q.what IN ('sent', 'delivered')
             AND q.passage < p.passage)";

const TERMS: &str = "CAST(d.change AS TEXT), i.number, i.kind, '', d.effective, d.due, i.currency,
    CAST(0 AS BIGINT), d.reason, d.recorded
    FROM due_change d
    JOIN customer c ON c.company = d.company AND c.customer = d.customer
    JOIN item i ON i.company = d.company AND i.customer = d.customer AND i.item = d.item
    WHERE d.company = $1 AND d.batch = 0";

const WRITE_OFFS: &str =
    "CAST(m.movement AS TEXT), i.number, i.kind, '', m.effective, CAST(0 AS BIGINT),
    m.currency, m.amount, m.reason, m.recorded
    FROM movement m
    JOIN customer c ON c.company = m.company AND c.customer = m.customer
    JOIN item i ON i.company = m.company AND i.customer = m.customer AND i.item = m.debit_item
    WHERE m.company = $1 AND m.kind = 'write_off'";

const DOCUMENTS: &str = "CAST(i.item AS TEXT), i.number, i.kind, '', i.effective, i.due,
    i.currency, i.amount, i.note, i.recorded
    FROM item i
    JOIN customer c ON c.company = i.company AND c.customer = i.customer
    WHERE i.company = $1 AND (i.batch = 0 OR EXISTS (
          SELECT 1 FROM batch b WHERE b.company = i.company AND b.batch = i.batch
             AND b.kind = 'statement'))";

/// Movements but write-offs: settlements, and what changes a document by itself. The amount of a
/// correction is what it makes of the document: a movement takes, so a lower amount is below zero.
const POSTINGS: &str = "CAST(m.movement AS TEXT), COALESCE(i.number, j.number),
    COALESCE(i.kind, j.kind), CASE WHEN i.number IS NULL THEN '' ELSE COALESCE(j.number, '') END,
    m.effective, CAST(0 AS BIGINT), m.currency,
    CASE WHEN m.kind = 'amendment' THEN -m.amount ELSE m.amount END, m.reason, m.recorded
    FROM movement m
    JOIN customer c ON c.company = m.company AND c.customer = m.customer
    LEFT JOIN item i ON i.company = m.company AND i.customer = m.customer
         AND i.item = m.credit_item
    LEFT JOIN item j ON j.company = m.company AND j.customer = m.customer
         AND j.item = m.debit_item
    WHERE m.company = $1 AND m.kind <> 'write_off' AND (m.batch = 0 OR EXISTS (
          SELECT 1 FROM batch b WHERE b.company = m.company AND b.batch = m.batch
             AND b.kind = 'statement'))";

/// A payable may become income once more, after what was income was given back.
const INCOME_SUBJECT: &str = "CAST(u.payable AS TEXT) || '.' || CAST(u.place AS TEXT)";

/// Creditors are no customers: the payable itself tells who they are. The order of the head is
/// the reason.
const INCOME: &str = "CAST(u.payable AS TEXT) || '.' || CAST(u.place AS TEXT), c.number, 'payable',
    '', u.effective, CAST(0 AS BIGINT), c.currency, u.amount, o.number, u.recorded
    FROM payable_use u
    JOIN (SELECT p.company, p.customer, p.payable, p.code, p.name, '' AS registry_code, p.number,
                 p.currency
          FROM payable p WHERE p.company = $1 AND NOT EXISTS (
               SELECT 1 FROM payable later WHERE later.company = p.company
                  AND later.customer = p.customer AND later.payable = p.payable
                  AND later.version > p.version)) c
      ON c.company = u.company AND c.customer = u.customer AND c.payable = u.payable
    JOIN payable_income o ON o.company = u.company AND o.customer = u.customer
         AND o.payable = u.payable AND o.place = u.place AND o.paper = 2
    WHERE u.company = $1";

/// The number of the last record; 0 before the first.
pub fn last(reader: &mut Reader, company: CompanyId) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(record), 0) FROM accounting_record WHERE company = $1";
    reader.number(sql, &[company.into()])
}

/// What the records after this one tell of.
pub fn numbered_after(
    reader: &mut Reader,
    company: CompanyId,
    record: i64,
) -> Result<BTreeSet<FactKey>, StoreError> {
    let rows = reader.query(
        "SELECT kind, customer, subject FROM accounting_record
         WHERE company = $1 AND record > $2",
        &[company.into(), record.into()],
        |row| Ok((row.string(0)?, CustomerId::new(row.int(1)?), row.string(2)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// How many records of each kind there are.
pub fn counted(reader: &mut Reader, company: CompanyId) -> Result<Vec<(String, u64)>, StoreError> {
    reader.query(
        "SELECT kind, COUNT(*) FROM accounting_record WHERE company = $1
         GROUP BY kind ORDER BY kind {binary}",
        &[company.into()],
        |row| Ok((row.string(0)?, row.int(1)? as u64)),
    )
}

/// Numbers records; each fact gets one number, whatever happens later.
pub fn number(
    writer: &mut Writer,
    stamp: Stamp,
    records: &[(Unnumbered, String)],
) -> Result<(), StoreError> {
    if records.is_empty() {
        return Ok(());
    }
    let count = records.len() as i64;
    let first = reserve(writer, stamp.company, numbers::ACCOUNTING_RECORD, count)?;
    let rows = (first..).zip(records).map(|(number, (fact, body))| {
        [
            stamp.company.into(),
            number.into(),
            fact.kind.into(),
            fact.customer.into(),
            (&fact.subject).into(),
            body.into(),
            stamp.recorded.into(),
        ]
    });
    let columns = ["company", "record", "kind", "customer", "subject", "body", "recorded"];
    writer.insert("accounting_record", &columns, rows).map(drop)
}

/// Records after one, in order, at most `limit`.
pub fn after(
    reader: &mut Reader,
    company: CompanyId,
    after: i64,
    limit: u32,
) -> Result<Vec<RecordRow>, StoreError> {
    reader.query(
        "SELECT record, kind, body FROM accounting_record
         WHERE company = $1 AND record > $2 ORDER BY record LIMIT $3",
        &[company.into(), after.into(), i64::from(limit).into()],
        |row| Ok(RecordRow { record: row.int(0)?, kind: row.string(1)?, body: row.string(2)? }),
    )
}
