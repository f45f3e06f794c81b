//! The level lives on the item, the voice on the customer: items on one step share one
//! effect an action, and the debtor hears at most one message a channel and day.

use super::beside::{Fact, decide_by};
use super::{
    Account, Asks, Channel, Effect, EffectKind, EffectLine, MISSED, REMINDER, Reason, Withheld,
    WithheldCause,
};
use crate::day::Day;
use crate::ids::{CustomerId, EffectId};
use crate::policy::is_a_call;
use crate::policy::{Action, Policies, Policy};
use crate::roles::Role;
use std::cmp::Reverse;
use std::fmt::Write;
use std::sync::Arc;

/// A part of a policy that asks for something, in the order in which effects are listed. Of
/// those that write to the debtor the later speaks for the earlier: a step for a reminder, a
/// higher step for a lower. Positions are those in the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Reminder(usize),
    /// The number stands first: it is what compares across versions.
    Step {
        number: u8,
        at: usize,
    },
    Rule(usize),
    /// An action of a step or rule that asked for a decision nobody took.
    MissedStep {
        at: usize,
        action: usize,
    },
    MissedRule {
        at: usize,
        action: usize,
    },
}

/// Something that is asked for today about one item, by its position in the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) part: Part,
    /// Position of the version the item's case goes by.
    pub(super) version: usize,
    pub(super) item: usize,
    pub(super) days_late: i64,
    /// What met the threshold.
    pub(super) fact: Fact,
    /// Day from which the days for a decision count.
    pub(super) counts_from: Option<Day>,
}

impl Part {
    pub(super) fn actions(self, policy: &Policy) -> &[Action] {
        match self {
            Part::Reminder(at) => &policy.reminders[at].actions,
            Part::Step { at, .. } | Part::MissedStep { at, .. } => &policy.steps[at].actions,
            Part::Rule(at) | Part::MissedRule { at, .. } => &policy.rules[at].actions,
        }
    }

    /// Is it about a question alone, and not about all that its step asks for?
    pub(super) const fn is_missed(self) -> bool {
        matches!(self, Part::MissedStep { .. } | Part::MissedRule { .. })
    }

    pub(super) fn clause(self, policy: &Policy) -> &Arc<str> {
        match self {
            Part::Reminder(at) => &policy.reminders[at].clause,
            Part::Step { at, .. } | Part::MissedStep { at, .. } => &policy.steps[at].clause,
            Part::Rule(at) | Part::MissedRule { at, .. } => &policy.rules[at].clause,
        }
    }

    /// The step number under which it is kept.
    pub(super) fn step(self, policy: &Policy) -> u8 {
        match self {
            Part::Reminder(_) => REMINDER,
            Part::Step { number, .. } => number,
            Part::Rule(at) => policy.rules[at].step(),
            Part::MissedStep { .. } | Part::MissedRule { .. } => MISSED,
        }
    }
}

/// Gathers what is asked for into effects.
pub(super) struct Voice<'a> {
    policies: &'a Policies,
    account: &'a Account,
    day: Day,
    effects: Vec<Effect>,
    withheld: Vec<Withheld>,
}

impl<'a> Voice<'a> {
    pub(super) fn new(policies: &'a Policies, account: &'a Account, day: Day) -> Self {
        Self { policies, account, day, effects: Vec::new(), withheld: Vec::new() }
    }

    /// Effects in order of part and of its actions; lines in order of items.
    pub(super) fn speak(&mut self, asked: &[Asked]) {
        if asked.is_empty() {
            return;
        }
        let mut sorted: Vec<Asked> = asked.to_vec();
        sorted.sort_by_key(|one| (one.part, one.version, one.item));
        for group in sorted.chunk_by(|a, b| (a.part, a.version) == (b.part, b.version)) {
            let part = group[0].part;
            let policy = self.policy(&group[0]);
            match part {
                Part::MissedStep { action, .. } | Part::MissedRule { action, .. } => {
                    if let Some(told) = missed(&part.actions(policy)[action]) {
                        self.add(&told, group);
                    }
                }
                _ => self.speak_of(part.actions(policy), group, &sorted),
            }
        }
    }

    fn speak_of(&mut self, actions: &[Action], group: &[Asked], asked: &[Asked]) {
        for action in actions {
            match action.channel.filter(|channel| channel.reaches_debtor()) {
                Some(channel) => self.write_to_debtor(asked, group, action, channel),
                None => self.add(action, group),
            }
        }
    }

    /// What was gathered, and what could not be sent for want of an address.
    pub(super) fn finish(self) -> (Vec<Effect>, Vec<Withheld>) {
        (self.effects, self.withheld)
    }

    fn policy(&self, asked: &Asked) -> &'a Policy {
        &self.policies.at(asked.version).policy
    }

    /// The highest step that would write on the channel today writes for all of them.
    fn write_to_debtor(
        &mut self,
        asked: &[Asked],
        speaker: &[Asked],
        action: &Action,
        channel: Channel,
    ) {
        let place = |one: &Asked| (one.part, one.version);
        let writes = |one: &&Asked| {
            !one.part.is_missed() && writes_on(one.part.actions(self.policy(one)), channel)
        };
        let mut all: Vec<Asked> = asked.iter().filter(writes).copied().collect();
        if all.iter().any(|other| place(other) > place(&speaker[0])) {
            return;
        }
        // An item is spoken of once, by the highest of what asks for it.
        all.sort_by_key(|one| (one.item, Reverse(one.part)));
        all.dedup_by_key(|one| one.item);
        if self.account.reach.allows(channel) {
            return self.add_for(action, &speaker[0], &all);
        }
        let actions = speaker[0].part.actions(self.policy(&speaker[0]));
        self.add_for(&by_hand(action, actions), &speaker[0], &all);
        let unreached: Vec<Withheld> = all.iter().map(|asked| self.no_address(asked)).collect();
        self.withheld.extend(unreached);
    }

    fn no_address(&self, asked: &Asked) -> Withheld {
        let policy = self.policy(asked);
        Withheld {
            item: self.account.items[asked.item].item,
            step: asked.part.step(policy),
            clause: Arc::clone(asked.part.clause(policy)),
            policy: Arc::clone(&policy.id),
            version: policy.version,
            cause: WithheldCause::NoAddress,
            until: None,
        }
    }

    fn add(&mut self, action: &Action, asked: &[Asked]) {
        self.add_for(action, &asked[0], asked);
    }

    /// One effect that speaks for `asked` in the name of the speaker's part.
    fn add_for(&mut self, action: &Action, speaker: &Asked, asked: &[Asked]) {
        let policy = self.policy(speaker);
        let lines: Vec<EffectLine> = asked.iter().map(|asked| self.line(asked)).collect();
        let clause = speaker.part.clause(policy);
        let subject = Subject { customer: self.account.customer, clause };
        self.effects.push(Effect {
            id: subject.effect(action, |out| occurrence(out, &lines, asked)),
            kind: action.kind,
            reason: self.reason(speaker, asked),
            step: speaker.part.step(policy),
            role: action.role,
            channel: action.channel,
            text: Arc::clone(&action.text),
            until: self.until(action, asked),
            asks: asks(action),
            lines,
        });
    }

    /// Questions about several debts are one question: it is answered by the earliest day.
    fn until(&self, action: &Action, asked: &[Asked]) -> Day {
        let last = |one: &Asked| decide_by(action, one.counts_from.unwrap_or(self.day), self.day);
        asked.iter().map(last).min().unwrap_or(self.day)
    }

    fn line(&self, asked: &Asked) -> EffectLine {
        let (item, policy) = (&self.account.items[asked.item], self.policy(asked));
        EffectLine {
            item: item.item,
            step: asked.part.step(policy),
            clause: Arc::clone(asked.part.clause(policy)),
            open: item.open,
            days_late: asked.days_late,
        }
    }

    fn reason(&self, speaker: &Asked, asked: &[Asked]) -> Reason {
        let policy = self.policy(speaker);
        let own = asked.iter().filter(|one| one.part == speaker.part);
        let fact = own.max_by_key(|one| one.days_late).map_or(speaker.fact, |one| one.fact);
        Reason {
            policy: Arc::clone(&policy.id),
            version: policy.version,
            clause: Arc::clone(speaker.part.clause(policy)),
            threshold_days: fact.threshold,
            met_by_days: fact.met_by,
            counter: fact.counter,
            event: fact.event,
        }
    }
}

/// What a question offers.
pub(super) fn asks(action: &Action) -> Option<Asks> {
    let ask = action.ask.as_ref()?;
    Some(Asks {
        options: ask.options.clone(),
        several: ask.several,
        missed: ask.missed.as_ref().map(|missed| missed.role),
    })
}

fn writes_on(actions: &[Action], channel: Channel) -> bool {
    actions.iter().any(|action| action.channel == Some(channel))
}

/// The same words, to be carried by whoever answers for the step.
fn by_hand(action: &Action, of_step: &[Action]) -> Action {
    Action {
        kind: EffectKind::ByHand,
        role: of_step.iter().find_map(Action::responsible),
        ..action.clone()
    }
}

/// The work of whoever is told that this question was not answered.
pub(super) fn missed(action: &Action) -> Option<Action> {
    let missed = action.ask.as_ref()?.missed.as_ref()?;
    Some(Action {
        kind: EffectKind::Task,
        role: Some(missed.role),
        channel: None,
        text: Arc::clone(&missed.text),
        within_days: missed.within_days,
        calls: is_a_call(&missed.text),
        ask: None,
    })
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

/// The items with their steps, the turn of what comes back (the day a reminder was meant for,
/// the week of weekly work, the day of an event), and how often it came to nothing before.
fn occurrence(out: &mut String, lines: &[EffectLine], asked: &[Asked]) {
    for (line, one) in lines.iter().zip(asked) {
        // Writing to a String cannot fail.
        let _ = match one.fact.turn {
            None => write!(out, "{}:{} ", line.item, line.step),
            Some(turn) => write!(out, "{}:{}:{turn} ", line.item, line.step),
        };
        if one.fact.again > 0 {
            let _ = write!(out, "again {} ", one.fact.again);
        }
    }
}
