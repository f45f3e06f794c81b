//! What people say about lines.

use super::command;
use super::settle::{Settling, by_hand, line_of};
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::matching::{Doubt, Proposal};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, UserId};
use saldo_store::bank::{self as stored, LineFilter, LineRow, LineState};
use saldo_store::book::Stamp;
use saldo_store::{Reader, Writer};

/// Whose the money is and what it pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub customer: CustomerId,
    /// Documents and amounts; the rest waits, or pays in the order of the contract.
    pub shares: Vec<(ItemId, Money)>,
    pub rest_in_order: bool,
    /// Later payments from this account are this customer's.
    pub learn: bool,
}

/// Lines looked at again at once.
const MOST_LINES: u32 = 10_000;

/// Says whose money a line is. It becomes a payment of that customer.
///
/// # Errors
/// `LineClosed` when somebody answered before, `AmountNotPositive` for money that went out,
/// `UnknownLine`, `UnknownCustomer`, `ExceedsInvoice`, `ExceedsPayment`, `NotPermitted`, or the store's.
pub fn accept(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    answer: &Answer,
) -> Result<(), Refused> {
    act(office, company, who, line, "match", |settling, row| {
        // Money that went out is nobody's payment.
        if !row.fact.amount.is_positive() {
            return Err(Refused::AmountNotPositive { amount: row.fact.amount });
        }
        let shares = answer.shares.clone();
        let mut proposal = by_hand(answer.customer, shares, answer.rest_in_order);
        settling.check_customer(who, answer.customer)?;
        settling.as_proposed(row, &mut proposal)?;
        settling.book(row, &proposal, None)?;
        if answer.learn && !row.fact.other.account.is_empty() {
            settling.learn(answer.customer, row)?;
        }
        Ok(())
    })
}

/// Says that a payment of the book stands for a line: it was recorded before.
///
/// # Errors
/// `UnknownDocument` when it is no payment of this amount, else as [`accept`].
pub fn link(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    customer: CustomerId,
    payment: ItemId,
) -> Result<(), Refused> {
    act(office, company, who, line, "match", |settling, row| {
        settling.check_customer(who, customer)?;
        settling.link(row, customer, payment)
    })
}

/// Says that a line is no customer's money, or was told before.
///
/// # Errors
/// `ReasonMissing`, else as [`accept`].
pub fn set_aside(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    told_before: bool,
    reason: &str,
) -> Result<(), Refused> {
    let state = if told_before { LineState::Same } else { LineState::Aside };
    let reason = match told_before {
        true => reason.trim().to_owned(),
        false => required_reason(reason, "setting money aside")?,
    };
    act(office, company, who, line, "set-aside", |settling, row| {
        settling.say(row, state, None, "", &reason);
        Ok(())
    })
}

/// Says which payment a line takes back.
///
/// # Errors
/// `UnknownLine` when that line did not bring this amount in, else as [`accept`].
pub fn take_back(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    earlier: i64,
) -> Result<(), Refused> {
    act(office, company, who, line, "take-back", |settling, row| {
        let candidates = settling.incoming(row)?;
        let found = candidates.iter().find(|one| one.line == earlier);
        let fits = found.filter(|one| Some(one.fact.amount) == row.fact.amount.negated().ok());
        let earlier = fits.ok_or(Refused::UnknownLine { line: earlier })?;
        settling.take_back(row, earlier, "")
    })
}

/// Says which refund a line pays.
///
/// # Errors
/// `Refund` for one that was never ordered, is of another amount or does not look like the line, or where its money is not there
/// any more, else as [`accept`].
pub fn pays_refund(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    refund: i64,
) -> Result<(), Refused> {
    act(office, company, who, line, "refund-paid", |settling, row| settling.say_paid(row, refund))
}

/// Takes an answer back: a payment that was made from the line is gone from every day, one
/// that was only linked to it stays as it was, and the line is asked about anew. So is one that was
/// set aside, or said to have been told before.
///
/// # Errors
/// `LineClosed` when nobody has said anything of it, `ReasonMissing`, else as [`accept`].
pub fn unmatch(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::MatchPayments)?;
    let reason = required_reason(reason, "taking a match back")?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = command(office, company, who, "unmatch", format!("line {line}"));
    office.store.write(&command, |writer| {
        let row = line_of(writer, company, line)?;
        if row.state == LineState::Refunded {
            let stamp = command.stamp();
            let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
            settling.unpay(&row, &reason)?;
            settling.say(&row, LineState::Open, None, Doubt::TakenBack.code(), &reason);
            return settling.end().map(drop);
        }
        let payer = row.payment.filter(|_| row.state == LineState::Matched).map(|(payer, _)| payer);
        let was_aside = matches!(row.state, LineState::Aside | LineState::Same);
        if payer.is_none() && !was_aside {
            return Err(Refused::LineClosed { state: row.state.code().to_owned() });
        }
        if let Some(payer) = payer {
            scope::card(writer, company, who, payer)?;
        }
        let stamp = command.stamp();
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        settling.part(&row, &reason)?;
        settling.forget(&[line])?;
        settling.ask_anew(&row, payer, &reason)?;
        settling.end().map(drop)
    })
}

/// A payment was withdrawn on its own page: the line it was made from is asked about anew, for
/// the bank still says that the money came.
pub(crate) fn ask_about_withdrawn(
    writer: &mut Writer,
    stamp: Stamp,
    (person, business, today): (UserId, Moment, Day),
    (customer, item): (CustomerId, ItemId),
    reason: &str,
) -> Result<(), Refused> {
    let row = stored::line_of_item(writer, stamp.company, customer, item)?;
    let Some(row) = row.filter(|row| row.state == LineState::Matched) else { return Ok(()) };
    let mut settling = Settling::begin(writer, stamp, person, business, today);
    settling.forget(&[row.line])?;
    settling.undo_deducted(&row, customer, reason)?;
    settling.ask_anew(&row, Some(customer), reason)?;
    settling.end().map(drop)
}

/// Documents of a customer have become another's: lines that may be its money are looked at again, so
/// that they are proposed to whoever has the debts, and nobody is chased whose money waits.
pub(crate) fn look_after_move(
    writer: &mut Writer,
    stamp: Stamp,
    (person, business, today): (UserId, Moment, Day),
    customer: CustomerId,
) -> Result<(), Refused> {
    let lines = stored::proposed_to(writer, stamp.company, customer)?;
    let mut rows = stored::states(writer, stamp.company, &lines)?;
    rows.retain(|row| row.state == LineState::Open && row.fact.amount.is_positive());
    if rows.is_empty() {
        return Ok(());
    }
    let mut settling = Settling::begin(writer, stamp, person, business, today);
    for row in &rows {
        settling.look(row, row.doubt == Doubt::MaybeTold.code())?;
    }
    settling.end().map(drop)
}

/// Looks again at lines that named nobody and nothing known, because documents have come: a statement
/// may come before the invoices that it pays.
pub(crate) fn look_at_unknown(
    writer: &mut Writer,
    stamp: Stamp,
    at: (UserId, Moment, Day),
) -> Result<(), Refused> {
    let rows = stored::unknown(writer, stamp.company)?;
    look_anew(writer, stamp, at, &rows)
}

fn look_anew(
    writer: &mut Writer,
    stamp: Stamp,
    (person, business, today): (UserId, Moment, Day),
    rows: &[LineRow],
) -> Result<(), Refused> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut settling = Settling::begin(writer, stamp, person, business, today);
    for row in rows {
        settling.look_anew(row)?;
    }
    settling.end().map(drop)
}

/// The same for those after which documents were recorded, in a transaction of its own, before control
/// looks at who is to be asked for money. Nothing is written where nothing is to be looked at.
pub(crate) fn look_before_control(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<(), Refused> {
    let waiting = |reader: &mut Reader| stored::unknown_before_documents(reader, company);
    if office.store.read(waiting)?.is_empty() {
        return Ok(());
    }
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = command(office, company, who, "match-again", "unknown lines".to_owned());
    office.store.write(&command, |writer| {
        let rows = stored::unknown_before_documents(writer, company)?;
        look_anew(writer, command.stamp(), (who.person, office.business(), today), &rows)
    })
}

/// Looks again at every open line: invoices and customers may have come meanwhile. Answers
/// how many found their payment.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn look_again(office: &Office, company: CompanyId, who: Who) -> Result<u64, Refused> {
    who.must(Right::MatchPayments)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = command(office, company, who, "match-again", "open lines".to_owned());
    office.store.write(&command, |writer| {
        let filter = LineFilter { state: Some(LineState::Open), incoming: true };
        let lines = stored::inbox(writer, company, &filter, 0, MOST_LINES)?;
        let stamp = command.stamp();
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        for line in &lines {
            let told = line.doubt == Doubt::MaybeTold.code();
            settling.look(line, told)?;
        }
        Ok(settling.end()?.matched)
    })
}

/// One answer to one open line, in one transaction.
fn act(
    office: &Office,
    company: CompanyId,
    who: Who,
    line: i64,
    action: &'static str,
    answer: impl Fn(&mut Settling<'_>, &LineRow) -> Result<(), Refused>,
) -> Result<(), Refused> {
    who.must(Right::MatchPayments)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = command(office, company, who, action, format!("line {line}"));
    office.store.write(&command, |writer: &mut Writer| {
        let row = line_of(writer, company, line)?;
        if row.state != LineState::Open {
            return Err(Refused::LineClosed { state: row.state.code().to_owned() });
        }
        let stamp = Stamp { company, recorded: command.at, batch: row.batch };
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        answer(&mut settling, &row)?;
        settling.end().map(drop)
    })
}

/// Is this a payment of the amount of the line?
pub(super) fn is_payment_of(item: &saldo_domain::book::Item, row: &LineRow) -> bool {
    item.kind == ItemKind::Payment && item.amount == row.fact.amount
}

/// What a person confirmed, as evidence kept with the act.
pub(super) fn of_proposals(texts: &[String], customer: CustomerId) -> Option<Proposal> {
    let read = texts.iter().filter_map(|text| serde_json::from_str::<Proposal>(text).ok());
    read.into_iter().find(|proposal| proposal.customer == customer)
}
