//! Why a step that is due is not taken.

use super::money_there::paid_by_money_there;
use super::promise::Promises;
use super::{Account, OpenItem, WithheldCause};
use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::{Action, Pace, Step, Waits};
use crate::standing::StandingKind;
use crate::standing::contact_limits::Contact;

/// Why not, and until when if the cause lapses by itself.
#[derive(Clone, Copy)]
pub(super) struct Refusal {
    pub(super) cause: WithheldCause,
    /// First day on which the cause is gone.
    pub(super) until: Option<Day>,
}

/// What restrains one customer on one day.
pub(super) struct Restraints<'a> {
    account: &'a Account,
    day: Day,
    /// Items that money which is there would pay, ascending.
    paid: Vec<ItemId>,
    promises: Promises,
}

impl<'a> Restraints<'a> {
    pub(super) fn new(account: &'a Account, day: Day) -> Self {
        let paid = paid_by_money_there(account);
        Self { account, day, paid, promises: Promises::of(account, day) }
    }

    /// The first refusal, in order of precedence. The gap stands before the letter: while it runs,
    /// nothing depends on when the letter leaves, and control need not look every day.
    pub(super) fn refusal(
        &self,
        item: &OpenItem,
        step: &Step,
        pace: &Pace,
        last_performed: Option<Day>,
    ) -> Option<Refusal> {
        self.by_standing(item, StandingKind::Hold, &step.clause)
            .or_else(|| self.by_standing(item, StandingKind::Recovery, &step.clause))
            .or_else(|| self.by_standing(item, StandingKind::Dispute, &step.clause))
            .or_else(|| self.by_standing(item, StandingKind::Agreement, &step.clause))
            .or_else(|| self.by_promise(item))
            .or_else(|| self.by_reply(&step.actions))
            .or_else(|| self.by_contact_limit(&step.actions))
            .or_else(|| self.by_unmatched_money(item, pace).filter(|_| !step.lapses))
            .or_else(|| self.by_smallness(item, pace))
            .or_else(|| self.by_haste(step, pace, last_performed))
            .or_else(|| self.by_letter(item).filter(|_| !step.lapses))
    }

    /// What the customer wrote may change everything: nothing more is written to it before
    /// somebody has read that. Work inside the company goes on.
    fn by_reply(&self, actions: &[Action]) -> Option<Refusal> {
        let writes = || actions.iter().any(Action::writes_to_debtor);
        let stops = self.account.unread_reply && writes();
        stops.then_some(Refusal { cause: WithheldCause::ReplyUnread, until: None })
    }

    /// A person whom the law protects is not called more often than it lets, and nobody is called
    /// who has refused to be (REM-07).
    pub(super) fn by_contact_limit(&self, actions: &[Action]) -> Option<Refusal> {
        let had = self.account.contacts.as_ref()?;
        let calls = actions.iter().any(Action::calls_debtor);
        had.full(self.day, Contact::Call).filter(|_| calls)?;
        // Nobody knows when somebody who has refused will think otherwise.
        let until = (!had.is_closed()).then(|| had.room_after(self.day, Contact::Call));
        Some(Refusal { cause: WithheldCause::ContactLimit, until })
    }

    /// No next level before the letter of the last one has left (D14).
    fn by_letter(&self, item: &OpenItem) -> Option<Refusal> {
        let waits = self.account.unsent.binary_search(&item.item).is_ok();
        waits.then_some(Refusal { cause: WithheldCause::LetterWaits, until: None })
    }

    /// The first refusal of a reminder before the due day.
    pub(super) fn refusal_to_remind(
        &self,
        item: &OpenItem,
        clause: &str,
        actions: &[Action],
        pace: &Pace,
    ) -> Option<Refusal> {
        self.refusal_beside(item, clause, Waits::BEFORE_DUE, pace)
            .or_else(|| self.by_reply(actions))
            .or_else(|| self.by_contact_limit(actions))
    }

    /// The first refusal of something beside the ladder that waits for these. For an agreement
    /// that is kept all of it waits: what would be decided was decided by it.
    pub(super) fn refusal_beside(
        &self,
        item: &OpenItem,
        clause: &str,
        waits: Waits,
        pace: &Pace,
    ) -> Option<Refusal> {
        let contested = |kind| self.by_standing(item, kind, clause).filter(|_| waits.dispute);
        self.by_standing(item, StandingKind::Hold, clause)
            .or_else(|| contested(StandingKind::Recovery))
            .or_else(|| contested(StandingKind::Dispute))
            .or_else(|| self.by_standing(item, StandingKind::Agreement, clause))
            .or_else(|| self.by_promise(item).filter(|_| waits.promise))
            .or_else(|| self.by_unmatched_money(item, pace).filter(|_| waits.money))
            .or_else(|| self.by_smallness(item, pace))
    }

    /// What keeps even an internal check away from an item: an order of management, or
    /// too small an amount.
    pub(super) fn refusal_to_watch(
        &self,
        item: &OpenItem,
        clause: &str,
        pace: &Pace,
    ) -> Option<Refusal> {
        self.by_order(item, clause).or_else(|| self.by_smallness(item, pace))
    }

    /// The order of management that leaves a clause out for an item (GEN-05).
    pub(super) fn by_order(&self, item: &OpenItem, clause: &str) -> Option<Refusal> {
        self.by_standing(item, StandingKind::Hold, clause)
    }

    fn by_standing(&self, item: &OpenItem, kind: StandingKind, clause: &str) -> Option<Refusal> {
        let mut found = self.account.standing.iter().filter(|standing| {
            standing.kind == kind && standing.keeps_back(item.item, clause, self.day)
        });
        let first = found.next()?.until;
        // One without an end outlasts all others.
        let until = found.fold(first, |longest, other| Some(longest?.max(other.until?)));
        Some(Refusal { cause: kind.into(), until: until.map(|last| last.plus(1)) })
    }

    fn by_promise(&self, item: &OpenItem) -> Option<Refusal> {
        let until = self.promises.until(item.item)?;
        Some(Refusal { cause: WithheldCause::Promise, until })
    }

    /// Money that is there stops the chase of the late debts that it would pay, not reminders and
    /// checks before.
    fn by_unmatched_money(&self, item: &OpenItem, pace: &Pace) -> Option<Refusal> {
        let chase = pace.unmatched_money_withholds && item.due < self.day;
        let covered = chase && self.paid.binary_search(&item.item).is_ok();
        covered.then_some(Refusal { cause: WithheldCause::UnmatchedMoney, until: None })
    }

    fn by_smallness(&self, item: &OpenItem, pace: &Pace) -> Option<Refusal> {
        let per_major = i128::from(item.open.currency().minor_per_major());
        let smallest = i128::from(pace.minimum_major) * per_major;
        let small = i128::from(item.open.minor()) < smallest;
        small.then_some(Refusal { cause: WithheldCause::BelowMinimum, until: None })
    }

    fn by_haste(&self, step: &Step, pace: &Pace, last_performed: Option<Day>) -> Option<Refusal> {
        let gap = step.gap(pace);
        let until = last_performed.filter(|_| !step.lapses)?.plus(gap);
        let hasty = self.day < until;
        hasty.then_some(Refusal { cause: WithheldCause::TooSoon, until: Some(until) })
    }

    /// What keeps a step back once the one before it is taken today; the other causes let
    /// that one pass and so are not there. `None` for a policy without a gap.
    pub(super) fn haste_after_today(&self, next: &Step, pace: &Pace) -> Option<Refusal> {
        self.by_haste(next, pace, Some(self.day))
    }
}
