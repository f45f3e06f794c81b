//! Why a line was matched, as it is kept with the act.

use saldo_domain::MovementId;
use saldo_domain::matching::Evidence;
use serde::{Deserialize, Serialize};

/// What spoke for a match, and the policy by which that was certain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// `name@version` of the policy whose section `[matching]` calls it certain; nothing when a
    /// person said whose the money is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    pub evidence: Vec<Evidence>,
    /// What credits paid beside the money, because the payer had deducted it: it goes when the
    /// payment goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deducted: Vec<MovementId>,
}

impl Why {
    /// As it was kept; acts from before policies had the section kept the evidence alone.
    pub fn read(kept: &str) -> Self {
        serde_json::from_str(kept).unwrap_or_else(|_| {
            let evidence = serde_json::from_str(kept).unwrap_or_default();
            Why { evidence, ..Why::default() }
        })
    }

    pub(super) fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_before_policies_said_it_is_still_read() {
        let policy = Some("eight-step@2".to_owned());
        let why = Why { policy, evidence: vec![Evidence::Name], deducted: Vec::new() };
        assert_eq!(Why::read(&why.written()), why);
        let deducted = Why { deducted: vec![MovementId::new(7)], ..why.clone() };
        assert_eq!(Why::read(&deducted.written()), deducted);
        assert_eq!(Why::read(r#"["name"]"#), Why { policy: None, ..why });
        assert_eq!(Why::read(""), Why::default());
    }
}
