//! Days that a company's regulation gives in recovery (S3-C 8.4, WOF-01, GEN-12).
//!
//! They are figures of the policy: each counts from an event, and goes by the version in force on
//! the day of that event, so that a change from a day leaves earlier demands, claims and acts
//! alone. What the law fixes is no figure of a policy: the terms of limitation themselves, and the
//! thirty days of the code before a suit where neither law nor contract sets others (APK 4 p. 5).
//! A policy that gives fewer answers for it that its contracts do.

/// Days of recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    /// Calendar days to pay after a demand was handed over (S3-C 8.4).
    pub demand_days: u16,
    /// Calendar days to answer a demand or a claim before a suit (S3-C 8.4; APK 4 p. 5).
    pub claim_days: u16,
    /// Days within which an act of reconciliation is answered; afterwards one that was sent
    /// counts as silent (WOF-01).
    pub answer_days: u16,
}

impl Periods {
    /// What the regulation says.
    pub const REGULATION: Self = Self { demand_days: 3, claim_days: 30, answer_days: 30 };
}
