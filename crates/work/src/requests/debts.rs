//! Which debts a request is about.

use super::Terms;
use crate::Refused;
use crate::deferral::OpenDebt;
use saldo_domain::book::{CustomerBook, Moment, Side};
use saldo_domain::{CompanyId, Day, ItemId};
use saldo_store::requests::RequestRow;
use saldo_store::{Reader, explain};

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
        Some(item) => open(book, |one, _| one == item),
        None => open(book, |_, due| due < day),
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
        return open(book, |item, _| lines.iter().any(|line| line.item == item));
    }
    let overdue = debts(book, None, row.new.day)?;
    let until = Terms::restored(&row.new.terms)?.until();
    match until.filter(|_| overdue.is_empty()) {
        None => Ok(overdue),
        // Nothing was late yet: whoever warned in time means what falls due meanwhile.
        Some(until) => {
            let there = |item| book.item(item).is_some_and(|one| one.effective <= row.new.day);
            open(book, |item, due| there(item) && due <= until)
        }
    }
}

fn open(
    book: &CustomerBook,
    wanted: impl Fn(ItemId, Day) -> bool,
) -> Result<Vec<OpenDebt>, Refused> {
    let mut found = Vec::new();
    for one in book.items().filter(|one| one.kind.side() == Side::Debit) {
        if !wanted(one.item, one.due) {
            continue;
        }
        let open = book.open(one.item, Day::LAST, Moment::NOW_AND_EVER);
        let open = open.unwrap_or(Ok(one.amount))?;
        if open.is_positive() {
            found.push(OpenDebt { item: one.item, due: one.due, open });
        }
    }
    Ok(found)
}
