//! Facts into the book, and what follows from them at once: work and messages whose reason
//! they take away are withdrawn in the same transaction ("notices not yet sent for paid
//! items", REM-08).
//!
//! Which day counts: the company's own today, or the last day run when that is later. A fact
//! that takes effect only afterwards is left to the run of its day, which withdraws for
//! every customer it looks at; `saldo_store::upcoming` has it look on that very day.

use crate::Refused;
use crate::office::day_in_zone;
use saldo_domain::book::Moment;
use saldo_domain::control::{Account, StillOwed, still_owed};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::book::{self as books, Facts, Stamp};
use saldo_store::withdrawal::{self, Waiting};
use saldo_store::{Reader, Writer, company as companies, control};
use std::collections::BTreeMap;

/// Enters facts and withdraws what they take the reason away from.
///
/// `business` is the moment whose day is the business day, see [`crate::Clock::business`].
pub(crate) fn enter(
    writer: &mut Writer,
    stamp: Stamp,
    business: Moment,
    facts: &Facts,
) -> Result<(), Refused> {
    books::append(writer, stamp, facts)?;
    let customers = concerned(facts);
    if customers.is_empty() || !withdrawal::anything_waits(writer, stamp.company)? {
        return Ok(());
    }
    let day = day_of(writer, stamp.company, business)?;
    withdraw_unowed(writer, stamp.company, day, stamp.recorded, &customers)
}

/// Withdraws what waits about these customers (ascending) and is not owed on `day` any more.
pub(crate) fn withdraw_unowed(
    writer: &mut Writer,
    company: CompanyId,
    day: Day,
    at: Moment,
    customers: &[CustomerId],
) -> Result<(), Refused> {
    let waiting = withdrawal::waiting(writer, company, customers)?;
    withdraw_unowed_among(writer, company, (day, at), waiting, Vec::new())
}

/// Takes back what of this has lost its reason, where it is known of some of the customers how
/// they stand on the day; of the others it is read.
pub(crate) fn withdraw_unowed_among(
    writer: &mut Writer,
    company: CompanyId,
    (day, at): (Day, Moment),
    waiting: Vec<Waiting>,
    known: Vec<Account>,
) -> Result<(), Refused> {
    let mut accounts: BTreeMap<CustomerId, _> =
        known.into_iter().map(|one| (one.customer, one)).collect();
    let mut asked: Vec<CustomerId> = waiting.iter().map(|one| one.customer).collect();
    asked.sort_unstable();
    asked.dedup();
    asked.retain(|customer| !accounts.contains_key(customer));
    if !asked.is_empty() {
        let read = withdrawal::owing(writer, company, day, &asked)?;
        accounts.extend(read.into_iter().map(|one| (one.customer, one)));
    }
    let gone = waiting.into_iter().filter_map(|one| {
        let account = accounts.get(&one.customer)?;
        match still_owed(one.kind, one.channel, &one.lines, account, day) {
            StillOwed::Yes => None,
            StillOwed::No(reason) => Some((one, reason)),
        }
    });
    withdrawal::withdraw(writer, company, (day, at), &gone.collect::<Vec<_>>())?;
    Ok(())
}

/// Customers of whom a debt may have ended or may not be late any more, ascending. A new
/// document alone or a note ends none: the first import of a company asks nothing at all.
fn concerned(facts: &Facts) -> Vec<CustomerId> {
    let moved = facts.movements.iter().map(|one| one.customer);
    let restrained = facts.standing.iter().map(|one| one.customer);
    let deferred = facts.due_changes.iter().map(|one| one.customer);
    let mut customers: Vec<CustomerId> = moved.chain(restrained).chain(deferred).collect();
    customers.sort_unstable();
    customers.dedup();
    customers
}

/// The day on which it is asked what is owed.
pub(crate) fn day_of(
    reader: &mut Reader,
    company: CompanyId,
    business: Moment,
) -> Result<Day, Refused> {
    let missing = || Refused::Damaged { what: "facts of a company that is not there".to_owned() };
    let found = companies::get(reader, company)?.ok_or_else(missing)?;
    let today = day_in_zone(business, &found.zone)?;
    Ok(control::last_done(reader, company)?.map_or(today, |last| last.max(today)))
}
