//! Overdue debt against plans and norms (GEN-04).

use crate::house::Visitor;
use axum::http::StatusCode;

#[tokio::test]
async fn gen_04_a_share_is_set_by_the_head_of_sales_and_is_a_draft_at_first() {
    let mut head = Visitor::signed_in("sales").await;
    let page = head.get("/norms").await;
    for words in ["Whole company", "Sales department", "action=\"/norms\""] {
        assert!(page.shows(words), "{words}");
    }
    let form = |percent: &str| {
        format!("measure=norm&unit=department&of=2026-03-01&percent={percent}&reason=as+agreed")
    };
    let refused = head.post("/norms", &form("six")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("value=\"six\""), "what was typed stays");
    let done = head.post("/norms", &form("5,5")).await;
    assert_eq!(done.leads_to(), "/norms?of=2026-03-01");
    let page = head.get("/norms?of=2026-03-01").await;
    assert!(page.shows("5.50") && page.shows("badge warn"), "a draft: {}", page.text);
    let sheet = head.get("/norms.csv?of=2026-03-01").await;
    assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
    assert!(sheet.shows("\"Whole company\"") && !sheet.shows("5.50"), "{}", sheet.text);
}

#[tokio::test]
async fn gen_04_a_representative_sees_the_own_share_and_sets_none() {
    let mut rep = Visitor::signed_in("rep1").await;
    let page = rep.get("/norms").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.shows("Whole company") && !page.shows("action=\"/norms\""), "{}", page.text);
    let form = "measure=plan&unit=company&of=2026-03-01&percent=6&reason=x";
    assert_eq!(rep.post("/norms", form).await.status, StatusCode::FORBIDDEN);
}
