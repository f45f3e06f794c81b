//! The use-cases on real databases: a SQLite file always, a PostgreSQL server of the tests'
//! own where the engine could matter. Names are those of the catalogue of failures.

mod ahead;
mod api;
mod backtest;
mod bank;
mod charges;
mod consent;
mod credit;
mod dossier;
mod faults;
mod fieldwork;
mod firm;
mod guard;
mod import;
mod keeping;
mod kept_by_hand;
mod lateness;
mod money;
mod papers;
mod people;
mod policies;
mod post;
mod rates;
mod receipts;
mod report;
mod requests;
mod run;
mod schema;
mod send;
mod status;
mod token;
mod withdrawn;
mod year;
