//! What a payment may be for: read once for many lines.

use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Value};
use saldo_domain::matching::{Debt, Debtor};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use std::collections::BTreeMap;

/// Debit documents that are open, and those settled since a day: a second payment of one of
/// them must be noticed.
pub fn debts(reader: &mut Reader, company: CompanyId, since: Day) -> Result<Vec<Debt>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT customer, item, number, due_now, currency, open FROM item
         WHERE company = $1 AND side = 1 AND closed >= $2",
        &[company.into(), since.into()],
        |row| {
            Ok(Debt {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                number: row.string(2)?,
                due: row.day(3)?,
                open: Money::from_minor(row.int(5)?, currencies.read(row, 4)?),
            })
        },
    )
}

/// Every customer, with the accounts from which a person has confirmed that it pays.
pub fn debtors(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeMap<CustomerId, Debtor>, StoreError> {
    let mut debtors = BTreeMap::new();
    reader.each(
        "SELECT customer, code, name, registry_code FROM customer WHERE company = $1",
        &[company.into()],
        |row| {
            let debtor = Debtor {
                code: row.string(1)?,
                name: row.string(2)?,
                registry_code: row.string(3)?,
                accounts: Vec::new(),
            };
            debtors.insert(CustomerId::new(row.int(0)?), debtor);
            Ok(())
        },
    )?;
    reader.each(
        "SELECT customer, account FROM payer_account WHERE company = $1",
        &[company.into()],
        |row| {
            let customer = CustomerId::new(row.int(0)?);
            if let Some(debtor) = debtors.get_mut(&customer) {
                debtor.accounts.push(row.string(1)?);
            }
            Ok(())
        },
    )?;
    Ok(debtors)
}

/// Money that waits to be matched and may be that of one of these customers, booked by a
/// day: in customer order.
pub fn possible_money(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    customers: &[i64],
) -> Result<Vec<(CustomerId, Money)>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT customer, currency, CAST(SUM(amount) AS BIGINT) FROM line_proposal
         WHERE company = $1 AND customer IN ({ids $2}) AND booked <= $3
         GROUP BY customer, currency ORDER BY customer, currency",
        &[company.into(), Value::Ids(customers), day.into()],
        |row| {
            let money = Money::from_minor(row.int(2)?, currencies.read(row, 1)?);
            Ok((CustomerId::new(row.int(0)?), money))
        },
    )
}
