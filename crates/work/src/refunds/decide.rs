//! Yes, no, and not after all.

use super::{RefundRefusal, command, refund_of};
use crate::acts::required_reason;
use crate::authority::{self, Acting};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::authority::hands::Hand;
use saldo_domain::refunds::{Act, State, after};
use saldo_domain::{CompanyId, Day, MovementId, UserId};
use saldo_store::book::Stamp;
use saldo_store::refunds::{self as stored, ActRow, Filter, RefundRow};
use saldo_store::{Reader, Writer};

/// Approves a refund that somebody else has proposed.
///
/// # Errors
/// `NotPermitted`, `Refund` for one that is unknown, not proposed any more, or of the same person,
/// or the store's.
pub fn approve(office: &Office, company: CompanyId, who: Who, refund: i64) -> Result<(), Refused> {
    decide(office, company, who, refund, (Act::Approved, "refund-approved", ""))
}

/// Declines a refund: its money is free again.
///
/// # Errors
/// As [`approve`], and `ReasonMissing`.
pub fn decline(
    office: &Office,
    company: CompanyId,
    who: Who,
    refund: i64,
    reason: &str,
) -> Result<(), Refused> {
    let reason = required_reason(reason, "declining a refund")?;
    decide(office, company, who, refund, (Act::Declined, "refund-declined", &reason))
}

fn decide(
    office: &Office,
    company: CompanyId,
    who: Who,
    refund: i64,
    (what, action, reason): (Act, &'static str, &str),
) -> Result<(), Refused> {
    let today = companies::today(office, company)?;
    let command = command(office, company, who, action, format!("refund {refund}"));
    office.store.write(&command, |writer| {
        let row = refund_of(writer, company, who, refund)?;
        let acting = entitled(writer, company, who, &row, today)?;
        let in_place_of = acting.hand.in_place_of;
        let new = Change { what, reason, in_place_of, ..Change::by(who.person, today) };
        change(writer, command.stamp(), &row, &new).map(drop)
    })
}

/// In which capacity somebody decides: not as whoever proposed it, under whatever account and in
/// whosever place (S07).
fn entitled(
    writer: &mut Writer,
    company: CompanyId,
    who: Who,
    row: &RefundRow,
    today: Day,
) -> Result<Acting, Refused> {
    let proposer = Hand::own(authority::behind(writer, company, row.new.person)?);
    let all = Acting::all(writer, company, who, today)?;
    let right = Right::ApproveRefunds;
    let mut able = all.into_iter().filter(|one| one.who.may(right)).peekable();
    if able.peek().is_none() {
        return Err(Refused::not_permitted(who.role, right));
    }
    let apart = able.find(|one| !one.hand.shares_somebody_with(proposer));
    apart.ok_or_else(|| RefundRefusal::SamePerson { refund: row.refund }.into())
}

/// Takes a refund back before it is paid: its money is free again. After it was ordered, also while its
/// payment is undone, or where a copy that was brought back leaves that in doubt, whoever may approve refunds says so, and means
/// that the bank has not carried the order out.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `Refund` for one that is unknown or stands where it cannot be
/// withdrawn, or the store's.
pub fn withdraw(
    office: &Office,
    company: CompanyId,
    who: Who,
    refund: i64,
    reason: &str,
) -> Result<(), Refused> {
    let may_either = who.may(Right::MatchPayments) || who.may(Right::ApproveRefunds);
    if !may_either {
        who.must(Right::MatchPayments)?;
    }
    let reason = required_reason(reason, "withdrawing a refund")?;
    let today = companies::today(office, company)?;
    let subject = format!("refund {refund}");
    let command = command(office, company, who, "refund-withdrawn", subject);
    office.store.write(&command, |writer| {
        let row = refund_of(writer, company, who, refund)?;
        if matches!(row.state, State::Ordered | State::Doubted | State::Suspended) {
            who.must(Right::ApproveRefunds)?;
        }
        let new = Change { what: Act::Withdrawn, reason: &reason, ..Change::by(who.person, today) };
        change(writer, command.stamp(), &row, &new).map(drop)
    })
}

/// Why a refund is in doubt after a copy was brought back; screens have words for it.
pub const BROUGHT_BACK: &str = "brought-back";

/// Puts into doubt what waits in a copy that was brought back: since the copy was made it may have
/// been approved, ordered and paid, under a name that no bank would know again. It is never ordered
/// of itself: a statement shows it paid and a person says so, or a person withdraws it (D36, I21).
pub(crate) fn doubt_what_waits(office: &Office, company: CompanyId) -> Result<(), Refused> {
    if office.store.read(|reader| stored::count(reader, company, &waiting()))? == 0 {
        return Ok(());
    }
    let today = companies::today(office, company)?;
    let program = Who::program();
    let command = command(office, company, program, "refunds-doubted", "a copy".to_owned());
    office.store.write(&command, |writer| {
        // Where somebody was faster and said that the statements are in, all of it is in doubt.
        let last = stored::brought_back(writer, company)?.unwrap_or(0);
        let refunds = doubt_until(writer, command.stamp(), last, today)?;
        writer.describe(serde_json::json!({ "refunds": refunds }).to_string());
        Ok(())
    })
}

fn waiting() -> Filter {
    Filter { states: vec![State::Proposed, State::Approved], ..Filter::default() }
}

/// Puts into doubt what waits among the refunds up to this number, and answers how many.
fn doubt_until(writer: &mut Writer, stamp: Stamp, last: i64, today: Day) -> Result<usize, Refused> {
    let mut rows = stored::list(writer, stamp.company, &waiting(), 0, u32::MAX)?;
    rows.retain(|row| row.refund <= last);
    for row in &rows {
        let by = Change::by(Who::program().person, today);
        let new = Change { what: Act::Doubted, reason: BROUGHT_BACK, ..by };
        change(writer, stamp, row, &new)?;
    }
    Ok(rows.len())
}

/// Says that the statements since a copy that was brought back are in: orders are written and handed
/// out again. What waited in the copy and is not in doubt yet, for the program died on the way, is
/// from then on. Where nothing was brought back nothing happens.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn statements_are_in(office: &Office, company: CompanyId, who: Who) -> Result<(), Refused> {
    who.must(Right::ApproveRefunds)?;
    if office.store.read(|reader| stored::brought_back(reader, company))?.is_none() {
        return Ok(());
    }
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "refunds-released", "a copy".to_owned());
    office.store.write(&command, |writer| {
        let Some(last) = stored::brought_back(writer, company)? else { return Ok(()) };
        let refunds = doubt_until(writer, command.stamp(), last, today)?;
        stored::open_gate(writer, command.stamp(), who.person)?;
        writer.describe(serde_json::json!({ "refunds": refunds }).to_string());
        Ok(())
    })
}

/// Nothing is ordered while nobody has said that the statements since a copy are in.
pub(super) fn gate_is_open(reader: &mut Reader, company: CompanyId) -> Result<(), Refused> {
    match stored::brought_back(reader, company)? {
        Some(_) => Err(RefundRefusal::BroughtBack.into()),
        None => Ok(()),
    }
}

/// What happens to a refund.
#[derive(Clone, Debug)]
pub(crate) struct Change<'a> {
    pub(crate) what: Act,
    pub(crate) order: i64,
    pub(crate) line: i64,
    pub(crate) movement: Option<MovementId>,
    pub(crate) reason: &'a str,
    pub(crate) person: UserId,
    pub(crate) in_place_of: Option<UserId>,
    pub(crate) today: Day,
}

impl Change<'_> {
    /// Nothing but by whom and when.
    pub(crate) const fn by(person: UserId, today: Day) -> Self {
        Self {
            what: Act::Proposed,
            order: 0,
            line: 0,
            movement: None,
            reason: "",
            person,
            in_place_of: None,
            today,
        }
    }
}

/// Records what happens to a refund, if it can from where it stands, and answers where it stands
/// then.
pub(crate) fn change(
    writer: &mut Writer,
    stamp: Stamp,
    row: &RefundRow,
    new: &Change<'_>,
) -> Result<State, Refused> {
    let closed = || RefundRefusal::Closed { refund: row.refund, state: row.state };
    let state = after(Some(row.state), new.what, row.told_bank()).ok_or_else(closed)?;
    let act = ActRow {
        customer: row.new.customer,
        refund: row.refund,
        what: new.what,
        state,
        order: new.order,
        line: new.line,
        movement: new.movement,
        reason: new.reason.to_owned(),
        person: new.person,
        in_place_of: new.in_place_of,
        on: new.today,
    };
    stored::act(writer, stamp, &[act])?;
    Ok(state)
}
