//! Signing in and out (S11, S12).

use crate::house::{Visitor, office, password};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use saldo_domain::Role;
use saldo_work::users::{self, NewPerson};
use saldo_work::{Who, company};

#[tokio::test]
async fn strangers_are_led_to_the_door_and_from_there_to_where_they_wanted() {
    let mut visitor = Visitor::stranger();
    let page = visitor.get("/customers?overdue=1").await;
    assert_eq!(page.leads_to(), "/sign-in?next=%2Fcustomers%3Foverdue%3D1");
    let form = format!("login=admin&password={}&next=%2Fcustomers%3Foverdue%3D1", password());
    assert_eq!(visitor.post("/sign-in", &form).await.leads_to(), "/customers?overdue=1");
}

#[tokio::test]
async fn the_door_never_leads_to_another_site() {
    for next in ["//evil.test", "https://evil.test", "/\\evil.test"] {
        let mut visitor = Visitor::stranger();
        let form = format!("login=admin&password={}&next={next}", password());
        assert_eq!(visitor.post("/sign-in", &form).await.leads_to(), "/", "{next}");
    }
}

#[tokio::test]
async fn unknown_people_and_wrong_passwords_get_the_same_answer() {
    let mut answers = Vec::new();
    for form in ["login=nobody&password=wrong+password", "login=admin&password=wrong+password"] {
        let page = Visitor::stranger().post("/sign-in", form).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.shows("Log-in or password is wrong"), "{}", page.text);
        assert!(!page.shows("wrong password\""), "the password is not shown again");
        answers.push(page.text.replace("nobody", "?").replace("value=\"admin\"", "value=\"?\""));
    }
    let form_of = |text: &str| text.split("class=\"demo\"").next().unwrap_or_default().to_owned();
    assert_eq!(form_of(&answers[0]), form_of(&answers[1]));
}

#[tokio::test]
async fn the_session_cookie_is_closed_to_scripts_and_new_at_every_sign_in() {
    let mut visitor = Visitor::stranger().with_cookie("saldo_session", &"ab".repeat(32));
    let form = format!("login=admin&password={}", password());
    let page = visitor.post("/sign-in", &form).await;
    let cookie = page.headers[SET_COOKIE].to_str().expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let first = visitor.cookie("saldo_session").expect("a session").to_owned();
    assert_ne!(first, "ab".repeat(32), "a planted token is worth nothing");
    visitor.post("/sign-in", &form).await;
    let mut old = Visitor::stranger().with_cookie("saldo_session", &first);
    assert!(old.get("/").await.leads_to().starts_with("/sign-in"), "the old session has ended");
}

#[tokio::test]
async fn signing_out_ends_the_session_itself() {
    let mut visitor = Visitor::signed_in("legal").await;
    let token = visitor.cookie("saldo_session").expect("a session").to_owned();
    assert_eq!(visitor.post("/sign-out", "").await.leads_to(), "/sign-in");
    let mut thief = Visitor::stranger().with_cookie("saldo_session", &token);
    assert!(thief.get("/").await.leads_to().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_person_who_is_disabled_is_out_at_once() {
    let company = company::only(office()).expect("a company").company;
    let new = NewPerson {
        login: "leaver".to_owned(),
        name: "Leaver".to_owned(),
        role: Role::Accountant,
        team: String::new(),
        language: "ru".to_owned(),
        password: password().to_owned(),
    };
    users::add(office(), company, Who::program(), &new).expect("a person");
    let mut visitor = Visitor::signed_in("leaver").await.with_cookie("saldo_language", "");
    assert!(visitor.get("/").await.shows("lang=\"ru\""), "in the person's own language");
    users::disable(office(), company, Who::program(), "leaver").expect("disabled");
    assert!(visitor.get("/").await.leads_to().starts_with("/sign-in"));
}

mod session {
    use super::*;

    /// S08: a right that is taken away or given counts from the very next request on, in
    /// browsers that are signed in already.
    #[tokio::test]
    async fn right_change_acts_now() {
        let company = company::only(office()).expect("a company").company;
        let new = NewPerson {
            login: "changer".to_owned(),
            name: "Changer".to_owned(),
            role: Role::Accountant,
            team: String::new(),
            language: "en".to_owned(),
            password: password().to_owned(),
        };
        users::add(office(), company, Who::program(), &new).expect("a person");
        let mut admin = Visitor::signed_in("admin").await;
        let mut visitor = Visitor::signed_in("changer").await;
        let rows = [
            ("ACCOUNTANT", "/rates", StatusCode::OK),
            ("LEGAL", "/rates", StatusCode::FORBIDDEN),
            ("LEGAL", "/users", StatusCode::FORBIDDEN),
            ("ADMINISTRATOR", "/users", StatusCode::OK),
            ("SALES_REP", "/users", StatusCode::FORBIDDEN),
            ("SALES_REP", "/runs", StatusCode::FORBIDDEN),
        ];
        for (role, path, status) in rows {
            let given = admin.post("/users/role", &format!("login=changer&role={role}")).await;
            assert_eq!(given.leads_to(), "/users/changer", "{role}");
            assert_eq!(visitor.get(path).await.status, status, "{role} {path}");
        }
        // The administrator's own role is another's to change.
        let own = admin.post("/users/role", "login=admin&role=DIRECTOR").await;
        assert_eq!(own.status, StatusCode::FORBIDDEN);
        users::disable(office(), company, Who::program(), "changer").expect("disabled");
        assert!(visitor.get("/").await.leads_to().starts_with("/sign-in"));
    }
}
