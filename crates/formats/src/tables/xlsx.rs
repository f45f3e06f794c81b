//! XLSX: cells are streamed in file order; the grid they span is never built.

use super::number;
use super::source::Seekable;
use super::spreadsheet::{RowBuilder, SheetOptions, Sink};
use super::{CellKind, ReadError};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

type Book = Xlsx<Box<dyn Seekable>>;

/// Pushes the rows of the wanted sheet.
pub(super) fn push(
    reader: Box<dyn Seekable>,
    options: &SheetOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut book: Book = Xlsx::new(reader).map_err(damaged)?;
    let sheet = choose_sheet(&mut book, options.sheet.as_deref())?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(damaged)?;
    let mut builder = RowBuilder::new(options.limits, sink);
    let mut current = None;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = cell.pos;
        if current != Some(row) {
            if current.is_some_and(|before| before > row) {
                return Err(ReadError::damaged("rows are out of order"));
            }
            if builder.finish()?.is_break() {
                return Ok(());
            }
            builder.start(u64::from(row) + 1);
            current = Some(row);
        }
        if let Some((text, kind)) = text_of(&cell.value, cell.formula.is_some()) {
            builder.put(column as usize, &text, kind)?;
        }
    }
    builder.finish().map(|_| ())
}

/// The sheet that was stated, or the only visible one with anything in it.
fn choose_sheet(book: &mut Book, stated: Option<&str>) -> Result<String, ReadError> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (visible, hidden): (Vec<_>, Vec<_>) =
        sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    if let Some(name) = stated {
        let named = visible.iter().chain(&hidden).any(|sheet| sheet.name == name);
        let sheets = visible.into_iter().map(|sheet| sheet.name).collect();
        return named
            .then(|| name.to_owned())
            .ok_or_else(|| ReadError::UnknownSheet { name: name.to_owned(), sheets });
    }
    let mut filled = Vec::new();
    for sheet in visible {
        if has_cells(book, &sheet.name)? {
            filled.push(sheet.name);
        }
    }
    match filled.as_slice() {
        [] => Err(ReadError::NoSheet),
        [only] => Ok(only.clone()),
        _ => Err(ReadError::SeveralSheets { sheets: filled }),
    }
}

fn has_cells(book: &mut Book, sheet: &str) -> Result<bool, ReadError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(damaged)?;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The canonical text of a cell; `None` for an empty one.
fn text_of(value: &DataRef<'_>, has_formula: bool) -> Option<(String, CellKind)> {
    Some(match value {
        DataRef::Empty if has_formula => (String::new(), CellKind::FormulaWithoutValue),
        DataRef::Empty => return None,
        DataRef::Int(whole) => (whole.to_string(), CellKind::Number),
        DataRef::Float(float) => number::plain(*float),
        DataRef::String(text) => (text.clone(), CellKind::Text),
        DataRef::SharedString(text) => ((*text).to_owned(), CellKind::Text),
        DataRef::Bool(flag) => (flag.to_string(), CellKind::Text),
        DataRef::DateTime(moment) if moment.is_datetime() => (iso(moment), CellKind::Date),
        DataRef::DateTime(duration) => number::plain(duration.as_f64()),
        DataRef::DateTimeIso(text) => (text.clone(), CellKind::Date),
        DataRef::DurationIso(text) => (text.clone(), CellKind::Text),
        DataRef::Error(error) => (error.to_string(), CellKind::Error),
    })
}

/// `2013-01-02`, with a time only when it is not midnight. Serial numbers of both epochs
/// (1900 with its false 29 February, 1904) are resolved by the library.
fn iso(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
    }
}

fn damaged(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        other => ReadError::damaged(&other.to_string()),
    }
}
