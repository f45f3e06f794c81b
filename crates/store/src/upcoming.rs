//! What is recorded already and takes effect later: the days on which an account changes
//! although nothing is entered any more. Control has to look again on them.

use crate::ageing::horizon;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::{CompanyId, CustomerId, Day};
use std::collections::BTreeMap;

/// A document that counts from a later day on. Where nothing is settled later, what is not
/// closed by the day is not closed at all, and the index of the open items has it.
const ITEMS: &str = "SELECT customer, MIN(effective) FROM item
    WHERE company = $1 AND closed = 4000000 AND effective > $2 AND customer IN ({ids $3})
    GROUP BY customer";

/// The same, and settlements and due changes that do. Asked only when there are any.
const ITEMS_AND_CHANGES: &str = "SELECT customer, MIN(effective) FROM (
        SELECT customer, effective FROM item
        WHERE company = $1 AND closed > $2 AND effective > $2 AND customer IN ({ids $3})
        UNION ALL
        SELECT customer, effective FROM movement
        WHERE company = $1 AND effective > $2 AND customer IN ({ids $3})
        UNION ALL
        SELECT customer, effective FROM due_change
        WHERE company = $1 AND effective > $2 AND customer IN ({ids $3})) later
    GROUP BY customer";

/// The first day after `day` on which something recorded takes effect, for those of these
/// customers (ascending) that have one.
pub fn next_effective(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[CustomerId],
) -> Result<BTreeMap<CustomerId, Day>, StoreError> {
    let later = horizon(reader, company)?.is_some_and(|horizon| horizon > day);
    let sql = if later { ITEMS_AND_CHANGES } else { ITEMS };
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let values = [company.into(), day.into(), Value::Ids(&ids)];
    let mut found = BTreeMap::new();
    reader.each(sql, &values, |row| {
        found.insert(CustomerId::new(row.int(0)?), row.day(1)?);
        Ok(())
    })?;
    Ok(found)
}
