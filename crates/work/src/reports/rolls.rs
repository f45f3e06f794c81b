//! How much of each bucket becomes the next older one, month after month (F-K; KP-10).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::ageing::{Bounds, overdue_days};
use saldo_domain::analysis::chronic::month_ends;
use saldo_domain::analysis::roll_rates::roll_rate;
use saldo_domain::{Amount, Day};

pub(super) const LISTED: Listed = Listed {
    name: "rolls",
    title: "report-rolls",
    options: &["as-of", "known-on", "currency", "of", "months", "bounds"],
    make,
};

/// What stood in each bucket at month ends, ascending by day.
#[derive(Clone, Debug)]
pub(super) struct Course {
    pub(super) ends: Vec<Day>,
    /// By month end, then by bucket.
    pub(super) amounts: Vec<Vec<Amount>>,
}

/// Ages the debts of buyers at these month ends.
pub(super) fn course(
    question: &Question<'_>,
    sight: &Sight,
    ends: Vec<Day>,
    bounds: &Bounds,
) -> Result<Course, Refused> {
    let mut amounts = vec![vec![Amount::ZERO; bounds.bucket_count()]; ends.len()];
    question.accounts(sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            for (buckets, end) in amounts.iter_mut().zip(&ends) {
                let open = document.open_on(*end)?;
                if !open.is_zero() {
                    let at = bounds.bucket_of(overdue_days(document.due_on(*end), *end));
                    buckets[at] = buckets[at] + open;
                }
            }
        }
        Ok(())
    })?;
    Ok(Course { ends, amounts })
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let bounds = question.asked.checked_bounds()?;
    let months = question.asked.checked_months()?;
    // The first month end is what the second one came from.
    let ends = month_ends(question.asked.as_of, months.saturating_add(1));
    let course = course(question, &sight, ends, &bounds)?;
    let tables = vec![rates(&course, &bounds), amounts(&course, &bounds, &sight)?];
    Ok(question.report(&LISTED, &sight, tables))
}

fn rates(course: &Course, bounds: &Bounds) -> Table {
    let names = bounds.names();
    let mut columns = vec![Column::new("month_end", "report-month-end")];
    columns.extend(names.windows(2).map(|pair| Column {
        name: format!("{}_to_{}", pair[0], pair[1]),
        heading: Cell::Said(Said {
            key: "rolls-from-to",
            values: vec![
                ("from", Cell::Bucket(pair[0].clone())),
                ("to", Cell::Bucket(pair[1].clone())),
            ],
        }),
    }));
    let mut table = Table::new("rates", Said::plain("rolls-rates"), columns);
    for (end, pair) in course.ends.iter().skip(1).zip(course.amounts.windows(2)) {
        let mut cells = vec![Cell::Day(*end)];
        for at in 1..names.len() {
            cells.push(Cell::percent(roll_rate(pair[0][at - 1], pair[1][at])));
        }
        table.rows.push(Row::of(cells));
    }
    let drawn = (1..names.len().min(4)).collect();
    table.drawn(PictureKind::Lines, 0, drawn).explained(&["rolls-formula", "rolls-last-bucket"])
}

fn amounts(course: &Course, bounds: &Bounds, sight: &Sight) -> Result<Table, Refused> {
    let mut columns = vec![Column::new("month_end", "report-month-end")];
    columns.extend(bounds.names().iter().map(|name| Column::bucket(name)));
    columns.push(Column::new("total", "report-total"));
    let mut table = Table::new("amounts", Said::plain("rolls-amounts"), columns);
    for (end, buckets) in course.ends.iter().zip(&course.amounts) {
        let mut cells = vec![Cell::Day(*end)];
        for amount in buckets {
            cells.push(money(*amount, sight.currency)?);
        }
        cells.push(money(buckets.iter().copied().sum(), sight.currency)?);
        table.rows.push(Row::of(cells));
    }
    Ok(table)
}
