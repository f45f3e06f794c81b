//! What exactly a request asks for, as it is kept.

use crate::Refused;
use crate::charges::{Waiver, WaiverAsked};
use saldo_domain::norms::{Measure, Unit};
use saldo_domain::{Day, Money};
use serde::{Deserialize, Serialize};

/// The particulars of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Terms {
    /// Nothing beside the kind, the customer and the amount.
    #[default]
    Plain,
    Waiver {
        /// `None`: all that has accrued.
        part: Option<Money>,
        /// The condition: the whole debt is repaid by this day.
        if_repaid_by: Option<Day>,
        oral_request: bool,
    },
    /// Time until a day.
    Wait { until: Day },
    /// Exception from the rules up to a day; `scope` says from which, empty from all.
    Exclusion { until: Day, scope: String },
    /// The papers that are missing, by their numbers in clause 5.4.
    Papers { missing: Vec<u8> },
    /// A planned share of overdue debt, in per cent, of the month that begins on a day; or a
    /// norm from it on. Rows older than the words beside it are plans of the company.
    Share {
        month: Day,
        percent: String,
        #[serde(default = "plan")]
        measure: String,
        #[serde(default = "whole_company")]
        unit: String,
        /// The team or the representative.
        #[serde(default)]
        name: String,
    },
}

fn plan() -> String {
    Measure::Plan.code().to_owned()
}

fn whole_company() -> String {
    Unit::Company.code().to_owned()
}

impl Terms {
    /// The particulars of a waiver.
    pub fn of_waiver(asked: &WaiverAsked) -> Self {
        let (part, if_repaid_by) = match asked.waiver {
            Waiver::Whole => (None, None),
            Waiver::Part(part) => (Some(part), None),
            Waiver::IfRepaidBy(by) => (None, Some(by)),
        };
        Terms::Waiver { part, if_repaid_by, oral_request: asked.oral_request }
    }

    /// The waiver that is asked for, with the reason of whoever grants it.
    pub(super) fn waiver(&self, reason: &str) -> Option<WaiverAsked> {
        let Terms::Waiver { part, if_repaid_by, oral_request } = self else { return None };
        let waiver = match (part, if_repaid_by) {
            (Some(part), _) => Waiver::Part(*part),
            (None, Some(by)) => Waiver::IfRepaidBy(*by),
            (None, None) => Waiver::Whole,
        };
        let (reason, oral_request) = (reason.to_owned(), *oral_request);
        Some(WaiverAsked { waiver, oral_request, reason, seen: None })
    }

    /// Until which day time is asked for.
    pub const fn until(&self) -> Option<Day> {
        match self {
            Terms::Wait { until } | Terms::Exclusion { until, .. } => Some(*until),
            _ => None,
        }
    }

    pub(super) fn written(&self) -> String {
        serde_json::to_string(self).expect("days, numbers and texts are JSON")
    }

    pub(super) fn restored(text: &str) -> Result<Self, Refused> {
        let damaged = |error| Refused::Damaged { what: format!("terms of a request: {error}") };
        serde_json::from_str(text).map_err(damaged)
    }
}
