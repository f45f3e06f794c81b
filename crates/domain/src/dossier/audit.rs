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

/// What is written of a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written<'a> {
    pub text: &'a str,
    /// The class of the causes; asked for at that stage.
    pub class: Option<CauseClass>,
    /// The chance of the money in per cent; asked for at that stage.
    pub chance: Option<u8>,
}

/// Stages that are not complete, in order; an audit with any of them cannot end. Every stage has
/// words; that of the causes names their class, and that of recovery how likely the money is.
pub fn empty_stages<'a>(written: impl Fn(Stage) -> Written<'a>) -> Vec<Stage> {
    let is_empty = |stage: &Stage| {
        let found = written(*stage);
        let lacks = match stage {
            Stage::Causes => found.class.is_none(),
            Stage::Recovery => found.chance.is_none(),
            Stage::Solvency | Stage::Strategy => false,
        };
        lacks || found.text.trim().is_empty()
    };
    Stage::ALL.iter().copied().filter(is_empty).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Written<'static> =
        Written { text: "found", class: Some(CauseClass::Internal), chance: Some(40) };

    #[test]
    fn cli_12_an_audit_cannot_end_while_a_stage_is_empty() {
        assert_eq!(empty_stages(|_| WHOLE), []);
        let blank = |stage: Stage| Written {
            text: if stage == Stage::Causes { " " } else { "found" },
            ..WHOLE
        };
        assert_eq!(empty_stages(blank), [Stage::Causes]);
        assert_eq!(empty_stages(|_| Written::default()), Stage::ALL);
        let classless = Written { class: None, ..WHOLE };
        assert_eq!(empty_stages(|_| classless), [Stage::Causes], "the class of the causes");
        let chanceless = Written { chance: None, ..WHOLE };
        assert_eq!(empty_stages(|_| chanceless), [Stage::Recovery], "the chance of the money");
    }
}
