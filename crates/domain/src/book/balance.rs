//! What is open, and what is the balance, on any day, as known at any moment.
//!
//! Everything here is derived from items, movements and due changes, and from nothing else:
//!
//! * An item counts from its effective day on, once it is recorded.
//! * Open amount = amount − movements that touch the item, effective by the day and recorded
//!   by the moment. It lies between zero and the document's amount (with its amendments).
//! * Balance = Σ open debit − Σ open credit. What is open on the credit side is money
//!   received and allocated to nothing: it never vanishes (failure M12).
//! * Movements of one day take effect together; sums do not depend on the order in which
//!   facts became known (invariant I4).
//!
//! Cost: linear in the movements of the items asked about.

use super::{Bearer, DueChange, Item, Moment, Movement, MovementKind, Side};
use crate::day::Day;
use crate::ids::{ItemId, MovementId};
use crate::money::{Currency, Money, MoneyError};
use std::collections::{BTreeMap, BTreeSet};

/// What is still open of `item` on a day, as known at a moment. Movements of other items
/// are passed over; an item that does not count yet has nothing open.
pub fn open_amount<'m>(
    item: &Item,
    movements: impl IntoIterator<Item = &'m Movement>,
    on: Day,
    known: Moment,
) -> Result<Money, MoneyError> {
    let currency = item.amount.currency();
    if item.effective > on || item.recorded > known {
        return Ok(Money::zero(currency));
    }
    let counting = movements
        .into_iter()
        .filter(|movement| movement.touches(item.item))
        .filter(|movement| movement.effective <= on && movement.recorded <= known);
    item.amount.minus(Money::sum(currency, counting.map(|movement| movement.amount))?)
}

/// The day by which `item` must be paid, seen on a day and as known at a moment: the latest
/// recorded change whose effective day has come, else the document's own due day. Of changes
/// recorded at one moment the later effective counts, then the later due.
pub fn due_in_force<'c>(
    item: &Item,
    changes: impl IntoIterator<Item = &'c DueChange>,
    on: Day,
    known: Moment,
) -> Day {
    changes
        .into_iter()
        .filter(|change| change.item == item.item)
        .filter(|change| change.effective <= on && change.recorded <= known)
        .max_by_key(|change| (change.recorded, change.effective, change.due))
        .map_or(item.due, |change| change.due)
}

/// Both sides of an account in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    /// Open debit: what is owed to us on documents.
    pub debit: Money,
    /// Open credit: what is allocated to nothing.
    pub credit: Money,
}

impl Balance {
    /// What is owed to us on the whole; below zero when we owe.
    pub fn total(self) -> Result<Money, MoneyError> {
        self.debit.minus(self.credit)
    }
}

/// An item with what is open of it on a day, above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenBalance {
    pub item: ItemId,
    pub side: Side,
    pub effective: Day,
    /// The due day in force.
    pub due: Day,
    pub open: Money,
}

/// All facts of one customer, ready to be asked. Facts may be given in any order.
#[derive(Clone, Debug, Default)]
pub struct CustomerBook {
    items: BTreeMap<ItemId, Item>,
    movements: BTreeMap<MovementId, Movement>,
    touching: BTreeMap<ItemId, BTreeSet<MovementId>>,
    reversed: BTreeSet<MovementId>,
    due_changes: BTreeMap<ItemId, Vec<DueChange>>,
    /// By charge, the document it was claimed for.
    charged: BTreeMap<ItemId, ItemId>,
    /// By credit, what of it is kept to go back to whoever paid it.
    held: BTreeMap<ItemId, Money>,
}

impl CustomerBook {
    /// The book of one customer from its recorded facts, which are believed.
    pub fn new(
        items: impl IntoIterator<Item = Item>,
        movements: impl IntoIterator<Item = Movement>,
        due_changes: impl IntoIterator<Item = DueChange>,
    ) -> Self {
        let mut book = Self::default();
        items.into_iter().for_each(|item| book.add_item(item));
        movements.into_iter().for_each(|movement| book.add_movement(movement));
        for change in due_changes {
            book.due_changes.entry(change.item).or_default().push(change);
        }
        book
    }

    /// The same book, knowing for which document each charge was claimed.
    #[must_use]
    pub fn with_charges(mut self, claims: impl IntoIterator<Item = (ItemId, ItemId)>) -> Self {
        self.charged.extend(claims);
        self
    }

    /// The same book, knowing what of which credits is kept to go back to whoever paid it
    /// ([`crate::refunds`]): it stays unallocated, and pays nothing meanwhile.
    ///
    /// # Errors
    /// When the sums of a credit cannot be computed.
    pub fn with_held(
        mut self,
        held: impl IntoIterator<Item = (ItemId, Money)>,
    ) -> Result<Self, MoneyError> {
        for (item, amount) in held {
            self.keep(item, amount)?;
        }
        Ok(self)
    }

    /// What of a credit is kept to go back to whoever paid it.
    pub fn held(&self, item: ItemId) -> Option<Money> {
        self.held.get(&item).copied().filter(|held| held.is_positive())
    }

    /// Keeps so much more of a credit.
    ///
    /// # Errors
    /// For another currency than the credit's.
    pub fn keep(&mut self, item: ItemId, amount: Money) -> Result<(), MoneyError> {
        let before = self.held(item).unwrap_or(Money::zero(amount.currency()));
        self.held.insert(item, before.plus(amount)?);
        Ok(())
    }

    /// Keeps so much less of a credit: it goes back now, or does not go back at all.
    ///
    /// # Errors
    /// For another currency than the credit's.
    pub fn release(&mut self, item: ItemId, amount: Money) -> Result<(), MoneyError> {
        if let Some(held) = self.held.get_mut(&item) {
            *held = held.minus(amount)?;
        }
        Ok(())
    }

    /// The document a charge was claimed for, with the due day in force on a day; `None` for
    /// what was claimed for none.
    pub fn bearer(&self, charge: ItemId, on: Day) -> Option<Bearer> {
        let item = *self.charged.get(&charge)?;
        Some(Bearer { item, due: self.due(item, on, Moment::NOW_AND_EVER)? })
    }

    /// Every charge with the document it was claimed for, by charge.
    pub fn charges(&self) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.charged.iter().map(|(charge, bearer)| (*charge, *bearer))
    }

    /// The movement that took this one back.
    pub(super) fn reversal_of(&self, movement: &Movement) -> Option<&Movement> {
        let item = movement.debit_item.or(movement.credit_item)?;
        self.movements_of(item).find(|one| one.reverses == Some(movement.movement))
    }

    /// Adds a recorded item.
    pub fn add_item(&mut self, item: Item) {
        self.items.insert(item.item, item);
    }

    /// Adds a recorded movement, which is believed; `enter` checks a new one.
    pub fn add_movement(&mut self, movement: Movement) {
        for item in [movement.debit_item, movement.credit_item].into_iter().flatten() {
            self.touching.entry(item).or_default().insert(movement.movement);
        }
        self.reversed.extend(movement.reverses);
        self.movements.insert(movement.movement, movement);
    }

    /// Every item, by id.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// The item with this id.
    pub fn item(&self, item: ItemId) -> Option<&Item> {
        self.items.get(&item)
    }

    /// The movement with this id.
    pub fn movement(&self, movement: MovementId) -> Option<&Movement> {
        self.movements.get(&movement)
    }

    /// The movements that touch an item, by id.
    pub fn movements_of(&self, item: ItemId) -> impl Iterator<Item = &Movement> {
        self.touching.get(&item).into_iter().flatten().filter_map(|id| self.movements.get(id))
    }

    /// Has the movement been taken back?
    pub fn is_reversed(&self, movement: MovementId) -> bool {
        self.reversed.contains(&movement)
    }

    /// The movements that touch an item and stand: neither reversals nor reversed.
    pub fn standing_movements_of(&self, item: ItemId) -> impl Iterator<Item = &Movement> {
        self.movements_of(item)
            .filter(|movement| movement.reverses.is_none() && !self.is_reversed(movement.movement))
    }

    /// What is open of an item on a day, as known at a moment; `None` when the item is unknown.
    pub fn open(&self, item: ItemId, on: Day, known: Moment) -> Option<Result<Money, MoneyError>> {
        let item = self.item(item)?;
        Some(open_amount(item, self.movements_of(item.item), on, known))
    }

    /// The due day in force of an item; `None` when the item is unknown.
    pub fn due(&self, item: ItemId, on: Day, known: Moment) -> Option<Day> {
        let item = self.item(item)?;
        Some(due_in_force(item, self.due_changes.get(&item.item).into_iter().flatten(), on, known))
    }

    /// Every item with something open on the day, by id.
    pub fn open_items(&self, on: Day, known: Moment) -> Result<Vec<OpenBalance>, MoneyError> {
        let mut found = Vec::new();
        for item in self.items() {
            let open = open_amount(item, self.movements_of(item.item), on, known)?;
            if !open.is_zero() {
                let changes = self.due_changes.get(&item.item).into_iter().flatten();
                found.push(OpenBalance {
                    item: item.item,
                    side: item.kind.side(),
                    effective: item.effective,
                    due: due_in_force(item, changes, on, known),
                    open,
                });
            }
        }
        Ok(found)
    }

    /// Both sides of the account on a day, per currency in the order of codes. A currency in
    /// which nothing is open is left out.
    pub fn balances(
        &self,
        on: Day,
        known: Moment,
    ) -> Result<BTreeMap<Currency, Balance>, MoneyError> {
        let mut balances: BTreeMap<Currency, Balance> = BTreeMap::new();
        for line in self.open_items(on, known)? {
            let zero = Money::zero(line.open.currency());
            let balance = balances
                .entry(line.open.currency())
                .or_insert(Balance { debit: zero, credit: zero });
            match line.side {
                Side::Debit => balance.debit = balance.debit.plus(line.open)?,
                Side::Credit => balance.credit = balance.credit.plus(line.open)?,
            }
        }
        Ok(balances)
    }

    /// How much movements of one kind have taken from an item by a day, reversals deducted.
    pub fn settled_by(
        &self,
        item: &Item,
        kind: MovementKind,
        on: Day,
        known: Moment,
    ) -> Result<Money, MoneyError> {
        let counting = self
            .movements_of(item.item)
            .filter(|movement| movement.kind == kind)
            .filter(|movement| movement.effective <= on && movement.recorded <= known);
        Money::sum(item.amount.currency(), counting.map(|movement| movement.amount))
    }

    /// The least that is open of an item on `from` or any later day, with everything now
    /// recorded: what a movement effective on `from` may still take without making the
    /// open amount negative on some later day.
    pub fn lowest_open_from(&self, item: &Item, from: Day) -> Result<Money, MoneyError> {
        let turning_days = self.movements_of(item.item).map(|movement| movement.effective);
        let days: BTreeSet<Day> = turning_days.filter(|day| *day > from).collect();
        let open_on =
            |day| open_amount(item, self.movements_of(item.item), day, Moment::NOW_AND_EVER);
        let mut lowest = open_on(from)?;
        for day in days {
            lowest = lowest.smaller(open_on(day)?)?;
        }
        Ok(lowest)
    }

    /// The same without what is kept to go back: what a movement may use.
    pub fn free_from(&self, item: &Item, from: Day) -> Result<Money, MoneyError> {
        let lowest = self.lowest_open_from(item, from)?;
        let Some(held) = self.held(item.item) else { return Ok(lowest) };
        let free = lowest.minus(held)?;
        // Before what is kept had come free, an earlier day may have had less of it.
        Ok(if free.is_positive() { free } else { Money::zero(free.currency()) })
    }

    /// First day from which nothing is open of an item any more, as far as is known; `None`
    /// while something is. An item that reopens is closed from the last closing on.
    pub fn closed_since(&self, item: &Item, known: Moment) -> Result<Option<Day>, MoneyError> {
        let heard = self.movements_of(item.item).filter(|movement| movement.recorded <= known);
        let days: BTreeSet<Day> =
            heard.map(|movement| movement.effective.max(item.effective)).collect();
        let mut closed = None;
        for day in days {
            let open = open_amount(item, self.movements_of(item.item), day, known)?;
            closed = if open.is_zero() { closed.or(Some(day)) } else { None };
        }
        Ok(closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::ItemKind;
    use crate::ids::CustomerId;

    const INVOICE: ItemId = ItemId::new(10);

    fn march(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    fn invoice() -> Item {
        Item {
            customer: CustomerId::new(1),
            item: INVOICE,
            kind: ItemKind::Goods,
            number: "15".into(),
            effective: march(1),
            due: march(20),
            amount: Money::from_minor(100, Currency::from_code("EUR").expect("EUR")),
            recorded: Moment(0),
        }
    }

    /// Due on a day of March, effective on another, recorded at a moment.
    type Change = (i8, i8, i64);

    fn change((due, effective, recorded): Change) -> DueChange {
        DueChange {
            customer: CustomerId::new(1),
            item: INVOICE,
            due: march(due),
            effective: march(effective),
            recorded: Moment(recorded),
        }
    }

    #[test]
    fn the_latest_recorded_change_whose_day_has_come_sets_the_due_day() {
        // Changes, seen on, known at, due.
        let rows: [(&[Change], i8, i64, i8); 9] = [
            (&[], 10, 9, 20),
            (&[(25, 5, 1)], 10, 9, 25),
            (&[(25, 11, 1)], 10, 9, 20),
            (&[(25, 5, 3)], 10, 2, 20),
            (&[(25, 5, 1), (28, 4, 2)], 10, 9, 28),
            (&[(28, 4, 2), (25, 5, 1)], 10, 9, 28),
            (&[(25, 5, 1), (28, 4, 2)], 10, 1, 25),
            (&[(28, 4, 1), (25, 5, 1)], 10, 9, 25), // one moment: the later effective
            (&[(28, 5, 1), (25, 5, 1)], 10, 9, 28), // one moment and day: the later due
        ];
        for (changes, on, known, due) in rows {
            let changes: Vec<DueChange> = changes.iter().copied().map(change).collect();
            let found = due_in_force(&invoice(), &changes, march(on), Moment(known));
            assert_eq!(found, march(due), "{changes:?}");
            let other = Item { item: ItemId::new(11), ..invoice() };
            assert_eq!(due_in_force(&other, &changes, march(on), Moment(known)), march(20));
        }
    }

    #[test]
    fn an_item_is_open_from_its_day_and_once_it_is_known() {
        let item = Item { recorded: Moment(5), ..invoice() };
        let rows = [(1, 5, 100), (31, 5, 100), (1, 4, 0)];
        for (on, known, open) in rows {
            let found = open_amount(&item, [], march(on), Moment(known)).map(Money::minor);
            assert_eq!(found, Ok(open), "on {on} March known at {known}");
        }
        let eve = march(1).plus(-1);
        assert_eq!(open_amount(&item, [], eve, Moment(9)).map(Money::minor), Ok(0));
    }
}
