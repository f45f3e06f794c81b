//! The people who work with the program; administrators only.

use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Form;
use axum::http::StatusCode;
use saldo_domain::authority::Right;
use saldo_domain::{Role, UserId};
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Refused, authority};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

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
    accounts: Accounts,
    form: Typed,
    problem: Option<String>,
}

/// Whose accounts are one person's, as the person at this account sees it.
#[derive(Clone, Debug)]
pub(crate) struct Accounts {
    /// The first account of whoever has several, by the other ones.
    pub(crate) first: BTreeMap<UserId, UserId>,
    /// Who looks.
    pub(crate) own: UserId,
}

impl Accounts {
    pub(super) fn behind(&self, account: UserId) -> UserId {
        self.first.get(&account).copied().unwrap_or(account)
    }
}

impl Screen {
    pub(crate) fn new(p: Frame, people: Vec<Person>, accounts: Accounts) -> Self {
        Self { p, people, accounts, form: Typed::default(), problem: None }
    }

    /// The log-ins of the other accounts of whoever has this one, if there are any.
    fn others(&self, person: &Person) -> Option<String> {
        others(&self.people, &self.accounts, person)
    }

    fn roles(&self) -> [Role; 12] {
        Role::ALL
    }

    fn teams(&self) -> BTreeSet<&str> {
        teams(&self.people)
    }
}

/// The log-ins of the other accounts of whoever has this one, if there are any.
pub(super) fn others(people: &[Person], accounts: &Accounts, person: &Person) -> Option<String> {
    let behind = accounts.behind(person.person);
    let same = |one: &&Person| one.person != person.person && accounts.behind(one.person) == behind;
    let logins: Vec<&str> = people.iter().filter(same).map(|one| one.login.as_str()).collect();
    (!logins.is_empty()).then(|| logins.join(", "))
}

/// The teams there are, to choose from.
pub(super) fn teams(people: &[Person]) -> BTreeSet<&str> {
    people.iter().map(|one| one.team.as_str()).filter(|team| !team.is_empty()).collect()
}

pub(super) async fn people(desk: &Desk) -> Result<(Vec<Person>, Accounts), Trouble> {
    if !desk.who().may(Right::ManagePeople) {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    let found = desk.ask(|office, company, who| {
        let first = authority::first_accounts(office, company)?;
        Ok((users::list(office, company)?, Accounts { first, own: who.person }))
    });
    Ok(found.await?)
}

pub(crate) async fn show(desk: Desk) -> Answer {
    let (people, accounts) = people(&desk).await?;
    page(&Screen::new(desk.frame("nav-users"), people, accounts))
}

pub(crate) async fn add(desk: Desk, Form(typed): Form<Typed>) -> Answer {
    let known = people(&desk).await?;
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
        Err(refused) => refuse(&desk, known, typed, refused),
    }
}

/// The form again with all that was typed but the password.
fn refuse(
    desk: &Desk,
    (people, accounts): (Vec<Person>, Accounts),
    typed: Typed,
    refused: Refused,
) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut screen = Screen::new(desk.frame("nav-users"), people, accounts);
    screen.problem = Some(sentence(desk.texts(), &refused));
    screen.form = typed;
    show_as(errors::status(&refused), &screen)
}
