//! Two customers turn out to be one, or one to be two (failure M19).

use crate::history::{CUSTOMER, History, a_history, every_day};
use proptest::prelude::*;
use saldo_domain::book::{CustomerBook, Item, Moment, NewMovement, Side, Stays};
use saldo_domain::{Currency, CustomerId, Day, ItemId, MovementId};
use std::collections::{BTreeMap, BTreeSet};

const NOW: Moment = Moment::NOW_AND_EVER;
/// Later than everything in a history.
const JOINED: Moment = Moment(1_000);
const OTHER: CustomerId = CustomerId::new(2);
/// Numbers of the other customer's documents and movements begin here.
const APART: i64 = 500;

/// The same history as that of another customer.
fn of_the_other(history: &History) -> History {
    let mut other = history.clone();
    let apart = |item: ItemId| ItemId::new(item.get() + APART);
    for item in &mut other.items {
        (item.customer, item.item) = (OTHER, apart(item.item));
    }
    for movement in &mut other.movements {
        movement.customer = OTHER;
        movement.debit_item = movement.debit_item.map(apart);
        movement.credit_item = movement.credit_item.map(apart);
    }
    for change in &mut other.due_changes {
        (change.customer, change.item) = (OTHER, apart(change.item));
    }
    other
}

/// An account in which movements get the next free number.
struct Account {
    customer: CustomerId,
    book: CustomerBook,
    next: i64,
}

impl Account {
    fn of(history: &History, customer: CustomerId) -> Self {
        Self { customer, book: history.book(), next: 1 }
    }

    fn enter(&mut self, new: &NewMovement) -> Option<MovementId> {
        self.book.check(self.customer, new).ok()?;
        // Numbers stand in no order, as in the program.
        let number = MovementId::new(10_000 + self.next * 7_919 % 100_003);
        self.next += 1;
        self.book.add_movement(new.clone().recorded(self.customer, number, JOINED));
        Some(number)
    }

    /// Open of every document, of both sides, on a day and as known at a moment.
    fn sums(&self, on: Day, known: Moment) -> BTreeMap<Currency, [i64; 2]> {
        let mut sums: BTreeMap<Currency, [i64; 2]> = BTreeMap::new();
        for line in self.book.open_items(on, known).expect("small amounts") {
            let side = usize::from(line.side == Side::Credit);
            sums.entry(line.open.currency()).or_default()[side] += line.open.minor();
        }
        sums
    }
}

type Sums = BTreeMap<Currency, [i64; 2]>;

fn together(one: Sums, other: Sums) -> Sums {
    let mut both = one;
    for (currency, sides) in other {
        let sum = both.entry(currency).or_default();
        *sum = [sum[0] + sides[0], sum[1] + sides[1]];
    }
    both.retain(|_, sides| *sides != [0, 0]);
    both
}

/// Has these documents go from one account to the other; where each arrived.
fn go(from: &mut Account, into: &mut Account, items: &BTreeSet<ItemId>) -> Result<(), Stays> {
    let leaving = from.book.leaving(items)?;
    for new in &leaving.undone {
        assert!(from.enter(new).is_some(), "it leaves: {new:?}");
    }
    for item in &leaving.items {
        arrive(into, from.book.item(*item).expect("it was there"));
    }
    let arrived = leaving.items.iter().map(|item| (*item, *item)).collect();
    let (_, left) = leaving.tell(&arrived, |new| Ok::<_, Stays>(into.enter(new)))?;
    assert_eq!(left, 0, "all of it is told anew");
    Ok(())
}

/// A document that was there before is there again; any other is new.
fn arrive(into: &mut Account, item: &Item) {
    if into.book.item(item.item).is_none() {
        into.book.add_item(Item { customer: into.customer, recorded: JOINED, ..item.clone() });
        return;
    }
    let there = into.book.item(item.item).expect("it was there");
    let cancelled = into.book.cancelled(there).expect("it had left").clone();
    let back = cancelled.reversal(cancelled.effective).expect("small amounts");
    assert!(into.enter(&back).is_some(), "it comes back");
}

fn every_item(account: &Account) -> BTreeSet<ItemId> {
    account.book.items().map(|item| item.item).collect()
}

proptest! {
    /// M19: whatever happened to two customers, one account has afterwards what both had, on
    /// every day; the other has nothing; and what was known before is known as it was.
    #[test]
    fn merge_preserves_totals_and_history(one in a_history(), other in a_history()) {
        let other = of_the_other(&other);
        let (mut stays, mut goes) = (Account::of(&one, CUSTOMER), Account::of(&other, OTHER));
        let before: Vec<(Day, Sums, Sums)> = every_day()
            .map(|day| (day, stays.sums(day, NOW), goes.sums(day, NOW)))
            .collect();
        let known = Moment(JOINED.0 - 1);
        let all = every_item(&goes);
        prop_assert_eq!(go(&mut goes, &mut stays, &all), Ok(()));
        for (day, own, others) in before {
            prop_assert_eq!(goes.sums(day, NOW), Sums::new(), "{}", day);
            prop_assert_eq!(
                together(stays.sums(day, NOW), Sums::new()),
                together(own.clone(), others.clone()),
                "{}",
                day
            );
            prop_assert_eq!(stays.sums(day, known), own, "as known before, {}", day);
            prop_assert_eq!(goes.sums(day, known), others, "as known before, {}", day);
        }
    }

    /// M19: some documents of one customer turn out to be another's; brought back, everything is
    /// as it was. Those that are tied to others go with them or not at all.
    #[test]
    fn split_preserves_totals_and_can_be_taken_back(
        one in a_history(),
        chosen in prop::collection::vec(any::<bool>(), 9),
    ) {
        let nothing = History::default();
        let (mut from, mut into) = (Account::of(&one, CUSTOMER), Account::of(&nothing, OTHER));
        let before: Vec<(Day, Sums)> =
            every_day().map(|day| (day, from.sums(day, NOW))).collect();
        let picked = from.book.items().zip(chosen).filter(|(_, chosen)| *chosen);
        let picked: BTreeSet<ItemId> = picked.map(|(item, _)| item.item).collect();
        match go(&mut from, &mut into, &picked) {
            Err(Stays::Tied { goes, stays }) => {
                prop_assert!(picked.contains(&goes) && !picked.contains(&stays));
            }
            Err(Stays::Money(error)) => prop_assert!(false, "{}", error),
            Ok(()) => {
                for (day, sums) in &before {
                    let both = together(from.sums(*day, NOW), into.sums(*day, NOW));
                    prop_assert_eq!(both, together(sums.clone(), Sums::new()), "{}", day);
                }
                prop_assert_eq!(go(&mut into, &mut from, &picked), Ok(()));
                for (day, sums) in &before {
                    prop_assert_eq!(into.sums(*day, NOW), Sums::new(), "{}", day);
                    prop_assert_eq!(&from.sums(*day, NOW), sums, "{}", day);
                }
                // And there and back once more.
                prop_assert_eq!(go(&mut from, &mut into, &picked), Ok(()));
                prop_assert_eq!(go(&mut into, &mut from, &picked), Ok(()));
                for (day, sums) in before {
                    prop_assert_eq!(from.sums(day, NOW), sums, "{}", day);
                }
            }
        }
    }
}
