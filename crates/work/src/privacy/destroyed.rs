//! What was erased: an act for each erasure, and the same for a supervisor (G05).
//!
//! Who destroyed whose data, what of it, in which system, how, why and when: what the order of the
//! Russian supervisor of 28 October 2022 № 179 asks of an act and of an extract from the journal.
//! Whose data it was is told by the customer's code: the name is what was destroyed.

use crate::journal;
use crate::views::PersonRef;
use crate::{Office, Refused, Who};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_store::StoreError;
use saldo_store::audit::{self, Record};
use serde::{Deserialize, Serialize};

/// The name of an erasure in the journal.
pub(super) const ACTION: &str = "personal-data-erase";

/// What the journal says of an erasure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    pub(super) reason: String,
    pub(super) rows: u64,
    /// Tables and how many of their rows were rewritten or removed.
    pub(super) data: Vec<(String, u64)>,
    /// Done once more after a backup was brought back.
    pub(super) again: bool,
}

/// An erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Destroyed {
    /// Its row in the journal, which is the number of the act.
    pub row: i64,
    pub at: Moment,
    /// Code of the customer.
    pub customer: String,
    /// Who decided it; `None`: the program, after a backup was brought back.
    #[serde(skip)]
    pub person: Option<PersonRef>,
    pub by: String,
    pub role: String,
    pub reason: String,
    pub rows: u64,
    pub data: Vec<(String, u64)>,
    pub again: bool,
}

/// The customer that a row of the journal is about.
pub(super) fn customer_of(record: &Record) -> &str {
    record.subject.strip_prefix("customer ").unwrap_or(&record.subject)
}

/// Every erasure, the newest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn destroyed(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Destroyed>, Refused> {
    who.must(Right::ErasePersonalData)?;
    let people = journal::people(office, company)?;
    let rows: Result<_, StoreError> =
        office.store.read(|reader| audit::of_action(reader, company, ACTION));
    let one = |record: Record| {
        let told: Told = serde_json::from_str(&record.body).unwrap_or_default();
        let person = people.get(&record.person).cloned();
        Destroyed {
            row: record.seq,
            at: record.at,
            customer: customer_of(&record).to_owned(),
            by: person.as_ref().map(|one| one.login.clone()).unwrap_or_default(),
            person,
            role: record.role,
            reason: told.reason,
            rows: told.rows,
            data: told.data,
            again: told.again,
        }
    };
    Ok(rows?.into_iter().rev().map(one).collect())
}

/// The act of one erasure, by its row in the journal.
///
/// # Errors
/// `NotPermitted`, `UnknownErasure`, or the store's.
pub fn act(office: &Office, company: CompanyId, who: Who, row: i64) -> Result<Destroyed, Refused> {
    let found = destroyed(office, company, who)?.into_iter().find(|one| one.row == row);
    found.ok_or(Refused::UnknownErasure { row })
}
