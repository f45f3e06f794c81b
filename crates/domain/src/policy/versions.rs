//! The versions of a company's policy, and which of them holds for what.
//!
//! A debt keeps the version under which its first step was taken: a threshold changed from a
//! day leaves earlier cases alone (GEN-12, D15). When the company changes over to another
//! policy altogether, every debt follows the new one from that day, and what was finished
//! under the old one stays finished (LAD-11).

use super::Policy;
use crate::calendar::WorkingDays;
use crate::control::StepTaken;
use crate::day::Day;
use std::sync::Arc;

/// One version with the day from which the company follows it.
#[derive(Clone, Debug)]
pub struct Version {
    pub from: Day,
    pub policy: Arc<Policy>,
    /// The working days by which it counts.
    pub days: Arc<WorkingDays>,
}

/// Every version that can matter, in order of their days; never empty.
#[derive(Clone, Debug)]
pub struct Policies {
    versions: Vec<Version>,
    asks_for_history: bool,
}

impl Policies {
    /// One version, followed on every day.
    pub fn single(policy: Arc<Policy>, days: Arc<WorkingDays>) -> Self {
        let asks_for_history = policy.asks_for_history();
        let versions = vec![Version { from: Day::FIRST, policy, days }];
        Self { versions, asks_for_history }
    }

    /// The versions of a company, in any order. Of two that begin on one day the later in the
    /// list counts. `None` for an empty list.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_by_key(|version| version.from);
        let asks_for_history = versions.iter().any(|version| version.policy.asks_for_history());
        (!versions.is_empty()).then_some(Self { versions, asks_for_history })
    }

    /// The version for what begins on the day: the last that has come into force, or the
    /// first of all before that.
    pub fn for_new_case(&self, day: Day) -> &Version {
        &self.versions[self.position_for_new_case(day)]
    }

    /// The version of this policy under which a case began; the latest followed of that
    /// number. `None` when it is not known any more.
    pub fn pinned(&self, id: &str, version: u32) -> Option<&Version> {
        self.position_pinned(id, version).map(|at| &self.versions[at])
    }

    /// The version that a case goes by, with these steps taken for it: the one under which its
    /// first step was taken, else the one in force on the day on which it began (GEN-12).
    pub fn of_case(&self, taken: &[StepTaken], began: Day) -> &Version {
        &self.versions[self.position_of_case(taken, self.position_for_new_case(began))]
    }

    /// Every version, in order of their days.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Does any version ask about a customer's earlier payments?
    pub const fn asks_for_history(&self) -> bool {
        self.asks_for_history
    }

    /// Does any version go on from decisions, or from the lack of one?
    pub fn asks_for_decisions(&self) -> bool {
        self.versions.iter().any(|version| version.policy.asks_for_decisions())
    }

    pub(crate) fn position_for_new_case(&self, day: Day) -> usize {
        let begun = self.versions.partition_point(|version| version.from <= day);
        begun.saturating_sub(1)
    }

    fn position_pinned(&self, id: &str, version: u32) -> Option<usize> {
        let named = |one: &Version| one.policy.version == version && &*one.policy.id == id;
        self.versions.iter().rposition(named)
    }

    /// Where the version stands that holds for a debt with these steps taken, if what begins
    /// today would follow the one at `current`.
    pub(crate) fn position_of_case(&self, taken: &[StepTaken], current: usize) -> usize {
        if self.versions.len() == 1 {
            return current;
        }
        let id = &self.versions[current].policy.id;
        let own = taken.iter().filter(|step| step.policy == *id);
        let first = own.min_by_key(|step| (step.day, step.version));
        let pinned = first.and_then(|step| self.position_pinned(id, step.version));
        pinned.unwrap_or(current)
    }
}
