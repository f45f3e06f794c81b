//! Credit: what waiting for money costs and earns, and how much a customer may owe.
//!
//! Every figure is a proposal for a person; nothing here decides for the company.

pub mod early_payment;
pub mod safe_limit;
pub mod shipment;
pub mod shipment_ratio;
pub mod terms;
pub mod trade_credit;

/// How many days a year has where a yearly rate is spread over days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YearLength {
    /// 365 days in every year, leap years included (ACT/365).
    #[default]
    Days365,
    /// 360 days, the year of banks (ACT/360).
    Days360,
}

impl YearLength {
    /// Days in such a year.
    pub const fn days(self) -> i64 {
        match self {
            YearLength::Days365 => 365,
            YearLength::Days360 => 360,
        }
    }
}
