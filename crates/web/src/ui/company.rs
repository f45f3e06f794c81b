//! How the company stands on its documents: codes, address, bank, who signs, the logo.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::listed::Listed;
use askama::Template;
use axum::extract::{Form, Multipart};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use saldo_press::picture;
use saldo_work::Refused;
use saldo_work::papers;
use std::collections::BTreeMap;

/// Room for a logo and the wrapping of a form around it.
const LARGEST: usize = 600 << 10;

/// One detail of the form.
pub(crate) struct Input {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
}

#[derive(Template)]
#[template(path = "company.html")]
pub(crate) struct Screen {
    p: Frame,
    inputs: Vec<Input>,
    has_logo: bool,
    may_keep: bool,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, values: &BTreeMap<String, String>, has_logo: bool) -> Self {
        let country = |name: &str| p.texts.get(&format!("company-{name}"));
        let input = |name: &'static str| Input {
            name,
            label: country(name),
            value: values.get(name).cloned().unwrap_or_default(),
        };
        let inputs = papers::DETAILS.map(input).into_iter().collect();
        Self { may_keep: p.may_keep_papers(), inputs, has_logo, problem: None, p }
    }
}

/// The logo has a limit of its own.
pub(crate) fn logo_route() -> Listed {
    Listed::new().route("/company/logo", get(logo).post(set_logo)).at_most(LARGEST)
}

async fn known(desk: &Desk) -> Result<(BTreeMap<String, String>, bool), Refused> {
    desk.ask(|office, company, _| {
        let details = papers::details(office, company)?;
        Ok((details, papers::logo(office, company)?.is_some()))
    })
    .await
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let (details, has_logo) = known(&desk).await?;
    page(&Screen::new(desk.frame("company-details-title"), &details, has_logo))
}

pub(crate) async fn save(desk: Desk, Form(typed): Form<BTreeMap<String, String>>) -> Answer {
    let sent = typed.clone();
    let done = desk
        .ask(move |office, company, who| papers::set_details(office, company, who, &sent))
        .await;
    match done {
        Ok(()) => Ok(see_and_tell("/company", "company-kept", 1)),
        Err(refused) => refuse(&desk, &typed, refused).await,
    }
}

/// The form again with what was typed.
async fn refuse(desk: &Desk, typed: &BTreeMap<String, String>, refused: Refused) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let (_, has_logo) = known(desk).await?;
    let mut screen = Screen::new(desk.frame("company-details-title"), typed, has_logo);
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}

async fn set_logo(desk: Desk, mut form: Multipart) -> Answer {
    let refused = || Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-paper-logo");
    let mut bytes = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|_| refused())? {
        if field.name() == Some("logo") {
            bytes = field.bytes().await.map_err(|_| refused())?.to_vec();
        }
    }
    // No file chosen: the logo is taken away.
    if !bytes.is_empty() && !picture::can_be_a_logo(&bytes) {
        return Err(refused());
    }
    desk.ask(move |office, company, who| papers::set_logo(office, company, who, &bytes)).await?;
    Ok(see_and_tell("/company", "company-kept", 1))
}

/// The logo itself.
async fn logo(desk: Desk) -> Answer {
    let found = desk.ask(|office, company, _| papers::logo(office, company)).await?;
    let bytes = found.ok_or_else(Trouble::missing)?;
    let kind = if bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/jpeg" };
    Ok(([(CONTENT_TYPE, kind)], bytes).into_response())
}
