//! The payment references of documents: the latest that was told counts, unless the import that told
//! it was undone.

use super::{NewReference, Stamp};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use std::collections::BTreeMap;

/// References by customer and document.
pub type References = BTreeMap<(CustomerId, ItemId), String>;

const STANDING: &str = "NOT EXISTS (SELECT 1 FROM batch_undone u
    WHERE u.company = r.company AND u.batch = r.batch)";

pub(super) fn add(
    writer: &mut Writer,
    stamp: Stamp,
    references: &[NewReference],
) -> Result<(), StoreError> {
    if references.is_empty() {
        return Ok(());
    }
    let count = references.len() as i64;
    let first = reserve(writer, stamp.company, numbers::PAYMENT_REFERENCE, count)?;
    let rows = (first..).zip(references).map(|(entry, one)| {
        [
            stamp.company.into(),
            one.customer.into(),
            one.item.into(),
            entry.into(),
            (&one.reference).into(),
            stamp.recorded.into(),
            one.batch.unwrap_or(stamp.batch).into(),
        ]
    });
    let columns = ["company", "customer", "item", "entry", "reference", "recorded", "batch"];
    writer.insert("payment_reference", &columns, rows).map(drop)
}

/// The references of all documents of these customers.
pub fn references_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<References, StoreError> {
    let sql = format!(
        "SELECT r.customer, r.item, r.reference FROM payment_reference r
         WHERE r.company = $1 AND r.customer IN ({{ids $2}}) AND {STANDING} ORDER BY r.entry"
    );
    gather(reader, &sql, &[company.into(), Value::Ids(customers)])
}

/// The references of debits that are open, or were settled on a day or after it.
pub(crate) fn references_of_debts(
    reader: &mut Reader,
    company: CompanyId,
    since: Day,
) -> Result<References, StoreError> {
    let sql = format!(
        "SELECT r.customer, r.item, r.reference FROM payment_reference r
         JOIN item i ON i.company = r.company AND i.customer = r.customer AND i.item = r.item
         WHERE r.company = $1 AND i.side = 1 AND i.closed >= $2 AND {STANDING} ORDER BY r.entry"
    );
    gather(reader, &sql, &[company.into(), since.into()])
}

/// The reference of one document.
pub fn reference_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<Option<String>, StoreError> {
    let sql = format!(
        "SELECT r.reference FROM payment_reference r
         WHERE r.company = $1 AND r.customer = $2 AND r.item = $3 AND {STANDING}
         ORDER BY r.entry DESC LIMIT 1"
    );
    reader.one(&sql, &[company.into(), customer.into(), item.into()], |row| row.string(0))
}

/// Every reference of the documents of a customer that stands, from the earliest told to the latest,
/// with the import that told it.
pub fn references_told(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<NewReference>, StoreError> {
    let sql = format!(
        "SELECT r.item, r.reference, r.batch FROM payment_reference r
         WHERE r.company = $1 AND r.customer = $2 AND {STANDING} ORDER BY r.entry"
    );
    reader.query(&sql, &[company.into(), customer.into()], |row| {
        let (item, batch) = (ItemId::new(row.int(0)?), Some(row.int(2)?));
        Ok(NewReference { customer, item, reference: row.string(1)?, batch })
    })
}

/// Rows come from the earliest told to the latest.
fn gather(reader: &mut Reader, sql: &str, values: &[Value<'_>]) -> Result<References, StoreError> {
    let mut references = References::new();
    reader.each(sql, values, |row: &Row<'_>| {
        let document = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
        references.insert(document, row.string(2)?);
        Ok(())
    })?;
    Ok(references)
}
