//! What only a person may say: whether an uncertain message left, that a failed one is to be
//! tried again, that a flood may go.

use super::attempt::{command, errand, pass};
use super::pass::place;
use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, EffectId};
use saldo_store::book::Stamp;
use saldo_store::delivery::{self as stored, Change, Key, Message};
use saldo_store::{Command, Reader};

/// What a person found out about an uncertain message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It left: it counts as sent.
    Left,
    /// It did not: it waits again, and the last look decides once more.
    DidNot,
}

/// Finds a message that this person may see.
pub(super) fn find(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    id: &str,
) -> Result<Message, Refused> {
    let unknown = || Refused::UnknownEffect { id: id.to_owned() };
    let effect = EffectId::parse(id.trim()).ok_or_else(unknown)?;
    let key: Key = stored::key_of(reader, company, effect)?.ok_or_else(unknown)?;
    scope::card(reader, company, who, key.customer).map_err(|_| unknown())?;
    stored::message(reader, company, key)?.ok_or_else(unknown)
}

/// Says what became of an uncertain message.
///
/// # Errors
/// `NotPermitted`, `UnknownEffect`, `TaskClosed` when it is not uncertain, or the store's.
pub fn answer(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    answer: Answer,
) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let (to, said) = match answer {
        Answer::Left => (MessageState::Sent, "left"),
        Answer::DidNot => (MessageState::Planned, "did-not"),
    };
    turn(office, company, who, id, (MessageState::Uncertain, to, said))
}

/// Says of everything that came with a copy that was brought back whether it has left; answers how
/// many messages that was.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn answer_brought_back(
    office: &Office,
    company: CompanyId,
    who: Who,
    answer: Answer,
) -> Result<u64, Refused> {
    who.must(Right::AnswerForMessages)?;
    let (to, said, why) = match answer {
        // Its bytes are where it left from, not here: the cause of that stays with it.
        Answer::Left => (MessageState::Sent, "left", stored::BROUGHT_BACK),
        Answer::DidNot => (MessageState::Planned, "did-not", ""),
    };
    let command = Command {
        company,
        person: who.person,
        action: "brought-back-answer",
        subject: said.to_owned(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let mut count = 0;
        for message in stored::brought_back(writer, company)? {
            let change = Change {
                key: message.key,
                fence: message.fence,
                from: MessageState::Uncertain,
                to,
                why,
                attempts: message.attempts,
                next_at: Moment(0),
                closed_at: (to != MessageState::Planned).then_some(command.at),
            };
            if stored::change(writer, company, change)? {
                pass(writer, &command, message.key, message.fence, to.code(), said)?;
                count += 1;
            }
        }
        writer.describe(serde_json::json!({ "messages": count }).to_string());
        Ok(count)
    })
}

/// Has a failed message tried again, its address having been put right.
///
/// # Errors
/// `NotPermitted`, `UnknownEffect`, `TaskClosed` when it has not failed, or the store's.
pub fn try_again(office: &Office, company: CompanyId, who: Who, id: &str) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    turn(office, company, who, id, (MessageState::Failed, MessageState::Planned, "again"))
}

fn turn(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    (from, to, said): (MessageState, MessageState, &'static str),
) -> Result<(), Refused> {
    let place = place(office, company)?;
    let message = office.store.read(|reader| find(reader, company, who, id))?;
    let command = command(&place, who, "message-answer", message.key);
    office.store.write(&command, |writer| {
        let now = find(writer, company, who, id)?;
        let change = Change {
            key: now.key,
            fence: now.fence,
            from,
            to,
            why: match to {
                MessageState::Sent if now.why == stored::BROUGHT_BACK => stored::BROUGHT_BACK,
                _ => "",
            },
            attempts: 0,
            next_at: Moment(0),
            closed_at: (to != MessageState::Planned).then_some(command.at),
        };
        if !stored::change(writer, company, change)? {
            return Err(Refused::TaskClosed { state: now.state.code().to_owned() });
        }
        pass(writer, &command, now.key, now.fence, to.code(), said)
    })
}

/// Lets so many letters more leave today.
///
/// # Errors
/// `NotPermitted`, `Field` for a number that is none, or the store's.
pub fn release(office: &Office, company: CompanyId, who: Who, letters: u64) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let letters = i64::try_from(letters).ok().filter(|letters| (1..=1_000_000).contains(letters));
    let letters = letters.ok_or_else(|| Refused::Field {
        field: "letters",
        value: String::new(),
        reason: "is no number of letters",
        remedy: "write 1 to 1000000",
    })?;
    let today = office.today_in(&place.company.zone)?;
    let command = Command {
        company,
        person: who.person,
        action: "letters-released",
        subject: today.to_string(),
        body: serde_json::json!({ "letters": letters }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let stamp = Stamp { company, recorded: command.at, batch: 0 };
        Ok(stored::release(writer, stamp, who.person, today, letters)?)
    })
}

/// A message that was sent and came back: the channel stops until the address is right (D20).
pub(super) fn bounce(
    office: &Office,
    company: CompanyId,
    message: &Message,
    said: &str,
) -> Result<bool, Refused> {
    let place = place(office, company)?;
    let command = command(&place, Who::program(), "message-bounced", message.key);
    office.store.write(&command, |writer| {
        let change = Change {
            key: message.key,
            fence: message.fence,
            from: MessageState::Sent,
            to: MessageState::Failed,
            why: "bounced",
            attempts: message.attempts,
            next_at: message.next_at,
            closed_at: Some(command.at),
        };
        let doubted =
            Change { from: MessageState::Uncertain, to: MessageState::Sent, why: "", ..change };
        // What came back has left, whatever was known of it.
        if stored::change(writer, company, doubted)? {
            let sent = MessageState::Sent.code();
            pass(writer, &command, message.key, message.fence, sent, "came back")?;
        }
        if !stored::change(writer, company, change)? {
            return Ok(false);
        }
        let failed = MessageState::Failed.code();
        pass(writer, &command, message.key, message.fence, failed, said)?;
        errand(&place, writer, &command, message.key, message.channel)?;
        Ok(true)
    })
}
