//! The calculators as pages: open to everybody, nothing is stored.
//!
//! A form is drawn from the fields of its kind, works without script, and keeps what was
//! typed. What was asked for can be repeated by a link that holds the input.

mod claim;
mod document;
mod draft;
mod example;
mod fault;
mod form;
#[cfg(test)]
mod gallery;
mod index;
mod labels;
mod notation;
mod pretty;
mod print;
#[cfg(test)]
mod raw;
mod workbook;

pub(crate) use example::show as example;
pub(crate) use index::show as index;
pub use print::calculation as paper;

use crate::api::calc::FACTS;
use crate::desk::{Answer, Desk, Manners, show_as};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::link;
use crate::pdf;
use crate::routes::AppState;
use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use document::Document;
use draft::{Draft, Sent};
use form::{Drawing, Fault, Part};
use labels::Labels;
use saldo_calc::{Facts, Json, Kind, calculate};
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_letters::Texts;
use saldo_work::rates;
use serde::Deserialize;
use std::borrow::Cow;

/// Longest input that a link can hold, in bytes of JSON.
const LONGEST_LINK: usize = 1_900;

/// So many fields that a link held in vain are named.
const MOST_NAMED: usize = 5;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The frame of a page that everybody may see: that of the desk for those who are signed in.
fn frame(desk: Option<&Desk>, manners: &Manners, key: &str) -> Frame {
    match desk {
        Some(desk) => desk.frame(key),
        None => {
            let mut frame = manners.frame();
            frame.title = frame.texts.get(key);
            frame
        }
    }
}

/// What calculations look up: the data that ships, and for those who are signed in what their
/// company has added to it.
async fn facts(desk: Option<&Desk>) -> Result<Cow<'static, Facts>, Trouble> {
    let Some(desk) = desk else { return Ok(Cow::Borrowed(&FACTS)) };
    let tables = desk.ask(|office, company, _| rates::current(office, company)).await?;
    let facts = Facts::shipped()
        .with_rates(tables.key_rate)
        .with_rates(tables.default_interest)
        .with_moratoria(tables.moratoria);
    let facts = tables.calendars.into_iter().fold(facts, Facts::with_calendar);
    Ok(Cow::Owned(tables.fees.into_iter().fold(facts, Facts::with_fees)))
}

#[derive(Template)]
#[template(path = "calculator.html")]
pub(crate) struct Screen {
    p: Frame,
    kind: &'static Kind,
    purpose: String,
    parts: Vec<Part>,
    /// What a link held that this kind does not take, or that it could not be read.
    left_out: Option<String>,
    /// What is wrong, when no field of the form is to blame.
    problem: Option<String>,
    faulty: bool,
    /// The input is the kind's own example.
    example: bool,
    result: Option<Shown>,
}

/// A result with everything that can be taken along.
struct Shown {
    document: Document,
    claim: Option<String>,
    /// Compact, to be sent again.
    input: String,
    input_pretty: String,
    output_pretty: String,
    /// Address that repeats the calculation, where the input is short enough.
    link: Option<String>,
}

/// What a page is made from.
struct Asked {
    draft: Draft,
    added: Option<String>,
    example: bool,
    /// Calculate, or only show the form again.
    calculate: bool,
    /// What could not be taken over, in words.
    left_out: Option<String>,
}

impl Screen {
    fn new(mut p: Frame, kind: &'static Kind, asked: Asked, facts: &Facts) -> Self {
        let labels = Labels { kind, texts: p.texts };
        let Asked { mut draft, added, example, calculate, left_out } = asked;
        p.title = labels.title();
        let input = draft.input(p.texts);
        p.here = repeating(kind, &input).unwrap_or_else(|| format!("/calc/{}", kind.name));
        let (result, fault) = match calculate.then(|| answered(labels, input, &mut draft, facts)) {
            Some(Ok(shown)) => (Some(shown), None),
            Some(Err(fault)) => (None, Some(fault)),
            None => (None, None),
        };
        let drawing = Drawing { labels, fault: fault.as_ref(), added: added.as_deref() };
        let parts = drawing.parts(&draft);
        let beside = |fault: &Fault| parts.iter().any(|part| part.tells(&fault.path));
        let problem = fault.as_ref().filter(|fault| !beside(fault));
        let problem = problem.map(|fault| fault.message.clone());
        let purpose = p.t(&format!("calc-purpose-{}", kind.name));
        Self {
            p,
            kind,
            purpose,
            parts,
            left_out,
            problem,
            faulty: fault.is_some(),
            example,
            result,
        }
    }

    fn status(&self) -> StatusCode {
        if self.faulty { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

impl Part {
    /// Does the message for this path stand at this part?
    fn tells(&self, wanted: &str) -> bool {
        match self {
            Part::Input(input) => input.path == wanted,
            Part::List { path, .. } => path == wanted,
            _ => false,
        }
    }
}

/// The address that repeats a calculation.
pub(super) fn repeating(kind: &Kind, input: &str) -> Option<String> {
    (input.len() <= LONGEST_LINK).then(|| link(&format!("/calc/{}", kind.name), &[("in", input)]))
}

/// The result of an input, or what is wrong and where.
fn answered(
    labels: Labels,
    input: String,
    draft: &mut Draft,
    facts: &Facts,
) -> Result<Shown, Fault> {
    let output = calculate(labels.kind.name, input.as_bytes(), facts)
        .map_err(|refusal| fault::told(&refusal, draft, labels))?
        .into_text();
    let broken = |_| Fault { path: String::new(), message: labels.texts.get("error-failure") };
    let given = Json::read(input.as_bytes()).map_err(broken)?;
    let found = Json::read(output.as_bytes()).map_err(broken)?;
    Ok(Shown {
        document: document::calculation(labels.kind, &given, &found, labels.texts),
        claim: claim::text(labels, &given, &found),
        input_pretty: pretty::json(&given),
        output_pretty: pretty::json(&found),
        link: repeating(labels.kind, &input),
        input,
    })
}

/// What a link asks for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    r#in: Option<String>,
}

/// A first visit, or a calculation repeated by a link.
pub(crate) async fn show(
    Path(kind): Path<String>,
    desk: Option<Desk>,
    manners: Manners,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let kind = named(&kind)?;
    let frame = frame(desk.as_ref(), &manners, "nav-calculators");
    let example = wanted.r#in.is_none();
    let text = wanted.r#in.as_deref().unwrap_or(kind.example);
    let input = Json::read(text.as_bytes()).ok().filter(|json| matches!(json, Json::Object(_)));
    let left_out = left_out(kind, input.as_ref(), frame.texts);
    let draft = Draft::of_input(kind.fields, &input.unwrap_or(Json::Null), frame.texts);
    // An empty object asks for an empty form, not for a complaint about it.
    let calculate = text != "{}";
    let asked = Asked { draft, added: None, example, calculate, left_out };
    let screen = Screen::new(frame, kind, asked, &*facts(desk.as_ref()).await?);
    show_as(screen.status(), &screen)
}

/// Nothing of a link is dropped in silence: what a kind does not take is named.
fn left_out(kind: &Kind, input: Option<&Json<'_>>, texts: &Texts) -> Option<String> {
    let Some(input) = input else { return Some(texts.get("calc-link-unreadable")) };
    let mut paths = draft::unknown(kind.fields, input);
    if paths.is_empty() {
        return None;
    }
    let more = paths.len() > MOST_NAMED;
    paths.truncate(MOST_NAMED);
    let named: Vec<String> = paths.iter().map(|path| path.chars().take(60).collect()).collect();
    let named = named.join(", ") + if more { ", …" } else { "" };
    Some(texts.with_text("calc-link-left-out", "fields", &named))
}

/// A form: to be calculated, or to get one row more or less.
pub(crate) async fn ask(
    Path(kind): Path<String>,
    State(state): State<AppState>,
    desk: Option<Desk>,
    manners: Manners,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let frame = frame(desk.as_ref(), &manners, "nav-calculators");
    let sent: Sent = pairs.into_iter().collect();
    if let Some(name) = kind.strip_suffix(".xlsx") {
        return download(named(name)?, &frame, &sent, &*facts(desk.as_ref()).await?);
    }
    if let Some(name) = kind.strip_suffix(".pdf") {
        let facts = facts(desk.as_ref()).await?;
        return download_pdf(&state, named(name)?, &frame, &sent, &facts).await;
    }
    let kind = named(&kind)?;
    let mut draft = Draft::sent(kind.fields, &sent);
    let added = sent.get("add").map(|path| draft.add(path, frame.texts));
    let removed = sent.get("remove").map(|path| draft.remove(path));
    let calculate = added.is_none() && removed.is_none();
    if calculate {
        draft.tidy();
    }
    let asked = Asked { draft, added: added.flatten(), example: false, calculate, left_out: None };
    let screen = Screen::new(frame, kind, asked, &*facts(desk.as_ref()).await?);
    show_as(screen.status(), &screen)
}

/// The input that was sent, and what is answered to it.
fn recalculated<'s>(
    kind: &Kind,
    sent: &'s Sent,
    facts: &Facts,
) -> Result<(&'s String, String), Trouble> {
    let refused = || Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input");
    let input = sent.get("in").ok_or_else(refused)?;
    let output = calculate(kind.name, input.as_bytes(), facts).map_err(|_| refused())?.into_text();
    Ok((input, output))
}

/// The calculation of an input as a PDF.
async fn download_pdf(
    state: &AppState,
    kind: &'static Kind,
    frame: &Frame,
    sent: &Sent,
    facts: &Facts,
) -> Answer {
    let (input, output) = recalculated(kind, sent, facts)?;
    let day = Day::from_number(state.office.now().0.div_euclid(Moment::A_DAY))
        .ok_or_else(|| Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure"))?;
    let paper = print::calculation(kind, input, &output, frame.texts, day)
        .ok_or_else(|| Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input"))?;
    Ok(pdf::saved_as(kind.name, pdf::of(paper).await?.bytes))
}

/// The calculation of an input as a workbook.
fn download(kind: &'static Kind, frame: &Frame, sent: &Sent, facts: &Facts) -> Answer {
    let refused = || Trouble::said(StatusCode::UNPROCESSABLE_ENTITY, "error-input");
    let (input, output) = recalculated(kind, sent, facts)?;
    let given = Json::read(input.as_bytes()).map_err(|_| refused())?;
    let found = Json::read(output.as_bytes()).map_err(|_| refused())?;
    let document = document::calculation(kind, &given, &found, frame.texts);
    let bytes = workbook::workbook(&document, frame.texts).map_err(|error| {
        tracing::error!(%error, kind = kind.name, "a workbook could not be written");
        Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure")
    })?;
    Ok(file(&format!("{}.xlsx", kind.name), XLSX, bytes))
}

/// Bytes to be saved under a name.
fn file(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

fn named(kind: &str) -> Result<&'static Kind, Trouble> {
    saldo_calc::kind(kind).map_err(|_| Trouble::missing())
}
