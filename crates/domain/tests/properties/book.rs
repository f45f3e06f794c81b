//! The book tells the same story in whatever order it was written, and never rewrites it.

use crate::history::{History, a_history, day, every_day};
use proptest::prelude::*;
use proptest::sample::Index;
use saldo_domain::Day;
use saldo_domain::book::{Moment, balance};

const NOW: Moment = Moment::NOW_AND_EVER;

/// The same facts in another order.
fn shuffled(history: History) -> impl Strategy<Value = (History, History)> {
    let History { items, movements, due_changes } = history.clone();
    let others = (
        Just(items).prop_shuffle(),
        Just(movements).prop_shuffle(),
        Just(due_changes).prop_shuffle(),
    );
    others.prop_map(move |(items, movements, due_changes)| {
        (history.clone(), History { items, movements, due_changes })
    })
}

/// The history as it stood at a moment.
fn known_at(history: &History, known: Moment) -> History {
    let mut past = history.clone();
    past.items.retain(|item| item.recorded <= known);
    past.movements.retain(|movement| movement.recorded <= known);
    past.due_changes.retain(|change| change.recorded <= known);
    past
}

proptest! {
    /// I4: any order of the same facts gives the same state on every day.
    #[test]
    fn confluence_any_permutation((history, other) in a_history().prop_flat_map(shuffled)) {
        let (one, two) = (history.book(), other.book());
        for on in every_day() {
            prop_assert_eq!(one.open_items(on, NOW), two.open_items(on, NOW));
            prop_assert_eq!(one.balances(on, NOW), two.balances(on, NOW));
        }
    }

    /// What was known on a day does not change by what is learned later.
    #[test]
    fn the_past_as_it_was_known_stays(history in a_history(), chosen: Index) {
        let facts = history.items.len() + history.movements.len() + history.due_changes.len();
        let known = Moment(i64::try_from(chosen.index(facts)).expect("a short history"));
        let (whole, past) = (history.book(), known_at(&history, known).book());
        for on in every_day() {
            prop_assert_eq!(whole.open_items(on, known), past.open_items(on, NOW), "on {}", on);
        }
    }

    /// The streaming functions and the book give one answer.
    #[test]
    fn one_item_alone_is_as_open_as_in_its_book(history in a_history(), chosen: Index) {
        let item = chosen.get(&history.items);
        let book = history.book();
        for on in every_day() {
            let alone = balance::open_amount(item, &history.movements, on, NOW);
            prop_assert_eq!(book.open(item.item, on, NOW), Some(alone));
            let due = balance::due_in_force(item, &history.due_changes, on, NOW);
            prop_assert_eq!(book.due(item.item, on, NOW), Some(due));
        }
    }

    #[test]
    fn the_lowest_open_amount_is_that_of_some_later_day(history in a_history(), from in 0..50_i64) {
        let book = history.book();
        for item in &history.items {
            let from = day(from).max(item.effective);
            let open = |on: Day| book.open(item.item, on, NOW).expect("known").expect("small").minor();
            let lowest = from.through(day(60)).map(open).min().expect("some days");
            prop_assert_eq!(book.lowest_open_from(item, from).expect("small").minor(), lowest);
        }
    }

    #[test]
    fn a_closed_item_is_open_until_it_closes_and_never_after(history in a_history()) {
        let book = history.book();
        for item in &history.items {
            let open = |on: Day| book.open(item.item, on, NOW).expect("known").expect("small");
            match book.closed_since(item, NOW).expect("small amounts") {
                None => prop_assert!(open(day(60)).is_positive()),
                Some(closed) => {
                    prop_assert!(closed.through(day(60)).all(|on| open(on).is_zero()));
                    let eve = closed.plus(-1);
                    prop_assert!(eve < item.effective || open(eve).is_positive());
                }
            }
        }
    }
}
