//! `/api/v1`: who calls, for whom, and what it may.

use super::caller::Calling;
use crate::routes::AppState;
use axum::routing::get;
use axum::{Json, Router};
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_work::tokens::Scope;
use serde::Serialize;

/// The address that tells a program whether its token works.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/api/v1", get(whoami))
}

/// What a token opens.
#[derive(Serialize)]
struct Whoami {
    company: String,
    /// The company's business day.
    today: Day,
    /// Log-in and role of the person the token acts for.
    login: String,
    role: &'static str,
    scopes: Vec<&'static str>,
    /// Microseconds since 1970-01-01, UTC.
    expires_at: Moment,
}

async fn whoami(calling: Calling) -> Json<Whoami> {
    let caller = &calling.caller;
    Json(Whoami {
        company: calling.company.name.clone(),
        today: calling.today,
        login: caller.person.login.clone(),
        role: caller.person.role.code(),
        scopes: caller.scopes.iter().copied().map(Scope::code).collect(),
        expires_at: caller.expires_at,
    })
}
