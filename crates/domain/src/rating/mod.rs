//! What kind of payer: the measures of a customer, its status and the evidence for it.

mod customer_status;
mod review_dates;

pub use customer_status::{Classification, Delay, PaymentHistory, Status, StatusReason, classify};
pub use review_dates::{ReviewDates, change_needs_approval};
