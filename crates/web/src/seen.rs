//! Notes which pages about customers somebody was shown (G06). The page waits for nothing: it is
//! noted beside it.

use crate::cookies;
use crate::origin::Origin;
use crate::routes::AppState;
use crate::session;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use saldo_work::{Office, Refused, privacy};

/// First parts of addresses below which people are named.
const ABOUT_PEOPLE: [&str; 23] = [
    "agreements",
    "bank",
    "cases",
    "customers",
    "customers.csv",
    "disputes",
    "documents",
    "invoices",
    "invoices.csv",
    "irrecoverable",
    "irrecoverable.csv",
    "letters",
    "mailings",
    "memos",
    "messages",
    "payables",
    "payments",
    "payments.csv",
    "personal",
    "post",
    "promises.csv",
    "replies",
    "search",
];

fn is_about_people(path: &str) -> bool {
    path.split('/').nth(1).is_some_and(|first| ABOUT_PEOPLE.contains(&first))
}

pub(crate) async fn note(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let token = cookies::read(request.headers(), cookies::SESSION);
    let asked = request.method() == Method::GET && is_about_people(request.uri().path());
    let asked = token.filter(|_| asked).map(str::to_owned);
    let path = request.uri().path().to_owned();
    let (parts, body) = request.into_parts();
    let origin = Origin::of(&parts, state.behind_proxy);
    let response = next.run(Request::from_parts(parts, body)).await;
    if let Some(token) = asked.filter(|_| response.status().is_success()) {
        tokio::task::spawn_blocking(move || {
            let caller = format!("{token} {path}");
            if !state.calls.is_new_read(&caller, state.office.now()) {
                return;
            }
            if let Err(error) = keep(&state.office, &token, (&path, &origin.by("web"))) {
                tracing::warn!(%error, "who was shown a page could not be noted");
            }
        });
    }
    response
}

fn keep(office: &Office, token: &str, shown: (&str, &str)) -> Result<(), Refused> {
    match session::find(office, token)? {
        Some((company, person)) => privacy::note_read(office, company, person, shown),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_name_people_are_told_from_those_that_do_not() {
        let table = [
            ("/customers", true),
            ("/customers/C-1/file", true),
            ("/documents/1/2", true),
            ("/customers.csv", true),
            ("/", false),
            ("/calc/interest", false),
            ("/assets/app.css", false),
            ("/healthz", false),
        ];
        for (path, expected) in table {
            assert_eq!(is_about_people(path), expected, "{path}");
        }
    }
}
