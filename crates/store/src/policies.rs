//! The company's regulation as a document: versions, what became of them, who read them.
//! Rows are only ever added.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, UserId};
use std::collections::BTreeMap;

/// A version to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVersion {
    pub policy: String,
    pub version: u32,
    /// The file. Empty in rows older than the table: the shipped policy of that name.
    pub text: String,
    /// BLAKE3 of the text, hexadecimal; empty where the text is.
    pub hash: String,
    pub effective: Day,
    pub note: String,
    pub person: UserId,
}

/// A version as recorded, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    pub entry: i64,
    pub new: NewVersion,
    pub recorded: Moment,
    pub approved: Option<Signed>,
    pub withdrawn: Option<Signed>,
}

/// Who did something about a version, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub person: UserId,
    pub reason: String,
    pub recorded: Moment,
}

/// What becomes of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Approved,
    Withdrawn,
}

impl Act {
    const fn code(self) -> &'static str {
        match self {
            Act::Approved => "approved",
            Act::Withdrawn => "withdrawn",
        }
    }
}

const COLUMNS: [&str; 10] = [
    "company",
    "entry",
    "policy",
    "version",
    "text",
    "hash",
    "effective",
    "note",
    "person",
    "recorded",
];

/// Adds a version and answers its entry.
pub fn add(
    writer: &mut Writer,
    company: CompanyId,
    new: &NewVersion,
    at: Moment,
) -> Result<i64, StoreError> {
    let entry = reserve(writer, company, numbers::POLICY_VERSION, 1)?;
    let row = [
        company.into(),
        entry.into(),
        (&new.policy).into(),
        i64::from(new.version).into(),
        (&new.text).into(),
        (&new.hash).into(),
        new.effective.into(),
        (&new.note).into(),
        new.person.into(),
        at.into(),
    ];
    writer.insert("policy_version", &COLUMNS, [row].into_iter())?;
    Ok(entry)
}

/// Records what became of a version; each of both at most once.
pub fn act(
    writer: &mut Writer,
    company: CompanyId,
    entry: i64,
    act: Act,
    signed: &Signed,
) -> Result<(), StoreError> {
    let row = [
        company.into(),
        entry.into(),
        act.code().into(),
        (&signed.reason).into(),
        signed.person.into(),
        signed.recorded.into(),
    ];
    let columns = ["company", "entry", "kind", "reason", "person", "recorded"];
    writer.insert("policy_act", &columns, [row].into_iter()).map(drop)
}

/// Every version of the company, in the order entered.
pub fn versions(reader: &mut Reader, company: CompanyId) -> Result<Vec<VersionRow>, StoreError> {
    let sql = format!(
        "SELECT {} FROM policy_version WHERE company = $1 ORDER BY entry",
        COLUMNS.join(", ")
    );
    let mut rows = reader.query(&sql, &[company.into()], read)?;
    let acts = acts(reader, company)?;
    for row in &mut rows {
        row.approved = acts.get(&(row.entry, Act::Approved.code().to_owned())).cloned();
        row.withdrawn = acts.get(&(row.entry, Act::Withdrawn.code().to_owned())).cloned();
    }
    Ok(rows)
}

fn read(row: &Row<'_>) -> Result<VersionRow, StoreError> {
    let number = row.int(3)?;
    let unreadable = |_| StoreError::unreadable("policy version", number);
    let new = NewVersion {
        policy: row.string(2)?,
        version: u32::try_from(number).map_err(unreadable)?,
        text: row.string(4)?,
        hash: row.string(5)?,
        effective: row.day(6)?,
        note: row.string(7)?,
        person: UserId::new(row.int(8)?),
    };
    let (entry, recorded) = (row.int(1)?, row.moment(9)?);
    Ok(VersionRow { entry, new, recorded, approved: None, withdrawn: None })
}

fn acts(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeMap<(i64, String), Signed>, StoreError> {
    let found = reader.query(
        "SELECT entry, kind, person, reason, recorded FROM policy_act WHERE company = $1",
        &[company.into()],
        |row| {
            let person = UserId::new(row.int(2)?);
            let signed = Signed { person, reason: row.string(3)?, recorded: row.moment(4)? };
            Ok(((row.int(0)?, row.string(1)?), signed))
        },
    )?;
    Ok(found.into_iter().collect())
}

/// Records that a person has read a version; a second time changes nothing.
pub fn read_by(
    writer: &mut Writer,
    company: CompanyId,
    entry: i64,
    person: UserId,
    at: Moment,
) -> Result<(), StoreError> {
    let row = [company.into(), entry.into(), person.into(), at.into()];
    let columns = ["company", "entry", "person", "recorded"];
    writer.insert_missing("policy_read", &columns, [row].into_iter()).map(drop)
}

/// Who has read which version when: by entry, then person.
pub fn readers(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Vec<(i64, UserId, Moment)>, StoreError> {
    reader.query(
        "SELECT entry, person, recorded FROM policy_read WHERE company = $1
         ORDER BY entry, person",
        &[company.into()],
        |row| Ok((row.int(0)?, UserId::new(row.int(1)?), row.moment(2)?)),
    )
}

/// Has control look at everybody again on `day` at the latest: the rule changes on it.
pub fn look_again_by(writer: &mut Writer, company: CompanyId, day: Day) -> Result<(), StoreError> {
    writer.execute(
        "UPDATE control_state SET look_again = $2 WHERE company = $1 AND look_again > $2",
        &[company.into(), day.into()],
    )?;
    Ok(())
}
