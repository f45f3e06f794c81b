//! The journal as people read it, and as somebody outside examines it.
//!
//! An export holds every row with its place in the chain, so that whoever has the file can make
//! every hash anew without this program: how stands in the manual.

use crate::office::moments_of;
use crate::views::PersonRef;
use crate::{Office, Refused, Who, company as companies, users};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, UserId};
use saldo_store::StoreError;
use saldo_store::audit::{self, Record, Sealed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::BufRead;

/// Rows on one page.
pub const ROWS: i64 = 50;

/// A row as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub seq: i64,
    pub at: Moment,
    /// `None`: the program itself, or somebody who is not in the list.
    pub person: Option<PersonRef>,
    pub role: String,
    pub origin: String,
    pub action: String,
    pub subject: String,
    /// Details as they were written: JSON.
    pub body: String,
}

/// A row of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub company: i64,
    pub seq: i64,
    /// Microseconds since 1970-01-01, UTC.
    pub at: i64,
    pub person: i64,
    /// Log-in of the person; no part of the hash.
    pub login: String,
    pub role: String,
    pub origin: String,
    pub action: String,
    pub subject: String,
    pub body: String,
    /// The word for everything sealed in the book when the row was written.
    pub book: String,
    pub previous: String,
    pub hash: String,
}

/// The newest rows before a number, the newest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn page(
    office: &Office,
    company: CompanyId,
    who: Who,
    before: Option<i64>,
) -> Result<Vec<Shown>, Refused> {
    who.must(Right::ReadJournal)?;
    let people = people(office, company)?;
    let rows: Result<_, StoreError> =
        office.store.read(|reader| audit::page(reader, company, before, ROWS));
    let shown = |row: Record| Shown {
        seq: row.seq,
        at: row.at,
        person: people.get(&row.person).cloned(),
        role: row.role,
        origin: row.origin,
        action: row.action,
        subject: row.subject,
        body: row.body,
    };
    Ok(rows?.into_iter().map(shown).collect())
}

/// Everybody, by number.
pub(crate) fn people(
    office: &Office,
    company: CompanyId,
) -> Result<BTreeMap<UserId, PersonRef>, Refused> {
    let of = |one: users::Person| {
        (one.person, PersonRef { person: one.person, login: one.login, name: one.name })
    };
    Ok(users::list(office, company)?.into_iter().map(of).collect())
}

/// Which days an export holds; both ends are in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// Hands every row of these days over, the oldest first. That it was done is a row itself.
///
/// # Errors
/// `NotPermitted`, what `take` answers, or the store's.
pub fn export(
    office: &Office,
    company: CompanyId,
    who: Who,
    days: Days,
    take: &mut dyn FnMut(Entry) -> Result<(), Refused>,
) -> Result<u64, Refused> {
    who.must(Right::ReadJournal)?;
    let zone = companies::get(office, company)?.zone;
    let from = days.from.map(|day| moments_of(day, &zone)).transpose()?;
    let to = days.to.map(|day| moments_of(day, &zone)).transpose()?;
    let range = (
        from.map_or(Moment(i64::MIN), |(first, _)| first),
        to.map_or(Moment(i64::MAX), |(_, after)| after),
    );
    note(office, company, who, days)?;
    let people = people(office, company)?;
    let (mut rows, mut failed) = (0, None);
    office.store.read(|reader| {
        audit::each(reader, company, range, |row| {
            if failed.is_none() {
                rows += 1;
                failed = take(entry(company, &people, row)).err();
            }
            Ok(())
        })
    })?;
    failed.map_or(Ok(rows), Err)
}

/// Writes down that somebody took a list out, and how many rows of it: who leaves with all
/// customers is in the journal (S30).
///
/// # Errors
/// The store's.
pub fn note_export(
    office: &Office,
    company: CompanyId,
    who: Who,
    (list, rows): (&str, usize),
) -> Result<(), Refused> {
    let command = saldo_store::Command {
        company,
        person: who.person,
        action: "export",
        subject: list.to_owned(),
        body: serde_json::json!({ "rows": rows }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |_| Ok::<_, Refused>(()))
}

/// Whoever takes the journal out is in it.
fn note(office: &Office, company: CompanyId, who: Who, days: Days) -> Result<(), Refused> {
    let command = saldo_store::Command {
        company,
        person: who.person,
        action: "journal-export",
        subject: "journal".to_owned(),
        body: serde_json::json!({ "from": days.from, "to": days.to }).to_string(),
        at: office.now(),
    };
    office.store.write(&command, |_| Ok::<_, Refused>(()))
}

fn entry(company: CompanyId, people: &BTreeMap<UserId, PersonRef>, row: Sealed) -> Entry {
    let Sealed { record, previous, hash } = row;
    let login = people.get(&record.person).map(|one| one.login.clone()).unwrap_or_default();
    Entry {
        company: company.get(),
        seq: record.seq,
        at: record.at.0,
        person: record.person.get(),
        login,
        role: record.role,
        origin: record.origin,
        action: record.action,
        subject: record.subject,
        body: record.body,
        book: record.book,
        previous,
        hash,
    }
}

impl Entry {
    /// Is the row what its hash says?
    fn is_sound(&self) -> bool {
        let record = Record {
            seq: self.seq,
            at: Moment(self.at),
            person: UserId::new(self.person),
            role: self.role.clone(),
            action: self.action.clone(),
            subject: self.subject.clone(),
            body: self.body.clone(),
            origin: self.origin.clone(),
            book: self.book.clone(),
        };
        audit::seal(CompanyId::new(self.company), &self.previous, &record) == self.hash
    }
}

/// What an exported file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    pub rows: u64,
    /// Numbers of its first and last row; 0: it is empty.
    pub first: i64,
    pub last: i64,
    pub last_hash: String,
    /// The first thing that does not fit; `None`: all does.
    pub broken: Option<String>,
}

/// Makes every hash of an exported file anew, without a database.
///
/// # Errors
/// `File` for what cannot be read.
pub fn check(file: &str, lines: impl BufRead) -> Result<Checked, Refused> {
    let mut checked = Checked::default();
    for (number, line) in (1..).zip(lines.lines()) {
        let unreadable = |reason: String| Refused::File {
            file: file.to_owned(),
            reason: format!("line {number}: {reason}"),
        };
        let line = line.map_err(|error| unreadable(error.to_string()))?;
        let entry: Entry =
            serde_json::from_str(&line).map_err(|error| unreadable(error.to_string()))?;
        if checked.rows > 0 && checked.broken.is_none() {
            checked.broken = misfit(&checked, &entry);
        }
        if checked.broken.is_none() && !entry.is_sound() {
            checked.broken = Some(format!("row {} was altered", entry.seq));
        }
        if checked.rows == 0 {
            checked.first = entry.seq;
        }
        checked.rows += 1;
        checked.last = entry.seq;
        checked.last_hash = entry.hash;
    }
    Ok(checked)
}

fn misfit(before: &Checked, entry: &Entry) -> Option<String> {
    if entry.seq != before.last + 1 {
        return Some(format!("row {} follows row {}", entry.seq, before.last));
    }
    (entry.previous != before.last_hash)
        .then(|| format!("row {} was written after another row than {}", entry.seq, before.last))
}

/// An end of the journal that was noted outside the database: in a file, in a mail, on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    pub company: i64,
    pub seq: i64,
    pub hash: String,
}

/// Which of the noted ends is not in the journal any more: its end was cut, or it was written
/// anew from some row on (S20).
///
/// # Errors
/// The store's.
pub fn lost(
    office: &Office,
    company: CompanyId,
    anchors: &[Anchor],
) -> Result<Vec<String>, Refused> {
    office.store.read(|reader| {
        let mut lost = Vec::new();
        for anchor in anchors.iter().filter(|anchor| anchor.company == company.get()) {
            match audit::hash_of(reader, company, anchor.seq)? {
                Some(hash) if hash == anchor.hash => {}
                Some(_) => {
                    lost.push(format!("row {} is not the one that was noted", anchor.seq));
                }
                None => lost.push(format!("row {} was noted and is cut off", anchor.seq)),
            }
        }
        Ok(lost)
    })
}
