//! Programs outside are told what facts of the book mean: of money and of other credits that count
//! or count no more, of debts on which nothing is owed any more or something is owed again, of
//! write-offs, of promises that were broken.

use super::append::{Rederived, Stored};
use super::derive::{Moves, derive};
use super::{Facts, NewContact, NewItem, Recorded, Stamp};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Value;
use crate::webhooks::{Event, Webhook, announce, announce_to, listeners};
use saldo_domain::book::{ItemKind, MovementKind, Side};
use saldo_domain::control::LadderEventKind;
use saldo_domain::happening::Happening;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// A document of a customer.
type Document = (CustomerId, ItemId);

/// What is told of credits.
const OF_CREDITS: [Happening; 4] = [
    Happening::PaymentRecorded,
    Happening::PaymentTakenBack,
    Happening::CreditRecorded,
    Happening::CreditTakenBack,
];

/// What is told of debts.
const OF_DEBTS: [Happening; 4] = [
    Happening::DebtWrittenOff,
    Happening::WriteOffTakenBack,
    Happening::DebtClosed,
    Happening::DebtReopened,
];

/// Programs that hear of what these facts may mean; nobody where they mean nothing.
pub(super) fn listening(
    reader: &mut Reader,
    company: CompanyId,
    facts: &Facts,
) -> Result<Vec<Webhook>, StoreError> {
    let is_credit = |one: &NewItem| one.kind.side() == Side::Credit;
    match facts.movements.is_empty() && !facts.items.iter().any(is_credit) {
        true => Ok(Vec::new()),
        false => listeners(reader, company, &[OF_CREDITS, OF_DEBTS].concat()),
    }
}

fn asks_for(told: &[Webhook], kinds: &[Happening]) -> bool {
    told.iter().any(|one| one.kinds.iter().any(|kind| kinds.contains(kind)))
}

/// Payments, credit notes, returns and offsets, and those of them that count no more or count again. One
/// that is told and taken back at once is neither.
pub(super) fn credits(
    writer: &mut Writer,
    stamp: Stamp,
    facts: &Facts,
    told: &[Webhook],
) -> Result<(), StoreError> {
    if !asks_for(told, &OF_CREDITS) {
        return Ok(());
    }
    let cancels = |one: &&Recorded| one.new.kind == MovementKind::Cancellation;
    let of = |one: &Recorded| one.new.credit_item.map(|item| (one.customer, item));
    let turned: BTreeMap<Document, &Recorded> =
        facts.movements.iter().filter(cancels).filter_map(|one| Some((of(one)?, one))).collect();
    let credit = |one: &&NewItem| one.kind.side() == Side::Credit;
    let new: BTreeMap<Document, &NewItem> =
        facts.items.iter().filter(credit).map(|one| ((one.customer, one.item), one)).collect();
    let known: BTreeSet<Document> =
        turned.keys().filter(|document| !new.contains_key(*document)).copied().collect();
    let known = shown(writer, stamp.company, &known)?;
    let fresh = new.iter().filter(|(document, _)| !turned.contains_key(*document));
    let mut events: Vec<Event> = fresh
        .map(|(document, one)| {
            credit_event(*document, &Shown::of(one), false, one.item.to_string())
        })
        .collect();
    for (document, one) in &known {
        let movement = turned[document];
        let is_back = movement.new.reverses.is_none();
        events.push(credit_event(*document, one, is_back, movement.movement.to_string()));
    }
    announce_to(writer, (stamp.company, stamp.recorded), told, &events)
}

fn credit_event(document: Document, one: &Shown, taken_back: bool, about: String) -> Event {
    let kind = match (one.kind == ItemKind::Payment, taken_back) {
        (true, false) => Happening::PaymentRecorded,
        (true, true) => Happening::PaymentTakenBack,
        (false, false) => Happening::CreditRecorded,
        (false, true) => Happening::CreditTakenBack,
    };
    let mut data = one.told(document);
    data["settles"] = json!(one.settles);
    Event { kind, customer: document.0, about, data }
}

/// Debts on which nothing is owed any more, or something is owed again, and what was written off.
pub(super) fn debts(
    writer: &mut Writer,
    stamp: Stamp,
    facts: &Facts,
    (before, after): (&[Stored], &[Rederived]),
    moves: &Moves,
    told: &[Webhook],
) -> Result<(), StoreError> {
    if facts.movements.is_empty() || !asks_for(told, &OF_DEBTS) {
        return Ok(());
    }
    let mut turned: BTreeMap<Document, Happening> = BTreeMap::new();
    for (was, is) in before.iter().zip(after) {
        let document = (CustomerId::new(was.customer), ItemId::new(was.item));
        match (was.open, is.derived.open) {
            (0, 0) => {}
            (_, 0) => drop(turned.insert(document, Happening::DebtClosed)),
            (0, _) => drop(turned.insert(document, Happening::DebtReopened)),
            _ => {}
        }
    }
    let causes = causes(facts);
    let is_withdrawn = |document: &Document| {
        let cause = causes.get(document);
        cause.is_some_and(|cause| cause.by.contains(MovementKind::Cancellation.code()))
    };
    let mut own = Vec::new();
    for one in facts.items.iter().filter(|one| one.kind.side() == Side::Debit) {
        moves.of(one.customer.get(), one.item.get(), &mut own);
        let document = (one.customer, one.item);
        let is_closed = derive(one.item.get(), one.amount.minor(), &mut own)?.open == 0;
        // One that comes and is withdrawn at once was never owed.
        if is_closed && !is_withdrawn(&document) {
            turned.insert(document, Happening::DebtClosed);
        }
    }
    let written_off = |one: &&Recorded| one.new.kind == MovementKind::WriteOff;
    let debt = |one: &Recorded| one.new.debit_item.map(|item| (one.customer, item));
    let touched = facts.movements.iter().filter(written_off).filter_map(debt);
    let touched = touched.chain(turned.keys().copied()).collect();
    let shown = shown(writer, stamp.company, &touched)?;
    let off = facts.movements.iter().filter(written_off).filter_map(|one| {
        let document = debt(one)?;
        Some(write_off_event(document, shown.get(&document)?, one))
    });
    let turned = turned.iter().filter_map(|(document, kind)| {
        let one = shown.get(document).filter(|one| one.kind.side() == Side::Debit)?;
        Some(turned_event(*document, one, *kind, causes.get(document)?))
    });
    let events: Vec<Event> = off.chain(turned).collect();
    announce_to(writer, (stamp.company, stamp.recorded), told, &events)
}

/// Without its sign: what a reversal takes back is below zero.
fn size(amount: Money) -> Money {
    Money::from_minor(amount.minor().saturating_abs(), amount.currency())
}

fn write_off_event(document: Document, one: &Shown, movement: &Recorded) -> Event {
    let kind = match movement.new.reverses {
        None => Happening::DebtWrittenOff,
        Some(_) => Happening::WriteOffTakenBack,
    };
    let mut data = one.told(document);
    data["written_off"] = json!(size(movement.new.amount).to_plain());
    data["written_off_on"] = json!(movement.new.effective.to_string());
    Event { kind, customer: document.0, about: movement.movement.to_string(), data }
}

/// It is told apart by the last movement that did it: a debt may be closed and opened many times.
fn turned_event(document: Document, one: &Shown, kind: Happening, cause: &Cause) -> Event {
    let mut data = one.told(document);
    data["by"] = json!(cause.by);
    Event { kind, customer: document.0, about: cause.last.to_string(), data }
}

/// What moved a debt.
struct Cause {
    by: BTreeSet<&'static str>,
    last: MovementId,
}

fn causes(facts: &Facts) -> BTreeMap<Document, Cause> {
    let mut causes: BTreeMap<Document, Cause> = BTreeMap::new();
    for one in &facts.movements {
        let Some(debt) = one.new.debit_item else { continue };
        let new = Cause { by: BTreeSet::new(), last: one.movement };
        let cause = causes.entry((one.customer, debt)).or_insert(new);
        cause.by.insert(one.new.kind.code());
        cause.last = one.movement;
    }
    causes
}

/// A document, as it is told of.
struct Shown {
    kind: ItemKind,
    number: String,
    settles: String,
    effective: Day,
    amount: Money,
}

impl Shown {
    fn of(one: &NewItem) -> Self {
        let NewItem { kind, effective, amount, .. } = *one;
        Self { kind, number: one.number.clone(), settles: one.settles.clone(), effective, amount }
    }

    /// `document` is the same in every event about it; a text, for a program may read numbers into less
    /// than 64 bits.
    fn told(&self, (_, item): Document) -> serde_json::Value {
        json!({
            "document": item.to_string(),
            "kind": self.kind.code(),
            "number": self.number,
            "day": self.effective.to_string(),
            "amount": self.amount.to_plain(),
            "currency": self.amount.currency().code(),
        })
    }
}

/// Documents that stand in the book.
fn shown(
    reader: &mut Reader,
    company: CompanyId,
    documents: &BTreeSet<Document>,
) -> Result<BTreeMap<Document, Shown>, StoreError> {
    let mut found = BTreeMap::new();
    let mut customers: Vec<i64> = documents.iter().map(|(customer, _)| customer.get()).collect();
    customers.dedup();
    if customers.is_empty() {
        return Ok(found);
    }
    reader.each(
        "SELECT customer, item, kind, number, settles, effective, amount, currency FROM item
         WHERE company = $1 AND customer IN ({ids $2})",
        &[company.into(), Value::Ids(&customers)],
        |row| {
            let document = (CustomerId::new(row.int(0)?), ItemId::new(row.int(1)?));
            if documents.contains(&document) {
                let one = Shown {
                    kind: row.word(2, ItemKind::from_code)?,
                    number: row.string(3)?,
                    settles: row.string(4)?,
                    effective: row.day(5)?,
                    amount: Money::from_minor(row.int(6)?, row.currency(7)?),
                };
                found.insert(document, one);
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// Agreed days that went by and schedules that were not kept.
pub(super) fn broken(
    writer: &mut Writer,
    stamp: Stamp,
    first: i64,
    contacts: &[NewContact],
) -> Result<(), StoreError> {
    let broken = [LadderEventKind::AgreedDateBroken, LadderEventKind::ScheduleBroken];
    let is_broken = |one: &NewContact| broken.iter().any(|kind| kind.code() == one.kind);
    if !contacts.iter().any(is_broken) {
        return Ok(());
    }
    let event = |(number, one): (i64, &NewContact)| Event {
        kind: Happening::PromiseBroken,
        customer: one.customer,
        about: number.to_string(),
        data: json!({
            "what": one.kind,
            "day": one.day.to_string(),
            "item": one.item.map(ItemId::get),
        }),
    };
    let when = (stamp.company, stamp.recorded);
    announce(writer, when, &[Happening::PromiseBroken], || {
        (first..).zip(contacts).filter(|(_, one)| is_broken(one)).map(event)
    })
}
