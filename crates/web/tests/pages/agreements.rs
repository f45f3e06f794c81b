//! Repayment agreements on their pages, from the first step to the end.

use crate::house::{Visitor, office};
use crate::token::token;
use axum::http::StatusCode;
use saldo_work::tokens::Scope;
use saldo_work::views::{self, CustomerFilter, Page};
use saldo_work::{Who, company};
use serde_json::{Value, json};

/// A customer who owes something late and has no agreement yet; each test takes its own.
fn late(number: usize) -> String {
    let company = company::only(office()).expect("a company").company;
    let filter = CustomerFilter { overdue_only: true, ..CustomerFilter::default() };
    let list = views::customers(office(), company, Who::program(), &filter, Page::first(10));
    list.expect("a list").customers.rows.remove(number).code
}

#[tokio::test]
async fn agr_03_an_agreement_is_begun_looked_at_drawn_up_agreed_and_signed() {
    let code = late(3);
    let mut visitor = Visitor::signed_in("director").await;
    let list = format!("/customers/{code}/agreements");
    let empty = visitor.post(&list, "cause=+&replaces=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.text);
    let begun = visitor.post(&list, "cause=buyers+pay+late&replaces=").await;
    let path = begun.leads_to();
    assert!(path.starts_with(&list), "{path}");

    // AGR-01: without a contact there is no plan; what was typed stays.
    let page = visitor.get(path).await;
    let item = page.attribute("name=\"item\"", "value");
    let draft = format!(
        "item={item}&form=instalments&plan=equal&count=2&first=2026-04-01&every=month&parts=\
         &grace=2&accelerates=1&capacity=1&conditions=pledge+of+stock"
    );
    visitor
        .post(&format!("/customers/{code}/note"), "kind=call&day=2026-03-20&body=talked+of+it")
        .await;
    let seen = visitor.post(&format!("{path}/draft"), &format!("{draft}&do=look")).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    assert!(seen.shows("Only looked at") && seen.shows("pledge of stock"), "{}", seen.text);
    assert!(seen.shows("the customer says it can pay"), "AGR-02");
    let unreadable = draft.replace("plan=equal", "plan=free").replace("&parts=", "&parts=soon");
    let refused = visitor.post(&format!("{path}/draft"), &unreadable).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("Write each part as a day and an amount"), "{}", refused.text);
    assert!(refused.shows("pledge of stock"), "what was typed stays");
    let drawn_up = visitor.post(&format!("{path}/draft"), &format!("{draft}&do=draw-up")).await;
    assert_eq!(drawn_up.leads_to(), path);

    let early = visitor.post(&format!("{path}/sign"), "number=R-1&request=&note=").await;
    assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.text);
    visitor.post(&format!("{path}/answer"), "answer=agreed&note=by+telephone").await;
    let page = visitor.get(path).await;
    assert!(page.shows("Agreed with the customer"));
    let paper = page.attribute("class=\"acts\"", "href").replace("&#38;", "&");
    let paper = visitor.get(&paper.replace("&amp;", "&")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.shows("Rights and duties") && paper.shows("pledge of stock"), "{}", paper.text);
    let signed = visitor.post(&format!("{path}/sign"), "number=R-1&request=&note=").await;
    assert_eq!(signed.leads_to(), path);
    let page = visitor.get(path).await;
    assert!(page.shows("In force") && page.shows("To come"), "{}", page.text);
    let card = visitor.get(&format!("/customers/{code}")).await;
    assert!(card.shows("Agreement no. R-1 of"), "{}", card.text);
    assert!(visitor.get("/agreements").await.shows("R-1"));
    let ended = visitor.post(&format!("{path}/end"), "reason=paid+otherwise").await;
    assert_eq!(ended.leads_to(), path);
    assert!(visitor.get("/agreements?show=over").await.shows("R-1"));
}

#[tokio::test]
async fn agr_06_the_worksheet_keeps_its_lines_and_says_what_can_be_paid() {
    let code = late(4);
    let mut visitor = Visitor::signed_in("director").await;
    let begun = visitor
        .post(&format!("/customers/{code}/agreements"), "cause=buyers+pay+late&replaces=")
        .await;
    let path = begun.leads_to();
    let line = |kind: &str, name: &str, amount: &str, rate: &str| {
        format!(
            "line-kind={kind}&line-name={name}&line-amount={amount}&line-rate={rate}&line-harshness=plain"
        )
    };
    let lines = [
        line("income", "sales", "5+000", ""),
        line("expense", "rent", "4+700", ""),
        line("debt", "bank", "1000", "12"),
        line("debt", "supplier", "1000", "36.5"),
        line("income", "", "", ""),
    ];
    let saved = visitor.post(&format!("{path}/worksheet"), &lines.join("&")).await;
    assert_eq!(saved.leads_to(), path);
    let page = visitor.get(path).await;
    assert!(page.shows("300.00"), "{}", page.text);
    let (supplier, bank) = (page.text.rfind("supplier · "), page.text.rfind("bank · "));
    assert!(supplier < bank && supplier.is_some(), "the highest rate first");
    let broken = line("debt", "bank", "much", "12");
    let refused = visitor.post(&format!("{path}/worksheet"), &broken).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("value=\"much\""), "what was typed stays");
}

#[tokio::test]
async fn a_representative_sees_agreements_of_own_customers_only() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let missing = visitor.get("/customers/nobody/agreements").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/agreements").await.status, StatusCode::OK);
}

#[tokio::test]
async fn pay_09_promises_stand_by_their_day_and_in_a_file() {
    let code = late(5);
    let mut visitor = Visitor::signed_in("sales").await;
    let form = "by=2026-03-20&amount=1+250%2C50&reason=bank+loan";
    let promised = visitor.post(&format!("/customers/{code}/promise"), form).await;
    assert_eq!(promised.leads_to(), format!("/customers/{code}"));
    let page = visitor.get("/promises").await;
    assert!(page.shows("1,250.50") && page.shows("To come"), "{}", page.text);
    let sheet = visitor.get("/promises.csv?from=2026-03-20&to=2026-03-20").await;
    assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
    assert!(sheet.shows(&code) && sheet.shows("1250.50"), "{}", sheet.text);
    let wrong = visitor.get("/promises?from=2026-03-23&to=2026-03-01").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Programs walk the same steps by the interface: listed, begun, drawn up, answered, signed, ended;
/// each refusal names what to do, and a token may no more than its scope.
#[tokio::test]
async fn agr_03_agr_05_a_program_lists_draws_up_signs_and_ends_an_agreement() {
    let code = late(5);
    let (all, reader) =
        (token("director", &Scope::ALL), token("director", &[Scope::AgreementsRead]));
    let post = async |secret: &str, path: &str, body: Value| {
        Visitor::stranger().post_json(path, secret, Some("agreement-1"), &body.to_string()).await
    };
    let told = |page: &crate::house::Page, status| {
        assert_eq!(page.status, status, "{}", page.text);
        serde_json::from_str::<Value>(&page.text).expect("JSON")
    };
    let at = "/api/v1/agreements";
    let begin = json!({ "customer": code, "cause": "their buyers pay late" });
    let closed = post(&reader, at, begin.clone()).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN, "{}", closed.text);
    let unkeyed = Visitor::stranger().post_json(at, &all, None, &begin.to_string()).await;
    assert_eq!(unkeyed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unkeyed.text);
    let begun = told(&post(&all, at, begin.clone()).await, StatusCode::CREATED);
    // Asked again because no answer came, it is the same agreement; another one needs its own key.
    let again = told(&post(&all, at, begin).await, StatusCode::CREATED);
    assert_eq!(again["agreement"], begun["agreement"], "{again}");
    let other = json!({ "customer": code, "cause": "a flood" });
    let reused = post(&all, at, other).await;
    assert!([409, 422].contains(&reused.status.as_u16()), "{}", reused.text);
    assert_eq!(begun["state"], "analysis", "{begun}");
    let one = format!("{at}/{code}/{}", begun["agreement"]);
    let plan = json!({ "parts": 2, "first": "2026-04-01", "every": "month", "grace_days": 2,
        "accelerates": true, "capacity": "1.00", "conditions": "pledge of stock" });
    let draw_up = format!("{one}/draw-up");
    Visitor::signed_in("director")
        .await
        .post(&format!("/customers/{code}/note"), "kind=call&day=2026-03-20&body=talked+of+it")
        .await;
    for wrong in [
        json!({ "parts": 2 }),
        json!({ "parts": 2, "first": "2026-04-01", "every": "day" }),
        json!({ "parts": 2, "first": "2026-04-01", "form": "gift" }),
        json!({ "parts": 2, "first": "2026-04-01", "invoices": ["NONE-1"] }),
        json!({ "schedule": [{ "day": "2026-04-01", "amount": "some" }] }),
    ] {
        let refused = post(&all, &draw_up, wrong.clone()).await;
        let status = refused.status.as_u16();
        assert!([404, 422].contains(&status), "{wrong}: {}", refused.text);
    }
    let drawn_up = told(&post(&all, &draw_up, plan).await, StatusCode::OK);
    assert_eq!((&drawn_up["state"], &drawn_up["grace_days"]), (&json!("draft"), &json!(2)));
    assert_eq!(drawn_up["parts"].as_array().map(Vec::len), Some(2), "{drawn_up}");
    assert!(drawn_up["over_capacity"]["day"].is_string(), "AGR-02: {drawn_up}");
    let early = post(&all, &format!("{one}/sign"), json!({})).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "{}", early.text);
    let answered = post(&all, &format!("{one}/answer"), json!({ "agreed": true })).await;
    told(&answered, StatusCode::OK);
    let signed = post(&all, &format!("{one}/sign"), json!({ "number": "API-1" })).await;
    let signed = told(&signed, StatusCode::OK);
    assert_eq!((&signed["state"], &signed["number"]), (&json!("in-force"), &json!("API-1")));
    assert_eq!(signed["parts"][0]["fate"], "waiting", "{signed}");
    let get = async |path: &str| Visitor::stranger().get_with_token(path, &reader).await;
    let list = told(&get(at).await, StatusCode::OK);
    let listed = list["agreements"].as_array().expect("a list");
    assert!(listed.iter().any(|row| row["number"] == "API-1"), "{list}");
    assert_eq!(told(&get(&one).await, StatusCode::OK)["state"], "in-force");
    let unknown = get(&format!("{at}?which=some")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unknown.text);
    let ended = post(&all, &format!("{one}/end"), json!({ "reason": "insolvent" })).await;
    assert_eq!(told(&ended, StatusCode::OK)["state"], "ended");
    let over = told(&get(&format!("{at}?which=over")).await, StatusCode::OK);
    assert!(over["agreements"].as_array().is_some_and(|rows| !rows.is_empty()), "{over}");
    let behind = told(&get(&format!("{at}?which=over&from=100000")).await, StatusCode::OK);
    assert_eq!(behind["agreements"], json!([]), "{behind}");
    assert!(behind["total"].as_u64() >= Some(1), "{behind}");
    assert_eq!(behind["next"], Value::Null, "{behind}");
}
