//! Why something about a repayment agreement was not done.

use crate::RefusedKind;
use saldo_domain::Money;
use saldo_domain::agreements::draft::Refusal;
use saldo_domain::agreements::{ActKind, State};

/// A named refusal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgreementRefusal {
    /// No such agreement, or not of a customer that this person may see.
    #[error("there is no agreement {agreement} that you may see; reload the list")]
    Unknown { agreement: i64 },
    /// The steps follow one another.
    #[error("the agreement is {}, so that it cannot be {}; reload it", state.code(), act.code())]
    NotNow { state: State, act: ActKind },
    /// The plan is none.
    #[error("{0}; correct the plan")]
    Plan(#[from] Refusal),
    /// No debt was chosen, or debts of several currencies.
    #[error("choose open debts of one currency")]
    NoDebts,
    /// One of the debts is under another agreement that is signed.
    #[error("agreement {number} holds for one of these debts; replace it, or choose others")]
    Covered { number: String },
    /// It is kept, and its debts are to go to somebody else.
    #[error(
        "agreement {number} is being kept for one of these debts; end it first, or leave them out"
    )]
    Kept { number: String },
    /// A court, an agency or an administrator has one of the debts, or it was given up.
    #[error("one of these debts is with somebody else; record on the case what was agreed there")]
    Elsewhere,
    /// Something was paid or added since the plan was drawn up.
    #[error("the plan is about {agreed}, but {open} is open by now; draw it up anew")]
    DebtChanged { agreed: Money, open: Money },
    /// Goods are part of it, and nothing says which.
    #[error("say in the conditions which goods come back or are given, and for how much")]
    GoodsNotNamed,
    /// The request is not about this customer and sum, not granted, or used up.
    #[error("request {request} does not permit this agreement; name one that was granted for it")]
    NotPermittedBy { request: i64 },
    /// Something is still missed.
    #[error("part {part} is still not paid, so that the agreement does not go on")]
    StillMissed { part: usize },
    /// A line of the worksheet that cannot be.
    #[error("line {line} of the worksheet is not filled in rightly")]
    Line { line: usize },
}

impl AgreementRefusal {
    /// The end of the key of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            AgreementRefusal::Unknown { .. } => "unknown",
            AgreementRefusal::NotNow { .. } => "not-now",
            AgreementRefusal::Plan(refusal) => plan_code(refusal),
            AgreementRefusal::NoDebts => "no-debts",
            AgreementRefusal::Covered { .. } => "covered",
            AgreementRefusal::Kept { .. } => "kept",
            AgreementRefusal::Elsewhere => "elsewhere",
            AgreementRefusal::DebtChanged { .. } => "debt-changed",
            AgreementRefusal::GoodsNotNamed => "goods-not-named",
            AgreementRefusal::NotPermittedBy { .. } => "not-permitted-by",
            AgreementRefusal::StillMissed { .. } => "still-missed",
            AgreementRefusal::Line { .. } => "line",
        }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        match self {
            AgreementRefusal::Unknown { .. } => RefusedKind::Missing,
            AgreementRefusal::NotNow { .. }
            | AgreementRefusal::DebtChanged { .. }
            | AgreementRefusal::Kept { .. }
            | AgreementRefusal::Elsewhere => RefusedKind::Conflict,
            _ => RefusedKind::Input,
        }
    }
}

const fn plan_code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NoContact { .. } => "no-contact",
        Refusal::NothingOpen => "nothing-open",
        Refusal::TooMuchGrace => "too-much-grace",
        Refusal::CountOutOfRange => "count",
        Refusal::FirstPartPast(_) => "first-part-past",
        Refusal::NotAnAmount(_) => "not-an-amount",
        Refusal::NotInOrder(_) => "not-in-order",
        Refusal::SumDiffers { .. } => "sum-differs",
        Refusal::LessThanAUnitEach => "less-than-a-unit",
        Refusal::BeyondTable(_) => "beyond-table",
        Refusal::Money(_) => "money",
    }
}
