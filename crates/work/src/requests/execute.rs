//! What a decision sets in motion, in its own transaction.

use super::Terms;
use super::debts::debts_of;
use super::decide::Scene;
use crate::acts::ledger::read_book;
use crate::acts::{self, Part};
use crate::charges::{self, Charge};
use crate::{Office, Refused, Who, cases, company, credit, dossier, facts, status};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::book::Moment;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, UserId};
use saldo_store::Writer;
use saldo_store::book::{Facts, NewStanding, Stamp};
use saldo_store::requests::{
    self as stored, DecisionKind, DecisionRow, Irrecoverable, NewDecision, RequestRow,
};

/// Does what was decided. Answers that only say what people do next set nothing in motion.
pub(super) fn execute(
    writer: &mut Writer,
    scene: &Scene<'_>,
    new: &NewDecision,
) -> Result<(), Refused> {
    let DecisionKind::Decided(choices) = &new.kind else { return Ok(()) };
    let Some(customer) = scene.row.new.customer else { return Ok(()) };
    for choice in choices {
        match (scene.row.new.kind, choice) {
            (RequestKind::Waiver, Choice::Approve) => waive(writer, scene, customer, &new.reason)?,
            (RequestKind::WriteOff, Choice::Approve) => {
                write_off(writer, scene, customer, &new.reason)?;
            }
            (_, Choice::GrantDeferral) => defer(writer, scene, customer, new)?,
            (RequestKind::Restructuring, Choice::Approve) | (_, Choice::Restructuring) => {
                restructure(writer, scene, customer)?;
                defer(writer, scene, customer, new)?;
            }
            (RequestKind::Exclusion, Choice::Approve) => exclude(writer, scene, customer, new)?,
            (RequestKind::Irrecoverable, Choice::Approve) | (_, Choice::Irrecoverable) => {
                irrecoverable(writer, scene, customer)?;
            }
            (RequestKind::Contract, Choice::Approve) => {
                let who = scene.acting.who;
                let reason = new.reason.as_str();
                dossier::grant_in(writer, scene.stamp(), who, customer, scene.today, reason)?;
            }
            (RequestKind::ShipBeyondLimit, Choice::Approve) => ship(writer, scene, customer, new)?,
            (_, Choice::LateFeePaid) => fee_paid(writer, scene, customer)?,
            (_, Choice::ChangeOfStatus) => change_status(writer, scene, customer, &new.reason)?,
            _ => {}
        }
    }
    Ok(())
}

fn waive(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    reason: &str,
) -> Result<(), Refused> {
    let asked = Terms::restored(&scene.row.new.terms)?.waiver(reason);
    let (Some(asked), Some(item)) = (asked, scene.row.new.item) else {
        return Err(Refused::Damaged { what: "a waiver without a document".to_owned() });
    };
    let place = charges::Place { office: scene.office, company: scene.company, customer, item };
    charges::waive_in(writer, place, scene.acting, scene.today, scene.at, &asked).map(drop)
}

fn write_off(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    reason: &str,
) -> Result<(), Refused> {
    let (Some(item), Some(amount)) = (scene.row.new.item, scene.row.new.amount) else {
        return Err(Refused::Damaged { what: "a write-off without a document".to_owned() });
    };
    let part = Part { item, amount };
    let (office, company) = (scene.office, scene.company);
    cases::refuse_in_register(writer, company, customer, item)?;
    let act = acts::WriteOff { company, acting: scene.acting, customer, part, reason };
    acts::write_off_in(writer, office, &act, scene.today, scene.at).map(drop)
}

/// Money put on a new schedule counts against what the decider may restructure.
fn restructure(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
) -> Result<(), Refused> {
    let Some(amount) = scene.row.new.amount else { return Ok(()) };
    let item = scene.row.new.item.unwrap_or(ItemId::new(0));
    let on = crate::authority::UsedOn { customer, item, amount };
    crate::authority::spend(writer, scene.stamp(), scene.acting, Right::Restructure, on)
}

/// Time is given as promises that stand until the day, one for each debt that was asked about:
/// the ladder waits with those and goes on with every later document.
fn defer(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    new: &NewDecision,
) -> Result<(), Refused> {
    let Some(until) = new.until else { return Ok(()) };
    let until = Some(until);
    let one = |item, amount| NewStanding {
        item: Some(item),
        until,
        amount,
        ..begins(scene, customer, new)
    };
    // Of one document part may be asked for; of several, all that is open of each.
    if let Some(item) = scene.row.new.item {
        return enter(writer, scene, vec![one(item, scene.row.new.amount)]);
    }
    let book = read_book(writer, scene.company, customer)?;
    let debts = debts_of(writer, scene.company, &book, scene.row)?;
    let standing = debts.into_iter().map(|debt| one(debt.item, Some(debt.open)));
    enter(writer, scene, standing.collect())
}

/// An exception is an order to wait that names its document (GEN-05).
fn exclude(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    new: &NewDecision,
) -> Result<(), Refused> {
    let scope = match Terms::restored(&scene.row.new.terms)? {
        Terms::Exclusion { scope, .. } => scope,
        _ => String::new(),
    };
    let dated = new.order_day.unwrap_or(scene.today);
    let order = WrittenOrder { number: new.order_number.clone(), dated, scope };
    let fact = NewStanding {
        kind: StandingKind::Hold,
        item: scene.row.new.item,
        until: new.until,
        order: Some(order),
        ..begins(scene, customer, new)
    };
    enter(writer, scene, vec![fact])
}

fn begins(scene: &Scene<'_>, customer: CustomerId, new: &NewDecision) -> NewStanding {
    NewStanding {
        customer,
        kind: StandingKind::Promise,
        item: scene.row.new.item,
        from: scene.today,
        until: None,
        amount: None,
        reason: new.reason.clone(),
        order: None,
        ends: None,
        person: scene.acting.who.person,
    }
}

fn enter(
    writer: &mut Writer,
    scene: &Scene<'_>,
    standing: Vec<NewStanding>,
) -> Result<(), Refused> {
    let added = Facts { standing, ..Facts::default() };
    facts::enter(writer, scene.stamp(), scene.office.business(), &added)
}

fn irrecoverable(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
) -> Result<(), Refused> {
    // Whoever a policy asks: only the director's decision enters a debt there (ESC-15).
    scene.acting.who.must(Right::EnterIrrecoverable)?;
    let new = Irrecoverable {
        customer,
        item: None,
        decision: scene.number,
        day: scene.today,
        person: scene.acting.who.person,
    };
    let by = (scene.office, scene.company, scene.acting.who);
    give_up(writer, by, (scene.today, scene.at), scene.row, &new)
}

/// Enters the overdue debts of a request, and records it on their case: nobody is asked for them any
/// more.
pub(super) fn give_up(
    writer: &mut Writer,
    (office, company, who): (&Office, CompanyId, Who),
    (today, at): (Day, Moment),
    request: &RequestRow,
    new: &Irrecoverable,
) -> Result<(), Refused> {
    let stamp = Stamp { company, recorded: at, batch: 0 };
    let entered = enter_overdue(writer, stamp, request, new)?;
    let found = saldo_store::company::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let found = company::Company::from(found);
    let desk = cases::Desk { office, company: &found, who, today, at };
    cases::give_up(&desk, writer, new.customer, new.decision, &entered)
}

/// Enters each debt that the request was made about and that is overdue by the day of the entry:
/// what is not due cannot be lost yet. One that is there already is not entered again. Answers which
/// debts are there now.
///
/// # Errors
/// `Field` where nothing of it is overdue, or the store's.
fn enter_overdue(
    writer: &mut Writer,
    stamp: Stamp,
    request: &RequestRow,
    new: &Irrecoverable,
) -> Result<Vec<ItemId>, Refused> {
    let customer = new.customer;
    let book = read_book(writer, stamp.company, customer)?;
    let there = stored::irrecoverable(writer, stamp.company, Some(customer))?;
    let mut debts = debts_of(writer, stamp.company, &book, request)?;
    debts.retain(|debt| {
        let due = book.due(debt.item, new.day, Moment::NOW_AND_EVER).unwrap_or(debt.due);
        let meant = new.item.is_none_or(|item| item == debt.item);
        meant && due < new.day
    });
    if debts.is_empty() {
        return Err(Refused::Field {
            field: "irrecoverable",
            value: new.day.to_string(),
            reason: "is a day on which none of these debts is overdue",
            remedy: "wait until the debt is overdue, or ask about one that is",
        });
    }
    let entered = debts.iter().map(|debt| debt.item).collect();
    for debt in debts {
        if there.iter().all(|row| row.item != Some(debt.item)) {
            let one = Irrecoverable { item: Some(debt.item), ..*new };
            stored::add_irrecoverable(writer, stamp, &one)?;
        }
    }
    Ok(entered)
}

/// That the late fee is paid is a fact and no wish: nothing of it is left to claim or open, and
/// something had accrued (7.1).
fn fee_paid(writer: &mut Writer, scene: &Scene<'_>, customer: CustomerId) -> Result<(), Refused> {
    let (company, when) = (scene.company, (scene.today, Moment::NOW_AND_EVER));
    let book = read_book(writer, company, customer)?;
    let debts = debts_of(writer, company, &book, scene.row)?;
    let is_meant = |item| debts.iter().any(|debt| debt.item == item);
    let charges = charges::charges(writer, (company, customer), when, is_meant)?;
    let unpaid = |charge: &&Charge| {
        let is_open = charge.claims.iter().any(|claim| claim.open.is_positive());
        is_open || charge.state.to_fix.is_positive() || charge.state.pending.is_some()
    };
    let left = charges.iter().find(unpaid).map(|charge| charge.number.clone());
    match (left, charges.is_empty()) {
        (None, false) => Ok(()),
        (left, _) => Err(Refused::Field {
            field: "late-fee",
            value: left.unwrap_or_default(),
            reason: "has no late fee, or one that is not paid",
            remedy: "claim the fee and record its payment, or choose another outcome",
        }),
    }
}

/// Another limit until the day, as terms of the customer's own.
fn ship(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    new: &NewDecision,
) -> Result<(), Refused> {
    let (Some(limit), Some(until)) = (scene.row.new.amount, new.until) else {
        return Err(Refused::Damaged { what: "a limit without an amount or a day".to_owned() });
    };
    let (who, when) = (scene.acting.who, (scene.today, scene.at));
    let company = scene.company;
    credit::exceed_limit(writer, company, who, customer, (limit, until), &new.reason, when)
}

/// The status is decided, and the terms of trade follow at once (CLS-12).
fn change_status(
    writer: &mut Writer,
    scene: &Scene<'_>,
    customer: CustomerId,
    reason: &str,
) -> Result<(), Refused> {
    let who = scene.acting.who;
    who.must(Right::ChangeStatus)?;
    let Some(status) = scene.answer.status else { return Ok(()) };
    let when = (scene.today, scene.at);
    status::change_in(writer, scene.company, who, customer, (status, reason), when)
}

/// Enters debts of a case on a decision that permits it; what stands there already stays.
pub(crate) fn enter_decided(
    writer: &mut Writer,
    stamp: Stamp,
    (customer, decision): (CustomerId, i64),
    items: &[ItemId],
    (person, day): (UserId, Day),
) -> Result<(), Refused> {
    let there = stored::irrecoverable(writer, stamp.company, Some(customer))?;
    for item in items.iter().filter(|item| there.iter().all(|row| row.item != Some(**item))) {
        let new = Irrecoverable { customer, item: Some(*item), decision, day, person };
        stored::add_irrecoverable(writer, stamp, &new)?;
    }
    Ok(())
}

/// Is this a decision by which a debt of the customer may be entered among the irrecoverable
/// ones? Only the director's that says so is (ESC-15).
pub(super) fn rests_on(
    decision: Option<&DecisionRow>,
    request: Option<&RequestRow>,
    customer: CustomerId,
) -> bool {
    let (Some(decision), Some(request)) = (decision, request) else { return false };
    let DecisionKind::Decided(choices) = &decision.new.kind else { return false };
    let granted =
        request.new.kind == RequestKind::Irrecoverable && choices.contains(&Choice::Approve);
    (granted || choices.contains(&Choice::Irrecoverable))
        && Right::EnterIrrecoverable.belongs_to(decision.new.role)
        && request.new.customer == Some(customer)
}
