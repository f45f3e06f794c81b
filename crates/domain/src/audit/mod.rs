//! The checker of plans: reads policy, account and decision, and names every defect with
//! its evidence. It shares no code with `control`, so that one mistake in thinking does
//! not pass twice; what a step may and must do is worked out here a second time, from the
//! clauses and not from the planner.
//!
//! Cost: (items + steps taken + lines) × logarithm, and items × restraints.

mod beside;
mod contested;
mod expect;

#[cfg(test)]
mod tests;

use crate::control::{Account, Channel, Decision, Effect, EffectKind, EffectLine};
use crate::control::{Withheld, WithheldCause};
use crate::day::Day;
use crate::ids::{EffectId, ItemId};
use crate::money::Money;
use crate::policy::{Action, Policies, Policy};
use crate::standing::StandingKind;
use beside::{MISSED, Owed, REMINDER, number_of};
use expect::{Case, Ledger};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One thing that is wrong with a decision, with the evidence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Defect {
    /// The decision is about somebody else.
    #[error("the decision is about customer {decided}, the account is of customer {customer}")]
    ForeignDecision { decided: i64, customer: i64 },
    /// An item the account does not hold: paid, another customer's, or invented.
    #[error("{effect}: item {item} is not open for this customer")]
    NotOpen { effect: EffectId, item: ItemId },
    /// A charge, a credit document or an amount of nothing.
    #[error("{effect}: item {item} is not a debt that is chased")]
    NotChased { effect: EffectId, item: ItemId },
    /// A step was taken out of order, or a second time.
    #[error("item {item}: step {step} was taken where step {expected:?} was next")]
    StepSkipped { item: ItemId, step: u8, expected: Option<u8> },
    /// A step was taken before its day, and no event had started it.
    #[error("item {item}: step {step} begins on day {from_day}, this is day {days_late}")]
    BeforeItsDay { item: ItemId, step: u8, from_day: i64, days_late: i64 },
    /// The step before was set in motion too recently.
    #[error("item {item}: step {step} may follow from {permitted_from}")]
    GapViolated { item: ItemId, step: u8, permitted_from: Day },
    /// A dispute, promise or hold restrains the item.
    #[error("item {item}: step {step} was taken in spite of a {}", kind.code())]
    Restrained { item: ItemId, step: u8, kind: StandingKind },
    /// Unallocated money of the customer covers what is late.
    #[error("item {item}: step {step} was taken although unallocated money covers the debt")]
    MoneyCovers { item: ItemId, step: u8 },
    /// A letter of the step before has not left.
    #[error("item {item}: step {step} was taken before the letter of the one before has left")]
    LetterWaits { item: ItemId, step: u8 },
    /// The customer wrote and nobody has read it.
    #[error("item {item}: step {step} writes to a customer whose reply nobody has read")]
    ReplyUnread { item: ItemId, step: u8 },
    /// A person was to be called more often than the law lets.
    #[error("item {item}: step {step} calls a person whom the law lets be called no more today")]
    CalledTooOften { item: ItemId, step: u8 },
    /// Less is open than the policy's smallest amount.
    #[error("item {item}: step {step} was taken for {open}, below the policy's minimum")]
    BelowMinimum { item: ItemId, step: u8, open: Money },
    /// The line's amount is not what is open.
    #[error("{effect}: item {item} is written with {written}, open are {open}")]
    WrongAmount { effect: EffectId, item: ItemId, written: Money, open: Money },
    /// The line's lateness is not that of the day.
    #[error("{effect}: item {item} is written with {written} days late, it is {days_late}")]
    WrongDaysLate { effect: EffectId, item: ItemId, written: i64, days_late: i64 },
    /// One id, two effects.
    #[error("the id {0} is used twice")]
    DuplicateId(EffectId),
    /// An item stands twice in one effect.
    #[error("{effect}: item {item} stands in it twice")]
    DuplicateLine { effect: EffectId, item: ItemId },
    /// An effect about nothing.
    #[error("{0}: the effect names no item")]
    NoLines(EffectId),
    /// Two messages to the debtor on one channel and day.
    #[error("{first} and {second} both write to the debtor by {}", channel.code())]
    TwoVoices { channel: Channel, first: EffectId, second: EffectId },
    /// A message on a channel for which the card holds no address.
    #[error("{effect}: the card holds no address for {}", channel.code())]
    NoAddress { effect: EffectId, channel: Channel },
    /// The policy has no such clause at that step, or it is another policy's reason.
    #[error("{effect}: the policy has no clause {clause} at step {step}")]
    UnknownClause { effect: EffectId, clause: Arc<str>, step: u8 },
    /// The clause does not ask for this.
    #[error("{effect}: clause {clause} does not ask for “{text}”")]
    NotAskedFor { effect: EffectId, clause: Arc<str>, text: Arc<str> },
    /// A step was taken, but one of its actions is missing.
    #[error("item {item}: step {step} is taken without “{text}”")]
    ActionMissing { item: ItemId, step: u8, text: Arc<str> },
    /// An item should have moved, and nothing says why it did not.
    #[error("item {item}: step {step} is due, but neither taken nor withheld")]
    UnexplainedSilence { item: ItemId, step: u8 },
    /// A step is withheld for a cause that is not there.
    #[error("item {item}: step {step} is withheld by “{}”, which does not hold", cause.code())]
    FalseExcuse { item: ItemId, step: u8, cause: WithheldCause },
    /// A reminder or rule that was not due, or is not there.
    #[error("item {item}: clause {clause} is not due today")]
    NotDue { item: ItemId, clause: Arc<str> },
    /// A question offers what the policy does not.
    #[error("{effect}: the question does not offer what clause {clause} permits")]
    OtherChoices { effect: EffectId, clause: Arc<str> },
    /// A decision is asked for on a day on which it is late already.
    #[error("{effect}: asked on {performed}, to be answered by {until}")]
    NoTimeToDecide { effect: EffectId, performed: Day, until: Day },
    /// Something is done for a customer who is not under control yet.
    #[error("{effect}: the customer has had no deferral yet")]
    NotBegun { effect: EffectId },
    /// Withheld and taken at once.
    #[error("item {item}: step {step} is both taken and withheld")]
    TakenAndWithheld { item: ItemId, step: u8 },
    /// A message speaks of a step that nothing decided up to its day has taken.
    #[error("{effect}: step {step} of item {item} was not taken")]
    SaidNotDone { effect: EffectId, item: ItemId, step: u8 },
    /// A step is put off to a day before the gap after the one taken.
    #[error("item {item}: step {step} may follow from {permitted_from}, but not so soon")]
    WaitsTooLittle { item: ItemId, step: u8, permitted_from: Day },
    /// The next look is not later than this one.
    #[error("look again on {look_again}, which is not after {day}")]
    LookAgainNotLater { day: Day, look_again: Day },
}

/// Everything that is wrong with a decision about this account under these policies; empty
/// when it is sound. The account must be the one before the decision's effects.
pub fn check(policies: &Policies, account: &Account, decision: &Decision) -> Vec<Defect> {
    let account = contested::without_contested(account, decision.day);
    let mut audit = Audit::new(policies, &account, decision);
    audit.identity();
    audit.effects();
    audit.voices();
    audit.steps();
    audit.beside();
    audit.withheld();
    audit.silence();
    audit.found
}

/// What is wrong with sound decisions about one customer, oldest first, when they are all set
/// in motion on `performed`: more than one message to the debtor a channel, a message about
/// steps not taken, a gap that does not count from that day.
pub fn check_together(policies: &Policies, decisions: &[Decision], performed: Day) -> Vec<Defect> {
    let mut found = Vec::new();
    let mut heard: BTreeMap<Channel, EffectId> = BTreeMap::new();
    let mut done = Taken::new();
    for decision in decisions {
        let is_letter = |effect: &&Effect| effect.channel.is_some_and(|c| c != Channel::Staff);
        let (letters, work): (Vec<&Effect>, Vec<&Effect>) =
            decision.effects.iter().partition(is_letter);
        let today: Taken = pairs(&work).collect();
        done.extend(today.iter().copied());
        for letter in letters {
            let channel = letter.channel.unwrap_or(Channel::Staff);
            if let Some(first) = heard.insert(channel, letter.id) {
                found.push(Defect::TwoVoices { channel, first, second: letter.id });
            }
            let undone = pairs(&[letter]).filter(|pair| !done.contains(pair)).collect::<Vec<_>>();
            found.extend(undone.into_iter().map(|(item, step)| Defect::SaidNotDone {
                effect: letter.id,
                item,
                step,
            }));
        }
        found.extend(waits_too_little(policies, decision, &today, performed));
        found.extend(decision.effects.iter().filter(|effect| effect.asks.is_some()).filter_map(
            |effect| {
                let (until, effect) = (effect.until, effect.id);
                let late = until < performed;
                late.then_some(Defect::NoTimeToDecide { effect, performed, until })
            },
        ));
    }
    found
}

fn pairs<'a>(effects: &'a [&Effect]) -> impl Iterator<Item = (ItemId, u8)> + 'a {
    effects.iter().flat_map(|effect| &effect.lines).map(|line| (line.item, line.step))
}

/// Steps that wait behind one taken today, for less than their gap counted from `performed`.
fn waits_too_little(
    policies: &Policies,
    decision: &Decision,
    today: &Taken,
    performed: Day,
) -> Vec<Defect> {
    let hasty = decision.withheld.iter().filter(|said| said.cause == WithheldCause::TooSoon);
    let behind =
        hasty.filter(|said| today.range((said.item, 1)..=(said.item, LAST_STEP)).count() > 0);
    behind
        .filter_map(|said| {
            let policy = version_of(policies, said)?;
            policy.steps.iter().find(|rule| rule.number == said.step)?;
            let pause = Ledger::pause_before(policy, said.step);
            let permitted_from = performed.plus(pause);
            let (item, step) = (said.item, said.step);
            (said.until < Some(permitted_from)).then_some(Defect::WaitsTooLittle {
                item,
                step,
                permitted_from,
            })
        })
        .collect()
}

/// The version by whose clause something was withheld.
fn version_of<'a>(policies: &'a Policies, said: &Withheld) -> Option<&'a Policy> {
    let mut versions = policies.versions().iter().rev();
    let same =
        versions.find(|one| one.policy.id == said.policy && one.policy.version == said.version);
    same.map(|version| &*version.policy)
}

/// The last number of a step of the ladder.
const LAST_STEP: u8 = 99;

/// The steps a decision takes, each for one item.
type Taken = BTreeSet<(ItemId, u8)>;

struct Audit<'a> {
    decision: &'a Decision,
    ledger: Ledger<'a>,
    found: Vec<Defect>,
}

impl<'a> Audit<'a> {
    fn new(policies: &'a Policies, account: &'a Account, decision: &'a Decision) -> Self {
        let ledger = Ledger::new(policies, account, decision.day);
        Self { decision, ledger, found: Vec::new() }
    }

    fn report(&mut self, defect: Defect) {
        self.found.push(defect);
    }

    fn identity(&mut self) {
        let (decided, customer) = (self.decision.customer, self.ledger.account.customer);
        if decided != customer {
            let defect =
                Defect::ForeignDecision { decided: decided.get(), customer: customer.get() };
            self.report(defect);
        }
        let day = self.decision.day;
        if let Some(look_again) = self.decision.look_again.filter(|next| *next <= day) {
            self.report(Defect::LookAgainNotLater { day, look_again });
        }
        let mut seen = BTreeSet::new();
        for effect in &self.decision.effects {
            if !seen.insert(effect.id) {
                self.report(Defect::DuplicateId(effect.id));
            }
        }
    }

    fn effects(&mut self) {
        for effect in &self.decision.effects {
            self.clause(effect);
            if effect.lines.is_empty() {
                self.report(Defect::NoLines(effect.id));
            }
            let mut seen = BTreeSet::new();
            for line in &effect.lines {
                if !seen.insert(line.item) {
                    self.report(Defect::DuplicateLine { effect: effect.id, item: line.item });
                }
                self.line(effect, line);
            }
        }
    }

    /// The effect rests on a clause that asks for it, of the version that one of its cases
    /// goes by; work, of the version of all of them.
    fn clause(&mut self, effect: &Effect) {
        let reason = &effect.reason;
        if !self.ledger.is_begun() {
            self.report(Defect::NotBegun { effect: effect.id });
        }
        let Some(policy) = self.policy_behind(effect) else { return self.unknown(effect) };
        let Some(actions) = actions_of(policy, effect.step, &reason.clause) else {
            return self.unknown(effect);
        };
        if !actions.iter().any(|action| carries_out(effect, action)) {
            let (clause, text) = (Arc::clone(&reason.clause), Arc::clone(&effect.text));
            return self.report(Defect::NotAskedFor { effect: effect.id, clause, text });
        }
        let offered = effect.asks.as_ref().map(|asks| (asks.options.as_slice(), asks.several));
        let permitted = actions.iter().any(|action| {
            let ask = action.ask.as_ref().filter(|_| effect.kind == EffectKind::AskApproval);
            let listed = ask.map(|ask| (ask.options.as_slice(), ask.several));
            carries_out(effect, action) && listed == offered
        });
        if !permitted {
            let clause = Arc::clone(&reason.clause);
            self.report(Defect::OtherChoices { effect: effect.id, clause });
        }
    }

    fn unknown(&mut self, effect: &Effect) {
        let clause = Arc::clone(&effect.reason.clause);
        self.report(Defect::UnknownClause { effect: effect.id, clause, step: effect.step });
    }

    /// The policy that the reason names, if the effect's cases go by it.
    fn policy_behind(&self, effect: &Effect) -> Option<&'a Policy> {
        let named = |policy: &Policy| {
            policy.id == effect.reason.policy && policy.version == effect.reason.version
        };
        if effect.step == 0 {
            return Some(&*self.ledger.in_force.policy).filter(|policy| named(policy));
        }
        let cases = effect.lines.iter().filter_map(|line| self.ledger.case(line.item));
        let policies: Vec<&Policy> = cases.map(|case| case.policy).collect();
        let to_debtor = effect.channel.is_some_and(|channel| channel != Channel::Staff);
        if !to_debtor && !policies.iter().all(|policy| named(policy)) {
            return None;
        }
        policies.into_iter().find(|policy| named(policy))
    }

    /// The line says of the item what is so.
    fn line(&mut self, effect: &Effect, line: &EffectLine) {
        let (effect_id, item) = (effect.id, line.item);
        let Some(case) = self.ledger.case(item) else {
            return self.report(Defect::NotOpen { effect: effect_id, item });
        };
        let policy = if line.step == 0 { &self.ledger.in_force.policy } else { case.policy };
        if actions_of(policy, line.step, &line.clause).is_none() {
            let clause = Arc::clone(&line.clause);
            self.report(Defect::UnknownClause { effect: effect_id, clause, step: line.step });
        }
        if !case.is_chased() {
            self.report(Defect::NotChased { effect: effect_id, item });
        }
        let (open, days_late) = (case.item.open, case.age);
        if line.open != open {
            let written = line.open;
            self.report(Defect::WrongAmount { effect: effect_id, item, written, open });
        }
        if line.days_late != days_late {
            let written = line.days_late;
            self.report(Defect::WrongDaysLate { effect: effect_id, item, written, days_late });
        }
    }

    /// One message a channel and day, and only where there is an address.
    fn voices(&mut self) {
        let mut heard: BTreeMap<Channel, EffectId> = BTreeMap::new();
        for effect in &self.decision.effects {
            let (EffectKind::Notify, Some(channel)) = (effect.kind, effect.channel) else {
                continue;
            };
            let reach = self.ledger.account.reach;
            let has_address = match channel {
                Channel::Staff => continue,
                Channel::Email => reach.email,
                Channel::Sms => reach.phone,
                Channel::Post => reach.post,
            };
            if !has_address {
                self.report(Defect::NoAddress { effect: effect.id, channel });
            }
            if let Some(first) = heard.insert(channel, effect.id) {
                self.report(Defect::TwoVoices { channel, first, second: effect.id });
            }
        }
    }

    /// Every step taken was the next one, on its day, unrestrained and complete.
    fn steps(&mut self) {
        for (item, step) in self.steps_taken().into_iter().filter(|(_, step)| *step <= LAST_STEP) {
            let Some(case) = self.ledger.case(item) else { continue };
            let defects = if step == 0 {
                self.watch_taken(&case)
            } else {
                [self.order(&case, step), self.restraint(&case, step)].concat()
            };
            self.found.extend(defects);
            self.complete(&case, step);
        }
    }

    /// Reminders and rules: each was due, nothing it waits for stands in its way, and all it
    /// asks for is there. What was due and not done is said.
    fn beside(&mut self) {
        let mut done = self.beside_done();
        for case in self.ledger.cases().collect::<Vec<_>>() {
            let item = case.item.item;
            for owed in self.ledger.beside(&case) {
                let said = self.decision.withheld.iter().any(|said| {
                    (said.item, said.step) == (item, owed.step) && said.clause == *owed.clause
                });
                let key = (item, owed.step, Arc::clone(owed.clause));
                if done.remove(&key) {
                    self.found.extend(self.in_its_way(&case, &owed));
                    self.complete_beside(item, &owed);
                } else if !said {
                    self.found.push(Defect::UnexplainedSilence { item, step: owed.step });
                }
            }
        }
        let strange = done.into_iter().map(|(item, _, clause)| Defect::NotDue { item, clause });
        self.found.extend(strange);
    }

    /// What was done beside the ladder, without what letters speak of.
    fn beside_done(&self) -> BTreeSet<(ItemId, u8, Arc<str>)> {
        let work = self.decision.effects.iter();
        let work = work.filter(|one| one.channel.is_none_or(|channel| channel == Channel::Staff));
        let lines = work.flat_map(|effect| &effect.lines).filter(|line| line.step > LAST_STEP);
        lines.map(|line| (line.item, line.step, Arc::clone(&line.clause))).collect()
    }

    fn in_its_way(&self, case: &Case<'a>, owed: &Owed<'_>) -> Vec<Defect> {
        let (item, step) = (case.item.item, owed.step);
        let waits = |kind| match kind {
            StandingKind::Hold | StandingKind::Agreement => true,
            // What waits for a dispute waits for a court, too.
            StandingKind::Dispute | StandingKind::Recovery => owed.waits.dispute,
            StandingKind::Promise => owed.waits.promise,
        };
        let stands = StandingKind::ALL.into_iter();
        let stands =
            stands.filter(|kind| waits(*kind) && self.ledger.stands_for(case, *kind, owed.clause));
        let mut defects: Vec<Defect> =
            stands.map(|kind| Defect::Restrained { item, step, kind }).collect();
        if owed.waits.money && self.ledger.money_is_there(case) {
            defects.push(Defect::MoneyCovers { item, step });
        }
        if self.ledger.reply_stops(owed.actions.iter().copied()) {
            defects.push(Defect::ReplyUnread { item, step });
        }
        if step != MISSED && self.ledger.calls_are_full(owed.actions.iter().copied()) {
            defects.push(Defect::CalledTooOften { item, step });
        }
        if self.ledger.is_small(case) {
            defects.push(Defect::BelowMinimum { item, step, open: case.item.open });
        }
        defects
    }

    /// Each action stands in an effect of the clause, or a message to the debtor names the item.
    fn complete_beside(&mut self, item: ItemId, owed: &Owed<'_>) {
        for action in &owed.actions {
            let missed = action.ask.as_ref().and_then(|ask| ask.missed.as_ref());
            let missed = missed.filter(|_| owed.step == MISSED);
            let text = missed.map_or(&action.text, |missed| &missed.text);
            let names_item = |effect: &Effect| effect.lines.iter().any(|line| line.item == item);
            let serves = |effect: &Effect| match action.channel {
                Some(Channel::Email | Channel::Sms | Channel::Post) => {
                    effect.channel == action.channel
                }
                _ => {
                    effect.step == owed.step
                        && effect.reason.clause == *owed.clause
                        && effect.text == *text
                }
            };
            if !self.decision.effects.iter().any(|effect| names_item(effect) && serves(effect)) {
                let (step, text) = (owed.step, Arc::clone(text));
                self.found.push(Defect::ActionMissing { item, step, text });
            }
        }
    }

    fn steps_taken(&self) -> Taken {
        let lines = self.decision.effects.iter().flat_map(|effect| &effect.lines);
        lines.map(|line| (line.item, line.step)).collect()
    }

    fn order(&self, case: &Case<'a>, step: u8) -> Vec<Defect> {
        let item = case.item.item;
        let Some(rule) = case.policy.steps.iter().find(|rule| rule.number == step) else {
            return Vec::new();
        };
        let from_day = i64::from(rule.from_day);
        let started = case.started_by_event.is_some_and(|highest| highest >= step);
        if case.age < from_day && !started {
            let days_late = case.age;
            return vec![Defect::BeforeItsDay { item, step, from_day, days_late }];
        }
        let expected = self.ledger.next_step(case);
        if expected == Some(step) {
            return Vec::new();
        }
        vec![Defect::StepSkipped { item, step, expected }]
    }

    fn restraint(&self, case: &Case<'_>, step: u8) -> Vec<Defect> {
        let item = case.item.item;
        let mut defects = Vec::new();
        let rule = case.policy.steps.iter().find(|rule| rule.number == step);
        let clause = rule.map_or("", |rule| &*rule.clause);
        for kind in StandingKind::ALL {
            if self.ledger.stands_for(case, kind, clause) {
                defects.push(Defect::Restrained { item, step, kind });
            }
        }
        if self.ledger.money_covers(case, step) {
            defects.push(Defect::MoneyCovers { item, step });
        }
        if self.ledger.letter_waits(case, step) {
            defects.push(Defect::LetterWaits { item, step });
        }
        if self.ledger.reply_stops(step_actions(case.policy, step)) {
            defects.push(Defect::ReplyUnread { item, step });
        }
        if self.ledger.calls_are_full(step_actions(case.policy, step)) {
            defects.push(Defect::CalledTooOften { item, step });
        }
        if self.ledger.is_small(case) {
            defects.push(Defect::BelowMinimum { item, step, open: case.item.open });
        }
        if let Some(permitted_from) = self.ledger.gap_until(case, step) {
            defects.push(Defect::GapViolated { item, step, permitted_from });
        }
        defects
    }

    fn watch_taken(&self, case: &Case<'_>) -> Vec<Defect> {
        let (item, step) = (case.item.item, 0);
        let mut defects = Vec::new();
        for clause in self.watch_clauses_of(item) {
            let watch =
                self.ledger.in_force.policy.watches.iter().find(|watch| watch.clause == *clause);
            let Some(watch) = watch else { continue };
            let (from_day, days_late) = (i64::from(watch.from_day), case.age);
            if days_late < from_day {
                defects.push(Defect::BeforeItsDay { item, step, from_day, days_late });
            }
            if let Some(permitted_from) = self.ledger.watch_rests_until(watch) {
                defects.push(Defect::GapViolated { item, step, permitted_from });
            }
            if self.ledger.held(case, clause) {
                defects.push(Defect::Restrained { item, step, kind: StandingKind::Hold });
            }
        }
        if self.ledger.is_small(case) {
            defects.push(Defect::BelowMinimum { item, step, open: case.item.open });
        }
        defects
    }

    fn watch_clauses_of(&self, item: ItemId) -> BTreeSet<&Arc<str>> {
        let lines = self.decision.effects.iter().flat_map(|effect| &effect.lines);
        lines.filter(|line| line.item == item && line.step == 0).map(|line| &line.clause).collect()
    }

    /// Each action of the step names the item in an effect that carries it out: the
    /// action's own, or for a message to the debtor whatever speaks on its channel.
    fn complete(&mut self, case: &Case<'a>, step: u8) {
        let item = case.item.item;
        let Some(rule) = case.policy.steps.iter().find(|rule| rule.number == step) else {
            return;
        };
        for action in &rule.actions {
            let names_item = |effect: &&Effect| effect.lines.iter().any(|line| line.item == item);
            let serves = |effect: &Effect| match action.channel {
                Some(Channel::Email | Channel::Sms | Channel::Post) => {
                    effect.channel == action.channel
                }
                Some(Channel::Staff) | None => effect.step == step && carries_out(effect, action),
            };
            if !self.decision.effects.iter().filter(names_item).any(serves) {
                let text = Arc::clone(&action.text);
                self.found.push(Defect::ActionMissing { item, step, text });
            }
        }
    }

    /// Every excuse is true and stands alone.
    fn withheld(&mut self) {
        let taken = self.steps_taken();
        for withheld in &self.decision.withheld {
            let Withheld { item, step, cause, .. } = *withheld;
            let no_address = cause == WithheldCause::NoAddress;
            if !no_address && self.is_taken(withheld, &taken) {
                self.report(Defect::TakenAndWithheld { item, step });
            }
            let case = self.ledger.case(item);
            if !case.is_some_and(|case| self.excuse_holds(&case, withheld, &taken)) {
                self.report(Defect::FalseExcuse { item, step, cause });
            }
        }
    }

    /// Beside the ladder a clause tells one from another, on it the step.
    fn is_taken(&self, withheld: &Withheld, taken: &Taken) -> bool {
        let Withheld { item, step, clause, .. } = withheld;
        match *step > LAST_STEP {
            true => self.beside_done().contains(&(*item, *step, Arc::clone(clause))),
            false => taken.contains(&(*item, *step)),
        }
    }

    /// Does the excuse hold for a reminder or rule: was it due, and does it wait for this?
    fn excuse_holds_beside(&self, case: &Case<'a>, withheld: &Withheld) -> bool {
        let owed = self.ledger.beside(case);
        let owed =
            owed.iter().find(|owed| owed.step == withheld.step && *owed.clause == withheld.clause);
        owed.is_some_and(|owed| match withheld.cause {
            WithheldCause::Hold => self.ledger.held(case, owed.clause),
            WithheldCause::Dispute => {
                owed.waits.dispute && self.ledger.stands(case, StandingKind::Dispute)
            }
            WithheldCause::Recovery => {
                owed.waits.dispute && self.ledger.stands(case, StandingKind::Recovery)
            }
            WithheldCause::Promise => {
                owed.waits.promise && self.ledger.stands(case, StandingKind::Promise)
            }
            WithheldCause::Agreement => self.ledger.stands(case, StandingKind::Agreement),
            WithheldCause::UnmatchedMoney => owed.waits.money && self.ledger.money_is_there(case),
            WithheldCause::BelowMinimum => self.ledger.is_small(case),
            WithheldCause::ReplyUnread => self.ledger.reply_stops(owed.actions.iter().copied()),
            WithheldCause::ContactLimit => {
                owed.step != MISSED && self.ledger.calls_are_full(owed.actions.iter().copied())
            }
            WithheldCause::TooSoon | WithheldCause::NoAddress | WithheldCause::LetterWaits => false,
        })
    }

    fn excuse_holds(&self, case: &Case<'a>, withheld: &Withheld, taken: &Taken) -> bool {
        let step = withheld.step;
        if step > LAST_STEP && withheld.cause != WithheldCause::NoAddress {
            return self.excuse_holds_beside(case, withheld);
        }
        match withheld.cause {
            WithheldCause::Hold => self.ledger.held(case, &withheld.clause),
            WithheldCause::Dispute => self.ledger.stands(case, StandingKind::Dispute),
            WithheldCause::Recovery => self.ledger.stands(case, StandingKind::Recovery),
            WithheldCause::Promise => self.ledger.stands(case, StandingKind::Promise),
            WithheldCause::Agreement => self.ledger.stands(case, StandingKind::Agreement),
            WithheldCause::UnmatchedMoney => self.ledger.money_covers(case, step),
            WithheldCause::BelowMinimum => self.ledger.is_small(case),
            WithheldCause::LetterWaits => self.ledger.letter_waits(case, step),
            WithheldCause::ReplyUnread => self.ledger.reply_stops(step_actions(case.policy, step)),
            WithheldCause::ContactLimit => {
                self.ledger.calls_are_full(step_actions(case.policy, step))
            }
            WithheldCause::TooSoon => self.is_too_soon(case, withheld, taken),
            WithheldCause::NoAddress => actions_of(case.policy, step, &withheld.clause)
                .is_some_and(|actions| self.ledger.lacks_address(actions)),
        }
    }

    /// The next step waits for the gap after an earlier one, or after the one taken today,
    /// and the day named is the first after it.
    fn is_too_soon(&self, case: &Case<'a>, withheld: &Withheld, taken: &Taken) -> bool {
        let Withheld { item, step, until: Some(until), .. } = *withheld else {
            return false;
        };
        let next = self.ledger.next_step(case).filter(|next| *next == step);
        let behind_earlier = next.and_then(|next| self.ledger.gap_until(case, next));
        let mut today = taken.range((item, 0)..=(item, LAST_STEP));
        behind_earlier == Some(until)
            || today.any(|(_, taken)| self.ledger.waits_behind(case, *taken) == Some((step, until)))
    }

    /// Whatever should have moved has moved, or it is said why not.
    fn silence(&mut self) {
        let taken = self.steps_taken();
        let mut told = taken.clone();
        told.extend(self.decision.withheld.iter().map(|said| (said.item, said.step)));
        let due = self.ledger.cases().filter_map(|case| {
            let step = self.ledger.next_step(&case)?;
            Some((case.item.item, step))
        });
        // The next look may come after the gap: nobody would say later why this step waits.
        let behind_today = taken.iter().filter_map(|(item, step)| {
            let (next, _) = self.ledger.waits_behind(&self.ledger.case(*item)?, *step)?;
            Some((*item, next))
        });
        let left_out = self.ledger.cases().flat_map(|case| {
            let left = self.ledger.left_out(&case);
            left.into_iter().map(move |step| (case.item.item, step))
        });
        let silent = due.chain(behind_today).chain(left_out).filter(|due| !told.contains(due));
        let silent: Vec<Defect> =
            silent.map(|(item, step)| Defect::UnexplainedSilence { item, step }).collect();
        self.found.extend(silent);
        self.silent_watches();
    }

    fn silent_watches(&mut self) {
        if !self.ledger.is_begun() {
            return;
        }
        for watch in &self.ledger.in_force.policy.watches {
            let said = self.decision.withheld.iter().any(|said| said.clause == watch.clause);
            let acted =
                self.decision.effects.iter().any(|effect| effect.reason.clause == watch.clause);
            let rests = self.ledger.watch_rests_until(watch).is_some();
            let oldest = self.ledger.oldest_past(watch);
            if let Some(item) = oldest.filter(|_| !said && !acted && !rests) {
                self.found.push(Defect::UnexplainedSilence { item, step: 0 });
            }
        }
    }
}

/// What a step of the ladder asks for.
fn step_actions(policy: &Policy, step: u8) -> impl Iterator<Item = &Action> {
    policy.steps.iter().filter(move |rule| rule.number == step).flat_map(|rule| &rule.actions)
}

/// What the policy asks for at this step under this clause; `None` when it has no such pair.
fn actions_of<'a>(policy: &'a Policy, step: u8, clause: &str) -> Option<&'a [Action]> {
    if step == 0 {
        let watch = policy.watches.iter().find(|watch| &*watch.clause == clause)?;
        return Some(std::slice::from_ref(&watch.action));
    }
    let steps = policy.steps.iter().map(|one| (one.number, &one.clause, &one.actions));
    let reminders = policy.reminders.iter().map(|one| (REMINDER, &one.clause, &one.actions));
    let rules = policy.rules.iter().map(|one| (number_of(one), &one.clause, &one.actions));
    if step == MISSED {
        // Somebody is told of a question; which one, is asked of the clause alone.
        let mut all = steps.chain(rules);
        return all.find(|(_, known, _)| ***known == *clause).map(|(.., actions)| &**actions);
    }
    let mut all = steps.chain(reminders).chain(rules);
    let found = all.find(|(number, known, _)| *number == step && ***known == *clause);
    found.map(|(.., actions)| &**actions)
}

/// Is the effect this action, or this message carried by hand?
fn carries_out(effect: &Effect, action: &Action) -> bool {
    if effect.step == MISSED {
        let missed = action.ask.as_ref().and_then(|ask| ask.missed.as_ref());
        return missed.is_some_and(|missed| {
            effect.text == missed.text
                && effect.role == Some(missed.role)
                && effect.kind == EffectKind::Task
        });
    }
    let same_words = effect.text == action.text && effect.channel == action.channel;
    let by_hand = effect.kind == EffectKind::ByHand && action.kind == EffectKind::Notify;
    same_words && (by_hand || (effect.kind == action.kind && effect.role == action.role))
}
