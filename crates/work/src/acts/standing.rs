//! What was said and agreed: notes, promises, disputes, holds.

use super::ledger::read_book;
use super::money::refuse_future;
use super::required_reason;
use crate::{Office, Refused, Who, company, facts, scope};
use saldo_domain::book::{Moment, Side};
use saldo_domain::number::clean_text;
use saldo_domain::standing::{StandingKind, longest_promise_days};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role};
use saldo_store::book::{self as stored, Facts, NewContact, NewStanding, Stamp};
use saldo_store::{Command, Reader, Writer};

/// How we were in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    Note,
    Call,
    Visit,
    Email,
    Letter,
}

impl ContactKind {
    /// Every kind.
    pub const ALL: [ContactKind; 5] = [
        ContactKind::Note,
        ContactKind::Call,
        ContactKind::Visit,
        ContactKind::Email,
        ContactKind::Letter,
    ];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            ContactKind::Note => "note",
            ContactKind::Call => "call",
            ContactKind::Visit => "visit",
            ContactKind::Email => "email",
            ContactKind::Letter => "letter",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A contact with a customer.
#[derive(Clone, Debug)]
pub struct Contact {
    pub customer: CustomerId,
    pub kind: ContactKind,
    pub day: Day,
    pub body: String,
}

/// A promise to pay.
#[derive(Clone, Debug)]
pub struct Promise {
    pub customer: CustomerId,
    /// `None`: everything that is open.
    pub item: Option<ItemId>,
    /// Last day on which the promise can still be kept.
    pub by: Day,
    pub amount: Option<Money>,
    pub reason: String,
}

/// Longest note, in characters.
const LONGEST_NOTE: usize = 4000;

/// Records a contact.
///
/// # Errors
/// `UnknownCustomer`, `Field` when nothing was said or the day is still to come, or the store's.
pub fn note(
    office: &Office,
    company: CompanyId,
    who: Who,
    contact: &Contact,
) -> Result<(), Refused> {
    let (body, _) = clean_text(&contact.body);
    if body.is_empty() || body.chars().count() > LONGEST_NOTE {
        return Err(Refused::Field {
            field: "body",
            value: body.chars().take(40).collect(),
            reason: "is empty or longer than 4000 characters",
            remedy: "write down what was said, in a few sentences",
        });
    }
    refuse_future(office, company, contact.day)?;
    let fact = NewContact {
        customer: contact.customer,
        kind: contact.kind.code().to_owned(),
        item: None,
        until: None,
        day: contact.day,
        body,
        person: who.person,
    };
    let facts = Facts { contacts: vec![fact], ..Facts::default() };
    enter(office, company, who, "note", contact.customer, |_| Ok(facts.clone()))
}

/// Records a promise to pay by a day, for one document or for all: the ladder waits.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Field` when the day is past or further off than the
/// role may agree to ([`longest_promise_days`]), or the store's.
pub fn promise(
    office: &Office,
    company: CompanyId,
    who: Who,
    promise: &Promise,
) -> Result<(), Refused> {
    let known = |reader: &mut Reader| scope::card(reader, company, who, promise.customer);
    office.store.read(known)?;
    let today = company::today(office, company)?;
    if promise.by < today {
        return Err(Refused::Field {
            field: "by",
            value: promise.by.to_string(),
            reason: "is past",
            remedy: "give the day, today or later, by which the customer will pay",
        });
    }
    let last = today.plus(longest_promise_days(who.role));
    if promise.by > last && !who.is_program() {
        return Err(Refused::Field {
            field: "by-limit",
            value: last.to_string(),
            reason: "is the last day to which your role may let a customer wait",
            remedy: "agree on a nearer day, or ask the supervisor or a head to record the promise",
        });
    }
    if let Some(amount) = promise.amount.filter(|amount| !amount.is_positive()) {
        return Err(Refused::AmountNotPositive { amount });
    }
    let fact = NewStanding {
        until: Some(promise.by),
        amount: promise.amount,
        reason: clean_text(&promise.reason).0,
        ..begins(who, StandingKind::Promise, promise.customer, promise.item, today)
    };
    begin(office, company, who, "promise", fact)
}

/// Records that the debtor contests a document, or the whole account when `item` is `None`.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `ReasonMissing`, or the store's.
pub fn dispute(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: Option<ItemId>,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "a dispute")?;
    let today = company::today(office, company)?;
    let fact = NewStanding { reason, ..begins(who, StandingKind::Dispute, customer, item, today) };
    begin(office, company, who, "dispute", fact)
}

/// Records a written order of management to wait (REM-08). Heads and directors.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, or the store's.
pub fn hold(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    until: Option<Day>,
    reason: &str,
) -> Result<(), Refused> {
    who.must_be(
        &[Role::HeadOfSales, Role::CommercialDirector, Role::Director, Role::GeneralDirector],
        "order a hold",
    )?;
    let reason = required_reason(reason, "a hold")?;
    let today = company::today(office, company)?;
    let fact =
        NewStanding { until, reason, ..begins(who, StandingKind::Hold, customer, None, today) };
    begin(office, company, who, "hold", fact)
}

const fn begins(
    who: Who,
    kind: StandingKind,
    customer: CustomerId,
    item: Option<ItemId>,
    from: Day,
) -> NewStanding {
    NewStanding {
        customer,
        kind,
        item,
        from,
        until: None,
        amount: None,
        reason: String::new(),
        ends: None,
        person: who.person,
    }
}

/// Ends a dispute, promise or hold as of today.
///
/// # Errors
/// `UnknownStanding`, `ReasonMissing`, or the store's.
pub fn end_standing(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    standing: i64,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "the end of a dispute, promise or hold")?;
    let today = company::today(office, company)?;
    enter(office, company, who, "end-standing", customer, |writer| {
        let rows = stored::standing_of(writer, company, customer)?;
        let open = rows.into_iter().find(|row| row.standing == standing && row.ended.is_none());
        let open = open.ok_or(Refused::UnknownStanding { standing })?;
        let end = NewStanding {
            reason: reason.clone(),
            ends: Some(standing),
            // Begun in the future or today, it never was in force.
            ..begins(who, open.kind, customer, open.item, today.max(open.from))
        };
        Ok(Facts { standing: vec![end], ..Facts::default() })
    })
}

fn begin(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    fact: NewStanding,
) -> Result<(), Refused> {
    enter(office, company, who, action, fact.customer, |writer| {
        if let Some(item) = fact.item {
            require_open_debt(writer, company, fact.customer, item)?;
        }
        Ok(Facts { standing: vec![fact.clone()], ..Facts::default() })
    })
}

/// Only a debt of this customer that is still open can be promised or contested.
fn require_open_debt(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    item: ItemId,
) -> Result<(), Refused> {
    let book = read_book(writer, company, customer)?;
    let unknown = || Refused::UnknownDocument { number: item.to_string() };
    let found =
        book.item(item).filter(|found| found.kind.side() == Side::Debit).ok_or_else(unknown)?;
    let open = book.open(item, Day::LAST, Moment::NOW_AND_EVER).unwrap_or(Ok(found.amount))?;
    if open.is_zero() {
        return Err(Refused::ExceedsInvoice { number: found.number.clone(), open });
    }
    Ok(())
}

fn enter(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    customer: CustomerId,
    told: impl Fn(&mut Writer) -> Result<Facts, Refused>,
) -> Result<(), Refused> {
    let at = office.now();
    let (subject, body) = (format!("customer {customer}"), "{}".to_owned());
    let command = Command { company, person: who.person, action, subject, body, at };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let added = told(writer)?;
        let stamp = Stamp { company, recorded: at, batch: 0 };
        facts::enter(writer, stamp, office.business(), &added)
    })
}
