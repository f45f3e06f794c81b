//! Import in three steps: a file, a look at what it would do, the decision.

use super::importing;
use crate::desk::{Answer, Desk, see, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::listed::Listed;
use crate::lists::{self, Pager, link};
use crate::underway::Waited;
use crate::uploads::Upload;
use askama::Template;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Form, Multipart, Path, Query};
use axum::http::StatusCode;
use axum::routing::get;
use saldo_formats::tables::KNOWN_ENCODINGS;
use saldo_work::Refused;
use saldo_work::bank;
use saldo_work::imports::{self, Kind, Prepaid, Preview, Refusal, Remark};
use saldo_work::views::{self, BatchRow, Page, Paged};
use serde::Deserialize;
use std::io::Write;
use std::sync::Arc;
use tempfile::NamedTempFile;

const KINDS: &[&str] = &[
    "auto",
    "customers",
    "invoices",
    "payments",
    "contacts",
    "financials",
    "contracts",
    "statement",
    "payables",
];

/// Longest term of payment, in days.
const LONGEST_TERMS: u16 = 3650;

/// Refused rows shown in the preview.
const SHOWN: usize = 100;

/// The one address that takes large bodies.
pub(crate) fn upload_route(largest: usize) -> Listed {
    Listed::new().route("/import", get(show).post(upload)).at_most(largest)
}

#[derive(Template)]
#[template(path = "import.html")]
pub(crate) struct Start {
    p: Frame,
    history: Paged<BatchRow>,
    problem: Option<String>,
    kind: String,
    unnamed_pays: bool,
    terms_days: String,
    prepaid: &'static str,
    encoding: &'static str,
    map: String,
}

impl Start {
    pub(crate) fn new(p: Frame, history: Paged<BatchRow>) -> Self {
        let kind = Kind::Auto.code().to_owned();
        let (terms_days, map) = (String::new(), String::new());
        let (problem, unnamed_pays, prepaid, encoding) = (None, false, "", "");
        Self { p, history, problem, kind, unnamed_pays, terms_days, prepaid, encoding, map }
    }

    fn kinds(&self) -> &'static [&'static str] {
        KINDS
    }

    fn prepaids(&self) -> [&'static str; 2] {
        Prepaid::ALL.map(Prepaid::code)
    }

    fn encodings(&self) -> &'static [&'static str] {
        &KNOWN_ENCODINGS
    }
}

#[derive(Template)]
#[template(path = "import_preview.html")]
pub(crate) struct Look {
    p: Frame,
    token: String,
    v: Preview,
    pager: Pager,
    refused: Vec<Refusal>,
}

impl Look {
    pub(crate) fn new(p: Frame, token: String, v: Preview) -> Self {
        let refused = v.outcome.refused.iter().take(SHOWN).cloned().collect();
        let pager = pager(&token, &v.rows);
        Self { p, token, v, pager, refused }
    }

    /// What was said about a row that is taken.
    fn remarks_of(&self, line: &u64) -> impl Iterator<Item = &Remark> {
        let line = *line;
        self.v.outcome.remarks.iter().filter(move |remark| remark.line == line)
    }

    /// The field that is read from a column.
    fn field_of(&self, column: &str) -> Option<&str> {
        let found = self.v.mapping.iter().find(|mapped| mapped.column == column);
        found.map(|mapped| mapped.field.as_str())
    }
}

#[derive(Template)]
#[template(path = "statement_preview.html")]
pub(crate) struct LookAtStatement {
    p: Frame,
    token: String,
    v: bank::Preview,
    pager: Pager,
    counts: bank::StatementCounts,
}

impl LookAtStatement {
    pub(crate) fn new(p: Frame, token: String, v: bank::Preview) -> Self {
        let counts = v.outcome.statement.unwrap_or_default();
        let pager = pager(&token, &v.lines);
        Self { p, token, v, pager, counts }
    }
}

fn pager<T>(token: &str, rows: &Paged<T>) -> Pager {
    Pager::of(rows, |from| link(&format!("/import/{token}"), &[("from", from)]))
}

#[derive(Template)]
#[template(path = "import_done.html")]
pub(crate) struct Done {
    p: Frame,
    b: BatchRow,
}

impl Done {
    pub(crate) fn new(p: Frame, b: BatchRow) -> Self {
        Self { p, b }
    }
}

#[derive(Template)]
#[template(path = "import_history.html")]
pub(crate) struct History {
    p: Frame,
    list: Paged<BatchRow>,
    pager: Pager,
}

impl History {
    pub(crate) fn new(p: Frame, list: Paged<BatchRow>) -> Self {
        let pager = Pager::of(&list, |from| link("/import/history", &[("from", from)]));
        Self { p, list, pager }
    }
}

/// Which page of the history the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    from: String,
}

/// Every import that was kept, newest first.
pub(crate) async fn all(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    let from = lists::page(&wanted.from);
    let list = desk
        .ask(move |office, company, who| views::import_history(office, company, who, from))
        .await?;
    page(&History::new(desk.frame("import-history"), list))
}

async fn show(desk: Desk) -> Answer {
    let frame = desk.frame("nav-import");
    if !frame.may_import() {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    page(&Start::new(frame, history(&desk).await?))
}

async fn history(desk: &Desk) -> Result<Paged<BatchRow>, Refused> {
    desk.ask(|office, company, who| views::import_history(office, company, who, Page::first(8)))
        .await
}

/// What the form of the first step has sent.
#[derive(Debug, Default)]
struct Sent {
    name: String,
    file: Option<NamedTempFile>,
    kind: String,
    map: String,
    unnamed_pays: bool,
    terms_days: String,
    prepaid: String,
    encoding: String,
}

async fn upload(desk: Desk, form: Multipart) -> Answer {
    let sent = receive(form).await?;
    let Some(file) = sent.file.filter(|_| !sent.name.is_empty()) else {
        let problem = desk.texts().get("problem-no-file");
        return start_again(&desk, problem, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let typed = sent.terms_days.trim();
    let terms_days = match typed.parse::<u16>() {
        Ok(days) if days <= LONGEST_TERMS => Some(days),
        _ if typed.is_empty() => None,
        _ => {
            let problem = desk.texts().get("problem-terms-days");
            return start_again(&desk, problem, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let upload = Upload {
        person: desk.person.person,
        name: sent.name,
        kind: sent.kind.parse().unwrap_or(Kind::Auto),
        map: sent.map,
        unnamed_pays: sent.unnamed_pays,
        terms_days,
        prepaid: Prepaid::from_code(&sent.prepaid),
        encoding: KNOWN_ENCODINGS.into_iter().find(|known| *known == sent.encoding),
        file: Arc::new(file),
        at: desk.state.office.now(),
        underway: None,
    };
    let token = desk.state.uploads.keep(upload)?;
    Ok(see(&format!("/import/{token}")))
}

async fn receive(mut form: Multipart) -> Result<Sent, Trouble> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        match field.name().unwrap_or_default() {
            "file" => {
                sent.name = plain_name(field.file_name().unwrap_or_default());
                sent.file = Some(to_disk(field).await?);
            }
            "kind" => sent.kind = field.text().await.map_err(unreadable)?,
            "map" => sent.map = field.text().await.map_err(unreadable)?,
            "encoding" => sent.encoding = field.text().await.map_err(unreadable)?,
            "prepaid" => sent.prepaid = field.text().await.map_err(unreadable)?,
            "terms_days" => sent.terms_days = field.text().await.map_err(unreadable)?,
            "unnamed_pays" => sent.unnamed_pays = true,
            _ => {}
        }
    }
    Ok(sent)
}

/// The last part of a file name: some browsers send the whole path.
pub(super) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(200).collect()
}

pub(super) async fn to_disk(mut field: Field<'_>) -> Result<NamedTempFile, Trouble> {
    let mut file = NamedTempFile::new().map_err(no_room)?;
    while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
        file.write_all(&chunk).map_err(no_room)?;
    }
    file.flush().map_err(no_room)?;
    Ok(file)
}

pub(super) fn unreadable(error: MultipartError) -> Trouble {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Trouble::said(StatusCode::PAYLOAD_TOO_LARGE, "error-large")
        }
        status => Trouble::said(status, "error-input"),
    }
}

fn no_room(error: std::io::Error) -> Trouble {
    tracing::error!(%error, "an upload could not be kept");
    Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure")
}

async fn start_again(desk: &Desk, problem: String, status: StatusCode) -> Answer {
    let mut start = Start::new(desk.frame("nav-import"), history(desk).await?);
    start.problem = Some(problem);
    show_as(status, &start)
}

pub(super) fn find(desk: &Desk, token: &str) -> Result<Upload, Trouble> {
    let found = desk.state.uploads.get(token, desk.person.person);
    found.ok_or(Trouble::said(StatusCode::NOT_FOUND, "error-upload-gone"))
}

pub(crate) async fn preview(
    desk: Desk,
    Path(token): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let rows = lists::page(&wanted.from);
    if let Some(batch) = token.strip_prefix("done-").and_then(|number| number.parse().ok()) {
        return finished(&desk, batch).await;
    }
    let upload = find(&desk, &token)?;
    if let Some(work) = upload.underway.clone() {
        return importing::show(&desk, token, &upload, &work).await;
    }
    let request = upload.request();
    let asked = request.clone();
    if desk.ask(move |office, company, _| bank::holds_statement(office, company, &asked)).await? {
        return preview_statement(&desk, token, &upload, rows).await;
    }
    let waited = Waited::default();
    let progress = waited.progress();
    let looked = desk
        .ask(move |office, company, who| {
            imports::preview(office, company, who, &request, rows, progress.as_ref())
        })
        .await;
    drop(waited);
    match looked {
        Ok(preview) => page(&Look::new(desk.frame("nav-import"), token, preview)),
        Err(refused) => refuse(&desk, &upload, refused).await,
    }
}

async fn preview_statement(desk: &Desk, token: String, upload: &Upload, rows: Page) -> Answer {
    let request = upload.request();
    let waited = Waited::default();
    let progress = waited.progress();
    let looked = desk
        .ask(move |office, company, who| {
            bank::preview(office, company, who, &request, rows, progress.as_ref())
        })
        .await;
    drop(waited);
    match looked {
        Ok(preview) => page(&LookAtStatement::new(desk.frame("nav-import"), token, preview)),
        Err(refused) => refuse(desk, upload, refused).await,
    }
}

/// Why an import is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Undo {
    reason: String,
}

/// Takes an import back; the address names its batch.
pub(crate) async fn undo(desk: Desk, Path(batch): Path<String>, Form(form): Form<Undo>) -> Answer {
    let batch: i64 = batch.parse().map_err(|_| Trouble::missing())?;
    let taken_back = desk
        .ask(move |office, company, who| imports::undo(office, company, who, batch, &form.reason))
        .await?;
    let count = i64::try_from(taken_back).unwrap_or(i64::MAX);
    Ok(see_and_tell(&format!("/import/done-{batch}"), "import-undone", count))
}

/// The first step again, filled as it was, with what is wrong.
pub(super) async fn refuse(desk: &Desk, upload: &Upload, refused: Refused) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut start = Start::new(desk.frame("nav-import"), history(desk).await?);
    start.problem = Some(sentence(desk.texts(), &refused));
    upload.kind.code().clone_into(&mut start.kind);
    start.map.clone_from(&upload.map);
    start.unnamed_pays = upload.unnamed_pays;
    start.prepaid = upload.prepaid.map(Prepaid::code).unwrap_or_default();
    start.encoding = upload.encoding.unwrap_or_default();
    start.terms_days = upload.terms_days.map(|days| days.to_string()).unwrap_or_default();
    show_as(errors::status(&refused), &start)
}

/// A column map typed in the preview.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Remap {
    map: String,
}

pub(crate) async fn remap(
    desk: Desk,
    Path(token): Path<String>,
    Form(form): Form<Remap>,
) -> Answer {
    if !desk.state.uploads.set_map(&token, desk.person.person, form.map) {
        return Err(Trouble::said(StatusCode::NOT_FOUND, "error-upload-gone"));
    }
    Ok(see(&format!("/import/{token}")))
}

/// The third step. Looked up rather than carried along, so that it can be reloaded.
async fn finished(desk: &Desk, batch: i64) -> Answer {
    let found =
        desk.ask(move |office, company, who| views::import_of(office, company, who, batch)).await?;
    page(&Done::new(desk.frame("import-done-title"), found.ok_or_else(Trouble::missing)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_a_name_and_no_path() {
        let rows = [
            ("C:\\Users\\anna\\arved.csv", "arved.csv"),
            ("../../etc/passwd", "passwd"),
            ("a\r\nb.csv", "ab.csv"),
            ("", ""),
        ];
        for (sent, expected) in rows {
            assert_eq!(plain_name(sent), expected, "{sent}");
        }
    }
}
