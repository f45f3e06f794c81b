//! Who may say yes to what, within which time.

pub mod deferral;
pub mod package;
pub mod waiver;
