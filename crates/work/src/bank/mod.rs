//! Money in: bank statements, whose money each line is, and what people are asked about it.
//!
//! A statement is taken whole or not at all. In the same transaction its new lines are
//! compared with what is owed (`saldo_domain::matching`): what is certain becomes a payment
//! of the customer, allocated as named or in the order of the contract; everything else is
//! a question in the inbox. Until it is answered, money that may be a customer's keeps that
//! customer from being chased, and is a piece of work for whoever matches payments.
//!
//! Nothing is changed by an undo: the payment is taken back by reversals that leave every
//! day as if it had never been, and the line can be matched anew.

mod answers;
mod import;
mod inbox;
mod looked_at;
mod refund;
mod rules;
mod settle;
mod undo;
mod waiting;
mod why;

pub use answers::{Answer, accept, link, look_again, pays_refund, set_aside, take_back, unmatch};
pub use import::{LineFate, Pays, Preview, PreviewAccount, PreviewLine, StatementCounts, preview};
pub use inbox::{
    Asked, InboxLine, Proposed, ProposedShare, inbox, line, line_of_payment, open_lines, statements,
};
pub use rules::{OwnRules, holds_statement, own_rules, put_rules, remove_rules};
pub use settle::BY_THE_BANK;
pub use undo::undo_batch;
pub use why::Why;

pub(crate) use answers::{
    ask_about_withdrawn, look_after_move, look_at_unknown, look_before_control,
};
pub(crate) use import::{import, is_statement};
pub(crate) use rules::knowing_banks;
pub(crate) use waiting::{Differing, ask_what_is_paid};

use crate::{Office, Who};
use saldo_domain::CompanyId;
use saldo_store::Command;

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: String,
) -> Command {
    let (person, body, at) = (who.person, "{}".to_owned(), office.now());
    Command { company, person, action, subject, body, at }
}
