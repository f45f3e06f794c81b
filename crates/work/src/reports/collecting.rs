//! Days sales outstanding in four ways, the best that could be, and how well is collected, month
//! end by month end (F-K; ANA-14, KPI-04).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::cash_days::CashDays;
use saldo_domain::analysis::chronic::month_ends;
use saldo_domain::analysis::countback::{MonthSales, countback};
use saldo_domain::analysis::dso::{Collecting, CreditPeriod, collecting};
use saldo_domain::analysis::history::{Document, Lowered};
use saldo_domain::analysis::turnover::{AverageBalance, TurnoverBasis, turnover};
use saldo_domain::{Amount, Day, Figure};

pub(super) const LISTED: Listed = Listed {
    name: "dso",
    title: "report-dso",
    options: &["as-of", "known-on", "currency", "of", "months", "days"],
    make,
};

/// Months that receivables are counted back over, at most.
const MOST_COUNTED: i32 = 24;

/// What is counted for the period that ends on one month end.
#[derive(Clone, Debug)]
struct Period {
    end: Day,
    /// The day before its first.
    before: Day,
    sales: Amount,
    begin: Amount,
    open: Amount,
    current: Amount,
    cash: CashDays,
    /// Sales by month, the latest first.
    months: Vec<MonthSales>,
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let days = question.asked.checked_days()?;
    let ends = month_ends(question.asked.as_of, question.asked.checked_months()?);
    let mut periods: Vec<Period> = ends.iter().map(|end| Period::new(*end, days)).collect();
    question.accounts(&sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_sale()) {
            for period in &mut periods {
                period.add(document)?;
            }
        }
        Ok(())
    })?;
    let mut table = Table::new("months", Said::plain("dso-table"), columns());
    for period in &periods {
        table.rows.push(period.row(days, &sight)?);
    }
    let table = table.drawn(PictureKind::Lines, 0, vec![3, 7]).explained(&[
        "dso-formula-end",
        "dso-formula-average",
        "dso-formula-countback",
        "dso-formula-paid",
        "dso-formula-best",
        "dso-formula-delinquent",
        "dso-formula-cei",
    ]);
    let mut report = question.report(&LISTED, &sight, vec![table]);
    report.remarks.push(Said::with("dso-period", "days", Cell::Whole(days.into())));
    Ok(report)
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("month_end", "report-month-end"),
        Column::new("receivables", "coverage-receivables"),
        Column::new("credit_sales", "dso-sales"),
        Column::new("dso", "dso-end"),
        Column::new("dso_average", "dso-average"),
        Column::new("countback_dso", "dso-countback"),
        Column::new("paid_days", "dso-paid"),
        Column::new("best_possible_dso", "dso-best"),
        Column::new("average_days_delinquent", "dso-delinquent"),
        Column::new("agreed_days", "dso-agreed"),
        Column::new("late_days", "dso-late"),
        Column::new("cei_pct", "dso-cei"),
    ]
}

impl Period {
    fn new(end: Day, days: u16) -> Self {
        let first = end.plus(1).plus_months(-1);
        let months = (0..MOST_COUNTED)
            .map(|back| MonthSales { month: first.plus_months(-back), sales: Amount::ZERO })
            .collect();
        Self {
            end,
            before: end.plus(-i64::from(days)),
            sales: Amount::ZERO,
            begin: Amount::ZERO,
            open: Amount::ZERO,
            current: Amount::ZERO,
            cash: CashDays::default(),
            months,
        }
    }

    fn add(&mut self, document: &Document) -> Result<(), Refused> {
        let effective = document.item.effective;
        if effective > self.end {
            return Ok(());
        }
        let amount = document.revenue_on(self.end);
        if effective > self.before {
            self.sales = self.sales + amount;
        }
        let month = effective.month_and_day().1;
        let first = effective.plus(1 - i64::from(month));
        if let Some(of) = self.months.iter_mut().find(|one| one.month == first) {
            of.sales = of.sales + amount;
        }
        self.begin = self.begin + document.open_on(self.before)?;
        let open = document.open_on(self.end)?;
        self.open = self.open + open;
        let due = document.due_on(self.end);
        if due >= self.end {
            self.current = self.current + open;
        }
        let paid = document.lowered_by(self.end).filter(|row| row.0 > self.before);
        for (day, _, amount) in paid.filter(|row| row.1 == Lowered::Paid) {
            self.cash.add(amount, effective, due, day);
        }
        Ok(())
    }

    fn collecting(&self, days: u16) -> Collecting {
        collecting(&CreditPeriod {
            days,
            ar_begin: self.begin,
            ar_end: self.open,
            ar_end_current: self.current,
            credit_sales: self.sales,
        })
    }

    fn row(&self, days: u16, sight: &Sight) -> Result<Row, Refused> {
        let found = self.collecting(days);
        let balance = AverageBalance::Between { begin: self.begin, end: self.open };
        let average = turnover(self.sales, balance, TurnoverBasis { days, vat_rate: None });
        let ways = self.cash.ways();
        let part = |of: fn(&saldo_domain::analysis::cash_days::Ways) -> Figure| {
            Cell::figure(ways.as_ref().map(of))
        };
        Ok(Row::of(vec![
            Cell::Day(self.end),
            money(self.open, sight.currency)?,
            money(self.sales, sight.currency)?,
            Cell::figure(found.dso),
            Cell::figure(average.period_days),
            Cell::figure(countback(self.open, &self.months).dso),
            part(|ways| ways.whole),
            Cell::figure(found.best_possible_dso),
            Cell::figure(found.average_days_delinquent),
            part(|ways| ways.agreed),
            part(|ways| ways.late),
            Cell::percent(found.cei_pct),
        ]))
    }
}
