//! Precision and reach on a company whose truth the matcher does not see (failure M16).

use crate::firm::{Firm, Truth};
use saldo_domain::matching::{Debt, Index, Matcher, Proposal, Share, Thresholds, Verdict};
use saldo_domain::{CustomerId, ItemId};
use std::collections::BTreeMap;

/// What a certain proposal would settle, its rest poured over the oldest due first.
fn settled(
    proposal: &Proposal,
    left: &BTreeMap<(CustomerId, ItemId), i64>,
    debts: &[Debt],
    minor: i64,
) -> Vec<(ItemId, i64)> {
    let mut settled: Vec<(ItemId, i64)> =
        proposal.shares.iter().map(|share| (share.item, share.amount.minor())).collect();
    if proposal.rest_in_order {
        let mut rest = minor - settled.iter().map(|(_, amount)| amount).sum::<i64>();
        let mut own: Vec<&Debt> =
            debts.iter().filter(|debt| debt.customer == proposal.customer).collect();
        own.sort_by_key(|debt| (debt.due, debt.item));
        for debt in own {
            let part = rest.min(left[&(debt.customer, debt.item)]);
            if part > 0 {
                settled.push((debt.item, part));
                rest -= part;
            }
        }
    }
    settled.sort_unstable();
    settled
}

fn told(truth: &Truth) -> Vec<(ItemId, i64)> {
    let mut told: Vec<(ItemId, i64)> =
        truth.shares.iter().map(|share| (share.item, share.amount.minor())).collect();
    told.sort_unstable();
    told
}

#[test]
fn precision_is_whole_and_nineteen_in_twenty_need_no_person() {
    const LINES: usize = 2_000;
    let mut wrong = Vec::new();
    let mut alone = 0;
    let mut doubts: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 1..=3 {
        let mut firm = Firm::new(seed * 7_717, 200, 12_000);
        let mut left: BTreeMap<(CustomerId, ItemId), i64> =
            firm.debts.iter().map(|debt| ((debt.customer, debt.item), debt.open.minor())).collect();
        let debts = firm.debts.clone();
        let index = Index::new(firm.debts.clone(), firm.debtors.clone());
        let mut matcher = Matcher::new(index, Thresholds::STANDARD);
        for _ in 0..LINES {
            let (line, truth) = firm.next();
            let verdict = matcher.look(&line);
            if let Verdict::Certain(proposal) = &verdict {
                alone += 1;
                let settled = settled(proposal, &left, &debts, line.amount.minor());
                let right = truth.as_ref().is_some_and(|truth| {
                    truth.customer == proposal.customer && told(truth) == settled
                });
                if !right {
                    wrong.push(format!("{line:?}\n  truth {truth:?}\n  said {proposal:?}"));
                }
            }
            if let Verdict::Question(doubt, ..) = &verdict {
                *doubts.entry(doubt.code()).or_default() += 1;
            }
            // A person who knows the truth answers every question.
            if let Some(truth) = truth {
                matcher.take(truth.customer, &truth.shares);
                for Share { item, amount } in &truth.shares {
                    *left.get_mut(&(truth.customer, *item)).expect("a debt") -= amount.minor();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong, the first:\n{}", wrong.len(), wrong[0]);
    let share = alone * 100 / (3 * LINES);
    assert!(share >= 95, "only {share} % without a person: {doubts:?}");
}
