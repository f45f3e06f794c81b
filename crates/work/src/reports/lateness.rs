//! Lateness month by month: what was overdue at each month end and for how long, and who was
//! overdue at several in a row (GEN-02, GEN-03).

use super::Listed;
use crate::progress::{Progress, Stage};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::analysis::chronic::{Lateness, month_ends, overdue_in_a_row};
use saldo_domain::book::{Moment, Side};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Figure, Money};
use saldo_store::ageing as stored;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "lateness",
    title: "report-lateness",
    options: &["as-of", "known-on", "months", "chronic"],
    make: super::older::lateness,
};

/// What to report.
#[derive(Clone, Copy, Debug)]
pub struct LatenessRequest {
    pub as_of: Day,
    /// Count only what was recorded up to this moment; `None` is all that is known now.
    pub known_on: Option<Moment>,
    /// Month ends to look at, the latest not after `as_of`; at most 60.
    pub months: u16,
    /// Month ends in a row from which on a debtor is chronic; at least one.
    pub chronic: u16,
}

/// Month ends of the company, and its chronic debtors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LatenessReport {
    pub as_of: Day,
    /// The company's; documents in other currencies are left out.
    pub currency: Currency,
    /// Ascending.
    pub months: Vec<MonthEnd>,
    /// Month ends in a row that make a debtor chronic.
    pub chronic_from: u16,
    /// The longest overdue first, then by code.
    pub chronic: Vec<ChronicDebtor>,
}

/// What was overdue at the end of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthEnd {
    pub day: Day,
    #[serde(serialize_with = "plain")]
    pub overdue: Money,
    /// Days late, weighted by what is open; nothing where nothing is overdue.
    pub average_days: Option<Figure>,
    /// Customers with anything overdue.
    pub customers: u64,
}

/// A customer overdue at several month ends in a row, up to the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChronicDebtor {
    #[serde(rename = "customer")]
    pub code: String,
    pub name: String,
    /// Month ends in a row, as far as was looked.
    pub months: u16,
    /// Overdue at the last of them.
    #[serde(serialize_with = "plain")]
    pub overdue: Money,
}

fn plain<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&money.to_plain())
}

/// Most month ends that are looked at.
const MOST_MONTHS: u16 = 60;

/// The report.
///
/// # Errors
/// `Field` for the numbers of months, or the store's. Those who see own customers only get a
/// report of those.
pub fn lateness(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &LatenessRequest,
    progress: &dyn Progress,
) -> Result<LatenessReport, Refused> {
    checked("months", request.months)?;
    checked("chronic", request.chronic)?;
    let currency = companies::get(office, company)?.currency;
    let ends = month_ends(request.as_of, request.months.max(request.chronic));
    progress.stage(Stage::Adding, None);
    office.store.read(|reader| {
        let own = stored::customers_of_owner(reader, company, who.sees_only())?;
        let mut course: BTreeMap<CustomerId, Vec<Amount>> = BTreeMap::new();
        let mut months = Vec::with_capacity(ends.len());
        for (at, end) in ends.iter().enumerate() {
            let mut lateness = Lateness::default();
            stored::open_items_on(reader, company, *end, request.known_on, |row| {
                let counts = row.side == Side::Debit && row.open.currency() == currency;
                let seen = own.as_ref().is_none_or(|own| own.binary_search(&row.customer).is_ok());
                if counts && seen && row.due < *end {
                    let open = Amount::minor_units_of(row.open);
                    lateness.add(open, end.days_since(row.due));
                    let of = course
                        .entry(row.customer)
                        .or_insert_with(|| vec![Amount::ZERO; ends.len()]);
                    of[at] = of[at] + open;
                }
            })?;
            let late = course.values().filter(|of| of[at].is_positive()).count();
            months.push(MonthEnd {
                day: *end,
                overdue: lateness.overdue.in_minor_units_of(currency)?,
                average_days: lateness.average_days(),
                customers: late as u64,
            });
            progress.done(at as u64 + 1);
        }
        let mut chronic: Vec<(CustomerId, u16, Money)> = Vec::new();
        for (customer, of) in &course {
            let run = overdue_in_a_row(of.iter().map(|overdue| overdue.is_positive()));
            if run >= request.chronic {
                let last = of.last().copied().unwrap_or(Amount::ZERO);
                chronic.push((*customer, run, last.in_minor_units_of(currency)?));
            }
        }
        let ids: Vec<CustomerId> = chronic.iter().map(|one| one.0).collect();
        let named = stored::named(reader, company, &ids)?;
        let mut chronic: Vec<ChronicDebtor> = chronic
            .into_iter()
            .zip(named)
            .map(|((_, months, overdue), named)| ChronicDebtor {
                code: named.code,
                name: named.name,
                months,
                overdue,
            })
            .collect();
        chronic.sort_by(|a, b| b.months.cmp(&a.months).then_with(|| a.code.cmp(&b.code)));
        let skipped = months.len().saturating_sub(usize::from(request.months));
        Ok(LatenessReport {
            as_of: request.as_of,
            currency,
            months: months.split_off(skipped),
            chronic_from: request.chronic,
            chronic,
        })
    })
}

pub(super) fn checked(field: &'static str, months: u16) -> Result<(), Refused> {
    if (1..=MOST_MONTHS).contains(&months) {
        return Ok(());
    }
    Err(Refused::Field {
        field,
        value: months.to_string(),
        reason: "is not a number of months from 1 to 60",
        remedy: "give fewer months",
    })
}
