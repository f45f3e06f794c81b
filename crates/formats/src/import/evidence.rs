//! Finds out the conventions of a file's dates and amounts from the whole column.
//!
//! `13/02/2026` proves that the day comes first, `1 234,50` that a comma marks decimals. One
//! proof holds for its column; proofs of both kinds, or values with two readings and no
//! proof, are asked about before a single row is taken. So are two columns that prove the
//! opposite of each other: one file has one custom, and one of the two is damaged.

use super::layout::{Layout, RowRole, Slot};
use crate::amount::{DecimalMark, is_ambiguous, mark_proved_by};
use crate::date::{DateOrder, DateProblem, DateStyle, order_proved_by, parse_date};
use crate::mapping::Field;
use crate::refusal::shorten;
use crate::tables::{CellKind, ReadError, Row, TableReader};

/// What the values of one column have proved so far; lines are those of the first proof.
struct Column {
    field: Field,
    index: usize,
    day_first: Option<u64>,
    month_first: Option<u64>,
    point: Option<u64>,
    comma: Option<u64>,
    doubtful: Option<(String, u64)>,
}

/// Reads the rows below the heading and settles the open conventions in `layout`.
pub(super) fn decide(reader: &mut dyn TableReader, layout: &mut Layout) -> Result<(), ReadError> {
    let mut columns = open_columns(layout);
    let mut row = Row::default();
    while reader.read(&mut row)? {
        if layout.role(&row) == RowRole::Facts {
            columns.iter_mut().for_each(|column| column.see(&row));
        }
    }
    layout.forget_groups();
    refuse_opposite_orders(&columns, layout)?;
    columns.into_iter().try_for_each(|column| column.settle(layout))
}

/// Two columns of dates of which one puts the day first and the other the month. A column that
/// proves both is refused by itself, with both of its lines.
fn refuse_opposite_orders(columns: &[Column], layout: &Layout) -> Result<(), ReadError> {
    let proved = |column: &Column| match (column.day_first, column.month_first) {
        (Some(line), None) => Some((DateOrder::Dmy, line)),
        (None, Some(line)) => Some((DateOrder::Mdy, line)),
        _ => None,
    };
    let first = |wanted: DateOrder| {
        columns.iter().find_map(|column| {
            let (_, line) = proved(column).filter(|(order, _)| *order == wanted)?;
            Some((layout.name(column.field), line))
        })
    };
    match (first(DateOrder::Dmy), first(DateOrder::Mdy)) {
        (Some((day_first, day_first_line)), Some((month_first, month_first_line))) => {
            Err(ReadError::OppositeDates {
                day_first,
                day_first_line,
                month_first,
                month_first_line,
            })
        }
        _ => Ok(()),
    }
}

fn open_columns(layout: &Layout) -> Vec<Column> {
    let undecided = |field: &Field| {
        (field.is_date() && layout.date_style(*field).order == DateOrder::Auto)
            || (field.is_amount() && layout.mark(*field) == DecimalMark::Auto)
    };
    let in_column = |field: Field| match layout.slot(field) {
        Slot::Column(index) => Some(Column::new(field, *index)),
        _ => None,
    };
    Field::ALL.into_iter().filter(undecided).filter_map(in_column).collect()
}

impl Column {
    const fn new(field: Field, index: usize) -> Self {
        Self {
            field,
            index,
            day_first: None,
            month_first: None,
            point: None,
            comma: None,
            doubtful: None,
        }
    }

    fn see(&mut self, row: &Row) {
        let text = row.cell(self.index);
        if text.is_empty() || row.kind(self.index) != CellKind::Text {
            return;
        }
        if self.field.is_date() {
            self.see_date(text, row.line());
        } else {
            self.see_amount(text, row.line());
        }
    }

    fn see_date(&mut self, text: &str, line: u64) {
        match order_proved_by(text) {
            Some(DateOrder::Dmy) => self.day_first = self.day_first.or(Some(line)),
            Some(DateOrder::Mdy) => self.month_first = self.month_first.or(Some(line)),
            Some(_) => {}
            None if self.doubtful.is_none() => {
                if let Err(DateProblem::Ambiguous { .. }) = parse_date(text, DateStyle::default()) {
                    self.doubtful = Some((shorten(text), line));
                }
            }
            None => {}
        }
    }

    fn see_amount(&mut self, text: &str, line: u64) {
        match mark_proved_by(text) {
            Some(DecimalMark::Point) => self.point = self.point.or(Some(line)),
            Some(DecimalMark::Comma) => self.comma = self.comma.or(Some(line)),
            Some(DecimalMark::Auto) => {}
            None if self.doubtful.is_none() && is_ambiguous(text) => {
                self.doubtful = Some((shorten(text), line));
            }
            None => {}
        }
    }

    fn settle(self, layout: &mut Layout) -> Result<(), ReadError> {
        let column = layout.name(self.field);
        if self.field.is_date() {
            match (self.day_first, self.month_first, self.doubtful) {
                (Some(day_first_line), Some(month_first_line), _) => {
                    return Err(ReadError::MixedDates { column, day_first_line, month_first_line });
                }
                (Some(_), None, _) => layout.settle_dates(self.field, DateOrder::Dmy),
                (None, Some(_), _) => layout.settle_dates(self.field, DateOrder::Mdy),
                (None, None, Some((example, line))) => {
                    return Err(ReadError::AmbiguousDates { column, example, line });
                }
                (None, None, None) => {}
            }
            return Ok(());
        }
        match (self.point, self.comma, self.doubtful) {
            (Some(point_line), Some(comma_line), _) => {
                return Err(ReadError::MixedAmounts { column, point_line, comma_line });
            }
            (Some(_), None, _) => layout.settle_mark(self.field, DecimalMark::Point),
            (None, Some(_), _) => layout.settle_mark(self.field, DecimalMark::Comma),
            (None, None, Some((example, line))) => {
                return Err(ReadError::AmbiguousAmounts { column, example, line });
            }
            (None, None, None) => {}
        }
        Ok(())
    }
}
