//! How far each role's word reaches, as figures.

use crate::rating::ByStatus;

/// Limits in time within which a role decides alone. A company's policy may name its own
/// (GEN-12); the usual ones are those of the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Days for which the representative may take a customer's word without the manager
    /// (PAY-04, PAY-05).
    pub promise_days: ByStatus<u16>,
    /// Months from the initial due day within which the head of sales may defer again
    /// (EXE-07).
    pub repeated_within_months: u8,
    /// Started weeks of delay up to which the representative may waive the fee (LFE-08).
    pub waiver_weeks_sales_rep: u8,
    /// Started weeks up to which the head of sales may (LFE-09); not fewer.
    pub waiver_weeks_head_of_sales: u8,
}

impl Limits {
    /// The limits of the regulation.
    pub const REGULATION: Limits = Limits {
        promise_days: ByStatus { reliable: 5, uncertain: 3, threat: 3, non_paying: 0 },
        repeated_within_months: 2,
        waiver_weeks_sales_rep: 1,
        waiver_weeks_head_of_sales: 2,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::REGULATION
    }
}
