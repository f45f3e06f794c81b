//! The decisions that a policy may offer: closed lists, so that nobody decides what the
//! regulation does not permit (ESC-07, ESC-11).

use super::Right;
use serde::{Deserialize, Serialize};

/// One decision that somebody authorised may take about a debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Choice {
    /// Yes, where nothing else is asked.
    Approve,
    /// No, where nothing else is asked.
    Reject,
    /// The supervisor gets more time for collection (6.3.3).
    MoreTimeForSupervisor,
    /// The money is asked back unconditionally (6.3.3).
    UnconditionalReturn,
    /// The head of sales gets extra time (6.4.1.1).
    ExtraTimeForHead,
    /// Financial control is given a task (6.4.1.1).
    TaskForFinancialControl,
    /// Goods returned in part, other goods instead, or a further deferral with penalties
    /// (6.4.1.1, 7.1).
    Restructuring,
    /// The customer's status changes, and its terms of trade with it (6.4.1.1).
    ChangeOfStatus,
    /// Unconditional recovery (6.4.1.1).
    UnconditionalRecovery,
    /// The debt goes into the database of irrecoverable overdue debt (6.4.1.1).
    Irrecoverable,
    /// The late fee is paid (7.1).
    LateFeePaid,
    /// The legal department and financial control recover by claim (7.1).
    ClaimRecovery,
    /// The repeated deferral is granted (8.6).
    GrantDeferral,
    /// The repeated deferral is refused (8.6).
    RefuseDeferral,
    /// An amicable settlement (8.7).
    Settlement,
    /// Court (8.7).
    Court,
}

impl Choice {
    /// Every decision, in the order in which lists show them.
    pub const ALL: [Choice; 16] = [
        Choice::Approve,
        Choice::Reject,
        Choice::MoreTimeForSupervisor,
        Choice::UnconditionalReturn,
        Choice::ExtraTimeForHead,
        Choice::TaskForFinancialControl,
        Choice::Restructuring,
        Choice::ChangeOfStatus,
        Choice::UnconditionalRecovery,
        Choice::Irrecoverable,
        Choice::LateFeePaid,
        Choice::ClaimRecovery,
        Choice::GrantDeferral,
        Choice::RefuseDeferral,
        Choice::Settlement,
        Choice::Court,
    ];

    /// The right that taking this decision asks for; `None` for a plain yes or no, which anybody
    /// may be asked for.
    pub const fn right(self) -> Option<Right> {
        Some(match self {
            Choice::Approve | Choice::Reject => return None,
            Choice::MoreTimeForSupervisor | Choice::UnconditionalReturn => {
                Right::DecideAfterTenDays
            }
            Choice::ExtraTimeForHead
            | Choice::TaskForFinancialControl
            | Choice::UnconditionalRecovery
            | Choice::LateFeePaid
            | Choice::ClaimRecovery => Right::DecideAfterFifteenWorkingDays,
            Choice::Restructuring => Right::Restructure,
            Choice::ChangeOfStatus => Right::ChangeStatus,
            Choice::Irrecoverable => Right::EnterIrrecoverable,
            Choice::GrantDeferral | Choice::RefuseDeferral => Right::DeferAgain,
            Choice::Settlement | Choice::Court => Right::GoToCourt,
        })
    }

    /// What is offered where a policy names nothing.
    pub const USUAL: [Choice; 2] = [Choice::Approve, Choice::Reject];

    /// Is nothing left to do once it is taken: does the program carry it out by itself, or does it
    /// give time or say no?
    pub const fn is_carried_out(self) -> bool {
        match self {
            Choice::Approve
            | Choice::Reject
            | Choice::MoreTimeForSupervisor
            | Choice::ExtraTimeForHead
            | Choice::Restructuring
            | Choice::ChangeOfStatus
            | Choice::Irrecoverable
            | Choice::GrantDeferral
            | Choice::RefuseDeferral => true,
            Choice::UnconditionalReturn
            | Choice::TaskForFinancialControl
            | Choice::UnconditionalRecovery
            | Choice::LateFeePaid
            | Choice::ClaimRecovery
            | Choice::Settlement
            | Choice::Court => false,
        }
    }

    /// Does the asker get what was asked for?
    pub const fn grants(self) -> bool {
        matches!(self, Choice::Approve | Choice::GrantDeferral)
    }

    /// Is the asker told no?
    pub const fn refuses(self) -> bool {
        matches!(self, Choice::Reject | Choice::RefuseDeferral)
    }

    /// The word written in policies, stored rows and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Choice::Approve => "APPROVE",
            Choice::Reject => "REJECT",
            Choice::MoreTimeForSupervisor => "MORE_TIME_FOR_SUPERVISOR",
            Choice::UnconditionalReturn => "UNCONDITIONAL_RETURN",
            Choice::ExtraTimeForHead => "EXTRA_TIME_FOR_HEAD",
            Choice::TaskForFinancialControl => "TASK_FOR_FINANCIAL_CONTROL",
            Choice::Restructuring => "RESTRUCTURING",
            Choice::ChangeOfStatus => "CHANGE_OF_STATUS",
            Choice::UnconditionalRecovery => "UNCONDITIONAL_RECOVERY",
            Choice::Irrecoverable => "IRRECOVERABLE",
            Choice::LateFeePaid => "LATE_FEE_PAID",
            Choice::ClaimRecovery => "CLAIM_RECOVERY",
            Choice::GrantDeferral => "GRANT_DEFERRAL",
            Choice::RefuseDeferral => "REFUSE_DEFERRAL",
            Choice::Settlement => "SETTLEMENT",
            Choice::Court => "COURT",
        }
    }

    /// The decision with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}
