//! Why a whole file cannot be read. Nothing of such a file is taken.

use crate::refusal::shorten;
use serde::{Deserialize, Serialize};

/// A refusal of the file as a whole; each says what to do in [`ReadError::remedy`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadError {
    #[error("the file cannot be read: {message}")]
    Io { message: String },
    #[error("the file holds no rows")]
    Empty,
    #[error("this is {found}, not a table")]
    NotATable { found: String },
    #[error("this is a workbook of the format used before 2007")]
    OldExcel,
    #[error("the workbook is protected by a password")]
    Encrypted,
    #[error("the texts fit several encodings: {}", candidates.join(", "))]
    AmbiguousEncoding { candidates: Vec<String> },
    #[error("there is no encoding named “{name}”")]
    UnknownEncoding { name: String },
    #[error("line {line} is not written in {encoding}")]
    Undecodable { line: u64, encoding: String },
    #[error("line {line} holds a zero byte, which no text does")]
    ZeroByte { line: u64 },
    #[error("line {line} opens a quotation that is never closed")]
    UnclosedQuote { line: u64 },
    #[error("the file has more than {limit} rows")]
    TooManyRows { limit: u64 },
    #[error("line {line} has more than {limit} columns")]
    TooManyColumns { line: u64, limit: usize },
    #[error("line {line} has a cell of more than {limit} bytes")]
    CellTooLong { line: u64, limit: usize },
    #[error("line {line} is longer than {limit} bytes")]
    RowTooLong { line: u64, limit: usize },
    #[error("the sheet spans more than {limit} cells")]
    TooManyCells { limit: u64 },
    #[error("the spreadsheet is damaged: {message}")]
    Damaged { message: String },
    #[error("the archive has more than {limit} entries")]
    TooManyEntries { limit: usize },
    #[error("the archive unpacks to more than {limit} bytes")]
    UnpacksTooLarge { limit: u64 },
    #[error("an entry of the archive unpacks to more than {limit} times its size")]
    RatioTooHigh { limit: u64 },
    #[error("the archive holds one name or one stretch of bytes twice")]
    OverlappingEntries,
    #[error("the spreadsheet's XML declares a document type or entities")]
    ForbiddenXml,
    #[error("the spreadsheet's XML has an element or text of more than {limit} bytes")]
    XmlTooLong { limit: usize },
    #[error("the spreadsheet's XML is nested deeper than {limit} levels")]
    XmlTooDeep { limit: usize },
    #[error("the spreadsheet has no sheet with rows")]
    NoSheet,
    #[error("there is no sheet named “{name}”; there are: {}", sheets.join(", "))]
    UnknownSheet { name: String, sheets: Vec<String> },
    #[error("several sheets hold rows: {}", sheets.join(", "))]
    SeveralSheets { sheets: Vec<String> },
    #[error("the file changed while it was being read")]
    Changed,
    #[error("reading the file needs more than {limit_mib} MB of memory")]
    OverMemory { limit_mib: u64 },
    #[error("reading the file takes more than {limit_seconds} seconds")]
    OverTime { limit_seconds: u64 },
    #[error("the process that reads spreadsheets failed: {message}")]
    ChildFailed { message: String },
    #[error("no row of the file has the columns {}", missing.join(", "))]
    MappingDoesNotFit { missing: Vec<String> },
    #[error(
        "the heading is not the one the map was made for; it differs at “{found}” where “{expected}” is expected"
    )]
    OtherSource { expected: String, found: String },
    #[error("the heading names “{name}” twice")]
    DuplicateHeading { name: String },
    #[error("the headings fit neither customers, invoices nor payments")]
    UnknownKind { headings: Vec<String> },
    #[error(
        "the dates of column “{column}” can be read day first or month first, such as “{example}” in line {line}"
    )]
    AmbiguousDates { column: String, example: String, line: u64 },
    #[error(
        "column “{column}” has dates with the day first (line {day_first_line}) and with the month first (line {month_first_line})"
    )]
    MixedDates { column: String, day_first_line: u64, month_first_line: u64 },
    #[error(
        "the dates of column “{day_first}” have the day first (line {day_first_line}), those of column “{month_first}” the month (line {month_first_line})"
    )]
    OppositeDates {
        day_first: String,
        day_first_line: u64,
        month_first: String,
        month_first_line: u64,
    },
    #[error(
        "the amounts of column “{column}” can be read in two ways, such as “{example}” in line {line}"
    )]
    AmbiguousAmounts { column: String, example: String, line: u64 },
    #[error(
        "column “{column}” has amounts with a decimal point (line {point_line}) and with a decimal comma (line {comma_line})"
    )]
    MixedAmounts { column: String, point_line: u64, comma_line: u64 },
}

impl ReadError {
    /// A damaged spreadsheet, with what the reader said.
    pub(crate) fn damaged(message: &str) -> Self {
        Self::Damaged { message: shorten(message) }
    }

    /// The stable word under which screens translate this refusal.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "io",
            Self::Empty => "empty",
            Self::NotATable { .. } => "not_a_table",
            Self::OldExcel => "old_excel",
            Self::Encrypted => "encrypted",
            Self::AmbiguousEncoding { .. } => "ambiguous_encoding",
            Self::UnknownEncoding { .. } => "unknown_encoding",
            Self::Undecodable { .. } => "undecodable",
            Self::ZeroByte { .. } => "zero_byte",
            Self::UnclosedQuote { .. } => "unclosed_quote",
            Self::TooManyRows { .. } => "too_many_rows",
            Self::TooManyColumns { .. } => "too_many_columns",
            Self::CellTooLong { .. } => "cell_too_long",
            Self::RowTooLong { .. } => "row_too_long",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::Damaged { .. } => "damaged",
            Self::TooManyEntries { .. } => "too_many_entries",
            Self::UnpacksTooLarge { .. } => "unpacks_too_large",
            Self::RatioTooHigh { .. } => "ratio_too_high",
            Self::OverlappingEntries => "overlapping_entries",
            Self::ForbiddenXml => "forbidden_xml",
            Self::XmlTooLong { .. } => "xml_too_long",
            Self::XmlTooDeep { .. } => "xml_too_deep",
            Self::NoSheet => "no_sheet",
            Self::UnknownSheet { .. } => "unknown_sheet",
            Self::SeveralSheets { .. } => "several_sheets",
            Self::Changed => "changed",
            Self::OverMemory { .. } => "over_memory",
            Self::OverTime { .. } => "over_time",
            Self::ChildFailed { .. } => "child_failed",
            Self::MappingDoesNotFit { .. } => "mapping_does_not_fit",
            Self::OtherSource { .. } => "other_source",
            Self::DuplicateHeading { .. } => "duplicate_heading",
            Self::UnknownKind { .. } => "unknown_kind",
            Self::AmbiguousDates { .. } => "ambiguous_dates",
            Self::MixedDates { .. } => "mixed_dates",
            Self::OppositeDates { .. } => "opposite_dates",
            Self::AmbiguousAmounts { .. } => "ambiguous_amounts",
            Self::MixedAmounts { .. } => "mixed_amounts",
        }
    }

    /// The line the refusal points at, if it points at one.
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Undecodable { line, .. }
            | Self::ZeroByte { line }
            | Self::UnclosedQuote { line }
            | Self::TooManyColumns { line, .. }
            | Self::CellTooLong { line, .. }
            | Self::RowTooLong { line, .. }
            | Self::AmbiguousDates { line, .. }
            | Self::MixedDates { month_first_line: line, .. }
            | Self::OppositeDates { month_first_line: line, .. }
            | Self::MixedAmounts { comma_line: line, .. }
            | Self::AmbiguousAmounts { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// The column and the value the refusal points at, if it points at any.
    pub fn place(&self) -> (&str, &str) {
        match self {
            Self::AmbiguousDates { column, example, .. }
            | Self::AmbiguousAmounts { column, example, .. } => (column, example),
            Self::MixedDates { column, .. } | Self::MixedAmounts { column, .. } => (column, ""),
            Self::OppositeDates { month_first, .. } => (month_first, ""),
            Self::OtherSource { found, .. } => (found, ""),
            Self::DuplicateHeading { name } => (name, ""),
            _ => ("", ""),
        }
    }

    /// The figures and words a translated message needs, by name.
    pub fn params(&self) -> Vec<(String, String)> {
        // The serialised form is `{code: {name: value}}`, or the code alone.
        let Ok(serde_json::Value::Object(variants)) = serde_json::to_value(self) else {
            return Vec::new();
        };
        let fields = variants.into_iter().filter_map(|(_, fields)| match fields {
            serde_json::Value::Object(fields) => Some(fields),
            _ => None,
        });
        fields.flatten().map(|(name, value)| (name, plain_text(&value))).collect()
    }

    /// What the person at the desk can do.
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Io { .. } => "Check that the file exists and may be read",
            Self::Empty | Self::NoSheet => "Check that this is the right file and export it again",
            Self::NotATable { .. } => "Save the table as CSV, XLSX or ODS",
            Self::OldExcel => "Open it in the spreadsheet program and save it as XLSX",
            Self::Encrypted => "Save the workbook without a password",
            Self::AmbiguousEncoding { .. } | Self::UnknownEncoding { .. } => {
                "State it: `encoding = \"windows-1251\"` under [file] in the map, or --encoding; \
                 or save the file as UTF-8"
            }
            Self::Undecodable { .. } => {
                "Save the whole file in one encoding, UTF-8 at best, or state `encoding` in the map"
            }
            Self::ZeroByte { .. } => {
                "The file is damaged, or is no text: export the table again as CSV in UTF-8"
            }
            Self::UnclosedQuote { .. } => "Close the quotation; the file may have been cut off",
            Self::TooManyRows { .. } | Self::TooManyCells { .. } => {
                "Split the file; also check for stray cells far below or beside the table"
            }
            Self::TooManyColumns { .. } => {
                "Check for stray cells far beside the table, and that the separator is right"
            }
            Self::CellTooLong { .. } | Self::RowTooLong { .. } => {
                "Check the separator and the quotes of this line"
            }
            Self::Damaged { .. } => "Open it in the spreadsheet program and save it again",
            Self::TooManyEntries { .. }
            | Self::UnpacksTooLarge { .. }
            | Self::RatioTooHigh { .. }
            | Self::OverlappingEntries
            | Self::ForbiddenXml
            | Self::XmlTooLong { .. }
            | Self::XmlTooDeep { .. } => {
                "Do not trust this file; ask its sender, or save the table as CSV"
            }
            Self::UnknownSheet { .. } | Self::SeveralSheets { .. } => {
                "State the sheet: `sheet = \"…\"` under [file] in a map given with --map"
            }
            Self::Changed => {
                "Wait until the program that writes the file has finished; import again"
            }
            Self::OverMemory { .. } | Self::OverTime { .. } => {
                "Save the table as CSV, which is read without holding it in memory, or split it"
            }
            Self::ChildFailed { .. } => "Save the table as CSV, or save the workbook again",
            Self::MappingDoesNotFit { .. } | Self::OtherSource { .. } => {
                "Choose the map made for this source, or correct the column names in the map"
            }
            Self::DuplicateHeading { .. } => "Give the two columns different names",
            Self::UnknownKind { .. } => {
                "State a map (--map) that says which column holds what, or use the headings of \
                 the manual"
            }
            Self::AmbiguousDates { .. } => {
                "Say which it is: `dates = \"dmy\"` or `\"mdy\"` under [conventions] in a map \
                 given with --map"
            }
            Self::MixedDates { .. } => "Correct the dates in the source so that all have one order",
            Self::OppositeDates { .. } => {
                "Look which of the two is wrong, and write both in one order in the source, at \
                 best as 2026-01-31"
            }
            Self::AmbiguousAmounts { .. } => {
                "Say which it is: `decimal_mark = \"point\"` or `\"comma\"` under [conventions] \
                 in a map given with --map"
            }
            Self::MixedAmounts { .. } => {
                "Correct the amounts in the source so that all have one decimal mark"
            }
        }
    }
}

fn plain_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(items) => {
            items.iter().map(plain_text).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        Self::Io { message: error.to_string() }
    }
}
