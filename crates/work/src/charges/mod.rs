//! What lateness costs a customer: the charges on its documents, the terms they follow, and
//! what people decided about them.
//!
//! A charge is computed from the book, the terms and the rates each time it is asked for
//! (`saldo_domain::claims`). Kept are only the terms, and the acts: fix, waive, postpone,
//! enforce. Every act names the role and the clause that entitled it.

mod acts;
pub(crate) mod course;
pub(crate) mod parameters;
mod permits;
mod sheet;
mod terms;

pub(crate) use acts::{Key, Place, asked_about, waive_in};
pub use acts::{Waiver, WaiverAsked, enforce, fix, postpone, take_back, waive};
pub use parameters::MethodAsked;
pub use permits::May;
pub(crate) use permits::forgiven_by;
pub use sheet::{Decision, OneRate, Sheet, explain, sheet};
pub use terms::{TermAsked, TermShown, add_term, end_term, terms};

use crate::{Office, Refused, Who, company, scope};
use course::{Account, Rules};
use saldo_domain::book::Moment;
use saldo_domain::claims::{Accrued, Part, State};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::Reader;
use saldo_store::charges::ActRow;

/// The charge on one document, on a day.
#[derive(Clone, Debug)]
pub struct Charge {
    pub item: ItemId,
    pub number: String,
    /// Amount of the document.
    pub amount: Money,
    /// Due day in force, before any move to a working day.
    pub due: Day,
    /// What accrued, by terms, with every segment.
    pub accrued: Accrued,
    pub state: State,
    /// Claims made of it, as items of the book.
    pub claims: Vec<Claim>,
    /// Acts decided by the day, in the order recorded; those taken back say so.
    pub acts: Vec<ActRow>,
}

/// A charge that was made a document of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub item: ItemId,
    pub number: String,
    /// With amendments.
    pub amount: Money,
    pub open: Money,
}

impl Charge {
    /// An amount of this charge as money of the document's currency.
    ///
    /// # Errors
    /// `Money` when it does not fit the book.
    pub fn money(&self, amount: saldo_domain::Amount) -> Result<Money, Refused> {
        Ok(amount.in_minor_units_of(self.amount.currency())?)
    }

    /// Days of delay that bear: up to the last one on which anything was owed.
    pub fn days(&self) -> i64 {
        let days = |part: &Part| part.rows.iter().map(|row| row.to.days_since(part.due)).max();
        self.accrued.parts.iter().filter_map(days).max().unwrap_or(0)
    }

    /// Does this hold of any part?
    pub fn any(&self, holds: impl Fn(&Part) -> bool) -> bool {
        self.accrued.parts.iter().any(holds)
    }

    /// Does the charge say anything: has it accrued, was it claimed or decided about?
    pub fn is_of_interest(&self) -> bool {
        self.state.accrued.is_positive() || !self.acts.is_empty()
    }
}

/// The charges on the documents of a customer at the end of a day, as known now; documents
/// that bear nothing are left out. Oldest due first.
///
/// # Errors
/// `UnknownCustomer`, `TwoMethods`, `NoRate`, `NoCalendar`, or the store's.
pub fn of_customer(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    day: Option<Day>,
) -> Result<Vec<Charge>, Refused> {
    let day = day.map_or_else(|| company::today(office, company), Ok)?;
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        charges(reader, (company, customer), (day, Moment::NOW_AND_EVER), |_| true)
    })
}

/// A document whose charge cannot be told, and why.
#[derive(Debug)]
pub struct Untold {
    pub number: String,
    pub why: Refused,
}

/// The charges on the documents of a customer today, and beside them what cannot be told: one
/// document without a figure does not hide the others.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn told_of_customer(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<(Vec<Charge>, Vec<Untold>), Refused> {
    let (day, known) = (company::today(office, company)?, Moment::NOW_AND_EVER);
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let rules = Rules::read(reader, company, known)?;
        let account = Account::read(reader, &rules, company, customer, known)?;
        let (mut told, mut untold) = (Vec::new(), Vec::new());
        for item in account.debts(day) {
            match account.charge(item, day) {
                Ok(charge) => told.extend(Some(charge).filter(Charge::is_of_interest)),
                Err(why) if cannot_be_told(&why) => {
                    untold.push(Untold { number: item.number.clone(), why });
                }
                Err(other) => return Err(other),
            }
        }
        by_due_day(&mut told);
        Ok((told, untold))
    })
}

/// Is it the charge of one document that cannot be told, and not the reading that failed?
pub(crate) const fn cannot_be_told(why: &Refused) -> bool {
    matches!(why, Refused::TwoMethods { .. } | Refused::NoRate(_) | Refused::NoCalendar(_))
}

/// The same as it was known at a moment, of the documents that are asked about.
pub(crate) fn charges(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    (day, known): (Day, Moment),
    is_about: impl Fn(ItemId) -> bool,
) -> Result<Vec<Charge>, Refused> {
    let rules = Rules::read(reader, company, known)?;
    let account = Account::read(reader, &rules, company, customer, known)?;
    let mut charges = Vec::new();
    for item in account.debts(day).filter(|item| is_about(item.item)) {
        let charge = account.charge(item, day)?;
        charges.extend(Some(charge).filter(Charge::is_of_interest));
    }
    by_due_day(&mut charges);
    Ok(charges)
}

fn by_due_day(charges: &mut [Charge]) {
    charges.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
}
