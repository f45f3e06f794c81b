//! Late charges on the card and on their own page, and the forms to decide about them.

use crate::house::{Visitor, alone};
use axum::http::StatusCode;

/// The page of the charge on an overdue invoice, and whose it is.
async fn late(visitor: &mut Visitor, which: usize) -> (String, String) {
    let list = visitor.get("/invoices?state=overdue").await;
    let row = list.text.split("class=\"lead\"").nth(which).expect("an overdue invoice");
    let after = |mark: &str| {
        let rest = row.split(mark).nth(1).expect("a link");
        rest.split('"').next().expect("its end").to_owned()
    };
    let (document, customer) = (after("href=\"/documents/"), after("href=\"/customers/"));
    (format!("/documents/{document}/charge"), format!("/customers/{customer}"))
}

/// The same of a customer with whom nothing was agreed: one of those the demo leaves alone.
async fn late_by_law(visitor: &mut Visitor) -> (String, String) {
    for which in 1..30 {
        let found = late(visitor, which).await;
        if found.1.as_str() <= "/customers/C-0015" {
            return found;
        }
    }
    panic!("nobody is late by law alone");
}

#[tokio::test]
async fn a_charge_shows_its_segments_in_every_language_and_on_any_day() {
    let mut visitor = Visitor::signed_in("general").await;
    let (charge, card) = late_by_law(&mut visitor).await;
    for language in ["en", "ru", "et"] {
        let mut visitor = visitor.clone().with_cookie("saldo_language", language);
        for path in [&charge, &card] {
            let page = visitor.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
            assert!(!page.shows("⟦"), "{path} in {language} lacks a text");
            assert!(page.shows("VÕS § 113"), "{path} in {language}: {}", page.text);
        }
    }
    let early = visitor.get(&format!("{charge}?day=2023-01-01")).await;
    assert!(early.shows("Nothing has accrued"), "{}", early.text);
    assert!(!early.shows("/waive\""), "nothing is decided on another day");
    let unreadable = visitor.get(&format!("{charge}?day=2026-02-31")).await;
    assert_eq!(unreadable.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn decisions_are_recorded_once_and_refusals_stand_beside_their_form() {
    alone();
    let mut visitor = Visitor::signed_in("general").await;
    let (charge, _) = late(&mut visitor, 2).await;
    let seen = visitor.get(&charge).await.attribute("name=\"seen\"", "value");
    let form = |reason: &str| format!("how=part&amount=1%2C00&reason={reason}&seen={seen}");
    let silent = visitor.post(&format!("{charge}/waive"), &form("+")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", silent.text);
    assert!(silent.shows("A reason is needed") && silent.shows("value=\"1,00\""));
    assert_eq!(
        visitor.post(&format!("{charge}/waive"), &form("goodwill")).await.leads_to(),
        charge
    );
    let page = visitor.get(&charge).await;
    assert!(page.shows("Waived in part") && page.shows("goodwill"), "{}", page.text);
    let again = visitor.post(&format!("{charge}/waive"), &form("goodwill")).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "a form sent twice");
    let act = page.attribute("name=\"act\"", "value");
    let back = format!("act={act}&reason=by+mistake");
    assert_eq!(visitor.post(&format!("{charge}/take-back"), &back).await.leads_to(), charge);
    let nothing = visitor.post(&format!("{charge}/take-back"), "act=&reason=by+mistake").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nothing.text);
    let until = "until=2026-04-20&reason=season";
    assert_eq!(visitor.post(&format!("{charge}/postpone"), until).await.leads_to(), charge);
    assert!(visitor.get(&charge).await.shows("Not asked for before"));
    let waits = visitor.post(&format!("{charge}/fix"), "").await;
    assert!(waits.shows("There is nothing to claim"), "{}", waits.text);
    let enforce = visitor.post(&format!("{charge}/enforce"), "reason=claim+4").await;
    assert_eq!(enforce.leads_to(), charge);
}

/// A day that nobody offered is no answer, and nothing is taken back by it.
#[tokio::test]
async fn a_document_is_withdrawn_from_a_day_that_was_offered_only() {
    alone();
    let mut visitor = Visitor::signed_in("accountant").await;
    let (charge, _) = late(&mut visitor, 3).await;
    let document = charge.trim_end_matches("/charge");
    for from in ["", "from=&", "from=tomorrow&"] {
        let body = format!("{from}reason=by+mistake");
        let answer = visitor.post(&format!("{document}/withdraw"), &body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{from}: {}", answer.text);
    }
    let body = "from=own&reason=by+mistake";
    assert_eq!(visitor.post(&format!("{document}/withdraw"), body).await.leads_to(), document);
}

#[tokio::test]
async fn a_claim_becomes_a_document() {
    alone();
    let mut visitor = Visitor::signed_in("general").await;
    let (charge, _) = late(&mut visitor, 3).await;
    assert_eq!(visitor.post(&format!("{charge}/fix"), "").await.leads_to(), charge);
    let page = visitor.get(&charge).await;
    assert!(page.shows("Claims made"), "{}", page.text);
}

/// What happened is told: a claim that was lowered is not a claim that was made.
#[tokio::test]
async fn claims_that_are_lowered_are_told_as_lowered() {
    alone();
    let mut visitor = Visitor::signed_in("accountant").await;
    let (charge, card) = late(&mut visitor, 3).await;
    assert_eq!(visitor.post(&format!("{charge}/fix"), "").await.leads_to(), charge);
    let made = visitor.get(&charge).await;
    assert!(made.shows("The charge is claimed as a document of its own."), "{}", made.text);
    // Part of the debt turns out to have come on the day it was made.
    let item = charge.split('/').nth(3).expect("an item");
    let key = visitor.get(&format!("{card}?act=payment")).await.attribute("name=\"key\"", "value");
    let payment = format!(
        "key={key}&amount=100%2C00&day=2025-01-10&item={item}&confirmed=100%2C00+2025-01-10"
    );
    assert_eq!(visitor.post(&format!("{card}/payment"), &payment).await.leads_to(), card);
    assert!(visitor.get(&charge).await.shows("More was claimed than is due"));
    assert_eq!(visitor.post(&format!("{charge}/fix"), "").await.leads_to(), charge);
    let lowered = visitor.get(&charge).await;
    assert!(lowered.shows("the claims are lowered to what is due"), "{}", lowered.text);
    assert!(!lowered.shows("The charge is claimed as a document"), "{}", lowered.text);
}

#[tokio::test]
async fn a_term_is_added_refused_by_field_and_ended() {
    alone();
    let mut visitor = Visitor::signed_in("general").await;
    let card = "/customers/C-0011";
    let form = |rate: &str| {
        format!(
            "ground=contract&method=daily_penalty&rate={rate}&cap=10&grace=3&from=2023-01-01\
             &reference=contract+7%2C+5.2"
        )
    };
    let refused = visitor.post(&format!("{card}/terms"), &form("much")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.shows("is not a percentage") && refused.shows("value=\"much\""));
    assert_eq!(visitor.post(&format!("{card}/terms"), &form("0%2C1")).await.leads_to(), card);
    let page = visitor.get(card).await;
    assert!(page.shows("0,1 % a day, at most 10 %, 3 days of grace"), "{}", page.text);
    let twice = visitor.post(&format!("{card}/terms"), &form("0.2")).await;
    assert!(twice.shows("both set a charge"), "{}", twice.text);
    let term = page.attribute("name=\"term\"", "value");
    assert_eq!(
        visitor.post(&format!("{card}/terms/end"), &format!("term={term}")).await.leads_to(),
        card
    );
    let table = "ground=agreement&method=weekly_table&table=1.5+3+4.5&from=2023-01-01&reference=a";
    let short = visitor.post(&format!("{card}/terms"), table).await;
    assert!(short.shows("four percentages"), "{}", short.text);
}

#[tokio::test]
async fn who_may_not_is_shown_no_form() {
    alone();
    let mut general = Visitor::signed_in("general").await;
    let (charge, card) = late(&mut general, 4).await;
    let mut visitor = Visitor::signed_in("admin").await;
    let page = visitor.get(&charge).await;
    assert!(!page.shows(&format!("action=\"{charge}/")), "{}", page.text);
    assert!(!visitor.get(&card).await.shows(&format!("{card}/terms\"")));
    let refused = visitor.post(&format!("{charge}/enforce"), "reason=claim").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
