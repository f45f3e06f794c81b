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
            VersionRefusal::SamePerson => "same-person",
            VersionRefusal::Decided { .. } => "decided",
            VersionRefusal::Begun { .. } => "begun",
        }
    }
}
