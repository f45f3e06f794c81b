//! How a customer may be written to: who it is to the law, in which zone, what it lets us.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_work::delivery::{self, Terms};
use saldo_work::views::{self, Card};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    debtor: String,
    purpose: String,
    zone: String,
    email: String,
    sms: String,
    mode: String,
    reason: String,
}

impl Typed {
    fn of(terms: &Terms) -> Self {
        Self {
            debtor: terms.debtor.code().to_owned(),
            purpose: terms.purpose.code().to_owned(),
            zone: terms.zone.clone(),
            email: terms.email.code().to_owned(),
            sms: terms.sms.code().to_owned(),
            mode: terms.mode.code().to_owned(),
            reason: String::new(),
        }
    }

    fn read(&self) -> Option<Terms> {
        Some(Terms {
            debtor: Debtor::from_code(&self.debtor)?,
            // What is left as the card tells it keeps following the card.
            is_debtor_said: false,
            purpose: DebtPurpose::from_code(&self.purpose)?,
            is_purpose_said: false,
            zone: self.zone.clone(),
            email: Consent::from_code(&self.email)?,
            sms: Consent::from_code(&self.sms)?,
            mode: ContactMode::from_code(&self.mode)?,
            reason: self.reason.clone(),
            by: None,
            recorded: None,
        })
    }
}

#[derive(Template)]
#[template(path = "contact_terms.html")]
pub(crate) struct Screen {
    p: Frame,
    card: Card,
    base: String,
    terms: Terms,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, card: Card, terms: Terms) -> Self {
        let base = format!("/customers/{}", segment(&card.code));
        Self { typed: Typed::of(&terms), base, problem: None, card, terms, p }
    }

    fn debtors(&self) -> [&'static str; 3] {
        Debtor::ALL.map(Debtor::code)
    }

    fn purposes(&self) -> [&'static str; 2] {
        DebtPurpose::ALL.map(DebtPurpose::code)
    }

    fn modes(&self) -> [&'static str; 3] {
        ContactMode::ALL.map(ContactMode::code)
    }

    fn consents(&self) -> [&'static str; 3] {
        Consent::ALL.map(Consent::code)
    }
}

async fn known(desk: &Desk, code: String) -> Result<Screen, Refused> {
    let (card, terms) = desk
        .ask(move |office, company, who| {
            let terms = delivery::terms(office, company, who, &code)?;
            Ok((views::customer_card(office, company, who, &code)?, terms))
        })
        .await?;
    Ok(Screen::new(desk.frame("contact-terms-title"), card, terms))
}

pub(crate) async fn show(desk: Desk, Path(code): Path<String>) -> Answer {
    page(&known(&desk, code).await?)
}

pub(crate) async fn save(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let Some(terms) = typed.read() else {
        let mut screen = known(&desk, code).await?;
        screen.problem = Some(desk.texts().get("problem-contact-terms"));
        return show_as(StatusCode::UNPROCESSABLE_ENTITY, &screen);
    };
    let whose = code.clone();
    let done = desk
        .ask(move |office, company, who| delivery::set_terms(office, company, who, &whose, &terms))
        .await;
    match done {
        Ok(()) => {
            let path = format!("/customers/{}/contact", segment(&code));
            Ok(see_and_tell(&path, "contact-terms-kept", 1))
        }
        Err(refused) if refused.kind() == RefusedKind::Input => {
            let mut screen = known(&desk, code).await?;
            screen.typed = typed;
            screen.problem = Some(sentence(desk.texts(), &refused));
            show_as(errors::status(&refused), &screen)
        }
        Err(refused) => Err(refused.into()),
    }
}
