//! Programs outside that are told what happened (webhooks).
//!
//! Somebody of the company names an address and what it wants to hear of. What happens is
//! written down for it in the transaction in which it happens (`saldo_store::webhooks`), once,
//! and told afterwards ([`tell`]): signed, tried again with growing pauses, and given up in the
//! end so that a person looks. Whoever is told may hear a thing twice, when the line went dead
//! before the answer; it bears the same name then.

mod subscribe;
mod tell;

pub use saldo_channels::Reach;
pub use saldo_domain::happening::Happening;
pub use saldo_store::webhooks::{State, Webhook};
pub use subscribe::{WebhookAsked, again, deliveries, end, list, subscribe};
pub use tell::{Outlet, Told, tell};

use saldo_domain::book::Moment;
use saldo_store::webhooks::Delivery;

/// An event on its way, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub webhook: i64,
    /// The event's own name.
    pub event: String,
    pub kind: Happening,
    /// Code of the customer.
    pub customer: String,
    pub recorded: Moment,
    pub state: State,
    /// Attempts that have failed.
    pub attempts: u32,
    pub next_at: Moment,
    /// What the program outside said last.
    pub said: String,
}

impl From<Delivery> for Shown {
    fn from(row: Delivery) -> Self {
        Self {
            webhook: row.key.webhook,
            event: row.key.event,
            kind: row.kind,
            customer: row.code,
            recorded: row.recorded,
            state: row.state,
            attempts: row.attempts,
            next_at: row.next_at,
            said: row.said,
        }
    }
}
