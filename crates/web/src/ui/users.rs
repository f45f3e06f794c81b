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
use saldo_work::{Refused, RefusedKind, authority};
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
    fn behind(&self, account: UserId) -> UserId {
        self.first.get(&account).copied().unwrap_or(account)
    }
}

impl Screen {
    pub(crate) fn new(p: Frame, people: Vec<Person>, accounts: Accounts) -> Self {
        Self { p, people, accounts, form: Typed::default(), problem: None }
    }

    /// The other accounts of whoever has this one.
    fn others(&self, person: &Person) -> Vec<&Person> {
        let behind = self.accounts.behind(person.person);
        let same = |one: &&Person| {
            one.person != person.person && self.accounts.behind(one.person) == behind
        };
        self.people.iter().filter(same).collect()
    }

    /// Their names in a row.
    fn other_names(&self, person: &Person) -> String {
        let names = self.others(person).into_iter().map(|one| one.login.as_str());
        names.collect::<Vec<_>>().join(", ")
    }

    /// First accounts of which this one can be another; nobody says it of their own (S07).
    fn firsts(&self, person: &Person) -> Vec<&Person> {
        let own = self.accounts.behind(self.accounts.own);
        if self.accounts.behind(person.person) == own {
            return Vec::new();
        }
        let first = |one: &&Person| {
            one.person != person.person
                && self.accounts.behind(one.person) == one.person
                && one.person != own
        };
        self.people.iter().filter(first).collect()
    }

    fn is_first_of(&self, one: &Person, person: &Person) -> bool {
        self.accounts.first.get(&person.person) == Some(&one.person)
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

async fn people(desk: &Desk) -> Result<(Vec<Person>, Accounts), Trouble> {
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
    if matches!(refused.kind(), RefusedKind::Failure | RefusedKind::Forbidden) {
        return Err(refused.into());
    }
    let mut screen = Screen::new(desk.frame("nav-users"), people, accounts);
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

/// Which account is another one of whose.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Same {
    login: String,
    /// Log-in of the first account; empty: it is nobody else's.
    first: String,
}

pub(crate) async fn set_same(desk: Desk, Form(form): Form<Same>) -> Answer {
    let told = if form.first.is_empty() { "user-same-not" } else { "user-same" };
    desk.ask(move |office, company, who| {
        let first = if form.first.is_empty() { &form.login } else { &form.first };
        authority::same_person(office, company, who, &form.login, first)
    })
    .await?;
    Ok(see_and_tell("/users", told, 1))
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
