//! `/api/v1/calc`: the calculators. No sign-in and no database: nothing is stored.

use super::describe::{Method, Needs, Operation, Served};
use crate::desk::Manners;
use axum::body::Bytes;
use axum::extract::Path;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use saldo_calc::{Code, Facts, Refusal, calculate, kinds};
use saldo_letters::Texts;
use serde_json::json;
use std::sync::LazyLock;

/// The data calculations look up; loaded once.
pub(crate) static FACTS: LazyLock<Facts> = LazyLock::new(Facts::shipped);

const JSON: &str = "application/json; charset=utf-8";

/// Largest input: two hundred invoices with five hundred payments each take half of it.
const LARGEST: usize = 16 << 20;

/// The address of each calculator; the description names every kind.
pub(super) const EACH: &str = "/api/v1/calc/{kind}";

const LIST: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/calc",
    id: "calculators",
    needs: Needs::Nothing,
    parameters: &[],
    asks: None,
    answers: (200, Some("CalculatorKinds")),
    refuses: &[400],
};

const CALCULATE: Operation = Operation {
    method: Method::Post,
    path: EACH,
    id: "calculate",
    needs: Needs::Nothing,
    parameters: &[],
    asks: None,
    answers: (200, Some("CalculatorAnswer")),
    refuses: &[400, 413, 422],
};

/// The addresses of the calculators.
pub(super) fn served() -> Served {
    Served::default().on(LIST, list).on(CALCULATE, answer).at_most(LARGEST)
}

/// The kinds with their titles.
async fn list(manners: Manners) -> Response {
    let texts = manners.frame().texts;
    let kinds: Vec<_> = kinds()
        .iter()
        .map(|kind| {
            let title = texts.get(&format!("calc-title-{}", kind.name));
            json!({ "kind": kind.name, "title": title, "cites": kind.cites })
        })
        .collect();
    axum::Json(json!({ "kinds": kinds })).into_response()
}

/// One calculation: the body is the input object.
async fn answer(
    Path(kind): Path<String>,
    manners: Manners,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let texts = manners.frame().texts;
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return rejection.into_response(),
    };
    // A thousand rows take milliseconds; other requests should not wait for them.
    let done = tokio::task::spawn_blocking(move || calculate(&kind, &body, &FACTS)).await;
    match done {
        Ok(Ok(answer)) => spoken(StatusCode::OK, answer.into_text()),
        Ok(Err(refusal)) => refused(refusal, texts),
        Err(error) => {
            tracing::error!(%error, "a calculation failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn refused(refusal: Refusal, texts: &Texts) -> Response {
    let status = match refusal.code() {
        Code::InvalidJson => StatusCode::BAD_REQUEST,
        Code::UnknownKind => StatusCode::NOT_FOUND,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    spoken(status, refusal.into_text(texts))
}

fn spoken(status: StatusCode, text: String) -> Response {
    (status, [(CONTENT_TYPE, JSON)], text).into_response()
}
