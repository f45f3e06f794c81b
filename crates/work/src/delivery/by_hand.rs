//! What people carry themselves: a letter that was posted, and a letter to try the settings.

use super::Carriers;
use super::answers::find;
use super::attempt::{command, leave_out, pass};
use super::pass::place;
use crate::{Office, Refused, Who};
use saldo_channels::{BadLetter, Handed, Letter, Parcel, compose, one_line};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_letters::{Language, Texts};
use saldo_store::Command;
use saldo_store::delivery::{self as stored, Change, Claim};

/// Most characters of the number of a registered letter.
const LONGEST_NUMBER: usize = 60;

/// Records that a letter that goes by post was posted, with the number of the registered letter
/// where it has one. It has left: nothing is asked any more.
///
/// # Errors
/// `NotPermitted`, `UnknownEffect`, `TaskClosed` when it does not wait or does not go by post, or
/// the store's.
pub fn posted(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    number: &str,
) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let number = one_line(number, LONGEST_NUMBER);
    let message = office.store.read(|reader| find(reader, company, who, id))?;
    let command = command(&place, who, "message-posted", message.key);
    office.store.write(&command, |writer| {
        let now = find(writer, company, who, id)?;
        let closed = || Refused::TaskClosed { state: now.state.code().to_owned() };
        if now.channel != Channel::Post {
            return Err(closed());
        }
        let claim = Claim {
            key: now.key,
            seen: now.fence,
            recipient: &now.recipient,
            language: &now.language,
            until: command.at,
        };
        let fence = stored::claim(writer, company, claim)?.ok_or_else(closed)?;
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
