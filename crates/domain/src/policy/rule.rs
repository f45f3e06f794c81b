//! What a policy asks for beside its ladder: reminders before the due day, control by higher
//! roles, decisions with a deadline, weekly work, answers to what the buyer does.
//!
//! The ladder takes one step after the other. These stand by themselves: each is asked for
//! when its own day has come, whatever the others do.

use super::Action;
use crate::authority::Choice;
use crate::control::{LadderEventKind, REMINDER, RULE};
use crate::rating::Status;
use crate::regulation::tolerated_delay::Phase;
use crate::roles::Role;
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// Whom a step, reminder or rule is meant for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Customers of these statuses; empty: of every status.
    pub statuses: Vec<Status>,
    /// Customers who were (`true`) or never were (`false`) late before.
    pub late_before: Option<bool>,
    /// Not for a debt about which one of these was recorded (EXE-00). For weekly work: in the
    /// last seven days.
    pub unless: Vec<LadderEventKind>,
}

impl Condition {
    /// Does it let everybody in?
    pub fn is_open(&self) -> bool {
        self.statuses.is_empty() && self.late_before.is_none() && self.unless.is_empty()
    }

    /// Is it meant for a customer of this status, late before or not?
    pub fn admits(&self, status: Status, late_before: bool) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&status))
            && self.late_before.is_none_or(|wanted| wanted == late_before)
    }
}

/// How days of delay are counted. The three are never converted into one another.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Counter {
    /// Calendar days.
    #[default]
    Calendar,
    /// Working days.
    Working,
    /// Banking days: the same days as working days by law, another word in the regulation.
    Banking,
}

impl Counter {
    /// Every counter.
    pub const ALL: [Counter; 3] = [Counter::Calendar, Counter::Working, Counter::Banking];

    /// The word written in policies and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            Counter::Calendar => "calendar",
            Counter::Working => "working",
            Counter::Banking => "banking",
        }
    }

    /// The counter with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counter| counter.code() == code)
    }
}

/// Reminders before the due day, by status (REM-03). A reminder that falls on a day off moves
/// to the last working day before; those of one debt that meet on a day are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub clause: Arc<str>,
    /// Who is reminded when; the first that admits a customer counts for it.
    pub intensities: Vec<Intensity>,
    pub actions: Vec<Action>,
}

/// How often some customers are reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intensity {
    pub condition: Condition,
    /// Days before the due day, the earliest first.
    pub days_before: Vec<u16>,
}

impl Reminder {
    /// Days before the due day on which a customer is reminded; none for one whom no
    /// intensity admits.
    pub fn days_before(&self, status: Status, late_before: bool) -> &[u16] {
        let meant = self.intensities.iter().find(|one| one.condition.admits(status, late_before));
        meant.map_or(&[], |one| one.days_before.as_slice())
    }
}

/// One rule beside the ladder, asked for once for each debt, or once a week or event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub clause: Arc<str>,
    pub trigger: Trigger,
    pub condition: Condition,
    pub waits_for: Waits,
    pub actions: Vec<Action>,
}

impl Rule {
    /// The step number under which it is kept.
    pub const fn step(&self) -> u8 {
        match self.trigger {
            Trigger::Weekly(Weekly { what: WeeklyWhat::DueNextWeek, .. }) => REMINDER,
            _ => RULE,
        }
    }
}

/// What sets a rule off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The debt is so many days late. With a last day it lapses after it.
    Late { counter: Counter, from: u16, to: Option<u16> },
    /// The debt has entered this phase of toleration (LFE-01).
    Tolerance(Phase),
    /// Once a week.
    Weekly(Weekly),
    /// The buyer did something.
    Event(EventTrigger),
    /// A decision was taken: the clause that asked for it, and what was chosen.
    Answer { clause: Arc<str>, choice: Choice },
}

/// Work of one day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weekly {
    pub weekday: Weekday,
    /// A day off moves the work to the next working day, not to the last before.
    pub moves_after: bool,
    pub what: WeeklyWhat,
}

/// What weekly work is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeeklyWhat {
    /// Debts that fall due in the week after the weekday (REM-05).
    DueNextWeek,
    /// Debts that are so many days late (ESC-03).
    Late { counter: Counter, from: u16 },
}

/// A rule that answers what the buyer does.
#[derive(Clone, PartialEq, Eq)]
pub struct EventTrigger {
    pub kinds: Vec<LadderEventKind>,
    /// Days after the event.
    pub after_days: u16,
    /// The days before that are a period of the law: one that would end on a day off ends on the
    /// next working day (GK 193).
    pub moves_after: bool,
    /// Only where the day asked for lies inside, or beyond, so many months from the initial
    /// due day (EXE-07).
    pub months: Option<Months>,
}

/// Fingerprints are made of these words: where a period does not move it is not said, as it was
/// not before any did.
impl fmt::Debug for EventTrigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kinds, after_days, moves_after, months } = self;
        let mut said = f.debug_struct("EventTrigger");
        said.field("kinds", kinds).field("after_days", after_days).field("months", months);
        if *moves_after {
            said.field("moves_after", moves_after);
        }
        said.finish()
    }
}

/// A bound in months from the initial due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Months {
    Within(u8),
    Beyond(u8),
}

/// What a rule waits for, beside an order of management, which stops everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    pub dispute: bool,
    pub promise: bool,
    /// Unallocated money that covers what is late.
    pub money: bool,
}

impl Waits {
    /// What speaks to the debtor waits for all of them.
    pub const ALL: Waits = Waits { dispute: true, promise: true, money: true };
    /// Reminders and calls before the due day: money cannot cover what is not late.
    pub const BEFORE_DUE: Waits = Waits { dispute: true, promise: true, money: false };
}

/// What a question to somebody authorised offers, and what happens when nobody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The closed list of permitted decisions.
    pub options: Vec<Choice>,
    /// Several of them may be taken together (ESC-11).
    pub several: bool,
    /// Calendar days for the decision, counted from the last day before the clause applied;
    /// for an event, from its day. `None`: the days of the action count from the asking.
    pub decide_within: Option<u16>,
    /// Who is told when the last day goes by without a decision.
    pub missed: Option<Missed>,
}

/// A decision that nobody took is itself an event (ESC-07).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    pub role: Role,
    /// Key of the words.
    pub text: Arc<str>,
    pub within_days: u16,
}
