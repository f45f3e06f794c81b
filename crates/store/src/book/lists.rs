//! Lists of documents: invoices and payments.

use super::side_number;
use crate::ageing::open_on;
use crate::customers::{in_force, like};
use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Row, Value};
use saldo_domain::book::{ItemKind, Side};
use saldo_domain::number::{number_key, search_key};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Owners};

/// Which state a listed document must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    #[default]
    Any,
    /// Something is open (or, for credits, unallocated).
    Open,
    /// Open and past its due day.
    Overdue,
    Closed,
}

/// In which order documents stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentSort {
    /// Latest document first.
    #[default]
    Latest,
    /// Earliest due day first.
    Due,
    /// Largest open amount first.
    Open,
}

/// Which documents, and which of them to show.
#[derive(Clone, Debug)]
pub struct DocumentFilter {
    /// Day as of which `Open`, `Overdue` and the amounts are meant.
    pub day: Day,
    pub side: Side,
    /// Part of the number, or of the customer's name or code.
    pub search: String,
    pub customer: Option<CustomerId>,
    /// Of customers these people look after.
    pub owner: Option<Owners>,
    pub state: DocumentState,
    /// First document day.
    pub from: Option<Day>,
    /// Last document day.
    pub to: Option<Day>,
    pub sort: DocumentSort,
    pub offset: u64,
    pub limit: u32,
}

/// One document of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub item: ItemId,
    pub kind: ItemKind,
    pub number: String,
    pub effective: Day,
    /// Due day in force.
    pub due: Day,
    pub amount: Money,
    /// Open, or for credits unallocated.
    pub open: Money,
    /// A dispute of this document or of the whole customer is in force.
    pub disputed: bool,
    pub note: String,
}

fn read(row: &Row<'_>, currencies: &mut Currencies) -> Result<DocumentRow, StoreError> {
    let currency = currencies.read(row, 8)?;
    Ok(DocumentRow {
        customer: CustomerId::new(row.int(0)?),
        code: row.string(1)?,
        name: row.string(2)?,
        item: ItemId::new(row.int(3)?),
        kind: row.word(4, ItemKind::from_code)?,
        number: row.string(5)?,
        effective: row.day(6)?,
        due: row.day(7)?,
        amount: Money::from_minor(row.int(9)?, currency),
        open: Money::from_minor(row.int(10)?, currency),
        disputed: row.flag(11)?,
        note: row.string(12)?,
    })
}

/// Documents of one side.
pub fn documents(
    reader: &mut Reader,
    company: CompanyId,
    filter: &DocumentFilter,
) -> Result<Vec<DocumentRow>, StoreError> {
    let found = Found::of(reader, company, filter)?;
    let source = source(reader, company, filter)?;
    let (conditions, mut values) = conditions(company, filter, &found);
    values.extend([i64::from(filter.limit).into(), (filter.offset as i64).into()]);
    let order = match filter.sort {
        DocumentSort::Latest => "o.effective DESC, o.customer DESC, o.item DESC",
        DocumentSort::Due => "o.due, o.customer, o.item",
        DocumentSort::Open => "o.open DESC, o.customer, o.item",
    };
    // The page is found first; what is only shown is looked up for its rows alone.
    let sql = format!(
        "SELECT p.customer, c.code, c.name, p.item, p.kind, i.number, p.effective, p.due,
                p.currency, p.amount, p.open,
                CASE WHEN EXISTS (SELECT 1 FROM standing s
                    WHERE s.company = $1 AND s.customer = p.customer
                      AND (s.item = p.item OR s.item = 0) AND s.kind = 'dispute' AND {})
                THEN 1 ELSE 0 END,
                i.note
         FROM (SELECT o.customer, o.item, o.kind, o.effective, o.due, o.currency, o.amount, o.open
               FROM {source} WHERE {conditions}
               ORDER BY {order} LIMIT ${} OFFSET ${}) p
         JOIN customer c ON c.company = $1 AND c.customer = p.customer
         JOIN item i ON i.company = $1 AND i.customer = p.customer AND i.item = p.item
         ORDER BY {}",
        in_force("$2"),
        values.len() - 1,
        values.len(),
        order.replace("o.", "p."),
    );
    let mut currencies = Currencies::default();
    reader.query(&sql, &values, |row| read(row, &mut currencies))
}

/// How many documents the filter finds, its page aside.
pub fn document_count(
    reader: &mut Reader,
    company: CompanyId,
    filter: &DocumentFilter,
) -> Result<u64, StoreError> {
    let found = Found::of(reader, company, filter)?;
    if filter.state != DocumentState::Closed {
        return count(reader, company, filter, &found, "");
    }
    // Closed ones are by far the most: counting the others is quicker.
    let any = DocumentFilter { state: DocumentState::Any, ..filter.clone() };
    let all = count(reader, company, &any, &found, "")?;
    Ok(all - count(reader, company, &any, &found, " AND o.closed = 4000000")?)
}

fn count(
    reader: &mut Reader,
    company: CompanyId,
    filter: &DocumentFilter,
    found: &Found,
    and: &str,
) -> Result<u64, StoreError> {
    let source = source(reader, company, filter)?;
    let (conditions, values) = conditions(company, filter, found);
    let sql = format!("SELECT COUNT(*) FROM {source} WHERE {conditions}{and}");
    Ok(reader.number(&sql, &values)? as u64)
}

/// Customers looked up before the documents: a list of ids is quicker than a join.
struct Found {
    /// Customers whose name or code the search finds.
    searched: Option<Vec<i64>>,
    /// Customers of the person asked for.
    owned: Option<Vec<i64>>,
}

impl Found {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        filter: &DocumentFilter,
    ) -> Result<Self, StoreError> {
        let mut customers = |condition: &str, value: Value<'_>| {
            let sql = format!(
                "SELECT customer FROM customer WHERE company = $1 AND {condition}
                 ORDER BY customer"
            );
            reader.query(&sql, &[company.into(), value], |row| row.int(0))
        };
        let searched = match search_key(&filter.search).as_str() {
            "" => None,
            key => Some(customers("search LIKE $2 ESCAPE '!'", like(key).into())?),
        };
        let owned = match &filter.owner {
            None => None,
            Some(owners) => Some(customers("owner IN ({ids $2})", Value::Ids(owners.ids()))?),
        };
        Ok(Self { searched, owned })
    }
}

/// Where the rows come from: the open items of the day, or every item.
fn source(
    reader: &mut Reader,
    company: CompanyId,
    filter: &DocumentFilter,
) -> Result<String, StoreError> {
    let open = match filter.state {
        DocumentState::Open | DocumentState::Overdue => open_on(reader, company, filter.day)?,
        DocumentState::Any | DocumentState::Closed => {
            let every = "(SELECT customer, item, side, effective, due_now AS due, currency, open,
                    kind, amount, number_key, closed
                FROM item WHERE company = $1 AND CAST($2 AS BIGINT) IS NOT NULL) o";
            return Ok(every.to_owned());
        }
    };
    if filter.search.trim().is_empty() {
        return Ok(format!("({open}) o"));
    }
    Ok(format!(
        "(SELECT q.*, n.number_key FROM ({open}) q
          JOIN item n ON n.company = $1 AND n.customer = q.customer AND n.item = q.item) o"
    ))
}

fn conditions<'a>(
    company: CompanyId,
    filter: &DocumentFilter,
    found: &'a Found,
) -> (String, Vec<Value<'a>>) {
    let mut values: Vec<Value<'a>> = vec![company.into(), filter.day.into()];
    let mut sql = format!("o.side = {}", side_number(filter.side));
    sql.push_str(match filter.state {
        DocumentState::Any => "",
        DocumentState::Open => " AND o.open > 0",
        DocumentState::Overdue => " AND o.open > 0 AND o.due < $2",
        DocumentState::Closed => " AND o.open = 0",
    });
    let mut with = |condition: &str, value: Value<'a>| {
        values.push(value);
        sql.push_str(&condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(customer) = filter.customer {
        with(" AND o.customer = ?", customer.into());
    }
    if let Some(owned) = &found.owned {
        with(" AND o.customer IN ({ids ?})", Value::Ids(owned));
    }
    if let Some(from) = filter.from {
        with(" AND o.effective >= ?", from.into());
    }
    if let Some(to) = filter.to {
        with(" AND o.effective <= ?", to.into());
    }
    if let Some(searched) = &found.searched {
        with(" AND (o.number_key LIKE ? ESCAPE '!'", like(&number_key(&filter.search)).into());
        with(" OR o.customer IN ({ids ?}))", Value::Ids(searched));
    }
    (sql, values)
}
