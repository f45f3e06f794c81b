//! What is decided about a mailing: approved, once; dropped before, or stopped after it.

use super::draw_up::written;
use crate::delivery::attempt::pass;
use crate::delivery::pass::place;
use crate::{Office, Refused, Who, facts};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::delivery::MessageState;
use saldo_store::delivery::{self as outbox, Change};
use saldo_store::mailing::{self as stored, ActRow, LettersOf, Mailing, MailingAct};
use saldo_store::{Command, Reader, Writer};

/// Customers whose letters are looked at together.
const AT_ONCE: usize = 500;

/// What an approval did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Letters put into the outbox.
    pub letters: u64,
    /// Somebody had approved it before: nothing was done.
    pub already: bool,
}

/// Approves a mailing: every letter goes into the outbox in one transaction, under a name that
/// follows from mailing and customer. Approving it again does nothing. `seen` is the number of
/// letters that whoever approves has looked at.
///
/// # Errors
/// `NotPermitted`, `UnknownMailing`, `TaskClosed` when it was dropped, `Field` when it holds
/// another number of letters, or the store's.
pub fn approve(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
    seen: u64,
) -> Result<Approved, Refused> {
    who.must(Right::ApproveMailings)?;
    let place = place(office, company)?;
    let command = command(office, company, who, "mailing-approved", number);
    office.store.write(&command, |writer| {
        let (_, acts) = find(writer, company, number)?;
        if acts.iter().any(|one| one.act == MailingAct::Approved) {
            return Ok(Approved { letters: 0, already: true });
        }
        if let Some(other) = acts.first() {
            return Err(Refused::TaskClosed { state: other.act.code().to_owned() });
        }
        let letters = written(writer, company, number, LettersOf::Written)?;
        if letters != seen || letters == 0 {
            return Err(Refused::Field {
                field: "letters",
                value: seen.to_string(),
                reason: "is not the number of letters of this mailing",
                remedy: "look at the mailing again, then approve what it shows",
            });
        }
        decide(writer, &command, number, MailingAct::Approved, letters)?;
        let day = office.today_in(&place.company.zone)?;
        let put = stored::post(writer, company, number, day)?;
        // What was paid, disputed or promised since the letters were looked at does not wait.
        let day = facts::day_of(writer, company, office.business())?;
        for range in stored::written_to(writer, company, number)?.chunks(AT_ONCE) {
            facts::withdraw_unowed(writer, company, day, command.at, range)?;
        }
        writer.describe(serde_json::json!({ "letters": put }).to_string());
        Ok(Approved { letters: put, already: false })
    })
}

/// Ends a mailing: before it is approved it is dropped, after that what has not left is stopped.
/// Answers how many letters do not leave by this.
///
/// # Errors
/// `NotPermitted`, `UnknownMailing`, `TaskClosed` when it has been ended, or the store's.
pub fn end(office: &Office, company: CompanyId, who: Who, number: i64) -> Result<u64, Refused> {
    who.must(Right::DrawUpMailings)?;
    let place = place(office, company)?;
    let command = command(office, company, who, "mailing-ended", number);
    office.store.write(&command, |writer| {
        let (_, acts) = find(writer, company, number)?;
        let is = |act: MailingAct| acts.iter().any(|one| one.act == act);
        if is(MailingAct::Dropped) || is(MailingAct::Stopped) {
            return Err(Refused::TaskClosed { state: "stopped".to_owned() });
        }
        if !is(MailingAct::Approved) {
            let letters = written(writer, company, number, LettersOf::Written)?;
            decide(writer, &command, number, MailingAct::Dropped, letters)?;
            return Ok(letters);
        }
        let mut stopped = 0;
        for message in outbox::planned_of_mailing(writer, company, number)? {
            let (key, fence) = (message.key, message.fence);
            let change = Change {
                key,
                fence,
                from: MessageState::Planned,
                to: MessageState::Withdrawn,
                why: "stopped",
                attempts: message.attempts,
                next_at: message.next_at,
                closed_at: Some(command.at),
            };
            if outbox::change(writer, place.company.company, change)? {
                pass(writer, &command, key, fence, MessageState::Withdrawn.code(), "stopped")?;
                stopped += 1;
            }
        }
        decide(writer, &command, number, MailingAct::Stopped, stopped)?;
        writer.describe(serde_json::json!({ "letters": stopped }).to_string());
        Ok(stopped)
    })
}

fn decide(
    writer: &mut Writer,
    command: &Command,
    number: i64,
    act: MailingAct,
    letters: u64,
) -> Result<(), Refused> {
    let row = ActRow {
        act,
        letters: i64::try_from(letters).unwrap_or(i64::MAX),
        person: command.person,
        recorded: command.at,
    };
    Ok(stored::add_act(writer, command.company, number, row)?)
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    number: i64,
) -> Command {
    Command {
        company,
        person: who.person,
        action,
        subject: format!("mailing {number}"),
        body: "{}".to_owned(),
        at: office.now(),
    }
}

/// A mailing with what was decided about it.
pub(super) fn find(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
) -> Result<(Mailing, Vec<ActRow>), Refused> {
    let found = stored::mailing(reader, company, number)?;
    let found = found.ok_or(Refused::UnknownMailing { number })?;
    Ok((found, stored::acts_of(reader, company, number)?))
}
