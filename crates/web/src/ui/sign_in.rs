//! The door: signing in and out, language and theme.

use crate::cookies;
use crate::desk::{Answer, Desk, Manners, own_path, see, show as page, show_as};
use crate::errors::{self, sentence};
use crate::frame::{Frame, Theme};
use crate::kept::{self, Kept};
use crate::origin::Origin;
use crate::routes::AppState;
use crate::session;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue};
use saldo_letters::Language;
use saldo_work::company::{self, Company};
use saldo_work::door::{Knock, enter as knock_at};
use saldo_work::users::{self, Person};
use saldo_work::{Office, Refused, demo};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct Door {
    p: Frame,
    next: String,
    login: String,
    problem: Option<String>,
    demo: Option<Demo>,
    /// A form that was sent after the session had ended.
    kept: Option<Kept>,
}

/// Keys to a demo company, which anybody may enter in any role.
#[derive(Clone, Debug)]
pub(crate) struct Demo {
    pub(crate) password: String,
    /// One person of each role.
    pub(crate) people: Vec<Person>,
}

impl Door {
    pub(crate) fn new(mut p: Frame, next: &str, demo: Option<Demo>) -> Self {
        p.title = p.texts.get("sign-in-title");
        let next = own_path(next).to_owned();
        Self { p, next, login: String::new(), problem: None, demo, kept: None }
    }
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    next: String,
}

pub(crate) async fn show(
    State(state): State<AppState>,
    desk: Option<Desk>,
    manners: Manners,
    Query(wanted): Query<Wanted>,
) -> Answer {
    if desk.is_some() {
        return Ok(see(own_path(&wanted.next)));
    }
    page(&door(&state, &manners, &wanted.next).await?)
}

/// The door for somebody who has sent a form without being signed in (any more).
pub(crate) async fn door_with(
    state: &AppState,
    manners: &Manners,
    kept: Kept,
) -> Result<Door, Refused> {
    let mut door = door(state, manners, "/").await?;
    // The page was asked for by a form; a switch of language leads to the plain door.
    "/sign-in".clone_into(&mut door.p.here);
    door.kept = Some(kept);
    Ok(door)
}

async fn door(state: &AppState, manners: &Manners, next: &str) -> Result<Door, Refused> {
    let (company, demo) = state
        .blocking(|office| {
            let company = company::only(office)?;
            let demo = keys(office, &company)?;
            Ok((company, demo))
        })
        .await?;
    let mut frame = manners.frame();
    frame.company = company.name;
    Ok(Door::new(frame, next, demo))
}

fn keys(office: &Office, company: &Company) -> Result<Option<Demo>, Refused> {
    let Some(password) = demo::password_of(company) else { return Ok(None) };
    let mut people = users::list(office, company.company)?;
    people.retain(|person| !person.disabled);
    let mut seen = BTreeSet::new();
    people.retain(|person| seen.insert(person.role));
    people.sort_by_key(|person| person.role);
    Ok(Some(Demo { password, people }))
}

/// What the door's form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Credentials {
    login: String,
    password: String,
    /// Of a device, or a recovery code.
    code: String,
    next: String,
    /// Where a form that waits is to be sent, and the form.
    kept_path: String,
    kept_form: String,
}

pub(crate) async fn enter(
    State(state): State<AppState>,
    manners: Manners,
    origin: Origin,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Answer {
    let state = state.asked_from(&origin.by("web"));
    let kept = Kept::brought(&form.kept_path, form.kept_form);
    let old = cookies::read(&headers, cookies::SESSION).map(str::to_owned);
    let (login, password, code) = (form.login.clone(), form.password, form.code);
    let knocked = state.blocking(move |office| {
        let knock =
            Knock { login: &login, password: &password, code: &code, address: &origin.address };
        begin(office, knock, &origin, old)
    });
    match knocked.await {
        Ok(token) => {
            let mut response = inside(&state, manners, &token, kept.as_ref(), &form.next).await?;
            let secure = over_https(&headers);
            cookies::set(response.headers_mut(), cookies::SESSION, &token, session::LASTS, secure);
            Ok(response)
        }
        Err(refused @ (Refused::SignIn | Refused::TooManyAttempts { .. })) => {
            let mut door = door(&state, &manners, &form.next).await?;
            door.login = form.login;
            door.kept = kept;
            door.problem = Some(sentence(door.p.texts, &refused));
            let mut response = show_as(errors::status(&refused), &door)?;
            if let Refused::TooManyAttempts { seconds } = refused {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            }
            Ok(response)
        }
        Err(refused) => Err(refused.into()),
    }
}

/// Begins a session. One that was open in this browser ends; its token is worth nothing now.
fn begin(
    office: &Office,
    knock: Knock<'_>,
    origin: &Origin,
    old: Option<String>,
) -> Result<String, Refused> {
    let company = company::only(office)?.company;
    let person = knock_at(office, company, knock)?;
    old.map(|token| session::end(office, &token)).transpose()?;
    session::begin(office, company, person.person, origin)
}

/// The first page inside: the form that waits, or the page that was asked for.
async fn inside(
    state: &AppState,
    manners: Manners,
    token: &str,
    kept: Option<&Kept>,
    next: &str,
) -> Answer {
    let Some(kept) = kept else { return Ok(see(own_path(next))) };
    match Desk::of_session(state, manners, token.to_owned()).await? {
        Some(desk) => kept::offer(&desk, kept),
        None => Ok(see("/sign-in")),
    }
}

/// Did the request reach us, or the proxy before us, encrypted?
pub(super) fn over_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https")
}

pub(crate) async fn leave(State(state): State<AppState>, headers: HeaderMap) -> Answer {
    if let Some(token) = cookies::read(&headers, cookies::SESSION).map(str::to_owned) {
        state.blocking(move |office| session::end(office, &token)).await?;
    }
    let mut response = see("/sign-in");
    cookies::set(response.headers_mut(), cookies::SESSION, "", 0, false);
    Ok(response)
}

/// Language, theme, or both.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Preferences {
    language: String,
    theme: String,
    #[serde(rename = "return")]
    back: String,
}

pub(crate) async fn prefer(Form(wanted): Form<Preferences>) -> Answer {
    let mut response = see(own_path(&wanted.back));
    let headers = response.headers_mut();
    if let Some(language) = Language::from_code(&wanted.language) {
        cookies::set(headers, cookies::LANGUAGE, language.code(), cookies::YEAR, false);
    }
    if let Some(theme) = Theme::from_code(&wanted.theme) {
        cookies::set(headers, cookies::THEME, theme.code(), cookies::YEAR, false);
    }
    Ok(response)
}
