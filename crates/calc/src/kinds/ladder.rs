//! Kind 13: the eight-step control algorithm, as the shipped policy has it.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::control::LadderEventKind;
use saldo_domain::control::ladder::position;
use saldo_domain::policy::{Policy, TimelineRow};
use saldo_domain::{Day, Role};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "ladder",
    group: Group::Control,
    cites: "S3-E; LAD-01 to LAD-10; A-08, A-09",
    fields: &[
        Field::needed("due_date", Shape::Date),
        Field::needed("as_of", Shape::Date),
        Field::preset("events", Shape::List(0, 100, &Shape::Object(EVENT)), "[]"),
    ],
    example: r#"{"due_date": "2026-03-18", "as_of": "2026-03-21", "events": [{"type": "AGREED_DATE_BROKEN", "date": "2026-03-21"}]}"#,
    answer,
};

const EVENT: &[Field] = &[
    Field::needed(
        "type",
        Shape::Word(&[
            LadderEventKind::ExtensionAnnounced.code(),
            LadderEventKind::AgreedDateBroken.code(),
            LadderEventKind::ScheduleNotReceived.code(),
            LadderEventKind::ScheduleBroken.code(),
        ]),
    ),
    Field::needed("date", Shape::Date),
];

#[derive(Serialize)]
struct Output {
    signed_days: i64,
    active_step: Option<u8>,
    step_by_day: Option<u8>,
    step_by_event: Option<u8>,
    insolvency_check: bool,
    steps: Vec<StepRow>,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct StepRow {
    step: u8,
    from: Day,
    to: Option<Day>,
    roles: Vec<Role>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let policy = Policy::shipped_by_id("eight-step").expect("the eight steps ship");
    let (due, as_of) = (given.day("due_date"), given.day("as_of"));
    let events: Vec<_> = given.objects("events").map(event).collect();
    let found = position(policy, due, as_of, &events);
    Ok(Answer::of(&Output {
        signed_days: found.signed_days,
        active_step: found.active_step(),
        step_by_day: found.step_by_day,
        step_by_event: found.step_by_event,
        insolvency_check: is_watched(policy, found.signed_days),
        steps: policy.timeline(due).into_iter().map(StepRow::from).collect(),
        warnings: [],
    }))
}

fn event(given: &Object<'_>) -> (LadderEventKind, Day) {
    let kind = LadderEventKind::from_code(given.word("type"));
    (kind.expect("the field takes only codes of events"), given.day("date"))
}

/// Has the day of the check for insolvency come, the policy's watch beside the ladder?
fn is_watched(policy: &Policy, days: i64) -> bool {
    policy.watches.iter().any(|watch| i64::from(watch.from_day) <= days)
}

impl From<TimelineRow> for StepRow {
    fn from(row: TimelineRow) -> Self {
        Self { step: row.step, from: row.from, to: row.to, roles: row.roles }
    }
}
