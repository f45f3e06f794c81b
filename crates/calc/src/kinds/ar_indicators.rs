//! Shares of receivables, the overdue plan, lost income.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::indicators::{against_plan, lost_income};
use saldo_domain::analysis::share::share_pct;
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "ar-indicators",
    group: Group::Analysis,
    cites: "S3-B1, B2; S3-C 1, 6.3.5; ANA-10, ANA-11, ANA-13, GEN-04, ESC-09",
    fields: &[
        Field::needed("ar_total", Shape::Money),
        Field::optional("current_assets", Shape::Money),
        Field::optional("doubtful", Shape::Money),
        Field::optional("overdue", Shape::Money),
        Field::optional("overdue_plan_pct", Shape::Rate100),
        Field::optional("annual_yield_pct", Shape::Rate),
        Field::optional("days", Shape::Int(0, 3660)),
    ],
    example: r#"{"ar_total": "2400000.00", "overdue": "168000.00", "overdue_plan_pct": "6"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    share_of_current_assets_pct: Option<Figure>,
    doubtful_share_pct: Option<Figure>,
    overdue_share_pct: Option<Figure>,
    allowed_overdue: Option<Amount>,
    excess: Option<Amount>,
    within_plan: Option<bool>,
    lost_income: Option<Amount>,
    warnings: Vec<&'static str>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    refuse_halves(given)?;
    refuse_contradictions(given)?;
    let ar_total = given.amount("ar_total");
    let mut warnings = Warnings::default();
    let mut share = |part: Amount, whole: Amount| {
        let share = share_pct(part, whole);
        warnings.ratios([share]);
        share
    };
    let overdue = given.amount_if("overdue");
    let plan = overdue.zip(given.rate_if("overdue_plan_pct"));
    let plan = plan.map(|(overdue, plan)| against_plan(ar_total, overdue, plan));
    Ok(Answer::of(&Output {
        share_of_current_assets_pct: given
            .amount_if("current_assets")
            .and_then(|assets| share(ar_total, assets)),
        doubtful_share_pct: given
            .amount_if("doubtful")
            .and_then(|doubtful| share(doubtful, ar_total)),
        overdue_share_pct: overdue.and_then(|overdue| share(overdue, ar_total)),
        allowed_overdue: plan.map(|plan| plan.allowed),
        excess: plan.map(|plan| plan.excess),
        within_plan: plan.map(|plan| plan.within_plan),
        lost_income: income(given),
        warnings: warnings.list(),
    }))
}

/// Fields that say nothing without another.
fn refuse_halves(given: &Object<'_>) -> Result<(), Refusal> {
    let pairs = [
        ("overdue_plan_pct", "overdue"),
        ("annual_yield_pct", "days"),
        ("days", "annual_yield_pct"),
    ];
    match pairs.into_iter().find(|(one, other)| given.has(one) && !given.has(other)) {
        Some((_, missing)) => Err(Refusal::missing(missing)),
        None => Ok(()),
    }
}

/// Parts above the receivables they are part of.
fn refuse_contradictions(given: &Object<'_>) -> Result<(), Refusal> {
    let ar_total = given.amount("ar_total");
    for part in ["doubtful", "overdue"] {
        if given.amount_if(part).is_some_and(|part| part > ar_total) {
            let refusal = Refusal::conflict(part, "part-above-receivables");
            return Err(refusal.with("most", ar_total.to_string()));
        }
    }
    if given.amount_if("current_assets").is_some_and(|assets| assets < ar_total) {
        let refusal = Refusal::conflict("current_assets", "assets-below-receivables");
        return Err(refusal.with("least", ar_total.to_string()));
    }
    Ok(())
}

fn income(given: &Object<'_>) -> Option<Amount> {
    let (annual_yield, days) = given.rate_if("annual_yield_pct").zip(given.int_if("days"))?;
    let days = u32::try_from(days).expect("at least 0");
    Some(lost_income(given.amount("ar_total"), annual_yield, days))
}
