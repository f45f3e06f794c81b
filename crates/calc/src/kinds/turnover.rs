//! Turnover ratio and repayment period, table 4.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::turnover::{
    AverageBalance, PeriodTrend, TurnoverBasis, period_trend, turnover,
};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "turnover",
    group: Group::Analysis,
    cites: "S3-B2, B3 t4, B7; ANA-07 to ANA-09, TBL-04, AP-05; A-23",
    fields: &[
        Field::needed("days", Shape::Int(1, 366)),
        Field::optional("vat_rate_pct", Shape::Rate100),
        Field::needed("rows", Shape::List(1, 120, &Shape::Object(ROW))),
    ],
    example: r#"{"days": 365, "vat_rate_pct": "22", "rows": [{"period": "2025", "revenue": "10000000.00", "ar_begin": "900000.00", "ar_end": "1100000.00"}]}"#,
    answer,
};

const ROW: &[Field] = &[
    Field::needed("period", Shape::Text),
    Field::needed("revenue", Shape::Money),
    Field::optional("ar_begin", Shape::Money),
    Field::optional("ar_end", Shape::Money),
    Field::optional("ar_average", Shape::Money),
];

#[derive(Serialize)]
struct Output<'a> {
    rows: Vec<Row<'a>>,
    trend: Option<PeriodTrend>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    period: &'a str,
    ar_average: Amount,
    turnover_ratio: Option<Figure>,
    period_days: Option<Figure>,
    period_days_vat_basis: Option<Figure>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let rows = given.objects("rows");
    for (index, row) in rows.clone().enumerate() {
        refuse_beside_average(row, index)?;
    }
    let basis = TurnoverBasis {
        days: u16::try_from(given.int("days")).expect("at most 366"),
        vat_rate: given.rate_if("vat_rate_pct"),
    };
    let (mut periods, mut warnings) = (Vec::new(), Warnings::default());
    for (index, row) in rows.clone().enumerate() {
        let period = turnover(row.amount("revenue"), balance(row, index)?, basis);
        warnings.ratios([period.ratio, period.period_days]);
        periods.push(period);
    }
    let shown = rows.zip(&periods).map(|(row, period)| Row {
        period: row.text("period"),
        ar_average: period.average,
        turnover_ratio: period.ratio,
        period_days: period.period_days,
        period_days_vat_basis: period.period_days_vat_basis,
    });
    Ok(Answer::of(&Output {
        rows: shown.collect(),
        trend: period_trend(&periods),
        warnings: warnings.list(),
    }))
}

/// Balances beside the average that would follow from them.
fn refuse_beside_average(row: &Object<'_>, index: usize) -> Result<(), Refusal> {
    let beside = ["ar_begin", "ar_end"].into_iter().find(|name| row.has(name));
    match beside.filter(|_| row.has("ar_average")) {
        Some(name) => Err(Refusal::conflict(format!("rows[{index}].{name}"), "beside-average")),
        None => Ok(()),
    }
}

fn balance(row: &Object<'_>, index: usize) -> Result<AverageBalance, Refusal> {
    if let Some(average) = row.amount_if("ar_average") {
        return Ok(AverageBalance::Known(average));
    }
    let missing = |name| Err(Refusal::missing(format!("rows[{index}].{name}")));
    match (row.amount_if("ar_begin"), row.amount_if("ar_end")) {
        (Some(begin), Some(end)) => Ok(AverageBalance::Between { begin, end }),
        (Some(_), None) => missing("ar_end"),
        (None, Some(_)) => missing("ar_begin"),
        (None, None) => missing("ar_average"),
    }
}
