//! What was paid after something was done, against debts equally late to which nothing was done
//! (TBL-07; F-K). People act on the debts that need it, so that a difference is a hint and no
//! proof; days of delay are all that is made equal.

use crate::analysis::share::share_pct;
use crate::exact::{Amount, Exact, Figure};
use std::collections::BTreeMap;

/// Debts to which the same was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    pub debts: u32,
    /// Open on the days it was done.
    pub open: Amount,
    /// Of that paid within the days that are looked at.
    pub paid: Amount,
    /// Open, by days of delay.
    at: BTreeMap<i64, Amount>,
}

/// Debts to which nothing was done, by days of delay: open, and paid within the same days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Responses(BTreeMap<i64, (Amount, Amount)>);

/// The comparison, in per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub paid_pct: Option<Figure>,
    /// Of debts left alone, mixed as those of the group were; `None` where for some delay there
    /// is none.
    pub comparable_pct: Option<Figure>,
    /// The first less the second, as they are shown.
    pub difference_pct: Option<Figure>,
}

impl Response {
    /// Adds a debt with what was open of it and paid; nothing open is nothing done.
    pub fn add(&mut self, days_late: i64, open: Amount, paid: Amount) {
        if !open.is_positive() {
            return;
        }
        self.debts += 1;
        (self.open, self.paid) = (self.open + open, self.paid + paid);
        let at = self.at.entry(days_late).or_insert(Amount::ZERO);
        *at = *at + open;
    }

    /// The share that was paid, beside that of debts left alone.
    pub fn against(&self, others: &Responses) -> Compared {
        let paid_pct = share_pct(self.paid, self.open);
        let comparable_pct = self.comparable(others);
        let difference = |(paid, comparable): (Figure, Figure)| {
            Figure::new(paid.units() - comparable.units(), 2)
        };
        Compared {
            paid_pct,
            comparable_pct,
            difference_pct: paid_pct.zip(comparable_pct).map(difference),
        }
    }

    fn comparable(&self, others: &Responses) -> Option<Figure> {
        let expected = self.at.iter().map(|(days, open)| {
            let (left, paid) = others.0.get(days)?;
            Some(Exact::from(*open) * Exact::ratio(*paid, *left)?)
        });
        let expected: Option<Vec<Exact>> = expected.collect();
        let sum: Exact = expected?.into_iter().sum();
        Some(Exact::ratio(sum, self.open)?.percent().rounded(2))
    }
}

impl Responses {
    /// Adds a debt that nothing was done about when it was so late.
    pub fn left_alone(&mut self, days_late: i64, open: Amount, paid: Amount) {
        if open.is_positive() {
            let at = self.0.entry(days_late).or_insert((Amount::ZERO, Amount::ZERO));
            *at = (at.0 + open, at.1 + paid);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tbl_07_what_was_paid_is_held_against_debts_equally_late() {
        let units = |whole: i128| Amount::from_hundredths(whole * 100);
        let mut alone = Responses::default();
        for (days, open, paid) in [(3, 100, 20), (3, 100, 40), (14, 200, 20), (14, 0, 0)] {
            alone.left_alone(days, units(open), units(paid));
        }
        // Days, open and paid of a group; paid, comparable, difference.
        type Debts = &'static [(i64, i128, i128)];
        let rows: [(Debts, &str); 4] = [
            (&[(3, 100, 60)], "60.00 30.00 30.00"),
            // 100 at 30 % and 300 at 10 %.
            (&[(3, 100, 0), (14, 300, 100)], "25.00 15.00 10.00"),
            (&[(5, 100, 50)], "50.00 none none"),
            (&[(3, 0, 0)], "none none none"),
        ];
        for (debts, expected) in rows {
            let mut group = Response::default();
            for (days, open, paid) in debts {
                group.add(*days, units(*open), units(*paid));
            }
            let told = group.against(&alone);
            let shown =
                |figure: Option<Figure>| figure.map_or("none".to_owned(), |f| f.to_string());
            let told = [told.paid_pct, told.comparable_pct, told.difference_pct].map(shown);
            assert_eq!(told.join(" "), expected, "{debts:?}");
        }
    }
}
