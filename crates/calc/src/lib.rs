//! The calculators: JSON in, JSON out, the same figures on the command line, over HTTP and
//! on the public pages.
//!
//! The rules are the domain's; here stands the contract around them: which fields a kind
//! has, how each is written, what is refused and in which order. Nothing is stored, no clock
//! is read; rates, fees and calendars come with the [`Facts`].

mod answer;
pub mod batch;
mod check;
mod facts;
mod given;
mod json;
mod kind;
mod kinds;
mod refusal;
mod repeated;
mod shape;
mod warnings;
mod writer;

pub use answer::Answer;
pub use facts::Facts;
pub use json::Json;
pub use kind::{Group, Kind};
pub use refusal::{Code, Refusal};
pub use shape::{Field, Need, Shape};

/// Every kind, in the order of the contract.
pub fn kinds() -> &'static [&'static Kind] {
    kinds::ALL
}

/// The kind with this name.
pub fn kind(name: &str) -> Result<&'static Kind, Refusal> {
    kinds::ALL.iter().find(|kind| kind.name == name).copied().ok_or_else(|| Refusal::no_kind(name))
}

/// One calculation from the bytes of its input object.
pub fn calculate(name: &str, input: &[u8], facts: &Facts) -> Result<Answer, Refusal> {
    let kind = kind(name)?;
    kind.calculate(&Json::read(input)?, facts)
}
