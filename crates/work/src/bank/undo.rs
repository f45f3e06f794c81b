//! An import taken back as a whole, by reversals.

use super::command;
use super::settle::{Settling, line_of};
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_store::Reader;
use saldo_store::bank::{self as stored, LineRow, LineState};

/// Takes back a statement that was imported: payments that were made from its lines are gone
/// from every day, those that were linked to them stay, and questions about it are closed. What
/// its returns had taken back counts again, or is asked about. Refunds that it showed paid are awaited
/// again; those of its own payments are suspended. Importing the file again brings
/// all of it back, and keeps what was to go back before it can pay anything. Answers how many payments were taken back.
///
/// # Errors
/// `NothingToUndo` when the batch is no statement or was undone before, `TakenBackSince` when
/// the bank has taken a payment of it back by a later import, `ReasonMissing`, `NotPermitted`, also
/// where a refund would be suspended by somebody who approves none, or the store's.
pub fn undo_batch(
    office: &Office,
    company: CompanyId,
    who: Who,
    batch: i64,
    reason: &str,
) -> Result<u64, Refused> {
    who.must(Right::ReverseEntries)?;
    let reason = required_reason(reason, "undoing an import")?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let command = command(office, company, who, "undo-import", format!("batch {batch}"));
    office.store.write(&command, |writer| {
        let mut lines = stored::lines_of_batch(writer, company, batch)?;
        lines.retain(|line| line.state != LineState::Undone);
        if lines.is_empty() {
            return Err(Refused::NothingToUndo { batch });
        }
        let returned = returned(writer, company, batch, &lines)?;
        let stamp = command.stamp();
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        let mut payments = 0;
        settling.forget(&lines.iter().map(|line| line.line).collect::<Vec<_>>())?;
        settling.unpay_together(who, &lines, &reason)?;
        for line in &lines {
            if line.state == LineState::Matched && settling.part(line, &reason)? {
                payments += 1;
            }
            settling.say(line, LineState::Undone, None, "", &reason);
        }
        settling.end()?;
        // Only now does the book say what is open again.
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        for line in &returned {
            settling.look(line, false)?;
        }
        settling.end()?;
        Ok(payments)
    })
}

/// Lines of other imports that returns among these lines had taken back.
///
/// # Errors
/// `TakenBackSince` when one of these lines was taken back by another import: undone by itself
/// it would be paid anew with its file, and nobody would look at the return again.
fn returned(
    reader: &mut Reader,
    company: CompanyId,
    batch: i64,
    lines: &[LineRow],
) -> Result<Vec<LineRow>, Refused> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| line.state == LineState::Returned) {
        let last = stored::acts_of(reader, company, line.line)?.pop();
        let Some(other) = last.and_then(|act| act.other) else { continue };
        let other = line_of(reader, company, other)?;
        if other.batch == batch || other.state != LineState::Returned {
            continue;
        }
        if line.fact.amount.is_positive() {
            return Err(Refused::TakenBackSince { batch, by: other.batch });
        }
        found.push(other);
    }
    Ok(found)
}
