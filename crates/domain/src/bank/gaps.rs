//! Are statements missing between those that are known?
//!
//! Each statement opens with the balance with which the one before closed. Where it does not, money
//! moved on days that nobody has told of: whoever paid then would be chased.

use super::known::KeptStatement;
use crate::day::Day;
use crate::money::Money;

/// Two statements that do not meet: the day and balance with which one closes, and those with
/// which the next opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    pub closed: (Day, Money),
    pub opens: (Day, Money),
}

/// The first and last day of a statement and its balances.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Day,
    pub to: Day,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
}

/// What is missing next to a statement. `before` are kept statements that end before its first
/// day and `after` those that begin after its last; of each the nearest count, whichever of
/// several of one day meets it. A balance that is not stated meets every other.
pub fn gaps(one: Stretch, before: &[KeptStatement], after: &[KeptStatement]) -> Vec<Gap> {
    let last = before.iter().filter(|kept| kept.to < one.from).map(|kept| kept.to).max();
    let closings = before.iter().filter(|kept| Some(kept.to) == last).map(|kept| kept.closing);
    let missing_before = one.opening.zip(unmet(one.opening, closings)).zip(last);
    let next = after.iter().filter(|kept| kept.from > one.to).map(|kept| kept.from).min();
    let openings = after.iter().filter(|kept| Some(kept.from) == next).map(|kept| kept.opening);
    let missing_after = one.closing.zip(unmet(one.closing, openings)).zip(next);
    let first = missing_before.map(|((opening, closing), day)| Gap {
        closed: (day, closing),
        opens: (one.from, opening),
    });
    let second = missing_after
        .map(|((closing, opening), day)| Gap { closed: (one.to, closing), opens: (day, opening) });
    first.into_iter().chain(second).collect()
}

/// The last of several balances, where none of them is the wanted one.
fn unmet(wanted: Option<Money>, balances: impl Iterator<Item = Option<Money>>) -> Option<Money> {
    let mut last = None;
    for balance in balances {
        if balance.is_none() || balance == wanted {
            return None;
        }
        last = balance;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn day(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    /// First day, last day, balances.
    fn kept((from, to, opening, closing): (i8, i8, Option<i64>, Option<i64>)) -> KeptStatement {
        KeptStatement {
            statement: 1,
            from: day(from),
            to: day(to),
            opening: opening.map(eur),
            closing: closing.map(eur),
            counts: true,
        }
    }

    #[test]
    fn balances_that_do_not_meet_are_told_on_either_side() {
        let one = Stretch {
            from: day(10),
            to: day(11),
            opening: Some(eur(500)),
            closing: Some(eur(700)),
        };
        let before = |balances: &[(i8, i8, Option<i64>, Option<i64>)]| {
            let kept: Vec<KeptStatement> = balances.iter().copied().map(kept).collect();
            gaps(one, &kept, &[]).first().map(|gap| (gap.closed, gap.opens))
        };
        let missing = Some(((day(7), eur(10)), (day(10), eur(500))));
        assert_eq!(before(&[(7, 7, Some(0), Some(10))]), missing);
        assert_eq!(before(&[(7, 7, Some(0), Some(500))]), None, "it meets");
        assert_eq!(before(&[]), None, "nothing is known");
        assert_eq!(before(&[(7, 7, Some(0), None)]), None, "no balance is stated");
        assert_eq!(before(&[(6, 6, None, Some(500)), (7, 7, Some(0), Some(10))]), missing);
        let twice = [(7, 7, Some(0), Some(500)), (7, 7, Some(0), Some(10))];
        assert_eq!(before(&twice), None, "one of the day meets");
        let after = gaps(one, &[], &[kept((14, 14, Some(900), None))]);
        assert_eq!(after, [Gap { closed: (day(11), eur(700)), opens: (day(14), eur(900)) }]);
        assert_eq!(gaps(one, &[], &[kept((14, 14, Some(700), None))]), []);
        let silent = Stretch { opening: None, closing: None, ..one };
        assert_eq!(gaps(silent, &[kept((7, 7, None, Some(10)))], &[]), []);
    }
}
