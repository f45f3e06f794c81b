//! The company's regulation as data: parsed, checked on load, versioned.

mod adopted;
mod dealings;
mod file;
mod fingerprint;
mod load;
mod pause;
mod rule;
mod scope;
mod shipped;
mod terms;
mod timeline;
mod versions;

#[cfg(test)]
mod tests;

pub use adopted::{Adopted, Clash, Membership};
pub use dealings::Dealings;
pub use load::{Fault, PolicyError, load, load_with_words};
pub use rule::{
    Ask, Condition, Counter, EventTrigger, Intensity, Missed, Months, Reminder, Rule, Trigger,
    Waits, Weekly, WeeklyWhat,
};
pub use scope::{Group, Scope};
pub use shipped::{SHIPPED_FILES, ShippedFile};
pub use terms::Terms;
pub use timeline::TimelineRow;
pub use versions::{Policies, Version};

use crate::authority::request::{DecisionDays, RequestKind};
use crate::authority::{Choice, Limits};
use crate::control::{Channel, EffectKind, LadderEventKind};
use crate::day::Day;
use crate::dossier::rating::Scale;
use crate::dossier::selection::Freshness;
use crate::matching;
use crate::plans;
use crate::rating::{ByStatus, Status, Thresholds};
use crate::recovery::periods::Periods;
use crate::regulation::tolerated_delay::Bounds;
use crate::roles::Role;
use crate::standing::Pauses;
use crate::standing::contact_limits::Contact;
use std::num::NonZeroU16;
use std::sync::Arc;

/// One version of a policy, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Short name, e.g. `eight-step`.
    pub id: Arc<str>,
    pub version: u32,
    pub effective_from: Day,
    /// Last day on which it counts; only one for groups of customers has any.
    pub effective_to: Option<Day>,
    /// For whom it is.
    pub scope: Scope,
    /// Steps in rising order of number and of first day.
    pub steps: Vec<Step>,
    /// Checks that stand beside the ladder (LAD-10).
    pub watches: Vec<Watch>,
    pub pace: Pace,
    /// Reminders before the due day (REM-03).
    pub reminders: Vec<Reminder>,
    /// Rules beside the ladder: roles, decisions, weekly work, events.
    pub rules: Vec<Rule>,
    /// Country whose working days count; `None`: that of the company.
    pub calendar: Option<Arc<str>>,
    /// Only customers with deferral are under control, from their first shipment on it
    /// (GEN-06).
    pub only_deferral: bool,
    /// The first shipment on credit waits for a contract or a granted decision in the customer's
    /// file, and a refusal there holds every one (CLI-02, CLI-07).
    pub asks_for_file: bool,
    /// Terms of trade of each status (CLS-08).
    pub terms: ByStatus<Terms>,
    /// The figures by which statuses are told apart (CLS-01 to CLS-04).
    pub rating: Thresholds,
    /// How far each role's word reaches (PAY-04, PAY-05, LFE-08 to LFE-10, EXE-07).
    pub authority: Limits,
    /// How long a delay is borne (LFE-01).
    pub tolerance: Bounds,
    /// Days of delay from which people owe plans and memos (ESC-02, ESC-03).
    pub plans: plans::Bounds,
    /// How old papers and figures of a customer's file may be (CLI-05, CLI-13).
    pub selection: Freshness,
    /// Days of payments from which a safe limit is proposed (CLI-04).
    pub payments_window: NonZeroU16,
    /// Months after the start of the year on which statuses are reviewed, rising (CLS-11).
    pub reviewed_after: Arc<[u8]>,
    /// Months of payments that the statuses of payers are worked out from (3.1 to 3.4).
    pub statistics_months: u8,
    /// Days of demands, claims and acts of reconciliation (S3-C 8.4, WOF-01).
    pub periods: Periods,
    /// Days before the end of limitation on which somebody is warned of it, falling.
    pub limitation_alarms: Arc<[u16]>,
    /// Days given for decisions that people ask for.
    pub decisions: DecisionDays,
    /// Days in dealings with buyers (PAY-03, AGR-01, AGR-05, PAY-04).
    pub dealings: Dealings,
    /// What the lines of solvency weigh (CLI-11).
    pub solvency: Scale,
    /// How long somebody may keep the ladder waiting without an exception (GEN-05, PAY-09).
    pub pauses: Pauses,
    /// What bank matching takes for certain. Only the company's own policy says it: a line is not
    /// any customer's before it is matched.
    pub matching: matching::Thresholds,
}

/// Ninety days (CLI-04).
pub const PAYMENTS_WINDOW: NonZeroU16 = NonZeroU16::new(90).expect("not zero");

impl Policy {
    /// The step whose days include this one, counted from the due day.
    pub fn step_by_day(&self, days: i64) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.includes(days))
    }

    /// Every clause: of steps, reminders, rules and watches, in this order.
    pub fn clauses(&self) -> Vec<Arc<str>> {
        let steps = self.steps.iter().map(|step| &step.clause);
        let reminders = self.reminders.iter().map(|reminder| &reminder.clause);
        let rules = self.rules.iter().map(|rule| &rule.clause);
        let watches = self.watches.iter().map(|watch| &watch.clause);
        steps.chain(reminders).chain(rules).chain(watches).map(Arc::clone).collect()
    }

    /// Days of delay on which a debt stands between two steps: after the last day of one and
    /// before the first of the next, each with the numbers of the two. Steps before the due day
    /// lapse and leave days free on purpose.
    pub fn gaps(&self) -> Vec<Gap> {
        let overdue: Vec<&Step> = self.steps.iter().filter(|step| !step.lapses).collect();
        let between = overdue.windows(2).filter_map(|pair| {
            let (before, after) = (pair[0], pair[1]);
            let (first, last) = (before.to_day? + 1, after.from_day - 1);
            let steps = (before.number, after.number);
            (first <= last).then_some(Gap { steps, days: (first, last) })
        });
        between.collect()
    }

    /// Statuses whose customers no reminder is meant for, where there are reminders at all. Who pays
    /// before has no deferral to be reminded of.
    pub fn not_reminded(&self) -> Vec<Status> {
        let reminded = |status: Status| {
            let mut intensities = self.reminders.iter().flat_map(|one| &one.intensities);
            intensities
                .any(|one| [true, false].iter().any(|late| one.condition.admits(status, *late)))
        };
        let left = Status::ALL.into_iter().filter(|status| {
            !self.reminders.is_empty() && !self.terms.of(*status).prepayment && !reminded(*status)
        });
        left.collect()
    }

    /// Pairs of neighbouring statuses of which the worse may promise a later day than the better.
    pub fn promises_rising(&self) -> Vec<(Status, Status)> {
        let days = |status: Status| *self.authority.promise_days.of(status);
        let pairs = Status::ALL.windows(2).map(|pair| (pair[0], pair[1]));
        pairs.filter(|(better, worse)| days(*worse) > days(*better)).collect()
    }

    /// Decisions that are offered and that nothing follows: no rule answers them, and the program
    /// does not carry them out by itself. Each with the clause that asks.
    pub fn unanswered(&self) -> Vec<(Arc<str>, Choice)> {
        let answered = |clause: &str, choice: Choice| {
            self.rules.iter().any(|rule| match &rule.trigger {
                Trigger::Answer { clause: of, choice: one } => **of == *clause && *one == choice,
                _ => false,
            })
        };
        let steps = self.steps.iter().map(|step| (&step.clause, &step.actions));
        let rules = self.rules.iter().map(|rule| (&rule.clause, &rule.actions));
        let mut found = Vec::new();
        for (clause, actions) in steps.chain(rules) {
            let offered = actions.iter().filter_map(|action| action.ask.as_ref());
            for choice in offered.flat_map(|ask| &ask.options) {
                // What a policy asks is no request of a kind whose approval the program carries out.
                let done = choice.is_carried_out() && *choice != Choice::Approve;
                if !done && !answered(clause, *choice) {
                    found.push((Arc::clone(clause), *choice));
                }
            }
        }
        found
    }

    /// The clause that asks by itself what people ask with a request of this kind, and how late a debt
    /// is when it does (ESC-07, ESC-11).
    pub fn question_of(&self, kind: RequestKind) -> Option<(&Arc<str>, Counter, u16)> {
        self.rules.iter().find_map(|rule| {
            let Trigger::Late { counter, from, .. } = rule.trigger else { return None };
            let mut asks = rule.actions.iter().filter_map(|action| action.ask.as_ref());
            let is_meant = asks.any(|ask| RequestKind::of_options(&ask.options) == kind);
            is_meant.then_some((&rule.clause, counter, from))
        })
    }

    /// The highest step that this event starts.
    pub fn step_by_event(&self, kind: LadderEventKind) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.starts_on.contains(&kind))
    }

    /// Does it begin a step or set off a rule with this event?
    pub fn listens_to(&self, kind: LadderEventKind) -> bool {
        let starts = self.steps.iter().any(|step| step.starts_on.contains(&kind));
        let sets_off = |rule: &Rule| match &rule.trigger {
            Trigger::Event(event) => event.kinds.contains(&kind),
            _ => false,
        };
        starts || self.rules.iter().any(sets_off)
    }

    /// Does it leave anything be because of this event?
    pub fn is_stopped_by(&self, kind: LadderEventKind) -> bool {
        let of_steps = self.steps.iter().map(|step| &step.condition);
        let of_rules = self.rules.iter().map(|rule| &rule.condition);
        of_steps.chain(of_rules).any(|condition| condition.unless.contains(&kind))
    }

    /// Does any part of it depend on what was so before: whether a customer was late or had
    /// deferral, when a debt was first due?
    pub fn asks_for_history(&self) -> bool {
        let by_months = |rule: &Rule| match &rule.trigger {
            Trigger::Event(event) => event.months.is_some(),
            _ => false,
        };
        let conditions = self.steps.iter().map(|step| &step.condition);
        let conditions = conditions.chain(self.rules.iter().map(|rule| &rule.condition));
        let intensities = self.reminders.iter().flat_map(|one| &one.intensities);
        let mut conditions = conditions.chain(intensities.map(|one| &one.condition));
        self.only_deferral
            || self.rules.iter().any(by_months)
            || conditions.any(|condition| condition.late_before.is_some())
    }

    /// Does it ask for a decision whose answer, or the lack of one, it goes on from?
    pub fn asks_for_decisions(&self) -> bool {
        let of_steps = self.steps.iter().flat_map(|step| &step.actions);
        let mut actions = of_steps.chain(self.rules.iter().flat_map(|rule| &rule.actions));
        let answers = |rule: &Rule| matches!(rule.trigger, Trigger::Answer { .. });
        let watched = |action: &Action| action.ask.as_ref().is_some_and(|ask| ask.missed.is_some());
        actions.any(watched) || self.rules.iter().any(answers)
    }

    /// The step with this number.
    pub fn step(&self, number: u8) -> Option<&Step> {
        self.steps.iter().find(|step| step.number == number)
    }
}

impl Step {
    /// Who answers for the step, each once, in the order of its actions.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = Vec::new();
        for role in self.actions.iter().filter_map(Action::responsible) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// Is this day, counted from the due day, one of the step's days?
    pub fn includes(&self, days: i64) -> bool {
        i64::from(self.from_day) <= days && self.to_day.is_none_or(|to| days <= i64::from(to))
    }
}

impl Action {
    /// Who answers for it, if it is work and not a notice.
    pub fn responsible(&self) -> Option<Role> {
        self.role.filter(|_| self.kind != EffectKind::Notify)
    }
}

/// How fast a debt may climb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The highest step at which a debt may begin that first comes under control already late.
    pub late_entry_step: u8,
    /// Fewest days between two overdue steps really set in motion for one item.
    pub min_gap_days: u16,
    /// Smallest open amount, in major units of its currency, worth a step.
    pub minimum_major: u32,
    /// Unallocated money of the customer that covers what is overdue stops the chase.
    pub unmatched_money_withholds: bool,
}

/// One step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub number: u8,
    pub clause: Arc<str>,
    /// First day of the step relative to the due day.
    pub from_day: i16,
    /// Last of its days; `None` for the last step. A step that does not lapse is still
    /// taken after its days if it has not been taken in them.
    pub to_day: Option<i16>,
    /// Lapses silently when its days have gone by (pre-due reminders, the check on the day).
    pub lapses: bool,
    /// Fewest days since the step before it was really set in motion, where they differ from
    /// the pace of the whole policy: a claim, for one, wants time for an answer.
    pub gap_days: Option<u16>,
    /// Events that start the step on any day (LAD-04, LAD-05).
    pub starts_on: Vec<LadderEventKind>,
    /// Whom it is meant for; for everybody else the ladder has no such step.
    pub condition: Condition,
    pub actions: Vec<Action>,
}

impl Step {
    /// Fewest days since the overdue step before this one was really set in motion.
    pub fn gap(&self, pace: &Pace) -> i64 {
        i64::from(self.gap_days.unwrap_or(pace.min_gap_days))
    }
}

/// Days of delay that belong to no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The step before and the step after.
    pub steps: (u8, u8),
    /// First and last of the days, counted from the due day.
    pub days: (i16, i16),
}

/// One thing a step asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub kind: EffectKind,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    /// Key of the words, e.g. `call-and-warn`.
    pub text: Arc<str>,
    /// Days given for a task.
    pub within_days: u16,
    /// Is it work that is done by calling the debtor (REM-07)? The policy says so, or its words.
    pub calls: bool,
    /// What a question to somebody authorised offers; only for one.
    pub ask: Option<Ask>,
}

impl Action {
    /// Is it a message that leaves the company?
    pub fn writes_to_debtor(&self) -> bool {
        self.channel.is_some_and(Channel::reaches_debtor)
    }

    /// Is it work that is done by calling the debtor (REM-07)?
    pub fn calls_debtor(&self) -> bool {
        self.kind == EffectKind::Task && self.calls
    }
}

/// Do these words ask for a call to the debtor?
pub(crate) fn is_a_call(text: &str) -> bool {
    Contact::asked_for_by(text) == Some(Contact::Call)
}

/// A check made once for a customer when its oldest debt passes a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    pub clause: Arc<str>,
    pub from_day: i16,
    /// Not again for the customer before so many days have passed.
    pub repeat_after_days: u16,
    pub action: Action,
}
