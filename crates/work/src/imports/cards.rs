//! What a source says about a customer's card.

use super::Refusal;
use super::columns::Headings;
use saldo_domain::UserId;
use saldo_domain::book::Moment;
use saldo_domain::book::facts::CustomerFact;
use saldo_domain::book::intake::Fate;
use saldo_formats::Field;
use saldo_store::customers::Card;
use saldo_store::import::CustomerChunk;
use std::collections::{BTreeMap, BTreeSet};

/// Status of a customer about whom no statistics exist (CLS-02).
const UNKNOWN_PAYER: &str = "UNCERTAIN";

/// The card of one customer after what the source says.
pub(super) struct CardDraft {
    pub(super) card: Card,
    pub(super) is_new: bool,
    pub(super) changed: bool,
}

/// Log-ins of the people who may look after customers.
pub(super) type Owners = BTreeMap<String, UserId>;

impl CardDraft {
    /// The card as it is, or a new one under the code.
    pub(super) fn of(chunk: &CustomerChunk, created_at: Moment) -> Self {
        match &chunk.card {
            Some(card) => Self { card: card.clone(), is_new: false, changed: false },
            None => Self { card: blank(chunk, created_at), is_new: true, changed: false },
        }
    }

    /// Lays one row over the card. What the row does not say stays as it is.
    pub(super) fn lay(&mut self, fact: &CustomerFact, owners: &Owners) -> Fate {
        let before = self.card.clone();
        let card = &mut self.card;
        let said = [
            (&mut card.name, &fact.name),
            (&mut card.registry_code, &fact.registry_code),
            (&mut card.country, &fact.country),
            (&mut card.language, &fact.language),
            (&mut card.email, &fact.email),
            (&mut card.phone, &fact.phone),
            (&mut card.address, &fact.address),
        ];
        for (field, said) in said {
            if let Some(said) = said {
                field.clone_from(said);
            }
        }
        let owner = fact.owner.as_ref().and_then(|login| owners.get(&login.to_lowercase()));
        card.owner = owner.copied().or(card.owner);
        if *card == before {
            return Fate::Unchanged;
        }
        self.changed = true;
        Fate::Changed
    }
}

fn blank(chunk: &CustomerChunk, created_at: Moment) -> Card {
    Card {
        customer: chunk.customer,
        code: chunk.code.clone(),
        name: chunk.code.clone(),
        registry_code: String::new(),
        country: String::new(),
        language: String::new(),
        email: String::new(),
        phone: String::new(),
        address: String::new(),
        owner: None,
        status: UNKNOWN_PAYER.to_owned(),
        version: 1,
        created_at,
    }
}

/// Rows that name somebody to look after the customer whom nobody knows.
pub(super) fn unknown_owners(
    chunk: &CustomerChunk,
    owners: &Owners,
    headings: &Headings,
) -> Vec<Refusal> {
    let mut refused = Vec::new();
    let mut seen = BTreeSet::new();
    for (line, fact) in &chunk.facts {
        let Some(login) = &fact.owner else { continue };
        if !owners.contains_key(&login.to_lowercase()) && seen.insert(*line) {
            refused.push(Refusal {
                line: *line,
                field: headings.name(&[Field::Owner]),
                value: login.clone(),
                reason: "nobody has this log-in".to_owned(),
                remedy: "add the person first (saldo user add), or leave the column empty"
                    .to_owned(),
                code: "unknown_owner".to_owned(),
            });
        }
    }
    refused
}

/// Rows with money of a customer nobody has described: a mistyped code must not open a
/// second account.
pub(super) fn strangers(
    chunk: &CustomerChunk,
    is_described: bool,
    headings: &Headings,
) -> Vec<Refusal> {
    if is_described {
        return Vec::new();
    }
    let lines: BTreeSet<u64> = chunk.told.iter().map(|told| told.line).collect();
    let refusal = |line| Refusal {
        line,
        field: headings.name(&[Field::Customer]),
        value: chunk.code.clone(),
        reason: "no customer has this code".to_owned(),
        remedy: "correct the code, or import the customer or an invoice of it first".to_owned(),
        code: "unknown_customer".to_owned(),
    };
    lines.into_iter().map(refusal).collect()
}
