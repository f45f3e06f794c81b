//! The use-cases on real databases: a SQLite file always, a PostgreSQL server of the tests'
//! own where the engine could matter. Names are those of the catalogue of failures.

mod ahead;
mod api;
<<<<<<< HEAD
mod backtest;
=======
mod bank;
>>>>>>> 63078cd (feat: statements into the book, the inbox of payments to match, returns, refunds, reversals, imports taken back)
mod charges;
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
