//! Adding to the book: the rows themselves, then everything that follows from them.

use super::derive::{Derived, Moves, derive};
use super::{announce, references, side_number};
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{NEVER, Value, day_or_never};
use saldo_domain::book::{ItemKind, Moment, NewMovement};
use saldo_domain::number::folded_number;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId, UserId};

/// What all facts of one command have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub company: CompanyId,
    /// When the company learned of it.
    pub recorded: Moment,
    /// Import it came with; 0 for none.
    pub batch: i64,
}

/// Facts to be added together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub items: Vec<NewItem>,
    pub movements: Vec<Recorded>,
    pub due_changes: Vec<NewDueChange>,
    pub standing: Vec<NewStanding>,
    pub contacts: Vec<NewContact>,
    pub references: Vec<NewReference>,
}

/// A document new to the book, under its identity (`saldo_domain::book::identity`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub customer: CustomerId,
    pub item: ItemId,
    pub kind: ItemKind,
    pub number: String,
    /// Number of the debt that a credit is meant for; empty when it names none.
    pub settles: String,
    pub effective: Day,
    pub due: Day,
    pub amount: Money,
    pub note: String,
}

/// The payment reference of a debit document, from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReference {
    pub customer: CustomerId,
    pub item: ItemId,
    pub reference: String,
    /// The import that told it, where it is another than that of the facts it comes with.
    pub batch: Option<i64>,
}

/// A movement new to the book, under its identity, with the reason a person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub customer: CustomerId,
    pub movement: MovementId,
    pub new: NewMovement,
    pub reason: String,
}

/// Another due day for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDueChange {
    pub customer: CustomerId,
    pub item: ItemId,
    pub due: Day,
    pub effective: Day,
    pub reason: String,
}

/// A dispute, promise or hold that begins, or the end of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewStanding {
    pub customer: CustomerId,
    pub kind: StandingKind,
    /// `None` concerns the whole customer.
    pub item: Option<ItemId>,
    /// First day in force; for an end the first day no longer in force.
    pub from: Day,
    pub until: Option<Day>,
    /// What was promised or is disputed.
    pub amount: Option<Money>,
    pub reason: String,
    /// The written order that a hold rests on (GEN-05).
    pub order: Option<WrittenOrder>,
    /// The standing that ends with this row.
    pub ends: Option<i64>,
    pub person: UserId,
}

/// A note, call, visit, or an announcement of the buyer (kind = code of a
/// `LadderEventKind`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    pub customer: CustomerId,
    pub kind: String,
    pub item: Option<ItemId>,
    pub day: Day,
    /// The day to which the buyer asks for more time.
    pub until: Option<Day>,
    pub body: String,
    pub person: UserId,
}

/// Adds facts, rewrites what is derived from them, and has control look at the customers
/// again. Items named by movements are either among `facts.items` or in the book already.
///
/// # Errors
/// [`StoreError::Overdrawn`] when more would be settled on an item than it amounts to:
/// nothing of the whole transaction may then be kept.
pub fn append(writer: &mut Writer, stamp: Stamp, facts: &Facts) -> Result<(), StoreError> {
    let mut moves = Moves::default();
    for one in &facts.movements {
        let new = &one.new;
        let items = [number(new.debit_item), number(new.credit_item)];
        moves.push(one.customer.get(), items, new.effective.number(), new.amount.minor());
    }
    moves.sort();
    // Read before rows are added to the same customers: there is less to read.
    let touched = touched_items(writer, stamp.company, facts, &moves)?;
    add_items(writer, stamp, &facts.items, &moves)?;
    add_movements(writer, stamp, &facts.movements)?;
    add_due_changes(writer, stamp, &facts.due_changes)?;
    add_standing(writer, stamp, &facts.standing)?;
    add_contacts(writer, stamp, &facts.contacts)?;
    references::add(writer, stamp, &facts.references)?;
    let told = announce::listening(writer, stamp.company, facts)?;
    announce::credits(writer, stamp, facts, &told)?;
    let rewritten = rewrite(writer, stamp.company, &touched, &moves, &facts.due_changes)?;
    announce::debts(writer, stamp, facts, (&touched, &rewritten), &moves, &told)?;
    raise_horizon(writer, stamp.company, facts)?;
    wake(writer, stamp.company, &touched_customers(facts))
}

fn number(item: Option<ItemId>) -> i64 {
    item.map_or(0, ItemId::get)
}

fn add_items(
    writer: &mut Writer,
    stamp: Stamp,
    items: &[NewItem],
    moves: &Moves,
) -> Result<(), StoreError> {
    let mut rows: Vec<&NewItem> = items.iter().collect();
    rows.sort_unstable_by_key(|one| (one.customer, one.item));
    let mut own = Vec::new();
    let mut derived = Vec::with_capacity(rows.len());
    for one in &rows {
        moves.of(one.customer.get(), one.item.get(), &mut own);
        derived.push(derive(one.item.get(), one.amount.minor(), &mut own)?);
    }
    let rows =
        rows.into_iter().zip(&derived).map(|(one, derived)| item_values(stamp, one, derived));
    writer.insert(
        "item",
        &[
            "company",
            "customer",
            "item",
            "kind",
            "side",
            "number",
            "number_key",
            "settles",
            "effective",
            "due",
            "currency",
            "amount",
            "recorded",
            "batch",
            "note",
            "due_now",
            "open",
            "first_move",
            "closed",
        ],
        rows,
    )?;
    Ok(())
}

fn item_values<'a>(stamp: Stamp, one: &'a NewItem, derived: &Derived) -> [Value<'a>; 19] {
    [
        stamp.company.into(),
        one.customer.into(),
        one.item.into(),
        one.kind.code().into(),
        side_number(one.kind.side()).into(),
        (&one.number).into(),
        folded_number(&one.number).into(),
        folded_number(&one.settles).into(),
        one.effective.into(),
        one.due.into(),
        one.amount.currency().into(),
        one.amount.minor().into(),
        stamp.recorded.into(),
        stamp.batch.into(),
        (&one.note).into(),
        one.due.into(),
        derived.open.into(),
        derived.first_move.into(),
        derived.closed.into(),
    ]
}

fn add_movements(
    writer: &mut Writer,
    stamp: Stamp,
    movements: &[Recorded],
) -> Result<(), StoreError> {
    let mut ordered: Vec<&Recorded> = movements.iter().collect();
    ordered.sort_unstable_by_key(|one| (one.customer, one.new.debit_item, one.movement));
    let rows = ordered.into_iter().map(|one| {
        let new = &one.new;
        [
            stamp.company.into(),
            one.customer.into(),
            number(new.debit_item).into(),
            one.movement.get().into(),
            number(new.credit_item).into(),
            new.kind.code().into(),
            new.amount.currency().into(),
            new.amount.minor().into(),
            new.effective.into(),
            stamp.recorded.into(),
            stamp.batch.into(),
            new.reverses.map_or(0, MovementId::get).into(),
            (&one.reason).into(),
        ]
    });
    writer.insert(
        "movement",
        &[
            "company",
            "customer",
            "debit_item",
            "movement",
            "credit_item",
            "kind",
            "currency",
            "amount",
            "effective",
            "recorded",
            "batch",
            "reverses",
            "reason",
        ],
        rows,
    )?;
    Ok(())
}

fn add_due_changes(
    writer: &mut Writer,
    stamp: Stamp,
    changes: &[NewDueChange],
) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, stamp.company, numbers::CHANGE, changes.len() as i64)?;
    let rows = (first..).zip(changes).map(|(id, one)| {
        [
            stamp.company.into(),
            one.customer.into(),
            one.item.into(),
            id.into(),
            one.due.into(),
            one.effective.into(),
            stamp.recorded.into(),
            stamp.batch.into(),
            (&one.reason).into(),
        ]
    });
    writer.insert(
        "due_change",
        &[
            "company",
            "customer",
            "item",
            "change",
            "due",
            "effective",
            "recorded",
            "batch",
            "reason",
        ],
        rows,
    )?;
    Ok(())
}

fn add_standing(
    writer: &mut Writer,
    stamp: Stamp,
    standing: &[NewStanding],
) -> Result<(), StoreError> {
    if standing.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, stamp.company, numbers::STANDING, standing.len() as i64)?;
    let rows = (first..).zip(standing).map(|(id, one)| {
        [
            stamp.company.into(),
            one.customer.into(),
            id.into(),
            one.kind.code().into(),
            number(one.item).into(),
            one.from.into(),
            day_or_never(one.until).into(),
            one.amount.map_or(0, Money::minor).into(),
            one.amount.map_or("".into(), |amount| amount.currency().into()),
            (&one.reason).into(),
            one.ends.unwrap_or(0).into(),
            one.person.into(),
            stamp.recorded.into(),
            one.order.as_ref().map_or("", |order| order.number.as_str()).into(),
            day_or_never(one.order.as_ref().map(|order| order.dated)).into(),
            one.order.as_ref().map_or("", |order| order.scope.as_str()).into(),
        ]
    });
    writer.insert(
        "standing",
        &[
            "company",
            "customer",
            "standing",
            "kind",
            "item",
            "from_day",
            "until_day",
            "amount",
            "currency",
            "reason",
            "ends",
            "person",
            "recorded",
            "order_number",
            "order_day",
            "scope",
        ],
        rows,
    )?;
    Ok(())
}

fn add_contacts(
    writer: &mut Writer,
    stamp: Stamp,
    contacts: &[NewContact],
) -> Result<(), StoreError> {
    if contacts.is_empty() {
        return Ok(());
    }
    let first = reserve(writer, stamp.company, numbers::CONTACT, contacts.len() as i64)?;
    let rows = (first..).zip(contacts).map(|(id, one)| {
        [
            stamp.company.into(),
            one.customer.into(),
            id.into(),
            (&one.kind).into(),
            number(one.item).into(),
            one.day.into(),
            (&one.body).into(),
            one.person.into(),
            stamp.recorded.into(),
            day_or_never(one.until).into(),
        ]
    });
    writer.insert(
        "contact",
        &[
            "company",
            "customer",
            "contact",
            "kind",
            "item",
            "day",
            "body",
            "person",
            "recorded",
            "until_day",
        ],
        rows,
    )?;
    announce::broken(writer, stamp, first, contacts)
}

/// The items that have to be rewritten once these facts are there: those of the book, and new
/// ones whose due day changes at once.
fn touched_items(
    reader: &mut Reader,
    company: CompanyId,
    facts: &Facts,
    moves: &Moves,
) -> Result<Vec<Stored>, StoreError> {
    // An item's identity is unique within its customer only.
    let pair = |customer: CustomerId, item: ItemId| (customer.get(), item.get());
    let mut new: Vec<_> =
        facts.items.iter().map(|one| (pair(one.customer, one.item), one)).collect();
    new.sort_unstable_by_key(|(pair, _)| *pair);
    let place = |touched: &(i64, i64)| new.binary_search_by_key(touched, |(pair, _)| *pair);
    let mut changed: Vec<_> =
        facts.due_changes.iter().map(|one| pair(one.customer, one.item)).collect();
    changed.sort_unstable();
    changed.dedup();
    let mut touched = moves.touched();
    touched.extend(&changed);
    touched.retain(|known| place(known).is_err());
    touched.sort_unstable();
    touched.dedup();
    let mut found = stored_of(reader, company, &touched)?;
    let renewed = changed.iter().filter_map(|changed| place(changed).ok());
    found.extend(renewed.map(|at| Stored::new(new[at].1)));
    Ok(found)
}

/// Rewrites the derived columns of these items, and answers what they are now.
fn rewrite(
    writer: &mut Writer,
    company: CompanyId,
    touched: &[Stored],
    moves: &Moves,
    due_changes: &[NewDueChange],
) -> Result<Vec<Rederived>, StoreError> {
    let rows = derived_again(writer, company, touched, moves, due_changes)?;
    writer.update(
        "item",
        &["due_now", "open", "first_move", "closed", "company", "customer", "item"],
        3,
        rows.iter().map(|one| {
            let Derived { open, first_move, closed } = one.derived;
            [one.due_now, open, first_move, closed, company.get(), one.customer, one.item]
                .map(Value::Int)
        }),
    )?;
    Ok(rows)
}

/// As [`rederived`], reading no more than these facts make necessary: the earlier movements
/// only where an item had any, the due changes only where one was added.
fn derived_again(
    reader: &mut Reader,
    company: CompanyId,
    stored: &[Stored],
    moves: &Moves,
    due_changes: &[NewDueChange],
) -> Result<Vec<Rederived>, StoreError> {
    let moved_before = stored.iter().filter(|one| one.moved).map(|one| one.customer);
    let all_moves = read_movements(reader, company, &distinct(moved_before), Counting::ALL)?;
    let deferred = due_changes.iter().map(|one| one.customer.get());
    let dues = read_due_changes(reader, company, &distinct(deferred), Counting::ALL)?;
    let mut own = Vec::new();
    let derived = |one: &Stored| {
        let moves = if one.moved { &all_moves } else { moves };
        moves.of(one.customer, one.item, &mut own);
        Ok(Rederived {
            customer: one.customer,
            item: one.item,
            due_now: latest_due(&dues, (one.customer, one.item)).unwrap_or(one.due_now),
            derived: derive(one.item, one.amount, &mut own)?,
        })
    };
    stored.iter().map(derived).collect()
}

/// An item as it stands before these facts.
pub(super) struct Stored {
    pub(super) customer: i64,
    pub(super) item: i64,
    amount: i64,
    due_now: i64,
    /// What was open of it; of one that comes with these facts, all of it.
    pub(super) open: i64,
    moved: bool,
}

impl Stored {
    /// One that comes with these facts.
    fn new(one: &NewItem) -> Self {
        Self {
            customer: one.customer.get(),
            item: one.item.get(),
            amount: one.amount.minor(),
            due_now: one.due.number(),
            open: one.amount.minor(),
            moved: false,
        }
    }
}

fn stored_of(
    reader: &mut Reader,
    company: CompanyId,
    touched: &[(i64, i64)],
) -> Result<Vec<Stored>, StoreError> {
    let customers = distinct(touched.iter().map(|(customer, _)| *customer));
    let mut found = Vec::with_capacity(touched.len());
    if touched.is_empty() {
        return Ok(found);
    }
    reader.each(
        "SELECT customer, item, amount, due_now, first_move, open FROM item
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item",
        &[company.into(), Value::Ids(&customers)],
        |row| {
            let (customer, item) = (row.int(0)?, row.int(1)?);
            if touched.binary_search(&(customer, item)).is_ok() {
                let (amount, due_now) = (row.int(2)?, row.int(3)?);
                let (moved, open) = (row.int(4)? < NEVER, row.int(5)?);
                found.push(Stored { customer, item, amount, due_now, open, moved });
            }
            Ok(())
        },
    )?;
    Ok(found)
}

fn distinct(customers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut distinct: Vec<i64> = customers.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

pub(crate) fn latest_due(dues: &[LatestDue], item: (i64, i64)) -> Option<i64> {
    let found = dues.binary_search_by_key(&item, |one| one.0);
    found.ok().map(|at| dues[at].1)
}

/// An item's derived columns, made anew from its movements and due changes.
#[derive(Clone, Debug)]
pub(crate) struct Rederived {
    pub(crate) customer: i64,
    pub(crate) item: i64,
    pub(crate) due_now: i64,
    pub(crate) derived: Derived,
}

/// Derives the columns of these items `(customer, item)` (ascending) from scratch.
pub(crate) fn rederived(
    reader: &mut Reader,
    company: CompanyId,
    touched: &[(i64, i64)],
) -> Result<Vec<Rederived>, StoreError> {
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let customers = distinct(touched.iter().map(|(customer, _)| *customer));
    let moves = read_movements(reader, company, &customers, Counting::ALL)?;
    let dues = read_due_changes(reader, company, &customers, Counting::ALL)?;
    let mut own = Vec::new();
    let mut found = Vec::with_capacity(touched.len());
    reader.each(
        "SELECT customer, item, amount, due FROM item
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, item",
        &[company.into(), Value::Ids(&customers)],
        |row| {
            let (customer, item) = (row.int(0)?, row.int(1)?);
            if touched.binary_search(&(customer, item)).is_ok() {
                moves.of(customer, item, &mut own);
                let derived = derive(item, row.int(2)?, &mut own)?;
                let due_now = match latest_due(&dues, (customer, item)) {
                    Some(due) => due,
                    None => row.int(3)?,
                };
                found.push(Rederived { customer, item, due_now, derived });
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// What counts: facts effective by a day and recorded by a moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counting {
    pub(crate) on: i64,
    pub(crate) known: i64,
}

impl Counting {
    /// Every fact there is.
    const ALL: Self = Self { on: i64::MAX, known: i64::MAX };
}

/// The movements of these customers (ascending) that count.
pub(crate) fn read_movements(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    counting: Counting,
) -> Result<Moves, StoreError> {
    let mut moves = Moves::default();
    if customers.is_empty() {
        return Ok(moves);
    }
    reader.each(
        "SELECT customer, debit_item, credit_item, effective, amount FROM movement
         WHERE company = $1 AND customer IN ({ids $2}) AND effective <= $3 AND recorded <= $4",
        &[company.into(), Value::Ids(customers), counting.on.into(), counting.known.into()],
        |row| {
            let items = [row.int(1)?, row.int(2)?];
            moves.push(row.int(0)?, items, row.int(3)?, row.int(4)?);
            Ok(())
        },
    )?;
    moves.sort();
    Ok(moves)
}

/// Customer and item, and the due day of the latest change.
pub(crate) type LatestDue = ((i64, i64), i64);

/// The latest due day that counts per changed item, in order.
pub(crate) fn read_due_changes(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[i64],
    counting: Counting,
) -> Result<Vec<LatestDue>, StoreError> {
    let mut latest: Vec<LatestDue> = Vec::new();
    if customers.is_empty() {
        return Ok(latest);
    }
    reader.each(
        "SELECT customer, item, due FROM due_change
         WHERE company = $1 AND customer IN ({ids $2}) AND effective <= $3 AND recorded <= $4
         ORDER BY customer, item, recorded, effective, due",
        &[company.into(), Value::Ids(customers), counting.on.into(), counting.known.into()],
        |row| {
            let key = (row.int(0)?, row.int(1)?);
            let due = row.int(2)?;
            match latest.last_mut() {
                Some(last) if last.0 == key => last.1 = due,
                _ => latest.push((key, due)),
            }
            Ok(())
        },
    )?;
    Ok(latest)
}

/// From the horizon on, the derived columns alone tell what is open.
fn raise_horizon(writer: &mut Writer, company: CompanyId, facts: &Facts) -> Result<(), StoreError> {
    let moved = facts.movements.iter().map(|one| one.new.effective);
    let Some(latest) = moved.chain(facts.due_changes.iter().map(|one| one.effective)).max() else {
        return Ok(());
    };
    writer.execute(
        "INSERT INTO counter (company, name, next) VALUES ($1, $2, $3)
         ON CONFLICT (company, name) DO UPDATE SET next = excluded.next
         WHERE counter.next < excluded.next",
        &[company.into(), numbers::HORIZON.into(), latest.into()],
    )?;
    Ok(())
}

fn touched_customers(facts: &Facts) -> Vec<i64> {
    let items = facts.items.iter().map(|one| one.customer);
    let movements = facts.movements.iter().map(|one| one.customer);
    let changes = facts.due_changes.iter().map(|one| one.customer);
    let standing = facts.standing.iter().map(|one| one.customer);
    let contacts = facts.contacts.iter().map(|one| one.customer);
    let all = items.chain(movements).chain(changes).chain(standing).chain(contacts);
    distinct(all.map(CustomerId::get))
}

/// Has control look at these customers at the next run.
pub(crate) fn wake(
    writer: &mut Writer,
    company: CompanyId,
    customers: &[i64],
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE control_state SET look_again = 0
         WHERE company = $1 AND customer IN ({ids $2}) AND look_again <> 0",
        &[company.into(), Value::Ids(customers)],
    )?;
    Ok(())
}

/// Has control look at every customer at the next run: what it counts by has changed.
pub fn wake_all(writer: &mut Writer, company: CompanyId) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE control_state SET look_again = 0 WHERE company = $1 AND look_again <> 0",
        &[company.into()],
    )?;
    Ok(())
}

/// Keeps the sentinel honest: no permitted day reaches it.
const _: () = assert!(Day::LAST.number() < NEVER);
