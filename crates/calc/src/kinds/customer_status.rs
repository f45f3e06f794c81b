//! Kind 16: what kind of payer a customer is, by its payment statistics.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Figure;
use saldo_domain::rating::{Delay, PaymentHistory, Status, StatusReason, classify};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "customer-status",
    group: Group::Customers,
    cites: "S3-C 3.1 to 3.4; CLS-01 to CLS-05; A-01 to A-04",
    fields: &[
        Field::needed("months_with_deferral", Shape::Int(0, 600)),
        Field::needed("obligations_due", Shape::Int(0, 100_000)),
        Field::needed("delays", Shape::List(0, 1000, &Shape::Object(DELAY))),
        Field::preset("objected_to_restructuring", Shape::Flag, "false"),
        Field::preset("avoided_contact", Shape::Flag, "false"),
        Field::preset("court_proceedings", Shape::Flag, "false"),
        Field::preset("claim_letters_sent", Shape::Int(0, 1000), "0"),
    ],
    example: r#"{"months_with_deferral": 24, "obligations_due": 20, "delays": [{"due_month": "2026-02", "days": 5, "warned": false, "restructuring_agreed": true}]}"#,
    answer,
};

const DELAY: &[Field] = &[
    Field::needed("due_month", Shape::Month),
    Field::needed("days", Shape::Int(1, 3650)),
    Field::needed("warned", Shape::Flag),
    Field::needed("restructuring_agreed", Shape::Flag),
];

#[derive(Serialize)]
struct Output {
    status: Status,
    clause: &'static str,
    reasons: Vec<StatusReason>,
    late_share_pct: Option<Figure>,
    deferral_available: bool,
    warnings: Vec<&'static str>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let history = history(given);
    if history.delays.len() as u64 > u64::from(history.obligations_due) {
        return Err(too_many_delays(&history));
    }
    let found = classify(&history);
    let mut warnings = Warnings::default();
    warnings.add_if(found.late_share.is_none(), "ZERO_DENOMINATOR");
    Ok(Answer::of(&Output {
        status: found.status,
        clause: found.status.clause(),
        reasons: found.reasons,
        late_share_pct: found.late_share.map(|share| share.percent().rounded(2)),
        deferral_available: found.status.has_deferral(),
        warnings: warnings.list(),
    }))
}

fn history(given: &Object<'_>) -> PaymentHistory {
    PaymentHistory {
        months_with_deferral: count(given, "months_with_deferral"),
        obligations_due: count(given, "obligations_due"),
        delays: given.objects("delays").map(delay).collect(),
        objected_to_restructuring: given.flag("objected_to_restructuring"),
        avoided_contact: given.flag("avoided_contact"),
        court_proceedings: given.flag("court_proceedings"),
        claim_letters_sent: count(given, "claim_letters_sent"),
    }
}

fn delay(given: &Object<'_>) -> Delay {
    Delay {
        due_month: given.month("due_month"),
        days: count(given, "days"),
        warned: given.flag("warned"),
        restructuring_agreed: given.flag("restructuring_agreed"),
    }
}

fn count(given: &Object<'_>, field: &str) -> u32 {
    u32::try_from(given.int(field)).expect("the field takes only counts")
}

fn too_many_delays(history: &PaymentHistory) -> Refusal {
    Refusal::conflict("delays", "more-delays-than-obligations")
        .with("delays", history.delays.len().to_string())
        .with("obligations", history.obligations_due.to_string())
}
