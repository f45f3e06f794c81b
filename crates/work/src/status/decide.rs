//! The director's own decision about a status, and the history of all decisions (CLS-09,
//! CLS-12).

use crate::acts::required_reason;
use crate::credit::export;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, CustomerId, Day, Role};
use saldo_store::status::{self as stored, ChangeRow, NewChange};
use saldo_store::{Command, Reader, Writer, customers};

/// The clause that lets the director change a status as a decision about overdue debt.
const CLAUSE: &str = "6.4.1.1";

/// Changes a status as a decision about overdue debt; the terms follow at once, and the
/// accounting system is told.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, `Field` when it is the status already, or
/// the store's.
pub fn decide_overdue(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    status: Status,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::ChangeStatus)?;
    let reason = required_reason(reason, "a change of status")?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let subject = format!("customer {customer}");
    let body = format!("{{\"status\":\"{}\"}}", status.code());
    let action = "status-decide";
    let command = Command { company, person: who.person, action, subject, body, at };
    office.store.write(&command, |writer| {
        change_in(writer, company, who, customer, (status, &reason), (today, at))
    })
}

/// [`decide_overdue`] inside a transaction that is open already.
pub(crate) fn change_in(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    (status, reason): (Status, &str),
    (today, at): (Day, Moment),
) -> Result<(), Refused> {
    let card = scope::card(writer, company, who, customer)?;
    let previous = Status::from_code(&card.status).unwrap_or(stored::UNDECIDED);
    if previous == status {
        return Err(Refused::Field {
            field: "status",
            value: status.code().to_owned(),
            reason: "is the customer's status already",
            remedy: "choose another, or leave it as it is",
        });
    }
    let change = NewChange {
        customer,
        from: today,
        status,
        previous,
        ground: "overdue_decision",
        round: None,
        clause: CLAUSE,
        role: who.role,
        person: who.person,
        reason: reason.to_owned(),
    };
    let changes = [change];
    stored::add_changes(writer, company, at, &changes)?;
    export::after_changes(writer, company, today, at, &changes)
}

/// A decision as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeShown {
    pub code: String,
    pub name: String,
    pub from: Day,
    pub status: Status,
    pub previous: Status,
    pub ground: String,
    pub clause: String,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub reason: String,
}

/// Decisions about a customer, the latest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn history(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Vec<ChangeShown>, Refused> {
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let mut rows = stored::changes_of(reader, company, customer)?;
        rows.reverse();
        shown(reader, company, rows)
    })
}

/// A page of the decisions of the whole company, the latest first: the same list for both heads
/// (CLS-10).
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn latest_changes(
    office: &Office,
    company: CompanyId,
    who: Who,
    page: Page,
) -> Result<Paged<ChangeShown>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let rows = stored::latest_changes(reader, company, (page.offset, page.limit))?;
        let total = stored::change_count(reader, company)?;
        Ok(Paged { rows: shown(reader, company, rows)?, total, page })
    })
}

fn shown(
    reader: &mut Reader,
    company: CompanyId,
    rows: Vec<ChangeRow>,
) -> Result<Vec<ChangeShown>, Refused> {
    let people = People::of(reader, company)?;
    let mut ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let cards = customers::cards(reader, company, &ids)?;
    let card = |customer| cards.iter().find(|card: &&customers::Card| card.customer == customer);
    Ok(rows
        .into_iter()
        .map(|row| ChangeShown {
            code: card(row.customer).map(|card| card.code.clone()).unwrap_or_default(),
            name: card(row.customer).map(|card| card.name.clone()).unwrap_or_default(),
            from: row.from,
            status: row.status,
            previous: row.previous,
            ground: row.ground,
            clause: row.clause,
            role: row.role,
            person: people.get(row.person),
            reason: row.reason,
        })
        .collect())
}
