//! Files that are broken, lie, or attack: each ends in a named refusal and leaves nothing.

use crate::dump;
use crate::house::Saldo;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Imports a file that must be refused as a whole; returns what was said.
#[track_caller]
fn refused(name: &str, bytes: &[u8], more: &[&str]) -> String {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file = saldo.write(name, bytes);
    let before = dump::hash(&saldo.file());
    let mut arguments = vec!["import", "auto", file.as_str()];
    arguments.extend(more);
    let answer = saldo.run(&arguments).ended(2);
    assert!(answer.err.contains(name), "the file is named: {}", answer.err);
    assert_eq!(dump::hash(&saldo.file()), before, "nothing was kept of {name}");
    answer.err
}

const HEADER: &str = "customer;number;date;due;amount\n";

/// Imports rows of which the given line must be refused for the named field.
#[track_caller]
fn row_refused(row: &str, field_has: &str) {
    let saldo = Saldo::new().founded("EE", "EUR");
    let file =
        saldo.write("invoices.csv", format!("{HEADER}C-0;A-0;2026-01-10;2026-01-24;5,00\n{row}\n"));
    let answer = saldo.run(&["import", "invoices", &file, "--json"]).ended(2);
    let told = answer.json();
    assert_eq!(told["new"], 1, "the good row is taken: {told}");
    let refusal = &told["refused"][0];
    assert_eq!(refusal["line"], 3, "{told}");
    let cell = format!("{} {}", refusal["field"], refusal["value"]);
    assert!(cell.contains(field_has), "{row}: {refusal}");
    assert!(refusal["remedy"].as_str().is_some_and(|remedy| remedy.len() > 5), "{refusal}");
}

#[test]
fn rows_that_cannot_be_meant_are_refused_by_line_field_and_value() {
    let rows = [
        ("C-1;A-1;2026-02-31;2026-03-10;10,00", "2026-02-31"),
        ("C-1;A-1;2026-01-10;2025-12-31;10,00", "2025-12-31"),
        ("C-1;A-1;2026-01-10;2026-01-24;ten", "ten"),
        ("C-1;A-1;2026-01-10;2026-01-24;1e5", "1e5"),
        ("C-1;A-1;2026-01-10;2026-01-24;99999999999999999999", "99999999999999999999"),
        ("C-1;A-1;20266-01-10;2026-01-24;10,00", "20266-01-10"),
        (";A-1;2026-01-10;2026-01-24;10,00", "customer"),
        ("C-1;A-1;;2026-01-24;10,00", "date"),
    ];
    for (row, field_has) in rows {
        row_refused(row, field_has);
    }
}

#[test]
fn one_number_with_two_amounts_in_a_file_is_refused_by_name() {
    row_refused("C-0;A-0;2026-01-10;2026-01-24;6,00", "A-0");
}

#[test]
fn files_that_are_no_tables_are_refused_by_name() {
    let rows: [(&str, &[u8]); 4] = [
        ("empty.csv", b""),
        ("noise.csv", &[0, 159, 146, 150, 0, 1, 2, 3, 255, 254, 7, 0]),
        ("words.csv", b"Dear all,\nplease find the list attached.\n"),
        ("cut.xlsx", b"PK\x03\x04\x14\x00\x00\x00\x08\x00cut off here"),
    ];
    for (name, bytes) in rows {
        refused(name, bytes, &[]);
    }
}

#[test]
fn a_declared_encoding_that_is_not_the_files_is_refused() {
    let mut text = HEADER.as_bytes().to_vec();
    text.extend(b"C-1;\xd0\xff\xfe;2026-01-10;2026-01-24;10,00\n");
    refused("invoices.csv", &text, &["--encoding", "utf-8"]);
}

#[test]
fn a_quotation_that_never_ends_is_refused() {
    let text = format!(
        "{HEADER}C-1;\"A-1;2026-01-10;2026-01-24;10,00\nC-1;A-2;2026-01-10;2026-01-24;10,00\n"
    );
    refused("quoted.csv", text.as_bytes(), &[]);
}

#[test]
fn a_million_columns_are_refused() {
    let mut text = HEADER.trim_end().to_owned();
    text.push_str(&";x".repeat(1_000_000));
    text.push('\n');
    refused("wide.csv", text.as_bytes(), &[]);
}

#[test]
fn a_bomb_dressed_as_a_workbook_is_refused() {
    let blank = vec![b' '; 1 << 20];
    let sheet = workbook(|zip| (0..300).try_for_each(|_| zip.write_all(&blank)));
    let said = refused("bomb.xlsx", &sheet, &[]);
    assert!(!said.contains("read-table"), "the refusal is for people: {said}");
}

#[test]
fn two_far_cells_are_refused_before_they_cost_a_gigabyte() {
    let cells = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\
        <row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
        <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>";
    refused("far.xlsx", &workbook(|zip| zip.write_all(cells.as_bytes())), &[]);
}

/// The smallest workbook whose one sheet is written by `sheet`.
fn workbook(
    sheet: impl FnOnce(&mut zip::ZipWriter<Cursor<Vec<u8>>>) -> std::io::Result<()>,
) -> Vec<u8> {
    const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
        <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    const BOOK: &str = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
        <sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    const BOOK_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part");
    sheet(&mut zip).expect("memory");
    zip.finish().expect("memory").into_inner()
}

#[test]
fn formulas_in_cells_stay_text_or_are_refused_and_are_never_worked_out() {
    row_refused("C-1;A-1;2026-01-10;2026-01-24;=1+1", "=1+1");
    let saldo = Saldo::new().founded("EE", "EUR");
    let file =
        saldo.write("invoices.csv", format!("{HEADER}C-1;=1+1;2026-01-10;2026-01-24;10,00\n"));
    let answer = saldo.run(&["import", "invoices", &file]);
    let numbers = dump::of(&saldo.file(), &["item"]);
    assert!(answer.code == Some(2) || numbers.contains("number==1+1"), "{numbers}");
}

#[test]
fn a_folder_is_no_file() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let folder = saldo.folder.path().display().to_string();
    let answer = saldo.run(&["import", "auto", &folder]).ended(2);
    assert!(answer.err.contains(&folder), "{}", answer.err);
}
