//! Why this happened to a customer, and why nothing else did.

use crate::asked;
use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Path, Query};
use saldo_work::explain::{self, Explanation, Subject};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "explain.html")]
pub(crate) struct Screen {
    p: Frame,
    e: Explanation,
    base: String,
    name: String,
    /// What is wrong with the day that was asked for.
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, e: Explanation, problem: Option<String>) -> Self {
        let (code, name) = match &e.subject {
            Subject::Customer { code, name } => (code, name),
            Subject::Invoice { customer, name, .. } | Subject::Message { customer, name, .. } => {
                (customer, name)
            }
        };
        Self { base: format!("/customers/{}", segment(code)), name: name.clone(), p, e, problem }
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
    let asked = asked::day(&wanted.on);
    let problem = asked.as_ref().err().map(|no| no.told(desk.texts()));
    let on = asked.unwrap_or_default();
    let told = desk
        .ask(move |office, company, who| explain::customer(office, company, who, &code, on))
        .await?;
    let status = asked::status(problem.is_some());
    show_as(status, &Screen::new(desk.frame("explain-title"), told, problem))
}
