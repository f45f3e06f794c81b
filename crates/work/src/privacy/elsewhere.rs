//! Erasures noted outside the database, so that a backup older than they are brings nobody back
//! (G04).
//!
//! The file holds a line for each erasure: the company, the customer's code, when and why, and
//! nothing that was erased. It is brought up to date after every erasure and with every backup
//! made by the clock, so that a line that could not be written comes with the next one.

use super::destroyed::{ACTION, Told, customer_of};
use crate::{Office, Refused, Who};
use saldo_domain::CompanyId;
use saldo_domain::book::Moment;
use saldo_store::audit;
use saldo_store::{StoreError, company as companies};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::Path;

/// The name of the file beside backups.
pub const NAME: &str = "erasures.jsonl";

/// An erasure as it is noted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Noted {
    company: i64,
    /// Code of the customer.
    customer: String,
    /// Microseconds since 1970-01-01, UTC.
    at: i64,
    reason: String,
}

fn refused(file: &Path, reason: impl ToString) -> Refused {
    Refused::File { file: file.display().to_string(), reason: reason.to_string() }
}

/// What a file notes.
#[derive(Default)]
struct Notes {
    noted: Vec<Noted>,
    /// Bytes of it that are whole: a last line that was broken off while it was written is none,
    /// and what it was to note is noted again.
    whole: usize,
    /// Does what is whole end a line?
    ends: bool,
}

/// The erasures that a file notes; none where there is no file yet.
///
/// # Errors
/// `File` when it cannot be read, or a whole line of it is no erasure.
fn read(file: &Path) -> Result<Notes, Refused> {
    let text = match std::fs::read(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Notes { ends: true, ..Notes::default() });
        }
        Err(error) => return Err(refused(file, error)),
    };
    let mut notes = Notes { ends: true, ..Notes::default() };
    for (at, line) in text.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let ends = line.ends_with(b"\n");
        let parsed = match line.trim_ascii() {
            b"" => Ok(None),
            line => serde_json::from_slice(line).map(Some),
        };
        match parsed {
            Ok(one) => notes.noted.extend(one),
            Err(_) if !ends => break,
            Err(error) => return Err(refused(file, format!("line {}: {error}", at + 1))),
        }
        notes.whole += line.len();
        notes.ends = ends;
    }
    Ok(notes)
}

/// Adds every erasure of every company that the file does not note yet; answers how many.
///
/// # Errors
/// `File`, or the store's.
pub fn note(office: &Office, file: &Path) -> Result<usize, Refused> {
    let notes = read(file)?;
    let known: BTreeSet<Noted> = notes.noted.into_iter().collect();
    let mut missing = Vec::new();
    for company in office.store.read(companies::list)? {
        let company = company.company;
        let rows: Result<_, StoreError> =
            office.store.read(|reader| audit::of_action(reader, company, ACTION));
        let noted = |record: audit::Record| {
            let told: Told = serde_json::from_str(&record.body).unwrap_or_default();
            let customer = customer_of(&record).to_owned();
            Noted { company: company.get(), customer, at: record.at.0, reason: told.reason }
        };
        missing.extend(rows?.into_iter().map(noted).filter(|one| !known.contains(one)));
    }
    if missing.is_empty() {
        return Ok(0);
    }
    let mut text = if notes.ends { String::new() } else { "\n".to_owned() };
    for one in &missing {
        text.push_str(&serde_json::to_string(one).map_err(|error| refused(file, error))?);
        text.push('\n');
    }
    append(file, notes.whole, &text).map_err(|error| refused(file, error))?;
    Ok(missing.len())
}

/// Adds lines behind what is whole.
fn append(file: &Path, whole: usize, text: &str) -> std::io::Result<()> {
    let mut open = OpenOptions::new().write(true).create(true).truncate(false).open(file)?;
    open.set_len(whole as u64)?;
    open.seek(SeekFrom::End(0))?;
    open.write_all(text.as_bytes())?;
    open.sync_all()
}

/// What became of the erasures that a file notes, in a database that was brought back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Again {
    /// Codes of customers whose data was erased once more.
    pub erased: Vec<String>,
    /// Codes of customers who owe something in what was brought back: their data is needed, and
    /// has to be erased by hand once it is settled.
    pub left: Vec<String>,
}

/// Erases once more what was erased after the backup was made.
///
/// # Errors
/// `File`, or the store's.
pub fn erase_again(office: &Office, file: &Path) -> Result<Again, Refused> {
    let mut again = Again::default();
    for noted in read(file)?.noted {
        let company = CompanyId::new(noted.company);
        if is_done(office, company, &noted)? {
            continue;
        }
        let asked = (noted.customer.as_str(), noted.reason.as_str());
        match super::carry_out(office, company, Who::program(), asked, true) {
            Ok(_) => again.erased.push(noted.customer),
            Err(Refused::StillOwed { .. }) => again.left.push(noted.customer),
            // The backup is older than the customer.
            Err(Refused::UnknownCustomer { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(again)
}

/// Does the journal hold this erasure, or one after it?
fn is_done(office: &Office, company: CompanyId, noted: &Noted) -> Result<bool, Refused> {
    let rows: Result<_, StoreError> =
        office.store.read(|reader| audit::of_action(reader, company, ACTION));
    Ok(rows?.iter().any(|row| customer_of(row) == noted.customer && row.at >= Moment(noted.at)))
}
