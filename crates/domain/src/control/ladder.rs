//! Where one debt stands on the ladder on a day: by its age and by what the buyer did.

use crate::day::Day;
use crate::ids::ItemId;
use crate::policy::Policy;
use crate::rating::Conduct;
use serde::{Deserialize, Serialize};

/// What a buyer announces, asks or breaks, and what was done about it; it can start a step
/// or set off a rule on any day (LAD-04, LAD-05, EXE-04 to EXE-07).
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
    /// The buyer told beforehand that it will pay late (EXE-00, PAY-03).
    DelayWarned,
    /// The buyer avoids contact, hides, refuses explanations or reasonable dates (EXE-04).
    ContactAvoided,
    /// The buyer refuses the restructuring it was offered (EXE-04).
    RestructuringRefused,
    /// A part was paid, but there is no dialogue about the rest (EXE-06).
    PartPaidInSilence,
    /// The buyer agreed, did not perform, told so and asks for more time (EXE-07).
    DeferralRequestedAgain,
    /// The demand was handed over: the pre-trial period begins (EXE-05).
    DemandDelivered,
    /// A measure about the debtor was put into the weekly plan (ESC-03).
    MeasurePlanned,
    /// It was taken out again; its `until` is the day on which it had been put in (ESC-03).
    MeasureDropped,
    /// Somebody on the spot sees a high risk of losing the money (REM-12, PAY-08).
    HighRiskSeen,
    /// The memo on the measures taken was not written by its last day (ESC-07). The program
    /// itself records it.
    MemoMissing,
    /// The memo with the request for further recovery was not written by its last day (ESC-02).
    /// The program itself records it.
    RecoveryMemoMissing,
    /// The lawyer has not filled in the notice of breach by the last day for it (LAD-05). The
    /// program itself records it.
    NoticeUnfilled,
    /// Somebody spoke with the person who decides on payments (LAD-04).
    DecisionMakerReached,
    /// After the demand was handed over a part was paid, or somebody talked with the buyer (EXE-05).
    /// The program itself records it.
    DemandAnswered,
}

impl LadderEventKind {
    /// Every kind.
    pub const ALL: [LadderEventKind; 18] = [
        LadderEventKind::ExtensionAnnounced,
        LadderEventKind::AgreedDateBroken,
        LadderEventKind::ScheduleNotReceived,
        LadderEventKind::ScheduleBroken,
        LadderEventKind::DelayWarned,
        LadderEventKind::ContactAvoided,
        LadderEventKind::RestructuringRefused,
        LadderEventKind::PartPaidInSilence,
        LadderEventKind::DeferralRequestedAgain,
        LadderEventKind::DemandDelivered,
        LadderEventKind::MeasurePlanned,
        LadderEventKind::MeasureDropped,
        LadderEventKind::HighRiskSeen,
        LadderEventKind::MemoMissing,
        LadderEventKind::RecoveryMemoMissing,
        LadderEventKind::NoticeUnfilled,
        LadderEventKind::DecisionMakerReached,
        LadderEventKind::DemandAnswered,
    ];

    /// The word written in policies, stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            LadderEventKind::ExtensionAnnounced => "EXTENSION_ANNOUNCED",
            LadderEventKind::AgreedDateBroken => "AGREED_DATE_BROKEN",
            LadderEventKind::ScheduleNotReceived => "SCHEDULE_NOT_RECEIVED",
            LadderEventKind::ScheduleBroken => "SCHEDULE_BROKEN",
            LadderEventKind::DelayWarned => "DELAY_WARNED",
            LadderEventKind::ContactAvoided => "CONTACT_AVOIDED",
            LadderEventKind::RestructuringRefused => "RESTRUCTURING_REFUSED",
            LadderEventKind::PartPaidInSilence => "PART_PAID_IN_SILENCE",
            LadderEventKind::DeferralRequestedAgain => "DEFERRAL_REQUESTED_AGAIN",
            LadderEventKind::DemandDelivered => "DEMAND_DELIVERED",
            LadderEventKind::MeasurePlanned => "MEASURE_PLANNED",
            LadderEventKind::MeasureDropped => "MEASURE_DROPPED",
            LadderEventKind::HighRiskSeen => "HIGH_RISK_SEEN",
            LadderEventKind::MemoMissing => "MEMO_MISSING",
            LadderEventKind::RecoveryMemoMissing => "RECOVERY_MEMO_MISSING",
            LadderEventKind::NoticeUnfilled => "NOTICE_UNFILLED",
            LadderEventKind::DecisionMakerReached => "DECISION_MAKER_REACHED",
            LadderEventKind::DemandAnswered => "DEMAND_ANSWERED",
        }
    }

    /// Does control itself find it, after its run: a memo that did not come, a notice that was not
    /// filled in?
    pub const fn is_found_by_control(self) -> bool {
        matches!(
            self,
            LadderEventKind::MemoMissing
                | LadderEventKind::RecoveryMemoMissing
                | LadderEventKind::NoticeUnfilled
        )
    }

    /// Does the program itself record it, and nobody by hand?
    pub const fn is_of_program(self) -> bool {
        let noticed = matches!(
            self,
            LadderEventKind::MeasurePlanned
                | LadderEventKind::MeasureDropped
                | LadderEventKind::DemandAnswered
        );
        noticed || self.is_found_by_control()
    }

    /// Does it start a step only once the debt is late? Who hides from us or refuses before the due day
    /// has missed no day yet, and is pressed for it once it has (EXE-00, EXE-04).
    pub const fn counts_once_late(self) -> bool {
        matches!(self, LadderEventKind::ContactAvoided | LadderEventKind::RestructuringRefused)
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What the ladder hears of a recorded contact: by its own word, or by that of the conduct
    /// that counts for the status. Both are one fact, whichever page it was recorded on.
    pub fn recorded_as(code: &str) -> Option<Self> {
        Self::from_code(code).or_else(|| match Conduct::from_code(code)? {
            Conduct::WarnedOfDelay => Some(LadderEventKind::DelayWarned),
            Conduct::AvoidedContact => Some(LadderEventKind::ContactAvoided),
            Conduct::ObjectedToRestructuring => Some(LadderEventKind::RestructuringRefused),
            Conduct::AgreedToRestructuring | Conduct::ClaimLetter | Conduct::CourtProceedings => {
                None
            }
        })
    }
}

/// Takes away what was taken back: a measure that was dropped from the plan answers nothing any
/// more (ESC-03). Of two that were planned on one day one stands until both are dropped.
pub fn take_back_dropped(events: &mut Vec<LadderEvent>) {
    let dropped: Vec<Day> = events
        .iter()
        .filter(|event| event.kind == LadderEventKind::MeasureDropped)
        .filter_map(|event| event.until)
        .collect();
    for planned_on in dropped {
        let planned = events.iter().position(|event| {
            event.kind == LadderEventKind::MeasurePlanned && event.day == planned_on
        });
        if let Some(planned) = planned {
            events.remove(planned);
        }
    }
}

/// Something the buyer did on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LadderEvent {
    pub day: Day,
    pub kind: LadderEventKind,
    /// The item it concerns; `None` concerns every item that had fallen due by that day, and
    /// a warning also what falls due in the days that the policy says.
    pub item: Option<ItemId>,
    /// The day to which more time is asked for, if one was named.
    pub until: Option<Day>,
}

impl LadderEvent {
    /// Does it count for the item with this due day on `day`, where a warning about everything speaks
    /// of so many days ahead?
    pub fn concerns(&self, item: ItemId, due: Day, (day, ahead): (Day, u16)) -> bool {
        let ahead = if self.kind == LadderEventKind::DelayWarned { ahead.into() } else { 0 };
        let meant = self.item.map_or(due <= self.day.plus(ahead), |meant| meant == item);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// PAY-03: a warning that names no invoice speaks of what falls due in the days of the policy;
    /// one that names an invoice of that one alone, and anything else of what was due by its day.
    #[test]
    fn pay_03_a_warning_about_everything_speaks_as_far_ahead_as_the_policy_says() {
        use LadderEventKind::{ContactAvoided, DelayWarned};
        let on = |text: &str| text.parse::<Day>().expect(text);
        let rows = [
            (DelayWarned, None, 30, "2026-03-31", true),
            (DelayWarned, None, 30, "2026-04-01", false),
            (DelayWarned, None, 10, "2026-03-11", true),
            (DelayWarned, None, 10, "2026-03-12", false),
            (DelayWarned, None, 0, "2026-03-01", true),
            (DelayWarned, None, 0, "2026-03-02", false),
            (DelayWarned, Some(7), 10, "2026-06-01", true),
            (DelayWarned, Some(8), 10, "2026-03-01", false),
            (ContactAvoided, None, 30, "2026-03-02", false),
        ];
        for (kind, item, ahead, due, expected) in rows {
            let item = item.map(ItemId::new);
            let event = LadderEvent { day: on("2026-03-01"), kind, item, until: None };
            let concerns = event.concerns(ItemId::new(7), on(due), (on("2026-03-05"), ahead));
            assert_eq!(concerns, expected, "{kind:?} {due} {ahead}");
        }
    }

    #[test]
    fn esc_03_a_measure_that_was_dropped_answers_nothing_and_another_of_the_day_still_does() {
        let on = |text: &str| text.parse::<Day>().expect(text);
        let event = |kind, day, until: Option<&str>| LadderEvent {
            day: on(day),
            kind,
            item: None,
            until: until.map(on),
        };
        let planned = |day| event(LadderEventKind::MeasurePlanned, day, None);
        let dropped = |day, of| event(LadderEventKind::MeasureDropped, day, Some(of));
        let both = [planned("2026-03-12"), planned("2026-03-12")];
        let rows: [(Vec<LadderEvent>, usize); 4] = [
            (vec![planned("2026-03-12")], 1),
            (vec![planned("2026-03-12"), dropped("2026-03-13", "2026-03-12")], 0),
            (vec![planned("2026-03-11"), dropped("2026-03-13", "2026-03-12")], 1),
            ([&both[..], &[dropped("2026-03-12", "2026-03-12")]].concat(), 1),
        ];
        for (mut events, left) in rows {
            take_back_dropped(&mut events);
            let planned = |event: &&LadderEvent| event.kind == LadderEventKind::MeasurePlanned;
            assert_eq!(events.iter().filter(planned).count(), left, "{events:?}");
        }
    }
}
