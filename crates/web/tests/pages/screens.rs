//! Every screen answers, completely, in every language and to every role.

use crate::house::Visitor;
use axum::http::StatusCode;

pub(crate) const SCREENS: [&str; 93] = [
    "/personal",
    "/personal/seen",
    "/reports",
    "/reports/ageing?as-of=2026-03-10&known-on=2026-03-20",
    "/reports/dso",
    "/reports/composition?assets=1000000&interest=16",
    "/reports/risk",
    "/reports/trade-credit?competitor=45",
    "/laws",
    "/cases",
    "/watch",
    "/limitation?within=2000",
    "/sales",
    "/reconciliation",
    "/customers/C-0003/case?agency=60",
    "/account",
    "/journal",
    "/norms",
    "/norms?on=2026-03-10",
    "/irrecoverable",
    "/customers/C-0003/join",
    "/disputes",
    "/disputes?show=settled",
    "/promises",
    "/promises?from=2026-03-01&to=2026-03-31",
    "/agreements",
    "/agreements?show=breached",
    "/customers/C-0003/agreements",
    "/messages",
    "/notices",
    "/replies",
    "/replies?show=machines",
    "/post",
    "/mailings",
    "/mailings/new?overdue=1&status=UNCERTAIN",
    "/sending",
    "/customers/C-0003/contact",
    "/customers/C-0003/group",
    "/",
    "/day",
    "/day?show=upcoming",
    "/day?show=done",
    "/customers",
    "/customers?overdue=1&sort=oldest&standing=promise",
    "/customers?q=nobody-is-called-this",
    "/customers/C-0003",
    "/customers/C-0003?tab=open",
    "/customers/C-0003?tab=payments",
    "/customers/C-0003?act=promise",
    "/customers/C-0003/edit",
    "/customers/C-0003/why",
    "/customers/C-0003/credit?amount=1000",
    "/statuses?show=all",
    "/terms",
    "/invoices?state=overdue",
    "/payments?state=open",
    "/import",
    "/bank",
    "/bank?show=all",
    "/refunds",
    "/refunds?show=all",
    "/payables",
    "/payables?show=open",
    "/payables?show=all&kind=budget",
    "/accounting",
    "/import/history",
    "/import/banks",
    "/words/overdue?language=ru",
    "/run",
    "/run?day=2026-03-23&withheld=all",
    "/runs",
    "/rates",
    "/policies",
    "/policies/1",
    "/policies/new",
    "/policies/templates/eight-step",
    "/roles",
    "/roles/DIRECTOR",
    "/users",
    "/users/rep1",
    "/webhooks",
    "/company",
    "/rights",
    "/route",
    "/field",
    "/requests",
    "/requests?show=closed",
    "/customers/C-0016/file",
    "/customers/C-0018/file",
    "/customers/C-0016/visit",
    "/calc",
    "/calc/contract-penalty",
    "/calc/example",
];

#[tokio::test]
async fn every_screen_is_complete_in_every_language() {
    let visitor = Visitor::signed_in("admin").await;
    for language in ["en", "ru", "et"] {
        let mut visitor = visitor.clone().with_cookie("saldo_language", language);
        for path in SCREENS {
            let page = visitor.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text);
            assert!(page.shows(&format!("<html lang=\"{language}\"")), "{path}");
            assert!(!page.shows("⟦"), "{path} in {language}: a text is missing");
            assert!(page.text.len() < 100_000, "{path}: {} bytes", page.text.len());
            assert_eq!(page.text.matches("<h1").count(), 1, "{path}: one heading");
        }
    }
}

#[tokio::test]
async fn every_role_sees_a_first_page_and_a_day() {
    let logins = ["admin", "control", "controller", "rep1", "supervisor1", "sales", "legal"];
    for login in logins.into_iter().chain(["director", "general", "accountant", "security"]) {
        let mut visitor = Visitor::signed_in(login).await;
        for path in ["/", "/day", "/customers"] {
            assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{login}: {path}");
        }
    }
}

#[tokio::test]
async fn the_theme_is_remembered_and_marks_the_page() {
    let mut visitor = Visitor::signed_in("admin").await;
    let page = visitor.post("/preferences", "theme=dark&return=%2Fday%3Fshow%3Ddone").await;
    assert_eq!(page.leads_to(), "/day?show=done");
    assert!(visitor.get("/").await.shows("data-theme=\"dark\""));
    visitor.post("/preferences", "theme=system&return=/").await;
    assert!(!visitor.get("/").await.shows("data-theme"));
}

#[tokio::test]
async fn search_leads_to_the_one_customer_or_document_meant() {
    let mut visitor = Visitor::signed_in("admin").await;
    assert_eq!(visitor.get("/search?q=C-0003").await.leads_to(), "/customers/C-0003");
    assert_eq!(visitor.get("/search?q=+").await.leads_to(), "/customers");
    let nothing = visitor.get("/search?q=zzzz").await;
    assert_eq!(nothing.leads_to(), "/customers?q=zzzz");
    let list = visitor.get("/invoices").await;
    let number = list.attribute("<td class=\"lead\">", "href");
    let path = visitor.get(&number).await;
    assert_eq!(path.status, StatusCode::OK);
}

#[tokio::test]
async fn exports_hold_what_one_sees() {
    let mut visitor = Visitor::signed_in("admin").await;
    for (path, column) in [("/customers.csv", "Customer"), ("/invoices.csv", "Document")] {
        let sheet = visitor.get(path).await;
        assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
        assert!(sheet.text.starts_with('\u{feff}') && sheet.shows(column), "{path}");
        assert!(sheet.text.lines().count() > 10, "{path}");
    }
    let narrowed = visitor.get("/customers.csv?q=C-0003").await;
    assert_eq!(narrowed.text.lines().count(), 2, "{}", narrowed.text);
}

#[tokio::test]
async fn an_unknown_address_is_a_friendly_page_in_the_readers_language() {
    let mut visitor = Visitor::stranger().with_cookie("saldo_language", "et");
    let page = visitor.get("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.shows("Ei leitud") && page.shows("saldo."), "{}", page.text);
}

/// REM-01: the working documents of 5.1 are one click away from the card, each for this
/// customer: the account by documents, the route sheet, the history of payments.
#[tokio::test]
async fn rem_01_report_route_sheet_and_payments_are_reached_from_the_card() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let list = visitor.get("/customers").await;
    let card = list.attribute("<td class=\"lead\">", "href");
    let page = visitor.get(&card).await;
    let report = format!("{card}/papers/statement");
    let sheet = format!("{card}/papers/route-sheet");
    for path in [&report, &sheet] {
        assert!(page.shows(&format!("href=\"{path}\"")), "{path}");
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}");
    }
    let payments = format!("{card}?tab=payments");
    assert!(page.shows(&payments), "{payments}");
    assert_eq!(visitor.get(&payments).await.status, StatusCode::OK);
    // The receivables by lateness stand on the card itself.
    assert!(page.shows("id=\"ageing-title\""));
}
