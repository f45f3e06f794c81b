//! Totals of the company on a day.

use crate::ageing::open_on;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money, Owners, UserId};
use std::collections::BTreeMap;

/// What is owed in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    pub currency: Currency,
    /// Open on the debit side.
    pub debit: Money,
    /// Past due on the debit side.
    pub overdue: Money,
    /// Allocated to nothing on the credit side.
    pub unallocated: Money,
}

/// How many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub customers: u64,
    /// Customers with an open debt.
    pub debtors: u64,
    pub overdue_debtors: u64,
    pub open_documents: u64,
    /// Messages planned and not yet sent.
    pub messages_planned: u64,
}

/// Limits a sum to the customers of these people.
fn of_owner<'v>(owners: Option<&'v Owners>, values: &mut Vec<Value<'v>>) -> String {
    match owners {
        None => String::new(),
        Some(owners) => {
            values.push(Value::Ids(owners.ids()));
            format!(
                " WHERE customer IN (SELECT customer FROM customer
                     WHERE company = $1 AND owner IN ({{ids ${}}}))",
                values.len()
            )
        }
    }
}

/// Totals per currency, by code.
pub fn totals(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    owner: Option<Owners>,
) -> Result<Vec<Totals>, StoreError> {
    let open = open_on(reader, company, day)?;
    let mut values: Vec<Value<'_>> = vec![company.into(), day.into()];
    let of_owner = of_owner(owner.as_ref(), &mut values);
    let sql = format!(
        "SELECT currency,
                CAST(SUM(CASE WHEN side = 1 THEN open ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN side = 1 AND due < $2 THEN open ELSE 0 END) AS BIGINT),
                CAST(SUM(CASE WHEN side = 2 THEN open ELSE 0 END) AS BIGINT)
         FROM ({open}) o{of_owner} GROUP BY currency ORDER BY currency {{binary}}"
    );
    reader.query(&sql, &values, |row| {
        let currency = row.currency(0)?;
        let money = |column| Ok::<_, StoreError>(Money::from_minor(row.int(column)?, currency));
        Ok(Totals { currency, debit: money(1)?, overdue: money(2)?, unallocated: money(3)? })
    })
}

/// What the customers of one person owe in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnerTotals {
    /// `None`: customers in nobody's hands.
    pub owner: Option<UserId>,
    /// Open on the debit side.
    pub debit: Money,
    /// Past due on the debit side.
    pub overdue: Money,
}

/// What is owed on a day in this currency, by whose customers they are today.
pub fn totals_by_owner(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    currency: Currency,
) -> Result<Vec<OwnerTotals>, StoreError> {
    let open = open_on(reader, company, day)?;
    let sql = format!(
        "SELECT COALESCE(c.owner, 0) AS of_whom, CAST(SUM(o.open) AS BIGINT),
                CAST(SUM(CASE WHEN o.due < $2 THEN o.open ELSE 0 END) AS BIGINT)
         FROM ({open}) o
         JOIN customer c ON c.company = $1 AND c.customer = o.customer
         WHERE o.side = 1 AND o.currency = $3
         GROUP BY COALESCE(c.owner, 0) ORDER BY of_whom"
    );
    reader.query(&sql, &[company.into(), day.into(), currency.into()], |row| {
        Ok(OwnerTotals {
            owner: Some(row.int(0)?).filter(|owner| *owner != 0).map(UserId::new),
            debit: Money::from_minor(row.int(1)?, currency),
            overdue: Money::from_minor(row.int(2)?, currency),
        })
    })
}

/// Debts by the day they fall due, per currency: what a picture of lateness is made of.
pub fn by_due_day(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    owner: Option<Owners>,
) -> Result<Vec<(Day, Money)>, StoreError> {
    let open = open_on(reader, company, day)?;
    let mut values: Vec<Value<'_>> = vec![company.into(), day.into()];
    let of_owner = of_owner(owner.as_ref(), &mut values);
    let and = if of_owner.is_empty() { " WHERE" } else { " AND" };
    let sql = format!(
        "SELECT due, currency, CAST(SUM(open) AS BIGINT)
         FROM ({open}) o{of_owner}{and} side = 1 AND open > 0
         GROUP BY due, currency ORDER BY due, currency {{binary}}"
    );
    reader.query(&sql, &values, |row| {
        Ok((row.day(0)?, Money::from_minor(row.int(2)?, row.currency(1)?)))
    })
}

/// How many customers, debtors, documents and messages.
pub fn numbers(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    owner: Option<Owners>,
) -> Result<Numbers, StoreError> {
    let open = open_on(reader, company, day)?;
    let mut values: Vec<Value<'_>> = vec![company.into(), day.into()];
    let of_owner = of_owner(owner.as_ref(), &mut values);
    let sql = format!(
        "SELECT COUNT(*), CAST(SUM(late) AS BIGINT), CAST(SUM(documents) AS BIGINT)
         FROM (SELECT customer, MAX(CASE WHEN due < $2 THEN 1 ELSE 0 END) AS late,
                      COUNT(*) AS documents
               FROM (SELECT customer, due FROM ({open}) o WHERE side = 1 AND open > 0) d{of_owner}
               GROUP BY customer) g"
    );
    let counted = reader.one(&sql, &values, |row| {
        let number = |column| Ok::<_, StoreError>(row.int_or_null(column)?.unwrap_or(0) as u64);
        Ok((number(0)?, number(1)?, number(2)?))
    })?;
    let (debtors, overdue_debtors, open_documents) = counted.unwrap_or_default();
    let mut values: Vec<Value<'_>> = vec![company.into()];
    let of_owner = self::of_owner(owner.as_ref(), &mut values).replacen(" WHERE", " AND", 1);
    let customers = format!("SELECT COUNT(*) FROM customer WHERE company = $1{of_owner}");
    let messages =
        format!("SELECT COUNT(*) FROM outbox WHERE company = $1 AND state = 'planned'{of_owner}");
    Ok(Numbers {
        customers: reader.number(&customers, &values)? as u64,
        debtors,
        overdue_debtors,
        open_documents,
        messages_planned: reader.number(&messages, &values)? as u64,
    })
}

/// A customer with what it owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debtor {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// Open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    pub oldest_due: Option<Day>,
}

/// Customers with the largest overdue amounts in this currency, at most `limit`.
pub fn biggest(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    currency: Currency,
    owner: Option<Owners>,
    limit: u32,
) -> Result<Vec<Debtor>, StoreError> {
    let open = open_on(reader, company, day)?;
    let mut values: Vec<Value<'_>> =
        vec![company.into(), day.into(), currency.into(), i64::from(limit).into()];
    let of_owner = of_owner(owner.as_ref(), &mut values);
    let and = if of_owner.is_empty() { " WHERE" } else { " AND" };
    let sql = format!(
        "SELECT g.customer, c.code, c.name, g.balance, g.overdue, g.oldest
         FROM (SELECT customer,
                   CAST(SUM(CASE WHEN side = 1 THEN open ELSE -open END) AS BIGINT) AS balance,
                   CAST(SUM(CASE WHEN side = 1 AND due < $2 THEN open ELSE 0 END) AS BIGINT)
                       AS overdue,
                   MIN(CASE WHEN side = 1 AND due < $2 AND open > 0 THEN due END) AS oldest
               FROM ({open}) o{of_owner}{and} currency = $3 GROUP BY customer) g
         JOIN customer c ON c.company = $1 AND c.customer = g.customer
         WHERE g.overdue > 0
         ORDER BY g.overdue DESC, g.customer LIMIT $4"
    );
    reader.query(&sql, &values, |row| {
        Ok(Debtor {
            customer: CustomerId::new(row.int(0)?),
            code: row.string(1)?,
            name: row.string(2)?,
            balance: Money::from_minor(row.int(3)?, currency),
            overdue: Money::from_minor(row.int(4)?, currency),
            oldest_due: row.day_or_never(5)?,
        })
    })
}

/// A customer whose debts are late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<UserId>,
    pub overdue: Money,
    pub oldest_due: Day,
}

/// Debtors looked at together: a plan names people's customers, not a whole book.
const MOST_LATE: i64 = 5_000;

/// Customers with overdue debts in this currency, the longest late first.
pub fn late(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    currency: Currency,
) -> Result<Vec<Late>, StoreError> {
    let open = open_on(reader, company, day)?;
    let sql = format!(
        "SELECT g.customer, c.code, c.name, c.owner, g.overdue, g.oldest
         FROM (SELECT customer, CAST(SUM(open) AS BIGINT) AS overdue, MIN(due) AS oldest
               FROM ({open}) o WHERE side = 1 AND due < $2 AND open > 0 AND currency = $3
               GROUP BY customer) g
         JOIN customer c ON c.company = $1 AND c.customer = g.customer
         ORDER BY g.oldest, g.customer LIMIT $4"
    );
    let values = [company.into(), day.into(), currency.into(), MOST_LATE.into()];
    reader.query(&sql, &values, |row| {
        Ok(Late {
            customer: CustomerId::new(row.int(0)?),
            code: row.string(1)?,
            name: row.string(2)?,
            owner: row.int_or_null(3)?.map(UserId::new),
            overdue: Money::from_minor(row.int(4)?, currency),
            oldest_due: row.day(5)?,
        })
    })
}

/// How many contacts each person noted on a day; what a plan tells of is no contact (ESC-06).
pub fn contacts_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<BTreeMap<UserId, u64>, StoreError> {
    let sql = "SELECT person, COUNT(*) FROM contact
         WHERE company = $1 AND day = $2 AND kind NOT IN ('MEASURE_PLANNED', 'MEASURE_DROPPED')
         GROUP BY person";
    let rows = reader.query(sql, &[company.into(), day.into()], counted)?;
    Ok(rows.into_iter().collect())
}

/// How much work each person closed from a moment up to another.
pub fn closed_between(
    reader: &mut Reader,
    company: CompanyId,
    (first, last): (Moment, Moment),
) -> Result<BTreeMap<UserId, u64>, StoreError> {
    let sql = "SELECT person, COUNT(*) FROM task
               WHERE company = $1 AND closed_at >= $2 AND closed_at < $3 AND state = 'done'
               GROUP BY person";
    let rows = reader.query(sql, &[company.into(), first.into(), last.into()], counted)?;
    Ok(rows.into_iter().collect())
}

fn counted(row: &Row<'_>) -> Result<(UserId, u64), StoreError> {
    Ok((UserId::new(row.int(0)?), row.int(1)? as u64))
}
