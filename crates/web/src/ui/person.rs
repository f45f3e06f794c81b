//! One person who works with the program: role, team, address, other accounts; administrators
//! only.

use super::users::{self as page_of_all, Accounts};
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::{Form, Path};
use axum::response::Response;
use saldo_domain::Role;
use saldo_work::users::{self, Person};
use saldo_work::{Refused, authority, door};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "person.html")]
pub(crate) struct Screen {
    p: Frame,
    person: Person,
    people: Vec<Person>,
    accounts: Accounts,
    problem: Option<String>,
}

impl Screen {
    /// The page of the person of this log-in; nothing where nobody has it.
    pub(crate) fn new(
        mut p: Frame,
        people: Vec<Person>,
        accounts: Accounts,
        login: &str,
    ) -> Option<Self> {
        let person = people.iter().find(|one| one.login == login)?.clone();
        p.title.clone_from(&person.name);
        Some(Self { p, person, people, accounts, problem: None })
    }

    fn others(&self) -> Option<String> {
        page_of_all::others(&self.people, &self.accounts, &self.person)
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }

    fn teams(&self) -> BTreeSet<&str> {
        page_of_all::teams(&self.people)
    }

    /// First accounts of which this one can be another; nobody says it of their own (S07).
    fn firsts(&self) -> Vec<&Person> {
        let own = self.accounts.behind(self.accounts.own);
        if self.accounts.behind(self.person.person) == own {
            return Vec::new();
        }
        let first = |one: &&Person| {
            one.person != self.person.person
                && self.accounts.behind(one.person) == one.person
                && one.person != own
        };
        self.people.iter().filter(first).collect()
    }

    fn is_first(&self, one: &Person) -> bool {
        self.accounts.first.get(&self.person.person) == Some(&one.person)
    }
}

fn screen(desk: &Desk, known: (Vec<Person>, Accounts), login: &str) -> Result<Screen, Trouble> {
    let (people, accounts) = known;
    Screen::new(desk.frame("nav-users"), people, accounts, login).ok_or_else(Trouble::missing)
}

pub(crate) async fn show(desk: Desk, Path(login): Path<String>) -> Answer {
    let known = page_of_all::people(&desk).await?;
    page(&screen(&desk, known, &login)?)
}

/// Back to the person's page with what was done.
fn told(login: &str, what: &str) -> Response {
    see_and_tell(&format!("/users/{}", segment(login)), what, 1)
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
    let back = told(&form.login, "user-role");
    desk.ask(move |office, company, who| users::set_role(office, company, who, &form.login, role))
        .await?;
    Ok(back)
}

/// Who goes into which team.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewTeam {
    login: String,
    team: String,
}

pub(crate) async fn set_team(desk: Desk, Form(form): Form<NewTeam>) -> Answer {
    let back = told(&form.login, "user-team");
    desk.ask(move |office, company, who| {
        users::set_team(office, company, who, &form.login, form.team.trim())
    })
    .await?;
    Ok(back)
}

/// Which account is another one of whose.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Same {
    login: String,
    /// Log-in of the first account; empty: it is nobody else's.
    first: String,
}

pub(crate) async fn set_same(desk: Desk, Form(form): Form<Same>) -> Answer {
    let what = if form.first.is_empty() { "user-same-not" } else { "user-same" };
    let back = told(&form.login, what);
    desk.ask(move |office, company, who| {
        let first = if form.first.is_empty() { &form.login } else { &form.first };
        authority::same_person(office, company, who, &form.login, first)
    })
    .await?;
    Ok(back)
}

/// Where whose notices go.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewEmail {
    login: String,
    email: String,
}

pub(crate) async fn set_email(desk: Desk, Form(form): Form<NewEmail>) -> Answer {
    let login = form.login.clone();
    let known = page_of_all::people(&desk).await?;
    let done = desk
        .ask(move |office, company, who| {
            users::set_email(office, company, who, (&form.login, &form.email))
        })
        .await;
    match done {
        Ok(_) => Ok(told(&login, "user-email")),
        Err(refused) => refuse(&desk, known, &login, refused),
    }
}

/// The person's page again, with the reason.
fn refuse(desk: &Desk, known: (Vec<Person>, Accounts), login: &str, refused: Refused) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut screen = screen(desk, known, login)?;
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}

/// Whose second factor goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Factorless {
    login: String,
}

/// Takes a second factor away from somebody who has lost device and codes.
pub(crate) async fn end_factor(desk: Desk, Form(form): Form<Factorless>) -> Answer {
    let back = told(&form.login, "user-factor-off");
    // One's own is taken away on one's own page, with the password.
    desk.ask(move |office, company, who| door::switch_off(office, company, who, (&form.login, "")))
        .await?;
    Ok(back)
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
