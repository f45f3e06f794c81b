//! Ageing: what is owed, by how late it is, on any day, as known on any day.

use super::Listed;
use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who, company};
use saldo_domain::ageing::{AgedCurrency, Ageing, Bounds};
use saldo_domain::book::{Moment, Side};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money, MoneyError};
use saldo_store::Reader;
use saldo_store::ageing::{self as stored, Named, OpenRow};
use saldo_store::customers;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "ageing",
    title: "report-ageing",
    options: &["as-of", "by", "bounds", "known-on", "currency", "customer"],
    make: super::older::ageing,
};

/// From which day lateness is counted.
pub use saldo_domain::ageing::AgeingBy as By;

/// What to report.
#[derive(Clone, Debug)]
pub struct AgeingRequest {
    pub as_of: Day,
    pub by: By,
    /// Last day of each bucket, rising: 30, 60, 90 gives 1-30, 31-60, 61-90, 90+.
    pub bounds: Vec<u16>,
    /// Count only what was recorded up to this moment; `None` is all that is known now.
    pub known_on: Option<Moment>,
    /// One customer only.
    pub customer: Option<CustomerId>,
}

impl AgeingRequest {
    /// The usual report of a day: by due date, 30/60/90.
    pub fn on(as_of: Day) -> Self {
        Self { as_of, by: By::DueDate, bounds: vec![30, 60, 90], known_on: None, customer: None }
    }
}

/// Amount of one bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// `not_due`, `1-30`, …, `90+`.
    pub name: String,
    pub amount: Money,
}

/// The report in the company's currency, other currencies beside it.
///
/// `total` = all buckets + `unallocated`, per customer and overall, in each currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgeingReport {
    pub as_of: Day,
    pub by: By,
    pub main: CurrencyAgeing,
    /// Other currencies in which anything stands open, by code.
    pub others: Vec<CurrencyAgeing>,
}

/// The ageing of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrencyAgeing {
    pub currency: Currency,
    pub total: Money,
    pub buckets: Vec<Bucket>,
    /// Money received and allocated to nothing: zero or below.
    pub unallocated: Money,
    /// Customers with anything open or unallocated, by code.
    pub customers: Vec<CustomerAgeing>,
}

/// One customer in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerAgeing {
    pub id: CustomerId,
    pub code: String,
    pub name: String,
    pub total: Money,
    pub buckets: Vec<Bucket>,
    pub unallocated: Money,
}

#[derive(Serialize)]
struct NamedAmount<'a> {
    name: &'a str,
    amount: String,
}

impl Serialize for Bucket {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        NamedAmount { name: &self.name, amount: self.amount.to_plain() }.serialize(serializer)
    }
}

/// Buckets as an object in their own order: `{"not_due":"0.00","1-30":"10.00"}`.
struct ByName<'a>(&'a [Bucket]);

impl Serialize for ByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|bucket| (&bucket.name, bucket.amount.to_plain())))
    }
}

impl Serialize for CustomerAgeing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("customer", &self.code)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("total", &self.total.to_plain())?;
        map.serialize_entry("buckets", &ByName(&self.buckets))?;
        map.serialize_entry("unallocated", &self.unallocated.to_plain())?;
        map.end()
    }
}

impl CurrencyAgeing {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry("currency", &self.currency)?;
        map.serialize_entry("total", &self.total.to_plain())?;
        map.serialize_entry("buckets", &self.buckets)?;
        map.serialize_entry("unallocated", &self.unallocated.to_plain())?;
        map.serialize_entry("customers", &self.customers)
    }
}

impl Serialize for CurrencyAgeing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Serialize for AgeingReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("as_of", &self.as_of)?;
        map.serialize_entry("by", &self.by)?;
        self.main.entries(&mut map)?;
        if !self.others.is_empty() {
            map.serialize_entry("other_currencies", &self.others)?;
        }
        map.end()
    }
}

/// The report. Streams the open items of the day; memory is one row per customer and currency.
///
/// A total is an amount like any other and must fit 64 bits of minor units. Where it does not,
/// some document's amount is wrong, and the refusal says whose.
///
/// # Errors
/// `Field` for bounds that do not rise and for a total too large to be held; or the store's.
pub fn ageing(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &AgeingRequest,
    progress: &dyn Progress,
) -> Result<AgeingReport, Refused> {
    let bounds = checked_bounds(&request.bounds)?;
    let main = company::get(office, company)?.currency;
    progress.stage(Stage::Adding, None);
    office.store.read(|reader| {
        let mut sheet = Sheet::new(request, bounds, progress);
        sheet.fill(reader, company)?;
        sheet.name_rows(reader, company, who)?;
        sheet.report(main)
    })
}

pub(super) fn checked_bounds(bounds: &[u16]) -> Result<Bounds, Refused> {
    let days: Vec<i64> = bounds.iter().map(|bound| i64::from(*bound)).collect();
    Bounds::new(&days).map_err(|_| Refused::Field {
        field: "bounds",
        value: format!("{bounds:?}"),
        reason: "are not 1 to 12 rising numbers of days",
        remedy: "give the last day of each bucket, such as 30, 60, 90",
    })
}

/// Names read in one statement.
const NAMES_AT_ONCE: usize = 2_000;

/// The rows made so far, and the account whose open items are coming in.
struct Sheet<'a> {
    request: &'a AgeingRequest,
    bounds: Bounds,
    progress: &'a dyn Progress,
    growing: Option<(CustomerId, Ageing)>,
    /// In order of customers; without code and name until `name_rows`.
    rows: BTreeMap<Currency, Vec<CustomerAgeing>>,
    read: u64,
    /// A customer who owes more than can be held.
    trouble: Option<CustomerId>,
}

impl<'a> Sheet<'a> {
    const fn new(request: &'a AgeingRequest, bounds: Bounds, progress: &'a dyn Progress) -> Self {
        let rows = BTreeMap::new();
        Self { request, bounds, progress, growing: None, rows, read: 0, trouble: None }
    }

    fn fill(&mut self, reader: &mut Reader, company: CompanyId) -> Result<(), Refused> {
        let (day, known_on) = (self.request.as_of, self.request.known_on);
        match self.request.customer {
            Some(customer) => {
                let rows = stored::open_items_of(reader, company, customer, day, known_on)?;
                rows.into_iter().for_each(|row| self.take(row));
            }
            None => stored::open_items_on(reader, company, day, known_on, |row| self.take(row))?,
        }
        self.finish_account();
        let Some(customer) = self.trouble else { return Ok(()) };
        let card = customers::card(reader, company, customer)?;
        Err(too_much(card.map_or_else(|| customer.to_string(), |card| card.code)))
    }

    fn take(&mut self, row: OpenRow) {
        self.read += 1;
        if self.read.is_multiple_of(10_000) {
            self.progress.done(self.read);
        }
        if self.add(row).is_err() {
            self.trouble.get_or_insert(row.customer);
        }
    }

    /// Rows come in customer order: only the last account is still growing.
    fn add(&mut self, row: OpenRow) -> Result<(), MoneyError> {
        if self.growing.as_ref().is_none_or(|(customer, _)| *customer != row.customer) {
            self.finish_account();
            let account = Ageing::new(self.request.as_of, self.request.by, self.bounds.clone());
            self.growing = Some((row.customer, account));
        }
        let Some((_, account)) = self.growing.as_mut() else { return Ok(()) };
        match row.side {
            Side::Debit => account.add_debt(row.effective, row.due, row.open).map(|_| ()),
            Side::Credit => account.add_unallocated(row.open),
        }
    }

    /// Makes rows of the account that was growing.
    fn finish_account(&mut self) {
        let Some((customer, account)) = self.growing.take() else { return };
        for (currency, aged) in account.currencies() {
            match customer_row(customer, &self.bounds, aged) {
                Ok(row) => self.rows.entry(*currency).or_default().push(row),
                Err(_) => _ = self.trouble.get_or_insert(customer),
            }
        }
    }

    /// Writes codes and names into the rows, and drops those that this person may not see.
    fn name_rows(
        &mut self,
        reader: &mut Reader,
        company: CompanyId,
        who: Who,
    ) -> Result<(), Refused> {
        let seen = |named: &Named| who.sees_only().is_none_or(|owners| owners.has(named.owner));
        for rows in self.rows.values_mut() {
            for some in rows.chunks_mut(NAMES_AT_ONCE) {
                let ids: Vec<CustomerId> = some.iter().map(|row| row.id).collect();
                let mut named = stored::named(reader, company, &ids)?.into_iter().peekable();
                // Both are in order of customer.
                for row in some {
                    let own = named.next_if(|named| named.customer == row.id);
                    if let Some(named) = own.filter(seen) {
                        (row.code, row.name) = (named.code, named.name);
                    }
                }
            }
            rows.retain(|row| !row.code.is_empty());
        }
        Ok(())
    }

    fn report(mut self, main: Currency) -> Result<AgeingReport, Refused> {
        let rows = self.rows.remove(&main).filter(|rows| !rows.is_empty());
        let main = match rows {
            Some(rows) => currency_sheet(main, &self.bounds, rows)?,
            None => empty_sheet(main, &self.bounds),
        };
        let others = self.rows.into_iter().filter(|(_, rows)| !rows.is_empty());
        let others = others.map(|(currency, rows)| currency_sheet(currency, &self.bounds, rows));
        let others = others.collect::<Result<_, _>>()?;
        Ok(AgeingReport { as_of: self.request.as_of, by: self.request.by, main, others })
    }
}

/// The row of a customer who has no name yet.
fn customer_row(
    id: CustomerId,
    bounds: &Bounds,
    aged: &AgedCurrency,
) -> Result<CustomerAgeing, MoneyError> {
    Ok(CustomerAgeing {
        id,
        code: String::new(),
        name: String::new(),
        total: aged.total()?,
        buckets: buckets(bounds, aged),
        unallocated: aged.unallocated,
    })
}

fn too_much(whose: String) -> Refused {
    Refused::Field {
        field: "total",
        value: whose,
        reason: "the open documents add up to more than Saldo can hold in one amount",
        remedy: "look among the largest ones for a mistyped amount and correct it",
    }
}

/// Adds up the rows of one currency.
fn currency_sheet(
    currency: Currency,
    bounds: &Bounds,
    mut customers: Vec<CustomerAgeing>,
) -> Result<CurrencyAgeing, Refused> {
    customers.sort_by(|a, b| a.code.cmp(&b.code));
    // In 128 bits parts may cancel out that alone are too large.
    let sum = |amounts: &mut dyn Iterator<Item = Money>| {
        let sum: i128 = amounts.map(|amount| i128::from(amount.minor())).sum();
        let fitting = i64::try_from(sum).map(|minor| Money::from_minor(minor, currency));
        fitting.map_err(|_| too_much(format!("all customers, {currency}")))
    };
    let names = bounds.names().into_iter().enumerate();
    let buckets = names.map(|(at, name)| {
        let amount = sum(&mut customers.iter().map(|row| row.buckets[at].amount))?;
        Ok(Bucket { name, amount })
    });
    let buckets = buckets.collect::<Result<_, Refused>>()?;
    let total = sum(&mut customers.iter().map(|row| row.total))?;
    let unallocated = sum(&mut customers.iter().map(|row| row.unallocated))?;
    Ok(CurrencyAgeing { currency, total, buckets, unallocated, customers })
}

fn empty_sheet(currency: Currency, bounds: &Bounds) -> CurrencyAgeing {
    let nothing = Money::zero(currency);
    let names = bounds.names().into_iter();
    let buckets = names.map(|name| Bucket { name, amount: nothing }).collect();
    CurrencyAgeing {
        currency,
        total: nothing,
        buckets,
        unallocated: nothing,
        customers: Vec::new(),
    }
}

pub(crate) fn buckets(bounds: &Bounds, aged: &AgedCurrency) -> Vec<Bucket> {
    let named = bounds.names().into_iter().zip(&aged.buckets);
    named.map(|(name, amount)| Bucket { name, amount: *amount }).collect()
}
