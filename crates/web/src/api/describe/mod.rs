//! `/api/v1/openapi.json`: the interface for programs, described for programs (OpenAPI 3.1).
//!
//! Nothing is described that is not served and nothing served that is not described: an address
//! is added with its [`Operation`], by [`Served::on`], and from these the document is made. The
//! bodies of the calculators come from the tables of fields by which their input is checked.

mod fields;
pub(super) mod shape;

use crate::listed::Listed;
use crate::routes::AppState;
use axum::handler::Handler;
use axum::routing::{MethodFilter, on};
use saldo_calc::kinds;
use saldo_letters::Texts;
use saldo_work::tokens::Scope;
use serde_json::{Map, Value, json};
use shape::{list, named, object, text, whole};

/// How an operation is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
}

impl Method {
    const fn word(self) -> &'static str {
        match self {
            Method::Get => "get",
            Method::Post => "post",
        }
    }

    const fn filter(self) -> MethodFilter {
        match self {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        }
    }
}

/// What a token must open for an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: it is open to everybody.
    Nothing,
    /// A token that works, whatever it may.
    Token,
    /// A token with this scope.
    Scope(Scope),
}

/// One address with everything a program has to know of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    pub(crate) method: Method,
    /// As the router knows it.
    pub(crate) path: &'static str,
    /// Its name for generated programs; its words stand under `api-op-` and this.
    pub(crate) id: &'static str,
    pub(crate) needs: Needs,
    /// Parameters beside the body: name, where, shape, must it be given?
    pub(crate) parameters: &'static [Parameter],
    /// The question in the body, by the name of its shape.
    pub(crate) asks: Option<&'static str>,
    /// Status and shape of the answer when it is a yes; `None` has no body.
    pub(crate) answers: (u16, Option<&'static str>),
    /// Statuses of a no.
    pub(crate) refuses: &'static [u16],
}

/// A parameter beside the body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    /// `path`, `query` or `header`.
    pub(crate) place: &'static str,
    pub(crate) shape: fn() -> Value,
    pub(crate) needed: bool,
}

/// Addresses with their descriptions.
#[derive(Debug, Default)]
pub(crate) struct Served {
    listed: Listed,
    operations: Vec<Operation>,
}

impl Served {
    /// Serves an operation by this handler.
    pub(crate) fn on<H, T>(mut self, operation: Operation, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.listed = self.listed.route(operation.path, on(operation.method.filter(), handler));
        self.operations.push(operation);
        self
    }

    /// Bodies of everything so far may hold so many bytes.
    pub(crate) fn at_most(mut self, bytes: usize) -> Self {
        self.listed = self.listed.at_most(bytes);
        self
    }

    /// Both together.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.listed = self.listed.merge(other.listed);
        self.operations.extend(other.operations);
        self
    }

    /// The addresses.
    pub(crate) fn listed(self) -> Listed {
        self.listed
    }

    /// Their descriptions.
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }
}

/// The document, in a language.
pub(crate) fn document(operations: &[Operation], texts: &Texts) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        for (path, item) in items(operation, texts) {
            let entry = paths.entry(path).or_insert_with(|| json!({}));
            entry[operation.method.word()] = item;
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Saldo",
            "version": env!("CARGO_PKG_VERSION"),
            "description": texts.get("api-about"),
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "tags": tags(operations, texts),
        "paths": paths,
        "components": {
            "schemas": schemas(texts),
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": texts.get("api-no-token") },
            },
        },
    })
}

/// One address, or one for each calculator.
fn items(operation: &Operation, texts: &Texts) -> Vec<(String, Value)> {
    if operation.path != super::calc::EACH {
        let summary = texts.get(&format!("api-op-{}", operation.id));
        let body = operation.asks.map(|asks| json!({ "schema": named(asks) }));
        return vec![(operation.path.to_owned(), item(operation, operation.id, summary, body))];
    }
    let of_kind = |kind: &&saldo_calc::Kind| {
        let summary = texts.get(&format!("calc-title-{}", kind.name));
        let example: Value = serde_json::from_str(kind.example).expect("a test answers it");
        let body =
            json!({ "schema": fields::object(kind, kind.fields, texts), "example": example });
        let id = format!("{}-{}", operation.id, kind.name);
        let mut item = item(operation, &id, summary, Some(body));
        item["description"] = json!(kind.cites);
        (operation.path.replace("{kind}", kind.name), item)
    };
    kinds().iter().map(of_kind).collect()
}

fn item(operation: &Operation, id: &str, summary: String, body: Option<Value>) -> Value {
    let (status, shape) = operation.answers;
    let mut answers = Map::new();
    let mut yes = json!({ "description": said(status) });
    if let Some(shape) = shape {
        yes["content"] = json!({ "application/json": { "schema": named(shape) } });
    }
    answers.insert(status.to_string(), yes);
    for refused in operation.refuses {
        answers.insert(refused.to_string(), refusal(operation, *refused));
    }
    if operation.needs != Needs::Nothing {
        // Whoever has a token is counted, whatever is asked for.
        let often = 429;
        answers.insert(often.to_string(), refusal(operation, often));
    }
    let mut item = json!({
        "operationId": id,
        "summary": summary,
        "tags": [tag(operation)],
        "responses": answers,
        "security": security(operation),
    });
    if let Some(body) = body {
        item["requestBody"] = json!({ "required": true, "content": { "application/json": body } });
    }
    if !operation.parameters.is_empty() {
        let parameters: Vec<Value> = operation.parameters.iter().map(parameter).collect();
        item["parameters"] = json!(parameters);
    }
    item
}

/// A no of a calculator has the form of its contract; every other one is a problem document.
fn refusal(operation: &Operation, status: u16) -> Value {
    let of_contract = operation.path == super::calc::EACH && status != 413;
    let content = match of_contract {
        true => json!({ "application/json": { "schema": named("CalculatorRefusal") } }),
        false => json!({ "application/problem+json": { "schema": named("Problem") } }),
    };
    json!({ "description": said(status), "content": content })
}

fn parameter(parameter: &Parameter) -> Value {
    json!({
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.needed,
        "schema": (parameter.shape)(),
    })
}

fn security(operation: &Operation) -> Value {
    match operation.needs {
        Needs::Nothing => json!([]),
        Needs::Token => json!([{ "token": [] }]),
        Needs::Scope(scope) => json!([{ "token": [scope.code()] }]),
    }
}

/// The standard's own words for a status.
fn said(status: u16) -> &'static str {
    let status = axum::http::StatusCode::from_u16(status).ok();
    status.and_then(|status| status.canonical_reason()).unwrap_or("")
}

fn tag(operation: &Operation) -> &'static str {
    let rest = operation.path.trim_start_matches("/api/v1").trim_start_matches('/');
    match rest.split('/').next().unwrap_or_default() {
        "calc" => "calc",
        "credit" => "credit",
        "attachments" | "customers" | "invoices" | "credit-notes" | "payments" | "shipments" => {
            "push"
        }
        "mailings" => "mailings",
        "agreements" => "agreements",
        "refunds" => "refunds",
        "payables" => "payables",
        "contracts" => "contracts",
        _ => "api",
    }
}

fn tags(operations: &[Operation], texts: &Texts) -> Value {
    let mut tags: Vec<&str> = operations.iter().map(tag).collect();
    tags.sort_unstable();
    tags.dedup();
    let described =
        |tag: &&str| json!({ "name": tag, "description": texts.get(&format!("api-tag-{tag}")) });
    json!(tags.iter().map(described).collect::<Vec<Value>>())
}

fn schemas(texts: &Texts) -> Value {
    let mut all = Map::new();
    let own = [
        ("Problem", problem()),
        ("CalculatorKinds", calculator_kinds()),
        ("CalculatorAnswer", calculator_answer()),
        ("CalculatorRefusal", calculator_refusal(texts)),
    ];
    let subjects = own
        .into_iter()
        .chain(super::root::shapes())
        .chain(super::credit_shapes::all())
        .chain(super::mailing_shapes::all())
        .chain(super::agreement_shapes::all())
        .chain(super::refunds::shapes())
        .chain(super::payables::shapes())
        .chain(super::contracts::shapes())
        .chain(super::push_shapes::all())
        .chain(super::attachments::shapes());
    for (name, shape) in subjects {
        all.insert(name.to_owned(), shape);
    }
    Value::Object(all)
}

/// RFC 9457. A refused shipment brings the whole answer along.
fn problem() -> Value {
    let mut shape = object(&[
        ("type", text(), true),
        ("title", text(), true),
        ("status", whole(400, 599), true),
        ("code", text(), true),
        ("detail", text(), true),
    ]);
    shape["properties"]["answer"] = named("CreditAnswer");
    shape
}

fn calculator_kinds() -> Value {
    let kind = object(&[("kind", text(), true), ("title", text(), true), ("cites", text(), true)]);
    object(&[("kinds", list(kind), true)])
}

/// Which figures there are depends on the kind; the example of each kind shows them.
fn calculator_answer() -> Value {
    json!({ "type": "object" })
}

fn calculator_refusal(texts: &Texts) -> Value {
    let mut code = text();
    code["enum"] = json!(saldo_calc::Code::ALL.map(saldo_calc::Code::word));
    let mut field = text();
    field["description"] = json!(texts.get("api-refused-field"));
    let error = object(&[("code", code, true), ("field", field, true), ("message", text(), true)]);
    object(&[("error", error, true)])
}

#[cfg(test)]
mod tests;
