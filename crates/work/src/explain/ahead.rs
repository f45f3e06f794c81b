//! What comes next if nothing is recorded before: the control runs of the days to come,
//! rehearsed for one customer.
//!
//! The days are decided by the same rule that will decide them, each step fed into the days
//! after it. So gaps between steps, promises, disputes and checks beside the ladder count as
//! they will count then, and what keeps a step back is known as well.

use super::{Next, Waiting};
use crate::Refused;
use crate::control::feed;
use crate::policies::Versions;
use saldo_domain::control::{
    Account, Decision, EffectLine, StepTaken, WATCH, Withheld, WithheldCause, decide, is_on_ladder,
};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::{Reader, control, upcoming};
use std::collections::BTreeMap;

/// How far ahead is looked, and how often.
const FURTHEST: i64 = 366;
const MOST_LOOKS: usize = 60;

/// Whose future, under which policy, seen from which day.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub(super) company: CompanyId,
    pub(super) customer: CustomerId,
    pub(super) policies: &'a Versions,
    pub(super) on: Day,
    /// The business day: seen from an earlier day, what came after it is left out.
    pub(super) today: Day,
}

/// What the rehearsal has come to.
#[derive(Default)]
pub(super) struct Ahead {
    /// First step to come of each item.
    steps: BTreeMap<ItemId, Coming>,
    /// First coming occasion of each rule and reminder, by clause and item; of each watch, which
    /// looks at the customer and names one item, by clause.
    beside: BTreeMap<(String, ItemId), Coming>,
    /// What was kept back last, by item.
    held: BTreeMap<ItemId, Withheld>,
    taken: Vec<StepTaken>,
}

struct Coming {
    day: Day,
    step: u8,
    clause: String,
    kept_by: Option<WithheldCause>,
}

/// Rehearses the runs after `from.on`, or that of the day itself while it is still to come.
pub(super) fn rehearse(reader: &mut Reader, from: From<'_>) -> Result<Ahead, Refused> {
    let mut ahead = Ahead::default();
    let known = account_on(reader, from, from.on)?.map(|account| as_known(account, from));
    let mut day = first_day(reader, from)?;
    for _ in 0..MOST_LOOKS {
        let account = match &known {
            Some(known) if from.on < from.today => Some(known.clone()),
            _ => account_on(reader, from, day)?,
        };
        let Some(mut account) = account else { break };
        feed(&mut account, &ahead.taken);
        let decision = decide(from.policies.followed(), &account, day);
        ahead.note(&decision, day.max(from.on));
        let later = later_facts(reader, from, day)?;
        let change = from.policies.change_after(day);
        let next = decision.look_again.into_iter().chain(later).chain(change).min();
        match next.filter(|next| *next <= from.on.plus(FURTHEST)) {
            Some(next) => day = next,
            None => break,
        }
    }
    Ok(ahead)
}

/// The first day not run yet; a day on which there is news is run once more.
fn first_day(reader: &mut Reader, from: From<'_>) -> Result<Day, Refused> {
    let Some(done) = control::last_done(reader, from.company)? else { return Ok(from.on) };
    let looks = control::state_of(reader, from.company, from.customer)?;
    let again = looks.and_then(|(_, again)| again);
    let has_news = again.is_some_and(|again| again <= done);
    Ok(if has_news && done == from.on { done } else { done.min(from.on).plus(1) })
}

/// The account as the run of a day reads it.
pub(super) fn account_on(
    reader: &mut Reader,
    from: From<'_>,
    day: Day,
) -> Result<Option<Account>, Refused> {
    let mut accounts = control::accounts(reader, from.company, day, &[from.customer])?;
    if from.policies.followed().asks_for_history() {
        control::add_history(reader, from.company, day, &mut accounts)?;
    }
    Ok(accounts.pop())
}

/// The account without what began after the day from which it is seen.
fn as_known(mut account: Account, from: From<'_>) -> Account {
    if from.on < from.today {
        account.standing.retain(|standing| standing.from <= from.on);
        let later = |step: &&mut StepTaken| step.undone.is_some_and(|undone| undone > from.on);
        account.steps.iter_mut().filter(later).for_each(|step| step.undone = None);
    }
    account
}

/// The first later day on which something recorded already takes effect.
fn later_facts(reader: &mut Reader, from: From<'_>, day: Day) -> Result<Option<Day>, Refused> {
    if from.on < from.today {
        return Ok(None);
    }
    let found = upcoming::next_effective(reader, from.company, day, &[from.customer])?;
    Ok(found.get(&from.customer).copied())
}

impl Ahead {
    /// Takes in one decision, set in motion on `performed`.
    fn note(&mut self, decision: &Decision, performed: Day) {
        for line in decision.effects.iter().flat_map(|effect| &effect.lines) {
            match is_on_ladder(line.step) {
                false => self.note_beside(line, performed),
                true => self.note_step(line, performed),
            }
        }
        for withheld in decision.withheld.iter().filter(|said| keeps_back(said)) {
            self.held.insert(withheld.item, withheld.clone());
        }
        self.taken.extend(decision.steps_taken(performed));
    }

    fn note_step(&mut self, line: &EffectLine, day: Day) {
        let held = self.held.get(&line.item).filter(|held| held.step == line.step);
        let kept_by = held.map(|held| held.cause);
        let coming = || Coming { day, step: line.step, clause: line.clause.to_string(), kept_by };
        self.steps.entry(line.item).or_insert_with(coming);
    }

    fn note_beside(&mut self, line: &EffectLine, day: Day) {
        let clause = line.clause.to_string();
        let looked = |((other, _), coming): (&(String, ItemId), &Coming)| {
            *other == clause && coming.step == WATCH
        };
        if line.step == WATCH && self.beside.iter().any(looked) {
            return;
        }
        let coming = || Coming { day, step: line.step, clause: clause.clone(), kept_by: None };
        self.beside.entry((clause.clone(), line.item)).or_insert_with(coming);
    }

    /// What is to come of the items for which `wanted` holds, first day first.
    pub(super) fn next(
        &self,
        wanted: &dyn Fn(ItemId) -> bool,
        number: &dyn Fn(ItemId) -> String,
    ) -> Vec<Next> {
        let steps = self.steps.iter().map(|(item, coming)| (*item, coming));
        let beside = self.beside.iter().map(|((_, item), coming)| (*item, coming));
        let all = steps.chain(beside).filter(|(item, _)| wanted(*item));
        let told = all.map(|(item, coming)| Next {
            day: coming.day,
            number: number(item),
            step: coming.step,
            clause: coming.clause.clone(),
            kept_by: coming.kept_by,
        });
        let mut next: Vec<Next> = told.collect();
        next.sort_by(|a, b| (a.day, &a.number, a.step).cmp(&(b.day, &b.number, b.step)));
        next
    }

    /// What would come and is kept back for as long as can be seen.
    pub(super) fn waiting(
        &self,
        wanted: &dyn Fn(ItemId) -> bool,
        number: &dyn Fn(ItemId) -> String,
    ) -> Vec<Waiting> {
        let held = self.held.values().filter(|held| !self.steps.contains_key(&held.item));
        let told = held.filter(|held| wanted(held.item)).map(|held| Waiting {
            number: number(held.item),
            step: held.step,
            clause: held.clause.to_string(),
            cause: held.cause,
            until: held.until,
        });
        let mut waiting: Vec<Waiting> = told.collect();
        waiting.sort_by(|a, b| (&a.number, a.step).cmp(&(&b.number, b.step)));
        waiting
    }
}

/// A missing address keeps no step back: somebody carries the letter.
fn keeps_back(withheld: &Withheld) -> bool {
    is_on_ladder(withheld.step) && withheld.cause != WithheldCause::NoAddress
}
