//! Which steps came to nothing: taken, and then all that they asked for was taken back.
//!
//! A step is decided on one day and carried out later. Until then a payment, a promise, a
//! dispute or an order of management may take its reason away (REM-08), and what waits is
//! withdrawn. If the payment bounces or the promise is broken, the debt is owed again. Had the
//! step counted as climbed, a claim that nobody ever sent would be followed by the court
//! (LAD-07, LAD-08); so it does not, and the ladder takes it once more.
//!
//! What counts is the debtor's side: a step that speaks to the debtor came to nothing if none
//! of its words left or still may, whatever was done inside the company. A step without words
//! came to nothing if none of its work was done or still may be.

use super::{Channel, EffectKind, RULE, StepTaken, WithdrawReason, is_on_ladder};
use crate::day::Day;
use crate::ids::ItemId;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What has become of an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It may still be carried out, or nobody knows whether it was.
    Waits,
    /// It was carried out, or somebody decided that it will not be.
    Closed,
    /// Its reason went away.
    Withdrawn(WithdrawReason),
}

/// An effect with what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    pub kind: EffectKind,
    pub channel: Option<Channel>,
    /// Day of the decision that asked for it.
    pub day: Day,
    pub outcome: Outcome,
    /// Item, step and clause of each line.
    pub lines: Vec<(ItemId, u8, String)>,
    /// Items that it did not name when it left: they could not be asked for at that moment.
    pub left_out: Vec<ItemId>,
}

impl Came {
    fn has_words(&self) -> bool {
        let carries = matches!(self.kind, EffectKind::Notify | EffectKind::ByHand);
        carries && self.channel.is_some_and(Channel::reaches_debtor)
    }

    /// Does it belong to the step? Words may have been put off to the end of missed days.
    fn is_of(&self, step: &StepTaken) -> bool {
        let same_day = self.day == step.day || self.has_words() && self.day > step.day;
        let line = |(item, number, clause): &(ItemId, u8, String)| {
            *item == step.item && *number == step.step && **clause == *step.clause
        };
        same_day && self.lines.iter().any(line)
    }

    /// Did it stop for this item, and not because a later step took over?
    fn stopped(&self, item: ItemId) -> Option<bool> {
        match self.outcome {
            _ if self.left_out.contains(&item) => Some(true),
            Outcome::Waits | Outcome::Closed => None,
            Outcome::Withdrawn(reason) => Some(reason != WithdrawReason::Outgrown),
        }
    }
}

/// Those of a customer's steps that have come to nothing, as positions in `steps`, which are
/// ordered by item, step, clause and day. Of a step taken more than once the latest time is
/// looked at; one known to be undone is not named again.
pub fn came_to_nothing(steps: &[StepTaken], effects: &[Came]) -> Vec<usize> {
    let mut about: BTreeMap<ItemId, Vec<&Came>> = BTreeMap::new();
    for effect in effects {
        for (item, _, _) in &effect.lines {
            about.entry(*item).or_default().push(effect);
        }
    }
    let none = Vec::new();
    let is_latest = |at: usize| {
        let place = |one: &StepTaken| (one.item, one.step, Arc::clone(&one.clause));
        steps.get(at + 1).is_none_or(|next| place(next) != place(&steps[at]))
    };
    let may_be_taken_again = |at: &usize| {
        let one = &steps[*at];
        (is_on_ladder(one.step) || one.step == RULE) && one.undone.is_none()
    };
    let positions = (0..steps.len()).filter(may_be_taken_again).filter(|at| is_latest(*at));
    let of = |at: usize| about.get(&steps[at].item).unwrap_or(&none);
    positions.filter(|at| is_nothing(&steps[*at], of(*at))).collect()
}

fn is_nothing(step: &StepTaken, effects: &[&Came]) -> bool {
    let own = || effects.iter().filter(|one| one.is_of(step));
    let speaks = own().any(|one| one.has_words());
    let mut asked = own().filter(|one| one.has_words() || !speaks).peekable();
    let mut gone = false;
    let stopped = |one: &&Came| {
        let stopped = one.stopped(step.item);
        gone |= stopped == Some(true);
        stopped.is_some()
    };
    asked.peek().is_some() && asked.all(stopped) && gone
}

/// How often a step or rule was taken for an item and came to nothing by the day.
pub(super) fn again(taken: &[StepTaken], step: u8, clause: &str, day: Day) -> usize {
    let same = |one: &&StepTaken| one.step == step && *one.clause == *clause;
    taken.iter().filter(same).filter(|one| one.is_undone_on(day)).count()
}
