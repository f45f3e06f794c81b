//! Tables that can be read at eighty columns.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row, Table, presets};
use std::io::IsTerminal;

/// On which side of its column a cell stands: words left, figures right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// Width for output that is not a terminal, and the least we fit into.
const USUAL_WIDTH: u16 = 80;

/// A table under construction.
#[derive(Debug)]
pub(crate) struct Columns {
    table: Table,
}

impl Columns {
    /// A table with these headings.
    pub(crate) fn new(headings: &[(&str, Side)]) -> Self {
        Self::with_gaps(headings, 2)
    }

    /// A table with many columns: one space between them, `width` at least, figures never
    /// cut.
    pub(crate) fn figures(headings: &[(&str, Side)], width: u16) -> Self {
        let mut columns = Self::with_gaps(headings, 1);
        for (index, _) in headings.iter().enumerate().filter(|(_, (_, side))| *side == Side::Right)
        {
            if let Some(column) = columns.table.column_mut(index) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        if !std::io::stdout().is_terminal() {
            columns.table.set_width(width.max(USUAL_WIDTH));
        }
        columns
    }

    fn with_gaps(headings: &[(&str, Side)], gap: u16) -> Self {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_truncation_indicator("…");
        if !std::io::stdout().is_terminal() {
            table.force_no_tty();
            table.set_width(USUAL_WIDTH);
        }
        table.set_header(headings.iter().map(|(heading, _)| *heading));
        for (index, (_, side)) in headings.iter().enumerate() {
            align(&mut table, index, *side, gap);
        }
        Self { table }
    }

    /// One more row.
    pub(crate) fn row<Cells: IntoIterator<Item = String>>(&mut self, cells: Cells) {
        let mut row = Row::from(cells.into_iter().map(one_line));
        // Long names are cut rather than wrapped: a row is a line.
        row.max_height(1);
        self.table.add_row(row);
    }

    /// The finished text, without spaces at line ends.
    pub(crate) fn text(&self) -> String {
        let lines: Vec<String> =
            self.table.lines().map(|line| line.trim_end().to_owned()).collect();
        lines.join("\n")
    }
}

/// Width of the terminal; elsewhere lines may be as long as they must.
pub(crate) fn room() -> Option<u16> {
    if std::io::stdout().is_terminal() { Table::new().width() } else { None }
}

/// A cell that is cut where the column ends, not at its last space.
fn one_line(text: String) -> Cell {
    Cell::new_owned(text).set_delimiter('\u{0}')
}

fn align(table: &mut Table, index: usize, side: Side, gap: u16) {
    let Some(column) = table.column_mut(index) else { return };
    column.set_padding(if index == 0 { (0, 0) } else { (gap, 0) });
    column.set_cell_alignment(match side {
        Side::Left => CellAlignment::Left,
        Side::Right => CellAlignment::Right,
    });
}

/// A bar of blocks, `width` of them for the whole.
pub(crate) fn bar(part: i64, whole: i64, width: i64) -> String {
    if whole <= 0 || part <= 0 {
        return String::new();
    }
    // Something is shown for anything that is there at all.
    let blocks = (i128::from(part) * i128::from(width) / i128::from(whole)).max(1);
    "█".repeat(usize::try_from(blocks).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_their_share_and_never_hide_what_is_there() {
        let rows = [
            (0, 100, 0),
            (100, 100, 20),
            (50, 100, 10),
            (1, 1_000_000, 1),
            (5, 0, 0),
            (-5, 100, 0),
        ];
        for (part, whole, blocks) in rows {
            assert_eq!(bar(part, whole, 20).chars().count(), blocks, "{part} of {whole}");
        }
        assert_eq!(bar(i64::MAX, i64::MAX, 20).chars().count(), 20);
    }
}
