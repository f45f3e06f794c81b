//! Which debts a request is about.

use super::Terms;
use crate::Refused;
use crate::acts::ledger::read_book;
use crate::deferral::{OpenDebt, open_debts};
use saldo_domain::book::CustomerBook;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::requests::{self as stored, RequestRow};
use saldo_store::{Reader, explain};
use std::collections::BTreeSet;

/// What is still open of one document, or of every one that was overdue on a day.
///
/// # Errors
/// `UnknownDocument`, or the arithmetic's.
pub(super) fn debts(
    book: &CustomerBook,
    item: Option<ItemId>,
    day: Day,
) -> Result<Vec<OpenDebt>, Refused> {
    match item {
        Some(item) if book.item(item).is_none() => {
            Err(Refused::UnknownDocument { number: item.to_string() })
        }
        Some(item) => open_debts(book, |one, _| one == item),
        None => open_debts(book, |_, due| due < day),
    }
}

/// The debts that a request was made about, as far as they are still open: its document, the
/// lines of the effect that asks, or what was overdue of the customer on the day of asking.
/// Later documents are never among them.
///
/// # Errors
/// `UnknownDocument`, the arithmetic's, or the store's.
pub(super) fn debts_of(
    reader: &mut Reader,
    company: CompanyId,
    book: &CustomerBook,
    row: &RequestRow,
) -> Result<Vec<OpenDebt>, Refused> {
    if row.new.item.is_some() {
        return debts(book, row.new.item, row.new.day);
    }
    if let Some(effect) = row.new.effect {
        let found = explain::effect(reader, company, effect)?;
        let lines = found.map(|found| found.lines).unwrap_or_default();
        return open_debts(book, |item, _| lines.iter().any(|line| line.item == item));
    }
    let overdue = debts(book, None, row.new.day)?;
    let until = Terms::restored(&row.new.terms)?.until();
    match until.filter(|_| overdue.is_empty()) {
        None => Ok(overdue),
        // Nothing was late yet: whoever warned in time means what falls due meanwhile.
        Some(until) => {
            let there = |item| book.item(item).is_some_and(|one| one.effective <= row.new.day);
            open_debts(book, |item, due| there(item) && due <= until)
        }
    }
}

/// The debts that the decision about a request permits something about, as far as they are open.
///
/// # Errors
/// As [`debts_of`].
pub(crate) fn decided_about(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    request: i64,
) -> Result<BTreeSet<ItemId>, Refused> {
    let Some(row) = stored::get(reader, company, request)? else { return Ok(BTreeSet::new()) };
    let book = read_book(reader, company, customer)?;
    Ok(debts_of(reader, company, &book, &row)?.into_iter().map(|debt| debt.item).collect())
}
