//! `/api/v1/customers`, `invoices`, `credit-notes`, `payments`, `shipments`: what systems push
//! that know it first. A batch goes through the door of imported files: a record that is refused
//! is named with its remedy and does not stop the others. What was told by mistake is withdrawn at
//! the same addresses.

use super::caller::{Calling, Question};
use super::credit::key;
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::http::HeaderMap;
use saldo_formats::records::RecordKind;
use saldo_work::imports::{self, Named, Push, Pushed, Withdrawal, Withdrawn};
use saldo_work::tokens::Scope;
use serde::Deserialize;
use serde_json::json;

/// Largest batch, in bytes: a thousand records of two kilobytes.
const BATCH: usize = 2 << 20;

const CUSTOMERS: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/customers",
    id: "push-customers",
    needs: Needs::Scope(Scope::CustomersWrite),
    parameters: &[Parameter {
        name: "Idempotency-Key",
        place: "header",
        shape: || json!({ "type": "string", "pattern": "^[!-~]{8,100}$" }),
        needed: true,
    }],
    asks: Some("CustomersPushed"),
    answers: (200, Some("Pushed")),
    refuses: &[400, 401, 403, 413, 422],
};

const INVOICES: Operation = Operation {
    path: "/api/v1/invoices",
    id: "push-invoices",
    needs: Needs::Scope(Scope::InvoicesWrite),
    asks: Some("InvoicesPushed"),
    ..CUSTOMERS
};

const CREDIT_NOTES: Operation = Operation {
    path: "/api/v1/credit-notes",
    id: "push-credit-notes",
    asks: Some("CreditNotesPushed"),
    ..INVOICES
};

const PAYMENTS: Operation = Operation {
    path: "/api/v1/payments",
    id: "push-payments",
    needs: Needs::Scope(Scope::PaymentsWrite),
    asks: Some("PaymentsPushed"),
    ..CUSTOMERS
};

const SHIPMENTS: Operation = Operation {
    path: "/api/v1/shipments",
    id: "push-shipments",
    needs: Needs::Scope(Scope::ShipmentsWrite),
    asks: Some("ShipmentsPushed"),
    ..CUSTOMERS
};

const WITHDRAW_INVOICES: Operation = Operation {
    path: "/api/v1/invoices/withdraw",
    id: "withdraw-invoices",
    asks: Some("DocumentsWithdrawn"),
    answers: (200, Some("Withdrawn")),
    ..INVOICES
};

const WITHDRAW_CREDIT_NOTES: Operation = Operation {
    path: "/api/v1/credit-notes/withdraw",
    id: "withdraw-credit-notes",
    ..WITHDRAW_INVOICES
};

const WITHDRAW_PAYMENTS: Operation = Operation {
    path: "/api/v1/payments/withdraw",
    id: "withdraw-payments",
    needs: Needs::Scope(Scope::PaymentsWrite),
    ..WITHDRAW_INVOICES
};

const WITHDRAW_SHIPMENTS: Operation = Operation {
    path: "/api/v1/shipments/withdraw",
    id: "withdraw-shipments",
    needs: Needs::Scope(Scope::ShipmentsWrite),
    ..WITHDRAW_INVOICES
};

/// The addresses to which records are pushed.
pub(super) fn served() -> Served {
    Served::default()
        .on(CUSTOMERS, customers)
        .on(INVOICES, invoices)
        .on(CREDIT_NOTES, credit_notes)
        .on(PAYMENTS, payments)
        .on(SHIPMENTS, shipments)
        .on(WITHDRAW_INVOICES, withdraw_invoices)
        .on(WITHDRAW_CREDIT_NOTES, withdraw_credit_notes)
        .on(WITHDRAW_PAYMENTS, withdraw_payments)
        .on(WITHDRAW_SHIPMENTS, withdraw_shipments)
        .at_most(BATCH)
}

/// A batch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch<T> {
    records: Vec<T>,
}

/// Something of which a batch is made: its cells in the order of its kind's members.
trait Record {
    fn cells(self) -> Vec<String>;
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Customer {
    code: String,
    name: Option<String>,
    registry_code: Option<String>,
    country: Option<String>,
    language: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    address: Option<String>,
    owner: Option<String>,
    policy_group: Option<String>,
    debtor: Option<String>,
    debt_purpose: Option<String>,
    contact_zone: Option<String>,
    contact_mode: Option<String>,
    email_consent: Option<String>,
    sms_consent: Option<String>,
}

impl Record for Customer {
    fn cells(self) -> Vec<String> {
        let said = [
            self.name,
            self.registry_code,
            self.country,
            self.language,
            self.email,
            self.phone,
            self.address,
            self.owner,
            self.policy_group,
            self.debtor,
            self.debt_purpose,
            self.contact_zone,
            self.contact_mode,
            self.email_consent,
            self.sms_consent,
        ];
        cells([self.code], said)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Invoice {
    customer: String,
    number: String,
    kind: Option<String>,
    issued: String,
    due: Option<String>,
    terms_days: Option<u16>,
    amount: String,
    currency: Option<String>,
    disputed: Option<bool>,
    note: Option<String>,
    reference: Option<String>,
}

impl Record for Invoice {
    fn cells(self) -> Vec<String> {
        let kind = self.kind.unwrap_or_default();
        let terms = self.terms_days.map(|days| days.to_string());
        let disputed = self.disputed.map(|disputed| disputed.to_string());
        let mut cells = vec![self.customer, self.number, kind, self.issued];
        cells.extend([self.due, terms].map(Option::unwrap_or_default));
        cells.push(self.amount);
        let said = [self.currency, disputed, self.note, self.reference];
        cells.extend(said.map(Option::unwrap_or_default));
        cells
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CreditNote {
    customer: String,
    number: String,
    issued: String,
    amount: String,
    currency: Option<String>,
    settles: Option<String>,
    note: Option<String>,
}

impl Record for CreditNote {
    fn cells(self) -> Vec<String> {
        let first = [self.customer, self.number, self.issued, self.amount];
        cells(first, [self.currency, self.settles, self.note])
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payment {
    customer: String,
    number: Option<String>,
    paid_on: String,
    amount: String,
    currency: Option<String>,
    settles: Option<String>,
    note: Option<String>,
}

impl Record for Payment {
    fn cells(self) -> Vec<String> {
        let number = self.number.unwrap_or_default();
        let first = [self.customer, number, self.paid_on, self.amount];
        cells(first, [self.currency, self.settles, self.note])
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shipment {
    customer: String,
    number: String,
    shipped_on: String,
    due: Option<String>,
    terms_days: Option<u16>,
    amount: String,
    currency: Option<String>,
    note: Option<String>,
    reference: Option<String>,
}

impl Record for Shipment {
    fn cells(self) -> Vec<String> {
        let terms = self.terms_days.map(|days| days.to_string());
        let mut cells = vec![self.customer, self.number, self.shipped_on];
        cells.extend([self.due, terms].map(Option::unwrap_or_default));
        cells.push(self.amount);
        cells.extend([self.currency, self.note, self.reference].map(Option::unwrap_or_default));
        cells
    }
}

/// Cells that are always there, and those that may be left out.
fn cells<const N: usize, const M: usize>(
    always: [String; N],
    said: [Option<String>; M],
) -> Vec<String> {
    always.into_iter().chain(said.map(Option::unwrap_or_default)).collect()
}

async fn customers(
    calling: Calling,
    headers: HeaderMap,
    Question(batch): Question<Batch<Customer>>,
) -> Result<Json<Pushed>, Problem> {
    push(&calling, &headers, Scope::CustomersWrite, RecordKind::Customers, batch).await
}

async fn invoices(
    calling: Calling,
    headers: HeaderMap,
    Question(batch): Question<Batch<Invoice>>,
) -> Result<Json<Pushed>, Problem> {
    push(&calling, &headers, Scope::InvoicesWrite, RecordKind::Invoices, batch).await
}

async fn credit_notes(
    calling: Calling,
    headers: HeaderMap,
    Question(batch): Question<Batch<CreditNote>>,
) -> Result<Json<Pushed>, Problem> {
    push(&calling, &headers, Scope::InvoicesWrite, RecordKind::CreditNotes, batch).await
}

async fn payments(
    calling: Calling,
    headers: HeaderMap,
    Question(batch): Question<Batch<Payment>>,
) -> Result<Json<Pushed>, Problem> {
    push(&calling, &headers, Scope::PaymentsWrite, RecordKind::Payments, batch).await
}

async fn shipments(
    calling: Calling,
    headers: HeaderMap,
    Question(batch): Question<Batch<Shipment>>,
) -> Result<Json<Pushed>, Problem> {
    push(&calling, &headers, Scope::ShipmentsWrite, RecordKind::Shipments, batch).await
}

async fn push<T: Record>(
    calling: &Calling,
    headers: &HeaderMap,
    scope: Scope,
    kind: RecordKind,
    batch: Batch<T>,
) -> Result<Json<Pushed>, Problem> {
    // A token without the scope learns nothing of its key or of its records.
    calling.caller.must(scope).map_err(|refused| Problem::refused(calling.texts, &refused))?;
    let key = key(calling, headers)?;
    let records = batch.records.into_iter().map(Record::cells).collect();
    let asked = Push { kind, records };
    let pushed = calling
        .ask(scope, move |office, company, who| imports::push(office, company, who, &key, &asked))
        .await?;
    Ok(Json(pushed))
}

/// Documents that are withdrawn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gone {
    reason: String,
    records: Vec<Document>,
}

/// One of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    customer: String,
    number: String,
    day: Option<String>,
    amount: Option<String>,
}

async fn withdraw_invoices(
    calling: Calling,
    headers: HeaderMap,
    Question(gone): Question<Gone>,
) -> Result<Json<Withdrawn>, Problem> {
    withdraw(&calling, &headers, Scope::InvoicesWrite, RecordKind::Invoices, gone).await
}

async fn withdraw_credit_notes(
    calling: Calling,
    headers: HeaderMap,
    Question(gone): Question<Gone>,
) -> Result<Json<Withdrawn>, Problem> {
    withdraw(&calling, &headers, Scope::InvoicesWrite, RecordKind::CreditNotes, gone).await
}

async fn withdraw_payments(
    calling: Calling,
    headers: HeaderMap,
    Question(gone): Question<Gone>,
) -> Result<Json<Withdrawn>, Problem> {
    withdraw(&calling, &headers, Scope::PaymentsWrite, RecordKind::Payments, gone).await
}

async fn withdraw_shipments(
    calling: Calling,
    headers: HeaderMap,
    Question(gone): Question<Gone>,
) -> Result<Json<Withdrawn>, Problem> {
    withdraw(&calling, &headers, Scope::ShipmentsWrite, RecordKind::Shipments, gone).await
}

async fn withdraw(
    calling: &Calling,
    headers: &HeaderMap,
    scope: Scope,
    kind: RecordKind,
    Gone { reason, records }: Gone,
) -> Result<Json<Withdrawn>, Problem> {
    calling.caller.must(scope).map_err(|refused| Problem::refused(calling.texts, &refused))?;
    let key = key(calling, headers)?;
    let named =
        |Document { customer, number, day, amount }| Named { customer, number, day, amount };
    let asked = Withdrawal { kind, reason, records: records.into_iter().map(named).collect() };
    let told = calling
        .ask(scope, move |office, company, who| {
            imports::withdraw(office, company, who, &key, &asked)
        })
        .await?;
    Ok(Json(told))
}
