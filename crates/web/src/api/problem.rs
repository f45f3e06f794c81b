//! How the interface for programs says no: `application/problem+json` (RFC 9457), with a code
//! for programs and a sentence for the person who reads the log.

use crate::desk::Manners;
use crate::errors::{self, sentence, text_of};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use saldo_letters::Texts;
use saldo_work::Refused;
use serde_json::{Map, Value, json};

const KIND: &str = "application/problem+json; charset=utf-8";

/// A no.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    /// Does not change with the language.
    code: String,
    detail: String,
    /// Further members of the document.
    more: Box<Map<String, Value>>,
    /// Seconds after which the same may be asked again.
    again_in: Option<i64>,
}

impl Problem {
    /// A no of the interface itself.
    pub(crate) fn said(status: StatusCode, code: &str, detail: String) -> Self {
        Self { status, code: code.to_owned(), detail, more: Box::default(), again_in: None }
    }

    /// What a use-case refuses.
    pub(crate) fn refused(texts: &Texts, refused: &Refused) -> Self {
        let status = errors::status(refused);
        if status == StatusCode::INTERNAL_SERVER_ERROR {
            tracing::error!(error = %refused, "a request of a program failed");
        }
        let code = refused.code().trim_start_matches("refused-");
        let mut problem = Self::said(status, code, sentence(texts, refused));
        if let Refused::NoCredit { answer } = refused {
            let whole = serde_json::to_value(answer).unwrap_or_default();
            problem.more.insert("answer".to_owned(), whole);
        }
        problem
    }

    /// A bare status of the framework.
    pub(crate) fn of_status(texts: &Texts, status: StatusCode) -> Self {
        let key = text_of(status);
        Self::said(status, key.trim_start_matches("error-"), texts.get(key))
    }

    /// Called more often than agreed: in so many seconds again.
    pub(crate) fn too_often(texts: &Texts, seconds: i64) -> Self {
        let said = texts.count("api-too-often", seconds);
        let mut problem = Self::said(StatusCode::TOO_MANY_REQUESTS, "too-often", said);
        problem.again_in = Some(seconds);
        problem
    }

    /// No token, or one that opens nothing: one answer.
    pub(crate) fn no_token(texts: &Texts) -> Self {
        Self::said(StatusCode::UNAUTHORIZED, "no-token", texts.get("api-no-token"))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut body = *self.more;
        body.insert("type".to_owned(), json!(format!("urn:saldo:problem:{}", self.code)));
        body.insert("title".to_owned(), json!(self.status.canonical_reason()));
        body.insert("status".to_owned(), json!(self.status.as_u16()));
        body.insert("code".to_owned(), json!(self.code));
        body.insert("detail".to_owned(), json!(self.detail));
        let text = Value::Object(body).to_string();
        let mut response = (self.status, [(CONTENT_TYPE, KIND)], text).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let how = HeaderValue::from_static("Bearer realm=\"saldo\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, how);
        }
        if let Some(seconds) = self.again_in {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Does this address belong to the interface for programs?
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// A bare status in the form of the interface: unknown address, wrong method, too slow.
pub(crate) fn dressed(manners: &Manners, status: StatusCode) -> Response {
    Problem::of_status(manners.frame().texts, status).into_response()
}
