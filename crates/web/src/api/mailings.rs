//! `/api/v1/mailings`: letters to a group of customers, drawn up, looked at, approved and followed
//! by programs. What a token may is what the person behind it may on the pages.

use super::caller::{Calling, Question};
use super::describe::shape::{number, text, word};
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use saldo_domain::{Day, Money};
use saldo_work::delivery::mailings::{
    self, Group, LetterShown, LettersOf, MailingShown, MailingText, NewMailing, Preview,
};
use saldo_work::tokens::Scope;
use saldo_work::views::{Page, Paged};
use saldo_work::{Refused, Silent};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Letters of one answer.
const AT_ONCE: u32 = 200;

const NUMBER: Parameter = Parameter { name: "number", place: "path", shape: number, needed: true };

const DRAW_UP: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/mailings",
    id: "mailings-draw-up",
    needs: Needs::Scope(Scope::MailingsWrite),
    parameters: &[],
    asks: Some("MailingQuestion"),
    answers: (201, Some("Mailing")),
    refuses: &[400, 401, 403, 404, 413, 422],
};

const ONE: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/mailings/{number}",
    id: "mailings-one",
    needs: Needs::Scope(Scope::MailingsRead),
    parameters: &[NUMBER],
    asks: None,
    answers: (200, Some("Mailing")),
    refuses: &[400, 401, 403, 404],
};

const LETTERS: Operation = Operation {
    path: "/api/v1/mailings/{number}/letters",
    id: "mailings-letters",
    parameters: &[
        NUMBER,
        Parameter {
            name: "which",
            place: "query",
            shape: || word(["written", "excluded"]),
            needed: false,
        },
        Parameter { name: "from", place: "query", shape: number, needed: false },
    ],
    answers: (200, Some("MailingLetters")),
    refuses: &[400, 401, 403, 404, 422],
    ..ONE
};

const PREVIEW: Operation = Operation {
    path: "/api/v1/mailings/{number}/preview",
    id: "mailings-preview",
    parameters: &[
        NUMBER,
        Parameter { name: "customer", place: "query", shape: text, needed: true },
    ],
    answers: (200, Some("MailingPreview")),
    ..ONE
};

const APPROVE: Operation = Operation {
    path: "/api/v1/mailings/{number}/approve",
    id: "mailings-approve",
    needs: Needs::Scope(Scope::MailingsApprove),
    parameters: &[NUMBER],
    asks: Some("ApprovalQuestion"),
    answers: (200, Some("Approval")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
    ..DRAW_UP
};

const END: Operation = Operation {
    path: "/api/v1/mailings/{number}/end",
    id: "mailings-end",
    needs: Needs::Scope(Scope::MailingsWrite),
    asks: None,
    answers: (200, Some("MailingEnded")),
    ..APPROVE
};

/// The addresses of mailings.
pub(super) fn served() -> Served {
    Served::default()
        .on(DRAW_UP, draw_up)
        .on(ONE, one)
        .on(LETTERS, letters)
        .on(PREVIEW, preview)
        .on(APPROVE, approve)
        .on(END, end)
}

/// A mailing that a program wants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// Word of the text.
    text: String,
    /// Word of the channels and their order.
    way: String,
    reason: String,
    #[serde(default)]
    group: Group,
}

fn bad(field: &'static str, value: &str) -> Refused {
    Refused::Field {
        field,
        value: value.chars().take(40).collect(),
        reason: "is none of the words",
        remedy: "the description of the interface names them all",
    }
}

/// A mailing, as programs read it.
#[derive(Debug, Serialize)]
struct Told {
    number: i64,
    day: Day,
    text: String,
    way: &'static str,
    reason: String,
    state: &'static str,
    letters: u64,
    left: u64,
    cost: Money,
    costs: Vec<Cost>,
    excluded: BTreeMap<String, u64>,
    states: BTreeMap<&'static str, u64>,
}

#[derive(Debug, Serialize)]
struct Cost {
    channel: &'static str,
    letters: u64,
    cost: Money,
}

impl From<MailingShown> for Told {
    fn from(shown: MailingShown) -> Self {
        let costs = shown.costs.iter().map(|one| Cost {
            channel: one.channel.code(),
            letters: one.letters,
            cost: one.cost,
        });
        Self {
            number: shown.row.number,
            day: shown.row.day,
            way: shown.way,
            state: shown.row.state,
            letters: shown.row.letters,
            left: shown.row.left,
            cost: shown.total_cost,
            costs: costs.collect(),
            excluded: shown.exclusions.into_iter().collect(),
            states: shown.states.into_iter().map(|(state, count)| (state.code(), count)).collect(),
            text: shown.row.text,
            reason: shown.row.reason,
        }
    }
}

async fn draw_up(
    calling: Calling,
    Question(wanted): Question<Wanted>,
) -> Result<Response, Problem> {
    let told = calling
        .ask(Scope::MailingsWrite, move |office, company, who| {
            let text =
                MailingText::from_code(&wanted.text).ok_or_else(|| bad("text", &wanted.text))?;
            let channels = mailings::way(&wanted.way).ok_or_else(|| bad("way", &wanted.way))?;
            let new = NewMailing {
                group: wanted.group,
                text,
                channels: channels.to_vec(),
                reason: wanted.reason,
            };
            let number = mailings::draw_up(office, company, who, &new, &Silent)?;
            mailings::one(office, company, who, number)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Told::from(told))).into_response())
}

async fn one(calling: Calling, Path(number): Path<i64>) -> Result<Json<Told>, Problem> {
    let shown = calling
        .ask(Scope::MailingsRead, move |office, company, who| {
            mailings::one(office, company, who, number)
        })
        .await?;
    Ok(Json(shown.into()))
}

/// Which letters.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Which {
    which: String,
    from: u64,
}

/// Letters, with where the next ones begin.
#[derive(Debug, Serialize)]
struct Letters {
    total: u64,
    next: Option<u64>,
    letters: Vec<Letter>,
}

#[derive(Debug, Serialize)]
struct Letter {
    customer: String,
    name: String,
    message: String,
    channel: &'static str,
    /// Why it gets no letter; empty: it gets one.
    excluded: String,
    asked: Vec<Money>,
    state: Option<&'static str>,
    why: String,
}

impl From<LetterShown> for Letter {
    fn from(shown: LetterShown) -> Self {
        let why = if shown.kept_by.is_empty() { shown.why } else { shown.kept_by };
        Self {
            customer: shown.code,
            name: shown.name,
            message: shown.effect.to_string(),
            channel: shown.channel.code(),
            excluded: shown.excluded,
            asked: shown.asked,
            state: shown.state.map(|state| state.code()),
            why,
        }
    }
}

async fn letters(
    calling: Calling,
    Path(number): Path<i64>,
    Query(which): Query<Which>,
) -> Result<Json<Letters>, Problem> {
    let found: Paged<LetterShown> = calling
        .ask(Scope::MailingsRead, move |office, company, who| {
            let of = match which.which.as_str() {
                "" | "written" => LettersOf::Written,
                "excluded" => LettersOf::Excluded,
                other => return Err(bad("which", other)),
            };
            let page = Page::at(which.from, AT_ONCE);
            mailings::letters(office, company, who, (number, of), page)
        })
        .await?;
    Ok(Json(Letters {
        total: found.total,
        next: found.next_offset(),
        letters: found.rows.into_iter().map(Letter::from).collect(),
    }))
}

/// Whose letter.
#[derive(Debug, Deserialize)]
struct Whose {
    customer: String,
}

/// A letter as it would leave now.
#[derive(Debug, Serialize)]
struct Previewed {
    customer: String,
    channel: &'static str,
    to: String,
    subject: String,
    body: String,
    /// Names of the documents that go along.
    documents: Vec<String>,
}

async fn preview(
    calling: Calling,
    Path(number): Path<i64>,
    Query(whose): Query<Whose>,
) -> Result<Json<Previewed>, Problem> {
    let code = whose.customer.clone();
    let found: Option<Preview> = calling
        .ask(Scope::MailingsRead, move |office, company, who| {
            mailings::preview(office, company, who, number, &whose.customer)
        })
        .await?;
    // Nothing of it is owed any more: there is no letter.
    let unknown =
        || Problem::refused(calling.texts, &Refused::UnknownCustomer { customer: code.clone() });
    let shown = found.ok_or_else(unknown)?;
    Ok(Json(Previewed {
        customer: shown.code,
        channel: shown.channel.code(),
        to: shown.to,
        subject: shown.written.subject,
        body: shown.written.body,
        documents: shown.papers.into_iter().map(|(name, _)| name).collect(),
    }))
}

/// What whoever approves has looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    letters: u64,
}

async fn approve(
    calling: Calling,
    Path(number): Path<i64>,
    Question(seen): Question<Seen>,
) -> Result<Json<serde_json::Value>, Problem> {
    let done = calling
        .ask(Scope::MailingsApprove, move |office, company, who| {
            mailings::approve(office, company, who, number, seen.letters)
        })
        .await?;
    Ok(Json(serde_json::json!({ "letters": done.letters, "already": done.already })))
}

async fn end(
    calling: Calling,
    Path(number): Path<i64>,
) -> Result<Json<serde_json::Value>, Problem> {
    let ended = calling
        .ask(Scope::MailingsWrite, move |office, company, who| {
            mailings::end(office, company, who, number)
        })
        .await?;
    Ok(Json(serde_json::json!({ "letters": ended })))
}
