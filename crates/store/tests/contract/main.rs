//! What the store promises, shown on SQLite and on a real PostgreSQL server.
//!
//! Every test in `contract!` runs on both engines.

mod agreements;
mod audit;
mod backup;
mod book;
mod cases;
mod charges;
mod control;
mod db;
mod delivery;
mod differential;
mod groups;
mod import;
mod lists;
mod migrate;
mod money;
mod people;
mod personal;
mod policies;
mod requests;
mod status;
mod tenant;
mod world;
