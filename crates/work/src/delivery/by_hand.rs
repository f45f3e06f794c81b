//! What people carry themselves: a letter that was posted, and a letter to try the settings.

use super::answers::find;
use super::attempt::{command, leave_out, pass};
use super::pass::place;
use super::sight::Place;
use super::write::{Draft, Ready, parcel};
use super::{Carriers, Printer};
use crate::{Office, Refused, Who};
use saldo_channels::{BadLetter, Handed, Letter, Parcel, compose, one_line};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_letters::paper::Paper;
use saldo_letters::{Language, Texts};
use saldo_store::delivery::{self as stored, Change, Claim, Message};
use saldo_store::{Command, Reader};

/// Most characters of the number of a registered letter.
const LONGEST_NUMBER: usize = 60;

/// Records that a letter that goes by post was posted, with the number of the registered letter
/// where it has one. It has left: nothing is asked any more. What it says at this moment is kept
/// with its bytes, as of every other message (D38).
///
/// # Errors
/// `NotPermitted`, `UnknownEffect`, `TaskClosed` when it does not wait or does not go by post,
/// `PaperChanged` when the book changes meanwhile, `Field` when it cannot be printed, or the
/// store's.
pub fn posted(
    office: &Office,
    company: CompanyId,
    who: Who,
    (id, number): (&str, &str),
    printer: &dyn Printer,
) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let number = one_line(number, LONGEST_NUMBER);
    let (message, draft) = office.store.read(|reader| {
        let message = find(reader, company, who, id)?;
        let draft = words_of(&place, reader, &message)?;
        Ok::<_, Refused>((message, draft))
    })?;
    let bytes = draft.as_ref().map(|draft| printed(draft, printer)).transpose()?;
    let command = command(&place, who, "message-posted", message.key);
    office.store.write(&command, |writer| {
        let now = find(writer, company, who, id)?;
        let closed = || Refused::TaskClosed { state: now.state.code().to_owned() };
        if now.channel != Channel::Post {
            return Err(closed());
        }
        if words_of(&place, writer, &now)? != draft {
            return Err(Refused::PaperChanged);
        }
        let recipient = draft.as_ref().map_or(now.recipient.as_str(), |draft| draft.to.as_str());
        let claim = Claim {
            key: now.key,
            seen: now.fence,
            recipient,
            language: draft.as_ref().map_or(now.language.as_str(), |one| one.language.code()),
            until: command.at,
        };
        let fence = stored::claim(writer, company, claim)?.ok_or_else(closed)?;
        if let (Some(draft), Some(bytes)) = (&draft, &bytes) {
            let (message_id, sender) = (String::new(), String::new());
            let ready = Ready { message_id, sender, bytes: bytes.clone() };
            let kept = parcel(fence, command.at, draft, &ready);
            stored::keep_parcel(writer, company, now.key, &kept)?;
        }
        pass(writer, &command, now.key, fence, "claimed", "")?;
        leave_out(&place, writer, &command, &now)?;
        let change = Change {
            key: now.key,
            fence,
            from: MessageState::Claimed,
            to: MessageState::Sent,
            why: "",
            attempts: now.attempts,
            next_at: now.next_at,
            closed_at: Some(command.at),
        };
        if !stored::change(writer, company, change)? {
            return Err(closed());
        }
        pass(writer, &command, now.key, fence, MessageState::Sent.code(), &number)
    })
}

/// What a letter that waits says at this moment; nothing where nothing of it is owed.
fn words_of(
    place: &Place<'_>,
    reader: &mut Reader,
    message: &Message,
) -> Result<Option<Draft>, Refused> {
    let waits = message.channel == Channel::Post && message.state == MessageState::Planned;
    if waits { place.speak(reader, message) } else { Ok(None) }
}

/// Its documents as one file; its words where no document goes along.
fn printed(draft: &Draft, printer: &dyn Printer) -> Result<Vec<u8>, Refused> {
    if draft.papers.is_empty() {
        return Ok(draft.words.body.clone().into_bytes());
    }
    let papers: Vec<Paper> = draft.papers.iter().map(|(_, paper)| paper.clone()).collect();
    printer.print_together(&papers, false).map_err(|why| Refused::Field {
        field: "letter",
        value: one_line(&why, 80),
        reason: "could not be printed",
        remedy: "look at what the letter says, and record it again",
    })
}

/// Hands a letter without any content to an address, to see whether the settings work. Sending
/// need not be switched on for it.
///
/// # Errors
/// `NotPermitted`, `Field` for an address or a sender that is none, or the store's.
pub fn try_out(
    office: &Office,
    company: CompanyId,
    who: Who,
    to: &str,
    carriers: &mut dyn Carriers,
) -> Result<Handed, Refused> {
    who.must(Right::SetSending)?;
    let place = place(office, company)?;
    let texts = Texts::of(Language::from_code(&place.company.language).unwrap_or_default());
    let at = office.now();
    let domain = place.sending.sender.rsplit_once('@').map_or("saldo.invalid", |(_, name)| name);
    let bytes = compose(&Letter {
        message_id: &format!("try.{}.{company}@{domain}", at.0),
        date: u64::try_from(at.0 / 1_000_000).unwrap_or(0),
        from_name: &place.company.name,
        from: &place.sending.sender,
        reply_to: &place.sending.reply_to,
        to_name: "",
        to: to.trim(),
        subject: &texts.get("sending-try-subject"),
        text: &texts.with_text("sending-try-body", "company", &place.company.name),
        language: texts.language().code(),
        files: &[],
        unsubscribe: "",
    })
    .map_err(|bad| refused(to, &bad))?;
    let command = Command {
        company,
        person: who.person,
        action: "sending-tried",
        subject: one_line(to, 100),
        body: "{}".to_owned(),
        at,
    };
    // The journal first: whatever the server answers, somebody has written in our name.
    office.store.write(&command, |_| Ok::<_, Refused>(()))?;
    let sender = &place.sending.sender;
    Ok(carriers.email(Parcel { sender, recipient: to.trim(), bytes: &bytes }))
}

fn refused(to: &str, bad: &BadLetter) -> Refused {
    Refused::Field {
        field: "sender",
        value: match bad {
            BadLetter::Address { address } => address.clone(),
            BadLetter::Form { .. } => one_line(to, 40),
        },
        reason: "is no e-mail address",
        remedy: "write it as name@example.com; `saldo sending set sender=…` sets the sender",
    }
}
