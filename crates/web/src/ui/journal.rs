//! The journal: who did what, when, from where; and files of it for an auditor.

use crate::asked;
use crate::desk::{Answer, Desk, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::link;
use crate::ui::sheet::Sheet;
use askama::Template;
use axum::extract::Query;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use saldo_work::Refused;
use saldo_work::journal::{self, Days, Entry, Shown};
use serde::Deserialize;

/// Which rows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    before: String,
    from: String,
    to: String,
}

#[derive(Template)]
#[template(path = "journal.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<Shown>,
    /// Where older rows are.
    older: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, rows: Vec<Shown>) -> Self {
        let full = rows.len() as i64 == journal::ROWS;
        let last = rows.last().map(|row| row.seq.to_string()).filter(|_| full);
        let older = last.map(|last| link("/journal", &[("before", &last)]));
        Self { p, rows, older }
    }

    /// Who it was, as far as there is somebody.
    fn who(&self, row: &Shown) -> String {
        let person = row.person.as_ref().map(|one| one.name.clone());
        person.unwrap_or_else(|| self.p.t("journal-program"))
    }

    fn role(&self, row: &Shown) -> String {
        saldo_domain::Role::from_code(&row.role).map(|role| self.p.role(&role)).unwrap_or_default()
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let before = wanted.before.parse().ok();
    let rows =
        desk.ask(move |office, company, who| journal::page(office, company, who, before)).await?;
    page(&Screen::new(desk.frame("nav-journal"), rows))
}

async fn rows(desk: &Desk, wanted: &Wanted) -> Result<Vec<Entry>, Trouble> {
    let days = Days { from: asked::day(&wanted.from)?, to: asked::day(&wanted.to)? };
    let found = desk
        .ask(move |office, company, who| {
            let mut rows = Vec::new();
            journal::export(office, company, who, days, &mut |row| {
                rows.push(row);
                Ok(())
            })?;
            Ok(rows)
        })
        .await?;
    Ok(found)
}

pub(crate) async fn csv(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let mut sheet = Sheet::new(desk.texts());
    sheet.head(&[
        "journal-number",
        "journal-at",
        "journal-who",
        "field-role",
        "journal-origin",
        "journal-action",
        "journal-subject",
        "journal-body",
        "journal-book",
        "journal-previous",
        "journal-hash",
    ]);
    for row in rows(&desk, &wanted).await? {
        sheet.number(row.seq);
        sheet.text(&desk.texts().moment(saldo_domain::book::Moment(row.at)));
        let texts = [
            &row.login,
            &row.role,
            &row.origin,
            &row.action,
            &row.subject,
            &row.body,
            &row.book,
            &row.previous,
            &row.hash,
        ];
        texts.into_iter().for_each(|text| sheet.text(text));
        sheet.end();
    }
    Ok(sheet.answer("journal.csv"))
}

/// One row a line, as `saldo journal check` reads them.
pub(crate) async fn lines(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let mut text = String::new();
    for row in rows(&desk, &wanted).await? {
        let line = serde_json::to_string(&row)
            .map_err(|error| Refused::Damaged { what: error.to_string() })?;
        text.push_str(&line);
        text.push('\n');
    }
    let headers = [
        (CONTENT_TYPE, "application/x-ndjson; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"journal.jsonl\""),
    ];
    Ok((headers, text).into_response())
}
