//! Whole books of many customers, a range at a time, in as many statements as of one.

use super::{ITEM_COLUMNS, ItemRow, item_or_none, read_item};
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Row, Value};
use saldo_domain::book::{DueChange, Movement, MovementKind};
use saldo_domain::{CompanyId, CustomerId, ItemId, Money, MovementId, UserId};

/// Everything recorded about the money of one customer.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<UserId>,
    pub items: Vec<ItemRow>,
    pub movements: Vec<Movement>,
    pub due_changes: Vec<DueChange>,
}

/// The ledgers of the next customers after one, at most `limit`, ascending.
pub fn ledgers_after(
    reader: &mut Reader,
    company: CompanyId,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<Ledger>, StoreError> {
    let after = after.map_or(i64::MIN, CustomerId::get);
    let mut ledgers = reader.query(
        "SELECT customer, code, name, owner FROM customer WHERE company = $1 AND customer > $2
         ORDER BY customer LIMIT $3",
        &[company.into(), after.into(), i64::from(limit).into()],
        empty,
    )?;
    let ids: Vec<i64> = ledgers.iter().map(|ledger| ledger.customer.get()).collect();
    if !ids.is_empty() {
        add_items(reader, company, &ids, &mut ledgers)?;
        add_movements(reader, company, &ids, &mut ledgers)?;
        add_due_changes(reader, company, &ids, &mut ledgers)?;
    }
    Ok(ledgers)
}

/// The ledgers of these customers, ascending; of those that are there.
pub fn ledgers_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<Ledger>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut ledgers = reader.query(
        "SELECT customer, code, name, owner FROM customer
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(&ids)],
        empty,
    )?;
    add_items(reader, company, &ids, &mut ledgers)?;
    add_movements(reader, company, &ids, &mut ledgers)?;
    add_due_changes(reader, company, &ids, &mut ledgers)?;
    Ok(ledgers)
}

fn empty(row: &Row<'_>) -> Result<Ledger, StoreError> {
    Ok(Ledger {
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        owner: row.int_or_null(3)?.map(UserId::new),
        items: Vec::new(),
        movements: Vec::new(),
        due_changes: Vec::new(),
    })
}

/// The ledger of a customer; rows come for none but those that were asked for.
fn of(ledgers: &mut [Ledger], customer: CustomerId) -> Option<&mut Ledger> {
    let at = ledgers.binary_search_by_key(&customer, |ledger| ledger.customer).ok()?;
    ledgers.get_mut(at)
}

fn add_items(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    ledgers: &mut [Ledger],
) -> Result<(), StoreError> {
    let mut currencies = Currencies::default();
    let sql = format!(
        "SELECT {ITEM_COLUMNS} FROM item WHERE company = $1 AND customer IN ({{ids $2}})
         ORDER BY customer, item"
    );
    reader.each(&sql, &[company.into(), Value::Ids(ids)], |row| {
        let item = read_item(row, &mut currencies)?;
        if let Some(own) = of(ledgers, item.customer) {
            own.items.push(item);
        }
        Ok(())
    })
}

fn add_movements(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    ledgers: &mut [Ledger],
) -> Result<(), StoreError> {
    let mut currencies = Currencies::default();
    reader.each(
        "SELECT customer, movement, kind, debit_item, credit_item, currency, amount, effective,
                recorded, reverses
         FROM movement WHERE company = $1 AND customer IN ({ids $2})
         ORDER BY customer, recorded, effective, movement",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let currency = currencies.read(row, 5)?;
            let movement = Movement {
                customer: CustomerId::new(row.int(0)?),
                movement: MovementId::new(row.int(1)?),
                kind: row.word(2, MovementKind::from_code)?,
                debit_item: item_or_none(row.int(3)?),
                credit_item: item_or_none(row.int(4)?),
                amount: Money::from_minor(row.int(6)?, currency),
                effective: row.day(7)?,
                recorded: row.moment(8)?,
                reverses: Some(row.int(9)?).filter(|id| *id != 0).map(MovementId::new),
            };
            if let Some(own) = of(ledgers, movement.customer) {
                own.movements.push(movement);
            }
            Ok(())
        },
    )
}

fn add_due_changes(
    reader: &mut Reader,
    company: CompanyId,
    ids: &[i64],
    ledgers: &mut [Ledger],
) -> Result<(), StoreError> {
    reader.each(
        "SELECT customer, item, due, effective, recorded FROM due_change
         WHERE company = $1 AND customer IN ({ids $2})
         ORDER BY customer, recorded, effective, due",
        &[company.into(), Value::Ids(ids)],
        |row| {
            let change = DueChange {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                due: row.day(2)?,
                effective: row.day(3)?,
                recorded: row.moment(4)?,
            };
            if let Some(own) = of(ledgers, change.customer) {
                own.due_changes.push(change);
            }
            Ok(())
        },
    )
}
