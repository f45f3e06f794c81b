//! The shapes of what is pushed, as the description of the interface names them.

use super::describe::shape::{
    currency, day, flag, list, named, number, object, or_null, text, whole, word,
};
use saldo_domain::book::{ItemKind, Side};
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_work::imports::MOST_RECORDS;
use serde_json::{Value, json};

/// Every shape with its name.
pub(super) fn all() -> [(&'static str, Value); 16] {
    [
        ("CustomerRecord", customer()),
        ("InvoiceRecord", invoice()),
        ("CreditNoteRecord", credit_note()),
        ("PaymentRecord", payment()),
        ("ShipmentRecord", shipment()),
        ("CustomersPushed", batch("CustomerRecord")),
        ("InvoicesPushed", batch("InvoiceRecord")),
        ("CreditNotesPushed", batch("CreditNoteRecord")),
        ("PaymentsPushed", batch("PaymentRecord")),
        ("ShipmentsPushed", batch("ShipmentRecord")),
        ("RefusedRecord", refused()),
        ("Remark", remark()),
        ("Pushed", pushed()),
        ("DocumentRecord", document()),
        ("DocumentsWithdrawn", gone()),
        ("Withdrawn", withdrawn()),
    ]
}

fn batch(record: &str) -> Value {
    object(&[("records", records(record), true)])
}

fn records(record: &str) -> Value {
    json!({
        "type": "array",
        "items": named(record),
        "minItems": 1,
        "maxItems": MOST_RECORDS,
    })
}

/// What a program writes as a sum is above zero.
fn amount() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{1,12}(\\.[0-9]{1,2})?$" })
}

/// What may be left out may also be null: then what is known stays.
fn may(shape: Value) -> Value {
    or_null(shape)
}

fn terms() -> Value {
    may(whole(0, i64::from(u16::MAX)))
}

fn customer() -> Value {
    let said = [
        "name",
        "registry_code",
        "country",
        "language",
        "email",
        "phone",
        "address",
        "owner",
        "policy_group",
    ];
    let said = said.map(|member| (member, may(text()), false));
    let words = [
        ("debtor", word(Debtor::ALL.map(Debtor::code))),
        ("debt_purpose", word(DebtPurpose::ALL.map(DebtPurpose::code))),
        ("contact_zone", text()),
        ("contact_mode", word(ContactMode::ALL.map(ContactMode::code))),
        ("email_consent", word(Consent::ALL.map(Consent::code))),
        ("sms_consent", word(Consent::ALL.map(Consent::code))),
    ];
    let words = words.map(|(member, shape)| (member, may(shape), false));
    let all: Vec<_> = std::iter::once(("code", text(), true)).chain(said).chain(words).collect();
    object(&all)
}

fn invoice() -> Value {
    let debts = ItemKind::ALL.into_iter().filter(|kind| kind.side() == Side::Debit);
    let kind = word(debts.map(ItemKind::code));
    object(&[
        ("customer", text(), true),
        ("number", text(), true),
        ("kind", may(kind), false),
        ("issued", day(), true),
        ("due", may(day()), false),
        ("terms_days", terms(), false),
        ("amount", amount(), true),
        ("currency", may(currency()), false),
        ("disputed", may(flag()), false),
        ("note", may(text()), false),
        ("reference", may(text()), false),
    ])
}

fn credit_note() -> Value {
    object(&[
        ("customer", text(), true),
        ("number", text(), true),
        ("issued", day(), true),
        ("amount", amount(), true),
        ("currency", may(currency()), false),
        ("settles", may(text()), false),
        ("note", may(text()), false),
    ])
}

fn payment() -> Value {
    object(&[
        ("customer", text(), true),
        ("number", may(text()), false),
        ("paid_on", day(), true),
        ("amount", amount(), true),
        ("currency", may(currency()), false),
        ("settles", may(text()), false),
        ("note", may(text()), false),
    ])
}

fn shipment() -> Value {
    object(&[
        ("customer", text(), true),
        ("number", text(), true),
        ("shipped_on", day(), true),
        ("due", may(day()), false),
        ("terms_days", terms(), false),
        ("amount", amount(), true),
        ("currency", may(currency()), false),
        ("note", may(text()), false),
        ("reference", may(text()), false),
    ])
}

fn refused() -> Value {
    object(&[
        ("index", number(), true),
        ("field", text(), true),
        ("value", text(), true),
        ("code", text(), true),
        ("reason", text(), true),
        ("remedy", text(), true),
    ])
}

fn remark() -> Value {
    object(&[
        ("index", number(), true),
        ("field", text(), true),
        ("code", text(), true),
        ("text", text(), true),
    ])
}

fn pushed() -> Value {
    object(&[
        ("batch", number(), true),
        ("read", number(), true),
        ("new", number(), true),
        ("changed", number(), true),
        ("unchanged", number(), true),
        ("refused", list(named("RefusedRecord")), true),
        ("new_customers", number(), true),
        ("unfound", number(), true),
        ("remarks", list(named("Remark")), true),
    ])
}

fn document() -> Value {
    object(&[
        ("customer", text(), true),
        ("number", text(), true),
        ("day", may(day()), false),
        ("amount", may(amount()), false),
    ])
}

fn gone() -> Value {
    object(&[("reason", text(), true), ("records", records("DocumentRecord"), true)])
}

fn withdrawn() -> Value {
    object(&[
        ("batch", number(), true),
        ("read", number(), true),
        ("withdrawn", number(), true),
        ("unchanged", number(), true),
        ("refused", list(named("RefusedRecord")), true),
    ])
}
