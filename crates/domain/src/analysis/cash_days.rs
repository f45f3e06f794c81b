//! From the sale to the money: how long it takes, and which part of it was agreed (S3-B1; ANA-14;
//! the fourth way of days sales outstanding).

use crate::day::Day;
use crate::exact::{Amount, Exact, Figure};

/// Money that came in for documents, each weighted by its amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CashDays {
    amount: Amount,
    /// Hundredths times days.
    agreed: i128,
    late: i128,
}

/// The average ways, in days with two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ways {
    /// From the document to the day it was due.
    pub agreed: Figure,
    /// From that day to the money; below zero where it came early.
    pub late: Figure,
    /// Of the two, as they are shown.
    pub whole: Figure,
}

impl CashDays {
    /// Adds money received on a day for a document of a day, due on a day. Money taken back is
    /// below zero.
    pub fn add(&mut self, amount: Amount, document: Day, due: Day, paid: Day) {
        self.amount = self.amount + amount;
        self.agreed += amount.hundredths() * i128::from(due.days_since(document));
        self.late += amount.hundredths() * i128::from(paid.days_since(due));
    }

    /// Adds what was counted elsewhere.
    pub fn join(&mut self, other: &Self) {
        self.amount = self.amount + other.amount;
        (self.agreed, self.late) = (self.agreed + other.agreed, self.late + other.late);
    }

    /// The averages; `None` where nothing came in.
    pub fn ways(&self) -> Option<Ways> {
        let of = |weighted: i128| {
            let ratio = Exact::ratio(Amount::from_hundredths(weighted), self.amount)?;
            Some(ratio.rounded(2))
        };
        if !self.amount.is_positive() {
            return None;
        }
        let (agreed, late) = (of(self.agreed)?, of(self.late)?);
        Some(Ways { agreed, late, whole: Figure::new(agreed.units() + late.units(), 2) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ana_14_the_way_from_sale_to_money_is_split_at_the_due_day() {
        let day = |text: &str| text.parse::<Day>().expect(text);
        // Amount, document, due, paid; agreed, late, whole after each.
        let rows = [
            (100, "2026-01-01", "2026-01-15", "2026-01-20", "14.00 5.00 19.00"),
            (100, "2026-01-01", "2026-01-31", "2026-01-21", "22.00 -2.50 19.50"),
            (200, "2026-01-01", "2026-01-01", "2026-01-01", "11.00 -1.25 9.75"),
            (-400, "2026-01-01", "2026-01-01", "2026-01-01", "none"),
        ];
        let mut days = CashDays::default();
        for (amount, document, due, paid, expected) in rows {
            days.add(Amount::from_hundredths(amount), day(document), day(due), day(paid));
            let shown = days.ways().map_or("none".to_owned(), |ways| {
                format!("{} {} {}", ways.agreed, ways.late, ways.whole)
            });
            assert_eq!(shown, expected, "{amount}");
        }
    }
}
