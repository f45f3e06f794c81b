//! The one integration test program: drives the real `saldo` as its users do.
//!
//! Each module is a subject; each test is a sentence. Databases are files in temporary
//! folders, or a PostgreSQL server that the tests start themselves.

mod attach;
mod browser;
mod calc;
mod cli;
mod demo;
mod dovecot;
mod dump;
mod hostile;
mod house;
mod http;
mod ibm;
mod import;
mod journal;
mod leak;
mod mailbox;
mod money;
mod notices;
mod ops;
mod own_bank;
mod policy;
mod postgres;
#[cfg(feature = "failpoints")]
mod push;
mod rates;
mod report;
mod request;
mod run;
mod send;
mod serve;
mod simulate;
mod submission;
mod sweep;
mod told;
