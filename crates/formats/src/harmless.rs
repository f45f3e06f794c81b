//! What must hold of rules, maps, records and figures, whoever wrote them: asked by the fuzzer and
//! by the tests alike. Each check answers in one word what came of the input.

use crate::amount::{DecimalMark, parse_amount};
use crate::date::{DateOrder, DateStyle, TimeOfDay, parse_date};
use crate::import::{Defaults, read_facts};
use crate::mapping::{ImportKind, Mapping, MappingError, RowKind};
use crate::records::RecordKind;
use crate::statement::{self, BankRules};
use crate::tables::{ReadOptions, TableSource};
use saldo_domain::bank::check_sums;
use saldo_domain::{Currency, Day};
use std::sync::Arc;

/// The longest sentence in which something is refused.
const LONGEST: usize = 4_000;

/// What stands before the first zero, and what stands behind it; without a zero the input is both.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0);
    at.map_or((bytes, bytes), |at| (&bytes[..at], &bytes[at + 1..]))
}

fn fault_is_said(fault: &MappingError, text: &str) {
    let said = fault.to_string();
    assert!(!said.is_empty() && said.len() < LONGEST + text.len(), "{said}");
    assert!(fault.line.is_none_or(|line| line >= 1 && line <= text.lines().count() + 1), "{said}");
}

/// Reads a company's rules for its bank, and by them the table behind the first zero.
///
/// # Panics
/// When something is refused without a reason, or a statement that is taken does not add up.
pub fn check_bank_rules(bytes: &[u8]) -> &'static str {
    let (rules, table) = halves(bytes);
    let Ok(text) = std::str::from_utf8(rules) else { return "no_text" };
    let rules = match BankRules::kept(text) {
        Ok(rules) => rules,
        Err(fault) => {
            fault_is_said(&fault, text);
            return fault.fault.code();
        }
    };
    let options = ReadOptions { banks: vec![Arc::new(rules)], ..ReadOptions::default() };
    match statement::read(table, &options) {
        Ok(read) => {
            assert!(read.statements.iter().all(|one| check_sums(one).is_ok()));
            "read"
        }
        Err(refused) => {
            assert!(!refused.remedy().is_empty() && refused.to_string().len() < LONGEST);
            refused.code()
        }
    }
}

/// Reads a map for tables, and by it the table behind the first zero.
///
/// # Panics
/// When a map or a row is refused without a reason.
pub fn check_map(bytes: &[u8]) -> &'static str {
    let (map, table) = halves(bytes);
    let Ok(text) = std::str::from_utf8(map) else { return "no_text" };
    let mapping = match Mapping::from_toml(text) {
        Ok(mapping) => mapping,
        Err(fault) => {
            fault_is_said(&fault, text);
            return fault.fault.code();
        }
    };
    let options = mapping.read_options(ReadOptions::default());
    let Ok(source) = TableSource::from_bytes(table, options) else { return "no_table" };
    rows_of(&source, &mapping)
}

/// Reads a record of each kind that other programs push: its members stand in lines.
///
/// # Panics
/// When a record is refused without a reason.
pub fn check_records(bytes: &[u8]) -> &'static str {
    let text = String::from_utf8_lossy(bytes);
    let cells: Vec<&str> = text.split('\n').collect();
    let mut said = "read";
    for kind in RecordKind::ALL {
        let members = kind.members().len();
        let whole = |record: &[&str]| {
            let cell = |at: usize| record.get(at).copied().unwrap_or_default().to_owned();
            (0..members).map(cell).collect::<Vec<String>>()
        };
        let records: Vec<Vec<String>> = cells.chunks(members).map(whole).collect();
        let found = rows_of(&kind.table(&records), &kind.mapping());
        said = if said == "read" { found } else { said };
    }
    said
}

fn rows_of(source: &TableSource, mapping: &Mapping) -> &'static str {
    let currency = Currency::from_code("EUR").ok();
    let defaults = Defaults { currency, ..Defaults::default() };
    let Ok(rows) = read_facts(source, mapping, &defaults) else { return "unreadable" };
    let mut said = "read";
    for row in rows {
        let Ok(row) = row else { return "unreadable" };
        if let Err(refusal) = row.facts {
            assert!(!refusal.remedy().is_empty() && refusal.to_string().len() < LONGEST);
            said = refusal.reason.code();
        }
    }
    said
}

/// Reads a text as an amount of each way of writing it, and as a date of each.
///
/// # Panics
/// When an amount that is read is not the same once it is written and read again, or a day is
/// outside of the years that the program knows.
pub fn check_figures(text: &str) -> &'static str {
    let mut said = "unreadable";
    for mark in [DecimalMark::Auto, DecimalMark::Point, DecimalMark::Comma] {
        for code in ["EUR", "RUB", "JPY", "KWD"] {
            let currency = Currency::from_code(code).expect("a currency");
            if let Ok(amount) = parse_amount(text, mark, currency) {
                let again = parse_amount(&amount.to_plain(), DecimalMark::Point, currency);
                assert_eq!(again, Ok(amount), "{text:?}");
                said = "amount";
            }
        }
    }
    for order in [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy, DateOrder::Auto] {
        for (century, time) in [(None, TimeOfDay::Midnight), (Some(2000), TimeOfDay::Drop)] {
            if let Ok(day) = parse_date(text, DateStyle { order, century, time }) {
                assert!(day >= Day::FIRST && day <= Day::LAST, "{text:?}: {day}");
                assert_eq!(day.to_string().parse(), Ok(day), "{text:?}");
                said = "date";
            }
        }
    }
    said
}

/// Reads a table as whatever its headings say, and as each kind of rows.
///
/// # Panics
/// When a row is refused without a reason.
pub fn check_table(bytes: &[u8]) -> &'static str {
    let Ok(source) = TableSource::from_bytes(bytes, ReadOptions::default()) else {
        return "no_table";
    };
    let kinds = [
        RowKind::Customers,
        RowKind::Invoices,
        RowKind::Payments,
        RowKind::Contacts,
        RowKind::Financials,
        RowKind::Contracts,
    ];
    let mut said = "unknown";
    for kind in kinds.map(ImportKind::Only).into_iter().chain([ImportKind::Auto]) {
        if let Ok(mapping) = Mapping::recognise(&source, kind) {
            said = rows_of(&source, &mapping);
        }
    }
    said
}
