//! Notices to colleagues: what cannot wait, inside the minute, and what their day holds, once a
//! working day. What a policy has somebody told is one of both. The pages show them; by e-mail they go through doors of the same make as messages
//! to debtors: named once, claimed under a fence, noted, and what nobody knows is said so.

mod make;
mod of_policy;
mod pass;
mod shown;

pub use pass::{Outcome, pass};
pub use shown::{NoticeShown, Notices, notices};

/// Kind of a notice about danger (REM-12, PAY-08).
const URGENT: &str = "urgent";
/// Kind of what the policy has somebody told that can wait until the word on the day.
const POLICY: &str = "policy";
/// Kind of the word on somebody's day (ESC-06).
const DIGEST: &str = "digest";
