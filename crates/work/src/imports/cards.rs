//! What a source says about a customer's card.

use super::Refusal;
use super::columns::Headings;
use saldo_domain::UserId;
use saldo_domain::book::Moment;
use saldo_domain::book::facts::CustomerFact;
use saldo_domain::book::intake::Fate;
use saldo_formats::Field;
use saldo_store::by_hand::{ERASED, IDENTIFYING, KeptFields, OWNER, fields};
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
    /// Fields changed by hand, with what the last import had said of them.
    by_hand: KeptFields,
    /// Fields of which the source says something new: what was written by hand is over.
    pub(super) told_anew: Vec<String>,
    /// Fields of which it was told already that they stay: once a customer is enough.
    said_to_stay: Vec<Field>,
    /// The personal data was erased, and nothing is open for which it would be needed again.
    erased: bool,
}

/// What one row did to a card.
pub(super) struct Laid {
    pub(super) fate: Fate,
    /// Fields that stay as a person wrote them, because the row says nothing new of them.
    pub(super) kept: Vec<Field>,
    /// Fields that stay empty: they were erased.
    pub(super) erased: Vec<Field>,
}

/// Log-ins of the people who may look after customers.
pub(super) type Owners = BTreeMap<String, UserId>;

impl CardDraft {
    /// The card as it is, or a new one under the code. Of somebody who was erased a source says
    /// who it is only while that is `needed`: something is open.
    pub(super) fn of(
        chunk: &CustomerChunk,
        by_hand: KeptFields,
        needed: bool,
        created_at: Moment,
    ) -> Self {
        let known = chunk.card.clone();
        let is_new = known.is_none();
        let card = known.unwrap_or_else(|| blank(chunk, created_at));
        let was_erased = by_hand.contains_key(ERASED);
        let told_anew = if was_erased && needed { vec![ERASED.to_owned()] } else { Vec::new() };
        Self {
            erased: was_erased && !needed,
            card,
            is_new,
            changed: false,
            by_hand,
            told_anew,
            said_to_stay: Vec::new(),
        }
    }

    /// Lays one row over the card. What the row does not say stays as it is, and what a person
    /// changed stays as long as the row says of it what the last import had said (M21).
    pub(super) fn lay(&mut self, fact: &CustomerFact, owners: &Owners) -> Laid {
        let owner = fact.owner.as_ref().and_then(|login| owners.get(&login.to_lowercase()));
        let owner_text = owner.map(|owner| owner.to_string());
        let before = self.card.clone();
        let (mut kept, mut erased) = (Vec::new(), Vec::new());
        for (field, name, said) in [
            (Field::CustomerName, "name", &fact.name),
            (Field::RegistryCode, "registry_code", &fact.registry_code),
            (Field::Country, "country", &fact.country),
            (Field::Language, "language", &fact.language),
            (Field::Email, "email", &fact.email),
            (Field::Phone, "phone", &fact.phone),
            (Field::Address, "address", &fact.address),
            (Field::Owner, OWNER, &owner_text),
        ] {
            let Some(said) = said else { continue };
            if self.erased && IDENTIFYING.contains(&name) {
                erased.push(field);
            } else if self.stays(name, said) {
                kept.push(field);
            } else if name == OWNER {
                self.card.owner = owner.copied().or(self.card.owner);
            } else {
                self.write(name, said);
            }
        }
        let fate = if self.card == before { Fate::Unchanged } else { Fate::Changed };
        self.changed |= fate == Fate::Changed;
        for fields in [&mut kept, &mut erased] {
            fields.retain(|field| !self.said_to_stay.contains(field));
            self.said_to_stay.extend(&*fields);
        }
        Laid { fate, kept, erased }
    }

    /// Does the field stay as it was written by hand? A value that is new relative to the last
    /// import ends that.
    fn stays(&mut self, name: &str, said: &str) -> bool {
        let now = fields(&self.card).into_iter().find(|(field, _)| *field == name);
        let agrees = now.is_some_and(|(_, now)| now == said);
        match self.by_hand.get(name) {
            None => false,
            Some(imported) if imported == said && !agrees => true,
            Some(_) => {
                self.by_hand.remove(name);
                self.told_anew.push(name.to_owned());
                false
            }
        }
    }

    fn write(&mut self, name: &str, said: &str) {
        let card = &mut self.card;
        let field = match name {
            "name" => &mut card.name,
            "registry_code" => &mut card.registry_code,
            "country" => &mut card.country,
            "language" => &mut card.language,
            "email" => &mut card.email,
            "phone" => &mut card.phone,
            _ => &mut card.address,
        };
        said.clone_into(field);
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
