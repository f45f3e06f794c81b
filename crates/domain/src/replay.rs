//! A customer's account on days that are past, as control could know it on each.
//!
//! The book says when a fact took effect and when it was recorded. A run that is repeated in
//! thought must not know more than a run of that day could have known: a payment recorded a
//! week late did not stop yesterday's letter. From which day on a fact could be known follows
//! from the runs themselves ([`Knowledge`]).
//!
//! Cost: each fact is taken in once, in order of days; an account is put together from what
//! is open.

use crate::book::{DueChange, Item, Moment, Movement, Side};
use crate::control::{Account, LadderEvent, OpenItem, Reach, StepTaken, WATCH};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Money, MoneyError};
use crate::rating::Status;
use crate::standing::Standing;
use std::collections::BTreeMap;

/// From which day on control could know what was recorded when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// Days that were run, ascending, each with the moment by which its run had ended.
    runs: Vec<(Day, Moment)>,
}

impl Knowledge {
    /// From the days that were run and the moments at which the runs ended, in any order.
    pub fn of_runs(runs: impl IntoIterator<Item = (Day, Moment)>) -> Self {
        let mut runs: Vec<(Day, Moment)> = runs.into_iter().collect();
        runs.sort_unstable();
        let mut latest = Moment(i64::MIN);
        for (_, moment) in &mut runs {
            latest = latest.max(*moment);
            *moment = latest;
        }
        Self { runs }
    }

    /// The first day whose run could know what was recorded at this moment. What was there
    /// before the first run of all was entered as history: it is taken to have been known
    /// always. What came after the last run could be known on the day after it.
    pub fn since(&self, recorded: Moment) -> Day {
        let Some((last, _)) = self.runs.last() else { return Day::FIRST };
        match self.runs.partition_point(|(_, ended)| *ended < recorded) {
            0 => Day::FIRST,
            at => self.runs.get(at).map_or(last.plus(1), |(day, _)| *day),
        }
    }
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
    /// The decision about the status that was recorded last of those known, by its place.
    status: Option<usize>,
    /// Was a debt paid after its due day by now?
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
}

/// What is known of an item by now.
#[derive(Debug, Default)]
struct State<'a> {
    item: Option<&'a Item>,
    settled: Option<Money>,
    due: Option<&'a DueChange>,
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
    pub fn of(facts: &'a Facts, knowledge: &Knowledge) -> Self {
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
            changes.push((later(event.day, *recorded), Change::Event(*event)));
        }
        for (index, one) in facts.statuses.iter().enumerate() {
            changes.push((later(one.from, one.recorded), Change::Status(index)));
        }
        changes.sort_by_key(|(day, _)| *day);
        let (items, open) = (BTreeMap::new(), BTreeMap::new());
        let (standing, events) = (Vec::new(), Vec::new());
        let (taken_in, status, paid_late) = (0, None, false);
        Self { facts, changes, taken_in, items, open, standing, events, status, paid_late }
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
            self.take_in(change, known)?;
            self.taken_in += 1;
        }
        if restrained {
            self.standing = self.standing_known();
        }
        self.put_together(day)
    }

    fn take_in(&mut self, change: Change<'a>, known: Day) -> Result<(), MoneyError> {
        match change {
            Change::Item(item) => {
                self.items.entry(item.item).or_default().item = Some(item);
                self.weigh(item.item, known)?;
            }
            Change::Movement(movement) => {
                for item in [movement.debit_item, movement.credit_item].into_iter().flatten() {
                    let state = self.items.entry(item).or_default();
                    state.settled = Some(match state.settled {
                        Some(settled) => settled.plus(movement.amount)?,
                        None => movement.amount,
                    });
                    self.weigh(item, known)?;
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
            Change::Begins(_) | Change::Ends(_) => {}
        }
        Ok(())
    }

    fn weigh(&mut self, item: ItemId, known: Day) -> Result<(), MoneyError> {
        let Some(state) = self.items.get(&item) else { return Ok(()) };
        match state.open()? {
            Some(open) => self.open.insert(item, open),
            None => {
                self.paid_late |= state.debt_due().is_some_and(|due| due < known);
                self.open.remove(&item)
            }
        };
        Ok(())
    }

    /// The first shipment on deferral that is known (GEN-06).
    fn deferral_from(&self) -> Option<Day> {
        let known = self.items.values().filter_map(|state| Some((state.item?, state.debt_due()?)));
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
        account.standing.clone_from(&self.standing);
        account.events.clone_from(&self.events);
        let concerns = |step: &&StepTaken| {
            step.step == WATCH
                || account.items.binary_search_by_key(&step.item, |item| item.item).is_ok()
        };
        account.steps = self.facts.steps.iter().filter(concerns).cloned().collect();
        Ok(account)
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

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    /// Runs on three days, each ended at the moment of its number.
    fn knowledge() -> Knowledge {
        let runs = [("2026-03-20", 20), ("2026-03-21", 21), ("2026-03-23", 23)];
        Knowledge::of_runs(runs.map(|(on, at)| (day(on), Moment(at))))
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

    #[test]
    fn the_status_of_a_day_is_the_one_that_was_known_on_it() {
        let decided = |from: &str, status, at| StatusDecided {
            from: day(from),
            status,
            recorded: Moment(at),
        };
        let facts = Facts {
            customer: CustomerId::new(1),
            reach: Reach::default(),
            statuses: vec![
                // From its day on, though entered before; then one entered after its day.
                decided("2026-03-21", Status::Threat, 5),
                decided("2026-03-20", Status::Reliable, 22),
            ],
            items: Vec::new(),
            movements: Vec::new(),
            due_changes: Vec::new(),
            restraints: Vec::new(),
            events: Vec::new(),
            steps: Vec::new(),
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
        let knowledge = Knowledge::of_runs(runs.map(|(on, at)| (day(on), Moment(at))));
        assert_eq!(knowledge.since(Moment(21)), day("2026-03-22"));
    }
}
