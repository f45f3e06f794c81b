//! Customers' files, visits, the route sheet and what contacts tell, over HTTP.

use crate::house::{Page, Visitor, office};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use saldo_domain::fieldwork::excuse;
use saldo_domain::fieldwork::script::Line;
use saldo_domain::fieldwork::tactic::Tactic;
use saldo_letters::{Language, Texts, Value};
use saldo_work::{Who, company, fieldwork};

/// The visits of the route sheet of rep1.
async fn stops(visitor: &mut Visitor) -> Vec<String> {
    let sheet = visitor.get("/route").await;
    let stops = sheet.text.split("data-keep=\"").skip(1);
    stops.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

/// Everything a visit needs, as the form that was shown would send it.
fn whole(page: &Page) -> String {
    let hidden = |name: &str| page.attribute(&format!("name=\"{name}\""), "value");
    let form = page.text.split("class=\"card form body visit\"").nth(1).expect("a form").to_owned();
    let form = Page { text: form, status: page.status, headers: page.headers.clone() };
    let of_form = |name: &str| form.attribute(&format!("name=\"{name}\""), "value");
    format!(
        "key={}&begun={}&as={}&manner=visit&item={}&goal-due=ok&goal-number=ok&goal-amount=ok\
         &goal-method=other&say-method=card&answer=reminded&behaviour=4&outlet=3&doubt=a\
         &next-day=2026-03-27&next-time=10%3A30&note=a+talk&informed=1&until=2026-03-21\
         &cause=no_trade&assessment=seen",
        hidden("key"),
        of_form("begun"),
        of_form("as"),
        of_form("item"),
    )
}

fn talks(code: &str) -> usize {
    let company = company::only(office()).expect("a company").company;
    let talk = fieldwork::talk(office(), company, Who::program(), code).expect("a talk");
    talk.past.len()
}

fn code_of(visit: &str) -> &str {
    visit.split('/').nth(2).expect("a code")
}

#[tokio::test]
async fn the_route_sheet_is_the_representatives_own_and_can_be_kept() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let sheet = visitor.get("/route").await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(sheet.shows("/assets/field.") && sheet.shows("button big"), "{}", sheet.text);
    assert!(sheet.text.len() < 100_000, "{} bytes", sheet.text.len());
    let own = stops(&mut visitor).await;
    assert!(own.len() > 1, "{own:?}");
    for visit in own.iter().take(3) {
        assert_eq!(visitor.get(visit).await.status, StatusCode::OK, "{visit}");
    }
    let other = visitor.get("/route?person=rep2").await;
    let shown: Vec<String> = other
        .text
        .split("data-keep=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(shown, own, "whatever is asked for");
    let worker = visitor.get("/field-worker.js").await;
    let header = |name: &str| worker.headers[name].to_str().expect("a header").to_owned();
    assert!(header(CONTENT_TYPE.as_str()).starts_with("text/javascript"));
    assert!(header(CONTENT_SECURITY_POLICY.as_str()).contains("connect-src 'self'"));
    let day = visitor.get("/route?day=2026-02-31").await;
    assert_eq!(day.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(day.shows("“2026-02-31” is no day"));
}

#[tokio::test]
async fn a_visit_is_recorded_once_and_only_when_it_is_whole() {
    let mut visitor = Visitor::signed_in("rep1").await;
    // The demo company leaves its first customers alone: nobody has spoken with them yet.
    let alone = |path: &String| code_of(path) <= "C-0015";
    let path = stops(&mut visitor).await.into_iter().find(alone).expect("a stop");
    let page = visitor.get(&path).await;
    let before = talks(code_of(&path));
    let form = whole(&page);
    let unscaled = form.replace("&behaviour=4", "").replace("&goal-due=ok", "");
    let open = visitor.post(&path, &unscaled).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(open.shows("#n-behaviour") && open.shows("#n-goal_due"), "{}", open.text);
    assert!(open.shows("a talk"), "what was typed is kept");
    assert_eq!(talks(code_of(&path)), before);
    for _ in 0..2 {
        let done = visitor.post(&path, &form).await;
        assert_eq!(done.leads_to(), path.trim_end_matches("/visit"));
    }
    assert_eq!(talks(code_of(&path)), before + 1, "sent twice, recorded once");
    let strange = visitor.post(&path, &format!("{form}&status=RELIABLE")).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(visitor.get(path.trim_end_matches("/visit")).await.shows("a talk"), "on the timeline");
}

#[tokio::test]
async fn a_note_from_the_queue_is_answered_without_a_page_and_never_under_another_name() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let path = stops(&mut visitor).await.remove(0);
    let form = whole(&visitor.get(&path).await);
    let queued = Some(("x-saldo-queue", "1"));
    let mut supervisor = Visitor::signed_in("supervisor1").await;
    let other = supervisor.post_from(&path, &form, queued).await;
    assert_eq!(other.status, StatusCode::CONFLICT, "{}", other.text);
    let sent = visitor.post_from(&path, &form, queued).await;
    assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.text);
    let mut stranger = Visitor::stranger();
    let door = stranger.post_from(&path, &form, queued).await;
    assert_eq!(door.status, StatusCode::UNAUTHORIZED, "it goes on waiting");
}

#[tokio::test]
async fn high_risk_reaches_the_supervisor_who_alone_says_how_to_go_on() {
    let mut rep = Visitor::signed_in("rep1").await;
    let stops = stops(&mut rep).await;
    let path = &stops[stops.len() / 2];
    let card = path.trim_end_matches("/visit");
    let key = rep.get(path).await.attribute("name=\"key\"", "value");
    let told = rep.post(&format!("{card}/alarm"), &format!("key={key}&item=&note=emptied")).await;
    assert_eq!(told.leads_to(), path);
    let page = rep.get(card).await;
    assert!(page.shows("Shipments stopped") && page.shows("emptied"), "{}", page.text);
    assert!(!page.shows("How to go on"), "no button that would be refused");
    let mut supervisor = Visitor::signed_in("supervisor1").await;
    assert!(supervisor.get("/field").await.shows("emptied"));
    assert!(supervisor.get("/day").await.shows("for you. <a"));
    let page = supervisor.get(card).await;
    let errand = page.attribute("name=\"errand\"", "value");
    let form = |words: &str| format!("errand={errand}&act=done&words={words}&return={card}");
    let refused = rep.post(&format!("{card}/errand"), &form("ship")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let mute = supervisor.post(&format!("{card}/errand"), &form("")).await;
    assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = supervisor.post(&format!("{card}/errand"), &form("take+goods+back")).await;
    assert_eq!(said.leads_to(), card);
    let page = rep.get(card).await;
    assert!(!page.shows("Shipments stopped") && page.shows("take goods back"), "{}", page.text);
}

#[tokio::test]
async fn the_cost_of_a_concession_is_shown_before_it_is_used() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let mut rep = Visitor::signed_in("rep1").await;
    let path = stops(&mut rep).await.remove(0);
    let page = visitor.get(&format!("{path}?pct=2&days=30")).await;
    assert!(page.shows("It is unprofitable") && page.shows("It costs"), "{}", page.text);
    let page = visitor.get(&format!("{path}?pct=x&days=30")).await;
    assert!(page.shows("makes no offer"), "{}", page.text);
}

#[tokio::test]
async fn a_customers_file_is_written_part_by_part_and_nobody_overwrites_anybody() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let path = "/customers/C-0007/file";
    let page = visitor.get(path).await;
    assert!(page.text.len() < 100_000, "{} bytes", page.text.len());
    assert!(page.shows("Who decides: General director"), "{}", page.text);
    let form = "post=owner&name=Owner+1&work=&home=&mobile=%2B372+5&email=&note=&seen=0";
    let saved = visitor.post(&format!("{path}/person"), form).await;
    assert_eq!(saved.leads_to(), "/customers/C-0007/file#person-owner");
    assert!(visitor.get(path).await.shows("Owner 1"));
    let stale = visitor.post(&format!("{path}/person"), &form.replace("Owner+1", "Other")).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.shows("Other"), "what was typed is kept");
    let strange = visitor.post(&format!("{path}/person"), &format!("{form}&role=x")).await;
    assert_eq!(strange.status, StatusCode::UNPROCESSABLE_ENTITY);
    let contract = "number=1&signed=2026-03-01&terms=14&late_fee=1";
    let refused = visitor.post(&format!("{path}/contract"), contract).await;
    assert!(refused.shows("Manager, Decision maker"), "{}", refused.text);
    let decide = visitor.post(&format!("{path}/decide"), "granted=no&reason=x").await;
    assert_eq!(decide.status, StatusCode::FORBIDDEN, "the general director decides");
    assert!(
        !page.shows("action=\"/customers/C-0007/file/decide\""),
        "and no button says otherwise"
    );
    let mut general = Visitor::signed_in("general").await;
    assert!(general.get(path).await.shows("action=\"/customers/C-0007/file/decide\""));
    let decided = general.post(&format!("{path}/decide"), "granted=no&reason=x").await;
    assert_eq!(decided.leads_to(), "/customers/C-0007/file#decide");
    let missing = visitor.post(&format!("{path}/no-such-form"), "a=1").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn settings_are_for_those_who_lead() {
    for (login, may) in
        [("rep1", false), ("supervisor1", false), ("sales", true), ("general", true)]
    {
        let mut visitor = Visitor::signed_in(login).await;
        let drawn = visitor.get("/field").await.shows("id=\"settings\"");
        assert_eq!(drawn, may, "{login}");
        let saved = visitor.post("/field", "closer=1&plan=6&freeze=1&capital=16").await;
        assert_eq!(saved.status == StatusCode::SEE_OTHER, may, "{login}");
    }
    let mut visitor = Visitor::signed_in("sales").await;
    let wrong = visitor.post("/field", "closer=1&plan=seven&freeze=1&capital=16").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("“seven” is no percentage"), "{}", wrong.text);
}

/// EXC, TAC: beside the form of a talk stands the whole catalogue of objections with replies and what
/// follows, and of tactics with how each is done.
#[tokio::test]
async fn objections_and_tactics_stand_beside_the_form_of_a_talk() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let visit = stops(&mut visitor).await.remove(0);
    let page = visitor.get(&visit).await;
    let texts = Texts::of(Language::En);
    let shows = |key: &str, code: &str| {
        let text = texts.get(&format!("{key}-{}", code.replace('_', "-")));
        let signs =
            [('&', "&#38;"), ('<', "&#60;"), ('>', "&#62;"), ('"', "&#34;"), ('\'', "&#39;")];
        let written = signs.iter().fold(text, |text, (sign, code)| text.replace(*sign, code));
        assert!(page.shows(&written), "{key} {code}: {written}");
    };
    for one in excuse::catalogue() {
        shows("excuse", &one.code);
        shows("reply", &one.code);
        shows("next-action", one.next(excuse::Heard { times: 1, ..Default::default() }).code());
    }
    for one in Tactic::ALL {
        shows("tactic", one.code());
        shows("tactic-how", one.code());
    }
}

/// PAY-01, PAY-07: beside the form stands what to say, about this invoice.
#[tokio::test]
async fn pay_01_a_talk_has_its_script_with_the_figures_of_the_invoice() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let (company, texts) = (company::only(office()).expect("a company"), Texts::of(Language::En));
    for visit in stops(&mut visitor).await {
        let talk = fieldwork::talk(office(), company.company, Who::program(), code_of(&visit));
        let Some(goal) = talk.expect("a talk").goals.into_iter().next() else { continue };
        let page = visitor.get(&visit).await;
        let values: [(&str, Value); 4] = [
            ("company", company.name.clone().into()),
            ("number", goal.number.clone().into()),
            ("amount", texts.money(goal.open).into()),
            ("due", texts.day(goal.due).into()),
        ];
        for line in [Line::Greet, Line::WhoDecides, Line::NameDebt, Line::SumUp] {
            let said = texts.with(&format!("script-line-{}", line.code()), &values);
            assert!(page.shows(&said), "{visit}: {said}");
        }
        return;
    }
    panic!("nobody on the route owes anything");
}

/// LAD-05: whoever enters a contract or prepares claims enters the clauses that a notice quotes.
#[tokio::test]
async fn lad_05_the_clauses_of_a_contract_are_entered_on_its_file() {
    let mut visitor = Visitor::signed_in("supervisor1").await;
    let path = "/customers/C-0007/file";
    let contract = "number=7%2F26&signed=2026-03-01&terms=0&late_fee=1&payment=&penalty=&copy=";
    let entered = visitor.post(&format!("{path}/contract"), contract).await;
    assert_eq!(entered.leads_to(), "/customers/C-0007/file#contract", "{}", entered.text);
    let page = visitor.get(path).await;
    assert!(page.shows("The clauses on payment are not entered"), "{}", page.text);
    let mut legal = Visitor::signed_in("legal").await;
    let clauses = "number=7%2F26&payment=4.1%2C+4.3&penalty=7.2";
    let filled = legal.post(&format!("{path}/contract-clauses"), clauses).await;
    assert_eq!(filled.leads_to(), "/customers/C-0007/file#contract-clauses", "{}", filled.text);
    let page = legal.get(path).await;
    assert!(page.shows("Clauses on payment: 4.1, 4.3"), "{}", page.text);
    assert!(!page.shows("The clauses on payment are not entered"));
    let unknown = legal.post(&format!("{path}/contract-clauses"), "number=9&payment=1").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}
