//! Memos: the supervisor's to the head of sales on a debt over ten days late, with the
//! statement of the work done; and that head's to the director on the measures taken
//! (ESC-02, ESC-07).

use crate::acts::ledger::read_book;
use crate::acts::required_reason;
use crate::requests::Debtor;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::book::{Moment, Side};
pub use saldo_domain::plans::MemoKind;
use saldo_domain::{CompanyId, CustomerId, Day, Money, Role, UserId};
use saldo_store::book::{self as books, NewContact, Stamp};
use saldo_store::plans::{self as stored, Memo as NewMemo};
use saldo_store::requests::{self, State};
use saldo_store::worklist::{self, Closing};
use saldo_store::{Command, Reader, Writer, customers};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The work done, as it stood when the memo was written: debts and contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub debts: Vec<Debt>,
    /// The latest first.
    pub contacts: Vec<Contact>,
}

/// A debt late on the day of the memo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    pub number: String,
    pub due: Day,
    pub days_late: i64,
    pub open: Money,
}

/// A contact of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub day: Day,
    pub kind: String,
    pub body: String,
    pub person: String,
}

/// Decided requests of one customer that are looked through: the latest.
const MOST_REQUESTS: u32 = 100;

/// Contacts attached at most: the latest.
const MOST_CONTACTS: usize = 200;

/// A memo as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    pub memo: i64,
    pub kind: MemoKind,
    pub debtor: Debtor,
    pub addressed: Role,
    pub body: String,
    pub statement: Statement,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub day: Day,
    /// The request whose decision asks for it.
    pub request: Option<i64>,
}

/// What a memo would be attached, before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub debtor: Debtor,
    pub statement: Statement,
    /// Kinds that this person writes.
    pub kinds: Vec<MemoKind>,
    pub day: Day,
}

/// The statement for a memo on a customer that is to be written.
///
/// # Errors
/// `UnknownCustomer`, `NotPermitted` for those who write none, or the store's.
pub fn draft(office: &Office, company: CompanyId, who: Who, code: &str) -> Result<Draft, Refused> {
    let kinds: Vec<MemoKind> =
        MemoKind::ALL.into_iter().filter(|kind| who.may(kind.between().0)).collect();
    if kinds.is_empty() {
        let right = MemoKind::Recovery.between().0;
        return Err(Refused::not_permitted(who.role, right));
    }
    let day = companies::today(office, company)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let statement = statement(reader, company, card.customer, day)?;
        Ok(Draft { debtor: debtor(&card), statement, kinds, day })
    })
}

/// Writes a memo with the statement of this moment attached, and answers its number.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing` without words, or the store's.
pub fn write(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    kind: MemoKind,
    body: &str,
) -> Result<i64, Refused> {
    who.must(kind.between().0)?;
    let body = required_reason(body, "a memo")?;
    let day = companies::today(office, company)?;
    let at = office.now();
    let (subject, action) = (format!("customer {customer}"), "memo");
    let command =
        Command { company, person: who.person, action, subject, body: "{}".to_owned(), at };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let stamp = Stamp { company, recorded: at, batch: 0 };
        let memo = keep(writer, stamp, who, customer, (kind, &body), day)?;
        // The work that asked for it, or demanded it, is done with it, and not before.
        let outcome = format!("№ {memo}");
        for text in [kind.work(), kind.demand()] {
            for task in worklist::open_work(writer, company, text, customer)? {
                let closing = Closing { state: "done", person: who.person, outcome: &outcome, at };
                worklist::close_task(writer, company, customer, task.effect, closing)?;
            }
        }
        Ok(memo)
    })
}

/// Keeps a memo with the statement of this moment, and answers its number.
pub(crate) fn keep(
    writer: &mut Writer,
    stamp: Stamp,
    who: Who,
    customer: CustomerId,
    (kind, body): (MemoKind, &str),
    day: Day,
) -> Result<i64, Refused> {
    let company = stamp.company;
    let statement = statement(writer, company, customer, day)?;
    let new = NewMemo {
        customer,
        kind,
        request: asked_by(writer, company, customer, kind)?,
        addressed: kind.between().1,
        body: body.to_owned(),
        statement: serde_json::to_string(&statement).expect("days and texts are JSON"),
        role: who.role,
        person: who.person,
        day,
    };
    Ok(stored::add_memo(writer, stamp, &new)?)
}

/// The decision that asks for the memo: the latest by which money of this customer is asked back
/// unconditionally (ESC-07).
fn asked_by(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    kind: MemoKind,
) -> Result<Option<i64>, Refused> {
    if kind != MemoKind::Measures {
        return Ok(None);
    }
    let filter = requests::Filter {
        customer: Some(customer),
        kind: Some(RequestKind::AfterTenDays),
        state: Some(State::Decided),
        limit: MOST_REQUESTS,
        ..requests::Filter::default()
    };
    let rows = requests::list(reader, company, &filter)?;
    let ids: Vec<i64> = rows.iter().map(|row| row.request).collect();
    let answers = requests::answers(reader, company, &ids)?;
    let returns = |id: &i64| {
        answers.get(id).is_some_and(|answer| answer.contains(&Choice::UnconditionalReturn))
    };
    Ok(ids.into_iter().find(returns))
}

/// Memos of a kind that were not written by their last day: one event for each debt, on the day
/// after, which the policy can answer (ESC-02, ESC-07); those that are recorded are left out.
pub(crate) fn missing(
    reader: &mut Reader,
    company: CompanyId,
    kind: MemoKind,
    day: Day,
) -> Result<Vec<NewContact>, Refused> {
    let event = kind.missing().code();
    let overdue = worklist::untold_work(reader, company, (kind.work(), event), day)?;
    Ok(missed(event, &overdue))
}

/// The event that work was not done by its last day: one for each debt, on the day after.
pub(crate) fn missed(event: &str, overdue: &[worklist::TaskRow]) -> Vec<NewContact> {
    let debts = overdue.iter().flat_map(|task| {
        let missed = task.until.plus(1);
        task.lines.iter().map(move |line| (task.customer, line.item, missed))
    });
    // Two versions of a policy can ask for one work.
    let debts: BTreeSet<_> = debts.collect();
    let told = |(customer, item, day)| NewContact {
        customer,
        kind: event.to_owned(),
        item: Some(item),
        day,
        until: None,
        body: String::new(),
        person: UserId::new(0),
    };
    debts.into_iter().map(told).collect()
}

fn statement(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Statement, Refused> {
    let book = read_book(reader, company, customer)?;
    let now = Moment::NOW_AND_EVER;
    let mut debts = Vec::new();
    for item in book.items().filter(|item| item.kind.side() == Side::Debit) {
        let due = book.due(item.item, day, now).unwrap_or(item.due);
        let open = book.open(item.item, day, now).unwrap_or(Ok(item.amount))?;
        if due < day && item.effective <= day && open.is_positive() {
            let days_late = day.days_since(due);
            debts.push(Debt { number: item.number.clone(), due, days_late, open });
        }
    }
    debts.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
    let people = People::of(reader, company)?;
    let rows = books::contacts_of(reader, company, customer)?;
    let contact = |row: books::ContactRow| Contact {
        day: row.day,
        kind: row.kind,
        body: row.body,
        person: people.get(row.person).map(|person| person.name).unwrap_or_default(),
    };
    // The store tells the latest first.
    let contacts: Vec<Contact> = rows.into_iter().take(MOST_CONTACTS).map(contact).collect();
    Ok(Statement { debts, contacts })
}

fn debtor(card: &customers::Card) -> Debtor {
    Debtor { customer: card.customer, code: card.code.clone(), name: card.name.clone() }
}

/// One memo, for those who may see its customer.
///
/// # Errors
/// `UnknownRequest` when there is none, or the store's.
pub fn memo(office: &Office, company: CompanyId, who: Who, memo: i64) -> Result<Memo, Refused> {
    office.store.read(|reader| {
        let unknown = || Refused::UnknownRequest { request: memo };
        let (number, row) = stored::memo(reader, company, memo)?.ok_or_else(unknown)?;
        let card = scope::card(reader, company, who, row.customer).map_err(|_| unknown())?;
        let people = People::of(reader, company)?;
        shown(number, row, &card, &people)
    })
}

/// The latest memos: about one customer, or all.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn memos(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Memo>, Refused> {
    who.must(saldo_domain::authority::Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let rows = stored::memos(reader, company, None, 100)?;
        let people = People::of(reader, company)?;
        let mut shown_rows = Vec::with_capacity(rows.len());
        for (number, row) in rows {
            if let Some(card) = customers::card(reader, company, row.customer)? {
                shown_rows.push(shown(number, row, &card, &people)?);
            }
        }
        Ok(shown_rows)
    })
}

fn shown(
    memo: i64,
    row: NewMemo,
    card: &customers::Card,
    people: &People,
) -> Result<Memo, Refused> {
    let damaged = |error| Refused::Damaged { what: format!("the statement of a memo: {error}") };
    Ok(Memo {
        memo,
        kind: row.kind,
        debtor: debtor(card),
        addressed: row.addressed,
        statement: serde_json::from_str(&row.statement).map_err(damaged)?,
        body: row.body,
        role: row.role,
        person: people.get(row.person),
        day: row.day,
        request: row.request,
    })
}
