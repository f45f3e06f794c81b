//! `saldo report charges`: what lateness costs, document by document.

use super::report_paper::Rows;
use crate::desk::Desk;
use crate::failure::Failure;
use saldo_formats::export::{Cell, TableWriter};
use saldo_letters::{Texts, Value};
use saldo_web::refusal_sentence;
use saldo_work::reports::charges::{ChargesReport, CurrencyCharges, Sums};

const FIGURES: [&str; 4] = ["charge-accrued", "charge-waived", "charge-claimed", "charge-to-claim"];

/// The report as a table on the screen.
pub(super) fn table(desk: &mut Desk, report: &ChargesReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values =
        [("company", desk.company.name.as_str().into()), ("day", texts.day(report.as_of).into())];
    desk.screen.line(texts.with("cli-charges-heading", &values))?;
    if report.currencies.is_empty() {
        desk.screen.line(texts.get("cli-charges-none"))?;
    }
    for currency in &report.currencies {
        desk.screen.gap()?;
        desk.screen.line(in_currency(texts, currency))?;
    }
    for told in untold(texts, report) {
        desk.screen.line(told)?;
    }
    Ok(())
}

fn in_currency(texts: &Texts, of: &CurrencyCharges) -> String {
    rows(texts, of).text()
}

/// The documents of one currency, a row each, and their sum.
pub(super) fn rows(texts: &Texts, of: &CurrencyCharges) -> Rows {
    let mut headings = vec![texts.get("cli-customer"), texts.get("cli-number")];
    headings.push(texts.get("charge-days-column"));
    headings.extend(FIGURES.map(|key| texts.get(key)));
    let documents = of.customers.iter().flat_map(|customer| {
        customer.documents.iter().map(|document| {
            let (number, days) = (document.number.clone(), texts.number(document.days));
            line(texts, [customer.code.clone(), number, days], &document.sums)
        })
    });
    let total = format!("{} {}", texts.get("cli-total"), of.currency);
    Rows {
        title: of.currency.to_string(),
        headings,
        words: 2,
        rows: documents.collect(),
        total: Some(line(texts, [total, String::new(), String::new()], &of.total)),
    }
}

/// Documents whose charge cannot be told, and why.
pub(super) fn untold(texts: &Texts, report: &ChargesReport) -> Vec<String> {
    let told = report.untold.iter().map(|one| {
        let values: [(&str, Value); 3] = [
            ("number", one.number.as_str().into()),
            ("customer", one.customer.as_str().into()),
            ("why", refusal_sentence(texts, one.why.refused()).into()),
        ];
        texts.with("cli-charges-untold", &values)
    });
    told.collect()
}

fn line(texts: &Texts, head: [String; 3], sums: &Sums) -> Vec<String> {
    let figures = sums.figures().map(|sum| texts.amount(sum));
    head.into_iter().chain(figures).collect()
}

/// One row per document; one whose charge cannot be told says why in the last column.
pub(super) fn sheet(
    report: &ChargesReport,
    mut writer: Box<dyn TableWriter + '_>,
) -> Result<(), Failure> {
    let header = [
        "customer", "name", "number", "due", "days", "currency", "accrued", "waived", "claimed",
        "to_claim", "trouble",
    ];
    writer.row(&header.map(Cell::heading))?;
    for of in &report.currencies {
        for customer in &of.customers {
            for document in &customer.documents {
                let texts = [&customer.code, &customer.name, &document.number];
                let mut cells = texts.map(|text| Cell::text(text.as_str())).to_vec();
                cells.push(Cell::Day(document.due));
                cells.push(Cell::Whole(document.days));
                cells.push(Cell::text(of.currency.to_string()));
                cells.extend(document.sums.figures().map(Cell::Money));
                cells.push(Cell::Empty);
                writer.row(&cells)?;
            }
        }
    }
    for one in &report.untold {
        let mut cells = vec![Cell::text(one.customer.as_str()), Cell::Empty];
        cells.push(Cell::text(one.number.as_str()));
        cells.extend((0..7).map(|_| Cell::Empty));
        cells.push(Cell::text(one.why.to_string()));
        writer.row(&cells)?;
    }
    Ok(writer.finish()?)
}
