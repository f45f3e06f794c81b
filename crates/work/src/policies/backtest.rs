//! What another policy would have done: the company's own past lived through once more, day
//! by day, writing nothing.
//!
//! Every customer is walked twice, under the versions that really counted and under the policy
//! that is looked at, by the walk of the control run itself: the same rule, the same checker,
//! the same one message a channel and day. Each day knows what a run of that day could have
//! known (`saldo_domain::replay`). Payments, promises and what buyers did happened as they
//! happened: nobody can tell how people would have answered to other letters.
//!
//! What follows beside the effects, of charges, shipments and statuses, is in `consequences`.
//!
//! Under the policy that counted a replay is the history itself, act for act. What the database
//! does not keep is left out of it: addresses and codes of cards as they were, whose money of a
//! bank statement may have been before it was matched, and which facts a second run of a day saw
//! that came after its first.
//!
//! Memory: one range of customers; of each customer only what is counted stays.

use super::InForce;
use super::consequences::{Consequences, OfCustomer, Weight};
use super::versions::{self, ByCustomer, Regulations, Versions};
use crate::acts::ledger::as_item;
use crate::control::{Acted, EffectCounts, Walk, Walked};
use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::{Channel, Decision, Effect, EffectKind};
use saldo_domain::replay::{Facts, Knowledge, Past};
use saldo_domain::{CompanyId, CustomerId, Day, Role};
use saldo_store::Reader;
use saldo_store::replay::{self as stored, Told};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Customers read at once.
const CUSTOMERS_AT_ONCE: u32 = 500;
/// Most days replayed: more is another question, and a typing mistake more often.
const MOST_DAYS: i64 = 1_100;
/// Customers shown as examples, and differences of each.
const EXAMPLES: usize = 12;
const DIFFERENCES: usize = 6;

/// What is to be replayed.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Named in errors.
    pub file: &'a str,
    /// The policy looked at.
    pub text: &'a str,
    pub from: Day,
    pub to: Day,
}

/// Both policies side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Backtest {
    pub from: Day,
    pub to: Day,
    /// `name@version` that counted on the last day.
    pub current: String,
    /// `name@version` looked at.
    pub changed: String,
    /// Customers looked at.
    pub customers: u64,
    /// Customers for whom anything differs.
    pub differing: u64,
    pub before: Side,
    pub after: Side,
    pub examples: Vec<Example>,
    /// Customers whose replay the checker refused, by code: nothing of them is counted.
    pub unsound: Vec<Unsound>,
    pub elapsed_ms: u64,
}

/// What one policy asks for over the days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Side {
    pub effects: EffectCounts,
    /// Messages by channel.
    pub messages: BTreeMap<&'static str, u64>,
    pub by_clause: BTreeMap<String, u64>,
    pub withheld: BTreeMap<&'static str, u64>,
    /// Work, decisions and hand-overs by role.
    pub by_role: BTreeMap<&'static str, Work>,
    /// Work of all kinds by role and week, the week by its Monday.
    pub by_week: BTreeMap<&'static str, BTreeMap<Day, u64>>,
    /// Decisions made about customers.
    pub decisions: u64,
    /// Charges for lateness as they stood on the last day, by the lowest role that may forgive
    /// the whole of one.
    pub charges: BTreeMap<&'static str, Weight>,
    /// Shipments of the days that the terms of the statuses keep back, by what does.
    pub holds: BTreeMap<&'static str, Weight>,
    /// Statuses that the reviews of the days propose to change: `FROM>TO`.
    pub statuses: BTreeMap<String, u64>,
}

/// What a role is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Work {
    pub tasks: u64,
    pub decisions: u64,
    pub hand_overs: u64,
    pub by_hand: u64,
}

/// A customer for whom the policies differ much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    #[serde(skip)]
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// Effects asked for by one policy and not by the other.
    pub differences: u64,
    /// The first of them.
    pub only_before: Vec<Shown>,
    pub only_after: Vec<Shown>,
}

/// One effect as an example shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Shown {
    pub day: Day,
    pub clause: String,
    pub kind: EffectKind,
    pub role: Option<Role>,
    pub channel: Option<Channel>,
    /// Key of the words.
    pub text: String,
}

/// A replay that the checker refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unsound {
    pub customer: String,
    pub policy: String,
    pub finding: String,
}

/// Replays the days under the policy of the question and under those that counted. Writes
/// nothing.
///
/// # Errors
/// `NotPermitted`, `Policy` with line and remedy, `Field` for the days, or the store's.
pub fn backtest(
    office: &Office,
    company: CompanyId,
    who: Who,
    question: &Question<'_>,
    progress: &dyn Progress,
) -> Result<Backtest, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let changed = InForce::read(question.file, question.text)?;
    refuse_days(question)?;
    let started = office.now();
    office.store.read(|reader| {
        let current = versions::regulations(reader, company)?;
        let days = versions::Days::of(reader, company)?;
        let label = changed.label();
        let changed = current.with_always(changed.clone(), &days)?;
        let knowledge = Knowledge::of_runs(stored::runs_done(reader, company)?);
        let sending = stored::sending(reader, company)?.into();
        let replay =
            Replay { current: &current, changed: &changed, label, knowledge: &knowledge, sending };
        let mut counted = replay.all(reader, company, question, progress)?;
        counted.elapsed_ms =
            (office.now().0.saturating_sub(started.0).max(0) / 1000).unsigned_abs();
        Ok(counted)
    })
}

fn refuse_days(question: &Question<'_>) -> Result<(), Refused> {
    let days = question.to.days_since(question.from);
    let refuse = |reason, remedy| {
        Err(Refused::Field { field: "to", value: question.to.to_string(), reason, remedy })
    };
    match days {
        ..0 => refuse("is before the first day", "give a last day not before the first"),
        MOST_DAYS.. => refuse("is too far from the first day", "replay at most three years"),
        _ => Ok(()),
    }
}

struct Replay<'a> {
    current: &'a Regulations,
    /// With the policy that is looked at in place of what its customers followed.
    changed: &'a Regulations,
    /// `name@version` of that policy.
    label: String,
    knowledge: &'a Knowledge,
    /// When sending was switched on and off.
    sending: Arc<[(Moment, bool)]>,
}

impl Replay<'_> {
    fn all(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        question: &Question<'_>,
        progress: &dyn Progress,
    ) -> Result<Backtest, Refused> {
        let mut counted = self.nothing(question);
        let sides = [self.current, self.changed];
        let consequences = Consequences::read(reader, company, question)?;
        let mut after = None;
        progress.stage(Stage::Deciding, None);
        loop {
            if progress.cancelled() {
                return Err(Refused::Cancelled);
            }
            let limit = CUSTOMERS_AT_ONCE;
            let range = stored::told_after(reader, company, after, limit, question.from)?;
            let Some(last) = range.last() else { break };
            after = Some(last.ledger.customer);
            let ids: Vec<CustomerId> = range.iter().map(|told| told.ledger.customer).collect();
            let [before, after] = sides;
            let sides =
                [before.of_each(reader, company, &ids)?, after.of_each(reader, company, &ids)?];
            let beside = consequences.of_range(reader, question, &sides, &range)?;
            for (told, beside) in range.into_iter().zip(beside) {
                self.one(told, &sides, &beside, question, &mut counted)?;
            }
            progress.done(counted.customers);
        }
        Ok(counted)
    }

    fn nothing(&self, question: &Question<'_>) -> Backtest {
        Backtest {
            from: question.from,
            to: question.to,
            current: self.current.replaced_by(self.changed, question.to),
            changed: self.label.clone(),
            customers: 0,
            differing: 0,
            before: Side::default(),
            after: Side::default(),
            examples: Vec::new(),
            unsound: Vec::new(),
            elapsed_ms: 0,
        }
    }

    fn one(
        &self,
        told: Told,
        sides: &[ByCustomer<'_>; 2],
        beside: &[OfCustomer; 2],
        question: &Question<'_>,
        counted: &mut Backtest,
    ) -> Result<(), Refused> {
        counted.customers += 1;
        let (code, name) = (told.ledger.code.clone(), told.ledger.name.clone());
        let facts = facts_of(told, &self.sending);
        let days = (question.from, question.to);
        let mut decided = Vec::with_capacity(2);
        for side in sides {
            let versions = side.of(facts.customer);
            match live_through(&facts, self.knowledge, versions, days)? {
                Walked::Sound(course) => decided.push(course.decisions),
                Walked::Unsound { finding, .. } => {
                    let (customer, policy) = (code, versions.on(question.to).label());
                    counted.unsound.push(Unsound { customer, policy, finding });
                    return Ok(());
                }
            }
        }
        if let [before, after] = decided.as_slice() {
            counted.before.add(before);
            counted.after.add(after);
            let [beside_before, beside_after] = beside;
            counted.before.add_consequences(beside_before)?;
            counted.after.add_consequences(beside_after)?;
            let example = Example::of(facts.customer, (code, name), before, after);
            if example.is_some() || beside_before != beside_after {
                counted.differing += 1;
            }
            counted.keep(example);
        }
        Ok(())
    }
}

fn facts_of(told: Told, sending: &Arc<[(Moment, bool)]>) -> Facts {
    Facts {
        customer: told.ledger.customer,
        reach: told.reach,
        statuses: told.statuses,
        items: told.ledger.items.into_iter().map(as_item).collect(),
        movements: told.ledger.movements,
        due_changes: told.ledger.due_changes,
        restraints: told.restraints,
        events: told.events,
        steps: told.steps,
        answers: told.answers,
        undone: told.undone,
        letters: told.letters,
        sending: Arc::clone(sending),
        possible: told.possible,
        replies: told.replies,
        contacts: told.contacts,
        limits: told.limits,
    }
}

/// Lets one customer live through the days as if each were run on itself.
fn live_through(
    facts: &Facts,
    knowledge: &Knowledge,
    versions: &Versions,
    (first, last): (Day, Day),
) -> Result<Walked, Refused> {
    let mut past = Past::of(facts, knowledge);
    let mut walk = Walk::under(versions);
    let mut day = first;
    loop {
        let account = past.account_on(day)?;
        walk.recall(|steps| past.mark_undone(steps, day));
        // Where nothing is owed there is nothing to decide until something happens.
        let owes = !account.items.is_empty();
        if owes && let Err(unsound) = walk.look(Acted { day, acting: day }, account) {
            return Ok(unsound);
        }
        let look = walk.next_look().filter(|_| owes);
        match look.into_iter().chain(past.next_change()).min().filter(|next| *next <= last) {
            Some(next) => day = next,
            None => return Ok(walk.finish(None)),
        }
    }
}

impl Side {
    fn add(&mut self, decisions: &[Decision]) {
        let mut held = BTreeSet::new();
        for decision in decisions {
            self.decisions += 1;
            for effect in &decision.effects {
                self.add_effect(decision.day, effect);
            }
            for withheld in &decision.withheld {
                // The same step held back on several days is one restraint.
                if held.insert((withheld.item, &withheld.clause, withheld.cause)) {
                    *self.withheld.entry(withheld.cause.code()).or_default() += 1;
                }
            }
        }
    }

    fn add_effect(&mut self, day: Day, effect: &Effect) {
        self.effects.add(effect.kind);
        *self.by_clause.entry(effect.reason.clause.to_string()).or_default() += 1;
        if effect.kind == EffectKind::Notify
            && let Some(channel) = effect.channel
        {
            *self.messages.entry(channel.code()).or_default() += 1;
        }
        let Some(role) = effect.role.map(Role::code) else { return };
        let work = self.by_role.entry(role).or_default();
        match effect.kind {
            EffectKind::Task => work.tasks += 1,
            EffectKind::AskApproval => work.decisions += 1,
            EffectKind::HandOver => work.hand_overs += 1,
            EffectKind::ByHand => work.by_hand += 1,
            EffectKind::Notify | EffectKind::Charge | EffectKind::Hold | EffectKind::Reclassify => {
                return;
            }
        }
        *self.by_week.entry(role).or_default().entry(monday_of(day)).or_default() += 1;
    }
}

/// Monday of the day's week.
fn monday_of(day: Day) -> Day {
    day.plus(-i64::from(day.date().weekday().to_monday_zero_offset()))
}

impl Backtest {
    /// Keeps a customer of whom different effects are asked as an example if it differs more
    /// than those kept; of equal ones the earlier stays.
    fn keep(&mut self, example: Option<Example>) {
        let Some(example) = example else { return };
        let more = |kept: &Example| kept.differences >= example.differences;
        let at = self.examples.partition_point(more);
        self.examples.insert(at, example);
        self.examples.truncate(EXAMPLES);
    }
}

impl Example {
    /// `None` when both policies ask for the same.
    fn of(
        customer: CustomerId,
        (code, name): (String, String),
        before: &[Decision],
        after: &[Decision],
    ) -> Option<Self> {
        let (before, after) = (asked(before), asked(after));
        let only = |one: &BTreeMap<Asked, Shown>, other: &BTreeMap<Asked, Shown>| {
            let differ = one.iter().filter(|(key, _)| !other.contains_key(*key));
            let mut differ: Vec<Shown> = differ.map(|(_, told)| told.clone()).collect();
            differ.sort();
            differ
        };
        let (mut only_before, mut only_after) = (only(&before, &after), only(&after, &before));
        let differences = (only_before.len() + only_after.len()) as u64;
        only_before.truncate(DIFFERENCES);
        only_after.truncate(DIFFERENCES);
        let told = Self { customer, code, name, differences, only_before, only_after };
        (differences > 0).then_some(told)
    }
}

/// By what two effects are the same: the day, what is asked of whom, and the documents.
type Asked = (Day, EffectKind, String, Option<Role>, Option<Channel>, String, Vec<i64>);

fn asked(decisions: &[Decision]) -> BTreeMap<Asked, Shown> {
    let effects = decisions
        .iter()
        .flat_map(|decision| decision.effects.iter().map(move |effect| (decision.day, effect)));
    let told = effects.map(|(day, effect)| {
        let clause = effect.reason.clause.to_string();
        let (kind, role, channel) = (effect.kind, effect.role, effect.channel);
        let text = effect.text.to_string();
        let items = effect.lines.iter().map(|line| line.item.get()).collect();
        let key = (day, kind, clause.clone(), role, channel, text.clone(), items);
        (key, Shown { day, clause, kind, role, channel, text })
    });
    told.collect()
}
