//! `saldo verify`: does what is stored agree with itself, with the journal, and with the
//! rules recomputed by other code?

use crate::progress::Progress;
use crate::{Office, Refused};
use saldo_domain::CompanyId;
use serde::Serialize;

/// One defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Name of the check that found it.
    pub check: String,
    /// What it concerns: customer code, document, day.
    pub subject: String,
    /// What was found and what should be there.
    pub what: String,
}

/// What was checked and what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// Names of the checks, in the order in which they ran.
    pub checks: Vec<String>,
    pub customers: u64,
    pub items: u64,
    pub movements: u64,
    pub audit_entries: u64,
    /// Hash of the last audit entry: write it down to notice a cut tail.
    pub audit_head: String,
    /// The first thousand defects.
    pub findings: Vec<Finding>,
    pub findings_total: u64,
}

impl Verified {
    /// Nothing was found.
    pub const fn sound(&self) -> bool {
        self.findings_total == 0
    }
}

/// Checks every invariant on the stored data. Reads only.
///
/// # Errors
/// The store's.
pub fn run(
    _office: &Office,
    _company: CompanyId,
    _progress: &dyn Progress,
) -> Result<Verified, Refused> {
    unreachable!("lands with the store")
}
