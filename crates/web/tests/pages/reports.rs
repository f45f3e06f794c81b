//! Reports in the browser: the list, each page with its picture and table, files, refusals.

use crate::house::Visitor;
use axum::http::StatusCode;
use saldo_work::reports::ALL;

const DAY: &str = "as-of=2026-03-20";

#[tokio::test]
async fn every_report_is_on_the_list_and_opens_for_whoever_may_see_it() {
    let mut head = Visitor::signed_in("director").await;
    let index = head.get("/reports").await;
    for listed in ALL {
        let address = format!("/reports/{}", listed.name);
        assert!(index.shows(&format!("href=\"{address}\"")), "{address}");
        let page = head.get(&format!("{address}?{DAY}")).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        assert!(!page.shows("⟦"), "{address} lacks a text");
        assert!(page.shows("table.csv") && page.shows("book.xlsx"), "{address}");
    }
    let mut rep = Visitor::signed_in("rep1").await;
    let own = rep.get(&format!("/reports/debtors?{DAY}")).await;
    assert_eq!(own.status, StatusCode::OK);
    assert!(!own.shows("name=\"of\""), "a representative sees the own customers only");
    let index = rep.get("/reports").await;
    for closed in ALL.iter().filter(|listed| listed.of_whole_company()) {
        let address = format!("/reports/{}", closed.name);
        assert!(!index.shows(&format!("href=\"{address}\"")), "{address} is not offered");
        assert_eq!(rep.get(&address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let of_another = rep.get(&format!("/reports/debtors?{DAY}&of=representative:rep2")).await;
    assert_eq!(of_another.status, StatusCode::OK, "units are not asked for by the own customers");
    assert_eq!(rep.get("/reports/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_picture_is_named_by_its_table_and_a_cell_leads_to_its_documents() {
    let mut head = Visitor::signed_in("director").await;
    let page = head.get(&format!("/reports/ageing?{DAY}")).await;
    assert!(page.shows("aria-labelledby=\"t-buckets\" aria-describedby=\"d-buckets\""));
    assert!(page.shows("id=\"d-buckets\""), "one sentence tells what the picture shows");
    assert!(
        page.shows("/reports/documents?as-of=2026-03-20&amp;by=due_date&amp;bounds=30%2C60%2C90")
            || page.shows(
                "/reports/documents?as-of=2026-03-20&#38;by=due_date&#38;bounds=30%2C60%2C90"
            )
    );
    let documents = head.get(&format!("/reports/documents?{DAY}&bucket=overdue")).await;
    assert!(documents.shows("/documents/"), "each row leads to its document");
}

#[tokio::test]
async fn files_hold_the_figures_of_the_page() {
    let mut head = Visitor::signed_in("director").await;
    let csv = head.get(&format!("/reports/debtors/table.csv?{DAY}")).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.headers["content-disposition"].to_str().expect("text").contains("debtors.csv"));
    assert!(csv.text.contains("Table 2. Settlements with buyers"), "{}", csv.text);
    let book = head.get(&format!("/reports/debtors/book.xlsx?{DAY}")).await;
    assert_eq!(book.status, StatusCode::OK);
    let paper = head.get(&format!("/reports/dso/paper.pdf?{DAY}")).await;
    assert_eq!(paper.headers["content-type"], "application/pdf");
    assert_eq!(head.get("/reports/dso/other.txt").await.status, StatusCode::NOT_FOUND);
    let pack = head.get(&format!("/reports/pack.pdf?{DAY}")).await;
    assert_eq!(
        (pack.status, &pack.headers["content-type"]),
        (StatusCode::OK, &"application/pdf".parse().expect("a value"))
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_stays_in_the_form() {
    let mut head = Visitor::signed_in("director").await;
    for (query, shown) in [
        ("as-of=2026-02-31", "2026-02-31"),
        ("months=x", "“x”"),
        ("months=99", "“99”"),
        ("currency=EURO", "“EURO”"),
        ("of=team:Nowhere", "“team:Nowhere”"),
    ] {
        let page = head.get(&format!("/reports/dso?{query}")).await;
        assert!(page.status.is_client_error(), "{query}: {}", page.status);
        assert!(page.shows(shown) && page.shows("role=\"alert\""), "{query}");
    }
    let page = head.get("/reports/rolls?bounds=60,30").await;
    assert!(page.status.is_client_error() && page.shows("value=\"60,30\""), "{}", page.status);
}
