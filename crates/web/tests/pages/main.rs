//! The pages, asked in process: no port, no browser, a small demo company on SQLite.
//!
//! One company is made once for all tests; tests that write use days and customers of their
//! own and never ask for totals.

mod account;
mod agreements;
mod asking;
mod authz;
mod bank;
mod calc_api;
mod calculators;
mod cases;
mod charges;
mod contract;
mod credit;
mod door;
mod exports;
mod field;
mod files;
mod forms;
mod headers;
mod house;
mod imports;
mod irrecoverable;
mod lists;
mod mailings_api;
mod messages;
mod norms;
mod openapi;
mod papers;
mod payables;
mod policies;
mod polite;
mod privacy;
mod push;
mod rates;
mod reports;
mod runs;
mod scope;
mod screens;
mod token;
mod webhooks;
