//! Rules of the company for the tables of its own banks: put, replaced, taken back.

use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use saldo_formats::statement::shipped_banks;
use saldo_work::bank::{self, OwnRules};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    rules: String,
}

#[derive(Template)]
#[template(path = "bank_rules.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<OwnRules>,
    typed: String,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, rows: Vec<OwnRules>) -> Self {
        let example = shipped_banks().find(|(name, _)| *name == "lhv-ee");
        let typed = example.map(|(_, text)| text.to_owned()).unwrap_or_default();
        Self { p, rows, typed, problem: None }
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    draw(&desk, None, StatusCode::OK).await
}

async fn draw(desk: &Desk, typed: Option<(String, String)>, status: StatusCode) -> Answer {
    let rows = desk.ask(bank::own_rules).await?;
    let mut screen = Screen::new(desk.frame("bank-rules-title"), rows);
    if let Some((typed, problem)) = typed {
        "/import/banks".clone_into(&mut screen.p.here);
        (screen.typed, screen.problem) = (typed, Some(problem));
    }
    show_as(status, &screen)
}

pub(crate) async fn put(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    // A browser sends line ends of its own; lines are told as they stand in the form.
    let text = typed.rules.replace("\r\n", "\n");
    let name = desk.texts().get("bank-rules-typed");
    let put = text.clone();
    let done = desk
        .ask(move |office, company, who| bank::put_rules(office, company, who, &name, &put))
        .await;
    match done {
        Ok(_) => Ok(see_and_tell("/import/banks", "bank-rules", 1)),
        Err(refused) => refuse(&desk, text, refused).await,
    }
}

/// The form again with what was typed.
async fn refuse(desk: &Desk, typed: String, refused: Refused) -> Answer {
    if refused.kind() != RefusedKind::Input {
        return Err(refused.into());
    }
    let said = sentence(desk.texts(), &refused);
    draw(desk, Some((typed, said)), errors::status(&refused)).await
}

/// Which bank.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Removing {
    bank: String,
}

pub(crate) async fn remove(desk: Desk, Form(form): Form<Removing>) -> Answer {
    desk.ask(move |office, company, who| bank::remove_rules(office, company, who, &form.bank))
        .await?;
    Ok(see_and_tell("/import/banks", "bank-rules-removed", 1))
}
