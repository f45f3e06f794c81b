//! The people who work with the program; administrators only.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use saldo_domain::Role;
use saldo_domain::authority::Right;
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A person as the form describes them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    name: String,
    login: String,
    role: String,
    team: String,
    language: String,
    password: String,
}

#[derive(Template)]
#[template(path = "users.html")]
pub(crate) struct Screen {
    p: Frame,
    people: Vec<Person>,
    form: Typed,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(p: Frame, people: Vec<Person>) -> Self {
        Self { p, people, form: Typed::default(), problem: None }
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }

    /// The teams there are, to choose from.
    fn teams(&self) -> BTreeSet<&str> {
        let named = self.people.iter().map(|one| one.team.as_str());
        named.filter(|team| !team.is_empty()).collect()
    }
}

async fn people(desk: &Desk) -> Result<Vec<Person>, Trouble> {
    if !desk.who().may(Right::ManagePeople) {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    Ok(desk.ask(|office, company, _| users::list(office, company)).await?)
}

pub(crate) async fn show(desk: Desk) -> Answer {
    page(&Screen::new(desk.frame("nav-users"), people(&desk).await?))
}

pub(crate) async fn add(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let people = people(&desk).await?;
    let new = NewPerson {
        login: typed.login.trim().to_owned(),
        name: typed.name.trim().to_owned(),
        role: Role::from_code(&typed.role).ok_or_else(Trouble::missing)?,
        team: typed.team.trim().to_owned(),
        language: typed.language.clone(),
        password: typed.password.clone(),
    };
    let added = desk.ask(move |office, company, who| users::add(office, company, who, &new)).await;
    match added {
        Ok(_) => Ok(see_and_tell("/users", "user-added", 1)),
        Err(refused) => refuse(&desk, people, typed, refused),
    }
}

/// The form again with all that was typed but the password.
fn refuse(desk: &Desk, people: Vec<Person>, typed: Typed, refused: Refused) -> Answer {
    if matches!(refused.kind(), RefusedKind::Failure | RefusedKind::Forbidden) {
        return Err(refused.into());
    }
    let mut screen = Screen::new(desk.frame("nav-users"), people);
    screen.problem = Some(sentence(desk.texts(), &refused));
    screen.form = typed;
    show_as(errors::status(&refused), &screen)
}

/// Whose role becomes which.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewRole {
    login: String,
    role: String,
}

pub(crate) async fn set_role(desk: Desk, Form(form): Form<NewRole>) -> Answer {
    let role = Role::from_code(&form.role).ok_or_else(Trouble::missing)?;
    desk.ask(move |office, company, who| users::set_role(office, company, who, &form.login, role))
        .await?;
    Ok(see_and_tell("/users", "user-role", 1))
}

/// Who goes into which team.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewTeam {
    login: String,
    team: String,
}

pub(crate) async fn set_team(desk: Desk, Form(form): Form<NewTeam>) -> Answer {
    desk.ask(move |office, company, who| {
        users::set_team(office, company, who, &form.login, form.team.trim())
    })
    .await?;
    Ok(see_and_tell("/users", "user-team", 1))
}

/// Where whose notices go.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewEmail {
    login: String,
    email: String,
}

pub(crate) async fn set_email(desk: Desk, Form(form): Form<NewEmail>) -> Answer {
    let people = people(&desk).await?;
    let done = desk
        .ask(move |office, company, who| {
            users::set_email(office, company, who, (&form.login, &form.email))
        })
        .await;
    match done {
        Ok(_) => Ok(see_and_tell("/users", "user-email", 1)),
        Err(refused) => refuse(&desk, people, Typed::default(), refused),
    }
}

/// Whom to disable.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Disable {
    login: String,
}

pub(crate) async fn disable(desk: Desk, Form(form): Form<Disable>) -> Answer {
    desk.ask(move |office, company, who| users::disable(office, company, who, &form.login)).await?;
    Ok(see_and_tell("/users", "user-disabled", 1))
}
