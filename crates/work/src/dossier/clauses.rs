//! The clauses that a notice of breach quotes, and the lawyer who fills them in (LAD-05).
//!
//! Where the contracts on file name their clauses on payment, nobody is waited for: the lawyer's
//! work is done by the file. Where they do not, the notice waits for the lawyer through the last
//! day of that work. After it the notice leaves as it is, and the policy hears of an event.

use super::decisions::Desk;
use super::entries::{Entries, contracts_of, parts};
use super::say::{clean, json};
use crate::{Office, Refused, Who, memos};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::LadderEventKind;
use saldo_domain::delivery::LaterCause;
use saldo_domain::dossier::contract::{Contract, FILLS_NOTICE, NOTICE, can_be_quoted};
use saldo_domain::{CompanyId, CustomerId, Day, UserId};
use saldo_store::book::NewContact;
use saldo_store::delivery::Message;
use saldo_store::worklist::{Closing, TaskRow, close_task, open_work, untold_work};
use saldo_store::{Reader, StoreError, Writer, reply};

/// Longest list of clauses, in characters.
const LONGEST: usize = 200;

/// The numbers of clauses as somebody has typed them.
pub(crate) fn clauses(typed: &str) -> Result<String, Refused> {
    let found = clean(typed)?;
    if found.chars().count() > LONGEST {
        return Err(Refused::Field {
            field: "contract-clauses",
            value: found,
            reason: "is longer than 200 letters",
            remedy: "give the numbers of the clauses alone, such as 4.1, 4.3",
        });
    }
    Ok(found)
}

/// Enters the numbers of a contract's clauses on payment and on penalty. A notice that waited for
/// them goes on, and the lawyer's work to fill it in is done (LAD-05).
///
/// # Errors
/// `UnknownCustomer`, `Field` when no contract in force has this number or the numbers are too
/// long, `NotPermitted` for whoever neither concludes contracts nor prepares claims, or the store's.
pub fn fill_clauses(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    number: &str,
    (payment, penalty): (&str, &str),
) -> Result<(), Refused> {
    if !who.may(Right::PrepareClaims) {
        who.must(Right::ConcludeContracts)?;
    }
    let (payment, penalty) = (clauses(payment)?, clauses(penalty)?);
    let desk = Desk::at(office, company, who, customer)?;
    desk.decide("contract-clauses", |writer, entries| {
        let mut contracts = entries.contracts()?;
        let found = contracts.iter_mut().find(|one| one.number == number);
        let contract = found.ok_or_else(|| unknown_contract(number))?;
        contract.payment_clauses.clone_from(&payment);
        contract.penalty_clauses.clone_from(&penalty);
        let changed = contract.clone();
        notices_go_on(writer, (office, company, customer, who), &contracts)?;
        Ok((parts::CONTRACT, changed.number.clone(), json(&changed)?, ()))
    })
}

pub(super) fn unknown_contract(number: &str) -> Refused {
    Refused::Field {
        field: "contract-number",
        value: number.to_owned(),
        reason: "is no contract in force",
        remedy: "reload the file",
    }
}

/// The contracts of a customer after one of them changed, with the new one in its place.
pub(super) fn with_change(entries: &Entries, changed: &Contract) -> Result<Vec<Contract>, Refused> {
    let mut contracts = entries.contracts()?;
    contracts.retain(|one| one.number != changed.number);
    contracts.extend((!changed.ended).then(|| changed.clone()));
    Ok(contracts)
}

/// Ends the lawyer's work and lets the notices go on where these contracts can be quoted now.
pub(super) fn notices_go_on(
    writer: &mut Writer,
    (office, company, customer, who): (&Office, CompanyId, CustomerId, Who),
    contracts: &[Contract],
) -> Result<(), Refused> {
    if !can_be_quoted(contracts) {
        return Ok(());
    }
    for task in open_work(writer, company, FILLS_NOTICE, customer)? {
        end(writer, company, &task, (who.person, office.now()))?;
    }
    let business = office.business();
    reply::let_go_on(writer, company, customer, LaterCause::NoticeUnfilled, business)?;
    Ok(())
}

fn end(
    writer: &mut Writer,
    company: CompanyId,
    task: &TaskRow,
    (person, at): (UserId, Moment),
) -> Result<(), StoreError> {
    let closing = Closing { state: "done", person, outcome: "", at };
    close_task(writer, company, task.customer, task.effect, closing)
}

/// Last day that somebody has to fill in what this message quotes; `None` where it quotes nothing,
/// where the file knows it, or where nobody is asked.
pub(crate) fn fills_until(
    reader: &mut Reader,
    company: CompanyId,
    message: &Message,
) -> Result<Option<Day>, Refused> {
    if message.text != NOTICE || message.mailing.is_some() {
        return Ok(None);
    }
    let customer = message.key.customer;
    let asked = open_work(reader, company, FILLS_NOTICE, customer)?;
    let named = |task: &&TaskRow| {
        let mut lines = task.lines.iter();
        lines.any(|line| message.lines.iter().any(|one| one.item == line.item))
    };
    let Some(until) = asked.iter().filter(named).map(|task| task.until).max() else {
        return Ok(None);
    };
    let known = can_be_quoted(&contracts_of(reader, company, customer)?);
    Ok((!known).then_some(until))
}

/// Is anything left to fill in, in the notices to this customer?
pub(crate) fn lacks_clauses(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<bool, Refused> {
    Ok(!can_be_quoted(&contracts_of(reader, company, customer)?))
}

/// The lawyer's open work that the file has done already.
pub(crate) fn filled_by_file(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<TaskRow>, Refused> {
    let event = LadderEventKind::NoticeUnfilled.code();
    let mut done = Vec::new();
    let open = untold_work(reader, company, (FILLS_NOTICE, event), Day::LAST)?;
    for task in open {
        if !lacks_clauses(reader, company, task.customer)? {
            done.push(task);
        }
    }
    Ok(done)
}

/// Ends them, in the name of the program.
pub(crate) fn end_filled(
    writer: &mut Writer,
    company: CompanyId,
    filled: &[TaskRow],
    at: Moment,
) -> Result<(), Refused> {
    for task in filled {
        end(writer, company, task, (UserId::new(0), at))?;
    }
    Ok(())
}

/// Notices that were not filled in by the last day for it: one event for each debt, on the day
/// after; those that are recorded are left out.
pub(crate) fn unfilled(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
) -> Result<Vec<NewContact>, Refused> {
    let event = LadderEventKind::NoticeUnfilled.code();
    let mut overdue = Vec::new();
    for task in untold_work(reader, company, (FILLS_NOTICE, event), day)? {
        // The file may have known the clauses all the time, where days were missed.
        if lacks_clauses(reader, company, task.customer)? {
            overdue.push(task);
        }
    }
    Ok(memos::missed(event, &overdue))
}
