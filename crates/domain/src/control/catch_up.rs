//! Missed days, set in motion together on the day of coming back.
//!
//! Each missed day is decided by itself. What is really set in motion on one day must then
//! still keep two promises: the debtor hears at most one message a channel and day (the level
//! lives on the debt, the voice on the customer), and the gap before a next step counts from
//! the day on which the one before it was really set in motion (D08).

use super::decide::position_of;
use super::still_owed::may_be_asked_for;
use super::voice::{Asked, Voice};
use super::{Account, Channel, Decision, Effect, EffectLine, WATCH, WithheldCause};
use crate::day::Day;
use crate::policy::Policy;

/// What was decided about one customer on one of the days.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The account that the decision was made about.
    pub account: Account,
    pub decision: Decision,
}

/// Makes decisions about one customer, oldest first, fit to be set in motion together on
/// `performed`: their messages to the debtor become one a channel, and what waits for a step
/// taken in them waits from that day.
///
/// The one message stands on the last day that asks for any. Its lines are of that day: what
/// is paid, contested or promised by then is left out of it, and the highest of the steps
/// speaks for all, as on any day.
pub fn set_in_motion(policy: &Policy, decided: &mut [Decided], performed: Day) {
    for one in &mut *decided {
        count_from(policy, &mut one.decision, performed);
    }
    for channel in Channel::ALL.into_iter().filter(|channel| channel.reaches_debtor()) {
        speak_once(policy, decided, channel);
    }
}

/// A step that waits behind one taken in the decision waits for the gap from `performed`.
fn count_from(policy: &Policy, decision: &mut Decision, performed: Day) {
    let taken = decision.steps_taken(performed);
    for withheld in &mut decision.withheld {
        let behind = taken.iter().any(|step| step.item == withheld.item && step.step != WATCH);
        let waiting = behind && withheld.cause == WithheldCause::TooSoon;
        if let Some(step) = policy.step(withheld.step).filter(|_| waiting) {
            withheld.until = Some(performed.plus(step.gap(&policy.pace)));
        }
    }
}

/// Leaves one message on the channel, at the last of the decisions that has any.
fn speak_once(policy: &Policy, decided: &mut [Decided], channel: Channel) {
    let speaks = |one: &Decided| one.decision.effects.iter().any(|effect| is_on(effect, channel));
    let Some(last) = decided.iter().rposition(speaks) else { return };
    if !decided[..last].iter().any(speaks) {
        return;
    }
    let asked = asked_by_all(policy, &decided[..=last], channel);
    for one in &mut decided[..last] {
        one.decision.effects.retain(|effect| !is_on(effect, channel));
    }
    let Decided { account, decision } = &mut decided[last];
    let mut voice = Voice::new(policy, account, decision.day);
    voice.speak(&asked);
    // Who cannot be reached was said by each decision already.
    let (spoken, _) = voice.finish();
    let merged = spoken.into_iter().filter(|effect| is_on(effect, channel));
    let at = decision.effects.iter().position(|effect| is_on(effect, channel));
    decision.effects.retain(|effect| !is_on(effect, channel));
    let at = at.unwrap_or(decision.effects.len());
    decision.effects.splice(at..at, merged);
}

/// Is it a message to the debtor on this channel, or one carried there by hand?
fn is_on(effect: &Effect, channel: Channel) -> bool {
    effect.channel == Some(channel)
}

/// What the messages on the channel ask for, as it stands on the last day; one step an item.
fn asked_by_all(policy: &Policy, decided: &[Decided], channel: Channel) -> Vec<Asked> {
    let Some(Decided { account, decision }) = decided.last() else { return Vec::new() };
    let day = decision.day;
    let mut asked: Vec<Asked> = Vec::new();
    for effect in decided.iter().flat_map(|one| &one.decision.effects) {
        let lines = effect.lines.iter().filter(|_| is_on(effect, channel));
        for line in lines.filter(|line| may_be_asked_for(line.item, account, day)) {
            asked.extend(asked_now(policy, account, day, effect, line));
        }
    }
    asked.sort_unstable_by_key(|one| (one.item, std::cmp::Reverse(one.step)));
    asked.dedup_by_key(|one| one.item);
    asked
}

fn asked_now(
    policy: &Policy,
    account: &Account,
    day: Day,
    effect: &Effect,
    line: &EffectLine,
) -> Option<Asked> {
    let item = position_of(account, line.item)?;
    let met_it = line.step == effect.step && line.days_late == effect.reason.met_by_days;
    Some(Asked {
        item,
        step: policy.steps.iter().position(|step| step.number == line.step)?,
        days_late: day.days_since(account.items[item].due),
        event: effect.reason.event.filter(|_| met_it),
    })
}
