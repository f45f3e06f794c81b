//! What people decide about a charge: explicit, authorised, dated, never undone in silence.

use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;

/// How much of a charge is forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waive {
    /// All that bears on the days up to the act's day, whatever it comes to.
    Whole,
    /// This much of it.
    Amount(Amount),
    /// All of it if nothing of the principal is owed at the end of this day (LFE-08).
    IfRepaidBy(Day),
}

/// A decision about the charge on one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// What had accrued was made a document of the book.
    Fix {
        claim: ItemId,
    },
    Waive(Waive),
    /// The charge is not asked for before this day; it accrues on.
    Postpone {
        until: Day,
    },
    /// The charge goes into claims and suits; it is forgiven by the director only.
    Enforce,
}

impl Act {
    /// The word in stored rows and locale keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Act::Fix { .. } => "fix",
            Act::Waive(Waive::Whole) => "waive",
            Act::Waive(Waive::Amount(_)) => "waive_part",
            Act::Waive(Waive::IfRepaidBy(_)) => "waive_if_repaid",
            Act::Postpone { .. } => "postpone",
            Act::Enforce => "enforce",
        }
    }
}
