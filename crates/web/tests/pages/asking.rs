//! Asking from where one stands, and the working documents of each level.

use crate::house::{Page, Visitor};
use axum::http::StatusCode;

/// The first link of a page that begins so, as a browser would follow it.
fn link(page: &Page, begins: &str) -> String {
    let rest = page.text.split(&format!("href=\"{begins}")).nth(1);
    let rest = rest.and_then(|rest| rest.split('"').next());
    let rest = rest.unwrap_or_else(|| panic!("no {begins} on {}", page.text));
    format!("{begins}{rest}").replace("&#38;", "&").replace("&amp;", "&")
}

/// Pages of an overdue invoice: its own, its charge's, its customer's.
async fn overdue(visitor: &mut Visitor) -> [String; 3] {
    let list = visitor.get("/invoices?state=overdue").await;
    let row = list.text.split("class=\"lead\"").nth(1).expect("an overdue invoice");
    let after = |mark: &str| {
        let rest = row.split(mark).nth(1).and_then(|rest| rest.split('"').next());
        rest.expect("a link").to_owned()
    };
    let document = format!("/documents/{}", after("href=\"/documents/"));
    let customer = format!("/customers/{}", after("href=\"/customers/"));
    [document.clone(), format!("{document}/charge"), customer]
}

#[tokio::test]
async fn a_request_starts_filled_in_from_the_customer_the_invoice_and_the_charge() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let [document, charge, customer] = overdue(&mut visitor).await;
    let code = customer.trim_start_matches("/customers/").to_owned();

    let form = link(&visitor.get(&customer).await, "/requests/new?kind=restructuring");
    let page = visitor.get(&form).await;
    assert_eq!(page.status, StatusCode::OK, "{form}");
    assert!(page.shows("value=\"restructuring\" selected"), "{}", page.text);
    assert_eq!(page.attribute("id=\"q-customer\"", "value"), code);

    let form = link(&visitor.get(&document).await, "/requests/new?kind=write-off");
    let page = visitor.get(&form).await;
    assert!(page.shows("value=\"write-off\" selected"), "{form}");
    let (item, amount) =
        (document.rsplit('/').next().expect("an id"), page.attribute("id=\"q-amount\"", "value"));
    assert!(page.shows(&format!("value=\"{item}\" selected")), "{form}: {}", page.text);
    assert!(!amount.is_empty() && form.contains(&format!("amount={amount}")), "{form}");

    let form = link(&visitor.get(&charge).await, "/requests/new?kind=waiver");
    let page = visitor.get(&form).await;
    assert!(
        page.shows("value=\"waiver\" selected") && page.shows("value=\"whole\" checked"),
        "{form}"
    );
    // What the form holds is what is asked.
    let sent = format!("kind=waiver&customer={code}&item={item}&how=whole&reason=goodwill");
    let request = visitor.post("/requests", &sent).await.leads_to().to_owned();
    let page = visitor.get(&request).await;
    assert!(page.shows("goodwill"), "{}", page.text);
}

/// Nobody is offered a request that would be refused: only three sources ask for a claim (ESC-13).
#[tokio::test]
async fn only_what_one_may_ask_for_is_offered() {
    for (login, offered) in [("supervisor1", true), ("accountant", false)] {
        let mut visitor = Visitor::signed_in(login).await;
        let [document, ..] = overdue(&mut visitor).await;
        let page = visitor.get(&document).await;
        assert_eq!(page.shows("/requests/new?kind=claim"), offered, "{login}");
        assert!(page.shows("/requests/new?kind=write-off"), "{login}");
    }
}

/// ESC-14: the working documents on the page of a role open for somebody of that role.
#[tokio::test]
async fn esc_14_working_documents_of_each_level_open() {
    let rows = [
        ("supervisor1", "SUPERVISOR", 4),
        ("sales", "HEAD_OF_SALES", 4),
        ("director", "DIRECTOR", 4),
    ];
    for (login, role, count) in rows {
        let mut visitor = Visitor::signed_in(login).await;
        let page = visitor.get("/roles").await;
        let documents = page.text.split("id=\"r-papers\"").nth(1).expect("working documents");
        let documents = documents.split("</ul>").next().expect("the end of the list");
        let links: Vec<String> = documents
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(|path| path.replace("&#38;", "&").replace("&amp;", "&"))
            .collect();
        assert_eq!(links.len(), count, "{login}: {documents}");
        for path in links {
            assert_eq!(visitor.get(&path).await.status, StatusCode::OK, "{login}: {path}");
        }
        assert!(page.shows(&format!("/rights?role={role}")), "{login}: what the role may do");
    }
}
