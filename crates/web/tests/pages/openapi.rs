//! The description of the interface for programs against what is really answered.

use crate::house::{Page, Visitor};
use crate::token::token;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

pub(crate) async fn description() -> Value {
    let page = Visitor::stranger().get("/api/v1/openapi.json").await;
    assert_eq!(page.status, StatusCode::OK);
    serde_json::from_str(&page.text).expect("JSON")
}

/// What of a value is not as its shape says. Patterns are looked at by validators from outside.
fn faults(document: &Value, shape: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(to) = shape["$ref"].as_str() {
        let named = document.pointer(to.trim_start_matches('#'));
        return faults(document, named.unwrap_or_else(|| panic!("{to} is nowhere")), value, at);
    }
    if let Some(any) = shape["anyOf"].as_array() {
        let fits = any.iter().any(|one| faults(document, one, value, at).is_empty());
        return if fits {
            Vec::new()
        } else {
            vec![format!("{at}: none of the shapes fits {value}")]
        };
    }
    match shape["type"].as_str().expect("a type") {
        "object" => of_object(document, shape, value, at),
        "array" => match value.as_array() {
            None => vec![format!("{at}: no list")],
            Some(items) => {
                let item = |(place, item)| {
                    faults(document, &shape["items"], item, &format!("{at}[{place}]"))
                };
                items.iter().enumerate().flat_map(item).collect()
            }
        },
        "string" => match (value.as_str(), shape["enum"].as_array()) {
            (None, _) => vec![format!("{at}: no text: {value}")],
            (Some(_), Some(words)) if !words.contains(value) => {
                vec![format!("{at}: {value} is none of the words")]
            }
            _ => Vec::new(),
        },
        kind => {
            let fits = match kind {
                "integer" => value.as_i64().is_some_and(|number| {
                    shape["minimum"].as_i64().is_none_or(|least| least <= number)
                        && shape["maximum"].as_i64().is_none_or(|most| number <= most)
                }),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                other => panic!("{at}: no shape is called {other}"),
            };
            if fits { Vec::new() } else { vec![format!("{at}: {value} is no {kind}")] }
        }
    }
}

fn of_object(document: &Value, shape: &Value, value: &Value, at: &str) -> Vec<String> {
    let Some(members) = value.as_object() else { return vec![format!("{at}: no object")] };
    let mut found = Vec::new();
    for name in shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !members.contains_key(name) {
            found.push(format!("{at}.{name} is missing"));
        }
    }
    for (name, member) in members {
        match shape["properties"].get(name) {
            Some(shape) => found.extend(faults(document, shape, member, &format!("{at}.{name}"))),
            None if shape["additionalProperties"] == json!(false) => {
                found.push(format!("{at}.{name} is not described"));
            }
            None => {}
        }
    }
    found
}

/// What is wrong with an answer: its status or its body is not described.
pub(crate) fn undescribed(document: &Value, method: &str, path: &str, page: &Page) -> Vec<String> {
    let answers = &document["paths"][path][method]["responses"];
    let Some(answer) = answers.get(page.status.as_str()) else {
        return vec![format!("{method} {path}: {} is not described", page.status)];
    };
    let spoken = page.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let spoken = spoken.unwrap_or_default().split(';').next().unwrap_or_default();
    let Some(content) = answer.get("content") else {
        return if page.text.is_empty() { Vec::new() } else { vec![format!("{path}: a body")] };
    };
    let Some(shape) = content.get(spoken) else {
        return vec![format!("{method} {path}: {} in {spoken} is not described", page.status)];
    };
    let body: Value = serde_json::from_str(&page.text).expect("JSON");
    faults(document, &shape["schema"], &body, &format!("{method} {path} {}", page.status))
}

#[tokio::test]
async fn every_described_address_answers_in_its_method_and_no_other() {
    let document = description().await;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in ["get", "post"] {
            let mut visitor = Visitor::stranger();
            let page = match method {
                "get" => visitor.get(path).await,
                _ => visitor.post_from(path, "{}", None).await,
            };
            assert_ne!(page.status, StatusCode::NOT_FOUND, "{method} {path}");
            let served = page.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(served, item.get(method).is_some(), "{method} {path}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn the_example_of_every_calculator_is_as_described_and_is_answered_so() {
    let document = description().await;
    let paths = document["paths"].as_object().expect("paths");
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (path, item) in paths {
        let Some(content) = item["post"]["requestBody"]["content"].get("application/json") else {
            continue;
        };
        let Some(example) = content.get("example") else { continue };
        asked += 1;
        wrong.extend(faults(&document, &content["schema"], example, path));
        let page = Visitor::stranger().post_from(path, &example.to_string(), None).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
        wrong.extend(undescribed(&document, "post", path, &page));
        let page = Visitor::stranger().post_from(path, r#"{"no_such_field": 1}"#, None).await;
        wrong.extend(undescribed(&document, "post", path, &page));
    }
    assert_eq!(asked, saldo_calc::kinds().len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn credit_control_answers_as_described_yes_and_no() {
    let document = description().await;
    let secret = token("accountant", &Scope::ALL);
    let poor = token("accountant", &[Scope::TermsRead]);
    let question = json!({ "customer": "C-0014", "amount": "0.01" });
    let reservation = json!({ "customer": "C-0014", "amount": "99999999.00", "reference": "OA-1" });
    let stranger = json!({ "customer": "C-9999", "amount": "1" });
    let posts: [(&str, &str, &Value, u16); 8] = [
        (&secret, "check", &question, 200),
        (&secret, "check", &stranger, 404),
        (&secret, "check", &json!({ "customer": 1 }), 400),
        (&secret, "check", &json!({ "customer": "C-0014", "amount": "x" }), 422),
        (&poor, "check", &question, 403),
        ("saldo_0", "check", &question, 401),
        (&secret, "reserve", &reservation, 409),
        (&secret, "release", &json!({ "reservation": 999_999 }), 404),
    ];
    let mut wrong = Vec::new();
    for (secret, subject, body, status) in posts {
        let path = format!("/api/v1/credit/{subject}");
        let key = (subject == "reserve").then_some("openapi-reserve-1");
        let page = Visitor::stranger().post_json(&path, secret, key, &body.to_string()).await;
        assert_eq!(page.status.as_u16(), status, "{path} {body}: {}", page.text);
        wrong.extend(undescribed(&document, "post", &path, &page));
    }
    for (path, query) in [("/api/v1", ""), ("/api/v1/credit/terms", "?after=0")] {
        let page = Visitor::stranger().get_with_token(&format!("{path}{query}"), &secret).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        wrong.extend(undescribed(&document, "get", path, &page));
    }
    let page = Visitor::stranger().get_with_token("/api/v1/credit/terms?after=x", &secret).await;
    wrong.extend(undescribed(&document, "get", "/api/v1/credit/terms", &page));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
