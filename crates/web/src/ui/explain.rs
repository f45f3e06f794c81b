//! Why this happened to a customer, and why nothing else did.

use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Path, Query};
use saldo_domain::Day;
use saldo_work::explain::{self, Explanation, Subject};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "explain.html")]
pub(crate) struct Screen {
    p: Frame,
    e: Explanation,
    base: String,
    name: String,
}

impl Screen {
    pub(crate) fn new(p: Frame, e: Explanation) -> Self {
        let (code, name) = match &e.subject {
            Subject::Customer { code, name } => (code, name),
            Subject::Invoice { customer, name, .. } | Subject::Message { customer, name, .. } => {
                (customer, name)
            }
        };
        Self { base: format!("/customers/{}", segment(code)), name: name.clone(), p, e }
    }
}

/// On which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    on: String,
}

pub(crate) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let on: Option<Day> = wanted.on.parse().ok();
    let told = desk
        .ask(move |office, company, who| explain::customer(office, company, who, &code, on))
        .await?;
    page(&Screen::new(desk.frame("explain-title"), told))
}
