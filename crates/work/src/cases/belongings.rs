//! Under which accounts the papers of a customer's debts were kept: its own, those of customers that
//! were joined to it, and those from which single documents were moved to it (failure M19).

use crate::Refused;
use saldo_domain::{CompanyId, CustomerId, ItemId};
use saldo_store::{Reader, joined};
use std::collections::BTreeMap;

/// An account whose papers are about debts of a customer.
pub(super) struct Account {
    pub(super) customer: CustomerId,
    /// It is the customer's own, or was joined to it: whatever is kept there is its paper. Else only
    /// what is about a document that was moved.
    pub(super) whole: bool,
    /// By number there, the number of each document that is the customer's now.
    items: BTreeMap<ItemId, ItemId>,
    own: bool,
}

impl Account {
    /// Of which document of the customer is a paper that was kept here about this one? `None` where
    /// the paper stayed behind; the inner one where it is about no single document.
    pub(super) fn paper_about(&self, item: Option<ItemId>) -> Option<Option<ItemId>> {
        match item {
            None => self.whole.then_some(None),
            Some(item) if self.own => Some(Some(item)),
            Some(item) => self.items.get(&item).map(|here| Some(*here)),
        }
    }
}

/// Every account with papers of a customer, its own first.
pub(super) fn accounts(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<Account>, Refused> {
    let mut found = vec![Account { customer, whole: true, items: BTreeMap::new(), own: true }];
    let mut at = 0;
    while let Some(account) = found.get(at) {
        let (here, whole) = (account.customer, account.whole);
        let mut from: BTreeMap<CustomerId, Account> = BTreeMap::new();
        let fresh =
            |customer| Account { customer, whole: false, items: BTreeMap::new(), own: false };
        for (customer, there, arrived) in joined::came_from(reader, company, here)? {
            let Some(Some(item)) = account.paper_about(Some(arrived)) else { continue };
            from.entry(customer).or_insert_with(|| fresh(customer)).items.insert(there, item);
        }
        if whole {
            for one in joined::joined_to(reader, company, here)? {
                let joined = one.customer;
                from.entry(joined).or_insert_with(|| fresh(joined)).whole = true;
            }
        }
        from.retain(|customer, _| found.iter().all(|known| known.customer != *customer));
        found.extend(from.into_values());
        at += 1;
    }
    Ok(found)
}
