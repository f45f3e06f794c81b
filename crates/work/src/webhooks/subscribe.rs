//! Who is told what; and what could not be told.

use super::{Happening, Reach, Shown, State, Webhook};
use crate::views::{Page, Paged};
use crate::{Office, Refused, Who};
use saldo_channels::{BadAddress, check_address};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::number::clean_text;
use saldo_store::webhooks::{self as stored, Key};
use saldo_store::{Command, StoreError};

/// A subscription that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookAsked {
    /// What the program is, in the words of whoever names it.
    pub name: String,
    pub address: String,
    pub kinds: Vec<Happening>,
}

/// Longest name and address, in characters.
const LONGEST: (usize, usize) = (80, 500);

/// Has a program told from now on; answers its number.
///
/// # Errors
/// `NotPermitted`, `Field` for a name, an address that may not be told, or no kind of event; or
/// the store's.
pub fn subscribe(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &WebhookAsked,
    reach: Reach,
) -> Result<i64, Refused> {
    who.must(Right::ManageWebhooks)?;
    let (name, address) = (checked_name(&asked.name)?, checked_address(&asked.address, reach)?);
    let mut kinds = asked.kinds.clone();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return Err(Refused::Field {
            field: "events",
            value: String::new(),
            reason: "is empty",
            remedy: "say what the program is to hear of",
        });
    }
    let at = office.now();
    let words: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
    let body = serde_json::json!({ "address": shown_address(&address), "events": words });
    let command = command(office, company, who, "webhook-add", &name, body.to_string());
    office.store.write(&command, |writer| {
        let new = Webhook {
            webhook: 0,
            name: name.clone(),
            address: address.clone(),
            kinds: kinds.clone(),
            person: who.person,
            recorded: at,
        };
        Ok(stored::set(writer, company, &new)?)
    })
}

/// Ends a subscription: it hears of nothing any more, also not of what waits for it.
///
/// # Errors
/// `NotPermitted`, `UnknownWebhook`, or the store's.
pub fn end(office: &Office, company: CompanyId, who: Who, webhook: i64) -> Result<(), Refused> {
    who.must(Right::ManageWebhooks)?;
    let number = webhook.to_string();
    let command = command(office, company, who, "webhook-end", &number, "{}".to_owned());
    office.store.write(&command, |writer| {
        let found = stored::all(writer, company)?;
        let found = found.into_iter().find(|one| one.webhook == webhook);
        let found = found.ok_or(Refused::UnknownWebhook { webhook })?;
        let (kinds, recorded) = (Vec::new(), command.at);
        stored::set(writer, company, &Webhook { kinds, recorded, person: who.person, ..found })?;
        Ok(())
    })
}

/// Every subscription, the ended ones too.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn list(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Webhook>, Refused> {
    who.must(Right::ManageWebhooks)?;
    Ok(office.store.read(|reader| stored::all(reader, company))?)
}

/// Events that were to be told, in a state or in any, the latest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn deliveries(
    office: &Office,
    company: CompanyId,
    who: Who,
    state: Option<State>,
    page: Page,
) -> Result<Paged<Shown>, Refused> {
    who.must(Right::ManageWebhooks)?;
    office.store.read(|reader| {
        let total = stored::count(reader, company, state)?;
        let rows = stored::listed(reader, company, state, (page.offset, page.limit))?;
        Ok(Paged { rows: rows.into_iter().map(Shown::from).collect(), total, page })
    })
}

/// Has an event tried again that was given up.
///
/// # Errors
/// `NotPermitted`, `UnknownEffect` when there is none that was given up, or the store's.
pub fn again(
    office: &Office,
    company: CompanyId,
    who: Who,
    webhook: i64,
    event: &str,
) -> Result<(), Refused> {
    who.must(Right::ManageWebhooks)?;
    let subject = format!("{webhook} {event}");
    let command = command(office, company, who, "webhook-again", &subject, "{}".to_owned());
    let key = Key { webhook, event: event.to_owned() };
    office.store.write(&command, |writer| {
        stored::again(writer, company, &key).map_err(|error| match error {
            StoreError::Stale { .. } => Refused::UnknownEffect { id: event.to_owned() },
            other => other.into(),
        })
    })
}

fn checked_name(name: &str) -> Result<String, Refused> {
    let (name, _) = clean_text(name);
    if (1..=LONGEST.0).contains(&name.chars().count()) {
        return Ok(name);
    }
    Err(Refused::Field {
        field: "webhook-name",
        value: name.chars().take(40).collect(),
        reason: "is not a name of 1 to 80 characters",
        remedy: "name the program that is told, e.g. Web shop",
    })
}

fn checked_address(address: &str, reach: Reach) -> Result<String, Refused> {
    let address = address.trim();
    let refuse = |field, reason, remedy| {
        let value = shown_address(&address.chars().take(100).collect::<String>());
        Err(Refused::Field { field, value, reason, remedy })
    };
    if address.chars().count() > LONGEST.1 {
        return refuse("webhook-address", "is longer than 500 characters", "give a shorter one");
    }
    match check_address(address, reach) {
        Ok(()) => Ok(address.to_owned()),
        Err(BadAddress::NoAddress) => {
            refuse("webhook-address", "is no address", "write it like https://example.com/hook")
        }
        Err(BadAddress::NotHttps) => refuse(
            "webhook-https",
            "is not https",
            "what is told would be readable on the way: give an address with https",
        ),
        Err(BadAddress::HoldsPassword) => refuse(
            "webhook-password",
            "holds a password",
            "leave it out: the signature tells that the message is ours",
        ),
        Err(BadAddress::Private) => refuse(
            "webhook-private",
            "leads into this machine or a private network",
            "give a public address, or have the operator allow private ones",
        ),
    }
}

/// The address without what stands before an `@` and after a `?`: both can hold secrets.
pub(super) fn shown_address(address: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    match (address.split_once("://"), address.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => address.to_owned(),
    }
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: &str,
    body: String,
) -> Command {
    let subject = format!("webhook {subject}");
    Command { company, person: who.person, action, subject, body, at: office.now() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_hold_a_secret_is_not_shown() {
        let rows = [
            ("https://example.com/hook?token=secret", "https://example.com/hook"),
            ("https://user:secret@example.com/hook", "https://example.com/hook"),
            ("https://example.com/hook#secret", "https://example.com/hook"),
            ("https://example.com/", "https://example.com/"),
        ];
        for (address, shown) in rows {
            assert_eq!(shown_address(address), shown);
        }
    }
}
