//! A customer's account in one currency over a period: what it began with, what raised it and
//! what lowered it, what it ended with (F-H, ASU-07).
//!
//! A document counts with its whole amount on its own day. An allocation only says which
//! document a payment is for, so it is no entry. What changes a document alone is one: a
//! write-off, a refund, a cancellation, a correction, and whatever takes one of them back.
//! Hence opening + debit − credit = closing, and closing is the balance of the book that day.

use crate::book::{CustomerBook, Item, Moment, Movement, MovementKind, Side};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::{Currency, Money, MoneyError};

/// What an entry tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A document of the account.
    Document,
    /// A movement that changed a document alone.
    Moved(MovementKind),
}

/// One entry; exactly one of debit and credit is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub day: Day,
    /// The document itself, or the one that was changed.
    pub item: ItemId,
    pub kind: EntryKind,
    pub debit: Money,
    pub credit: Money,
}

/// The account of a period. A balance above zero is owed to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub opening: Money,
    /// By day, then by document.
    pub entries: Vec<Entry>,
    pub debit: Money,
    pub credit: Money,
    pub closing: Money,
}

/// The account of `from` to `to`, both included, as known at a moment.
///
/// # Errors
/// `MoneyError` when a sum does not fit.
pub fn account(
    book: &CustomerBook,
    currency: Currency,
    (from, to): (Day, Day),
    known: Moment,
) -> Result<Account, MoneyError> {
    let mut entries = Vec::new();
    for item in book.items().filter(|item| item.amount.currency() == currency) {
        if item.recorded <= known {
            entries.push(entry(item, item.effective, EntryKind::Document, item.amount)?);
            entries.extend(changes(book, item, known)?);
        }
    }
    entries.retain(|entry| entry.day <= to);
    entries.sort_by_key(|entry| (entry.day, entry.item, entry.kind));
    let (before, within): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| entry.day < from);
    let opening = debits(currency, &before)?.minus(credits(currency, &before)?)?;
    let (debit, credit) = (debits(currency, &within)?, credits(currency, &within)?);
    let closing = opening.plus(debit)?.minus(credit)?;
    Ok(Account { opening, entries: within, debit, credit, closing })
}

/// What changed a document alone. A document whose day has not come has nothing to be changed
/// yet, so a change counts from that day on.
fn changes(book: &CustomerBook, item: &Item, known: Moment) -> Result<Vec<Entry>, MoneyError> {
    let alone = |movement: &&Movement| {
        movement.recorded <= known
            && (movement.debit_item.is_none() || movement.credit_item.is_none())
    };
    let moved = |movement: &Movement| {
        let day = movement.effective.max(item.effective);
        entry(item, day, EntryKind::Moved(movement.kind), movement.amount.negated()?)
    };
    book.movements_of(item.item).filter(alone).map(moved).collect()
}

/// An entry that raises the document by `amount`, or lowers it when that is below zero.
fn entry(item: &Item, day: Day, kind: EntryKind, amount: Money) -> Result<Entry, MoneyError> {
    let zero = Money::zero(amount.currency());
    let size = if amount.is_positive() { amount } else { amount.negated()? };
    let is_debit = (item.kind.side() == Side::Debit) == amount.is_positive();
    let (debit, credit) = if is_debit { (size, zero) } else { (zero, size) };
    Ok(Entry { day, item: item.item, kind, debit, credit })
}

fn debits(currency: Currency, entries: &[Entry]) -> Result<Money, MoneyError> {
    Money::sum(currency, entries.iter().map(|entry| entry.debit))
}

fn credits(currency: Currency, entries: &[Entry]) -> Result<Money, MoneyError> {
    Money::sum(currency, entries.iter().map(|entry| entry.credit))
}
