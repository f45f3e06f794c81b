//! The documents behind a figure: what is open on a day, one row each.

use super::asked::Question;
use super::shape::{Cell, Column, Report, Row, Said, Table, To};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::Amount;
use saldo_domain::ageing::{Bounds, overdue_days};
use saldo_domain::analysis::history::Document;

pub(super) const LISTED: Listed = Listed {
    name: "documents",
    title: "report-documents",
    options: &["as-of", "known-on", "currency", "of", "customer", "by", "bounds", "bucket"],
    make,
};

/// All buckets of what is late.
pub(super) const OVERDUE: &str = "overdue";
/// The bucket of money that is allocated to nothing.
pub(super) const UNALLOCATED: &str = "unallocated";

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let bounds = question.asked.checked_bounds()?;
    let names = bounds.names();
    let bucket = question.asked.bucket.as_str();
    let is_named = bucket.is_empty() || [UNALLOCATED, OVERDUE].contains(&bucket);
    if !is_named && !names.iter().any(|name| name == bucket) {
        return Err(Refused::Field {
            field: "bucket",
            value: bucket.chars().take(20).collect(),
            reason: "is no bucket of these bounds",
            remedy: "give not_due, one like 1-30, overdue, or unallocated",
        });
    }
    let mut table = Table::new("documents", Said::plain("report-documents"), columns());
    let mut total = Amount::ZERO;
    question.accounts(&sight, |account| {
        for document in &account.documents {
            let open = document.open_on(question.asked.as_of)?;
            let open = if document.is_debt() { open } else { -open };
            if open.is_zero() || !is_in(document, question, &bounds, bucket) {
                continue;
            }
            total = total + open;
            let due = document.due_on(question.asked.as_of);
            let late = match document.is_debt() {
                true => Cell::Whole(overdue_days(due, question.asked.as_of).max(0)),
                false => Cell::Empty,
            };
            let row = Row::of(vec![
                Cell::Text(account.code.clone()),
                Cell::Text(account.name.clone()),
                Cell::Text(document.item.number.clone()),
                Cell::Coded("item", document.item.kind.code().to_owned()),
                Cell::Day(document.item.effective),
                Cell::Day(due),
                late,
                money(open, sight.currency)?,
            ]);
            let customer = To::Customer(account.code.clone());
            let to = To::Document(account.customer, document.item.item);
            table.rows.push(row.leading(0, customer).leading(2, to));
        }
        Ok(())
    })?;
    let mut line = vec![Cell::Empty; 8];
    line[0] = Cell::word("report-total");
    line[7] = money(total, sight.currency)?;
    table.total = Some(line);
    Ok(question.report(&LISTED, &sight, vec![table]))
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("customer", "report-customer-code"),
        Column::new("name", "report-customer"),
        Column::new("number", "report-number"),
        Column::new("kind", "report-kind"),
        Column::new("date", "report-date"),
        Column::new("due", "report-due"),
        Column::new("days_late", "report-days-late"),
        Column::new("open", "report-open"),
    ]
}

fn is_in(document: &Document, question: &Question<'_>, bounds: &Bounds, bucket: &str) -> bool {
    if bucket.is_empty() || !document.is_debt() {
        return bucket.is_empty() || bucket == UNALLOCATED;
    }
    let as_of = question.asked.as_of;
    let from = question.asked.by.counted_from(document.item.effective, document.due_on(as_of));
    match (bucket, overdue_days(from, as_of)) {
        (OVERDUE, days) => days > 0,
        (_, days) => bounds.names()[bounds.bucket_of(days)] == bucket,
    }
}
