//! Signed-in browsers. A session is no business fact: it is written without a journal row.

use crate::db::{Reader, Store};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};

/// A signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Hash of the token; the token itself is only in the browser.
    pub token_hash: String,
    pub company: CompanyId,
    pub person: UserId,
    pub expires_at: Moment,
    pub data: String,
    pub begun_at: Moment,
    /// Where the person came in from.
    pub origin: String,
    /// What the browser says it is.
    pub browser: String,
}

const COLUMNS: &str = "token_hash, company, person, expires_at, data, begun_at, origin, browser";

fn read(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        token_hash: row.string(0)?,
        company: CompanyId::new(row.int(1)?),
        person: UserId::new(row.int(2)?),
        expires_at: row.moment(3)?,
        data: row.string(4)?,
        begun_at: row.moment(5)?,
        origin: row.string(6)?,
        browser: row.string(7)?,
    })
}

/// Keeps a session.
///
/// # Errors
/// The database's, also where there is one with the same token.
pub fn put(store: &Store, session: &Session) -> Result<(), StoreError> {
    store.jot(
        &format!("INSERT INTO session ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
        &[
            (&session.token_hash).into(),
            session.company.into(),
            session.person.into(),
            session.expires_at.into(),
            (&session.data).into(),
            session.begun_at.into(),
            (&session.origin).into(),
            (&session.browser).into(),
        ],
    )
}

/// The session of this token, unless it has expired by `now`.
pub fn get(
    reader: &mut Reader,
    token_hash: &str,
    now: Moment,
) -> Result<Option<Session>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM session WHERE token_hash = $1 AND expires_at > $2");
    reader.one(&sql, &[token_hash.into(), now.into()], read)
}

/// The sessions of a person that have not expired by `now`, the newest first.
pub fn of_person(
    reader: &mut Reader,
    company: CompanyId,
    person: UserId,
    now: Moment,
) -> Result<Vec<Session>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM session WHERE company = $1 AND person = $2 AND expires_at > $3
         ORDER BY begun_at DESC, token_hash {{binary}}"
    );
    reader.query(&sql, &[company.into(), person.into(), now.into()], read)
}

/// Ends the sessions of a person whose hash begins so; all but one of them where `but` is told.
pub fn end_of(
    store: &Store,
    (company, person): (CompanyId, UserId),
    begins: &str,
    but: &str,
) -> Result<(), StoreError> {
    store.jot(
        "DELETE FROM session WHERE company = $1 AND person = $2
         AND SUBSTR(token_hash, 1, LENGTH($3)) = $3 AND token_hash <> $4",
        &[company.into(), person.into(), begins.into(), but.into()],
    )
}

/// Ends a session.
pub fn delete(store: &Store, token_hash: &str) -> Result<(), StoreError> {
    store.jot("DELETE FROM session WHERE token_hash = $1", &[token_hash.into()])
}

/// Removes sessions that have expired by `now`.
pub fn purge(store: &Store, now: Moment) -> Result<(), StoreError> {
    store.jot("DELETE FROM session WHERE expires_at <= $1", &[now.into()])
}
