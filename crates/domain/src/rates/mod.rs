//! Rates and legal figures as dated, sourced data.
//!
//! Figures of the law are never constants: they lie in `data/`, each with the day from which
//! it holds, the source it was taken from and whether it was compared with others. A person
//! adds a row; the program does not change. Every percentage is exact.

mod decision;
mod fees;
mod moratoria;
mod rate;
mod table;

pub use decision::{Change, DecisionRefused, RateDecision};
pub use fees::{FeeTable, FixedSum, NoFee};
pub use moratoria::{
    EndsFirst, Moratorium, MoratoriumEntry, load_moratoria, moratoria_of_russia, with_entries,
};
pub use rate::{Rate, RateError};
pub use table::{NoRate, RateInForce, RatePeriod, RateTable};
