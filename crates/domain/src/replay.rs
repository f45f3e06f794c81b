//! A customer's account on days that are past, as control could know it on each.
//!
//! The book says when a fact took effect and when it was recorded. A run that is repeated in
//! thought must not know more than a run of that day could have known: a payment recorded a
//! week late did not stop yesterday's letter. From which day on a fact could be known follows
//! from the runs themselves ([`Knowledge`]).
//!
//! Cost: each fact is taken in once, in order of days; an account is put together from what
//! is open.

use crate::book::{DueChange, Item, Moment, Movement, MovementKind, Side};
use crate::control::{
    Account, Answer, LadderEvent, OpenItem, Proposed, Reach, StepTaken, WATCH, take_back_dropped,
};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Money, MoneyError};
use crate::rating::Status;
use crate::standing::contact_limits::{Contact, ContactHistory, Restrictions};
use crate::standing::{Standing, stands_unread};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A day that was run, with the moments at which its run began and ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunDone {
    pub day: Day,
    pub began: Moment,
    pub ended: Moment,
}

/// From which day on control could know what was recorded when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Days that were run, ascending; their moments never go back.
    runs: Vec<RunDone>,
}

impl Knowledge {
    /// From the days that were run, in any order.
    pub fn of_runs(runs: impl IntoIterator<Item = RunDone>) -> Self {
        let mut runs: Vec<RunDone> = runs.into_iter().collect();
        runs.sort_unstable();
        let (mut began, mut ended) = (Moment(i64::MIN), Moment(i64::MIN));
        for run in &mut runs {
            began = began.max(run.began);
            ended = ended.max(run.ended);
            (run.began, run.ended) = (began, ended);
        }
        Self { runs }
    }

    /// The first day whose run could know what was recorded at this moment. What was there
    /// before the first run of all was entered as history: it is taken to have been known
    /// always. What came after the last run could be known on the day after it.
    pub fn since(&self, recorded: Moment) -> Day {
        match self.runs.partition_point(|run| run.ended < recorded) {
            0 => Day::FIRST,
            at => self.day_at(at),
        }
    }

    /// The same for what follows from a run or comes after it, and is recorded while the run goes
    /// on: words that left, steps that came to nothing, work that nobody did. The run itself did
    /// not know it.
    pub fn after(&self, recorded: Moment) -> Day {
        match self.runs.is_empty() {
            true => Day::FIRST,
            false => self.day_at(self.runs.partition_point(|run| run.began <= recorded)),
        }
    }

    fn day_at(&self, at: usize) -> Day {
        let after_all = || self.runs.last().map_or(Day::FIRST, |last| last.day.plus(1));
        self.runs.get(at).map_or_else(after_all, |run| run.day)
    }
}

/// A step that came to nothing, as it is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    pub item: ItemId,
    pub clause: Arc<str>,
    /// Day on which it was taken.
    pub taken: Day,
    /// From which day it is as if it had not been.
    pub undone: Day,
    pub recorded: Moment,
}

/// A letter of the ladder on a channel on which the company sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Debts that it speaks of on a step of the ladder.
    pub items: Vec<ItemId>,
    /// Day on which it was asked for.
    pub day: Day,
    /// When it left, or was withdrawn; `None`: it still waits.
    pub closed: Option<Moment>,
}

/// Money of a bank statement that waits for a person and may be the customer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    pub booked: Day,
    pub amount: Money,
    /// Documents that a proposal says it is for.
    pub proposed: Vec<Proposed>,
    pub recorded: Moment,
}

/// What a customer wrote, and when somebody read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Business day on which it came in, and when that was recorded.
    pub came: (Day, Moment),
    /// Business day on which somebody read it, and when; `None`: nobody has.
    pub read: Option<(Day, Moment)>,
}

/// A call, visit or message by hand, as the law counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HadContact {
    pub day: Day,
    pub how: Contact,
    pub recorded: Moment,
}

/// A dispute, promise or hold with the moments at which it became known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restraint {
    /// As it was entered, without its end.
    pub standing: Standing,
    pub recorded: Moment,
    /// First day on which it no longer holds, and when that was recorded.
    pub ended: Option<(Day, Moment)>,
}

/// What kind of payer somebody decided that the customer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusDecided {
    /// First day on which it holds.
    pub from: Day,
    pub status: Status,
    pub recorded: Moment,
}

/// The status in force on a day as it was known at a moment, of decisions in the order recorded; `None`
/// where nobody had decided.
pub fn status_known(decided: &[StatusDecided], day: Day, known: Moment) -> Option<Status> {
    let holds = decided.iter().rev().find(|one| one.from <= day && one.recorded <= known);
    holds.map(|one| one.status)
}

/// Everything that is recorded about one customer and that control looks at.
#[derive(Clone, Debug)]
pub struct Facts {
    pub customer: CustomerId,
    pub reach: Reach,
    /// Decisions about what kind of payer the customer is, in the order recorded; without one
    /// it is uncertain (CLS-05).
    pub statuses: Vec<StatusDecided>,
    pub items: Vec<Item>,
    pub movements: Vec<Movement>,
    pub due_changes: Vec<DueChange>,
    pub restraints: Vec<Restraint>,
    /// What the buyer announced or broke, each with the moment recorded.
    pub events: Vec<(LadderEvent, Moment)>,
    /// Steps taken before the first day asked about.
    pub steps: Vec<StepTaken>,
    /// Decisions on what the policy asked, each with the moment recorded.
    pub answers: Vec<(Answer, Moment)>,
    /// Steps that came to nothing, whenever they were taken.
    pub undone: Vec<Undone>,
    pub letters: Vec<Letter>,
    /// When sending was switched on (`true`) and off, in order.
    pub sending: Arc<[(Moment, bool)]>,
    /// Money that waits at the bank today: who it may have been before it was matched is not
    /// kept, so a replay does not know what waited and was matched since.
    pub possible: Vec<Possible>,
    /// What the customer wrote; whose each is, is known as of today.
    pub replies: Vec<Reply>,
    /// Contacts by hand, in the order of their days.
    pub contacts: Vec<HadContact>,
    /// When somebody said what restricts contacts, in order.
    pub limits: Vec<(Moment, Restrictions)>,
}

/// The account of one customer, day after day.
#[derive(Debug)]
pub struct Past<'a> {
    facts: &'a Facts,
    /// What becomes known on which day, ascending.
    changes: Vec<(Day, Change<'a>)>,
    taken_in: usize,
    items: BTreeMap<ItemId, State<'a>>,
    open: BTreeMap<ItemId, Money>,
    standing: Vec<Standing>,
    events: Vec<LadderEvent>,
    answers: Vec<&'a Answer>,
    possible: Vec<&'a Possible>,
    knowledge: &'a Knowledge,
    /// The decision about the status that was recorded last of those known, by its place.
    status: Option<usize>,
    /// Was a debt settled after its due day by now, and the due day is past?
    paid_late: bool,
}

#[derive(Clone, Copy, Debug)]
enum Change<'a> {
    Item(&'a Item),
    Movement(&'a Movement),
    Due(&'a DueChange),
    Begins(usize),
    Ends(usize),
    Event(LadderEvent),
    Status(usize),
    Answer(&'a Answer),
    Possible(&'a Possible),
    /// Something changes that is worked out from the facts themselves: what was taken for it, what
    /// nobody has read, what the law limits.
    Besides,
}

/// What is known of an item by now.
#[derive(Debug, Default)]
struct State<'a> {
    item: Option<&'a Item>,
    settled: Option<Money>,
    /// Day on which the latest of what settled it took effect.
    settled_on: Option<Day>,
    due: Option<&'a DueChange>,
    /// Cancellations less those that were taken back.
    cancelled: i32,
}

impl State<'_> {
    /// The due day of a debt, as far as it is known.
    fn debt_due(&self) -> Option<Day> {
        let item = self.item.filter(|item| item.kind.side() == Side::Debit)?;
        Some(self.due.map_or(item.due, |change| change.due))
    }

    fn open(&self) -> Result<Option<Money>, MoneyError> {
        let Some(item) = self.item else { return Ok(None) };
        let open = match self.settled {
            Some(settled) => item.amount.minus(settled)?,
            None => item.amount,
        };
        Ok(open.is_positive().then_some(open))
    }
}

impl<'a> Past<'a> {
    /// Nothing taken in yet.
    pub fn of(facts: &'a Facts, knowledge: &'a Knowledge) -> Self {
        let mut changes = Vec::with_capacity(facts.items.len() + 2 * facts.movements.len());
        let later = |effective: Day, recorded| effective.max(knowledge.since(recorded));
        for item in &facts.items {
            changes.push((later(item.effective, item.recorded), Change::Item(item)));
        }
        for one in &facts.movements {
            changes.push((later(one.effective, one.recorded), Change::Movement(one)));
        }
        for one in &facts.due_changes {
            changes.push((later(one.effective, one.recorded), Change::Due(one)));
        }
        for (index, one) in facts.restraints.iter().enumerate() {
            changes.push((knowledge.since(one.recorded), Change::Begins(index)));
            if let Some((_, recorded)) = one.ended {
                changes.push((knowledge.since(recorded), Change::Ends(index)));
            }
        }
        for (event, recorded) in &facts.events {
            // What the program notes after a run, the run did not know.
            let known = match event.kind.is_found_by_control() {
                true => event.day.max(knowledge.after(*recorded)),
                false => later(event.day, *recorded),
            };
            changes.push((known, Change::Event(*event)));
        }
        for (answer, recorded) in &facts.answers {
            changes.push((later(answer.day, *recorded), Change::Answer(answer)));
        }
        for one in &facts.possible {
            changes.push((later(one.booked, one.recorded), Change::Possible(one)));
        }
        for one in &facts.undone {
            changes.push((one.undone.max(knowledge.after(one.recorded)), Change::Besides));
        }
        for reply in &facts.replies {
            let days = [Some(reply.came), reply.read].into_iter().flatten();
            changes.extend(days.map(|(day, recorded)| (later(day, recorded), Change::Besides)));
        }
        for one in &facts.contacts {
            changes.push((later(one.day, one.recorded), Change::Besides));
        }
        for (recorded, _) in &facts.limits {
            changes.push((knowledge.since(*recorded), Change::Besides));
        }
        for (index, one) in facts.statuses.iter().enumerate() {
            changes.push((later(one.from, one.recorded), Change::Status(index)));
        }
        changes.sort_by_key(|(day, _)| *day);
        let (items, open) = (BTreeMap::new(), BTreeMap::new());
        Self {
            facts,
            changes,
            taken_in: 0,
            items,
            open,
            standing: Vec::new(),
            events: Vec::new(),
            answers: Vec::new(),
            possible: Vec::new(),
            knowledge,
            status: None,
            paid_late: false,
        }
    }

    /// The first day after those taken in on which something more is known.
    pub fn next_change(&self) -> Option<Day> {
        self.changes.get(self.taken_in).map(|(day, _)| *day)
    }

    /// Is nothing owed, kept unallocated or restrained, and nothing to come?
    pub fn is_over(&self) -> bool {
        self.open.is_empty() && self.taken_in == self.changes.len()
    }

    /// The account on the day. Days are asked for in rising order.
    ///
    /// # Errors
    /// When amounts of one currency no longer fit (the book refuses such before).
    pub fn account_on(&mut self, day: Day) -> Result<Account, MoneyError> {
        let mut restrained = false;
        while let Some((known, change)) = self.changes.get(self.taken_in).copied() {
            if known > day {
                break;
            }
            restrained |= matches!(change, Change::Begins(_) | Change::Ends(_));
            self.take_in(change)?;
            self.taken_in += 1;
        }
        if restrained {
            self.standing = self.standing_known();
        }
        self.put_together(day)
    }

    fn take_in(&mut self, change: Change<'a>) -> Result<(), MoneyError> {
        match change {
            Change::Item(item) => {
                self.items.entry(item.item).or_default().item = Some(item);
                self.weigh(item.item)?;
            }
            Change::Movement(movement) => {
                for item in [movement.debit_item, movement.credit_item].into_iter().flatten() {
                    let state = self.items.entry(item).or_default();
                    if movement.kind == MovementKind::Cancellation {
                        state.cancelled += if movement.reverses.is_none() { 1 } else { -1 };
                    }
                    state.settled = Some(match state.settled {
                        Some(settled) => settled.plus(movement.amount)?,
                        None => movement.amount,
                    });
                    state.settled_on = state.settled_on.max(Some(movement.effective));
                    self.weigh(item)?;
                }
            }
            Change::Due(change) => {
                let state = self.items.entry(change.item).or_default();
                let key = |one: &DueChange| (one.recorded, one.effective, one.due);
                if state.due.is_none_or(|before| key(before) < key(change)) {
                    state.due = Some(change);
                }
            }
            Change::Event(event) => {
                self.events.push(event);
                self.events.sort_by_key(|event| event.day);
            }
            // Of two that hold, the one recorded later counts.
            Change::Status(index) => self.status = self.status.max(Some(index)),
            Change::Answer(answer) => self.answers.push(answer),
            Change::Possible(one) => self.possible.push(one),
            Change::Begins(_) | Change::Ends(_) | Change::Besides => {}
        }
        Ok(())
    }

    fn weigh(&mut self, item: ItemId) -> Result<(), MoneyError> {
        let Some(state) = self.items.get(&item) else { return Ok(()) };
        match state.open()? {
            Some(open) => self.open.insert(item, open),
            None => {
                let late = state.debt_due().zip(state.settled_on);
                self.paid_late |= late.is_some_and(|(due, settled)| due < settled);
                self.open.remove(&item)
            }
        };
        Ok(())
    }

    /// The first shipment on deferral that is known and was not withdrawn (GEN-06).
    fn deferral_from(&self) -> Option<Day> {
        let stands = self.items.values().filter(|state| state.cancelled == 0);
        let known = stands.filter_map(|state| Some((state.item?, state.debt_due()?)));
        let known = known.filter(|(item, _)| item.kind.begins_the_rules());
        known.filter(|(item, due)| *due > item.effective).map(|(item, _)| item.effective).min()
    }

    /// Restraints known by what was taken in, in order of their first day.
    fn standing_known(&self) -> Vec<Standing> {
        let mut ends: BTreeMap<usize, Option<Day>> = BTreeMap::new();
        for (_, change) in &self.changes[..self.taken_in] {
            match change {
                Change::Begins(index) => {
                    ends.entry(*index).or_default();
                }
                Change::Ends(index) => {
                    let ended = self.facts.restraints[*index].ended.map(|(day, _)| day);
                    ends.insert(*index, ended);
                }
                _ => {}
            }
        }
        let known = ends.into_iter().filter_map(|(index, ended)| {
            let mut standing = self.facts.restraints[index].standing.clone();
            let before_end = ended.map(|day| day.plus(-1));
            standing.until = standing.until.into_iter().chain(before_end).min();
            let holds = standing.until.is_none_or(|until| standing.from <= until);
            holds.then_some(standing)
        });
        let mut known: Vec<Standing> = known.collect();
        known.sort_by_key(|standing| standing.from);
        known
    }

    fn put_together(&self, day: Day) -> Result<Account, MoneyError> {
        let mut account = Account::new(self.facts.customer);
        account.reach = self.facts.reach;
        let status = self.status.map(|index| self.facts.statuses[index].status);
        account.status = status.unwrap_or(Status::Uncertain);
        account.deferral_from = self.deferral_from();
        for (id, open) in &self.open {
            let Some((state, item)) = self.items.get(id).and_then(|one| Some((one, one.item?)))
            else {
                continue;
            };
            match item.kind.side() {
                Side::Debit => account.items.push(OpenItem {
                    item: *id,
                    kind: item.kind,
                    due: state.due.map_or(item.due, |change| change.due),
                    initial_due: item.due,
                    open: *open,
                }),
                Side::Credit => add_credit(&mut account.unallocated, *open)?,
            }
        }
        account.late_before = self.paid_late || account.items.iter().any(|item| item.due < day);
        for one in &self.possible {
            add_credit(&mut account.unallocated, one.amount)?;
            account.proposed.extend_from_slice(&one.proposed);
        }
        account.standing.clone_from(&self.standing);
        account.events.clone_from(&self.events);
        take_back_dropped(&mut account.events);
        let is_open =
            |item: &ItemId| account.items.binary_search_by_key(item, |open| open.item).is_ok();
        let mut answers: Vec<Answer> = self
            .answers
            .iter()
            .filter(|one| is_open(&one.item))
            .map(|one| (*one).clone())
            .collect();
        answers.sort_by_key(|answer| answer.item);
        account.unsent = self.unsent(day);
        account.unread_reply = self.is_unread(day);
        account.contacts = self.contacts(day);
        account.answers = answers;
        let concerns = |step: &&StepTaken| {
            step.step == WATCH
                || account.items.binary_search_by_key(&step.item, |item| item.item).is_ok()
        };
        account.steps = self.facts.steps.iter().filter(concerns).cloned().collect();
        self.mark_undone(&mut account.steps, day);
        Ok(account)
    }

    /// Says of steps that came to nothing, as far as that is known on the day. Steps that were
    /// taken in thought are those of the past where the policy is the same.
    pub fn mark_undone(&self, steps: &mut [StepTaken], day: Day) {
        let known = |one: &&Undone| self.knowledge.after(one.recorded) <= day;
        for undone in self.facts.undone.iter().filter(known) {
            let own = |step: &&mut StepTaken| {
                step.item == undone.item && step.day == undone.taken && step.clause == undone.clause
            };
            steps.iter_mut().filter(own).for_each(|step| step.undone = Some(undone.undone));
        }
    }

    /// Debts of which a letter had not left when the day was run, where the company sent then.
    fn unsent(&self, day: Day) -> Vec<ItemId> {
        let switched = self.facts.sending.iter().rev();
        let mut switched = switched.filter(|(at, _)| self.knowledge.since(*at) <= day);
        if !switched.next().is_some_and(|(_, on)| *on) {
            return Vec::new();
        }
        let waits = |letter: &&Letter| {
            let closed = letter.closed.is_some_and(|at| self.knowledge.after(at) <= day);
            letter.day < day && !closed
        };
        let letters = self.facts.letters.iter().filter(waits);
        let mut items: Vec<ItemId> = letters.flat_map(|letter| &letter.items).copied().collect();
        items.sort_unstable();
        items.dedup();
        items
    }
}

impl Past<'_> {
    /// Did the customer write something that nobody had read when the day was run?
    fn is_unread(&self, day: Day) -> bool {
        let known = |(on, recorded): (Day, Moment)| on.max(self.knowledge.since(recorded));
        let mut replies = self.facts.replies.iter();
        replies.any(|reply| stands_unread(known(reply.came), reply.read.map(known), day))
    }

    /// Contacts known by the day, where anything restricted them then.
    fn contacts(&self, day: Day) -> Option<ContactHistory> {
        let known = |recorded: Moment| self.knowledge.since(recorded) <= day;
        let said = self.facts.limits.iter().rev().find(|(at, _)| known(*at));
        let (_, restrictions) = said.filter(|(_, restrictions)| restrictions.any())?;
        let mut had = ContactHistory::default();
        if restrictions.closed {
            had.close();
        }
        let so_far = self.facts.contacts.iter().filter(|one| one.day <= day && known(one.recorded));
        so_far.for_each(|one| had.took_place(one.day, one.how));
        Some(had)
    }
}

fn add_credit(unallocated: &mut Vec<Money>, open: Money) -> Result<(), MoneyError> {
    match unallocated.iter_mut().find(|credit| credit.currency() == open.currency()) {
        Some(credit) => *credit = credit.plus(open)?,
        None => unallocated.push(open),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::ItemKind;
    use crate::control::LadderEventKind;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    /// Runs on three days, each ended at the moment of its number.
    fn knowledge() -> Knowledge {
        let runs = [("2026-03-20", 20), ("2026-03-21", 21), ("2026-03-23", 23)];
        Knowledge::of_runs(runs.map(|(on, at)| run(on, at, at)))
    }

    fn run(on: &str, began: i64, ended: i64) -> RunDone {
        RunDone { day: day(on), began: Moment(began), ended: Moment(ended) }
    }

    /// Facts that people enter while a run goes on may be seen by it; what the run notes itself
    /// is seen by the next one.
    #[test]
    fn what_follows_from_a_run_is_known_to_the_next_one() {
        let runs = [run("2026-03-20", 10, 19), run("2026-03-21", 20, 29)];
        let known = Knowledge::of_runs(runs);
        let rows = [
            (9, "1990-01-01", "2026-03-20"),
            (10, "1990-01-01", "2026-03-21"),
            (19, "1990-01-01", "2026-03-21"),
            (25, "2026-03-21", "2026-03-22"),
            (30, "2026-03-22", "2026-03-22"),
        ];
        for (moment, since, after) in rows {
            assert_eq!(known.since(Moment(moment)), day(since), "{moment}");
            assert_eq!(known.after(Moment(moment)), day(after), "{moment}");
        }
        assert_eq!(Knowledge::default().after(Moment(7)), Day::FIRST, "nothing was ever run");
    }

    #[test]
    fn a_fact_is_known_from_the_first_run_that_could_see_it() {
        let rows = [
            (5, "1990-01-01", "history, entered before the first run"),
            (20, "1990-01-01", "while the first run went on"),
            (21, "2026-03-21", "before the second"),
            (22, "2026-03-23", "after it: the next run sees it"),
            (99, "2026-03-24", "after the last"),
        ];
        for (moment, since, why) in rows {
            assert_eq!(knowledge().since(Moment(moment)), day(since), "{why}");
        }
        assert_eq!(Knowledge::default().since(Moment(7)), Day::FIRST, "nothing was ever run");
    }

    /// Of a customer about whom nothing is known.
    fn nothing() -> Facts {
        Facts {
            customer: CustomerId::new(1),
            reach: Reach::default(),
            statuses: Vec::new(),
            items: Vec::new(),
            movements: Vec::new(),
            due_changes: Vec::new(),
            restraints: Vec::new(),
            events: Vec::new(),
            steps: Vec::new(),
            answers: Vec::new(),
            undone: Vec::new(),
            letters: Vec::new(),
            sending: Arc::new([]),
            possible: Vec::new(),
            replies: Vec::new(),
            contacts: Vec::new(),
            limits: Vec::new(),
        }
    }

    /// ESC-03: on each day the plan is what it was on that day.
    #[test]
    fn a_measure_that_was_dropped_is_planned_until_then() {
        let event = |kind, on: &str, until: Option<&str>| LadderEvent {
            day: day(on),
            kind,
            item: None,
            until: until.map(day),
        };
        let planned = event(LadderEventKind::MeasurePlanned, "2026-03-20", None);
        let dropped = event(LadderEventKind::MeasureDropped, "2026-03-22", Some("2026-03-20"));
        let events = vec![(planned, Moment(5)), (dropped, Moment(21))];
        let facts = Facts { events, ..nothing() };
        let knowledge = knowledge();
        let mut past = Past::of(&facts, &knowledge);
        for (on, stands) in [("2026-03-20", true), ("2026-03-21", true), ("2026-03-22", false)] {
            let account = past.account_on(day(on)).expect("an account");
            assert_eq!(account.events.contains(&planned), stands, "{on}");
        }
    }

    /// GEN-06: what was withdrawn, and a charge, begins nothing.
    #[test]
    fn deferral_begins_with_a_shipment_that_stands() {
        let currency = crate::money::Currency::from_code("EUR").expect("EUR");
        let item = |number: i64, kind, on: &str, due: &str| Item {
            customer: CustomerId::new(1),
            item: ItemId::new(number),
            kind,
            number: number.to_string(),
            effective: day(on),
            due: day(due),
            amount: Money::from_minor(100, currency),
            recorded: Moment(1),
        };
        let cancelled = Movement {
            customer: CustomerId::new(1),
            movement: crate::ids::MovementId::new(1),
            kind: MovementKind::Cancellation,
            debit_item: Some(ItemId::new(1)),
            credit_item: None,
            amount: Money::from_minor(100, currency),
            effective: day("2026-03-01"),
            recorded: Moment(2),
            reverses: None,
        };
        let items = vec![
            item(1, ItemKind::Goods, "2026-03-01", "2026-03-10"),
            item(2, ItemKind::Charge, "2026-03-02", "2026-03-12"),
            item(3, ItemKind::Goods, "2026-03-03", "2026-03-03"),
            item(4, ItemKind::OtherDebt, "2026-03-15", "2026-03-20"),
        ];
        let facts = Facts { items, movements: vec![cancelled], ..nothing() };
        let knowledge = knowledge();
        let account = Past::of(&facts, &knowledge).account_on(day("2026-03-20"));
        assert_eq!(account.expect("an account").deferral_from, Some(day("2026-03-15")));
    }

    #[test]
    fn the_status_of_a_day_is_the_one_that_was_known_on_it() {
        let decided = |from: &str, status, at| StatusDecided {
            from: day(from),
            status,
            recorded: Moment(at),
        };
        let facts = Facts {
            statuses: vec![
                // From its day on, though entered before; then one entered after its day.
                decided("2026-03-21", Status::Threat, 5),
                decided("2026-03-20", Status::Reliable, 22),
            ],
            ..nothing()
        };
        let knowledge = knowledge();
        let mut past = Past::of(&facts, &knowledge);
        let rows = [
            ("2026-03-20", Status::Uncertain),
            ("2026-03-21", Status::Threat),
            ("2026-03-22", Status::Threat),
            ("2026-03-23", Status::Reliable),
        ];
        for (on, expected) in rows {
            let found = past.account_on(day(on)).expect("an account").status;
            assert_eq!(found, expected, "{on}");
        }
    }

    #[test]
    fn a_clock_that_went_back_does_not_make_later_runs_know_less() {
        let runs = [("2026-03-20", 20), ("2026-03-21", 9), ("2026-03-22", 22)];
        let knowledge = Knowledge::of_runs(runs.map(|(on, at)| run(on, at, at)));
        assert_eq!(knowledge.since(Moment(21)), day("2026-03-22"));
    }
}
