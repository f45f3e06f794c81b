//! What the company itself owes: the documents of its creditors (AP-01 to AP-04), what was
//! settled of them, how they went over a year (AP-05), and how they stand beside what the same
//! counterparties owe it (AP-06, AP-07, TBL-05).

mod acts;
mod comparison;
mod list;

pub use acts::{Described, IncomePapers, Paid, become_income, describe, pay};
pub(crate) use comparison::changes;
pub use comparison::{Comparison, KindTotal, Total, comparison};
pub use list::{Listing, PayableLine, Shown, UseLine, list, one};
