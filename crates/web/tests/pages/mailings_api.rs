//! Mailings by programs: drawn up, looked at, approved, followed; rights as on the pages.

use crate::house::{Page, Visitor};
use crate::token::{is_problem, token};
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

async fn post(secret: &str, path: &str, body: &Value) -> Page {
    Visitor::stranger().post_json(path, secret, None, &body.to_string()).await
}

async fn get(secret: &str, path: &str) -> Page {
    Visitor::stranger().get_with_token(path, secret).await
}

fn json_of(page: &Page, status: StatusCode) -> Value {
    assert_eq!(page.status, status, "{}", page.text);
    serde_json::from_str(&page.text).expect("JSON")
}

fn question(reason: &str) -> Value {
    let group = json!({ "overdue": "1" });
    json!({ "text": "overdue", "way": "email-post", "reason": reason, "group": group })
}

#[tokio::test]
async fn a_program_draws_up_looks_approves_and_follows_a_mailing() {
    let head = token("sales", &Scope::ALL);
    let drawn_up = json_of(
        &post(&head, "/api/v1/mailings", &question("End of the quarter, by a program")).await,
        StatusCode::CREATED,
    );
    let (number, letters) = (&drawn_up["number"], &drawn_up["letters"]);
    assert_eq!(drawn_up["state"], "drawn-up", "{drawn_up}");
    assert!(letters.as_u64().is_some_and(|count| count > 0), "{drawn_up}");
    let at = format!("/api/v1/mailings/{number}");
    let found = json_of(&get(&head, &format!("{at}/letters")).await, StatusCode::OK);
    assert_eq!(&found["total"], letters);
    let first = found["letters"][0]["customer"].as_str().expect("a code");
    let preview =
        json_of(&get(&head, &format!("{at}/preview?customer={first}")).await, StatusCode::OK);
    assert!(preview["subject"].as_str().is_some_and(|subject| !subject.is_empty()), "{preview}");
    let excluded = get(&head, &format!("{at}/letters?which=excluded")).await;
    json_of(&excluded, StatusCode::OK);
    // What is approved is what was looked at.
    let other = post(&head, &format!("{at}/approve"), &json!({ "letters": 1_000_000 })).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", other.text);
    let seen = json!({ "letters": letters });
    let approved = json_of(&post(&head, &format!("{at}/approve"), &seen).await, StatusCode::OK);
    assert_eq!((&approved["letters"], &approved["already"]), (letters, &json!(false)));
    let again = json_of(&post(&head, &format!("{at}/approve"), &seen).await, StatusCode::OK);
    assert_eq!((&again["letters"], &again["already"]), (&json!(0), &json!(true)));
    let now = json_of(&get(&head, &at).await, StatusCode::OK);
    assert_eq!(now["state"], "approved", "{now}");
    let ended = json_of(&post(&head, &format!("{at}/end"), &json!({})).await, StatusCode::OK);
    assert!(ended["letters"].as_u64().is_some(), "{ended}");
    assert_eq!(json_of(&get(&head, &at).await, StatusCode::OK)["state"], "stopped");
}

#[tokio::test]
async fn a_token_may_no_more_than_its_scope_and_its_person() {
    let reader = token("sales", &[Scope::MailingsRead]);
    let page = post(&reader, "/api/v1/mailings", &question("scope")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.text);
    let rep = token("rep1", &Scope::ALL);
    let page = post(&rep, "/api/v1/mailings", &question("person")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.text);
    let page = get(&rep, "/api/v1/mailings/1").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.text);
    let page = get(&reader, "/api/v1/mailings/999999").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "{}", page.text);
    is_problem(&page, "unknown-mailing");
    let head = token("sales", &Scope::ALL);
    for wrong in [
        json!({ "text": "nothing", "way": "email", "reason": "x" }),
        json!({ "text": "overdue", "way": "pigeon", "reason": "x" }),
    ] {
        let page = post(&head, "/api/v1/mailings", &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    }
    let page = post(&head, "/api/v1/mailings", &json!({ "text": "overdue" })).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.text);
}
