//! Signed-in browsers. A session is no business fact: it is written without a journal row.

use crate::db::{Reader, Store};
use crate::error::StoreError;
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
}

/// Keeps a session, in place of one with the same token.
pub fn put(store: &Store, session: &Session) -> Result<(), StoreError> {
    store.jot(
        "INSERT INTO session (token_hash, company, person, expires_at, data)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (token_hash) DO UPDATE SET company = excluded.company,
             person = excluded.person, expires_at = excluded.expires_at, data = excluded.data",
        &[
            (&session.token_hash).into(),
            session.company.into(),
            session.person.into(),
            session.expires_at.into(),
            (&session.data).into(),
        ],
    )
}

/// The session of this token, unless it has expired by `now`.
pub fn get(
    reader: &mut Reader,
    token_hash: &str,
    now: Moment,
) -> Result<Option<Session>, StoreError> {
    reader.one(
        "SELECT token_hash, company, person, expires_at, data FROM session
         WHERE token_hash = $1 AND expires_at > $2",
        &[token_hash.into(), now.into()],
        |row| {
            Ok(Session {
                token_hash: row.string(0)?,
                company: CompanyId::new(row.int(1)?),
                person: UserId::new(row.int(2)?),
                expires_at: row.moment(3)?,
                data: row.string(4)?,
            })
        },
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
