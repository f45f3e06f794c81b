//! What is open on a day, as known at a moment: the one question under every list, report
//! and control run.
//!
//! From the *horizon* on (the latest effective day of any movement or due change) the derived
//! columns of the open items answer it, and only those items are touched. For an earlier day
//! items that were closed later count too, and the movements up to the day are summed, inside
//! the statement, for the few items that had any by then. What was closed by then is not
//! touched either way.

use crate::book::{Counting, latest_due, read_due_changes, read_movements};
use crate::company::numbers;
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Value};
use saldo_domain::book::{Moment, Side};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Owners, UserId};

/// Something open on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenRow {
    pub customer: CustomerId,
    pub item: ItemId,
    pub side: Side,
    /// Due day in force on the day.
    pub due: Day,
    pub effective: Day,
    /// Open, or on the credit side allocated to nothing.
    pub open: Money,
}

/// Sources of rows `customer, item, side, effective, due, currency, open, kind, amount` for
/// company `$1` and day `$2`. `open` may be 0.
const NOW: &str = "SELECT customer, item, side, effective, due_now AS due, currency, open, kind,
        amount
    FROM item WHERE company = $1 AND closed = 4000000 AND effective <= $2";

/// What stands in a row of an earlier day. Few items were ever deferred, and looking whether
/// one was is cheaper than sorting nothing.
macro_rules! stood {
    ($from:literal) => {
        concat!(
            "SELECT i.customer, i.item, i.side, i.effective,
        CASE WHEN NOT EXISTS (
                SELECT 1 FROM due_change e
                WHERE e.company = i.company AND e.customer = i.customer AND e.item = i.item)
             THEN i.due
             ELSE COALESCE(
                (SELECT d.due FROM due_change d
                 WHERE d.company = i.company AND d.customer = i.customer AND d.item = i.item
                   AND d.effective <= $2
                 ORDER BY d.recorded DESC, d.effective DESC, d.due DESC LIMIT 1), i.due)
        END AS due,
        i.currency,
        CASE WHEN i.first_move > $2 THEN i.amount
             WHEN i.side = 1 THEN i.amount - COALESCE(
                (SELECT CAST(SUM(m.amount) AS BIGINT) FROM movement m
                 WHERE m.company = i.company AND m.customer = i.customer
                   AND m.debit_item = i.item AND m.effective <= $2), 0)
             ELSE i.amount - COALESCE(
                (SELECT CAST(SUM(m.amount) AS BIGINT) FROM movement m
                 WHERE m.company = i.company AND m.customer = i.customer
                   AND m.credit_item = i.item AND m.effective <= $2), 0)
        END AS open,
        i.kind, i.amount
    FROM ",
            $from
        )
    };
}

const THEN: &str = stood!("item i WHERE i.company = $1 AND i.closed > $2 AND i.effective <= $2");

/// The same of the whole company: the items are found by two indexes and read in the order in
/// which they lie. What is open still is in the one, what was closed since in the other.
///
/// The plus keeps SQLite from stepping over every document of the company by the primary key
/// instead of the short index of the open ones: it took four times as long. PostgreSQL reads it
/// as the number it is.
const THEN_OF_ALL: &str = stood!(
    "(SELECT customer, item FROM (
            SELECT customer, item FROM item
            WHERE +company = $1 AND closed = 4000000 AND effective <= $2
            UNION ALL
            SELECT customer, item FROM item
            WHERE company = $1 AND closed < 4000000 AND closed > effective
              AND closed > $2 AND effective <= $2) found
        ORDER BY customer, item) o
    CROSS JOIN item i
    WHERE i.company = $1 AND i.customer = o.customer AND i.item = o.item"
);

/// The latest effective day of any movement or due change; `None` when there is none.
pub fn horizon(reader: &mut Reader, company: CompanyId) -> Result<Option<Day>, StoreError> {
    reader.one(
        "SELECT next FROM counter WHERE company = $1 AND name = $2",
        &[company.into(), numbers::HORIZON.into()],
        |row| row.day(0),
    )
}

/// Statement text that answers what was open on `day`: company is `$1`, day `$2`.
pub(crate) fn open_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<&'static str, StoreError> {
    let past = horizon(reader, company)?.is_some_and(|horizon| day < horizon);
    Ok(if past { THEN } else { NOW })
}

/// How many debit items were open on `day`.
pub(crate) fn debits_open_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<i64, StoreError> {
    let open = open_on(reader, company, day)?;
    // What counts as open now has something left: its amount need not be looked at.
    let left = if open == NOW { "" } else { " AND open > 0" };
    let sql = format!("SELECT COUNT(*) FROM ({open}) o WHERE side = 1{left}");
    reader.number(&sql, &[company.into(), day.into()])
}

/// What a report calls a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<UserId>,
}

/// Codes and names of these customers (ascending), in their order.
pub fn named(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<Named>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    reader.query(
        "SELECT customer, code, name, owner FROM customer
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            Ok(Named {
                customer: CustomerId::new(row.int(0)?),
                code: row.string(1)?,
                name: row.string(2)?,
                owner: row.int_or_null(3)?.map(UserId::new),
            })
        },
    )
}

/// Customers of these people, ascending; `None` for nobody in particular.
pub fn customers_of_owner(
    reader: &mut Reader,
    company: CompanyId,
    owners: Option<Owners>,
) -> Result<Option<Vec<CustomerId>>, StoreError> {
    let Some(owners) = owners else { return Ok(None) };
    let found = reader.query(
        "SELECT customer FROM customer WHERE company = $1 AND owner IN ({ids $2})
         ORDER BY customer",
        &[company.into(), Value::Ids(owners.ids())],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )?;
    Ok(Some(found))
}

/// Calls `take` for everything open on `day`, both sides, ordered by customer. With
/// `known_on` only what was recorded up to that moment counts.
pub fn open_items_on(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    known_on: Option<Moment>,
    take: impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    stream(reader, company, day, known_on, None, take)
}

/// The same for one customer.
pub fn open_items_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
    known_on: Option<Moment>,
) -> Result<Vec<OpenRow>, StoreError> {
    let mut found = Vec::new();
    stream(reader, company, day, known_on, Some(customer), |row| found.push(row))?;
    Ok(found)
}

fn stream(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    known_on: Option<Moment>,
    customer: Option<CustomerId>,
    take: impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    if let Some(moment) = known_on {
        return stream_known(reader, company, (day, moment), customer, take);
    }
    let open = open_on(reader, company, day)?;
    let mut values: Vec<Value<'_>> = vec![company.into(), day.into()];
    let Some(customer) = customer else {
        if open == THEN {
            return stream_sorted(reader, &values, take);
        }
        return read_rows(reader, &format!("{open} ORDER BY customer"), &values, take);
    };
    values.push(customer.into());
    read_rows(reader, &format!("{open} AND customer = $3"), &values, take)
}

/// All that stood open on an earlier day. The engine is not told to sort: SQLite reads the rows
/// in order anyway, and would put each through a sorter once more to make sure.
fn stream_sorted(
    reader: &mut Reader,
    values: &[Value<'_>],
    take: impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    read_rows(reader, THEN_OF_ALL, values, |row| rows.push(row))?;
    rows.sort_by_key(|row: &OpenRow| row.customer);
    rows.into_iter().for_each(take);
    Ok(())
}

fn read_rows(
    reader: &mut Reader,
    sql: &str,
    values: &[Value<'_>],
    mut take: impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    let mut currencies = Currencies::default();
    reader.each(sql, values, |row| {
        let open = row.int(6)?;
        if open != 0 {
            take(OpenRow {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                side: side(row.int(2)?),
                effective: row.day(3)?,
                due: row.day(4)?,
                open: Money::from_minor(open, currencies.read(row, 5)?),
            });
        }
        Ok(())
    })
}

const fn side(number: i64) -> Side {
    if number == 1 { Side::Debit } else { Side::Credit }
}

/// Customers whose history is folded at once.
const CUSTOMERS_AT_ONCE: i64 = 1_000;

/// What was known at a moment follows from no derived column: the facts recorded by then are
/// folded anew, a range of customers at a time.
fn stream_known(
    reader: &mut Reader,
    company: CompanyId,
    (day, moment): (Day, Moment),
    customer: Option<CustomerId>,
    mut take: impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    let counting = Counting { on: day.number(), known: moment.0 };
    if let Some(customer) = customer {
        return fold(reader, company, &[customer.get()], counting, &mut take);
    }
    let mut after = i64::MIN;
    loop {
        let customers = reader.query(
            "SELECT customer FROM customer WHERE company = $1 AND customer > $2
             ORDER BY customer LIMIT $3",
            &[company.into(), after.into(), CUSTOMERS_AT_ONCE.into()],
            |row| row.int(0),
        )?;
        let Some(last) = customers.last() else { return Ok(()) };
        after = *last;
        fold(reader, company, &customers, counting, &mut take)?;
    }
}

fn fold(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    counting: Counting,
    take: &mut impl FnMut(OpenRow),
) -> Result<(), StoreError> {
    let moves = read_movements(reader, company, customers, counting)?;
    let dues = read_due_changes(reader, company, customers, counting)?;
    let mut currencies = Currencies::default();
    let mut own = Vec::new();
    reader.each(
        "SELECT customer, item, side, effective, due, currency, amount FROM item
         WHERE company = $1 AND customer IN ({ids $2}) AND effective <= $3 AND recorded <= $4
         ORDER BY customer, item",
        &[company.into(), Value::Ids(customers), counting.on.into(), counting.known.into()],
        |row| {
            let (customer, item) = (row.int(0)?, row.int(1)?);
            moves.of(customer, item, &mut own);
            let left = own.iter().try_fold(row.int(6)?, |left, one| left.checked_sub(one.1));
            let open = left.ok_or(StoreError::TooLarge { item })?;
            if open != 0 {
                let changed = latest_due(&dues, (customer, item)).and_then(Day::from_number);
                take(OpenRow {
                    customer: CustomerId::new(customer),
                    item: ItemId::new(item),
                    side: side(row.int(2)?),
                    effective: row.day(3)?,
                    due: changed.map_or_else(|| row.day(4), Ok)?,
                    open: Money::from_minor(open, currencies.read(row, 5)?),
                });
            }
            Ok(())
        },
    )
}
