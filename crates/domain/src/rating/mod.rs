//! What kind of payer: the measures of a customer, its status and the evidence for it.

mod by_status;
mod customer_status;
mod moves_up;
mod review_dates;
mod round;
mod statistics;

pub use by_status::ByStatus;
pub use customer_status::{
    Classification, Delay, PaymentHistory, Status, StatusReason, Thresholds, classify, classify_by,
};
pub use moves_up::{MovesUp, moves_up};
pub use review_dates::{REVIEWED_AFTER_MONTHS, ReviewDates, change_needs_approval};
pub use round::{Ballot, Progress, RoundKind, Say, Vote, VoteRefusal, round_due};
pub use statistics::{
    Conduct, ConductRecord, Conducted, Course, Deferral, Late, Obligation, PromiseRecord,
    STATISTICS_MONTHS, Settlement, Statistics, warning_entered_by,
};
