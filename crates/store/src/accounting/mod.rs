//! What the accounting system is to know: facts that began here, numbered once.

mod origin;
mod reminders;

pub use origin::unnumbered;

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
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
    /// Number of the debt that a credit settles, channel of a reminder, act of an offset, or code of
    /// the customer whose a document is from now on.
    pub other: String,
    pub effective: i64,
    /// The new due day; 0 where there is none.
    pub due: i64,
    pub currency: String,
    /// Minor units; 0 where no money moves.
    pub amount: i64,
    pub reason: String,
    /// The clause by which a reminder was sent, and its step; else empty and 0.
    pub clause: String,
    pub step: u8,
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
