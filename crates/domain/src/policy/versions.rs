//! The versions of a company's policy, and which of them holds for what.
//!
//! A debt keeps the version under which its first step was taken: a threshold changed from a
//! day leaves earlier cases alone (GEN-12, D15). When the company changes over to another
//! policy altogether, every debt follows the new one from that day, and what was finished
//! under the old one stays finished (LAD-11). A customer that changes its group takes its
//! cases along under the policy that they began under: only what begins then follows the
//! policy of the new group (GEN-12).

use super::{Adopted, Counter, Membership, Policy};
use crate::authority::request::RequestKind;
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

impl Version {
    /// First day on which a debt that fell due on this day is so many days late.
    pub fn first_day(&self, due: Day, (counter, days): (Counter, i64)) -> Option<Day> {
        match counter {
            Counter::Calendar => Day::from_number(due.number() + days),
            Counter::Working | Counter::Banking => self.days.after(due, days),
        }
    }

    /// First day on which a debt that fell due on this day can be asked about with a request of this
    /// kind; `None`: on any day (ESC-07, ESC-11).
    pub fn asked_from(&self, kind: RequestKind, due: Day) -> Option<Day> {
        let own = self.policy.question_of(kind).map(|(_, counter, from)| (counter, from));
        let (counter, from) = own.or(kind.asked_from())?;
        self.first_day(due, (counter, from.into()))
    }
}

/// Every version that can matter to a customer, and which of them holds from which day on; never
/// empty.
#[derive(Clone, Debug)]
pub struct Policies {
    versions: Vec<Version>,
    /// Which version holds for what begins, in order of the first days.
    line: Vec<(Day, usize)>,
    asks_for_history: bool,
}

impl Policies {
    /// One version, followed on every day.
    pub fn single(policy: Arc<Policy>, days: Arc<WorkingDays>) -> Self {
        let version = Version { from: Day::FIRST, policy, days };
        Self::of(vec![version], vec![(Day::FIRST, 0)])
    }

    /// Versions for the same customers, in any order. Of two that begin on one day the later in
    /// the list counts. `None` for an empty list.
    pub fn new(mut versions: Vec<Version>) -> Option<Self> {
        versions.sort_by_key(|version| version.from);
        let line = versions.iter().enumerate().map(|(at, version)| (version.from, at)).collect();
        (!versions.is_empty()).then(|| Self::of(versions, line))
    }

    /// What a customer follows that has been in these groups. Its cases keep the version under
    /// which they began, also one for a group that it has left (GEN-12).
    pub fn for_member(adopted: &Adopted, membership: &Membership) -> Self {
        Self::of(adopted.versions().to_vec(), adopted.line_up(membership))
    }

    fn of(versions: Vec<Version>, line: Vec<(Day, usize)>) -> Self {
        let asks_for_history = versions.iter().any(|version| version.policy.asks_for_history());
        Self { versions, line, asks_for_history }
    }

    /// The version for what begins on the day: the last that has come into force, or the
    /// first of all before that.
    pub fn for_new_case(&self, day: Day) -> &Version {
        self.at(self.position_for_new_case(day))
    }

    /// The version of this policy under which a case began; the latest followed of that
    /// number. `None` when it is not known any more.
    pub fn pinned(&self, id: &str, version: u32) -> Option<&Version> {
        self.position_pinned(id, version).map(|at| &self.versions[at])
    }

    /// The version that a case goes by, with these steps taken for it: the one under which its
    /// first step was taken, else the one in force on the day on which it began (GEN-12).
    pub fn of_case(&self, taken: &[StepTaken], began: Day) -> &Version {
        self.at(self.position_of_case(taken, self.position_for_new_case(began)))
    }

    /// Every version, in order of their days.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Which version holds for what begins, and from which day on; in order of the days.
    pub fn line(&self) -> impl DoubleEndedIterator<Item = (Day, &Version)> {
        self.line.iter().map(|(from, at)| (*from, &self.versions[*at]))
    }

    /// Does any version ask about a customer's earlier payments?
    pub const fn asks_for_history(&self) -> bool {
        self.asks_for_history
    }

    /// Does any version go on from decisions, or from the lack of one?
    pub fn asks_for_decisions(&self) -> bool {
        self.versions.iter().any(|version| version.policy.asks_for_decisions())
    }

    pub(crate) fn at(&self, position: usize) -> &Version {
        &self.versions[position]
    }

    pub(crate) fn position_for_new_case(&self, day: Day) -> usize {
        let begun = self.line.partition_point(|(from, _)| *from <= day);
        self.line[begun.saturating_sub(1)].1
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
        let id = &self.at(current).policy.id;
        let own = taken.iter().filter(|step| step.policy == *id);
        match own.min_by_key(|step| (step.day, step.version)) {
            Some(first) => self.position_pinned(id, first.version).unwrap_or(current),
            None => self.position_brought_along(taken, current).unwrap_or(current),
        }
    }

    /// The version of another policy under which a case began that goes on under it. It does when
    /// that policy was for other customers than the one in force: the customer has changed its
    /// group, or its group has got a policy of its own, and what was begun stays as it is (GEN-12).
    /// When the policy of the same customers is another now, it gives way (LAD-11).
    fn position_brought_along(&self, taken: &[StepTaken], current: usize) -> Option<usize> {
        let last = taken.iter().max_by_key(|step| (step.day, step.version))?;
        let followed = self.at(self.position_pinned(&last.policy, last.version)?);
        if followed.is_for_those_of(self.at(current)) {
            return None;
        }
        let of_it = taken.iter().filter(|step| step.policy == last.policy);
        let first = of_it.min_by_key(|step| (step.day, step.version))?;
        self.position_pinned(&first.policy, first.version)
    }
}
