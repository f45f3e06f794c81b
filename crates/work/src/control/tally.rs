//! Counting what a run does, and the fingerprint by which one plan is told from another.

use super::EffectCounts;
use super::walk::Walked;
use saldo_domain::control::Decision;
use std::collections::{BTreeMap, BTreeSet};

/// Running totals over customers, in customer order.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) effects: EffectCounts,
    pub(super) by_clause: BTreeMap<String, u64>,
    pub(super) withheld: BTreeMap<String, u64>,
    pub(super) looked_at: u64,
    hasher: blake3::Hasher,
}

impl Tally {
    /// Nothing counted yet, under the policy with this hash.
    pub(super) fn new(policy_hash: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(policy_hash.as_bytes());
        Self {
            effects: EffectCounts::default(),
            by_clause: BTreeMap::new(),
            withheld: BTreeMap::new(),
            looked_at: 0,
            hasher,
        }
    }

    /// Counts one customer.
    pub(super) fn add(&mut self, walked: &Walked) {
        self.looked_at += 1;
        match walked {
            Walked::Sound(course) => self.add_decisions(&course.decisions),
            Walked::Unsound { customer, day, finding } => {
                self.note(&[&customer.to_string(), &day.to_string(), finding]);
            }
        }
    }

    fn add_decisions(&mut self, decisions: &[Decision]) {
        let mut held = BTreeSet::new();
        for decision in decisions {
            for effect in &decision.effects {
                self.effects.add(effect.kind);
                *self.by_clause.entry(effect.reason.clause.to_string()).or_default() += 1;
                self.note(&[&decision.day.to_string(), &effect.id.to_string()]);
            }
            for withheld in &decision.withheld {
                // The same step held back on several missed days is one restraint.
                if held.insert((withheld.item, &withheld.clause, withheld.cause)) {
                    *self.withheld.entry(withheld.cause.code().to_owned()).or_default() += 1;
                    let item = withheld.item.to_string();
                    self.note(&[&item, &withheld.clause, withheld.cause.code()]);
                }
            }
        }
    }

    fn note(&mut self, parts: &[&str]) {
        for part in parts {
            self.hasher.update(&(part.len() as u64).to_le_bytes());
            self.hasher.update(part.as_bytes());
        }
    }

    /// Hexadecimal; equal exactly for equal plans under one policy text.
    pub(super) fn fingerprint(&self) -> String {
        self.hasher.finalize().to_hex().to_string()
    }
}
