//! One range of customers through all missed days: read in a few ordered statements, decided
//! customer by customer.

use super::schedule::{Acted, Span};
use super::walk::{Walked, walk};
use crate::Refused;
use crate::policies::Regulations;
use saldo_domain::control::Account;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::{Reader, StoreError, control as stored, upcoming};
use std::collections::BTreeMap;

/// Customers in one range when one day is walked; fewer when many are, because the range
/// is held in memory once for each day.
const RANGE: usize = 2_000;
/// Never fewer than this.
const LEAST: usize = 50;

/// Customers that have to be looked at, cut into ranges.
#[derive(Debug)]
pub(super) struct Ranges {
    customers: Vec<CustomerId>,
    size: usize,
}

impl Ranges {
    /// The customers due on the last day. One due on an earlier day is still due then.
    pub(super) fn due(
        reader: &mut Reader,
        company: CompanyId,
        span: &Span,
    ) -> Result<Self, StoreError> {
        let customers = stored::due_customers(reader, company, span.last())?;
        Ok(Self { customers, size: (RANGE / span.days.len().max(1)).max(LEAST) })
    }

    pub(super) const fn len(&self) -> usize {
        self.customers.len()
    }

    /// The ranges, each with the customer before it.
    pub(super) fn iter(&self) -> impl Iterator<Item = Range> {
        let mut after = None;
        self.customers.chunks(self.size).filter_map(move |chunk| {
            let last = *chunk.last()?;
            let range = Range { after, last, size: chunk.len() };
            after = Some(last);
            Some(range)
        })
    }
}

/// Customers after one up to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    after: Option<CustomerId>,
    last: CustomerId,
    pub(super) size: usize,
}

impl Range {
    /// Decides about every customer of the range that is (still) due.
    pub(super) fn walk(
        self,
        reader: &mut Reader,
        company: CompanyId,
        policies: &Regulations,
        span: &Span,
    ) -> Result<Vec<Walked>, Refused> {
        let mut accounts: BTreeMap<CustomerId, Vec<(Acted, Account)>> = BTreeMap::new();
        for &acted in &span.days {
            for account in self.accounts(reader, company, policies, acted.day)? {
                accounts.entry(account.customer).or_default().push((acted, account));
            }
        }
        let customers: Vec<CustomerId> = accounts.keys().copied().collect();
        let next = upcoming::next_effective(reader, company, span.last(), &customers)?;
        let followed = policies.of_each(reader, company, &customers)?;
        let walks = accounts.into_iter().map(|(id, days)| {
            let versions = followed.of(id);
            // Whatever else is known: when the rule changes, everybody is looked at again.
            let change = versions.change_after(span.last());
            let next = next.get(&id).copied().into_iter().chain(change).min();
            walk(versions, days, next)
        });
        Ok(walks.collect())
    }

    fn accounts(
        self,
        reader: &mut Reader,
        company: CompanyId,
        policies: &Regulations,
        day: Day,
    ) -> Result<Vec<Account>, StoreError> {
        let limit = u32::try_from(self.size).unwrap_or(u32::MAX);
        let mut found = stored::accounts_after(reader, company, day, self.after, limit)?;
        found.retain(|account| account.customer <= self.last);
        if policies.asks_for_history() {
            stored::add_history(reader, company, day, &mut found)?;
        }
        Ok(found)
    }
}
