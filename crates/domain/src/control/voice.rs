//! The level lives on the item, the voice on the customer: items on one step share one
//! effect an action, and the debtor hears at most one message a channel and day.

use super::{
    Account, Channel, Effect, EffectKind, EffectLine, LadderEventKind, Reason, Withheld,
    WithheldCause,
};
use crate::day::Day;
use crate::ids::{CustomerId, EffectId};
use crate::policy::{Action, Policy, Step};
use crate::roles::Role;
use std::fmt::Write;
use std::sync::Arc;

/// A step that is asked for today. Item and step are positions in account and policy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked {
    pub(super) step: usize,
    pub(super) item: usize,
    pub(super) days_late: i64,
    /// The event that started the step before its day.
    pub(super) event: Option<LadderEventKind>,
}

/// Gathers what is asked for into effects.
pub(super) struct Voice<'a> {
    policy: &'a Policy,
    account: &'a Account,
    day: Day,
    effects: Vec<Effect>,
    withheld: Vec<Withheld>,
}

impl<'a> Voice<'a> {
    pub(super) fn new(policy: &'a Policy, account: &'a Account, day: Day) -> Self {
        Self { policy, account, day, effects: Vec::new(), withheld: Vec::new() }
    }

    /// Effects in order of step and of its actions; lines in order of items.
    pub(super) fn speak(&mut self, asked: &[Asked]) {
        for (index, step) in self.policy.steps.iter().enumerate() {
            let of_step: Vec<Asked> =
                asked.iter().copied().filter(|asked| asked.step == index).collect();
            if of_step.is_empty() {
                continue;
            }
            for action in &step.actions {
                match action.channel.filter(|channel| channel.reaches_debtor()) {
                    Some(channel) => self.write_to_debtor(asked, index, action, channel),
                    None => self.add(step, action, &of_step),
                }
            }
        }
    }

    /// What was gathered, and what could not be sent for want of an address.
    pub(super) fn finish(self) -> (Vec<Effect>, Vec<Withheld>) {
        (self.effects, self.withheld)
    }

    /// The highest step that would write on the channel today writes for all of them.
    fn write_to_debtor(&mut self, asked: &[Asked], step: usize, action: &Action, channel: Channel) {
        let all = asked.iter().copied().filter(|asked| writes_on(self.step(asked), channel));
        let all: Vec<Asked> = all.collect();
        if all.iter().any(|other| other.step > step) {
            return;
        }
        let speaker = &self.policy.steps[step];
        if self.account.reach.allows(channel) {
            return self.add(speaker, action, &all);
        }
        self.add(speaker, &by_hand(action, speaker), &all);
        let unreached: Vec<Withheld> = all.iter().map(|asked| self.no_address(asked)).collect();
        self.withheld.extend(unreached);
    }

    fn step(&self, asked: &Asked) -> &'a Step {
        &self.policy.steps[asked.step]
    }

    fn no_address(&self, asked: &Asked) -> Withheld {
        let step = self.step(asked);
        Withheld {
            item: self.account.items[asked.item].item,
            step: step.number,
            clause: Arc::clone(&step.clause),
            cause: WithheldCause::NoAddress,
            until: None,
        }
    }

    fn add(&mut self, step: &Step, action: &Action, asked: &[Asked]) {
        let lines: Vec<EffectLine> = asked.iter().map(|asked| self.line(asked)).collect();
        let subject = Subject { customer: self.account.customer, clause: &step.clause };
        self.effects.push(Effect {
            id: subject.effect(action, |out| lines_as_occurrence(out, &lines)),
            kind: action.kind,
            reason: self.reason(step, asked),
            step: step.number,
            role: action.role,
            channel: action.channel,
            text: Arc::clone(&action.text),
            until: self.day.plus(i64::from(action.within_days)),
            lines,
        });
    }

    fn line(&self, asked: &Asked) -> EffectLine {
        let item = &self.account.items[asked.item];
        let step = self.step(asked);
        EffectLine {
            item: item.item,
            step: step.number,
            clause: Arc::clone(&step.clause),
            open: item.open,
            days_late: asked.days_late,
        }
    }

    fn reason(&self, step: &Step, asked: &[Asked]) -> Reason {
        let own = asked.iter().filter(|asked| self.step(asked).number == step.number);
        let latest = own.max_by_key(|asked| asked.days_late);
        Reason {
            policy: Arc::clone(&self.policy.id),
            version: self.policy.version,
            clause: Arc::clone(&step.clause),
            threshold_days: i64::from(step.from_day),
            met_by_days: latest.map_or(0, |asked| asked.days_late),
            event: latest.and_then(|asked| asked.event),
        }
    }
}

fn writes_on(step: &Step, channel: Channel) -> bool {
    step.actions.iter().any(|action| action.channel == Some(channel))
}

/// The same words, to be carried by whoever answers for the step.
fn by_hand(action: &Action, step: &Step) -> Action {
    Action {
        kind: EffectKind::ByHand,
        role: step.actions.iter().find_map(Action::responsible),
        ..action.clone()
    }
}

/// What an effect is about, apart from the occurrence.
pub(super) struct Subject<'a> {
    pub(super) customer: CustomerId,
    pub(super) clause: &'a str,
}

impl Subject<'_> {
    /// The id of an effect on this subject. `occurrence` tells this one from others of the
    /// same clause; it never names the day, so that a step cannot happen twice on two days.
    pub(super) fn effect(&self, action: &Action, occurrence: impl FnOnce(&mut String)) -> EffectId {
        let customer = self.customer.to_string();
        let mut this_one = String::new();
        occurrence(&mut this_one);
        EffectId::derive(&[
            &customer,
            action.kind.code(),
            self.clause,
            action.role.map_or("", Role::code),
            action.channel.map_or("", Channel::code),
            &action.text,
            &this_one,
        ])
    }
}

fn lines_as_occurrence(out: &mut String, lines: &[EffectLine]) {
    for line in lines {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}:{} ", line.item, line.step);
    }
}
