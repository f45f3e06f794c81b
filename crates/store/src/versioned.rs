//! Settings by field of which rows are only added: the latest version of a field holds.

use crate::book::Stamp;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use saldo_domain::{CompanyId, UserId};

/// The latest value of every field in a table of such settings.
pub(crate) fn latest(
    reader: &mut Reader,
    table: &'static str,
    company: CompanyId,
) -> Result<Vec<(String, String)>, StoreError> {
    let sql = format!(
        "SELECT s.field, s.value FROM {table} s
         WHERE s.company = $1 AND s.version = (
             SELECT MAX(later.version) FROM {table} later
             WHERE later.company = s.company AND later.field = s.field)
         ORDER BY s.field {{binary}}"
    );
    reader.query(&sql, &[company.into()], |row| Ok((row.string(0)?, row.string(1)?)))
}

/// Adds a version of a field.
pub(crate) fn add(
    writer: &mut Writer,
    table: &'static str,
    stamp: Stamp,
    person: UserId,
    (field, value): (&str, &str),
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO {table} (company, field, version, value, person, recorded)
         SELECT $1, $2, 1 + COALESCE(MAX(version), 0), $3, $4, $5
         FROM {table} WHERE company = $1 AND field = $2"
    );
    writer.execute(
        &sql,
        &[stamp.company.into(), field.into(), value.into(), person.into(), stamp.recorded.into()],
    )?;
    Ok(())
}
