//! What people order about one customer: terms of its own, a stop of shipments, a part of each
//! payment. Each holds until it is ended, with a reason on both ends.

use super::{export, terms::Table};
use crate::acts::required_reason;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::credit::terms::Terms;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::replay::{StatusDecided, status_known};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money, Role};
use saldo_store::credit::{self as stored, NewOrder, Order, OrderRow};
use saldo_store::replay::statuses;
use saldo_store::status::{UNDECIDED, status_on};
use saldo_store::{Command, Reader, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// Terms of a customer's own; what is `None` follows its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTermsAsked {
    pub limit: Option<Money>,
    pub discount: Option<Rate>,
    pub deferral_days: Option<u16>,
    pub stop_after_days: Option<u16>,
    /// Last day; `None` until it is ended.
    pub until: Option<Day>,
}

/// What is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrderAsked {
    OwnTerms(OwnTermsAsked),
    /// Nothing is shipped until somebody lets it go on (TAC-02).
    Stop,
    /// The high risk of losing the money that a visit found: the same, by the clause on visits
    /// (REM-12, outcome C).
    StopAfterVisit,
    /// Such a part of each payment from now on is shipped, and nothing else (TAC-02).
    Reduction(Rate),
}

/// The part of a payment that may be shipped while a debt is being reduced (TAC-02, "50 %
/// shipment against 100 % payment"). More of it, or any for a customer that buys against
/// prepayment only, is more than its status gives.
const HALF: Rate = Rate::whole(50);

/// The clause on the outcome of a visit that stops shipments.
const VISIT_CLAUSE: &str = "6.1.2.c";

/// Orders something about a customer. Terms of its own take the place of those it had, and so
/// does a reduction; a second stop is refused.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, `Field` for figures, days, or a stop that
/// is in force already, or the store's.
pub fn order(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    asked: &OrderAsked,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "an order about shipments")?;
    who.must(right(asked))?;
    let found = companies::stored_company(office, company)?;
    let today = office.today_in(&found.zone)?;
    let (order, until) = read(asked, found.currency, today)?;
    let at = office.now();
    let command = command(company, who, "credit-order", customer, order.code(), at);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let standing = standing(writer, company, customer, today, order)?;
        let new = NewOrder {
            customer,
            order,
            from: today,
            until,
            currency: found.currency,
            clause: clause(asked).to_owned(),
            role: who.role,
            person: who.person,
            reason: reason.clone(),
            ends: None,
        };
        let status = status_on(writer, company, customer, today)?;
        let exceeds = match order {
            Order::OwnTerms(terms) => {
                let table = Table::of_customer(writer, &found, customer)?;
                gives_more(terms, table.of_status(status, today).bound_by(status))
            }
            Order::Reduction(ratio) => !status.has_deferral() || ratio > HALF,
            Order::Stop => false,
        };
        if exceeds {
            who.must(Right::ExceedStatusTerms)?;
        }
        match (order, standing) {
            (Order::Stop, Some(_)) => return Err(stopped_already()),
            (_, Some(before)) => end(writer, company, at, today, who, &before, &reason)?,
            (_, None) => {}
        }
        stored::add_order(writer, company, at, &new)?;
        export::after_order(writer, company, today, at, customer)
    })
}

fn stopped_already() -> Refused {
    Refused::Field {
        field: "stop",
        value: String::new(),
        reason: "is in force already",
        remedy: "let shipments go on first, or leave it as it is",
    }
}

const fn right(asked: &OrderAsked) -> Right {
    match asked {
        OrderAsked::OwnTerms(_) | OrderAsked::Reduction(_) => Right::AgreeOnShipments,
        OrderAsked::Stop => Right::StopShipments,
        OrderAsked::StopAfterVisit => Right::StopShipmentsAfterVisit,
    }
}

const fn clause(asked: &OrderAsked) -> &'static str {
    match asked {
        OrderAsked::OwnTerms(_) => "5.3",
        OrderAsked::StopAfterVisit => VISIT_CLAUSE,
        OrderAsked::Stop | OrderAsked::Reduction(_) => "TAC-02",
    }
}

fn read(
    asked: &OrderAsked,
    currency: Currency,
    today: Day,
) -> Result<(Order, Option<Day>), Refused> {
    let field =
        |field, value: String, reason, remedy| Err(Refused::Field { field, value, reason, remedy });
    match asked {
        OrderAsked::Stop | OrderAsked::StopAfterVisit => Ok((Order::Stop, None)),
        OrderAsked::Reduction(ratio) if *ratio > Rate::whole(100) => {
            let remedy = "give 0 to 100 percent of each payment";
            field("ratio", ratio.to_string(), "would raise the debt", remedy)
        }
        OrderAsked::Reduction(ratio) => Ok((Order::Reduction(*ratio), None)),
        OrderAsked::OwnTerms(own) => {
            let terms = own_terms(own, currency)?;
            if terms == Terms::default() {
                let remedy = "give a limit, a discount, a deferral or a stop";
                return field("limit", String::new(), "says nothing of its own", remedy);
            }
            if let Some(until) = own.until.filter(|until| *until < today) {
                return field("until", until.to_string(), "is past", "give a later day");
            }
            Ok((Order::OwnTerms(terms), own.until))
        }
    }
}

fn own_terms(own: &OwnTermsAsked, currency: Currency) -> Result<Terms, Refused> {
    if let Some(limit) = own.limit.filter(|limit| limit.minor() < 0) {
        return Err(Refused::AmountNotPositive { amount: limit });
    }
    if let Some(limit) = own.limit.filter(|limit| limit.currency() != currency) {
        return Err(Refused::Field {
            field: "limit",
            value: limit.to_string(),
            reason: "is not in the company's currency",
            remedy: "give the limit in the company's currency",
        });
    }
    Ok(Terms {
        limit: own.limit.map(Amount::minor_units_of),
        discount: own.discount,
        deferral_days: own.deferral_days,
        stop_after_days: own.stop_after_days,
    })
}

/// Is any figure better for the customer than what its status gives?
fn gives_more(own: Terms, of_status: Terms) -> bool {
    let above = |own: Option<u128>, bound: Option<u128>| match (own, bound) {
        (Some(own), Some(bound)) => own > bound,
        // Where the status sets no limit, a limit takes and gives nothing.
        _ => false,
    };
    let amount = |amount: Option<Amount>| amount.map(|one| one.hundredths().unsigned_abs());
    let rate = |rate: Option<Rate>| rate.map(|one| u128::from(one.millionths()));
    let days = |days: Option<u16>| days.map(u128::from);
    above(amount(own.limit), amount(of_status.limit))
        || above(rate(own.discount), rate(of_status.discount))
        || own.discount.is_some() && of_status.discount.is_none()
        || above(days(own.deferral_days), days(of_status.deferral_days))
        || above(days(own.stop_after_days), days(of_status.stop_after_days))
}

/// The order of this kind in force.
fn standing(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    today: Day,
    order: Order,
) -> Result<Option<OrderRow>, Refused> {
    let rows = stored::orders_of(writer, company, customer)?;
    let same = |row: &OrderRow| row.holds_on(today) && row.new.order.code() == order.code();
    Ok(rows.into_iter().rev().find(same))
}

fn end(
    writer: &mut Writer,
    company: CompanyId,
    at: Moment,
    today: Day,
    who: Who,
    before: &OrderRow,
    reason: &str,
) -> Result<(), Refused> {
    let end = NewOrder {
        from: today,
        role: who.role,
        person: who.person,
        reason: reason.to_owned(),
        ends: Some(before.number),
        ..before.new.clone()
    };
    stored::add_order(writer, company, at, &end)?;
    Ok(())
}

/// Stops shipments for the high risk that a visit found, in the transaction that records it
/// (REM-12). A stop that is in force stays as it is.
pub(crate) fn stop_after_visit(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    who: Who,
    (today, at): (Day, Moment),
    reason: &str,
) -> Result<(), Refused> {
    if standing(writer, company, customer, today, Order::Stop)?.is_some() {
        return Ok(());
    }
    let found = saldo_store::company::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let new = NewOrder {
        customer,
        order: Order::Stop,
        from: today,
        until: None,
        currency: found.currency,
        clause: VISIT_CLAUSE.to_owned(),
        role: who.role,
        person: who.person,
        reason: reason.to_owned(),
        ends: None,
    };
    stored::add_order(writer, company, at, &new)?;
    export::after_order(writer, company, today, at, customer)
}

/// Lets shipments go on that were stopped so: the manager has said how to go on. A stop that was
/// ordered otherwise stays.
pub(crate) fn end_stop_after_visit(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    who: Who,
    (today, at): (Day, Moment),
    reason: &str,
) -> Result<(), Refused> {
    let stop = standing(writer, company, customer, today, Order::Stop)?;
    let Some(stop) = stop.filter(|stop| stop.new.clause == VISIT_CLAUSE) else { return Ok(()) };
    end(writer, company, at, today, who, &stop, reason)?;
    export::after_order(writer, company, today, at, customer)
}

/// Lets shipments go up to another limit until a day, in the transaction that decides it. Terms
/// that the customer has of its own are changed on purpose, and not by the way.
///
/// # Errors
/// `NotPermitted`, `Field` for another currency or where the customer has terms of its own, or
/// the store's.
pub(crate) fn exceed_limit(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    (limit, until): (Money, Day),
    reason: &str,
    (today, at): (Day, Moment),
) -> Result<(), Refused> {
    who.must(Right::ExceedStatusTerms)?;
    let found = saldo_store::company::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let own = OwnTermsAsked { limit: Some(limit), ..OwnTermsAsked::default() };
    let order = Order::OwnTerms(own_terms(&own, found.currency)?);
    if standing(writer, company, customer, today, order)?.is_some() {
        return Err(Refused::Field {
            field: "limit",
            value: limit.to_string(),
            reason: "would take the place of terms of the customer's own",
            remedy: "change those on the page of shipments",
        });
    }
    let new = NewOrder {
        customer,
        order,
        from: today,
        until: Some(until),
        currency: found.currency,
        clause: "4.3".to_owned(),
        role: who.role,
        person: who.person,
        reason: reason.to_owned(),
        ends: None,
    };
    stored::add_order(writer, company, at, &new)?;
    export::after_order(writer, company, today, at, customer)
}

/// Ends an order as of today.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `UnknownStanding` when it is not in force, `ReasonMissing`,
/// or the store's.
pub fn end_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    number: i64,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::AgreeOnShipments)?;
    let reason = required_reason(reason, "the end of an order about shipments")?;
    let today = companies::today(office, company)?;
    let at = office.now();
    let command = command(company, who, "credit-order-end", customer, "end", at);
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let rows = stored::orders_of(writer, company, customer)?;
        let open = rows.into_iter().find(|row| row.number == number && row.holds_on(today));
        let open = open.ok_or(Refused::UnknownStanding { standing: number })?;
        end(writer, company, at, today, who, &open, &reason)?;
        export::after_order(writer, company, today, at, customer)
    })
}

fn command(
    company: CompanyId,
    who: Who,
    action: &'static str,
    customer: CustomerId,
    what: &str,
    at: Moment,
) -> Command {
    let (subject, body) = (format!("customer {customer}"), format!("{{\"order\":\"{what}\"}}"));
    Command { company, person: who.person, action, subject, body, at }
}

/// An order as the card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderShown {
    pub number: i64,
    pub order: Order,
    pub from: Day,
    pub until: Option<Day>,
    pub clause: String,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub reason: String,
    /// Holds today.
    pub in_force: bool,
    /// First day on which it no longer held, and why.
    pub ended: Option<(Day, String)>,
}

/// Orders about a customer, the latest first.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn orders(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Vec<OrderShown>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        scope::card(reader, company, who, customer)?;
        let people = People::of(reader, company)?;
        let rows = stored::orders_of(reader, company, customer)?;
        let shown = |row: OrderRow| OrderShown {
            in_force: row.holds_on(today),
            number: row.number,
            order: row.new.order,
            from: row.new.from,
            until: row.new.until,
            clause: row.new.clause,
            role: row.new.role,
            person: people.get(row.new.person),
            reason: row.new.reason,
            ended: row.ended,
        };
        Ok(rows.into_iter().rev().map(shown).collect())
    })
}

/// What somebody may do about shipments: for forms, so that none is drawn that would be refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreditMay {
    pub own_terms: bool,
    pub stop: bool,
    pub reduce: bool,
    pub end: bool,
    pub set_terms: bool,
    pub release: bool,
}

/// What this person may do about shipments.
pub fn may(who: Who) -> CreditMay {
    let agrees = who.may(Right::AgreeOnShipments);
    CreditMay {
        own_terms: agrees,
        stop: who.may(Right::StopShipments),
        reduce: agrees,
        end: agrees,
        set_terms: who.may(Right::SetStatusTerms),
        release: who.may(Right::ReserveShipments),
    }
}

/// The terms that bind a customer on a day: those of its own first, then those of its status. Terms
/// of its own were measured by the status of their day (`was`): when it has fallen since, they give
/// no more than the one it has, until somebody orders them anew (CLS-08, CLS-09).
pub(crate) fn binding(
    table: &Table,
    orders: &[OrderRow],
    (status, day): (Status, Day),
    was: impl FnOnce(&OrderRow) -> Status,
) -> (Terms, Option<Terms>) {
    let of_status = table.of_status(status, day);
    let found = in_force(orders, day, |order| match order {
        Order::OwnTerms(terms) => Some(terms),
        Order::Stop | Order::Reduction(_) => None,
    });
    let own = match found {
        Some((row, terms)) if status > was(row) => Some(terms.no_more_than(of_status)),
        found => found.map(|(_, terms)| terms),
    };
    (own.unwrap_or_default().or(of_status).bound_by(status), own)
}

/// The part of each payment that is shipped, and since when. Agreed while there was deferral, it waits
/// for whoever may give it once there is none (REM-03, TAC-02).
pub(super) fn reduction(
    orders: &[OrderRow],
    (status, day): (Status, Day),
    was: impl FnOnce(&OrderRow) -> Status,
) -> Option<(Day, Rate)> {
    let found = in_force(orders, day, |order| match order {
        Order::Reduction(ratio) => Some(ratio),
        Order::OwnTerms(_) | Order::Stop => None,
    });
    match found {
        Some((row, _)) if !status.has_deferral() && was(row).has_deferral() => None,
        found => found.map(|(row, ratio)| (row.new.from, ratio)),
    }
}

/// What was decided about customers with terms or a part of their own, so that it can be said which status
/// each had when that was ordered. Nothing is read where there are none.
pub(super) struct Decisions(BTreeMap<i64, Vec<StatusDecided>>);

impl Decisions {
    pub(super) fn of(
        reader: &mut Reader,
        company: CompanyId,
        orders: &[OrderRow],
    ) -> Result<Self, Refused> {
        let measured = orders.iter().filter(|row| !matches!(row.new.order, Order::Stop));
        let customers: BTreeSet<i64> = measured.map(|row| row.new.customer.get()).collect();
        let ids: Vec<i64> = customers.into_iter().collect();
        let read = if ids.is_empty() { BTreeMap::new() } else { statuses(reader, company, &ids)? };
        Ok(Self(read))
    }

    /// The status that a customer had when an order about it was given.
    pub(super) fn when(&self, order: &OrderRow) -> Status {
        let decided = self.0.get(&order.new.customer.get()).map_or(&[][..], Vec::as_slice);
        status_when(decided, order)
    }
}

/// The status when an order was given, by what was decided about its customer until then.
pub(super) fn status_when(decided: &[StatusDecided], order: &OrderRow) -> Status {
    status_known(decided, order.new.from, order.recorded).unwrap_or(UNDECIDED)
}

/// The latest order of a kind that holds on a day.
fn in_force<T>(
    orders: &[OrderRow],
    day: Day,
    of_kind: impl Fn(Order) -> Option<T>,
) -> Option<(&OrderRow, T)> {
    let mut holding = orders.iter().rev().filter(|row| row.holds_on(day));
    holding.find_map(|row| Some((row, of_kind(row.new.order)?)))
}
