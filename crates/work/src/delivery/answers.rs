//! What only a person may say: whether an uncertain message left, that a failed one is to be
//! tried again, that a flood may go.

use super::attempt::{Work, command, errand, pass, waits_again};
use super::pass::place;
use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, EffectId};
use saldo_store::delivery::{self as stored, Change, Key, Message};
use saldo_store::{Command, Reader, Writer, notice};

/// What a person found out about an uncertain message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It left: it counts as sent.
    Left,
    /// It did not: it waits again, and the last look decides once more.
    DidNot,
}

impl Answer {
    /// The word written in forms, commands and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            Answer::Left => "left",
            Answer::DidNot => "did-not",
        }
    }

    /// The answer with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Answer::Left, Answer::DidNot].into_iter().find(|answer| answer.code() == code)
    }
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
    let to = match answer {
        Answer::Left => MessageState::Sent,
        Answer::DidNot => MessageState::Planned,
    };
    turn(office, company, who, id, (MessageState::Uncertain, to, answer.code()))
}

/// What came with a copy that was brought back, and of which nobody has said whether it has left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BroughtBack {
    /// To debtors.
    pub messages: u64,
    /// To colleagues.
    pub notices: u64,
}

impl BroughtBack {
    /// Both together.
    pub const fn all(self) -> u64 {
        self.messages + self.notices
    }
}

/// What waits for somebody to compare, for whoever may answer for it; nothing for others.
pub(super) fn in_doubt(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
) -> Result<BroughtBack, Refused> {
    if !who.may(Right::AnswerForMessages) {
        return Ok(BroughtBack::default());
    }
    Ok(BroughtBack {
        messages: stored::count_brought_back(reader, company)?,
        notices: notice::count_brought_back(reader, company)?,
    })
}

/// Says of everything that came with a copy that was brought back whether it has left, messages
/// and notices to colleagues alike; answers how much that was.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn answer_brought_back(
    office: &Office,
    company: CompanyId,
    who: Who,
    answer: Answer,
) -> Result<BroughtBack, Refused> {
    who.must(Right::AnswerForMessages)?;
    let command = Command {
        company,
        person: who.person,
        action: "brought-back-answer",
        subject: answer.code().to_owned(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let messages = answer_messages(writer, &command, office.business(), answer)?;
        let notices = answer_notices(writer, &command, answer)?;
        let told = serde_json::json!({ "messages": messages, "notices": notices });
        writer.describe(told.to_string());
        Ok(BroughtBack { messages, notices })
    })
}

fn answer_messages(
    writer: &mut Writer,
    command: &Command,
    business: Moment,
    answer: Answer,
) -> Result<u64, Refused> {
    let (to, why) = match answer {
        // Its bytes are where it left from, not here: the cause of that stays with it.
        Answer::Left => (MessageState::Sent, stored::BROUGHT_BACK),
        Answer::DidNot => (MessageState::Planned, ""),
    };
    let mut count = 0;
    let mut waiting = Vec::new();
    for message in stored::brought_back(writer, command.company)? {
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
        if stored::change(writer, command.company, change)? {
            pass(writer, command, message.key, message.fence, to.code(), answer.code())?;
            count += 1;
            waiting.extend((to == MessageState::Planned).then_some(message.key.customer));
        }
    }
    waits_again(writer, command, business, waiting)?;
    Ok(count)
}

fn answer_notices(writer: &mut Writer, command: &Command, answer: Answer) -> Result<u64, Refused> {
    let (to, closed_at) = match answer {
        Answer::Left => (MessageState::Sent, command.at),
        Answer::DidNot => (MessageState::Planned, Moment(0)),
    };
    let mut count = 0;
    for row in notice::brought_back(writer, command.company)? {
        let change = notice::Change {
            notice: row.new.notice,
            fence: row.fence,
            from: MessageState::Uncertain,
            to,
            why: "",
            said: "",
            attempts: row.attempts,
            next_at: Moment(0),
            closed_at,
        };
        count += u64::from(notice::change(writer, command.company, change)?);
    }
    Ok(count)
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
        pass(writer, &command, now.key, now.fence, to.code(), said)?;
        if to == MessageState::Planned {
            waits_again(writer, &command, office.business(), vec![now.key.customer])?;
        }
        Ok(())
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
        let stamp = command.stamp();
        Ok(stored::release(writer, stamp, who.person, today, letters)?)
    })
}

/// Why a message came back that had left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CameBack {
    /// Its address is dead: the channel stops until it is right (D20).
    Dead,
    /// Anything else: a full mailbox, a telephone that was off, somebody's rules. The address
    /// may be written to again.
    Undelivered,
}

/// A message that was sent and came back.
pub(super) fn bounce(
    office: &Office,
    company: CompanyId,
    message: &Message,
    (came_back, said): (CameBack, &str),
) -> Result<bool, Refused> {
    let why = match came_back {
        CameBack::Dead => "bounced",
        CameBack::Undelivered => "undelivered",
    };
    let place = place(office, company)?;
    let command = command(&place, Who::program(), "message-bounced", message.key);
    office.store.write(&command, |writer| {
        let change = Change {
            key: message.key,
            fence: message.fence,
            from: MessageState::Sent,
            to: MessageState::Failed,
            why,
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
        errand(&place, writer, &command, (message.key, message.channel), Work::after(why))?;
        Ok(true)
    })
}
