//! Agreements in words, for the command line and for programs: what they read, and what they ask for.

use super::{Agreement, Asked, Key, Listed};
use crate::acts::ledger::read_book;
use crate::deferral::open_debts;
use crate::{Office, Refused, Who, scope};
use saldo_domain::agreements::draft::Plan;
use saldo_domain::agreements::{Form, State};
use saldo_domain::charges::repayment_schedule::Every;
use saldo_domain::number::number_key;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money};
use serde::{Deserialize, Serialize};

/// An agreement as a list tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldListed {
    /// Code of the customer.
    pub customer: String,
    pub name: String,
    /// Its number among those of the company.
    pub agreement: i64,
    /// The number on the signed paper, or that of the record.
    pub number: String,
    pub form: Option<&'static str>,
    pub state: &'static str,
    pub begun: Day,
    pub amount: Option<Money>,
    /// What is not paid yet of one that was signed.
    pub rest: Option<Money>,
    /// The first part that is not paid: its number, day, and what is to come in for it.
    pub next: Option<ToldNext>,
    /// The day of a breach that stands.
    pub breached: Option<Day>,
}

/// The first part that is not paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ToldNext {
    pub part: usize,
    pub day: Day,
    pub amount: Money,
}

impl From<&Listed> for ToldListed {
    fn from(listed: &Listed) -> Self {
        Self {
            customer: listed.code.clone(),
            name: listed.name.clone(),
            agreement: listed.agreement,
            number: listed.number.clone(),
            form: listed.form.map(Form::code),
            state: listed.state.code(),
            begun: listed.begun,
            amount: listed.amount,
            rest: listed.rest,
            next: listed.next.map(|(part, day, amount)| ToldNext { part, day, amount }),
            breached: listed.breach.map(|breach| breach.day),
        }
    }
}

/// One agreement with its parts, debts and what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    #[serde(flatten)]
    pub listed: ToldListed,
    pub cause: String,
    pub fees: Option<Money>,
    pub grace_days: Option<u16>,
    /// Is the rest due at once when a part is missed?
    pub accelerates: Option<bool>,
    pub conditions: String,
    /// The first month over the buyer's means, and what it asks for (AGR-02).
    pub over_capacity: Option<ToldOver>,
    pub parts: Vec<ToldPart>,
    pub debts: Vec<ToldDebt>,
    pub acts: Vec<ToldAct>,
}

/// A month that asks for more than the buyer says it can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ToldOver {
    pub day: Day,
    pub asked: Money,
}

/// A part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ToldPart {
    pub part: usize,
    pub day: Day,
    pub amount: Money,
    pub fee: Money,
    /// `None` before it is signed.
    pub fate: Option<&'static str>,
}

/// A debt under the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldDebt {
    pub invoice: String,
    pub due: Day,
    pub agreed: Money,
    pub open: Money,
}

/// Something recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToldAct {
    pub act: &'static str,
    pub day: Day,
    pub part: Option<i64>,
    pub note: String,
    /// Log-in of whoever recorded it; `None`: the daily control.
    pub by: Option<String>,
}

impl From<&Agreement> for Told {
    fn from(shown: &Agreement) -> Self {
        let draft = shown.draft.as_ref();
        let debts = shown.debts.iter().filter_map(|debt| {
            let agreed = debt.agreed?;
            Some(ToldDebt { invoice: debt.number.clone(), due: debt.due, agreed, open: debt.open })
        });
        let acts = shown.acts.iter().map(|act| ToldAct {
            act: act.kind.code(),
            day: act.day,
            part: act.part,
            note: act.note.clone(),
            by: act.by.as_ref().map(|person| person.login.clone()),
        });
        let parts = shown.parts.iter().map(|part| ToldPart {
            part: part.number,
            day: part.planned.day,
            amount: part.planned.amount,
            fee: part.planned.fee,
            fate: part.fate.map(|fate| fate.code()),
        });
        let over = draft.and_then(|draft| draft.over_capacity);
        Self {
            listed: ToldListed::from(&shown.listed),
            cause: shown.cause.clone(),
            fees: draft.map(|draft| draft.fees),
            grace_days: draft.map(|draft| draft.grace_days),
            accelerates: draft.map(|draft| draft.accelerates),
            conditions: draft.map(|draft| draft.conditions.clone()).unwrap_or_default(),
            over_capacity: over.map(|(day, asked)| ToldOver { day, asked }),
            parts: parts.collect(),
            debts: debts.collect(),
            acts: acts.collect(),
        }
    }
}

/// A plan as it is written: documents by number, sums as plain decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanWritten {
    /// Numbers of the documents under it; none: every open one of the customer.
    pub invoices: Vec<String>,
    /// Code of the form; empty: instalments.
    pub form: String,
    /// So many equal parts …
    pub parts: Option<u32>,
    /// … from this day on …
    pub first: Option<Day>,
    /// … each `week` or `month`; empty: month.
    pub every: String,
    /// Or each part by itself.
    pub schedule: Vec<PartWritten>,
    pub fee: bool,
    pub grace_days: u16,
    pub accelerates: bool,
    /// What the buyer says it can pay in a month; empty: not said.
    pub capacity: String,
    pub conditions: String,
}

/// One part as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartWritten {
    pub day: Day,
    pub amount: String,
}

/// Which customer and agreement a code and a number name, for somebody who may see it.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn key_of(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, agreement): (&str, i64),
) -> Result<Key, Refused> {
    let customer = office.store.read(|reader| scope::card_by_code(reader, company, who, code))?;
    Ok(Key { customer: customer.customer, agreement })
}

/// Reads a plan that was written down.
///
/// # Errors
/// `UnknownDocument` for a number that is no open document of the customer, `Field` with what to do
/// for everything else that cannot be read, or the store's.
pub fn read_plan(
    office: &Office,
    company: CompanyId,
    customer: CustomerId,
    written: &PlanWritten,
) -> Result<Asked, Refused> {
    let (items, currency) = debts(office, company, customer, &written.invoices)?;
    let form = match written.form.as_str() {
        "" => Form::Instalments,
        code => Form::from_code(code).ok_or_else(|| {
            bad("form", code, "is no form of restructuring", "the manual names the five forms")
        })?,
    };
    let capacity = match written.capacity.trim() {
        "" => None,
        text => Some(money("capacity", text, currency)?),
    };
    Ok(Asked {
        form,
        items,
        plan: plan(written, currency)?,
        fee: written.fee,
        grace_days: written.grace_days,
        accelerates: written.accelerates,
        capacity,
        conditions: written.conditions.clone(),
    })
}

fn plan(written: &PlanWritten, currency: Currency) -> Result<Plan, Refused> {
    if !written.schedule.is_empty() {
        if written.parts.is_some() || written.first.is_some() {
            return Err(bad(
                "schedule",
                "",
                "stands beside equal parts",
                "give the parts one by one, or their number and first day",
            ));
        }
        let part = |part: &PartWritten| Ok((part.day, money("schedule", &part.amount, currency)?));
        return Ok(Plan::Free(written.schedule.iter().map(part).collect::<Result<_, Refused>>()?));
    }
    let (Some(count), Some(first)) = (written.parts, written.first) else {
        return Err(bad(
            "parts",
            "",
            "is missing",
            "give the number of parts and the first day, or the parts one by one",
        ));
    };
    let every = match written.every.as_str() {
        "week" => Every::Week,
        "" | "month" => Every::Month,
        other => return Err(bad("every", other, "is no period", "write week or month")),
    };
    Ok(Plan::Equal { count, first, every })
}

fn debts(
    office: &Office,
    company: CompanyId,
    customer: CustomerId,
    numbers: &[String],
) -> Result<(Vec<ItemId>, Currency), Refused> {
    let book = office.store.read(|reader| read_book(reader, company, customer))?;
    let open = open_debts(&book, |_, _| true)?;
    let number = |item: ItemId| book.item(item).map(|one| number_key(&one.number));
    let mut items = Vec::new();
    for wanted in numbers {
        let key = Some(number_key(wanted));
        let found = open.iter().find(|debt| number(debt.item) == key);
        let unknown = || Refused::UnknownDocument { number: wanted.clone() };
        items.push(found.ok_or_else(unknown)?);
    }
    if numbers.is_empty() {
        items.extend(open.iter());
    }
    let Some(first) = items.first() else { return Err(super::AgreementRefusal::NoDebts.into()) };
    let currency = first.open.currency();
    Ok((items.iter().map(|debt| debt.item).collect(), currency))
}

fn money(field: &'static str, text: &str, currency: Currency) -> Result<Money, Refused> {
    Money::parse(text.trim(), currency)
        .map_err(|_| bad(field, text, "is no amount", "write it as 1200.00"))
}

fn bad(field: &'static str, value: &str, reason: &'static str, remedy: &'static str) -> Refused {
    Refused::Field { field, value: value.chars().take(40).collect(), reason, remedy }
}

/// Every word of a state, for descriptions of what is told.
pub fn states() -> [&'static str; State::ALL.len()] {
    State::ALL.map(State::code)
}
