//! What comes back to the address of the sender, as a mail server pipes it here. A letter that
//! could not be delivered becomes work, and stops its channel where its address is dead; what a
//! machine answers is followed by nothing at all, so that no two machines ever write to one
//! another (D20, D26).

use super::answers::{CameBack, bounce};
use super::settings;
use crate::{Office, Refused, Who};
use saldo_channels::one_line;
use saldo_channels::returned::{self as mail, Kind, Returned};
use saldo_domain::authority::Right;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, EffectId};
use saldo_store::Reader;
use saldo_store::delivery::{self as stored, Message};

/// What came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// A letter of ours that could not be delivered.
    Undelivered,
    /// The answer of a machine.
    Automatic,
    /// The answer of a person, or something that names no letter of ours.
    ForAPerson,
}

impl Came {
    /// The word under which the locale files hold its sentence.
    pub const fn code(self) -> &'static str {
        match self {
            Came::Undelivered => "undelivered",
            Came::Automatic => "automatic",
            Came::ForAPerson => "for-a-person",
        }
    }
}

/// Longest line of a report that is kept.
const LONGEST: usize = 200;

/// Takes a mail that came back. A report counts only where it names a letter that left, by the
/// name that we gave it, and the address to which that letter went.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn returned(
    office: &Office,
    company: CompanyId,
    who: Who,
    bytes: &[u8],
) -> Result<Came, Refused> {
    who.must(Right::RunControl)?;
    let mail = mail::read(bytes);
    match &mail.kind {
        Kind::Automatic => Ok(Came::Automatic),
        Kind::Person => Ok(Came::ForAPerson),
        Kind::Undelivered { recipients, said, is_dead } => {
            let letter = undelivered(office, company, &mail, recipients)?;
            let came_back = if *is_dead { CameBack::Dead } else { CameBack::Undelivered };
            let said = one_line(said, LONGEST);
            let stopped = match letter {
                Some(letter) => bounce(office, company, &letter, (came_back, &said))?,
                None => false,
            };
            Ok(if stopped { Came::Undelivered } else { Came::ForAPerson })
        }
    }
}

/// The letter of ours that could not be delivered to one of these: one that the mail names and
/// that went there.
fn undelivered(
    office: &Office,
    company: CompanyId,
    mail: &Returned,
    recipients: &[String],
) -> Result<Option<Message>, Refused> {
    let went = |message: &Message| {
        // A report about one that nobody was sure of says that it did leave.
        matches!(message.state, MessageState::Sent | MessageState::Uncertain)
            && recipients.iter().any(|one| one.eq_ignore_ascii_case(&message.recipient))
    };
    office.store.read(|reader| {
        // A letter that has a bounce address of its own came back, whoever it was forwarded to. Any
        // other address may end like one: only what was set is believed.
        let sending = settings::read(reader, company)?;
        for (name, address) in names_of_addresses(mail) {
            let local = name.split('@').next().unwrap_or_default();
            if !sending.comes_back_to(local, address) {
                continue;
            }
            let Some(key) = named(reader, company, &name)? else { continue };
            let left = |message: &Message| {
                matches!(message.state, MessageState::Sent | MessageState::Uncertain)
            };
            if let Some(message) = stored::message(reader, company, key)?.filter(left) {
                return Ok(Some(message));
            }
        }
        for name in &mail.names {
            let Some(key) = named(reader, company, name)? else { continue };
            if let Some(message) = stored::message(reader, company, key)?.filter(went) {
                return Ok(Some(message));
            }
        }
        Ok(None)
    })
}

/// The first letter of ours that a mail names.
pub(crate) fn letter_named(
    reader: &mut Reader,
    company: CompanyId,
    mail: &Returned,
) -> Result<Option<stored::Key>, Refused> {
    let addressed = names_of_addresses(mail).map(|(name, _)| name);
    for name in mail.names.iter().cloned().chain(addressed) {
        if let Some(key) = named(reader, company, &name)? {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// Names of letters at the end of the addresses to which a mail was sent: `effect.company` before
/// the `@`, behind whatever the company has put before it. Each with its address.
fn names_of_addresses(mail: &Returned) -> impl Iterator<Item = (String, &str)> {
    mail.to.iter().filter_map(|address| {
        let (local, domain) = address.rsplit_once('@')?;
        let (before, company) = local.rsplit_once('.')?;
        let begins = before.len().checked_sub(EFFECT_DIGITS)?;
        let effect = before.get(begins..)?;
        Some((format!("{effect}.{company}@{domain}"), address.as_str()))
    })
}

/// Digits of the name of an effect.
const EFFECT_DIGITS: usize = 32;

/// The letter of this name: `effect.company@domain`.
fn named(
    reader: &mut Reader,
    company: CompanyId,
    name: &str,
) -> Result<Option<stored::Key>, Refused> {
    let local = name.split('@').next().unwrap_or_default();
    let Some((effect, number)) = local.split_once('.') else { return Ok(None) };
    match EffectId::parse(effect).filter(|_| number == company.to_string()) {
        Some(effect) => Ok(stored::key_of(reader, company, effect)?),
        None => Ok(None),
    }
}
