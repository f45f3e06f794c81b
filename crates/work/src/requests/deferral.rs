//! Which right the time that is given asks for (6.1.3, 8.6; EXE-07).

use super::debts::debts_of;
use crate::Refused;
use crate::acts::ledger::read_book;
use crate::deferral::{Days, Wanted};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::{CompanyId, Day};
use saldo_store::Reader;
use saldo_store::customers;
use saldo_store::requests::RequestRow;

/// The right that granting a deferral up to a day asks for: another day than the one asked for
/// may be beyond whoever was asked. `None` where no deferral is granted.
pub(super) fn right_of_grant(
    reader: &mut Reader,
    company: CompanyId,
    row: &RequestRow,
    choices: &[Choice],
    (until, today): (Option<Day>, Day),
) -> Result<Option<Right>, Refused> {
    let grants = choices.contains(&Choice::GrantDeferral);
    let (Some(until), Some(customer), true) = (until, row.new.customer, grants) else {
        return Ok(None);
    };
    let found = customers::cards(reader, company, &[customer])?.into_iter().next();
    let unknown = || Refused::UnknownCustomer { customer: customer.to_string() };
    let card = found.ok_or_else(unknown)?;
    let book = read_book(reader, company, customer)?;
    let debts = debts_of(reader, company, &book, row)?;
    // The policy's own question is asked of a customer who wants it again.
    let said_repeated = row.new.kind == RequestKind::RepeatedDeferral;
    let days = Days { asked_on: row.new.day, until, today };
    let wanted = Wanted::of(reader, company, (&card, &book), days)?;
    wanted.said_repeated(said_repeated).right(reader, company, &debts).map(Some)
}
