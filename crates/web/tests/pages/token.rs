//! Programs at the door: a bearer token in the header and nowhere else (S26).

use crate::house::{Visitor, office};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use saldo_work::tokens::{self, NewToken, Scope};
use saldo_work::{Who, company};
use serde_json::Value;

/// A token for this person of the demo company.
pub(crate) fn token(login: &str, scopes: &[Scope]) -> String {
    let company = company::only(office()).expect("a company").company;
    let new = NewToken {
        name: "test".to_owned(),
        login: login.to_owned(),
        scopes: scopes.to_vec(),
        days: 1,
    };
    tokens::add(office(), company, Who::program(), &new).expect("a token").secret
}

#[tokio::test]
async fn a_token_in_the_header_tells_who_calls() {
    let secret = token("accountant", &Scope::ALL);
    let page = Visitor::stranger().get_with_token("/api/v1", &secret).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let answer: Value = serde_json::from_str(&page.text).expect("JSON");
    assert_eq!(answer["role"], "ACCOUNTANT");
    assert_eq!(answer["scopes"][0], "credit:check");
}

#[tokio::test]
async fn without_a_token_that_works_the_answer_is_a_problem() {
    let secret = token("accountant", &Scope::ALL);
    let mut signed_in = Visitor::signed_in("admin").await;
    let in_address = format!("/api/v1?access_token={secret}&token={secret}");
    let answers = [
        Visitor::stranger().get("/api/v1").await,
        // A browser's session is for pages; a form of another site must not reach programs' acts.
        signed_in.get("/api/v1").await,
        Visitor::stranger().get(&in_address).await,
        Visitor::stranger().get_with_token("/api/v1", "saldo_0").await,
    ];
    for page in answers {
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert!(page.headers[WWW_AUTHENTICATE].to_str().expect("text").starts_with("Bearer"));
        is_problem(&page, "no-token");
    }
}

#[tokio::test]
async fn an_address_that_is_none_is_a_problem_too() {
    let page = Visitor::stranger().get("/api/v1/nothing").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    is_problem(&page, "missing");
}

/// Is the answer a problem document with this code?
pub(crate) fn is_problem(page: &crate::house::Page, code: &str) {
    let kind = page.headers[CONTENT_TYPE].to_str().expect("text");
    assert!(kind.starts_with("application/problem+json"), "{kind}: {}", page.text);
    let answer: Value = serde_json::from_str(&page.text).expect("JSON");
    assert_eq!(answer["code"], code, "{}", page.text);
    assert_eq!(answer["status"], page.status.as_u16());
    assert!(answer["detail"].as_str().is_some_and(|said| said.len() > 10), "{}", page.text);
}
