//! Invoices, payments and what connects them.

use super::{Page, Paged};
use crate::{Office, Refused, Who, company as companies, dossier, scope};
use saldo_domain::book::{ItemKind, Movement, MovementKind, Side};
use saldo_domain::dossier::contract::is_too_short;
use saldo_domain::number::number_key;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};
use saldo_store::customers::Card;
use saldo_store::{Reader, book as stored};
use std::collections::{BTreeMap, BTreeSet};

/// Which documents.
#[derive(Clone, Debug, Default)]
pub struct DocumentFilter {
    /// Part of the number or of the customer's name or code.
    pub search: String,
    pub customer: Option<CustomerId>,
    pub state: DocumentState,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// Which state a listed document must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    #[default]
    Any,
    /// Something is open (or, for payments, unallocated).
    Open,
    /// Open and past its due day; payments never are.
    Overdue,
    Closed,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub item: ItemId,
    pub kind: ItemKind,
    /// Empty for payments without a number.
    pub number: String,
    pub effective: Day,
    /// The due day in force.
    pub due: Day,
    pub amount: Money,
    /// Open, or for credits: unallocated.
    pub open: Money,
    /// Below zero before the due day; 0 when nothing is open.
    pub days_late: i64,
    pub disputed: bool,
    pub note: String,
    /// Under which it asks to be paid; empty for none, and in lists.
    pub reference: String,
    /// Days that the customer usually needs to pay, where this open document leaves fewer (REM-02).
    pub needs_days: Option<u16>,
}

/// One movement of a document, with the document on its other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    pub movement: MovementId,
    pub kind: MovementKind,
    pub amount: Money,
    pub effective: Day,
    /// Number and id of the document on the other side.
    pub other: Option<(ItemId, String)>,
    pub reverses: Option<MovementId>,
    pub reversed: bool,
    pub reason: String,
    /// The day on which something was taken back, where it counts from another one.
    pub taken_back_on: Option<Day>,
}

/// Debit documents.
///
/// # Errors
/// The store's.
pub fn invoices(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &DocumentFilter,
    page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    list(office, company, who, Side::Debit, filter, page)
}

/// Credit documents: payments, credit notes, returns, offsets.
///
/// # Errors
/// The store's.
pub fn payments(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &DocumentFilter,
    page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    list(office, company, who, Side::Credit, filter, page)
}

fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    side: Side,
    filter: &DocumentFilter,
    page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    let day = companies::today(office, company)?;
    let asked = stored::DocumentFilter {
        day,
        side,
        search: filter.search.clone(),
        customer: filter.customer,
        owner: who.sees_only(),
        state: match filter.state {
            DocumentState::Any => stored::DocumentState::Any,
            DocumentState::Open => stored::DocumentState::Open,
            DocumentState::Overdue => stored::DocumentState::Overdue,
            DocumentState::Closed => stored::DocumentState::Closed,
        },
        from: filter.from,
        to: filter.to,
        sort: match filter.state {
            DocumentState::Open | DocumentState::Overdue => stored::DocumentSort::Due,
            DocumentState::Any | DocumentState::Closed => stored::DocumentSort::Latest,
        },
        offset: page.offset,
        limit: page.limit,
    };
    office.store.read(|reader| page_of(reader, company, day, &asked, page))
}

/// Open debit documents of one customer by due day.
pub(super) fn open_debts_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
    page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    let asked = stored::DocumentFilter {
        day,
        side: Side::Debit,
        search: String::new(),
        customer: Some(customer),
        owner: None,
        state: stored::DocumentState::Open,
        from: None,
        to: None,
        sort: stored::DocumentSort::Due,
        offset: page.offset,
        limit: page.limit,
    };
    let mut found = page_of(reader, company, day, &asked, page)?;
    add_needs(reader, company, day, &mut found.rows)?;
    Ok(found)
}

fn page_of(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    asked: &stored::DocumentFilter,
    page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    let total = stored::document_count(reader, company, asked)?;
    let rows = stored::documents(reader, company, asked)?;
    Ok(Paged { rows: rows.into_iter().map(|row| shown(row, day)).collect(), total, page })
}

fn shown(row: stored::DocumentRow, day: Day) -> DocumentRow {
    DocumentRow {
        days_late: days_late(row.kind, row.due, row.open, day),
        customer: row.customer,
        code: row.code,
        name: row.name,
        item: row.item,
        kind: row.kind,
        number: row.number,
        effective: row.effective,
        due: row.due,
        amount: row.amount,
        open: row.open,
        disputed: row.disputed,
        note: row.note,
        reference: String::new(),
        needs_days: None,
    }
}

/// Tells which of the open debts of a customer leave less time than it usually needs.
fn add_needs(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    rows: &mut [DocumentRow],
) -> Result<(), Refused> {
    let Some(customer) = rows.first().map(|row| row.customer) else { return Ok(()) };
    let usual = dossier::usual_days_of_all(reader, company, &[customer], day)?;
    let usual = usual.get(&customer).copied();
    for row in rows.iter_mut().filter(|row| row.kind.begins_the_rules() && row.open.is_positive()) {
        row.needs_days = usual.filter(|_| is_too_short(row.due.days_since(row.effective), usual));
    }
    Ok(())
}

fn days_late(kind: ItemKind, due: Day, open: Money, day: Day) -> i64 {
    if kind.side() == Side::Credit || open.is_zero() { 0 } else { day.days_since(due) }
}

/// One document.
///
/// # Errors
/// `UnknownDocument`, or the store's.
pub fn document(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<DocumentRow, Refused> {
    let day = companies::today(office, company)?;
    office.store.read(|reader| {
        let card = visible(reader, company, who, customer, item)?;
        let rows = stored::items_of(reader, company, customer)?;
        let row = rows.into_iter().find(|row| row.item == item).ok_or_else(|| unknown(item))?;
        let standing = stored::standing_of(reader, company, customer)?;
        let disputed = standing.iter().any(|one| {
            let concerns = one.item.is_none_or(|concerned| concerned == item);
            concerns && one.kind == StandingKind::Dispute && in_force(one, day)
        });
        let reference = stored::reference_of(reader, company, customer, item)?;
        let row = DocumentRow {
            days_late: days_late(row.kind, row.due_now, row.open, day),
            customer,
            code: card.code,
            name: card.name,
            item,
            kind: row.kind,
            number: row.number,
            effective: row.effective,
            due: row.due_now,
            amount: row.amount,
            open: row.open,
            disputed,
            note: row.note,
            reference: reference.unwrap_or_default(),
            needs_days: None,
        };
        let mut rows = [row];
        add_needs(reader, company, day, &mut rows)?;
        let [row] = rows;
        Ok(row)
    })
}

/// The payment or other credit of a customer with this number, as a program or a command names it;
/// what has something left comes before what has not.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `AmbiguousDocument`, or the store's.
pub fn credit_by_number(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    number: &str,
) -> Result<DocumentRow, Refused> {
    let key = number_key(number);
    let (customer, item) = office.store.read(|reader| {
        let customer = scope::card_by_code(reader, company, who, code)?.customer;
        let mut rows = stored::items_of(reader, company, customer)?;
        rows.retain(|row| row.kind.side() == Side::Credit && number_key(&row.number) == key);
        if rows.iter().any(|row| row.open.is_positive()) {
            rows.retain(|row| row.open.is_positive());
        }
        match rows.as_slice() {
            [] => Err(Refused::UnknownDocument { number: number.to_owned() }),
            [row] => Ok((customer, row.item)),
            several => {
                Err(Refused::AmbiguousDocument { number: number.to_owned(), count: several.len() })
            }
        }
    })?;
    document(office, company, who, customer, item)
}

/// Is a dispute, promise or hold in force on the day?
pub(crate) fn in_force(standing: &stored::StandingRow, day: Day) -> bool {
    standing.from <= day
        && standing.until.is_none_or(|until| day <= until)
        && standing.ended.is_none_or(|ended| day < ended)
}

/// Everything that moved a document, oldest first.
///
/// # Errors
/// `UnknownDocument`, or the store's.
pub fn movements(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Vec<MovementRow>, Refused> {
    office.store.read(|reader| {
        visible(reader, company, who, customer, item)?;
        let zone = saldo_store::company::get(reader, company)?.ok_or(Refused::NoCompany)?.zone;
        let items = stored::items_of(reader, company, customer)?;
        let numbers: BTreeMap<ItemId, String> =
            items.into_iter().map(|row| (row.item, row.number)).collect();
        let rows = stored::movements_of(reader, company, customer)?;
        let reversed: BTreeSet<MovementId> =
            rows.iter().filter_map(|row| row.movement.reverses).collect();
        let touching = rows.into_iter().filter(|row| row.movement.touches(item));
        let mut moved: Vec<MovementRow> = touching
            .map(|row| {
                let other = other_side(&row.movement, item);
                let other = other.map(|id| (id, numbers.get(&id).cloned().unwrap_or_default()));
                let taken_back_on = taken_back_on(&row.movement, &zone)?;
                Ok(MovementRow { taken_back_on, ..movement_row(row, other, &reversed) })
            })
            .collect::<Result<_, Refused>>()?;
        moved.sort_by_key(|row| row.effective);
        Ok(moved)
    })
}

fn other_side(movement: &Movement, item: ItemId) -> Option<ItemId> {
    [movement.debit_item, movement.credit_item].into_iter().flatten().find(|id| *id != item)
}

fn movement_row(
    row: stored::MovementRow,
    other: Option<(ItemId, String)>,
    reversed: &BTreeSet<MovementId>,
) -> MovementRow {
    let movement = row.movement;
    MovementRow {
        movement: movement.movement,
        kind: movement.kind,
        amount: movement.amount,
        effective: movement.effective,
        other,
        reverses: movement.reverses,
        reversed: reversed.contains(&movement.movement),
        reason: row.reason,
        taken_back_on: None,
    }
}

/// The day of recording, for what takes back something from an earlier day on.
fn taken_back_on(movement: &Movement, zone: &str) -> Result<Option<Day>, Refused> {
    let takes_back = movement.reverses.is_some() || movement.kind == MovementKind::Cancellation;
    if !takes_back {
        return Ok(None);
    }
    let recorded = crate::office::day_in_zone(movement.recorded, zone)?;
    Ok((recorded != movement.effective).then_some(recorded))
}

fn visible(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Card, Refused> {
    scope::card(reader, company, who, customer).map_err(|error| match error {
        Refused::UnknownCustomer { .. } => unknown(item),
        other => other,
    })
}

fn unknown(item: ItemId) -> Refused {
    Refused::UnknownDocument { number: item.to_string() }
}
