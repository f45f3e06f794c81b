//! Terms on charges and decisions about them: can the rules read what is stored?

use super::tally::Tally;
use crate::Refused;
use crate::charges::course::{act, term};
use saldo_domain::CompanyId;
use saldo_store::charges::{self as stored, TermRow};
use saldo_store::{Reader, StoreError};

/// Name of the check.
pub(super) const TERMS: &str = "charge-terms";

/// Customers whose rows are read at once.
const CUSTOMERS_AT_ONCE: u32 = 1_000;

/// Reads every term and every decision as the computation of charges does.
pub(super) fn check(
    reader: &mut Reader,
    company: CompanyId,
    tally: &mut Tally,
) -> Result<(), Refused> {
    let mut after = None;
    loop {
        let customers = stored::customers_after(reader, company, after, CUSTOMERS_AT_ONCE)?;
        let Some(last) = customers.last() else { return Ok(()) };
        after = Some(*last);
        if let Some(rows) = readable(stored::terms_of_all(reader, company, &customers), tally)? {
            for row in rows {
                if let Some(what) = unreadable_term(&row) {
                    tally.note(TERMS, Some(row.new.customer), what);
                }
            }
        }
        if let Some(rows) = readable(stored::acts_of_all(reader, company, &customers), tally)? {
            for row in rows {
                if let Err(why) = act(&row) {
                    tally.note(TERMS, Some(row.new.customer), why.to_string());
                }
            }
        }
    }
}

fn unreadable_term(row: &TermRow) -> Option<String> {
    match term(row) {
        Err(why) => Some(format!("term {} cannot be read: {why}", row.term)),
        Ok(read) if read.method.code() != row.new.method => Some(format!(
            "term {} is of the method {}, and its figures are those of {}",
            row.term,
            row.new.method,
            read.method.code()
        )),
        Ok(_) => None,
    }
}

/// `None` for what cannot be read, and a finding.
fn readable<T>(outcome: Result<T, StoreError>, tally: &mut Tally) -> Result<Option<T>, Refused> {
    match outcome {
        Err(StoreError::Unreadable { place, value }) => {
            tally.note(TERMS, None, format!("not finished: {place} cannot be {value}"));
            Ok(None)
        }
        other => Ok(Some(other?)),
    }
}
