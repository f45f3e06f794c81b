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
const ABOUT_PEOPLE: [&str; 37] = [
    "accounting",
    "agreements",
    "bank",
    "cases",
    "customers",
    "customers.csv",
    "disputes",
    "day",
    "documents",
    "invoices",
    "invoices.csv",
    "inventory",
    "inventory.pdf",
    "irrecoverable",
    "irrecoverable.csv",
    "letters",
    "limitation",
    "mailings",
    "memos",
    "messages",
    "notices",
    "payables",
    "payments",
    "payments.csv",
    "personal",
    "post",
    "promises",
    "promises.csv",
    "reconciliation",
    "refunds",
    "replies",
    "reports",
    "requests",
    "route",
    "sales",
    "search",
    "watch",
];

fn is_about_people(path: &str) -> bool {
    path.split('/').nth(1).is_some_and(|first| ABOUT_PEOPLE.contains(&first))
}

/// An address as people write it, so that a customer is found by its code in any letters.
fn as_written(path: &str) -> String {
    // The form decoding differs from the path's only in these three characters.
    let form = path.replace('+', "%2B").replace('&', "%26").replace('=', "%3D");
    let decoded = form_urlencoded::parse(form.as_bytes()).next();
    decoded.map_or_else(|| path.to_owned(), |(path, _)| path.into_owned())
}

pub(crate) async fn note(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let token = cookies::read(request.headers(), cookies::SESSION);
    let asked = request.method() == Method::GET && is_about_people(request.uri().path());
    let asked = token.filter(|_| asked).map(str::to_owned);
    let path = as_written(request.uri().path());
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
    fn addresses_are_noted_as_people_write_them() {
        let table = [
            ("/customers/C-1/file", "/customers/C-1/file"),
            ("/customers/%D0%9A-17", "/customers/К-17"),
            ("/customers/a+b%26c=d%20e", "/customers/a+b&c=d e"),
        ];
        for (path, written) in table {
            assert_eq!(as_written(path), written);
        }
    }

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
