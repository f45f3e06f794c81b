//! Ageing: what is owed, by how late it is, on any day, as known on any day.

use super::Listed;
use crate::progress::Progress;
use crate::{Office, Refused, Who};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

pub(super) const LISTED: Listed = Listed {
    name: "ageing",
    title: "report-ageing",
    options: &["as-of", "by", "bounds", "known-on", "customer"],
};

/// From which day lateness is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    #[default]
    DueDate,
    InvoiceDate,
}

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

/// The report. Streams the open items of the day; memory is one row per customer.
///
/// # Errors
/// A named refusal.
pub fn ageing(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _request: &AgeingRequest,
    _progress: &dyn Progress,
) -> Result<AgeingReport, Refused> {
    unreachable!("lands with the store")
}
