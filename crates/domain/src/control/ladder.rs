//! Where one debt stands on the ladder on a day: by its age and by what the buyer did.

use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

/// What a buyer announces or breaks; it can start a step on any day (LAD-04, LAD-05).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LadderEventKind {
    /// The buyer announces that it will pay substantially later.
    ExtensionAnnounced,
    /// An agreed day of payment went by.
    AgreedDateBroken,
    /// The payment schedule that was asked for did not come.
    ScheduleNotReceived,
    /// An agreed payment schedule was broken.
    ScheduleBroken,
}

impl LadderEventKind {
    /// Every kind.
    pub const ALL: [LadderEventKind; 4] = [
        LadderEventKind::ExtensionAnnounced,
        LadderEventKind::AgreedDateBroken,
        LadderEventKind::ScheduleNotReceived,
        LadderEventKind::ScheduleBroken,
    ];

    /// The word written in policies, stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            LadderEventKind::ExtensionAnnounced => "EXTENSION_ANNOUNCED",
            LadderEventKind::AgreedDateBroken => "AGREED_DATE_BROKEN",
            LadderEventKind::ScheduleNotReceived => "SCHEDULE_NOT_RECEIVED",
            LadderEventKind::ScheduleBroken => "SCHEDULE_BROKEN",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Something the buyer did on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LadderEvent {
    pub day: Day,
    pub kind: LadderEventKind,
    /// The item it concerns; `None` concerns every item that had fallen due by that day.
    pub item: Option<ItemId>,
}

impl LadderEvent {
    /// Does it count for the item with this due day on `day`?
    pub fn concerns(&self, item: ItemId, due: Day, day: Day) -> bool {
        let meant = self.item.map_or(due <= self.day, |meant| meant == item);
        meant && self.day <= day
    }
}

/// The answer of the calculator `ladder`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Days from the due day; negative before it.
    pub signed_days: i64,
    /// The step whose days these are.
    pub step_by_day: Option<u8>,
    /// The highest step started by an event up to the day.
    pub step_by_event: Option<u8>,
}

impl Position {
    /// The higher of the two.
    pub fn active_step(&self) -> Option<u8> {
        self.step_by_day.max(self.step_by_event)
    }
}

/// Where a debt due on `due` stands on `day`, given the kinds and days of events.
pub fn position(
    policy: &Policy,
    due: Day,
    day: Day,
    events: &[(LadderEventKind, Day)],
) -> Position {
    let signed_days = day.days_since(due);
    let past = events.iter().filter(|(_, on)| *on <= day);
    Position {
        signed_days,
        step_by_day: policy.step_by_day(signed_days).map(|step| step.number),
        step_by_event: past
            .filter_map(|(kind, _)| policy.step_by_event(*kind))
            .map(|step| step.number)
            .max(),
    }
}
