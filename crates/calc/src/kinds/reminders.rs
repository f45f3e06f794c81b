//! Kind 11: reminders before the due date and the Friday call.

use super::words;
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Day;
use saldo_domain::regulation::reminders::{Reminder, friday_call, reminders};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "reminders",
    group: Group::Control,
    cites: "S3-C 5.5, 5.6; REM-03 to REM-05; A-13, A-30",
    fields: &[
        Field::needed("status", words::STATUS),
        Field::needed("had_delays", Shape::Flag),
        Field::needed("due_date", Shape::Date),
        Field::needed("calendar", words::CALENDAR),
    ],
    example: r#"{"status": "UNCERTAIN", "had_delays": true, "due_date": "2026-03-18", "calendar": "RU"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    deferral_available: bool,
    reminders: Vec<ReminderRow>,
    friday_call: FridayRow,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct ReminderRow {
    offset_days: i64,
    nominal_date: Day,
    send_date: Day,
    merged: bool,
}

#[derive(Serialize)]
struct FridayRow {
    friday: Day,
    call_date: Day,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let status = words::status(given, "status");
    let due = given.day("due_date");
    let calendar = facts.calendar(given.word("calendar"));
    let reminders = reminders(status, given.flag("had_delays"), due, calendar)?;
    let call = friday_call(due, calendar)?;
    Ok(Answer::of(&Output {
        deferral_available: status.has_deferral(),
        reminders: reminders.into_iter().map(ReminderRow::from).collect(),
        friday_call: FridayRow { friday: call.friday, call_date: call.call },
        warnings: [],
    }))
}

impl From<Reminder> for ReminderRow {
    fn from(reminder: Reminder) -> Self {
        Self {
            offset_days: reminder.offset_days,
            nominal_date: reminder.nominal,
            send_date: reminder.send,
            merged: reminder.merged,
        }
    }
}
