//! Files made for the tests, honest and hostile.

use encoding_rs::Encoding;
use saldo_domain::book::facts::{DocumentFact, Fact};
use saldo_formats::tables::Row;
use saldo_formats::{
    Defaults, ImportKind, Mapping, ReadError, ReadOptions, Refusal, TableSource, read_facts,
};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The currency of companies in these tests.
pub(crate) fn euros() -> Defaults {
    Defaults { currency: Some("EUR".parse().expect("EUR")), ..Defaults::default() }
}

/// A source over bytes with nothing stated.
pub(crate) fn source(bytes: &[u8]) -> Result<TableSource, ReadError> {
    TableSource::from_bytes(bytes, ReadOptions::default())
}

/// The cells of every row.
pub(crate) fn rows_of(source: &TableSource) -> Result<Vec<Vec<String>>, ReadError> {
    let mut reader = source.rows()?;
    let mut row = Row::default();
    let mut rows = Vec::new();
    while reader.read(&mut row)? {
        rows.push(row.cells().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// The cells of every row of a file about which nothing is stated.
pub(crate) fn rows(bytes: &[u8]) -> Result<Vec<Vec<String>>, ReadError> {
    rows_of(&source(bytes)?)
}

/// What an import of the whole file gives: facts and refusals, or why the file is refused.
pub(crate) type Imported = Result<(Vec<Fact>, Vec<Refusal>), ReadError>;

/// Imports by a map.
pub(crate) fn import_by(source: &TableSource, mapping: &Mapping, defaults: &Defaults) -> Imported {
    let mut facts = Vec::new();
    let mut refusals = Vec::new();
    for row in read_facts(source, mapping, defaults)? {
        match row?.facts {
            Ok(more) => facts.extend(more),
            Err(refusal) => refusals.push(refusal),
        }
    }
    Ok((facts, refusals))
}

/// Imports a file about which nothing is stated but the currency.
pub(crate) fn import(bytes: &[u8]) -> Imported {
    let source = source(bytes)?;
    let mapping = Mapping::recognise(&source, ImportKind::Auto)?;
    import_by(&source, &mapping, &euros())
}

/// The documents among facts.
pub(crate) fn documents(facts: &[Fact]) -> Vec<&DocumentFact> {
    facts.iter().filter_map(document).collect()
}

fn document(fact: &Fact) -> Option<&DocumentFact> {
    match fact {
        Fact::Document(document) => Some(document),
        _ => None,
    }
}

/// The codes of the reasons, in the order of the rows.
pub(crate) fn codes(refusals: &[Refusal]) -> Vec<&'static str> {
    refusals.iter().map(|refusal| refusal.reason.code()).collect()
}

/// Text in an eight-bit encoding.
pub(crate) fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "the test text does not exist in {}", encoding.name());
    bytes.into_owned()
}

/// Text in UTF-16, with or without a byte order mark.
pub(crate) fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
    let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

/// An archive of these entries.
pub(crate) fn archive<'a>(entries: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(name, options).expect("entry");
        zip.write_all(&bytes).expect("bytes");
    }
    zip.finish().expect("archive").into_inner()
}

const CONTENT_TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// Style 1 is a date, style 0 anything.
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// The entries of a workbook with these sheets (name and content of `sheetData`).
pub(crate) fn workbook_entries(
    sheets: &[(&str, &str)],
    epoch_1904: bool,
) -> Vec<(String, Vec<u8>)> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut entries = Vec::new();
    for (index, (name, data)) in (1..).zip(sheets) {
        let _ = write!(list, r#"<sheet name="{name}" sheetId="{index}" r:id="rId{index}"/>"#);
        let _ = write!(
            relations,
            r#"<Relationship Id="rId{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{index}.xml"/>"#
        );
        let sheet = format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>"#
        );
        entries.push((format!("xl/worksheets/sheet{index}.xml"), sheet.into_bytes()));
    }
    let epoch = u8::from(epoch_1904);
    let book = format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="{epoch}"/><sheets>{list}</sheets></workbook>"#
    );
    let book_relations = format!(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#
    );
    let fixed = [
        ("[Content_Types].xml", CONTENT_TYPES.to_owned()),
        ("_rels/.rels", ROOT_RELATIONS.to_owned()),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", book_relations),
        ("xl/styles.xml", STYLES.to_owned()),
    ];
    entries.extend(fixed.map(|(name, text)| (name.to_owned(), text.into_bytes())));
    entries
}

/// A workbook with one sheet.
pub(crate) fn xlsx(sheet_data: &str) -> Vec<u8> {
    pack(&workbook_entries(&[("Sheet1", sheet_data)], false))
}

/// An archive of owned entries.
pub(crate) fn pack(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    archive(entries.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())))
}

/// A row of inline texts at a line.
pub(crate) fn text_row(line: u32, cells: &[&str]) -> String {
    let cell = |text: &&str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let cells: String = cells.iter().map(cell).collect();
    format!(r#"<row r="{line}">{cells}</row>"#)
}

const ODS_MIMETYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// An ODS document around the content of `office:spreadsheet`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    ods_with_prolog("", tables)
}

/// The same with something before the root element.
pub(crate) fn ods_with_prolog(prolog: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?>{prolog}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    archive([("mimetype", ODS_MIMETYPE.to_vec()), ("content.xml", content.into_bytes())])
}
