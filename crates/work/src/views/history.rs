//! What was run and what was imported.

use super::{Page, Paged, PersonRef};
use crate::{Office, Refused, Who};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day};

/// One business day that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    pub day: Day,
    /// Day for which the run was started.
    pub acting_day: Day,
    /// `name@version`.
    pub policy: String,
    /// `open` or `done`.
    pub state: String,
    pub started_at: Moment,
    pub finished_at: Option<Moment>,
    pub person: Option<PersonRef>,
    /// Effects of the day.
    pub effects: u64,
}

/// One import that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub batch: i64,
    pub kind: String,
    pub file: String,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    pub recorded: Moment,
    pub person: Option<PersonRef>,
}

/// Runs, newest day first.
///
/// # Errors
/// The store's.
pub fn run_history(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _page: Page,
) -> Result<Paged<RunRow>, Refused> {
    unreachable!("lands with the store")
}

/// Imports, newest first.
///
/// # Errors
/// The store's.
pub fn import_history(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _page: Page,
) -> Result<Paged<BatchRow>, Refused> {
    unreachable!("lands with the store")
}
