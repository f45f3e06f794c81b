//! Due date, days of delay, long and short term.

use super::due_date::{DEFERRAL, due_date};
use super::due_rule::{self, DueRule};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Day;
use saldo_domain::ageing::{DueState, Term, due_facts};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "overdue-days",
    group: Group::Accrual,
    cites: "S3-D; S3-B1, B2; INT-01, INT-02, ANA-03, ANA-06",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::optional("due_date", Shape::Date),
        Field::optional("shipment_date", Shape::Date),
        Field::optional("deferral_days", DEFERRAL),
        due_rule::RULE,
        due_rule::CALENDAR,
    ],
    example: r#"{"as_of": "2017-03-03", "shipment_date": "2017-01-21", "deferral_days": 14}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    due_date: Day,
    due_date_effective: Day,
    signed_days: i64,
    overdue_days: i64,
    days_to_due: i64,
    state: DueState,
    three_month_end: Day,
    long_overdue: bool,
    twelve_month_limit: Day,
    term: Term,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let due_date = due_date(given, str::to_owned)?;
    let due_date_effective = DueRule::of(given, facts)?.effective(due_date)?;
    let due = due_facts(due_date_effective, given.day("as_of"));
    Ok(Answer::of(&Output {
        due_date,
        due_date_effective,
        signed_days: due.signed_days,
        overdue_days: due.overdue_days,
        days_to_due: due.days_to_due,
        state: due.state,
        three_month_end: due.three_month_end,
        long_overdue: due.long_overdue,
        twelve_month_limit: due.twelve_month_limit,
        term: due.term,
        warnings: [],
    }))
}
