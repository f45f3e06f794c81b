//! Expected credit losses by a provision matrix (IFRS 9, 5.5.15, simplified approach; F-F).

use crate::analysis::share::share_pct;
use crate::exact::{Amount, Exact, Figure};
use crate::rates::Rate;

/// A bucket of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// Receivables in the bucket.
    pub gross: Amount,
    /// Expected loss, in per cent of them: 0 to 100.
    pub loss_rate: Rate,
}

/// The losses expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvisionMatrix {
    /// Expected loss of each bucket, in the order given.
    pub losses: Vec<Amount>,
    pub total_gross: Amount,
    /// Sum of the losses shown.
    pub total_loss: Amount,
    /// Of the two totals; `None` when nothing is owed.
    pub coverage_pct: Option<Figure>,
}

/// Losses expected on these buckets.
pub fn provision_matrix(rows: &[MatrixRow]) -> ProvisionMatrix {
    let loss = |row: &MatrixRow| (Exact::from(row.gross) * Exact::share(row.loss_rate)).amount();
    let losses: Vec<Amount> = rows.iter().map(loss).collect();
    let total_gross = rows.iter().map(|row| row.gross).sum();
    let total_loss = losses.iter().copied().sum();
    ProvisionMatrix {
        losses,
        total_gross,
        total_loss,
        coverage_pct: share_pct(total_loss, total_gross),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(rows: &[(i128, &str)]) -> ProvisionMatrix {
        let rows: Vec<MatrixRow> = rows
            .iter()
            .map(|(gross, rate)| MatrixRow {
                gross: Amount::from_hundredths(*gross),
                loss_rate: rate.parse().expect("a rate"),
            })
            .collect();
        provision_matrix(&rows)
    }

    #[test]
    fn the_matrix_of_the_illustrative_example() {
        let matrix = matrix(&[
            (1_500_000_000, "0.3"),
            (750_000_000, "1.6"),
            (400_000_000, "3.6"),
            (250_000_000, "6.6"),
            (100_000_000, "10.6"),
        ]);
        let losses: Vec<String> = matrix.losses.iter().map(Amount::to_string).collect();
        assert_eq!(losses, ["45000.00", "120000.00", "144000.00", "165000.00", "106000.00"]);
        assert_eq!(matrix.total_gross.to_string(), "30000000.00");
        assert_eq!(matrix.total_loss.to_string(), "580000.00");
        assert_eq!(matrix.coverage_pct, Some(Figure::new(193, 2)));
    }

    #[test]
    fn losses_are_rounded_bucket_by_bucket_and_nothing_has_no_coverage() {
        let odd = matrix(&[(1, "50"), (1, "50"), (2, "10")]);
        assert_eq!(odd.losses.iter().map(|loss| loss.hundredths()).collect::<Vec<_>>(), [1, 1, 0]);
        assert_eq!(odd.coverage_pct, Some(Figure::new(5_000, 2)));
        assert_eq!(matrix(&[(0, "100")]).coverage_pct, None);
    }
}
