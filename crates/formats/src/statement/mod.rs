//! Bank statements: files of banks into [`StatementFact`]s.
//!
//! | format | known by |
//! |---|---|
//! | ISO 20022 camt.053 and camt.054, any version | an XML root with its namespace or message |
//! | MT940 | `:20:` and `:60F:` at the beginning of lines |
//! | 1CClientBankExchange | its first line |
//! | CSV of a bank that has rules, of the company or in `rules/banks/` | its heading, to the letter |
//!
//! A file is taken whole or refused by name ([`StatementError`]), and a statement whose lines
//! do not make its own balances is refused with both figures. Sizes of files, fields and
//! nesting have bounds; XML with a document type or entities of its own is refused unread.
//! Reading is a single pass over text that is held once, so it needs no process of its own:
//! memory is bounded by [`LARGEST_MIB`], [`MOST_LINES`] and [`MOST_ACCOUNTS`].

mod camt;
mod camt_entry;
mod csv;
mod error;
mod mt940;
mod mt940_details;
mod one_c;
mod text;
mod xml;

pub use csv::BankRules;
pub use error::StatementError;
pub(crate) use text::{Unmarked, declared, decode};
pub(crate) use xml::{LineCounter, line_at};

use crate::tables::ReadOptions;
use saldo_domain::bank::{StatementFact, check_sums};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

/// Largest file, in MiB. It is held whole while it is read, once more where its encoding is not
/// UTF-8, and beside it its lines: with both bounds reading stays below 256 MB (I19). A year of
/// a busy company comes in several files.
pub const LARGEST_MIB: usize = 24;

/// Most lines of one file; statements and transactions within an entry count as well.
pub const MOST_LINES: usize = 80_000;

/// Most accounts that one file is about: no company has as many.
pub const MOST_ACCOUNTS: usize = 1_000;

/// Longest field, in bytes.
pub(crate) const LONGEST_FIELD: usize = 16 << 10;

/// What kind of statement a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementFormat {
    Camt053,
    Camt054,
    Mt940,
    OneC,
    /// A table, by the rules with this name.
    Table(String),
}

impl StatementFormat {
    /// The word written in stored rows and shown to people.
    pub fn name(&self) -> &str {
        match self {
            Self::Camt053 => "camt.053",
            Self::Camt054 => "camt.054",
            Self::Mt940 => "MT940",
            Self::OneC => "1CClientBankExchange",
            Self::Table(rules) => rules,
        }
    }
}

/// What a file of a bank says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statements {
    pub format: StatementFormat,
    /// In the order of the file.
    pub statements: Vec<StatementFact>,
    /// Entries that are not booked yet, or only told for information: left out.
    pub pending: usize,
    /// The encoding, where neither file nor sender says it and the looks of the words alone do.
    pub guessed_encoding: Option<&'static str>,
}

/// Tells by the first bytes whether this is a statement in a format of its own. Tables look
/// like any other table until they are opened: [`read`] finds those.
pub fn sniff(head: &[u8]) -> Option<StatementFormat> {
    if one_c::sniff(head) {
        return Some(StatementFormat::OneC);
    }
    if mt940::sniff(head) {
        return Some(StatementFormat::Mt940);
    }
    camt::sniff(head)
}

/// Is this file a statement of any format, tables included?
pub fn is_statement(bytes: &[u8], options: &ReadOptions) -> bool {
    sniff(bytes).is_some() || csv::recognise(bytes, options).is_some()
}

/// The same for a file on this machine, of which the beginning is read: a text tells what it
/// is in its first lines, and a large file of invoices must not be read twice.
pub fn is_statement_file(path: &Path, options: &ReadOptions) -> bool {
    let mut head = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    if read.is_err() {
        return false;
    }
    // XML is often one line of any length: only a table must not be cut inside a row.
    let whole_lines = head.iter().rposition(|byte| *byte == b'\n').map_or(head.len(), |at| at + 1);
    let table = head.get(..whole_lines).unwrap_or_default();
    sniff(&head).is_some() || csv::recognise(table, options).is_some()
}

/// Bytes in which a file says what it is.
const HEAD: u64 = 64 << 10;

/// Reads the statements of a file and checks them against the balances they state.
///
/// # Errors
/// The first thing wrong; nothing of the file is taken.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Statements, StatementError> {
    if bytes.len() > LARGEST_MIB << 20 {
        return Err(StatementError::TooLarge { limit_mib: LARGEST_MIB });
    }
    let read = match sniff(bytes) {
        Some(StatementFormat::OneC) => one_c::read(bytes, options)?,
        Some(StatementFormat::Mt940) => mt940::read(bytes, options)?,
        Some(_) => camt::read(bytes, options)?,
        None => csv::read(bytes, options)?,
    };
    let accounts: BTreeSet<_> =
        read.statements.iter().map(|one| (&one.account, one.currency.code())).collect();
    if accounts.len() > MOST_ACCOUNTS {
        return Err(StatementError::TooManyAccounts { limit: MOST_ACCOUNTS });
    }
    read.statements.iter().try_for_each(check_sums)?;
    Ok(read)
}

/// The same for a file on this machine.
///
/// # Errors
/// As [`read`], and when the file cannot be opened.
pub fn read_file(path: &Path, options: &ReadOptions) -> Result<Statements, StatementError> {
    read(&held(path)?, options)
}

/// The bytes of a file, unless it is larger than a statement may be.
///
/// # Errors
/// `Io` and `TooLarge`.
pub fn held(path: &Path) -> Result<Vec<u8>, StatementError> {
    let failed = |error: std::io::Error| StatementError::Io { message: error.to_string() };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if !meta.is_file() {
        return Err(StatementError::NotAStatement);
    }
    if meta.len() > (LARGEST_MIB as u64) << 20 {
        return Err(StatementError::TooLarge { limit_mib: LARGEST_MIB });
    }
    std::fs::read(path).map_err(failed)
}

/// The rules for tables of banks that ship: name and text.
pub fn shipped_banks() -> impl Iterator<Item = (&'static str, &'static str)> {
    csv::ALL.iter().map(|rules| (rules.name, rules.toml))
}
