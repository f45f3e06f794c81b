//! Reports on paper: the tables of the screen, with as many pages as they need. The press
//! repeats the head of a table on each of them.

use super::{by_lateness, report_charges, report_irrecoverable, report_lateness, report_plan};
use crate::table::{Columns, Side};
use saldo_domain::Day;
use saldo_letters::Texts;
use saldo_letters::paper::{Block, Column, Paper, Table};
use saldo_work::reports::ageing::AgeingReport;
use saldo_work::reports::charges::ChargesReport;
use saldo_work::reports::irrecoverable::IrrecoverableReport;
use saldo_work::reports::lateness::LatenessReport;
use saldo_work::reports::plan::PlanReport;

/// A table of more columns lies across.
const MOST_UPRIGHT: usize = 5;

/// Rows as they are told: headings of the first `words` columns are words, the others figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) title: String,
    pub(super) headings: Vec<String>,
    pub(super) words: usize,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) total: Option<Vec<String>>,
}

/// Whose report, of which day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head<'h> {
    pub(super) texts: &'static Texts,
    pub(super) company: &'h str,
    pub(super) day: Day,
    /// As the book was known at the end of this day.
    pub(super) known_on: Option<Day>,
}

impl Head<'_> {
    /// A report with its tables; `more` stands below them.
    fn paper(&self, title: &str, tables: Vec<Rows>, more: Vec<Block>) -> Paper {
        let texts = self.texts;
        let known =
            self.known_on.map(|day| texts.with_text("report-known-on", "day", &texts.day(day)));
        let of_day = texts.with_text("report-of-day", "day", &texts.day(self.day));
        let below = [Some(self.company.to_owned()), Some(of_day), known];
        let wide = tables.iter().any(|table| table.headings.len() > MOST_UPRIGHT);
        let mut blocks: Vec<Block> =
            tables.into_iter().map(|rows| Block::Table(rows.table())).collect();
        blocks.extend(more);
        Paper {
            below: below.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            wide,
            blocks,
            foot: self.company.to_owned(),
            ..Paper::new(texts.language(), texts.get(title), self.day)
        }
    }
}

impl Rows {
    /// As a table on the screen, with the total below.
    pub(super) fn text(self) -> String {
        let side = |at| if at < self.words { Side::Left } else { Side::Right };
        let headings: Vec<(&str, Side)> =
            self.headings.iter().enumerate().map(|(at, text)| (text.as_str(), side(at))).collect();
        let mut columns = Columns::new(&headings);
        for row in self.rows.into_iter().chain(self.total) {
            columns.row(row);
        }
        columns.text()
    }

    fn table(self) -> Table {
        let words = self.words;
        let column = |(at, label): (usize, String)| match at < words {
            true => Column::text(label),
            false => Column::number(label),
        };
        Table {
            title: self.title,
            columns: self.headings.into_iter().enumerate().map(column).collect(),
            rows: self.rows,
            total: self.total,
        }
    }
}

/// Receivables by lateness, a table for each currency.
pub(super) fn ageing(head: Head<'_>, report: &AgeingReport) -> Paper {
    let all = std::iter::once(&report.main).chain(&report.others);
    let tables = all.map(|currency| by_lateness::exact(head.texts, currency)).collect();
    head.paper("report-ageing", tables, Vec::new())
}

/// What lateness costs, a table for each currency.
pub(super) fn charges(head: Head<'_>, report: &ChargesReport) -> Paper {
    let tables = report.currencies.iter().map(|of| report_charges::rows(head.texts, of)).collect();
    let mut more: Vec<Block> = report_charges::untold(head.texts, report)
        .into_iter()
        .map(|text| Block::Strong { text })
        .collect();
    if report.currencies.is_empty() {
        more.insert(0, Block::Text { text: head.texts.get("cli-charges-none") });
    }
    head.paper("report-charges", tables, more)
}

/// Month ends, and who is overdue at several in a row.
pub(super) fn lateness(head: Head<'_>, report: &LatenessReport) -> Paper {
    let mut tables = vec![report_lateness::months(head.texts, report)];
    let mut more = Vec::new();
    let chronic = report_lateness::chronic(head.texts, report);
    if chronic.rows.is_empty() {
        more.push(Block::Heading { text: chronic.title });
        more.push(Block::Text { text: head.texts.get("lateness-chronic-none") });
    } else {
        tables.push(chronic);
    }
    head.paper("report-lateness", tables, more)
}

/// The register of irrecoverable debt.
pub(super) fn irrecoverable(head: Head<'_>, report: &IrrecoverableReport) -> Paper {
    if report.rows.is_empty() {
        let none = Block::Text { text: head.texts.get("irrecoverable-none") };
        return head.paper("report-irrecoverable", Vec::new(), vec![none]);
    }
    let table = report_irrecoverable::rows(head.texts, report);
    head.paper("report-irrecoverable", vec![table], Vec::new())
}

/// Overdue debt against plans and norms.
pub(super) fn plan(head: Head<'_>, report: &PlanReport) -> Paper {
    head.paper("report-plan", vec![report_plan::rows(head.texts, report)], Vec::new())
}
