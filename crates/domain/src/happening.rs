//! What happened that programs outside may be told of: a closed list of words.

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happening {
    /// A payment is in the book, also one that was taken back and counts again.
    PaymentRecorded,
    /// A payment counts no more: it bounced, was another's, or was entered by mistake.
    PaymentTakenBack,
    /// A credit note, return or offset is in the book, also one that was taken back and counts again.
    CreditRecorded,
    /// A credit note, return or offset counts no more.
    CreditTakenBack,
    /// Nothing is owed on a debt any more: it is settled, written off, sold or withdrawn.
    DebtClosed,
    /// Something is owed again on a debt that was closed: a payment bounced, a write-off was taken back.
    DebtReopened,
    /// A debt was written off, whole or in part.
    DebtWrittenOff,
    /// A write-off was taken back, whole or in part of the debt.
    WriteOffTakenBack,
    /// A debt has reached a step of the ladder, a reminder or a rule: the first of them is told
    /// when it falls late.
    StepTaken,
    /// An agreed day went by without the money, or a schedule was not kept.
    PromiseBroken,
    /// A customer has another payment status.
    StatusChanged,
    /// What a customer is granted has changed: limit, discount, deferral.
    TermsChanged,
    /// No goods leave for the customer any more.
    ShipmentsStopped,
    /// They leave again.
    ShipmentsResumed,
}

impl Happening {
    /// Every kind, in the order in which forms offer them.
    pub const ALL: [Happening; 14] = [
        Happening::PaymentRecorded,
        Happening::PaymentTakenBack,
        Happening::CreditRecorded,
        Happening::CreditTakenBack,
        Happening::DebtClosed,
        Happening::DebtReopened,
        Happening::DebtWrittenOff,
        Happening::WriteOffTakenBack,
        Happening::StepTaken,
        Happening::PromiseBroken,
        Happening::StatusChanged,
        Happening::TermsChanged,
        Happening::ShipmentsStopped,
        Happening::ShipmentsResumed,
    ];

    /// The word written in rows, settings and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Happening::PaymentRecorded => "payment-recorded",
            Happening::PaymentTakenBack => "payment-taken-back",
            Happening::CreditRecorded => "credit-recorded",
            Happening::CreditTakenBack => "credit-taken-back",
            Happening::DebtClosed => "debt-closed",
            Happening::DebtReopened => "debt-reopened",
            Happening::DebtWrittenOff => "debt-written-off",
            Happening::WriteOffTakenBack => "write-off-taken-back",
            Happening::StepTaken => "step-taken",
            Happening::PromiseBroken => "promise-broken",
            Happening::StatusChanged => "status-changed",
            Happening::TermsChanged => "terms-changed",
            Happening::ShipmentsStopped => "shipments-stopped",
            Happening::ShipmentsResumed => "shipments-resumed",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for one in Happening::ALL {
            assert_eq!(Happening::from_code(one.code()), Some(one));
        }
        assert_eq!(Happening::from_code("anything"), None);
    }
}
