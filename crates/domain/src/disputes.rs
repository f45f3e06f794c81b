//! Disputes: why a customer contests a debt, by when that is to be settled, and how it ends
//! (S0 A1.3, ASU-09). How much of a debt is contested says [`crate::standing::contested`].

use crate::day::Day;

/// Why a debt is contested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Less, or more, was delivered than is invoiced.
    Quantity,
    /// The goods are not as they should be.
    Quality,
    /// Another price or discount was agreed on.
    Price,
    /// Not delivered, or too late.
    Delivery,
    /// Papers are missing or wrong.
    Documents,
    /// It was paid already, as the customer says.
    Paid,
    Other,
}

impl Cause {
    /// Every cause, in the order of lists.
    pub const ALL: [Cause; 7] = [
        Cause::Quantity,
        Cause::Quality,
        Cause::Price,
        Cause::Delivery,
        Cause::Documents,
        Cause::Paid,
        Cause::Other,
    ];

    /// The word written in stored rows, forms and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Cause::Quantity => "quantity",
            Cause::Quality => "quality",
            Cause::Price => "price",
            Cause::Delivery => "delivery",
            Cause::Documents => "documents",
            Cause::Paid => "paid",
            Cause::Other => "other",
        }
    }

    /// The cause with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.code() == code)
    }
}

/// How a dispute ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The customer was right, as far as the credit note says.
    Granted,
    /// The debt is owed as it was.
    Rejected,
}

impl Outcome {
    /// Both.
    pub const ALL: [Outcome; 2] = [Outcome::Granted, Outcome::Rejected];

    /// The word written in stored rows, forms and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Rejected => "rejected",
        }
    }

    /// The outcome with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Is a dispute that was to be settled by `until` overdue on `day`?
pub fn is_overdue(until: Day, day: Day) -> bool {
    day > until
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::scene::day;

    #[test]
    fn a_dispute_is_overdue_on_the_day_after_its_last_one() {
        assert!(!is_overdue(day(14), day(14)));
        assert!(is_overdue(day(14), day(15)));
    }

    #[test]
    fn every_word_is_read_as_it_is_written() {
        for cause in Cause::ALL {
            assert_eq!(Cause::from_code(cause.code()), Some(cause));
        }
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
        }
        assert_eq!(Cause::from_code("weather"), None);
    }
}
