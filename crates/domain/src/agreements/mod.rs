//! Individual repayment agreements: how a debt that was not paid in time is paid in parts after
//! all (S0 A5, A6; AGR-01 to AGR-08, LFE-12).
//!
//! An agreement goes five steps: the situation and its causes are looked at with the buyer
//! ([`Step::Analysis`]), a realistic plan is drawn up ([`Step::Draft`], [`draft`]), the buyer
//! says yes ([`Step::Agreed`]), it is signed ([`Step::Signed`]), and every day it is judged
//! whether it is kept ([`Step::Control`], [`judge`]). While it is kept, the debts under it are
//! not chased; from the day of a breach they are, from the step on which the ladder stood.
//!
//! Nothing here knows where an agreement is stored or who may sign it.

pub mod draft;
pub mod judge;
pub mod receipts;
mod standing;
pub mod worksheet;

#[cfg(test)]
mod judge_tests;

pub use standing::{Act, ActKind, State};

use crate::day::Day;
use crate::money::{Money, MoneyError};

/// How the debt is restructured (LFE-12; regulation 6.4.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Other days for the same payments.
    NewSchedule,
    /// The debt in parts.
    Instalments,
    /// Goods come back for part of the debt, the rest is paid.
    GoodsReturned,
    /// Other goods are given in place of money.
    OtherGoods,
    /// A later day, for a fee.
    DeferralWithFee,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 5] = [
        Form::NewSchedule,
        Form::Instalments,
        Form::GoodsReturned,
        Form::OtherGoods,
        Form::DeferralWithFee,
    ];

    /// The word written in stored rows, answers and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Form::NewSchedule => "new-schedule",
            Form::Instalments => "instalments",
            Form::GoodsReturned => "goods-returned",
            Form::OtherGoods => "other-goods",
            Form::DeferralWithFee => "deferral-with-fee",
        }
    }

    /// The form with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    /// Is a fee by the weekly table part of this form? Elsewhere the parties may leave it out.
    pub const fn asks_for_fee(self) -> bool {
        matches!(self, Form::DeferralWithFee)
    }
}

/// One of the five steps (S0 A5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Analysis,
    Draft,
    Agreed,
    Signed,
    Control,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Step; 5] =
        [Step::Analysis, Step::Draft, Step::Agreed, Step::Signed, Step::Control];

    /// From 1 to 5.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Step::Analysis => "analysis",
            Step::Draft => "draft",
            Step::Agreed => "agreed",
            Step::Signed => "signed",
            Step::Control => "control",
        }
    }
}

/// A part of the debt with the day on which it is to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    pub day: Day,
    /// Part of the debt; above zero.
    pub amount: Money,
    /// Fee for the delay up to its day, paid with it; nothing or above.
    pub fee: Money,
}

impl Instalment {
    /// What is to come in for it: the part and its fee.
    ///
    /// # Errors
    /// The arithmetic's.
    pub fn together(&self) -> Result<Money, MoneyError> {
        self.amount.plus(self.fee)
    }
}

/// Days of grace that an agreement can give at the most.
pub const MOST_GRACE_DAYS: u16 = 30;

/// What was agreed about paying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// In one currency, in the order of their days.
    pub instalments: Vec<Instalment>,
    /// Calendar days after the day of a part in which it still counts as paid in time (AGR-08).
    pub grace_days: u16,
    /// Is the whole rest due at once when a part is missed, and the agreement over? Without it a
    /// missed part suspends the agreement until it is made up for.
    pub accelerates: bool,
}
