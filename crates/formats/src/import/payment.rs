//! Payments: rows of their own, or the day on which the invoice of the row was paid.

use super::cells::Cells;
use crate::mapping::Field;
use crate::refusal::{Reason, Refusal};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{ItemKind, Side};

/// The payment a row describes.
pub(super) fn fact(cells: &mut Cells<'_>) -> Result<DocumentFact, Refusal> {
    let customer = cells.needed_identifier(Field::Customer)?;
    let effective = cells.needed_day(Field::PaidOn)?;
    let amount = cells.needed_amount(Field::PaidAmount)?;
    if !amount.is_positive() {
        return Err(cells.refuse(Field::PaidAmount, Reason::NotPositive));
    }
    Ok(DocumentFact {
        customer,
        kind: ItemKind::Payment,
        number: cells.identifier(Field::PaymentNumber)?.unwrap_or_default(),
        effective,
        due: effective,
        amount,
        settles: cells.identifier(Field::Settles)?,
        reference: None,
        disputed: false,
        note: cells.text(Field::PaymentNote)?,
    })
}

/// The payment that settled the invoice of the same row: of its whole amount on `settled_on`,
/// or of `paid_amount` on `paid_on`. `None` when nothing was paid yet.
pub(super) fn settlement(
    cells: &mut Cells<'_>,
    invoice: &DocumentFact,
) -> Result<Option<DocumentFact>, Refusal> {
    if invoice.kind.side() == Side::Credit {
        return Ok(None);
    }
    let (day, amount) = match cells.day(Field::SettledOn)? {
        Some(day) => (day, invoice.amount),
        None => match cells.day(Field::PaidOn)? {
            Some(day) => (day, cells.needed_amount(Field::PaidAmount)?),
            None => return Ok(None),
        },
    };
    if !amount.is_positive() {
        return Err(cells.refuse(Field::PaidAmount, Reason::NotPositive));
    }
    Ok(Some(DocumentFact {
        customer: invoice.customer.clone(),
        kind: ItemKind::Payment,
        number: cells.identifier(Field::PaymentNumber)?.unwrap_or_default(),
        effective: day,
        due: day,
        amount,
        settles: Some(invoice.number.clone()),
        reference: None,
        disputed: false,
        note: cells.text(Field::PaymentNote)?,
    }))
}
