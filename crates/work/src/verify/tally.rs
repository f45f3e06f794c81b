//! Defects as they come, and their names in the end.

use super::Finding;
use crate::Refused;
use saldo_domain::{CompanyId, CustomerId, ItemId};
use saldo_store::{Reader, StoreError, checks, customers, explain};
use std::collections::BTreeMap;

/// Defects kept in memory and shown; the rest are counted.
const KEPT: usize = 1_000;

/// A defect whose subject has ids, not yet names.
struct Found {
    check: &'static str,
    customer: Option<CustomerId>,
    item: Option<ItemId>,
    what: String,
}

/// The first defects and the number of all.
#[derive(Default)]
pub(super) struct Tally {
    found: Vec<Found>,
    total: u64,
}

impl Tally {
    pub(super) const fn total(&self) -> u64 {
        self.total
    }

    /// Notes what the store found.
    pub(super) fn take(&mut self, one: checks::Finding) {
        let checks::Finding { check, customer, item, what } = one;
        self.keep(Found { check: check.code(), customer, item, what });
    }

    /// Notes something about a customer, or with `None` about the company.
    pub(super) fn note(&mut self, check: &'static str, customer: Option<CustomerId>, what: String) {
        self.keep(Found { check, customer, item: None, what });
    }

    fn keep(&mut self, one: Found) {
        self.total += 1;
        if self.found.len() < KEPT {
            self.found.push(one);
        }
    }

    /// The defects, with customers by their code and documents by their number. What has none
    /// that can be read keeps its id.
    pub(super) fn named(
        self,
        reader: &mut Reader,
        company: CompanyId,
    ) -> Result<Vec<Finding>, Refused> {
        let mut names = Names::default();
        let mut findings = Vec::with_capacity(self.found.len());
        for one in self.found {
            let subject = match (one.customer, one.item) {
                (Some(customer), Some(item)) => format!(
                    "customer {}, document {}",
                    names.code(reader, company, customer)?,
                    number(reader, company, customer, item)?
                ),
                (Some(customer), None) => {
                    format!("customer {}", names.code(reader, company, customer)?)
                }
                (None, Some(item)) => format!("document {item}"),
                (None, None) => "company".to_owned(),
            };
            findings.push(Finding { check: one.check.to_owned(), subject, what: one.what });
        }
        Ok(findings)
    }
}

/// Codes looked up so far.
#[derive(Default)]
struct Names(BTreeMap<CustomerId, String>);

impl Names {
    fn code(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
    ) -> Result<String, Refused> {
        if let Some(known) = self.0.get(&customer) {
            return Ok(known.clone());
        }
        let card = readable(customers::card(reader, company, customer))?.flatten();
        let code = card.map_or_else(|| format!("with id {customer}"), |card| card.code);
        self.0.insert(customer, code.clone());
        Ok(code)
    }
}

fn number(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<String, Refused> {
    let found = readable(explain::numbers(reader, company, &[(customer, item)]))?;
    let number = found.into_iter().flatten().map(|(_, number)| number).next();
    let number = number.filter(|number| !number.is_empty());
    Ok(number.unwrap_or_else(|| format!("with id {item}")))
}

/// `None` for what cannot be read: that is a finding of its own.
fn readable<T>(outcome: Result<T, StoreError>) -> Result<Option<T>, Refused> {
    match outcome {
        Err(StoreError::Unreadable { .. }) => Ok(None),
        other => Ok(Some(other?)),
    }
}
