//! The company's regulation: the policies that ship with the program, and the versions a
//! company entered, each approved by a second person before it counts.
//!
//! A version is never changed. What a day's control run follows is the latest approved version
//! whose first day has come; what was decided under an earlier one keeps saying so.

mod backtest;
mod check;
mod consequences;
mod document;
mod groups;
mod refused;
mod versions;

pub use backtest::{Backtest, Example, Question, Shown, Side, Unsound, Work, backtest};
pub(crate) use check::words_are_known;
pub use check::{Checked, Document, Finding, Note, Wanted, check, find, read, shipped};
pub use consequences::Weight;
pub(crate) use document::found;
pub use document::{Proposal, Reader as SheetReader, Sheet, State, Version};
pub use document::{acknowledge, approve, enter, list, propose, withdraw};
pub use document::{may_approve, may_draw_up, may_withdraw};
pub use groups::{
    Coming, GroupShown, Membership, Moved, groups, may_group, membership, put_into_group,
};
pub(crate) use groups::{KEPT, enter as enter_groups, followed_today, group_on};
pub use refused::VersionRefusal;
pub(crate) use versions::{Regulations, Versions, of_customer, own, regulations};

use crate::Refused;
use saldo_domain::policy::{Policy, SHIPPED_FILES, load};

/// The JSON Schema of policy files, for editors.
pub const SCHEMA: &str = include_str!("../../../../policies/policy.schema.json");

/// Name and text of each shipped policy; the first is the one a new company gets.
pub fn all_shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHIPPED_FILES.iter().map(|one| (one.file.trim_end_matches(".toml"), one.text))
}

/// A policy with what identifies exactly its text.
#[derive(Clone, Debug)]
pub(crate) struct InForce {
    pub(crate) policy: Policy,
    pub(crate) text: String,
    /// BLAKE3 of the text, hexadecimal.
    pub(crate) hash: String,
}

impl InForce {
    /// Reads a policy file; `file` is only named in errors.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, Refused> {
        let policy = load(file, text)?;
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        Ok(Self { policy, text: text.to_owned(), hash })
    }

    /// `name@version`, as answers print it.
    pub(crate) fn label(&self) -> String {
        format!("{}@{}", self.policy.id, self.policy.version)
    }
}

/// The shipped policy of this name.
pub(crate) fn shipped_in_force(name: &str) -> Result<InForce, Refused> {
    let found = all_shipped().find(|(shipped, _)| *shipped == name);
    let (name, text) = found.ok_or_else(|| Refused::UnknownPolicy {
        name: name.to_owned(),
        known: all_shipped().map(|(name, _)| name).collect::<Vec<_>>().join(", "),
    })?;
    InForce::read(name, text)
}

/// Name and text of the shipped policy of this name.
///
/// # Errors
/// `UnknownPolicy`, naming those that ship.
pub fn shipped_text(name: &str) -> Result<(String, String), Refused> {
    let found = shipped_in_force(name)?;
    Ok((name.to_owned(), found.text))
}

/// The policy of a new company that brings none.
pub(crate) fn usual() -> &'static str {
    SHIPPED_FILES[0].file.trim_end_matches(".toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_policy_loads_under_its_own_name() {
        for (name, _) in all_shipped() {
            let found = shipped_in_force(name).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(&*found.policy.id, name);
        }
    }

    #[test]
    fn an_unknown_policy_is_refused_with_the_known_names() {
        let refused = shipped("nine-step").expect_err("not shipped").to_string();
        assert!(refused.contains("nine-step") && refused.contains("eight-step"), "{refused}");
    }
}
