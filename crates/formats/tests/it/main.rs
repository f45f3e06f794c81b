//! Tests of the whole crate from the outside: bytes in, facts or named refusals out.

mod alone;
mod broken;
mod child;
mod einvoices;
mod export;
mod fixtures;
mod import;
mod money;
mod payment_orders;
mod real;
mod rules;
mod samples;
mod statements;
mod text;
