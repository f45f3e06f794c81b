//! A statement of account says what the book says, for any period of any history.

use crate::history::{DAYS, a_history, currency, day};
use proptest::prelude::*;
use saldo_domain::book::{CustomerBook, Moment};
use saldo_domain::statement::account::account;
use saldo_domain::{Day, Money};

const NOW: Moment = Moment::NOW_AND_EVER;

/// The balance by the book's own way, which knows nothing of entries.
fn balance(book: &CustomerBook, code: &str, on: Day) -> Money {
    let balances = book.balances(on, NOW).expect("small amounts");
    let found = balances.get(&currency(code));
    found.map_or(Money::zero(currency(code)), |balance| balance.total().expect("small amounts"))
}

proptest! {
    /// ASU-07: a statement is right to the smallest unit.
    #[test]
    fn statement_of_any_period_runs_from_balance_to_balance(
        history in a_history(), from in 0..DAYS, length in 0..DAYS,
    ) {
        let book = history.book();
        let (from, to) = (day(from), day(from + length));
        for code in ["EUR", "JPY"] {
            let told = account(&book, currency(code), (from, to), NOW).expect("small amounts");
            prop_assert_eq!(told.opening, balance(&book, code, from.plus(-1)));
            prop_assert_eq!(told.closing, balance(&book, code, to));
            let sum = told.opening.plus(told.debit).and_then(|sum| sum.minus(told.credit));
            prop_assert_eq!(sum, Ok(told.closing));
            for entry in &told.entries {
                prop_assert!((from..=to).contains(&entry.day));
                prop_assert!(entry.debit.is_zero() != entry.credit.is_zero());
            }
            prop_assert!(told.entries.is_sorted_by_key(|entry| (entry.day, entry.item, entry.kind)));
        }
    }
}
