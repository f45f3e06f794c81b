//! The register of irrecoverable debt on its page and as a file (ESC-15).

use crate::house::{Visitor, office};
use axum::http::StatusCode;
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_work::requests::{self, Answer, Asked, Terms};
use saldo_work::views::{self, CustomerFilter, Page};
use saldo_work::{Who, company, users};

/// Enters everything overdue of the first customer who owes something late; answers its code.
fn enter_one() -> (String, String) {
    let company = company::only(office()).expect("a company").company;
    let people = users::list(office(), company).expect("people");
    let who = |login: &str| {
        people.iter().find(|one| one.login == login).expect("of the demo company").who()
    };
    let late = CustomerFilter { overdue_only: true, ..CustomerFilter::default() };
    let list = views::customers(office(), company, Who::program(), &late, Page::first(1));
    let row = list.expect("a list").customers.rows.remove(0);
    let asked = Asked {
        kind: RequestKind::Irrecoverable,
        customer: Some(row.customer),
        item: None,
        terms: Terms::Plain,
        amount: None,
        reason: "nothing was found".to_owned(),
        until: None,
    };
    let request = requests::ask(office(), company, who("sales"), &asked).expect("asked");
    let answer = Answer {
        choices: vec![Choice::Approve],
        reason: "no assets".to_owned(),
        ..Answer::default()
    };
    requests::decide(office(), company, who("director"), request, &answer).expect("decided");
    (row.code, row.name)
}

#[tokio::test]
async fn esc_15_the_register_is_a_page_and_a_file_for_those_who_see_the_company() {
    let (code, name) = enter_one();
    let mut visitor = Visitor::signed_in("control").await;
    assert!(visitor.get("/").await.shows("href=\"/irrecoverable\""), "in the menu");
    let page = visitor.get("/irrecoverable").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.shows(&name) && page.shows(&format!("/customers/{code}")), "{}", page.text);
    let sheet = visitor.get("/irrecoverable.csv?on=2026-03-20").await;
    assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
    assert!(sheet.shows(&format!("\"{code}\"")), "{}", sheet.text);
    let before = visitor.get("/irrecoverable?on=2026-03-19").await;
    assert!(
        !before.shows(&format!("/customers/{code}")),
        "as it stood on the day: {}",
        before.text
    );
    let wrong = visitor.get("/irrecoverable?on=2026-02-31").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("2026-02-31"), "{}", wrong.text);
    let mut rep = Visitor::signed_in("rep1").await;
    assert!(!rep.get("/").await.shows("href=\"/irrecoverable\""));
    for path in ["/irrecoverable", "/irrecoverable.csv"] {
        assert_eq!(rep.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
