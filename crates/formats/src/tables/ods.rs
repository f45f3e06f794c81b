//! ODS: the sheet's XML is streamed; repeated rows and cells are counted, not built.

use super::archive::{self, Archive};
use super::number;
use super::spreadsheet::{RowBuilder, SheetOptions, Sink};
use super::{CellKind, ReadError};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{BufReader, Read};
use std::ops::ControlFlow;

/// Elements inside elements; a real sheet needs about ten.
const DEEPEST: usize = 256;

/// Pushes the rows of the wanted sheet.
pub(super) fn push(
    mut archive: Archive,
    options: &SheetOptions,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    if is_encrypted(&mut archive) {
        return Err(ReadError::Encrypted);
    }
    let content = archive.by_name("content.xml").map_err(archive::damaged)?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(content));
    let mut sheets = Sheets::new(options, RowBuilder::new(options.limits, sink));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer);
        let event = event.map_err(|error| ReadError::damaged(&error.to_string()))?;
        if matches!(event, Event::Eof) {
            return sheets.end();
        }
        if sheets.event(&event)?.is_break() {
            return Ok(());
        }
    }
}

fn is_encrypted(archive: &mut Archive) -> bool {
    let mut manifest = Vec::new();
    if let Ok(entry) = archive.by_name("META-INF/manifest.xml") {
        // An unreadable manifest is no sign of encryption; the content will tell.
        let _ = entry.take(1 << 20).read_to_end(&mut manifest);
    }
    let mark = b"encryption-data";
    manifest.windows(mark.len()).any(|window| window == mark)
}

/// Where in the document we are, and what has been gathered.
struct Sheets<'a, 'b, 'c> {
    options: &'c SheetOptions,
    builder: RowBuilder<'a, 'b>,
    depth: usize,
    names: Vec<String>,
    /// Inside the sheet that is read.
    reading: bool,
    /// Name of the sheet that gave rows.
    chosen: Option<String>,
    line: u64,
    row_repeat: u64,
    column: u64,
    cell: Option<Cell>,
    /// Depth of the comment we are inside of; its text is not the cell's.
    comment: Option<usize>,
}

/// The cell being read.
struct Cell {
    repeat: u64,
    kind: CellKind,
    /// The value as an attribute, which counts before the shown text.
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl<'a, 'b, 'c> Sheets<'a, 'b, 'c> {
    fn new(options: &'c SheetOptions, builder: RowBuilder<'a, 'b>) -> Self {
        Self {
            options,
            builder,
            depth: 0,
            names: Vec::new(),
            reading: false,
            chosen: None,
            line: 1,
            row_repeat: 1,
            column: 0,
            cell: None,
            comment: None,
        }
    }

    fn event(&mut self, event: &Event<'_>) -> Result<ControlFlow<()>, ReadError> {
        match event {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(ReadError::XmlTooDeep { limit: DEEPEST });
                }
                self.open(tag)?;
            }
            Event::Empty(tag) => {
                self.depth += 1;
                self.open(tag)?;
                return self.close(tag.local_name().as_ref());
            }
            Event::End(tag) => return self.close(tag.local_name().as_ref()),
            Event::Text(text) => self.text(&text.xml10_content())?,
            Event::CData(text) => self.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => self.reference(reference)?,
            Event::DocType(_) => return Err(ReadError::ForbiddenXml),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        match tag.local_name().as_ref() {
            "table" => self.open_table(tag)?,
            "table-row" if self.reading => {
                self.row_repeat = repeat(tag, "number-rows-repeated")?;
                self.column = 0;
                self.builder.start(self.line);
            }
            "table-cell" | "covered-table-cell" if self.reading => {
                self.cell = Some(Cell::of(tag)?);
            }
            "annotation" if self.comment.is_none() => self.comment = Some(self.depth),
            "p" if self.comment.is_none() => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "s" => {
                let spaces = repeat(tag, "c")?.min(64);
                (0..spaces).try_for_each(|_| self.text(" "))?;
            }
            "tab" | "line-break" => self.text(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = attribute(tag, "name")?.unwrap_or_default();
        self.reading = self.options.sheet.as_ref().is_none_or(|stated| *stated == name);
        self.names.push(name);
        self.line = 1;
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<ControlFlow<()>, ReadError> {
        if self.comment == Some(self.depth) {
            self.comment = None;
        }
        self.depth = self.depth.saturating_sub(1);
        match name {
            "table" => self.reading = false,
            "table-row" if self.reading => return self.close_row(),
            "table-cell" | "covered-table-cell" => self.close_cell()?,
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn close_row(&mut self) -> Result<ControlFlow<()>, ReadError> {
        let flow = self.builder.finish_repeated(self.row_repeat)?;
        self.line = self.line.saturating_add(self.row_repeat);
        Ok(flow)
    }

    fn close_cell(&mut self) -> Result<(), ReadError> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let first = self.column;
        self.column = self.column.saturating_add(cell.repeat);
        let (text, kind) = cell.content();
        if text.is_empty() && !kind.is_problem() {
            return Ok(());
        }
        self.note_sheet()?;
        for column in first..self.column {
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            self.builder.put(column, &text, kind)?;
        }
        Ok(())
    }

    /// Rows of a second sheet make it doubtful which one is meant.
    fn note_sheet(&mut self) -> Result<(), ReadError> {
        let Some(current) = self.names.last() else { return Ok(()) };
        match &self.chosen {
            None => self.chosen = Some(current.clone()),
            Some(chosen) if chosen == current => {}
            Some(chosen) => {
                return Err(ReadError::SeveralSheets {
                    sheets: vec![chosen.clone(), current.clone()],
                });
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        let limit = self.options.limits.cell_bytes;
        if let (Some(cell), None) = (&mut self.cell, self.comment)
            && cell.paragraphs > 0
        {
            cell.text.push_str(text);
            if cell.text.len() > limit {
                return Err(ReadError::CellTooLong { line: self.builder.line(), limit });
            }
        }
        Ok(())
    }

    /// `&amp;` and `&#1092;`; anything else would need a document type.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), ReadError> {
        let character =
            reference.resolve_char_ref().map_err(|error| ReadError::damaged(&error.to_string()))?;
        if let Some(character) = character {
            return self.text(character.encode_utf8(&mut [0; 4]));
        }
        let name = reference.xml10_content();
        let text = quick_xml::escape::resolve_predefined_entity(&name);
        self.text(text.ok_or(ReadError::ForbiddenXml)?)
    }

    fn end(self) -> Result<(), ReadError> {
        match (&self.options.sheet, self.builder.has_rows()) {
            (Some(name), _) if !self.names.contains(name) => {
                Err(ReadError::UnknownSheet { name: name.clone(), sheets: self.names })
            }
            (None, false) => Err(ReadError::NoSheet),
            _ if self.depth > 0 => Err(ReadError::damaged("the sheet is cut off")),
            _ => Ok(()),
        }
    }
}

impl Cell {
    fn of(tag: &BytesStart<'_>) -> Result<Self, ReadError> {
        let mut cell = Self {
            repeat: repeat(tag, "number-columns-repeated")?,
            kind: CellKind::Text,
            value: None,
            text: String::new(),
            paragraphs: 0,
        };
        let mut value_type = None;
        let mut formula = false;
        for (name, value) in attributes(tag) {
            let (name, value) = (name, value?);
            match name.as_str() {
                "office:value-type" => value_type = Some(value),
                "calcext:value-type" if value == "error" => cell.kind = CellKind::Error,
                "office:value"
                | "office:date-value"
                | "office:boolean-value"
                | "office:time-value"
                | "office:string-value" => cell.value = Some(value),
                "table:formula" => formula = true,
                _ => {}
            }
        }
        cell.set_kind(value_type.as_deref(), formula);
        Ok(cell)
    }

    fn set_kind(&mut self, value_type: Option<&str>, formula: bool) {
        if self.kind == CellKind::Error {
            self.value = None;
            return;
        }
        self.kind = match value_type {
            Some("float" | "currency" | "percentage") => CellKind::Number,
            Some("date") => CellKind::Date,
            None if formula => CellKind::FormulaWithoutValue,
            _ => CellKind::Text,
        };
    }

    fn content(self) -> (String, CellKind) {
        match (self.value, self.kind) {
            (Some(value), CellKind::Number) => number::plain_text(&value),
            (Some(value), kind) => (value, kind),
            // A number whose value is missing is only a text that looks like one.
            (None, CellKind::Number | CellKind::Date) => (self.text, CellKind::Text),
            (None, kind) => (self.text, kind),
        }
    }
}

/// The attributes with their prefixed names. Doubled names are not searched for: that search
/// grows with the square of their number.
fn attributes(tag: &BytesStart<'_>) -> impl Iterator<Item = (String, Result<String, ReadError>)> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let found: Vec<_> = attributes
        .take(1_000)
        .map(|attribute| match attribute {
            Ok(attribute) => {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                let value = value.map(|value| value.into_owned());
                let value = value.map_err(|error| ReadError::damaged(&error.to_string()));
                (attribute.key.as_ref().to_owned(), value)
            }
            Err(error) => (String::new(), Err(ReadError::damaged(&error.to_string()))),
        })
        .collect();
    found.into_iter()
}

/// The attribute with this local name.
fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Result<Option<String>, ReadError> {
    attributes(tag)
        .find(|(name, _)| name.rsplit(':').next() == Some(wanted))
        .map(|(_, value)| value)
        .transpose()
}

fn repeat(tag: &BytesStart<'_>, name: &str) -> Result<u64, ReadError> {
    match attribute(tag, name)? {
        None => Ok(1),
        Some(count) => {
            count.parse().map_err(|_| ReadError::damaged("a repetition is not a number"))
        }
    }
}
