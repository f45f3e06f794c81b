//! One customer: who, how much, since when, what next, and everything that happened.

use super::{DocumentRow, Page, Paged, PersonRef, TaskRow};
use crate::reports::ageing::Bucket;
use crate::{Office, Refused, Who};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};

/// The customer card. Amounts in the company's currency unless said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub registry_code: String,
    pub country: String,
    pub language: String,
    pub email: String,
    pub phone: String,
    pub address: String,
    pub owner: Option<PersonRef>,
    pub status: String,
    /// To be given back with an edit (M21).
    pub version: i64,
    pub day: Day,
    /// Open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    pub unallocated: Money,
    pub buckets: Vec<Bucket>,
    /// Balances in other currencies.
    pub others: Vec<Money>,
    pub days_late: i64,
    /// Disputes, promises and holds in force.
    pub standing: Vec<StandingRow>,
    /// Open tasks, the most urgent first.
    pub tasks: Vec<TaskRow>,
    /// Open debit documents by due day, the first hundred.
    pub open_documents: Vec<DocumentRow>,
    pub open_documents_total: u64,
}

/// One dispute, promise or hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingRow {
    /// Number by which it is ended.
    pub standing: i64,
    pub kind: StandingKind,
    pub item: Option<(ItemId, String)>,
    pub from: Day,
    pub until: Option<Day>,
    /// The promised amount.
    pub amount: Option<Money>,
    pub reason: String,
}

/// One thing that happened to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    pub day: Day,
    pub kind: TimelineKind,
    /// Who did it; `None` for the program.
    pub person: Option<PersonRef>,
}

/// What it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineKind {
    /// A note, call, visit: kind and what was said.
    Contact { kind: String, body: String },
    /// A debit or credit document.
    Document { kind: saldo_domain::book::ItemKind, number: String, amount: Money },
    /// A dispute, promise or hold began.
    Began {
        kind: StandingKind,
        number: Option<String>,
        until: Option<Day>,
        amount: Option<Money>,
        reason: String,
    },
    /// It ended.
    Ended { kind: StandingKind, number: Option<String>, reason: String },
    /// The control run asked for something.
    Effect {
        effect: saldo_domain::EffectId,
        kind: saldo_domain::control::EffectKind,
        step: u8,
        clause: String,
        text: String,
        state: Option<String>,
    },
    /// The control run held something back.
    Withheld {
        number: String,
        step: u8,
        clause: String,
        cause: saldo_domain::control::WithheldCause,
    },
}

/// The card of a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn customer_card(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _code: &str,
) -> Result<Card, Refused> {
    unreachable!("lands with the store")
}

/// Everything that happened to a customer, newest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn timeline(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _code: &str,
    _page: Page,
) -> Result<Paged<TimelineEntry>, Refused> {
    unreachable!("lands with the store")
}
