//! Count-back DSO.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::countback::{CountedMonth, MonthSales, countback};
use saldo_domain::{Amount, Day, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "countback-dso",
    group: Group::Analysis,
    cites: "F-K",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::needed("ar_end", Shape::Money),
        Field::needed("monthly_sales", Shape::List(1, 60, &Shape::Object(MONTH))),
    ],
    example: r#"{"as_of": "2025-03-31", "ar_end": "450000.00", "monthly_sales": [{"month": "2025-03", "sales": "200000.00"}, {"month": "2025-02", "sales": "150000.00"}, {"month": "2025-01", "sales": "180000.00"}]}"#,
    answer,
};

const MONTH: &[Field] =
    &[Field::needed("month", Shape::Month), Field::needed("sales", Shape::Money)];

#[derive(Serialize)]
struct Output {
    countback_dso: Option<Figure>,
    months: Vec<Month>,
    uncovered: Amount,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Month {
    month: String,
    days: i64,
    sales: Amount,
    ar_covered: Amount,
    days_counted: Figure,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let counted = countback(given.amount("ar_end"), &sales(given)?);
    let mut warnings = Warnings::default();
    warnings.add_if(counted.dso.is_none(), "SALES_HISTORY_TOO_SHORT");
    Ok(Answer::of(&Output {
        countback_dso: counted.dso,
        months: counted.months.iter().map(shown).collect(),
        uncovered: counted.uncovered,
        warnings: warnings.list(),
    }))
}

/// The months, checked to go back one by one from the month that ends on `as_of`.
fn sales(given: &Object<'_>) -> Result<Vec<MonthSales>, Refusal> {
    let as_of = given.day("as_of");
    let mut next = as_of.ahead(1);
    if next.date().day() != 1 {
        return Err(Refusal::conflict("as_of", "not-month-end").with("value", as_of.to_string()));
    }
    let mut sales = Vec::new();
    for (index, row) in given.objects("monthly_sales").enumerate() {
        let month = row.month("month");
        next = next.ahead_months(-1);
        if month != next {
            let field = format!("monthly_sales[{index}].month");
            let refusal = Refusal::conflict(field, "not-next-month-back");
            return Err(refusal.with("value", year_month(month)).with("next", year_month(next)));
        }
        sales.push(MonthSales { month, sales: row.amount("sales") });
    }
    Ok(sales)
}

fn shown(counted: &CountedMonth) -> Month {
    Month {
        month: year_month(counted.of.month),
        days: counted.of.days(),
        sales: counted.of.sales,
        ar_covered: counted.covered,
        days_counted: counted.days_counted,
    }
}

/// The month of a day: `2025-03`.
fn year_month(day: Day) -> String {
    let mut text = day.to_string();
    text.truncate("YYYY-MM".len());
    text
}
