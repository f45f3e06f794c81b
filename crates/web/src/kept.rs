//! Forms that arrive after the session has ended: what was typed is not lost.
//!
//! The form travels through the door as a hidden field; once the person has signed in, it is
//! shown and sent again by a second, deliberate click. Nothing is stored, and a password is
//! never carried along.

use crate::address;
use crate::desk::{Desk, Manners, SignInFirst, own_path, show as page, show_as};
use crate::errors::{self, Trouble};
use crate::frame::Frame;
use crate::routes::{AppState, FORM};
use crate::ui::sign_in;
use askama::Template;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Longer forms are not carried: encoded once more they would not pass the door's limit.
const LONGEST: usize = 48 * 1024;

/// A form that waits for its sender to sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Where it is to be sent; empty: nothing is kept.
    pub(crate) path: String,
    /// Its fields, as forms are sent.
    pub(crate) form: String,
}

impl Kept {
    fn of(path: &str, form: &[u8]) -> Self {
        if form.len() > LONGEST {
            return Self::default();
        }
        let fields = form_urlencoded::parse(form).filter(|(name, _)| !name.contains("password"));
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        Self { path: own_path(path).to_owned(), form }
    }

    /// What the door's form has brought along.
    pub(crate) fn brought(path: &str, form: String) -> Option<Self> {
        let path = own_path(path).to_owned();
        (path != "/").then_some(Self { path, form })
    }

    fn fields(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.form.as_bytes()).into_owned().collect()
    }
}

/// Fields that a person fills in, with the label each has on its page.
const TYPED: [(&str, &str); 15] = [
    ("amount", "field-amount"),
    ("body", "field-said"),
    ("reason", "field-why"),
    ("words", "task-outcome"),
    ("by", "field-promise-by"),
    ("day", "field-day"),
    ("number", "field-order-number"),
    ("name", "field-name"),
    ("registry_code", "field-registry-code"),
    ("phone", "field-phone"),
    ("email", "field-email"),
    ("address", "field-address"),
    ("login", "field-login"),
    ("team", "field-team"),
    ("map", "import-map"),
];

#[derive(Template)]
#[template(path = "kept.html")]
struct Screen {
    p: Frame,
    path: String,
    fields: Vec<(String, String)>,
    /// Label and text of what the person had filled in.
    typed: Vec<(String, String)>,
}

impl Screen {
    fn new(p: Frame, kept: &Kept) -> Self {
        let fields = kept.fields();
        let typed = |(name, value): &(String, String)| {
            let (_, label) = TYPED.iter().find(|(field, _)| field == name)?;
            (!value.trim().is_empty()).then(|| (p.t(label), value.clone()))
        };
        let typed = fields.iter().filter_map(typed).collect();
        Self { p, path: kept.path.clone(), fields, typed }
    }
}

/// Shows the form that was kept, ready to be sent.
pub(crate) fn offer(desk: &Desk, kept: &Kept) -> Result<Response, Trouble> {
    let mut frame = desk.frame("kept-title");
    "/".clone_into(&mut frame.here);
    page(&Screen::new(frame, kept))
}

/// Lets forms pass and keeps those that come too late.
pub(crate) async fn forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !is_form(&request) {
        return next.run(request).await;
    }
    let manners = Manners::of(request.headers(), request.uri());
    let (parts, body) = request.into_parts();
    let Ok(form) = to_bytes(body, FORM).await else {
        return errors::plain(StatusCode::PAYLOAD_TOO_LARGE, "error-large");
    };
    if address::unkeepable(&form) {
        return errors::plain(StatusCode::UNPROCESSABLE_ENTITY, "error-input");
    }
    let response = next.run(Request::from_parts(parts, Body::from(form.clone()))).await;
    match response.extensions().get::<SignInFirst>() {
        None => response,
        Some(_) => ask_to_sign_in(&state, &manners, &form).await,
    }
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

async fn ask_to_sign_in(state: &AppState, manners: &Manners, form: &Bytes) -> Response {
    let kept = Kept::of(&manners.here, form);
    match sign_in::door_with(state, manners, kept).await {
        Ok(door) => show_as(StatusCode::UNAUTHORIZED, &door).into_response(),
        Err(refused) => Trouble::from(refused).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_kept_without_its_password() {
        let kept = Kept::of("/users", b"name=Anna+K&password=secret+1&role=LEGAL");
        assert_eq!(kept.form, "name=Anna+K&role=LEGAL");
        assert_eq!(kept.path, "/users");
    }

    #[test]
    fn a_form_leads_nowhere_else_and_none_is_none() {
        assert_eq!(Kept::brought("https://evil.test/", String::new()), None);
        assert_eq!(Kept::brought("", String::new()), None);
        assert!(Kept::brought("/day/done", "effect=1".to_owned()).is_some());
        assert_eq!(Kept::of("/day/done", &[b'x'; LONGEST + 1]), Kept::default());
    }
}
