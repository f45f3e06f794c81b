//! Table 5: receivables against payables over the years (AP-05 to AP-07, TBL-05).

use super::asked::{Question, Sight};
use super::composition::ends_of_years;
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::coverage::{Coverage, CoverageVerdict, coverage};
use saldo_domain::authority::Right;
use saldo_domain::payables::course::{Change, course};
use saldo_domain::{Amount, Day};
use saldo_store::payables as stored;

pub(super) const LISTED: Listed =
    Listed { name: "coverage", title: "report-coverage", options: &["as-of", "currency"], make };

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    question.who.must(Right::SeeWholeCompany)?;
    let sight = question.sight()?;
    let days = ends_of_years(question.asked.as_of);
    let mut receivables = vec![Amount::ZERO; days.len()];
    question.accounts(&sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            for (sum, day) in receivables.iter_mut().zip(&days) {
                *sum = *sum + document.open_on(*day)?;
            }
        }
        Ok(())
    })?;
    let changes = changes(question, &sight)?;
    let mut table = Table::new("coverage", Said::plain("coverage-table"), columns());
    let mut last = None;
    for (day, receivable) in days.iter().zip(&receivables) {
        let payable = owed_on(&sight, &changes, *day)?;
        let found = coverage(*receivable, payable);
        table.rows.push(row(*day, *receivable, payable, &found, &sight)?);
        last = Some(found);
    }
    let table = table
        .drawn(PictureKind::Bars, 0, vec![1, 2])
        .explained(&["coverage-formula", "coverage-norm"]);
    let mut report = question.report(&LISTED, &sight, vec![table]);
    let verdict = last.and_then(|found| found.verdict);
    report.remarks.extend(verdict.map(|verdict| Said::plain(verdict_key(verdict))));
    Ok(report)
}

/// What raised and lowered payables in the currency of the report.
fn changes(question: &Question<'_>, sight: &Sight) -> Result<Vec<Change>, Refused> {
    let (owed, uses) = question.office.store.read(|reader| {
        Ok::<_, Refused>((
            stored::all(reader, question.company)?,
            stored::uses(reader, question.company)?,
        ))
    })?;
    let mut changes = crate::payables::changes(&owed, &uses);
    changes.retain(|change| change.amount.currency() == sight.currency);
    Ok(changes)
}

fn owed_on(sight: &Sight, changes: &[Change], day: Day) -> Result<Amount, Refused> {
    Ok(Amount::minor_units_of(course(sight.currency, changes, day.plus(-1), day)?.end))
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("day", "report-day"),
        Column::new("ar", "coverage-receivables"),
        Column::new("ap", "coverage-payables"),
        Column::new("difference", "coverage-difference"),
        Column::new("ar_to_ap", "coverage-ar-to-ap"),
        Column::new("ap_to_ar", "coverage-ap-to-ar"),
        Column::new("verdict", "coverage-verdict"),
    ]
}

fn row(
    day: Day,
    receivable: Amount,
    payable: Amount,
    found: &Coverage,
    sight: &Sight,
) -> Result<Row, Refused> {
    Ok(Row::of(vec![
        Cell::Day(day),
        money(receivable, sight.currency)?,
        money(payable, sight.currency)?,
        money(receivable - payable, sight.currency)?,
        Cell::figure(found.ar_to_ap),
        Cell::figure(found.ap_to_ar),
        found.verdict.map_or(Cell::Empty, |verdict| Cell::word(short_key(verdict))),
    ]))
}

const fn short_key(verdict: CoverageVerdict) -> &'static str {
    match verdict {
        CoverageVerdict::NotCovered => "coverage-short-not-covered",
        CoverageVerdict::CoveredWithinNorm => "coverage-short-within-norm",
        CoverageVerdict::AboveNorm => "coverage-short-above-norm",
    }
}

const fn verdict_key(verdict: CoverageVerdict) -> &'static str {
    match verdict {
        CoverageVerdict::NotCovered => "coverage-not-covered",
        CoverageVerdict::CoveredWithinNorm => "coverage-within-norm",
        CoverageVerdict::AboveNorm => "coverage-above-norm",
    }
}
