//! Days sales outstanding, the part of them that is lateness, and how well is collected
//! (F-K; KPI-04).

use crate::analysis::share::share_pct;
use crate::exact::{Amount, Exact, Figure};

/// A period of sales on credit and the receivables around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreditPeriod {
    /// Calendar days of the period.
    pub days: u16,
    /// Receivables at its begin.
    pub ar_begin: Amount,
    /// Receivables at its end; never above those at the begin and the sales together.
    pub ar_end: Amount,
    /// The part of them that is not overdue.
    pub ar_end_current: Amount,
    /// Sales on credit in the period.
    pub credit_sales: Amount,
}

/// What a period says about collecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collecting {
    /// Days of sales that are not yet paid: receivables / sales × days.
    pub dso: Option<Figure>,
    /// The same if nothing were overdue.
    pub best_possible_dso: Option<Figure>,
    /// The difference of the two, as they are shown.
    pub average_days_delinquent: Option<Figure>,
    /// Collection effectiveness: what was collected, of what could be, in per cent.
    pub cei_pct: Option<Figure>,
}

/// Days sales outstanding and collection effectiveness of a period.
pub fn collecting(period: &CreditPeriod) -> Collecting {
    let days_of = |receivables: Amount| {
        let daily = Exact::ratio(receivables, period.credit_sales)?;
        Some((daily * Exact::from(i64::from(period.days))).rounded(2))
    };
    let (dso, best_possible_dso) = (days_of(period.ar_end), days_of(period.ar_end_current));
    let delinquent =
        |(all, current): (Figure, Figure)| Figure::new(all.units() - current.units(), 2);
    let claims = period.ar_begin + period.credit_sales;
    Collecting {
        dso,
        best_possible_dso,
        average_days_delinquent: dso.zip(best_possible_dso).map(delinquent),
        cei_pct: share_pct(claims - period.ar_end, claims - period.ar_end_current),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_read_as_by_hand() {
        // Begin, end, current, sales in units; dso, best possible, delinquent, effectiveness.
        let rows = [
            (500_000, 450_000, 300_000, 1_350_000, "30.00 20.00 10.00 90.32"),
            (100, 100, 100, 0, "none none none none"),
            (100, 50, 0, 0, "none none none 50.00"),
            (0, 0, 0, 90, "0.00 0.00 0.00 100.00"),
            (0, 90, 90, 90, "90.00 90.00 0.00 none"),
            // 12.857 and 6.428 days are shown 12.86 and 6.43; their difference is of the shown.
            (0, 100, 50, 700, "12.86 6.43 6.43 92.31"),
        ];
        for (ar_begin, ar_end, ar_end_current, credit_sales, expected) in rows {
            let units = |whole: i128| Amount::from_hundredths(whole * 100);
            let figures = collecting(&CreditPeriod {
                days: 90,
                ar_begin: units(ar_begin),
                ar_end: units(ar_end),
                ar_end_current: units(ar_end_current),
                credit_sales: units(credit_sales),
            });
            let shown = [
                figures.dso,
                figures.best_possible_dso,
                figures.average_days_delinquent,
                figures.cei_pct,
            ];
            let shown =
                shown.map(|figure| figure.map_or("none".to_owned(), |figure| figure.to_string()));
            assert_eq!(shown.join(" "), expected);
        }
    }

    #[test]
    fn days_delinquent_are_the_difference_of_what_is_shown() {
        let figures = collecting(&CreditPeriod {
            days: 1,
            ar_begin: Amount::from_hundredths(1_000),
            ar_end: Amount::from_hundredths(10),
            ar_end_current: Amount::from_hundredths(4),
            credit_sales: Amount::from_hundredths(1_000),
        });
        // 0.010 less 0.004 is 0.006, but the figures shown are 0.01 and 0.00.
        assert_eq!(figures.average_days_delinquent, Some(Figure::new(1, 2)));
        let figures = collecting(&CreditPeriod {
            days: 1,
            ar_begin: Amount::from_hundredths(1_000),
            ar_end: Amount::from_hundredths(14),
            ar_end_current: Amount::from_hundredths(6),
            credit_sales: Amount::from_hundredths(1_000),
        });
        // 0.014 less 0.006 is 0.008, but the figures shown are both 0.01.
        assert_eq!(figures.average_days_delinquent, Some(Figure::new(0, 2)));
    }
}
