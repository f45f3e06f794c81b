//! A calculation as a workbook: one sheet for what was given, one for what came out.

use super::document::{Cell, Document, Section};
use saldo_formats::export::{Cell as Written, TableWriter, WorkbookWriter};
use saldo_letters::Texts;
use std::io::{self, Cursor};

/// The bytes of the workbook.
pub(crate) fn workbook(document: &Document, texts: &Texts) -> io::Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let mut book = WorkbookWriter::new(&mut bytes, &texts.get("calc-result"))?;
    book.row(&[Written::text(document.title.as_str())])?;
    section(&mut book, &document.found)?;
    for note in &document.notes {
        book.row(&[Written::text(note.as_str())])?;
    }
    book.row(&[])?;
    book.row(&[Written::text(texts.with_text("calc-cites", "cites", &document.basis))])?;
    book.next_sheet(&texts.get("calc-input"))?;
    book.row(&[Written::text(document.title.as_str())])?;
    section(&mut book, &document.given)?;
    Box::new(book).finish()?;
    Ok(bytes.into_inner())
}

fn section<W: io::Write + io::Seek + Send>(
    book: &mut WorkbookWriter<W>,
    section: &Section,
) -> io::Result<()> {
    for fact in section.headline.iter().chain(&section.facts) {
        book.row(&[Written::text(fact.label.as_str()), written(&fact.value)])?;
    }
    for table in &section.tables {
        book.row(&[])?;
        book.row(&[Written::heading(table.title.as_str())])?;
        let heads = table.columns.iter().map(|column| Written::heading(column.label.as_str()));
        book.row(&heads.collect::<Vec<_>>())?;
        for row in &table.rows {
            book.row(&row.iter().map(written).collect::<Vec<_>>())?;
        }
        if let Some(total) = &table.total {
            book.row(&total.iter().map(written).collect::<Vec<_>>())?;
        }
    }
    Ok(())
}

fn written(cell: &Cell) -> Written<'_> {
    match cell {
        Cell::Empty => Written::Empty,
        Cell::Text(text) => Written::text(text.as_str()),
        Cell::Whole(number) => Written::Whole(*number),
        Cell::Decimal(plain) | Cell::Percent(plain) => Written::Decimal(plain.as_str().into()),
        Cell::Day(day) => Written::Day(*day),
    }
}
