//! Kind 12: who controls the debt on a day.

use super::words;
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::regulation::escalation::Escalation;
use saldo_domain::{Day, Role};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "escalation",
    group: Group::Control,
    cites: "S3-C 6.2 to 6.4; ESC-01, ESC-04, ESC-07, ESC-10, ESC-11; A-14, A-15",
    fields: &[
        Field::needed("due_date", Shape::Date),
        Field::needed("as_of", Shape::Date),
        Field::needed("calendar", words::CALENDAR),
    ],
    example: r#"{"due_date": "2026-04-20", "as_of": "2026-05-14", "calendar": "RU"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    overdue_days: i64,
    overdue_working_days: u32,
    roles: Vec<Role>,
    supervisor_control_from: Day,
    head_of_sales_control_from: Day,
    head_of_sales_decision_from: Day,
    head_of_sales_decision_to: Day,
    working_day_15: Day,
    director_control_from: Day,
    director_decision_deadline: Day,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let calendar = facts.calendar(given.word("calendar"));
    let escalation = Escalation::of(given.day("due_date"), given.day("as_of"), calendar)?;
    Ok(Answer::of(&Output {
        overdue_days: escalation.overdue_days,
        overdue_working_days: escalation.overdue_working_days,
        roles: escalation.roles(),
        supervisor_control_from: escalation.supervisor_from,
        head_of_sales_control_from: escalation.head_of_sales_from,
        head_of_sales_decision_from: escalation.head_of_sales_decides.0,
        head_of_sales_decision_to: escalation.head_of_sales_decides.1,
        working_day_15: escalation.working_day_15,
        director_control_from: escalation.director_from,
        director_decision_deadline: escalation.director_deadline,
        warnings: [],
    }))
}
