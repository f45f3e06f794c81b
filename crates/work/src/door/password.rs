//! Passwords: changed by their person, or set anew by a link that is mailed to the person.
//!
//! A link holds 256 random bits, works once and for an hour; the store keeps a hash of it. It is
//! made when its mail is handed over, so that it stands nowhere else: neither in the notice nor
//! among the bytes that are kept of the mail. The answer to whoever asks is the same whether the
//! log-in is known or not, and so is the work it costs: mailing is the worker's.

use super::once_more;
use crate::company::Company;
use crate::users::{self, Person};
use crate::{Office, Refused, Who, company as companies, tokens};
use saldo_channels::is_address;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, EffectId, UserId};
use saldo_letters::{Language, Texts};
use saldo_store::book::Stamp;
use saldo_store::door::{self as stored, PasswordLink};
use saldo_store::notice::{self, NewNotice};
use saldo_store::{Command, StoreError, Writer, person};

/// Kind of the notice that brings a link.
pub(crate) const PASSWORD_NOTICE: &str = "password";
/// What stands in the notice where the mail has the link.
pub(crate) const LINK: &str = "{link}";
/// How long a link works.
const LASTS: i64 = 3600 * 1_000_000;

fn hash(secret: &str) -> String {
    blake3::hash(secret.as_bytes()).to_hex().to_string()
}

fn command(office: &Office, company: CompanyId, person: &Person, action: &'static str) -> Command {
    Command {
        company,
        person: person.person,
        action,
        subject: format!("user {}", person.login),
        body: "{}".to_owned(),
        at: office.now(),
    }
}

/// Gives oneself a new password; every session of the person ends.
///
/// # Errors
/// `SignIn` when the present password is another, `WeakPassword`, or the store's.
pub fn change(
    office: &Office,
    company: CompanyId,
    who: Who,
    (present, new): (&str, &str),
) -> Result<Person, Refused> {
    let person = users::active(office, company, who.person)?.ok_or(Refused::SignIn)?;
    once_more(office, company, (&person.login, present))?;
    set(office, company, person, new, "password-change")
}

fn set(
    office: &Office,
    company: CompanyId,
    person: Person,
    new: &str,
    action: &'static str,
) -> Result<Person, Refused> {
    let hash = users::hashed_for(&person.login, new)?;
    let command = command(office, company, &person, action);
    office.store.write(&command, |writer| {
        person::set_password(writer, company, person.person, &hash)?;
        Ok::<_, Refused>(stored::drop_links(writer, company, person.person)?)
    })?;
    Ok(person)
}

/// Somebody at the door cannot get in: whoever has this log-in, and an address that is known, is
/// mailed a link. Says nothing of whether there is such a person.
///
/// # Errors
/// The store's.
pub fn ask_for_link(office: &Office, company: CompanyId, login: &str) -> Result<(), Refused> {
    let found = match users::by_login(office, company, login) {
        Ok(person) => person,
        Err(Refused::UnknownPerson { .. }) => return Ok(()),
        Err(refused) => return Err(refused),
    };
    if found.disabled || !is_address(found.email.trim()) {
        return Ok(());
    }
    let company = companies::get(office, company)?;
    let command = command(office, company.company, &found, "password-asked");
    let notice = asking(office, &company, &found)?;
    office.store.write(&command, |writer| {
        // However often it is asked in an hour, one mail goes.
        let stamp = Stamp { company: company.company, recorded: command.at, batch: 0 };
        notice::add(writer, stamp, office.business(), std::slice::from_ref(&notice))?;
        Ok::<_, Refused>(())
    })
}

fn asking(office: &Office, company: &Company, person: &Person) -> Result<NewNotice, Refused> {
    let hour = (office.now().0 / LASTS).to_string();
    let (of, id) = (company.company.to_string(), person.person.to_string());
    let language = Language::from_code(&person.language);
    let language = language.or_else(|| Language::from_code(&company.language)).unwrap_or_default();
    let texts = Texts::of(language);
    Ok(NewNotice {
        notice: EffectId::derive(&["notice", &of, PASSWORD_NOTICE, &hour, &id]),
        person: person.person,
        kind: PASSWORD_NOTICE.to_owned(),
        day: office.today_in(&company.zone)?,
        customer: CustomerId::new(0),
        errand: 0,
        language: language.code().to_owned(),
        subject: texts.get("notice-password-subject"),
        body: texts.with_text("notice-password-body", "link", LINK),
    })
}

/// A new secret for the mail that is about to leave, and what the store keeps of it.
pub(crate) fn fresh_link(
    company: CompanyId,
    person: UserId,
    now: Moment,
) -> Result<(String, PasswordLink), Refused> {
    let secret = tokens::random_hex()?;
    let expires_at = Moment(now.0.saturating_add(LASTS));
    let link = PasswordLink { token_hash: hash(&secret), company, person, expires_at };
    Ok((secret, link))
}

/// Sets the password of the person whom a link was mailed to. The link works no more, and every
/// session of the person ends.
///
/// # Errors
/// `LinkOver` for a link that is none, was used or is too old; `WeakPassword`; the store's.
pub fn set_by_link(
    office: &Office,
    company: CompanyId,
    (secret, new): (&str, &str),
) -> Result<Person, Refused> {
    let kept = hash(secret);
    let found: Result<_, StoreError> =
        office.store.read(|reader| stored::link(reader, &kept, office.now()));
    let link = found?.filter(|link| link.company == company).ok_or(Refused::LinkOver)?;
    let person = users::active(office, company, link.person)?.ok_or(Refused::LinkOver)?;
    let new_hash = users::hashed_for(&person.login, new)?;
    let command = command(office, company, &person, "password-by-link");
    office.store.write(&command, |writer: &mut Writer| {
        // Looked at again where it is used up: two at once set one password.
        if stored::link(writer, &kept, office.now())?.is_none() {
            return Err(Refused::LinkOver);
        }
        person::set_password(writer, company, person.person, &new_hash)?;
        Ok(stored::drop_links(writer, company, person.person)?)
    })?;
    Ok(person)
}
