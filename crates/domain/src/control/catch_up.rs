//! Missed days, set in motion together on the day of coming back.
//!
//! Each missed day is decided by itself. What is really set in motion on one day must then
//! still keep two promises: the debtor hears at most one message a channel and day (the level
//! lives on the debt, the voice on the customer), and the gap before a next step counts from
//! the day on which the one before it was really set in motion (D08).

use super::beside::{Fact, actions_of};
use super::climb::steps_of;
use super::decide::position_of;
use super::still_owed::may_be_asked_for;
use super::undone::again;
use super::voice::{Asked, Part, Voice};
use super::{
    Account, Channel, Decision, Effect, EffectKind, EffectLine, REMINDER, WithheldCause,
    is_on_ladder,
};
use crate::day::Day;
use crate::dossier::contract::FILLS_NOTICE;
use crate::ids::ItemId;
use crate::plans::MemoKind;
use crate::policy::{Action, Policies, Policy};
use std::sync::Arc;

/// What was decided about one customer on one of the days.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The account that the decision was made about.
    pub account: Account,
    pub decision: Decision,
}

/// Makes decisions about one customer, oldest first, fit to be set in motion together on
/// `performed`: their messages to the debtor become one a channel, and what waits for a step
/// taken in them waits from that day. Whoever is asked for a decision, or for work whose absence
/// is an event, has the days given for it from then on.
///
/// The one message stands on the last day that asks for any. Its lines are of that day: what
/// is paid, contested or promised by then is left out of it, and the highest of the steps
/// speaks for all, as on any day.
pub fn set_in_motion(policies: &Policies, decided: &mut [Decided], performed: Day) {
    for one in &mut *decided {
        count_from(policies, one, performed);
        give_time(policies, &mut one.decision, performed);
    }
    for channel in Channel::ALL.into_iter().filter(|channel| channel.reaches_debtor()) {
        speak_once(policies, decided, channel);
    }
}

/// A step that waits behind one taken in the decision waits for the gap from `performed`.
fn count_from(policies: &Policies, one: &mut Decided, performed: Day) {
    let Decided { account, decision } = one;
    let taken = decision.steps_taken(performed);
    for withheld in &mut decision.withheld {
        let behind = taken.iter().any(|step| step.item == withheld.item && is_on_ladder(step.step));
        if !behind || withheld.cause != WithheldCause::TooSoon {
            continue;
        }
        let policy = policy_of(policies, account, withheld.item, decision.day);
        let gap = policy.and_then(|one| Some(one.step(withheld.step)?.gap(&one.pace)));
        if let Some(gap) = gap {
            withheld.until = Some(performed.plus(gap));
        }
    }
}

/// Nobody is asked on a day on which the answer is late already: the notice waits for the lawyer,
/// and the program for a memo, as long as if no day had been missed.
fn give_time(policies: &Policies, decision: &mut Decision, performed: Day) {
    for effect in decision.effects.iter_mut().filter(|effect| is_waited_for(effect)) {
        let reason = &effect.reason;
        let current = policies.for_new_case(decision.day);
        let version = policies.pinned(&reason.policy, reason.version).unwrap_or(current);
        let actions = actions_of(&version.policy, effect.step, &reason.clause);
        let same = |action: &&Action| {
            action.text == effect.text && action.ask.is_some() == effect.asks.is_some()
        };
        if let Some(action) = actions.iter().find(same) {
            effect.until = effect.until.max(performed.plus(i64::from(action.within_days)));
        }
    }
}

/// Does something follow when nobody has done it by its last day?
fn is_waited_for(effect: &Effect) -> bool {
    let missing = || &*effect.text == FILLS_NOTICE || MemoKind::of_work(&effect.text).is_some();
    effect.asks.is_some() || effect.kind == EffectKind::Task && missing()
}

/// The version that the item's case goes by.
fn policy_of<'a>(
    policies: &'a Policies,
    account: &Account,
    item: ItemId,
    day: Day,
) -> Option<&'a Policy> {
    let item = &account.items[position_of(account, item)?];
    let current = policies.position_for_new_case(day);
    let version = policies.position_of_case(steps_of(account, item), current);
    Some(&policies.at(version).policy)
}

/// Leaves one message on the channel, at the last of the decisions that has any.
fn speak_once(policies: &Policies, decided: &mut [Decided], channel: Channel) {
    let speaks = |one: &Decided| one.decision.effects.iter().any(|effect| is_on(effect, channel));
    let Some(last) = decided.iter().rposition(speaks) else { return };
    if !decided[..last].iter().any(speaks) {
        return;
    }
    let asked = asked_by_all(policies, &decided[..=last], channel);
    note_unsaid(&mut decided[..=last], channel, &asked);
    for one in &mut decided[..last] {
        one.decision.effects.retain(|effect| !is_on(effect, channel));
    }
    let Decided { account, decision } = &mut decided[last];
    let mut voice = Voice::new(policies, account, decision.day);
    voice.speak(&asked);
    // Who cannot be reached was said by each decision already.
    let (spoken, _) = voice.finish();
    let merged = spoken.into_iter().filter(|effect| is_on(effect, channel));
    let at = decision.effects.iter().position(|effect| is_on(effect, channel));
    decision.effects.retain(|effect| !is_on(effect, channel));
    let at = at.unwrap_or(decision.effects.len());
    decision.effects.splice(at..at, merged);
}

/// Steps whose words on the channel fall away: the debts that the one message does not name.
fn note_unsaid(decided: &mut [Decided], channel: Channel, asked: &[Asked]) {
    let Some(Decided { account, .. }) = decided.last() else { return };
    let named: Vec<ItemId> =
        asked.iter().filter_map(|one| Some(account.items.get(one.item)?.item)).collect();
    for Decided { decision, .. } in decided {
        let effects = decision.effects.iter().filter(|effect| is_on(effect, channel));
        let lines = effects.flat_map(|effect| &effect.lines);
        let unsaid = lines.filter(|line| is_on_ladder(line.step) && !named.contains(&line.item));
        let mut unsaid: Vec<_> = unsaid.map(|line| (line.item, Arc::clone(&line.clause))).collect();
        decision.unsaid.append(&mut unsaid);
        decision.unsaid.sort();
        decision.unsaid.dedup();
    }
}

/// Is it a message to the debtor on this channel, or one carried there by hand?
fn is_on(effect: &Effect, channel: Channel) -> bool {
    effect.channel == Some(channel)
}

/// What the messages on the channel ask for, as it stands on the last day; one step an item.
fn asked_by_all(policies: &Policies, decided: &[Decided], channel: Channel) -> Vec<Asked> {
    let Some(Decided { account, decision }) = decided.last() else { return Vec::new() };
    let day = decision.day;
    let mut asked: Vec<Asked> = Vec::new();
    for Decision { day: on, effects, .. } in decided.iter().map(|one| &one.decision) {
        for effect in effects.iter().filter(|effect| is_on(effect, channel)) {
            let may = |line: &&EffectLine| may_be_asked_for(&effect.asked(line, *on), account, day);
            let lines = effect.lines.iter().filter(may);
            asked.extend(lines.filter_map(|line| asked_now(policies, account, day, effect, line)));
        }
    }
    asked.sort_unstable_by_key(|one| (one.item, std::cmp::Reverse(one.part)));
    asked.dedup_by_key(|one| one.item);
    asked
}

fn asked_now(
    policies: &Policies,
    account: &Account,
    day: Day,
    effect: &Effect,
    line: &EffectLine,
) -> Option<Asked> {
    let item = position_of(account, line.item)?;
    let open = &account.items[item];
    let current = policies.position_for_new_case(day);
    let version = policies.position_of_case(steps_of(account, open), current);
    let policy = &policies.at(version).policy;
    let met_it = line.step == effect.step && line.days_late == effect.reason.met_by_days;
    let days_late = day.days_since(open.due);
    let (part, threshold) = part_of(policy, line)?;
    Some(Asked {
        part,
        version,
        item,
        days_late,
        fact: Fact {
            threshold,
            met_by: days_late,
            counter: effect.reason.counter,
            turn: None,
            again: again(steps_of(account, open), line.step, &line.clause, day),
            event: effect.reason.event.filter(|_| met_it),
        },
        counts_from: None,
    })
}

/// What the line of a message speaks for, and its threshold: a step, or a reminder.
fn part_of(policy: &Policy, line: &EffectLine) -> Option<(Part, i64)> {
    if line.step == REMINDER {
        let at = policy.reminders.iter().position(|one| one.clause == line.clause)?;
        return Some((Part::Reminder(at), 0));
    }
    let at = policy.steps.iter().position(|step| step.number == line.step)?;
    let step = &policy.steps[at];
    Some((Part::Step { number: step.number, at }, i64::from(step.from_day)))
}
