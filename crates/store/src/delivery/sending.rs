//! How the company sends, and who let a flood go. Rows are only added; the latest holds.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::versioned;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, UserId};

/// The latest value of every setting, by field.
pub fn sending(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(String, String)>, StoreError> {
    versioned::latest(reader, "sending", company)
}

/// Adds a version of a setting.
pub fn set_sending(
    writer: &mut Writer,
    stamp: Stamp,
    person: UserId,
    setting: (&str, &str),
) -> Result<(), StoreError> {
    versioned::add(writer, "sending", stamp, person, setting)
}

/// How many letters were let go on this day beside those that need nobody's word.
pub fn let_go(reader: &mut Reader, company: CompanyId, day: Day) -> Result<u64, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(letters), 0) AS BIGINT) FROM let_go
               WHERE company = $1 AND day = $2";
    Ok(reader.number(sql, &[company.into(), day.into()])? as u64)
}

/// Lets so many letters more go on this day.
pub fn release(
    writer: &mut Writer,
    stamp: Stamp,
    person: UserId,
    day: Day,
    letters: i64,
) -> Result<(), StoreError> {
    let entry = reserve(writer, stamp.company, numbers::LET_GO, 1)?;
    writer.execute(
        "INSERT INTO let_go (company, entry, day, letters, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            stamp.company.into(),
            entry.into(),
            day.into(),
            letters.into(),
            person.into(),
            stamp.recorded.into(),
        ],
    )?;
    Ok(())
}

/// The setting that says whether anything leaves.
pub const SWITCH: &str = "on";

/// Makes everything that waits in a copy that was brought back uncertain: since the copy was made
/// it may have left, and only a person may say (I21).
pub(crate) fn doubt_what_waits(writer: &mut Writer) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE outbox SET state = 'uncertain', why = $1, kept_by = '' WHERE state = 'planned'",
        &[super::BROUGHT_BACK.into()],
    )?;
    Ok(())
}

/// Switches sending off for every company that has it on.
pub(crate) fn switch_off_everywhere(writer: &mut Writer, at: Moment) -> Result<(), StoreError> {
    writer.execute(
        "INSERT INTO sending (company, field, version, value, person, recorded)
         SELECT s.company, s.field, s.version + 1, 'off', 0, $1 FROM sending s
         WHERE s.field = 'on' AND s.value = 'on' AND s.version = (
             SELECT MAX(later.version) FROM sending later
             WHERE later.company = s.company AND later.field = s.field)",
        &[at.into()],
    )?;
    Ok(())
}
