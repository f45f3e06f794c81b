//! What the people of the demo company look at before they act: the day, the debtors, the
//! words of their language.
//!
//! Everything they do goes through the use-cases that the pages call, on its own day, so that
//! nothing on a page is there that a person could not have put there. How much they do does not
//! grow with the company: a demo of ten thousand buyers is made about as fast as before.

use super::DemoSpec;
use super::dice::Dice;
use super::team::Team;
use super::words::remark;
use crate::acts::ledger::read_book;
use crate::{Office, Refused};
use saldo_domain::authority::Limits;
use saldo_domain::book::{Moment, Side};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::customers::{self, Card};
use saldo_store::dashboard::{self, Late};

/// The first buyers stay as an import leaves them: nothing in their files, nobody has called.
/// What an empty page looks like is to be seen as well.
const LEFT_ALONE: u32 = 15;

/// One day of the demo company.
pub(super) struct Scene<'a> {
    pub(super) office: &'a Office,
    pub(super) company: CompanyId,
    pub(super) spec: &'a DemoSpec,
    pub(super) team: &'a Team,
    pub(super) day: Day,
    /// What the policy of the day leaves to each role.
    pub(super) limits: Limits,
}

/// A debt that is open.
#[derive(Clone, Debug)]
pub(super) struct Debt {
    pub(super) item: ItemId,
    pub(super) number: String,
    pub(super) open: Money,
}

impl Scene<'_> {
    /// What a person writes, in the language of the demo.
    pub(super) fn say(&self, key: &str) -> String {
        remark(key, self.spec.words.code(), &[])
    }

    /// So many units of the company's scale.
    pub(super) fn units(&self, units: i64) -> Money {
        let minor = units * self.spec.company().scale * self.spec.currency().minor_per_major();
        Money::from_minor(minor, self.spec.currency())
    }

    /// The dice of this day for a customer.
    pub(super) fn dice(&self, customer: CustomerId) -> Dice {
        let day = self.day.number().unsigned_abs();
        Dice::of(self.spec.seed ^ (day << 20), customer.get().unsigned_abs())
    }

    /// So many working days before the last day of the demo: is it today?
    pub(super) fn is_back(&self, working_days: u32) -> bool {
        self.day == back(self.spec.as_of, working_days)
    }

    /// The buyers from this place on among those who are not left alone.
    pub(super) fn buyers(&self, from: u32, count: u32) -> Result<Vec<Card>, Refused> {
        let first = LEFT_ALONE + from;
        let last = self.spec.customers.min(first.saturating_add(count));
        let mut ids: Vec<CustomerId> = (first..last)
            .map(|index| saldo_domain::book::identity::customer(&super::cast::code(index)))
            .collect();
        ids.sort_unstable();
        let known = |reader: &mut _| customers::cards(reader, self.company, &ids);
        let mut cards = self.office.store.read(known)?;
        cards.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(cards)
    }

    /// Customers with overdue debts, the longest late first; without those left alone.
    pub(super) fn late(&self) -> Result<Vec<Late>, Refused> {
        let (company, day, currency) = (self.company, self.day, self.spec.currency());
        let known = |reader: &mut _| dashboard::late(reader, company, day, currency);
        let mut late = self.office.store.read(known)?;
        let first = super::cast::code(LEFT_ALONE);
        late.retain(|debtor| debtor.code >= first);
        late.sort_by(|one, other| {
            (one.oldest_due, &one.code).cmp(&(other.oldest_due, &other.code))
        });
        Ok(late)
    }

    /// The open invoices of a customer, the oldest due first.
    pub(super) fn debts(&self, customer: CustomerId) -> Result<Vec<Debt>, Refused> {
        let (company, now) = (self.company, Moment::NOW_AND_EVER);
        let book = self.office.store.read(|reader| read_book(reader, company, customer))?;
        let mut found = Vec::new();
        for item in book.items().filter(|item| item.kind.side() == Side::Debit) {
            let none = Money::zero(item.amount.currency());
            let open = book.open(item.item, self.day, now).unwrap_or(Ok(none))?;
            if open.is_positive() {
                let number = item.number.clone();
                found.push((item.due, Debt { item: item.item, number, open }));
            }
        }
        found.sort_by(|one, other| (one.0, &one.1.number).cmp(&(other.0, &other.1.number)));
        Ok(found.into_iter().map(|(_, debt)| debt).collect())
    }
}

/// The day so many working days before another; Saturdays and Sundays are none.
pub(super) fn back(from: Day, working_days: u32) -> Day {
    let mut day = from;
    for _ in 0..working_days {
        day = day.plus(-1);
        while is_weekend(day) {
            day = day.plus(-1);
        }
    }
    day
}

/// The day so many working days after another.
pub(super) fn ahead(from: Day, working_days: u32) -> Day {
    let mut day = from;
    for _ in 0..working_days {
        day = day.plus(1);
        while is_weekend(day) {
            day = day.plus(1);
        }
    }
    day
}

fn is_weekend(day: Day) -> bool {
    day.weekday().to_monday_zero_offset() > 4
}
