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
        for document in account.documents.iter().filter(|one| one.is_of_buyer()) {
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

/// Days of the narrowest bucket that nothing passes between two month ends.
const NARROWEST: u16 = 30;

/// The bounds, where a debt goes one bucket on in a month.
///
/// # Errors
/// `Field` for buckets narrower than a month: a debt would go past them unseen.
pub(super) fn months_wide(question: &Question<'_>) -> Result<Bounds, Refused> {
    let checked = question.asked.checked_bounds()?;
    let last_days = &question.asked.bounds;
    let before = std::iter::once(&0).chain(last_days);
    if last_days.iter().zip(before).all(|(last, before)| last - before >= NARROWEST) {
        return Ok(checked);
    }
    Err(Refused::Field {
        field: "bounds",
        value: format!("{last_days:?}"),
        reason: "make buckets narrower than the 30 days that a debt goes on in a month",
        remedy: "give buckets of at least 30 days, such as 30, 60, 90",
    })
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let bounds = months_wide(question)?;
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
