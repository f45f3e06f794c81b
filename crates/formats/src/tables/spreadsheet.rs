//! What the readers of spreadsheets share: the sink they push rows into, and its bounds.

use super::source::Seekable;
use super::{CellKind, Limits, ReadError, Row, TableFormat, archive, ods, xlsx};
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// Which sheet to read, and within which bounds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SheetOptions {
    pub(crate) format: TableFormat,
    pub(crate) sheet: Option<String>,
    pub(crate) limits: Limits,
}

/// Takes rows; breaks when nobody wants more.
pub(crate) type Sink<'a> = dyn FnMut(&Row) -> ControlFlow<()> + 'a;

/// Reads one sheet and pushes its rows. The archive is checked before anything is parsed.
pub(crate) fn push_sheet(
    reader: Box<dyn Seekable>,
    options: &SheetOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut archive = archive::open(reader, &options.limits)?;
    archive::inspect(&mut archive, &options.limits)?;
    match options.format {
        TableFormat::Ods => ods::push(archive, options, sink),
        TableFormat::Xlsx | TableFormat::Delimited | TableFormat::Records => {
            let mut reader = archive.into_inner();
            reader.rewind()?;
            xlsx::push(reader, options, sink)
        }
    }
}

/// Builds rows from cells as they come and keeps count of them, so that nothing is filled in
/// before it is allowed.
pub(super) struct RowBuilder<'a, 'b> {
    limits: Limits,
    sink: &'a mut Sink<'b>,
    row: Row,
    open: bool,
    cells: u64,
    rows: u64,
}

/// Whether to go on.
pub(super) type Flow = Result<ControlFlow<()>, ReadError>;

impl<'a, 'b> RowBuilder<'a, 'b> {
    pub(super) fn new(limits: Limits, sink: &'a mut Sink<'b>) -> Self {
        Self { limits, sink, row: Row::default(), open: false, cells: 0, rows: 0 }
    }

    /// Has any row been finished or begun?
    pub(super) const fn has_rows(&self) -> bool {
        self.open || self.rows > 0
    }

    /// The line of the row being built.
    pub(super) const fn line(&self) -> u64 {
        self.row.line()
    }

    /// Begins the row with this line number.
    pub(super) fn start(&mut self, line: u64) {
        self.row.start(line);
        self.open = true;
    }

    /// Puts a cell at `column`, counted from 0; empty cells before it are filled in.
    pub(super) fn put(
        &mut self,
        column: usize,
        text: &str,
        kind: CellKind,
    ) -> Result<(), ReadError> {
        let line = self.row.line();
        if column >= self.limits.columns {
            return Err(ReadError::TooManyColumns { line, limit: self.limits.columns });
        }
        if column < self.row.len() {
            return Err(ReadError::damaged("cells of a row are out of order"));
        }
        if text.len() > self.limits.cell_bytes {
            return Err(ReadError::CellTooLong { line, limit: self.limits.cell_bytes });
        }
        if self.row.text_bytes() + text.len() > self.limits.row_bytes {
            return Err(ReadError::RowTooLong { line, limit: self.limits.row_bytes });
        }
        self.count_cells((column - self.row.len()) as u64 + 1)?;
        while self.row.len() < column {
            self.row.push("", CellKind::Text);
        }
        self.row.push(text, kind);
        Ok(())
    }

    fn count_cells(&mut self, more: u64) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(more);
        if self.cells > self.limits.cells {
            return Err(ReadError::TooManyCells { limit: self.limits.cells });
        }
        Ok(())
    }

    /// Hands the row over, if it holds anything.
    pub(super) fn finish(&mut self) -> Flow {
        self.finish_repeated(1)
    }

    /// Hands the row over `times` times, on consecutive lines.
    pub(super) fn finish_repeated(&mut self, times: u64) -> Flow {
        if !std::mem::take(&mut self.open) || self.row.is_blank() {
            return Ok(ControlFlow::Continue(()));
        }
        self.count_cells(self.row.len() as u64 * times.saturating_sub(1))?;
        for _ in 0..times {
            self.rows += 1;
            if self.rows > self.limits.rows {
                return Err(ReadError::TooManyRows { limit: self.limits.rows });
            }
            if (self.sink)(&self.row).is_break() {
                return Ok(ControlFlow::Break(()));
            }
            self.row.next_line();
        }
        Ok(ControlFlow::Continue(()))
    }
}
