//! What the accounting system is told when terms change (CLS-12): numbered records that it can
//! ask for from the last it has taken, and the terms of everybody as they stand.

use super::orders::{Decisions, binding};
use super::terms::Tables;
use crate::policies::{self, Regulations};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::credit::terms::Terms;
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, Currency, CustomerId, Day};
use saldo_store::company::{self as stored_companies, Company};
use saldo_store::credit::{self as stored, OrderRow};
use saldo_store::status::{self as statuses, NewChange};
use saldo_store::{Reader, Writer, customers};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The terms of a customer from a day on, for the accounting system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsRecord {
    /// Its number; 0 where the terms are asked for as they stand.
    #[serde(default)]
    pub record: i64,
    /// Code of the customer.
    pub customer: String,
    pub from: Day,
    pub status: Status,
    /// May goods be paid for later at all?
    pub prepayment: bool,
    /// Plain decimal; empty where no limit is set.
    pub limit: String,
    pub currency: Currency,
    pub discount_pct: String,
    pub deferral_days: Option<u16>,
    /// What changed: `status`, `status_terms`, `own_terms`, `policy_group`, `policy`, `new_customer`,
    /// or empty for terms as they stand.
    #[serde(default)]
    pub cause: String,
    /// Clause of the decision.
    #[serde(default)]
    pub clause: String,
}

/// Customers told about at once.
const AT_ONCE: u32 = 1_000;

/// After decisions about statuses: a record for each customer whose status changed.
pub(crate) fn after_changes(
    writer: &mut Writer,
    company: CompanyId,
    from: Day,
    at: Moment,
    changes: &[NewChange],
) -> Result<(), Refused> {
    // A review confirms nearly everybody: those that changed are few among many.
    let changed = changes.iter().filter(|change| change.status != change.previous);
    let clauses: BTreeMap<CustomerId, &'static str> =
        changed.map(|change| (change.customer, change.clause)).collect();
    let customers: Vec<CustomerId> = clauses.keys().copied().collect();
    let clause = |customer: CustomerId| clauses.get(&customer).copied().unwrap_or_default();
    tell(writer, company, from, at, &customers, "status", &clause)
}

/// Why the terms of a status are others for a customer, as [`TermsRecord::cause`] says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherTerms {
    /// The company set the terms of the status anew.
    OfStatus,
    /// The customer came to another policy group.
    OfGroup,
}

/// After other terms of a status: a record for each of these customers.
pub(crate) fn after_terms(
    writer: &mut Writer,
    company: CompanyId,
    (from, at): (Day, Moment),
    customers: &[CustomerId],
    why: OtherTerms,
) -> Result<(), Refused> {
    let cause = match why {
        OtherTerms::OfStatus => "status_terms",
        OtherTerms::OfGroup => "policy_group",
    };
    tell(writer, company, from, at, customers, cause, &|_| "4.3")
}

/// After cards were made: a record for each later day on which terms of these customers will become
/// others, since what was told of such a day before was told of customers that were there then. As
/// they stand on the day, terms of all customers are asked for.
pub(crate) fn after_new_cards(
    writer: &mut Writer,
    company: CompanyId,
    (today, at): (Day, Moment),
    customers: &[CustomerId],
) -> Result<(), Refused> {
    if customers.is_empty() {
        return Ok(());
    }
    let found = stored_companies::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let tables = Tables::of(writer, &found, Moment::NOW_AND_EVER)?;
    let turns = tables.own_turns_after(today);
    let mut sorted = customers.to_vec();
    sorted.sort_unstable();
    for chunk in sorted.chunks(AT_ONCE as usize).filter(|_| !turns.is_empty()) {
        // Whoever came into a group with the card was told of with it.
        let of_groups = tables.of_each(writer, company, chunk)?;
        let alone = chunk.iter().filter(|customer| !of_groups.contains_key(customer));
        let alone: Vec<CustomerId> = alone.copied().collect();
        let mut held: BTreeMap<CustomerId, TermsRecord> =
            records(writer, &found, &tables, today, &alone)?.into_iter().collect();
        for day in &turns {
            let mut written = Vec::new();
            for (customer, new) in records(writer, &found, &tables, *day, &alone)? {
                if held.get(&customer).is_none_or(|held| !held.is_like(&new)) {
                    let (cause, clause) = ("new_customer".to_owned(), "4.3".to_owned());
                    let body = TermsRecord { cause, clause, ..new.clone() };
                    written.push((customer, serde_json::to_string(&body).unwrap_or_default()));
                    held.insert(customer, new);
                }
            }
            stored::add_exports(writer, company, at, &written)?;
        }
    }
    Ok(())
}

/// After an order about a customer.
pub(super) fn after_order(
    writer: &mut Writer,
    company: CompanyId,
    from: Day,
    at: Moment,
    customer: CustomerId,
) -> Result<(), Refused> {
    tell(writer, company, from, at, &[customer], "own_terms", &|_| "5.3")
}

/// After a version of a policy was approved or withdrawn: a record for each customer to whom that
/// brings other terms, on the day on which it begins and on the one after its last (CLS-08). Their
/// statuses did not change. `before` is what held until now.
pub(crate) fn after_policies(
    writer: &mut Writer,
    company: CompanyId,
    before: Regulations,
    (today, at): (Day, Moment),
) -> Result<(), Refused> {
    let now = policies::regulations(writer, company)?;
    if says_the_same(&before, &now) {
        return Ok(());
    }
    let found = stored_companies::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let known = Moment::NOW_AND_EVER;
    let before = Tables::under(writer, &found, known, before)?;
    let now = Tables::under(writer, &found, known, now)?;
    let mut after = None;
    loop {
        let chunk = customers::ids_after(writer, company, after, AT_ONCE)?;
        let Some(last) = chunk.last() else { return Ok(()) };
        after = Some(*last);
        let mut days = before.turns_after(writer, company, &chunk, today)?;
        days.extend(now.turns_after(writer, company, &chunk, today)?);
        let told = records(writer, &found, &before, today, &chunk)?;
        let mut told: BTreeMap<CustomerId, TermsRecord> = told.into_iter().collect();
        // What was told before of days to come still stands in the accounting system.
        let mut held = told.clone();
        for day in std::iter::once(today).chain(days) {
            let mut written = Vec::new();
            let old = records(writer, &found, &before, day, &chunk)?;
            let new = records(writer, &found, &now, day, &chunk)?;
            for ((customer, old), (_, new)) in old.into_iter().zip(new) {
                if told.get(&customer).is_none_or(|last| !last.is_like(&old)) {
                    held.insert(customer, old.clone());
                }
                told.insert(customer, old);
                if held.get(&customer).is_none_or(|held| !held.is_like(&new)) {
                    let (cause, clause) = ("policy".to_owned(), "4.3".to_owned());
                    let body = TermsRecord { cause, clause, ..new.clone() };
                    written.push((customer, serde_json::to_string(&body).unwrap_or_default()));
                    held.insert(customer, new);
                }
            }
            stored::add_exports(writer, company, at, &written)?;
        }
    }
}

/// Do all versions of both have the same terms? Then nobody's can become others.
fn says_the_same(before: &Regulations, now: &Regulations) -> bool {
    let mut of_all = before.terms_of_all().chain(now.terms_of_all());
    let first = of_all.next();
    of_all.all(|one| Some(one) == first)
}

impl TermsRecord {
    /// Are these the same terms, from whichever day?
    fn is_like(&self, other: &Self) -> bool {
        let terms = |one: &Self| {
            let (limit, discount) = (one.limit.clone(), one.discount_pct.clone());
            (one.status, one.prepayment, limit, discount, one.deferral_days)
        };
        terms(self) == terms(other)
    }
}

/// Tells of these customers' terms on a day, and of each later day on which they will become others:
/// what was told of those days before spoke of the customer as it was.
fn tell(
    writer: &mut Writer,
    company: CompanyId,
    from: Day,
    at: Moment,
    customers: &[CustomerId],
    cause: &str,
    clause: &dyn Fn(CustomerId) -> &'static str,
) -> Result<(), Refused> {
    let found = stored_companies::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let tables = Tables::of(writer, &found, Moment::NOW_AND_EVER)?;
    let mut sorted = customers.to_vec();
    sorted.sort_unstable();
    for chunk in sorted.chunks(AT_ONCE as usize) {
        let turns = tables.turns_after(writer, company, chunk, from)?;
        for day in std::iter::once(from).chain(turns) {
            let records = records(writer, &found, &tables, day, chunk)?;
            let written: Vec<(CustomerId, String)> = records
                .into_iter()
                .map(|(customer, record)| {
                    let (cause, clause) = (cause.to_owned(), clause(customer).to_owned());
                    let record = TermsRecord { cause, clause, ..record };
                    (customer, serde_json::to_string(&record).unwrap_or_default())
                })
                .collect();
            stored::add_exports(writer, company, at, &written)?;
        }
    }
    Ok(())
}

/// The terms of these customers (ascending) on a day.
fn records(
    reader: &mut Reader,
    company: &Company,
    tables: &Tables,
    day: Day,
    customers: &[CustomerId],
) -> Result<Vec<(CustomerId, TermsRecord)>, Refused> {
    let id = company.company;
    let cards = customers::cards(reader, id, customers)?;
    let ids: Vec<CustomerId> = cards.iter().map(|card| card.customer).collect();
    let statuses = statuses::on_day(reader, id, &ids, day, Moment::NOW_AND_EVER)?;
    let orders = stored::orders_of_all(reader, id, &ids)?;
    let decided = Decisions::of(reader, id, &orders)?;
    let of_groups = tables.of_each(reader, id, &ids)?;
    let mut found = Vec::with_capacity(cards.len());
    for (card, status) in cards.into_iter().zip(statuses) {
        let own: Vec<OrderRow> =
            orders.iter().filter(|row| row.new.customer == card.customer).cloned().collect();
        let table = tables.pick(&of_groups, card.customer);
        let (terms, _) = binding(table, &own, (status, day), |order| decided.when(order));
        let record = record(card.code, day, status, terms, company.currency)?;
        found.push((card.customer, record));
    }
    Ok(found)
}

fn record(
    customer: String,
    from: Day,
    status: Status,
    terms: Terms,
    currency: Currency,
) -> Result<TermsRecord, Refused> {
    let limit = terms.limit.map(|limit| limit.in_minor_units_of(currency)).transpose()?;
    Ok(TermsRecord {
        record: 0,
        customer,
        from,
        status,
        prepayment: !status.has_deferral(),
        limit: limit.map(|limit| limit.to_plain()).unwrap_or_default(),
        currency,
        discount_pct: terms.discount.map(|discount| discount.to_string()).unwrap_or_default(),
        deferral_days: terms.deferral_days,
        cause: String::new(),
        clause: String::new(),
    })
}

/// Records after the one with this number, at most 10 000: what an accounting system asks for
/// that remembers the last it has taken.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn terms_records(
    office: &Office,
    company: CompanyId,
    who: Who,
    after: i64,
) -> Result<Vec<TermsRecord>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let rows = office.store.read(|reader| stored::exports_after(reader, company, after, 10_000))?;
    let read = |row: stored::ExportRow| {
        let unread = |_| Refused::Damaged { what: format!("export record {}", row.record) };
        let record: TermsRecord = serde_json::from_str(&row.body).map_err(unread)?;
        Ok(TermsRecord { record: row.record, ..record })
    };
    rows.into_iter().map(read).collect()
}

/// The terms of every customer as they stand today, in customer order, handed to `take`.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn terms_records_of_all(
    office: &Office,
    company: CompanyId,
    who: Who,
    take: &mut dyn FnMut(TermsRecord) -> Result<(), Refused>,
) -> Result<(), Refused> {
    who.must(Right::SeeWholeCompany)?;
    let found = companies::stored_company(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let tables = Tables::of(reader, &found, Moment::NOW_AND_EVER)?;
        let mut after = None;
        loop {
            let chunk = customers::ids_after(reader, company, after, AT_ONCE)?;
            let Some(last) = chunk.last() else { return Ok(()) };
            after = Some(*last);
            for (_, record) in records(reader, &found, &tables, today, &chunk)? {
                take(record)?;
            }
        }
    })
}
