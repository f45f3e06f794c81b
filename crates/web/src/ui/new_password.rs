//! The way back for whoever has forgotten the password: a mail with a link, and the page that
//! the link leads to. What is said is the same whether there is such a person or not (S11).

use crate::desk::{Answer, Manners, see_and_tell, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::origin::Origin;
use crate::routes::AppState;
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use saldo_work::users::LEAST_PASSWORD;
use saldo_work::{Refused, RefusedKind, company, door};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "forgotten.html")]
pub(crate) struct Forgotten {
    p: Frame,
    /// A mail is on its way, if there is somebody to send it to.
    asked: bool,
}

#[derive(Template)]
#[template(path = "new_password.html")]
pub(crate) struct NewPassword {
    p: Frame,
    link: String,
    problem: Option<String>,
}

impl Forgotten {
    pub(crate) fn new(mut p: Frame, asked: bool) -> Self {
        p.title = p.texts.get("forgotten-title");
        Self { p, asked }
    }
}

impl NewPassword {
    pub(crate) fn new(mut p: Frame, link: String, problem: Option<String>) -> Self {
        p.title = p.texts.get("new-password-title");
        // A switch of language must not carry the link along.
        "/new-password".clone_into(&mut p.here);
        Self { p, link, problem }
    }

    fn least(&self) -> usize {
        LEAST_PASSWORD
    }
}

pub(crate) async fn forgotten(manners: Manners) -> Answer {
    show_as(StatusCode::OK, &Forgotten::new(manners.frame(), false))
}

/// Who has forgotten it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Whose {
    login: String,
}

pub(crate) async fn ask(
    State(state): State<AppState>,
    manners: Manners,
    origin: Origin,
    Form(whose): Form<Whose>,
) -> Answer {
    let caller = format!("link {}", origin.address);
    if state.calls.link(&caller, state.office.now()).is_err() {
        return Err(Trouble::said(StatusCode::TOO_MANY_REQUESTS, "error-too-often"));
    }
    let state = state.asked_from(&origin.by("web"));
    state
        .blocking(move |office| {
            let company = company::only(office)?.company;
            door::ask_for_link(office, company, &whose.login)
        })
        .await?;
    show_as(StatusCode::OK, &Forgotten::new(manners.frame(), true))
}

/// The link that was mailed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Linked {
    link: String,
}

pub(crate) async fn show(manners: Manners, Query(linked): Query<Linked>) -> Answer {
    show_as(StatusCode::OK, &NewPassword::new(manners.frame(), linked.link, None))
}

/// The link, and the password that is to hold from now on.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    link: String,
    password: String,
}

pub(crate) async fn set(
    State(state): State<AppState>,
    manners: Manners,
    origin: Origin,
    Form(typed): Form<Typed>,
) -> Answer {
    let state = state.asked_from(&origin.by("web"));
    let link = typed.link.clone();
    let done = state
        .blocking(move |office| {
            let company = company::only(office)?.company;
            door::set_by_link(office, company, (&typed.link, &typed.password))
        })
        .await;
    match done {
        Ok(_) => Ok(see_and_tell("/sign-in", "password-changed", 1)),
        Err(refused) if refused.kind() == RefusedKind::Failure => Err(refused.into()),
        Err(refused) => {
            let link = if matches!(refused, Refused::LinkOver) { String::new() } else { link };
            let frame = manners.frame();
            let problem = Some(sentence(frame.texts, &refused));
            show_as(errors::status(&refused), &NewPassword::new(frame, link, problem))
        }
    }
}
