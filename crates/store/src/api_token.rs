//! Tokens of programs that call us. Only a hash of a token is kept.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};

/// A token as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub company: CompanyId,
    /// Number by which people name it.
    pub token: i64,
    pub token_hash: String,
    pub name: String,
    /// The person it acts for.
    pub person: UserId,
    /// Codes, a space between them.
    pub scopes: String,
    pub created_by: UserId,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub revoked_at: Option<Moment>,
}

const COLUMNS: &str = "company, token, token_hash, name, person, scopes, created_by, created_at,
    expires_at, revoked_at";

fn read(row: &Row<'_>) -> Result<ApiToken, StoreError> {
    Ok(ApiToken {
        company: CompanyId::new(row.int(0)?),
        token: row.int(1)?,
        token_hash: row.string(2)?,
        name: row.string(3)?,
        person: UserId::new(row.int(4)?),
        scopes: row.string(5)?,
        created_by: UserId::new(row.int(6)?),
        created_at: row.moment(7)?,
        expires_at: row.moment(8)?,
        revoked_at: row.int_or_null(9)?.map(Moment),
    })
}

/// Adds a token; its number is chosen here and answered.
pub fn add(writer: &mut Writer, token: &ApiToken) -> Result<i64, StoreError> {
    let number = reserve(writer, token.company, numbers::API_TOKEN, 1)?;
    writer.execute(
        &format!("INSERT INTO api_token ({COLUMNS}) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,NULL)"),
        &[
            token.company.into(),
            number.into(),
            (&token.token_hash).into(),
            (&token.name).into(),
            token.person.into(),
            (&token.scopes).into(),
            token.created_by.into(),
            token.created_at.into(),
            token.expires_at.into(),
        ],
    )?;
    Ok(number)
}

/// Every token of a company, the revoked and expired too, oldest first.
pub fn list(reader: &mut Reader, company: CompanyId) -> Result<Vec<ApiToken>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM api_token WHERE company = $1 ORDER BY token");
    reader.query(&sql, &[company.into()], read)
}

/// The token with this number.
pub fn get(
    reader: &mut Reader,
    company: CompanyId,
    token: i64,
) -> Result<Option<ApiToken>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM api_token WHERE company = $1 AND token = $2");
    reader.one(&sql, &[company.into(), token.into()], read)
}

/// The token with this hash, of whatever company, unless it was revoked or has expired by `now`.
pub fn by_hash(
    reader: &mut Reader,
    token_hash: &str,
    now: Moment,
) -> Result<Option<ApiToken>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM api_token
         WHERE token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL"
    );
    reader.one(&sql, &[token_hash.into(), now.into()], read)
}

/// Ends a token for good.
pub fn revoke(
    writer: &mut Writer,
    company: CompanyId,
    token: i64,
    at: Moment,
) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE api_token SET revoked_at = $3
         WHERE company = $1 AND token = $2 AND revoked_at IS NULL",
        &[company.into(), token.into(), at.into()],
    )?;
    Ok(())
}
