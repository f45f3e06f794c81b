//! Customer cards: who they are, who looks after them.

use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, UserId};
use saldo_store::customers::{self, Card};
use saldo_store::{Command, person};

/// Longest field of a card, in characters.
const LONGEST_FIELD: usize = 300;

/// The new content of a card's fields; `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardEdit {
    pub name: Option<String>,
    pub registry_code: Option<String>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
}

impl CardEdit {
    fn lay_over(&self, card: &mut Card) -> Result<(), Refused> {
        let fields = [
            ("name", &self.name, &mut card.name),
            ("registry_code", &self.registry_code, &mut card.registry_code),
            ("country", &self.country, &mut card.country),
            ("language", &self.language, &mut card.language),
            ("email", &self.email, &mut card.email),
            ("phone", &self.phone, &mut card.phone),
            ("address", &self.address, &mut card.address),
        ];
        for (field, said, kept) in fields {
            if let Some(said) = said {
                *kept = checked(field, said)?;
            }
        }
        Ok(())
    }
}

fn checked(field: &'static str, said: &str) -> Result<String, Refused> {
    let (text, _) = clean_text(said);
    let refused = |reason, remedy| {
        let value = text.chars().take(40).collect();
        Err(Refused::Field { field, value, reason, remedy })
    };
    if text.chars().count() > LONGEST_FIELD {
        return refused("is longer than 300 characters", "shorten it");
    }
    match field {
        "name" if text.is_empty() => refused("is empty", "give the customer's name"),
        "language" if !["", "en", "ru", "et"].contains(&text.as_str()) => {
            refused("is not a language of the program", "give en, ru or et, or leave it empty")
        }
        "email" if !text.is_empty() && !looks_like_email(&text) => {
            refused("is not an e-mail address", "give it as name@example.com, or leave it empty")
        }
        _ => Ok(text),
    }
}

/// One `@` with something on both sides and no spaces: the mail server knows the rest.
fn looks_like_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    matches!(parts.as_slice(), [name, host] if !name.is_empty() && !host.is_empty())
        && !text.contains(' ')
}

/// Edits a card. `version` is the one that was seen; the new one is returned.
///
/// # Errors
/// `Stale`, `UnknownCustomer`, `Field`, or the store's.
pub fn edit_card(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    version: i64,
    edit: &CardEdit,
) -> Result<i64, Refused> {
    let subject = format!("customer {customer}");
    let command = command(office, company, who, "edit-card", subject);
    office.store.write(&command, |writer| {
        let mut card = scope::card(writer, company, who, customer)?;
        if card.version != version {
            let (what, seen, now) = (card.name.clone(), version, card.version);
            return Err(Refused::Stale { what, seen, now });
        }
        let before = card.clone();
        edit.lay_over(&mut card)?;
        writer.describe(serde_json::json!({ "changed": changed(&before, &card) }).to_string());
        Ok(customers::update_card(writer, company, &card)?)
    })
}

/// Which fields of a card were changed. What stood there is personal, and the journal is never
/// erased: their names are enough.
fn changed(before: &Card, after: &Card) -> Vec<&'static str> {
    let fields = [
        ("name", &before.name, &after.name),
        ("registry_code", &before.registry_code, &after.registry_code),
        ("country", &before.country, &after.country),
        ("language", &before.language, &after.language),
        ("email", &before.email, &after.email),
        ("phone", &before.phone, &after.phone),
        ("address", &before.address, &after.address),
    ];
    let differ = fields.into_iter().filter(|(_, before, after)| before != after);
    differ.map(|(name, ..)| name).collect()
}

/// Customers of whom the journal says who had them before; of more at once it says how many.
const NAMED: usize = 100;

/// Gives customers to a person to look after, or takes them from everyone. Returns how
/// many changed hands.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, or the store's.
pub fn assign_owner(
    office: &Office,
    company: CompanyId,
    who: Who,
    customers: &[CustomerId],
    owner: Option<UserId>,
) -> Result<u64, Refused> {
    who.must(Right::AssignCustomers)?;
    let subject = format!("{} customers", customers.len());
    let command = command(office, company, who, "assign-owner", subject);
    office.store.write(&command, |writer| {
        if let Some(owner) = owner {
            let found = person::get(writer, company, owner)?.filter(|person| !person.disabled);
            found.ok_or_else(|| Refused::UnknownPerson { login: owner.to_string() })?;
        }
        let mut before = std::collections::BTreeMap::new();
        for customer in customers.iter().take(NAMED) {
            let card = customers::card(writer, company, *customer)?;
            let owner = |card: Card| (card.code, card.owner.map(UserId::get));
            before.extend(card.map(owner));
        }
        let told = serde_json::json!({ "owner": owner.map(UserId::get), "before": before });
        writer.describe(told.to_string());
        Ok(customers::set_owner(writer, company, customers, owner)?)
    })
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    subject: String,
) -> Command {
    let (person, body, at) = (who.person, "{}".to_owned(), office.now());
    Command { company, person, action, subject, body, at }
}
