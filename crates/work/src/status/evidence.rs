//! The evidence behind a status, as it is shown and as a round keeps it.

use saldo_domain::rating::{Classification, Conduct, Late, Statistics, StatusReason};
use serde::{Deserialize, Serialize};

/// Why a status was worked out as it was. A round keeps it, so that everybody who decides sees
/// the same and history can be read years later.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Codes of the reasons; empty for a reliable payer.
    pub reasons: Vec<String>,
    /// Obligations that fell due.
    pub obligations: u32,
    /// By due day.
    pub delays: Vec<DelayTold>,
    pub months_with_deferral: u32,
    pub claim_letters: u32,
    pub court: bool,
    pub objected: bool,
    pub avoided: bool,
}

/// One delay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayTold {
    /// Number of the document.
    pub number: String,
    /// The due day that was in force.
    pub due: saldo_domain::Day,
    pub days: u32,
    pub warned: bool,
    /// A warning was entered afterwards and does not count.
    #[serde(default)]
    pub afterwards: bool,
    pub agreed: bool,
    /// Still unpaid.
    pub open: bool,
}

impl Evidence {
    pub(super) fn of(statistics: &Statistics, found: &Classification) -> Self {
        let history = statistics.history();
        Self {
            reasons: found.reasons.iter().map(|reason| reason_code(*reason)).collect(),
            obligations: history.obligations_due,
            delays: statistics.late.iter().map(told).collect(),
            months_with_deferral: history.months_with_deferral,
            claim_letters: history.claim_letters_sent,
            court: history.court_proceedings,
            objected: history.objected_to_restructuring,
            avoided: history.avoided_contact,
        }
    }

    /// Of the delays, those that were warned of.
    pub fn warned(&self) -> usize {
        self.delays.iter().filter(|delay| delay.warned).count()
    }

    /// Of the delays, those of which a warning was entered afterwards.
    pub fn afterwards(&self) -> usize {
        self.delays.iter().filter(|delay| delay.afterwards).count()
    }

    /// What people recorded, beside money.
    pub fn recorded(&self) -> Vec<Conduct> {
        let held = [
            (self.claim_letters > 0, Conduct::ClaimLetter),
            (self.court, Conduct::CourtProceedings),
            (self.objected, Conduct::ObjectedToRestructuring),
            (self.avoided, Conduct::AvoidedContact),
        ];
        held.into_iter().filter(|(holds, _)| *holds).map(|(_, conduct)| conduct).collect()
    }
}

fn told(late: &Late) -> DelayTold {
    DelayTold {
        number: late.number.clone(),
        due: late.due,
        days: late.days,
        warned: late.warned,
        afterwards: late.afterwards,
        agreed: late.agreed,
        open: late.settled.is_none(),
    }
}

/// The code that answers of the calculators write too.
fn reason_code(reason: StatusReason) -> String {
    let written = serde_json::to_value(reason).ok();
    let text = written.as_ref().and_then(|value| value.as_str());
    text.unwrap_or_default().to_owned()
}
