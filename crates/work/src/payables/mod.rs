//! What the company itself owes: the documents of its creditors (AP-01 to AP-04), what was
//! settled of them, how they went over a year (AP-05), and how they stand beside what the same
//! counterparties owe it (AP-06, AP-07, TBL-05).

mod acts;
mod comparison;
mod list;
mod owed;

pub use acts::{Confirming, Described, IncomePapers, Paid, become_income, confirm, describe, pay};
pub(crate) use comparison::changes;
pub use comparison::{Comparison, KindTotal, Total, comparison};
pub use list::{ConfirmedLine, Listing, PayableLine, Shown, Told, UseLine, list, numbered, one};
pub(crate) use owed::owed_on;
