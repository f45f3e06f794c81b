//! Customers, documents and payments as tables that an import reads back.

use super::{Audience, Cell};
use crate::mapping::{Field, RowKind, heading};
use saldo_domain::book::facts::{CustomerFact, DocumentFact};

const CUSTOMER_FIELDS: [Field; 9] = [
    Field::Customer,
    Field::CustomerName,
    Field::RegistryCode,
    Field::Country,
    Field::Language,
    Field::Email,
    Field::Phone,
    Field::Address,
    Field::Owner,
];

const INVOICE_FIELDS: [Field; 11] = [
    Field::Customer,
    Field::Number,
    Field::Kind,
    Field::Issued,
    Field::Due,
    Field::Amount,
    Field::Currency,
    Field::Disputed,
    Field::Settles,
    Field::PaymentReference,
    Field::Note,
];

const PAYMENT_FIELDS: [Field; 7] = [
    Field::Customer,
    Field::PaymentNumber,
    Field::PaidOn,
    Field::PaidAmount,
    Field::Currency,
    Field::Settles,
    Field::PaymentNote,
];

/// The first row of a table of customers.
pub fn customer_headings(audience: Audience) -> Vec<Cell<'static>> {
    headings(RowKind::Customers, &CUSTOMER_FIELDS, audience)
}

/// The first row of a table of documents ([`RowKind::Invoices`]) or of payments.
pub fn document_headings(kind: RowKind, audience: Audience) -> Vec<Cell<'static>> {
    headings(kind, document_fields(kind), audience)
}

/// One customer.
pub fn customer_cells(customer: &CustomerFact) -> Vec<Cell<'_>> {
    vec![
        Cell::text(customer.code.as_str()),
        Cell::maybe(customer.name.as_deref()),
        Cell::maybe(customer.registry_code.as_deref()),
        Cell::maybe(customer.country.as_deref()),
        Cell::maybe(customer.language.as_deref()),
        Cell::maybe(customer.email.as_deref()),
        Cell::maybe(customer.phone.as_deref()),
        Cell::maybe(customer.address.as_deref()),
        Cell::maybe(customer.owner.as_deref()),
    ]
}

/// One document in the table of its kind: payments in that of payments, all others in that
/// of invoices.
pub fn document_cells(kind: RowKind, document: &DocumentFact) -> Vec<Cell<'_>> {
    document_fields(kind).iter().map(|field| document_cell(*field, document)).collect()
}

const fn document_fields(kind: RowKind) -> &'static [Field] {
    match kind {
        RowKind::Payments => &PAYMENT_FIELDS,
        _ => &INVOICE_FIELDS,
    }
}

fn document_cell(field: Field, document: &DocumentFact) -> Cell<'_> {
    match field {
        Field::Customer => Cell::text(document.customer.as_str()),
        Field::Number | Field::PaymentNumber => Cell::text(document.number.as_str()),
        Field::Kind => Cell::text(document.kind.code()),
        Field::Issued | Field::PaidOn => Cell::Day(document.effective),
        Field::Due => Cell::Day(document.due),
        Field::Amount | Field::PaidAmount => Cell::Money(document.amount),
        Field::Currency => Cell::text(document.amount.currency().code().to_owned()),
        Field::Disputed => Cell::text(if document.disputed { "yes" } else { "no" }),
        Field::Settles => Cell::maybe(document.settles.as_deref()),
        Field::PaymentReference => Cell::maybe(document.reference.as_deref()),
        Field::Note | Field::PaymentNote => Cell::maybe(document.note.as_deref()),
        _ => Cell::Empty,
    }
}

fn headings(kind: RowKind, fields: &[Field], audience: Audience) -> Vec<Cell<'static>> {
    let name = |field: &Field| heading(kind, *field, audience.language()).unwrap_or(field.code());
    fields.iter().map(|field| Cell::text(name(field))).collect()
}
