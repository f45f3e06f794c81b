//! The process that reads spreadsheets, and how it dies.

use crate::fixtures::{pack, rows_of, source, text_row, workbook_entries, xlsx};
use saldo_formats::{Limits, ReadError, ReadOptions, TableSource};
use std::path::PathBuf;

fn in_a_process(bytes: &[u8], limits: Limits) -> Result<Vec<Vec<String>>, ReadError> {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("book.xlsx");
    std::fs::write(&path, bytes).expect("write");
    let program = Some(PathBuf::from(env!("CARGO_BIN_EXE_read-table")));
    let options = ReadOptions { limits, reader_program: program, ..ReadOptions::default() };
    rows_of(&TableSource::open(&path, options)?)
}

#[test]
fn a_process_reads_the_same_rows() {
    let data: String = (1..500).map(|line| text_row(line, &["Ромашка", "\"1\n2\"", ""])).collect();
    let book = xlsx(&data);
    let here = rows_of(&source(&book).expect("opens")).expect("here");
    assert_eq!(here.len(), 499);
    assert_eq!(in_a_process(&book, Limits::default()).expect("there"), here);
}

#[test]
fn refusals_cross_the_pipe() {
    let two = text_row(1, &["a"]);
    let book = pack(&workbook_entries(&[("A", &two), ("B", &two)], false));
    assert_eq!(
        in_a_process(&book, Limits::default()),
        Err(ReadError::SeveralSheets { sheets: vec!["A".into(), "B".into()] })
    );
}

/// I03: a workbook that needs more than its reader may have is refused, not survived.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_needs_too_much_is_ended_by_name() {
    // Shared strings are held in memory: so many of them that they need more than their reader has.
    let mut entries = workbook_entries(&[("Sheet1", &text_row(1, &["a"]))], false);
    let mut seed: u32 = 1;
    let mut strings = String::from(
        "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    );
    while strings.len() < 90 << 20 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        strings.push_str(&format!("<si><t>{:x}</t></si>", seed >> 20));
    }
    strings.push_str("</sst>");
    let relations = String::from_utf8(entries[4].1.clone()).expect("text");
    entries[4].1 = relations.replace("</Relationships>", "<Relationship Id=\"rIdT\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>").into_bytes();
    entries.push(("xl/sharedStrings.xml".into(), strings.into_bytes()));
    let book = pack(&entries);
    // What nobody has stated otherwise is what the goal allows (I19).
    assert_eq!(
        in_a_process(&book, Limits::default()),
        Err(ReadError::OverMemory { limit_mib: 256 })
    );
    let slow = Limits { child_seconds: 0, ..Limits::default() };
    assert_eq!(in_a_process(&book, slow), Err(ReadError::OverTime { limit_seconds: 0 }));
}
