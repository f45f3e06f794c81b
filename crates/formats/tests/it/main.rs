//! Tests of the whole crate from the outside: bytes in, facts or named refusals out.

mod alone;
mod broken;
mod child;
mod einvoices;
mod export;
mod fixtures;
mod growth;
mod import;
mod money;
mod payment_orders;
mod real;
mod rules;
mod samples;
mod statement_encodings;
mod statement_shapes;
mod statements;
mod text;
