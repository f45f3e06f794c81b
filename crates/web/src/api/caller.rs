//! Who calls: a bearer token in the `Authorization` header, and nowhere else. A token in an
//! address would stand in logs and histories (S26), so one there opens nothing.

use super::problem::Problem;
use crate::desk::Manners;
use crate::origin::Origin;
use crate::routes::AppState;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use saldo_domain::{CompanyId, Day};
use saldo_letters::Texts;
use saldo_work::authority;
use saldo_work::company::{self, Company};
use saldo_work::tokens::{self, Caller, Scope};
use saldo_work::{Office, Refused, Who};
use serde::de::DeserializeOwned;

/// A program with a token that works.
#[derive(Clone, Debug)]
pub(crate) struct Calling {
    state: AppState,
    pub(crate) caller: Caller,
    who: Who,
    pub(crate) company: Company,
    pub(crate) today: Day,
    pub(crate) texts: &'static Texts,
}

impl Calling {
    /// Asks a use-case for which the token needs this scope, on a blocking thread.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        scope: Scope,
        act: impl FnOnce(&Office, CompanyId, Who) -> Result<T, Refused> + Send + 'static,
    ) -> Result<T, Problem> {
        let said = |refused| Problem::refused(self.texts, &refused);
        self.caller.must(scope).map_err(said)?;
        let (company, who) = (self.caller.company, self.who);
        self.state.blocking(move |office| act(office, company, who)).await.map_err(said)
    }
}

impl FromRequestParts<AppState> for Calling {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let texts = Manners::of(&parts.headers, &parts.uri).frame().texts;
        let secret = bearer(&parts.headers).ok_or_else(|| Problem::no_token(texts))?;
        let origin = Origin::of(parts, state.behind_proxy);
        let now = state.office.now();
        // Counted before anything is looked up: guessing costs the guesser, not the database.
        let held = |seconds| Problem::too_often(texts, seconds);
        state.calls.admit(&format!("token {}", hash(&secret)), now).map_err(held)?;
        let found = state.blocking(move |office| known(office, &secret)).await;
        let found = found.map_err(|refused| Problem::refused(texts, &refused))?;
        let Some((caller, who, company, today)) = found else {
            state.calls.guess(&format!("address {}", origin.address), now).map_err(held)?;
            return Err(Problem::no_token(texts));
        };
        let state = state.asked_from(&origin.by(&format!("token {}", caller.token)));
        Ok(Self { state, caller, who, company, today, texts })
    }
}

/// Asked on every request, so that a token taken away acts at once (S08).
fn known(office: &Office, secret: &str) -> Result<Option<(Caller, Who, Company, Day)>, Refused> {
    let Some(caller) = tokens::caller(office, secret)? else { return Ok(None) };
    let company = company::get(office, caller.company)?;
    let today = office.today_in(&company.zone)?;
    let who = authority::as_of_today(office, caller.company, caller.who())?;
    Ok(Some((caller, who, company, today)))
}

/// Under this name calls are counted: the token itself stays where it is.
fn hash(secret: &str) -> String {
    blake3::hash(secret.as_bytes()).to_hex().to_string()
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim().to_owned())
}

/// A question read from the body, whatever content type it claims: programs forget it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<AppState> for Question<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let texts = Manners::of(request.headers(), request.uri()).frame().texts;
        let body: Result<Bytes, BytesRejection> = Bytes::from_request(request, state).await;
        let body = body.map_err(|refused| Problem::of_status(texts, refused.status()))?;
        serde_json::from_slice(&body).map(Self).map_err(|error| {
            let said = texts.with_text("api-not-the-question", "what", &error.to_string());
            Problem::said(StatusCode::BAD_REQUEST, "not-the-question", said)
        })
    }
}
