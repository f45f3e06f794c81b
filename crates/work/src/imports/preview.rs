//! A look at a file before anything is imported.

use super::bring::{Source, bring_watched};
use super::documents::Documents;
use super::mapping::{Mapped, unreadable};
use super::watch::{RowFate, Watch};
use super::{ImportRequest, MappedField, Preview, PreviewRow};
use crate::progress::Progress;
use crate::views::{Page, Paged};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, Currency};
use saldo_formats::tables::Row;
use saldo_formats::{Defaults, Field, ReadError, TableFormat, TableSource, read_facts};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::rc::Rc;

/// Cells of rows, by line.
type Cells = BTreeMap<u64, Vec<String>>;

/// Columns shown of a row.
const COLUMNS_SHOWN: usize = 60;

/// Looks at a file, maps it and runs the whole import dry: nothing is written. The rows of one page
/// are told with what would become of each; totals are of the whole file.
///
/// # Errors
/// As [`super::import`].
pub fn preview(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    page: Page,
    progress: &dyn Progress,
) -> Result<Preview, Refused> {
    who.must(Right::ImportFiles)?;
    let dry = ImportRequest { dry_run: true, strict: false, refused_file: None, ..request.clone() };
    if request.holds_documents() {
        return preview_documents(office, company, who, (&dry, page), progress);
    }
    let mapped = Mapped::open(office, company, request)?;
    let (watch, source) = (Rc::new(Watch::of(page)), Source::Table(&mapped));
    let watching = (&dry, Some(Rc::clone(&watch)));
    let outcome = bring_watched(office, company, who, watching, source, progress)?;
    let currency = companies::get(office, company)?.currency;
    let failed = |error| unreadable(request, error);
    let used = columns_used(&mapped, currency).map_err(failed)?;
    let (rows, waiting) = watch.seen();
    let (columns, mut cells) =
        heading_and_rows(&mapped.source, first_and_last(&rows)).map_err(failed)?;
    let rows = as_shown(rows, &waiting, |line| cells.remove(&line).unwrap_or_default());
    let mapping = used.iter().map(|(field, column)| MappedField {
        field: field.code().to_owned(),
        column: column.clone(),
    });
    Ok(Preview {
        file: request.file.clone(),
        kind: outcome.kind,
        reading: reading(&mapped.source),
        columns,
        mapping: mapping.collect(),
        map: mapped.text.clone().unwrap_or_else(|| written_map(&mapped, &used)),
        rows: Paged { rows, total: outcome.read, page },
        outcome,
    })
}

/// The same of a file of documents: its elements stand for columns, and there is no map.
fn preview_documents(
    office: &Office,
    company: CompanyId,
    who: Who,
    (dry, page): (&ImportRequest, Page),
    progress: &dyn Progress,
) -> Result<Preview, Refused> {
    let documents = Documents::open(office, company, dry)?;
    let (watch, source) = (Rc::new(Watch::of(page)), Source::Documents(&documents));
    let watching = (dry, Some(Rc::clone(&watch)));
    let outcome = bring_watched(office, company, who, watching, source, progress)?;
    let (rows, waiting) = watch.seen();
    let rows = as_shown(rows, &waiting, |line| documents.shown(line));
    let mapping = documents.mapping();
    Ok(Preview {
        file: dry.file.clone(),
        kind: outcome.kind,
        reading: documents.format.name().to_owned(),
        columns: mapping.iter().map(|mapped| mapped.column.clone()).collect(),
        mapping,
        map: String::new(),
        rows: Paged { rows, total: outcome.read, page },
        outcome,
    })
}

fn columns_used(mapped: &Mapped, currency: Currency) -> Result<Vec<(Field, String)>, ReadError> {
    let defaults = Defaults { currency: Some(currency), ..Defaults::default() };
    Ok(read_facts(&mapped.source, &mapped.mapping, &defaults)?.columns())
}

fn as_shown(
    rows: BTreeMap<u64, RowFate>,
    waiting: &BTreeSet<u64>,
    mut cells: impl FnMut(u64) -> Vec<String>,
) -> Vec<PreviewRow> {
    let shown = |(line, fate)| PreviewRow {
        line,
        cells: cells(line),
        fate,
        waits: waiting.contains(&line),
    };
    rows.into_iter().map(shown).collect()
}

fn first_and_last(rows: &BTreeMap<u64, RowFate>) -> Option<(u64, u64)> {
    Some((*rows.keys().next()?, *rows.keys().next_back()?))
}

/// The heading, and by line the rows from the first to the last that is shown.
fn heading_and_rows(
    source: &TableSource,
    shown: Option<(u64, u64)>,
) -> Result<(Vec<String>, Cells), ReadError> {
    let mut reader = source.rows()?;
    let mut row = Row::default();
    let mut rows = Cells::new();
    let mut heading = None;
    while reader.read(&mut row)? {
        if row.is_blank() {
            continue;
        }
        let cells = || row.cells().take(COLUMNS_SHOWN).map(str::to_owned).collect();
        if heading.is_none() {
            heading = Some(cells());
        }
        match shown {
            Some((first, _)) if row.line() < first => {}
            Some((_, last)) if row.line() <= last => {
                rows.insert(row.line(), cells());
            }
            _ => break,
        }
    }
    Ok((heading.unwrap_or_default(), rows))
}

/// Format, encoding and separator as found, e.g. `CSV · UTF-8 · ;`.
fn reading(source: &TableSource) -> String {
    let format = match source.format() {
        TableFormat::Delimited => "CSV",
        TableFormat::Xlsx => "XLSX",
        TableFormat::Ods => "ODS",
        TableFormat::Records => "JSON",
    };
    let separator = source.separator().map(|sign| match sign {
        '\t' => "TAB".to_owned(),
        other => other.to_string(),
    });
    let parts = [Some(format.to_owned()), source.encoding().map(str::to_owned), separator];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The recognised columns as a map that may be edited and given back.
fn written_map(mapped: &Mapped, used: &[(Field, String)]) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let kinds =
        mapped.mapping.produces().iter().filter_map(|kind| serde_json::to_string(kind).ok());
    let kinds: Vec<String> = kinds.collect();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "source = {}", quoted(mapped.mapping.source()));
    let _ = writeln!(text, "produces = [{}]\n\n[columns]", kinds.join(", "));
    for (field, column) in used {
        let _ = writeln!(text, "{} = {}", field.code(), quoted(column));
    }
    text
}
