//! Count-back days sales outstanding: the days of the latest sales that the receivables are
//! made of (F-K). Unlike the plain figure it does not swing with the season.

use crate::day::Day;
use crate::exact::{Amount, Exact, Figure};

/// Sales of one calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthSales {
    /// First day of the month.
    pub month: Day,
    pub sales: Amount,
}

impl MonthSales {
    /// Calendar days of the month.
    pub fn days(&self) -> i64 {
        self.month.ahead_months(1).days_since(self.month)
    }
}

/// A month of sales counted towards the receivables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedMonth {
    pub of: MonthSales,
    /// The part of its sales found in the receivables.
    pub covered: Amount,
    /// Days counted: all of the month, or in proportion for the last one.
    pub days_counted: Figure,
}

/// The receivables counted back over the months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countback {
    /// Days of sales in the receivables; `None` when the months given do not reach.
    pub dso: Option<Figure>,
    /// Months that were needed, latest first.
    pub months: Vec<CountedMonth>,
    /// Receivables for which there are no sales: zero when the months reach.
    pub uncovered: Amount,
}

/// Counts receivables at the end of a month back over the sales of that month and those before
/// it, latest first and without a gap. A month without sales counts all its days, as long as
/// something is left of the receivables.
pub fn countback(receivables: Amount, latest_first: &[MonthSales]) -> Countback {
    let mut left = receivables;
    let mut months = Vec::new();
    for month in latest_first {
        if !left.is_positive() {
            break;
        }
        let counted = count(*month, left);
        left = left - counted.covered;
        months.push(counted);
    }
    // Only one month can have a fraction of days, so the shown days add up exactly.
    let days = months.iter().map(|month| month.days_counted.units()).sum();
    let reached = !left.is_positive();
    Countback { dso: reached.then_some(Figure::new(days, 2)), months, uncovered: left }
}

/// One month against what is left of the receivables, above zero.
fn count(month: MonthSales, left: Amount) -> CountedMonth {
    let days = Exact::whole(month.days());
    if month.sales <= left {
        return CountedMonth { of: month, covered: month.sales, days_counted: days.rounded(2) };
    }
    let part = Exact::ratio(left, month.sales).expect("sales above receivables above zero");
    CountedMonth { of: month, covered: left, days_counted: (days * part).rounded(2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(whole: i128) -> Amount {
        Amount::from_hundredths(whole * 100)
    }

    #[test]
    fn receivables_are_counted_back_until_they_are_used_up() {
        // Receivables, sales of March, February, January 2025, days counted, result, uncovered.
        let rows: [(i128, &[i128], &str, &str, i128); 7] = [
            (450_000, &[200_000, 150_000, 180_000], "31.00 28.00 17.22", "76.22", 0),
            (350_000, &[200_000, 150_000, 180_000], "31.00 28.00", "59.00", 0),
            (100_000, &[200_000, 150_000], "15.50", "15.50", 0),
            (0, &[200_000], "", "0.00", 0),
            (250_000, &[200_000, 0, 100_000], "31.00 28.00 15.50", "74.50", 0),
            (400_000, &[200_000, 150_000], "31.00 28.00", "none", 50_000),
            (200_000, &[200_000, 0], "31.00", "31.00", 0),
        ];
        for (receivables, sales, counted, dso, uncovered) in rows {
            let months = ["2025-03-01", "2025-02-01", "2025-01-01"];
            let months: Vec<MonthSales> = months
                .iter()
                .zip(sales)
                .map(|(month, sales)| MonthSales {
                    month: month.parse().expect(month),
                    sales: units(*sales),
                })
                .collect();
            let result = countback(units(receivables), &months);
            let days: Vec<String> =
                result.months.iter().map(|month| month.days_counted.to_string()).collect();
            assert_eq!(days.join(" "), counted, "{receivables} over {sales:?}");
            let shown = result.dso.map_or("none".to_owned(), |days| days.to_string());
            assert_eq!(shown, dso, "{receivables} over {sales:?}");
            assert_eq!(result.uncovered, units(uncovered), "{receivables} over {sales:?}");
        }
    }

    #[test]
    fn a_month_has_the_days_of_the_calendar() {
        for (month, days) in [("2024-02-01", 29), ("2025-02-01", 28), ("2099-12-01", 31)] {
            let month = MonthSales { month: month.parse().expect(month), sales: Amount::ZERO };
            assert_eq!(month.days(), days);
        }
    }
}
