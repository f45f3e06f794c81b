//! What lateness costs: one method, one file.
//!
//! Every method reads the same thing, a [`Principal`]: what was owed on which days. It is
//! drawn from a principal and its payments, or from the book as it stands on a day and as it
//! was known at a moment. A method that accrues by days answers with [`Segment`]s: the longest
//! runs of days with one principal, one rate and one basis. A caller may rely on these:
//!
//! * Segments rise, do not overlap, and cover every day of delay on which something was owed
//!   and nothing was [`Spared`]; days at a rate of zero are covered with an amount of zero.
//! * Each amount is computed exactly and rounded once; their sum is the total, to the unit.
//!   Nothing is rounded by days, so nothing drifts (failure P10).
//! * The answer follows from the facts alone, not from the order in which they became known:
//!   a back-dated payment gives what a computation from scratch gives (failures P01, P17).
//! * A charge bears nothing, unless the caller says that a contract makes it (failure P05).
//!
//! | method | file | basis of law |
//! |---|---|---|
//! | percentage of the unpaid sum per day, with a cap | [`contract_penalty`] | the contract |
//! | one yearly rate | [`annual`] | the contract |
//! | key rate of each period | [`ru_395`] | GK 395 |
//! | half-yearly rate, and a fixed sum | [`ee_113`] | VÕS 113, 113-1 |
//! | weekly table of a supplementary agreement | [`weekly_table`] | the agreement |
//! | schedule of a repayment agreement | [`repayment_schedule`] | the agreement |
//! | one rate for all periods of GK 395 | [`estimate`] | none: an estimate |
//!
//! Penalty and statutory interest for the same days are never added here (LFE-13, GK 395 p. 4).

pub mod annual;
pub mod by_table;
pub mod contract_penalty;
pub mod correction;
pub mod ee_113;
pub mod estimate;
pub mod payment_day;
pub mod principal;
pub mod repayment_schedule;
pub mod ru_395;
pub mod segment;
pub mod spared;
pub mod weekly_table;

pub use by_table::Statutory;
pub use principal::{OnCharges, Payment, Principal, Run, Seen};
pub use segment::{Accrual, Basis, DayCount, Segment};
pub use spared::{Period, Spared};
