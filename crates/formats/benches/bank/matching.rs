//! Lines a second against all open invoices, the share without a person, the share wrong.

use crate::cpu;
use crate::firm::{Firm, Truth};
use saldo_domain::bank::LineFact;
use saldo_domain::matching::{Debt, Index, Matcher, Proposal, Thresholds, Verdict};
use saldo_domain::{CustomerId, ItemId};
use std::collections::BTreeMap;

/// Open invoices of one customer, on the average of the reference company.
const INVOICES_EACH: u64 = 40;

pub(crate) fn measure(seed: u64, lines: u64, invoices: u64) {
    let customers = (invoices / INVOICES_EACH).max(10);
    let mut firm = Firm::new(seed, customers as usize, invoices as usize);
    let (debts, debtors) = (firm.debts.clone(), firm.debtors.clone());
    let told: Vec<(LineFact, Option<Truth>)> = (0..lines).map(|_| firm.next()).collect();

    let begun = cpu::hundredths();
    let index = Index::new(debts, debtors);
    let indexed = cpu::hundredths() - begun;
    println!("index of {invoices} open invoices, {customers} customers: {}", cpu::seconds(indexed));

    let mut matcher = Matcher::new(index, Thresholds::STANDARD);
    let mut verdicts = Vec::with_capacity(told.len());
    let begun = cpu::hundredths();
    for (line, truth) in &told {
        verdicts.push(matcher.look(line));
        // What is true uses up what it settles, whoever said so.
        if let Some(truth) = truth {
            matcher.take(truth.customer, &truth.shares);
        }
    }
    let spent = cpu::hundredths() - begun;
    let rate = cpu::per_second(lines, spent);
    println!("matching {lines} lines: {}, {rate} lines/s", cpu::seconds(spent));
    judge(&firm.debts, &told, &verdicts);
}

fn judge(debts: &[Debt], told: &[(LineFact, Option<Truth>)], verdicts: &[Verdict]) {
    let mut open: BTreeMap<CustomerId, Vec<(i64, ItemId, i64)>> = BTreeMap::new();
    for debt in debts {
        let rows = open.entry(debt.customer).or_default();
        rows.push((debt.due.number(), debt.item, debt.open.minor()));
    }
    open.values_mut().for_each(|rows| rows.sort_unstable());
    let (mut alone, mut wrong) = (0_u64, 0_u64);
    for ((line, truth), verdict) in told.iter().zip(verdicts) {
        if let Verdict::Certain(proposal) = verdict {
            alone += 1;
            let right = truth.as_ref().is_some_and(|truth| {
                truth.customer == proposal.customer
                    && pairs(truth) == settled(proposal, &open, line.amount.minor())
            });
            wrong += u64::from(!right);
        }
        for share in truth.iter().flat_map(|truth| &truth.shares) {
            let customer = truth.as_ref().map(|truth| truth.customer);
            let rows = customer.and_then(|customer| open.get_mut(&customer));
            let row = rows.and_then(|rows| rows.iter_mut().find(|row| row.1 == share.item));
            if let Some(row) = row {
                row.2 -= share.amount.minor();
            }
        }
    }
    let lines = told.len() as u64;
    let thousandths = alone * 1000 / lines.max(1);
    println!("without a person: {alone} of {lines} ({}.{} %)", thousandths / 10, thousandths % 10);
    println!("of these wrong: {wrong}");
}

fn pairs(truth: &Truth) -> Vec<(ItemId, i64)> {
    let shares = truth.shares.iter().map(|share| (share.item, share.amount.minor()));
    let mut shares: Vec<(ItemId, i64)> = shares.collect();
    shares.sort_unstable();
    shares
}

/// What a proposal settles, its rest poured over the oldest due first.
fn settled(
    proposal: &Proposal,
    open: &BTreeMap<CustomerId, Vec<(i64, ItemId, i64)>>,
    minor: i64,
) -> Vec<(ItemId, i64)> {
    let shares = proposal.shares.iter().map(|share| (share.item, share.amount.minor()));
    let mut settled: Vec<(ItemId, i64)> = shares.collect();
    let mut rest = minor - settled.iter().map(|(_, amount)| amount).sum::<i64>();
    let rows = open.get(&proposal.customer).into_iter().flatten();
    for (_, item, left) in rows.filter(|_| proposal.rest_in_order) {
        let part = rest.min(*left);
        if part > 0 {
            settled.push((*item, part));
            rest -= part;
        }
    }
    settled.sort_unstable();
    settled
}
