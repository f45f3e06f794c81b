//! Why nothing is asked for where nothing holds it back: the policy means it for others.
//!
//! A step, rule or reminder has its days, and says for whom it is meant. Where its day has come
//! and the customer, or what the customer did, is not what it is meant for, nothing is asked for
//! and nothing withheld. This says so, for the question why (every silence can be explained).

use super::beside::Beside;
use super::climb::InOrder;
use super::decide::is_chased;
use super::{Account, LadderEventKind, OpenItem, REMINDER, StepTaken};
use crate::authority::Choice;
use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::{Condition, Policies, Reminder, Rule, Trigger, Version};
use std::sync::Arc;

/// What is not asked for about a debt, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmeant {
    pub item: ItemId,
    /// Its number on the ladder, or that of what stands beside it.
    pub step: u8,
    pub clause: Arc<str>,
    pub why: NotMeant,
}

/// For whom it is meant instead, or what has happened that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMeant {
    /// For customers of other statuses.
    OtherStatuses,
    /// For those who were late before.
    OnlyLateBefore,
    /// For those who never were.
    OnlyNeverLate,
    /// This was recorded, and stops it.
    Happened { event: LadderEventKind, day: Day },
    /// It follows another answer than the one that was given.
    AnsweredOtherwise { choice: Choice, day: Day },
    /// It is for a new day on the other side of the bound than the one asked for.
    OtherReach { until: Day },
}

/// Everything whose days have come on `day` and that is meant for others, by item and clause.
pub fn unmeant(policies: &Policies, account: &Account, day: Day) -> Vec<Unmeant> {
    let current = policies.position_for_new_case(day);
    let begun = account.deferral_from.is_some_and(|first| first <= day);
    if !begun && policies.at(current).policy.only_deferral {
        return Vec::new();
    }
    let mut steps = InOrder::of(account);
    let mut found = Vec::new();
    for item in account.items.iter().filter(|item| is_chased(item)) {
        let taken = steps.steps_of(item);
        let version = policies.at(policies.position_of_case(taken, current));
        let case = Case { account, day, version, item, taken };
        case.steps(&mut found);
        case.reminders(&mut found);
        case.rules(&mut found);
    }
    found
}

/// One debt under the version of the policy that its case goes by.
struct Case<'a> {
    account: &'a Account,
    day: Day,
    version: &'a Version,
    item: &'a OpenItem,
    taken: &'a [StepTaken],
}

impl Case<'_> {
    fn note(&self, found: &mut Vec<Unmeant>, step: u8, clause: &Arc<str>, why: NotMeant) {
        found.push(Unmeant { item: self.item.item, step, clause: Arc::clone(clause), why });
    }

    fn steps(&self, found: &mut Vec<Unmeant>) {
        let days = self.day.days_since(self.item.due);
        for step in &self.version.policy.steps {
            let was_taken = self.taken.iter().any(|taken| taken.clause == step.clause);
            if step.includes(days)
                && !was_taken
                && let Some(why) = self.refusal(&step.condition, Day::FIRST)
            {
                self.note(found, step.number, &step.clause, why);
            }
        }
    }

    fn reminders(&self, found: &mut Vec<Unmeant>) {
        let (status, late) = (self.account.status, self.account.late_before);
        for reminder in &self.version.policy.reminders {
            if self.day < self.item.due && reminder.days_before(status, late).is_empty() {
                self.note(found, REMINDER, &reminder.clause, self.of_others(reminder));
            }
        }
    }

    /// Where some intensity is for the status, it is for the other history of payment.
    fn of_others(&self, reminder: &Reminder) -> NotMeant {
        let (status, late) = (self.account.status, self.account.late_before);
        let mut intensities = reminder.intensities.iter();
        match intensities.any(|one| one.condition.admits(status, !late)) {
            false => NotMeant::OtherStatuses,
            true if late => NotMeant::OnlyNeverLate,
            true => NotMeant::OnlyLateBefore,
        }
    }

    fn rules(&self, found: &mut Vec<Unmeant>) {
        let beside = Beside {
            version: self.version,
            account: self.account,
            day: self.day,
            item: self.item,
            taken: self.taken,
        };
        for rule in &self.version.policy.rules {
            let why = match beside.is_meant_for_others(rule) {
                Some(first) => self.refusal(&rule.condition, first),
                None => self.of_answer(rule).or_else(|| beside.in_other_reach(rule)),
            };
            if let Some(why) = why {
                self.note(found, rule.step(), &rule.clause, why);
            }
        }
    }

    /// A rule that follows an answer is silent where the question was answered otherwise.
    fn of_answer(&self, rule: &Rule) -> Option<NotMeant> {
        let Trigger::Answer { clause, choice } = &rule.trigger else { return None };
        let given = self.account.answers.iter().filter(|answer| {
            answer.item == self.item.item && answer.clause == *clause && answer.day <= self.day
        });
        let last = given.clone().map(|answer| answer.day).max()?;
        if given.clone().any(|answer| answer.choice == Some(*choice)) {
            return None;
        }
        let latest = given.filter(|answer| answer.day == last).find_map(|answer| answer.choice)?;
        Some(NotMeant::AnsweredOtherwise { choice: latest, day: last })
    }

    /// Why the condition does not let the debt in; `first` is the day from which events stop it.
    fn refusal(&self, condition: &Condition, first: Day) -> Option<NotMeant> {
        let (status, late) = (self.account.status, self.account.late_before);
        if !condition.statuses.is_empty() && !condition.statuses.contains(&status) {
            return Some(NotMeant::OtherStatuses);
        }
        match condition.late_before {
            Some(true) if !late => return Some(NotMeant::OnlyLateBefore),
            Some(false) if late => return Some(NotMeant::OnlyNeverLate),
            _ => {}
        }
        let ahead = self.version.policy.dealings.warned_ahead_days;
        let events = self.account.events.iter().filter(|event| {
            condition.unless.contains(&event.kind)
                && event.day >= first
                && event.concerns(self.item.item, self.item.due, (self.day, ahead))
        });
        let latest = events.max_by_key(|event| event.day)?;
        Some(NotMeant::Happened { event: latest.kind, day: latest.day })
    }
}
