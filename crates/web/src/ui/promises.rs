//! The calendar of promises: what is promised for which day, what became of it, who keeps what was
//! promised, and the list as a file (PAY-09).

use super::sheet::Sheet;
use crate::asked;
use crate::desk::{Answer, Desk, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_domain::fieldwork::promise_kept::{Outcome, Record};
use saldo_work::Refused;
use saldo_work::fieldwork::{Calendar, Promised, promises};
use serde::Deserialize;

/// The promises of which days.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "promises.html")]
pub(crate) struct Screen {
    p: Frame,
    c: Calendar,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, c: Calendar, problem: Option<String>) -> Self {
        Self { p, c, problem }
    }

    fn export(&self) -> String {
        let (from, to) = (self.c.from.to_string(), self.c.to.to_string());
        link("/promises.csv", &[("from", &from), ("to", &to)])
    }

    /// The share kept; a dash while none can be judged.
    fn rate(&self, record: &Record) -> String {
        record.rate_pct().map_or_else(
            || "–".to_owned(),
            |rate| self.p.tt("percent", "number", self.p.decimal(&rate.to_string())),
        )
    }

    fn tone(&self, row: &Promised) -> &'static str {
        match row.outcome {
            Outcome::Kept => "good",
            Outcome::Part => "warn",
            Outcome::Broken => "bad",
            Outcome::Waiting => "",
        }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let (from, to) = (asked::day(&wanted.from), asked::day(&wanted.to));
    let mut problem =
        [&from, &to].into_iter().find_map(|day| day.as_ref().err().map(|no| no.told(desk.texts())));
    let mut status = asked::status(problem.is_some());
    let days = (from.unwrap_or_default(), to.unwrap_or_default());
    let found = match read(&desk, days).await {
        Err(refused) if !errors::hides_the_form(&refused) => {
            problem = Some(sentence(desk.texts(), &refused));
            status = StatusCode::UNPROCESSABLE_ENTITY;
            read(&desk, (None, None)).await?
        }
        found => found?,
    };
    show_as(status, &Screen::new(desk.frame("nav-promises"), found, problem))
}

async fn read(desk: &Desk, (from, to): (Option<Day>, Option<Day>)) -> Result<Calendar, Refused> {
    desk.ask(move |office, company, who| promises(office, company, who, from, to)).await
}

pub(crate) async fn export(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let days = (asked::day(&wanted.from)?, asked::day(&wanted.to)?);
    let found = read(&desk, days).await?;
    let mut sheet = Sheet::new(desk.texts());
    sheet.head(&[
        "promise-by",
        "column-code",
        "column-customer",
        "column-document",
        "promise-given",
        "promise-taken-by",
        "column-currency",
        "promise-amount",
        "promise-paid",
        "promise-outcome",
    ]);
    for row in found.rows() {
        sheet.day(row.until);
        sheet.text(&row.code);
        sheet.text(&row.name);
        sheet.text(row.document.as_deref().unwrap_or_default());
        sheet.day(row.given);
        sheet.text(row.person.as_ref().map_or("", |person| person.name.as_str()));
        sheet.text(row.amount.currency().code());
        sheet.money(row.amount);
        sheet.money(row.paid);
        sheet.text(&desk.texts().coded("promise-outcome", row.outcome.code()));
        sheet.end();
    }
    Ok(sheet.answer("promises.csv"))
}
