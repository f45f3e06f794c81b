//! Money that goes back to whoever paid it: proposed by one person, approved by another, handed to
//! the bank in a payment order, and paid when a statement shows it leave.
//!
//! From the proposal on the money is kept: it stays unallocated, pays nothing, and keeps nobody from
//! being asked for a debt. The book learns of a refund when a statement shows it, and not before.
//! An order is written before it is handed out, and handed out again it is the same file: a bank
//! that checks names of messages refuses the second.

mod decide;
mod orders;
mod propose;
mod refusal;
mod shown;

pub use decide::{BROUGHT_BACK, approve, decline, statements_are_in, withdraw};
pub use orders::{OrderShown, Taken, order, take_order, write_order};
pub use propose::{Payee, Proposal, Suggested, propose, suggested};
pub use refusal::RefundRefusal;
pub use shown::{Overview, RefundAct, RefundShown, ToOrder, list, of_document, one};

pub(crate) use decide::{Change, change, doubt_what_waits};

use crate::{Office, Refused, Who, scope};
use saldo_domain::CompanyId;
use saldo_store::refunds::{self as stored, RefundRow};
use saldo_store::{Command, Reader};

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

/// A refund of a customer whom this person may see.
fn refund_of(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    refund: i64,
) -> Result<RefundRow, Refused> {
    let unknown = RefundRefusal::Unknown { refund };
    let row = stored::one(reader, company, refund)?.ok_or_else(|| unknown.clone())?;
    match scope::card(reader, company, who, row.new.customer) {
        Err(Refused::UnknownCustomer { .. }) => Err(unknown.into()),
        found => found.map(|_| row),
    }
}
