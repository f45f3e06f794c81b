//! Files attached to customers' files: taken by content, given back to be saved (S23, S33).

use crate::house::Visitor;
use crate::token::token;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use saldo_work::tokens::Scope;
use serde_json::{Value, json};

/// Each test has a customer of its own: they run side by side in one company.
const CUSTOMER: &str = "/customers/C-0005";
const OTHER: &str = "/customers/C-0003";

fn sent(name: &str, content: &str) -> String {
    format!(
        "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncontract\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/html\r\n\r\n{content}\r\n--b--\r\n"
    )
}

/// Attaches a file and answers the address under which it is given back.
async fn attached(visitor: &mut Visitor, customer: &str, name: &str, content: &str) -> String {
    let answer = visitor.multipart(&format!("{customer}/attach"), &sent(name, content)).await;
    assert_eq!(answer.leads_to(), format!("{customer}/file#attach"));
    let page = visitor.get(&format!("{customer}/file")).await;
    let list = page.text.split("id=\"attach\"").nth(1).expect("a list of files");
    let href = list.split(&format!("href=\"{customer}/files/")).nth(1).expect("a file");
    format!("{customer}/files/{}", href.split('"').next().expect("an address"))
}

#[tokio::test]
async fn names_and_types() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let rows = [
        ("../../etc/passwd", "%PDF-1.7 x", "passwd.pdf"),
        ("evil.html", "%PDF-1.7 <script>alert(1)</script>", "evil.html.pdf"),
        ("C:\\papers\\charter.pdf", "%PDF-1.7 y", "charter.pdf"),
        ("скан.pdf", "%PDF-1.7 z", "скан.pdf"),
    ];
    for (name, content, kept) in rows {
        let address = attached(&mut visitor, CUSTOMER, name, content).await;
        let page = visitor.get(&format!("{CUSTOMER}/file")).await;
        assert!(page.shows(&format!(">{kept}</a>")), "{name}: {kept}");
        let file = visitor.get(&address).await;
        assert_eq!(file.text, content, "{name}: what was sent");
    }
    for (name, content) in [("a.pdf", "<html><script>"), ("a.svg", "<svg xmlns="), ("a.txt", "x")] {
        let path = format!("{CUSTOMER}/attach");
        let answer = visitor.multipart(&path, &sent(name, content)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.shows("is no PDF, picture or office document"), "{}", answer.text);
    }
    let none = visitor.multipart(&format!("{CUSTOMER}/attach"), "--b--\r\n").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn download_as_attachment_nosniff() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let address = attached(&mut visitor, OTHER, "a\"; evil=\"b.pdf", "%PDF-1.7 w").await;
    let file = visitor.get(&address).await;
    let header = |name: &str| file.headers[name].to_str().expect("a header").to_owned();
    let disposition = header(CONTENT_DISPOSITION.as_str());
    assert!(disposition.starts_with("attachment; filename=\""), "{disposition}");
    assert!(!disposition.contains("evil=\""), "{disposition}");
    assert_eq!(header(CONTENT_TYPE.as_str()), "application/pdf");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header(CONTENT_SECURITY_POLICY.as_str()).contains("default-src 'none'"));
    let id = address.rsplit('/').next().expect("a number");
    // Another customer's address does not open it, and a foreign customer opens nothing.
    let other = visitor.get(&format!("/customers/C-0006/files/{id}")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let mut strangers = 0;
    for login in ["rep1", "rep2"] {
        let mut visitor = Visitor::signed_in(login).await;
        let own = visitor.get(CUSTOMER).await.status == StatusCode::OK;
        let file = visitor.get(&address).await.status;
        assert_eq!(file == StatusCode::OK, own, "{login}");
        strangers += usize::from(!own);
    }
    assert!(strangers > 0, "somebody is a stranger");
}

/// A program says what a file is as well, and sends it once.
#[tokio::test]
async fn a_program_attaches_a_file_with_its_kind_once() {
    let secret = token("supervisor1", &[Scope::CustomersWrite]);
    let at = "/api/v1/attachments";
    let send = async |key: &str, body: Value| {
        Visitor::stranger().post_json(at, &secret, Some(key), &body.to_string()).await
    };
    // "%PDF-1.7 note" in base64.
    let content = "JVBERi0xLjcgbm90ZQ==";
    let note = json!({ "customer": "C-0005", "name": "note.pdf", "kind": "delivery-note",
        "content": content });
    let first = send("attach-1-0001", note.clone()).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let again = send("attach-1-0001", note.clone()).await;
    assert_eq!(again.text, first.text, "the same request is one file");
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let page = visitor.get(&format!("{CUSTOMER}/file")).await;
    assert_eq!(page.text.matches(">note.pdf</a>").count(), 1, "{}", page.text);
    assert!(page.shows("Delivery note"), "its kind is told");
    let wrong = [
        ("kind", json!("photo")),
        ("content", json!("not base64 at all")),
        ("document", json!("NONE-1")),
        ("customer", json!("NONE")),
    ];
    for (at, (field, value)) in wrong.into_iter().enumerate() {
        let mut body = note.clone();
        body[field] = value;
        let refused = send(&format!("attach-2-000{at}"), body).await;
        assert!(refused.status.is_client_error(), "{field}: {}", refused.status);
    }
    let none = visitor
        .multipart(
            &format!("{CUSTOMER}/attach"),
            &sent("a.pdf", "%PDF-1.7").replace("contract\r\n", "\r\n"),
        )
        .await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody said what it is");
    assert!(none.shows("Say what the file is."), "{}", none.text);
}

/// A program enters a contract as its page does, reads it back and ends it; what the page refuses it
/// refuses, and a token may no more than its scope and its person.
#[tokio::test]
async fn gen_09_a_program_enters_reads_and_ends_a_contract() {
    let both = [Scope::ContractsRead, Scope::ContractsWrite];
    let (all, reader) =
        (token("supervisor1", &both), token("supervisor1", &[Scope::ContractsRead]));
    let at = "/api/v1/contracts";
    let post = async |secret: &str, path: &str, body: &Value| {
        Visitor::stranger().post_json(path, secret, None, &body.to_string()).await
    };
    let told = |page: &crate::house::Page, status| {
        assert_eq!(page.status, status, "{}", page.text);
        serde_json::from_str::<Value>(&page.text).expect("JSON")
    };
    let list = async || {
        let page = format!("{at}?customer=C-0005");
        let page = Visitor::stranger().get_with_token(&page, &reader).await;
        let list = told(&page, StatusCode::OK);
        let rows = list["contracts"].as_array().expect("a list").clone();
        rows.into_iter().filter(|row| row["number"] == "API/7").collect::<Vec<_>>()
    };
    let contract = json!({ "customer": "C-0005", "number": "API/7", "signed": "2026-01-15",
        "terms_days": 0, "late_fee": true, "pretrial": true, "payment_clauses": "4.1" });
    let closed = post(&reader, at, &contract).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN, "{}", closed.text);
    let stranger = post(&token("accountant", &both), at, &contract).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN, "{}", stranger.text);
    let entered = told(&post(&all, at, &contract).await, StatusCode::CREATED);
    assert_eq!(entered["warnings"], json!(["no_copy"]), "{entered}");
    let again = told(&post(&all, at, &contract).await, StatusCode::CREATED);
    assert_eq!(again, entered, "once more changes nothing");
    assert_eq!(list().await, [entered]);
    // Put right under its number; the copy must be a file of the customer.
    let mut other = contract.clone();
    other["penalty_clauses"] = json!("7.2");
    told(&post(&all, at, &other).await, StatusCode::CREATED);
    assert_eq!(list().await[0]["penalty_clauses"], "7.2");
    let wrong = [
        ("number", json!("")),
        ("signed", json!("2036-01-01")),
        ("copy", json!(999_999)),
        ("customer", json!("NONE")),
        ("limit", json!("5")),
    ];
    for (field, value) in wrong {
        let mut body = contract.clone();
        body[field] = value;
        let refused = post(&all, at, &body).await;
        assert!(refused.status.is_client_error(), "{field}: {}", refused.status);
    }
    let page = Visitor::signed_in("supervisor1").await.get(&format!("{CUSTOMER}/file")).await;
    assert!(page.shows("API/7"), "{}", page.text);
    let end = json!({ "customer": "C-0005", "number": "API/7" });
    told(&post(&all, &format!("{at}/end"), &end).await, StatusCode::OK);
    assert_eq!(list().await, Vec::<Value>::new());
    let over = post(&all, &format!("{at}/end"), &end).await;
    assert!(over.status.is_client_error(), "{}", over.text);
}
