//! A consistent copy of everything, taken while the program works, and its return.

mod sealed;

use crate::progress::{Progress, Stage};
use crate::{Clock, Office, Refused, Who, refunds, verify};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_store::{Store, backup as stored, company};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// What was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Copied {
    pub file: String,
    pub rows: u64,
    pub bytes: u64,
    /// Hash of the state: equal states have equal hashes, on both engines.
    pub hash: String,
    /// After a restore: how many defects the checks of `verify` found in what was restored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defects: Option<u64>,
}

impl Copied {
    fn named(file: &Path, copied: stored::Copied) -> Self {
        let stored::Copied { rows, bytes, hash } = copied;
        Self { file: file.display().to_string(), rows, bytes, hash, defects: None }
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
    who.must(Right::MakeBackups)?;
    progress.stage(Stage::Copying, None);
    let copied = stored::save(&office.store, file, &mut |rows| progress.done(rows))?;
    fail::fail_point!("backup::written", |_| std::process::abort());
    Ok(Copied::named(file, copied))
}

/// A password for back-ups. Printing it tells nothing.
#[derive(Clone)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

/// Fewest characters of a password for back-ups.
const LEAST_PASSWORD: usize = 12;

impl Password {
    /// A password; `None` for one that is too short to protect anything.
    pub fn of(text: &str) -> Option<Self> {
        (text.chars().count() >= LEAST_PASSWORD).then(|| Self(text.to_owned()))
    }
}

/// Writes a backup under a password. In clear it lies only in a folder that nobody else may
/// look into, beside the file and as long as it is being written.
///
/// # Errors
/// `NotPermitted`, `File`, or the store's.
pub fn save_sealed(
    office: &Office,
    who: Who,
    (file, password): (&Path, &Password),
    progress: &dyn Progress,
) -> Result<Copied, Refused> {
    let refused = |error: std::io::Error| Refused::File {
        file: file.display().to_string(),
        reason: error.to_string(),
    };
    if file.exists() {
        return Err(refused(std::io::ErrorKind::AlreadyExists.into()));
    }
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    let aside = tempfile::tempdir_in(parent).map_err(refused)?;
    let plain = aside.path().join("plain");
    let copied = save(office, who, &plain, progress)?;
    let closed = tempfile::NamedTempFile::new_in(parent).map_err(refused)?;
    sealed::close(&plain, closed.as_file(), &password.0)?;
    closed.as_file().sync_all().map_err(refused)?;
    closed.persist_noclobber(file).map_err(|error| refused(error.error))?;
    Ok(Copied { file: file.display().to_string(), ..copied })
}

/// The back-up in clear: the file itself, or what is under the password, in a folder of its own
/// that goes with the answer.
fn in_clear(
    file: &Path,
    password: Option<&Password>,
) -> Result<(PathBuf, Option<TempDir>), Refused> {
    if !sealed::is_sealed(file)? {
        return Ok((file.to_owned(), None));
    }
    let refused = |reason: String| Refused::File { file: file.display().to_string(), reason };
    let password = password
        .ok_or_else(|| refused("it is under a password: set SALDO_BACKUP_PASSWORD".to_owned()))?;
    let aside = tempfile::tempdir().map_err(|error| refused(error.to_string()))?;
    let plain = aside.path().join("plain");
    let to = std::fs::File::create(&plain).map_err(|error| refused(error.to_string()))?;
    sealed::open(file, &to, &password.0)?;
    Ok((plain, Some(aside)))
}

/// Proves a backup: brings it back into a database of its own, checks that what is stored then
/// is what was copied, runs every check of `verify`, and throws all of it away again.
///
/// # Errors
/// As [`restore`].
pub fn drill(
    clock: Arc<dyn Clock>,
    (file, password): (&Path, Option<&Password>),
    progress: &dyn Progress,
) -> Result<Copied, Refused> {
    let refused = |error: std::io::Error| Refused::File {
        file: file.display().to_string(),
        reason: error.to_string(),
    };
    let aside = tempfile::tempdir().map_err(refused)?;
    let url = format!("sqlite:{}", aside.path().join("drill.sqlite").display());
    let office = Office::new(Store::open_or_create(&url)?, clock);
    restore_with(&office, (file, password), progress)
}

/// Writes a backup into a folder under the name of its moment, and removes the oldest ones made
/// so beyond those to be kept. Files with other names are left alone.
///
/// # Errors
/// As [`save`].
pub fn save_into(
    office: &Office,
    who: Who,
    (folder, keep, password): (&Path, usize, Option<&Password>),
    progress: &dyn Progress,
) -> Result<Copied, Refused> {
    let file = folder.join(format!("{NAME}{:020}{ENDING}", office.now().0));
    let copied = match password {
        Some(password) => save_sealed(office, who, (&file, password), progress)?,
        None => save(office, who, &file, progress)?,
    };
    let mut kept = kept_in(folder)?;
    kept.sort();
    let beyond = kept.len().saturating_sub(keep.max(1));
    for (_, old) in kept.into_iter().take(beyond) {
        if let Err(error) = std::fs::remove_file(&old) {
            tracing::warn!(file = %old.display(), %error, "an old back-up could not be removed");
        }
    }
    Ok(copied)
}

/// How backups that are made by the clock are called, around their moment.
const NAME: &str = "saldo-";
const ENDING: &str = ".backup";

/// Backups that were made by the clock, with their moments.
fn kept_in(folder: &Path) -> Result<Vec<(i64, PathBuf)>, Refused> {
    let refused = |error: std::io::Error| Refused::File {
        file: folder.display().to_string(),
        reason: error.to_string(),
    };
    let mut kept = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let moment = name.strip_prefix(NAME).and_then(|rest| rest.strip_suffix(ENDING));
        let moment = moment.filter(|digits| digits.len() == 20);
        kept.extend(
            moment.and_then(|digits| digits.parse().ok()).map(|at: i64| (at, path.clone())),
        );
    }
    Ok(kept)
}

/// Is it time for the next backup in this folder?
///
/// # Errors
/// `File` when the folder cannot be read.
pub fn is_due(office: &Office, folder: &Path, every_hours: u16) -> Result<bool, Refused> {
    let last = kept_in(folder)?.into_iter().map(|(at, _)| at).max();
    let pause = i64::from(every_hours) * 3_600_000_000;
    Ok(last.is_none_or(|last| office.now().0 - last >= pause))
}

/// Brings a backup back into an empty database, in one transaction, and checks that what is
/// stored then is what was copied; then runs every check of `verify` on it. Refunds that were under
/// way in the copy and not ordered are in doubt from then on: a person looks what the bank did.
///
/// A defect that was copied is restored too, and told in the log and in `defects`: a copy with
/// a defect is better than none.
///
/// # Errors
/// The store's: the database is not empty, the file is damaged or newer than the program.
/// Nothing is left behind then.
pub fn restore(office: &Office, file: &Path, progress: &dyn Progress) -> Result<Copied, Refused> {
    restore_with(office, (file, None), progress)
}

/// The same, also for a backup that is under a password.
///
/// # Errors
/// As [`restore`], and `File` without the right password.
pub fn restore_with(
    office: &Office,
    (file, password): (&Path, Option<&Password>),
    progress: &dyn Progress,
) -> Result<Copied, Refused> {
    progress.stage(Stage::Copying, None);
    let (plain, _aside) = in_clear(file, password)?;
    let copied =
        stored::restore(&office.store, &plain, office.now(), &mut |rows| progress.done(rows))?;
    let companies = office.store.read(company::list)?;
    // What a copy calls approved may have been ordered and paid since it was made (D36, I21).
    for one in &companies {
        refunds::doubt_what_waits(office, one.company)?;
    }
    let defects =
        companies.iter().map(|one| defects(office, one.company, file, progress)).sum::<u64>();
    Ok(Copied { defects: Some(defects), ..Copied::named(file, copied) })
}

/// Runs the checks. That they cannot be run is a defect as well, and no reason to take back
/// what was restored whole.
fn defects(office: &Office, company: CompanyId, file: &Path, progress: &dyn Progress) -> u64 {
    let file = file.display();
    match verify::run(office, company, progress) {
        Ok(verified) => {
            if let Some(verify::Finding { check, subject, what }) = verified.findings.first() {
                let defects = verified.findings_total;
                tracing::warn!(%file, defects, check, subject, what, "the back-up was restored with its defects: run `saldo verify`");
            }
            verified.findings_total
        }
        Err(error) => {
            tracing::warn!(%file, %error, "the back-up was restored and could not be checked");
            1
        }
    }
}
