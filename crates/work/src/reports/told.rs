//! Reports in words: cells as a reader of a language writes them, rows of a file, and paper.

use super::shape::{Cell, Report, Said, Table};
use saldo_domain::Money;
use saldo_formats::export::{Cell as Written, TableWriter, WorkbookWriter};
use saldo_letters::paper::{Bar, Block, Column as PaperColumn, Fact, Paper, Table as PaperTable};
use saldo_letters::{Texts, Value};
use std::io::{self, Cursor};

/// A table of more columns lies across.
const MOST_UPRIGHT: usize = 5;
/// Bars of one picture on paper.
const MOST_BARS: usize = 24;

/// A cell as it is read.
pub fn cell(texts: &Texts, cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        // Words of a policy may be its own.
        Cell::Coded("policy-text", key) => texts.policy_text(key),
        Cell::Coded("document-title", code) => texts.get(&format!("document-{code}-title")),
        // Kinds of contacts go by words of the house as well.
        Cell::Coded("contact", code) => texts.coded_or_plain("contact", code),
        Cell::Coded(family, code) => texts.coded(family, code),
        Cell::Said(said) => self::said(texts, said),
        Cell::Bucket(name) => texts.bucket(name),
        Cell::Money(money) => texts.amount(*money),
        Cell::Percent(figure) => format!("{}\u{a0}%", texts.decimal(&figure.to_string())),
        Cell::Figure(figure) => texts.decimal(&figure.to_string()),
        Cell::Whole(number) => texts.number(*number),
        Cell::Day(day) => texts.day(*day),
        Cell::Month(day) => texts.month(*day),
        Cell::Several(cells) => {
            cells.iter().map(|one| self::cell(texts, one)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A sentence with its values.
pub fn said(texts: &Texts, said: &Said) -> String {
    let value = |cell: &Cell| match cell {
        Cell::Whole(number) => Value::Count(*number),
        Cell::Money(money) => Value::Text(texts.money(*money)),
        other => Value::Text(self::cell(texts, other)),
    };
    let values: Vec<(&str, Value)> =
        said.values.iter().map(|(name, cell)| (*name, value(cell))).collect();
    texts.with(said.key, &values)
}

/// Of which day, as known when, of whose customers, in which currency: one line below a title.
pub fn head(texts: &Texts, report: &Report) -> String {
    let of_day = texts.with_text("report-of-day", "day", &texts.day(report.as_of));
    let known =
        report.known_on.map(|day| texts.with_text("report-known-on", "day", &texts.day(day)));
    let of = of(texts, &report.of);
    let currency = report.currency.code().to_owned();
    [Some(of_day), known, Some(of), Some(currency)]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Whose customers a report is about; nothing for all of the company.
fn of(texts: &Texts, of: &str) -> String {
    match of.split_once(':') {
        None if of.is_empty() || of == "company" => String::new(),
        None => texts.unit(of, ""),
        Some((unit, name)) => texts.unit(unit, name),
    }
}

/// The report as a workbook: a sheet a table, and one that says what it is about.
///
/// # Errors
/// When the bytes cannot be made.
pub fn workbook(texts: &Texts, report: &Report) -> io::Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let first = report.tables.first().map_or(report.name, |table| table.name);
    let mut book = WorkbookWriter::new(&mut bytes, first)?;
    for (at, table) in report.tables.iter().enumerate() {
        if at > 0 {
            book.next_sheet(table.name)?;
        }
        rows_of(texts, table, &mut book)?;
    }
    book.next_sheet(&texts.get("report-about"))?;
    for line in about(texts, report) {
        book.row(&[Written::text(line)])?;
    }
    Box::new(book).finish()?;
    Ok(bytes.into_inner())
}

/// The report as rows of one file, its tables below one another.
///
/// # Errors
/// When the bytes cannot be written.
pub fn rows(
    texts: &Texts,
    report: &Report,
    mut writer: Box<dyn TableWriter + '_>,
) -> io::Result<()> {
    for (at, table) in report.tables.iter().enumerate() {
        if at > 0 {
            writer.row(&[])?;
        }
        if report.tables.len() > 1 {
            writer.row(&[Written::heading(said(texts, &table.title))])?;
        }
        rows_of(texts, table, writer.as_mut())?;
    }
    writer.finish()
}

fn rows_of(texts: &Texts, table: &Table, writer: &mut dyn TableWriter) -> io::Result<()> {
    let headings = table.columns.iter().map(|column| cell(texts, &column.heading));
    writer.row(&headings.map(Written::heading).collect::<Vec<_>>())?;
    for row in &table.rows {
        writer.row(&row.cells.iter().map(|one| written(texts, one)).collect::<Vec<_>>())?;
    }
    let Some(total) = &table.total else { return Ok(()) };
    let cells = total.iter().enumerate().map(|(at, one)| match one {
        Cell::Money(money) => total_of(table, at, *money),
        other => written(texts, other),
    });
    writer.row(&cells.collect::<Vec<_>>())
}

/// A total that the column adds up to stands in a workbook as the sum that it is.
fn total_of(table: &Table, column: usize, total: Money) -> Written<'static> {
    let cells = table.rows.iter().filter_map(|row| match row.cells.get(column) {
        Some(Cell::Money(money)) => Some(*money),
        _ => None,
    });
    match Money::sum(total.currency(), cells) {
        Ok(sum) if sum == total && !table.rows.is_empty() => {
            Written::Sum { money: total, rows: u32::try_from(table.rows.len()).unwrap_or(0) }
        }
        _ => Written::Money(total),
    }
}

fn written<'c>(texts: &Texts, one: &'c Cell) -> Written<'c> {
    match one {
        Cell::Empty => Written::Empty,
        Cell::Text(text) => Written::text(text.as_str()),
        Cell::Money(money) => Written::Money(*money),
        Cell::Percent(figure) | Cell::Figure(figure) => Written::Decimal(figure.to_string().into()),
        Cell::Whole(number) => Written::Whole(*number),
        Cell::Day(day) => Written::Day(*day),
        other => Written::text(cell(texts, other)),
    }
}

/// Title, day and the sentences of a report, a line each.
fn about(texts: &Texts, report: &Report) -> Vec<String> {
    let mut lines = vec![texts.get(report.title), head(texts, report)];
    lines.extend(report.remarks.iter().map(|remark| said(texts, remark)));
    for table in &report.tables {
        lines.extend(table.formulas.iter().map(|formula| said(texts, formula)));
    }
    lines
}

/// The report on paper.
pub fn paper(texts: &Texts, company: &str, report: &Report) -> Paper {
    let is_wide = |table: &Table| table.columns.len() > MOST_UPRIGHT && !table.has_lists();
    let wide = report.tables.iter().any(is_wide);
    Paper {
        below: format!("{company} · {}", head(texts, report)),
        wide,
        blocks: blocks(texts, report),
        foot: company.to_owned(),
        ..Paper::new(texts.language(), texts.get(report.title), report.as_of)
    }
}

/// The parts of a report on paper.
pub fn blocks(texts: &Texts, report: &Report) -> Vec<Block> {
    let mut blocks = Vec::new();
    for table in &report.tables {
        blocks.extend(bars(texts, table).map(|rows| Block::Bars { rows }));
        match table.has_lists() {
            true => blocks.extend(sheets(texts, table)),
            false => blocks.push(Block::Table(paper_table(texts, table))),
        }
        let formulas = table.formulas.iter().map(|one| Block::Note { text: said(texts, one) });
        blocks.extend(formulas);
    }
    blocks.extend(report.remarks.iter().map(|one| Block::Text { text: said(texts, one) }));
    blocks
}

/// Rows that hold lists, one below the other: beside one another no page would be wide enough.
fn sheets(texts: &Texts, table: &Table) -> Vec<Block> {
    let headings: Vec<String> =
        table.columns.iter().map(|column| cell(texts, &column.heading)).collect();
    let fact = |(heading, one): (&String, &Cell)| Fact::new(heading.clone(), cell(texts, one));
    let mut blocks = Vec::new();
    for row in &table.rows {
        // The first two columns name what the row is about.
        let title: Vec<String> = row.cells.iter().take(2).map(|one| cell(texts, one)).collect();
        blocks.push(Block::Strong { text: title.join(" ") });
        let others = headings.iter().zip(&row.cells).skip(2);
        let plain =
            others.clone().filter(|(_, one)| !matches!(one, Cell::Several(_) | Cell::Empty));
        blocks.push(Block::Facts { rows: plain.map(fact).collect() });
        for (heading, one) in others {
            let Cell::Several(entries) = one else { continue };
            let items: Vec<String> = entries.iter().map(|one| cell(texts, one)).collect();
            if !items.is_empty() {
                blocks.push(Block::Note { text: heading.clone() });
                blocks.push(Block::Listed { items });
            }
        }
    }
    if let Some(total) = &table.total {
        let told = headings.iter().zip(total).skip(1).filter(|(_, one)| **one != Cell::Empty);
        blocks.push(Block::Facts { rows: told.map(fact).collect() });
    }
    blocks
}

fn paper_table(texts: &Texts, table: &Table) -> PaperTable {
    let row = |cells: &[Cell]| cells.iter().map(|one| cell(texts, one)).collect::<Vec<_>>();
    let of_days = |at: usize| {
        let mut cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        cells.any(|cell| matches!(cell, Cell::Day(_) | Cell::Month(_)))
    };
    let column = |(at, heading): (usize, String)| match (table.is_number(at), of_days(at)) {
        (true, _) => PaperColumn::number(heading),
        (false, true) => PaperColumn::short(heading),
        (false, false) => PaperColumn::text(heading),
    };
    let headings = table.columns.iter().map(|column| cell(texts, &column.heading));
    PaperTable {
        title: said(texts, &table.title),
        columns: headings.enumerate().map(column).collect(),
        rows: table.rows.iter().map(|one| row(&one.cells)).collect(),
        total: table.total.as_deref().map(row),
    }
}

/// The first values of a picture as bars in thousandths of the longest.
fn bars(texts: &Texts, table: &Table) -> Option<Vec<Bar>> {
    let picture = table.picture.as_ref()?;
    let value = *picture.values.first()?;
    let drawn = |row: &super::shape::Row| row.cells.get(value).and_then(Cell::drawn);
    let longest = table.rows.iter().filter_map(drawn).max().filter(|longest| *longest > 0)?;
    let bar = |row: &super::shape::Row| {
        let part = drawn(row)?.max(0) * 1_000 / longest;
        Some(Bar {
            label: row.cells.get(picture.label).map(|one| cell(texts, one)).unwrap_or_default(),
            value: row.cells.get(value).map(|one| cell(texts, one)).unwrap_or_default(),
            thousandths: u16::try_from(part).unwrap_or(1_000),
        })
    };
    let skipped = table.rows.len().saturating_sub(MOST_BARS);
    let first = if picture.kind == super::shape::PictureKind::Lines { skipped } else { 0 };
    Some(table.rows.iter().skip(first).take(MOST_BARS).filter_map(bar).collect())
}
