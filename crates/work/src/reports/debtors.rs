//! Tables 2 and 3: settlements with buyers, the largest by name, and when their debts are to be
//! repaid (TBL-02, TBL-03).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::ageing::overdue_days;
use saldo_domain::analysis::debtors::{DebtorTerms, DebtorThresholds, DebtorsTable, debtors_table};
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day};
use std::cmp::Reverse;

pub(super) const LISTED: Listed = Listed {
    name: "debtors",
    title: "report-debtors",
    options: &["as-of", "known-on", "currency", "of"],
    make,
};

/// Debtors told by name; all the others stand in one line.
const NAMED: usize = 4;
/// Above this share of all debt a debtor is large; any overdue debt is worth attention.
const THRESHOLDS: DebtorThresholds =
    DebtorThresholds { large_share: Rate::whole(10), attention_overdue: Rate::ZERO };

struct Debtor {
    code: String,
    name: String,
    terms: DebtorTerms,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let as_of = question.asked.as_of;
    let mut debtors = Vec::new();
    question.accounts(&sight, |account| {
        let mut terms = DebtorTerms::default();
        for document in account.documents.iter().filter(|one| one.is_of_buyer()) {
            add(&mut terms, document.open_on(as_of)?, document.due_on(as_of), as_of);
        }
        if terms.total().is_positive() {
            debtors.push(Debtor { code: account.code, name: account.name, terms });
        }
        Ok(())
    })?;
    debtors.sort_by(|a, b| {
        (Reverse(a.terms.total()), &a.code).cmp(&(Reverse(b.terms.total()), &b.code))
    });
    // Whoever is large or overdue is named, also one who stands among the others below.
    let remarks = remarks(&debtors, &told(&debtors));
    let rows = with_others(debtors);
    let found = told(&rows);
    let tables = vec![buyers(&rows, &found, &sight)?, terms_table(&rows, &found, &sight)?];
    let mut report = question.report(&LISTED, &sight, tables);
    report.remarks = remarks;
    Ok(report)
}

fn told(debtors: &[Debtor]) -> DebtorsTable {
    let terms: Vec<DebtorTerms> = debtors.iter().map(|one| one.terms).collect();
    debtors_table(&terms, THRESHOLDS)
}

fn add(terms: &mut DebtorTerms, open: Amount, due: Day, as_of: Day) {
    let slot = match overdue_days(due, as_of) {
        1.. => &mut terms.overdue,
        -30..=0 => &mut terms.within_30,
        -60..=-31 => &mut terms.d31_60,
        -90..=-61 => &mut terms.d61_90,
        _ => &mut terms.over_90,
    };
    *slot = *slot + open;
}

/// The largest, and one line of all the others where there are any.
fn with_others(mut debtors: Vec<Debtor>) -> Vec<Debtor> {
    let others = debtors.split_off(debtors.len().min(NAMED));
    if others.is_empty() {
        return debtors;
    }
    let mut terms = DebtorTerms { others: true, ..DebtorTerms::default() };
    for one in &others {
        terms.within_30 = terms.within_30 + one.terms.within_30;
        terms.d31_60 = terms.d31_60 + one.terms.d31_60;
        terms.d61_90 = terms.d61_90 + one.terms.d61_90;
        terms.over_90 = terms.over_90 + one.terms.over_90;
        terms.overdue = terms.overdue + one.terms.overdue;
    }
    debtors.push(Debtor { code: String::new(), name: String::new(), terms });
    debtors
}

fn name(row: &Debtor) -> Cell {
    match row.terms.others {
        true => Cell::word("debtors-others"),
        false => Cell::Text(row.name.clone()),
    }
}

fn row(debtor: &Debtor, cells: Vec<Cell>) -> Row {
    let row = Row::of(cells);
    match debtor.terms.others {
        true => row,
        false => row.leading(0, To::Customer(debtor.code.clone())),
    }
}

fn buyers(rows: &[Debtor], found: &DebtorsTable, sight: &Sight) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("customer", "report-customer"),
        Column::new("amount", "report-amount"),
        Column::new("share_pct", "report-share"),
    ];
    let mut table = Table::new("buyers", Said::plain("debtors-buyers"), columns);
    for (debtor, line) in rows.iter().zip(&found.rows) {
        let cells =
            vec![name(debtor), money(line.total, sight.currency)?, Cell::percent(line.share_pct)];
        table.rows.push(row(debtor, cells));
    }
    let total = money(found.total, sight.currency)?;
    table.total = Some(vec![Cell::word("report-total"), total, Cell::Empty]);
    Ok(table.drawn(PictureKind::Bars, 0, vec![1]))
}

fn terms_table(rows: &[Debtor], found: &DebtorsTable, sight: &Sight) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("customer", "report-customer"),
        Column::new("within_30", "debtors-within-30"),
        Column::new("d31_60", "debtors-31-60"),
        Column::new("d61_90", "debtors-61-90"),
        Column::new("over_90", "debtors-over-90"),
        Column::new("overdue", "report-overdue"),
        Column::new("total", "report-total"),
        Column::new("overdue_share_pct", "report-overdue-share"),
    ];
    let mut table = Table::new("terms", Said::plain("debtors-terms"), columns);
    let figures = |terms: &DebtorTerms| {
        [terms.within_30, terms.d31_60, terms.d61_90, terms.over_90, terms.overdue, terms.total()]
    };
    let mut sums = [Amount::ZERO; 6];
    for (debtor, line) in rows.iter().zip(&found.rows) {
        let mut cells = vec![name(debtor)];
        for (sum, amount) in sums.iter_mut().zip(figures(&debtor.terms)) {
            *sum = *sum + amount;
            cells.push(money(amount, sight.currency)?);
        }
        cells.push(Cell::percent(line.overdue_share_pct));
        table.rows.push(row(debtor, cells));
    }
    let mut total = vec![Cell::word("report-total")];
    for sum in sums {
        total.push(money(sum, sight.currency)?);
    }
    total.push(Cell::Empty);
    table.total = Some(total);
    Ok(table)
}

fn remarks(rows: &[Debtor], found: &DebtorsTable) -> Vec<Said> {
    let names = |which: &[usize]| {
        let names: Vec<&str> = which.iter().map(|at| rows[*at].name.as_str()).collect();
        Cell::Text(names.join(", "))
    };
    let mut remarks = Vec::new();
    if !found.large.is_empty() {
        remarks.push(Said::with("debtors-large", "names", names(&found.large)));
    }
    if let Some(share) = found.within_60_days_share_pct {
        remarks.push(Said::with("debtors-within-60", "share", Cell::Percent(share)));
    }
    if !found.attention.is_empty() {
        remarks.push(Said::with("debtors-attention", "names", names(&found.attention)));
    }
    remarks
}
