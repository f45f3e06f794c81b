//! Why we wait: disputes, promises and holds, as dated facts.

pub mod contact_limits;
mod promised;
mod scope;

pub use promised::{Debt, promised};
pub use scope::{NoClause, Scope};

use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::Money;
use serde::{Deserialize, Serialize};

/// What restrains the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingKind {
    /// The debtor contests the debt: pressure stops for the item, counting goes on (ASU-09).
    Dispute,
    /// A promise to pay: the ladder waits until its day for what was promised (PAY-09).
    Promise,
    /// A written order of management (REM-08).
    Hold,
}

impl StandingKind {
    /// Every kind.
    pub const ALL: [StandingKind; 3] =
        [StandingKind::Dispute, StandingKind::Promise, StandingKind::Hold];

    /// The word written in stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            StandingKind::Dispute => "dispute",
            StandingKind::Promise => "promise",
            StandingKind::Hold => "hold",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// The document of management by which a customer, or one document, is excepted from the rules
/// (GEN-05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenOrder {
    pub number: String,
    pub dated: Day,
    /// From which of the rules it excepts, as it was entered; empty: from all ([`Scope`]).
    pub scope: String,
}

impl WrittenOrder {
    /// Does it leave out what this clause of the policy asks for?
    pub fn covers(&self, clause: &str) -> bool {
        Scope::written(&self.scope).covers(clause)
    }
}

/// One restraint in force from a day, until a day if one is known. Both days are included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub customer: CustomerId,
    pub kind: StandingKind,
    /// The item it concerns; `None` concerns the whole customer.
    pub item: Option<ItemId>,
    pub from: Day,
    pub until: Option<Day>,
    /// How much was promised; `None`: all of what it concerns. Only promises have one.
    pub amount: Option<Money>,
    /// What of the policy a hold leaves out; disputes and promises are about all of it.
    pub scope: Scope,
}

impl Standing {
    /// Does it concern `item` on `day`? A dispute then restrains it, a hold what its scope
    /// covers; a promise only as far as its amount reaches, which [`promised`] says.
    pub fn restrains(&self, item: ItemId, day: Day) -> bool {
        self.concerns(item) && self.is_in_force(day)
    }

    /// Does it keep what a clause asks about `item` back on `day`?
    pub fn keeps_back(&self, item: ItemId, clause: &str, day: Day) -> bool {
        self.restrains(item, day) && self.scope.covers(clause)
    }

    /// Is it an order that leaves out some clauses only (GEN-05)?
    pub fn is_partial(&self) -> bool {
        self.kind == StandingKind::Hold && !self.scope.is_whole()
    }

    fn concerns(&self, item: ItemId) -> bool {
        self.item.is_none_or(|concerned| concerned == item)
    }

    fn is_in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Days for which a promise may hold the ladder at the most: beyond a quarter it is no promise
/// but an agreement. How far a role's word reaches within them says [`crate::authority`].
pub const LONGEST_PROMISE_DAYS: i64 = 92;
