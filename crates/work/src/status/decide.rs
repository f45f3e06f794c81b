//! The director's own decision about a status, and the history of all decisions (CLS-09,
//! CLS-12).

use crate::acts::ledger::read_book;
use crate::acts::required_reason;
use crate::credit::export;
use crate::deferral::open_debts;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::Right;
use saldo_domain::authority::request::RequestKind;
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
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, `Field` when it is the status already or a
/// better one although nothing is late enough, or the store's.
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
        raised_for_a_debt(writer, company, customer, status, today)?;
        change_in(writer, company, who, customer, (status, &reason), (today, at))
    })
}

/// A decision about overdue debt raises nobody who has none: without a debt late enough for the
/// director to decide on, a status is only lowered, and a better one goes through the two heads and
/// the commercial director (CLS-07, CLS-11).
fn raised_for_a_debt(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    status: Status,
    today: Day,
) -> Result<(), Refused> {
    let previous = customers::cards(reader, company, &[customer])?;
    let previous = previous.first().and_then(|card| Status::from_code(&card.status));
    if previous.unwrap_or(stored::UNDECIDED) <= status {
        return Ok(());
    }
    let versions = policies::of_customer(reader, company, customer)?;
    let book = read_book(reader, company, customer)?;
    let late = open_debts(&book, |_, due| due < today)?.into_iter().any(|debt| {
        let version = versions.followed().for_new_case(debt.due.plus(1));
        let from = version.asked_from(RequestKind::AfterFifteenWorkingDays, debt.due);
        from.is_some_and(|from| from <= today)
    });
    if late {
        return Ok(());
    }
    Err(Refused::Field {
        field: "status-raised",
        value: status.code().to_owned(),
        reason: "is better than the customer's status, and nothing is late enough for the director",
        remedy: "propose it in a round of statuses",
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
