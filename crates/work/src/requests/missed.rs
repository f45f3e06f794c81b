//! What the control run does about decisions: those that the policy asks for become requests,
//! those whose reason is gone are withdrawn, and those that were not taken pass to the role
//! above. A missed decision is one event, recorded once (ESC-07).
//!
//! Where the policy says what follows when nobody answers, its rule says on which day that was
//! and who is told, and the request passes on with it: an order of management that keeps the
//! rule back keeps the request back as well. Everything else is missed on the day after its
//! last one, whichever day the run looks on: after a week without a run the same facts are
//! recorded as if it had run every day.

use super::Terms;
use super::ask::days_on;
use crate::Refused;
use saldo_domain::authority::Choice;
use saldo_domain::authority::line::above;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::book::Moment;
use saldo_domain::control::{Asks, LadderEventKind};
use saldo_domain::{CompanyId, Day, Money, Role, UserId};
use saldo_store::book::{Stamp, events_of};
use saldo_store::lines::LineRow;
use saldo_store::requests::{
    self as stored, DecisionKind, NewDecision, NewRequest, Overdue, RequestRow,
};
use saldo_store::{Reader, Writer, worklist};

/// What a run on a day has to do about decisions.
#[derive(Debug)]
pub(crate) struct Due {
    asked: Vec<(worklist::TaskRow, Option<Asks>)>,
    gone: Vec<RequestRow>,
    missed: Vec<Miss>,
}

/// A decision that was not taken in time.
#[derive(Debug)]
struct Miss {
    row: RequestRow,
    day: Day,
    passes_to: Option<Role>,
}

impl Due {
    /// Looks for it.
    pub(crate) fn on(reader: &mut Reader, company: CompanyId, day: Day) -> Result<Self, Refused> {
        Ok(Self {
            asked: worklist::unasked_decisions(reader, company)?,
            gone: stored::without_reason(reader, company)?,
            missed: missed(reader, company, day)?,
        })
    }

    /// Is there nothing?
    pub(crate) fn is_empty(&self) -> bool {
        self.asked.is_empty() && self.gone.is_empty() && self.missed.is_empty()
    }
}

/// Requests that somebody has missed, and that are not passed on yet.
fn missed(reader: &mut Reader, company: CompanyId, day: Day) -> Result<Vec<Miss>, Refused> {
    Ok(stored::overdue(reader, company, day)?.into_iter().filter_map(miss).collect())
}

/// The first miss of what the policy asked is told by its own rule; every other one, of
/// whatever request, is the day after the last one.
fn miss(Overdue { row, told_to, told }: Overdue) -> Option<Miss> {
    let (own, next) = (row.new.role, row.new.until.plus(1));
    let Some(role) = told_to else {
        return Some(Miss { row, day: next, passes_to: above(own) });
    };
    let passes_to = Some(role).filter(|role| *role != own).or_else(|| above(own));
    told.map(|day| Miss { row, day, passes_to })
}

/// Does what is due on a day.
pub(crate) fn look_after(
    writer: &mut Writer,
    company: CompanyId,
    day: Day,
    at: Moment,
) -> Result<(), Refused> {
    let stamp = Stamp { company, recorded: at, batch: 0 };
    let due = Due::on(writer, company, day)?;
    if !due.asked.is_empty() {
        let mut requests: Vec<NewRequest> = Vec::with_capacity(due.asked.len());
        for (task, asks) in &due.asked {
            let wanted = day_wanted(writer, company, task, asks.as_ref())?;
            requests.push(request_of(task, asks.as_ref(), wanted));
        }
        stored::add(writer, stamp, &requests)?;
    }
    for row in &due.gone {
        let new = turn(row, DecisionKind::Withdrawn, row.new.role, day);
        stored::decide(writer, stamp, &new, None)?;
    }
    // What passed to a role long ago may have been missed by that role as well.
    loop {
        let missed = missed(writer, company, day)?;
        if missed.is_empty() {
            return Ok(());
        }
        for miss in &missed {
            pass_on(writer, stamp, miss)?;
        }
    }
}

/// The other role has it from the day of the miss, for the days of its kind.
fn pass_on(writer: &mut Writer, stamp: Stamp, miss: &Miss) -> Result<(), Refused> {
    let Miss { row, day, passes_to } = miss;
    let (day, passes_to) = (*day, *passes_to);
    let new = turn(row, DecisionKind::Missed { passes_to }, row.new.role, day);
    // By the days that counted when it was asked (GEN-12).
    let given = days_on(writer, stamp.company, row.new.customer, row.new.day)?;
    let until = passes_to.map_or(row.new.until, |_| day.plus(row.new.kind.days(given)));
    stored::decide(writer, stamp, &new, Some(until))?;
    // The work that asked for it is the other role's now, and late.
    if let (Some(customer), Some(effect), Some(role)) =
        (row.new.customer, row.new.effect, passes_to)
    {
        worklist::pass_task(writer, stamp.company, customer, effect, role)?;
    }
    Ok(())
}

fn turn(row: &RequestRow, kind: DecisionKind, role: Role, day: Day) -> NewDecision {
    NewDecision {
        request: row.request,
        kind,
        reason: String::new(),
        conditions: String::new(),
        until: None,
        order_number: String::new(),
        order_day: None,
        role,
        person: UserId::new(0),
        in_place_of: None,
        day,
    }
}

/// To which day a buyer asks for time, where the policy asks whether it is given: granted as
/// asked, it is given to that day. Of several debts with days of their own none is meant for all:
/// whoever grants names it.
fn day_wanted(
    reader: &mut Reader,
    company: CompanyId,
    task: &worklist::TaskRow,
    asks: Option<&Asks>,
) -> Result<Option<Day>, Refused> {
    if asks.is_none_or(|asks| !asks.options.contains(&Choice::GrantDeferral)) {
        return Ok(None);
    }
    let events = events_of(reader, company, task.customer, task.day)?;
    let wanted = |line: &LineRow| {
        let mut latest = events.iter().rev().filter(|event| {
            event.kind == LadderEventKind::DeferralRequestedAgain
                && event.item.is_none_or(|item| item == line.item)
        });
        latest.find_map(|event| event.until)
    };
    let mut days: Vec<Option<Day>> = task.lines.iter().map(wanted).collect();
    days.sort_unstable();
    days.dedup();
    Ok(days.pop().flatten().filter(|_| days.is_empty()))
}

/// The request that a decision of the policy makes; `wanted` is the day asked for.
fn request_of(task: &worklist::TaskRow, asks: Option<&Asks>, wanted: Option<Day>) -> NewRequest {
    // A policy that names no answers asks for a yes or a no.
    let options = asks.map_or_else(|| Choice::USUAL.to_vec(), |asks| asks.options.clone());
    let kind = RequestKind::of_options(&options);
    let role = task.role.unwrap_or(Role::Director);
    let currency = task.lines.first().map(|line| line.open.currency());
    let amount = currency.and_then(|currency| {
        let lines = task.lines.iter().map(|line| line.open);
        Money::sum(currency, lines.filter(|open| open.currency() == currency)).ok()
    });
    NewRequest {
        kind,
        customer: Some(task.customer),
        item: None,
        effect: Some(task.effect),
        clause: task.clause.clone(),
        terms: wanted.map_or(Terms::Plain, |until| Terms::Wait { until }).written(),
        amount,
        reason: String::new(),
        right: kind.right(),
        options,
        several: asks.is_some_and(|asks| asks.several),
        day: task.day,
        person: UserId::new(0),
        asked_as: role,
        in_place_of: None,
        role,
        until: task.until,
    }
}
