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

/// The links to a form that a page of choice offers.
fn offered(page: &Page, form: &str) -> Vec<String> {
    let table = page.text.split("data-rows").nth(1).unwrap_or_default();
    let begins = format!("href=\"{form}");
    let links = table.split(&begins).skip(1);
    let links = links.filter_map(|rest| rest.split('"').next());
    links.map(|rest| format!("{form}{rest}").replace("&#38;", "&").replace("&amp;", "&")).collect()
}

/// Without a customer one is chosen by search, without script; the form then comes with the
/// customer, its documents and whatever was filled in before.
#[tokio::test]
async fn a_customer_is_chosen_by_search_before_the_form_is_shown() {
    for (login, form, name) in
        [("supervisor1", "/requests/new", "deferral"), ("supervisor1", "/memos/new", "recovery")]
    {
        let mut visitor = Visitor::signed_in(login).await;
        let page = visitor.get(&format!("{form}?kind={name}")).await;
        assert_eq!(page.status, StatusCode::OK, "{form}");
        assert!(page.shows("name=\"q\"") && !page.shows("name=\"customer\""), "{form}");
        assert!(page.shows(&format!("name=\"kind\" value=\"{name}\"")), "{form} keeps the kind");
        assert!(offered(&page, form).len() > 5, "{form}: those most overdue");
        let page = visitor.get(&format!("{form}?kind={name}&q=C-0009")).await;
        let found = offered(&page, form);
        assert_eq!(found.len(), 1, "{form}: {}", page.text);
        let page = visitor.get(&found[0]).await;
        assert_eq!(page.status, StatusCode::OK, "{}", found[0]);
        assert_eq!(page.attribute("name=\"customer\"", "value"), "C-0009");
        assert!(page.shows(&format!("value=\"{name}\" selected")), "{}: {}", found[0], page.text);
        let none = visitor.get(&format!("{form}?q=nobody+of+this+name")).await;
        assert!(offered(&none, form).is_empty() && none.shows("No customer of yours is found"));
        // A code that is none is searched for, and not a dead end.
        let page = visitor.get(&format!("{form}?customer=C-00")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(offered(&page, form).len() > 5, "{}", page.text);
    }
}

/// S01: a representative chooses among own customers only.
#[tokio::test]
async fn only_customers_in_scope_can_be_chosen() {
    let mut rep = Visitor::signed_in("rep1").await;
    let found = offered(&rep.get("/requests/new").await, "/requests/new");
    assert!(!found.is_empty());
    let mut chosen = 0;
    for number in 1..=40 {
        let code = format!("C-{number:04}");
        let own = rep.get(&format!("/customers/{code}")).await.status == StatusCode::OK;
        let page = rep.get(&format!("/requests/new?q={code}")).await;
        assert_eq!(!offered(&page, "/requests/new").is_empty(), own, "{code}");
        chosen += usize::from(own);
    }
    assert!((1..40).contains(&chosen), "{chosen}");
    // Who writes no memos is not asked about whom.
    assert_eq!(rep.get("/memos/new").await.status, StatusCode::FORBIDDEN);
}

/// ESC-14: everybody prints the working documents of the own role as one set, from its page.
#[tokio::test]
async fn esc_14_the_set_of_the_own_role_is_printed_from_its_page() {
    for login in ["supervisor1", "sales", "director", "rep1"] {
        let mut visitor = Visitor::signed_in(login).await;
        assert!(visitor.get("/roles").await.shows("href=\"/roles/papers.pdf\""), "{login}");
        let set = visitor.get("/roles/papers.pdf").await;
        assert_eq!(set.status, StatusCode::OK, "{login}");
        assert_eq!(set.headers["content-type"], "application/pdf", "{login}");
        let other = visitor.get("/roles/ACCOUNTANT").await;
        assert!(!other.shows("papers.pdf"), "{login}: the set of another role is not one’s own");
    }
}
