//! The audit of one debtor, in four stages (S0 A2; CLI-12). It cannot end while a stage is empty.

use super::words;

/// What is worked out, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Solvency and discipline; can the debtor pay without harm to its own means?
    Solvency,
    /// Why the debt arose.
    Causes,
    /// How likely is the money, and how to lower the risk?
    Recovery,
    /// How it is to be repaid.
    Strategy,
}

words!(Stage {
    Solvency = "solvency",
    Causes = "causes",
    Recovery = "recovery",
    Strategy = "strategy",
});

/// Where a debt comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseClass {
    /// The market, the season, the debtor's own debtors.
    Economic,
    /// The debtor's management.
    Internal,
    Other,
}

words!(CauseClass { Economic = "economic", Internal = "internal", Other = "other" });

/// Stages about which nothing was written, in order; an audit with any of them cannot end.
pub fn empty_stages<'a>(written: impl Fn(Stage) -> Option<&'a str>) -> Vec<Stage> {
    let is_empty = |stage: &Stage| written(*stage).is_none_or(|text| text.trim().is_empty());
    Stage::ALL.iter().copied().filter(is_empty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cli_12_an_audit_cannot_end_while_a_stage_is_empty() {
        let all = |_: Stage| Some("found");
        assert_eq!(empty_stages(all), []);
        let blank = |stage: Stage| Some(if stage == Stage::Causes { " " } else { "found" });
        assert_eq!(empty_stages(blank), [Stage::Causes]);
        assert_eq!(empty_stages(|_| None), Stage::ALL);
    }
}
