//! Which step an item wants: one at a time, in order, never skipping one.
//!
//! A debt enters the overdue part of the ladder in one of three ways. If it was under
//! control before (a step that lapses was taken), it enters at the first overdue step. If
//! it first comes under control already late, it enters where its age puts it, but no
//! higher than the policy's `late_entry_step`. An event starts its step at once, with the
//! same limit; one that tells of hiding or refusal does so once the debt is late. From then on each step follows the one before it, whatever the age: what
//! skipped a level elsewhere was a level worked out from the age alone (D13).
//!
//! A step that is not meant for the customer or the debt is not there for it: the ladder goes
//! on to the next. The same holds for one that an order of management leaves out by its clause;
//! that it was left out is said. Steps finished under another policy place nobody on this ladder, but the
//! pause after them counts (LAD-11).
//!
//! A step of which everything was taken back before it was carried out has not been climbed:
//! the ladder takes it once more when the reason is gone, so that nobody meets a lawyer whose
//! claim never left.

use super::{Account, LadderEventKind, OpenItem, StepTaken, is_on_ladder};
use crate::day::Day;
use crate::policy::{Policy, Step};
use crate::standing::Standing;

/// The ladder on one day, seen for one customer. Steps are meant by their position in the policy.
#[derive(Clone, Copy)]
pub(super) struct Climb<'a> {
    policy: &'a Policy,
    account: &'a Account,
    day: Day,
    /// Does an order of management leave out some clauses only?
    orders: bool,
    /// First step that does not lapse.
    first_overdue: usize,
    late_entry: usize,
}

/// Where one item stands.
pub(super) struct Place<'a> {
    item: &'a OpenItem,
    /// Days from the due day; negative before it.
    pub(super) days: i64,
    due: i64,
    /// Highest step started by an event so far.
    by_event: Option<(usize, LadderEventKind)>,
    /// Is there an event that starts a step once the debt is late, which it is not yet?
    awaits_delay: bool,
    /// Everything taken for the item.
    pub(super) taken: &'a [StepTaken],
    /// Highest overdue step taken.
    climbed: Option<u8>,
    /// Was a step that lapses taken?
    warned: bool,
    /// Latest day on which an overdue step was really set in motion.
    pub(super) last_performed: Option<Day>,
}

impl<'a> Climb<'a> {
    pub(super) fn new(policy: &'a Policy, account: &'a Account, day: Day) -> Self {
        let position = |wanted: &dyn Fn(&Step) -> bool| {
            policy.steps.iter().position(wanted).unwrap_or(policy.steps.len())
        };
        let orders = account.standing.iter().any(Standing::is_partial);
        Self {
            orders,
            policy,
            account,
            day,
            first_overdue: position(&|step| !step.lapses),
            late_entry: position(&|step| step.number == policy.pace.late_entry_step),
        }
    }

    /// Where the item stands, given everything taken for it.
    pub(super) fn place(&self, item: &'a OpenItem, taken: &'a [StepTaken]) -> Place<'a> {
        let first_overdue = self.policy.steps.get(self.first_overdue).map_or(u8::MAX, |s| s.number);
        let (mut climbed, mut warned, mut last_performed) = (None, false, None);
        for step in taken.iter().filter(|step| is_on_ladder(step.step)) {
            let own = step.policy == self.policy.id;
            let overdue = step.step >= first_overdue;
            warned |= own && !overdue;
            if step.is_undone_on(self.day) {
                continue;
            }
            climbed = climbed.max(Some(step.step).filter(|_| own && overdue));
            last_performed = last_performed.max(Some(step.performed).filter(|_| overdue || !own));
        }
        let days = self.day.days_since(item.due);
        let (by_event, awaits_delay) = self.by_event(item, days > 0);
        Place {
            item,
            days,
            due: item.due.number(),
            by_event,
            awaits_delay,
            taken,
            climbed,
            warned,
            last_performed,
        }
    }

    /// Up to which day events are heard, and how far ahead a warning about everything speaks.
    fn heard_by(&self) -> (Day, u16) {
        (self.day, self.policy.dealings.warned_ahead_days)
    }

    /// The highest step started by an event, and whether another waits for the debt to be late.
    fn by_event(&self, item: &OpenItem, late: bool) -> (Option<(usize, LadderEventKind)>, bool) {
        let (mut started, mut awaits_delay) = (None, false);
        let events = self.account.events.iter();
        for event in events.filter(|event| event.concerns(item.item, item.due, self.heard_by())) {
            let starts =
                |step: &Step| step.starts_on.contains(&event.kind) && self.is_meant_for(step, item);
            let Some(step) = self.policy.steps.iter().rposition(starts) else { continue };
            match late || !event.kind.counts_once_late() {
                true => started = started.max(Some((step, event.kind))),
                false => awaits_delay = true,
            }
        }
        (started, awaits_delay)
    }

    /// The first day of delay, if something that was recorded starts a step from that day on.
    pub(super) fn begins_late(&self, place: &Place<'_>) -> Option<i64> {
        place.awaits_delay.then_some(place.due + 1)
    }

    /// Is there such a step for this customer and debt?
    fn is_meant_for(&self, step: &Step, item: &OpenItem) -> bool {
        !self.is_left_out(step, item) && self.is_admitted(step, item)
    }

    /// Does an order of management leave the step out and others in (GEN-05)? One that leaves
    /// out everything stops the debt where it stands.
    fn is_left_out(&self, step: &Step, item: &OpenItem) -> bool {
        let leaves_out =
            |one: &Standing| one.is_partial() && one.keeps_back(item.item, &step.clause, self.day);
        self.orders && self.account.standing.iter().any(leaves_out)
    }

    /// Steps that are not taken today, or would have been before, but for such an order. What
    /// lies below a step that was taken is past.
    pub(super) fn left_out(&self, place: &Place<'_>) -> Vec<usize> {
        if !self.orders {
            return Vec::new();
        }
        let due = |step: &Step| {
            let come = match step.lapses {
                true => step.includes(place.days) && !self.has(place, step),
                false => i64::from(step.from_day) <= place.days,
            };
            come && place.climbed.is_none_or(|climbed| climbed < step.number)
                && self.is_left_out(step, place.item)
                && self.is_admitted(step, place.item)
        };
        let steps = self.policy.steps.iter().enumerate();
        steps.filter(|(_, step)| due(step)).map(|(at, _)| at).collect()
    }

    /// First later day on which one more step is left out.
    pub(super) fn next_left_out(&self, place: &Place<'_>) -> Option<i64> {
        if !self.orders {
            return None;
        }
        let left = self.policy.steps.iter().filter(|step| self.is_left_out(step, place.item));
        left.filter_map(|step| self.later(place, step)).min()
    }

    fn is_admitted(&self, step: &Step, item: &OpenItem) -> bool {
        let condition = &step.condition;
        if condition.is_open() {
            return true;
        }
        let named = |kind: &LadderEventKind| {
            let mut events = self.account.events.iter().filter(|event| event.kind == *kind);
            events.any(|event| event.concerns(item.item, item.due, self.heard_by()))
        };
        condition.admits(self.account.status, self.account.late_before)
            && !condition.unless.iter().any(named)
    }

    /// The step the item wants today, if any.
    pub(super) fn wanted(&self, place: &Place<'_>) -> Option<usize> {
        let reached = self.reached(place);
        match (place.climbed, reached) {
            (Some(climbed), _) => {
                self.next_overdue(place, climbed).filter(|next| reached >= Some(*next))
            }
            (None, Some(reached)) => Some(self.entry(place, reached)),
            (None, None) => self.lapsing_on(place),
        }
    }

    /// Highest overdue step whose day has come, or which an event has started.
    fn reached(&self, place: &Place<'_>) -> Option<usize> {
        self.reached_by_age(place).max(place.by_event.map(|(step, _)| step))
    }

    /// The overdue step that the item wants next once `step` is taken today, if its day
    /// has come as well. A step that lapses is followed by the ladder's entry, not by this.
    pub(super) fn wanted_after(&self, place: &Place<'_>, step: usize) -> Option<usize> {
        let taken = &self.policy.steps[step];
        let next = if taken.lapses { None } else { self.next_overdue(place, taken.number) };
        next.filter(|next| self.reached(place) >= Some(*next))
    }

    /// Where a debt enters the overdue part of the ladder.
    fn entry(&self, place: &Place<'_>, reached: usize) -> usize {
        let first = self.first_meant(place);
        let by_age = if place.warned { first } else { reached };
        let by_event = place.by_event.map_or(by_age, |(step, _)| step);
        let highest = by_age.max(by_event).min(self.late_entry);
        let below = self.policy.steps.get(..=highest).unwrap_or_default();
        let meant = |step: &Step| !step.lapses && self.is_meant_for(step, place.item);
        below.iter().rposition(meant).unwrap_or(first)
    }

    /// The first overdue step there is for the item.
    fn first_meant(&self, place: &Place<'_>) -> usize {
        let meant = |step: &Step| !step.lapses && self.is_meant_for(step, place.item);
        self.policy.steps.iter().position(meant).unwrap_or(self.policy.steps.len())
    }

    /// Highest overdue step whose first day has come.
    fn reached_by_age(&self, place: &Place<'_>) -> Option<usize> {
        let come = |step: &Step| {
            !step.lapses
                && i64::from(step.from_day) <= place.days
                && self.is_meant_for(step, place.item)
        };
        self.policy.steps.iter().rposition(come)
    }

    fn lapsing_on(&self, place: &Place<'_>) -> Option<usize> {
        let fits = |step: &Step| {
            step.lapses
                && step.includes(place.days)
                && self.is_meant_for(step, place.item)
                && !self.has(place, step)
        };
        self.policy.steps.iter().position(fits)
    }

    fn has(&self, place: &Place<'_>, step: &Step) -> bool {
        let mut taken = place.taken.iter();
        taken.any(|taken| {
            let same = taken.step == step.number && taken.policy == self.policy.id;
            same && !taken.is_undone_on(self.day)
        })
    }

    fn next_overdue(&self, place: &Place<'_>, climbed: u8) -> Option<usize> {
        let next = |step: &Step| {
            !step.lapses && step.number > climbed && self.is_meant_for(step, place.item)
        };
        self.policy.steps.iter().position(next)
    }

    /// First later day on which the item wants something, or something else than today,
    /// if nothing is done today.
    pub(super) fn next_wanted(&self, place: &Place<'_>) -> Option<i64> {
        let Some(climbed) = place.climbed else { return self.next_entry(place, place.warned) };
        let next = self.next_overdue(place, climbed)?;
        self.later(place, &self.policy.steps[next])
    }

    /// First later day on which the item wants something, once `step` is taken today and
    /// nothing is wanted after it yet.
    pub(super) fn next_wanted_after(&self, place: &Place<'_>, step: usize) -> Option<i64> {
        let taken = &self.policy.steps[step];
        if taken.lapses {
            return self.next_entry(place, true);
        }
        let next = self.next_overdue(place, taken.number)?;
        self.later(place, &self.policy.steps[next])
    }

    /// First later day on which an item without overdue steps changes what it wants.
    fn next_entry(&self, place: &Place<'_>, warned: bool) -> Option<i64> {
        let first = self.first_meant(place);
        let highest = if warned { first } else { self.late_entry.max(first) };
        let steps = self.policy.steps.iter().take(highest + 1);
        let meant = steps.filter(|step| self.is_meant_for(step, place.item));
        meant.filter_map(|step| self.later(place, step)).min()
    }

    /// The step's first day for this item, if it is still to come.
    fn later(&self, place: &Place<'_>, step: &Step) -> Option<i64> {
        let begins = place.due + i64::from(step.from_day);
        (begins > self.day.number()).then_some(begins)
    }

    /// The event without which the step's day would not have come yet.
    pub(super) fn event_behind(&self, place: &Place<'_>, step: usize) -> Option<LadderEventKind> {
        let early = place.days < i64::from(self.policy.steps[step].from_day);
        place.by_event.map(|(_, kind)| kind).filter(|_| early)
    }
}

/// The steps of an account, given out item by item: whoever goes through all items in their
/// order finds each one's steps where the last one's ended. Searching for them costs as much as
/// deciding, because an account's history lies far from everything else in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct InOrder<'a> {
    rest: &'a [StepTaken],
}

impl<'a> InOrder<'a> {
    pub(super) fn of(account: &'a Account) -> Self {
        Self { rest: &account.steps }
    }

    /// The steps taken for the next item; items are asked for in their order.
    pub(super) fn steps_of(&mut self, item: &OpenItem) -> &'a [StepTaken] {
        let before = self.rest.iter().take_while(|taken| taken.item < item.item).count();
        let rest = &self.rest[before..];
        let own = rest.iter().take_while(|taken| taken.item == item.item).count();
        let (own, rest) = rest.split_at(own);
        self.rest = rest;
        own
    }
}

/// The steps taken for one item. The account's steps are ordered by item.
pub(super) fn steps_of<'a>(account: &'a Account, item: &OpenItem) -> &'a [StepTaken] {
    let steps = account.steps.as_slice();
    let from = steps.partition_point(|taken| taken.item < item.item);
    let rest = &steps[from..];
    &rest[..rest.partition_point(|taken| taken.item == item.item)]
}
