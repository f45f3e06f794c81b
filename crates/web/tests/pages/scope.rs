//! A sales representative sees own customers only, wherever one looks (S01, S02).

use crate::house::{TODAY, Visitor, alone, office};
use crate::token::token;
use axum::http::StatusCode;
use saldo_work::authority::{self, DeputyAsked};
use saldo_work::tokens::Scope;
use saldo_work::views::{self, CustomerFilter, CustomerRow, Page};
use saldo_work::{Who, company};

/// All customers, and whether rep1 looks after them.
fn customers() -> Vec<(CustomerRow, bool)> {
    let company = company::only(office()).expect("a company").company;
    let filter = CustomerFilter::default();
    let list = views::customers(office(), company, Who::program(), &filter, Page::first(500))
        .expect("a list");
    let own = |row: &CustomerRow| row.owner.as_ref().is_some_and(|owner| owner.login == "rep1");
    list.customers.rows.into_iter().map(|row| (row.clone(), own(&row))).collect()
}

#[tokio::test]
async fn foreign_customers_do_not_exist_for_a_representative() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let (mut own, mut foreign) = (0, 0);
    for (row, is_own) in customers() {
        let expected = if is_own { StatusCode::OK } else { StatusCode::NOT_FOUND };
        for part in ["", "?tab=open", "/edit", "/why", "/credit", "/file", "/visit"] {
            let page = visitor.get(&format!("/customers/{}{part}", row.code)).await;
            assert_eq!(page.status, expected, "{}{part}", row.code);
            assert!(is_own || !page.shows(&row.name), "{}: the name leaks", row.code);
        }
        own += usize::from(is_own);
        foreign += usize::from(!is_own);
    }
    assert!(own > 3 && foreign > 3, "{own} own, {foreign} foreign");
}

#[tokio::test]
async fn lists_search_and_exports_tell_a_representative_nothing_of_others() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let pages = [
        visitor.get("/customers").await,
        visitor.get("/customers.csv").await,
        visitor.get("/invoices").await,
        visitor.get("/invoices.csv").await,
        visitor.get("/payments.csv").await,
        visitor.get("/day").await,
        visitor.get("/").await,
        visitor.get("/run").await,
        visitor.get("/runs").await,
    ];
    for (row, is_own) in customers() {
        if is_own {
            assert!(pages[1].shows(&row.code), "{} is in the export", row.code);
            continue;
        }
        for page in &pages {
            assert!(!page.shows(&format!("{}<", row.code)), "{}", row.code);
            assert!(!page.shows(&format!("\"{}\"", row.code)), "{}", row.code);
        }
        let found = visitor.get(&format!("/search?q={}", row.code)).await;
        assert!(!found.leads_to().starts_with("/customers/"), "{} is found", row.code);
    }
}

#[tokio::test]
async fn acts_on_foreign_customers_are_refused_as_if_they_did_not_exist() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let rows = customers();
    let (foreign, _) = rows.iter().find(|(_, own)| !own).expect("a foreign customer");
    let acts = [
        ("note", "kind=note&day=2026-03-20&body=mine"),
        ("promise", "by=2026-03-25"),
        ("dispute", "reason=mine"),
        ("end", "standing=1&reason=mine"),
        ("edit", "version=1&name=mine"),
        ("credit/conduct", "conduct=avoided_contact&day=2026-03-20&body=mine"),
        ("file/habit", "days=3&seen=0"),
        ("file/decide", "granted=no&reason=mine"),
        ("visit", "key=0123456789&begun=0&answer=reminded"),
        ("alarm", "key=0123456789&item=&note=mine"),
        ("errand", "errand=1&act=done&words=mine&return=/"),
    ];
    for (act, form) in acts {
        let page = visitor.post(&format!("/customers/{}/{act}", foreign.code), form).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{act}");
    }
}

#[tokio::test]
async fn only_administrators_manage_people() {
    for login in ["rep1", "control", "general"] {
        let mut visitor = Visitor::signed_in(login).await;
        assert_eq!(visitor.get("/users").await.status, StatusCode::FORBIDDEN, "{login}");
        let form = "name=X&login=x-of-mine&role=ADMINISTRATOR&password=long+enough+1";
        let page = visitor.post("/users", form).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{login}");
        assert!(!visitor.get("/").await.shows("href=\"/users\""), "{login}");
    }
}

#[tokio::test]
async fn fields_that_a_form_does_not_have_are_refused() {
    let mut visitor = Visitor::signed_in("admin").await;
    let rows = [
        ("/customers/C-0003/note", "kind=note&day=2026-03-20&body=x&company=2"),
        ("/customers/C-0003/edit", "version=1&name=X&status=RELIABLE"),
        ("/users", "name=X&login=xx&role=LEGAL&password=long+enough+1&disabled=0"),
    ];
    for (path, form) in rows {
        let page = visitor.post(path, form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {}", page.text);
    }
}

/// Everybody whom a demo company has.
const LOGINS: [&str; 11] = [
    "admin",
    "control",
    "controller",
    "rep1",
    "supervisor1",
    "sales",
    "legal",
    "director",
    "general",
    "accountant",
    "security",
];

#[tokio::test]
async fn a_button_is_drawn_exactly_where_the_act_is_permitted() {
    for login in LOGINS {
        let mut visitor = Visitor::signed_in(login).await;
        let forbidden = StatusCode::FORBIDDEN;

        for path in ["/run", "/runs"] {
            let linked = visitor.get("/").await.shows(&format!("href=\"{path}\""));
            let page = visitor.get(path).await;
            assert_eq!(linked, page.status == StatusCode::OK, "{login}: {path}");
            assert_eq!(linked, page.status != forbidden, "{login}: {path}");
        }
        let linked = visitor.get("/").await.shows("href=\"/import\"");
        assert_eq!(linked, visitor.get("/import").await.status != forbidden, "{login}: import");

        let linked = visitor.get("/").await.shows("href=\"/bank\"");
        assert_eq!(linked, visitor.get("/bank").await.status == StatusCode::OK, "{login}: bank");

        let drawn = visitor.get("/run").await.shows("name=\"fingerprint\"");
        let refused = visitor.post("/run", "fingerprint=another").await.status == forbidden;
        assert!(!(drawn && refused), "{login}: approve a plan");

        let drawn = visitor.get("/").await.shows("href=\"/import\"");
        let upload = visitor.upload("a.csv", b"customer;number;date;due;amount\n").await;
        let refused = match upload.status {
            StatusCode::SEE_OTHER => {
                let address = upload.leads_to().to_owned();
                visitor.get(&address).await.status == forbidden
            }
            status => status == forbidden,
        };
        assert_eq!(drawn, !refused, "{login}: import");

        let drawn = visitor.get("/customers").await.shows("value=\"assign\"");
        let page = visitor.post("/bulk/customers", "act=assign&owner=rep1&customer=999999").await;
        assert_eq!(drawn, page.status != forbidden, "{login}: assign");
    }
}

/// The effects of the tasks after this mark on everybody's day, with the forms they offer.
fn effects(page: &str, action: &str) -> Vec<String> {
    let mark = format!("action=\"{action}\"><input type=\"hidden\" name=\"effect\" value=\"");
    let found = page.split(&mark).skip(1);
    found.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

/// Numbers of the requests that a policy asks of the director.
fn asked_by_the_policy(page: &str) -> Vec<String> {
    let found = page.split("href=\"/requests/").skip(1);
    let kinds = ["Decision the rules ask for", "Go to court or settle"];
    let found =
        found.filter(|rest| kinds.iter().any(|kind| rest.contains(&format!("\">{kind}</a>"))));
    let numbers = found.filter_map(|rest| rest.split('"').next());
    numbers.filter(|number| number.parse::<i64>().is_ok()).map(str::to_owned).collect()
}

#[tokio::test]
async fn who_leads_others_does_not_take_their_decisions() {
    // The director is asked whether to go to court; that others see it is no reason for them
    // to be offered an answer that is refused.
    let mut general = Visitor::signed_in("general").await;
    let page = general.get("/requests?show=open").await;
    let numbers = asked_by_the_policy(&page.text);
    assert!(!numbers.is_empty(), "the demo company asks for decisions: {}", page.text);
    for login in LOGINS {
        let mut visitor = Visitor::signed_in(login).await;
        for number in numbers.iter().take(3) {
            let path = format!("/requests/{number}");
            let page = visitor.get(&path).await;
            let drawn = page.shows("/decide\"");
            // Without a reason nothing is decided, but who may not is refused before that.
            let answer = visitor.post(&format!("{path}/decide"), "choice=REJECT&reason=").await;
            let expected = match (page.status, drawn) {
                (StatusCode::OK, true) => StatusCode::UNPROCESSABLE_ENTITY,
                (StatusCode::OK, false) => StatusCode::FORBIDDEN,
                (status, _) => status,
            };
            assert_eq!(answer.status, expected, "{login}: {path}");
            let decides = ["general", "director"].contains(&login);
            assert!(!drawn || decides, "{login} is offered {path}");
        }
        let page = visitor.get("/day?show=upcoming").await;
        for effect in effects(&page.text, "/day/close") {
            let form = format!("effect={effect}&act=skip&words=");
            let answer = visitor.post("/day/close", &form).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{login}: {effect}");
        }
    }
}

/// GEN-07: whoever stands in for a representative sees that one's customers on pages, in search,
/// in exports and through the API, and no longer when the absence has ended.
#[tokio::test]
async fn gen_07_a_deputy_sees_the_absents_customers_everywhere_while_it_lasts() {
    alone();
    let company = company::only(office()).expect("a company").company;
    let rows = customers();
    let of_rep2 = |row: &&(CustomerRow, bool)| {
        row.0.owner.as_ref().is_some_and(|owner| owner.login == "rep2")
    };
    let (foreign, _) = rows.iter().find(of_rep2).expect("one of rep2's");
    let code = foreign.code.clone();
    let mut visitor = Visitor::signed_in("rep1").await;
    let secret = token("rep1", &Scope::ALL);
    let quoted = format!("\"{code}\"");
    let mut told = async || {
        let card = visitor.get(&format!("/customers/{code}")).await.status == StatusCode::OK;
        let listed = visitor.get(&format!("/customers?q={code}")).await.shows(&foreign.name);
        let exported = visitor.get("/customers.csv").await.shows(&quoted);
        let found = visitor.get(&format!("/search?q={code}")).await;
        let found = found.leads_to().starts_with("/customers/");
        let asked = format!(r#"{{"customer":"{code}","amount":"1.00"}}"#);
        let path = "/api/v1/credit/check";
        let page = Visitor::stranger().post_json(path, &secret, None, &asked).await;
        (card, listed, exported, found, page.status == StatusCode::OK)
    };
    assert_eq!(told().await, (false, false, false, false, false), "before");
    let asked = DeputyAsked {
        absent: "rep2".to_owned(),
        deputy: "rep1".to_owned(),
        from: TODAY.parse().expect("a day"),
        until: TODAY.parse().expect("a day"),
        reason: "leave".to_owned(),
    };
    authority::name_deputy(office(), company, Who::program(), &asked).expect("away");
    assert_eq!(told().await, (true, true, true, true, true), "while it lasts");
    let entry = authority::absences(office(), company).expect("a list");
    let entry = entry.iter().find(|one| one.reason == "leave").expect("there").entry;
    authority::end_deputy(office(), company, Who::program(), entry).expect("back");
    assert_eq!(told().await, (false, false, false, false, false), "afterwards");
}
