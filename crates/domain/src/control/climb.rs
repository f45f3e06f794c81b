//! Which step an item wants: one at a time, in order, never skipping one.
//!
//! A debt enters the overdue part of the ladder in one of three ways. If it was under
//! control before (a step that lapses was taken), it enters at the first overdue step. If
//! it first comes under control already late, it enters where its age puts it, but no
//! higher than the policy's `late_entry_step`. An event starts its step at once, with the
//! same limit. From then on each step follows the one before it, whatever the age: what
//! skipped a level elsewhere was a level worked out from the age alone (D13).

use super::{Account, LadderEventKind, OpenItem, StepTaken, WATCH};
use crate::day::Day;
use crate::policy::{Policy, Step};

/// The ladder on one day, seen for one customer. Steps are meant by their position in the policy.
pub(super) struct Climb<'a> {
    policy: &'a Policy,
    account: &'a Account,
    day: Day,
    /// First step that does not lapse.
    first_overdue: usize,
    late_entry: usize,
}

/// Where one item stands.
pub(super) struct Place<'a> {
    /// Days from the due day; negative before it.
    pub(super) days: i64,
    due: i64,
    /// Highest step started by an event so far.
    by_event: Option<(usize, LadderEventKind)>,
    taken: &'a [StepTaken],
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
        Self {
            policy,
            account,
            day,
            first_overdue: position(&|step| !step.lapses),
            late_entry: position(&|step| step.number == policy.pace.late_entry_step),
        }
    }

    pub(super) fn place(&self, item: &OpenItem) -> Place<'a> {
        let taken = steps_of(self.account, item);
        let first_overdue = self.policy.steps.get(self.first_overdue).map_or(u8::MAX, |s| s.number);
        let overdue = taken.iter().filter(|taken| taken.step >= first_overdue);
        let lapsing = WATCH + 1..first_overdue;
        Place {
            days: self.day.days_since(item.due),
            due: item.due.number(),
            by_event: self.by_event(item),
            taken,
            climbed: overdue.clone().map(|taken| taken.step).max(),
            warned: taken.iter().any(|taken| lapsing.contains(&taken.step)),
            last_performed: overdue.map(|taken| taken.performed).max(),
        }
    }

    fn by_event(&self, item: &OpenItem) -> Option<(usize, LadderEventKind)> {
        let events = self.account.events.iter();
        events
            .filter(|event| event.concerns(item.item, item.due, self.day))
            .filter_map(|event| {
                let starts = |step: &Step| step.starts_on.contains(&event.kind);
                Some((self.policy.steps.iter().rposition(starts)?, event.kind))
            })
            .max()
    }

    /// The step the item wants today, if any.
    pub(super) fn wanted(&self, place: &Place<'_>) -> Option<usize> {
        let reached = self.reached(place);
        match (place.climbed, reached) {
            (Some(climbed), _) => self.next_overdue(climbed).filter(|next| reached >= Some(*next)),
            (None, Some(reached)) => Some(self.entry(place, reached)),
            (None, None) => self.lapsing_on(place),
        }
    }

    /// Highest overdue step whose day has come, or which an event has started.
    fn reached(&self, place: &Place<'_>) -> Option<usize> {
        self.reached_by_age(place.days).max(place.by_event.map(|(step, _)| step))
    }

    /// The overdue step that the item wants next once `step` is taken today, if its day
    /// has come as well. A step that lapses is followed by the ladder's entry, not by this.
    pub(super) fn wanted_after(&self, place: &Place<'_>, step: usize) -> Option<usize> {
        let taken = &self.policy.steps[step];
        let next = if taken.lapses { None } else { self.next_overdue(taken.number) };
        next.filter(|next| self.reached(place) >= Some(*next))
    }

    /// Where a debt enters the overdue part of the ladder.
    fn entry(&self, place: &Place<'_>, reached: usize) -> usize {
        let by_age = if place.warned { self.first_overdue } else { reached };
        let by_event = place.by_event.map_or(by_age, |(step, _)| step);
        by_age.max(by_event).min(self.late_entry)
    }

    /// Highest overdue step whose first day has come.
    fn reached_by_age(&self, days: i64) -> Option<usize> {
        let come = |step: &Step| !step.lapses && i64::from(step.from_day) <= days;
        self.policy.steps.iter().rposition(come)
    }

    fn lapsing_on(&self, place: &Place<'_>) -> Option<usize> {
        let fits = |step: &Step| step.lapses && step.includes(place.days) && !place.has(step);
        self.policy.steps.iter().position(fits)
    }

    fn next_overdue(&self, climbed: u8) -> Option<usize> {
        self.policy.steps.iter().position(|step| !step.lapses && step.number > climbed)
    }

    /// First later day on which the item wants something, or something else than today,
    /// if nothing is done today.
    pub(super) fn next_wanted(&self, place: &Place<'_>) -> Option<i64> {
        let Some(climbed) = place.climbed else { return self.next_entry(place, place.warned) };
        let next = self.next_overdue(climbed)?;
        self.later(place, &self.policy.steps[next])
    }

    /// First later day on which the item wants something, once `step` is taken today and
    /// nothing is wanted after it yet.
    pub(super) fn next_wanted_after(&self, place: &Place<'_>, step: usize) -> Option<i64> {
        let taken = &self.policy.steps[step];
        if taken.lapses {
            return self.next_entry(place, true);
        }
        let next = self.next_overdue(taken.number)?;
        self.later(place, &self.policy.steps[next])
    }

    /// First later day on which an item without overdue steps changes what it wants.
    fn next_entry(&self, place: &Place<'_>, warned: bool) -> Option<i64> {
        let highest = if warned { self.first_overdue } else { self.late_entry };
        let steps = self.policy.steps.iter().take(highest + 1);
        steps.filter_map(|step| self.later(place, step)).min()
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

impl Place<'_> {
    fn has(&self, step: &Step) -> bool {
        self.taken.iter().any(|taken| taken.step == step.number)
    }
}

/// The steps taken for one item. The account's steps are ordered by item.
fn steps_of<'a>(account: &'a Account, item: &OpenItem) -> &'a [StepTaken] {
    let steps = account.steps.as_slice();
    let from = steps.partition_point(|taken| taken.item < item.item);
    let rest = &steps[from..];
    &rest[..rest.partition_point(|taken| taken.item == item.item)]
}
