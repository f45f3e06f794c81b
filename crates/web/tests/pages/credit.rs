//! Credit control: as shops ask it over HTTP, and as people see it on pages.

use crate::house::{Page, Visitor, office};
use crate::token::{is_problem, token};
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

async fn post(secret: &str, path: &str, key: Option<&str>, body: &Value) -> Page {
    Visitor::stranger().post_json(path, secret, key, &body.to_string()).await
}

fn read(page: &Page) -> Value {
    serde_json::from_str(&page.text).unwrap_or_else(|_| panic!("{}", page.text))
}

#[tokio::test]
async fn a_shop_asks_and_gets_yes_or_no_with_every_component() {
    let secret = token("accountant", &[Scope::CreditCheck]);
    let ask = |amount: &'static str| json!({ "customer": "C-0003", "amount": amount });
    let page = post(&secret, "/api/v1/credit/check", None, &ask("0.01")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let answer = read(&page);
    for part in ["status", "limit", "debt", "overdue", "reserved", "safe_limit", "stop"] {
        assert!(answer["components"].get(part).is_some(), "{part}: {answer}");
    }
    let page = post(&secret, "/api/v1/credit/check", None, &ask("99999999.00")).await;
    let answer = read(&page);
    assert_eq!((page.status, &answer["allowed"]), (StatusCode::OK, &json!(false)));
    assert!(answer["hindrances"][0]["clause"].is_string(), "{answer}");
}

#[tokio::test]
async fn what_a_shop_asks_wrongly_is_a_problem_with_a_code() {
    let secret = token("accountant", &[Scope::CreditCheck]);
    let path = "/api/v1/credit/check";
    let rows = [
        (json!({ "customer": "C-0003" }), StatusCode::BAD_REQUEST, "not-the-question"),
        (
            json!({ "customer": "C-0003", "amount": "1", "amout": "1" }),
            StatusCode::BAD_REQUEST,
            "not-the-question",
        ),
        (
            json!({ "customer": "C-0003", "amount": "1,5" }),
            StatusCode::UNPROCESSABLE_ENTITY,
            "money",
        ),
        (
            json!({ "customer": "C-0003", "amount": "1", "currency": "USD" }),
            StatusCode::UNPROCESSABLE_ENTITY,
            "field",
        ),
        (
            json!({ "customer": "C-0003", "amount": "0" }),
            StatusCode::UNPROCESSABLE_ENTITY,
            "amount-not-positive",
        ),
        (json!({ "customer": "C-9999", "amount": "1" }), StatusCode::NOT_FOUND, "unknown-customer"),
    ];
    for (body, status, code) in rows {
        let page = post(&secret, path, None, &body).await;
        assert_eq!(page.status, status, "{body}: {}", page.text);
        is_problem(&page, code);
    }
    // A token that may ask may not keep; one of a representative sees own customers only.
    let body = json!({ "customer": "C-0003", "amount": "1", "reference": "R-1" });
    let page = post(&secret, "/api/v1/credit/reserve", Some("key-00000001"), &body).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    is_problem(&page, "scope-missing");
    let secrets = [token("rep1", &Scope::ALL), token("rep2", &Scope::ALL)];
    let mut statuses = Vec::new();
    for secret in &secrets {
        let body = json!({ "customer": "C-0003", "amount": "1" });
        statuses.push(post(secret, path, None, &body).await.status);
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::NOT_FOUND], "one of the two looks after it");
    let page = Visitor::stranger().get_with_token(path, &secret).await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    is_problem(&page, "missing");
}

/// The first customer to whom something may still be shipped, and how much.
async fn with_room(secret: &str) -> (String, String) {
    for number in 1..=40 {
        let code = format!("C-{number:04}");
        let body = json!({ "customer": code, "amount": "0.01" });
        let answer = read(&post(secret, "/api/v1/credit/check", None, &body).await);
        let left = answer["available"]["amount"].as_str().unwrap_or("0.00").to_owned();
        if answer["allowed"] == true && left.len() > 6 {
            return (code, left);
        }
    }
    panic!("nobody has room");
}

#[tokio::test]
async fn a_reservation_over_http_is_made_once_and_let_go() {
    let secret = token("accountant", &Scope::ALL);
    let (code, left) = with_room(&secret).await;
    let path = "/api/v1/credit/reserve";
    let all = json!({ "customer": code, "amount": left, "reference": "WEB-1" });
    let page = post(&secret, path, None, &all).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "no key");
    let page = post(&secret, path, Some("web-key-1"), &all).await;
    assert_eq!(page.status, StatusCode::CREATED, "{}", page.text);
    let kept = read(&page);
    let again = post(&secret, path, Some("web-key-1"), &all).await;
    assert_eq!(read(&again)["reservation"], kept["reservation"]);
    let other = json!({ "customer": code, "amount": "0.01", "reference": "WEB-2" });
    let page = post(&secret, path, Some("web-key-2"), &other).await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
    is_problem(&page, "no-credit");
    assert_eq!(read(&page)["answer"]["available"]["amount"], "0.00");
    let body = json!({ "reservation": kept["reservation"] });
    let page = post(&secret, "/api/v1/credit/release", None, &body).await;
    assert_eq!(page.status, StatusCode::NO_CONTENT, "{}", page.text);
    let page = post(&secret, path, Some("web-key-2"), &other).await;
    assert_eq!(page.status, StatusCode::CREATED, "{}", page.text);
    let number = read(&page)["reservation"].clone();
    post(&secret, "/api/v1/credit/release", None, &json!({ "reservation": number })).await;
}

#[tokio::test]
async fn an_accounting_system_asks_for_the_terms_that_changed() {
    let secret = token("accountant", &[Scope::TermsRead]);
    let mut visitor = Visitor::stranger();
    let first = read(&visitor.get_with_token("/api/v1/credit/terms", &secret).await);
    let records = first["records"].as_array().expect("records");
    assert!(!records.is_empty(), "the statuses of the demo company were decided");
    let last = records.last().expect("one")["record"].as_i64().expect("a number");
    let path = format!("/api/v1/credit/terms?after={last}");
    let rest = read(&visitor.get_with_token(&path, &secret).await);
    assert_eq!(rest["records"], json!([]));
}

#[tokio::test]
async fn the_statuses_of_the_demo_company_are_worked_out_and_decided() {
    use saldo_work::status::{Assessment, assess_all};
    let company = saldo_work::company::only(office()).expect("a company").company;
    let mut seen = std::collections::BTreeSet::new();
    let mut take = |one: Assessment| {
        seen.insert(one.status);
        assert!(one.evidence.obligations as usize >= one.evidence.delays.len());
    };
    let day = Some("2026-01-01".parse().expect("a day"));
    assess_all(office(), company, saldo_work::Who::program(), day, None, &mut take)
        .expect("assessed");
    assert_eq!(seen.len(), 1, "before the decision everybody is uncertain");
    let mut visitor = Visitor::signed_in("commercial").await;
    let page = visitor.get("/statuses?show=all").await;
    assert!(page.shows("Assignment of 2026"), "{}", page.text);
    assert!(page.shows("Decided: Reliable"), "{}", page.text);
}

#[tokio::test]
async fn pages_on_status_and_credit_draw_no_button_that_is_refused() {
    for login in ["rep1", "supervisor1", "sales", "control", "accountant", "legal", "director"] {
        let mut visitor = Visitor::signed_in(login).await;
        let list = visitor.get("/customers").await;
        let card = list.attribute("<td class=\"lead\">", "href");
        let page = visitor.get(&format!("{card}/credit")).await;
        assert_eq!(page.status, StatusCode::OK, "{login}");
        let acts = [
            ("credit/stop", "reason=test"),
            ("credit/status", "status=THREAT&reason="),
            ("credit/own-terms", "reason=test"),
            ("credit/reduction", "ratio=200&reason=test"),
        ];
        for (act, form) in acts {
            let drawn = page.shows(&format!("{card}/{act}\""));
            // Each form lacks something or is undone, so that nothing is left of it.
            let answer = visitor.post(&format!("{card}/{act}"), form).await;
            let forbidden = answer.status == StatusCode::FORBIDDEN;
            assert_eq!(drawn, !forbidden, "{login}: {act} {}", answer.status);
            if act == "credit/stop" && !forbidden {
                undo_stop(&card).await;
            }
        }
    }
}

async fn undo_stop(card: &str) {
    let mut director = Visitor::signed_in("director").await;
    let page = director.get(&format!("{card}/credit")).await;
    let number = page.attribute("/credit/end\"", "value");
    let form = format!("number={number}&reason=test");
    let back = director.post(&format!("{card}/credit/end"), &form).await;
    assert_eq!(back.leads_to(), format!("{card}/credit"));
}

#[tokio::test]
async fn a_person_asks_on_the_card_and_reads_why_not() {
    let mut visitor = Visitor::signed_in("director").await;
    let page = visitor.get("/customers/C-0003/credit?amount=99+999+999").await;
    assert!(page.shows("No, ") && page.shows("Nothing may be shipped"), "{}", page.text);
    let page = visitor.get("/customers/C-0003/credit?amount=abc").await;
    assert!(page.shows("aria-invalid"), "{}", page.text);
}
