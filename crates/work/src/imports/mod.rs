//! Files of customers, invoices and payments become facts in the book.
//!
//! Rows are read as a stream into the store's staging area first, while others go on
//! working. One write transaction then compares them with the book customer by customer and
//! enters them. A crash, a
//! cancelled request or a disconnected browser at any point leaves nothing; a dry run
//! takes exactly the same path and rolls back at the end. Memory is bounded by one chunk
//! of customers, never by the file.
//!
//! A customer that the file does not describe is made from its code when it owes something
//! (name = code, to be completed later). Money of an unknown customer is refused: a mistyped
//! code must not open a second account (M16).
//!
//! Refused rows never stop good ones (unless `strict`): each is counted and named with
//! line, field, value, reason and remedy; the first [`Refusal::KEPT`] are kept in memory,
//! all of them go to the file of refused rows when one is asked for.
//!
//! A row is **new** when it brought anything into the book, **changed** when it corrected
//! what was there (amount, due day, a card's field), otherwise **unchanged**. Hence the
//! same file twice reads n, new 0, changed 0, unchanged n.

mod bring;
mod cards;
mod columns;
mod contact;
mod documents;
mod dossier;
mod groups;
mod mapping;
mod owed;
mod preview;
mod push;
mod refusals;
mod remarks;
mod told_twice;
mod undo;
mod watch;
mod withdrawals;

pub use bring::import;
pub use preview::preview;
pub use push::{MOST_RECORDS, Push, Pushed, RefusedRecord, push};
pub use refusals::refuse_taken_name;
pub use saldo_domain::book::prepaid::Prepaid;
pub use undo::undo;
pub use watch::RowFate;
pub use withdrawals::{Named, Withdrawal, Withdrawn, withdraw};

use crate::Refused;
use crate::bank::StatementCounts;
use crate::views::Paged;
use saldo_formats::statement::BankRules;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

/// What a file is said to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Decided by looking at the columns.
    Auto,
    Customers,
    Invoices,
    Payments,
    /// People on the customers' side.
    Contacts,
    /// What customers told about their money.
    Financials,
    /// Contracts with customers.
    Contracts,
    /// Statements of a bank.
    Statement,
    /// What the company itself owes.
    Payables,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Kind; 9] = [
        Kind::Auto,
        Kind::Customers,
        Kind::Invoices,
        Kind::Payments,
        Kind::Contacts,
        Kind::Financials,
        Kind::Contracts,
        Kind::Statement,
        Kind::Payables,
    ];

    /// The word of the command line and the JSON answer.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Auto => "auto",
            Kind::Customers => "customers",
            Kind::Invoices => "invoices",
            Kind::Payments => "payments",
            Kind::Statement => "statement",
            Kind::Payables => "payables",
            Kind::Contacts => "contacts",
            Kind::Financials => "financials",
            Kind::Contracts => "contracts",
        }
    }
}

impl FromStr for Kind {
    type Err = Refused;

    fn from_str(word: &str) -> Result<Self, Refused> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == word)
            .ok_or_else(|| Refused::KindNotOffered { kind: word.to_owned() })
    }
}

/// Where the bytes are.
#[derive(Clone, Debug)]
pub enum Bytes {
    /// A file on this machine, read as a stream.
    Path(PathBuf),
    /// An upload that the web has already received, within its limit.
    Held(Vec<u8>),
}

/// One file to import.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    pub kind: Kind,
    /// Name as the person knows it; only shown and used to tell sources apart.
    pub file: String,
    pub bytes: Bytes,
    /// Text of a map file; `None` uses the one remembered for the source, else known headers.
    pub map: Option<String>,
    /// Name of the encoding, where the person knows better than the looks of the file.
    pub encoding: Option<String>,
    /// Everything is done and told, nothing is kept.
    pub dry_run: bool,
    /// One refused row refuses the file.
    pub strict: bool,
    /// Credits without designation pay in the order the contract chose, oldest due first where
    /// it says nothing; otherwise they stay unallocated.
    pub unnamed_pays: bool,
    /// Documents that state no due day are due so many days after their own day; `None` refuses
    /// them.
    pub terms_days: Option<u16>,
    /// Where prepayments are that invoices tell of, when the book cannot tell; `None` asks.
    pub prepaid: Option<Prepaid>,
    /// All refused rows with reasons, as CSV; nothing may have this name yet.
    pub refused_file: Option<PathBuf>,
    /// Rules of the company for tables of its banks; found out when it is imported.
    pub banks: Vec<Arc<BankRules>>,
}

impl ImportRequest {
    /// A plain import of a file on this machine.
    pub fn of_path(kind: Kind, path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self::of(kind, path.display().to_string(), Bytes::Path(path))
    }

    /// A plain import of bytes already here.
    pub fn of_bytes(kind: Kind, file: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::of(kind, file.into(), Bytes::Held(bytes))
    }

    /// Is it a bank statement, said or seen?
    pub(crate) fn holds_statement(&self) -> bool {
        self.kind == Kind::Statement || self.is_auto_statement()
    }

    /// Is it a file of documents in a format of their own, and may it be?
    pub fn holds_documents(&self) -> bool {
        let may = matches!(self.kind, Kind::Auto | Kind::Invoices | Kind::Payables);
        may && self.map.is_none() && documents::is_of_documents(self)
    }

    /// A file of unsaid kind that no map is given for, and that is a bank statement.
    pub(crate) fn is_auto_statement(&self) -> bool {
        self.kind == Kind::Auto && self.map.is_none() && crate::bank::is_statement(self)
    }

    fn of(kind: Kind, file: String, bytes: Bytes) -> Self {
        let (map, refused_file) = (None, None);
        Self {
            kind,
            file,
            bytes,
            map,
            encoding: None,
            dry_run: false,
            strict: false,
            unnamed_pays: false,
            terms_days: None,
            prepaid: None,
            refused_file,
            banks: Vec::new(),
        }
    }
}

/// One row that was not taken, in the words of the row's source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Line in the file, header counted, from 1.
    pub line: u64,
    /// Column as the file calls it.
    pub field: String,
    pub value: String,
    pub reason: String,
    pub remedy: String,
    /// The stable word under which screens translate the reason.
    pub code: String,
}

impl Refusal {
    /// How many are kept in memory and shown; the rest are counted and written to file.
    pub const KEPT: usize = 1000;
}

/// What a reader should know about a text that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Line in the file, header counted, from 1.
    pub line: u64,
    /// Column as the file calls it.
    pub field: String,
    pub text: String,
    /// The stable word under which screens translate the remark.
    pub code: String,
}

impl Remark {
    /// How many are kept and shown; the rest are counted.
    pub const KEPT: usize = 100;
}

/// What an import did, or would do. Serialises to the command line's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportOutcome {
    pub file: String,
    pub kind: Kind,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// The first refused rows.
    pub refused: Vec<Refusal>,
    /// All of them, counted.
    pub refused_total: u64,
    /// Customers made from codes or cards of this file.
    pub new_customers: u64,
    pub dry_run: bool,
    /// BLAKE3 of the file's bytes, hexadecimal.
    pub file_hash: String,
    /// Number of the batch in the book; `None` for a dry run.
    pub batch: Option<i64>,
    /// Payments whose invoice was not found open: they wait unallocated.
    pub unfound: u64,
    /// Texts that were taken after cleaning, or that look like another: the first of them.
    pub remarks: Vec<Remark>,
    /// All of them, counted.
    pub remarks_total: u64,
    /// Of a bank statement: what became of its lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<StatementCounts>,
}

impl ImportOutcome {
    /// Every row that was read is told of exactly once.
    ///
    /// # Errors
    /// [`Refused::RowsUncounted`] when some row is missing or told of twice.
    fn check_sum(&self) -> Result<(), Refused> {
        let counted = self.new + self.changed + self.unchanged + self.refused_total;
        if counted == self.read {
            return Ok(());
        }
        Err(Refused::RowsUncounted { file: self.file.clone(), read: self.read, counted })
    }
}

/// What a file looks like before anything is imported: for the preview page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub file: String,
    pub kind: Kind,
    /// Encoding and separator, or the spreadsheet format, as found.
    pub reading: String,
    /// Column names as the file has them.
    pub columns: Vec<String>,
    /// Which column each known field is taken from.
    pub mapping: Vec<MappedField>,
    /// The rows of the page that was asked for, with what would become of each.
    pub rows: Paged<PreviewRow>,
    /// The map in use, as text that may be edited and given back.
    pub map: String,
    /// What the import would do.
    pub outcome: ImportOutcome,
}

/// One row of a file, and what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Line of the file on which it begins, from 1.
    pub line: u64,
    /// Cell by cell, as text.
    pub cells: Vec<String>,
    pub fate: RowFate,
    /// Its money would wait for the document that it names.
    pub waits: bool,
}

/// One field and the column it is read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MappedField {
    pub field: String,
    pub column: String,
}
