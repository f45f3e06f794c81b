//! Kind 9: who may waive the late fee.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Role;
use saldo_domain::authority::waiver::Repayment;
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "waiver-authority",
    group: Group::Control,
    cites: "S3-C 7.5 to 7.7; LFE-08 to LFE-10; A-12",
    fields: &[
        Field::needed("due_date", Shape::Date),
        Field::needed("repaid_on", Shape::Date),
        Field::needed("full_repayment", Shape::Flag),
        Field::needed("oral_request", Shape::Flag),
    ],
    example: r#"{"due_date": "2026-03-02", "repaid_on": "2026-03-16", "full_repayment": true, "oral_request": true}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    day_of_delay: i64,
    week: i64,
    authority: Option<Role>,
    clause: Option<&'static str>,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let repayment = Repayment {
        due: given.day("due_date"),
        repaid_on: given.day("repaid_on"),
        in_full: given.flag("full_repayment"),
        oral_request: given.flag("oral_request"),
    };
    let waiver = repayment.waiver();
    Ok(Answer::of(&Output {
        day_of_delay: waiver.day_of_delay,
        week: waiver.week,
        authority: waiver.decided.map(|(role, _)| role),
        clause: waiver.decided.map(|(_, clause)| clause),
        warnings: [],
    }))
}
