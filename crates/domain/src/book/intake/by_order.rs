//! Money that names no debt, in the order that the contract chose: it pays what a payment
//! recorded by hand on its day would pay, and the same code says which that is.

use super::{Desk, Told, names_a_debt};
use crate::allocation::{AllocationOrder, Part};
use crate::book::joined::{Bearer, Line, pour};
use crate::book::settle::Reasoned;
use crate::book::{ItemKind, Side};
use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;
use crate::money::Currency;
use std::collections::BTreeMap;

/// Open debts of one currency, by slot, while payments go through their days.
#[derive(Default)]
struct Waiting {
    /// Those that exist: by due day, then the oldest document.
    present: BTreeMap<(Day, Day, ItemId), usize>,
    /// Those of later days.
    coming: BTreeMap<Day, Vec<usize>>,
}

/// One credit on one day.
#[derive(Clone, Copy)]
struct Pouring {
    credit: usize,
    on: Day,
    order: AllocationOrder,
    line: u64,
}

impl Desk<'_> {
    /// Credits that name nothing pay, the earliest first. Each pays what is open on its day;
    /// what that does not need pays debts of later days as they come.
    pub(super) fn settle_unnamed(&mut self, told: &[Told], order: AllocationOrder) {
        // Only a debt that is named is paid then, and here none is.
        if order == AllocationOrder::Designation {
            return;
        }
        let mut unnamed = self.placed_credits(told, |fact| !names_a_debt(fact));
        unnamed.sort_by_key(|&(_, slot)| (self.slots[slot].effective, self.slots[slot].item));
        let mut waiting = self.waiting_debts();
        for (index, credit) in unnamed {
            let currency = self.slots[credit].open.currency();
            let Some(debts) = waiting.get_mut(&currency) else { continue };
            let (on, line) = (self.slots[credit].effective, told[index].line);
            self.let_in(debts, on);
            let today = Pouring { credit, on, order, line };
            let concerned = self.concerned(today, debts.present.values().copied());
            self.pour(today, &concerned);
            for debt in concerned {
                if !self.slots[debt].open.is_positive() {
                    debts.present.remove(&self.rank(debt));
                }
            }
            self.pour_ahead(today, &mut debts.coming);
        }
    }

    fn waiting_debts(&self) -> BTreeMap<Currency, Waiting> {
        let mut waiting: BTreeMap<Currency, Waiting> = BTreeMap::new();
        for (at, slot) in self.slots.iter().enumerate() {
            if slot.side == Side::Debit && slot.open.is_positive() {
                let of_currency = waiting.entry(slot.open.currency()).or_default();
                of_currency.coming.entry(slot.effective).or_default().push(at);
            }
        }
        waiting
    }

    /// Debts dated up to a day exist from then on.
    fn let_in(&self, debts: &mut Waiting, on: Day) {
        while let Some(of_day) = debts.coming.first_entry().filter(|entry| *entry.key() <= on) {
            let come = of_day.remove().into_iter().map(|debt| (self.rank(debt), debt));
            debts.present.extend(come);
        }
    }

    fn rank(&self, debt: usize) -> (Day, Day, ItemId) {
        let slot = &self.slots[debt];
        (self.bearer(debt).due, slot.effective, slot.item)
    }

    /// The document a charge goes with; every other debt bears itself.
    fn bearer(&self, debt: usize) -> Bearer {
        let slot = &self.slots[debt];
        let on_the_desk = |of: Bearer| match self.by_identity.get(&of.item) {
            Some(&at) => Bearer { due: self.slots[at].due, ..of },
            None => of,
        };
        let bearer = slot.charged_for.map(on_the_desk).filter(|of| of.takes(slot.due));
        bearer.unwrap_or(Bearer { item: slot.item, due: slot.due })
    }

    /// Of debts in the order of [`Desk::rank`], those that the credit can reach: every order
    /// but the proportional one goes by due days, penalties apart, and stops where nothing is
    /// left. So a customer with many debts and many payments costs no more than what is paid.
    fn concerned(&self, pouring: Pouring, debts: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut left = self.slots[pouring.credit].left_from(pouring.on);
        let mut concerned: Vec<usize> = Vec::new();
        for debt in debts {
            let slot = &self.slots[debt];
            let due = self.bearer(debt).due;
            let is_equal = concerned.last().is_some_and(|last| self.bearer(*last).due == due);
            if left <= 0 && !is_equal && pouring.order != AllocationOrder::ProRata {
                break;
            }
            let room = slot.left_from(pouring.on);
            if room > 0 {
                concerned.push(debt);
                left -= if slot.kind == ItemKind::Charge { 0 } else { room };
            }
        }
        concerned
    }

    /// What is left of a credit pays debts that come later, day by day.
    fn pour_ahead(&mut self, today: Pouring, coming: &mut BTreeMap<Day, Vec<usize>>) {
        let mut next = today.on;
        while self.slots[today.credit].open.is_positive() {
            let Some((&on, debts)) = coming.range_mut(next.ahead(1)..).next() else { return };
            debts.sort_unstable_by_key(|debt| self.rank(*debt));
            let later = Pouring { on, ..today };
            let concerned = self.concerned(later, debts.iter().copied());
            self.pour(later, &concerned);
            debts.retain(|debt| self.slots[*debt].open.is_positive());
            next = on;
        }
    }

    /// Pours what is left of a credit from a day on over debts that exist on it.
    fn pour(&mut self, pouring: Pouring, concerned: &[usize]) {
        let Pouring { credit, on, order, line } = pouring;
        let left = Amount::from_hundredths(self.slots[credit].left_from(on).max(0).into());
        let lines: Vec<Line> = concerned.iter().map(|debt| self.as_line(*debt, on)).collect();
        for given in pour(order, left, on, None, &lines) {
            let Ok(minor) = i64::try_from(given.amount.hundredths()) else { continue };
            let movement = self.settle(credit, concerned[given.line], minor, on);
            self.done.reasoned.push(Reasoned { movement, reason: given.reason });
            self.mark(line, super::Fate::Changed);
        }
    }

    fn as_line(&self, debt: usize, on: Day) -> Line {
        let (slot, bearer) = (&self.slots[debt], self.bearer(debt));
        let part = if slot.kind == ItemKind::Charge { Part::Penalty } else { Part::Principal };
        let open = Amount::from_hundredths(slot.left_from(on).max(0).into());
        Line { item: slot.item, debt: bearer.item, due: bearer.due, part, open }
    }
}
