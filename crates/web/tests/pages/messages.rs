//! The outbox on pages: what is uncertain is asked of a person, what left is shown byte for
//! byte, and nobody switches sending on who may not.

use crate::house::{Visitor, office};
use axum::http::StatusCode;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{Role, UserId};
use saldo_letters::paper::Paper;
use saldo_work::delivery::mailings::{self, Group, MailingText, NewMailing};
use saldo_work::delivery::{self, Carriers, Handed, OutboxFilter, Parcel, Printer, Short, Tools};
use saldo_work::views::Page;
use saldo_work::{Silent, Who, company};
use std::collections::BTreeMap;

/// The line breaks after every letter.
#[derive(Debug)]
struct Broken;

impl Carriers for Broken {
    fn email(&mut self, _: Parcel<'_>) -> Handed {
        Handed::Unknown { said: "the line broke".into() }
    }

    fn sms(&mut self, _: Short<'_>) -> Handed {
        Handed::Refused { said: "no".into() }
    }
}

#[derive(Debug)]
struct NoPaper;

impl Printer for NoPaper {
    fn print(&self, _: &Paper) -> Result<Vec<u8>, String> {
        Ok(b"%PDF".to_vec())
    }

    fn pages(&self, _: &Paper) -> Result<usize, String> {
        Ok(1)
    }

    fn print_together(&self, _: &[Paper], _: bool) -> Result<Vec<u8>, String> {
        Ok(b"%PDF".to_vec())
    }
}

/// Lets everything that waits leave into a line that breaks; answers the ids of what nobody
/// knows of.
fn uncertain() -> Vec<String> {
    let company = company::only(office()).expect("a company").company;
    let who = Who::program();
    let settings: BTreeMap<String, String> = [
        ("smtp-host", "127.0.0.1"),
        ("sender", "arved@example.ee"),
        ("hours-from", "00:00"),
        ("hours-before", "24:00"),
        ("burst", "100000"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    delivery::set_sending(office(), company, who, &settings).expect("set");
    delivery::switch(office(), company, who, true).expect("on");
    // What waits of the demo's last days may be nothing that may leave: a letter to everybody is.
    let head = Who::new(UserId::new(5), Role::HeadOfSales);
    let new = NewMailing {
        group: Group::default(),
        text: MailingText::Overdue,
        channels: vec![Channel::Email],
        reason: "End of the quarter".to_owned(),
    };
    let number = mailings::draw_up(office(), company, head, &new, &Silent).expect("drawn up");
    let letters = mailings::one(office(), company, head, number).expect("shown").row.letters;
    mailings::approve(office(), company, head, number, letters).expect("approved");
    let mut tools = Tools { printer: &NoPaper, carriers: &mut Broken };
    delivery::deliver(office(), company, who, &mut tools, &Silent).expect("a pass");
    let filter = OutboxFilter { state: Some(MessageState::Uncertain), ..OutboxFilter::default() };
    let found = delivery::messages(office(), company, who, &filter, Page::first(500));
    found.expect("listed").rows.rows.iter().map(|row| row.effect.to_string()).collect()
}

async fn english(login: &str) -> Visitor {
    Visitor::signed_in(login).await.with_cookie("saldo_language", "en")
}

#[tokio::test]
async fn what_nobody_knows_is_asked_of_a_person_and_shown_byte_for_byte() {
    let found = tokio::task::spawn_blocking(uncertain).await.expect("no panic");
    let first = found.first().expect("the demo sends letters");
    let mut rep = english("rep1").await;
    let refused = rep.post(&format!("/messages/{first}/answer"), "answer=left").await;
    assert!(
        [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&refused.status),
        "{}",
        refused.status
    );
    let mut visitor = english("director").await;
    let list = visitor.get("/messages?state=uncertain").await;
    assert!(list.shows(&format!("/messages/{first}")), "{}", list.text);
    let path = format!("/messages/{first}");
    let page = visitor.get(&path).await;
    assert!(page.shows("Nobody knows whether it left"), "{}", page.text);
    assert!(page.shows(&format!("{path}/bytes/1")), "{}", page.text);
    let bytes = visitor.get(&format!("{path}/bytes/1")).await;
    assert_eq!(bytes.headers["content-type"], "message/rfc822");
    assert!(
        bytes.headers["content-disposition"].to_str().expect("ASCII").starts_with("attachment")
    );
    assert!(bytes.text.contains("Message-ID: <"), "{}", bytes.text);
    let odd = visitor.post(&format!("{path}/answer"), "answer=perhaps").await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = visitor.post(&format!("{path}/answer"), "answer=left").await;
    assert_eq!((said.status, said.leads_to()), (StatusCode::SEE_OTHER, path.as_str()));
    let twice = visitor.post(&format!("{path}/answer"), "answer=did-not").await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    assert!(visitor.get(&path).await.shows("Sent"));
}

#[tokio::test]
async fn only_those_who_may_say_how_the_company_sends() {
    let mut rep = english("rep1").await;
    for (path, form) in [("/sending", "smtp-host=evil.test"), ("/sending/switch", "on=on")] {
        assert_eq!(rep.post(path, form).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let mut director = english("director").await;
    let bad = director.post("/sending", "smtp-host=mail.example.ee&smtp-port=http").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bad.shows("mail.example.ee"), "what was typed stays");
    let kept = director
        .post("/sending", "smtp-host=mail.example.ee&sender=arved%40example.ee&smtp-port=587")
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let on = director.post("/sending/switch", "on=on").await;
    assert_eq!(on.leads_to(), "/sending");
    assert!(director.get("/sending").await.shows("Sending is on"));
}

#[tokio::test]
async fn a_customer_says_how_it_may_be_written_to() {
    let mut visitor = english("director").await;
    let path = "/customers/C-0003/contact";
    let form = "debtor=INDIVIDUAL&purpose=PERSONAL&zone=Asia%2FVladivostok&email=refused&sms=given";
    let silent = visitor.post(path, &format!("{form}&reason=")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let kept = visitor.post(path, &format!("{form}&reason=called")).await;
    assert_eq!(kept.leads_to(), path);
    let page = visitor.get(path).await;
    assert!(page.shows("called") && page.shows("Asia/Vladivostok"), "{}", page.text);
    let odd = visitor.post(path, "debtor=GHOST&purpose=PERSONAL&email=given&sms=given&reason=x");
    assert_eq!(odd.await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_receipt_without_the_token_is_answered_as_one_about_nothing() {
    let mut provider = Visitor::stranger();
    for query in ["", "?token=x&id=y&status=1", "?id=0123456789abcdef0123456789abcdef"] {
        let page = provider.get(&format!("/receipts/sms{query}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{query}");
    }
}
