//! What follows from a policy beside the effects of its control: who may forgive the charges for
//! lateness, which shipments the terms of the statuses keep back, and which statuses the reviews
//! propose. Each by the function that answers the same question in earnest.
//!
//! Book, orders and files are taken as they are known today; a review knows what it knew when it
//! was begun. What was kept for shipments to come is not replayed.

use super::backtest::{Question, Side};
use super::versions::ByCustomer;
use crate::acts::ledger::as_item;
use crate::charges::course::{Account, Rules};
use crate::charges::{cannot_be_told, forgiven_by};
use crate::credit::replayed::{Shipments, Terms};
use crate::{Refused, status};
use saldo_domain::book::{CustomerBook, Moment};
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, Currency, CustomerId, Money};
use saldo_store::book::Ledger;
use saldo_store::charges as stored_charges;
use saldo_store::replay::Told;
use saldo_store::{Reader, company as companies};
use serde::Serialize;

/// How many, and how much in each currency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Weight {
    pub count: u64,
    /// By currency, in order of their codes.
    pub amounts: Vec<Money>,
}

impl Weight {
    /// Adds one of this amount.
    ///
    /// # Errors
    /// `Money` when the sum no longer fits.
    pub fn add(&mut self, amount: Money) -> Result<(), Refused> {
        self.count += 1;
        let at = self.amounts.binary_search_by_key(&amount.currency(), |one| one.currency());
        match at {
            Ok(at) => self.amounts[at] = self.amounts[at].plus(amount)?,
            Err(at) => self.amounts.insert(at, amount),
        }
        Ok(())
    }
}

/// Of one customer, under one policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfCustomer {
    /// The lowest role that may forgive the whole of a charge, and what has accrued.
    charges: Vec<(&'static str, Money)>,
    /// What kept a shipment back, and its amount.
    holds: Vec<(&'static str, Money)>,
    /// What a review found, and proposed instead.
    statuses: Vec<(Status, Status)>,
}

impl Side {
    pub(super) fn add_consequences(&mut self, of: &OfCustomer) -> Result<(), Refused> {
        for (role, amount) in &of.charges {
            self.charges.entry(role).or_default().add(*amount)?;
        }
        for (hindrance, amount) in &of.holds {
            self.holds.entry(hindrance).or_default().add(*amount)?;
        }
        for (from, to) in &of.statuses {
            *self.statuses.entry(format!("{}>{}", from.code(), to.code())).or_default() += 1;
        }
        Ok(())
    }
}

/// What is read once for all customers.
pub(super) struct Consequences {
    company: CompanyId,
    currency: Currency,
    rules: Rules,
    terms: Terms,
    /// Rounds of the days, with what each knew.
    rounds: Vec<status::Review>,
}

impl Consequences {
    pub(super) fn read(
        reader: &mut Reader,
        company: CompanyId,
        question: &Question<'_>,
    ) -> Result<Self, Refused> {
        let found = companies::get(reader, company)?.ok_or(Refused::NoCompany)?;
        Ok(Self {
            company,
            currency: found.currency,
            rules: Rules::read(reader, company, Moment::NOW_AND_EVER)?,
            terms: Terms::of(reader, &found)?,
            rounds: status::reviews_between(reader, company, (question.from, question.to))?,
        })
    }

    /// Under both policies, for each customer of the range.
    pub(super) fn of_range(
        &self,
        reader: &mut Reader,
        question: &Question<'_>,
        sides: &[ByCustomer<'_>; 2],
        range: &[Told],
    ) -> Result<Vec<[OfCustomer; 2]>, Refused> {
        let ids: Vec<CustomerId> = range.iter().map(|told| told.ledger.customer).collect();
        let mut found = vec![<[OfCustomer; 2]>::default(); range.len()];
        for review in &self.rounds {
            let bounds = |id: CustomerId| {
                [&sides[0], &sides[1]].map(|side| {
                    let policy = &side.of(id).on(review.day).policy;
                    (policy.rating, policy.statistics_months)
                })
            };
            let told = status::proposed(reader, self.company, *review, &ids, &bounds)?;
            for (of, (now, proposed)) in found.iter_mut().zip(told) {
                for (of, to) in of.iter_mut().zip(proposed) {
                    of.statuses.extend((to != now).then_some((now, to)));
                }
            }
        }
        let terms = stored_charges::terms_of_all(reader, self.company, &ids)?;
        let acts = stored_charges::acts_of_all(reader, self.company, &ids)?;
        let (mut terms, mut acts) = (terms.into_iter().peekable(), acts.into_iter().peekable());
        let shipments = Shipments::read(reader, self.company, self.currency, &ids)?;
        for (told, of) in range.iter().zip(&mut found) {
            let customer = told.ledger.customer;
            let book = book_of(&told.ledger);
            let days = (question.from, question.to);
            let statuses = told.statuses.as_slice();
            let under = [&sides[0], &sides[1]].map(|side| self.terms.under(side.of(customer)));
            let holds = shipments.kept_back(reader, &under, (customer, statuses), &book, days)?;
            for (of, holds) in of.iter_mut().zip(holds) {
                of.holds = holds.into_iter().map(|(why, amount)| (why.code(), amount)).collect();
            }
            let (mut own_terms, mut own_acts) = (Vec::new(), Vec::new());
            while let Some(row) = terms.next_if(|row| row.new.customer <= customer) {
                own_terms.push(row);
            }
            while let Some(row) = acts.next_if(|row| row.new.customer <= customer) {
                own_acts.push(row);
            }
            let known = Moment::NOW_AND_EVER;
            let account = Account::new(&self.rules, book, &own_terms, own_acts, known)?;
            self.charges((told, sides), &account, question, of)?;
        }
        Ok(found)
    }

    fn charges(
        &self,
        (told, sides): (&Told, &[ByCustomer<'_>; 2]),
        account: &Account<'_>,
        question: &Question<'_>,
        of: &mut [OfCustomer; 2],
    ) -> Result<(), Refused> {
        for item in account.late_between(question.from, question.to) {
            let charge = match account.charge(item, question.to) {
                Ok(charge) => charge,
                Err(why) if cannot_be_told(&why) => continue,
                Err(why) => return Err(why),
            };
            if !charge.state.accrued.is_positive() {
                continue;
            }
            let taken: Vec<_> =
                told.steps.iter().filter(|step| step.item == item.item).cloned().collect();
            let began = charge.due.plus(1).min(question.to);
            for (side, of) in sides.iter().zip(of.iter_mut()) {
                let limits = side
                    .of(told.ledger.customer)
                    .followed()
                    .of_case(&taken, began)
                    .policy
                    .authority;
                let right = forgiven_by(account, &charge, limits, question.to);
                let role = right.roles().first().map_or("", |role| role.code());
                of.charges.push((role, charge.money(charge.state.accrued)?));
            }
        }
        Ok(())
    }
}

fn book_of(ledger: &Ledger) -> CustomerBook {
    let items = ledger.items.iter().cloned().map(as_item);
    CustomerBook::new(items, ledger.movements.iter().cloned(), ledger.due_changes.iter().cloned())
}
