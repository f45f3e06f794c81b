//! What debtors acknowledged, and how reconciliation acts with them stand.

use crate::book::{Stamp, item_or_none};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use saldo_domain::book::Moment;
use saldo_domain::recovery::limitation::{Acknowledgement, AcknowledgementKind};
use saldo_domain::recovery::reconciliation::State;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};

/// Something by which a debtor showed that it knows of a debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAcknowledgement {
    pub customer: CustomerId,
    /// `None`: every debt that was due by then.
    pub item: Option<ItemId>,
    pub acknowledged: Acknowledgement,
    /// Number of the document.
    pub number: String,
    pub note: String,
    /// The place of the one that this row takes back.
    pub takes_back: Option<i64>,
    pub person: UserId,
}

/// The same as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcknowledgementRow {
    pub place: i64,
    pub new: NewAcknowledgement,
    pub recorded: Moment,
}

/// Records an acknowledgement and answers its place among those of the customer.
pub fn add(writer: &mut Writer, stamp: Stamp, new: &NewAcknowledgement) -> Result<i64, StoreError> {
    let last = writer.one(
        "SELECT COALESCE(MAX(place), 0) FROM acknowledgement WHERE company = $1 AND customer = $2",
        &[stamp.company.into(), new.customer.into()],
        |row| row.int(0),
    )?;
    let place = last.unwrap_or(0) + 1;
    let row = [
        stamp.company.into(),
        new.customer.into(),
        place.into(),
        new.item.map_or(0, ItemId::get).into(),
        new.acknowledged.kind.code().into(),
        new.acknowledged.on.into(),
        i64::from(new.acknowledged.in_writing).into(),
        (&new.number).into(),
        (&new.note).into(),
        new.takes_back.unwrap_or(0).into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "place",
        "item",
        "kind",
        "on_day",
        "in_writing",
        "number",
        "note",
        "takes_back",
        "person",
        "recorded",
    ];
    writer.insert("acknowledgement", &columns, std::iter::once(row))?;
    Ok(place)
}

/// What was acknowledged and not taken back, by customer and day; of one customer or of all.
pub fn standing(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<AcknowledgementRow>, StoreError> {
    let values = [company.into(), customer.map_or(0, CustomerId::get).into()];
    let sql = "SELECT a.customer, a.place, a.item, a.kind, a.on_day, a.in_writing, a.number,
             a.note, a.person, a.recorded
         FROM acknowledgement a
         WHERE a.company = $1 AND (CAST($2 AS BIGINT) = 0 OR a.customer = $2)
           AND a.takes_back = 0
           AND NOT EXISTS (SELECT 1 FROM acknowledgement b WHERE b.company = a.company
               AND b.customer = a.customer AND b.takes_back = a.place)
         ORDER BY a.customer, a.on_day, a.place";
    reader.query(sql, &values, |row| {
        let acknowledged = Acknowledgement {
            on: row.day(4)?,
            kind: row.word(3, AcknowledgementKind::from_code)?,
            in_writing: row.flag(5)?,
        };
        let new = NewAcknowledgement {
            customer: CustomerId::new(row.int(0)?),
            item: item_or_none(row.int(2)?),
            acknowledged,
            number: row.string(6)?,
            note: row.string(7)?,
            takes_back: None,
            person: UserId::new(row.int(8)?),
        };
        Ok(AcknowledgementRow { place: row.int(1)?, new, recorded: row.moment(9)? })
    })
}

/// A reconciliation act, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    pub customer: CustomerId,
    /// Among the acts of the customer, from 1.
    pub act: i64,
    pub state: State,
    /// The day on which it compares the books.
    pub as_of: Day,
    /// By our books.
    pub amount: Money,
    /// What the debtor confirms of it; nothing unless it is signed or disputed.
    pub confirmed: Money,
    /// The day on which it came to stand so.
    pub on: Day,
    pub note: String,
    pub person: UserId,
}

/// Adds how an act stands from now on; `act` 0 is a new one. Answers its number.
pub fn add_act(writer: &mut Writer, stamp: Stamp, row: &ActRow) -> Result<i64, StoreError> {
    let (company, customer) = (stamp.company, row.customer);
    let found = writer.one(
        "SELECT COALESCE(MAX(act), 0), COALESCE(MAX(CASE WHEN act = $3 THEN place ELSE 0 END), 0)
         FROM reconciliation WHERE company = $1 AND customer = $2",
        &[company.into(), customer.into(), row.act.into()],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )?;
    let (last, place) = found.unwrap_or_default();
    let act = if row.act == 0 { last + 1 } else { row.act };
    let values = [
        company.into(),
        customer.into(),
        act.into(),
        (place + 1).into(),
        row.state.code().into(),
        row.as_of.into(),
        row.amount.currency().into(),
        row.amount.minor().into(),
        row.confirmed.minor().into(),
        row.on.into(),
        (&row.note).into(),
        row.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "customer",
        "act",
        "place",
        "state",
        "as_of",
        "currency",
        "amount",
        "confirmed",
        "on_day",
        "note",
        "person",
        "recorded",
    ];
    writer.insert("reconciliation", &columns, std::iter::once(values))?;
    Ok(act)
}

/// How each act stands, by customer and number; of one customer or of all.
pub fn acts(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
) -> Result<Vec<ActRow>, StoreError> {
    let values = [company.into(), customer.map_or(0, CustomerId::get).into()];
    let sql = "SELECT r.customer, r.act, r.state, r.as_of, r.currency, r.amount, r.confirmed,
             r.on_day, r.note, r.person
         FROM reconciliation r
         WHERE r.company = $1 AND (CAST($2 AS BIGINT) = 0 OR r.customer = $2)
           AND NOT EXISTS (SELECT 1 FROM reconciliation l WHERE l.company = r.company
               AND l.customer = r.customer AND l.act = r.act AND l.place > r.place)
         ORDER BY r.customer, r.act";
    reader.query(sql, &values, |row| {
        let currency = row.currency(4)?;
        Ok(ActRow {
            customer: CustomerId::new(row.int(0)?),
            act: row.int(1)?,
            state: row.word(2, State::from_code)?,
            as_of: row.day(3)?,
            amount: Money::from_minor(row.int(5)?, currency),
            confirmed: Money::from_minor(row.int(6)?, currency),
            on: row.day(7)?,
            note: row.string(8)?,
            person: UserId::new(row.int(9)?),
        })
    })
}
