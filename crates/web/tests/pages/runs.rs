//! A plan is looked at and exactly that plan is applied.

use crate::house::Visitor;
use axum::http::StatusCode;

#[tokio::test]
async fn a_plan_that_is_no_longer_the_plan_is_shown_again_and_not_applied() {
    let mut visitor = Visitor::signed_in("control").await;
    let page = visitor.post("/run", "day=2026-03-20&fingerprint=some-other-plan").await;
    assert_eq!(page.status, StatusCode::CONFLICT, "{}", page.text);
    assert!(page.shows("The plan has changed"), "{}", page.text);
}

#[tokio::test]
async fn a_plan_for_a_later_day_can_be_looked_at_but_not_applied() {
    let mut visitor = Visitor::signed_in("control").await;
    let page = visitor.get("/run?day=2026-03-27").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("27 Mar 2026") && !page.shows("name=\"fingerprint\""), "{}", page.text);
}
