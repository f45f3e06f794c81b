//! Chance with a memory: the same seed throws the same dice on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::ops::RangeInclusive;

/// A row of throws of its own for each subject, so that one customer's story does not
/// change when another customer is added.
#[derive(Debug)]
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of `subject` (a customer's index, a constant for the staff) under a seed.
    pub(crate) fn of(seed: u64, subject: u64) -> Self {
        let mut row = ChaCha8Rng::seed_from_u64(seed);
        row.set_stream(subject);
        Self(row)
    }

    /// Each whole number of the range is equally likely (as nearly as 64 bits allow).
    pub(crate) fn among(&mut self, range: RangeInclusive<i64>) -> i64 {
        let width = range.end().abs_diff(*range.start()).saturating_add(1);
        let offset = self.0.next_u64() % width;
        range.start() + i64::try_from(offset).unwrap_or_default()
    }

    /// True so many times out of a thousand.
    pub(crate) fn happens(&mut self, per_mille: i64) -> bool {
        self.among(0..=999) < per_mille
    }

    /// One of the list, which must not be empty.
    pub(crate) fn pick<'list, T>(&mut self, list: &'list [T]) -> &'list T {
        let last = i64::try_from(list.len()).unwrap_or(1) - 1;
        let index = usize::try_from(self.among(0..=last)).unwrap_or_default();
        &list[index]
    }

    /// One of the list by weight; the weights must not all be zero.
    pub(crate) fn weigh<'list, T>(&mut self, list: &'list [(T, i64)]) -> &'list T {
        let total: i64 = list.iter().map(|(_, weight)| weight).sum();
        let mut left = self.among(0..=total - 1);
        let lot = list.iter().find(|(_, weight)| {
            left -= weight;
            left < 0
        });
        &lot.unwrap_or(&list[0]).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_subject_throw_the_same_numbers() {
        let throw = |seed, subject| {
            let mut dice = Dice::of(seed, subject);
            (0..20).map(|_| dice.among(0..=1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(throw(7, 3), throw(7, 3));
        assert_ne!(throw(7, 3), throw(7, 4));
        assert_ne!(throw(7, 3), throw(8, 3));
    }

    #[test]
    fn throws_stay_inside_their_bounds_and_reach_both_ends() {
        let mut dice = Dice::of(1, 1);
        let throws: Vec<i64> = (0..500).map(|_| dice.among(-2..=2)).collect();
        assert_eq!(throws.iter().min(), Some(&-2));
        assert_eq!(throws.iter().max(), Some(&2));
        assert!((0..500).all(|_| *dice.weigh(&[("never", 0), ("always", 3)]) == "always"));
    }
}
