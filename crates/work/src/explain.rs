//! Why something happened, and why nothing else did: facts, clause, policy version.
//!
//! The answer is data; the sentences are in the locale files.

use crate::{Office, Refused, Who};
use saldo_domain::control::{Channel, EffectKind, WithheldCause};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, ItemId, Money, Role};
use serde::Serialize;

/// What was asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    Customer { code: String, name: String },
    Invoice { customer: String, name: String, number: String },
    Message { id: String, customer: String, name: String },
}

/// The answer for one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub subject: Subject,
    pub customer: CustomerId,
    pub on: Day,
    /// `name@version` in force now.
    pub policy: String,
    /// Last day on which this customer was looked at.
    pub looked: Option<Day>,
    /// Open documents on the day.
    pub items: Vec<ItemFacts>,
    /// Money of the customer allocated to nothing, per currency.
    pub unallocated: Vec<Money>,
    /// Disputes, promises and holds in force on the day.
    pub standing: Vec<StandingFact>,
    /// What happened up to the day, newest first.
    pub happened: Vec<Happened>,
    /// What was held back up to the day, newest first.
    pub withheld: Vec<HeldBack>,
    /// What comes next if nothing is recorded before.
    pub next: Vec<Next>,
}

/// One document with its place on the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemFacts {
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub amount: Money,
    pub open: Money,
    pub days_late: i64,
    /// The step whose days these are.
    pub step: Option<u8>,
    pub clause: Option<String>,
}

/// A restraint in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StandingFact {
    pub kind: StandingKind,
    pub number: Option<String>,
    pub from: Day,
    pub until: Option<Day>,
    pub reason: String,
}

/// One effect that happened, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Happened {
    #[serde(serialize_with = "as_text")]
    pub effect: EffectId,
    pub day: Day,
    pub kind: EffectKind,
    pub step: u8,
    pub clause: String,
    /// `name@version`.
    pub policy: String,
    /// Key of the words in the policy's texts.
    pub text: String,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    pub threshold_days: i64,
    pub met_by_days: i64,
    pub lines: Vec<LineFacts>,
    /// State of its task or message: open, done, skipped, planned, sent, withdrawn, …
    pub state: Option<String>,
}

/// One document as it stood when the decision was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineFacts {
    pub number: String,
    pub open: Money,
    pub days_late: i64,
}

/// One step that was held back, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeldBack {
    pub day: Day,
    pub number: String,
    pub step: u8,
    pub clause: String,
    pub policy: String,
    pub cause: WithheldCause,
    pub until: Option<Day>,
}

/// What would come next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    pub day: Day,
    pub number: String,
    pub step: u8,
    pub clause: String,
}

fn as_text<S: serde::Serializer>(id: &EffectId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// Explains a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn customer(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _code: &str,
    _on: Option<Day>,
) -> Result<Explanation, Refused> {
    unreachable!("lands with the store")
}

/// Explains an invoice, by number or CUSTOMER/NUMBER.
///
/// # Errors
/// `UnknownDocument`, `AmbiguousDocument`, or the store's.
pub fn invoice(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _number: &str,
    _on: Option<Day>,
) -> Result<Explanation, Refused> {
    unreachable!("lands with the store")
}

/// Explains a message or task, by the 32 digits of its id.
///
/// # Errors
/// `UnknownEffect`, or the store's.
pub fn message(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _id: &str,
    _on: Option<Day>,
) -> Result<Explanation, Refused> {
    unreachable!("lands with the store")
}
