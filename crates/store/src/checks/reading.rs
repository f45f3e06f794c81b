//! Reading what may have been meddled with: a row that cannot be read is a defect to be
//! told, not a reason to stop.

use super::{Check, Finding};
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::CustomerId;
use saldo_domain::{CompanyId, ItemId};

/// Customers checked at once.
const CUSTOMERS_AT_ONCE: i64 = 1_000;

/// Rows of one table. The first column is the customer, the second what identifies the row
/// within it.
pub(super) struct Rows<'a> {
    pub(super) table: &'static str,
    /// Names of the columns asked for, parted by commas.
    pub(super) columns: &'a str,
    /// What follows the name of the table.
    pub(super) which: &'static str,
}

impl Rows<'_> {
    /// Calls `take` for every row; one that it cannot read becomes a finding, and `broken`
    /// hears whose it was.
    pub(super) fn each(
        &self,
        reader: &mut Reader,
        values: &[Value<'_>],
        found: &mut dyn FnMut(Finding),
        broken: &mut Vec<i64>,
        mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let sql = format!("SELECT {} FROM {} {}", self.columns, self.table, self.which);
        reader.each(&sql, values, |row| match take(row) {
            Err(StoreError::Unreadable { place, value }) => {
                broken.extend(row.int(0));
                found(self.unreadable(row, &place, &value));
                Ok(())
            }
            other => other,
        })
    }

    fn unreadable(&self, row: &Row<'_>, place: &str, value: &str) -> Finding {
        let item = if self.table == "item" { row.int(1).ok().map(ItemId::new) } else { None };
        let what = format!("{}: {} cannot be {value}", self.table, self.named(place));
        let customer = row.int(0).ok().map(CustomerId::new);
        Finding { check: Check::Readable, customer, item, what }
    }

    /// The column's name in place of its number.
    fn named<'p>(&'p self, place: &'p str) -> &'p str {
        let number = place.rsplit(' ').next().and_then(|last| last.parse::<usize>().ok());
        let name = number.and_then(|number| self.columns.split(',').nth(number));
        name.map_or(place, str::trim)
    }
}

/// Calls `act` with the ids of all customers, a block at a time, ascending.
pub(super) fn for_each_block(
    reader: &mut Reader,
    company: CompanyId,
    mut act: impl FnMut(&mut Reader, &[i64]) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let customers = reader.query(
            "SELECT customer FROM customer WHERE company = $1 AND customer >= $2
             ORDER BY customer LIMIT $3",
            &[company.into(), after.unwrap_or(i64::MIN).into(), CUSTOMERS_AT_ONCE.into()],
            |row| row.int(0),
        )?;
        let Some(last) = customers.last() else { return Ok(()) };
        let next = last.checked_add(1);
        act(reader, &customers)?;
        let Some(next) = next else { return Ok(()) };
        after = Some(next);
    }
}
