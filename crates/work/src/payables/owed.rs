//! What is owed to creditors as of a day, for lists, reports and the inventory.

use crate::Refused;
use saldo_domain::payables::open_on;
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_store::Reader;
use saldo_store::payables::{self as stored, PayableRow, UseRow};
use std::collections::BTreeMap;

/// Every payable that was there on a day, with what was settled of it by then.
///
/// # Errors
/// `Money`, or the store's.
pub(crate) fn owed_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<PayableRow>, Refused> {
    let rows = stored::all(reader, company)?;
    as_of(rows, &stored::uses(reader, company)?, day)
}

/// The same of rows and uses that were read already.
pub(super) fn as_of(
    rows: Vec<PayableRow>,
    uses: &[UseRow],
    day: Day,
) -> Result<Vec<PayableRow>, Refused> {
    let mut settled: BTreeMap<(CustomerId, i64), Vec<&UseRow>> = BTreeMap::new();
    for one in uses {
        settled.entry((one.creditor, one.payable)).or_default().push(one);
    }
    let mut owed = Vec::with_capacity(rows.len());
    for mut row in rows {
        let (amount, effective) = (row.new.amount, row.new.effective);
        let own = settled.get(&(row.new.creditor, row.new.payable));
        let own = own.into_iter().flatten();
        let own = own.map(|one| (one.effective, Money::from_minor(one.minor, amount.currency())));
        if let Some(open) = open_on(effective, amount, own, day)? {
            row.settled = amount.minus(open)?;
            owed.push(row);
        }
    }
    Ok(owed)
}
