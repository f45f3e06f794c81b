//! Terms on what lateness costs, and acts about charges. Rows are only ever added.

use crate::book::{Stamp, item_or_none};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Currencies, Row, Value, day_or_never};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use std::collections::BTreeMap;

/// What was agreed about lateness. `method` and `parameters` are words of the room that
/// computes; the store keeps them as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTerm {
    pub customer: CustomerId,
    /// `None` concerns every document of the customer.
    pub item: Option<ItemId>,
    pub ground: String,
    pub method: String,
    /// JSON.
    pub parameters: String,
    /// First and last day of the documents it is about.
    pub from: Day,
    pub until: Option<Day>,
    pub due_moves_by: String,
    pub beside: bool,
    pub reference: String,
    /// The term that ends with this row.
    pub ends: Option<i64>,
    pub person: UserId,
}

/// A term as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermRow {
    pub term: i64,
    pub new: NewTerm,
    pub recorded: Moment,
    /// When it was ended by a later row.
    pub ended: Option<Moment>,
}

/// A decision about the charge on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAct {
    pub customer: CustomerId,
    pub item: ItemId,
    pub kind: String,
    /// Last day of delay it is about.
    pub upto: Day,
    pub amount: Option<Money>,
    /// Day of a condition or a postponement.
    pub until: Option<Day>,
    pub claim: Option<ItemId>,
    pub takes_back: Option<i64>,
    pub role: String,
    pub clause: String,
    pub reason: String,
    /// JSON; the proof of a claim.
    pub proof: String,
    pub person: UserId,
}

/// An act as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub act: i64,
    pub new: NewAct,
    pub recorded: Moment,
    /// When it was taken back by a later row.
    pub taken_back: Option<Moment>,
}

const TERM_COLUMNS: [&str; 15] = [
    "company",
    "customer",
    "term",
    "item",
    "ground",
    "method",
    "parameters",
    "from_day",
    "until_day",
    "due_moves_by",
    "beside",
    "reference",
    "ends",
    "person",
    "recorded",
];

const ACT_COLUMNS: [&str; 17] = [
    "company",
    "customer",
    "act",
    "item",
    "kind",
    "upto",
    "amount",
    "currency",
    "until_day",
    "claim",
    "takes_back",
    "role",
    "clause",
    "reason",
    "proof",
    "person",
    "recorded",
];

/// Adds terms.
pub fn add_terms(writer: &mut Writer, stamp: Stamp, terms: &[NewTerm]) -> Result<(), StoreError> {
    if terms.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, stamp.company, numbers::CHARGE_TERM, terms.len() as i64)?;
    let rows = (first..).zip(terms).map(|(id, term)| {
        [
            stamp.company.into(),
            term.customer.into(),
            id.into(),
            term.item.map_or(0, ItemId::get).into(),
            (&term.ground).into(),
            (&term.method).into(),
            (&term.parameters).into(),
            term.from.into(),
            day_or_never(term.until).into(),
            (&term.due_moves_by).into(),
            i64::from(term.beside).into(),
            (&term.reference).into(),
            term.ends.unwrap_or(0).into(),
            term.person.into(),
            stamp.recorded.into(),
        ]
    });
    writer.insert("charge_term", &TERM_COLUMNS, rows).map(drop)
}

/// Adds acts.
pub fn add_acts(writer: &mut Writer, stamp: Stamp, acts: &[NewAct]) -> Result<(), StoreError> {
    if acts.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, stamp.company, numbers::CHARGE_ACT, acts.len() as i64)?;
    let rows = (first..).zip(acts).map(|(id, act)| {
        [
            stamp.company.into(),
            act.customer.into(),
            id.into(),
            act.item.into(),
            (&act.kind).into(),
            act.upto.into(),
            act.amount.map_or(0, Money::minor).into(),
            act.amount.map_or("".into(), |amount| amount.currency().into()),
            day_or_never(act.until).into(),
            act.claim.map_or(0, ItemId::get).into(),
            act.takes_back.unwrap_or(0).into(),
            (&act.role).into(),
            (&act.clause).into(),
            (&act.reason).into(),
            (&act.proof).into(),
            act.person.into(),
            stamp.recorded.into(),
        ]
    });
    writer.insert("charge_act", &ACT_COLUMNS, rows).map(drop)
}

/// Terms of a customer in the order recorded; rows that end another are folded into it.
pub fn terms_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<TermRow>, StoreError> {
    terms_of_all(reader, company, &[customer])
}

/// The same of several customers, by customer.
pub fn terms_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<TermRow>, StoreError> {
    let columns = TERM_COLUMNS.join(", ");
    let ids = ids(customers);
    let rows = reader.query(
        &format!(
            "SELECT {columns} FROM charge_term WHERE company = $1 AND customer IN ({{ids $2}})
             ORDER BY customer, recorded, term"
        ),
        &[company.into(), Value::Ids(&ids)],
        read_term,
    )?;
    let (ends, mut begun): (Vec<TermRow>, Vec<TermRow>) =
        rows.into_iter().partition(|row| row.new.ends.is_some());
    let ended: BTreeMap<_, _> = ends.iter().map(|end| (end.new.ends, end.recorded)).collect();
    for term in &mut begun {
        term.ended = ended.get(&Some(term.term)).copied();
    }
    Ok(begun)
}

fn read_term(row: &Row<'_>) -> Result<TermRow, StoreError> {
    let new = NewTerm {
        customer: CustomerId::new(row.int(1)?),
        item: item_or_none(row.int(3)?),
        ground: row.string(4)?,
        method: row.string(5)?,
        parameters: row.string(6)?,
        from: row.day(7)?,
        until: row.day_or_never(8)?,
        due_moves_by: row.string(9)?,
        beside: row.int(10)? != 0,
        reference: row.string(11)?,
        ends: Some(row.int(12)?).filter(|id| *id != 0),
        person: UserId::new(row.int(13)?),
    };
    Ok(TermRow { term: row.int(2)?, new, recorded: row.moment(14)?, ended: None })
}

/// Acts about charges of a customer in the order recorded; rows that take another back are
/// folded into it.
pub fn acts_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<ActRow>, StoreError> {
    acts_of_all(reader, company, &[customer])
}

/// The same of several customers, by customer.
pub fn acts_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<ActRow>, StoreError> {
    let columns = ACT_COLUMNS.join(", ");
    let ids = ids(customers);
    let mut currencies = Currencies::default();
    let rows = reader.query(
        &format!(
            "SELECT {columns} FROM charge_act WHERE company = $1 AND customer IN ({{ids $2}})
             ORDER BY customer, recorded, act"
        ),
        &[company.into(), Value::Ids(&ids)],
        |row| read_act(row, &mut currencies),
    )?;
    let (backs, mut done): (Vec<ActRow>, Vec<ActRow>) =
        rows.into_iter().partition(|row| row.new.takes_back.is_some());
    let taken: BTreeMap<_, _> =
        backs.iter().map(|back| (back.new.takes_back, back.recorded)).collect();
    for act in &mut done {
        act.taken_back = taken.get(&Some(act.act)).copied();
    }
    Ok(done)
}

/// Whose charge, the charge, and the document it was claimed for.
pub type Claimed = (CustomerId, (ItemId, ItemId));

/// Every charge of these customers that was claimed, with the document it was claimed for.
pub fn claims_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<Claimed>, StoreError> {
    reader.query(
        "SELECT customer, claim, item FROM charge_act
         WHERE company = $1 AND customer IN ({ids $2}) AND claim <> 0 ORDER BY customer, claim",
        &[company.into(), Value::Ids(&ids(customers))],
        |row| {
            let claim = (ItemId::new(row.int(1)?), ItemId::new(row.int(2)?));
            Ok((CustomerId::new(row.int(0)?), claim))
        },
    )
}

fn ids(customers: &[CustomerId]) -> Vec<i64> {
    customers.iter().map(|customer| customer.get()).collect()
}

fn read_act(row: &Row<'_>, currencies: &mut Currencies) -> Result<ActRow, StoreError> {
    let named = !row.string(7)?.is_empty();
    let currency = named.then(|| currencies.read(row, 7)).transpose()?;
    let minor = row.int(6)?;
    let new = NewAct {
        customer: CustomerId::new(row.int(1)?),
        item: ItemId::new(row.int(3)?),
        kind: row.string(4)?,
        upto: row.day(5)?,
        amount: currency.map(|currency| Money::from_minor(minor, currency)),
        until: row.day_or_never(8)?,
        claim: item_or_none(row.int(9)?),
        takes_back: Some(row.int(10)?).filter(|id| *id != 0),
        role: row.string(11)?,
        clause: row.string(12)?,
        reason: row.string(13)?,
        proof: row.string(14)?,
        person: UserId::new(row.int(15)?),
    };
    Ok(ActRow { act: row.int(2)?, new, recorded: row.moment(16)?, taken_back: None })
}

/// The next customers after one that have terms or about whose charges anybody decided, at most
/// `limit`, ascending.
pub fn customers_after(
    reader: &mut Reader,
    company: CompanyId,
    after: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<CustomerId>, StoreError> {
    let after = after.map_or(i64::MIN, CustomerId::get);
    reader.query(
        "SELECT customer FROM charge_term WHERE company = $1 AND customer > $2
         UNION SELECT customer FROM charge_act WHERE company = $1 AND customer > $2
         ORDER BY customer LIMIT $3",
        &[company.into(), after.into(), i64::from(limit).into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}
