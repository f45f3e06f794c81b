//! What the company owes, records for the accounting system, past imports, and one payment that
//! pays one debt.

use crate::house::Visitor;
use crate::token::token;
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use serde_json::json;

/// Takes a file of what we owe: its kind is chosen in the form.
async fn import(visitor: &mut Visitor, name: &str, text: &str) {
    let look = visitor.upload_as("payables", name, text.as_bytes()).await.leads_to().to_owned();
    let page = visitor.get(&look).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let done = visitor.post(&look, "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
}

/// The value of the first hidden key of a page.
fn key(text: &str) -> String {
    let (_, rest) = text.split_once("name=\"key\" value=\"").expect("a key");
    rest.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn payables_are_listed_described_paid_and_turned_into_income() {
    let mut visitor = Visitor::signed_in("control").await;
    let file = "Customer,Number,Date,Due date,Amount,Documents received\n\
                PAY-1,OWE-1,2022-01-10,2022-02-10,100.00,yes\nPAY-1,OWE-2,2026-02-01,2026-04-01,50.00,no\n";
    import(&mut visitor, "owed.csv", file).await;
    let list = visitor.get("/payables?show=all").await;
    assert!(list.shows("OWE-1") && list.shows("OWE-2"), "{}", list.text);
    let bare = visitor.get("/payables?show=without_documents").await;
    assert!(bare.shows("OWE-2") && !bare.shows("OWE-1"), "{}", bare.text);
    let (_, after) = bare.text.split_once("href=\"/payables/").expect("a link");
    let path = format!("/payables/{}", after.split('"').next().expect("an address"));
    let card = visitor.get(&path).await;
    assert!(card.shows("without documents"), "{}", card.text);

    let form = "kind=contractor&form=in_kind&documented=1";
    let said = visitor.post(&format!("{path}/describe"), form).await;
    assert_eq!(said.leads_to(), path);
    assert!(visitor.get(&path).await.shows("Goods or services"));
    let much = format!("amount=50.01&day=2026-03-10&key={}", key(&card.text));
    let refused = visitor.post(&format!("{path}/pay"), &much).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("is owed to this counterparty"), "{}", refused.text);
    let paid = format!("amount=20&day=2026-03-10&key={}", key(&refused.text));
    assert_eq!(visitor.post(&format!("{path}/pay"), &paid).await.leads_to(), path);
    assert!(visitor.get(&path).await.shows("30.00"));

    let papers = "inventory=I1&inventory_on=2026-03-18&justification=P1&justification_on=2026-03-18\
                  &order=K1&order_on=2026-03-19&acknowledged=";
    let mut general = Visitor::signed_in("general").await;
    let young = general.post(&format!("{path}/income"), papers).await;
    assert_eq!(young.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", young.text);
    assert!(young.shows("can still be claimed until"), "{}", young.text);
    let list = general.get("/payables?show=all").await;
    let before = list.text.split("OWE-1").next().expect("a row");
    let (_, after) = before.rsplit_once("href=\"/payables/").expect("a link");
    let old = format!("/payables/{}", after.split('"').next().expect("an address"));
    let done = general.post(&format!("{old}/income"), papers).await;
    assert_eq!(done.leads_to(), old, "{}", done.text);
    assert!(general.get(&old).await.shows("Became income"));
}

/// WOF-01: a program tells what a creditor confirmed; the card and the inventory know of it.
#[tokio::test]
async fn wof_01_a_program_tells_what_a_creditor_confirmed() {
    let mut visitor = Visitor::signed_in("control").await;
    let file = "Customer,Number,Date,Due date,Amount\nPAY-7,CONF-1,2026-02-01,2026-03-01,150.00\n";
    import(&mut visitor, "confirmed.csv", file).await;
    let secret = token("control", &[Scope::PayablesWrite]);
    let at = "/api/v1/payables/confirmations";
    let post = async |secret: &str, number: &str, amount: &str| {
        let said = json!({ "creditor": "PAY-7", "number": number, "amount": amount,
            "as_of": "2026-03-15", "paper": "S-14", "dated": "2026-03-16" });
        Visitor::stranger().post_json(at, secret, None, &said.to_string()).await
    };
    let closed = post(&token("control", &[Scope::RefundsRead]), "CONF-1", "1.00").await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN, "{}", closed.text);
    let rep = post(&token("rep1", &[Scope::PayablesWrite]), "CONF-1", "1.00").await;
    assert_eq!(rep.status, StatusCode::FORBIDDEN, "{}", rep.text);
    assert_eq!(post(&secret, "CONF-2", "1.00").await.status, StatusCode::NOT_FOUND);
    let much = post(&secret, "CONF-1", "150.01").await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", much.text);
    let noted = post(&secret, "conf-1", "140.00").await;
    assert_eq!(noted.status, StatusCode::OK, "{}", noted.text);
    let noted: serde_json::Value = serde_json::from_str(&noted.text).expect("JSON");
    assert_eq!((&noted["number"], &noted["as_of"]), (&json!("CONF-1"), &json!("2026-03-15")));
    let list = visitor.get("/payables?show=all").await;
    let before = list.text.split("CONF-1").next().expect("a row");
    let (_, after) = before.rsplit_once("href=\"/payables/").expect("a link");
    let card = format!("/payables/{}", after.split('"').next().expect("an address"));
    let card = visitor.get(&card).await;
    assert!(card.shows("140.00") && card.shows("S-14"), "{}", card.text);
}

#[tokio::test]
async fn an_offset_is_made_on_the_page_or_told_why_not() {
    let mut visitor = Visitor::signed_in("control").await;
    let page = visitor.get("/payables?customer=C-0003&amount=5.00").await;
    assert!(page.shows("value=\"C-0003\"") && page.shows("value=\"5.00\""), "{}", page.text);
    let form = |number: &str, customer: &str, key: &str| {
        format!(
            "customer={customer}&number={number}&amount=5.00&day=2026-03-10&reason=act&key={key}"
        )
    };
    let nobody = visitor.post("/payables/offset", &form("A-1", "nobody", &key(&page.text))).await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND, "{}", nobody.text);
    assert!(nobody.shows("There is no customer"), "{}", nobody.text);
    let done = visitor.post("/payables/offset", &form("A-1", "C-0003", &key(&page.text))).await;
    assert_eq!(done.leads_to(), "/payables", "{}", done.text);
    let mut rep = Visitor::signed_in("rep1").await;
    assert_eq!(rep.get("/payables").await.status, StatusCode::FORBIDDEN);
    let refused = rep.post("/payables/offset", &form("A-2", "C-0003", "k")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn records_for_accounting_are_chosen_by_kind_period_and_format() {
    let mut visitor = Visitor::signed_in("admin").await;
    let page = visitor.get("/accounting").await;
    assert!(page.shows("Settlements") && page.shows("CommerceML"), "{}", page.text);
    let rows = [
        ("csv", "text/csv; charset=utf-8", "record,kind,day"),
        ("json", "application/json", "["),
        ("xml", "application/xml; charset=utf-8", "<?xml"),
    ];
    for (format, content, begins) in rows {
        let file = visitor.post("/accounting", &format!("format={format}&from=&to=")).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text);
        assert_eq!(file.headers["content-type"], content);
        let name = format!("attachment; filename=\"accounting.{format}\"");
        assert_eq!(file.headers["content-disposition"], name.as_str());
        assert!(file.text.trim_start_matches('\u{feff}').starts_with(begins), "{}", file.text);
    }
    let of = |kinds: &str, from: &str| format!("format=csv&{kinds}&from={from}&to=");
    let some = visitor.post("/accounting", &of("on-document=1", "")).await;
    let kinds = some.text.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    assert!(kinds.into_iter().all(|kind| kind == "document"), "{}", some.text);
    let none = visitor.post("/accounting", &of("on-document=1", "2030-01-01")).await;
    assert_eq!(none.text.lines().count(), 1, "{}", none.text);
    let foreign = visitor.post("/accounting", "format=csv&from=&to=&role=admin").await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bad = visitor.post("/accounting", &of("on-document=1", "2026-02-31")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut rep = Visitor::signed_in("rep1").await;
    assert_eq!(rep.get("/accounting").await.status, StatusCode::FORBIDDEN);
    assert_eq!(rep.post("/accounting", "format=csv").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn past_imports_are_listed_and_one_that_was_taken_back_says_so() {
    let mut visitor = Visitor::signed_in("control").await;
    let euro = if visitor.get("/invoices.csv").await.shows("RUB") { "RUB" } else { "EUR" };
    let file = format!(
        "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
         EE571010220229377229;2026-03-11;7654.32;{euro};Unknown Payer;EE12;;;hello;;9\n"
    );
    let look = visitor.upload("history.csv", file.as_bytes()).await.leads_to().to_owned();
    let done = visitor.post(&look, "").await.leads_to().to_owned();
    assert!(!visitor.get(&done).await.shows("was taken back"));
    let batch = done.trim_start_matches("/import/done-").to_owned();
    let list = visitor.get("/import/history").await;
    assert!(list.shows("history.csv") && list.shows(&done), "{}", list.text);
    visitor.post(&format!("/import/{batch}/undo"), "reason=wrong+account").await;
    let page = visitor.get(&done).await;
    assert!(page.shows("This import was taken back"), "{}", page.text);
    assert!(!page.shows("Take this import back"), "once");
    assert!(visitor.get("/import/history").await.shows("taken back"));
    let mut rep = Visitor::signed_in("rep1").await;
    assert_eq!(rep.get("/import/history").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_left_of_a_payment_pays_the_debt_that_was_chosen() {
    let mut visitor = Visitor::signed_in("control").await;
    let card = visitor.get("/customers/C-0003").await;
    let key_of_card = {
        let (_, form) = card.text.split_once("/customers/C-0003/payment").expect("the form");
        key(form)
    };
    let form = format!(
        "day=2026-03-12&amount=1.00&number=ONE-1&key={key_of_card}&item=&confirmed=1.00+2026-03-12"
    );
    let paid = visitor.post("/customers/C-0003/payment", &form).await;
    assert_eq!(paid.status, StatusCode::SEE_OTHER, "{}", paid.text);
    let list = visitor.get("/payments?q=ONE-1").await;
    let path = list.attribute("<td class=\"lead\">", "href");
    let page = visitor.get(&path).await;
    assert!(page.shows("Pay one debt"), "{}", page.text);
    let (_, select) = page.text.split_once("name=\"debt\"").expect("debts to choose from");
    let (_, rest) = select.split_once("<option value=\"").expect("a debt");
    let debt = rest.split('"').next().unwrap_or_default();
    let form = format!("debt={debt}&amount=0.40&key={}", key(&page.text));
    let done = visitor.post(&format!("{path}/allocate-to"), &form).await;
    assert_eq!(done.leads_to(), path, "{}", done.text);
    assert!(visitor.get(&path).await.shows("0.60"), "what is left");
    let much = visitor.post(&format!("{path}/allocate-to"), &form.replace("0.40", "9.99")).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY, "the same key, another request");
}
