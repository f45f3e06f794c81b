//! How a buyer pays: six temperaments, and what each does with an invoice.

use super::dice::Dice;
use saldo_domain::Day;

/// The character of a buyer, thrown once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Temper {
    /// Pays in full about the due day.
    Punctual,
    /// Pays before the goods leave, in round sums.
    Prepaying,
    /// Pays in full, its habit of days late.
    Slow { habit: i64 },
    /// Pays in two or three parts and sometimes forgets the last.
    Partial,
    /// Contests one invoice in five.
    Disputing,
    /// Was slow, and from a day on pays nothing more.
    Vanishing { gone: Day },
}

impl Temper {
    /// Throws a character; `as_of` is the last day of the history.
    pub(crate) fn throw(as_of: Day, dice: &mut Dice) -> Self {
        let habit = dice.among(3..=24);
        // Most who vanish did so lately; the others are court cases and write-offs by now.
        let lately = dice.happens(700);
        let gone = as_of.plus(-if lately { dice.among(25..=150) } else { dice.among(151..=620) });
        *dice.weigh(&[
            (Temper::Punctual, 54),
            (Temper::Prepaying, 6),
            (Temper::Slow { habit }, 20),
            (Temper::Partial, 8),
            (Temper::Disputing, 7),
            (Temper::Vanishing { gone }, 5),
        ])
    }

    /// Days late (negative: early) and parts per thousand of each payment of an invoice.
    pub(crate) fn payments(self, dice: &mut Dice) -> Vec<(i64, i64)> {
        match self {
            Temper::Punctual | Temper::Prepaying => vec![(punctual(dice), 1_000)],
            Temper::Slow { habit } => vec![(habit + dice.among(-4..=6), 1_000)],
            Temper::Vanishing { .. } => vec![(dice.among(0..=18), 1_000)],
            Temper::Disputing => vec![(dice.among(-1..=10), 1_000)],
            Temper::Partial => in_parts(dice),
        }
    }

    /// Does it contest this invoice?
    pub(crate) fn contests(self, dice: &mut Dice) -> bool {
        match self {
            Temper::Disputing => dice.happens(220),
            _ => dice.happens(8),
        }
    }

    /// Does it still pay on this day?
    pub(crate) fn pays_on(self, day: Day) -> bool {
        !matches!(self, Temper::Vanishing { gone } if day >= gone)
    }

    /// Is it still supplied on this day? Deliveries stop some weeks after payments.
    pub(crate) fn buys_on(self, day: Day) -> bool {
        !matches!(self, Temper::Vanishing { gone } if day >= gone.plus(35))
    }
}

fn punctual(dice: &mut Dice) -> i64 {
    if dice.happens(90) { dice.among(1..=4) } else { dice.among(-4..=0) }
}

fn in_parts(dice: &mut Dice) -> Vec<(i64, i64)> {
    let mut parts = vec![(dice.among(0..=5), dice.among(350..=600))];
    if dice.happens(550) {
        parts.push((dice.among(12..=22), dice.among(200..=350)));
    }
    let last = if dice.happens(120) { dice.among(95..=160) } else { dice.among(26..=48) };
    parts.push((last, 1_000));
    parts
}
