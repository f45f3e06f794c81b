//! XLSX, written row by row without holding the sheet in memory.

use super::{Cell, TableWriter};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use saldo_domain::{Day, Money};
use std::io::{self, Seek, Write};

/// Rows a sheet can have.
const MOST_ROWS: u32 = 1_048_576;
/// Minor units up to which a spreadsheet's number is exact.
const EXACT_MINOR: u64 = 999_999_999_999_999;
/// The same as a count of digits.
const EXACT_DIGITS: usize = 15;

/// Writes a workbook, sheet after sheet.
pub struct WorkbookWriter<W: Write + Seek + Send> {
    book: Workbook,
    out: W,
    sheet: usize,
    next_row: u32,
    day: Format,
    heading: Format,
}

impl<W: Write + Seek + Send> WorkbookWriter<W> {
    /// Begins a workbook with one sheet of this name. The first row is its heading.
    ///
    /// # Errors
    /// When the name cannot be the name of a sheet.
    pub fn new(out: W, sheet: &str) -> io::Result<Self> {
        let mut book = Workbook::new();
        add_sheet(&mut book, sheet)?;
        let day = Format::new().set_num_format("yyyy-mm-dd");
        Ok(Self { book, out, sheet: 0, next_row: 0, day, heading: Format::new().set_bold() })
    }

    /// Begins another sheet of this name; rows go there from now on.
    ///
    /// # Errors
    /// When the name cannot be the name of a sheet, or another one has it.
    pub fn next_sheet(&mut self, sheet: &str) -> io::Result<()> {
        if self.book.worksheet_from_name(sheet).is_ok() {
            return Err(io::Error::other(format!("the workbook has a sheet “{sheet}” already")));
        }
        add_sheet(&mut self.book, sheet)?;
        self.sheet += 1;
        self.next_row = 0;
        Ok(())
    }
}

/// A sheet whose first row stays in sight.
fn add_sheet(book: &mut Workbook, name: &str) -> io::Result<()> {
    let sheet = book.add_worksheet_with_constant_memory().map_err(other)?;
    sheet.set_name(name).map_err(other)?;
    sheet.set_freeze_panes(1, 0).map_err(other)?;
    Ok(())
}

impl<W: Write + Seek + Send> TableWriter for WorkbookWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if self.next_row >= MOST_ROWS {
            return Err(io::Error::other("a sheet holds 1 048 576 rows; write CSV instead"));
        }
        let (row, heading, day) = (self.next_row, &self.heading, &self.day);
        let sheet = self.book.worksheet_from_index(self.sheet).map_err(other)?;
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Heading(text) => {
                    sheet
                        .write_string_with_format(row, column, text.as_ref(), heading)
                        .map_err(other)?;
                }
                Cell::Text(text) if row == 0 => {
                    sheet
                        .write_string_with_format(row, column, text.as_ref(), heading)
                        .map_err(other)?;
                }
                Cell::Text(text) => {
                    // A text cell is a text cell: nothing in it is ever run.
                    sheet.write_string(row, column, text.as_ref()).map_err(other)?;
                }
                Cell::Whole(number) => write_number(sheet, row, column, &number.to_string(), None)?,
                Cell::Money(money) => write_money(sheet, row, column, *money)?,
                Cell::Sum { money, rows } => write_sum(sheet, (row, column), *money, *rows)?,
                Cell::Decimal(plain) => write_decimal(sheet, row, column, plain)?,
                Cell::Day(date) => {
                    let date = excel_day(*date)?;
                    sheet.write_datetime_with_format(row, column, &date, day).map_err(other)?;
                }
            }
        }
        self.next_row += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.book.save_to_writer(&mut self.out).map_err(other)
    }
}

/// A real number, shown with the currency's decimals; as text when a spreadsheet could not
/// hold it exactly.
fn write_money(sheet: &mut Worksheet, row: u32, column: u16, money: Money) -> io::Result<()> {
    let plain = money.to_plain();
    if money.minor().unsigned_abs() > EXACT_MINOR {
        sheet.write_string(row, column, &plain).map_err(other)?;
        return Ok(());
    }
    write_number(sheet, row, column, &plain, Some(&money_format(money)))
}

/// As many decimals as the currency has.
fn money_format(money: Money) -> Format {
    let format = match usize::from(money.currency().decimals()) {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals)),
    };
    Format::new().set_num_format(format)
}

/// The sum of the rows above, with the value it has: a spreadsheet works it out anew when one of
/// them is changed.
fn write_sum(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    money: Money,
    rows: u32,
) -> io::Result<()> {
    let above = row.checked_sub(rows).filter(|_| rows > 0);
    let (Some(first), true) = (above, money.minor().unsigned_abs() <= EXACT_MINOR) else {
        return write_money(sheet, row, column, money);
    };
    let cell = |row| rust_xlsxwriter::utility::row_col_to_cell(row, column);
    let text = format!("=SUM({}:{})", cell(first), cell(row - 1));
    let formula = Formula::new(text).set_result(money.to_plain());
    sheet.write_formula_with_format(row, column, formula, &money_format(money)).map_err(other)?;
    Ok(())
}

/// The same for a decimal of no currency; its own decimals are shown.
fn write_decimal(sheet: &mut Worksheet, row: u32, column: u16, plain: &str) -> io::Result<()> {
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    if digits > EXACT_DIGITS {
        sheet.write_string(row, column, plain).map_err(other)?;
        return Ok(());
    }
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let format = match decimals {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals)),
    };
    write_number(sheet, row, column, plain, Some(&Format::new().set_num_format(format)))
}

fn write_number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    plain: &str,
    format: Option<&Format>,
) -> io::Result<()> {
    let number: f64 = plain.parse().map_err(io::Error::other)?;
    match format {
        Some(format) => sheet.write_number_with_format(row, column, number, format),
        None => sheet.write_number(row, column, number),
    }
    .map_err(other)?;
    Ok(())
}

fn excel_day(day: Day) -> io::Result<ExcelDateTime> {
    let date = day.date();
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1990);
    ExcelDateTime::from_ymd(year, part(date.month()), part(date.day())).map_err(other)
}

fn other(error: XlsxError) -> io::Error {
    io::Error::other(error.to_string())
}

impl<W: Write + Seek + Send> std::fmt::Debug for WorkbookWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkbookWriter").field("next_row", &self.next_row).finish_non_exhaustive()
    }
}
