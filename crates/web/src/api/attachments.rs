//! `/api/v1/attachments`: scans that other systems keep, attached to a customer's file with what
//! they are, so that a court is shown the right ones.

use super::caller::{Calling, Question};
use super::credit::key;
use super::describe::shape::{named, object, text, whole, word};
use super::describe::{Method, Needs, Operation, Parameter, Served};
use super::problem::Problem;
use axum::Json;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use saldo_domain::dossier::attached::AttachedKind;
use saldo_work::dossier::{self, AttachingWritten, LARGEST_ATTACHMENT};
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

/// Largest question: a file in base64 with what is said of it.
const QUESTION: usize = LARGEST_ATTACHMENT / 3 * 4 + 64 * 1024;

const ATTACH: Operation = Operation {
    method: Method::Post,
    path: "/api/v1/attachments",
    id: "attach",
    needs: Needs::Scope(Scope::CustomersWrite),
    parameters: &[Parameter {
        name: "Idempotency-Key",
        place: "header",
        shape: || json!({ "type": "string", "pattern": "^[!-~]{8,100}$" }),
        needed: true,
    }],
    asks: Some("AttachmentQuestion"),
    answers: (201, Some("Attachment")),
    refuses: &[400, 401, 403, 404, 409, 413, 422],
};

/// The address at which files are attached.
pub(super) fn served() -> Served {
    Served::default().on(ATTACH, attach).at_most(QUESTION)
}

/// Every shape with its name.
pub(super) fn shapes() -> [(&'static str, Value); 3] {
    [
        ("AttachmentKind", word(AttachedKind::ALL.iter().map(|kind| kind.code()))),
        (
            "AttachmentQuestion",
            object(&[
                ("customer", text(), true),
                ("name", text(), true),
                ("kind", named("AttachmentKind"), true),
                ("document", text(), false),
                ("content", json!({ "type": "string", "contentEncoding": "base64" }), true),
            ]),
        ),
        ("Attachment", object(&[("attachment", whole(1, i64::MAX), true)])),
    ]
}

async fn attach(
    calling: Calling,
    headers: HeaderMap,
    Question(asked): Question<AttachingWritten>,
) -> Result<Response, Problem> {
    let key = key(&calling, &headers)?;
    let attachment = calling
        .ask(Scope::CustomersWrite, move |office, company, who| {
            dossier::attach_written(office, company, who, &key, &asked)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(json!({ "attachment": attachment }))).into_response())
}
