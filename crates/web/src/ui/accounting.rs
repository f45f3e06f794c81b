//! Records for the accounting system: which there are, and a file of those that are wanted.

use crate::asked;
use crate::desk::{Answer, Desk, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_work::accounting::{self, AccountingRecord, RecordKind, Selection};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How a file is written: word of the form, type of its content.
const FORMATS: [(&str, &str); 3] = [
    ("csv", "text/csv; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("json", "application/json"),
];

/// What stands in the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    from: String,
    to: String,
    format: String,
    /// Each kind of record has a field `on-…` of its own.
    #[serde(flatten)]
    on: BTreeMap<String, String>,
}

impl Typed {
    /// Has it a field that the form has not (S03)?
    fn is_foreign(&self) -> bool {
        self.on.keys().any(|key| !key.starts_with("on-"))
    }

    fn kinds(&self) -> Vec<RecordKind> {
        let ticked = self.on.keys().filter_map(|key| key.strip_prefix("on-"));
        ticked.filter_map(RecordKind::from_code).collect()
    }
}

#[derive(Template)]
#[template(path = "accounting.html")]
pub(crate) struct Screen {
    p: Frame,
    kinds: Vec<(RecordKind, u64)>,
    last: i64,
    typed: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, kinds: Vec<(RecordKind, u64)>, last: i64) -> Self {
        let typed = Typed { format: FORMATS[0].0.to_owned(), ..Typed::default() };
        Self { p, kinds, last, typed, problem: None }
    }

    fn is_ticked(&self, kind: &RecordKind) -> bool {
        let ticked = self.typed.kinds();
        ticked.is_empty() || ticked.contains(kind)
    }

    fn formats(&self) -> [&'static str; 3] {
        FORMATS.map(|(word, _)| word)
    }
}

pub(crate) async fn show(desk: Desk) -> Answer {
    if !desk.frame("nav-accounting").may(Right::SeeWholeCompany) {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    draw(&desk, None, StatusCode::OK).await
}

async fn draw(desk: &Desk, typed: Option<(Typed, String)>, status: StatusCode) -> Answer {
    let (kinds, last) = desk.ask(accounting::overview).await?;
    let mut screen = Screen::new(desk.frame("nav-accounting"), kinds, last);
    if let Some((typed, problem)) = typed {
        (screen.typed, screen.problem) = (typed, Some(problem));
    }
    show_as(status, &screen)
}

/// The file. Asked for by a form: facts that have no number yet are given one.
pub(crate) async fn export(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    if typed.is_foreign() {
        return Err(Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"));
    }
    let Some((format, content)) = FORMATS.into_iter().find(|(word, _)| *word == typed.format)
    else {
        return Err(Trouble::missing());
    };
    let (from, to) = (asked::day(&typed.from)?, asked::day(&typed.to)?);
    let selection = Selection { kinds: typed.kinds(), from, to };
    let found = desk
        .ask(move |office, company, who| {
            Ok((company, accounting::selected(office, company, who, &selection)?))
        })
        .await;
    match found.and_then(|(company, records)| written(format, company, &records)) {
        Ok(bytes) => {
            let file = format!("attachment; filename=\"accounting.{format}\"");
            let headers = [(CONTENT_TYPE, content.to_owned()), (CONTENT_DISPOSITION, file)];
            Ok((headers, bytes).into_response())
        }
        Err(refused) if refused.kind() == RefusedKind::Input => {
            let problem = sentence(desk.texts(), &refused);
            draw(&desk, Some((typed, problem)), errors::status(&refused)).await
        }
        Err(refused) => Err(refused.into()),
    }
}

fn written(
    format: &str,
    company: CompanyId,
    records: &[AccountingRecord],
) -> Result<Vec<u8>, Refused> {
    match format {
        "xml" => Ok(accounting::commerceml(company, records).into_bytes()),
        "json" => serde_json::to_vec(records)
            .map_err(|error| Refused::Damaged { what: error.to_string() }),
        _ => accounting::table(records),
    }
}
