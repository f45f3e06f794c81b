//! `/api/v1/refunds`: money that goes back, listed, looked at, proposed and withdrawn by programs.
//! A person approves it: no token does.

use super::caller::{Calling, Question};
use super::describe::shape::{day, list as list_of, named, number, object, or_null, text, word};
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use saldo_domain::refunds::State;
use saldo_domain::{Day, Money};
use saldo_work::Refused;
use saldo_work::acts::IdempotencyKey;
use saldo_work::refunds::{self, Payee, Proposal, RefundShown};
use saldo_work::tokens::Scope;
use saldo_work::views::{self, Page};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Refunds of one answer.
const AT_ONCE: u32 = 200;

const NUMBER: Parameter = Parameter { name: "number", place: "path", shape: number, needed: true };

fn states() -> Value {
    word(State::ALL.map(State::code))
}

const LIST: Operation = Operation {
    method: Method::Get,
    path: "/api/v1/refunds",
    id: "refunds-list",
    needs: Needs::Scope(Scope::RefundsRead),
    parameters: &[
        Parameter { name: "state", place: "query", shape: states, needed: false },
        Parameter { name: "from", place: "query", shape: number, needed: false },
    ],
    asks: None,
    answers: (200, Some("Refunds")),
    refuses: &[400, 401, 403, 422],
};

const ONE: Operation = Operation {
    path: "/api/v1/refunds/{number}",
    id: "refunds-one",
    parameters: &[NUMBER],
    answers: (200, Some("Refund")),
    refuses: &[400, 401, 403, 404],
    ..LIST
};

const PROPOSE: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/refunds",
    id: "refunds-propose",
    needs: Needs::Scope(Scope::RefundsWrite),
    parameters: &[Parameter {
        name: "Idempotency-Key",
        place: "header",
        shape: || json!({ "type": "string", "pattern": "^[!-~]{8,100}$" }),
        needed: true,
    }],
    asks: Some("RefundProposal"),
    answers: (201, Some("Refund")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
};

const WITHDRAW: Operation = Operation {
    path: "/api/v1/refunds/{number}/withdraw",
    id: "refunds-withdraw",
    parameters: &[NUMBER],
    asks: Some("RefundWithdrawal"),
    answers: (200, Some("Refund")),
    ..PROPOSE
};

/// The addresses of refunds.
pub(super) fn served() -> Served {
    Served::default().on(LIST, list).on(ONE, one).on(PROPOSE, propose).on(WITHDRAW, withdraw)
}

/// Every shape with its name.
pub(super) fn shapes() -> [(&'static str, Value); 4] {
    let refund = object(&[
        ("number", number(), true),
        ("state", states(), true),
        ("customer", text(), true),
        ("payment", text(), true),
        ("amount", named("Money"), true),
        ("payee", text(), true),
        ("account", text(), true),
        ("bank", text(), true),
        ("own_account", text(), true),
        ("reason", text(), true),
        ("account_reason", text(), true),
        ("day", day(), true),
        ("order", or_null(number()), true),
    ]);
    let refunds = object(&[
        ("total", number(), true),
        ("next", or_null(number()), true),
        ("refunds", list_of(named("Refund")), true),
    ]);
    let mut proposal = vec![
        ("customer", text(), true),
        ("payment", text(), true),
        ("amount", text(), true),
        ("reason", text(), true),
    ];
    for name in ["payee", "account", "bank", "code", "own_account", "account_reason"] {
        proposal.push((name, text(), false));
    }
    [
        ("Refund", refund),
        ("Refunds", refunds),
        ("RefundProposal", object(&proposal)),
        ("RefundWithdrawal", object(&[("reason", text(), true)])),
    ]
}

/// A refund, as programs read it.
#[derive(Debug, Serialize)]
struct Told {
    number: i64,
    state: &'static str,
    customer: String,
    /// Number of the payment it is paid from.
    payment: String,
    amount: Money,
    payee: String,
    account: String,
    bank: String,
    own_account: String,
    reason: String,
    account_reason: String,
    day: Day,
    order: Option<i64>,
}

impl From<RefundShown> for Told {
    fn from(shown: RefundShown) -> Self {
        Self {
            number: shown.refund,
            state: shown.state.code(),
            customer: shown.code,
            payment: shown.number,
            amount: shown.amount,
            payee: shown.payee,
            account: shown.payee_account,
            bank: shown.payee_bank,
            own_account: shown.own_account,
            reason: shown.reason,
            account_reason: shown.account_reason,
            day: shown.on,
            order: Some(shown.order).filter(|order| *order != 0),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Wanted {
    state: String,
    from: u64,
}

#[derive(Debug, Serialize)]
struct Listed {
    total: u64,
    next: Option<u64>,
    refunds: Vec<Told>,
}

async fn list(calling: Calling, Query(wanted): Query<Wanted>) -> Result<Json<Listed>, Problem> {
    let page = Page::at(wanted.from, AT_ONCE);
    let found = calling
        .ask(Scope::RefundsRead, move |office, company, who| {
            let states = match wanted.state.as_str() {
                "" => Vec::new(),
                code => vec![State::from_code(code).ok_or_else(|| bad("state", code))?],
            };
            refunds::list(office, company, who, &states, page)
        })
        .await?
        .refunds;
    Ok(Json(Listed {
        total: found.total,
        next: found.next_offset(),
        refunds: found.rows.into_iter().map(Told::from).collect(),
    }))
}

fn bad(field: &'static str, value: &str) -> Refused {
    Refused::Field {
        field,
        value: value.chars().take(40).collect(),
        reason: "is none of the words",
        remedy: "the description of the interface names them all",
    }
}

async fn one(calling: Calling, Path(refund): Path<i64>) -> Result<Json<Told>, Problem> {
    let (found, _) = calling
        .ask(Scope::RefundsRead, move |office, company, who| {
            refunds::one(office, company, who, refund)
        })
        .await?;
    Ok(Json(found.into()))
}

/// What a program proposes to pay back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proposed {
    /// Code of the customer.
    customer: String,
    /// Number of the payment it is paid from.
    payment: String,
    /// A plain decimal, of the currency of the payment.
    amount: String,
    reason: String,
    #[serde(default)]
    payee: String,
    #[serde(default)]
    account: String,
    #[serde(default)]
    bank: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    own_account: String,
    #[serde(default)]
    account_reason: String,
}

async fn propose(
    calling: Calling,
    headers: HeaderMap,
    Question(said): Question<Proposed>,
) -> Result<Response, Problem> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let key = key.unwrap_or_default().to_owned();
    let told = calling
        .ask(Scope::RefundsWrite, move |office, company, who| {
            let key = IdempotencyKey::parse(&key)?;
            let document =
                views::credit_by_number(office, company, who, &said.customer, &said.payment)?;
            let currency = document.amount.currency();
            let amount = Money::parse(&said.amount, currency).map_err(Refused::Money)?;
            let payee =
                Payee { name: said.payee, account: said.account, bank: said.bank, code: said.code };
            let proposal = Proposal {
                customer: document.customer,
                item: document.item,
                amount,
                payee,
                own_account: said.own_account,
                reason: said.reason,
                account_reason: said.account_reason,
            };
            let number = refunds::propose(office, company, who, &key, &proposal)?;
            refunds::one(office, company, who, number)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(Told::from(told.0))).into_response())
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Withdrawn {
    reason: String,
}

async fn withdraw(
    calling: Calling,
    Path(refund): Path<i64>,
    Question(said): Question<Withdrawn>,
) -> Result<Json<Told>, Problem> {
    let (found, _) = calling
        .ask(Scope::RefundsWrite, move |office, company, who| {
            refunds::withdraw(office, company, who, refund, &said.reason)?;
            refunds::one(office, company, who, refund)
        })
        .await?;
    Ok(Json(found.into()))
}
