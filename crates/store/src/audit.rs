//! The journal of commands: who, when, what; each row sealed with the hash of the one before.

use crate::db::{Command, Reader, Writer};
use crate::error::StoreError;
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};

/// A row of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub seq: i64,
    pub at: Moment,
    pub person: UserId,
    /// Code of the role that the person had then, `SYSTEM` for the program itself (GEN-07);
    /// empty in rows older than the column, and for somebody who is not in the list.
    pub role: String,
    pub action: String,
    pub subject: String,
    pub body: String,
}

/// The role of what nobody did but the program.
const SYSTEM: &str = "SYSTEM";

/// The last row of an intact journal: remember it elsewhere, and a cut-off end is found too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Number of rows.
    pub seq: i64,
    pub hash: String,
}

/// Where a journal is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// First row that does not fit.
    pub seq: i64,
    pub what: BreakKind,
}

/// How a journal row can fail to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakKind {
    /// A row is missing before this one.
    Gap,
    /// The row names another predecessor.
    Predecessor,
    /// The row was altered.
    Altered,
}

/// What identifies a row just written.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    seq: i64,
    hash: String,
}

pub(crate) fn append(
    writer: &mut Writer,
    command: &Command,
    body: &str,
) -> Result<Entry, StoreError> {
    let last = head(writer, command.company)?;
    let record = Record {
        seq: last.seq + 1,
        at: command.at,
        person: command.person,
        role: role_of(writer, command)?,
        action: command.action.to_owned(),
        subject: command.subject.clone(),
        body: body.to_owned(),
    };
    let hash = seal(command.company, &last.hash, &record);
    writer.execute(
        "INSERT INTO audit
             (company, seq, at, person, action, subject, body, previous, hash, role)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            command.company.into(),
            record.seq.into(),
            record.at.into(),
            record.person.into(),
            (&record.action).into(),
            (&record.subject).into(),
            (&record.body).into(),
            (&last.hash).into(),
            (&hash).into(),
            (&record.role).into(),
        ],
    )?;
    Ok(Entry { seq: record.seq, hash })
}

fn role_of(reader: &mut Reader, command: &Command) -> Result<String, StoreError> {
    if command.person == Command::PROGRAM {
        return Ok(SYSTEM.to_owned());
    }
    let sql = "SELECT role FROM person WHERE company = $1 AND person = $2";
    let values = [command.company.into(), command.person.into()];
    Ok(reader.one(sql, &values, |row| row.string(0))?.unwrap_or_default())
}

/// The newest row of a company's journal.
pub fn head(reader: &mut Reader, company: CompanyId) -> Result<Head, StoreError> {
    let found = reader.one(
        "SELECT seq, hash FROM audit WHERE company = $1 ORDER BY seq DESC LIMIT 1",
        &[company.into()],
        |row| Ok(Head { seq: row.int(0)?, hash: row.string(1)? }),
    )?;
    Ok(found.unwrap_or_default())
}

/// Was an action of this name ever recorded in a company's journal?
pub fn has_action(
    reader: &mut Reader,
    company: CompanyId,
    action: &str,
) -> Result<bool, StoreError> {
    let sql = "SELECT CASE WHEN EXISTS (SELECT 1 FROM audit WHERE company = $1 AND action = $2)
               THEN 1 ELSE 0 END";
    Ok(reader.one(sql, &[company.into(), action.into()], |row| row.flag(0))?.unwrap_or(false))
}

pub(crate) fn is_recorded(
    reader: &mut Reader,
    company: CompanyId,
    entry: &Entry,
) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM audit WHERE company = $1 AND seq = $2 AND hash = $3";
    let values = [company.into(), entry.seq.into(), (&entry.hash).into()];
    Ok(reader.number(sql, &values)? == 1)
}

/// Journal rows, newest first, before `before` (`None`: from the newest).
pub fn page(
    reader: &mut Reader,
    company: CompanyId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Record>, StoreError> {
    reader.query(
        "SELECT seq, at, person, action, subject, body, role FROM audit
         WHERE company = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3",
        &[company.into(), before.unwrap_or(i64::MAX).into(), limit.into()],
        |row| {
            Ok(Record {
                seq: row.int(0)?,
                at: row.moment(1)?,
                person: UserId::new(row.int(2)?),
                action: row.string(3)?,
                subject: row.string(4)?,
                body: row.string(5)?,
                role: row.string(6)?,
            })
        },
    )
}

/// Walks the whole chain. Answers its head, or the first place where it breaks.
pub fn verify(reader: &mut Reader, company: CompanyId) -> Result<Result<Head, Break>, StoreError> {
    let mut last = Head::default();
    let mut broken = None;
    reader.each(
        "SELECT seq, at, person, action, subject, body, previous, hash, role FROM audit
         WHERE company = $1 ORDER BY seq",
        &[company.into()],
        |row| {
            if broken.is_some() {
                return Ok(());
            }
            let record = Record {
                seq: row.int(0)?,
                at: row.moment(1)?,
                person: UserId::new(row.int(2)?),
                action: row.string(3)?,
                subject: row.string(4)?,
                body: row.string(5)?,
                role: row.string(8)?,
            };
            let hash = row.text(7)?;
            broken = misfit(company, &last, &record, row.text(6)?, hash)
                .map(|what| Break { seq: record.seq, what });
            last = Head { seq: record.seq, hash: hash.to_owned() };
            Ok(())
        },
    )?;
    Ok(broken.map_or(Ok(last), Err))
}

fn misfit(
    company: CompanyId,
    last: &Head,
    record: &Record,
    previous: &str,
    hash: &str,
) -> Option<BreakKind> {
    if record.seq != last.seq + 1 {
        return Some(BreakKind::Gap);
    }
    if previous != last.hash {
        return Some(BreakKind::Predecessor);
    }
    (seal(company, previous, record) != hash).then_some(BreakKind::Altered)
}

fn seal(company: CompanyId, previous: &str, record: &Record) -> String {
    let mut hasher = blake3::Hasher::new();
    let numbers = [company.get(), record.seq, record.at.0, record.person.get()];
    for number in numbers {
        hasher.update(&number.to_le_bytes());
    }
    for text in [previous, &record.action, &record.subject, &record.body] {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    // Rows older than the column were sealed without it.
    if !record.role.is_empty() {
        hasher.update(&(record.role.len() as u64).to_le_bytes());
        hasher.update(record.role.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The answer given earlier to this idempotency key: `(hash of the request, answer)`.
pub fn answered(
    reader: &mut Reader,
    company: CompanyId,
    key: &str,
) -> Result<Option<(String, String)>, StoreError> {
    reader.one(
        "SELECT body_hash, answer FROM idempotency WHERE company = $1 AND key = $2",
        &[company.into(), key.into()],
        |row| Ok((row.string(0)?, row.string(1)?)),
    )
}

/// Remembers the answer to an idempotency key, in the transaction that made it true.
pub fn remember_answer(
    writer: &mut Writer,
    company: CompanyId,
    key: &str,
    body_hash: &str,
    answer: &str,
    at: Moment,
) -> Result<(), StoreError> {
    let values: [Value<'_>; 5] =
        [company.into(), key.into(), body_hash.into(), answer.into(), at.into()];
    writer.execute(
        "INSERT INTO idempotency (company, key, body_hash, answer, at)
         VALUES ($1, $2, $3, $4, $5)",
        &values,
    )?;
    Ok(())
}
