//! What a column can mean.

use serde::{Deserialize, Serialize};

/// What the rows of a table describe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Customers,
    /// Documents of ours: invoices, and with a kind column also credit notes and the like.
    Invoices,
    Payments,
}

/// A field that a column of a table, or a constant of a map, can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The company's own code of the customer.
    Customer,
    CustomerName,
    RegistryCode,
    Country,
    Language,
    Email,
    Phone,
    Address,
    Owner,
    /// Number of the invoice.
    Number,
    Kind,
    Issued,
    Due,
    /// Days from `issued` to the due day, in place of `due`.
    TermsDays,
    Amount,
    Currency,
    Disputed,
    Note,
    /// Number of the invoice that a payment or credit note is meant for.
    Settles,
    /// The day an invoice was paid in full: makes a payment of its whole amount.
    SettledOn,
    PaymentNumber,
    PaidOn,
    PaidAmount,
    PaymentNote,
}

impl Field {
    /// Every field, in the order of the enum.
    pub const ALL: [Field; 24] = [
        Field::Customer,
        Field::CustomerName,
        Field::RegistryCode,
        Field::Country,
        Field::Language,
        Field::Email,
        Field::Phone,
        Field::Address,
        Field::Owner,
        Field::Number,
        Field::Kind,
        Field::Issued,
        Field::Due,
        Field::TermsDays,
        Field::Amount,
        Field::Currency,
        Field::Disputed,
        Field::Note,
        Field::Settles,
        Field::SettledOn,
        Field::PaymentNumber,
        Field::PaidOn,
        Field::PaidAmount,
        Field::PaymentNote,
    ];

    /// The word under which maps and screens know the field.
    pub const fn code(self) -> &'static str {
        match self {
            Field::Customer => "customer",
            Field::CustomerName => "customer_name",
            Field::RegistryCode => "registry_code",
            Field::Country => "country",
            Field::Language => "language",
            Field::Email => "email",
            Field::Phone => "phone",
            Field::Address => "address",
            Field::Owner => "owner",
            Field::Number => "number",
            Field::Kind => "kind",
            Field::Issued => "issued",
            Field::Due => "due",
            Field::TermsDays => "terms_days",
            Field::Amount => "amount",
            Field::Currency => "currency",
            Field::Disputed => "disputed",
            Field::Note => "note",
            Field::Settles => "settles",
            Field::SettledOn => "settled_on",
            Field::PaymentNumber => "payment_number",
            Field::PaidOn => "paid_on",
            Field::PaidAmount => "paid_amount",
            Field::PaymentNote => "payment_note",
        }
    }

    /// Does the field hold a date?
    pub const fn is_date(self) -> bool {
        matches!(self, Field::Issued | Field::Due | Field::SettledOn | Field::PaidOn)
    }

    /// Does the field hold an amount?
    pub const fn is_amount(self) -> bool {
        matches!(self, Field::Amount | Field::PaidAmount)
    }
}
