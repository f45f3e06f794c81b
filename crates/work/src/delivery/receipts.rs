//! What the provider says later: delivered, or not. Receipts come twice, late, in any order and
//! from anybody: only those with the token count, and a message never goes back (D27).

use super::answers::bounce;
use super::attempt::{command, pass};
use super::pass::place;
use super::sight::Place;
use super::{Carriers, Report};
use crate::{Office, Refused, Who};
use saldo_channels::one_line;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, EffectId};
use saldo_store::Reader;
use saldo_store::delivery::{self as stored, CarriedPart, Change, Message};

/// What a receipt says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    Delivered,
    Failed,
    /// Anything in between: on its way, buffered.
    Pending,
}

impl Receipt {
    /// Reads the usual words, and the numbers of Kannel.
    pub fn read(status: &str) -> Self {
        match status.trim().to_ascii_lowercase().as_str() {
            "1" | "delivered" | "delivrd" | "ok" => Receipt::Delivered,
            "2" | "16" | "failed" | "undelivered" | "undeliv" | "rejected" | "rejectd"
            | "expired" | "error" => Receipt::Failed,
            _ => Receipt::Pending,
        }
    }
}

/// Takes a receipt about the message with this id; answers whether anything changed.
///
/// # Errors
/// `SignIn` without the right token, `UnknownEffect`, or the store's.
pub fn receipt(
    office: &Office,
    company: CompanyId,
    token: &str,
    id: &str,
    status: &str,
) -> Result<bool, Refused> {
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
    follow(&place, &message, Receipt::read(status), status)
}

/// How far back reports of a centre are awaited.
const AWAITED: i64 = 3 * 86_400 * 1_000_000;

/// Listens to the carrier of short messages for what became of those that it took, and notes it.
/// What is reported of a message that is not known yet is to be said again: whoever handed it over
/// may be about to note it.
pub(super) fn listen(place: &Place<'_>, carriers: &mut dyn Carriers) -> Result<(), Refused> {
    let (office, company) = (place.office, place.company.company);
    let since = Moment(office.now().0 - AWAITED);
    let awaited =
        office.store.read(|reader| Ok::<_, Refused>(stored::awaited(reader, company, since)?))?;
    // A carrier that is out of reach now reports another time.
    if !awaited || carriers.reach(Channel::Sms).is_err() {
        return Ok(());
    }
    for report in carriers.reports() {
        let is_noted = reported(place, &report)?;
        carriers.answer(&report, is_noted);
    }
    Ok(())
}

/// Notes one report; false where nothing of ours bears its name.
fn reported(place: &Place<'_>, report: &Report) -> Result<bool, Refused> {
    let company = place.company.company;
    let outcome = match Receipt::read(&report.status) {
        Receipt::Delivered => "delivered",
        Receipt::Failed => "failed",
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
    // It is there when all of it is, and it is not when any of it is not.
    let came = match () {
        () if all.iter().any(|one| one.outcome == "failed") => Receipt::Failed,
        () if all.iter().all(|one| one.outcome == "delivered") => Receipt::Delivered,
        () => Receipt::Pending,
    };
    follow(place, &message, came, &report.status)?;
    Ok(true)
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

/// What follows from a receipt; answers whether anything changed.
fn follow(
    place: &Place<'_>,
    message: &Message,
    came: Receipt,
    status: &str,
) -> Result<bool, Refused> {
    let (office, company) = (place.office, place.company.company);
    let to = match came {
        Receipt::Pending => return Ok(false),
        Receipt::Delivered => MessageState::Delivered,
        Receipt::Failed => MessageState::Failed,
    };
    if !message.state.may_become(to) {
        return Ok(false);
    }
    let said = one_line(status, 40);
    if to == MessageState::Failed {
        return match message.state {
            MessageState::Sent => bounce(office, company, message, &said),
            _ => Ok(false),
        };
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
        Ok(changed)
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
