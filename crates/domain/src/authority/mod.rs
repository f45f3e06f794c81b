//! Who may say yes to what, within which time and money, and when two must.

mod choice;
pub mod deferral;
pub mod documents;
pub mod hands;
mod limits;
pub mod line;
pub mod package;
pub mod request;
pub mod right;
pub mod spending;
pub mod waiver;

pub use choice::Choice;
pub use documents::WorkingDocument;
pub use limits::Limits;
pub use right::Right;
