//! `/api/v1/contracts`: the contracts on customers' files, read and entered by other systems. What a
//! token may is what the person behind it may on the pages: a contract with deferral waits for known
//! people and a decision there as here (CLI-02, CLI-07).

use super::caller::{Calling, Question};
use super::describe::shape::{day, flag, list, named, object, or_null, text, whole, word};
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use saldo_domain::dossier::contract::Warning;
use saldo_work::dossier::{self, ContractTold, ContractWritten};
use saldo_work::tokens::Scope;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const LIST: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/contracts",
    id: "contracts-list",
    needs: Needs::Scope(Scope::ContractsRead),
    parameters: &[Parameter { name: "customer", place: "query", shape: text, needed: true }],
    asks: None,
    answers: (200, Some("Contracts")),
    refuses: &[400, 401, 403, 404, 422],
};

const ENTER: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/contracts",
    id: "contracts-enter",
    needs: Needs::Scope(Scope::ContractsWrite),
    parameters: &[],
    asks: Some("ContractQuestion"),
    answers: (201, Some("Contract")),
    refuses: &[400, 401, 403, 404, 413, 422],
};

const END: Operation = Operation {
    path: "/api/v1/contracts/end",
    id: "contracts-end",
    asks: Some("ContractEnd"),
    answers: (200, Some("Contracts")),
    ..ENTER
};

/// The addresses of contracts.
pub(super) fn served() -> Served {
    Served::default().on(LIST, listed).on(ENTER, enter).on(END, end)
}

/// Days to pay: as many as a contract can give.
fn terms() -> Value {
    or_null(whole(0, i64::from(u16::MAX)))
}

/// Every shape with its name.
pub(super) fn shapes() -> [(&'static str, Value); 5] {
    let said = |told: bool| {
        vec![
            ("number", text(), true),
            ("signed", day(), true),
            ("terms_days", terms(), told),
            ("late_fee", flag(), told),
            ("pretrial", flag(), told),
            ("payment_clauses", text(), told),
            ("penalty_clauses", text(), told),
            ("copy", or_null(whole(1, i64::MAX)), told),
        ]
    };
    let question = [vec![("customer", text(), true)], said(false)].concat();
    let answer = [said(true), vec![("warnings", list(named("ContractWarning")), true)]].concat();
    [
        ("ContractWarning", word(Warning::ALL.iter().map(|warning| warning.code()))),
        ("ContractQuestion", object(&question)),
        ("Contract", object(&answer)),
        ("ContractEnd", object(&[("customer", text(), true), ("number", text(), true)])),
        (
            "Contracts",
            object(&[("customer", text(), true), ("contracts", list(named("Contract")), true)]),
        ),
    ]
}

/// Whose contracts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    /// Code of the customer.
    customer: String,
}

/// The contracts of a customer that are in force.
#[derive(Debug, Serialize)]
struct Listed {
    customer: String,
    contracts: Vec<ContractTold>,
}

async fn listed(calling: Calling, Query(wanted): Query<Wanted>) -> Result<Json<Listed>, Problem> {
    let customer = wanted.customer.clone();
    let contracts = calling
        .ask(Scope::ContractsRead, move |office, company, who| {
            dossier::contracts(office, company, who, &wanted.customer)
        })
        .await?;
    Ok(Json(Listed { customer, contracts }))
}

async fn enter(
    calling: Calling,
    Question(asked): Question<ContractWritten>,
) -> Result<Response, Problem> {
    let told = calling
        .ask(Scope::ContractsWrite, move |office, company, who| {
            dossier::enter_contract(office, company, who, &asked)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

/// A contract that is over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ended {
    /// Code of the customer.
    customer: String,
    number: String,
}

async fn end(calling: Calling, Question(asked): Question<Ended>) -> Result<Json<Listed>, Problem> {
    let customer = asked.customer.clone();
    let contracts = calling
        .ask(Scope::ContractsWrite, move |office, company, who| {
            dossier::end_contract_of(office, company, who, (&asked.customer, &asked.number))
        })
        .await?;
    Ok(Json(Listed { customer, contracts }))
}
