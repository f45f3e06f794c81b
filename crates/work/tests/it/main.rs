//! The use-cases on real databases: a SQLite file always, a PostgreSQL server of the tests'
//! own where the engine could matter. Names are those of the catalogue of failures.

mod ahead;
mod api;
mod backtest;
mod bank;
mod charges;
mod credit;
mod demo;
mod dossier;
mod fieldwork;
mod firm;
mod import;
mod keeping;
mod kept_by_hand;
mod lateness;
mod life;
mod money;
mod norms;
mod papers;
mod people;
mod policies;
mod rates;
mod regulation;
mod report;
mod requests;
mod run;
mod schema;
mod status;
mod token;
mod withdrawn;
mod year;
