//! One's own account on the pages: password, sessions, second factor; the way back; the journal.

use crate::house::{Visitor, office, password};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use saldo_domain::Role;
use saldo_web::AppState;
use saldo_work::door::SecretKey;
use saldo_work::users::{self, NewPerson};
use saldo_work::{Who, company};

fn add(login: &str) {
    let company = company::only(office()).expect("a company").company;
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role: Role::Accountant,
        team: String::new(),
        language: "en".to_owned(),
        password: password().to_owned(),
    };
    users::add(office(), company, Who::program(), &new).expect("a person");
}

const NEW: &str = "another+battery";

mod session {
    use super::*;

    /// S12: sessions are listed and ended, and end with the password; the browser that changes it
    /// goes on in a new one.
    #[tokio::test]
    async fn lifecycle() {
        add("mover.of.keys");
        let mut here = Visitor::signed_in("mover.of.keys").await;
        let mut there = Visitor::signed_in("mover.of.keys").await;
        let mut third = Visitor::signed_in("mover.of.keys").await;
        let page = here.get("/account").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.text.matches("action=\"/account/sessions/end\"").count(), 3, "two others");
        assert!(page.shows("this browser"));
        let token = there.cookie("saldo_session").expect("a session").to_owned();
        assert!(!page.shows(&token), "no token stands on the page");

        // A stranger's mark ends nothing of somebody else's.
        let mark = page.attribute("action=\"/account/sessions/end\"", "value");
        let mut stranger = Visitor::signed_in("legal").await;
        stranger.post("/account/sessions/end", &format!("mark={mark}")).await;
        assert_eq!(here.get("/account").await.text.matches("name=\"mark\"").count(), 3);
        let page = here.post("/account/sessions/end", &format!("mark={mark}")).await;
        assert_eq!(page.leads_to(), "/account");
        assert_eq!(here.get("/account").await.text.matches("name=\"mark\"").count(), 2);
        assert_eq!(here.post("/account/sessions/end", "mark=").await.leads_to(), "/account");
        for other in [&mut there, &mut third] {
            assert!(other.get("/").await.leads_to().starts_with("/sign-in"));
        }

        let mut there = Visitor::signed_in("mover.of.keys").await;
        let old = here.cookie("saldo_session").expect("a session").to_owned();
        let wrong =
            here.post("/account/password", &format!("present_password=wrong&password={NEW}")).await;
        assert_eq!(wrong.status, StatusCode::FORBIDDEN);
        assert!(wrong.shows("Log-in or password is wrong"), "{}", wrong.text);
        let form = format!("present_password={}&password={NEW}", password().replace(' ', "+"));
        assert_eq!(here.post("/account/password", &form).await.leads_to(), "/account");
        assert_eq!(here.get("/account").await.status, StatusCode::OK, "goes on");
        assert!(there.get("/").await.leads_to().starts_with("/sign-in"), "all others end");
        let mut thief = Visitor::stranger().with_cookie("saldo_session", &old);
        assert!(thief.get("/").await.leads_to().starts_with("/sign-in"), "the old one too");
    }
}

mod auth {
    use super::*;

    /// S10, S11: who keeps failing waits; a known and an unknown log-in get the same answers in
    /// the same order.
    #[tokio::test]
    async fn same_answer_same_time() {
        add("known.here");
        let mut told = Vec::new();
        for login in ["known.here", "nobody.here"] {
            let mut visitor = Visitor::stranger().with_cookie("saldo_language", "en");
            let mut seen = Vec::new();
            for _ in 0..7 {
                let form = format!("login={login}&password=wrong");
                let page = visitor.post("/sign-in", &form).await;
                let wait = page.headers.get(RETRY_AFTER).cloned();
                let door = page.text.split("class=\"demo\"").next().unwrap_or_default();
                seen.push((page.status, wait, door.replace(login, "?")));
            }
            told.push(seen);
        }
        assert_eq!(told[0], told[1]);
        let statuses: Vec<u16> = told[0].iter().map(|(status, ..)| status.as_u16()).collect();
        assert_eq!(statuses, [403, 403, 403, 403, 403, 429, 429]);
        assert_eq!(told[0][5].1.as_ref().expect("how long"), "30");
        let mut asked = Vec::new();
        for login in ["known.here", "nobody.here"] {
            let mut visitor = Visitor::stranger().with_cookie("saldo_language", "en");
            let page = visitor.post("/forgotten", &format!("login={login}")).await;
            assert_eq!(page.status, StatusCode::OK);
            asked.push(page.text);
        }
        assert_eq!(asked[0], asked[1]);
        let mut visitor = Visitor::stranger();
        for _ in 0..5 {
            visitor.post("/forgotten", "login=x").await;
        }
        let often = visitor.post("/forgotten", "login=x").await;
        assert_eq!(often.status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn a_second_factor_is_set_up_on_the_page_and_shown_once() {
    add("two.factors");
    let office = office().clone().with_key(SecretKey::of(&"k".repeat(40)));
    let mut visitor = Visitor::at(AppState::new(office)).signs_in("two.factors").await;
    let page = visitor.post("/account/factor", "").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.shows("otpauth://totp/"), "{}", page.text);
    let wrong = visitor.post("/account/factor/confirm", "code=000000").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.text);
    assert!(wrong.shows("This code is not right") && !wrong.shows("otpauth://"), "shown once");
    let wrong = visitor.post("/account/factor/off", "password=wrong").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    // Without a key nothing of the kind is offered.
    let mut visitor = Visitor::signed_in("two.factors").await;
    assert!(visitor.get("/account").await.shows("SALDO_SECRET_KEY"));
    let refused = visitor.post("/account/factor", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_link_that_is_none_sets_no_password() {
    let mut visitor = Visitor::stranger().with_cookie("saldo_language", "en");
    let link = "0".repeat(64);
    let page = visitor.get(&format!("/new-password?link={link}")).await;
    assert_eq!(page.attribute("name=\"link\"", "value"), link);
    assert_eq!(page.headers["referrer-policy"], "same-origin");
    let page = visitor.post("/new-password", &format!("link={link}&password={NEW}")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.shows("This link works no more"), "{}", page.text);
}

#[tokio::test]
async fn the_journal_tells_who_did_what_from_where_and_goes_out_whole() {
    let mut admin = Visitor::signed_in("admin").await;
    add("journaled");
    admin.post("/users/role", "login=journaled&role=LEGAL").await;
    let page = admin.get("/journal").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("user-role") && page.shows("ACCOUNTANT") && page.shows("web"));
    let older = page.attribute("class=\"pager\"", "href");
    assert!(admin.get(&older).await.status == StatusCode::OK);
    let lines = admin.get("/journal.jsonl?from=2026-03-20").await;
    let checked =
        saldo_work::journal::check("journal.jsonl", lines.text.as_bytes()).expect("readable");
    assert_eq!(checked.broken, None);
    assert!(checked.rows > 2 && lines.shows("\"role\":\"ADMINISTRATOR\""));
    let sheet = admin.get("/journal.csv?from=2026-03-20").await;
    assert!(sheet.text.lines().count() as u64 > checked.rows, "the export is a row itself");
    // S30: whoever takes a list out is in the journal, with how many rows it had.
    let mut rep = Visitor::signed_in("rep1").await;
    let taken = rep.get("/customers.csv").await.text.lines().count() - 1;
    let page = admin.get("/journal").await;
    assert!(
        page.shows("export") && page.shows(&format!("{{&#34;rows&#34;:{taken}}}")),
        "{}",
        page.text
    );
    for path in ["/journal", "/journal.csv", "/journal.jsonl"] {
        assert_eq!(rep.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}
