//! Every file that pages hand out is safe in a spreadsheet (S17).

use crate::house::{Page, Visitor, alone, office};
use saldo_web::AppState;
use saldo_work::acts::{self, CardEdit};
use saldo_work::views::{self, CustomerFilter, DocumentFilter, Page as Part};
use saldo_work::{Who, company};
use std::collections::BTreeSet;

/// What a spreadsheet would run.
const FORMULAS: [&str; 5] =
    ["=1+1", "+1+cmd", "-1+cmd|' /C calc'!A0", "@SUM(A1:A9)", "=HYPERLINK(\"http://a.test\")"];

/// Cells of a file, whatever its separator.
fn cells(text: &str) -> Vec<String> {
    let separator =
        if text.lines().next().is_some_and(|head| head.contains(';')) { ';' } else { ',' };
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            '\r' if !quoted => {}
            letter if !quoted && (letter == separator || letter == '\n') => {
                cells.push(std::mem::take(&mut cell));
            }
            letter => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// Would a spreadsheet run it? A number below zero is a number.
fn runs(cell: &str) -> bool {
    let is_number = |text: &str| {
        !text.is_empty() && text.chars().all(|one| one.is_ascii_digit() || ".,".contains(one))
    };
    cell.starts_with(['=', '+', '@', '\t', '\r'])
        || cell.strip_prefix('-').is_some_and(|rest| !is_number(rest))
}

/// Gives customers, those with invoices first, names that are formulas.
fn plant() {
    let who = Who::program();
    let company = company::only(office()).expect("a company").company;
    let invoices =
        views::invoices(office(), company, who, &DocumentFilter::default(), Part::first(500));
    let owing: BTreeSet<String> =
        invoices.expect("invoices").rows.into_iter().map(|row| row.code).collect();
    let filter = CustomerFilter::default();
    let all = views::customers(office(), company, who, &filter, Part::first(500));
    let all = all.expect("customers").customers.rows.into_iter().map(|row| row.code);
    let codes = owing.iter().cloned().chain(all.filter(|code| !owing.contains(code)));
    for (code, formula) in codes.zip(FORMULAS.into_iter().cycle()) {
        let card = views::customer_card(office(), company, who, &code).expect("a card");
        let name = Some(formula.to_owned());
        let edit = CardEdit { name, ..CardEdit::default() };
        acts::edit_card(office(), company, who, card.customer, card.version, &edit)
            .expect("renamed");
    }
}

async fn file(visitor: &mut Visitor, address: &str) -> Page {
    let page = visitor.get(address).await;
    assert_eq!(page.status, 200, "{address}: {}", page.text);
    page
}

#[tokio::test]
async fn no_cell_of_any_file_is_a_formula() {
    alone();
    plant();
    let mut director = Visitor::signed_in("director").await;
    let addresses: BTreeSet<&str> = saldo_web::addresses(&AppState::new(office().clone()))
        .into_iter()
        .filter(|address| address.ends_with(".csv"))
        .collect();
    assert!(addresses.len() >= 6, "{addresses:?}");
    let mut harmless = BTreeSet::new();
    for address in addresses {
        let page = file(&mut director, address).await;
        let cells = cells(&page.text);
        let run: Vec<&String> = cells.iter().filter(|cell| runs(cell)).collect();
        assert!(run.is_empty(), "{address}: {run:?}");
        let formulas = FORMULAS.map(|formula| format!("'{formula}"));
        if cells.iter().any(|cell| formulas.contains(cell)) {
            harmless.insert(address);
        }
    }
    for address in ["/customers.csv", "/invoices.csv", "/payments.csv"] {
        assert!(harmless.contains(address), "no planted name in {address}: {harmless:?}");
    }
}

#[test]
fn a_cell_that_runs_is_told_from_a_number() {
    let table = [("=1", true), ("-1,50", false), ("-1+2", true), ("'=1", false), ("-", true)];
    for (cell, expected) in table {
        assert_eq!(runs(cell), expected, "{cell}");
    }
    assert_eq!(cells("\u{feff}\"a;\"\"b\";-1\r\n'=x;\n"), ["a;\"b", "-1", "'=x", "", ""]);
}
