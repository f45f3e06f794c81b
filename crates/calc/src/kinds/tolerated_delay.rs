//! Kind 14: how long a delay is tolerated, in calendar weeks or banking days.

use super::words;
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Day;
use saldo_domain::regulation::tolerated_delay::{Basis, Phase, ToleratedDelay};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "tolerated-delay",
    group: Group::Control,
    cites: "S3-C 7.1, 7.2; LFE-01, LFE-02; A-05",
    fields: &[
        Field::needed("due_date", Shape::Date),
        Field::needed("as_of", Shape::Date),
        Field::needed("basis", Shape::Word(&[CALENDAR_WEEKS, "BANKING_DAYS"])),
        Field::needed("calendar", words::CALENDAR),
    ],
    example: r#"{"due_date": "2024-12-25", "as_of": "2025-01-04", "basis": "CALENDAR_WEEKS", "calendar": "RU"}"#,
    answer,
};

const CALENDAR_WEEKS: &str = "CALENDAR_WEEKS";

#[derive(Serialize)]
struct Output {
    overdue_days: i64,
    phase: Phase,
    tolerated_until: Day,
    decision_until: Day,
    days_left: i64,
    three_calendar_weeks: Day,
    four_calendar_weeks: Day,
    fifteen_banking_days: Option<Day>,
    twenty_banking_days: Option<Day>,
    warnings: Vec<&'static str>,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let basis = match given.word("basis") {
        CALENDAR_WEEKS => Basis::CalendarWeeks,
        _ => Basis::BankingDays,
    };
    let calendar = facts.calendar(given.word("calendar"));
    let delay = ToleratedDelay::of(given.day("due_date"), given.day("as_of"), basis, calendar)?;
    let mut warnings = Warnings::default();
    warnings.add_if(delay.banking_days.is_none(), "CALENDAR_MISSING");
    Ok(Answer::of(&Output {
        overdue_days: delay.overdue_days,
        phase: delay.phase,
        tolerated_until: delay.chosen.tolerated_until,
        decision_until: delay.chosen.decision_until,
        days_left: delay.days_left,
        three_calendar_weeks: delay.calendar_weeks.tolerated_until,
        four_calendar_weeks: delay.calendar_weeks.decision_until,
        fifteen_banking_days: delay.banking_days.map(|terms| terms.tolerated_until),
        twenty_banking_days: delay.banking_days.map(|terms| terms.decision_until),
        warnings: warnings.list(),
    }))
}
