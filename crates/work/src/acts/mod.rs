//! What people do to the record: money, standing, work, cards.
//!
//! Nothing here changes or deletes a fact: each act appends. Acts on money take an
//! [`IdempotencyKey`]: the same key with the same content gives the first answer again
//! (M01), with another content it is refused (M02).

mod allocation;
mod cards;
mod decided;
mod difference;
mod doubts;
mod joining;
pub(crate) mod ledger;
mod lower;
pub(crate) mod money;
pub(crate) mod once;
mod standing;
mod tasks;

pub(crate) use allocation::order_for;
pub use allocation::{RuleInForce, allocation_order, set_allocation_order};
pub use cards::{CardEdit, assign_owner, edit_card};
pub(crate) use decided::Decided;
pub use difference::{close_difference, little_differences};
pub use doubts::Doubt;
pub use joining::{JoinRefusal, Moved, join, move_documents, part};
pub use lower::{Lowering, NewLowering, lower};
pub use money::{
    Allocated, Gone, IdempotencyKey, NewPayment, Part, Recorded, allocate, allocate_in_order,
    record_likely_payment, record_payment, refund, reverse, withdraw, write_off,
};
pub(crate) use money::{WriteOff, write_off_in};
pub use standing::{
    Announcement, Contact, ContactKind, Order, Promise, announce, dispute, end_standing, hold,
    note, note_beyond_limit, promise,
};
pub(crate) use standing::{may_end, must_give, promise_limits, require_open_debt};
pub use tasks::{may_close, may_skip, task_done, task_skip};

use crate::Refused;
use saldo_domain::number::clean_text;

/// Longest reason, in characters.
const LONGEST_REASON: usize = 1000;

/// A reason fit to keep, or the refusal to act without one (GEN-11).
pub(crate) fn required_reason(reason: &str, act: &'static str) -> Result<String, Refused> {
    let (reason, _) = clean_text(reason);
    if reason.is_empty() {
        return Err(Refused::ReasonMissing { act });
    }
    Ok(reason.chars().take(LONGEST_REASON).collect())
}
