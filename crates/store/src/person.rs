//! People who work with the program.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Role, UserId};

/// A person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub person: UserId,
    pub login: String,
    pub name: String,
    pub role: Role,
    pub team: String,
    /// Empty: the company's language.
    pub language: String,
    /// Where notices go; empty: to the pages only.
    pub email: String,
    pub password_hash: String,
    pub disabled: bool,
    pub created_at: Moment,
}

const COLUMNS: &str =
    "person, login, name, role, team, language, email, password_hash, disabled, created_at";

fn read(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        person: UserId::new(row.int(0)?),
        login: row.string(1)?,
        name: row.string(2)?,
        role: row.word(3, Role::from_code)?,
        team: row.string(4)?,
        language: row.string(5)?,
        email: row.string(6)?,
        password_hash: row.string(7)?,
        disabled: row.flag(8)?,
        created_at: row.moment(9)?,
    })
}

/// Adds a person; the id is chosen here.
///
/// # Errors
/// [`StoreError::Taken`] when the log-in exists.
pub fn add(writer: &mut Writer, company: CompanyId, person: &Person) -> Result<UserId, StoreError> {
    if by_login(writer, company, &person.login)?.is_some() {
        return Err(StoreError::Taken { what: "person", name: person.login.clone() });
    }
    let id = reserve(writer, company, numbers::PERSON, 1)?;
    writer.execute(
        &format!(
            "INSERT INTO person (company, {COLUMNS})
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        ),
        &[
            company.into(),
            id.into(),
            (&person.login).into(),
            (&person.name).into(),
            person.role.code().into(),
            (&person.team).into(),
            (&person.language).into(),
            (&person.email).into(),
            (&person.password_hash).into(),
            person.disabled.into(),
            person.created_at.into(),
        ],
    )?;
    Ok(UserId::new(id))
}

/// Everybody, disabled people included, in order of id.
pub fn list(reader: &mut Reader, company: CompanyId) -> Result<Vec<Person>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE company = $1 ORDER BY person");
    reader.query(&sql, &[company.into()], read)
}

/// The person with this log-in.
pub fn by_login(
    reader: &mut Reader,
    company: CompanyId,
    login: &str,
) -> Result<Option<Person>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE company = $1 AND login = $2");
    reader.one(&sql, &[company.into(), login.into()], read)
}

/// The person with this id.
pub fn get(
    reader: &mut Reader,
    company: CompanyId,
    person: UserId,
) -> Result<Option<Person>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE company = $1 AND person = $2");
    reader.one(&sql, &[company.into(), person.into()], read)
}

/// Sets a new password hash and ends the person's sessions.
pub fn set_password(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    hash: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE person SET password_hash = $3 WHERE company = $1 AND person = $2",
        &[company.into(), person.into(), hash.into()],
    )?;
    end_sessions(writer, company, person)
}

/// Says where a person is reached.
pub fn set_email(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    email: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE person SET email = $3 WHERE company = $1 AND person = $2",
        &[company.into(), person.into(), email.into()],
    )?;
    Ok(())
}

/// Gives a person another role. Sessions go on: the role is asked on every request.
pub fn set_role(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    role: Role,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE person SET role = $3 WHERE company = $1 AND person = $2",
        &[company.into(), person.into(), role.code().into()],
    )?;
    Ok(())
}

/// Puts a person into another team; empty: into none.
pub fn set_team(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    team: &str,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE person SET team = $3 WHERE company = $1 AND person = $2",
        &[company.into(), person.into(), team.into()],
    )?;
    Ok(())
}

/// Keeps a person out (or lets them in again) and ends their sessions.
pub fn set_disabled(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    disabled: bool,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE person SET disabled = $3 WHERE company = $1 AND person = $2",
        &[company.into(), person.into(), disabled.into()],
    )?;
    end_sessions(writer, company, person)
}

/// Ends every session of a person.
pub fn end_sessions(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
) -> Result<(), StoreError> {
    writer.execute(
        "DELETE FROM session WHERE company = $1 AND person = $2",
        &[company.into(), person.into()],
    )?;
    Ok(())
}
