//! A look at a file before anything is imported.

use super::bring::{Source, bring};
use super::documents::Documents;
use super::mapping::{Mapped, unreadable};
use super::{ImportRequest, MappedField, Preview};
use crate::progress::Progress;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::{CompanyId, Currency};
use saldo_formats::tables::Row;
use saldo_formats::{Defaults, Field, ReadError, TableFormat, TableSource, read_facts};
use std::fmt::Write as _;

/// Rows shown as they stand in the file.
const ROWS_SHOWN: usize = 12;
/// Columns shown of each.
const COLUMNS_SHOWN: usize = 60;

/// Looks at a file, maps it and runs the whole import dry.
///
/// # Errors
/// As [`super::import`].
pub fn preview(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    progress: &dyn Progress,
) -> Result<Preview, Refused> {
    who.must(Right::ImportFiles)?;
    let dry = ImportRequest { dry_run: true, strict: false, refused_file: None, ..request.clone() };
    if request.holds_documents() {
        return preview_documents(office, company, who, &dry, progress);
    }
    let mapped = Mapped::open(office, company, request)?;
    let outcome = bring(office, company, who, &dry, Source::Table(&mapped), progress)?;
    let currency = companies::get(office, company)?.currency;
    let failed = |error| unreadable(request, error);
    let used = columns_used(&mapped, currency).map_err(failed)?;
    let rows = first_rows(&mapped.source).map_err(failed)?;
    let mapping = used.iter().map(|(field, column)| MappedField {
        field: field.code().to_owned(),
        column: column.clone(),
    });
    Ok(Preview {
        file: request.file.clone(),
        kind: outcome.kind,
        reading: reading(&mapped.source),
        columns: rows.first().cloned().unwrap_or_default(),
        mapping: mapping.collect(),
        map: mapped.text.clone().unwrap_or_else(|| written_map(&mapped, &used)),
        rows: rows.into_iter().skip(1).collect(),
        outcome,
    })
}

/// The same of a file of documents: its elements stand for columns, and there is no map.
fn preview_documents(
    office: &Office,
    company: CompanyId,
    who: Who,
    dry: &ImportRequest,
    progress: &dyn Progress,
) -> Result<Preview, Refused> {
    let documents = Documents::open(office, company, dry)?;
    let outcome = bring(office, company, who, dry, Source::Documents(&documents), progress)?;
    let mapping = documents.mapping();
    Ok(Preview {
        file: dry.file.clone(),
        kind: outcome.kind,
        reading: documents.format.name().to_owned(),
        columns: mapping.iter().map(|mapped| mapped.column.clone()).collect(),
        mapping,
        map: String::new(),
        rows: documents.shown(ROWS_SHOWN),
        outcome,
    })
}

fn columns_used(mapped: &Mapped, currency: Currency) -> Result<Vec<(Field, String)>, ReadError> {
    let defaults = Defaults { currency: Some(currency), ..Defaults::default() };
    Ok(read_facts(&mapped.source, &mapped.mapping, &defaults)?.columns())
}

/// The first rows that are not blank, the heading among them.
fn first_rows(source: &TableSource) -> Result<Vec<Vec<String>>, ReadError> {
    let mut reader = source.rows()?;
    let mut row = Row::default();
    let mut rows = Vec::new();
    while rows.len() <= ROWS_SHOWN && reader.read(&mut row)? {
        if !row.is_blank() {
            rows.push(row.cells().take(COLUMNS_SHOWN).map(str::to_owned).collect());
        }
    }
    Ok(rows)
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
