//! What the provider says later: delivered, or not. Receipts come twice, late, in any order and
//! from anybody: only those with the token count, and a message never goes back (D27).

use super::answers::{CameBack, bounce};
use super::attempt::{command, pass};
use super::pass::place;
use super::sight::Place;
use super::{Carriers, Report, Written};
use crate::{Office, Refused, Who, facts};
use saldo_channels::one_line;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{MessageState, segments};
use saldo_domain::{CompanyId, EffectId};
use saldo_store::delivery::{self as stored, CarriedPart, Change, Message};
use saldo_store::reply::{self as replies, NewReply};
use saldo_store::{Command, Reader};

/// What a receipt says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    Delivered,
    /// Not delivered, because nobody has this number.
    Dead,
    /// Not delivered, for whatever reason: a telephone that was off is no wrong number.
    Failed,
    /// Anything in between: on its way, buffered.
    Pending,
}

impl Receipt {
    /// Reads the usual words, and the numbers of Kannel.
    pub fn read(status: &str) -> Self {
        match status.trim().to_ascii_lowercase().as_str() {
            "1" | "delivered" | "delivrd" | "ok" => Receipt::Delivered,
            // SMPP 3.4, 5.2.28: the centre has given up on the number itself.
            "undeliv" | "undeliverable" => Receipt::Dead,
            "2" | "16" | "failed" | "undelivered" | "rejected" | "rejectd" | "expired"
            | "deleted" | "error" => Receipt::Failed,
            _ => Receipt::Pending,
        }
    }
}

/// What became of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It changed where the message stands.
    Changed,
    /// It says nothing new, or not yet all: it need not come again.
    Kept,
    /// It came before the hand-over that it tells of was noted: it is to be said again.
    TooEarly,
}

/// A receipt as the provider's gateway gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received<'r> {
    /// Our own name for the message.
    pub id: &'r str,
    pub status: &'r str,
    /// The provider's name for the part of the message that it is about; empty where it is about
    /// the whole.
    pub part: &'r str,
}

/// Longest name of a part.
const LONGEST_NAME: usize = 65;

/// Takes a receipt of the provider's gateway.
///
/// # Errors
/// `SignIn` without the right token, `UnknownEffect`, or the store's.
pub fn receipt(
    office: &Office,
    company: CompanyId,
    token: &str,
    received: Received<'_>,
) -> Result<Taken, Refused> {
    let Received { id, status, part } = received;
    let place = place(office, company)?;
    let given = blake3::hash(token.as_bytes());
    let wanted = blake3::Hash::from_hex(&place.sending.receipt_token).ok();
    // The hashes are compared in constant time.
    if wanted != Some(given) {
        return Err(Refused::SignIn);
    }
    let unknown = || Refused::UnknownEffect { id: one_line(id, 40) };
    let effect = EffectId::parse(id.trim()).ok_or_else(unknown)?;
    let message = office.store.read(|reader| {
        let key = stored::key_of(reader, company, effect)?.ok_or_else(unknown)?;
        stored::message(reader, company, key)?.ok_or_else(unknown)
    })?;
    let came = Receipt::read(status);
    if came != Receipt::Pending && message.state == MessageState::Claimed {
        return Ok(Taken::TooEarly);
    }
    match one_line(part.trim(), LONGEST_NAME) {
        whole if whole.is_empty() => follow(&place, &message, came, status),
        part => of_part(&place, &message, &part, (came, status)),
    }
}

/// Notes what a gateway says of one part of a message, and what follows for the whole.
fn of_part(
    place: &Place<'_>,
    message: &Message,
    part: &str,
    (came, status): (Receipt, &str),
) -> Result<Taken, Refused> {
    let outcome = match came {
        Receipt::Delivered => "delivered",
        Receipt::Dead | Receipt::Failed => "failed",
        Receipt::Pending => return Ok(Taken::Kept),
    };
    let (company, key, fence) = (place.company.company, message.key, message.fence);
    let command = command(place, Who::program(), "part-reported", key);
    let (told, all) = place.office.store.write(&command, |writer| {
        let stamp = command.stamp();
        stored::add_reported(writer, stamp, (key, fence), (part, outcome))?;
        let told = stored::parts_of(writer, company, (key, fence))?;
        let parcel = stored::parcel(writer, company, key, fence)?;
        let parts = parcel.map_or(1, |parcel| segments(&parcel.body).parts);
        Ok::<_, Refused>((told, usize::try_from(parts).unwrap_or(usize::MAX)))
    })?;
    follow(place, message, whole(&told, came, all), status)
}

/// A message is there when all its parts are, and it is not when any of them is not.
fn whole(told: &[CarriedPart], latest: Receipt, all: usize) -> Receipt {
    let delivered = told.iter().filter(|one| one.outcome == "delivered").count();
    match () {
        () if latest == Receipt::Dead => Receipt::Dead,
        () if told.iter().any(|one| one.outcome == "failed") => Receipt::Failed,
        () if delivered >= all => Receipt::Delivered,
        () => Receipt::Pending,
    }
}

/// So long after a message reports of it and answers to it are listened for.
const AWAITED: i64 = 3 * 86_400 * 1_000_000;

/// Listens to the carrier of short messages for what became of those that it took, and notes it.
/// What is reported of a message that is not known yet is to be said again: whoever handed it over
/// may be about to note it.
pub(super) fn listen(place: &Place<'_>, carriers: &mut dyn Carriers) -> Result<(), Refused> {
    let (office, company) = (place.office, place.company.company);
    let since = Moment(office.now().0 - AWAITED);
    let awaited = office
        .store
        .read(|reader| Ok::<_, Refused>(stored::carried_since(reader, company, since)?))?;
    // A carrier that is out of reach now reports another time.
    if !awaited || carriers.reach(Channel::Sms).is_err() {
        return Ok(());
    }
    for report in carriers.reports() {
        let is_noted = reported(place, &report)?;
        carriers.answer(report.sequence, is_noted);
    }
    for one in carriers.written() {
        written_by_phone(place, &one)?;
        carriers.answer(one.sequence, true);
    }
    Ok(())
}

/// Keeps what somebody answered by short message: unread, like a reply by mail, so that nobody is
/// reminded before a person has read it. The same of one number on one day is one answer: a centre
/// that has not heard from us says it again.
fn written_by_phone(place: &Place<'_>, one: &Written) -> Result<(), Refused> {
    let (office, company) = (place.office, place.company.company);
    let command = Command {
        company,
        person: Who::program().person,
        action: "short-message-taken",
        subject: company.to_string(),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        let day = facts::day_of(writer, company, office.business())?;
        let said = format!("{}\n{day}\n{}", one.number, one.text);
        let identity = format!("sms:{}", blake3::hash(said.as_bytes()).to_hex());
        if replies::known(writer, company, &identity)?.is_some() {
            return Ok(());
        }
        let whose = replies::with_number(writer, company, &one.number)?;
        let (customer, by) = match whose.as_slice() {
            [only] => (*only, "address"),
            _ => (replies::OF_NOBODY, ""),
        };
        let length = i64::try_from(one.text.len()).unwrap_or(i64::MAX);
        let new = NewReply {
            identity,
            kind: "person".to_owned(),
            sender: format!("+{}", one.number),
            sender_name: String::new(),
            subject: "SMS".to_owned(),
            body: one.text.clone(),
            sent_at: command.at,
            size: length,
            was_read: length,
            effect: None,
            day,
            customer,
            matched_by: by.to_owned(),
        };
        let stamp = command.stamp();
        replies::keep(writer, stamp, &new, &[]).map(drop)?;
        Ok(())
    })
}

/// Notes one report; false where nothing of ours bears its name.
fn reported(place: &Place<'_>, report: &Report) -> Result<bool, Refused> {
    let company = place.company.company;
    let told = Receipt::read(&report.status);
    let outcome = match told {
        Receipt::Delivered => "delivered",
        Receipt::Dead | Receipt::Failed => "failed",
        Receipt::Pending => return Ok(true),
    };
    let found = place.office.store.read(|reader| part_of(reader, company, report))?;
    let Some(part) = found else { return Ok(false) };
    let command = command(place, Who::program(), "part-reported", part.key);
    let all = place.office.store.write(&command, |writer| {
        stored::set_outcome(writer, company, &part, outcome)?;
        Ok::<_, Refused>(stored::parts_of(writer, company, (part.key, part.fence))?)
    })?;
    let message = place
        .office
        .store
        .read(|reader| Ok::<_, Refused>(stored::message(reader, company, part.key)?))?;
    let Some(message) = message.filter(|message| message.fence == part.fence) else {
        return Ok(true);
    };
    let came = whole(&all, told, all.len());
    Ok(follow(place, &message, came, &report.status)? != Taken::TooEarly)
}

/// The part that a report is about: the one that bears its name, else one whose name is the same
/// number written another way and that went to the number reported.
fn part_of(
    reader: &mut Reader,
    company: CompanyId,
    report: &Report,
) -> Result<Option<CarriedPart>, Refused> {
    if let Some(part) = stored::carried_as(reader, company, &report.reference)? {
        return Ok(Some(part));
    }
    for name in &report.also {
        let Some(part) = stored::carried_as(reader, company, name)? else { continue };
        let message = stored::message(reader, company, part.key)?;
        if message.is_some_and(|message| is_same_number(&message.recipient, &report.number)) {
            return Ok(Some(part));
        }
    }
    Ok(None)
}

/// Is it one number, though one of both is written without the country?
fn is_same_number(ours: &str, reported: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (ours, reported) = (digits(ours), digits(reported));
    let shorter = ours.len().min(reported.len());
    shorter >= SHORTEST_NUMBER && (ours.ends_with(&reported) || reported.ends_with(&ours))
}

/// Shortest number of a subscriber, in digits.
const SHORTEST_NUMBER: usize = 7;

/// What follows from a receipt.
fn follow(
    place: &Place<'_>,
    message: &Message,
    came: Receipt,
    status: &str,
) -> Result<Taken, Refused> {
    let (office, company) = (place.office, place.company.company);
    let taken = |changed: bool| if changed { Taken::Changed } else { Taken::Kept };
    let said = one_line(status, 40);
    let to = match (came, message.state) {
        (Receipt::Pending, _) => return Ok(Taken::Kept),
        (_, MessageState::Claimed) => return Ok(Taken::TooEarly),
        // What was not delivered has left, also where nobody knew.
        (Receipt::Dead | Receipt::Failed, MessageState::Sent | MessageState::Uncertain) => {
            let dead = came == Receipt::Dead;
            let came_back = if dead { CameBack::Dead } else { CameBack::Undelivered };
            return bounce(office, company, message, (came_back, &said)).map(taken);
        }
        (Receipt::Dead | Receipt::Failed, _) => return Ok(Taken::Kept),
        (Receipt::Delivered, _) => MessageState::Delivered,
    };
    if !message.state.may_become(to) {
        return Ok(Taken::Kept);
    }
    let command = command(place, Who::program(), "message-receipt", message.key);
    office.store.write(&command, |writer| {
        let change = Change {
            key: message.key,
            fence: message.fence,
            from: message.state,
            to,
            why: "",
            attempts: message.attempts,
            next_at: message.next_at,
            closed_at: Some(command.at),
        };
        let changed = stored::change(writer, company, change)?;
        if changed {
            pass(writer, &command, message.key, message.fence, to.code(), &said)?;
        }
        Ok(taken(changed))
    })
}

#[cfg(test)]
mod tests {
    use super::{Receipt, is_same_number};

    #[test]
    fn a_number_is_the_same_with_its_country_or_without() {
        let rows = [
            ("+37251234567", "37251234567", true),
            ("+37251234567", "51234567", true),
            ("89123456789", "+7 912 345-67-89", false),
            ("+37251234567", "34567", false),
            ("+37251234567", "37251234568", false),
            ("+37251234567", "", false),
            ("", "", false),
        ];
        for (ours, reported, expected) in rows {
            assert_eq!(is_same_number(ours, reported), expected, "{ours} {reported}");
        }
    }

    #[test]
    fn words_and_numbers_of_providers_are_read() {
        let rows = [
            ("1", Receipt::Delivered),
            ("DELIVRD", Receipt::Delivered),
            ("UNDELIV", Receipt::Dead),
            ("2", Receipt::Failed),
            ("16", Receipt::Failed),
            ("Expired", Receipt::Failed),
            ("8", Receipt::Pending),
            ("4", Receipt::Pending),
            ("", Receipt::Pending),
            ("'; DROP TABLE", Receipt::Pending),
        ];
        for (status, expected) in rows {
            assert_eq!(Receipt::read(status), expected, "{status}");
        }
    }
}
