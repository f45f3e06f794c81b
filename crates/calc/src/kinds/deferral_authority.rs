//! Kind 10: who may grant a promise on the payment day, or a repeated deferral.

use super::words;
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::authority::deferral::DeferralRequest;
use saldo_domain::{Day, Role};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "deferral-authority",
    group: Group::Control,
    cites: "S3-C 6.1.3.b.a1, b1; 8.6; PAY-04, PAY-05, EXE-07",
    fields: &[
        Field::needed("status", words::STATUS),
        Field::needed("due_date", Shape::Date),
        Field::needed("as_of", Shape::Date),
        Field::needed("requested_date", Shape::Date),
        Field::needed("repeated", Shape::Flag),
    ],
    example: r#"{"status": "UNCERTAIN", "due_date": "2026-01-31", "as_of": "2026-02-20", "requested_date": "2026-04-01", "repeated": true}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    requested_in_days: i64,
    max_days: i64,
    limit_date: Day,
    authority: Role,
    needs_manager_approval: bool,
    clause: &'static str,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let request = DeferralRequest {
        status: words::status(given, "status"),
        due: given.day("due_date"),
        asked_on: given.day("as_of"),
        until: given.day("requested_date"),
        repeated: given.flag("repeated"),
    };
    if request.until < request.asked_on {
        let refusal = Refusal::conflict("requested_date", "requested-before-asked");
        return Err(refusal.with("asked", request.asked_on.to_string()));
    }
    let authority = request.authority();
    Ok(Answer::of(&Output {
        requested_in_days: authority.days,
        max_days: authority.max_days,
        limit_date: authority.limit,
        authority: authority.role,
        needs_manager_approval: authority.needs_manager(),
        clause: authority.clause,
        warnings: [],
    }))
}
