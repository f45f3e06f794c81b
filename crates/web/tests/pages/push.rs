//! What other systems push over HTTP: with a token, a scope and a key, as it is described.

use crate::house::{Page, Visitor};
use crate::openapi::{description, undescribed};
use crate::token::{is_problem, token};
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

async fn push(path: &str, secret: &str, key: Option<&str>, body: &Value) -> Page {
    Visitor::stranger().post_json(path, secret, key, &body.to_string()).await
}

fn answer(page: &Page) -> Value {
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    serde_json::from_str(&page.text).expect("JSON")
}

/// A record of each kind that is taken, by address.
fn good() -> [(&'static str, Value); 5] {
    [
        ("customers", json!({ "code": "PUSH-1", "name": "Pushed OÜ", "country": "EE" })),
        (
            "invoices",
            json!({ "customer": "PUSH-1", "number": "PU-1", "issued": "2026-03-01",
                    "due": "2026-03-31", "amount": "100.00", "disputed": false }),
        ),
        (
            "credit-notes",
            json!({ "customer": "PUSH-1", "number": "PK-1", "issued": "2026-03-02",
                    "amount": "10.00", "settles": "PU-1" }),
        ),
        (
            "payments",
            json!({ "customer": "PUSH-1", "paid_on": "2026-03-03", "amount": "20.00",
                    "currency": "EUR", "settles": "PU-1" }),
        ),
        (
            "shipments",
            json!({ "customer": "PUSH-1", "number": "PS-1", "shipped_on": "2026-03-04",
                    "terms_days": 14, "amount": "30.00", "note": null }),
        ),
    ]
}

#[tokio::test]
async fn every_kind_is_pushed_once_for_its_key_and_answers_as_described() {
    let document = description().await;
    let secret = token("accountant", &Scope::ALL);
    let mut wrong = Vec::new();
    for (subject, record) in good() {
        let path = format!("/api/v1/{subject}");
        let key = format!("push-test-{subject}");
        let body = json!({ "records": [record] });
        let first = push(&path, &secret, Some(&key), &body).await;
        let told = answer(&first);
        assert_eq!((&told["read"], &told["new"]), (&json!(1), &json!(1)), "{subject}: {told}");
        let again = push(&path, &secret, Some(&key), &body).await;
        assert_eq!(again.text, first.text, "{subject}: the first answer");
        let mut other = body.clone();
        other["records"][0]["note"] = json!("other");
        if subject == "customers" {
            other = json!({ "records": [{ "code": "PUSH-2" }] });
        }
        let reused = push(&path, &secret, Some(&key), &other).await;
        assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY, "{subject}: {}", reused.text);
        is_problem(&reused, "key-reused");
        for page in [&first, &reused] {
            wrong.extend(undescribed(&document, "post", &path, page));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let mut visitor = Visitor::signed_in("accountant").await;
    let card = visitor.get("/customers/PUSH-1").await;
    assert!(card.shows("Pushed OÜ") && card.shows("PU-1") && card.shows("PS-1"), "{}", card.text);
}

/// What was pushed is withdrawn at the same address, once for its key, and answers as described.
#[tokio::test]
async fn what_was_pushed_is_withdrawn_and_answers_as_described() {
    let document = description().await;
    let secret = token("control", &Scope::ALL);
    let pushing = token("accountant", &Scope::ALL);
    let card = json!({ "records": [{ "code": "PUSH-5", "name": "Tagasi OÜ", "country": "EE" }] });
    answer(&push("/api/v1/customers", &pushing, Some("push-back-card"), &card).await);
    let mut wrong = Vec::new();
    for (subject, mut record) in good().into_iter().skip(1) {
        record["customer"] = json!("PUSH-5");
        record["number"] = json!(format!("PW-{subject}"));
        let path = format!("/api/v1/{subject}");
        let key = format!("push-back-{subject}");
        let body = json!({ "records": [record] });
        assert_eq!(answer(&push(&path, &pushing, Some(&key), &body).await)["new"], 1, "{subject}");
        let path = format!("{path}/withdraw");
        let named = json!({ "customer": "PUSH-5", "number": record["number"], "day": null });
        let body = json!({ "reason": "posted by mistake", "records": [named] });
        let key = format!("withdraw-{subject}");
        let refused = push(&path, &token("rep1", &Scope::ALL), Some(&key), &body).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{subject}: {}", refused.text);
        let first = push(&path, &secret, Some(&key), &body).await;
        assert_eq!(answer(&first)["withdrawn"], 1, "{subject}: {}", first.text);
        assert_eq!(push(&path, &secret, Some(&key), &body).await.text, first.text);
        let unknown = json!({ "customer": "PUSH-5", "number": "PW-none" });
        let body = json!({ "reason": "posted by mistake", "records": [unknown] });
        let none = push(&path, &secret, Some(&format!("{key}-2")), &body).await;
        assert_eq!(answer(&none)["refused"][0]["code"], "unknown-document", "{subject}");
        let reused = push(&path, &secret, Some(&key), &body).await;
        assert_eq!(reused.status, StatusCode::UNPROCESSABLE_ENTITY, "{subject}: {}", reused.text);
        for page in [&refused, &first, &none, &reused] {
            wrong.extend(undescribed(&document, "post", &path, page));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// REM-07, GEN-05: what is described of a customer is taken: how it may be contacted, and its group.
#[tokio::test]
async fn gen_05_rem_07_every_member_described_of_a_customer_is_taken() {
    let secret = token("sales", &Scope::ALL);
    let record = json!({ "code": "PUSH-9", "name": "Kõik OÜ", "policy_group": "Pushed chains",
                         "debtor": "INDIVIDUAL", "debt_purpose": "PERSONAL",
                         "contact_zone": "Asia/Omsk", "contact_mode": "represented",
                         "email_consent": "refused", "sms_consent": "given" });
    let body = json!({ "records": [record] });
    let told = answer(&push("/api/v1/customers", &secret, Some("push-test-all"), &body).await);
    assert_eq!((&told["new"], &told["refused"]), (&json!(1), &json!([])), "{told}");
    let mut visitor = Visitor::signed_in("sales").await;
    assert!(visitor.get("/customers/PUSH-9").await.shows("Pushed chains"));
    let terms = visitor.get("/customers/PUSH-9/contact").await;
    assert!(terms.shows("Asia/Omsk"), "{}", terms.text);
}

#[tokio::test]
async fn a_push_that_may_not_be_or_is_none_is_a_problem_as_described() {
    let document = description().await;
    let secret = token("accountant", &Scope::ALL);
    let poor = token("accountant", &[Scope::PaymentsWrite]);
    let rep = token("rep1", &Scope::ALL);
    let one = json!({ "records": [good()[1].1] });
    let with = |member: &str, value: Value| {
        let mut body = one.clone();
        body["records"][0][member] = value;
        body
    };
    let many = json!({ "records": vec![good()[1].1.clone(); 1001] });
    let huge = with("note", json!("x".repeat(3 << 20)));
    let key = Some("push-refused-1");
    let rows: [(&str, Option<&str>, Value, u16); 12] = [
        (&secret, None, one.clone(), 422),
        (&secret, Some("short"), one.clone(), 422),
        (&poor, key, one.clone(), 403),
        (&rep, key, one.clone(), 403),
        ("saldo_0", key, one.clone(), 401),
        (&secret, key, json!({ "records": [] }), 422),
        (&secret, key, many, 422),
        (&secret, key, json!([]), 400),
        (&secret, key, with("amount", json!(100)), 400),
        (&secret, key, with("no_such_member", json!("x")), 400),
        (&secret, key, json!({ "records": [{ "customer": "PUSH-1" }] }), 400),
        (&secret, key, huge, 413),
    ];
    let mut wrong = Vec::new();
    for (secret, key, body, status) in rows {
        let page = push("/api/v1/invoices", secret, key, &body).await;
        assert_eq!(page.status.as_u16(), status, "{}", page.text);
        wrong.extend(undescribed(&document, "post", "/api/v1/invoices", &page));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // None of them has used the key up.
    let body = with("amount", json!("1,5"));
    let page = push("/api/v1/invoices", &secret, key, &body).await;
    let told = answer(&page);
    assert_eq!(told["refused"][0]["index"], 0);
    assert_eq!(told["refused"][0]["field"], "amount");
    assert_eq!(undescribed(&document, "post", "/api/v1/invoices", &page), Vec::<String>::new());
}
