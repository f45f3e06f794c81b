//! Where a case stands.

/// Where a case stands. A case is at exactly one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The ladder of the policy: contact, then settlement (ROU-01).
    Collecting,
    /// A demand was delivered or a claim sent; its period runs (EXE-05).
    PreTrial,
    /// A suit or an application for a court order is filed.
    Court,
    /// The ruling is in force and something was awarded.
    Enforcement,
    /// A collection service works on it (ROU-02).
    Agency,
    /// Insolvency of the debtor is opened: the claim stands in the register instead of a suit.
    Insolvency,
    /// In the database of irrecoverable debt (ESC-15).
    Irrecoverable,
    /// Written off, and watched off balance (WOF-03).
    Watched,
    Paid,
    /// Settled by an agreement that ends the dispute (EXE-08).
    Settled,
    /// Sold to somebody else (ROU-03).
    Sold,
    /// The years off balance are over.
    Ended,
}

impl Stage {
    /// Every stage, in the order in which a debt would pass them.
    pub const ALL: [Stage; 12] = [
        Stage::Collecting,
        Stage::PreTrial,
        Stage::Court,
        Stage::Enforcement,
        Stage::Agency,
        Stage::Insolvency,
        Stage::Irrecoverable,
        Stage::Watched,
        Stage::Paid,
        Stage::Settled,
        Stage::Sold,
        Stage::Ended,
    ];

    /// The word written in texts and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Stage::Collecting => "collecting",
            Stage::PreTrial => "pre-trial",
            Stage::Court => "court",
            Stage::Enforcement => "enforcement",
            Stage::Agency => "agency",
            Stage::Insolvency => "insolvency",
            Stage::Irrecoverable => "irrecoverable",
            Stage::Watched => "watched",
            Stage::Paid => "paid",
            Stage::Settled => "settled",
            Stage::Sold => "sold",
            Stage::Ended => "ended",
        }
    }

    /// The stage with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Is the case over? New overdue debt begins another one.
    pub const fn is_closed(self) -> bool {
        matches!(self, Stage::Paid | Stage::Settled | Stage::Sold | Stage::Ended)
    }

    /// May new overdue debt begin another case beside it? What was written off is watched on for years,
    /// whatever the debtor comes to owe meanwhile.
    pub const fn lets_another_begin(self) -> bool {
        self.is_closed() || matches!(self, Stage::Watched)
    }

    /// Does somebody else than the ladder speak to the debtor about these debts: a court, a
    /// bailiff, an agency, an insolvency administrator? The ladder then keeps silent.
    pub const fn silences_the_ladder(self) -> bool {
        matches!(
            self,
            Stage::Court
                | Stage::Enforcement
                | Stage::Agency
                | Stage::Insolvency
                | Stage::Irrecoverable
                | Stage::Watched
        )
    }
}
