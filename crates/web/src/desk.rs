//! Where a request is answered: who asks, in which manners, and how work is asked for.

use crate::cookies;
use crate::errors::Trouble;
use crate::frame::{Flash, Frame, Signed, Theme};
use crate::origin::Origin;
use crate::routes::AppState;
use crate::session;
use askama::Template;
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use saldo_domain::{CompanyId, Day};
use saldo_letters::{Language, Texts};
use saldo_work::authority;
use saldo_work::company::{self, Company};
use saldo_work::users::{self, Person};
use saldo_work::{Office, Refused, Who};
use std::convert::Infallible;

/// How a browser wants to be spoken to, from its cookies and headers alone.
#[derive(Clone, Debug)]
pub(crate) struct Manners {
    chosen: Option<Language>,
    accepted: Option<Language>,
    theme: Theme,
    flash: Option<Flash>,
    pub(crate) here: String,
}

impl Manners {
    pub(crate) fn of(headers: &HeaderMap, uri: &Uri) -> Self {
        let accept = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let here = uri.path_and_query().map_or("/", |whole| whole.as_str()).to_owned();
        Self {
            chosen: cookies::read(headers, cookies::LANGUAGE).and_then(Language::from_code),
            accepted: accept.and_then(Language::preferred),
            theme: cookies::read(headers, cookies::THEME)
                .and_then(Theme::from_code)
                .unwrap_or_default(),
            flash: cookies::read(headers, cookies::FLASH).and_then(read_flash),
            here,
        }
    }

    /// A frame for somebody not (yet) known.
    pub(crate) fn frame(&self) -> Frame {
        self.frame_in(self.chosen.or(self.accepted).unwrap_or_default())
    }

    fn frame_in(&self, language: Language) -> Frame {
        Frame {
            texts: Texts::of(language),
            theme: self.theme,
            company: String::new(),
            today: None,
            person: None,
            title: String::new(),
            here: self.here.clone(),
            search: String::new(),
            flash: self.flash.clone(),
        }
    }
}

fn read_flash(value: &str) -> Option<Flash> {
    let (what, count) = value.split_once(':')?;
    Some(Flash { what: what.to_owned(), count: count.parse().ok()? })
}

impl<S: Send + Sync> FromRequestParts<S> for Manners {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, &parts.uri))
    }
}

/// A signed-in person at work.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    pub(crate) state: AppState,
    pub(crate) company: Company,
    pub(crate) today: Day,
    pub(crate) person: Person,
    who: Who,
    manners: Manners,
}

impl Desk {
    /// The desk of the person of a session, if the session lasts and the person is active.
    pub(crate) async fn of_session(
        state: &AppState,
        manners: Manners,
        token: String,
    ) -> Result<Option<Self>, Refused> {
        let found = state.blocking(move |office| signed_in(office, &token)).await?;
        Ok(found.map(|(company, today, person, who)| Self {
            state: state.clone(),
            company,
            today,
            person,
            who,
            manners,
        }))
    }

    /// Asks a use-case on a blocking thread.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&Office, CompanyId, Who) -> Result<T, Refused> + Send + 'static,
    ) -> Result<T, Refused> {
        let (company, who) = (self.company.company, self.who());
        self.state.blocking(move |office| act(office, company, who)).await
    }

    /// Who asks.
    pub(crate) const fn who(&self) -> Who {
        self.who
    }

    pub(crate) fn texts(&self) -> &'static Texts {
        Texts::of(self.language())
    }

    fn language(&self) -> Language {
        let own = Language::from_code(&self.person.language);
        let of_company = Language::from_code(&self.company.language);
        self.manners.chosen.or(own).or(of_company).unwrap_or_default()
    }

    /// The frame of a page with this title.
    pub(crate) fn frame(&self, title_key: &str) -> Frame {
        let mut frame = self.manners.frame_in(self.language());
        frame.title = frame.texts.get(title_key);
        frame.company.clone_from(&self.company.name);
        frame.today = Some(self.today);
        frame.person = Some(Signed { name: self.person.name.clone(), role: self.person.role });
        frame
    }
}

/// A page, or the trouble that kept it from being made.
pub(crate) type Answer = Result<Response, Trouble>;

/// HTML text of a whole page.
pub(crate) struct Html(pub(crate) String);

impl Html {
    pub(crate) const KIND: &'static str = "text/html; charset=utf-8";
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, HeaderValue::from_static(Self::KIND))], self.0).into_response()
    }
}

/// Shows a page; what was told by a flash is told once.
pub(crate) fn show(page: &impl Template) -> Answer {
    show_as(StatusCode::OK, page)
}

/// Shows a page with another status, such as a form with what is wrong in it.
pub(crate) fn show_as(status: StatusCode, page: &impl Template) -> Answer {
    let text = page.render().map_err(|error| {
        tracing::error!(%error, "a template could not be filled");
        Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure")
    })?;
    let mut response = (status, Html(text)).into_response();
    cookies::set(response.headers_mut(), cookies::FLASH, "", 0, false);
    Ok(response)
}

/// Answers a POST: look there.
pub(crate) fn see(path: &str) -> Response {
    let target = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response()
}

/// The same, and the next page tells what was done.
pub(crate) fn see_and_tell(path: &str, what: &str, count: i64) -> Response {
    let mut response = see(path);
    cookies::set(response.headers_mut(), cookies::FLASH, &format!("{what}:{count}"), 60, false);
    response
}

/// A path of this site, given by a form or address: anything that could lead elsewhere
/// leads home (S24).
pub(crate) fn own_path(wanted: &str) -> &str {
    let mut characters = wanted.chars();
    let leads_here = characters.next() == Some('/')
        && !matches!(characters.next(), Some('/' | '\\'))
        && wanted.len() <= crate::address::LONGEST_PATH
        && wanted.bytes().all(|byte| byte.is_ascii_graphic());
    if leads_here { wanted } else { "/" }
}

/// Marks an answer that sends somebody to the door, so that a form is kept (`kept`).
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignInFirst;

fn sign_in_first(parts: &Parts, here: &str) -> Response {
    // A file cannot be kept as a form is; its sender comes back to where it is chosen.
    let can_be_opened = parts.method == axum::http::Method::GET || here == "/import";
    let next = if can_be_opened { here } else { "/" };
    let mut response = see(&crate::lists::link("/sign-in", &[("next", own_path(next))]));
    response.extensions_mut().insert(SignInFirst);
    response
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let manners = Manners::of(&parts.headers, &parts.uri);
        let origin = Origin::of(parts, state.behind_proxy);
        let state = &state.asked_from(&origin.by("web"));
        let first = sign_in_first(parts, &manners.here);
        let Some(token) = cookies::read(&parts.headers, cookies::SESSION).map(str::to_owned) else {
            return Err(first);
        };
        let found = Self::of_session(state, manners, token).await;
        found.map_err(|refused| Trouble::from(refused).into_response())?.ok_or(first)
    }
}

impl OptionalFromRequestParts<AppState> for Desk {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Option<Self>, Infallible> {
        Ok(<Self as FromRequestParts<AppState>>::from_request_parts(parts, state).await.ok())
    }
}

/// Everything a page needs about the person of a session; asked on every request, so that
/// a right taken away acts at once (S08).
/// Asked on every request, so that a role or an absence that ends acts at once.
fn signed_in(office: &Office, token: &str) -> Result<Option<(Company, Day, Person, Who)>, Refused> {
    let Some((company, person)) = session::find(office, token)? else { return Ok(None) };
    let Some(person) = users::active(office, company, person)? else { return Ok(None) };
    let company = company::get(office, company)?;
    let today = office.today_in(&company.zone)?;
    let who = authority::as_of_today(office, company.company, person.who())?;
    Ok(Some((company, today, person, who)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_given_from_outside_never_leads_away() {
        let rows = [
            ("/customers?q=a", "/customers?q=a"),
            ("//evil.test/", "/"),
            ("/\\evil.test", "/"),
            ("https://evil.test", "/"),
            ("javascript:alert(1)", "/"),
            ("/a\r\nSet-Cookie: x", "/"),
            ("", "/"),
        ];
        for (wanted, expected) in rows {
            assert_eq!(own_path(wanted), expected, "{wanted}");
        }
    }
}
