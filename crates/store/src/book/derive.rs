//! What follows from an item's movements: how much is open, since when nothing is.

use crate::error::StoreError;
use crate::value::NEVER;

/// The derived columns of an item, its due day apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Derived {
    pub(crate) open: i64,
    /// First effective day of a movement, or [`NEVER`].
    pub(crate) first_move: i64,
    /// Day from which nothing is open, or [`NEVER`].
    pub(crate) closed: i64,
}

/// Derives the columns of an item of this amount from its movements `(effective, amount)`,
/// which are put into order of day.
///
/// # Errors
/// [`StoreError::Overdrawn`] when more is settled than the item amounts to.
pub(crate) fn derive(
    item: i64,
    amount: i64,
    moves: &mut [(i64, i64)],
) -> Result<Derived, StoreError> {
    moves.sort_unstable();
    let mut open = amount;
    let mut closed = NEVER;
    for (at, (day, settled)) in moves.iter().enumerate() {
        open = open.checked_sub(*settled).ok_or(StoreError::TooLarge { item })?;
        // Several movements of one day count together.
        if moves.get(at + 1).is_some_and(|(next, _)| next == day) {
            continue;
        }
        if open != 0 {
            closed = NEVER;
        } else if closed == NEVER {
            closed = *day;
        }
    }
    if open < 0 {
        return Err(StoreError::Overdrawn { item, by: -open });
    }
    let first_move = moves.first().map_or(NEVER, |(day, _)| *day);
    Ok(Derived { open, first_move, closed })
}

/// Movements of many items, both sides, found by customer and item.
#[derive(Debug, Default)]
pub(crate) struct Moves(Vec<Move>);

#[derive(Clone, Copy, Debug)]
struct Move {
    customer: i64,
    item: i64,
    day: i64,
    amount: i64,
}

impl Moves {
    /// Takes note of a movement; 0 stands for "no item on that side".
    pub(crate) fn push(&mut self, customer: i64, items: [i64; 2], day: i64, amount: i64) {
        for item in items {
            if item != 0 {
                self.0.push(Move { customer, item, day, amount });
            }
        }
    }

    /// To be called once, after the last `push`.
    pub(crate) fn sort(&mut self) {
        self.0.sort_unstable_by_key(|one| (one.customer, one.item, one.day, one.amount));
    }

    /// `(day, amount)` of the movements of one item, into `into`.
    pub(crate) fn of(&self, customer: i64, item: i64, into: &mut Vec<(i64, i64)>) {
        into.clear();
        let key = (customer, item);
        let first = self.0.partition_point(|one| (one.customer, one.item) < key);
        let rows = self.0[first..].iter().take_while(|one| (one.customer, one.item) == key);
        into.extend(rows.map(|one| (one.day, one.amount)));
    }

    /// Customers and items that have movements, each once, in order.
    pub(crate) fn touched(&self) -> Vec<(i64, i64)> {
        let mut touched: Vec<_> = self.0.iter().map(|one| (one.customer, one.item)).collect();
        touched.dedup();
        touched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_closed_from_the_day_after_which_nothing_is_ever_open() {
        type Story = (&'static str, &'static [(i64, i64)], i64, i64, i64);
        let rows: [Story; 6] = [
            ("untouched", &[], 100, NEVER, NEVER),
            ("paid in part", &[(10, 40)], 60, 10, NEVER),
            ("paid in two parts", &[(20, 60), (10, 40)], 0, 10, 20),
            ("taken back the same day", &[(10, 100), (10, -100)], 100, 10, NEVER),
            ("taken back later", &[(10, 100), (20, -100)], 100, 10, NEVER),
            ("taken back and paid again", &[(10, 100), (20, -100), (30, 100)], 0, 10, 30),
        ];
        for (name, moves, open, first_move, closed) in rows {
            let derived = derive(1, 100, &mut moves.to_vec()).expect(name);
            assert_eq!(derived, Derived { open, first_move, closed }, "{name}");
        }
    }

    #[test]
    fn more_than_the_amount_is_refused() {
        let refused = derive(7, 100, &mut [(10, 60), (11, 41)]);
        assert!(matches!(refused, Err(StoreError::Overdrawn { item: 7, by: 1 })));
    }
}
