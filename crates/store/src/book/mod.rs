//! The book as it is stored: items, movements, due changes, standings and contacts.
//!
//! Rows are only ever added ([`append`]). Four columns of an item follow from its movements
//! and due changes and are rewritten with them: `due_now`, `open`, `first_move`, `closed`.

mod announce;
mod append;
mod derive;
mod lists;
mod ranges;
mod references;

pub(crate) use append::{
    Counting, Rederived, latest_due, read_due_changes, read_movements, rederived, wake,
};
pub use append::{
    Facts, NewContact, NewDueChange, NewItem, NewReference, NewStanding, Recorded, Stamp, append,
    wake_all,
};
pub(crate) use derive::Derived;
pub use lists::{
    DocumentFilter, DocumentRow, DocumentSort, DocumentState, document_count, documents,
};

pub use ranges::{Ledger, ledgers_after, ledgers_of};
pub(crate) use references::references_of_debts;
pub use references::{References, reference_of, references_of, references_told};

use crate::db::Reader;
use crate::error::StoreError;
use crate::value::{Currencies, Row};
use saldo_domain::book::{DueChange, ItemKind, Moment, Movement, MovementKind, Side};
use saldo_domain::control::{LadderEvent, LadderEventKind, take_back_dropped};
use saldo_domain::number::number_key;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId, UserId};

/// A stored item with what is derived from its movements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    pub customer: CustomerId,
    pub item: ItemId,
    pub kind: ItemKind,
    pub number: String,
    pub effective: Day,
    /// Due day the document was recorded with.
    pub due: Day,
    pub amount: Money,
    pub recorded: Moment,
    pub batch: i64,
    pub note: String,
    /// Due day after the latest due change.
    pub due_now: Day,
    /// What all recorded movements leave open.
    pub open: Money,
    /// First effective day of a movement.
    pub first_move: Option<Day>,
    /// Day from which nothing is open.
    pub closed: Option<Day>,
}

/// A standing as recorded, and how it ended if it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRow {
    pub customer: CustomerId,
    pub standing: i64,
    pub kind: StandingKind,
    /// `None` concerns the whole customer.
    pub item: Option<ItemId>,
    pub from: Day,
    pub until: Option<Day>,
    pub amount: Option<Money>,
    pub reason: String,
    /// The written order that a hold rests on (GEN-05); rows from before it was kept by itself
    /// say it in their reason.
    pub order: Option<WrittenOrder>,
    pub person: UserId,
    pub recorded: Moment,
    /// First day on which it was no longer in force because somebody ended it.
    pub ended: Option<Day>,
    /// When that was recorded.
    pub ended_recorded: Option<Moment>,
}

/// A note, call, visit or announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    pub customer: CustomerId,
    pub contact: i64,
    pub kind: String,
    pub item: Option<ItemId>,
    pub day: Day,
    /// The day to which the buyer asked for more time.
    pub until: Option<Day>,
    pub body: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// A movement with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    pub movement: Movement,
    pub batch: i64,
    pub reason: String,
}

/// 1 debit, 2 credit.
pub(crate) const fn side_number(side: Side) -> i64 {
    match side {
        Side::Debit => 1,
        Side::Credit => 2,
    }
}

/// 0 stands for "no item".
pub(crate) fn item_or_none(number: i64) -> Option<ItemId> {
    (number != 0).then(|| ItemId::new(number))
}

pub(crate) const ITEM_COLUMNS: &str = "customer, item, kind, number, effective, due, currency,
    amount, recorded, batch, note, due_now, open, first_move, closed";

pub(crate) fn read_item(row: &Row<'_>, currencies: &mut Currencies) -> Result<ItemRow, StoreError> {
    let currency = currencies.read(row, 6)?;
    Ok(ItemRow {
        customer: CustomerId::new(row.int(0)?),
        item: ItemId::new(row.int(1)?),
        kind: row.word(2, ItemKind::from_code)?,
        number: row.string(3)?,
        effective: row.day(4)?,
        due: row.day(5)?,
        amount: Money::from_minor(row.int(7)?, currency),
        recorded: row.moment(8)?,
        batch: row.int(9)?,
        note: row.string(10)?,
        due_now: row.day(11)?,
        open: Money::from_minor(row.int(12)?, currency),
        first_move: row.day_or_never(13)?,
        closed: row.day_or_never(14)?,
    })
}

/// Every item of a customer, by id.
pub fn items_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<ItemRow>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        &format!(
            "SELECT {ITEM_COLUMNS} FROM item WHERE company = $1 AND customer = $2 ORDER BY item"
        ),
        &[company.into(), customer.into()],
        |row| read_item(row, &mut currencies),
    )
}

/// The item with this id, whoever owes it. Looks through the whole book: for a person's
/// single question, not for a loop.
pub fn find_item(
    reader: &mut Reader,
    company: CompanyId,
    item: ItemId,
) -> Result<Option<ItemRow>, StoreError> {
    let mut currencies = Currencies::default();
    reader.one(
        &format!("SELECT {ITEM_COLUMNS} FROM item WHERE company = $1 AND item = $2"),
        &[company.into(), item.into()],
        |row| read_item(row, &mut currencies),
    )
}

/// Items with this number however it is spelled, oldest first, at most 100. Looks through the
/// whole book.
pub fn find_number(
    reader: &mut Reader,
    company: CompanyId,
    number: &str,
) -> Result<Vec<ItemRow>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        &format!(
            "SELECT {ITEM_COLUMNS} FROM item WHERE company = $1 AND number_key = $2
             ORDER BY effective, item LIMIT 100"
        ),
        &[company.into(), number_key(number).into()],
        |row| read_item(row, &mut currencies),
    )
}

/// Every movement of a customer, in the order recorded.
pub fn movements_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<MovementRow>, StoreError> {
    let mut currencies = Currencies::default();
    reader.query(
        "SELECT movement, kind, debit_item, credit_item, currency, amount, effective, recorded,
                reverses, batch, reason
         FROM movement WHERE company = $1 AND customer = $2 ORDER BY recorded, effective, movement",
        &[company.into(), customer.into()],
        |row| {
            let currency = currencies.read(row, 4)?;
            let movement = Movement {
                customer,
                movement: MovementId::new(row.int(0)?),
                kind: row.word(1, MovementKind::from_code)?,
                debit_item: item_or_none(row.int(2)?),
                credit_item: item_or_none(row.int(3)?),
                amount: Money::from_minor(row.int(5)?, currency),
                effective: row.day(6)?,
                recorded: row.moment(7)?,
                reverses: Some(row.int(8)?).filter(|id| *id != 0).map(MovementId::new),
            };
            Ok(MovementRow { movement, batch: row.int(9)?, reason: row.string(10)? })
        },
    )
}

/// Every due change of a customer, in the order recorded.
pub fn due_changes_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<DueChange>, StoreError> {
    reader.query(
        "SELECT item, due, effective, recorded FROM due_change
         WHERE company = $1 AND customer = $2 ORDER BY recorded, effective, due",
        &[company.into(), customer.into()],
        |row| {
            Ok(DueChange {
                customer,
                item: ItemId::new(row.int(0)?),
                due: row.day(1)?,
                effective: row.day(2)?,
                recorded: row.moment(3)?,
            })
        },
    )
}

/// Disputes, promises and holds of a customer, in the order recorded; the rows that end
/// another are folded into the one they end.
pub fn standing_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<StandingRow>, StoreError> {
    standings_of(reader, company, &[customer.get()])
}

/// Those of several customers, by customer and in the order recorded.
pub fn standing_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<StandingRow>, StoreError> {
    let mut ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    ids.sort_unstable();
    ids.dedup();
    standings_of(reader, company, &ids)
}

/// Customers with a promise whose last day is one of these, first and last included; ascending.
pub fn promises_lapsed(
    reader: &mut Reader,
    company: CompanyId,
    (first, last): (Day, Day),
) -> Result<Vec<CustomerId>, StoreError> {
    reader.query(
        "SELECT DISTINCT customer FROM standing
         WHERE company = $1 AND kind = 'promise' AND ends = 0 AND until_day BETWEEN $2 AND $3
         ORDER BY customer",
        &[company.into(), first.into(), last.into()],
        |row| Ok(CustomerId::new(row.int(0)?)),
    )
}

/// Payments of which a part went to a debt that is late and still open: those of days before
/// `until` that took effect since `from` or were recorded after the last day that was run to its
/// end. By customer, debt and day.
pub fn parts_paid(
    reader: &mut Reader,
    company: CompanyId,
    (from, until): (Day, Day),
) -> Result<Vec<PartPaid>, StoreError> {
    reader.query(
        "SELECT i.customer, i.item, m.effective, m.recorded
         FROM item i JOIN movement m
           ON m.company = i.company AND m.customer = i.customer AND m.debit_item = i.item
         JOIN item c
           ON c.company = m.company AND c.customer = m.customer AND c.item = m.credit_item
         WHERE i.company = $1 AND i.closed = 4000000 AND i.side = 1 AND i.open > 0
           AND i.open < i.amount AND i.due_now < $3 AND m.kind = 'allocation' AND m.reverses = 0
           AND c.kind = 'payment' AND m.effective > i.due_now AND m.effective < $3
           AND (m.effective >= $2 OR m.recorded > (
             SELECT MAX(r.finished_at) FROM run r WHERE r.company = $1 AND r.state = 'done'))
           AND NOT EXISTS (
             SELECT 1 FROM movement b
             WHERE b.company = m.company AND b.customer = m.customer AND b.reverses = m.movement
               AND b.reverses <> 0)
         ORDER BY i.customer, i.item, m.effective, m.movement",
        &[company.into(), from.into(), until.into()],
        |row| {
            Ok(PartPaid {
                customer: CustomerId::new(row.int(0)?),
                item: ItemId::new(row.int(1)?),
                day: row.day(2)?,
                recorded: row.moment(3)?,
            })
        },
    )
}

/// Demands handed over between two days, both included, and about which debt (`None`: about all), by
/// customer and day.
pub fn demands_delivered(
    reader: &mut Reader,
    company: CompanyId,
    (from, until): (Day, Day),
) -> Result<Vec<(CustomerId, Option<ItemId>, Day)>, StoreError> {
    let stands = contact_stands("k", "");
    let sql = format!(
        "SELECT customer, item, day FROM contact k
         WHERE company = $1 AND kind = $2 AND day BETWEEN $3 AND $4 AND {stands}
         ORDER BY customer, day, contact"
    );
    let kind = LadderEventKind::DemandDelivered.code();
    let values = [company.into(), kind.into(), from.into(), until.into()];
    reader.query(&sql, &values, |row| {
        Ok((CustomerId::new(row.int(0)?), item_or_none(row.int(1)?), row.day(2)?))
    })
}

/// A part of a late debt that was paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartPaid {
    pub customer: CustomerId,
    pub item: ItemId,
    pub day: Day,
    pub recorded: Moment,
}

/// Disputes, promises and holds of several customers (ascending), ordered by customer, then as
/// recorded.
pub fn standing_of_several(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<StandingRow>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    standings_of(reader, company, &ids)
}

/// The same by number.
pub(crate) fn standings_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
) -> Result<Vec<StandingRow>, StoreError> {
    reader.query(
        "SELECT s.customer, s.standing, s.kind, s.item, s.from_day, s.until_day, s.amount,
                s.currency, s.reason, s.person, s.recorded,
                (SELECT MIN(e.from_day) FROM standing e
                 WHERE e.company = s.company AND e.customer = s.customer AND e.ends = s.standing),
                s.order_number, s.order_day, s.scope,
                COALESCE((SELECT MIN(e.recorded) FROM standing e
                 WHERE e.company = s.company AND e.customer = s.customer AND e.ends = s.standing), 0)
         FROM standing s
         WHERE s.company = $1 AND s.customer IN ({ids $2}) AND s.ends = 0
         ORDER BY s.customer, s.standing",
        &[company.into(), crate::value::Value::Ids(customers)],
        |row| {
            let amount = match row.int(6)? {
                0 => None,
                minor => Some(Money::from_minor(minor, row.currency(7)?)),
            };
            Ok(StandingRow {
                customer: CustomerId::new(row.int(0)?),
                standing: row.int(1)?,
                kind: row.word(2, StandingKind::from_code)?,
                item: item_or_none(row.int(3)?),
                from: row.day(4)?,
                until: row.day_or_never(5)?,
                amount,
                reason: row.string(8)?,
                person: UserId::new(row.int(9)?),
                recorded: row.moment(10)?,
                ended: row.day_or_never(11)?,
                ended_recorded: Some(row.moment(15)?).filter(|moment| moment.0 != 0),
                order: row.day_or_never(13)?.map(|dated| order(row, dated)).transpose()?,
            })
        },
    )
}

fn order(row: &Row<'_>, dated: Day) -> Result<WrittenOrder, StoreError> {
    Ok(WrittenOrder { number: row.string(12)?, dated, scope: row.string(14)? })
}

/// The condition under which a contact stands: a step of a case that was taken back wrote down a
/// demand, a claim or a suit that never was. `known` narrows the taking back, named `b`.
pub(crate) fn contact_stands(contact: &str, known: &str) -> String {
    format!(
        "({contact}.kind NOT IN ('DEMAND_DELIVERED', 'claim_letter', 'court_proceedings')
          OR NOT EXISTS (SELECT 1 FROM case_fact f JOIN case_fact b ON b.company = f.company
                  AND b.customer = f.customer AND b.takes_back = f.place{known}
              WHERE f.company = {contact}.company AND f.customer = {contact}.customer
                AND f.on_day = {contact}.day AND f.recorded = {contact}.recorded))"
    )
}

/// What a customer announced, asked or broke up to a day, oldest first.
pub fn events_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Vec<LadderEvent>, StoreError> {
    let stands = contact_stands("k", "");
    let rows = reader.query(
        &format!(
            "SELECT kind, item, day, until_day FROM contact k
             WHERE company = $1 AND customer = $2 AND day <= $3 AND {stands}
             ORDER BY day, contact"
        ),
        &[company.into(), customer.into(), day.into()],
        |row| {
            let Some(kind) = LadderEventKind::recorded_as(row.text(0)?) else { return Ok(None) };
            let (item, until) = (item_or_none(row.int(1)?), row.day_or_never(3)?);
            Ok(Some(LadderEvent { day: row.day(2)?, kind, item, until }))
        },
    )?;
    let mut events = rows.into_iter().flatten().collect();
    take_back_dropped(&mut events);
    Ok(events)
}

/// Notes, calls, visits and announcements of a customer, newest first.
pub fn contacts_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<ContactRow>, StoreError> {
    reader.query(
        "SELECT contact, kind, item, day, body, person, recorded, until_day FROM contact
         WHERE company = $1 AND customer = $2 ORDER BY contact DESC",
        &[company.into(), customer.into()],
        |row| {
            Ok(ContactRow {
                customer,
                contact: row.int(0)?,
                kind: row.string(1)?,
                item: item_or_none(row.int(2)?),
                day: row.day(3)?,
                until: row.day_or_never(7)?,
                body: row.string(4)?,
                person: UserId::new(row.int(5)?),
                recorded: row.moment(6)?,
            })
        },
    )
}
