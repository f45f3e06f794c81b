//! The rules of Saldo.
//!
//! Everything here is pure: no clock, file, network, database, float, randomness
//! or hash order. The day is always an argument, so a rule can be asked about any
//! day, past or future, and answers the same on every machine.
#![forbid(unsafe_code)]

pub mod ageing;
pub mod agreements;
pub mod allocation;
pub mod analysis;
pub mod audit;
pub mod authority;
pub mod bank;
pub mod book;
pub mod calendar;
pub mod charges;
pub mod claims;
pub mod control;
pub mod credit;
pub mod day;
pub mod delivery;
pub mod disputes;
pub mod dossier;
pub mod exact;
pub mod fieldwork;
pub mod happening;
pub mod identifier;
pub mod ids;
pub mod matching;
pub mod money;
pub mod motivation;
pub mod norms;
pub mod number;
pub mod owners;
pub mod payables;
pub mod plans;
pub mod policy;
pub mod rates;
pub mod rating;
pub mod recovery;
pub mod reference;
pub mod refunds;
pub mod regulation;
pub mod replay;
pub mod retention;
pub mod roles;
pub mod standing;
pub mod statement;
pub mod throttle;
pub mod written;

pub use day::Day;
pub use exact::{Amount, Exact, Figure};
pub use ids::{CompanyId, CustomerId, EffectId, ItemId, MovementId, UserId};
pub use money::{Currency, Money, MoneyError};
pub use owners::Owners;
pub use roles::Role;
