//! When to look again: the first later day on which the answer can change although
//! nothing is recorded in between.

use super::restraint::Refusal;
use super::{
    Account,
    decide::{is_chased, position_of},
};
use crate::day::Day;
use crate::ids::ItemId;

/// The earliest of the days noted so far.
pub(super) struct Outlook {
    day: i64,
    earliest: Option<i64>,
}

impl Outlook {
    pub(super) fn after(day: Day) -> Self {
        Self { day: day.number(), earliest: None }
    }

    /// `None` also when the next change lies beyond the last permitted day.
    pub(super) fn earliest(&self) -> Option<Day> {
        self.earliest.and_then(Day::from_number)
    }

    pub(super) fn note(&mut self, number: i64) {
        if number > self.day && self.earliest.is_none_or(|earliest| number < earliest) {
            self.earliest = Some(number);
        }
    }

    pub(super) fn note_any(&mut self, number: Option<i64>) {
        if let Some(number) = number {
            self.note(number);
        }
    }

    pub(super) fn note_day(&mut self, day: Option<Day>) {
        self.note_any(day.map(Day::number));
    }

    pub(super) fn note_refusal(&mut self, refusal: &Refusal) {
        self.note_any(refusal.until.map(Day::number));
    }

    /// Steps that may be taken once more from a later day on.
    pub(super) fn note_undone(&mut self, account: &Account) {
        for step in account.steps.iter().filter(|step| chases(account, step.item)) {
            let again = step.undone.map(|undone| undone.number().max(step.day.number() + 1));
            self.note_any(again);
        }
    }

    /// Restraints that begin or end later.
    pub(super) fn note_standing(&mut self, account: &Account) {
        for standing in &account.standing {
            if standing.item.is_none_or(|item| chases(account, item)) {
                self.note(standing.from.number());
                self.note_any(standing.until.map(|last| last.number() + 1));
            }
        }
    }

    /// Events already recorded that count from a later day.
    pub(super) fn note_events(&mut self, account: &Account) {
        for event in &account.events {
            if event.item.is_none_or(|item| chases(account, item)) {
                self.note(event.day.number());
            }
        }
    }
}

fn chases(account: &Account, item: ItemId) -> bool {
    position_of(account, item).is_some_and(|index| is_chased(&account.items[index]))
}
