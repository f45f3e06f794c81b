//! DSO, best possible DSO, average days delinquent, CEI.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Figure;
use saldo_domain::analysis::dso::{CreditPeriod, collecting};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "dso",
    group: Group::Analysis,
    cites: "F-K; KPI-04",
    fields: &[
        Field::needed("days", Shape::Int(1, 366)),
        Field::needed("ar_begin", Shape::Money),
        Field::needed("ar_end", Shape::Money),
        Field::needed("ar_end_current", Shape::Money),
        Field::needed("credit_sales", Shape::Money),
    ],
    example: r#"{"days": 90, "ar_begin": "500000.00", "ar_end": "450000.00", "ar_end_current": "300000.00", "credit_sales": "1350000.00"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    dso: Option<Figure>,
    best_possible_dso: Option<Figure>,
    average_days_delinquent: Option<Figure>,
    cei_pct: Option<Figure>,
    warnings: Vec<&'static str>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let figures = collecting(&period(given)?);
    let mut warnings = Warnings::default();
    warnings.ratios([figures.dso, figures.best_possible_dso, figures.cei_pct]);
    Ok(Answer::of(&Output {
        dso: figures.dso,
        best_possible_dso: figures.best_possible_dso,
        average_days_delinquent: figures.average_days_delinquent,
        cei_pct: figures.cei_pct,
        warnings: warnings.list(),
    }))
}

fn period(given: &Object<'_>) -> Result<CreditPeriod, Refusal> {
    let period = CreditPeriod {
        days: u16::try_from(given.int("days")).expect("at most 366"),
        ar_begin: given.amount("ar_begin"),
        ar_end: given.amount("ar_end"),
        ar_end_current: given.amount("ar_end_current"),
        credit_sales: given.amount("credit_sales"),
    };
    if period.ar_end_current > period.ar_end {
        let refusal = Refusal::conflict("ar_end_current", "current-above-receivables");
        return Err(refusal.with("most", period.ar_end.to_string()));
    }
    let claims = period.ar_begin + period.credit_sales;
    if period.ar_end > claims {
        let refusal = Refusal::conflict("ar_end", "receivables-above-claims");
        return Err(refusal.with("most", claims.to_string()));
    }
    Ok(period)
}
