//! Lists of rates as they are published: two columns, day and rate, in any usual spelling.

use super::refused::{RateFault, RateRefusal};
use crate::{Office, Refused};
use saldo_domain::Day;
use saldo_domain::rates::Rate;
use saldo_formats::date::{DateProblem, DateStyle, parse_date};
use saldo_formats::tables::Row;
use saldo_formats::{ReadError, ReadOptions, TableSource};
use std::path::Path;

/// A day of a list, with the line it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListRow {
    pub line: u64,
    pub day: Day,
    pub rate: Rate,
}

/// Reads a list of day and rate from a file (CSV, XLSX, ODS). A heading without a figure is
/// passed over; decimal commas and a percent sign are understood.
///
/// # Errors
/// `Unreadable`, or `Rates` with line, field and value.
pub fn read_list(office: &Office, name: &str, path: &Path) -> Result<Vec<ListRow>, Refused> {
    let options =
        ReadOptions { reader_program: office.reader_program.clone(), ..ReadOptions::default() };
    let unreadable = |error: ReadError| Refused::Unreadable { file: name.to_owned(), error };
    let source = TableSource::open(path, options).map_err(unreadable)?;
    let mut reader = source.rows().map_err(unreadable)?;
    let (mut row, mut rows, mut first) = (Row::default(), Vec::new(), true);
    while reader.read(&mut row).map_err(unreadable)? {
        let is_heading = std::mem::take(&mut first) && !has_figure(&row);
        if !row.is_blank() && !is_heading {
            rows.push(list_row(&row).map_err(|refusal| refusal.at(name, row.line()))?);
        }
    }
    if rows.is_empty() {
        return Err(RateRefusal::typed("file", name, RateFault::NoRows).into());
    }
    Ok(rows)
}

fn has_figure(row: &Row) -> bool {
    row.cells().any(|cell| cell.chars().any(|letter| letter.is_ascii_digit()))
}

fn list_row(row: &Row) -> Result<ListRow, RateRefusal> {
    let filled = row.cells().filter(|cell| !cell.trim().is_empty()).count();
    let (on, percent) = (row.cell(0).trim(), row.cell(1).trim());
    if filled != 2 || on.is_empty() || percent.is_empty() {
        let whole = row.cells().collect::<Vec<_>>().join(";");
        return Err(RateRefusal::typed("row", whole, RateFault::Columns));
    }
    Ok(ListRow { line: row.line(), day: day("day", on)?, rate: rate(percent)? })
}

/// A day as people write it.
pub(super) fn day(field: &'static str, text: &str) -> Result<Day, RateRefusal> {
    parse_date(text.trim(), DateStyle::default()).map_err(|problem| {
        let fault = match problem {
            DateProblem::OutOfRange => RateFault::DayOutOfRange,
            _ => RateFault::NotADay,
        };
        RateRefusal::typed(field, text, fault)
    })
}

/// A rate as people write it: `13.5`, `13,50`, `13,50 %`.
pub(super) fn rate(text: &str) -> Result<Rate, RateRefusal> {
    let plain = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
    plain.parse().map_err(|error| RateRefusal::of_rate(text, &error))
}
