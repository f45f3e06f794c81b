//! Statements of what is owed that a person signs: the reconciliation act with a customer, the
//! inventory of settlements of a year.

pub mod account;
pub mod act;
pub mod inventory;
