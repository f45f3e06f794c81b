//! Debts by days of delay, with shares (S3-B3, S3-C 6; TBL-06).
//!
//! [`crate::ageing::Ageing`] ages the account of the book, by currency; this is the table of a
//! list of debts in one currency, by the same bounds.

use crate::ageing::{Bounds, overdue_days};
use crate::analysis::share::share_pct;
use crate::day::Day;
use crate::exact::{Amount, Figure};

/// A debt in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgedDebt {
    /// Never below zero.
    pub overdue_days: i64,
    /// Index of its bucket, as in [`Bounds::names`].
    pub bucket: usize,
}

/// A bucket of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgedBucket {
    /// Number of debts, those of zero included.
    pub count: u32,
    pub amount: Amount,
    /// Of the total; `None` when that is zero.
    pub share_pct: Option<Figure>,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeingTable {
    /// In the order given.
    pub debts: Vec<AgedDebt>,
    /// One for each name of the bounds, in that order.
    pub buckets: Vec<AgedBucket>,
    pub total: Amount,
    /// All buckets but the first.
    pub overdue_total: Amount,
}

/// Ages debts, each a due day and an amount, as of a day.
pub fn ageing_table(
    as_of: Day,
    bounds: &Bounds,
    debts: impl IntoIterator<Item = (Day, Amount)>,
) -> AgeingTable {
    let mut sums = vec![(0, Amount::ZERO); bounds.bucket_count()];
    let mut aged = Vec::new();
    for (due, amount) in debts {
        let overdue_days = overdue_days(due, as_of).max(0);
        let bucket = bounds.bucket_of(overdue_days);
        sums[bucket] = (sums[bucket].0 + 1, sums[bucket].1 + amount);
        aged.push(AgedDebt { overdue_days, bucket });
    }
    let total = sums.iter().map(|(_, amount)| *amount).sum();
    let line = |(count, amount)| AgedBucket { count, amount, share_pct: share_pct(amount, total) };
    AgeingTable {
        debts: aged,
        total,
        overdue_total: total - sums[0].1,
        buckets: sums.into_iter().map(line).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aged(debts: &[(&str, i128)]) -> AgeingTable {
        let bounds = Bounds::new(&[30, 60]).expect("rising");
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let debts =
            debts.iter().map(|(due, whole)| (day(due), Amount::from_hundredths(whole * 100)));
        ageing_table(day("2026-03-31"), &bounds, debts)
    }

    #[test]
    fn every_debt_lies_in_one_bucket_and_shares_are_of_the_total() {
        let table = aged(&[("2026-03-31", 50_000), ("2026-03-01", 40_000), ("2027-01-01", 0)]);
        let late: Vec<(i64, usize)> =
            table.debts.iter().map(|debt| (debt.overdue_days, debt.bucket)).collect();
        assert_eq!(late, [(0, 0), (30, 1), (0, 0)]);
        let shown: Vec<String> = table
            .buckets
            .iter()
            .map(|line| {
                let share = line.share_pct.map_or("none".to_owned(), |share| share.to_string());
                format!("{} {} {share}", line.count, line.amount)
            })
            .collect();
        assert_eq!(shown, ["2 50000.00 55.56", "1 40000.00 44.44", "0 0.00 0.00", "0 0.00 0.00"]);
        assert_eq!(table.total.to_string(), "90000.00");
        assert_eq!(table.overdue_total.to_string(), "40000.00");
    }

    #[test]
    fn nothing_owed_has_no_shares() {
        for debts in [&[][..], &[("2026-01-01", 0)]] {
            let table = aged(debts);
            assert!(table.buckets.iter().all(|line| line.share_pct.is_none()));
            assert_eq!(table.buckets.len(), 4);
            assert_eq!(table.total, Amount::ZERO);
        }
    }
}
