//! `saldo verify`: does what is stored agree with itself, with the journal, and with the
//! rules recomputed by other code?

mod charges;
mod outlook;
mod sums;
mod tally;

use crate::progress::{Progress, Stage};
use crate::{Office, Refused, company as companies};
use saldo_domain::CompanyId;
use saldo_store::checks;
use serde::Serialize;
use tally::Tally;

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

impl Verified {
    /// Adds what a comparison with ends of the journal that were noted outside has found.
    pub fn and_lost(&mut self, lost: Vec<String>) {
        self.checks.push(ANCHORS.to_owned());
        self.findings_total += lost.len() as u64;
        let finding =
            |what| Finding { check: ANCHORS.to_owned(), subject: "the journal".to_owned(), what };
        self.findings.extend(lost.into_iter().map(finding));
    }
}

/// Name of the comparison with what was noted outside.
const ANCHORS: &str = "anchors";

/// Checks every invariant on the stored data. Reads only, one consistent state, a range of
/// customers at a time. What cannot be read is a finding, not an error; sums are made in 128
/// bits, so that no sum of stored amounts is too large to be checked.
///
/// # Errors
/// The store's.
pub fn run(
    office: &Office,
    company: CompanyId,
    progress: &dyn Progress,
) -> Result<Verified, Refused> {
    let stored = companies::stored_company(office, company)?;
    let today = office.today_in(&stored.zone)?;
    progress.stage(Stage::Checking, Some(checks::Check::ALL.len() as u64 + 3));
    office.store.read(|reader| {
        let mut verified = Verified::default();
        let mut tally = Tally::default();
        let looked = {
            let names = &mut verified.checks;
            let mut told = |check: checks::Check| {
                names.push(check.code().to_owned());
                progress.done(names.len() as u64);
            };
            checks::run(reader, company, &mut |one| tally.take(one), &mut told)?
        };
        sums::check(reader, company, today, &mut tally)?;
        verified.checks.push(sums::SUMS.to_owned());
        outlook::check(reader, &stored, &mut tally)?;
        verified.checks.push(outlook::LOOKS.to_owned());
        charges::check(reader, company, &mut tally)?;
        verified.checks.push(charges::TERMS.to_owned());
        progress.done(verified.checks.len() as u64);
        verified.customers = looked.customers;
        verified.items = looked.items;
        verified.movements = looked.movements;
        verified.audit_entries = u64::try_from(looked.journal.seq).unwrap_or(0);
        verified.audit_head = looked.journal.hash;
        verified.findings_total = tally.total();
        verified.findings = tally.named(reader, company)?;
        Ok(verified)
    })
}
