//! What pages and the command line show of agreements.

use super::acts::{found, last_contact};
use super::terms::{covered_by, state_of, terms_of};
use crate::acts::ledger::{each_book, read_book};
use crate::authority::roles_within_limit;
use crate::deferral::open_debts;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::agreements::draft::{MOST_INSTALMENTS, over_capacity};
use saldo_domain::agreements::judge::{Breach, Fate, judge};
use saldo_domain::agreements::worksheet::{self, Line, affordable, in_order, months_needed};
use saldo_domain::agreements::{ActKind, Form, Instalment, State};
use saldo_domain::authority::Right;
use saldo_domain::book::{CustomerBook, Moment};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::agreements::{self as stored, ActRow, AgreementRow, Key};
use saldo_store::customers;
use std::collections::BTreeMap;

/// An agreement as a list names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub agreement: i64,
    /// The number on the signed paper, or of the record.
    pub number: String,
    pub form: Option<Form>,
    pub state: State,
    pub begun: Day,
    pub amount: Option<Money>,
    /// What is not paid yet of one that was signed.
    pub rest: Option<Money>,
    /// The first part that is not paid, with its day and what is to come in for it.
    pub next: Option<(usize, Day, Money)>,
    pub breach: Option<Breach>,
}

/// Which agreements of the company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Those that are not over.
    #[default]
    Open,
    /// Signed ones with a part to be paid within a week.
    DueThisWeek,
    /// Those in breach.
    Breached,
    /// Those that are over.
    Over,
}

impl Which {
    /// Every selection, in the order of the page.
    pub const ALL: [Which; 4] = [Which::Open, Which::DueThisWeek, Which::Breached, Which::Over];

    /// The word written in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Which::Open => "",
            Which::DueThisWeek => "due",
            Which::Breached => "breached",
            Which::Over => "over",
        }
    }

    /// The selection with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.code() == code)
    }

    fn holds(self, one: &Listed, today: Day) -> bool {
        match self {
            Which::Open => !one.state.is_over(),
            Which::DueThisWeek => {
                let soon = one.next.is_some_and(|(_, day, _)| day <= today.plus(7));
                one.state == State::InForce && soon
            }
            Which::Breached => one.state == State::Breached,
            Which::Over => one.state.is_over(),
        }
    }
}

/// One agreement with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub listed: Listed,
    pub cause: String,
    pub by: Option<PersonRef>,
    /// The latest day on which somebody was in touch with the buyer (AGR-01).
    pub contact: Option<Day>,
    pub draft: Option<Draft>,
    pub parts: Vec<Part>,
    /// What was recorded, in that order.
    pub acts: Vec<Act>,
    pub sheet: Sheet,
    /// Open debts of the customer, to choose from, and those under the agreement.
    pub debts: Vec<Debt>,
    /// The agreement whose place it takes.
    pub replaces: Option<i64>,
    /// May whoever looks draw it up, permit it by signing, and end it once it is signed?
    pub may_draw_up: bool,
    pub may_permit: bool,
    pub today: Day,
}

/// The plan as it was drawn up last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub form: Form,
    pub amount: Money,
    pub fees: Money,
    pub fee: bool,
    pub grace_days: u16,
    pub accelerates: bool,
    pub capacity: Option<Money>,
    pub over_capacity: Option<(Day, Money)>,
    pub conditions: String,
}

/// A part with what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub number: usize,
    pub planned: Instalment,
    /// `None` before it is signed.
    pub fate: Option<Fate>,
}

/// Something recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub kind: ActKind,
    pub day: Day,
    pub part: Option<i64>,
    pub rest: Option<Money>,
    pub request: Option<i64>,
    pub note: String,
    /// `None`: the daily control.
    pub by: Option<PersonRef>,
}

/// The buyer's worksheet and what follows from it (AGR-06).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub lines: Vec<Line>,
    /// What can be paid each month; `None` for a sheet that is empty.
    pub affordable: Option<Money>,
    /// The debts in the order in which they are best paid.
    pub in_order: Vec<Line>,
    /// The fewest equal monthly parts that fit, with the day of the first.
    pub proposed: Option<(u32, Day)>,
}

/// A debt that is or can be under the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub open: Money,
    /// What was open of it when the plan was drawn up; `None` where it is not under it.
    pub agreed: Option<Money>,
}

/// The agreements of a customer, by code, the latest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn agreements(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Vec<Listed>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let book = read_book(reader, company, card.customer)?;
        let rows = stored::of_customer(reader, company, card.customer)?;
        let names = (card.code.as_str(), card.name.as_str());
        let listed = rows.iter().rev().map(|row| listed(row, &book, names, today));
        listed.collect()
    })
}

/// Agreements of the company whose customers this person sees, those with the nearest part first.
///
/// # Errors
/// Those of the store.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    which: Which,
) -> Result<Vec<Listed>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let rows = stored::all(reader, company)?;
        let mut ids: Vec<CustomerId> = rows.iter().map(|row| row.new.customer).collect();
        ids.dedup();
        let cards = customers::cards(reader, company, &ids)?;
        let seen = |owner| who.sees_only().is_none_or(|owners| owners.has(owner));
        let cards = cards.into_iter().filter(|card| seen(card.owner));
        let cards: BTreeMap<CustomerId, _> = cards.map(|card| (card.customer, card)).collect();
        let mut of_customer: BTreeMap<CustomerId, Vec<&AgreementRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| cards.contains_key(&row.new.customer)) {
            of_customer.entry(row.new.customer).or_default().push(row);
        }
        let seen: Vec<CustomerId> = of_customer.keys().copied().collect();
        let mut found = Vec::new();
        each_book(reader, company, &seen, |customer, book| {
            let Some(card) = cards.get(&customer) else { return Ok(()) };
            for row in of_customer.remove(&customer).unwrap_or_default() {
                let one = listed(row, &book, (&card.code, &card.name), today)?;
                if which.holds(&one, today) {
                    found.push(one);
                }
            }
            Ok(())
        })?;
        found.sort_by_key(|one| {
            (one.next.map_or(Day::LAST, |(_, day, _)| day), one.code.clone(), one.agreement)
        });
        Ok(found)
    })
}

fn listed(
    row: &AgreementRow,
    book: &CustomerBook,
    (code, name): (&str, &str),
    today: Day,
) -> Result<Listed, Refused> {
    let mut one = Listed {
        customer: row.new.customer,
        code: code.to_owned(),
        name: name.to_owned(),
        agreement: row.agreement,
        number: row.number(),
        form: row.draft.as_ref().map(|(_, draft)| draft.form),
        state: state_of(row),
        begun: row.new.day,
        amount: row.draft.as_ref().map(|(_, draft)| draft.amount),
        rest: None,
        next: None,
        breach: None,
    };
    let Some((_, draft)) = &row.draft else { return Ok(one) };
    if let Some(covered) = covered_by(row, book)? {
        let (terms, receipts) = (terms_of(draft), covered.receipts(book)?);
        let course = judge(&terms, &receipts, today);
        one.rest = terms.rest(&receipts, today)?;
        one.next = match course.next.and_then(|part| Some((part, draft.instalments.get(part - 1)?)))
        {
            Some((part, planned)) => Some((part, planned.day, planned.together()?)),
            None => None,
        };
        one.breach = recorded_breach(row);
    }
    Ok(one)
}

/// The latest breach that was recorded, while it stands.
fn recorded_breach(row: &AgreementRow) -> Option<Breach> {
    let last = row
        .acts
        .iter()
        .rev()
        .find(|act| matches!(act.new.kind, ActKind::Breached | ActKind::Resumed))?;
    let part = usize::try_from(last.new.part.unwrap_or(0)).unwrap_or(0);
    (last.new.kind == ActKind::Breached).then_some(Breach { day: last.new.day, part })
}

/// One agreement.
///
/// # Errors
/// `UnknownCustomer`, `Unknown`, or the store's.
pub fn agreement(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    agreement: i64,
) -> Result<Agreement, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let key = Key { customer: card.customer, agreement };
        let row = found(reader, company, who, key)?;
        let book = read_book(reader, company, card.customer)?;
        let people = People::of(reader, company)?;
        let listed = listed(&row, &book, (&card.code, &card.name), today)?;
        let amount = listed.amount;
        let within = roles_within_limit(reader, company, Right::Restructure, amount, today)?;
        Ok(Agreement {
            cause: row.new.cause.clone(),
            by: people.get(row.new.person),
            contact: last_contact(reader, company, card.customer, today)?,
            draft: draft(&row)?,
            parts: parts(&row, &book, today)?,
            acts: row.acts.iter().map(|act| shown(act, &people)).collect(),
            sheet: sheet(&row, today)?,
            debts: debts(&row, &book)?,
            replaces: row.new.replaces,
            may_draw_up: who.is_program() || Right::DrawUpAgreements.belongs_to(who.role),
            may_permit: who.is_program()
                || Right::Restructure.belongs_to(who.role)
                || within.contains(&who.role),
            today,
            listed,
        })
    })
}

fn draft(row: &AgreementRow) -> Result<Option<Draft>, Refused> {
    let Some((_, draft)) = &row.draft else { return Ok(None) };
    let over = draft.capacity.and_then(|monthly| over_capacity(&draft.instalments, monthly));
    let fees = draft.instalments.iter().map(|part| part.fee);
    Ok(Some(Draft {
        form: draft.form,
        amount: draft.amount,
        fees: Money::sum(draft.amount.currency(), fees)?,
        fee: draft.fee,
        grace_days: draft.grace_days,
        accelerates: draft.accelerates,
        capacity: draft.capacity,
        over_capacity: over,
        conditions: draft.conditions.clone(),
    }))
}

fn parts(row: &AgreementRow, book: &CustomerBook, today: Day) -> Result<Vec<Part>, Refused> {
    let Some((_, draft)) = &row.draft else { return Ok(Vec::new()) };
    let fates = match covered_by(row, book)? {
        Some(covered) => judge(&terms_of(draft), &covered.receipts(book)?, today).fates,
        None => Vec::new(),
    };
    let parts = draft.instalments.iter().enumerate();
    let part = |(at, planned): (usize, &Instalment)| Part {
        number: at + 1,
        planned: *planned,
        fate: fates.get(at).copied(),
    };
    Ok(parts.map(part).collect())
}

fn shown(row: &ActRow, people: &People) -> Act {
    let new = &row.new;
    Act {
        kind: new.kind,
        day: new.day,
        part: new.part,
        rest: new.rest,
        request: new.request,
        note: if new.number.is_empty() { new.note.clone() } else { said(&new.number, &new.note) },
        by: people.get(new.person),
    }
}

fn said(number: &str, note: &str) -> String {
    if note.is_empty() { number.to_owned() } else { format!("{number} · {note}") }
}

fn sheet(row: &AgreementRow, today: Day) -> Result<Sheet, Refused> {
    let lines = row.worksheet.clone();
    let nothing = lines.first().map(|line| Money::zero(line.amount.currency()));
    let affordable = nothing.map(|nothing| affordable(&lines, nothing)).transpose()?;
    let total = row.draft.as_ref().map(|(_, draft)| draft.amount);
    let proposed = affordable.zip(total).and_then(|(monthly, total)| {
        let months = months_needed(total, monthly, MOST_INSTALMENTS)?;
        Some((months, worksheet::first_day(today)))
    });
    let in_order = in_order(&lines).into_iter().cloned().collect();
    Ok(Sheet { lines, affordable, in_order, proposed })
}

/// Debts under the agreement, and open ones that could be.
fn debts(row: &AgreementRow, book: &CustomerBook) -> Result<Vec<Debt>, Refused> {
    let agreed: BTreeMap<ItemId, Money> =
        row.draft.iter().flat_map(|(_, draft)| draft.debts.clone()).collect();
    let mut found = Vec::new();
    for debt in open_debts(book, |_, _| true)? {
        let Some(item) = book.item(debt.item) else { continue };
        found.push(Debt {
            item: debt.item,
            number: item.number.clone(),
            due: debt.due,
            open: debt.open,
            agreed: agreed.get(&debt.item).copied(),
        });
    }
    for (item, agreed) in &agreed {
        if found.iter().any(|debt| debt.item == *item) {
            continue;
        }
        let Some(known) = book.item(*item) else { continue };
        let open = book.open(*item, Day::LAST, Moment::NOW_AND_EVER);
        found.push(Debt {
            item: *item,
            number: known.number.clone(),
            due: known.due,
            open: open.unwrap_or(Ok(Money::zero(agreed.currency())))?,
            agreed: Some(*agreed),
        });
    }
    found.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
    Ok(found)
}
