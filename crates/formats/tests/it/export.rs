//! What is exported can be imported again, and nothing in it runs.

use crate::fixtures::{euros, import_by, rows};
use proptest::prelude::*;
use saldo_domain::book::facts::{ContactFact, CustomerFact, DocumentFact, Fact};
use saldo_domain::book::{ItemKind, Side};
use saldo_domain::{Currency, Day, Money};
use saldo_formats::amount::{DecimalMark, LARGEST_MINOR};
use saldo_formats::export::{
    Audience, Cell, DelimitedWriter, TableWriter, WorkbookWriter, customer_cells,
    customer_headings, document_cells, document_headings,
};
use saldo_formats::text::normalise;
use saldo_formats::{Defaults, ImportKind, Mapping, ReadOptions, RowKind, TableSource};
use std::io::{Cursor, Seek, Write};
use std::sync::{Arc, Mutex};

/// Bytes that can still be looked at after a writer has taken them.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Cursor<Vec<u8>>>>);

impl Shared {
    fn bytes(&self) -> Vec<u8> {
        self.0.lock().expect("not poisoned").get_ref().clone()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("not poisoned").write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Shared {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.0.lock().expect("not poisoned").seek(to)
    }
}

const AUDIENCES: [Audience; 3] = [Audience::English, Audience::Russian, Audience::Estonian];

/// The bytes of a table in CSV for an audience, or as a workbook.
fn written(rows: &[Vec<Cell<'_>>], audience: Option<Audience>) -> Vec<u8> {
    let out = Shared::default();
    let mut writer: Box<dyn TableWriter> = match audience {
        Some(audience) => Box::new(DelimitedWriter::new(out.clone(), audience).expect("csv")),
        None => Box::new(WorkbookWriter::new(out.clone(), "Saldo").expect("xlsx")),
    };
    for row in rows {
        writer.row(row).expect("row");
    }
    writer.finish().expect("finish");
    out.bytes()
}

fn imported(bytes: &[u8], kind: RowKind, mark: Option<DecimalMark>) -> Vec<Fact> {
    let source = TableSource::from_bytes(bytes, ReadOptions::default()).expect("opens");
    let mapping = Mapping::recognise(&source, ImportKind::Only(kind)).expect("headings");
    let defaults = Defaults { decimal_mark: mark, ..euros() };
    let (facts, refusals) = import_by(&source, &mapping, &defaults).expect("reads");
    assert_eq!(refusals, []);
    facts
}

fn text() -> impl Strategy<Value = String> {
    "[A-Za-zА-яõäöü0-9=+@'\",;\\- \t]{1,20}"
        .prop_map(|text| normalise(&text).text.into_owned())
        .prop_filter("something visible", |text| !text.is_empty())
}

fn identifier() -> impl Strategy<Value = String> {
    text().prop_filter("not a rounded number", |text| !text.contains("E+") && !text.contains("e+"))
}

fn customer() -> impl Strategy<Value = CustomerFact> {
    let optional = || proptest::option::of(text());
    (
        identifier(),
        optional(),
        proptest::option::of("[0-9]{10,12}"),
        proptest::option::of("EE|RU|391"),
        proptest::option::of("en|ru|et"),
        optional(),
        proptest::option::of("\\+372 [0-9]{7}"),
        proptest::option::of("[a-z]{1,8}@[a-z]{1,8}\\.example"),
        optional(),
    )
        .prop_map(|told| {
            let (code, name, registry_code, country, language, address, phone, email, owner) = told;
            CustomerFact {
                code,
                name,
                registry_code,
                country,
                language,
                email,
                phone,
                address,
                owner,
                group: None,
                contact: ContactFact::default(),
            }
        })
}

fn document() -> impl Strategy<Value = DocumentFact> {
    let day = Day::FIRST.number()..=Day::LAST.number() - 400;
    let kind = proptest::sample::select(ItemKind::ALL.to_vec());
    let currency = proptest::sample::select(vec!["EUR", "RUB", "JPY", "KWD"]);
    let amount = prop_oneof![1..2_000_000_i64, 1..=LARGEST_MINOR];
    let settles = proptest::option::of(identifier());
    let note = proptest::option::of(text());
    (
        identifier(),
        identifier(),
        kind,
        day,
        0..400_i64,
        amount,
        currency,
        settles,
        proptest::option::of("[A-Z0-9]{1,35}"),
        note,
        any::<bool>(),
    )
        .prop_map(
            |(
                customer,
                number,
                kind,
                day,
                terms,
                minor,
                code,
                settles,
                reference,
                note,
                disputed,
            )| {
                let effective = Day::from_number(day).expect("inside");
                let is_credit = kind.side() == Side::Credit;
                DocumentFact {
                    customer,
                    kind,
                    number,
                    effective,
                    due: if is_credit { effective } else { effective.plus(terms) },
                    amount: Money::from_minor(minor, Currency::from_code(code).expect(code)),
                    settles: settles.filter(|_| is_credit),
                    reference: reference.filter(|_| !is_credit),
                    disputed: disputed && kind != ItemKind::Payment,
                    note,
                }
            },
        )
}

/// The decimal mark an audience sees; a column of one Kuwaiti amount proves none by itself.
fn mark_of(audience: Option<Audience>) -> Option<DecimalMark> {
    match audience {
        Some(Audience::Russian | Audience::Estonian) => Some(DecimalMark::Comma),
        Some(Audience::English) | None => Some(DecimalMark::Point),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// I17: out and in again is the same, in CSV for every audience and as a workbook.
    #[test]
    fn round_trip_identity(
        customers in proptest::collection::vec(customer(), 1..6),
        documents in proptest::collection::vec(document(), 1..8),
    ) {
        let (payments, invoices): (Vec<DocumentFact>, Vec<DocumentFact>) =
            documents.into_iter().partition(|it| it.kind == ItemKind::Payment);
        let formats = AUDIENCES.map(Some).into_iter().chain([None]);
        for audience in formats {
            let language = audience.unwrap_or_default();
            let mut table = vec![customer_headings(language)];
            table.extend(customers.iter().map(customer_cells));
            let back = imported(&written(&table, audience), RowKind::Customers, None);
            prop_assert_eq!(back, customers.iter().cloned().map(Fact::Customer).collect::<Vec<_>>());
            for (kind, documents) in [(RowKind::Invoices, &invoices), (RowKind::Payments, &payments)] {
                let mut table = vec![document_headings(kind, language)];
                table.extend(documents.iter().map(|document| document_cells(kind, document)));
                let back = imported(&written(&table, audience), kind, mark_of(audience));
                prop_assert_eq!(back, documents.iter().cloned().map(Fact::Document).collect::<Vec<_>>());
            }
        }
    }
}

/// Amounts in cents come back without anything being stated.
#[test]
fn exports_in_cents_need_no_convention() {
    let day = Day::of(2026, 1, 31).expect("day");
    let document = DocumentFact {
        customer: "007".into(),
        kind: ItemKind::Goods,
        number: "A-1".into(),
        effective: day,
        due: day.plus(30),
        amount: Money::from_minor(123_456_789, Currency::from_code("EUR").expect("EUR")),
        settles: None,
        reference: Some("0020260001230".into()),
        disputed: true,
        note: None,
    };
    for audience in AUDIENCES.map(Some).into_iter().chain([None]) {
        let headings = document_headings(RowKind::Invoices, audience.unwrap_or_default());
        let table = [headings, document_cells(RowKind::Invoices, &document)];
        let back = imported(&written(&table, audience), RowKind::Invoices, None);
        assert_eq!(back, [Fact::Document(document.clone())], "{audience:?}");
    }
}

/// A workbook of several sheets keeps rows apart, and decimals exact.
#[test]
fn a_second_sheet_begins_at_its_first_row_and_decimals_keep_their_places() {
    let out = Shared::default();
    let mut book = WorkbookWriter::new(out.clone(), "Result").expect("xlsx");
    book.row(&[Cell::text("rate"), Cell::Decimal("-0.123456".into())]).expect("row");
    book.next_sheet("Input").expect("another sheet");
    book.row(&[Cell::heading("sum"), Cell::Decimal("999999999999999.99".into())]).expect("row");
    assert!(book.next_sheet("Input").is_err(), "a name stands once");
    Box::new(book).finish().expect("finish");
    let mut archive = zip::ZipArchive::new(Cursor::new(out.bytes())).expect("zip");
    let mut sheet = |number: u8| {
        let mut text = String::new();
        let name = format!("xl/worksheets/sheet{number}.xml");
        let mut file = archive.by_name(&name).expect("a sheet");
        std::io::Read::read_to_string(&mut file, &mut text).expect("text");
        text
    };
    assert!(sheet(1).contains("<v>-0.123456</v>"));
    let second = sheet(2);
    assert!(second.contains("r=\"B1\"") && second.contains("999999999999999.99"), "{second}");
    assert!(!second.contains("<v>999999999999999.99</v>"), "more digits than a number holds");
}

/// Texts that begin like formulas stay texts; negative amounts stay numbers.
#[test]
fn formula_cells_neutral() {
    let loss = Money::from_minor(-1250, Currency::from_code("EUR").expect("EUR"));
    let dangerous = ["=1+1", "+372", "-x", "@SUM(A1)", "\tx", "\rx"];
    let mut cells: Vec<Cell<'_>> = dangerous.into_iter().map(Cell::text).collect();
    cells.push(Cell::Money(loss));
    cells.push(Cell::Whole(-3));
    let csv = written(&[cells.clone()], Some(Audience::English));
    let read = rows(&csv).expect("csv");
    for (cell, text) in read[0].iter().zip(dangerous) {
        assert_eq!(*cell, format!("'{text}"));
    }
    assert_eq!(read[0][6..], ["-12.50", "-3"]);
    let russian = written(&[cells.clone()], Some(Audience::Russian));
    assert!(russian.starts_with("\u{feff}".as_bytes()));
    assert!(String::from_utf8(russian).expect("text").contains(";-12,50;-3"));

    let workbook = written(&[vec![Cell::text("head")], cells], None);
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook.clone())).expect("zip");
    let mut sheet = String::new();
    std::io::Read::read_to_string(
        &mut archive.by_name("xl/worksheets/sheet1.xml").expect("sheet"),
        &mut sheet,
    )
    .expect("text");
    assert!(!sheet.contains("<f>"), "no cell is a formula");
    assert!(sheet.contains("<v>-12.5</v>"), "money is a number");
    assert_eq!(rows(&workbook).expect("xlsx")[1][0], "=1+1");
}

#[test]
fn a_total_is_the_sum_of_its_rows_in_a_workbook_and_its_value_in_text() {
    let eur = Currency::from_code("EUR").expect("EUR");
    let money = |minor| Cell::Money(Money::from_minor(minor, eur));
    let total = Cell::Sum { money: Money::from_minor(350, eur), rows: 2 };
    let table = [vec![Cell::heading("Amount")], vec![money(100)], vec![money(250)], vec![total]];
    let text = String::from_utf8(written(&table, Some(Audience::English))).expect("text");
    assert_eq!(text, "Amount\r\n1.00\r\n2.50\r\n3.50\r\n");
    let book = written(&table, None);
    let mut archive = zip::ZipArchive::new(Cursor::new(book.clone())).expect("a workbook");
    let mut sheet = String::new();
    let mut file = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
    std::io::Read::read_to_string(&mut file, &mut sheet).expect("text");
    assert!(sheet.contains("<f>SUM(A2:A3)</f><v>3.50</v>"), "{sheet}");
    // A reader of values finds the same.
    let read = rows(&book).expect("readable");
    assert_eq!(read.last().map(Vec::as_slice), Some(&["3.5".to_owned()][..]));
}
