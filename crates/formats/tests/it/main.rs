//! Tests of the whole crate from the outside: bytes in, facts or named refusals out.

mod child;
mod einvoices;
mod export;
mod fixtures;
mod import;
mod money;
mod rules;
mod statements;
mod text;
