//! The pages of cases: who sees and records what, and what is said where a step is refused.

use crate::house::{Visitor, office};
use axum::http::StatusCode;
use saldo_work::views::{self, CustomerFilter, Page};
use saldo_work::{Who, company};

/// The code of a customer who is late, the third of the list: others belong to other stories.
fn late() -> String {
    let company = company::only(office()).expect("a company").company;
    let filter = CustomerFilter { overdue_only: true, ..CustomerFilter::default() };
    let list = views::customers(office(), company, Who::program(), &filter, Page::first(5));
    list.expect("a list").customers.rows.remove(2).code
}

#[tokio::test]
async fn a_step_that_lacks_something_comes_back_with_what_was_typed() {
    let code = late();
    let base = format!("/customers/{code}/case");
    let mut visitor = Visitor::signed_in("legal").await;
    assert!(visitor.get("/").await.shows("href=\"/cases\""), "in the menu");
    let form = "key=a-case-1&on=2026-03-19&number=P-7&proof=";
    let refused = visitor.post(&format!("{base}/claim"), form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
    assert!(refused.shows("Missing: Proof") && refused.shows("value=\"P-7\""), "{}", refused.text);
    let done = visitor.post(&format!("{base}/claim"), &format!("{form}advice+7")).await;
    assert_eq!(done.leads_to(), base);
    let page = visitor.get(&base).await;
    assert!(page.shows("Before court") && page.shows("P-7, advice 7") || page.shows("P-7"));
    assert!(visitor.get("/cases?stage=pre-trial").await.shows(&base));
    let court = visitor.post(&format!("{base}/in-force"), "key=a-case-2&on=2026-03-20").await;
    assert_eq!(court.status, StatusCode::CONFLICT, "{}", court.text);
    assert!(court.shows("cannot follow the stage"), "{}", court.text);
    let file = visitor.get(&format!("{base}.pdf")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.headers["content-type"], "application/pdf");
    let nothing = visitor.post(&format!("{base}/nothing"), "key=a&on=2026-03-20").await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn s04_a_representative_records_nothing_and_sees_no_sales() {
    let mut rep = Visitor::signed_in("rep1").await;
    assert_eq!(rep.get("/cases").await.status, StatusCode::OK);
    assert_eq!(rep.get("/sales").await.status, StatusCode::FORBIDDEN);
    assert!(!rep.get("/").await.shows("href=\"/sales\""));
    let sent = rep.post("/reconciliation", "as_of=2026-03-20").await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}
