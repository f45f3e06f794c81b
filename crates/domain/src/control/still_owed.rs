//! Is there still a reason for work that waits and for a message that has not left?
//!
//! An effect was decided on what was owed on its day. Facts come in afterwards, and then
//! "a reminder stops at payment, at a recorded dispute, or at a management order" (REM-08):
//! nobody is asked for money that is there (failures D11, M18, D23). What speaks to the
//! debtor and what is work inside the company stop for different causes:
//!
//! | every debt of it is … | message to the debtor | task, notice to staff, watch (LAD-10) |
//! |---|---|---|
//! | no longer owed        | withdrawn | withdrawn |
//! | under a management order that covers the clause (GEN-05) | withdrawn | withdrawn |
//! | before a court, at an agency, in insolvency | withdrawn | stays |
//! | disputed              | withdrawn | stays: the dispute wants somebody to talk |
//! | promised whole (PAY-09) | withdrawn | stays |
//! | under an agreement that is kept (AGR-05) | withdrawn | withdrawn, but a watch stays |
//! | on a higher step by now | withdrawn | withdrawn, but a decision asked for stays |
//! | on the same step once more | withdrawn | withdrawn |
//! | not late any more, its due day having moved | withdrawn, where a step of the ladder asked for it because it was late | likewise |
//!
//! What stands beside the ladder (a supervisor's control, a weekly plan) is no step and is not
//! outgrown by one; reminders before the due day are, by the first step.
//!
//! One debt left that is owed and free keeps the effect: what is asked for is worked out
//! anew when the message leaves. A step of which something was carried out stays taken, so that
//! a debt which is owed again goes on where it stood; one that came to nothing is taken once
//! more (see [`super::came_to_nothing`]), and what is left of the first time gives way to it.

use super::contested::undisputed;
use super::{Account, Channel, EffectKind, REMINDER, StepTaken, WATCH, is_on_ladder, promise};
use crate::day::Day;
use crate::ids::ItemId;
use crate::standing::{Standing, StandingKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The answer about one effect that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillOwed {
    /// Something of it is owed and may be asked for.
    Yes,
    /// Nothing of it may be asked for any more, and why.
    No(WithdrawReason),
}

/// Why a task or message was withdrawn. The first in this order is named when several
/// debts of one effect stopped for different causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithdrawReason {
    /// A written order of management to wait (REM-08).
    Held,
    /// A court, an agency or an insolvency administrator has it.
    Recovery,
    /// The debtor contests what is still open (REM-08).
    Disputed,
    /// A repayment agreement about what is still open is kept (AGR-05).
    Agreed,
    /// The debtor has promised to pay what is still open (PAY-09).
    Promised,
    /// A later step was taken since: its work takes the place of what was not done.
    Outgrown,
    /// Its due day has moved, and it is not late any more.
    NotLate,
    /// Nothing is open any more: paid, credited, cancelled or written off (REM-08, M18).
    Settled,
}

/// One debt an effect is about, with the step it was asked for on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedLine {
    pub item: ItemId,
    /// Clause that asks; empty for a letter of a mailing, which only an order that leaves out
    /// the whole policy stops.
    pub clause: Arc<str>,
    /// [`WATCH`] and the other numbers beside the ladder included.
    pub step: u8,
    /// Day on which it was asked for.
    pub on: Day,
    /// Was it asked for because the debt was late, and not because of an event that counts before?
    pub late: bool,
}

impl WithdrawReason {
    /// Every reason.
    pub const ALL: [WithdrawReason; 8] = [
        WithdrawReason::Held,
        WithdrawReason::Recovery,
        WithdrawReason::Disputed,
        WithdrawReason::Agreed,
        WithdrawReason::Promised,
        WithdrawReason::Outgrown,
        WithdrawReason::NotLate,
        WithdrawReason::Settled,
    ];

    /// The word written in stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            WithdrawReason::Held => "held",
            WithdrawReason::Recovery => "recovery",
            WithdrawReason::Disputed => "disputed",
            WithdrawReason::Agreed => "agreed",
            WithdrawReason::Promised => "promised",
            WithdrawReason::Outgrown => "outgrown",
            WithdrawReason::NotLate => "not_late",
            WithdrawReason::Settled => "settled",
        }
    }

    /// The reason with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Is an effect about `lines` that has not been carried out still owed on `day`?
///
/// `account` is the customer on that day; of it only the open items, the steps taken and the
/// disputes, promises and holds are looked at. An effect about no item at all stays.
pub fn still_owed(
    kind: EffectKind,
    channel: Option<Channel>,
    lines: &[AskedLine],
    account: &Account,
    day: Day,
) -> StillOwed {
    let account = &*undisputed(account, day);
    let stopping = stopping(kind, channel);
    let promised = promise::covered(account, day);
    let mut reason = None;
    for line in lines {
        let outgrown = || outgrown(kind, line, account).then_some(WithdrawReason::Outgrown);
        let stopped = stopped(line, stopping, account, &promised, day).or_else(outgrown);
        let Some(stopped) = stopped else {
            return StillOwed::Yes;
        };
        reason = Some(reason.map_or(stopped, |before: WithdrawReason| before.min(stopped)));
    }
    reason.map_or(StillOwed::Yes, StillOwed::No)
}

/// What stops an effect apart from there being nothing to ask for. A letter that somebody
/// carries by hand for want of an address speaks to the debtor like any other.
fn stopping(kind: EffectKind, channel: Option<Channel>) -> &'static [StandingKind] {
    let carries_words = matches!(kind, EffectKind::Notify | EffectKind::ByHand);
    if carries_words && channel.is_some_and(Channel::reaches_debtor) {
        &StandingKind::ALL
    } else {
        &[StandingKind::Hold, StandingKind::Agreement]
    }
}

/// Why this item may not be asked for, if so.
fn stopped(
    line: &AskedLine,
    stopping: &[StandingKind],
    account: &Account,
    promised: &[ItemId],
    day: Day,
) -> Option<WithdrawReason> {
    let item = line.item;
    let Ok(at) = account.items.binary_search_by_key(&item, |open| open.item) else {
        return Some(WithdrawReason::Settled);
    };
    let open = &account.items[at];
    if !open.open.is_positive() {
        return Some(WithdrawReason::Settled);
    }
    if line.late && is_on_ladder(line.step) && open.due >= day {
        return Some(WithdrawReason::NotLate);
    }
    let in_force = |kind: StandingKind| match kind {
        StandingKind::Promise => promised.binary_search(&item).is_ok(),
        // What is checked beside the ladder is checked under an agreement too (LAD-10).
        StandingKind::Agreement if line.step == WATCH => false,
        StandingKind::Dispute
        | StandingKind::Hold
        | StandingKind::Recovery
        | StandingKind::Agreement => {
            let keeps = |one: &Standing| one.keeps_back(item, &line.clause, day);
            account.standing.iter().any(|one| one.kind == kind && keeps(one))
        }
    };
    stopping.iter().copied().filter(|kind| in_force(*kind)).map(reason).min()
}

/// May a message ask the debtor for this line on the day?
pub fn may_be_asked_for(line: &AskedLine, account: &Account, day: Day) -> bool {
    let account = &*undisputed(account, day);
    stopped(line, &StandingKind::ALL, account, &promise::covered(account, day), day).is_none()
}

/// Has the debt gone on to a later step, or was the step itself taken once more? A decision that
/// somebody was asked for is his to take; a reminder or call before the due day is outgrown by
/// any step of the ladder.
fn outgrown(kind: EffectKind, line: &AskedLine, account: &Account) -> bool {
    let mut steps = account.steps.iter().filter(|taken| taken.item == line.item);
    let same = |taken: &StepTaken| taken.step == line.step && taken.day > line.on;
    if is_on_ladder(line.step) && steps.clone().any(same) {
        return true;
    }
    if kind == EffectKind::AskApproval {
        return false;
    }
    let after = match line.step {
        REMINDER => WATCH,
        step if is_on_ladder(step) => step,
        _ => return false,
    };
    let later = |step: u8| is_on_ladder(step) && step > after;
    steps.any(|taken| later(taken.step))
}

const fn reason(kind: StandingKind) -> WithdrawReason {
    match kind {
        StandingKind::Hold => WithdrawReason::Held,
        StandingKind::Recovery => WithdrawReason::Recovery,
        StandingKind::Dispute => WithdrawReason::Disputed,
        StandingKind::Agreement => WithdrawReason::Agreed,
        StandingKind::Promise => WithdrawReason::Promised,
    }
}
