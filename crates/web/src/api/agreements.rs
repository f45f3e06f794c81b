//! `/api/v1/agreements`: repayment agreements, listed, looked at, drawn up, answered, signed and ended
//! by programs. What a token may is what the person behind it may on the pages.

use super::caller::{Calling, Question};
use super::describe::shape::{number, text, word};
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use saldo_domain::CompanyId;
use saldo_work::agreements::{
    self, Key, Offered, PlanWritten, Signature, Told, ToldListed, Which, key_of, read_plan,
};
use saldo_work::tokens::Scope;
use saldo_work::views::Page;
use saldo_work::{Office, Refused, Who, views};
use serde::{Deserialize, Serialize};
use serde_json::json;

const CUSTOMER: Parameter =
    Parameter { name: "customer", place: "path", shape: text, needed: true };
const NUMBER: Parameter = Parameter { name: "number", place: "path", shape: number, needed: true };

const LIST: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/agreements",
    id: "agreements-list",
    needs: Needs::Scope(Scope::AgreementsRead),
    parameters: &[
        Parameter {
            name: "which",
            place: "query",
            shape: || word(["open", "due", "breached", "over"]),
            needed: false,
        },
        Parameter { name: "from", place: "query", shape: number, needed: false },
    ],
    asks: None,
    answers: (200, Some("Agreements")),
    refuses: &[400, 401, 403, 422],
};

const ONE: Operation = Operation {
    path: "/api/v1/agreements/{customer}/{number}",
    id: "agreements-one",
    parameters: &[CUSTOMER, NUMBER],
    answers: (200, Some("Agreement")),
    refuses: &[400, 401, 403, 404],
    ..LIST
};

const BEGIN: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/agreements",
    id: "agreements-begin",
    needs: Needs::Scope(Scope::AgreementsWrite),
    parameters: &[Parameter {
        name: "Idempotency-Key",
        place: "header",
        shape: || json!({ "type": "string", "pattern": "^[!-~]{8,100}$" }),
        needed: true,
    }],
    asks: Some("AgreementBegun"),
    answers: (201, Some("Agreement")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
};

const DRAW_UP: Operation = Operation {
    path: "/api/v1/agreements/{customer}/{number}/draw-up",
    id: "agreements-draw-up",
    parameters: &[CUSTOMER, NUMBER],
    asks: Some("AgreementPlan"),
    answers: (200, Some("Agreement")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
    ..BEGIN
};

const ANSWER: Operation = Operation {
    path: "/api/v1/agreements/{customer}/{number}/answer",
    id: "agreements-answer",
    asks: Some("AgreementAnswer"),
    ..DRAW_UP
};

const SIGN: Operation = Operation {
    path: "/api/v1/agreements/{customer}/{number}/sign",
    id: "agreements-sign",
    asks: Some("AgreementSignature"),
    ..DRAW_UP
};

const END: Operation = Operation {
    path: "/api/v1/agreements/{customer}/{number}/end",
    id: "agreements-end",
    asks: Some("AgreementEnd"),
    ..DRAW_UP
};

/// Agreements in one answer.
const AT_ONCE: u32 = 200;

/// The addresses of agreements.
pub(super) fn served() -> Served {
    Served::default()
        .on(LIST, list)
        .on(BEGIN, begin)
        .on(ONE, one)
        .on(DRAW_UP, draw_up)
        .on(ANSWER, answer)
        .on(SIGN, sign)
        .on(END, end)
}

/// Which agreements.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    which: String,
    /// Place of the first row, from 0.
    from: u64,
}

/// Agreements, those with the nearest part first.
#[derive(Debug, Serialize)]
struct Listed {
    total: u64,
    /// Where the next answer begins.
    next: Option<u64>,
    agreements: Vec<ToldListed>,
}

async fn list(calling: Calling, Query(wanted): Query<Wanted>) -> Result<Json<Listed>, Problem> {
    let page = Page::at(wanted.from, AT_ONCE);
    let rows = calling
        .ask(Scope::AgreementsRead, move |office, company, who| {
            let which = match wanted.which.as_str() {
                "open" => Some(Which::Open),
                other => Which::from_code(other),
            };
            let which = which.ok_or_else(|| Refused::Field {
                field: "which",
                value: wanted.which.chars().take(40).collect(),
                reason: "is none of the words",
                remedy: "write open, due, breached or over",
            })?;
            agreements::list(office, company, who, which)
        })
        .await?;
    let found = page.of(rows);
    Ok(Json(Listed {
        total: found.total,
        next: found.next_offset(),
        agreements: found.rows.iter().map(ToldListed::from).collect(),
    }))
}

async fn one(
    calling: Calling,
    Path((customer, number)): Path<(String, i64)>,
) -> Result<Json<Told>, Problem> {
    let told = calling
        .ask(Scope::AgreementsRead, move |office, company, who| {
            shown(office, company, who, &customer, number)
        })
        .await?;
    Ok(Json(told))
}

fn shown(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: &str,
    number: i64,
) -> Result<Told, Refused> {
    agreements::agreement(office, company, who, customer, number).map(|found| Told::from(&found))
}

/// An agreement to begin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Begun {
    /// Code of the customer.
    customer: String,
    /// Why the debt was not paid.
    cause: String,
    /// Number of the agreement whose place it takes.
    #[serde(default)]
    replaces: Option<i64>,
}

async fn begin(
    calling: Calling,
    headers: HeaderMap,
    Question(begun): Question<Begun>,
) -> Result<Response, Problem> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = key.unwrap_or_default().to_owned();
    let told = calling
        .ask(Scope::AgreementsWrite, move |office, company, who| {
            let card = views::customer_card(office, company, who, &begun.customer)?;
            let asked = (card.customer, begun.cause.as_str(), begun.replaces);
            let number = agreements::begin_once(office, company, who, &key, asked)?;
            shown(office, company, who, &begun.customer, number)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

/// Does something with an agreement, and tells how it stands afterwards.
async fn acted(
    calling: &Calling,
    (customer, number): (String, i64),
    act: impl FnOnce(&Office, CompanyId, Who, Key) -> Result<(), Refused> + Send + 'static,
) -> Result<Json<Told>, Problem> {
    let told = calling
        .ask(Scope::AgreementsWrite, move |office, company, who| {
            let key = key_of(office, company, who, (&customer, number))?;
            act(office, company, who, key)?;
            shown(office, company, who, &customer, number)
        })
        .await?;
    Ok(Json(told))
}

async fn draw_up(
    calling: Calling,
    Path(which): Path<(String, i64)>,
    Question(written): Question<PlanWritten>,
) -> Result<Json<Told>, Problem> {
    acted(&calling, which, move |office, company, who, key| {
        let asked = read_plan(office, company, key.customer, &written)?;
        agreements::draw_up(office, company, who, key, &asked).map(drop)
    })
    .await
}

/// What the buyer said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    agreed: bool,
    #[serde(default)]
    note: String,
}

async fn answer(
    calling: Calling,
    Path(which): Path<(String, i64)>,
    Question(Said { agreed, note }): Question<Said>,
) -> Result<Json<Told>, Problem> {
    acted(&calling, which, move |office, company, who, key| {
        agreements::answer(office, company, who, key, &Offered { agreed, note })
    })
    .await
}

/// The signed paper.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Signed {
    request: Option<i64>,
    number: String,
    note: String,
}

async fn sign(
    calling: Calling,
    Path(which): Path<(String, i64)>,
    Question(Signed { request, number, note }): Question<Signed>,
) -> Result<Json<Told>, Problem> {
    acted(&calling, which, move |office, company, who, key| {
        agreements::sign(office, company, who, key, &Signature { request, number, note })
    })
    .await
}

/// Why it ends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    reason: String,
}

async fn end(
    calling: Calling,
    Path(which): Path<(String, i64)>,
    Question(Ended { reason }): Question<Ended>,
) -> Result<Json<Told>, Problem> {
    acted(&calling, which, move |office, company, who, key| {
        agreements::end(office, company, who, key, &reason)
    })
    .await
}
