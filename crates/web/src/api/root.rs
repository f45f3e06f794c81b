//! `/api/v1`: who calls, for whom, and what it may.

use super::caller::Calling;
use super::describe::shape::{day, list, number, object, text, word};
use super::describe::{Method, Needs, Operation, Served, document};
use crate::desk::Manners;
use axum::Json;
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_work::tokens::Scope;
use serde::Serialize;
use serde_json::Value;

const WHOAMI: Operation = Operation {
    method: Method::Get,
    path: "/api/v1",
    id: "whoami",
    needs: Needs::Token,
    parameters: &[],
    asks: None,
    answers: (200, Some("Whoami")),
    refuses: &[400, 401],
};

const DESCRIPTION: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/openapi.json",
    id: "description",
    needs: Needs::Nothing,
    parameters: &[],
    asks: None,
    answers: (200, Some("Description")),
    refuses: &[400],
};

/// The addresses that tell a program whether its token works, and what else there is.
pub(super) fn served() -> Served {
    Served::default().on(WHOAMI, whoami).on(DESCRIPTION, description)
}

/// Their shapes, for the description.
pub(super) fn shapes() -> [(&'static str, Value); 2] {
    let whoami = object(&[
        ("company", text(), true),
        ("today", day(), true),
        ("login", text(), true),
        ("role", word(saldo_domain::Role::ALL.map(saldo_domain::Role::code)), true),
        ("scopes", list(word(Scope::ALL.map(Scope::code))), true),
        ("expires_at", number(), true),
    ]);
    // The form of the document is the standard's own.
    [("Whoami", whoami), ("Description", serde_json::json!({ "type": "object" }))]
}

/// The description of the interface, in the language that is asked for.
async fn description(manners: Manners) -> Json<Value> {
    Json(document(super::served().operations(), manners.frame().texts))
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
