//! Why a call or visit cannot be recorded as it is.

use crate::RefusedKind;
use saldo_domain::Money;
use saldo_domain::fieldwork::visit::{Needed, TimeRefusal};
use thiserror::Error;

/// Why a call or visit cannot be recorded as it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VisitRefusal {
    /// Something is still to be written down (REM-09, REM-13, PAY-02, PAY-03, EXE-01).
    #[error("{} things are still to be written down; complete the form", .0.len())]
    Open(Vec<Needed>),
    /// The day until which time is asked for is past.
    #[error("the day until which time is asked for is past; give a later day")]
    TimePast,
    /// Longer than the status allows: a part is paid today (PAY-06).
    #[error(
        "by clause 6.1.3.b.b1 without the manager at most {days} days may be given; agree on a part that is paid today, and the rest is asked for"
    )]
    PartToday { days: i64 },
    /// What is paid today is nothing, or all.
    #[error("the part that is paid today lies between nothing and {open}; correct it")]
    PartOutOfRange { open: Money },
    /// The form was begun in the future or too long ago to be believed.
    #[error("the talk was begun at a moment that cannot be; open the form anew")]
    Begun,
    /// Papers are missing, so the meeting is not over (EXE-03).
    #[error("all three papers are needed; tick those that are signed, and end it when all are")]
    PapersMissing,
    /// The errand ends when somebody says whose the money is, and not otherwise.
    #[error(
        "this work ends when the line of the bank statement is answered; answer it in the inbox"
    )]
    MoneyWaits,
    /// Sent in another person's name: somebody else has signed in since.
    #[error("this form was filled in by another person; sign in as that person and send it again")]
    OtherPerson,
}

impl VisitRefusal {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            VisitRefusal::Open(_) => "open",
            VisitRefusal::TimePast => "time-past",
            VisitRefusal::PartToday { .. } => "part-today",
            VisitRefusal::PartOutOfRange { .. } => "part-out-of-range",
            VisitRefusal::Begun => "begun",
            VisitRefusal::PapersMissing => "papers-missing",
            VisitRefusal::MoneyWaits => "money-waits",
            VisitRefusal::OtherPerson => "other-person",
        }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        match self {
            VisitRefusal::OtherPerson => RefusedKind::Conflict,
            _ => RefusedKind::Input,
        }
    }
}

impl From<TimeRefusal> for VisitRefusal {
    fn from(refusal: TimeRefusal) -> Self {
        match refusal {
            TimeRefusal::Past => VisitRefusal::TimePast,
            TimeRefusal::PartToday { max_days } => VisitRefusal::PartToday { days: max_days },
            TimeRefusal::PartOutOfRange { open } => VisitRefusal::PartOutOfRange { open },
        }
    }
}
