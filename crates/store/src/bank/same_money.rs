//! Payments that files and programs tell, and lines of the bank that brought the same money.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Value};
use saldo_domain::book::same_money::{FromBank, Same};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use std::collections::BTreeSet;

/// What was found out about told payments before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlreadyTold {
    /// Payments, by customer and identity, for which a line of the bank still stands.
    pub payments: BTreeSet<(CustomerId, ItemId)>,
    /// Lines for which a told payment stands: each is one payment's.
    pub lines: BTreeSet<i64>,
}

/// Payments that were made from lines of the bank booked between two days, of these customers.
pub fn payments_from_bank(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    between: (Day, Day),
) -> Result<Vec<FromBank>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT customer, item, line, booked, currency, amount FROM bank_line
         WHERE company = $1 AND customer IN ({ids $2}) AND item <> 0 AND state = 'matched'
           AND linked = 0 AND booked BETWEEN $3 AND $4
         ORDER BY customer, booked, line",
        &[company.into(), Value::Ids(customers), between.0.into(), between.1.into()],
        |row| {
            Ok(FromBank {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                line: row.int(2)?,
                booked: row.day(3)?,
                amount: Money::from_minor(row.int(5)?, currencies.read(row, 4)?),
            })
        },
    )
}

/// What was remembered of these customers and still holds: the line stands for the payment, or
/// the bank has taken it back. A line whose import was undone, or that is another customer's
/// now, says nothing any more.
pub fn already_told(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<AlreadyTold, StoreError> {
    let mut told = AlreadyTold::default();
    reader.each(
        "SELECT s.customer, s.identity, s.line FROM same_money s
         JOIN bank_line l ON l.company = s.company AND l.line = s.line
         WHERE s.company = $1 AND s.customer IN ({ids $2})
           AND (l.state = 'returned'
                OR l.state = 'matched' AND l.customer = s.customer AND l.item = s.item)",
        &[company.into(), Value::Ids(customers)],
        |row| {
            told.payments.insert((CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?)));
            told.lines.insert(row.int(2)?);
            Ok(())
        },
    )?;
    Ok(told)
}

/// Remembers that told payments are the money of lines.
pub fn remember_same_money(
    writer: &mut Writer,
    stamp: Stamp,
    same: &[Same],
) -> Result<(), StoreError> {
    let rows = same.iter().map(|one| {
        [
            stamp.company.into(),
            one.customer.into(),
            one.identity.into(),
            one.line.into(),
            one.item.into(),
            stamp.batch.into(),
            stamp.recorded.into(),
        ]
    });
    let columns = ["company", "customer", "identity", "line", "item", "batch", "recorded"];
    writer.insert_missing("same_money", &columns, rows).map(drop)
}
