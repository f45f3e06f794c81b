//! Every way in which a request goes wrong, and the page that says so.
//!
//! Handlers answer with a [`Trouble`]. It travels as an extension of a plain response; the
//! outermost layer, which knows the browser's language and theme, dresses it as a page.
//! Answers of the framework itself (unknown address, body too large) are dressed the same.

mod refusals;

use crate::api;
use crate::desk::{Html, Manners};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Request;
use axum::http::header::{ALLOW, CONTENT_TYPE, REFERER};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
pub use refusals::sentence;
use saldo_work::{Refused, RefusedKind};
use std::sync::Arc;

/// Why a request was not answered with what was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    status: StatusCode,
    why: Why,
}

#[derive(Clone, Debug)]
enum Why {
    Refused(Arc<Refused>),
    /// Key of a text of the locale files.
    Said(&'static str),
}

impl Trouble {
    /// A trouble of the web itself: status and key of its text.
    pub(crate) fn said(status: StatusCode, key: &'static str) -> Self {
        Self { status, why: Why::Said(key) }
    }

    /// No such page, or not for this person: one answer.
    pub(crate) fn missing() -> Self {
        Self::said(StatusCode::NOT_FOUND, "error-missing")
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        let status = status(&refused);
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(error = %refused, "a request failed");
        }
        if status == StatusCode::FORBIDDEN {
            // Who and about what stands in the journal where something was done; here it was not.
            tracing::info!(code = refused.code(), "a request was refused");
        }
        Self { status, why: Why::Refused(Arc::new(refused)) }
    }
}

/// Is it nothing that whoever typed can mend? Then the form is not shown again.
pub(crate) fn hides_the_form(refused: &Refused) -> bool {
    matches!(refused.kind(), RefusedKind::Failure | RefusedKind::Forbidden)
}

/// The status that tells a program what sort of no it is.
pub(crate) fn status(refused: &Refused) -> StatusCode {
    if matches!(refused, Refused::TooManyAttempts { .. }) {
        return StatusCode::TOO_MANY_REQUESTS;
    }
    match refused.kind() {
        RefusedKind::Input => StatusCode::UNPROCESSABLE_ENTITY,
        RefusedKind::Forbidden => StatusCode::FORBIDDEN,
        RefusedKind::Missing => StatusCode::NOT_FOUND,
        RefusedKind::Conflict => StatusCode::CONFLICT,
        RefusedKind::Failure => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A bare answer that the outermost layer will dress.
pub(crate) fn plain(status: StatusCode, key: &'static str) -> Response {
    Trouble::said(status, key).into_response()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    p: Frame,
    status: u16,
    text: String,
    back: Option<String>,
}

/// Turns bare error answers into pages in the language of the browser.
pub(crate) async fn dress(request: Request, next: Next) -> Response {
    let manners = Manners::of(request.headers(), request.uri());
    let back = own_referer(request.headers());
    let for_program = api::is_api(request.uri().path());
    let response = next.run(request).await;
    let status = response.status();
    // A page of ours or an answer for programs is left alone; plain text is the framework's.
    let spoken = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    if !(status.is_client_error() || status.is_server_error()) || spoken {
        return response;
    }
    let dressed = match for_program {
        true => Some(api::dressed(&manners, status)),
        false => {
            let trouble = response.extensions().get::<Trouble>().cloned();
            error_page(manners.frame(), status, trouble, back)
        }
    };
    let Some(mut dressed) = dressed else { return response };
    // Which methods there are belongs to the answer that this one is none of them (RFC 9110).
    if let Some(methods) = response.headers().get(ALLOW) {
        dressed.headers_mut().insert(ALLOW, methods.clone());
    }
    dressed
}

fn error_page(
    mut frame: Frame,
    status: StatusCode,
    trouble: Option<Trouble>,
    back: Option<String>,
) -> Option<Response> {
    let text = match trouble.map(|trouble| trouble.why) {
        Some(Why::Refused(refused)) => sentence(frame.texts, &refused),
        Some(Why::Said(key)) => frame.texts.get(key),
        None => frame.texts.get(text_of(status)),
    };
    frame.title = frame.texts.get(title_of(status));
    let page = ErrorPage { p: frame, status: status.as_u16(), text, back };
    let body = page.render().map_err(|error| tracing::error!(%error, "error page")).ok()?;
    Some((status, Html(body)).into_response())
}

fn title_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "error-title-forbidden",
        StatusCode::NOT_FOUND => "error-title-missing",
        StatusCode::CONFLICT => "error-title-conflict",
        StatusCode::PAYLOAD_TOO_LARGE => "error-title-large",
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::SERVICE_UNAVAILABLE
        | StatusCode::TOO_MANY_REQUESTS => "error-title-busy",
        status if status.is_server_error() => "error-title-failure",
        _ => "error-title-input",
    }
}

pub(crate) fn text_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::FORBIDDEN => "error-forbidden",
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => "error-missing",
        StatusCode::PAYLOAD_TOO_LARGE => "error-large",
        StatusCode::TOO_MANY_REQUESTS => "error-too-often",
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => "error-busy",
        status if status.is_server_error() => "error-failure",
        _ => "error-input",
    }
}

/// Path and query of the page the person came from, if it was one of ours.
fn own_referer(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(REFERER)?.to_str().ok()?;
    let host = headers.get("host")?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let path = rest.strip_prefix(host)?;
    path.starts_with('/').then(|| path.to_owned())
}
