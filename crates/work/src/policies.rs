//! The policies that ship with the program, and the company's own.

use crate::Refused;
use saldo_domain::policy::{Policy, SHIPPED_FILES, load};
use saldo_store::company::Company;

/// Name and text of each shipped policy; the first is the one a new company gets.
fn all_shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    SHIPPED_FILES.iter().map(|one| (one.file.trim_end_matches(".toml"), one.text))
}

/// A policy with what identifies exactly its text.
#[derive(Clone, Debug)]
pub(crate) struct InForce {
    pub(crate) policy: Policy,
    /// BLAKE3 of the text, hexadecimal.
    pub(crate) hash: String,
}

impl InForce {
    fn read(file: &str, text: &str) -> Result<Self, Refused> {
        let policy = load(file, text)?;
        Ok(Self { policy, hash: blake3::hash(text.as_bytes()).to_hex().to_string() })
    }

    /// `name@version`, as answers print it.
    pub(crate) fn label(&self) -> String {
        format!("{}@{}", self.policy.id, self.policy.version)
    }
}

/// The policy that a company follows.
pub(crate) fn of(company: &Company) -> Result<InForce, Refused> {
    if company.policy_text.is_empty() {
        return shipped(&company.policy);
    }
    InForce::read(&company.policy, &company.policy_text)
}

/// The shipped policy of this name.
pub(crate) fn shipped(name: &str) -> Result<InForce, Refused> {
    let found = all_shipped().find(|(shipped, _)| *shipped == name);
    let (name, text) = found.ok_or_else(|| Refused::UnknownPolicy {
        name: name.to_owned(),
        known: all_shipped().map(|(name, _)| name).collect::<Vec<_>>().join(", "),
    })?;
    InForce::read(name, text)
}

/// Reads a company's own policy file.
pub(crate) fn own(file: &str, text: &str) -> Result<InForce, Refused> {
    InForce::read(file, text)
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
            let found = shipped(name).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(&*found.policy.id, name);
        }
    }

    #[test]
    fn an_unknown_policy_is_refused_with_the_known_names() {
        let refused = shipped("nine-step").expect_err("not shipped").to_string();
        assert!(refused.contains("nine-step") && refused.contains("eight-step"), "{refused}");
    }
}
