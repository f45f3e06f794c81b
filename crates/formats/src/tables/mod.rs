//! Tables out of bytes: one streaming row interface over text files and spreadsheets.
//!
//! No file is held in memory. Every size has a bound ([`Limits`]) and a named refusal.

mod archive;
mod background;
mod decode;
mod delimited;
mod encoding;
mod error;
mod number;
mod ods;
mod records;
mod row;
mod separator;
mod source;
mod spreadsheet;
mod xlsx;

pub use encoding::KNOWN_ENCODINGS;
pub(crate) use encoding::{stated_encoding, weighed_encoding};
pub use error::ReadError;
pub(crate) use number::within_decimals;
pub use row::{CellKind, Row};
pub use source::{ReadOptions, TableFormat, TableSource};
pub(crate) use spreadsheet::{SheetOptions, push_sheet};

/// A table that is read row by row.
pub trait TableReader: Send {
    /// Reads the next row that has any cell into `row`; `false` at the end.
    ///
    /// # Errors
    /// When the file as a whole cannot be read any further.
    fn read(&mut self, row: &mut Row) -> Result<bool, ReadError>;
}

/// How much of a file is tolerated before it is refused. Untrusted files are the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Limits {
    /// Bytes of UTF-8 in one cell.
    pub cell_bytes: usize,
    /// Columns of one row.
    pub columns: usize,
    /// Bytes of UTF-8 in one row.
    pub row_bytes: usize,
    /// Rows of one table.
    pub rows: u64,
    /// Cells of one sheet, empty ones between filled ones included.
    pub cells: u64,
    /// Entries of a spreadsheet's archive.
    pub archive_entries: usize,
    /// Bytes of all entries together, unpacked.
    pub unpacked_bytes: u64,
    /// How many times larger than packed a large entry may be.
    pub unpacked_ratio: u64,
    /// Address space of the process that reads a spreadsheet, in MiB.
    pub child_memory_mib: u64,
    /// Processor time of that process, in seconds.
    pub child_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell_bytes: 64 << 10,
            columns: 1024,
            row_bytes: 1 << 20,
            rows: 50_000_000,
            cells: 100_000_000,
            archive_entries: 10_000,
            unpacked_bytes: 512 << 20,
            unpacked_ratio: 250,
            child_memory_mib: 256,
            child_seconds: 120,
        }
    }
}
