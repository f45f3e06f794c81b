//! Properties that hold for any history, and the calendar's rules over every year. Names are
//! those of the failure catalogue, so that each failure can be traced to its test.

mod ageing;
mod alloc;
mod authz;
mod bank;
mod book;
mod calendar;
mod cases;
mod charges;
mod claims;
mod consent;
mod history;
mod money;
mod party;
mod penalty;
mod policy;
mod rates;
mod send;
mod statement;
