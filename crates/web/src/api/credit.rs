//! `/api/v1/credit`: what a shop or accounting system asks before goods leave.

use super::caller::{Calling, Question};
use super::describe::shape::number;
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use saldo_domain::{Currency, Money};
use saldo_work::Refused;
use saldo_work::acts::IdempotencyKey;
use saldo_work::credit::{self, CreditAnswer, CreditQuestion, Kept, ReservationAsked, TermsRecord};
use saldo_work::tokens::Scope;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Hours for which part of a limit is kept where the request does not say.
const HOURS: u16 = 72;

const CHECK: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/credit/check",
    id: "credit-check",
    needs: Needs::Scope(Scope::CreditCheck),
    parameters: &[],
    asks: Some("CreditQuestion"),
    answers: (200, Some("CreditAnswer")),
    refuses: &[400, 401, 403, 404, 413, 422],
};

const RESERVE: Operation = Operation {
    path: "/api/v1/credit/reserve",
    id: "credit-reserve",
    needs: Needs::Scope(Scope::CreditReserve),
    parameters: &[Parameter {
        name: "Idempotency-Key",
        place: "header",
        shape: || json!({ "type": "string", "pattern": "^[!-~]{8,100}$" }),
        needed: true,
    }],
    asks: Some("ReservationQuestion"),
    answers: (201, Some("Reservation")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
    ..CHECK
};

const RELEASE: Operation = Operation {
    path: "/api/v1/credit/release",
    id: "credit-release",
    needs: Needs::Scope(Scope::CreditReserve),
    asks: Some("ReleaseQuestion"),
    answers: (204, None),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
    ..CHECK
};

const TERMS: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/credit/terms",
    id: "credit-terms",
    needs: Needs::Scope(Scope::TermsRead),
    parameters: &[Parameter { name: "after", place: "query", shape: number, needed: false }],
    asks: None,
    answers: (200, Some("TermsRecords")),
    refuses: &[400, 401, 403, 422],
};

/// The addresses of credit control.
pub(super) fn served() -> Served {
    Served::default().on(CHECK, check).on(RESERVE, reserve).on(RELEASE, release).on(TERMS, terms)
}

/// May this customer get this shipment now?
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckAsked {
    /// Code of the customer.
    customer: String,
    /// A plain decimal, e.g. "60000.00".
    amount: String,
    /// The company's where absent.
    #[serde(default)]
    currency: Option<String>,
}

async fn check(
    calling: Calling,
    Question(asked): Question<CheckAsked>,
) -> Result<Json<CreditAnswer>, Problem> {
    let amount = money(&calling, &asked.amount, asked.currency.as_deref())?;
    let question = CreditQuestion { customer: asked.customer, amount };
    let answer = calling
        .ask(Scope::CreditCheck, move |office, company, who| {
            credit::check(office, company, who, &question)
        })
        .await?;
    Ok(Json(answer))
}

/// Keep part of the limit for this shipment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReserveAsked {
    customer: String,
    amount: String,
    #[serde(default)]
    currency: Option<String>,
    /// Number of the invoice to come.
    reference: String,
    #[serde(default)]
    hours: Option<u16>,
}

async fn reserve(
    calling: Calling,
    headers: HeaderMap,
    Question(asked): Question<ReserveAsked>,
) -> Result<Response, Problem> {
    let key = key(&calling, &headers)?;
    let amount = money(&calling, &asked.amount, asked.currency.as_deref())?;
    let ReserveAsked { customer, reference, hours, .. } = asked;
    let asked = ReservationAsked { customer, amount, reference, hours: hours.unwrap_or(HOURS) };
    let kept: Kept = calling
        .ask(Scope::CreditReserve, move |office, company, who| {
            credit::reserve(office, company, who, &key, &asked)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(kept)).into_response())
}

pub(super) fn key(calling: &Calling, headers: &HeaderMap) -> Result<IdempotencyKey, Problem> {
    let given = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = IdempotencyKey::parse(given.unwrap_or_default());
    key.map_err(|refused| Problem::refused(calling.texts, &refused))
}

/// Let a reservation go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseAsked {
    reservation: i64,
}

async fn release(
    calling: Calling,
    Question(asked): Question<ReleaseAsked>,
) -> Result<StatusCode, Problem> {
    calling
        .ask(Scope::CreditReserve, move |office, company, who| {
            credit::release(office, company, who, asked.reservation)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which records of changed terms.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct After {
    /// Number of the last record that was taken.
    after: i64,
}

/// Records of changed terms.
#[derive(Serialize)]
struct Changed {
    records: Vec<TermsRecord>,
}

async fn terms(
    calling: Calling,
    axum::extract::Query(After { after }): axum::extract::Query<After>,
) -> Result<Json<Changed>, Problem> {
    let records = calling
        .ask(Scope::TermsRead, move |office, company, who| {
            credit::terms_records(office, company, who, after)
        })
        .await?;
    Ok(Json(Changed { records }))
}

fn money(calling: &Calling, amount: &str, currency: Option<&str>) -> Result<Money, Problem> {
    let read = || {
        let currency = match currency {
            Some(code) => Currency::from_code(code)?,
            None => calling.company.currency,
        };
        Money::parse(amount, currency)
    };
    read().map_err(|error| {
        let code = Refused::Money(error.clone()).code().trim_start_matches("refused-").to_owned();
        let said = calling.texts.with_text("api-not-an-amount", "what", &error.to_string());
        Problem::said(StatusCode::UNPROCESSABLE_ENTITY, &code, said)
    })
}
