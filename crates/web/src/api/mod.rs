//! What programs ask over HTTP: JSON in, JSON out, under `/api/v1`.
//!
//! Calculators are open to everybody and keep nothing. All else takes a bearer token
//! ([`caller`]), names the scope it needs, and says no as a problem document ([`problem`]).
//! A new subject is one file here: its operations, joined in [`served`], and the shapes of its
//! questions and answers. What is served is described by the same list ([`describe`]).

mod agreement_shapes;
mod agreements;
mod attachments;
pub(crate) mod calc;
mod caller;
mod contracts;
mod credit;
mod credit_shapes;
mod describe;
mod mailing_shapes;
mod mailings;
mod payables;
mod problem;
mod push;
mod push_shapes;
mod receipts;
mod refunds;
mod root;

pub(crate) use problem::{dressed, is_api};

use crate::listed::Listed;
use describe::Served;

/// Largest question of a program that holds no batch.
const QUESTION: usize = 64 * 1024;

/// Every address of the interface for programs, with its description.
fn served() -> Served {
    root::served()
        .and(credit::served())
        .and(mailings::served())
        .and(agreements::served())
        .and(refunds::served())
        .and(payables::served())
        .and(contracts::served())
        .at_most(QUESTION)
        .and(push::served())
        .and(attachments::served())
        .and(calc::served())
}

/// Every address of the interface for programs.
pub(crate) fn routes() -> Listed {
    served().listed().merge(receipts::routes().at_most(QUESTION))
}
