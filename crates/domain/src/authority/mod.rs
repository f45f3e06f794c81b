//! Who may say yes to what, within which time.

mod choice;
pub mod deferral;
mod limits;
pub mod package;
pub mod waiver;

pub use choice::Choice;
pub use limits::Limits;
