//! A consistent copy of everything, taken while the program works, and its return.

use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who};
use saldo_domain::Role;
use saldo_store::backup as stored;
use serde::Serialize;
use std::path::Path;

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copied {
    pub file: String,
    pub rows: u64,
    pub bytes: u64,
    /// Hash of the state: equal states have equal hashes, on both engines.
    pub hash: String,
}

impl Copied {
    fn named(file: &Path, copied: stored::Copied) -> Self {
        let stored::Copied { rows, bytes, hash } = copied;
        Self { file: file.display().to_string(), rows, bytes, hash }
    }
}

/// Writes a backup. The file appears under its name only when it is complete.
///
/// # Errors
/// `NotPermitted`, or the store's, e.g. that the file exists already.
pub fn save(
    office: &Office,
    who: Who,
    file: &Path,
    progress: &dyn Progress,
) -> Result<Copied, Refused> {
    who.must_be(&[Role::Administrator], "make backups")?;
    progress.stage(Stage::Copying, None);
    let copied = stored::save(&office.store, file, &mut |rows| progress.done(rows))?;
    fail::fail_point!("backup::written", |_| std::process::abort());
    Ok(Copied::named(file, copied))
}

/// Brings a backup back into an empty database, in one transaction, and checks that what is
/// stored then is what was copied.
///
/// # Errors
/// The store's: the database is not empty, the file is damaged or newer than the program.
pub fn restore(office: &Office, file: &Path, progress: &dyn Progress) -> Result<Copied, Refused> {
    progress.stage(Stage::Copying, None);
    let copied =
        stored::restore(&office.store, file, office.now(), &mut |rows| progress.done(rows))?;
    Ok(Copied::named(file, copied))
}
