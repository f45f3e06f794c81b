//! What goes wrong between the program and its database, as a simulation has it.
//!
//! A store that suffers asks at every point at which a real one can fail. What it answers there
//! is what the caller would see of a process that ended, a disk without room, an answer that was
//! lost: everything before COMMIT is rolled back, everything after it is kept.

use crate::error::StoreError;
use std::fmt::Debug;

/// Where something can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultPoint {
    /// A connection is taken for a reading or writing transaction.
    Opening,
    /// Rows are about to be written.
    Writing,
    /// Everything is written; COMMIT is next.
    Committing,
    /// COMMIT has succeeded; whoever asked has not heard of it.
    Committed,
}

/// Decides what goes wrong.
pub trait Faults: Debug + Send + Sync {
    /// Called at each point.
    ///
    /// # Errors
    /// What goes wrong there.
    fn at(&self, point: FaultPoint) -> Result<(), StoreError>;
}
