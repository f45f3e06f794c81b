//! Files as they come: in every encoding and dialect, broken, hostile, ambiguous.
//! The names are those of the register of failures.

use crate::alone::alone;
use crate::broken::{MOST_MEMORY, MOST_TIME, cpu_time, peak_memory};
use crate::fixtures::*;
use encoding_rs::{IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};
use proptest::prelude::*;
use saldo_domain::Currency;
use saldo_domain::book::ItemKind;
use saldo_domain::book::facts::Fact;
use saldo_formats::einvoice;
use saldo_formats::statement;
use saldo_formats::tables::Row;
use saldo_formats::{
    Defaults, ImportKind, Limits, Mapping, ReadError, ReadOptions, RowKind, TableFormat,
    TableSource, read_facts,
};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

const RUSSIAN: &str = "Контрагент;ИНН;Город\r\nООО «Ромашка»;0077123456;Москва\r\n\
                       ИП Сидоров Пётр Ильич;770100000001;Санкт-Петербург\r\n\
                       АО Ёлочные игрушки № 5;0012345678;Ярославль\r\n";
const ESTONIAN: &str = "Klient;Kood;Linn\r\nTšehhi Õlu OÜ;0012;Jõgeva\r\n\
                        Žanna Küünal AS;0013;Võru\r\nPähkel ja Pojad OÜ;0014;Pärnu\r\n";

fn cells(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

/// I01: the same content in every encoding gives the same rows.
#[test]
fn encoding_matrix() {
    let with_mark = |text: &str| format!("\u{feff}{text}").into_bytes();
    let table = [
        ("UTF-8", RUSSIAN, RUSSIAN.as_bytes().to_vec()),
        ("UTF-8", RUSSIAN, with_mark(RUSSIAN)),
        ("UTF-16LE", RUSSIAN, utf16(RUSSIAN, true, true)),
        ("UTF-16BE", RUSSIAN, utf16(RUSSIAN, false, true)),
        ("UTF-16LE", RUSSIAN, utf16(RUSSIAN, true, false)),
        ("UTF-16BE", RUSSIAN, utf16(RUSSIAN, false, false)),
        ("windows-1251", RUSSIAN, encoded(RUSSIAN, WINDOWS_1251)),
        ("UTF-8", ESTONIAN, ESTONIAN.as_bytes().to_vec()),
        ("UTF-16LE", ESTONIAN, utf16(ESTONIAN, true, false)),
    ];
    for (name, text, bytes) in table {
        let source = source(&bytes).expect(name);
        assert_eq!(source.encoding(), Some(name));
        assert_eq!(rows_of(&source).expect(name), cells(text), "{name}");
    }
    // KOI8-R and CP866 lack the quotation marks and №.
    let plain = RUSSIAN.replace(['«', '»'], "\"\"").replace("№", "N");
    for (name, encoding) in [("KOI8-R", KOI8_R), ("IBM866", IBM866)] {
        let source = source(&encoded(&plain, encoding)).expect(name);
        assert_eq!(source.encoding(), Some(name));
        assert_eq!(rows_of(&source).expect(name), cells(&plain), "{name}");
    }
    // Where both Western and Baltic agree on every byte there is nothing to ask.
    let western = ESTONIAN.replace(['š', 'Ž', 'ž'], "z");
    let rows_read = rows(&encoded(&western, WINDOWS_1252)).expect("western");
    assert_eq!(rows_read, cells(&western));
}

/// Files with few letters beyond ASCII are common and have one meaning.
#[test]
fn a_few_foreign_letters_are_enough() {
    let table = [
        ("Müller GmbH;München", WINDOWS_1252),
        ("Ülle;Külli", WINDOWS_1252),
        ("12,50 €;5 €", WINDOWS_1252),
        ("Supplies – north;it’s", WINDOWS_1252),
        ("Õun OÜ;“Pärn”", WINDOWS_1257),
        ("Иванов;1", WINDOWS_1251),
        ("ООО «Свет»;№ 5", WINDOWS_1251),
        ("иванов и сын;петров", WINDOWS_1251),
        ("Иванов;Пётр", KOI8_R),
        ("Иванов;Пётр", IBM866),
    ];
    for (text, encoding) in table {
        let file = format!("a;b\n{text}\n");
        assert_eq!(rows(&encoded(&file, encoding)).expect(text), cells(&file), "{text}");
    }
    let greek = "α;β\nΑθήνα και Θεσσαλονίκη;Ελληνική εταιρεία εμπορίου και μεταφορών\n";
    let refused = rows(&encoded(greek, encoding_rs::WINDOWS_1253)).expect_err("Greek");
    assert_eq!(refused.code(), "ambiguous_encoding");
}

/// I01: one file in two encodings is refused with the line where it changes.
#[test]
fn a_file_in_two_encodings_is_refused_with_its_line() {
    let mut mixed = "Имя;Сумма\nИванов;1\n".as_bytes().to_vec();
    mixed.extend(encoded("Петров;2\n", WINDOWS_1251));
    let options = ReadOptions { encoding: Some("utf-8".into()), ..ReadOptions::default() };
    let source = TableSource::from_bytes(&mixed, options).expect("stated");
    assert_eq!(rows_of(&source), Err(ReadError::Undecodable { line: 3, encoding: "UTF-8".into() }));
    // Nothing stated: no reading looks right, so the file is asked about.
    assert!(matches!(rows(&mixed), Err(ReadError::AmbiguousEncoding { .. })));
}

/// A zero byte stands in no text: the file is damaged or is none, whatever else it holds.
#[test]
fn a_zero_byte_is_refused_with_its_line() {
    for text in ["Number;Sum\n15;100\n16\0;50\n", "Номер;Сумма\n15;100\n16\0;50\n"] {
        let refused = rows(text.as_bytes()).expect_err("a zero byte");
        assert_eq!(refused, ReadError::ZeroByte { line: 3 });
        assert!(refused.remedy().contains("export the table again"));
    }
}

/// I02: too little text, or two good readings, lead to a question and never to rubbish.
#[test]
fn low_confidence_asks() {
    let asks = |bytes: &[u8]| matches!(source(bytes), Err(ReadError::AmbiguousEncoding { .. }));
    // ð in Western, š in Baltic: both could stand in a name.
    assert!(asks(&encoded("Name;Sum\nKau\u{161}ik;1\n", WINDOWS_1257)));
    // A word of capitals in KOI8-R is a word of small letters in Windows-1251.
    assert!(asks(&encoded("a;b\nООО;1\n", KOI8_R)));
    // A map that states an eight-bit encoding for a file that is UTF-8.
    let options =
        || ReadOptions { encoding: Some("windows-1251".into()), ..ReadOptions::default() };
    let refused = TableSource::from_bytes(RUSSIAN.as_bytes(), options()).expect_err("UTF-8");
    assert_eq!(
        refused,
        ReadError::AmbiguousEncoding { candidates: vec!["utf-8".into(), "windows-1251".into()] }
    );
    // Stated, the same doubtful bytes are read as told.
    let stated = TableSource::from_bytes(
        &encoded("Name;Sum\nKau\u{161}ik;1\n", WINDOWS_1257),
        ReadOptions { encoding: Some("windows-1257".into()), ..ReadOptions::default() },
    );
    assert_eq!(rows_of(&stated.expect("stated")).expect("rows")[1][0], "Kaušik");
    let unknown = TableSource::from_bytes(
        b"a;b",
        ReadOptions { encoding: Some("klingon-8".into()), ..ReadOptions::default() },
    );
    assert_eq!(unknown.expect_err("name").code(), "unknown_encoding");
}

/// I03: endless lines, a million columns, endless cells and rows end in named refusals.
#[test]
fn bounded_memory_and_time() {
    alone("import::bounded_memory_and_time", || {
        let begun = cpu_time();
        let refusal = |bytes: &[u8]| rows(bytes).expect_err("refused").code();
        assert_eq!(refusal(&vec![b'x'; 3 << 20]), "row_too_long");
        assert_eq!(refusal("a,".repeat(1_000_000).as_bytes()), "too_many_columns");
        assert_eq!(refusal(format!("a,b\n{},1\n", "x".repeat(70_000)).as_bytes()), "cell_too_long");
        let quoted = format!("a,b\n\"{}", "x\n".repeat(1 << 20));
        assert_eq!(refusal(quoted.as_bytes()), "row_too_long");
        let short = Limits { rows: 10, ..Limits::default() };
        let options = ReadOptions { limits: short, ..ReadOptions::default() };
        let many = TableSource::from_bytes("a,b\n".repeat(11).as_bytes(), options).expect("opens");
        assert_eq!(rows_of(&many), Err(ReadError::TooManyRows { limit: 10 }));
        // Cut off in the middle of a quotation, or of a file.
        assert_eq!(rows(b"a,b\n1,\"two"), Err(ReadError::UnclosedQuote { line: 2 }));
        assert_eq!(refusal(b""), "empty");
        let whole = xlsx(&text_row(1, &["a", "b"]));
        for cut in [10, whole.len() / 2, whole.len() - 1] {
            assert!(rows(&whole[..cut]).is_err(), "cut at {cut}");
        }
        let wide = text_row(1, &vec!["x"; 1025]);
        assert_eq!(refusal(&xlsx(&wide)), "too_many_columns");
        // Eight refusals, each of the time that one input may take.
        assert!(cpu_time() - begun < 8 * MOST_TIME, "{} hundredths", cpu_time() - begun);
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
    });
}

/// Bytes of the two files that are compared, and of those that are too large.
const SMALL: u64 = 16 << 20;
const LARGE: u64 = 256 << 20;
const GIGABYTES: u64 = 2 << 30;

/// A file of so many bytes about the same few customers, written piece by piece.
fn file_of(folder: &Path, bytes: u64) -> (PathBuf, u64) {
    let path = folder.join(format!("{bytes}.csv"));
    let mut file = BufWriter::new(File::create(&path).expect("a file"));
    writeln!(file, "Customer,Invoice number,Invoice date,Due date,Amount,Note").expect("written");
    let (note, mut written, mut rows) = ("n".repeat(900), 0, 0_u64);
    while written < bytes {
        rows += 1;
        let row = format!("C-{},A-{rows},2026-01-10,2026-02-09,100.00,{note}\n", rows % 7);
        file.write_all(row.as_bytes()).expect("written");
        written += row.len() as u64;
    }
    file.flush().expect("written");
    (path, rows)
}

/// Reads every row of a file into facts and says how many there were.
fn facts_in(path: &Path) -> u64 {
    let source = TableSource::open(path, ReadOptions::default()).expect("opens");
    let mapping = Mapping::recognise(&source, ImportKind::Auto).expect("known headings");
    let rows = read_facts(&source, &mapping, &euros()).expect("mapped");
    rows.map(|row| row.expect("read").facts.expect("taken").len() as u64).sum()
}

/// I03: a table takes no more memory when it is sixteen times as large; there is no size from which it
/// would. What is read whole has a size above which it is not opened at all: a file of 2 GB, of which
/// nothing but its size is looked at.
#[test]
fn a_file_of_any_size_is_read_in_the_memory_of_a_small_one() {
    alone("import::a_file_of_any_size_is_read_in_the_memory_of_a_small_one", || {
        let folder = tempfile::tempdir().expect("a folder");
        let (small, rows) = file_of(folder.path(), SMALL);
        assert_eq!(facts_in(&small), rows);
        let peak = peak_memory();
        let (large, rows) = file_of(folder.path(), LARGE);
        assert_eq!(facts_in(&large), rows);
        let more = peak_memory() - peak;
        assert!(more < 4 * 1024, "{more} KiB more for sixteen times the size");
        let gigabytes = |head: &[u8]| {
            let path = folder.path().join("gigabytes");
            let mut file = File::create(&path).expect("a file");
            file.write_all(head).expect("written");
            // What is not written is a hole: it takes no room on the disk.
            file.set_len(GIGABYTES).expect("two gigabytes");
            path
        };
        let begun = cpu_time();
        let camt = gigabytes(b"<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>");
        let refused = statement::read_file(&camt, &ReadOptions::default()).expect_err("too large");
        assert_eq!(refused.code(), "too_large");
        let mt940 = gigabytes(b":20:S\n:25:EE571010220229377229\n");
        let refused = statement::read_file(&mt940, &ReadOptions::default()).expect_err("too large");
        assert_eq!(refused.code(), "too_large");
        let ubl = gigabytes(b"<?xml version=\"1.0\"?><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">");
        assert_eq!(einvoice::held(&ubl).expect_err("too large").code(), "too-large");
        assert!(cpu_time() - begun < MOST_TIME, "{} hundredths", cpu_time() - begun);
        // An archive says at its end what it holds, and a table of nothing is an endless row.
        for head in [b"PK\x03\x04".as_slice(), b"Customer,Number\n"] {
            let path = gigabytes(head);
            let read = TableSource::open(&path, ReadOptions::default())
                .and_then(|source| rows_of(&source));
            assert!(read.is_err(), "{read:?}");
        }
        assert!(peak_memory() < MOST_MEMORY, "{} KiB at the peak", peak_memory());
    });
}

/// I04: what an archive unpacks to is bounded before anything of it is parsed.
#[test]
fn unpacked_limits() {
    let refusal = |bytes: &[u8]| rows(bytes).expect_err("refused").code();
    let mut bomb = workbook_entries(&[("Sheet1", "")], false);
    let spaces = vec![b' '; 100 << 20];
    bomb[0].1.extend(&spaces);
    assert_eq!(refusal(&pack(&bomb)), "ratio_too_high");

    let small = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let options = ReadOptions { limits: small, ..ReadOptions::default() };
    let data: String = (1..20_000).map(|line| text_row(line, &["x", "y"])).collect();
    let large = TableSource::from_bytes(&xlsx(&data), options).expect("opens");
    assert_eq!(rows_of(&large), Err(ReadError::UnpacksTooLarge { limit: 1 << 20 }));

    let mut crowd = workbook_entries(&[("Sheet1", &text_row(1, &["a"]))], false);
    crowd.extend((0..10_001).map(|index| (format!("junk/{index}"), Vec::new())));
    assert_eq!(refusal(&pack(&crowd)), "too_many_entries");

    // An archive inside the archive is a closed box.
    let mut nested = workbook_entries(&[("Sheet1", &text_row(1, &["a", "b"]))], false);
    nested.push(("xl/embeddings/inner.zip".into(), pack(&bomb)));
    assert_eq!(rows(&pack(&nested)).expect("nested"), [["a", "b"]]);
}

/// I04: sizes that the archive lies about are found out while unpacking.
#[test]
fn an_archive_that_lies_about_its_sizes_is_refused() {
    let data: String = (1..60_000).map(|line| text_row(line, &["aaaaaaaa"])).collect();
    let mut bytes = xlsx(&data);
    // Uncompressed sizes in the central directory, at 24 bytes into each header.
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|four| four == b"PK\x01\x02") {
        at += found;
        bytes[at + 24..at + 28].copy_from_slice(&100_u32.to_le_bytes());
        at += 4;
    }
    // Of what was said to be small nothing came out, not even its beginning.
    let refused = rows(&bytes).expect_err("a lie");
    assert_eq!(refused.code(), "damaged", "{refused}");
}

/// I05: the space between far cells and repeated cells is counted, never filled in.
#[test]
fn cell_budget_before_materialise() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="GR200000"><v>2</v></c></row>"#;
    let source_of_far = source(&xlsx(far)).expect("opens");
    let mut reader = source_of_far.rows().expect("reads");
    let mut row = Row::default();
    let mut seen = Vec::new();
    while reader.read(&mut row).expect("row") {
        seen.push((row.line(), row.len()));
    }
    assert_eq!(seen, [(1, 1), (200_000, 200)]);

    let beside = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    assert_eq!(rows(&xlsx(beside)).expect_err("wide").code(), "too_many_columns");

    let budget = Limits { cells: 1_000_000, ..Limits::default() };
    let options = ReadOptions { limits: budget, ..ReadOptions::default() };
    let repeats = r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    let repeated = TableSource::from_bytes(&ods(repeats), options).expect("opens");
    assert_eq!(rows_of(&repeated), Err(ReadError::TooManyCells { limit: 1_000_000 }));

    // Empty repeats, which every real sheet ends with, cost nothing.
    let padded = r#"<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
    assert_eq!(rows(&ods(padded)).expect("padded"), [["a"]]);
    let beyond = r#"<table:table table:name="S"><table:table-row><table:table-cell table:number-columns-repeated="9999999999"/><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(rows(&ods(beyond)).expect_err("beyond").code(), "too_many_columns");
}

/// I06: document types, entities, endless tags and bottomless nesting are refused.
#[test]
fn xml_hostile_set() {
    let cell = r#"<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>CELL</text:p></table:table-cell></table:table-row></table:table>"#;
    let refusal = |bytes: &[u8]| rows(bytes).expect_err("refused").code();
    let external = r#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>"#;
    assert_eq!(refusal(&ods_with_prolog(external, &cell.replace("CELL", "&e;"))), "forbidden_xml");
    let bomb = r#"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"#;
    assert_eq!(refusal(&ods_with_prolog(bomb, &cell.replace("CELL", "&b;"))), "forbidden_xml");
    assert_eq!(refusal(&ods(&cell.replace("CELL", "&undeclared;"))), "forbidden_xml");
    assert_eq!(rows(&ods(&cell.replace("CELL", "A &amp; B&#1071;"))).expect("fine"), [["A & BЯ"]]);

    let flood: String = (0..200_000).fold(String::new(), |mut flood, index| {
        let _ = write!(flood, " a{index}=\"{index}\"");
        flood
    });
    let flooded = cell.replace("<table:table-row>", &format!("<table:table-row{flood}>"));
    assert_eq!(refusal(&ods(&flooded)), "xml_too_long");
    let deep = "<text:span>".repeat(1000);
    assert_eq!(refusal(&ods(&cell.replace("CELL", &deep))), "xml_too_deep");

    let mut entries = workbook_entries(&[("Sheet1", &text_row(1, &["a"]))], false);
    let sheet = String::from_utf8(entries[0].1.clone()).expect("text");
    entries[0].1 = sheet.replace("<worksheet", &format!("{external}<worksheet")).into_bytes();
    assert_eq!(refusal(&pack(&entries)), "forbidden_xml");
}

/// The archive with every entry marked as a symbolic link of Unix, in its central directory.
fn links(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|four| four == b"PK\x01\x02") {
        at += found;
        bytes[at + 5] = 3;
        bytes[at + 38..at + 42].copy_from_slice(&(0o120_777_u32 << 16).to_le_bytes());
        at += 4;
    }
    bytes
}

/// I07: names of entries lead nowhere; only the few known ones are looked up.
#[test]
fn paths_ignored() {
    let mut entries = workbook_entries(&[("Sheet1", &text_row(1, &["a", "b"]))], false);
    for name in ["../../escaped.xml", "/absolute.xml", "C:\\device.xml", "con", "aux.xml"] {
        entries.push((name.to_owned(), b"<x/>".to_vec()));
    }
    assert_eq!(rows(&pack(&entries)).expect("read"), [["a", "b"]]);
    // A link to a file of the machine is an entry like any other, whose bytes are the path: nothing
    // follows it. As the sheet itself it is no XML.
    let mut linked = workbook_entries(&[("Sheet1", &text_row(1, &["a", "b"]))], false);
    linked.push(("xl/link".into(), b"/etc/passwd".to_vec()));
    assert_eq!(rows(&links(pack(&linked))).expect("read"), [["a", "b"]]);
    linked[0].1 = b"/etc/passwd".to_vec();
    let refused = rows(&links(pack(&linked))).map_err(|error| error.to_string());
    let told = format!("{refused:?}");
    assert!(!told.contains("root:") && refused != Ok(vec![vec!["a".to_owned()]]), "{told}");
    // Two entries of one name could show one sheet to a checker and another to a reader.
    let mut twins = workbook_entries(&[("Sheet1", &text_row(1, &["a"]))], false);
    twins.push(("xl/worksheets/sheetX.xml".into(), b"<worksheet/>".to_vec()));
    let mut bytes = pack(&twins);
    let (from, to) = (b"sheetX.xml", b"sheet1.xml");
    for at in 0..bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
    assert_eq!(rows(&bytes).expect_err("twins").code(), "overlapping_entries");
}

/// I08: separators, quotes, line breaks inside cells; broken rows are named, not bent.
#[test]
fn csv_dialects() {
    let expected = vec![vec!["Name", "Sum"], vec!["Olu; \"AS\", x\ny", "1,5"]];
    for separator in [",", ";", "\t", "|"] {
        for line_end in ["\n", "\r\n"] {
            let text = ["Name", "Sum"].join(separator)
                + line_end
                + &["\"Olu; \"\"AS\"\", x\ny\"", "\"1,5\""].join(separator)
                + line_end;
            assert_eq!(rows(text.as_bytes()).expect("rows"), expected, "{separator:?}");
        }
    }
    assert_eq!(rows(b"sep=|\na|b,c\n").expect("stated")[1], ["a", "b,c"]);
    assert_eq!(rows(b"name;amount\nA;1,5\nB;2,5\n").expect("commas")[1], ["A", "1,5"]);

    let head = "Customer;Number;Date;Due;Amount\n";
    let refused = |body: &str| {
        let (facts, refusals) = import(format!("{head}{body}").as_bytes()).expect("file");
        (facts.len(), codes(&refusals))
    };
    let good = "C1;1;2026-01-01;2026-01-31;10\n";
    assert_eq!(refused(&good.repeat(2)), (2, vec![]));
    assert_eq!(refused("C1;1;2026-01-01;2026-01-31\n"), (0, vec!["ragged_row"]));
    assert_eq!(refused("C1;1;2026-01-01;2026-01-31;10;11\n"), (0, vec!["ragged_row"]));
    assert_eq!(refused("C1;1;2026-01-01;2026-01-31;10;\n"), (1, vec![]));
    assert_eq!(refused(&format!("{good}\n\n;;;;\n{good}")), (2, vec![]));

    let twice = "Customer;Number;Date;Due;Amount;Amount\nC1;1;2026-01-01;2026-01-31;10;11\n";
    assert_eq!(
        import(twice.as_bytes()),
        Err(ReadError::DuplicateHeading { name: "Amount".into() })
    );
}

/// I08: lines are counted as an editor counts them.
#[test]
fn refusals_name_the_line_an_editor_shows() {
    let text = "Customer,Number,Date,Due,Amount\n\nC1,\"1\n2\",2026-01-01,2026-01-31,5\n\r\n\
                C1,2,2026-02-30,2026-03-31,5\n";
    let (_, refusals) = import(text.as_bytes()).expect("file");
    assert_eq!(refusals.len(), 1);
    assert_eq!(
        refusals[0].to_string(),
        "line 6, column “Date”, value “2026-02-30”: there is no such day in the calendar. \
         Correct the day; if day and month are swapped, state `dates = \"dmy\"` or `\"mdy\"` \
         in the map"
    );
}

/// I09: one file has one order; two columns that prove opposite ones are both named.
#[test]
fn columns_of_opposite_orders_are_asked_about() {
    let file = |rows: &str| format!("Customer,Number,Date,Due,Amount\n{rows}");
    let both = file("C1,A,01/02/2026,03/04/2026,5.00\nC1,B,13/02/2026,03/14/2026,5.00\n");
    assert_eq!(
        import(both.as_bytes()).map(|_| ()),
        Err(ReadError::OppositeDates {
            day_first: "Date".into(),
            day_first_line: 3,
            month_first: "Due".into(),
            month_first_line: 3
        })
    );
    let alike = file("C1,A,01/02/2026,03/04/2026,5.00\nC1,B,13/02/2026,14/03/2026,5.00\n");
    assert!(import(alike.as_bytes()).is_ok());
}

fn invoices_dated(dates: &[&str]) -> String {
    dates.iter().fold("Customer,Number,Date,Terms,Amount\n".to_owned(), |mut text, date| {
        let _ = writeln!(text, "C1,{},{date},10,5.00", text.len());
        text
    })
}

/// I09: a date with two readings is asked about, unless its column proves the order.
#[test]
fn ambiguous_date_asks() {
    let days = |dates: &[&str]| {
        let (facts, refusals) = import(invoices_dated(dates).as_bytes())?;
        let days: Vec<_> =
            documents(&facts).iter().map(|fact| fact.effective.to_string()).collect();
        Ok::<_, ReadError>((days, codes(&refusals)))
    };
    let asked = days(&["01/02/2026"]).expect_err("asked");
    assert_eq!(
        asked,
        ReadError::AmbiguousDates { column: "Date".into(), example: "01/02/2026".into(), line: 2 }
    );
    assert!(asked.remedy().contains("dmy"));
    let proved = days(&["01/02/2026", "13/02/2026"]).expect("day first");
    assert_eq!(proved, (vec!["2026-02-01".to_owned(), "2026-02-13".into()], vec![]));
    let proved = days(&["01/02/2026", "02/13/2026"]).expect("month first");
    assert_eq!(proved, (vec!["2026-01-02".to_owned(), "2026-02-13".into()], vec![]));
    assert_eq!(
        days(&["13/02/2026", "02/13/2026"]),
        Err(ReadError::MixedDates {
            column: "Date".into(),
            day_first_line: 2,
            month_first_line: 3
        })
    );
    // One meaning each: the same number twice, points, ISO, midnight.
    let clear = ["05/05/2026", "1.2.2026", "2026-02-03", "2026/02/04", "2026-02-05 00:00:00"];
    let expected = ["2026-05-05", "2026-02-01", "2026-02-03", "2026-02-04", "2026-02-05"];
    assert_eq!(days(&clear).expect("clear").0, expected);
    let refused =
        ["31.02.2026", "01.02.26", "29.02.2026", "2026-02-03 14:30", "tomorrow", "1.2.1900"];
    assert_eq!(
        days(&refused).expect("rows").1,
        [
            "date_no_such_day",
            "date_two_digit_year",
            "date_no_such_day",
            "date_time_of_day",
            "date_unreadable",
            "date_out_of_range"
        ]
    );
}

/// I09: serial numbers of spreadsheets, under both epochs and past the false leap day.
#[test]
fn spreadsheet_dates_are_days() {
    let head = text_row(1, &["Customer", "Number", "Date", "Due", "Amount"]);
    let row = |line: u32, serial: &str| {
        format!(
            r#"<row r="{line}"><c t="inlineStr"><is><t>C1</t></is></c><c><v>{line}</v></c><c s="1"><v>{serial}</v></c><c s="1"><v>46000</v></c><c><v>1234.5</v></c></row>"#
        )
    };
    let data = format!("{head}{}{}{}", row(2, "41276"), row(3, "60"), row(4, "41276.5"));
    let (facts, refusals) = import(&xlsx(&data)).expect("1900");
    let invoice = documents(&facts)[0];
    assert_eq!(invoice.effective.to_string(), "2013-01-02");
    assert_eq!(invoice.due.to_string(), "2025-12-09");
    assert_eq!((invoice.number.as_str(), invoice.amount.to_plain()), ("2", "1234.50".into()));
    assert_eq!(refusals.len(), 2, "{refusals:?}");
    assert_eq!(refusals[1].reason.code(), "date_time_of_day");
    let data = format!("{head}{}", row(2, "39814"));
    let book = pack(&workbook_entries(&[("Sheet1", &data)], true));
    let (facts, _) = import(&book).expect("1904");
    assert_eq!(documents(&facts)[0].effective.to_string(), "2013-01-02");
}

/// I10: identifiers stay text to the last zero; rounded ones are refused.
#[test]
fn identifiers_are_text() {
    let text = "Customer,Name,Tax number\n007,\"Bond, J\",0077123456\n1E+15,A,1\n\
                C3,B,\"1,23457E+11\"\n12E5,C,000\n";
    let (facts, refusals) = import(text.as_bytes()).expect("file");
    let customers: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Customer(customer) => Some(customer),
            _ => None,
        })
        .collect();
    assert_eq!(customers[0].code, "007");
    assert_eq!(customers[0].registry_code.as_deref(), Some("0077123456"));
    assert_eq!(
        (customers[1].code.as_str(), customers[1].registry_code.as_deref()),
        ("12E5", Some("000"))
    );
    assert_eq!(codes(&refusals), ["scientific_identifier", "scientific_identifier"]);
    assert_eq!((refusals[0].line, refusals[0].field.as_str()), (3, "Customer"));

    let head = text_row(1, &["Customer", "Name"]);
    let number = |line: u32, value: &str| {
        format!(
            r#"<row r="{line}"><c><v>{value}</v></c><c t="inlineStr"><is><t>x</t></is></c></row>"#
        )
    };
    let data = format!("{head}{}{}", number(2, "123456789012"), number(3, "1E+15"));
    let (facts, refusals) = import(&xlsx(&data)).expect("sheet");
    assert_eq!(facts.len(), 1);
    assert_eq!(codes(&refusals), ["scientific_identifier"]);
    assert!(refusals[0].remedy().contains("as text"));
}

/// Formulas count by their stored result; a missing one and an error are refused by place.
#[test]
fn formulas_and_errors_in_cells() {
    let head = text_row(1, &["Customer", "Number", "Date", "Due", "Amount"]);
    let row = |line: u32, amount: &str| {
        format!(
            r#"<row r="{line}"><c t="inlineStr"><is><t>C1</t></is></c><c><v>{line}</v></c><c s="1"><v>41276</v></c><c s="1"><v>46000</v></c>{amount}</row>"#
        )
    };
    let data = [
        head,
        row(2, "<c><f>SUM(A1:A2)</f><v>12.5</v></c>"),
        row(3, "<c><f>SUM(A1:A2)</f></c>"),
        row(4, r#"<c t="e"><f>A0</f><v>#REF!</v></c>"#),
        row(5, "<c><v>0.30000000000000004</v></c>"),
        row(6, "<c><v>33.333333333333336</v></c>"),
        row(7, ""),
    ];
    let (facts, refusals) = import(&xlsx(&data.concat())).expect("sheet");
    let amounts: Vec<_> = documents(&facts).iter().map(|fact| fact.amount.to_plain()).collect();
    assert_eq!(amounts, ["12.50", "0.30"]);
    assert_eq!(
        codes(&refusals),
        ["formula_without_value", "cell_error", "amount_too_many_decimals", "missing"]
    );
    assert_eq!((refusals[1].line, refusals[1].field.as_str()), (4, "Amount"));
}

/// ODS: values count before shown texts, comments are not content, kinds are kept.
#[test]
fn ods_cells_are_read_by_their_values() {
    let text = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let head: String = ["Customer", "Number", "Date", "Due", "Amount"].map(text).concat();
    let cells = [
        text("C1"),
        text("007"),
        r#"<table:table-cell office:value-type="date" office:date-value="2013-01-02"><text:p>02.01.13</text:p></table:table-cell>"#.to_owned(),
        r#"<table:table-cell office:value-type="date" office:date-value="2013-02-01T00:00:00"><office:annotation><text:p>why?</text:p></office:annotation><text:p>1/2/13</text:p></table:table-cell>"#.to_owned(),
        r#"<table:table-cell office:value-type="currency" office:currency="EUR" office:value="1234.5"><text:p>1 234,50 €</text:p></table:table-cell>"#.to_owned(),
    ];
    let broken = cells[..4].concat()
        + r#"<table:table-cell table:formula="of:=[.A0]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>"#;
    let table = format!(
        "<table:table table:name=\"S\"><table:table-row>{head}</table:table-row><table:table-row>{}</table:table-row><table:table-row>{broken}</table:table-row></table:table>",
        cells.concat()
    );
    let (facts, refusals) = import(&ods(&table)).expect("ods");
    let invoice = documents(&facts)[0];
    assert_eq!(invoice.number, "007");
    assert_eq!(
        (invoice.effective.to_string(), invoice.due.to_string()),
        ("2013-01-02".into(), "2013-02-01".into())
    );
    assert_eq!(invoice.amount.to_string(), "1234.50 EUR");
    assert_eq!(codes(&refusals), ["cell_error"]);
    assert_eq!(refusals[0].line, 3);
}

/// Several filled sheets are asked about; a stated one is read.
#[test]
fn the_sheet_is_never_guessed() {
    let one = text_row(1, &["a"]);
    let two = text_row(1, &["b"]);
    let book = pack(&workbook_entries(&[("Notes", ""), ("2025", &one), ("2026", &two)], false));
    assert_eq!(
        rows(&book),
        Err(ReadError::SeveralSheets { sheets: vec!["2025".into(), "2026".into()] })
    );
    let sheet = |name: &str| {
        let options = ReadOptions { sheet: Some(name.into()), ..ReadOptions::default() };
        rows_of(&TableSource::from_bytes(&book, options).expect("opens"))
    };
    assert_eq!(sheet("2026").expect("stated"), [["b"]]);
    assert_eq!(sheet("2024").expect_err("unknown").code(), "unknown_sheet");
    let table = |name: &str, cells: &str| {
        format!(
            r#"<table:table table:name="{name}"><table:table-row>{cells}</table:table-row></table:table>"#
        )
    };
    let cell =
        r#"<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>"#;
    let several = ods(&(table("A", "") + &table("B", cell) + &table("C", cell)));
    assert_eq!(rows(&several).expect_err("two").code(), "several_sheets");
    assert_eq!(rows(&ods(&(table("A", "") + &table("B", cell)))).expect("one"), [["x"]]);
}

/// I11: a file that changes while it is read is refused as a whole.
#[test]
fn hash_before_and_after() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("invoices.csv");
    let text = invoices_dated(&["2026-01-01", "2026-01-02"]);
    std::fs::write(&path, &text).expect("write");
    let source = TableSource::open(&path, ReadOptions::default()).expect("opens");
    assert_eq!(source.digest(), blake3::hash(text.as_bytes()).to_hex().to_string());
    let mapping = Mapping::recognise(&source, ImportKind::Auto).expect("known");
    assert!(read_facts(&source, &mapping, &euros()).expect("opens").all(|row| row.is_ok()));

    let rows = read_facts(&source, &mapping, &euros()).expect("opens");
    std::fs::write(&path, text.replace("5.00", "6.00")).expect("write");
    let last = rows.last().expect("rows");
    assert_eq!(last, Err(ReadError::Changed));
}

/// I16: a map made for one source refuses the files of another.
#[test]
fn mapping_bound_to_source() {
    let map = |extra: &str| {
        let text = format!(
            "source = \"bank\"\nproduces = [\"payments\"]\n{extra}\n[columns]\n\
             customer = \"Client\"\npaid_on = \"Day\"\npaid_amount = \"Sum\"\n"
        );
        Mapping::from_toml(&text).expect("map")
    };
    let bound = map("[file]\nheader = [\"Client\", \"Day\", \"Sum\"]");
    let first = "Client,Day,Sum\nC1,2026-01-02,5.00\n";
    let other = "Client,Day,Fee,Sum\nC1,2026-01-02,1.00,5.00\n";
    let foreign = "Payer,Date,Total\nC1,2026-01-02,5.00\n";
    let run = |mapping: &Mapping, text: &str| {
        import_by(&source(text.as_bytes()).expect("opens"), mapping, &euros())
    };
    assert_eq!(run(&bound, first).expect("own").0.len(), 1);
    assert_eq!(
        run(&bound, other),
        Err(ReadError::OtherSource { expected: "Sum".into(), found: "Fee".into() })
    );
    assert_eq!(run(&map(""), other).expect("by names").0.len(), 1);
    assert_eq!(
        run(&map(""), foreign),
        Err(ReadError::MappingDoesNotFit {
            missing: vec!["Client".into(), "Day".into(), "Sum".into()]
        })
    );
}

/// Constants, words, conventions, optional columns and skipped rows of a map are followed.
#[test]
fn what_a_map_says_is_done() {
    let map = "source = \"ledger\"\nproduces = [\"invoices\"]\noptional = [\"note\"]\n\
               [conventions]\ndates = \"dmy\"\ntwo_digit_years = 2000\ndecimal_mark = \"comma\"\n\
               currency = \"RUB\"\nnegative = \"credit_note\"\n\
               [columns]\ncustomer = [\"Payer\", \"Client\"]\nnumber = \"No\"\n\
               issued = \"Day\"\namount = \"Sum\"\nkind = \"What\"\nnote = \"Remark\"\n\
               [constants]\nterms_days = \"10\"\ndisputed = \"yes\"\n\
               [values.kind]\nWork = \"services\"\n\"\" = \"goods\"\n\
               [[skip]]\ncolumn = \"No\"\nstarts_with = [\"Total\"]\n";
    let mapping = Mapping::from_toml(map).expect("map");
    let text = "Report of the day;;;;\nNo;Client;Day;What;Sum\n1;C1;1/2/26;WORK;1.234,50\n\
                2;C1;1/2/26;;-10,00\nTotal;;;;1.224,50\n3;C1;1/2/26;gift;5\n";
    let source = source(text.as_bytes()).expect("opens");
    let (facts, refusals) = import_by(&source, &mapping, &euros()).expect("reads");
    let [work, credit] = documents(&facts)[..] else { panic!("{facts:?}") };
    assert_eq!((work.kind, work.amount.to_string()), (ItemKind::Services, "1234.50 RUB".into()));
    assert_eq!(
        (work.effective.to_string(), work.due.to_string()),
        ("2026-02-01".into(), "2026-02-11".into())
    );
    assert!(work.disputed && work.note.is_none());
    assert_eq!(
        (credit.kind, credit.amount.to_string()),
        (ItemKind::CreditNote, "10.00 RUB".into())
    );
    assert_eq!(credit.due, credit.effective);
    assert_eq!((refusals.len(), refusals[0].line), (1, 6));
}

/// Well-known headings need no map, in three languages.
#[test]
fn headings_are_known_in_three_languages() {
    let table = [
        ("Customer,Invoice number,Invoice date,Due date,Amount\n", RowKind::Invoices),
        ("Код контрагента,Номер счёта,Дата счета,Срок оплаты,Сумма\n", RowKind::Invoices),
        ("Kliendi kood,Arve nr,Arve kuupäev,Maksetähtaeg,Summa\n", RowKind::Invoices),
        ("Customer,Payment date,Amount\n", RowKind::Payments),
        ("Код клиента,Дата платежа,Сумма\n", RowKind::Payments),
        ("Kliendi kood,Makse kuupäev,Summa\n", RowKind::Payments),
        ("Customer code,Customer name\n", RowKind::Customers),
        ("Код,Наименование,ИНН\n", RowKind::Customers),
        ("Kood,Nimi,Registrikood\n", RowKind::Customers),
        ("Customer,Post,Full name,Home phone\n", RowKind::Contacts),
        ("Код покупателя,Должность,ФИО\n", RowKind::Contacts),
        ("Kliendi kood,Amet,Kontaktisik\n", RowKind::Contacts),
        ("Customer,As of,Income,Debts\n", RowKind::Financials),
        ("Код покупателя,На дату,Доходы,Долги\n", RowKind::Financials),
        ("Kliendi kood,Seisuga,Sissetulek,Võlad\n", RowKind::Financials),
    ];
    for (text, kind) in table {
        let mapping = Mapping::recognise(&source(text.as_bytes()).expect(text), ImportKind::Auto);
        assert_eq!(mapping.expect(text).produces(), [kind], "{text}");
    }
    // Customer, date and amount alone may be a list of invoices: it is asked, not booked as money.
    for text in ["Customer,Invoice number,Date,Amount\n", "Kliendi kood,Kuupäev,Summa\n"] {
        let found = Mapping::recognise(&source(text.as_bytes()).expect(text), ImportKind::Auto);
        assert_eq!(found.expect_err(text).code(), "unknown_kind", "{text}");
    }
    let unknown = source(b"Foo,Bar\n1,2\n").expect("opens");
    assert_eq!(
        Mapping::recognise(&unknown, ImportKind::Auto).expect_err("unknown").code(),
        "unknown_kind"
    );
    let invoices = source(table[0].0.as_bytes()).expect("opens");
    let as_payments = Mapping::recognise(&invoices, ImportKind::Only(RowKind::Customers));
    assert_eq!(as_payments.expect_err("no names").code(), "unknown_kind");
}

/// An invoice row may bring its customer, a dispute, terms in days, and its payment.
#[test]
fn one_row_can_state_several_facts() {
    let text = "Customer,Customer name,Number,Date,Terms,Amount,Disputed,Paid in full on\n\
                C1,Alpha,7,2026-01-01,14,\"1,234.50\",yes,2026-01-20\n\
                C1,Alpha,8,2026-01-01,-3,5.10,no,\n";
    let (facts, refusals) = import(text.as_bytes()).expect("file");
    assert_eq!(facts.len(), 3);
    let [invoice, payment] = documents(&facts)[..] else { panic!("{facts:?}") };
    assert_eq!(invoice.due.to_string(), "2026-01-15");
    assert!(invoice.disputed);
    assert_eq!((payment.kind, payment.settles.as_deref()), (ItemKind::Payment, Some("7")));
    assert_eq!(
        (payment.amount, payment.effective.to_string()),
        (invoice.amount, "2026-01-20".into())
    );
    assert_eq!(codes(&refusals), ["negative_terms"]);
}

/// I12: what was cleaned out of a taken row is reported with its column.
#[test]
fn cleaned_texts_are_remarked() {
    let text = "Customer,Name\nC\u{200b}1,\"Alpha\u{202e} OОО\"\n\u{200b},Beta\n";
    let source = source(text.as_bytes()).expect("opens");
    let mapping = Mapping::recognise(&source, ImportKind::Auto).expect("known");
    let rows: Vec<_> = read_facts(&source, &mapping, &euros())
        .expect("opens")
        .collect::<Result<_, _>>()
        .expect("reads");
    let remarks: Vec<(&str, &str)> =
        rows[0].remarks.iter().map(|it| (it.field.as_str(), it.flag.code())).collect();
    assert_eq!(
        remarks,
        [
            ("Customer", "invisible_removed"),
            ("Name", "direction_removed"),
            ("Name", "mixed_alphabets")
        ]
    );
    let refusal = rows[1].facts.as_ref().expect_err("nothing visible");
    assert_eq!(refusal.reason.code(), "invisible_text");
}

/// Signs, kinds and currencies that make no sense are refused one by one.
#[test]
fn rows_that_make_no_sense_are_refused_one_by_one() {
    let text = "Customer,Number,Kind,Date,Due,Amount,Currency,Disputed\n\
                C1,1,goods,2026-01-10,2026-01-09,5.00,EUR,no\n\
                C1,2,goods,2026-01-10,2026-01-20,-5.00,EUR,no\n\
                C1,3,goods,2026-01-10,2026-01-20,0.00,EUR,no\n\
                C1,4,gifts,2026-01-10,2026-01-20,5.00,EUR,no\n\
                C1,5,goods,2026-01-10,2026-01-20,5.00,XYZ,no\n\
                C1,6,goods,2026-01-10,2026-01-20,5.00,EUR,perhaps\n\
                ,7,goods,2026-01-10,2026-01-20,5.00,EUR,no\n\
                C1,8,goods,2026-01-10,2026-01-20,5.50,JPY,no\n\
                C1,9,goods,2026-01-10,,5.00,EUR,no\n\
                C1,10,credit_note,2026-01-10,,5.00,eur,no\n";
    let (facts, refusals) = import(text.as_bytes()).expect("file");
    assert_eq!(
        codes(&refusals),
        [
            "negative_terms",
            "not_positive",
            "not_positive",
            "unknown_word",
            "unknown_currency",
            "unknown_word",
            "missing",
            "amount_too_many_decimals",
            "missing"
        ]
    );
    let lines: Vec<u64> = refusals.iter().map(|refusal| refusal.line).collect();
    assert_eq!(lines, (2..=10).collect::<Vec<u64>>());
    assert_eq!(documents(&facts)[0].kind, ItemKind::CreditNote);
    assert!(refusals.iter().all(|refusal| !refusal.remedy().is_empty()));
    let no_currency = source(b"Customer,Number,Date,Due,Amount\nC1,1,2026-01-01,2026-01-02,5\n");
    let no_currency = no_currency.expect("opens");
    let mapping = Mapping::recognise(&no_currency, ImportKind::Auto).expect("known");
    let (_, refusals) = import_by(&no_currency, &mapping, &Defaults::default()).expect("file");
    assert_eq!(codes(&refusals), ["no_currency"]);
}

/// `1,234` is asked about; another amount of the column can prove the mark.
#[test]
fn ambiguous_amounts_ask() {
    let amounts = |texts: &[&str]| {
        let mut file = "Customer;Number;Date;Due;Amount\n".to_owned();
        for text in texts {
            let _ = writeln!(file, "C1;1;2026-01-01;2026-01-02;{text}");
        }
        let (facts, refusals) = import(file.as_bytes())?;
        assert_eq!(refusals, []);
        Ok::<_, ReadError>(
            documents(&facts).iter().map(|it| it.amount.to_plain()).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        amounts(&["1,234"]),
        Err(ReadError::AmbiguousAmounts {
            column: "Amount".into(),
            example: "1,234".into(),
            line: 2
        })
    );
    assert_eq!(amounts(&["1,234", "0.50"]).expect("point"), ["1234.00", "0.50"]);
    assert_eq!(amounts(&["1.234", "0,50"]).expect("comma"), ["1234.00", "0.50"]);
    assert_eq!(amounts(&["1.50", "1,50"]).expect_err("mixed").code(), "mixed_amounts");
    assert_eq!(amounts(&["12", "1 500"]).expect("whole"), ["12.00", "1500.00"]);
}

/// What is no table is said to be what it is.
#[test]
fn other_files_are_named() {
    let table: [(&[u8], &str); 6] = [
        (b"%PDF-1.7", "not_a_table"),
        (b"<html><table></table></html>", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
        (b"\xd0\xcf\x11\xe0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "encrypted"),
        (b"PK\x03\x04broken", "damaged"),
        (b"\x1f\x8b\x08", "not_a_table"),
    ];
    for (bytes, code) in table {
        assert_eq!(source(bytes).expect_err(code).code(), code);
    }
    assert_eq!(
        source(&archive([("a.txt", b"x".to_vec())])).expect_err("zip").code(),
        "not_a_table"
    );
    assert_eq!(source(&ods("")).expect("ods").format(), TableFormat::Ods);
    assert_eq!(rows(&ods("")), Err(ReadError::NoSheet));
    assert_eq!(rows(&xlsx("")), Err(ReadError::NoSheet));
}

/// Maps with mistakes are refused with the line.
#[test]
fn maps_with_mistakes_name_their_line() {
    let good = "source = \"s\"\nproduces = [\"customers\"]\n[columns]\ncustomer = \"C\"\n";
    Mapping::from_toml(good).expect("good");
    let table = [
        (good.replace("customer =", "custommer ="), Some(4)),
        (good.replace("[columns]", "[colums]"), Some(3)),
        (good.replace("customers", "invoices"), Some(3)),
        (good.replace("\"s\"", "\"\""), Some(1)),
        (format!("{good}[conventions]\ndates = \"ydm\"\n"), Some(6)),
        (format!("{good}[conventions]\ncurrency = \"XYZ\"\n"), Some(6)),
        (format!("{good}[file]\nencoding = \"klingon-8\"\n"), Some(6)),
        (format!("{good}[constants]\ncustomer = \"C1\"\n"), Some(5)),
        (format!("{good}[documents]\ncolumn = \"D\"\ntemplate = \"number\"\n"), Some(7)),
        (format!("{good}[values.kind]\nX = \"gift\"\n"), Some(5)),
    ];
    for (text, line) in table {
        let error = Mapping::from_toml(&text).expect_err(&text);
        assert_eq!(error.line, line, "{text}\n{error}");
    }
}

proptest! {
    /// I19 of the invariants: no bytes whatever make a reader panic.
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = import(&bytes);
    }

    #[test]
    fn arbitrary_text_never_panics(text in "[a-zA-Z0-9\"';,.|/ \t\r\n=+-]{0,300}") {
        let head = "Customer,Number,Date,Due,Amount\n";
        let _ = import(format!("{head}{text}").as_bytes());
    }

    /// A workbook with one byte changed is read or refused; it never brings the reader down.
    #[test]
    fn damaged_workbooks_never_panic(at in 0_usize..10_000, byte in any::<u8>(), ods_file in any::<bool>()) {
        let table = r#"<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
        let mut bytes = if ods_file { ods(table) } else { xlsx(&text_row(1, &["a", "b"])) };
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Err(ReadError::Damaged { message }) = rows(&bytes) {
            prop_assert_ne!(message, "the reader gave up on this file");
        }
    }

    /// The same for damage inside the XML, which no checksum hides.
    #[test]
    fn damaged_sheets_never_panic(at in 0_usize..10_000, byte in 0x20_u8..0x7f, ods_file in any::<bool>()) {
        let table = r#"<table:table table:name="S"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row></table:table>"#;
        let data = r#"<row r="1" spans="1:3"><c r="A1" s="1"><v>41276</v></c><c r="B1" t="str"><f>A1</f><v>x</v></c><c r="C1" t="b"><v>1</v></c></row>"#;
        let mutate = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            String::from_utf8(bytes).unwrap_or_default()
        };
        let bytes = if ods_file { ods(&mutate(table)) } else { xlsx(&mutate(data)) };
        let _ = rows(&bytes);
    }
}

/// The rows of a file of invoices with the usual headings, each as its line and what it says.
fn invoices_of(bytes: &[u8]) -> Vec<(u64, Result<Vec<Fact>, String>)> {
    let source = source(bytes).expect("a table");
    let mapping =
        Mapping::recognise(&source, ImportKind::Only(RowKind::Invoices)).expect("headings");
    let euro = Currency::from_code("EUR").expect("EUR");
    let defaults = Defaults { currency: Some(euro), ..Defaults::default() };
    let rows = read_facts(&source, &mapping, &defaults).expect("invoices");
    let told = |row: saldo_formats::RowResult| {
        (row.line, row.facts.map_err(|refusal| refusal.reason.code().to_owned()))
    };
    rows.map(|row| told(row.expect("a row"))).collect()
}

#[test]
fn every_row_has_a_line_of_its_own_whatever_ends_the_lines() {
    let heading = "Customer,Invoice number,Invoice date,Due date,Amount";
    let row = |number: u8| format!("C-1,{number},2026-01-10,2026-02-09,10.00");
    // A line break, the lines of four rows; the second is followed by an empty line.
    let table = [("\n", [2, 3, 5, 6]), ("\r\n", [2, 3, 5, 6]), ("\r", [2, 3, 5, 6])];
    for (ending, expected) in table {
        let text = [heading, &row(1), &row(2), "", &row(3), &row(4)].join(ending);
        let lines: Vec<u64> = invoices_of(text.as_bytes()).iter().map(|row| row.0).collect();
        assert_eq!(lines, expected, "{ending:?}");
    }
    let mixed = format!("{heading}\r\n{}\r{}\n{}\r\r\n{}", row(1), row(2), row(3), row(4));
    let lines: Vec<u64> = invoices_of(mixed.as_bytes()).iter().map(|row| row.0).collect();
    assert_eq!(lines, [2, 3, 4, 6]);
    let quoted = format!("{heading}\rC-1,\"1\r2\",2026-01-10,2026-02-09,10.00\r{}", row(2));
    let lines: Vec<u64> = invoices_of(quoted.as_bytes()).iter().map(|row| row.0).collect();
    assert_eq!(lines, [2, 4], "a quoted break is a line too");
}

#[test]
fn words_for_a_plain_invoice_need_no_map() {
    for word in ["invoice", "Invoice", "счёт", "Счет", "ARVE", "goods"] {
        let text = format!(
            "Customer,Kind,Invoice number,Invoice date,Due date,Amount\n\
             C-1,{word},15,2026-01-10,2026-02-09,10.00\n"
        );
        let rows = invoices_of(text.as_bytes());
        let Ok([Fact::Document(fact)]) = rows[0].1.as_deref() else { panic!("{word}: {rows:?}") };
        assert_eq!(fact.kind, ItemKind::Goods, "{word}");
    }
}

#[test]
fn terms_that_lead_out_of_the_calendar_are_refused() {
    let table =
        [("2099-12-01", "30", Ok("2099-12-31")), ("2099-12-01", "31", Err("date_out_of_range"))];
    for (issued, terms, expected) in table {
        let text = format!(
            "Customer,Invoice number,Invoice date,Terms days,Amount\nC-1,15,{issued},{terms},10.00\n"
        );
        let rows = invoices_of(text.as_bytes());
        let due = rows[0].1.as_deref().map(|facts| match facts {
            [Fact::Document(fact)] => fact.due.to_string(),
            other => panic!("{other:?}"),
        });
        let due = due.as_ref().map(String::as_str).map_err(|code| code.as_str());
        assert_eq!(due, expected, "{issued} and {terms} days");
    }
}

#[test]
fn amounts_that_a_spreadsheet_has_cut_are_refused() {
    let table = [
        ("12345678901234.56", Err("amount_rounded_number")),
        ("1234567890123.45", Ok(123_456_789_012_345)),
        ("0.30000000000000004", Ok(30)),
        ("1234567890123.3001", Ok(123_456_789_012_330)),
    ];
    let heading =
        text_row(1, &["Customer", "Invoice number", "Invoice date", "Due date", "Amount"]);
    for (number, expected) in table {
        let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        let texts: String = ["C-1", "15", "2026-01-10", "2026-02-09"].map(cell).concat();
        let row = format!(r#"<row r="2">{texts}<c><v>{number}</v></c></row>"#);
        let rows = invoices_of(&xlsx(&(heading.clone() + &row)));
        let amount = rows[0].1.as_deref().map(|facts| match facts {
            [Fact::Document(fact)] => fact.amount.minor(),
            other => panic!("{other:?}"),
        });
        assert_eq!(amount.map_err(|code| code.as_str()), expected, "{number}");
    }
}

/// A device never ends, a pipe may never begin.
#[test]
fn only_regular_files_are_opened() {
    let directory = tempfile::tempdir().expect("a directory");
    let mut places = vec![directory.path().to_owned()];
    if cfg!(unix) {
        places.push("/dev/zero".into());
        let pipe = directory.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo").success());
        places.push(pipe);
    }
    for place in places {
        let refused = TableSource::open(&place, ReadOptions::default()).map(|_| ());
        assert!(matches!(refused, Err(ReadError::NotATable { .. })), "{place:?}: {refused:?}");
    }
}

/// A remedy may name only options that there are.
#[test]
fn remedies_send_to_the_map() {
    let (column, example, line) = (String::new(), String::new(), 2);
    let errors = [
        ReadError::AmbiguousDates { column: column.clone(), example: example.clone(), line },
        ReadError::AmbiguousAmounts { column, example, line },
        ReadError::SeveralSheets { sheets: Vec::new() },
    ];
    for error in errors {
        let remedy = error.remedy();
        assert!(remedy.contains("--map"), "{remedy}");
        for absent in ["--dates", "--decimal", "--sheet"] {
            assert!(!remedy.contains(absent), "{remedy}");
        }
    }
}

/// A reference is text: its zeros stay, and credit notes and payments have none.
#[test]
fn a_column_of_reference_numbers_is_known_in_three_languages() {
    for heading in
        ["Reference number", "Viitenumber", "viite nr.", "Номер ссылки", "Payment reference"]
    {
        let text = format!(
            "Customer,Number,Date,Due,Kind,Amount,{heading}\n\
             C1,7,2026-01-01,2026-01-15,,5.10,0020260001230\n\
             C1,8,2026-01-01,2026-01-15,,5.10,\n\
             C1,9,2026-01-01,2026-01-15,credit_note,5.10,77\n"
        );
        let (facts, refusals) = import(text.as_bytes()).expect("file");
        assert!(refusals.is_empty(), "{heading}: {refusals:?}");
        let told: Vec<Option<&str>> =
            documents(&facts).iter().map(|one| one.reference.as_deref()).collect();
        assert_eq!(told, [Some("0020260001230"), None, None], "{heading}");
    }
    // Digits that a spreadsheet has lost are not guessed, and refuse nothing.
    let text =
        "Customer,Number,Date,Due,Amount,Viitenumber\nC1,7,2026-01-01,2026-01-15,5.10,2.026E+10\n";
    let (facts, refusals) = import(text.as_bytes()).expect("file");
    assert!(refusals.is_empty(), "{refusals:?}");
    assert_eq!(documents(&facts)[0].reference, None);
}
