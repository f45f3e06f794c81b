//! The status that follows from twelve months of payments: for one customer or for all, on any
//! day, also as it was known on any day.

use super::{Evidence, Review};
use crate::office::days_in_zone;
use crate::policies::{self, Regulations};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::rating::{
    MovesUp, STATISTICS_MONTHS, Statistics, Status, Thresholds, classify_by, moves_up,
};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::conduct::{self, Asked, ConductOf};
use saldo_store::{Reader, company as stored_company, status as stored};

/// Customers whose conduct is read at once.
pub(super) const AT_ONCE: u32 = 500;

/// What twelve months say about a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub customer: CustomerId,
    /// The day of the statistics: the twelve months end before it.
    pub day: Day,
    /// What people decided, in force on the day.
    pub status: Status,
    /// What follows from the statistics.
    pub worked_out: Status,
    pub evidence: Evidence,
    statistics: Statistics,
    bounds: Thresholds,
}

impl Assessment {
    /// What would move the customer up from what was worked out; `None` for a reliable one.
    pub fn moves_up(&self) -> Option<MovesUp> {
        let months = self.bounds.reliable_months;
        let classify = |history: &_| classify_by(&self.bounds, history);
        moves_up(&self.statistics, self.worked_out, months, &classify)
    }

    /// Numbers of the open documents whose delay grows.
    pub fn to_pay(&self) -> Vec<String> {
        let open = self.statistics.late.iter().filter(|late| late.settled.is_none());
        open.map(|late| late.number.clone()).collect()
    }
}

/// Works out the status of a customer as of a day (`None`: today); with `known` by what the
/// company knew at that moment.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn assess(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    on: Option<Day>,
    known: Option<Moment>,
) -> Result<Assessment, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let day_of = days_in_zone(&found.zone)?;
    let known = known.unwrap_or(Moment::NOW_AND_EVER);
    let on = on.unwrap_or(today);
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let policies = policies::regulations(reader, company)?;
        let minimum_major = policies.minimum_major(on);
        let months = policies.statistics_months();
        let asked = Asked { on, months, known, minimum_major, day_of: &day_of };
        let conducts = conduct::of(reader, company, asked, &[customer])?;
        let all = assessed(reader, company, asked, &policies, conducts)?;
        all.into_iter()
            .next()
            .ok_or_else(|| Refused::UnknownCustomer { customer: customer.to_string() })
    })
}

/// Works out the statuses of all customers in one ordered read, and hands each to `take`.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn assess_all(
    office: &Office,
    company: CompanyId,
    who: Who,
    on: Option<Day>,
    known: Option<Moment>,
    take: &mut dyn FnMut(Assessment),
) -> Result<(), Refused> {
    who.must(Right::SeeWholeCompany)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let day_of = days_in_zone(&found.zone)?;
    let known = known.unwrap_or(Moment::NOW_AND_EVER);
    let on = on.unwrap_or(today);
    office.store.read(|reader| each(reader, company, (on, known, &day_of), take))
}

/// The same within a transaction.
pub(super) fn each(
    reader: &mut Reader,
    company: CompanyId,
    (on, known, day_of): (Day, Moment, &dyn Fn(Moment) -> Day),
    take: &mut dyn FnMut(Assessment),
) -> Result<(), Refused> {
    let policies = policies::regulations(reader, company)?;
    let minimum_major = policies.minimum_major(on);
    let months = policies.statistics_months();
    let asked = Asked { on, months, known, minimum_major, day_of };
    let mut after = None;
    loop {
        let conducts = conduct::after(reader, company, asked, after, AT_ONCE)?;
        let Some(last) = conducts.last() else { return Ok(()) };
        after = Some(last.customer);
        assessed(reader, company, asked, &policies, conducts)?.into_iter().for_each(&mut *take);
    }
}

/// The same of these customers (ascending) alone.
pub(super) fn each_of(
    reader: &mut Reader,
    company: CompanyId,
    (on, known, day_of): (Day, Moment, &dyn Fn(Moment) -> Day),
    customers: &[CustomerId],
    take: &mut dyn FnMut(Assessment),
) -> Result<(), Refused> {
    let policies = policies::regulations(reader, company)?;
    let minimum_major = policies.minimum_major(on);
    let months = policies.statistics_months();
    let asked = Asked { on, months, known, minimum_major, day_of };
    for some in customers.chunks(AT_ONCE as usize) {
        let conducts = conduct::of(reader, company, asked, some)?;
        assessed(reader, company, asked, &policies, conducts)?.into_iter().for_each(&mut *take);
    }
    Ok(())
}

/// For each of these customers the status in force on a review's day and the one that it
/// proposes by each of the figures.
pub(crate) fn proposed(
    reader: &mut Reader,
    company: CompanyId,
    review: Review,
    customers: &[CustomerId],
    bounds: &dyn Fn(CustomerId) -> [(Thresholds, u8); 2],
) -> Result<Vec<(Status, [Status; 2])>, Refused> {
    let found = stored_company::get(reader, company)?.ok_or(Refused::NoCompany)?;
    let day_of = days_in_zone(&found.zone)?;
    let longest = customers.iter().flat_map(|one| bounds(*one)).map(|(_, months)| months).max();
    let months = longest.unwrap_or(STATISTICS_MONTHS);
    let minimum_major = policies::regulations(reader, company)?.minimum_major(review.day);
    let (on, known) = (review.day, review.known);
    let asked = Asked { on, months, known, minimum_major, day_of: &day_of };
    let conducts = conduct::of(reader, company, asked, customers)?;
    let statuses = stored::on_day(reader, company, customers, asked.on, asked.known)?;
    let told = conducts.into_iter().zip(statuses).map(|(of, status)| {
        let proposed = |(bounds, months): (Thresholds, u8)| {
            classify_by(&bounds, &of.conducted.statistics(asked.on, months).history()).status
        };
        (status, bounds(of.customer).map(proposed))
    });
    Ok(told.collect())
}

/// The figures by which payers are told apart are those of the policy of the day (GEN-12) that the
/// customer follows.
fn assessed(
    reader: &mut Reader,
    company: CompanyId,
    asked: Asked<'_>,
    policies: &Regulations,
    conducts: Vec<ConductOf>,
) -> Result<Vec<Assessment>, Refused> {
    let customers: Vec<CustomerId> = conducts.iter().map(|one| one.customer).collect();
    let statuses = stored::on_day(reader, company, &customers, asked.on, asked.known)?;
    let followed = policies.of_each(reader, company, &customers)?;
    Ok(conducts
        .into_iter()
        .zip(statuses)
        .map(|(ConductOf { customer, conducted }, status)| {
            let policy = &followed.of(customer).on(asked.on).policy;
            let bounds = policy.rating;
            let statistics = conducted.statistics(asked.on, policy.statistics_months);
            let found = classify_by(&bounds, &statistics.history());
            Assessment {
                customer,
                day: asked.on,
                status,
                worked_out: found.status,
                evidence: Evidence::of(&statistics, &found),
                statistics,
                bounds,
            }
        })
        .collect())
}
