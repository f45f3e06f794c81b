//! The people who work with the program: accounts, passwords, signing in.

use crate::authority::behind;
use crate::{Office, Refused, Who};
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use saldo_channels::{is_address, one_line};
use saldo_domain::authority::Right;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, Role, UserId};
use saldo_store::{Command, StoreError, Writer, person as stored};
use serde::Serialize;
use std::sync::LazyLock;

/// One person as lists show them; the password never leaves the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    pub person: UserId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub team: String,
    /// `en`, `ru`, `et` or empty for the company's.
    pub language: String,
    /// Where notices go; empty: to the pages only.
    pub email: String,
    pub disabled: bool,
}

impl Person {
    /// The person as the one who asks.
    pub const fn who(&self) -> Who {
        Who::new(self.person, self.role)
    }
}

impl From<stored::Person> for Person {
    fn from(found: stored::Person) -> Self {
        Self {
            person: found.person,
            login: found.login,
            name: found.name,
            role: found.role,
            team: found.team,
            language: found.language,
            email: found.email,
            disabled: found.disabled,
        }
    }
}

/// A person to be added.
#[derive(Clone)]
pub struct NewPerson {
    pub login: String,
    pub name: String,
    pub role: Role,
    pub team: String,
    pub language: String,
    pub password: String,
}

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Whatever prints this, the password is not in it (S21).
        f.debug_struct("NewPerson").field("login", &self.login).finish_non_exhaustive()
    }
}

/// Fewest characters of a password.
pub const LEAST_PASSWORD: usize = 10;

/// Adds a person. Administrators and the program only.
///
/// # Errors
/// `NotPermitted`, `LoginTaken`, `BadLogin`, `WeakPassword`, or the store's.
pub fn add(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &NewPerson,
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let hash = hashed(&new.password)?;
    add_hashed(office, company, who, new, hash)
}

/// Adds several people who share one password (the demo company's): hashed once.
pub(crate) fn add_sharing(
    office: &Office,
    company: CompanyId,
    people: &[NewPerson],
    password: &str,
) -> Result<(), Refused> {
    let hash = hashed(password)?;
    for new in people {
        add_hashed(office, company, Who::program(), new, hash.clone())?;
    }
    Ok(())
}

fn add_hashed(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &NewPerson,
    password_hash: String,
) -> Result<Person, Refused> {
    let login = checked_login(&new.login)?;
    let row = stored::Person {
        person: Command::PROGRAM,
        login: login.clone(),
        name: clean_text(&new.name).0,
        role: new.role,
        team: team_name(&new.team),
        language: new.language.clone(),
        email: String::new(),
        password_hash,
        disabled: false,
        created_at: office.now(),
    };
    let command = command(office, company, who, "user-add", &login);
    office.store.write(&command, |writer| {
        let team = known_team(writer, company, &row.team)?;
        let row = stored::Person { team, ..row.clone() };
        let added = stored::add(writer, company, &row);
        let id = added.map_err(|error| match error {
            StoreError::Taken { .. } => Refused::LoginTaken { login: login.clone() },
            other => other.into(),
        })?;
        Ok(Person::from(stored::Person { person: id, ..row }))
    })
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    login: &str,
) -> Command {
    let (subject, body) = (format!("user {login}"), "{}".to_owned());
    Command { company, person: who.person, action, subject, body, at: office.now() }
}

/// Writes into the journal's row what stood before and what stands now.
fn told(writer: &mut Writer, field: &str, before: &str, after: &str) {
    let said = serde_json::json!({ field: after, "before": { field: before } });
    writer.describe(said.to_string());
}

/// Everybody, by log-in.
///
/// # Errors
/// The store's.
pub fn list(office: &Office, company: CompanyId) -> Result<Vec<Person>, Refused> {
    let found: Result<Vec<_>, StoreError> =
        office.store.read(|reader| stored::list(reader, company));
    let mut people: Vec<Person> = found?.into_iter().map(Person::from).collect();
    people.sort_by(|a, b| a.login.cmp(&b.login));
    Ok(people)
}

/// The person with this id, if still active: asked on every request, so that a right taken
/// away acts at once (S08).
///
/// # Errors
/// The store's.
pub fn active(
    office: &Office,
    company: CompanyId,
    person: UserId,
) -> Result<Option<Person>, Refused> {
    let found: Result<_, StoreError> =
        office.store.read(|reader| stored::get(reader, company, person));
    Ok(found?.filter(|found| !found.disabled).map(Person::from))
}

/// Disables a person and ends their sessions. The last active administrator stays.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `LastAdministrator`, or the store's.
pub fn disable(
    office: &Office,
    company: CompanyId,
    who: Who,
    login: &str,
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let command = command(office, company, who, "user-disable", login);
    office.store.write(&command, |writer| {
        let found = required(writer, company, login)?;
        keep_one_administrator(writer, company, &found)?;
        stored::set_disabled(writer, company, found.person, true)?;
        told(writer, "disabled", &found.disabled.to_string(), "true");
        Ok(Person { disabled: true, ..found.into() })
    })
}

/// Gives a person another role; it counts from their next request on. Nobody gives one to
/// themselves, and the last active administrator stays one (S08).
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `OwnRole`, `LastAdministrator`, or the store's.
pub fn set_role(
    office: &Office,
    company: CompanyId,
    who: Who,
    login: &str,
    role: Role,
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let command = command(office, company, who, "user-role", login);
    office.store.write(&command, |writer| {
        let found = required(writer, company, login)?;
        // Under whatever account: a second one is the same person's.
        let own = behind(writer, company, who.person)?;
        if !who.is_program() && behind(writer, company, found.person)? == own {
            return Err(Refused::OwnRole { login: found.login });
        }
        if role != Role::Administrator {
            keep_one_administrator(writer, company, &found)?;
        }
        stored::set_role(writer, company, found.person, role)?;
        told(writer, "role", found.role.code(), role.code());
        Ok(Person { role, ..found.into() })
    })
}

/// Says where a person's notices go; an empty address: to the pages only.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `Field` for what is no address, or the store's.
pub fn set_email(
    office: &Office,
    company: CompanyId,
    who: Who,
    (login, email): (&str, &str),
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let email = email.trim().to_owned();
    if !email.is_empty() && !is_address(&email) {
        return Err(Refused::Field {
            field: "email",
            value: one_line(&email, 40),
            reason: "is no e-mail address",
            remedy: "write it as name@example.com",
        });
    }
    let command = command(office, company, who, "user-email", login);
    office.store.write(&command, |writer| {
        let found = required(writer, company, login)?;
        stored::set_email(writer, company, found.person, &email)?;
        // Which addresses they were is personal: that one was changed is enough.
        let known = |email: &str| if email.is_empty() { "none" } else { "known" };
        told(writer, "email", known(&found.email), known(&email));
        Ok(Person { email: email.clone(), ..found.into() })
    })
}

/// Puts a person into another team, or into none: customers count to the team of whoever has
/// them in hand, and the supervisor of a team plans for its debtors (GEN-04, ESC-03).
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, or the store's.
pub fn set_team(
    office: &Office,
    company: CompanyId,
    who: Who,
    login: &str,
    team: &str,
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let team = team_name(team);
    let command = command(office, company, who, "user-team", login);
    office.store.write(&command, |writer| {
        let found = required(writer, company, login)?;
        let team = known_team(writer, company, &team)?;
        stored::set_team(writer, company, found.person, &team)?;
        told(writer, "team", &found.team, &team);
        Ok(Person { team, ..found.into() })
    })
}

/// Longest name of a team, in characters.
const LONGEST_TEAM: usize = 100;

fn team_name(typed: &str) -> String {
    clean_text(typed).0.chars().take(LONGEST_TEAM).collect()
}

/// The team as it is written already, where only the case of letters differs: “north” is not a
/// second team beside “North”.
fn known_team(
    reader: &mut saldo_store::Reader,
    company: CompanyId,
    team: &str,
) -> Result<String, Refused> {
    let people = stored::list(reader, company)?;
    let same = |one: &&stored::Person| one.team.to_lowercase() == team.to_lowercase();
    let known = people.iter().find(same).map(|one| one.team.clone());
    Ok(known.unwrap_or_else(|| team.to_owned()))
}

fn keep_one_administrator(
    writer: &mut Writer,
    company: CompanyId,
    leaving: &stored::Person,
) -> Result<(), Refused> {
    let people = stored::list(writer, company)?;
    let mut others = people.iter().filter(|one| one.person != leaving.person && !one.disabled);
    if leaving.role != Role::Administrator
        || leaving.disabled
        || others.any(|one| one.role == Role::Administrator)
    {
        return Ok(());
    }
    Err(Refused::LastAdministrator { login: leaving.login.clone() })
}

/// Sets a new password and ends the person's sessions.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, `WeakPassword`, or the store's.
pub fn reset(
    office: &Office,
    company: CompanyId,
    who: Who,
    login: &str,
    password: &str,
) -> Result<Person, Refused> {
    who.must(Right::ManagePeople)?;
    let hash = hashed(password)?;
    let command = command(office, company, who, "user-reset", login);
    office.store.write(&command, |writer| {
        let found = required(writer, company, login)?;
        stored::set_password(writer, company, found.person, &hash)?;
        Ok(found.into())
    })
}

fn required(
    writer: &mut Writer,
    company: CompanyId,
    login: &str,
) -> Result<stored::Person, Refused> {
    let found = stored::by_login(writer, company, &login_key(login))?;
    found.ok_or_else(|| Refused::UnknownPerson { login: login.to_owned() })
}

/// Checks log-in and password. One answer and one cost whether the log-in is unknown, the
/// password wrong or the person disabled (S11).
///
/// # Errors
/// `SignIn`, or the store's.
pub fn sign_in(
    office: &Office,
    company: CompanyId,
    login: &str,
    password: &str,
) -> Result<Person, Refused> {
    let login = login_key(login);
    let found: Result<_, StoreError> =
        office.store.read(|reader| stored::by_login(reader, company, &login));
    let found = found?;
    let hash = found.as_ref().map_or(NOBODYS.as_str(), |person| &person.password_hash);
    let right = verified(password, hash);
    found.filter(|person| right && !person.disabled).map(Person::from).ok_or(Refused::SignIn)
}

/// Hash of a password that nobody has, so that an unknown log-in costs as much as a known one.
static NOBODYS: LazyLock<String> = LazyLock::new(|| {
    let salt = [0x5a; 16];
    let hash = Argon2::default().hash_password_with_salt(&salt, &salt);
    // Fails only for parameters that the default does not have; then any text refuses too.
    hash.map_or_else(|_| String::new(), |hash: PasswordHash| hash.to_string())
});

fn verified(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

/// The hash of a new password of somebody with this log-in, which may not be part of it.
pub(crate) fn hashed_for(login: &str, password: &str) -> Result<String, Refused> {
    match password.to_lowercase().contains(&login_key(login)) {
        true => Err(Refused::WeakPassword { least: LEAST_PASSWORD }),
        false => hashed(password),
    }
}

/// The person with this log-in, disabled or not.
///
/// # Errors
/// `UnknownPerson`, or the store's.
pub fn by_login(office: &Office, company: CompanyId, login: &str) -> Result<Person, Refused> {
    let found: Result<_, StoreError> =
        office.store.read(|reader| stored::by_login(reader, company, &login_key(login)));
    let unknown = || Refused::UnknownPerson { login: login.to_owned() };
    found?.map(Person::from).ok_or_else(unknown)
}

fn hashed(password: &str) -> Result<String, Refused> {
    if password.chars().count() < LEAST_PASSWORD {
        return Err(Refused::WeakPassword { least: LEAST_PASSWORD });
    }
    let hash = Argon2::default().hash_password(password.as_bytes());
    let hash = hash.map_err(|error| Refused::NoRandomness { reason: error.to_string() })?;
    Ok(hash.to_string())
}

/// Log-ins are compared in lower case.
fn login_key(login: &str) -> String {
    login.trim().to_lowercase()
}

fn checked_login(login: &str) -> Result<String, Refused> {
    let key = login_key(login);
    let typeable = |letter: char| letter.is_ascii_alphanumeric() || "._-@".contains(letter);
    if (2..=40).contains(&key.len()) && key.chars().all(typeable) {
        return Ok(key);
    }
    Err(Refused::BadLogin { login: login.chars().take(40).collect() })
}
