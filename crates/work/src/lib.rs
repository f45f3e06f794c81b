//! The use-cases of Saldo: what people and schedulers ask the program to do.
//!
//! The command line and the web call these functions and nothing below them, so one
//! rule behaves the same wherever it is asked for. A use-case takes the [`Office`]
//! (where the data lives and what time it is), the company and [`Who`] asks; it returns
//! plain data or one named [`Refused`]. Everything that changes anything goes through
//! `Store::write`, which adds exactly one audit entry to the same transaction.
//!
//! Nothing here prints, renders or speaks HTTP, and no rule of the regulation lives
//! here: rules are asked of `saldo_domain`.
#![forbid(unsafe_code)]

pub mod accounting;
pub mod acts;
pub mod agreements;
pub mod authority;
pub mod backup;
pub mod bank;
pub mod cases;
pub mod charges;
pub mod company;
mod contacts;
pub mod control;
pub mod credit;
mod deferral;
pub mod delivery;
pub mod demo;
pub mod disputes;
pub mod door;
pub mod dossier;
pub mod duties;
pub mod explain;
mod facts;
pub mod fieldwork;
pub mod imports;
pub mod journal;
pub mod mailbox;
pub mod memos;
pub mod norms;
pub mod notices;
mod office;
pub mod papers;
pub mod payables;
pub mod plans;
pub mod policies;
pub mod privacy;
pub mod progress;
pub mod rates;
pub mod refunds;
mod refused;
pub mod reports;
pub mod requests;
mod scope;
pub mod simulate;
pub mod status;
pub mod tokens;
pub mod users;
pub mod verify;
pub mod views;
pub mod webhooks;
pub mod working_papers;

pub use office::{Clock, FixedClock, Office, Who};
pub use progress::{Progress, Silent};
pub use refused::{Refused, RefusedKind};
