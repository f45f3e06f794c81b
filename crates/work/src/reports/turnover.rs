//! Table 4: how often receivables are turned over, and how long they take to be repaid, over
//! three years (ANA-07 to ANA-09; TBL-04).

use super::asked::Question;
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::typed::percent;
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::turnover::{
    AverageBalance, PeriodTrend, Turnover, TurnoverBasis, period_trend, turnover,
};
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day, Exact};

pub(super) const LISTED: Listed = Listed {
    name: "turnover",
    title: "report-turnover",
    options: &["as-of", "known-on", "currency", "of", "vat"],
    make,
};

/// Years that are compared, each of 365 days up to the day asked about.
const YEARS: i64 = 3;
const YEAR: i64 = 365;

/// What is counted of one year.
#[derive(Clone, Copy, Debug)]
struct Year {
    first: Day,
    last: Day,
    sales: Amount,
    begin: Amount,
    end: Amount,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let vat = percent("vat", &question.asked.vat)?;
    let as_of = question.asked.as_of;
    let mut years: Vec<Year> =
        (0..YEARS).rev().map(|back| year(as_of.plus(-YEAR * back))).collect();
    question.accounts(&sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_sale()) {
            for year in &mut years {
                if (year.first..=year.last).contains(&document.item.effective) {
                    year.sales = year.sales + document.revenue_on(year.last);
                }
                year.begin = year.begin + document.open_on(year.first.plus(-1))?;
                year.end = year.end + document.open_on(year.last)?;
            }
        }
        Ok(())
    })?;
    let basis = TurnoverBasis { days: 365, vat_rate: vat };
    let found: Vec<(Amount, Turnover)> = years
        .iter()
        .map(|year| {
            let revenue = without_tax(year.sales, vat);
            let balance = AverageBalance::Between { begin: year.begin, end: year.end };
            (revenue, turnover(revenue, balance, basis))
        })
        .collect();
    let mut table = Table::new("turnover", Said::plain("turnover-table"), columns(vat.is_some()));
    for (year, (revenue, one)) in years.iter().zip(&found) {
        let mut cells = vec![
            Cell::Day(year.first),
            Cell::Day(year.last),
            money(*revenue, sight.currency)?,
            money(year.begin, sight.currency)?,
            money(year.end, sight.currency)?,
            money(one.average, sight.currency)?,
            Cell::figure(one.ratio),
            Cell::figure(one.period_days),
        ];
        cells.extend(vat.map(|_| Cell::figure(one.period_days_vat_basis)));
        table.rows.push(Row::of(cells));
    }
    let table = table.drawn(PictureKind::Bars, 1, vec![7]).explained(&[
        "turnover-formula-ratio",
        "turnover-formula-days",
        "turnover-formula-tax",
    ]);
    let turned: Vec<Turnover> = found.iter().map(|(_, one)| *one).collect();
    let mut report = question.report(&LISTED, &sight, vec![table]);
    report.remarks.extend(period_trend(&turned).map(|trend| Said::plain(trend_key(trend))));
    report.remarks.push(Said::plain("turnover-season"));
    Ok(report)
}

fn year(last: Day) -> Year {
    let nothing = Amount::ZERO;
    Year { first: last.plus(1 - YEAR), last, sales: nothing, begin: nothing, end: nothing }
}

/// The revenue without the tax that the documents contain.
fn without_tax(sales: Amount, vat: Option<Rate>) -> Amount {
    let Some(vat) = vat else { return sales };
    let with_tax = Exact::whole(1) + Exact::share(vat);
    Exact::ratio(sales, with_tax).map_or(sales, |revenue| revenue.amount())
}

fn columns(taxed: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::new("from", "report-from"),
        Column::new("to", "report-to"),
        Column::new("revenue", "turnover-revenue"),
        Column::new("ar_begin", "turnover-begin"),
        Column::new("ar_end", "turnover-end"),
        Column::new("ar_average", "turnover-average"),
        Column::new("turnover_ratio", "turnover-ratio"),
        Column::new("period_days", "turnover-days"),
    ];
    if taxed {
        columns.push(Column::new("period_days_vat_basis", "turnover-days-tax"));
    }
    columns
}

const fn trend_key(trend: PeriodTrend) -> &'static str {
    match trend {
        PeriodTrend::Stable => "turnover-stable",
        PeriodTrend::Shortening => "turnover-shortening",
        PeriodTrend::Growing => "turnover-growing",
        PeriodTrend::Mixed => "turnover-mixed",
    }
}
