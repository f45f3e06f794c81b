//! The regulation on its pages: read, drawn up, approved by another, confirmed as read.

use crate::house::{Visitor, alone, office, password};
use axum::http::StatusCode;
use saldo_domain::Role;
use saldo_domain::authority::WorkingDocument;
use saldo_letters::{Language, Texts};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Who, authority, company, policies};

fn text(version: u32) -> String {
    let text = policies::all_shipped().next().expect("one ships").1;
    let text = text.replace("version = 1", &format!("version = {version}"));
    text.replace("effective_from = \"2026-01-01\"", "effective_from = \"2098-05-01\"")
}

/// A form field as a browser sends it.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn form(act: &str, text: &str) -> String {
    format!("act={act}&note=because&from=2026-01-01&to=2026-02-01&text={}", encoded(text))
}

/// Another account, of a director, of the person behind the first.
fn second_account(login: &str, first: &str) {
    let company = company::only(office()).expect("one company").company;
    let new = NewPerson {
        login: login.to_owned(),
        name: "Second account".to_owned(),
        role: Role::Director,
        team: String::new(),
        language: String::new(),
        password: password().to_owned(),
    };
    users::add(office(), company, Who::program(), &new).expect("added");
    authority::same_person(office(), company, Who::program(), login, first).expect("marked");
}

#[tokio::test]
async fn a_defect_is_shown_at_its_line_and_what_was_typed_stays() {
    let mut visitor = Visitor::signed_in("control").await;
    let broken = text(2).replace("from = 13\n", "from = 12\n");
    let line = broken.lines().position(|line| line == "from = 12").expect("there") + 1;
    let page = visitor.post("/policies/new", &form("enter", &broken)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.shows(&format!("Line {line}:")) && page.shows("class=\"wrong\""), "{}", page.text);
    assert!(page.shows("value=\"because\"") && page.shows("from = 12"));
    let sound = visitor.post("/policies/new", &form("check", &text(77))).await;
    assert_eq!(sound.status, StatusCode::OK);
    assert!(sound.shows("Sound") && sound.shows("They ask for the same"), "{}", sound.text);
}

/// GEN-05, GEN-12: who may put a customer into a group does it on its page, with a reason; it is
/// told what holds today and from when on something else does.
#[tokio::test]
async fn gen_05_gen_12_a_customer_is_put_into_a_group_on_its_page() {
    alone();
    let path = "/customers/C-0005/group";
    let mut rep = Visitor::signed_in("director").await.with_cookie("saldo_language", "en");
    let page = rep.get(path).await;
    assert!(page.shows("eight-step@1") && page.shows("no group"), "{}", page.text);
    let silent = rep.post(path, "group=Chains&reason=").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    assert!(silent.shows("value=\"Chains\""), "what was typed stays");
    assert_eq!(rep.post(path, "group=Chains&reason=joined+a+chain").await.leads_to(), path);
    let page = rep.get(path).await;
    assert!(page.shows("Chains") && page.shows("joined a chain"), "{}", page.text);
    let again = rep.post(path, "group=chains&reason=x").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is there already");
    assert!(rep.get("/policies").await.shows("Chains"));
    // Whoever may not is shown what holds, and no form.
    let page = Visitor::signed_in("accountant").await.get(path).await;
    assert!(page.shows("Chains") && !page.shows("name=\"reason\""), "{}", page.text);
}

#[tokio::test]
async fn a_version_is_submitted_by_one_and_approved_by_another() {
    let mut author = Visitor::signed_in("general").await;
    let changed = text(3).replace("minimum_major = 1", "minimum_major = 5");
    let entered = author.post("/policies/new", &form("enter", &changed)).await;
    let path = entered.leads_to().to_owned();
    let own = author.get(&path).await;
    let approve = format!("action=\"{path}/approve\"");
    assert!(own.shows("Proposed") && !own.shows(&approve), "{}", own.text);
    assert!(own.shows("at least 5 is open") && own.shows("<del>"), "the difference stands there");
    assert!(own.shows("does not approve it"), "and says why there is nothing to sign");
    let refused = author.post(&format!("{path}/approve"), "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A second account of the author's is the author (S07).
    second_account("general2", "general");
    let mut second = Visitor::signed_in("general2").await;
    let page = second.get(&path).await;
    assert!(!page.shows(&approve) && page.shows("does not approve it"), "{}", page.text);
    let refused = second.post(&format!("{path}/approve"), "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut officer = Visitor::signed_in("control").await;
    assert!(!officer.get(&path).await.shows(&approve), "no button that would be refused");
    assert_eq!(officer.post(&format!("{path}/approve"), "").await.status, StatusCode::FORBIDDEN);
    let mut director = Visitor::signed_in("director").await;
    assert!(director.get(&path).await.shows(&approve));
    assert_eq!(director.post(&format!("{path}/approve"), "").await.leads_to(), path);
    let page = director.get(&path).await;
    assert!(page.shows("Approved") && !page.shows(&approve), "{}", page.text);
    assert_eq!(director.post(&format!("{path}/withdraw"), "reason=a+trial").await.leads_to(), path);
    assert!(director.get(&path).await.shows("a trial"));
}

/// GEN-10 on the page: who has not read is named; one's own button goes once it is pressed.
#[tokio::test]
async fn gen_10_everybody_confirms_reading_on_the_page_of_the_version() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let before = visitor.get("/policies/1").await;
    assert!(before.shows("action=\"/policies/1/read\""), "{}", before.text);
    assert_eq!(visitor.post("/policies/1/read", "").await.leads_to(), "/policies/1");
    assert!(!visitor.get("/policies/1").await.shows("action=\"/policies/1/read\""));
    let company = company::only(office()).expect("a company").company;
    let versions = policies::list(office(), company).expect("readable");
    let founding = versions.iter().find(|one| one.entry == 1).expect("there");
    // Whoever has read it is named apart from whoever has not.
    let page = visitor.get("/policies/1").await;
    let (read, missing) = (&founding.sheet.read, &founding.sheet.missing);
    assert!(!read.is_empty() && !missing.is_empty());
    for name in missing.iter().map(|one| &one.name) {
        assert!(page.shows(name), "{name} has not read it: {}", page.text);
    }
    let both = missing.iter().filter(|one| read.iter().any(|other| other.person == one.person));
    assert_eq!(both.count(), 0, "whoever has read it is not asked to");
}

#[tokio::test]
async fn a_replay_is_shown_from_the_editor() {
    let mut visitor = Visitor::signed_in("controller").await;
    let gentle = text(9).replace("from = 15\nto = 28", "from = 20\nto = 28");
    let gentle = gentle.replace("to = 14", "to = 19");
    let page = visitor.post("/policies/backtest", &form("", &gentle)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("eight-step@9") && page.shows("LAD-07"), "{}", page.text);
    assert!(page.shows("Charges for lateness"), "who may forgive them: {}", page.text);
    let limited = gentle.replace("[pace]", "[terms.UNCERTAIN]\nlimit_major = 1\n\n[pace]");
    let page = visitor.post("/policies/backtest", &form("", &limited)).await;
    assert!(page.shows("Shipments kept back"), "{}", page.text);
    assert!(page.shows("More than is left of the limit"), "{}", page.text);
    let days = form("", &gentle).replace("to=2026-02-01", "to=2025-01-01");
    let wrong = visitor.post("/policies/backtest", &days).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_may_not_draw_up_a_version_is_not_shown_how() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let list = visitor.get("/policies").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(!list.shows("/policies/new"), "{}", list.text);
    assert!(!visitor.get("/policies/1").await.shows("/policies/new"));
    for path in ["/policies/new"] {
        assert_eq!(visitor.get(path).await.status, StatusCode::FORBIDDEN);
    }
    for path in ["/policies/new", "/policies/backtest"] {
        let answer = visitor.post(path, &form("enter", &text(2))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(visitor.get("/policies/999").await.status, StatusCode::NOT_FOUND);
}

/// GEN-08, ESC-14: the supervisor's page lists the report, the weekly plan, the check list and
/// the route sheets.
#[tokio::test]
async fn gen_08_the_page_of_a_role_lists_duties_documents_and_decisions() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let page = visitor.get("/roles").await;
    for words in ["Receivables report", "Weekly plan", "Check list", "Route sheets", "LAD-04"] {
        assert!(page.shows(words), "{words}: {}", page.text);
    }
    let director = visitor.get("/roles/DIRECTOR").await;
    assert!(director.shows("LAD-08") && director.shows("Decide whether to go to court"));
    assert_eq!(visitor.get("/roles/NOBODY").await.status, StatusCode::NOT_FOUND);
}

/// LAD-09: the page of every policy that ships draws its periods, names each in a table, and has a
/// place to sign.
#[tokio::test]
async fn lad_09_the_timeline_of_every_policy_is_drawn_with_a_place_to_sign() {
    let mut visitor = Visitor::signed_in("director").await;
    for (name, text) in policies::all_shipped() {
        let page = visitor.get(&format!("/policies/templates/{name}")).await;
        assert_eq!(page.status, StatusCode::OK, "{name}");
        let drawn = page.text.split("<svg class=\"ladder\"").nth(1).expect("a drawing");
        let drawn = drawn.split("</svg>").next().expect("its end");
        let steps = text.matches("[[step]]").count();
        assert!(steps > 0 && drawn.matches("<rect").count() >= steps, "{name}: {drawn}");
        assert!(page.shows("class=\"sign-line\""), "{name} can be signed");
    }
    // So can the company's own, on the version that is in force.
    let own = visitor.get("/policies/1").await;
    assert!(own.shows("<svg class=\"ladder\"") && own.shows("class=\"sign-line\""));
}

/// GEN-08: every role of the regulation has its page, in words, with the documents of the role and a
/// way to what it may decide.
#[tokio::test]
async fn gen_08_every_role_has_its_duties_documents_and_rights() {
    let mut visitor = Visitor::signed_in("director").await;
    for role in Role::ALL {
        let page = visitor.get(&format!("/roles/{}", role.code())).await;
        assert_eq!(page.status, StatusCode::OK, "{role:?}");
        assert!(!page.shows("⟦"), "{role:?} lacks a text");
        let texts = Texts::of(Language::En);
        assert!(page.shows(&texts.coded("duty", role.code())), "{role:?}: its duty");
        assert!(page.shows(&format!("/rights?role={}", role.code())), "{role:?}: its rights");
        for document in WorkingDocument::of(role) {
            assert!(page.shows(&texts.coded("paper", document.code())), "{role:?}: {document:?}");
        }
    }
}
