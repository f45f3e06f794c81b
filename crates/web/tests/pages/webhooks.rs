//! Programs outside that are told what happens: who may say which, and what is refused.

use crate::house::{Visitor, office};
use axum::http::StatusCode;
use saldo_work::webhooks::{self, State};
use saldo_work::{Who, company};

const FORM: &str = "name=Web+shop&address=https%3A%2F%2Fshop.example%2Fhook\
                    &on-payment-recorded=1&on-terms-changed=1";

#[tokio::test]
async fn an_administrator_has_a_program_told_and_ends_it() {
    let mut admin = Visitor::signed_in("admin").await;
    assert_eq!(admin.post("/webhooks", FORM).await.leads_to(), "/webhooks");
    let page = admin.get("/webhooks").await;
    assert!(page.shows("The program is told from now on"), "told once");
    assert!(page.shows("https://shop.example/hook") && page.shows("a payment is recorded"));
    assert!(page.shows("saldo webhook key"), "where the key is found");

    // What happens waits for it, and is listed; nothing of it is given up yet.
    let mut books = Visitor::signed_in("accountant").await;
    let card = books.get("/customers/C-0011?act=payment").await;
    let key = card.attribute("name=\"key\"", "value");
    let paid = format!("key={key}&amount=3%2C21&day=2026-03-19&number=HOOK-1&oldest=1");
    assert_eq!(books.post("/customers/C-0011/payment", &paid).await.status, StatusCode::SEE_OTHER);
    let page = admin.get("/webhooks?show=waiting").await;
    assert!(page.shows("C-0011") && !page.shows("/webhooks/again"), "{}", page.text);
    assert!(admin.get("/webhooks?show=dead").await.shows("Nothing was to be told"));

    let hook = page.attribute("action=\"/webhooks/end\"", "value");
    let ended = admin.post("/webhooks/end", &format!("webhook={hook}")).await;
    assert_eq!(ended.leads_to(), "/webhooks");
    let page = admin.get("/webhooks").await;
    assert!(page.shows("ended") && !page.shows("/webhooks/end\""), "{}", page.text);
    let company = company::only(office()).expect("a company").company;
    let found = webhooks::deliveries(
        office(),
        company,
        Who::program(),
        Some(State::Waiting),
        saldo_work::views::Page::first(10),
    );
    assert!(found.expect("readable").rows.iter().all(|one| one.customer == "C-0011"));
    let event = "0".repeat(32);
    let again = format!("webhook={hook}&event={event}");
    assert_eq!(admin.post("/webhooks/again", &again).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_may_not_be_told_comes_back_with_the_reason_and_what_was_typed() {
    let mut admin = Visitor::signed_in("admin").await;
    let rows = [
        ("name=X&address=https%3A%2F%2F10.0.0.1%2F&on-payment-recorded=1", "private network"),
        ("name=X&address=http%3A%2F%2Fshop.example%2F&on-payment-recorded=1", "not https"),
        ("name=X&address=nowhere&on-payment-recorded=1", "is no address"),
        ("name=X&address=https%3A%2F%2Fshop.example%2F", "what the program is to hear of"),
        ("name=+&address=https%3A%2F%2Fshop.example%2F&on-step-taken=1", "1 to 80 characters"),
    ];
    for (form, reason) in rows {
        let page = admin.post("/webhooks", form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(page.shows(reason), "{form}: {}", page.text);
    }
    let page = admin.post("/webhooks", &format!("{FORM}&company=2")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a field the form has not");
}

#[tokio::test]
async fn only_administrators_say_who_is_told() {
    for login in ["rep1", "control", "general"] {
        let mut visitor = Visitor::signed_in(login).await;
        assert_eq!(visitor.get("/webhooks").await.status, StatusCode::FORBIDDEN, "{login}");
        assert_eq!(visitor.post("/webhooks", FORM).await.status, StatusCode::FORBIDDEN, "{login}");
        let ended = visitor.post("/webhooks/end", "webhook=1").await;
        assert_eq!(ended.status, StatusCode::FORBIDDEN, "{login}");
        assert!(!visitor.get("/").await.shows("href=\"/webhooks\""), "{login}");
    }
}
