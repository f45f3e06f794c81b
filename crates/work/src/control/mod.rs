//! The control run: which customers are asked for what today, and why.
//!
//! Phases: the missed days are found (`schedule`) → customers that are due are cut into
//! ranges, in customer order (`range`) → each customer of a range is walked through all
//! missed days, every decision fed into the next, and examined by the checker, which shares
//! no code with the planner (`walk`) → the range is applied → after the last range every
//! walked day is marked done (`run`). A plan does the same in one reading snapshot and
//! applies nothing (`plan`).
//!
//! Customers never influence each other, so walking all days of one range before the next
//! range gives exactly what walking the company day by day gives; and only one range is in
//! memory at a time.
//!
//! Locks and order: a range is read, decided and applied inside one write transaction with
//! one journal entry. So no fact can slip in between looking and noting when to look again,
//! and two runs at once share the ranges instead of doubling them (failure D06).
//!
//! Killed anywhere, a repeated run ends in the same set (failure D07): the run rows stay
//! `open` with their acting day, effects carry derived identities that a unique key refuses
//! to take twice, and a customer already looked at on the last day is not due again.
//!
//! A day that is done stays done. Run once more for the last done day, only customers about
//! whom something was recorded since are looked at; without such news nothing is done,
//! however often it is asked (failure D05). An earlier day does nothing (I18).

use crate::views::Paged;
use saldo_domain::control::{Channel, EffectKind, LadderEventKind, WithheldCause};
use saldo_domain::policy::Counter;
use saldo_domain::rating::RoundKind;
use saldo_domain::{CustomerId, Day, EffectId, ItemId, Money, Role};
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::collections::BTreeMap;

/// What a run did, or a plan would do. Serialises to the answer of `saldo run --json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RunOutcome {
    pub as_of: Day,
    /// Days walked, oldest first; empty when the day was done before.
    pub days: Vec<Day>,
    /// `name@version`.
    pub policy: String,
    /// Customers of the company.
    pub customers: u64,
    /// Open debit items on the last day.
    pub open_invoices: u64,
    pub effects: EffectCounts,
    pub by_clause: BTreeMap<String, u64>,
    pub withheld: BTreeMap<String, u64>,
    /// Wall time.
    pub elapsed_ms: u64,
    /// Customers that were really looked at.
    pub looked_at: u64,
    /// A plan: nothing was written.
    pub plan: bool,
    /// Identifies exactly this plan: policy, effects and withheld. Approval names it.
    pub fingerprint: String,
    pub notes: Vec<RunNote>,
}

impl RunOutcome {
    /// The outcome as it is kept with its day, as JSON.
    fn summary(&self) -> String {
        // Numbers, days and short texts: nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Something the person should know about a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum RunNote {
    /// The day, or a later one, was done before: the business date never goes back (I18).
    DoneBefore { last_done: Day },
    /// The calendar of this year is not loaded: weekends and fixed holidays are used.
    CalendarProvisional { year: i16 },
    /// The round of statuses of this day begins with the run, or would (4.1, 4.6).
    RoundBegins { day: Day, kind: RoundKind },
    /// A run that had died was taken up where it stopped.
    Resumed { acting_day: Day },
    /// The checker refused what was planned for this customer; nothing was done for it.
    Unsound { customer: String, day: Day, finding: String },
}

/// How many effects of each kind, every kind named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EffectCounts(BTreeMap<EffectKind, u64>);

impl EffectCounts {
    /// Counts one more effect of this kind.
    pub fn add(&mut self, kind: EffectKind) {
        *self.0.entry(kind).or_default() += 1;
    }

    /// How many of this kind.
    pub fn of(&self, kind: EffectKind) -> u64 {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// How many in all.
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }
}

impl Serialize for EffectCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(EffectKind::ALL.len()))?;
        for kind in EffectKind::ALL {
            map.serialize_entry(kind.code(), &self.of(kind))?;
        }
        map.end()
    }
}

/// What of a plan to show.
#[derive(Clone, Debug, Default)]
pub struct PlanFilter {
    pub clause: Option<String>,
    pub kind: Option<EffectKind>,
    /// Also the withheld of this cause.
    pub withheld: Option<WithheldCause>,
}

/// A plan as a person looks at it before approving: totals, and one page of what it holds.
#[derive(Clone, Debug)]
pub struct PlanView {
    pub outcome: RunOutcome,
    pub effects: Paged<PlannedEffect>,
    pub withheld: Paged<PlannedWithheld>,
}

/// One effect of a plan with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedEffect {
    pub effect: EffectId,
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub day: Day,
    pub kind: EffectKind,
    pub step: u8,
    pub clause: String,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    /// Key of the words in the policy's texts.
    pub text: String,
    pub threshold_days: i64,
    pub met_by_days: i64,
    /// How both are counted.
    pub counter: Counter,
    /// What was done or left undone that sets it off, whatever the days.
    pub event: Option<LadderEventKind>,
    pub until: Day,
    pub items: Vec<PlannedLine>,
}

/// One document an effect is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedLine {
    pub item: ItemId,
    pub number: String,
    pub open: Money,
    pub days_late: i64,
}

/// Something that will not happen, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedWithheld {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub day: Day,
    pub item: ItemId,
    pub number: String,
    pub step: u8,
    pub clause: String,
    pub cause: WithheldCause,
    pub until: Option<Day>,
}

mod plan;
mod range;
mod run;
mod scene;
mod schedule;
mod tally;
mod walk;

pub use plan::{plan, plan_view};
pub use run::{run, run_if};
pub use scene::{must_have_come, unfinished};
pub(crate) use schedule::Acted;
pub(crate) use walk::{Walk, Walked, feed};
