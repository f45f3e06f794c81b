//! Records that another program hands over: cells that are texts already, without a file that
//! would have to be recognised. They are numbered from 1, as a person counts.

use super::{ReadError, Row, TableReader};
use crate::tables::row::CellKind;

/// The bytes under which such a table is kept, and by which it is known again.
pub(super) fn bytes(headings: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    serde_json::to_vec(&(headings, rows)).expect("texts are JSON")
}

/// Headings and records, one after the other.
pub(super) struct Records {
    headings: Option<Vec<String>>,
    rows: std::vec::IntoIter<Vec<String>>,
    read: u64,
}

impl Records {
    pub(super) fn of(bytes: &[u8]) -> Result<Self, ReadError> {
        let (headings, rows): (Vec<String>, Vec<Vec<String>>) =
            serde_json::from_slice(bytes).map_err(|_| ReadError::Changed)?;
        Ok(Self { headings: Some(headings), rows: rows.into_iter(), read: 0 })
    }
}

impl TableReader for Records {
    fn read(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        let cells = match self.headings.take() {
            Some(headings) => headings,
            None => {
                let Some(cells) = self.rows.next() else { return Ok(false) };
                self.read += 1;
                cells
            }
        };
        row.start(self.read);
        cells.iter().for_each(|cell| row.push(cell, CellKind::Text));
        Ok(true)
    }
}
