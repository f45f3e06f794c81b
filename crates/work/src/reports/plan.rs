//! Overdue debt against plans and norms: company, sales department, teams, representatives
//! (GEN-04, ESC-09).

use super::Listed;
use crate::norms::{self, Held, Norms, SetShare, Unit, UnitRow};
use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, Currency, Day, Money};
use serde::{Serialize, Serializer};

pub(super) const LISTED: Listed =
    Listed { name: "plan", title: "report-plan", options: &["as-of"], make: super::older::plan };

/// Plans and norms of a month against the book of a day in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanReport {
    pub as_of: Day,
    /// First day of the month.
    pub month: Day,
    pub currency: Currency,
    /// The widest first.
    pub rows: Vec<PlanRow>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanRow {
    /// `company`, `department`, `team`, `representative`.
    pub unit: &'static str,
    /// The team, or the log-in of the representative; empty otherwise.
    pub name: String,
    #[serde(serialize_with = "plain")]
    pub receivables: Money,
    #[serde(serialize_with = "plain")]
    pub overdue: Money,
    /// Overdue share of receivables, in per cent with two decimals.
    pub fact_pct: String,
    pub plan: Option<ShareTold>,
    pub norm: Option<ShareTold>,
}

/// A plan or a norm, and what follows from it where it is approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShareTold {
    pub pct: String,
    /// First day of the month that it is for, or that it holds from.
    pub from: Day,
    /// `approved`, `draft` or `refused`.
    pub state: &'static str,
    #[serde(serialize_with = "plain_or_null")]
    pub allowed: Option<Money>,
    #[serde(serialize_with = "plain_or_null")]
    pub excess: Option<Money>,
    pub within: Option<bool>,
}

fn plain<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&money.to_plain())
}

fn plain_or_null<S: Serializer>(money: &Option<Money>, serializer: S) -> Result<S::Ok, S::Error> {
    money.map(Money::to_plain).serialize(serializer)
}

/// The report of the month that a day belongs to.
///
/// # Errors
/// The store's. A representative gets the own row.
pub fn plan(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Day,
) -> Result<PlanReport, Refused> {
    Ok(PlanReport::from(norms::norms(office, company, who, None, Some(as_of))?))
}

impl From<Norms> for PlanReport {
    fn from(norms: Norms) -> Self {
        let Norms { month, on, currency, rows, .. } = norms;
        Self { as_of: on, month, currency, rows: rows.into_iter().map(PlanRow::from).collect() }
    }
}

impl From<UnitRow> for PlanRow {
    fn from(row: UnitRow) -> Self {
        let name = match &row.unit {
            Unit::Team(team) => team.clone(),
            _ => row.person.map(|person| person.login).unwrap_or_default(),
        };
        Self {
            unit: row.unit.code(),
            name,
            receivables: row.receivables,
            overdue: row.overdue,
            fact_pct: format!("{}.{:02}", row.fact / 100, row.fact % 100),
            plan: ShareTold::of(row.plan),
            norm: ShareTold::of(row.norm),
        }
    }
}

impl ShareTold {
    /// The one that counts, else the draft.
    fn of(held: Held) -> Option<Self> {
        let Held { in_force, draft, against } = held;
        let SetShare { percent, month, approved, refused, .. } = in_force.or(draft)?;
        let state = match (approved, refused) {
            (true, _) => "approved",
            (false, true) => "refused",
            (false, false) => "draft",
        };
        Some(Self {
            pct: percent,
            from: month,
            state,
            allowed: against.map(|against| against.allowed),
            excess: against.map(|against| against.excess),
            within: against.map(|against| against.within_plan),
        })
    }
}
