//! The journal of commands: who, when, from where, what; each row sealed with the hash of the one
//! before, and each with the word for everything that stood in the book when it was written.

use crate::db::{Command, Reader, Writer};
use crate::error::StoreError;
use crate::seal;
use crate::value::{Row, Value};
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
    /// Where it was asked from: an address, the command line; empty in older rows.
    pub origin: String,
    /// The word for the book as it stood afterwards; empty in older rows.
    pub book: String,
}

/// A row as whoever examines the journal outside gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    pub record: Record,
    /// Hash of the row before.
    pub previous: String,
    pub hash: String,
}

/// The role of what nobody did but the program.
const SYSTEM: &str = "SYSTEM";

/// The last row of an intact journal: remember it elsewhere, and a cut-off end is found too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Number of rows.
    pub seq: i64,
    pub hash: String,
    /// The word for the book that the row names.
    pub book: String,
}

/// Where a journal is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// First row that does not fit.
    pub seq: i64,
    /// The last row before it that does; 0: none.
    pub sound: i64,
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
    origin: &str,
    command: &Command,
    body: &str,
    sealed: seal::Sums,
) -> Result<Entry, StoreError> {
    let last = head(writer, command.company)?;
    let book = seal::keep(writer, command.company, sealed, &last.book)?;
    let record = Record {
        seq: last.seq + 1,
        at: command.at,
        person: command.person,
        role: role_of(writer, command)?,
        action: command.action.to_owned(),
        subject: command.subject.clone(),
        body: body.to_owned(),
        origin: origin.to_owned(),
        book,
    };
    let hash = seal(command.company, &last.hash, &record);
    writer.execute(
        "INSERT INTO audit
             (company, seq, at, person, action, subject, body, previous, hash, role, origin, book)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
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
            (&record.origin).into(),
            (&record.book).into(),
        ],
    )?;
    seal::note_end(writer, command.company, record.seq, &hash)?;
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
        "SELECT seq, hash, book FROM audit WHERE company = $1 ORDER BY seq DESC LIMIT 1",
        &[company.into()],
        |row| Ok(Head { seq: row.int(0)?, hash: row.string(1)?, book: row.string(2)? }),
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
    let sql = format!(
        "SELECT {COLUMNS} FROM audit WHERE company = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3"
    );
    let values = [company.into(), before.unwrap_or(i64::MAX).into(), limit.into()];
    reader.query(&sql, &values, record)
}

const COLUMNS: &str = "seq, at, person, action, subject, body, role, origin, book, previous, hash";

fn record(row: &Row<'_>) -> Result<Record, StoreError> {
    Ok(Record {
        seq: row.int(0)?,
        at: row.moment(1)?,
        person: UserId::new(row.int(2)?),
        action: row.string(3)?,
        subject: row.string(4)?,
        body: row.string(5)?,
        role: row.string(6)?,
        origin: row.string(7)?,
        book: row.string(8)?,
    })
}

/// Every row of an action, the oldest first.
pub fn of_action(
    reader: &mut Reader,
    company: CompanyId,
    action: &str,
) -> Result<Vec<Record>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM audit WHERE company = $1 AND action = $2 ORDER BY seq");
    reader.query(&sql, &[company.into(), action.into()], record)
}

/// Every row from one moment to before another, the oldest first, without gathering them.
pub fn each(
    reader: &mut Reader,
    company: CompanyId,
    (from, before): (Moment, Moment),
    mut take: impl FnMut(Sealed) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit WHERE company = $1 AND at >= $2 AND at < $3 ORDER BY seq"
    );
    reader.each(&sql, &[company.into(), from.into(), before.into()], |row| {
        take(Sealed { record: record(row)?, previous: row.string(9)?, hash: row.string(10)? })
    })
}

/// The hash of one row.
pub fn hash_of(
    reader: &mut Reader,
    company: CompanyId,
    seq: i64,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT hash FROM audit WHERE company = $1 AND seq = $2";
    reader.one(sql, &[company.into(), seq.into()], |row| row.string(0))
}

/// Walks the whole chain. Answers its head, or the first place where it breaks.
pub fn verify(reader: &mut Reader, company: CompanyId) -> Result<Result<Head, Break>, StoreError> {
    let mut last = Head::default();
    let mut broken = None;
    let sql = format!("SELECT {COLUMNS} FROM audit WHERE company = $1 ORDER BY seq");
    reader.each(&sql, &[company.into()], |row| {
        if broken.is_some() {
            return Ok(());
        }
        let record = record(row)?;
        let hash = row.text(10)?;
        broken = misfit(company, &last, &record, row.text(9)?, hash).map(|what| Break {
            seq: record.seq,
            sound: last.seq,
            what,
        });
        last = Head { seq: record.seq, hash: hash.to_owned(), book: record.book };
        Ok(())
    })?;
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

/// The hash of a row: of the company, the row before and everything the row says. Whoever has an
/// export can make it anew; how stands in the manual (guides/journal.md).
pub fn seal(company: CompanyId, previous: &str, record: &Record) -> String {
    let mut hasher = blake3::Hasher::new();
    let numbers = [company.get(), record.seq, record.at.0, record.person.get()];
    for number in numbers {
        hasher.update(&number.to_le_bytes());
    }
    for text in [previous, &record.action, &record.subject, &record.body] {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    }
    // Rows older than a column were sealed without it.
    for (name, text) in [("role", &record.role), ("origin", &record.origin), ("book", &record.book)]
    {
        if !text.is_empty() {
            // The first of them came alone, and is sealed as it always was.
            let name = if name == "role" { "" } else { name };
            hasher.update(name.as_bytes());
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
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
