//! Keeps the book, the decisions and the journal, on SQLite or PostgreSQL.
//!
//! [`db`] is the door; every other public module is a subject with the questions that can be
//! asked about it. SQL text stands nowhere else in the program.
#![forbid(unsafe_code)]

pub mod accounting;
pub mod acknowledgements;
pub mod ageing;
pub mod agreements;
pub mod allocation;
pub mod api_token;
pub mod audit;
pub mod authority;
pub mod backup;
pub mod bank;
pub mod book;
pub mod by_hand;
pub mod cases;
pub mod charges;
pub mod checks;
pub mod company;
pub mod conduct;
pub mod control;
pub mod credit;
pub mod customers;
pub mod dashboard;
mod db;
pub mod delivery;
mod dialect;
pub mod disputes;
pub mod door;
pub mod dossier;
mod error;
pub mod explain;
pub mod faults;
pub mod fieldwork;
pub mod groups;
mod guards;
pub mod import;
pub mod joined;
pub mod lines;
pub mod mailing;
mod making;
mod migrate;
pub mod notice;
pub mod papers;
pub mod parties;
pub mod payables;
pub mod person;
pub mod personal;
pub mod plans;
pub mod policies;
pub mod portfolios;
mod postgres;
pub mod rates;
pub mod reads;
pub mod refunds;
pub mod replay;
pub mod reply;
pub mod requests;
mod seal;
pub mod session;
mod sqlite;
pub mod status;
mod tables;
#[cfg(feature = "testing")]
pub mod testing;
pub mod undone;
pub mod upcoming;
mod value;
mod versioned;
pub mod webhooks;
pub mod withdrawal;
pub mod worklist;

pub use db::{Command, Reader, Store, Writer};
pub use error::StoreError;
pub use making::Making;
pub use migrate::{Applied, SchemaStatus};
pub use sqlite::{refuse_old_version, shared_file_system};
