//! Why a version of the regulation is not taken.

use saldo_domain::Day;

/// What is wrong with a version, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VersionRefusal {
    /// No version under this number or name.
    #[error("there is no version “{name}” of a policy here; `saldo policy list` shows all")]
    Unknown { name: String },
    /// The number does not rise.
    #[error(
        "{policy} has version {last} already, this file says version {version}; write a higher number"
    )]
    NotRising { policy: String, version: u32, last: u32 },
    /// Days that were run already would change their rule.
    #[error(
        "effective_from is {from}, but control was run up to the day before {least}; what is done stays done: write {least} or later"
    )]
    BeforeRun { from: Day, least: Day },
    /// It would begin before a version that was approved already.
    #[error(
        "effective_from is {from}, but an approved version begins on {least}; write {least} or later, or withdraw that one"
    )]
    BeforeVersion { from: Day, least: Day },
    /// A policy of groups became the company's, or the other way round.
    #[error(
        "{policy} was for other customers so far: a policy stays the company's own, or one for groups; give this one another id"
    )]
    OtherReach { policy: String },
    /// Nobody could say which of two holds for a group.
    #[error(
        "customers of the group “{group}” would be under this policy and under {other} from {day} on, and neither is the more special; name no group of the other, or only groups of it, or give one of them a last day (effective_to)"
    )]
    Clash { other: String, group: String, day: Day },
    /// A company begins with a policy for some of its customers only.
    #[error("a company begins with a policy for all of its customers; leave [scope] out")]
    NoneOfCompany,
    /// Who entered it may not approve it.
    #[error("whoever entered a version does not approve it; ask another director")]
    SamePerson,
    /// It was approved or withdrawn before.
    #[error("{label} is {state} already; reload the page")]
    Decided { label: String, state: &'static str },
    /// It has begun to count.
    #[error("{label} has begun to count on {from}; enter a new version instead")]
    Begun { label: String, from: Day },
}

impl VersionRefusal {
    /// Last part of the key of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            VersionRefusal::Unknown { .. } => "unknown",
            VersionRefusal::NotRising { .. } => "not-rising",
            VersionRefusal::BeforeRun { .. } => "before-run",
            VersionRefusal::BeforeVersion { .. } => "before-version",
            VersionRefusal::OtherReach { .. } => "other-reach",
            VersionRefusal::Clash { .. } => "clash",
            VersionRefusal::NoneOfCompany => "none-of-company",
            VersionRefusal::SamePerson => "same-person",
            VersionRefusal::Decided { .. } => "decided",
            VersionRefusal::Begun { .. } => "begun",
        }
    }
}
