//! Personal data: everything about a customer in one file, and a customer whose data is erased
//! while the book stays as it was; whose time is over, what was erased, and who looked at whom.

mod destroyed;
mod elsewhere;
mod kept;
mod reads;
mod same;

use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::retention::of_claims;
use saldo_store::{Command, personal};
use serde::Serialize;
use std::collections::BTreeMap;

pub use destroyed::{Destroyed, act, destroyed};
pub use elsewhere::{Again, NAME as NOTES, erase_again, note as note_erasures};
pub use kept::{Due, Retention, retention};
pub use reads::{Asked, Shown, forget as forget_reads, note as note_read, report};
pub use saldo_store::personal::PERSONAL;

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

/// Erases what identifies a customer and its people, under every code that it had. Documents,
/// payments and their numbers stay, under the customer's code; nothing can be taken back. Answers
/// how many rows were rewritten or removed.
///
/// # Errors
/// `NotPermitted`; `ReasonMissing`; `UnknownCustomer`; `StillOwed` while anything is open or
/// watched off balance: the data is needed for the claim; the store's.
pub fn erase(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, reason): (&str, &str),
) -> Result<u64, Refused> {
    who.must(Right::ErasePersonalData)?;
    let reason = crate::acts::required_reason(reason, "personal-data-erase")?;
    let cards = office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        Ok::<_, Refused>(same::standing(reader, company, card.customer)?.0)
    })?;
    let mut rows = 0;
    // Each has its row in the journal and its act: a backup may know them as two people.
    for card in &cards {
        rows += carry_out(office, company, who, (&card.code, &reason), false)?;
    }
    if let Some(file) = &office.erasures
        && let Err(error) = elsewhere::note(office, file)
    {
        // It comes with the next erasure or backup; what is erased stays erased.
        tracing::warn!(file = %file.display(), %error, "an erasure could not be noted outside the database");
    }
    Ok(rows)
}

/// Erases, for the first time or `again`.
fn carry_out(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, reason): (&str, &str),
    again: bool,
) -> Result<u64, Refused> {
    let today = companies::today(office, company)?;
    let command = command(office, company, who, destroyed::ACTION, code);
    office.store.write(&command, |writer| {
        let card = scope::card_by_code(writer, company, who, code)?;
        let (_, known) = same::standing(writer, company, card.customer)?;
        if known.is_some_and(|known| !of_claims(known, today).may_go()) {
            return Err(Refused::StillOwed { customer: card.code });
        }
        let data = personal::erase(writer, company, &card)?;
        let rows = data.iter().map(|(_, rows)| rows).sum();
        let data = data.into_iter().map(|(table, rows)| (table.to_owned(), rows)).collect();
        let told = destroyed::Told { reason: reason.to_owned(), rows, data, again };
        let told = serde_json::to_string(&told)
            .map_err(|error| Refused::Damaged { what: error.to_string() })?;
        writer.describe(told);
        Ok(rows)
    })
}
