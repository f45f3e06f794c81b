//! Work for whoever matches payments, while money that may pay a debt waits: customers it may be
//! from are not chased, so somebody has to say whose it is.

use crate::Refused;
use crate::fieldwork::{about_lines, about_money, about_payment, is_asked};
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Role, UserId};
use saldo_store::Reader;
use saldo_store::Writer;
use saldo_store::bank::{self as lines, LineRow, LineState};
use saldo_store::book::Stamp;
use saldo_store::fieldwork::{self as stored, NewErrand};
use saldo_store::person;
use std::collections::BTreeMap;

/// A line that is asked about, and the likeliest of those it may be from.
pub(super) struct Waiting<'l> {
    pub(super) line: &'l LineRow,
    pub(super) customer: CustomerId,
}

/// Gives one piece of work for each line that waits, unless there is one, and ends that of lines
/// which were answered.
pub(super) fn give_work(
    writer: &mut Writer,
    stamp: Stamp,
    (person, today): (UserId, Day),
    waiting: &[Waiting<'_>],
    answered: &[i64],
) -> Result<(), Refused> {
    if waiting.is_empty() && answered.is_empty() {
        return Ok(());
    }
    let only = match (waiting, answered) {
        ([one], []) => Some(one.line.line),
        ([], [line]) => Some(*line),
        _ => None,
    };
    let open = about_lines(writer, stamp.company, only)?;
    let mut rows: Vec<NewErrand> = Vec::new();
    for line in answered {
        rows.extend(open.get(line).map(|row| NewErrand {
            ends: Some(row.errand),
            outcome: "done".to_owned(),
            content: "{}".to_owned(),
            day: today,
            person,
            ..row.new.clone()
        }));
    }
    let role = whose_work(writer, stamp.company)?;
    for Waiting { line, customer } in
        waiting.iter().filter(|one| !open.contains_key(&one.line.line))
    {
        rows.push(about_money(line.line, *customer, role, today, &told(line))?);
    }
    Ok(stored::add_errands(writer, stamp, &rows)?)
}

/// Gives the work that is missing about lines that wait: those that came before there was such work,
/// and those about which nobody has looked again since.
pub(super) fn catch_up(
    writer: &mut Writer,
    stamp: Stamp,
    (person, today): (UserId, Day),
) -> Result<(), Refused> {
    let mut asked: BTreeMap<i64, CustomerId> =
        lines::likeliest(writer, stamp.company)?.into_iter().collect();
    if asked.is_empty() {
        return Ok(());
    }
    for line in about_lines(writer, stamp.company, None)?.keys() {
        asked.remove(line);
    }
    let missing: Vec<i64> = asked.keys().copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let rows = lines::states(writer, stamp.company, &missing)?;
    let open = rows.iter().filter(|row| row.state == LineState::Open);
    let waiting: Vec<Waiting<'_>> =
        open.filter_map(|line| Some(Waiting { line, customer: *asked.get(&line.line)? })).collect();
    give_work(writer, stamp, (person, today), &waiting, &[])
}

/// A payment of the bank of which another program says that it pays something else.
pub(crate) struct Differing {
    pub(crate) customer: CustomerId,
    pub(crate) payment: ItemId,
    /// Amount, day, and the document that the other program names.
    pub(crate) said: String,
}

/// Asks whoever matches payments which document each of these pays, once.
pub(crate) fn ask_what_is_paid(
    writer: &mut Writer,
    stamp: Stamp,
    (person, today): (UserId, Day),
    differing: &[Differing],
) -> Result<(), Refused> {
    if differing.is_empty() {
        return Ok(());
    }
    let role = whose_work(writer, stamp.company)?;
    let mut rows = Vec::new();
    for one in differing {
        let said: String = one.said.chars().take(500).collect();
        let errand = about_payment((one.customer, one.payment), role, today, &said)?;
        if !is_asked(writer, stamp.company, &errand)? {
            rows.push(NewErrand { person, ..errand });
        }
    }
    Ok(stored::add_errands(writer, stamp, &rows)?)
}

/// Whose work it is to match payments: of those who may, the nearest to the ledger whom the company
/// has.
fn whose_work(reader: &mut Reader, company: CompanyId) -> Result<Role, Refused> {
    let people = person::list(reader, company)?;
    let has = |role: &Role| people.iter().any(|one| !one.disabled && one.role == *role);
    // The table goes from those who lead to those who keep the ledger.
    let nearest = || Right::MatchPayments.roles().iter().rev().copied();
    Ok(nearest().find(has).or_else(|| nearest().next()).unwrap_or(Role::Accountant))
}

/// Amount, payer and words of a line, for whoever is to answer.
fn told(line: &LineRow) -> String {
    let amount = line.fact.amount.to_string();
    let parts = [amount.as_str(), &line.fact.other.name, &line.fact.text];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ").chars().take(500).collect()
}
