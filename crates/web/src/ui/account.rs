//! One's own account: the password, the open sessions, the second factor.

use crate::cookies;
use crate::desk::{Answer, Desk, see_and_tell, show_as};
use crate::errors::{self, sentence};
use crate::frame::Frame;
use crate::origin::Origin;
use crate::session::{self, Open};
use crate::ui::sign_in::over_https;
use askama::Template;
use axum::extract::Form;
use axum::http::{HeaderMap, StatusCode};
use saldo_work::door::{self, FactorShown, Offered};
use saldo_work::users::{LEAST_PASSWORD, Person};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct Screen {
    p: Frame,
    person: Person,
    sessions: Vec<Open>,
    factor: FactorShown,
    /// A secret that a device is to be set up with, shown once.
    offered: Option<Offered>,
    /// Recovery codes, shown once.
    codes: Vec<String>,
    /// Where something went wrong, and what.
    problem: Option<(&'static str, String)>,
}

impl Screen {
    pub(crate) const fn new(
        p: Frame,
        person: Person,
        sessions: Vec<Open>,
        factor: FactorShown,
    ) -> Self {
        Self { p, person, sessions, factor, offered: None, codes: Vec::new(), problem: None }
    }

    pub(crate) fn offering(self, offered: Offered) -> Self {
        Self { offered: Some(offered), ..self }
    }

    pub(crate) fn giving(self, codes: Vec<String>) -> Self {
        Self { codes, ..self }
    }

    fn wrong_at(&self, form: &str) -> Option<&str> {
        let (at, said) = self.problem.as_ref()?;
        (*at == form).then_some(said.as_str())
    }

    fn least(&self) -> usize {
        LEAST_PASSWORD
    }
}

fn token(headers: &HeaderMap) -> String {
    cookies::read(headers, cookies::SESSION).unwrap_or_default().to_owned()
}

async fn screen(desk: &Desk, headers: &HeaderMap) -> Result<Screen, Refused> {
    let token = token(headers);
    let (sessions, factor) = desk
        .ask(move |office, company, who| {
            let sessions = session::all(office, company, who, &token)?;
            Ok((sessions, door::shown(office, company, who)?))
        })
        .await?;
    Ok(Screen::new(desk.frame("nav-account"), desk.person.clone(), sessions, factor))
}

/// The page again, with what was wrong at one of its forms.
async fn refuse(
    desk: &Desk,
    headers: &HeaderMap,
    (form, refused): (&'static str, Refused),
) -> Answer {
    if refused.kind() == RefusedKind::Failure {
        return Err(refused.into());
    }
    let mut screen = screen(desk, headers).await?;
    screen.problem = Some((form, sentence(desk.texts(), &refused)));
    show_as(errors::status(&refused), &screen)
}

pub(crate) async fn show(desk: Desk, headers: HeaderMap) -> Answer {
    show_as(StatusCode::OK, &screen(&desk, &headers).await?)
}

/// The present password and the new one.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewPassword {
    present_password: String,
    password: String,
}

pub(crate) async fn change_password(
    desk: Desk,
    origin: Origin,
    headers: HeaderMap,
    Form(form): Form<NewPassword>,
) -> Answer {
    let done = desk
        .ask(move |office, company, who| {
            door::change(office, company, who, (&form.present_password, &form.password))?;
            // All sessions have ended with the old password; this browser goes on in a new one.
            session::begin(office, company, who.person, &origin)
        })
        .await;
    match done {
        Ok(token) => {
            let mut response = see_and_tell("/account", "password-changed", 1);
            let secure = over_https(&headers);
            cookies::set(response.headers_mut(), cookies::SESSION, &token, session::LASTS, secure);
            Ok(response)
        }
        Err(refused) => refuse(&desk, &headers, ("password", refused)).await,
    }
}

/// Which session is to end; empty: all others.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Which {
    mark: String,
}

pub(crate) async fn end_sessions(
    desk: Desk,
    headers: HeaderMap,
    Form(which): Form<Which>,
) -> Answer {
    let token = token(&headers);
    desk.ask(move |office, company, who| {
        session::end_others(office, company, who, (&which.mark, &token))
    })
    .await?;
    Ok(see_and_tell("/account", "sessions-ended", 1))
}

pub(crate) async fn begin_factor(desk: Desk, headers: HeaderMap) -> Answer {
    match desk.ask(door::begin).await {
        Ok(offered) => {
            let screen = screen(&desk, &headers).await?.offering(offered);
            show_as(StatusCode::OK, &screen)
        }
        Err(refused) => refuse(&desk, &headers, ("factor", refused)).await,
    }
}

/// A code of the device that was just set up.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FirstCode {
    code: String,
}

pub(crate) async fn confirm_factor(
    desk: Desk,
    headers: HeaderMap,
    Form(form): Form<FirstCode>,
) -> Answer {
    let done =
        desk.ask(move |office, company, who| door::confirm(office, company, who, &form.code)).await;
    match done {
        Ok(codes) => {
            let screen = screen(&desk, &headers).await?.giving(codes);
            show_as(StatusCode::OK, &screen)
        }
        Err(refused) => refuse(&desk, &headers, ("confirm", refused)).await,
    }
}

/// The password, without which nobody takes a second factor away.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FactorEnd {
    password: String,
}

pub(crate) async fn end_factor(
    desk: Desk,
    headers: HeaderMap,
    Form(form): Form<FactorEnd>,
) -> Answer {
    let login = desk.person.login.clone();
    let done = desk
        .ask(move |office, company, who| {
            door::switch_off(office, company, who, (&login, &form.password))
        })
        .await;
    match done {
        // The person signs in anew, without a code.
        Ok(()) => Ok(see_and_tell("/sign-in", "factor-off", 1)),
        Err(refused) => refuse(&desk, &headers, ("factor", refused)).await,
    }
}
