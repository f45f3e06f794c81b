//! How long work tells how far it has come, and hears that it should stop.

use crate::Refused;
use std::fmt::Debug;

/// Receives how far long work has come. Called often and cheaply: implementations that
/// draw must thin out by themselves.
pub trait Progress: Debug + Send + Sync {
    /// A stage begins; `total` is in the stage's own units, when it is known.
    fn stage(&self, _stage: Stage, _total: Option<u64>) {}
    /// So many units of the stage are done now, counted from its start.
    fn done(&self, _units: u64) {}
    /// Should the work stop? Asked between chunks; whatever was begun is rolled back.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Goes on unless the work should stop.
///
/// # Errors
/// `Cancelled`.
pub(crate) fn must_go_on(progress: &dyn Progress) -> Result<(), Refused> {
    if progress.cancelled() { Err(Refused::Cancelled) } else { Ok(()) }
}

/// What is being done: the words are in the locale files under `stage-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Rows of a file are read; units are rows.
    Reading,
    /// Rows are compared with the book and entered; units are customers.
    Entering,
    /// Customers are looked at; units are customers.
    Deciding,
    /// Rows of a report are added up; units are open items.
    Adding,
    /// Stored data is checked; units are checks.
    Checking,
    /// A copy is written or read; units are pages or rows.
    Copying,
    /// A demo company is made; units are customers.
    Inventing,
}

impl Stage {
    /// Key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Reading => "stage-reading",
            Stage::Entering => "stage-entering",
            Stage::Deciding => "stage-deciding",
            Stage::Adding => "stage-adding",
            Stage::Checking => "stage-checking",
            Stage::Copying => "stage-copying",
            Stage::Inventing => "stage-inventing",
        }
    }
}

/// Tells nobody and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}
