//! Debtors by share and by term of repayment (S3-B3 tables 2 and 3; TBL-02, TBL-03).

use crate::analysis::share::{share_exceeds, share_pct};
use crate::exact::{Amount, Figure};
use crate::rates::Rate;
use std::cmp::Reverse;

/// What one customer owes, by term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DebtorTerms {
    /// The line of all the other debtors: part of the totals, but never singled out.
    pub others: bool,
    /// To be repaid within 30 days.
    pub within_30: Amount,
    /// In 31 to 60 days.
    pub d31_60: Amount,
    /// In 61 to 90 days.
    pub d61_90: Amount,
    /// Later.
    pub over_90: Amount,
    /// Should have been repaid.
    pub overdue: Amount,
}

impl DebtorTerms {
    /// All five.
    pub fn total(&self) -> Amount {
        self.within_30 + self.d31_60 + self.d61_90 + self.over_90 + self.overdue
    }
}

/// When a debtor is singled out: strictly above these percentages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebtorThresholds {
    /// Large: share in all debt.
    pub large_share: Rate,
    /// Attention: overdue part of the customer's own debt.
    pub attention_overdue: Rate,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DebtorLine {
    pub total: Amount,
    /// Of all debt.
    pub share_pct: Option<Figure>,
    /// Overdue part of this customer's debt.
    pub overdue_share_pct: Option<Figure>,
}

/// The table. Customers are named by the index of their row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtorsTable {
    pub rows: Vec<DebtorLine>,
    pub total: Amount,
    /// In the order of the rows.
    pub large: Vec<usize>,
    /// The one with the highest debt above zero, the first of equals.
    pub largest: Option<usize>,
    pub within_60_days_share_pct: Option<Figure>,
    /// In the order of the rows.
    pub attention: Vec<usize>,
}

/// Tables 2 and 3 of these debtors. Thresholds are compared with exact shares (R3).
pub fn debtors_table(debtors: &[DebtorTerms], thresholds: DebtorThresholds) -> DebtorsTable {
    let total = debtors.iter().map(DebtorTerms::total).sum();
    let within_60 = debtors.iter().map(|debtor| debtor.within_30 + debtor.d31_60).sum();
    let large = |debtor: &DebtorTerms| share_exceeds(debtor.total(), total, thresholds.large_share);
    let attention = |debtor: &DebtorTerms| {
        share_exceeds(debtor.overdue, debtor.total(), thresholds.attention_overdue)
    };
    DebtorsTable {
        rows: debtors.iter().map(|debtor| line(debtor, total)).collect(),
        total,
        large: named_where(debtors, large),
        largest: largest(debtors),
        within_60_days_share_pct: share_pct(within_60, total),
        attention: named_where(debtors, attention),
    }
}

fn line(debtor: &DebtorTerms, all: Amount) -> DebtorLine {
    let total = debtor.total();
    DebtorLine {
        total,
        share_pct: share_pct(total, all),
        overdue_share_pct: share_pct(debtor.overdue, total),
    }
}

/// Customers with a name of their own, and their row.
fn named(debtors: &[DebtorTerms]) -> impl Iterator<Item = (usize, &DebtorTerms)> {
    debtors.iter().enumerate().filter(|(_, debtor)| !debtor.others)
}

fn named_where(debtors: &[DebtorTerms], singled_out: impl Fn(&DebtorTerms) -> bool) -> Vec<usize> {
    named(debtors).filter(|(_, debtor)| singled_out(debtor)).map(|(row, _)| row).collect()
}

fn largest(debtors: &[DebtorTerms]) -> Option<usize> {
    let owing = named(debtors).filter(|(_, debtor)| debtor.total().is_positive());
    // Of equal minima the first is taken, of equal maxima the last would be.
    owing.min_by_key(|(_, debtor)| Reverse(debtor.total())).map(|(row, _)| row)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRESET: (&str, &str) = ("10", "0");

    fn row(others: bool, terms: [i128; 5]) -> DebtorTerms {
        let [within_30, d31_60, d61_90, over_90, overdue] = terms.map(Amount::from_hundredths);
        DebtorTerms { others, within_30, d31_60, d61_90, over_90, overdue }
    }

    fn table(debtors: &[DebtorTerms], (large, attention): (&str, &str)) -> DebtorsTable {
        let rate = |text: &str| text.parse::<Rate>().expect("a rate");
        let thresholds =
            DebtorThresholds { large_share: rate(large), attention_overdue: rate(attention) };
        debtors_table(debtors, thresholds)
    }

    #[test]
    fn the_tables_of_the_regulation() {
        let table = table(
            &[
                row(false, [600_000, 500_000, 102_240, 0, 0]),
                row(false, [150_000, 204_140, 0, 0, 281_660]),
                row(false, [304_600, 100_000, 0, 0, 0]),
                row(false, [231_200, 0, 0, 0, 0]),
                row(true, [300_000, 86_160, 30_000, 0, 0]),
            ],
            PRESET,
        );
        assert_eq!(table.total.to_string(), "28900.00");
        let shares = table.rows.iter().filter_map(|row| row.share_pct);
        let shares: Vec<String> = shares.map(|share| share.to_string()).collect();
        assert_eq!(shares, ["41.60", "22.00", "14.00", "8.00", "14.40"]);
        assert_eq!(table.rows[1].overdue_share_pct, Some(Figure::new(4_430, 2)));
        assert_eq!(table.within_60_days_share_pct, Some(Figure::new(8_568, 2)));
        assert_eq!(
            (table.large, table.largest, table.attention),
            (vec![0, 1, 2], Some(0), vec![1])
        );
    }

    #[test]
    fn others_are_never_singled_out_and_the_first_of_equals_is_the_largest() {
        let debtors = [
            row(true, [0, 0, 0, 0, 900]),
            row(false, [40, 0, 0, 0, 10]),
            row(false, [0, 0, 50, 0, 0]),
            row(false, [0, 0, 0, 0, 0]),
        ];
        let table = table(&debtors, ("4.9", "20"));
        assert_eq!((table.large, table.largest), (vec![1, 2], Some(1)));
        assert_eq!(table.attention, [0_usize; 0], "20 per cent is not above 20 per cent");
    }

    #[test]
    fn nobody_is_the_largest_where_nothing_is_owed() {
        let table = table(&[row(false, [0; 5]), row(false, [0; 5])], ("0", "0"));
        assert_eq!((table.large, table.largest, table.attention), (vec![], None, vec![]));
        assert_eq!(table.within_60_days_share_pct, None);
        assert!(table.rows.iter().all(|row| row.share_pct.is_none()));
    }
}
