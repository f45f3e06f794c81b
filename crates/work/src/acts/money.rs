//! Money in, its use, and the taking back of both.

use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};
use serde::{Deserialize, Serialize};

/// Names one request of one client, so that its repetition is recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A key of 8 to 100 printable ASCII characters.
    ///
    /// # Errors
    /// `Refused::Field` for anything else.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let permitted =
            (8..=100).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
        if permitted {
            return Ok(Self(text.to_owned()));
        }
        Err(Refused::Field {
            field: "Idempotency-Key",
            value: text.chars().take(40).collect(),
            reason: "is not a key of 8 to 100 printable characters",
            remedy: "send a fresh UUID with each new request",
        })
    }

    /// The key as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Part of a payment meant for one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub item: ItemId,
    pub amount: Money,
}

/// Money received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewPayment {
    pub customer: CustomerId,
    /// Number of the payment order; may be empty.
    pub number: String,
    pub effective: Day,
    pub amount: Money,
    /// Documents it is meant for, in order; what is left over stays unallocated.
    pub parts: Vec<Part>,
    /// What `parts` leave over pays the oldest debts first.
    pub oldest_first: bool,
    pub note: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub payment: ItemId,
    pub allocated: Vec<Allocated>,
    /// What pays nothing yet.
    pub unallocated: Money,
}

/// One allocation made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocated {
    pub movement: MovementId,
    pub item: ItemId,
    pub amount: Money,
}

/// Records a payment and allocates it.
///
/// # Errors
/// `AmountNotPositive`, `ExceedsPayment`, `ExceedsInvoice`, `UnknownDocument`,
/// `DocumentExists`, `KeyReused`, `Money`, `NotPermitted`, or the store's.
pub fn record_payment(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _key: &IdempotencyKey,
    _payment: &NewPayment,
) -> Result<Recorded, Refused> {
    unreachable!("lands with the store")
}

/// Allocates what is left of a payment.
///
/// # Errors
/// As [`record_payment`].
pub fn allocate(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _key: &IdempotencyKey,
    _customer: CustomerId,
    _payment: ItemId,
    _parts: &[Part],
) -> Result<Recorded, Refused> {
    unreachable!("lands with the store")
}

/// Takes a movement back: afterwards every balance is what it would be without it (M13).
///
/// # Errors
/// `UnknownMovement`, `AlreadyReversed`, `ReasonMissing`, `NotPermitted`, or the store's.
pub fn reverse(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _movement: MovementId,
    _reason: &str,
) -> Result<MovementId, Refused> {
    unreachable!("lands with the store")
}

/// Writes off part or all of what is open on a debit document. General director, or the
/// program.
///
/// # Errors
/// `ExceedsInvoice`, `AmountNotPositive`, `ReasonMissing`, `NotPermitted`, `KeyReused`, or
/// the store's.
pub fn write_off(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _key: &IdempotencyKey,
    _customer: CustomerId,
    _part: Part,
    _reason: &str,
) -> Result<MovementId, Refused> {
    unreachable!("lands with the store")
}
