//! An import taken back as a whole, by reversals.

use super::command;
use super::settle::Settling;
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_store::bank::{self as stored, LineState};
use saldo_store::book::Stamp;

/// Takes back a statement that was imported: payments that stand for its lines are gone from
/// every day, and questions about it are closed. Importing the file again brings all of it
/// back. Answers how many payments were taken back.
///
/// # Errors
/// `NothingToUndo` when the batch is no statement or was undone before, `ReasonMissing`,
/// `NotPermitted`, or the store's.
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
        let lines = stored::lines_of_batch(writer, company, batch)?;
        let standing: Vec<_> =
            lines.iter().filter(|line| line.state != LineState::Undone).collect();
        if standing.is_empty() {
            return Err(Refused::NothingToUndo { batch });
        }
        let stamp = Stamp { company, recorded: command.at, batch: 0 };
        let mut settling = Settling::begin(writer, stamp, who.person, office.business(), today);
        let mut payments = 0;
        settling.forget(&standing.iter().map(|line| line.line).collect::<Vec<_>>())?;
        for line in standing {
            if let Some((customer, item)) =
                line.payment.filter(|_| line.state == LineState::Matched)
            {
                settling.unmake(customer, item, &reason)?;
                payments += 1;
            }
            settling.say(line, LineState::Undone, None, "", &reason);
        }
        settling.end()?;
        Ok(payments)
    })
}
