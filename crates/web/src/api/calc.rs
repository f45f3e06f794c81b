//! `/api/v1/calc`: the calculators. No sign-in and no database: nothing is stored.

use crate::desk::Manners;
use crate::routes::AppState;
use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use saldo_calc::{Code, Facts, Refusal, calculate, kinds};
use saldo_letters::Texts;
use serde_json::json;
use std::sync::LazyLock;

/// The data calculations look up; loaded once.
pub(crate) static FACTS: LazyLock<Facts> = LazyLock::new(Facts::shipped);

const JSON: &str = "application/json; charset=utf-8";

/// Largest input: two hundred invoices with five hundred payments each take half of it.
const LARGEST: usize = 16 << 20;

/// The addresses of the calculators.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/v1/calc", get(list))
        .route("/api/v1/calc/{kind}", post(answer))
        .layer(DefaultBodyLimit::max(LARGEST))
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
