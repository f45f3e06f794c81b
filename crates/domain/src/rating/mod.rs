//! What kind of payer: the measures of a customer, its status and the evidence for it.

mod by_status;
mod customer_status;
mod review_dates;

pub use by_status::ByStatus;
pub use customer_status::{
    Classification, Delay, PaymentHistory, Status, StatusReason, Thresholds, classify, classify_by,
};
pub use review_dates::{ReviewDates, change_needs_approval};
