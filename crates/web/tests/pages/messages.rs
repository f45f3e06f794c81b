//! The outbox on pages: what is uncertain is asked of a person, what left is shown byte for
//! byte, and nobody switches sending on who may not.

use crate::authz::CAST;
use crate::house::{TODAY, Visitor, alone, office};
use axum::http::StatusCode;
use saldo_domain::authority::Right;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{Day, Role, UserId};
use saldo_letters::paper::Paper;
use saldo_store::Store;
use saldo_web::AppState;
use saldo_work::delivery::mailings::{self, Group, MailingText, NewMailing};
use saldo_work::delivery::{
    self, Carriers, Handed, OutboxFilter, Parcel, Printer, Secrets, Short, Tools,
};
use saldo_work::views::Page;
use saldo_work::{FixedClock, Office, Silent, Who, backup, company};
use std::collections::BTreeMap;
use std::sync::Arc;

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
fn uncertain(office: &Office) -> Vec<String> {
    let company = company::only(office).expect("a company").company;
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
    delivery::set_sending(office, company, who, &settings).expect("set");
    delivery::switch_on(office, company, who, &Secrets::default()).expect("on");
    write_to_everybody(office);
    let mut tools = Tools { printer: &NoPaper, carriers: &mut Broken };
    delivery::deliver(office, company, who, &mut tools, &Silent).expect("a pass");
    let filter = OutboxFilter { state: Some(MessageState::Uncertain), ..OutboxFilter::default() };
    let found = delivery::messages(office, company, who, &filter, Page::first(500));
    found.expect("listed").rows.rows.iter().map(|row| row.effect.to_string()).collect()
}

/// What waits of the demo's last days may be nothing that may leave: a letter to everybody is.
fn write_to_everybody(office: &Office) {
    let company = company::only(office).expect("a company").company;
    let head = Who::new(UserId::new(5), Role::HeadOfSales);
    let new = NewMailing {
        group: Group::default(),
        text: MailingText::Overdue,
        channels: vec![Channel::Email],
        reason: "End of the quarter".to_owned(),
    };
    let number = mailings::draw_up(office, company, head, &new, &Silent).expect("drawn up");
    let letters = mailings::one(office, company, head, number).expect("shown").row.letters;
    mailings::approve(office, company, head, number, letters).expect("approved");
}

/// Pages over a copy of the house that was brought back while messages waited.
fn brought_back(office: &Office) -> (tempfile::TempDir, AppState) {
    write_to_everybody(office);
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    backup::save(office, Who::program(), &copy, &Silent).expect("copied");
    let url = format!("sqlite:{}", folder.path().join("back.db").display());
    let store = Store::open_or_create(&url).expect("a database");
    let today = TODAY.parse().expect("a day");
    let back = Office::new(store, Arc::new(FixedClock::on(today)));
    backup::restore(&back, &copy, &Silent).expect("restored");
    (folder, AppState::new(back))
}

/// D36: the page tells what nobody knows of, and is answered for all of it at once.
#[tokio::test]
async fn what_came_with_a_copy_is_answered_for_at_once() {
    alone();
    let office = office();
    let copied = tokio::task::spawn_blocking(|| brought_back(office)).await;
    let (_folder, state) = copied.expect("no panic");
    let title = "A backup was brought back";
    let path = "/messages/brought-back";
    let mut rep = Visitor::at(state.clone()).signs_in("rep1").await;
    assert!(!rep.get("/messages").await.shows(title), "it is not a representative's to answer");
    assert_eq!(rep.post(path, "answer=left").await.status, StatusCode::FORBIDDEN);
    let mut director = Visitor::at(state).signs_in("director").await;
    let page = director.get("/messages").await;
    assert!(page.shows(title) && page.shows("None of them has left"), "{}", page.text);
    let odd = director.post(path, "answer=perhaps").await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = director.post(path, "answer=did-not").await;
    assert_eq!(said.leads_to(), "/messages");
    assert!(!director.get("/messages").await.shows(title));
    let uncertain = director.get("/messages?state=uncertain").await;
    assert!(uncertain.shows("No messages"), "{}", uncertain.text);
}

/// Sending is not switched on while a secret that the settings ask for is empty, as on the command
/// line; with the secret it is.
#[tokio::test]
async fn sending_is_not_switched_on_without_the_secret_that_it_asks_for() {
    alone();
    let settings = "sms-method=json&sms-address=https%3A%2F%2Fsms.example%2F\
        &sms-body=%7B%22to%22%3A%22%7Bto%7D%22%2C%22text%22%3A%22%7Btext%7D%22%2C%22key%22%3A%22%7Bsecret%7D%22%7D";
    let mut without = english("director").await;
    assert_eq!(without.post("/sending", settings).await.leads_to(), "/sending");
    let refused = without.post("/sending/switch", "on=on").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("SALDO_SMS_SECRET"), "{}", refused.text);
    assert!(without.get("/sending").await.shows("Sending is off"));
    let secrets = Secrets { sms: "not empty".to_owned().into(), ..Secrets::default() };
    let state = AppState::new(office().clone()).knowing(secrets);
    let mut with = Visitor::at(state).signs_in("director").await;
    assert_eq!(with.post("/sending/switch", "on=on").await.leads_to(), "/sending");
    assert!(with.get("/sending").await.shows("Sending is on"));
}

async fn english(login: &str) -> Visitor {
    Visitor::signed_in(login).await.with_cookie("saldo_language", "en")
}

#[tokio::test]
async fn what_nobody_knows_is_asked_of_a_person_and_shown_byte_for_byte() {
    alone();
    let office = office();
    let found = tokio::task::spawn_blocking(|| uncertain(office)).await.expect("no panic");
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
    alone();
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
    alone();
    let mut visitor = english("director").await;
    let path = "/customers/C-0003/contact";
    let form = "debtor=INDIVIDUAL&purpose=PERSONAL&zone=Asia%2FVladivostok&email=refused&sms=given&mode=free";
    let silent = visitor.post(path, &format!("{form}&reason=")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    let kept = visitor.post(path, &format!("{form}&reason=called")).await;
    assert_eq!(kept.leads_to(), path);
    let page = visitor.get(path).await;
    assert!(page.shows("called") && page.shows("Asia/Vladivostok"), "{}", page.text);
    let odd = visitor
        .post(path, "debtor=GHOST&purpose=PERSONAL&email=given&sms=given&mode=free&reason=x");
    assert_eq!(odd.await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// REM-07: what the law leaves no room for is said on the card, refused when it is written down, and
/// written down where somebody says that it took place.
#[tokio::test]
async fn a_call_beyond_the_limits_is_refused_on_the_card() {
    alone();
    let mut visitor = english("director").await;
    let terms =
        "debtor=INDIVIDUAL&purpose=PERSONAL&zone=&email=given&sms=given&mode=free&reason=a+person";
    assert_eq!(
        visitor.post("/customers/C-0003/contact", terms).await.leads_to(),
        "/customers/C-0003/contact"
    );
    let path = "/customers/C-0003/note";
    let form = format!("kind=call&day={TODAY}&body=spoke");
    let first = visitor.post(path, &format!("{form}&anyway=1")).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let refused = visitor.post(path, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.shows("The law allows this person to be contacted no more often"));
    assert!(refused.shows("name=\"anyway\""), "it can be said that it took place");
    assert!(visitor.get("/customers/C-0003").await.shows("No call before"));
    assert_eq!(visitor.post(path, &format!("{form}&anyway=1")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_receipt_without_the_token_is_answered_as_one_about_nothing() {
    let mut provider = Visitor::stranger();
    for query in ["", "?token=x&id=y&status=1", "?id=0123456789abcdef0123456789abcdef"] {
        let page = provider.get(&format!("/receipts/sms{query}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{query}");
    }
}

const TOKEN: &str = "a-token-that-nobody-guesses-1";

/// A gateway that tells what became of a message before it answers.
struct Hasty<'a>(Box<dyn FnMut(&str) + Send + 'a>);

impl std::fmt::Debug for Hasty<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hasty")
    }
}

impl Carriers for Hasty<'_> {
    fn email(&mut self, _: Parcel<'_>) -> Handed {
        Handed::Refused { said: "no letters here".into() }
    }

    fn sms(&mut self, short: Short<'_>) -> Handed {
        (self.0)(short.id);
        Handed::Taken { said: "OK".into(), reference: String::new() }
    }
}

/// A copy of the house whose messages may leave at any hour.
fn copy_that_sends(office: &Office) -> (tempfile::TempDir, Office) {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    backup::save(office, Who::program(), &copy, &Silent).expect("copied");
    let url = format!("sqlite:{}", folder.path().join("short.db").display());
    let store = Store::open_or_create(&url).expect("a database");
    // A week later: nobody of the house has just been spoken to (D24).
    let today: Day = TODAY.parse().expect("a day");
    let back = Office::new(store, Arc::new(FixedClock::on(today.plus(7))));
    backup::restore(&back, &copy, &Silent).expect("restored");
    let (company, who) = (company::only(&back).expect("a company").company, Who::program());
    let settings = [
        ("sms-address", "http://127.0.0.1:1/?to={to}&text={text}"),
        ("hours-from", "00:00"),
        ("hours-before", "24:00"),
        ("burst", "100000"),
        ("gap-days", "1"),
    ];
    let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned()));
    delivery::set_sending(&back, company, who, &BTreeMap::from(settings)).expect("set");
    delivery::set_token(&back, company, who, TOKEN).expect("a token");
    delivery::switch_on(&back, company, who, &Secrets::default()).expect("on");
    (folder, back)
}

/// Draws a mailing to everybody up, and approves it.
fn approved(office: &Office, text: MailingText, channel: Channel) -> u64 {
    let company = company::only(office).expect("a company").company;
    let head = Who::new(UserId::new(5), Role::HeadOfSales);
    let new = NewMailing {
        group: Group::default(),
        text,
        channels: vec![channel],
        reason: "End of the quarter".to_owned(),
    };
    let number = mailings::draw_up(office, company, head, &new, &Silent).expect("drawn up");
    let letters = mailings::one(office, company, head, number).expect("shown").row.letters;
    mailings::approve(office, company, head, number, letters).expect("approved");
    letters
}

/// Short messages to everybody who is late, by a gateway that calls `early` with the id of each.
fn short_messages(
    office: &Office,
    early: impl FnMut(&AppState, &str) + Send,
) -> (tempfile::TempDir, Office, Vec<String>) {
    let (folder, back) = copy_that_sends(office);
    let (company, who) = (company::only(&back).expect("a company").company, Who::program());
    approved(&back, MailingText::Overdue, Channel::Sms);
    let state = AppState::new(back.clone());
    let mut early = early;
    let mut hasty = Hasty(Box::new(|id| early(&state, id)));
    let mut tools = Tools { printer: &NoPaper, carriers: &mut hasty };
    delivery::deliver(&back, company, who, &mut tools, &Silent).expect("a pass");
    let filter = OutboxFilter { state: Some(MessageState::Sent), ..OutboxFilter::default() };
    let found = delivery::messages(&back, company, who, &filter, Page::first(500)).expect("listed");
    let sent = found.rows.rows.iter().filter(|row| row.channel == Channel::Sms);
    let sent = sent.map(|row| row.effect.to_string()).collect();
    (folder, back, sent)
}

/// D27: what a provider is answered over the line: asked again for what comes too early, thanked for
/// what is known, part by part where it tells of each, and told nothing without the token.
#[tokio::test]
async fn a_receipt_over_the_line_is_asked_for_again_taken_and_never_goes_back() {
    alone();
    let line = tokio::runtime::Handle::current();
    let told = tokio::task::spawn_blocking(move || {
        let mut early = Vec::new();
        let made = short_messages(office(), |state, id| {
            let path = format!("/receipts/sms?token={TOKEN}&id={id}&status=1");
            let page = line.block_on(Visitor::at(state.clone()).get(&path));
            early.push(page.status);
        });
        (made, early)
    });
    let ((_folder, office, sent), early) = told.await.expect("no panic");
    assert!(sent.len() > 2, "there are short messages: {sent:?}");
    assert!(early.iter().all(|one| *one == StatusCode::SERVICE_UNAVAILABLE), "{early:?}");
    let company = company::only(&office).expect("a company").company;
    let state_of = |id: &str| {
        delivery::one(&office, company, Who::program(), id).expect("a message").row.state
    };
    let mut provider = Visitor::at(AppState::new(office.clone()));
    let address = |id: &str, rest: &str| format!("/receipts/sms?token={TOKEN}&id={id}&{rest}");
    for (id, rest, by_post, expected) in [
        (&sent[0], "status=8", false, MessageState::Sent),
        (&sent[0], "status=1", false, MessageState::Delivered),
        (&sent[0], "status=1", true, MessageState::Delivered),
        (&sent[0], "status=2", true, MessageState::Delivered),
        (&sent[1], "status=2", true, MessageState::Failed),
        (&sent[1], "status=1", false, MessageState::Failed),
    ] {
        let path = address(id, rest);
        let page = if by_post { provider.post(&path, "").await } else { provider.get(&path).await };
        assert_eq!(page.status, StatusCode::NO_CONTENT, "{path}");
        assert_eq!(state_of(id), expected, "{path}");
    }
    let wrong = format!("/receipts/sms?token=other&id={}&status=1", sent[2]);
    assert_eq!(provider.get(&wrong).await.status, StatusCode::NOT_FOUND);
    assert_eq!(state_of(&sent[2]), MessageState::Sent);
}

/// D32: what the page prints comes from the real press, has the pages that the batch counts, and is the
/// same file however often it is asked for.
#[tokio::test]
async fn a_batch_is_printed_by_the_press_with_the_pages_that_it_counts() {
    alone();
    let made = tokio::task::spawn_blocking(|| {
        let (folder, back) = copy_that_sends(office());
        let letters = approved(&back, MailingText::Reconciliation, Channel::Post);
        (folder, back, letters)
    });
    let (_folder, back, letters) = made.await.expect("no panic");
    assert!(letters > 2, "there is something to print");
    let mut rep = Visitor::at(AppState::new(back.clone())).signs_in("rep1").await;
    assert_eq!(rep.post("/post", "").await.status, StatusCode::FORBIDDEN);
    let mut director = Visitor::at(AppState::new(back.clone())).signs_in("director").await;
    let printed = director.post("/post", "").await;
    let batch = printed.leads_to().to_owned();
    let number: i64 = batch.strip_prefix("/post/").and_then(|at| at.parse().ok()).expect(&batch);
    let company = company::only(&back).expect("a company").company;
    let file = delivery::batch_bytes(&back, company, Who::program(), number).expect("a file");
    let told = delivery::batch(&back, company, Who::program(), number).expect("shown").row;
    assert_eq!(pages_of(&file), told.pages, "as the batch counts them");
    // The sheet to count by, and for each a letter with the address and at least a sheet of the act.
    assert!(told.letters > 2 && told.pages > 2 * told.letters, "{told:?}");
    let seen = director.get(&format!("{batch}/file")).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.text.starts_with("%PDF"), "a PDF");
    assert_eq!(director.get(&format!("{batch}/file")).await.text, seen.text, "byte for byte");
    // S01: the walk of all addresses finds no batch in the house; this one is asked for by all.
    for (login, role) in CAST {
        let mut somebody = Visitor::at(AppState::new(back.clone())).signs_in(login).await;
        let may = Right::AnswerForMessages.belongs_to(role);
        for address in [batch.clone(), format!("{batch}/file")] {
            let met = somebody.get(&address).await.status;
            let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
            assert_eq!(met, expected, "{login}: {address}");
        }
        let posted = somebody.post(&format!("{batch}/posted"), "").await.status;
        assert_eq!(posted == StatusCode::FORBIDDEN, !may, "{login}: {posted}");
    }
    let page = director.get(&batch).await;
    assert!(page.shows(&told.letters.to_string()), "{}", page.text);
}

/// How many pages a PDF has, as the press finds them in a file of somebody else.
fn pages_of(file: &[u8]) -> u64 {
    let found = std::cell::Cell::new(None);
    let index = |sheets: &[Option<(usize, usize)>]| {
        found.set(sheets[0]);
        Paper::blank(saldo_letters::Language::En)
    };
    saldo_press::bind(&[saldo_press::Leaf::File(file.to_vec())], index).expect("bound");
    let (first, last) = found.get().expect("it can be read");
    (last - first + 1) as u64
}
