//! The book as reports read it: each document with what lowered it and when, so that every
//! figure can be told for any day and as it was known on any day.
//!
//! What is open and which due day is in force is answered by [`crate::book::balance`] and
//! nowhere else.

use crate::book::balance::{due_in_force, open_amount};
use crate::book::{DueChange, Item, ItemKind, Moment, Movement, MovementKind, Side};
use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;
use crate::money::{Currency, MoneyError};
use std::collections::BTreeMap;

/// How a debt became smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lowered {
    /// By money.
    Paid,
    /// By a credit note or a return: so much less was sold.
    Credited,
    /// By our own debt.
    SetOff,
    /// Given up.
    WrittenOff,
    /// Sold to somebody else.
    Sold,
    /// The document itself was corrected or cancelled.
    Corrected,
}

/// What became of a document: the rule of the customer's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Something of it is open.
    Open,
    /// Money or our own debt settled what was owed.
    Paid(Day),
    /// What was left of it was given up.
    GivenUp,
    /// It was withdrawn, or taken back whole by credit notes and returns: nobody had to pay it.
    NotOwed,
}

/// A document of the book with all that became of it, as known at a moment.
#[derive(Clone, Debug)]
pub struct Document {
    pub item: Item,
    /// In order of days.
    movements: Vec<(Movement, Lowered)>,
    due_changes: Vec<DueChange>,
    known: Moment,
}

/// The documents of one customer in one currency that were recorded by a moment.
pub fn documents(
    items: impl IntoIterator<Item = Item>,
    movements: &[Movement],
    due_changes: &[DueChange],
    currency: Currency,
    known: Moment,
) -> Vec<Document> {
    let items: Vec<Item> = items.into_iter().collect();
    let kinds: BTreeMap<ItemId, ItemKind> = items.iter().map(|one| (one.item, one.kind)).collect();
    let mut touching: BTreeMap<ItemId, Vec<(Movement, Lowered)>> = BTreeMap::new();
    for movement in movements.iter().filter(|movement| movement.recorded <= known) {
        let by = movement.credit_item.and_then(|credit| kinds.get(&credit).copied());
        let entry = (movement.clone(), lowered(movement.kind, by));
        for item in movement.debit_item.iter().chain(&movement.credit_item) {
            touching.entry(*item).or_default().push(entry.clone());
        }
    }
    for own in touching.values_mut() {
        own.sort_by_key(|(movement, _)| movement.effective);
    }
    let mut changed: BTreeMap<ItemId, Vec<DueChange>> = BTreeMap::new();
    for change in due_changes.iter().filter(|change| change.recorded <= known) {
        changed.entry(change.item).or_default().push(change.clone());
    }
    items
        .into_iter()
        .filter(|item| item.recorded <= known && item.amount.currency() == currency)
        .map(|item| Document {
            movements: touching.remove(&item.item).unwrap_or_default(),
            due_changes: changed.remove(&item.item).unwrap_or_default(),
            known,
            item,
        })
        .collect()
}

const fn lowered(kind: MovementKind, by: Option<ItemKind>) -> Lowered {
    match (kind, by) {
        // A small difference is given up like any other loss, only by another right.
        (MovementKind::WriteOff | MovementKind::Difference, _) => Lowered::WrittenOff,
        (MovementKind::Sale, _) => Lowered::Sold,
        (MovementKind::Cancellation | MovementKind::Amendment, _) => Lowered::Corrected,
        (_, Some(ItemKind::CreditNote | ItemKind::Return)) => Lowered::Credited,
        (_, Some(ItemKind::Offset)) => Lowered::SetOff,
        (MovementKind::Allocation | MovementKind::Refund, _) => Lowered::Paid,
    }
}

impl Document {
    /// Raises what is owed to us?
    pub fn is_debt(&self) -> bool {
        self.item.kind.side() == Side::Debit
    }

    /// A debt of a buyer for what was sold: goods, services, and bills taken for them.
    pub fn is_of_buyer(&self) -> bool {
        matches!(self.item.kind, ItemKind::Goods | ItemKind::Services | ItemKind::BillOfExchange)
    }

    /// Was anything sold by it? A bill is taken for what was sold before.
    pub fn is_sale(&self) -> bool {
        matches!(self.item.kind, ItemKind::Goods | ItemKind::Services)
    }

    /// What is open at the end of a day; nothing before its own day.
    ///
    /// # Errors
    /// Beyond the range of money.
    pub fn open_on(&self, day: Day) -> Result<Amount, MoneyError> {
        let movements = self.movements.iter().map(|(movement, _)| movement);
        Ok(Amount::minor_units_of(open_amount(&self.item, movements, day, self.known)?))
    }

    /// The due day in force on a day.
    pub fn due_on(&self, day: Day) -> Day {
        due_in_force(&self.item, &self.due_changes, day, self.known)
    }

    /// What it amounts to with the corrections made by a day.
    pub fn amount_on(&self, day: Day) -> Amount {
        Amount::minor_units_of(self.item.amount)
            - self.lowered_by(day).filter(|one| one.1 == Lowered::Corrected).map(|one| one.2).sum()
    }

    /// What was sold by it and kept by the buyer, up to a day: without what was corrected, returned
    /// or credited.
    pub fn revenue_on(&self, day: Day) -> Amount {
        let credited = self.lowered_by(day).filter(|one| one.1 == Lowered::Credited);
        self.amount_on(day) - credited.map(|one| one.2).sum()
    }

    /// What became of it by a day.
    pub fn end_on(&self, day: Day) -> End {
        let by = |wanted: &dyn Fn(MovementKind, Lowered) -> bool| {
            let until = self.movements.iter().take_while(|(one, _)| one.effective <= day);
            let counting = until.filter(|(one, how)| wanted(one.kind, *how));
            let sum: Amount = counting.map(|(one, _)| Amount::minor_units_of(one.amount)).sum();
            sum.is_positive()
        };
        if by(&|kind, _| kind == MovementKind::WriteOff) {
            return End::GivenUp;
        }
        match self.settled_on(day) {
            None => End::Open,
            Some(on) if by(&|_, how| matches!(how, Lowered::Paid | Lowered::SetOff)) => {
                End::Paid(on)
            }
            Some(_) => End::NotOwed,
        }
    }

    /// When, how and by how much it became smaller, up to a day; a reversal is below zero. In
    /// order of days.
    pub fn lowered_by(&self, day: Day) -> impl Iterator<Item = (Day, Lowered, Amount)> {
        let counting = self.movements.iter().take_while(move |(one, _)| one.effective <= day);
        counting.map(|(one, how)| (one.effective, *how, Amount::minor_units_of(one.amount)))
    }

    /// What was paid of it after one day, up to another.
    pub fn paid_between(&self, after: Day, last: Day) -> Amount {
        let rows = self.lowered_by(last).filter(|row| row.0 > after && row.1 == Lowered::Paid);
        rows.map(|row| row.2).sum()
    }

    /// The day from which nothing was open, seen on a day; `None` while anything is.
    pub fn settled_on(&self, day: Day) -> Option<Day> {
        let mut left = Amount::minor_units_of(self.item.amount);
        let mut settled = None;
        let rows: Vec<(Day, Lowered, Amount)> = self.lowered_by(day).collect();
        for (at, row) in rows.iter().enumerate() {
            left = left - row.2;
            // Movements of one day count together.
            if rows.get(at + 1).is_some_and(|next| next.0 == row.0) {
                continue;
            }
            settled = left.is_zero().then(|| settled.unwrap_or(row.0));
        }
        settled
    }

    /// Was all of it that was not corrected settled by money?
    pub fn was_paid(&self, day: Day) -> bool {
        let paid: Amount =
            self.lowered_by(day).filter(|one| one.1 == Lowered::Paid).map(|one| one.2).sum();
        self.settled_on(day).is_some() && paid.is_positive() && paid == self.amount_on(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{CustomerId, MovementId};
    use crate::money::Money;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn eur(units: i64) -> Money {
        Money::from_minor(units * 100, Currency::from_code("EUR").expect("EUR"))
    }

    fn item(id: i64, kind: ItemKind, on: &str, units: i64) -> Item {
        Item {
            customer: CustomerId::new(1),
            item: ItemId::new(id),
            kind,
            number: id.to_string(),
            effective: day(on),
            due: day(on).plus(30),
            amount: eur(units),
            recorded: Moment(0),
        }
    }

    /// Item, credit, kind, day, units, recorded.
    type Row = (i64, i64, MovementKind, &'static str, i64, i64);

    fn movement((number, row): (i64, &Row)) -> Movement {
        let (debit, credit, kind, on, units, recorded) = *row;
        let some = |id: i64| (id != 0).then(|| ItemId::new(id));
        Movement {
            customer: CustomerId::new(1),
            movement: MovementId::new(number),
            kind,
            debit_item: some(debit),
            credit_item: some(credit),
            amount: eur(units),
            effective: day(on),
            recorded: Moment(recorded),
            reverses: None,
        }
    }

    fn book(known: i64) -> Vec<Document> {
        use MovementKind::{Allocation, Amendment, WriteOff};
        let items = [
            item(1, ItemKind::Goods, "2026-01-01", 100),
            item(2, ItemKind::Payment, "2026-01-20", 60),
            item(3, ItemKind::Return, "2026-01-25", 10),
        ];
        let rows: [Row; 4] = [
            (1, 2, Allocation, "2026-01-20", 60, 10),
            (1, 3, Allocation, "2026-01-25", 10, 10),
            (1, 0, Amendment, "2026-02-01", 5, 10),
            (1, 0, WriteOff, "2026-03-01", 25, 20),
        ];
        let movements: Vec<Movement> = (1..).zip(&rows).map(movement).collect();
        let change = DueChange {
            customer: CustomerId::new(1),
            item: ItemId::new(1),
            due: day("2026-02-15"),
            effective: day("2026-01-10"),
            recorded: Moment(10),
        };
        documents(items, &movements, &[change], eur(0).currency(), Moment(known))
    }

    #[test]
    fn a_document_tells_its_life_on_any_day_as_known_on_any() {
        // Day, known, open, due, amount, settled.
        let rows = [
            ("2025-12-31", 99, "0.00", "2026-01-31", "100.00", None),
            ("2026-01-09", 99, "100.00", "2026-01-31", "100.00", None),
            ("2026-01-20", 99, "40.00", "2026-02-15", "100.00", None),
            ("2026-02-01", 99, "25.00", "2026-02-15", "95.00", None),
            ("2026-03-01", 99, "0.00", "2026-02-15", "95.00", Some("2026-03-01")),
            ("2026-03-01", 15, "25.00", "2026-02-15", "95.00", None),
            ("2026-03-01", 5, "100.00", "2026-01-31", "100.00", None),
        ];
        for (on, known, open, due, amount, settled) in rows {
            let debt = &book(known)[0];
            let on = day(on);
            assert_eq!(debt.open_on(on).expect("money").to_string(), open, "{on} {known}");
            assert_eq!(debt.due_on(on), day(due), "{on} {known}");
            assert_eq!(debt.amount_on(on).to_string(), amount, "{on} {known}");
            assert_eq!(debt.settled_on(on), settled.map(day), "{on} {known}");
        }
    }

    #[test]
    fn tbl_07_what_became_of_a_debt_is_judged_as_on_the_customers_card() {
        use MovementKind::{Allocation, Cancellation, WriteOff};
        let ends = |rows: &[Row], on: &str| {
            let items = [
                item(1, ItemKind::Goods, "2026-01-01", 100),
                item(2, ItemKind::Payment, "2026-01-20", 100),
                item(3, ItemKind::Return, "2026-01-25", 100),
                item(4, ItemKind::Offset, "2026-01-25", 100),
            ];
            let movements: Vec<Movement> = (1..).zip(rows).map(movement).collect();
            let known = documents(items, &movements, &[], eur(0).currency(), Moment(99));
            known[0].end_on(day(on))
        };
        // The later one is given first: days order them, not the order of the book.
        let paid =
            [(1, 2, Allocation, "2026-02-03", 60, 10), (1, 2, Allocation, "2026-01-20", 40, 10)];
        assert_eq!(ends(&paid, "2026-03-01"), End::Paid(day("2026-02-03")));
        assert_eq!(ends(&paid, "2026-02-02"), End::Open);
        let rows = [
            (vec![(1, 0, WriteOff, "2026-02-03", 100, 10)], End::GivenUp),
            (vec![(1, 3, Allocation, "2026-02-03", 100, 10)], End::NotOwed),
            (vec![(1, 0, Cancellation, "2026-02-03", 100, 10)], End::NotOwed),
            (vec![(1, 4, Allocation, "2026-02-03", 100, 10)], End::Paid(day("2026-02-03"))),
        ];
        for (movements, expected) in rows {
            assert_eq!(ends(&movements, "2026-03-01"), expected, "{movements:?}");
        }
    }

    #[test]
    fn what_lowered_a_debt_is_told_apart() {
        let debt = &book(99)[0];
        let rows: Vec<(Lowered, String)> =
            debt.lowered_by(Day::LAST).map(|row| (row.1, row.2.to_string())).collect();
        let expected = [
            (Lowered::Paid, "60.00"),
            (Lowered::Credited, "10.00"),
            (Lowered::Corrected, "5.00"),
            (Lowered::WrittenOff, "25.00"),
        ];
        assert_eq!(rows, expected.map(|(how, amount)| (how, amount.to_owned())));
        assert_eq!(debt.paid_between(day("2026-01-19"), day("2026-01-20")).to_string(), "60.00");
        assert_eq!(debt.paid_between(day("2026-01-20"), Day::LAST).to_string(), "0.00");
        assert_eq!(debt.revenue_on(Day::LAST).to_string(), "85.00", "10 returned, 5 corrected");
        assert!(!debt.was_paid(Day::LAST), "a part was given up");
        assert!(debt.is_debt() && debt.is_sale() && !book(99)[1].is_debt());
    }
}
