//! What people do to the record: money, standing, work, cards.
//!
//! Nothing here changes or deletes a fact: each act appends. Acts on money take an
//! [`IdempotencyKey`]: the same key with the same content gives the first answer again
//! (M01), with another content it is refused (M02).

mod cards;
mod money;
mod standing;
mod tasks;

pub use cards::{CardEdit, assign_owner, edit_card};
pub use money::{
    Allocated, IdempotencyKey, NewPayment, Part, Recorded, allocate, record_payment, reverse,
    write_off,
};
pub use standing::{Contact, ContactKind, dispute, end_standing, hold, note, promise};
pub use tasks::{task_done, task_skip};
