//! One customer, one day: the answer put together from its parts.

use super::climb::{Climb, Place};
use super::outlook::Outlook;
use super::restraint::{Refusal, Restraints};
use super::voice::{Asked, Voice};
use super::{Account, Decision, OpenItem, Withheld, WithheldCause, watch};
use crate::book::ItemKind;
use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::Policy;
use std::sync::Arc;

/// What the policy asks us to do about one customer on one day, and why.
/// Same policy, same account, same day: same answer, on every machine, for ever.
pub fn decide(policy: &Policy, account: &Account, day: Day) -> Decision {
    let mut desk = Desk::open(policy, account, day);
    for (index, item) in account.items.iter().enumerate() {
        if is_chased(item) {
            desk.consider(index, item);
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
    policy: &'a Policy,
    account: &'a Account,
    day: Day,
    climb: Climb<'a>,
    restraints: Restraints<'a>,
    outlook: Outlook,
    asked: Vec<Asked>,
    withheld: Vec<Withheld>,
}

impl<'a> Desk<'a> {
    fn open(policy: &'a Policy, account: &'a Account, day: Day) -> Self {
        Self {
            policy,
            account,
            day,
            climb: Climb::new(policy, account, day),
            restraints: Restraints::new(policy, account, day),
            outlook: Outlook::after(day),
            asked: Vec::new(),
            withheld: Vec::new(),
        }
    }

    /// Asks for the item's step, or says why not, and notes when to look again.
    fn consider(&mut self, index: usize, item: &OpenItem) {
        let place = self.climb.place(item);
        let Some(step) = self.climb.wanted(&place) else {
            return self.outlook.note_any(self.climb.next_wanted(&place));
        };
        match self.restraints.refusal(item, &self.policy.steps[step], place.last_performed) {
            Some(refusal) => {
                self.outlook.note_any(self.climb.next_wanted(&place));
                self.withhold(item, step, &place, refusal);
            }
            None => {
                self.ask(index, step, &place);
                self.await_next(item, step, &place);
            }
        }
    }

    fn ask(&mut self, index: usize, step: usize, place: &Place<'_>) {
        self.asked.push(Asked {
            item: index,
            step,
            days_late: place.days,
            event: self.climb.event_behind(place, step),
        });
    }

    /// What follows a step taken today. Where the next step's day has come as well, it is
    /// said today that it waits for the gap: nobody need look at the account tomorrow only
    /// to say so. Set in motion later than today, the step makes a longer gap; the look at
    /// the end of the shorter one finds that out.
    fn await_next(&mut self, item: &OpenItem, step: usize, place: &Place<'_>) {
        let Some(next) = self.climb.wanted_after(place, step) else {
            return self.outlook.note_any(self.climb.next_wanted_after(place, step));
        };
        match self.restraints.haste_after_today(&self.policy.steps[next]) {
            Some(refusal) => self.withhold(item, next, place, refusal),
            None => self.outlook.note(self.day.number() + 1),
        }
    }

    fn withhold(&mut self, item: &OpenItem, step: usize, place: &Place<'_>, refusal: Refusal) {
        self.outlook.note_refusal(&refusal);
        let unmatched_counts_from_tomorrow = place.days <= 0;
        if unmatched_counts_from_tomorrow || refusal.cause == WithheldCause::UnmatchedMoney {
            self.outlook.note_any(self.restraints.next_debt_late(item.open.currency()));
        }
        let step = &self.policy.steps[step];
        self.withheld.push(Withheld {
            item: item.item,
            step: step.number,
            clause: Arc::clone(&step.clause),
            cause: refusal.cause,
            until: refusal.until,
        });
    }

    fn decision(mut self) -> Decision {
        let mut voice = Voice::new(self.policy, self.account, self.day);
        voice.speak(&self.asked);
        let (mut effects, dead_addresses) = voice.finish();
        self.withheld.extend(dead_addresses);
        for rule in &self.policy.watches {
            let seen = watch::look(self.policy, rule, self.account, &self.restraints, self.day);
            self.outlook.note_any(seen.look_again);
            effects.extend(seen.effect);
            self.withheld.extend(seen.withheld);
        }
        self.outlook.note_standing(self.account);
        self.outlook.note_events(self.account);
        Decision {
            customer: self.account.customer,
            day: self.day,
            effects,
            withheld: self.withheld,
            look_again: self.outlook.earliest(),
        }
    }
}
