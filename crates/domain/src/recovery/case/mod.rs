//! The one case of a customer: where its debts stand between the first reminder and the end,
//! and what may come next (GEN-01, ROU-01).
//!
//! A case is a list of dated facts. [`Course`] reads them in order and says at which [`Stage`]
//! the case stands; [`table::TABLE`] says which [`Act`] leads from where to where and what it
//! asks for. A stage is one of several that contradict each other: no debt is at an agency and
//! before a court at once, a sale ends everything, and what was written off is watched beside
//! whatever comes then. What may go on beside a stage (a promise, a disputed part, an agreement)
//! is no part of it.

mod act;
mod course;
mod drawing;
mod stage;
mod table;
#[cfg(test)]
mod tests;
mod told;

pub use act::Act;
pub use course::{Course, Fact, Next, NextKind, PaperSaid, Papers, Refusal, Scene, Sums, standing};
pub use drawing::{picture, rows};
pub use stage::Stage;
pub use table::{Line, Need, To, leading_from};
pub use told::{Told, told_with_ends};
