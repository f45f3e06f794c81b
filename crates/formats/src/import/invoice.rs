//! Invoices and the other documents of ours.

use super::cells::Cells;
use crate::date::DateProblem;
use crate::mapping::{Field, Negative};
use crate::refusal::{Reason, Refusal};
use crate::text::TextFlag;
use saldo_domain::Day;
use saldo_domain::Money;
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{ItemKind, Side, payment_reference};

/// Words for yes and no that need no map.
const YES: [&str; 6] = ["yes", "true", "1", "да", "jah", "y"];
const NO: [&str; 6] = ["no", "false", "0", "нет", "ei", "n"];

/// Words for a plain invoice that need no map: sources rarely tell goods from services.
const INVOICE: [&str; 4] = ["invoice", "счёт", "счет", "arve"];

/// The document a row describes.
pub(super) fn fact(cells: &mut Cells<'_>) -> Result<DocumentFact, Refusal> {
    let customer = cells.needed_identifier(Field::Customer)?;
    let number = cells.needed_identifier(Field::Number)?;
    let (kind, amount) = kind_and_amount(cells)?;
    let effective = cells.needed_day(Field::Issued)?;
    let is_credit = kind.side() == Side::Credit;
    let due = if is_credit { effective } else { due(cells, effective)? };
    Ok(DocumentFact {
        customer,
        kind,
        number,
        effective,
        due,
        amount,
        settles: if is_credit { cells.identifier(Field::Settles)? } else { None },
        reference: if is_credit { None } else { reference(cells) },
        disputed: disputed(cells)?,
        note: cells.text(Field::Note)?,
    })
}

/// A reference is text to the last zero. The invoice is owed without it, too: one whose digits are lost
/// is left out with a remark.
fn reference(cells: &mut Cells<'_>) -> Option<String> {
    match cells.identifier(Field::PaymentReference) {
        Ok(told) => told.as_deref().and_then(payment_reference::cleaned),
        Err(_) => {
            cells.remark(Field::PaymentReference, TextFlag::ReferenceLost);
            None
        }
    }
}

/// Kind and amount together: where the map says so, a negative invoice is a credit note.
fn kind_and_amount(cells: &mut Cells<'_>) -> Result<(ItemKind, Money), Refusal> {
    let stated = kind(cells)?;
    let amount = cells.needed_amount(Field::Amount)?;
    let opposite = Money::from_minor(amount.minor().saturating_neg(), amount.currency());
    match (amount.minor().signum(), cells.layout.negative, stated.side()) {
        (1, _, _) => Ok((stated, amount)),
        (-1, Negative::CreditNote, Side::Debit) => Ok((ItemKind::CreditNote, opposite)),
        (-1, Negative::CreditNote, Side::Credit) => Ok((stated, opposite)),
        _ => Err(cells.refuse(Field::Amount, Reason::NotPositive)),
    }
}

fn kind(cells: &mut Cells<'_>) -> Result<ItemKind, Refusal> {
    let Some(word) = cells.word(Field::Kind)? else { return Ok(ItemKind::Goods) };
    let lower = word.to_lowercase();
    if INVOICE.contains(&lower.as_str()) {
        return Ok(ItemKind::Goods);
    }
    ItemKind::from_code(&word)
        .ok_or_else(|| cells.unknown_word(Field::Kind, &ItemKind::ALL.map(ItemKind::code)))
}

/// The due day as stated, or by the terms. Never before the document itself.
fn due(cells: &Cells<'_>, issued: Day) -> Result<Day, Refusal> {
    if let Some(due) = cells.day(Field::Due)? {
        if due < issued {
            let days = issued.days_since(due);
            return Err(cells.refuse(Field::Due, Reason::NegativeTerms { days }));
        }
        return Ok(due);
    }
    let terms = cells.terms()?;
    let field = if cells.layout.has(Field::Due) { Field::Due } else { Field::TermsDays };
    let days = terms.ok_or_else(|| cells.missing(field))?;
    due_by_terms(issued, days)
        .ok_or_else(|| cells.refuse(Field::TermsDays, Reason::Date(DateProblem::OutOfRange)))
}

/// `None` when the calendar of receivables ends before that day.
fn due_by_terms(issued: Day, days: i64) -> Option<Day> {
    issued.number().checked_add(days).and_then(Day::from_number)
}

fn disputed(cells: &mut Cells<'_>) -> Result<bool, Refusal> {
    Ok(yes_or_no(cells, Field::Disputed)?.unwrap_or(false))
}

/// A flag, if the row has it.
pub(super) fn yes_or_no(cells: &mut Cells<'_>, field: Field) -> Result<Option<bool>, Refusal> {
    let Some(word) = cells.word(field)? else { return Ok(None) };
    let word = word.to_lowercase();
    match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
        (true, _) => Ok(Some(true)),
        (_, true) => Ok(Some(false)),
        _ => Err(cells.unknown_word(field, &["yes", "no"])),
    }
}
