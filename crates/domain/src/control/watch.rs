//! Checks that stand beside the ladder: once a customer's oldest debt passes a day, and
//! again after a while (LAD-10).
//!
//! A watch is internal: disputes and promises do not stop it, an order of management does.

use super::decide::is_chased;
use super::restraint::Restraints;
use super::voice::{Subject, asks};
use super::{Account, Effect, EffectLine, OpenItem, Reason, WATCH, Withheld};
use crate::day::Day;
use crate::policy::{Counter, Policy, Watch};
use std::fmt::Write;
use std::sync::Arc;

/// What one watch saw.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) effect: Option<Effect>,
    pub(super) withheld: Option<Withheld>,
    /// First later day on which it can see something else, if no fact is recorded.
    pub(super) look_again: Option<i64>,
}

/// Looks at one customer on one day.
pub(super) fn look(
    policy: &Policy,
    rule: &Watch,
    account: &Account,
    restraints: &Restraints<'_>,
    day: Day,
) -> Seen {
    let rests = rests_until(rule, account).filter(|until| *until > day);
    if let Some(until) = rests {
        return Seen {
            look_again: first_meeting(rule, account, until.number()),
            ..Seen::default()
        };
    }
    let Some(oldest) = oldest_past(rule, account, day) else {
        let next = first_meeting(rule, account, day.number() + 1);
        return Seen { look_again: next, ..Seen::default() };
    };
    let lines = lines(policy, rule, account, restraints, day);
    if lines.is_empty() {
        return Seen {
            withheld: withheld(policy, rule, oldest, restraints),
            look_again: next_item(rule, account, day),
            effect: None,
        };
    }
    let rested = day.number() + i64::from(rule.repeat_after_days);
    Seen {
        effect: Some(effect(policy, rule, account, oldest, lines, day)),
        look_again: first_meeting(rule, account, rested),
        withheld: None,
    }
}

fn chased(account: &Account) -> impl Iterator<Item = &OpenItem> {
    account.items.iter().filter(|item| is_chased(item))
}

/// Day number on which the watch begins to see this item.
fn begins(rule: &Watch, item: &OpenItem) -> i64 {
    item.due.number() + i64::from(rule.from_day)
}

/// First day after the rest that the last look for this customer earned.
fn rests_until(rule: &Watch, account: &Account) -> Option<Day> {
    let taken = account.steps.iter();
    let own = taken.filter(|taken| taken.step == WATCH && taken.clause == rule.clause);
    let last = own.map(|taken| taken.performed).max()?;
    Some(last.plus(i64::from(rule.repeat_after_days)))
}

/// First day not before `number` on which an item is past the watch's day.
fn first_meeting(rule: &Watch, account: &Account, number: i64) -> Option<i64> {
    let first = chased(account).map(|item| begins(rule, item)).min()?;
    Some(first.max(number))
}

/// First later day on which one more item passes the watch's day.
fn next_item(rule: &Watch, account: &Account, day: Day) -> Option<i64> {
    chased(account).map(|item| begins(rule, item)).filter(|begins| *begins > day.number()).min()
}

fn oldest_past<'a>(rule: &Watch, account: &'a Account, day: Day) -> Option<&'a OpenItem> {
    let past = chased(account).filter(|item| begins(rule, item) <= day.number());
    past.min_by_key(|item| (item.due, item.item))
}

fn lines(
    policy: &Policy,
    rule: &Watch,
    account: &Account,
    restraints: &Restraints<'_>,
    day: Day,
) -> Vec<EffectLine> {
    chased(account)
        .filter(|item| begins(rule, item) <= day.number())
        .filter(|item| restraints.refusal_to_watch(item, &rule.clause, &policy.pace).is_none())
        .map(|item| EffectLine {
            item: item.item,
            step: WATCH,
            clause: Arc::clone(&rule.clause),
            open: item.open,
            days_late: day.days_since(item.due),
        })
        .collect()
}

fn withheld(
    policy: &Policy,
    rule: &Watch,
    oldest: &OpenItem,
    restraints: &Restraints<'_>,
) -> Option<Withheld> {
    let refusal = restraints.refusal_to_watch(oldest, &rule.clause, &policy.pace)?;
    Some(Withheld {
        item: oldest.item,
        step: WATCH,
        clause: Arc::clone(&rule.clause),
        policy: Arc::clone(&policy.id),
        version: policy.version,
        cause: refusal.cause,
        until: refusal.until,
    })
}

fn effect(
    policy: &Policy,
    rule: &Watch,
    account: &Account,
    oldest: &OpenItem,
    lines: Vec<EffectLine>,
    day: Day,
) -> Effect {
    // Two looks at one item are at least the rest apart, so they fall into different turns.
    let turn = (day.number() - begins(rule, oldest)) / i64::from(rule.repeat_after_days).max(1);
    let subject = Subject { customer: account.customer, clause: &rule.clause };
    let latest = lines.iter().map(|line| line.days_late).max();
    Effect {
        id: subject.effect(&rule.action, |out| {
            // Writing to a String cannot fail.
            let _ = write!(out, "{} turn {turn}", oldest.item);
        }),
        kind: rule.action.kind,
        reason: Reason {
            policy: Arc::clone(&policy.id),
            version: policy.version,
            clause: Arc::clone(&rule.clause),
            threshold_days: i64::from(rule.from_day),
            met_by_days: latest.unwrap_or_default(),
            counter: Counter::Calendar,
            event: None,
        },
        step: WATCH,
        role: rule.action.role,
        channel: rule.action.channel,
        text: Arc::clone(&rule.action.text),
        until: day.plus(i64::from(rule.action.within_days)),
        asks: asks(&rule.action),
        lines,
    }
}
