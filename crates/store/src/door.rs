//! What is kept about the door: failures, links to a new password, second factors. None of it is
//! a business fact; what a person changes of it has a journal row by its use-case.

use crate::db::{Reader, Store, Writer};
use crate::error::StoreError;
use saldo_domain::book::Moment;
use saldo_domain::throttle::Failures;
use saldo_domain::{CompanyId, UserId};

/// Failures counted under a subject; `None`: nothing is known of it.
pub fn failures(
    reader: &mut Reader,
    company: CompanyId,
    subject: &str,
) -> Result<Option<Failures>, StoreError> {
    let sql = "SELECT failures, last_at FROM attempt WHERE company = $1 AND subject = $2";
    reader.one(sql, &[company.into(), subject.into()], |row| {
        let count = u32::try_from(row.int(0)?).unwrap_or(u32::MAX);
        Ok(Failures { count, last_at: row.moment(1)? })
    })
}

/// Keeps what is counted under a subject. No journal row: nobody has come in.
pub fn count(
    store: &Store,
    company: CompanyId,
    subject: &str,
    failures: Failures,
) -> Result<(), StoreError> {
    store.jot(
        "INSERT INTO attempt (company, subject, failures, last_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (company, subject) DO UPDATE SET failures = excluded.failures,
             last_at = excluded.last_at",
        &[
            company.into(),
            subject.into(),
            i64::from(failures.count).into(),
            failures.last_at.into(),
        ],
    )
}

/// Forgets what was last counted before a moment.
pub fn forget(store: &Store, before: Moment) -> Result<(), StoreError> {
    store.jot("DELETE FROM attempt WHERE last_at < $1", &[before.into()])
}

/// A link to a new password, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordLink {
    pub token_hash: String,
    pub company: CompanyId,
    pub person: UserId,
    pub expires_at: Moment,
}

/// Keeps a link, in the place of every other of the same person.
pub fn put_link(writer: &mut Writer, link: &PasswordLink) -> Result<(), StoreError> {
    drop_links(writer, link.company, link.person)?;
    writer.execute(
        "INSERT INTO password_link (token_hash, company, person, expires_at)
         VALUES ($1, $2, $3, $4)",
        &[
            (&link.token_hash).into(),
            link.company.into(),
            link.person.into(),
            link.expires_at.into(),
        ],
    )?;
    Ok(())
}

/// The link with this hash, unless it has expired by `now`.
pub fn link(
    reader: &mut Reader,
    token_hash: &str,
    now: Moment,
) -> Result<Option<PasswordLink>, StoreError> {
    reader.one(
        "SELECT token_hash, company, person, expires_at FROM password_link
         WHERE token_hash = $1 AND expires_at > $2",
        &[token_hash.into(), now.into()],
        |row| {
            Ok(PasswordLink {
                token_hash: row.string(0)?,
                company: CompanyId::new(row.int(1)?),
                person: UserId::new(row.int(2)?),
                expires_at: row.moment(3)?,
            })
        },
    )
}

/// Ends every link of a person: one was used, or the password was changed otherwise.
pub fn drop_links(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM password_link WHERE company = $1 AND person = $2";
    writer.execute(sql, &[company.into(), person.into()]).map(drop)
}

/// A second factor, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFactor {
    /// Encrypted.
    pub secret: String,
    /// Step of time of the last code that was taken.
    pub last_step: i64,
    /// Since when a code is asked for; 0: not yet.
    pub since: Moment,
}

/// The second factor of a person.
pub fn second_factor(
    reader: &mut Reader,
    company: CompanyId,
    person: UserId,
) -> Result<Option<SecondFactor>, StoreError> {
    let sql = "SELECT secret, last_step, since FROM second_factor
               WHERE company = $1 AND person = $2";
    reader.one(sql, &[company.into(), person.into()], |row| {
        Ok(SecondFactor { secret: row.string(0)?, last_step: row.int(1)?, since: row.moment(2)? })
    })
}

/// Sets a person's second factor.
pub fn set_second_factor(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    factor: &SecondFactor,
) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO second_factor (company, person, secret, last_step, since)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (company, person) DO UPDATE SET secret = excluded.secret,
             last_step = excluded.last_step, since = excluded.since",
        &[
            company.into(),
            person.into(),
            (&factor.secret).into(),
            factor.last_step.into(),
            factor.since.into(),
        ],
    )?;
    Ok(())
}

/// Takes the code of a step of time, unless that one or a later one was taken: `false` then.
pub fn take_step(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    step: i64,
) -> Result<bool, StoreError> {
    let taken = writer.execute(
        "UPDATE second_factor SET last_step = $3
         WHERE company = $1 AND person = $2 AND last_step < $3",
        &[company.into(), person.into(), step.into()],
    )?;
    Ok(taken == 1)
}

/// Takes a person's second factor away, and the recovery codes with it.
pub fn drop_second_factor(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
) -> Result<bool, StoreError> {
    let values = [company.into(), person.into()];
    let codes = "DELETE FROM recovery_code WHERE company = $1 AND person = $2";
    writer.execute(codes, &values)?;
    let factor = "DELETE FROM second_factor WHERE company = $1 AND person = $2";
    Ok(writer.execute(factor, &values)? == 1)
}

/// Gives a person these recovery codes, by their hashes, in the place of all others.
pub fn set_recovery_codes(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    hashes: &[String],
) -> Result<(), StoreError> {
    let gone = "DELETE FROM recovery_code WHERE company = $1 AND person = $2";
    writer.execute(gone, &[company.into(), person.into()])?;
    let rows = hashes.iter().map(|hash| [company.into(), person.into(), hash.into()]);
    writer.insert("recovery_code", &["company", "person", "code"], rows).map(drop)
}

/// Uses a recovery code up; `false`: there is none such (any more).
pub fn use_recovery_code(
    writer: &mut Writer,
    company: CompanyId,
    person: UserId,
    hash: &str,
) -> Result<bool, StoreError> {
    let sql = "DELETE FROM recovery_code WHERE company = $1 AND person = $2 AND code = $3";
    Ok(writer.execute(sql, &[company.into(), person.into(), hash.into()])? == 1)
}

/// How many recovery codes a person has left.
pub fn recovery_codes_left(
    reader: &mut Reader,
    company: CompanyId,
    person: UserId,
) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM recovery_code WHERE company = $1 AND person = $2";
    reader.number(sql, &[company.into(), person.into()])
}
