//! Who is making the company of this database: one at a time, for as long as the maker lives.
//!
//! A row would outlive a maker that was killed, and nobody could tell the one from the other. So
//! the claim is a lock of those who notice a death: on PostgreSQL one of the session, for SQLite
//! one of the operating system on a file beside the database.

use crate::{Reader, Store, StoreError};
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// What stands behind the name of the database in the name of the file that is locked.
const ENDING: &str = "-making";
/// First half of the lock's name on PostgreSQL, where companies are locked by one number only;
/// the other half is the schema, since a server may hold several installations.
const LOCK: &str = "SELECT CASE WHEN pg_try_advisory_lock(7305002, hashtext(current_schema()))
     THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END";

/// The right to make this database's company. It ends when it is dropped, and with its holder.
#[derive(Debug)]
pub struct Making(Claim);

#[derive(Debug)]
enum Claim {
    Session(Reader),
    File(File, PathBuf),
}

impl Store {
    /// Claims the making of this database's company; `None` while somebody else is at it.
    ///
    /// # Errors
    /// The engine's, or the file system's where it knows no locks.
    pub fn claim_making(&self) -> Result<Option<Making>, StoreError> {
        if let Some(database) = self.file() {
            return claim_file(database);
        }
        let mut reader = self.lease()?;
        let claimed = reader.number(LOCK, &[])? == 1;
        Ok(claimed.then_some(Making(Claim::Session(reader))))
    }
}

fn claim_file(database: &Path) -> Result<Option<Making>, StoreError> {
    // One database has one such file, by whatever way it was come to.
    let mut name = database.canonicalize().unwrap_or_else(|_| database.to_owned()).into_os_string();
    name.push(ENDING);
    let path = PathBuf::from(name);
    let failed = |source| StoreError::File { place: path.display().to_string(), source };
    loop {
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        let file = options.open(&path).map_err(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
            Ok(()) if names(&path, &file).map_err(failed)? => {
                return Ok(Some(Making(Claim::File(file, path))));
            }
            // Whoever was here before has taken the file away between our opening and locking it.
            Ok(()) => {}
        }
    }
}

/// Is this still the file that has the name?
#[cfg(unix)]
fn names(path: &Path, file: &File) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |of: std::fs::Metadata| (of.dev(), of.ino());
    match std::fs::metadata(path) {
        Ok(named) => Ok(identity(named) == identity(file.metadata()?)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Elsewhere a file that is open keeps its name.
#[cfg(not(unix))]
fn names(_: &Path, _: &File) -> io::Result<bool> {
    Ok(true)
}

impl Drop for Making {
    fn drop(&mut self) {
        // What cannot be given back here ends with the session or the process.
        match &mut self.0 {
            Claim::Session(reader) => drop(reader.batch("SELECT pg_advisory_unlock_all()")),
            // The name goes before the lock, so that nobody locks a file that is about to go.
            Claim::File(file, path) => {
                drop(std::fs::remove_file(path));
                drop(file.unlock());
            }
        }
    }
}
