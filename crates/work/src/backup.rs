//! A consistent copy of everything, taken while the program works, and its return.

use crate::progress::Progress;
use crate::{Office, Refused, Who};
use serde::Serialize;
use std::path::Path;

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copied {
    pub file: String,
    pub rows: u64,
    pub bytes: u64,
}

/// Writes a backup. The file appears under its name only when it is complete.
///
/// # Errors
/// The store's, or that the file exists already.
pub fn save(
    _office: &Office,
    _who: Who,
    _file: &Path,
    _progress: &dyn Progress,
) -> Result<Copied, Refused> {
    unreachable!("lands with the store")
}

/// Brings a backup back into an empty database and verifies it.
///
/// # Errors
/// The store's: the database is not empty, the file is damaged or newer than the program.
pub fn restore(
    _office: &Office,
    _file: &Path,
    _progress: &dyn Progress,
) -> Result<Copied, Refused> {
    unreachable!("lands with the store")
}
