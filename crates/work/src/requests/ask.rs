//! Asking those who decide.

use super::Terms;
use super::debts::debts;
use crate::acts::ledger::read_book;
use crate::acts::required_reason;
use crate::authority::{Acting, roles_of_people, roles_within_limit};
use crate::charges::{self, WaiverAsked};
use crate::deferral::{Days, OpenDebt, Wanted};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::authority::request::{DecisionDays, RequestKind};
use saldo_domain::authority::right::Right;
use saldo_domain::book::Moment;
use saldo_domain::standing::{NoClause, Scope};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role};
use saldo_store::book::Stamp;
use saldo_store::requests::{self as stored, NewRequest};
use saldo_store::{Command, Reader, Writer};

/// Something a person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub kind: RequestKind,
    /// Every kind but the planned share is about a customer.
    pub customer: Option<CustomerId>,
    pub item: Option<ItemId>,
    pub terms: Terms,
    /// `None`: what is open of the document, or overdue of the customer.
    pub amount: Option<Money>,
    pub reason: String,
    /// By when it is to be decided; `None`: the days of its kind.
    pub until: Option<Day>,
}

/// Asks, and answers the number of the request.
///
/// # Errors
/// `NotPermitted` for those who cannot ask for it, `UnknownCustomer`, `UnknownDocument`,
/// `ReasonMissing`, `Field` for particulars that are missing or a day that is past, or the
/// store's.
pub fn ask(office: &Office, company: CompanyId, who: Who, asked: &Asked) -> Result<i64, Refused> {
    if !who.is_program() && !asked.kind.may_ask(who.role) {
        return Err(Refused::not_permitted(who.role, asked.kind.right()));
    }
    let today = companies::today(office, company)?;
    let at = office.now();
    let subject = asked.kind.code().to_owned();
    let command = Command {
        company,
        person: who.person,
        action: "request",
        subject,
        body: asked.terms.written(),
        at,
    };
    office.store.write(&command, |writer| ask_in(writer, company, who, asked, today, at))
}

/// The days for decisions of the policy that the customer, or else the company, follows on a day.
pub(super) fn days_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    day: Day,
) -> Result<DecisionDays, Refused> {
    let line = match customer {
        Some(customer) => policies::of_customer(reader, company, customer)?,
        None => policies::own(reader, company)?,
    };
    Ok(line.on(day).policy.decisions)
}

/// The same inside a transaction that is open already.
pub(crate) fn ask_in(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    asked: &Asked,
    today: Day,
    at: Moment,
) -> Result<i64, Refused> {
    let reason = required_reason(&asked.reason, "a request")?;
    let acting = Acting::own(writer, company, who)?;
    let case = Case::of(writer, company, who, asked, today)?;
    let given = days_on(writer, company, asked.customer, today)?;
    let until = asked.until.unwrap_or_else(|| today.plus(asked.kind.days(given)));
    if until < today {
        return Err(past("until", until));
    }
    let role = addressed(writer, company, &case, who.role, today)?;
    let new = NewRequest {
        kind: asked.kind,
        customer: asked.customer,
        item: asked.item,
        effect: None,
        clause: case.clause,
        terms: asked.terms.written(),
        amount: case.amount,
        reason,
        right: case.right,
        options: asked.kind.choices().to_vec(),
        several: asked.kind.takes_several(),
        day: today,
        person: who.person,
        asked_as: who.role,
        in_place_of: acting.hand.in_place_of,
        role,
        until,
    };
    Ok(stored::add(writer, Stamp { company, recorded: at, batch: 0 }, &[new])?)
}

/// The lowest role that has the right, by itself or within a limit that reaches as far as the
/// money asked about, and is not the asker's own, among those that somebody has; where nobody
/// does, the lowest of all.
fn addressed(
    reader: &mut Reader,
    company: CompanyId,
    case: &Case,
    own: Role,
    today: Day,
) -> Result<Role, Refused> {
    let there = roles_of_people(reader, company)?;
    let within = roles_within_limit(reader, company, case.right, case.amount, today)?;
    let may = |role: &Role| case.right.belongs_to(*role) || within.contains(role);
    let others = || Role::ALL.into_iter().filter(may).filter(|role| *role != own);
    let found = others().find(|role| there.contains(role)).or_else(|| others().next());
    Ok(found.unwrap_or(Role::GeneralDirector))
}

/// What a request is about: the right that deciding takes, the clause that asks the same by itself or
/// else that of the right, and the money.
struct Case {
    right: Right,
    clause: String,
    amount: Option<Money>,
}

impl Case {
    fn of(
        writer: &mut Writer,
        company: CompanyId,
        who: Who,
        asked: &Asked,
        today: Day,
    ) -> Result<Self, Refused> {
        let right = asked.kind.right();
        let Some(customer) = asked.customer else {
            let alone = asked.kind == RequestKind::PlannedShare;
            let missing = || needs("customer", "name the customer it is about");
            return alone.then_some(Case::under(right, None)).ok_or_else(missing);
        };
        let card = scope::card(writer, company, who, customer)?;
        let book = read_book(writer, company, customer)?;
        let open = debts(&book, asked.item, today)?;
        let amount = match asked.amount {
            Some(amount) if !amount.is_positive() => {
                return Err(Refused::AmountNotPositive { amount });
            }
            Some(amount) => Some(amount),
            None => total(&open)?,
        };
        let clause = late_enough(writer, (company, customer), asked.kind, &open, today)?;
        let right = match asked.kind {
            RequestKind::Waiver => {
                let item = asked.item.ok_or_else(|| needs("item", "name the document"))?;
                let waiver = waiver(asked)?;
                let key = charges::Key { company, customer, item };
                let (right, amount) = charges::asked_about(writer, key, &waiver, today)?;
                return Ok(Case::under(right, Some(amount)));
            }
            RequestKind::Deferral | RequestKind::RepeatedDeferral => {
                let days = Days { asked_on: today, until: later(asked, today)?, today };
                let wanted = Wanted::of(writer, company, (&card, &book), days)?;
                let repeated = asked.kind == RequestKind::RepeatedDeferral;
                wanted.said_repeated(repeated).right(writer, company, &open)?
            }
            RequestKind::Exclusion => {
                known_scope(writer, (company, customer), &asked.terms, today)?;
                later(asked, today).map(|_| right)?
            }
            RequestKind::ShipBeyondLimit if asked.amount.is_none() => {
                return Err(needs("amount", "give the limit that is asked for"));
            }
            RequestKind::ShipBeyondLimit => later(asked, today).map(|_| right)?,
            RequestKind::WriteOff if asked.item.is_none() => {
                return Err(needs("item", "name the document"));
            }
            _ => right,
        };
        let case = Case::under(right, amount);
        Ok(Case { clause: clause.unwrap_or(case.clause), ..case })
    }

    fn under(right: Right, amount: Option<Money>) -> Self {
        Self { right, clause: right.clause().unwrap_or_default().to_owned(), amount }
    }
}

/// What is decided over ten days, or over fifteen working days, of delay is asked from the day on which
/// the policy asks it by itself, about a debt that is so late. The answer counts as one to that clause,
/// which is told (ESC-07, ESC-11).
fn late_enough(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    kind: RequestKind,
    debts: &[OpenDebt],
    today: Day,
) -> Result<Option<String>, Refused> {
    if kind.asked_from().is_none() {
        return Ok(None);
    }
    let versions = policies::of_customer(reader, company, customer)?;
    let asked = |debt: &OpenDebt| {
        let version = versions.followed().for_new_case(debt.due.plus(1));
        let clause = version.policy.question_of(kind).map(|(clause, ..)| clause.to_string());
        Some((version.asked_from(kind, debt.due)?, clause))
    };
    match debts.iter().filter_map(asked).min() {
        Some((day, clause)) if day <= today => Ok(clause),
        earliest => Err(Refused::Field {
            field: "asked-early",
            value: earliest.map(|(day, _)| day.to_string()).unwrap_or_default(),
            reason: "is the first day on which this can be asked",
            remedy: "wait until the debt is so late, or ask for something else",
        }),
    }
}

/// An exception from part of the policy names clauses that the policy has (GEN-05).
fn known_scope(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    terms: &Terms,
    today: Day,
) -> Result<(), Refused> {
    let Terms::Exclusion { scope, .. } = terms else { return Ok(()) };
    let versions = policies::of_customer(reader, company, customer)?;
    let clauses = versions.on(today).policy.clauses();
    Scope::checked(scope, &clauses).map(drop).map_err(|NoClause(word)| Refused::Field {
        field: "scope",
        value: word,
        reason: "is no clause of the policy",
        remedy: "name clauses such as ESC-07, or the beginning of several such as ESC; leave it empty to except from all",
    })
}

fn waiver(asked: &Asked) -> Result<WaiverAsked, Refused> {
    asked.terms.waiver(&asked.reason).ok_or_else(|| needs("terms", "say what is to be waived"))
}

/// The day until which time is asked for, if it is still to come.
fn later(asked: &Asked, today: Day) -> Result<Day, Refused> {
    let until = asked.terms.until().ok_or_else(|| needs("until", "give the day"))?;
    if until <= today { Err(past("until", until)) } else { Ok(until) }
}

/// What is open in the currency of the first debt; debts of other currencies stand on the card.
fn total(debts: &[OpenDebt]) -> Result<Option<Money>, Refused> {
    let Some(currency) = debts.first().map(|debt| debt.open.currency()) else { return Ok(None) };
    let same = debts.iter().map(|debt| debt.open).filter(|open| open.currency() == currency);
    Ok(Some(Money::sum(currency, same)?))
}

fn needs(field: &'static str, remedy: &'static str) -> Refused {
    Refused::Field { field, value: String::new(), reason: "is missing", remedy }
}

fn past(field: &'static str, day: Day) -> Refused {
    Refused::Field {
        field,
        value: day.to_string(),
        reason: "is past",
        remedy: "give a day that is still to come",
    }
}
