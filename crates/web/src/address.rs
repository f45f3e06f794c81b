//! What an address may hold. Asked once, in front of every page, so that no list and no
//! filter forgets it: a text of sixty thousand letters is no search but a burden, and a
//! letter of value zero is none that a database keeps.

use crate::errors;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

/// Longest value of a query, in characters; the fields of the pages end there too.
const LONGEST: usize = 200;

/// Longest address of one of our own pages, with its query.
pub(crate) const LONGEST_PATH: usize = 2_000;

/// Values that are addresses themselves, and the input of a calculation.
const ADDRESSES: [&str; 3] = ["next", "return", "in"];

/// Refuses requests whose address holds more than one could have meant.
pub(crate) async fn readable_only(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if uri.path().len() > LONGEST_PATH || uri.path().contains("%00") {
        return errors::plain(StatusCode::NOT_FOUND, "error-missing");
    }
    match unfit(uri.query().unwrap_or_default()) {
        None => next.run(request).await,
        Some(key) => errors::plain(StatusCode::UNPROCESSABLE_ENTITY, key),
    }
}

/// Key of what is wrong with a query or a form, if anything is. Forms have limits of their
/// own; of them only this is asked.
pub(crate) fn unkeepable(form: &[u8]) -> bool {
    form.windows(3).any(|letter| letter == b"%00") || form.contains(&0)
}

fn unfit(query: &str) -> Option<&'static str> {
    if unkeepable(query.as_bytes()) {
        return Some("error-input");
    }
    let too_long = |name: &str, value: &str| {
        let most = if ADDRESSES.contains(&name) { LONGEST_PATH } else { LONGEST };
        name.len() > LONGEST || value.chars().nth(most).is_some()
    };
    form_urlencoded::parse(query.as_bytes())
        .any(|(name, value)| too_long(&name, &value))
        .then_some("error-long")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_as_long_as_its_field() {
        let (full, over) = ("õ".repeat(LONGEST), "õ".repeat(LONGEST + 1));
        let address = format!("/customers?q={}", "x".repeat(300));
        let rows = [
            (String::new(), None),
            (format!("q={full}&sort=name"), None),
            (format!("q={over}"), Some("error-long")),
            (format!("sort=name&to={over}"), Some("error-long")),
            (format!("{over}=1"), Some("error-long")),
            (format!("next={address}"), None),
            (format!("next={}", "x".repeat(LONGEST_PATH + 1)), Some("error-long")),
            ("q=a%00b".to_owned(), Some("error-input")),
        ];
        for (query, expected) in rows {
            assert_eq!(unfit(&query), expected, "{query}");
        }
    }
}
