//! Editing a customer's card. Two people cannot overwrite each other (M21): whoever comes
//! second sees what stands now beside what they typed.

use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use saldo_work::acts::{self, CardEdit};
use saldo_work::views::{self, Card};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// The card's fields as a form sends them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    version: i64,
    name: String,
    registry_code: String,
    country: String,
    language: String,
    email: String,
    phone: String,
    address: String,
}

impl Typed {
    fn of(card: &Card) -> Self {
        Self {
            version: card.version,
            name: card.name.clone(),
            registry_code: card.registry_code.clone(),
            country: card.country.clone(),
            language: card.language.clone(),
            email: card.email.clone(),
            phone: card.phone.clone(),
            address: card.address.clone(),
        }
    }

    fn edit(&self) -> CardEdit {
        let said = |text: &str| Some(text.trim().to_owned());
        CardEdit {
            name: said(&self.name),
            registry_code: said(&self.registry_code),
            country: said(&self.country),
            language: said(&self.language),
            email: said(&self.email),
            phone: said(&self.phone),
            address: said(&self.address),
        }
    }
}

/// One field of the form: what stands in it, and what the card holds now if that differs.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    most: u16,
    value: String,
    now: String,
}

impl Field {
    fn differs(&self) -> bool {
        self.value != self.now
    }
}

#[derive(Template)]
#[template(path = "customer_edit.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    name: String,
    version: i64,
    fields: Vec<Field>,
    problem: Option<String>,
    stale: bool,
}

impl Screen {
    /// The form as typed; where `stale`, what the card holds now stands beside it.
    pub(crate) fn new(
        p: Frame,
        card: &Card,
        typed: Typed,
        problem: Option<String>,
        stale: bool,
    ) -> Self {
        let mut fields = fields(card, typed);
        if !stale {
            fields.iter_mut().for_each(|field| field.now.clone_from(&field.value));
        }
        let (base, name) = (format!("/customers/{}", segment(&card.code)), card.name.clone());
        // After a conflict the next attempt is made on what was just shown.
        Self { p, base, name, version: card.version, fields, problem, stale }
    }

    /// The form as the card stands.
    pub(crate) fn fresh(p: Frame, card: &Card) -> Self {
        Self::new(p, card, Typed::of(card), None, false)
    }
}

#[cfg(test)]
impl Screen {
    /// The form of `typed` after somebody else has changed the card to `now`.
    pub(crate) fn stale(p: Frame, typed: &Card, now: &Card) -> Self {
        let problem = p.texts.with_text("refused-stale", "what", &now.name);
        Self::new(p, now, Typed::of(typed), Some(problem), true)
    }
}

fn fields(card: &Card, typed: Typed) -> Vec<Field> {
    let rows = [
        ("name", "field-name", "text", 300, typed.name, &card.name),
        (
            "registry_code",
            "field-registry-code",
            "text",
            50,
            typed.registry_code,
            &card.registry_code,
        ),
        ("phone", "field-phone", "tel", 50, typed.phone, &card.phone),
        ("email", "field-email", "email", 254, typed.email, &card.email),
        ("address", "field-address", "text", 500, typed.address, &card.address),
        ("country", "field-country", "text", 50, typed.country, &card.country),
        ("language", "field-language", "text", 2, typed.language, &card.language),
    ];
    rows.into_iter()
        .map(|(name, label, kind, most, value, now)| Field {
            name,
            label,
            kind,
            most,
            value,
            now: now.clone(),
        })
        .collect()
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    let card = card(&desk, code).await?;
    show_as(StatusCode::OK, &Screen::fresh(desk.frame("customer-edit-title"), &card))
}

async fn card(desk: &Desk, code: String) -> Result<Card, Refused> {
    desk.ask(move |office, company, who| views::customer_card(office, company, who, &code)).await
}

pub(crate) async fn save(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let before = card(&desk, code.clone()).await?;
    let (customer, version, edit) = (before.customer, typed.version, typed.edit());
    let done = desk
        .ask(move |office, company, who| {
            acts::edit_card(office, company, who, customer, version, &edit)
        })
        .await;
    let refused = match done {
        Ok(_) => return Ok(see_and_tell(&format!("/customers/{}", segment(&code)), "saved", 1)),
        Err(refused) if refused.kind() == RefusedKind::Failure => return Err(refused.into()),
        Err(refused) => refused,
    };
    let (now, stale) = (card(&desk, code).await?, matches!(refused, Refused::Stale { .. }));
    let problem = Some(sentence(desk.texts(), &refused));
    let frame = desk.frame("customer-edit-title");
    show_as(errors::status(&refused), &Screen::new(frame, &now, typed, problem, stale))
}
