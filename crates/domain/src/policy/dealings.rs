//! Days that a company's regulation gives in its dealings with buyers: what is announced, agreed,
//! contested or paid (PAY-03, AGR-01, AGR-05, PAY-04).
//!
//! Each goes by the version in force for the customer on the day of the event.

/// Days in dealings with buyers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dealings {
    /// Days ahead for which a warning about everything counts: a buyer that says “we will be late”
    /// without naming an invoice speaks of what falls due by then (EXE-00, PAY-03).
    pub warned_ahead_days: u16,
    /// Days for which a contact counts as the talk that a draft of an agreement rests on (AGR-01).
    pub talk_counts_days: u16,
    /// Days before a part of an agreement on which the representative is told of it (AGR-05).
    pub part_reminder_days: u16,
    /// Days within which a dispute is to be settled where nobody says until when.
    pub dispute_days: u16,
    /// Days by which a payment order may be dated ahead: so long a bank takes, and what is meant
    /// for later is a wish for more time (PAY-04, PAY-05).
    pub order_ahead_days: u16,
}

impl Dealings {
    /// What holds where a policy says nothing else.
    pub const REGULATION: Self = Self {
        warned_ahead_days: 30,
        talk_counts_days: 30,
        part_reminder_days: 2,
        dispute_days: 14,
        order_ahead_days: 3,
    };
}
