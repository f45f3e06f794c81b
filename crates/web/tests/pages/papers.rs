//! Documents on pages: drawn for those who may see the customer, in every language; as PDF;
//! handed out and read back; the company's details and words kept by those who may.

use crate::house::{self, Visitor, office};
use axum::http::StatusCode;
use saldo_letters::documents::DocumentKind;
use saldo_work::views::{self, CustomerFilter, CustomerSort, Page};
use saldo_work::{Who, company};

/// Codes of the customers who owe most, and whether rep1 looks after them.
fn debtors() -> Vec<(String, bool)> {
    let company = company::only(office()).expect("a company").company;
    let filter = CustomerFilter { sort: CustomerSort::Overdue, ..CustomerFilter::default() };
    let list = views::customers(office(), company, Who::program(), &filter, Page::first(500))
        .expect("a list");
    let rows = list.customers.rows.into_iter().filter(|row| row.overdue.is_positive());
    rows.map(|row| {
        let own = row.owner.as_ref().is_some_and(|owner| owner.login == "rep1");
        (row.code, own)
    })
    .collect()
}

fn own() -> String {
    debtors().into_iter().find(|(_, own)| *own).expect("a debtor of rep1").0
}

#[tokio::test]
async fn every_document_has_its_page_in_every_language_and_is_a_pdf() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let code = own();
    for kind in DocumentKind::ALL.into_iter().filter(|kind| !kind.is_about_all()) {
        for language in ["en", "ru", "et"] {
            let path = format!("/customers/{code}/papers/{}?language={language}", kind.code());
            let mut reader = visitor.clone().with_cookie("saldo_language", language);
            let page = reader.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
            assert!(!page.shows("⟦"), "{path}: a text is missing");
            assert!(!page.shows(" style=\""), "{path}: nothing inline");
            assert!(page.shows(&format!("lang=\"{language}\"")), "{path}");
        }
        let path = format!("/customers/{code}/papers/{}.pdf", kind.code());
        let page = visitor.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.starts_with("%PDF-"), "{path} is a document");
        assert_eq!(page.headers["content-type"], "application/pdf");
    }
}

#[tokio::test]
async fn foreign_documents_do_not_exist_for_a_representative() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let (foreign, _) = debtors().into_iter().find(|(_, own)| !own).expect("a foreign debtor");
    let base = format!("/customers/{foreign}");
    for path in ["/papers", "/papers/claim", "/papers/claim.pdf", "/issued/1"] {
        let page = visitor.get(&format!("{base}{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = visitor.post(&format!("{base}/papers/claim"), "").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    for path in ["/inventory", "/inventory.pdf"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut director = Visitor::signed_in("director").await;
    assert_eq!(director.get("/inventory").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_handed_out_is_listed_and_comes_back_byte_for_byte() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let code = own();
    let seen = visitor.get(&format!("/customers/{code}/papers/demand.pdf?language=en")).await;
    let form = "language=en";
    let done = visitor.post(&format!("/customers/{code}/papers/demand"), form).await;
    assert_eq!(done.leads_to(), format!("/customers/{code}/papers"));
    let list = visitor.get(&format!("/customers/{code}/papers")).await;
    let path = list.attribute("<td class=\"shrink\"><a", "href");
    let kept = visitor.get(&path).await;
    assert_eq!(kept.text, seen.text, "the same bytes");
    let name = kept.headers["content-disposition"].to_str().expect("a header");
    assert!(name.starts_with("attachment") && name.contains("demand-"), "{name}");
    let other = path.rsplit_once('/').expect("a number").1.parse::<i64>().expect("a number") + 900;
    let missing = visitor.get(&format!("/customers/{code}/issued/{other}")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

/// WOF-01: the inventory of the last year is asked for on the day's page, and handed out on its own.
/// The inventory as it was drawn, and what came of handing it out.
async fn hand_out(control: &mut Visitor) -> (house::Page, house::Page) {
    let seen = control.get("/inventory.pdf?language=en&day=2026-03-19").await;
    (seen, control.post("/inventory", "language=en&day=2026-03-19").await)
}

#[tokio::test]
async fn wof_01_the_inventory_is_asked_for_handed_out_and_kept() {
    let mut control = Visitor::signed_in("control").await;
    let asked = control.get("/day").await;
    assert!(asked.shows("/inventory?day=2025-12-31"), "{}", asked.text);
    assert!(asked.shows("Inventory of settlements as at") && asked.shows("WOF-01"));
    // Visitors of other tests write into the same book: who was slower looks again, as the page says.
    let (mut seen, mut done) = hand_out(&mut control).await;
    while done.status == StatusCode::CONFLICT {
        (seen, done) = hand_out(&mut control).await;
    }
    let back = done.leads_to().to_owned();
    assert!(back.starts_with("/inventory?"), "{back}");
    let page = control.get(&back).await;
    let (_, after) = page.text.split_once("href=\"/inventory/issued/").expect("a link");
    let kept = format!("/inventory/issued/{}", after.split('"').next().expect("a number"));
    let file = control.get(&kept).await;
    assert!(file.text.starts_with("%PDF-"), "{kept}");
    assert_eq!(file.text, seen.text, "the same bytes");
    let mut rep = Visitor::signed_in("rep1").await;
    assert!(!rep.get("/day").await.shows("/inventory"));
    assert_eq!(rep.get(&kept).await.status, StatusCode::FORBIDDEN);
    assert_eq!(rep.post("/inventory", "language=en").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn details_and_words_are_kept_by_those_who_may_and_looked_at() {
    let mut rep = Visitor::signed_in("rep1").await;
    assert!(!rep.get("/company").await.shows("<button class=\"button main\""), "no button");
    assert_eq!(rep.post("/company", "head=x").await.status, StatusCode::FORBIDDEN);
    let mut director = Visitor::signed_in("director").await;
    let page = director.post("/company", "account=EE00").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.shows("EE00") && page.shows("check digits"), "typed and told: {}", page.text);
    let page = director.post("/company", "account=EE382200221020145685").await;
    assert_eq!(page.leads_to(), "/company");
    assert!(director.get("/company").await.shows("EE382200221020145685"));
    let wrong = "part=closing&language=en&text=Pay+%7Bnothing%7D";
    let page = director.post("/papers/claim", wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.shows("Pay {nothing}"), "typed text stays");
    let page = director.post("/company/logo", "x").await;
    assert!(page.status.is_client_error(), "no picture");
    for path in ["/papers", "/papers/reminder", "/papers/reminder?language=ru"] {
        let page = rep.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.shows("⟦"), "{path}");
    }
    assert_eq!(rep.get("/papers/memo").await.status, StatusCode::NOT_FOUND);
}

/// Every version of a text is kept, is read, and can be written again.
#[tokio::test]
async fn earlier_words_are_read_and_brought_back() {
    let mut director = Visitor::signed_in("director").await;
    for path in ["/papers/deferral-request", "/words/coming"] {
        let keep = |text: &str| {
            let part = if path.starts_with("/papers") { "opening" } else { "closing" };
            format!("part={part}&language=et&text={text}")
        };
        for text in ["Esimene+tekst+%7Bcustomer%7D.", "Teine+tekst."] {
            let page = director.post(path, &keep(text)).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
        }
        let at = format!("{path}?language=et");
        let page = director.get(&at).await;
        assert!(page.shows("version 2") && page.shows("Earlier texts"), "{}", page.text);
        assert!(page.shows("value=\"Esimene tekst {customer}.\""), "{}", page.text);
        let mut rep = Visitor::signed_in("rep1").await;
        let seen = rep.get(&at).await;
        assert!(!seen.shows("Use this text again"), "reads, and changes nothing: {}", seen.text);
        director.post(path, &keep("Esimene+tekst+%7Bcustomer%7D.")).await;
        let page = director.get(&at).await;
        assert!(page.shows("version 3") && page.shows("Teine tekst."), "{}", page.text);
        director.post(path, &keep("")).await;
    }
}
