//! The promises of a span of days, by their day: what was promised, what came in, what became of
//! each, and how many were kept (PAY-09).

use super::circumstances::Circumstances;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::fieldwork::promise_kept::{Outcome, Record};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::book::promises_lapsed;
use std::collections::BTreeMap;

/// Days ahead and back that are shown where none are named: what the page opens with, and no rule.
const USUAL_DAYS: i64 = 14;

/// Most days of one calendar.
const MOST_DAYS: i64 = 366;

/// One promise with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// Number of the document it is about; `None`: everything that was open.
    pub document: Option<String>,
    pub given: Day,
    pub until: Day,
    /// What was promised: its amount, or what was open of what it is about.
    pub amount: Money,
    /// What came in for it up to its last day, or so far.
    pub paid: Money,
    pub outcome: Outcome,
    /// Who took it; `None` for the program.
    pub person: Option<PersonRef>,
}

/// The promises of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromisedDay {
    pub day: Day,
    pub rows: Vec<Promised>,
    /// What was promised for the day, by currency.
    pub sums: Vec<Money>,
}

/// Promises of somebody, or of a customer, among those of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBy {
    /// Log-in of a person or code of a customer.
    pub code: String,
    pub name: String,
    pub record: Record,
}

/// The promises of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub from: Day,
    pub to: Day,
    /// Days with promises, in order.
    pub days: Vec<PromisedDay>,
    pub all: Record,
    /// By who took them and by customer, in the order of names.
    pub by_person: Vec<KeptBy>,
    pub by_customer: Vec<KeptBy>,
}

impl Calendar {
    /// Every promise, by day, customer and document.
    pub fn rows(&self) -> impl Iterator<Item = &Promised> {
        self.days.iter().flat_map(|day| &day.rows)
    }
}

/// The promises whose last day is one of these, of customers whom this person sees; two weeks back
/// and ahead where no days are named. A promise that was taken back before its last day is none,
/// unless the money had come by then.
///
/// # Errors
/// `Field` for a span that ends before it begins or is longer than a year, or the store's.
pub fn promises(
    office: &Office,
    company: CompanyId,
    who: Who,
    from: Option<Day>,
    to: Option<Day>,
) -> Result<Calendar, Refused> {
    let today = companies::today(office, company)?;
    let from = from.unwrap_or_else(|| to.unwrap_or(today).min(today).plus(-USUAL_DAYS));
    let to = to.unwrap_or_else(|| from.max(today).plus(USUAL_DAYS));
    if to < from || to > from.plus(MOST_DAYS) {
        return Err(Refused::Field {
            field: "to",
            value: to.to_string(),
            reason: "is before the first day or more than a year after it",
            remedy: "give days that rise, at most a year apart",
        });
    }
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let mut rows: Vec<Promised> = Vec::new();
        for customer in promises_lapsed(reader, company, (from, to))? {
            // Another's customer is passed over.
            let Ok(card) = scope::card(reader, company, who, customer) else { continue };
            let known = Circumstances::read(reader, company, customer)?;
            for (row, given, outcome) in known.promised_within((from, to), today)? {
                let document = row.item.and_then(|item| known.book.item(item));
                rows.push(Promised {
                    customer,
                    code: card.code.clone(),
                    name: card.name.clone(),
                    document: document.map(|item| item.number.clone()),
                    given: row.from,
                    until: given.until,
                    amount: given.amount.unwrap_or(given.owed()?),
                    paid: given.paid,
                    outcome,
                    person: people.get(row.person),
                });
            }
        }
        rows.sort_by(|one, other| {
            (one.until, &one.name, &one.document).cmp(&(other.until, &other.name, &other.document))
        });
        calendar((from, to), rows)
    })
}

fn calendar((from, to): (Day, Day), rows: Vec<Promised>) -> Result<Calendar, Refused> {
    let mut all = Record::default();
    let mut by_person: BTreeMap<(String, String), Record> = BTreeMap::new();
    let mut by_customer: BTreeMap<(String, String), Record> = BTreeMap::new();
    for row in &rows {
        all.add(row.outcome.fate());
        let customer = (row.name.clone(), row.code.clone());
        by_customer.entry(customer).or_default().add(row.outcome.fate());
        if let Some(person) = &row.person {
            let person = (person.name.clone(), person.login.clone());
            by_person.entry(person).or_default().add(row.outcome.fate());
        }
    }
    let mut days: Vec<PromisedDay> = Vec::new();
    for row in rows {
        match days.last_mut().filter(|day| day.day == row.until) {
            Some(day) => day.rows.push(row),
            None => days.push(PromisedDay { day: row.until, rows: vec![row], sums: Vec::new() }),
        }
    }
    for day in &mut days {
        let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
        for row in &day.rows {
            let currency = row.amount.currency();
            let sum = sums.entry(currency).or_insert(Money::zero(currency));
            *sum = sum.plus(row.amount)?;
        }
        day.sums = sums.into_values().collect();
    }
    let kept = |rows: BTreeMap<(String, String), Record>| {
        let kept = rows.into_iter().map(|((name, code), record)| KeptBy { code, name, record });
        kept.collect()
    };
    let (by_person, by_customer) = (kept(by_person), kept(by_customer));
    Ok(Calendar { from, to, days, all, by_person, by_customer })
}
