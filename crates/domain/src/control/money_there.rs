//! Which debts would be paid by money that is there already?
//!
//! Money that is allocated to nothing, and money of a bank statement that waits for a person, may
//! be that of any debt which it covers alone: none of these is asked for, and the others go on.
//! Where a proposal says which documents a line is for, its money is theirs, and only what the
//! proposal leaves over may be another debt's.
//!
//! Cost: n log n in the open items and in the shares proposed; nothing where no money waits.

use super::Account;
use crate::ids::ItemId;
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// A document that a line of a bank statement is for, by a proposal nobody has answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub item: ItemId,
    pub amount: Money,
}

/// The open items that money which is there would pay, ascending.
pub fn paid_by_money_there(account: &Account) -> Vec<ItemId> {
    if account.unallocated.is_empty() {
        return Vec::new();
    }
    let meant = meant(account);
    let mut free: BTreeMap<Currency, i128> = BTreeMap::new();
    for money in &account.unallocated {
        *free.entry(money.currency()).or_default() += i128::from(money.minor());
    }
    for item in &account.items {
        let minor = meant.get(&item.item).copied().unwrap_or_default();
        *free.entry(item.open.currency()).or_default() -= minor;
    }
    let is_paid = |item: ItemId, open: Money| {
        let free = free.get(&open.currency()).copied().unwrap_or_default();
        let there = free + meant.get(&item).copied().unwrap_or_default();
        there > 0 && there >= i128::from(open.minor())
    };
    let paid = account.items.iter().filter(|item| is_paid(item.item, item.open));
    paid.map(|item| item.item).collect()
}

/// What is proposed for each open item, in minor units; never more than is open of it. What was
/// paid otherwise since is no debt any more, and its money may be any other's.
fn meant(account: &Account) -> BTreeMap<ItemId, i128> {
    let mut meant: BTreeMap<ItemId, i128> = BTreeMap::new();
    for one in &account.proposed {
        let Ok(at) = account.items.binary_search_by_key(&one.item, |open| open.item) else {
            continue;
        };
        let open = account.items[at].open;
        if open.currency() == one.amount.currency() {
            let sum = meant.entry(one.item).or_default();
            *sum = (*sum + i128::from(one.amount.minor())).min(open.minor().into());
        }
    }
    meant
}
