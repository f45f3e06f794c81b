//! The use-cases on real databases: a SQLite file always, a PostgreSQL server of the tests'
//! own where the engine could matter. Names are those of the catalogue of failures.

mod ahead;
mod api;
mod backtest;
mod charges;
mod dossier;
mod fieldwork;
mod firm;
mod import;
mod keeping;
mod kept_by_hand;
mod money;
mod people;
mod policies;
mod rates;
mod report;
mod run;
mod schema;
mod withdrawn;
