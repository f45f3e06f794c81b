//! The calculators as programs ask them: no sign-in, no cookie, JSON in, JSON out.

#[path = "../../../calc/tests/worked/mod.rs"]
mod worked;

use crate::house::Visitor;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde_json::{Value, json};

async fn asked(kind: &str, input: &str) -> (StatusCode, Value) {
    let path = format!("/api/v1/calc/{kind}");
    let page = Visitor::stranger().post_from(&path, input, None).await;
    let spoken = page.headers[CONTENT_TYPE].to_str().expect("text");
    assert!(spoken.starts_with("application/json"), "{kind}: {spoken}");
    (page.status, serde_json::from_str(&page.text).expect("JSON"))
}

#[tokio::test]
async fn every_worked_case_holds_over_http() {
    let mut wrong = Vec::new();
    for case in worked::cases() {
        let kind = case["kind"].as_str().expect("a kind");
        let (status, answer) = asked(kind, &case["input"].to_string()).await;
        let expected = match case["expected_error"]["code"].as_str() {
            None => StatusCode::OK,
            Some("unknown_kind") => StatusCode::NOT_FOUND,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        assert_eq!(status, expected, "{}", case["id"]);
        let shown = if status == StatusCode::OK { json!({ "output": answer }) } else { answer };
        wrong.extend(worked::wrong(&case, &shown));
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn what_is_no_json_is_a_bad_request_and_the_list_names_every_kind() {
    let (status, answer) = asked("review-dates", "{").await;
    assert_eq!(
        (status, &answer["error"]["code"]),
        (StatusCode::BAD_REQUEST, &json!("invalid_json"))
    );
    let page = Visitor::stranger().get("/api/v1/calc").await;
    let list: Value = serde_json::from_str(&page.text).expect("JSON");
    assert_eq!(list["kinds"].as_array().map(Vec::len), Some(45));
}
