//! Why we wait: disputes, promises, agreements and holds, as dated facts.

pub mod contact_limits;
mod contested;
mod promised;
mod scope;

pub use contested::contested;
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
    /// The debtor contests the debt, or part of it: pressure stops for what is contested, counting
    /// goes on (ASU-09).
    Dispute,
    /// A promise to pay: the ladder waits until its day for what was promised (PAY-09).
    Promise,
    /// A written order of management (REM-08).
    Hold,
    /// A court, an agency or an insolvency administrator has the debt: the ladder keeps silent
    /// (see [`crate::recovery::case`]).
    Recovery,
    /// A repayment agreement that is kept so far: nothing is asked for beside it (AGR-05).
    Agreement,
}

impl StandingKind {
    /// Every kind.
    pub const ALL: [StandingKind; 5] = [
        StandingKind::Dispute,
        StandingKind::Promise,
        StandingKind::Hold,
        StandingKind::Recovery,
        StandingKind::Agreement,
    ];

    /// The word written in stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            StandingKind::Dispute => "dispute",
            StandingKind::Promise => "promise",
            StandingKind::Hold => "hold",
            StandingKind::Recovery => "recovery",
            StandingKind::Agreement => "agreement",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Does what a customer wrote stand unread on this day: had it come by then, and had nobody read
/// it on it or before? While it does, nothing is written to the customer.
pub fn stands_unread(came: Day, read: Option<Day>, day: Day) -> bool {
    came <= day && read.is_none_or(|read| read > day)
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
    /// How much was promised or is contested; `None`: all of what it concerns.
    pub amount: Option<Money>,
    /// What of the policy a hold leaves out; all others are about all of it.
    pub scope: Scope,
}

impl Standing {
    /// Does it concern `item` on `day`? A dispute or an agreement then restrains it, a hold what
    /// its scope covers; a promise only as far as its amount reaches, which [`promised`] says. A
    /// dispute about part of a debt does not restrain the debt: [`contested`] says how much of it
    /// is left to ask for.
    pub fn restrains(&self, item: ItemId, day: Day) -> bool {
        self.concerns(item) && self.is_in_force(day) && !self.contests_a_part()
    }

    /// Is it a dispute about part of one debt?
    pub fn contests_a_part(&self) -> bool {
        self.kind == StandingKind::Dispute && self.amount.is_some() && self.item.is_some()
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

/// How long somebody may keep the ladder waiting without an exception (GEN-05, PAY-09).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pauses {
    /// Days for which somebody may order alone to wait; what is to last longer is an exception that
    /// the director decides on.
    pub longest_days: u16,
    /// Days after an order to wait in which it is not given again for the same debts: one after
    /// the other is an exception without an end.
    pub again_after_days: u16,
    /// Days for which a promise may hold the ladder at the most: beyond them it is no promise but
    /// an agreement. How far a role's word reaches within them says [`crate::authority`].
    pub promise_days: u16,
}

impl Pauses {
    /// Two weeks, a quarter, a quarter.
    pub const REGULATION: Self = Self { longest_days: 14, again_after_days: 90, promise_days: 92 };

    /// The last day of an order to wait that is given on a day.
    pub fn last_of_pause(self, from: Day) -> Day {
        from.plus(self.longest_days.into())
    }

    /// The last day to which a promise that is given on a day may hold the ladder.
    pub fn last_of_promise(self, from: Day) -> Day {
        from.plus(self.promise_days.into())
    }

    /// Is a hold that runs `until` short enough to be an order to wait, and no exception?
    pub fn is_pause(self, from: Day, until: Option<Day>) -> bool {
        until.is_some_and(|until| until <= self.last_of_pause(from))
    }

    /// May an order to wait be given today, after one whose last day was this? `None`: it has no
    /// end.
    pub fn may_pause_after(self, last: Option<Day>, today: Day) -> bool {
        last.is_some_and(|last| last.plus(self.again_after_days.into()) < today)
    }
}

#[cfg(test)]
mod pauses {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn gen_05_fourteen_days_are_an_order_to_wait_and_fifteen_an_exception() {
        let from = day("2026-03-01");
        assert!(Pauses::REGULATION.is_pause(from, Some(day("2026-03-15"))));
        assert!(!Pauses::REGULATION.is_pause(from, Some(day("2026-03-16"))));
        assert!(!Pauses::REGULATION.is_pause(from, None));
    }

    #[test]
    fn gen_05_an_order_to_wait_is_given_again_after_ninety_days() {
        let last = Some(day("2026-03-15"));
        assert!(!Pauses::REGULATION.may_pause_after(last, day("2026-06-13")));
        assert!(Pauses::REGULATION.may_pause_after(last, day("2026-06-14")));
        assert!(!Pauses::REGULATION.may_pause_after(None, day("2026-06-14")));
    }
}
