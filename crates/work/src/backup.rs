//! A consistent copy of everything, taken while the program works, and its return.

use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who, verify};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_store::{backup as stored, company};
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

/// Brings a backup back into an empty database, in one transaction, and checks that what is
/// stored then is what was copied; then runs every check of `verify` on it.
///
/// A defect that was copied is restored too, and told in the log and in `defects`: a copy with
/// a defect is better than none.
///
/// # Errors
/// The store's: the database is not empty, the file is damaged or newer than the program.
/// Nothing is left behind then.
pub fn restore(office: &Office, file: &Path, progress: &dyn Progress) -> Result<Copied, Refused> {
    progress.stage(Stage::Copying, None);
    let copied =
        stored::restore(&office.store, file, office.now(), &mut |rows| progress.done(rows))?;
    let companies = office.store.read(company::list)?;
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
