//! One customer, one day: the answer put together from its parts.

use super::beside::{Beside, Fact, When, decide_by};
use super::climb::{Climb, InOrder, Place};
use super::contested::undisputed;
use super::outlook::Outlook;
use super::restraint::{Refusal, Restraints};
use super::undone::again;
use super::voice::{Asked, Part, Voice};
use super::{Account, Decision, OpenItem, StepTaken, Withheld, WithheldCause, watch};
use crate::book::ItemKind;
use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::{Action, Counter, Policies, Policy, Waits};
use std::sync::Arc;

/// What the company's policy asks us to do about one customer on one day, and why: for each
/// debt by the version under which its case began (D15, GEN-12), for what begins today by the
/// one in force. Same policies, same account, same day: same answer, on every machine, for
/// ever.
pub fn decide(policies: &Policies, account: &Account, day: Day) -> Decision {
    let account = &*undisputed(account, day);
    let mut desk = Desk::open(policies, account, day);
    if desk.is_begun() {
        let mut steps = InOrder::of(account);
        for (index, item) in account.items.iter().enumerate() {
            if is_chased(item) {
                desk.consider(index, item, steps.steps_of(item));
            }
        }
    }
    desk.decision()
}

/// Does the ladder lead this item? A charge follows the debt it was made for and is never
/// chased by itself; what is not owed is not chased at all (D23).
pub(super) fn is_chased(item: &OpenItem) -> bool {
    let leads = match item.kind {
        ItemKind::Goods
        | ItemKind::Services
        | ItemKind::BillOfExchange
        | ItemKind::AdvanceIssued
        | ItemKind::OtherDebt => true,
        ItemKind::Charge
        | ItemKind::Payment
        | ItemKind::CreditNote
        | ItemKind::Return
        | ItemKind::Offset => false,
    };
    leads && item.open.is_positive()
}

/// Where the item stands among the account's, if it is open.
pub(super) fn position_of(account: &Account, item: ItemId) -> Option<usize> {
    account.items.binary_search_by_key(&item, |open| open.item).ok()
}

/// What is on the desk while one customer is being decided.
struct Desk<'a> {
    policies: &'a Policies,
    account: &'a Account,
    day: Day,
    /// Position of the version in force.
    current: usize,
    climb: Climb<'a>,
    restraints: Restraints<'a>,
    outlook: Outlook,
    asked: Vec<Asked>,
    withheld: Vec<Withheld>,
}

/// One item on the desk, with the version its case goes by.
#[derive(Clone, Copy)]
struct Case<'a> {
    index: usize,
    item: &'a OpenItem,
    version: usize,
    policy: &'a Policy,
}

impl<'a> Desk<'a> {
    fn open(policies: &'a Policies, account: &'a Account, day: Day) -> Self {
        let current = policies.position_for_new_case(day);
        Self {
            policies,
            account,
            day,
            current,
            climb: Climb::new(&policies.at(current).policy, account, day),
            restraints: Restraints::new(account, day),
            outlook: Outlook::after(day),
            asked: Vec::new(),
            withheld: Vec::new(),
        }
    }

    fn in_force(&self) -> &'a Policy {
        &self.policies.at(self.current).policy
    }

    /// Has control begun for this customer (GEN-06)?
    fn is_begun(&self) -> bool {
        let begun = self.account.deferral_from.is_some_and(|first| first <= self.day);
        begun || !self.in_force().only_deferral
    }

    fn consider(&mut self, index: usize, item: &'a OpenItem, taken: &'a [StepTaken]) {
        let version = self.policies.position_of_case(taken, self.current);
        let policy: &Policy = &self.policies.at(version).policy;
        let case = Case { index, item, version, policy };
        self.climb(case, taken);
        if !policy.rules.is_empty() || !policy.reminders.is_empty() {
            self.beside(case, taken);
        }
    }

    /// Asks for the item's step, or says why not, and notes when to look again.
    fn climb(&mut self, case: Case<'a>, taken: &'a [StepTaken]) {
        let climb = if case.version == self.current {
            self.climb
        } else {
            Climb::new(case.policy, self.account, self.day)
        };
        let place = climb.place(case.item, taken);
        self.leave_out(case, &climb, &place);
        self.outlook.note_any(climb.begins_late(&place));
        let Some(step) = climb.wanted(&place) else {
            return self.outlook.note_any(climb.next_wanted(&place));
        };
        let (rule, pace) = (&case.policy.steps[step], &case.policy.pace);
        match self.restraints.refusal(case.item, rule, pace, place.last_performed) {
            Some(refusal) => {
                self.outlook.note_any(climb.next_wanted(&place));
                self.withhold(case, step, &place, refusal);
            }
            None => {
                self.ask(case, step, &climb, &place);
                self.await_next(case, step, &climb, &place);
            }
        }
    }

    /// Says which steps an order of management leaves out: the ladder goes on without them.
    fn leave_out(&mut self, case: Case<'a>, climb: &Climb<'a>, place: &Place<'_>) {
        for at in climb.left_out(place) {
            let step = &case.policy.steps[at];
            if let Some(refusal) = self.restraints.by_order(case.item, &step.clause) {
                self.hold_back(case, step.number, &step.clause, refusal);
            }
        }
        self.outlook.note_any(climb.next_left_out(place));
    }

    fn ask(&mut self, case: Case<'a>, step: usize, climb: &Climb<'a>, place: &Place<'_>) {
        let rule = &case.policy.steps[step];
        let from = i64::from(rule.from_day);
        let fact = Fact {
            threshold: from,
            met_by: place.days,
            counter: Counter::Calendar,
            turn: None,
            again: again(place.taken, rule.number, &rule.clause, self.day),
            event: climb.event_behind(place, step),
        };
        let counts_from = (place.days >= from).then(|| case.item.due.plus(from - 1));
        let part = Part::Step { number: rule.number, at: step };
        self.push(case, part, fact, counts_from);
    }

    fn push(&mut self, case: Case<'a>, part: Part, fact: Fact, counts_from: Option<Day>) {
        self.asked.push(Asked {
            part,
            version: case.version,
            item: case.index,
            days_late: self.day.days_since(case.item.due),
            fact,
            counts_from,
        });
    }

    /// What follows a step taken today. Where the next step's day has come as well, it is
    /// said today that it waits for the gap: nobody need look at the account tomorrow only
    /// to say so. Set in motion later than today, the step makes a longer gap; the look at
    /// the end of the shorter one finds that out.
    fn await_next(&mut self, case: Case<'a>, step: usize, climb: &Climb<'a>, place: &Place<'_>) {
        let Some(next) = climb.wanted_after(place, step) else {
            return self.outlook.note_any(climb.next_wanted_after(place, step));
        };
        match self.restraints.haste_after_today(&case.policy.steps[next], &case.policy.pace) {
            Some(refusal) => self.withhold(case, next, place, refusal),
            None => self.outlook.note(self.day.number() + 1),
        }
    }

    fn withhold(&mut self, case: Case<'a>, step: usize, place: &Place<'_>, refusal: Refusal) {
        let unmatched_counts_from_tomorrow = place.days <= 0;
        let step = &case.policy.steps[step];
        self.note_refusal(case.item, unmatched_counts_from_tomorrow, &refusal);
        self.hold_back(case, step.number, &step.clause, refusal);
    }

    fn note_refusal(&mut self, item: &OpenItem, money_counts_later: bool, refusal: &Refusal) {
        self.outlook.note_refusal(refusal);
        if refusal.cause == WithheldCause::LetterWaits {
            // A letter leaves without a fact of the book.
            self.outlook.note(self.day.number() + 1);
        }
        if money_counts_later && item.due >= self.day {
            self.outlook.note(item.due.number() + 1);
        }
    }

    fn hold_back(&mut self, case: Case<'a>, step: u8, clause: &Arc<str>, refusal: Refusal) {
        self.withheld.push(Withheld {
            item: case.item.item,
            step,
            clause: Arc::clone(clause),
            policy: Arc::clone(&case.policy.id),
            version: case.policy.version,
            cause: refusal.cause,
            until: refusal.until,
        });
    }

    /// Reminders, rules, and decisions that were not taken.
    fn beside(&mut self, case: Case<'a>, taken: &'a [StepTaken]) {
        let beside = Beside {
            version: self.policies.at(case.version),
            account: self.account,
            day: self.day,
            item: case.item,
            taken,
        };
        for at in 0..case.policy.reminders.len() {
            self.remind(case, at, beside.reminder(at));
            self.outlook.note_day(beside.next_reminder(at));
        }
        for (at, rule) in case.policy.rules.iter().enumerate() {
            let counts_from = beside.counts_from(rule);
            self.take(case, Part::Rule(at), rule.waits_for, beside.rule(rule), counts_from);
            self.outlook.note_day(beside.again(rule));
            for (action, question) in questions(&rule.actions) {
                let part = Part::MissedRule { at, action };
                let when = beside.missed(&rule.clause, rule.step(), counts_from, question);
                self.miss(case, part, Part::Rule(at), rule.waits_for, when, question);
            }
        }
        for (at, step) in case.policy.steps.iter().enumerate() {
            for (action, question) in questions(&step.actions) {
                let part = Part::MissedStep { at, action };
                let first = Some(case.item.due.plus(i64::from(step.from_day) - 1));
                let when = beside.missed(&step.clause, step.number, first, question);
                let asks = Part::Step { number: step.number, at };
                self.miss(case, part, asks, Waits::default(), when, question);
            }
        }
    }

    /// Asks for a reminder that is due, or says why not.
    fn remind(&mut self, case: Case<'a>, at: usize, when: When) {
        let (reminder, pace) = (&case.policy.reminders[at], &case.policy.pace);
        let (clause, actions) = (&reminder.clause, &reminder.actions);
        let refusal = || self.restraints.refusal_to_remind(case.item, clause, actions, pace);
        let refusal = matches!(when, When::Now(_)).then(refusal).flatten();
        let money_counts_later = Waits::BEFORE_DUE.money;
        self.take_unless(case, Part::Reminder(at), (refusal, money_counts_later), when, None);
    }

    /// Asks for what is due beside the ladder, or says why not; notes when it will be due.
    fn take(
        &mut self,
        case: Case<'a>,
        part: Part,
        waits: Waits,
        when: When,
        counts_from: Option<Day>,
    ) {
        let (clause, pace) = (part.clause(case.policy), &case.policy.pace);
        let refusal = || {
            let work = part.actions(case.policy);
            let own = if part.is_missed() { &[] } else { work };
            let beside = self.restraints.refusal_beside(case.item, clause, waits, pace);
            beside.or_else(|| self.restraints.by_contact_limit(own))
        };
        let refusal = matches!(when, When::Now(_)).then(refusal).flatten();
        self.take_unless(case, part, (refusal, waits.money), when, counts_from);
    }

    fn take_unless(
        &mut self,
        case: Case<'a>,
        part: Part,
        (refusal, money_counts_later): (Option<Refusal>, bool),
        when: When,
        counts_from: Option<Day>,
    ) {
        match (when, refusal) {
            (When::Never, _) => {}
            (When::From(day), _) => self.outlook.note(day.number()),
            (When::Now(fact), None) => self.push(case, part, fact, counts_from),
            (When::Now(_), Some(refusal)) => {
                self.note_refusal(case.item, money_counts_later, &refusal);
                let clause = part.clause(case.policy);
                self.hold_back(case, part.step(case.policy), clause, refusal);
            }
        }
    }

    /// Tells of a question that was not answered, unless what the question waits for stands in
    /// its way by now; one that is asked today may be missed later.
    fn miss(
        &mut self,
        case: Case<'a>,
        part: Part,
        asks: Part,
        waits: Waits,
        when: When,
        question: &Action,
    ) {
        self.take(case, part, waits, when, None);
        let of_today = self.asked.iter().find(|one| one.item == case.index && one.part == asks);
        if let Some(asked) = of_today {
            let first = asked.counts_from.unwrap_or(self.day);
            self.outlook.note(decide_by(question, first, self.day).number() + 1);
        }
    }

    fn decision(mut self) -> Decision {
        let mut voice = Voice::new(self.policies, self.account, self.day);
        voice.speak(&self.asked);
        let (mut effects, dead_addresses) = voice.finish();
        self.withheld.extend(dead_addresses);
        self.note_history();
        let in_force = self.in_force();
        let watches = if self.is_begun() { in_force.watches.as_slice() } else { &[] };
        for rule in watches {
            let seen = watch::look(in_force, rule, self.account, &self.restraints, self.day);
            self.outlook.note_any(seen.look_again);
            effects.extend(seen.effect);
            self.withheld.extend(seen.withheld);
        }
        self.outlook.note_undone(self.account);
        self.outlook.note_standing(self.account);
        self.outlook.note_events(self.account);
        Decision {
            customer: self.account.customer,
            day: self.day,
            effects,
            withheld: self.withheld,
            unsaid: Vec::new(),
            look_again: self.outlook.earliest(),
        }
    }

    /// Whoever was never late or never had deferral can change that by the passing of days.
    fn note_history(&mut self) {
        if !self.policies.asks_for_history() {
            return;
        }
        self.outlook.note_day(self.account.deferral_from);
        if !self.account.late_before {
            let chased = self.account.items.iter().filter(|item| is_chased(item));
            for item in chased {
                self.outlook.note(item.due.number() + 1);
            }
        }
    }
}

/// The questions among actions to which no answer is an event, with their positions.
fn questions(actions: &[Action]) -> impl Iterator<Item = (usize, &Action)> {
    let asks = |action: &Action| action.ask.as_ref().is_some_and(|ask| ask.missed.is_some());
    actions.iter().enumerate().filter(move |(_, action)| asks(action))
}
