//! Which right the time that is given asks for (6.1.3, 8.6; EXE-07).

use super::debts::{OpenDebt, debts_of, deferred_before, first_due};
use crate::Refused;
use crate::acts::ledger::read_book;
use crate::authority::{limits_of_case, limits_on};
use saldo_domain::authority::deferral::DeferralRequest;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::book::CustomerBook;
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, Day};
use saldo_store::Reader;
use saldo_store::book::{StandingRow, standing_of};
use saldo_store::customers::{self, Card};
use saldo_store::requests::RequestRow;

/// What is known of the customer who wants time.
pub(super) struct Wanted<'a> {
    pub(super) card: &'a Card,
    pub(super) book: &'a CustomerBook,
    pub(super) standing: &'a [StandingRow],
    /// Somebody says that it was deferred before; the book may know it all the same.
    pub(super) said_repeated: bool,
    pub(super) asked_on: Day,
    /// Last day of the time.
    pub(super) until: Day,
}

impl Wanted<'_> {
    /// Measured at the debt that was due first, by the policy that its case goes by (GEN-12).
    /// Whether it is put off again is what the book says on `today`.
    pub(super) fn right(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        debts: &[OpenDebt],
        today: Day,
    ) -> Result<Right, Refused> {
        let first = first_due(debts);
        let due = first.map_or(today, |debt| debt.due);
        let customer = self.card.customer;
        let limits = match first {
            Some(debt) => limits_of_case(reader, company, customer, debt.item, (due, today))?,
            None => limits_on(reader, company, today)?,
        };
        let repeated =
            self.said_repeated || deferred_before(self.book, self.standing, debts, today);
        let status = Status::from_code(&self.card.status).unwrap_or(Status::Uncertain);
        let (asked_on, until) = (self.asked_on, self.until);
        let request = DeferralRequest { status, due, asked_on, until, repeated };
        Ok(request.authority_by(&limits).right)
    }
}

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
    let standing = standing_of(reader, company, customer)?;
    // The policy's own question is asked of a customer who wants it again.
    let said_repeated = row.new.kind == RequestKind::RepeatedDeferral;
    let (card, book, standing) = (&card, &book, standing.as_slice());
    let wanted = Wanted { card, book, standing, said_repeated, asked_on: row.new.day, until };
    wanted.right(reader, company, &debts, today).map(Some)
}
