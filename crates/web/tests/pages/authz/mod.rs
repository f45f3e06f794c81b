//! Every address, asked by every role about own and foreign customers (S01, S04, R12).
//!
//! The table stands in `rows.txt`, one line an address and method: who may, the address, and a
//! form or question that comes as far as the permission. Addresses come from the router itself:
//! one without a line fails, and so does a line without an address.

mod objects;

use crate::house::{Page, Visitor, alone, office};
use crate::token::token;
use axum::http::StatusCode;
use axum::http::header::ALLOW;
use objects::{Objects, Whose, is_of_customer};
use saldo_domain::Role;
use saldo_domain::authority::Right;
use saldo_web::AppState;
use saldo_work::tokens::Scope;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ROWS: LazyLock<String> = LazyLock::new(|| {
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/authz/rows.txt");
    std::fs::read_to_string(place).expect("the table")
});

/// Everybody whom the walk plays, with the role.
pub(crate) const CAST: [(&str, Role); 12] = [
    ("rep1", Role::SalesRep),
    ("supervisor1", Role::Supervisor),
    ("sales", Role::HeadOfSales),
    ("control", Role::HeadOfFinancialControl),
    ("controller", Role::FinancialControlOfficer),
    ("commercial", Role::CommercialDirector),
    ("director", Role::Director),
    ("general", Role::GeneralDirector),
    ("legal", Role::Legal),
    ("security", Role::Security),
    ("accountant", Role::Accountant),
    ("admin", Role::Administrator),
];

/// Who may ask for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    /// Strangers too.
    Open,
    /// Everybody who is signed in, or holds a token.
    All,
    /// Whoever has one of these rights.
    Rights(Vec<Right>),
}

impl Who {
    fn parse(word: &str) -> Self {
        match word {
            "open" => Self::Open,
            "all" => Self::All,
            rights => Self::Rights(
                rights
                    .split('|')
                    .map(|code| Right::from_code(code).unwrap_or_else(|| panic!("no right {code}")))
                    .collect(),
            ),
        }
    }

    fn has(&self, role: Role) -> bool {
        match self {
            Self::Open | Self::All => true,
            Self::Rights(rights) => rights.iter().any(|right| right.belongs_to(role)),
        }
    }
}

/// A line of the table.
#[derive(Clone, Debug)]
struct Row {
    who: Who,
    method: &'static str,
    path: &'static str,
    /// The form is read before the right is asked for.
    form_first: bool,
    /// The password is asked for once more.
    asks_password: bool,
    /// What is asked is not there in the demo company: whoever may is told so.
    absent: bool,
    /// Form or question.
    body: &'static str,
}

fn rows() -> Vec<Row> {
    let lines =
        ROWS.as_str().lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let mut word = || words.next().unwrap_or_default();
            let (who, method, path, body) = (word(), word(), word(), word());
            let absent = method.ends_with('?');
            let (form_first, who) = match who.strip_prefix("form:") {
                Some(rights) => (true, rights),
                None => (false, who),
            };
            let asks_password = who == "door";
            let who = Who::parse(if asks_password { "all" } else { who });
            Row {
                who,
                form_first,
                asks_password,
                method: method.trim_end_matches('?'),
                path,
                absent,
                body,
            }
        })
        .collect()
}

/// Every address with its methods, as the router answers.
async fn served() -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    let state = AppState::new(office().clone());
    let mut visitor = Visitor::stranger();
    for path in saldo_web::addresses(&state).into_iter().collect::<BTreeSet<_>>() {
        let page = visitor.ask_for(&plain(path)).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        let allowed = page.headers.get(ALLOW).and_then(|value| value.to_str().ok());
        let allowed = allowed.unwrap_or_else(|| panic!("{path}: no Allow header"));
        let methods = allowed.split(',').map(str::trim).filter(|method| *method != "HEAD");
        found.extend(methods.map(|method| (path, method.to_owned())));
    }
    found
}

/// An address with something in the place of what it names.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    for part in &mut parts {
        if part.starts_with('{') {
            *part = "1";
        }
    }
    parts.join("/")
}

/// What became of a request, for this table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Met {
    Passed,
    /// The form or question cannot be read.
    Unread,
    Refused,
    Missing,
    Door,
    Failed,
}

fn met(page: &Page) -> Met {
    match page.status {
        StatusCode::FORBIDDEN => Met::Refused,
        StatusCode::NOT_FOUND => Met::Missing,
        StatusCode::UNAUTHORIZED => Met::Door,
        status if status.is_server_error() => Met::Failed,
        StatusCode::METHOD_NOT_ALLOWED => Met::Failed,
        StatusCode::SEE_OTHER if page.leads_to().starts_with("/sign-in") => Met::Door,
        _ if page.shows("name=\"kept_path\"") => Met::Door,
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Met::Unread,
        _ => Met::Passed,
    }
}

/// Is it as the table says?
fn fits(row: &Row, role: Role, whose: Whose, found: Met) -> bool {
    let hidden = matches!(found, Met::Refused | Met::Missing);
    if row.asks_password {
        // Refused for the wrong password, or held for too many of them.
        return matches!(found, Met::Refused | Met::Passed);
    }
    if !row.who.has(role) {
        // Hidden or refused: either tells nothing of what is there.
        return hidden || row.form_first && found == Met::Unread;
    }
    if role == Role::SalesRep && whose == Whose::Foreign {
        return found == Met::Missing || row.form_first && found == Met::Unread;
    }
    let passed = matches!(found, Met::Passed | Met::Unread);
    passed || row.absent && found == Met::Missing
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

async fn send(visitor: &mut Visitor, row: &Row, address: &str, secret: Option<&str>) -> Page {
    match (row.method, secret) {
        ("GET", Some(secret)) => visitor.get_with_token(address, secret).await,
        ("GET", None) => visitor.get(address).await,
        (_, Some(secret)) => {
            // A key of its own for each question.
            let key = format!("walk-{}", blake3::hash(row.body.as_bytes()).to_hex());
            visitor.post_json(address, secret, Some(&key), row.body).await
        }
        (_, None) if row.body.starts_with("--b") => {
            visitor.multipart(address, &row.body.replace("\\n", "\r\n").replace('~', " ")).await
        }
        (_, None) => visitor.post(address, row.body).await,
    }
}

#[tokio::test]
async fn every_address_has_a_line_and_every_line_an_address() {
    let served = served().await;
    let listed: BTreeSet<(&str, String)> =
        rows().iter().map(|row| (row.path, row.method.to_owned())).collect();
    let missing: Vec<_> = served.difference(&listed).collect();
    assert!(missing.is_empty(), "add a line to authz/rows.txt for {missing:#?}");
    let stale: Vec<_> = listed.difference(&served).collect();
    assert!(stale.is_empty(), "authz/rows.txt names what is not served: {stale:#?}");
    assert_eq!(rows().len(), listed.len(), "one line for each");
}

/// What of a walk is not as the table says, one line each.
async fn walk(login: &'static str, role: Role, objects: Objects) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut visitor = Visitor::signed_in(login).await;
    let secret = token(login, &Scope::ALL);
    for row in rows() {
        // What begins and ends the session is asked by itself.
        if ["/sign-in", "/sign-out"].contains(&row.path) {
            continue;
        }
        let secret = is_api(row.path).then_some(secret.as_str());
        let both = [Whose::Own, Whose::Foreign];
        let asked = if is_of_customer(row.path, row.body) { &both[..] } else { &both[..1] };
        for whose in asked {
            let Some(address) = objects.address(row.path, *whose) else {
                // All memos of the demo company are about customers of one representative.
                if row.path == "/memos/{memo}" && *whose == Whose::Foreign {
                    continue;
                }
                wrong.push(format!("{} {}: nothing to ask about", row.method, row.path));
                continue;
            };
            let body = objects.body(row.body, *whose);
            let row = Row { body: body.leak(), ..row.clone() };
            let page = send(&mut visitor, &row, &address, secret).await;
            if !fits(&row, role, *whose, met(&page)) {
                let status = page.status.as_u16();
                let (method, path) = (row.method, row.path);
                wrong.push(format!("{method} {path} as {address} {whose:?}: {role:?} {status}"));
            }
        }
    }
    let left = visitor.post("/sign-out", "").await;
    assert_eq!(left.leads_to(), "/sign-in");
    wrong
}

/// S01, S04, R12: routes × roles × own and foreign.
#[tokio::test]
async fn matrix_all_routes_all_roles_own_and_foreign() {
    alone();
    let objects = Objects::of_the_house().await;
    let walks = CAST.map(|(login, role)| tokio::spawn(walk(login, role, objects.clone())));
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for walk in walks {
        for line in walk.await.expect("a walk ends") {
            let (what, who) = line.split_once(": ").expect("two parts");
            wrong.entry(what.to_owned()).or_default().push(who.to_owned());
        }
    }
    let lines = wrong.iter().map(|(what, who)| format!("{what}: {}", who.join(", ")));
    assert!(wrong.is_empty(), "{}", lines.collect::<Vec<String>>().join("\n"));
}

/// Strangers come to the door everywhere but where the table says `open`.
#[tokio::test]
async fn strangers_get_nowhere_but_to_what_is_open() {
    alone();
    let objects = Objects::of_the_house().await;
    let mut wrong = Vec::new();
    // Whoever leaves comes to the door as well.
    for row in rows().into_iter().filter(|row| row.path != "/sign-out") {
        let address = objects.address(row.path, Whose::Own).unwrap_or_else(|| plain(row.path));
        let body = objects.body(row.body, Whose::Own);
        let row = Row { body: body.leak(), ..row };
        let page = send(&mut Visitor::stranger(), &row, &address, None).await;
        let open = row.who == Who::Open;
        let found = met(&page);
        if open && (found == Met::Door || found == Met::Failed) || !open && found != Met::Door {
            wrong.push(format!("{} {address}: {}", row.method, page.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A token without the scope of an operation opens nothing, whosever it is; nor does one that is
/// none.
#[tokio::test]
async fn a_token_opens_nothing_without_the_scope() {
    alone();
    let objects = Objects::of_the_house().await;
    let described = crate::openapi::description().await;
    let mut asked = 0;
    for row in rows().into_iter().filter(|row| is_api(row.path) && row.who != Who::Open) {
        let method = row.method.to_lowercase();
        let scope = &described["paths"][row.path][&method]["security"][0]["token"][0];
        let Some(scope) = scope.as_str().filter(|_| !row.form_first) else { continue };
        let others: Vec<Scope> = Scope::ALL.into_iter().filter(|one| one.code() != scope).collect();
        let address = objects.address(row.path, Whose::Own).expect("an address");
        let body = objects.body(row.body, Whose::Own);
        let row = Row { body: body.leak(), ..row };
        for (secret, expected) in [
            (token("general", &others), StatusCode::FORBIDDEN),
            (format!("saldo_{}", "0".repeat(64)), StatusCode::UNAUTHORIZED),
        ] {
            let page = send(&mut Visitor::stranger(), &row, &address, Some(&secret)).await;
            assert_eq!(page.status, expected, "{} {address}: {}", row.method, page.text);
        }
        asked += 1;
    }
    assert!(asked >= 6, "{asked} operations with a scope");
}
