//! `/api/v1/payables`: what creditors confirmed, told by programs for the inventory of settlements.

use super::caller::{Calling, Question};
use super::describe::shape::{day, named, object, text};
use super::describe::{Method, Needs, Operation, Served};
use super::problem::Problem;
use axum::Json;
use saldo_domain::payables::income::Paper;
use saldo_domain::{Day, Money};
use saldo_work::Refused;
use saldo_work::payables::{self, Confirming};
use saldo_work::tokens::Scope;
use serde::{Deserialize, Serialize};
use serde_json::Value;

const CONFIRM: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/payables/confirmations",
    id: "payables-confirm",
    needs: Needs::Scope(Scope::PayablesWrite),
    parameters: &[],
    asks: Some("PayableConfirmation"),
    answers: (200, Some("PayableConfirmed")),
    refuses: &[400, 401, 403, 404, 413, 422],
};

/// The addresses of payables.
pub(super) fn served() -> Served {
    Served::default().on(CONFIRM, confirm)
}

/// Every shape with its name.
pub(super) fn shapes() -> [(&'static str, Value); 2] {
    let said = object(&[
        ("creditor", text(), true),
        ("number", text(), true),
        ("amount", text(), true),
        ("as_of", day(), true),
        ("paper", text(), true),
        ("dated", day(), true),
    ]);
    let noted = object(&[
        ("creditor", text(), true),
        ("number", text(), true),
        ("amount", named("Money"), true),
        ("as_of", day(), true),
    ]);
    [("PayableConfirmation", said), ("PayableConfirmed", noted)]
}

/// What a creditor confirmed of one of its documents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Code of the creditor.
    creditor: String,
    /// Number of its document.
    number: String,
    /// A plain decimal, of the currency of the document.
    amount: String,
    /// The day of the balance.
    as_of: Day,
    /// Number and day of the paper by which it says so.
    paper: String,
    dated: Day,
}

#[derive(Debug, Serialize)]
struct Noted {
    creditor: String,
    number: String,
    amount: Money,
    as_of: Day,
}

async fn confirm(calling: Calling, Question(said): Question<Said>) -> Result<Json<Noted>, Problem> {
    let noted = calling
        .ask(Scope::PayablesWrite, move |office, company, who| {
            let wanted = (said.creditor.as_str(), said.number.as_str());
            let line = payables::numbered(office, company, who, wanted, said.as_of)?;
            let new = line.row.new;
            let amount =
                Money::parse(&said.amount, new.amount.currency()).map_err(Refused::Money)?;
            let paper = Paper { number: said.paper, on: said.dated };
            let told = Confirming { amount, as_of: said.as_of, paper };
            payables::confirm(office, company, who, (new.creditor, new.payable), &told)?;
            Ok(Noted { creditor: new.code, number: new.number, amount, as_of: said.as_of })
        })
        .await?;
    Ok(Json(noted))
}
