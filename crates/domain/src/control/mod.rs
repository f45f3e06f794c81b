//! The control run's one question: what does the policy ask us to do about this
//! customer on this day, and why?
//!
//! `decide` is a pure function: same policy, same account, same day, same answer.
//! It takes no locks, holds nothing between calls, and never sees another customer.
//!
//! Phases: every open item is placed on the ladder (`climb`) and held against the reminders
//! and rules beside it (`beside`), under the version of the policy that its case began under;
//! what they ask for is allowed or withheld (`restraint`), what is allowed is gathered into as
//! few effects as possible (`voice`), watches are looked at (`watch`), and the day on which
//! the answer can next change is worked out (`outlook`).
//!
//! Cost: open items × (steps and rules of the policy + restraints of the customer). A customer for
//! whom nothing is due costs no allocation.

mod beside;
mod catch_up;
mod climb;
mod contested;
mod decide;
pub mod ladder;
mod money_there;
mod outlook;
mod promise;
mod restraint;
mod still_owed;
mod undone;
mod unmeant;
mod voice;
mod watch;

#[cfg(test)]
pub(crate) mod scene;
#[cfg(test)]
mod tests;

pub use catch_up::{Decided, set_in_motion};
pub use decide::decide;
pub use ladder::{LadderEvent, LadderEventKind, take_back_dropped};
pub use money_there::{Proposed, paid_by_money_there};
pub use still_owed::{AskedLine, StillOwed, WithdrawReason, may_be_asked_for, still_owed};
pub use undone::{Came, Outcome, came_to_nothing};
pub use unmeant::{NotMeant, Unmeant, unmeant};

use crate::authority::Choice;
use crate::book::ItemKind;
use crate::day::Day;
use crate::ids::{CustomerId, EffectId, ItemId};
use crate::money::{Currency, Money};
use crate::policy::Counter;
use crate::rating::Status;
use crate::regulation::tolerated_delay::Basis;
use crate::roles::Role;
use crate::standing::contact_limits::ContactHistory;
use crate::standing::{Standing, StandingKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One open debit item on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    pub item: ItemId,
    pub kind: ItemKind,
    pub due: Day,
    /// The due day before any deferral: by it a repeated deferral is measured (EXE-07).
    pub initial_due: Day,
    /// What is still open on the day; above zero.
    pub open: Money,
}

/// The step number under which watches are kept: they stand beside the ladder.
pub const WATCH: u8 = 0;
/// The highest number a step of the ladder can have.
pub const LAST_STEP: u8 = 99;
/// The step number under which rules beside the ladder are kept.
pub const RULE: u8 = 100;
/// The step number of a decision that was asked for and not taken in time (ESC-07).
pub const MISSED: u8 = 101;
/// The step number of reminders and calls before the due day (REM-03, REM-05).
pub const REMINDER: u8 = 102;

/// Is it the number of a step of the ladder, and not of what stands beside it?
pub const fn is_on_ladder(step: u8) -> bool {
    WATCH < step && step <= LAST_STEP
}

/// A step of the policy that was already taken for an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTaken {
    /// Item the step was taken for.
    pub item: ItemId,
    /// Number of the step in its policy; [`WATCH`], [`RULE`], [`MISSED`] or [`REMINDER`] for
    /// what stands beside the ladder.
    pub step: u8,
    /// Clause that asked for it.
    pub clause: Arc<str>,
    /// The policy under which it was taken, and its version: the case goes on under it (D15).
    pub policy: Arc<str>,
    pub version: u32,
    /// Business day on which the policy asked for it.
    pub day: Day,
    /// Day on which it was really set in motion: later than `day` after down-time.
    pub performed: Day,
    /// Day on which all that it asked for had been taken back (see [`came_to_nothing`]); from
    /// then on, and not on its own day, it is as if it had not been taken.
    pub undone: Option<Day>,
}

impl StepTaken {
    /// Had it come to nothing by this day, so that it may be taken again?
    pub fn is_undone_on(&self, day: Day) -> bool {
        self.day < day && self.undone.is_some_and(|undone| undone <= day)
    }
}

/// A snapshot of one customer for one day: all that a decision may look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub customer: CustomerId,
    /// Open debit items, ordered by item id.
    pub items: Vec<OpenItem>,
    /// Credit of the customer that is allocated to nothing, per currency, above zero.
    pub unallocated: Vec<Money>,
    /// Which items part of that money is for, where it waits at the bank and a proposal says so.
    pub proposed: Vec<Proposed>,
    /// Steps taken so far for the items above, and watches ([`WATCH`]) of the customer
    /// whatever item they named; ordered by item and step.
    pub steps: Vec<StepTaken>,
    /// Items named by a letter of the ladder that waits to leave or of which nobody knows whether
    /// it did, where the company sends; ascending. Where it does not, the days alone count: what
    /// people send by themselves the program does not know.
    pub unsent: Vec<ItemId>,
    /// Did the customer write something that nobody has read yet?
    pub unread_reply: bool,
    /// Calls, visits and messages by hand so far, where the law limits them or the customer has
    /// refused them (REM-07); `None`: neither.
    pub contacts: Option<ContactHistory>,
    /// Decisions taken on what the policy asked, for the items above; ordered by item.
    pub answers: Vec<Answer>,
    /// Disputes, promises, agreements and holds, ordered by start day.
    pub standing: Vec<Standing>,
    /// What the buyer announced or broke, ordered by day.
    pub events: Vec<LadderEvent>,
    /// Channels on which the customer can be reached.
    pub reach: Reach,
    /// What kind of payer the customer is on the day.
    pub status: Status,
    /// Was an obligation of the customer late before?
    pub late_before: bool,
    /// Day of the first shipment on deferral (GEN-06); `None`: none so far.
    pub deferral_from: Option<Day>,
    /// How the contract counts the delay that is borne, where it says so.
    pub tolerance: Option<Basis>,
}

impl Account {
    /// An account about which nothing is known yet.
    pub const fn new(customer: CustomerId) -> Self {
        Self {
            customer,
            items: Vec::new(),
            unallocated: Vec::new(),
            proposed: Vec::new(),
            steps: Vec::new(),
            unsent: Vec::new(),
            unread_reply: false,
            contacts: None,
            answers: Vec::new(),
            standing: Vec::new(),
            events: Vec::new(),
            reach: Reach { email: false, phone: false, post: false },
            status: Status::Uncertain,
            late_before: false,
            deferral_from: None,
            tolerance: None,
        }
    }
}

/// A decision that somebody authorised took on a question of the policy about one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub item: ItemId,
    /// Clause that asked.
    pub clause: Arc<str>,
    /// What was chosen; `None` where only is known that the question was dealt with.
    pub choice: Option<Choice>,
    pub day: Day,
    /// Last day of the time that it gave, where it gave some.
    pub until: Option<Day>,
}

/// Which addresses the customer's card holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub email: bool,
    pub phone: bool,
    pub post: bool,
}

impl Reach {
    /// Can a message on this channel arrive? Colleagues are always reached.
    pub const fn allows(self, channel: Channel) -> bool {
        match channel {
            Channel::Email => self.email,
            Channel::Sms => self.phone,
            Channel::Post => self.post,
            Channel::Staff => true,
        }
    }
}

/// What the policy asks for, why, what was withheld, and when to look again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub customer: CustomerId,
    pub day: Day,
    pub effects: Vec<Effect>,
    pub withheld: Vec<Withheld>,
    /// Steps taken here of whose words nothing is left: they were to be said on this missed day,
    /// and when they could be, the debt was not to be asked for any more. They came to nothing.
    pub unsaid: Vec<(ItemId, Arc<str>)>,
    /// First later day on which this account could ask for something even if nothing
    /// is recorded in between; `None` when only a new fact can change the answer.
    pub look_again: Option<Day>,
}

impl Decision {
    /// The steps this decision takes, in the form in which they are fed back to the next
    /// one: one per item and step, ordered by item and step. `performed` is the day on
    /// which the effects are really set in motion. A message to the debtor takes no step: it
    /// speaks of those that the work beside it takes, or took on a missed day before.
    pub fn steps_taken(&self, performed: Day) -> Vec<StepTaken> {
        let takes = |effect: &&Effect| !effect.channel.is_some_and(Channel::reaches_debtor);
        let lines = self
            .effects
            .iter()
            .filter(takes)
            .flat_map(|effect| effect.lines.iter().map(move |line| (&effect.reason, line)));
        let mut taken: Vec<StepTaken> = lines
            .map(|(reason, line)| StepTaken {
                item: line.item,
                step: line.step,
                clause: Arc::clone(&line.clause),
                policy: Arc::clone(&reason.policy),
                version: reason.version,
                day: self.day,
                performed,
                undone: None,
            })
            .collect();
        taken.sort_by(|a, b| (a.item, a.step, &a.clause).cmp(&(b.item, b.step, &b.clause)));
        taken.dedup();
        taken
    }
}

/// What is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EffectKind {
    /// A message to the debtor or to staff.
    Notify,
    /// Work for a person.
    Task,
    /// A late fee, penalty or interest.
    Charge,
    /// Shipments stop.
    Hold,
    /// The customer's status changes.
    Reclassify,
    /// A decision that only an authorised person may take.
    AskApproval,
    /// The case passes to another department.
    HandOver,
    /// Something the program cannot do by itself and will not pretend to.
    ByHand,
}

impl EffectKind {
    /// Every kind, in the order of the command line's answer.
    pub const ALL: [EffectKind; 8] = [
        EffectKind::Notify,
        EffectKind::Task,
        EffectKind::Charge,
        EffectKind::Hold,
        EffectKind::Reclassify,
        EffectKind::AskApproval,
        EffectKind::HandOver,
        EffectKind::ByHand,
    ];

    /// The word written in stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            EffectKind::Notify => "notify",
            EffectKind::Task => "task",
            EffectKind::Charge => "charge",
            EffectKind::Hold => "hold",
            EffectKind::Reclassify => "reclassify",
            EffectKind::AskApproval => "ask_approval",
            EffectKind::HandOver => "hand_over",
            EffectKind::ByHand => "by_hand",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Email,
    Sms,
    Post,
    /// Inside Saldo, to a member of staff.
    Staff,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Channel; 4] = [Channel::Email, Channel::Sms, Channel::Post, Channel::Staff];

    /// The word written in policies, stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Sms => "sms",
            Channel::Post => "post",
            Channel::Staff => "staff",
        }
    }

    /// Does a message on it leave the company?
    pub const fn reaches_debtor(self) -> bool {
        !matches!(self, Channel::Staff)
    }

    /// The channel with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// One effect for one customer. Ten invoices on the same step make one effect with ten lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Derived from customer, kind, clause, role or channel, and the items with their step:
    /// the same occurrence always has the same id.
    pub id: EffectId,
    pub kind: EffectKind,
    pub reason: Reason,
    /// Step of the policy this effect belongs to; [`WATCH`], [`RULE`], [`MISSED`] or
    /// [`REMINDER`] for what stands beside the ladder.
    pub step: u8,
    /// Who does it (task, approval, hand-over, by hand) or receives it (staff notice).
    pub role: Option<Role>,
    /// How it travels (notify), or was meant to travel (by hand, the address missing).
    pub channel: Option<Channel>,
    /// What is to be done or said: key of the text in the policy's words, e.g. `call-and-warn`.
    pub text: Arc<str>,
    /// The items it is about, with what was owed and how late.
    pub lines: Vec<EffectLine>,
    /// By when a task is to be done, or a decision taken; the day itself unless the policy
    /// gives more time.
    pub until: Day,
    /// What may be decided; only where a decision is asked for.
    pub asks: Option<Asks>,
}

impl Effect {
    /// One of its lines, as the question whether it is still owed wants it; `on` is the day of
    /// the decision that the effect belongs to.
    pub fn asked(&self, line: &EffectLine, on: Day) -> AskedLine {
        let late = self.reason.threshold_days > 0 && self.reason.event.is_none();
        let clause = Arc::clone(&line.clause);
        AskedLine { item: line.item, clause, step: line.step, on, late }
    }
}

/// What somebody authorised may decide by the effect's `until`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asks {
    /// The closed list of permitted decisions.
    pub options: Vec<Choice>,
    /// Several of them may be taken together.
    pub several: bool,
    /// Who is told when the last day goes by without a decision.
    pub missed: Option<Role>,
}

/// One item an effect is about, as it stood when the decision was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EffectLine {
    pub item: ItemId,
    /// The step this effect takes for the item. Lower than the effect's own step when
    /// several steps would write on one day and the highest of them speaks for all.
    pub step: u8,
    /// Clause of that step.
    pub clause: Arc<str>,
    pub open: Money,
    /// Days from the due day; negative before it.
    pub days_late: i64,
}

/// Why: policy, version, clause, the threshold and the fact that met it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub policy: Arc<str>,
    pub version: u32,
    pub clause: Arc<str>,
    /// Day relative to the due day from which the clause applies.
    pub threshold_days: i64,
    /// The most overdue of the lines: the fact that met the threshold.
    pub met_by_days: i64,
    /// How both are counted.
    #[serde(default)]
    pub counter: Counter,
    /// What the buyer did that started the step before its day.
    #[serde(default)]
    pub event: Option<LadderEventKind>,
}

/// What would have happened and why it did not. A step whose day has come when the one
/// before it is taken is withheld on that day already, as too soon; its `until` counts from
/// the day decided, until [`set_in_motion`] says when that step really is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    pub item: ItemId,
    /// The step that would have been taken; [`WATCH`], [`RULE`] or [`REMINDER`] for what
    /// stands beside the ladder.
    pub step: u8,
    pub clause: Arc<str>,
    /// The policy the item's case goes by.
    pub policy: Arc<str>,
    /// Its version.
    pub version: u32,
    pub cause: WithheldCause,
    /// First day on which the cause lapses by itself, if it does.
    pub until: Option<Day>,
}

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithheldCause {
    Dispute,
    Promise,
    Hold,
    /// Unallocated money of the customer would cover what is overdue.
    UnmatchedMoney,
    /// The previous step was set in motion too recently (missed days, late entry).
    TooSoon,
    /// What is open is below the policy's smallest amount worth a step.
    BelowMinimum,
    /// The card holds no address for the channel.
    NoAddress,
    /// A letter of the step before has not left yet.
    LetterWaits,
    /// The customer wrote, and nobody has read it yet.
    ReplyUnread,
    /// The law lets a person be called no more today (REM-07).
    ContactLimit,
    /// A court, an agency or an insolvency administrator has the debt.
    Recovery,
    /// A repayment agreement about it is in force and kept.
    Agreement,
}

impl WithheldCause {
    /// Every cause.
    pub const ALL: [WithheldCause; 12] = [
        WithheldCause::Dispute,
        WithheldCause::Promise,
        WithheldCause::Hold,
        WithheldCause::UnmatchedMoney,
        WithheldCause::TooSoon,
        WithheldCause::BelowMinimum,
        WithheldCause::NoAddress,
        WithheldCause::LetterWaits,
        WithheldCause::ReplyUnread,
        WithheldCause::ContactLimit,
        WithheldCause::Recovery,
        WithheldCause::Agreement,
    ];

    /// The word written in stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            WithheldCause::Dispute => "dispute",
            WithheldCause::Promise => "promise",
            WithheldCause::Hold => "hold",
            WithheldCause::UnmatchedMoney => "unmatched_money",
            WithheldCause::TooSoon => "too_soon",
            WithheldCause::BelowMinimum => "below_minimum",
            WithheldCause::NoAddress => "no_address",
            WithheldCause::LetterWaits => "letter_waits",
            WithheldCause::ReplyUnread => "reply_unread",
            WithheldCause::ContactLimit => "contact_limit",
            WithheldCause::Recovery => "recovery",
            WithheldCause::Agreement => "agreement",
        }
    }

    /// The cause with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}

impl From<StandingKind> for WithheldCause {
    fn from(kind: StandingKind) -> Self {
        match kind {
            StandingKind::Dispute => WithheldCause::Dispute,
            StandingKind::Promise => WithheldCause::Promise,
            StandingKind::Hold => WithheldCause::Hold,
            StandingKind::Recovery => WithheldCause::Recovery,
            StandingKind::Agreement => WithheldCause::Agreement,
        }
    }
}

/// Currencies in which the account has open items, in order.
pub fn currencies(account: &Account) -> Vec<Currency> {
    let mut found: Vec<Currency> = account.items.iter().map(|item| item.open.currency()).collect();
    found.sort_unstable();
    found.dedup();
    found
}
