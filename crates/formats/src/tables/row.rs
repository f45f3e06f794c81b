//! One row of a table, reused from row to row.

use serde::{Deserialize, Serialize};

/// What a spreadsheet says a cell is. Text files know only text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    #[default]
    Text,
    /// A plain decimal with a point, whatever the convention of the file's texts.
    Number,
    /// A number that a spreadsheet can no longer hold exactly.
    RoundedNumber,
    /// An ISO date, with `T` and a time when it is not midnight.
    Date,
    /// An error such as #REF!
    Error,
    /// A formula whose result was not stored.
    FormulaWithoutValue,
}

/// A row: cells of text with their kinds, and where it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    line: u64,
    text: String,
    ends: Vec<usize>,
    /// Empty when every cell is text.
    kinds: Vec<CellKind>,
}

impl Row {
    /// Line of the file or row of the sheet, counted from 1. Rows of one table have rising
    /// lines, so that a line names one row.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// No cells at all?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a cell; empty beyond the last one.
    pub fn cell(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(self.text.len()),
        };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }

    /// What the cell is.
    pub fn kind(&self, index: usize) -> CellKind {
        self.kinds.get(index).copied().unwrap_or_default()
    }

    /// The cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.cell(index))
    }

    /// Nothing but spaces in every cell?
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
            && self.kinds.iter().all(|kind| !kind.is_problem())
    }

    /// Bytes of text in the row.
    pub(crate) fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// Empties the row for the line that comes next.
    pub(crate) fn start(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
        self.kinds.clear();
    }

    /// Makes sure that the row stands below this line.
    pub(crate) fn put_below(&mut self, line: u64) {
        self.line = self.line.max(line.saturating_add(1));
    }

    /// The same cells one line further down.
    pub(crate) const fn next_line(&mut self) {
        self.line += 1;
    }

    /// Appends a cell.
    pub(crate) fn push(&mut self, text: &str, kind: CellKind) {
        if kind != CellKind::Text || !self.kinds.is_empty() {
            self.kinds.resize(self.ends.len(), CellKind::Text);
            self.kinds.push(kind);
        }
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Takes over a whole record of texts; `ends` lie on character borders of `text`.
    pub(crate) fn set_texts(&mut self, text: &str, ends: &[usize]) {
        self.text.push_str(text);
        self.ends.extend_from_slice(ends);
    }
}

impl CellKind {
    /// Does the cell stand for something that went wrong in the spreadsheet?
    pub const fn is_problem(self) -> bool {
        matches!(self, Self::Error | Self::FormulaWithoutValue)
    }
}
