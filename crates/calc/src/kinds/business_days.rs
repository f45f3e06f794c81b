//! Working days added or counted.

use super::words::CALENDAR;
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Day;
use saldo_domain::calendar::Calendar;
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "business-days",
    group: Group::Accrual,
    cites: "GK 191, 193; TsÜS 136; F-M",
    fields: &[
        Field::needed("operation", Shape::Word(&["ADD", "COUNT"])),
        Field::needed("calendar", CALENDAR),
        Field::needed("start_date", Shape::Date),
        Field::optional("days", Shape::Int(-1000, 1000)),
        Field::optional("end_date", Shape::Date),
    ],
    example: r#"{"operation": "ADD", "calendar": "RU", "start_date": "2024-12-27", "days": 1}"#,
    answer,
};

#[derive(Serialize)]
struct Added {
    date: Day,
    start_is_working_day: bool,
    calendar_days: i64,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Counted {
    working_days: i64,
    calendar_days: i64,
    days_off: i64,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let calendar = facts.calendar(given.word("calendar"));
    match given.word("operation") {
        "ADD" => add(given, calendar),
        _ => count(given, calendar),
    }
}

fn add(given: &Object<'_>, calendar: &Calendar) -> Result<Answer, Refusal> {
    if given.has("end_date") {
        return Err(Refusal::conflict("end_date", "end-date-while-adding"));
    }
    let days = given.int_if("days").ok_or_else(|| Refusal::missing("days"))?;
    let days = i32::try_from(days).expect("the field takes -1000 to 1000");
    let start = given.day("start_date");
    let start_is_working_day = calendar.working_exact(start)?;
    let date = calendar.add_working_days_exact(start, days)?;
    let calendar_days = date.days_since(start);
    Ok(Answer::of(&Added { date, start_is_working_day, calendar_days, warnings: [] }))
}

fn count(given: &Object<'_>, calendar: &Calendar) -> Result<Answer, Refusal> {
    if given.has("days") {
        return Err(Refusal::conflict("days", "days-while-counting"));
    }
    let end = given.day_if("end_date").ok_or_else(|| Refusal::missing("end_date"))?;
    let start = given.day("start_date");
    if end < start {
        return Err(Refusal::conflict("end_date", "end-before-start")
            .with("end", end.to_string())
            .with("start", start.to_string()));
    }
    let working_days = i64::from(calendar.count_working_days_exact(start, end)?);
    let calendar_days = end.days_since(start) + 1;
    let days_off = calendar_days - working_days;
    Ok(Answer::of(&Counted { working_days, calendar_days, days_off, warnings: [] }))
}
