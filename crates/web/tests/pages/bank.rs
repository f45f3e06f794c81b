//! A statement is looked at, taken, answered, and taken back.

use crate::house::Visitor;
use axum::http::StatusCode;

/// The demo company's currency is its own; the account is ours alone.
fn statement(currency: &str) -> String {
    format!(
        "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
         EE571010220229377229;2026-03-18;123456.78;{currency};Keegi Tundmatu;EE11;;;tere;;1\n"
    )
}

async fn currency(visitor: &mut Visitor) -> &'static str {
    let page = visitor.get("/invoices.csv").await;
    if page.shows("RUB") { "RUB" } else { "EUR" }
}

#[tokio::test]
async fn a_statement_is_looked_at_taken_answered_and_taken_back() {
    let mut visitor = Visitor::signed_in("control").await;
    let file = statement(currency(&mut visitor).await);
    let address = visitor.upload("statement.csv", file.as_bytes()).await.leads_to().to_owned();
    let look = visitor.get(&address).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.shows("Take 1 new line") && look.shows("Keegi Tundmatu"), "{}", look.text);
    assert!(!visitor.get("/bank").await.shows("Keegi Tundmatu"), "nothing is kept yet");

    let done = visitor.post(&address, "").await.leads_to().to_owned();
    assert!(visitor.get(&done).await.shows("Take this import back"));
    assert!(visitor.get("/day").await.shows("to be matched"));
    let inbox = visitor.get("/bank").await;
    assert!(
        inbox.shows("Keegi Tundmatu") && inbox.shows("Nothing says who paid"),
        "{}",
        inbox.text
    );
    let links = inbox.text.split("<a class=\"who\" href=\"").skip(1);
    let of_nobody =
        |link: &&str| link.split("</a>").next().is_some_and(|one| one.contains("Keegi"));
    let line = links.clone().find(of_nobody).and_then(|link| link.split('"').next());
    let line = line.expect("the line is linked").to_owned();

    let nobody = visitor.post(&format!("{line}/choose"), "code=nobody&in_order=1").await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND, "{}", nobody.text);
    assert!(nobody.shows("There is no customer"), "told on the list: {}", nobody.text);
    let several = visitor.get(&format!("{line}/choose?q=C-000")).await;
    assert!(several.shows("customer=C-0003") && several.shows("C-0004"), "{}", several.text);
    let found = visitor.get(&format!("{line}/choose?q=C-0003")).await;
    assert!(found.shows("name=\"code\" value=\"C-0003\""), "the only one: {}", found.text);
    let share = found.text.split("name=\"share-").nth(1).and_then(|rest| rest.split('"').next());
    let share = share.expect("something is open").to_owned();
    let part = |amount: &str| format!("code=C-0003&in_order=&share-{share}={amount}&learn=1");
    let much = visitor.post(&format!("{line}/choose"), &part("123456.79")).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY, "more than came: {}", much.text);
    let word = visitor.post(&format!("{line}/choose"), &part("much")).await;
    assert_eq!(word.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", word.text);
    let matched = visitor.post(&format!("{line}/choose"), &part("1.00")).await;
    assert_eq!(matched.leads_to(), "/bank");
    let closed = visitor.get(&format!("{line}/choose")).await;
    assert_eq!(closed.status, StatusCode::CONFLICT, "answered already");
    let card = visitor.get(&line).await;
    assert!(card.shows("matched") && card.shows("C-0003"), "{}", card.text);
    let again = visitor.post(&format!("{line}/choose"), "code=C-0003&in_order=1").await;
    assert_eq!(again.status, StatusCode::CONFLICT, "answered already");

    let undone = visitor.post(&format!("{line}/unmatch"), "reason=vale+klient").await;
    assert_eq!(undone.leads_to(), "/bank");
    let aside = visitor.post(&format!("{line}/aside"), "reason=").await;
    assert_eq!(aside.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
    let batch = done.trim_start_matches("/import/done-").to_owned();
    let undo = visitor.post(&format!("/import/{batch}/undo"), "reason=vale+konto").await;
    assert_eq!(undo.leads_to(), done);
    assert!(!visitor.get("/bank").await.shows("Keegi Tundmatu"), "nobody is asked any more");
}

#[tokio::test]
async fn a_statement_that_does_not_add_up_is_refused_with_figures_in_every_language() {
    let file = ":20:S\n:25:EE571010220229377229\n:60F:C260302EUR0,00\n\
                :61:2603020302C100,00NTRFX\n:62F:C260302EUR99,00\n";
    for (language, told) in [("en", "99.00"), ("ru", "не сходятся"), ("et", "ei anna saldosid")]
    {
        let mut visitor =
            Visitor::signed_in("control").await.with_cookie("saldo_language", language);
        let address = visitor.upload("wrong.sta", file.as_bytes()).await.leads_to().to_owned();
        let page = visitor.get(&address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
        assert!(page.shows(told), "{language}: {}", page.text);
    }
}

#[tokio::test]
async fn a_representative_sees_no_bank_statement() {
    let mut visitor = Visitor::signed_in("rep1").await;
    assert_eq!(visitor.get("/bank").await.status, StatusCode::FORBIDDEN);
    let page = visitor.post("/bank/1/aside", "reason=x").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN, "{}", page.text);
}
