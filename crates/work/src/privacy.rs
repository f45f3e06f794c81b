//! Personal data: everything about a customer in one file, and a customer whose data is erased
//! while the book stays as it was.

use crate::{Office, Refused, Who, scope};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_store::{Command, StoreError, book, personal};
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that is stored about a customer: tables with their rows.
#[derive(Debug, Serialize)]
pub struct About {
    pub code: String,
    pub tables: BTreeMap<&'static str, Vec<personal::Told>>,
}

/// Gathers everything that is stored about a customer, for whoever asks for it by law. That it
/// was taken out stands in the journal (G06).
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, or the store's.
pub fn about(office: &Office, company: CompanyId, who: Who, code: &str) -> Result<About, Refused> {
    who.must(Right::ErasePersonalData)?;
    let command = command(office, company, who, "personal-data-export", code);
    office.store.write(&command, |writer| {
        let card = scope::card_by_code(writer, company, who, code)?;
        let tables = personal::about_customer(writer, company, card.customer)?;
        Ok(About { code: card.code, tables })
    })
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    code: &str,
) -> Command {
    Command {
        company,
        person: who.person,
        action,
        subject: format!("customer {code}"),
        body: "{}".to_owned(),
        at: office.now(),
    }
}

/// Erases what identifies a customer and its people. Documents, payments and their numbers stay,
/// under the customer's code; nothing can be taken back.
///
/// # Errors
/// `NotPermitted`; `ReasonMissing`; `UnknownCustomer`; `StillOwed` while anything is open: the
/// data is needed for the claim; the store's.
pub fn erase(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, reason): (&str, &str),
) -> Result<u64, Refused> {
    who.must(Right::ErasePersonalData)?;
    let reason = crate::acts::required_reason(reason, "personal-data-erase")?;
    let command = command(office, company, who, "personal-data-erase", code);
    office.store.write(&command, |writer| {
        let card = scope::card_by_code(writer, company, who, code)?;
        let items: Result<_, StoreError> = book::items_of(writer, company, card.customer);
        if items?.iter().any(|item| item.open.minor() != 0) {
            return Err(Refused::StillOwed { customer: card.code });
        }
        let rows = personal::erase(writer, company, card.customer, &card.code)?;
        writer.describe(serde_json::json!({ "reason": reason, "rows": rows }).to_string());
        Ok(rows)
    })
}
