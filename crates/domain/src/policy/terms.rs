//! The terms of trade of each status (CLS-08), as a company fills them in.

use crate::rates::Rate;

/// Terms of trade of one status. What the regulation leaves blank stays `None` until the
/// company fills it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Most that may be shipped unpaid, in major units of the company's currency.
    pub limit_major: Option<u32>,
    /// Discount, in percent of the price.
    pub discount: Option<Rate>,
    /// Days of deferral.
    pub deferral_days: Option<u16>,
    /// Goods are paid for before: no limit and no deferral.
    pub prepayment: bool,
}
