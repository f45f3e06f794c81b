//! Typed ids. A customer's number can never be passed where an invoice's is meant.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Wraps a stored number.
            pub const fn new(value: i64) -> Self {
                Self(value)
            }
            /// The stored number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(
    /// The company whose receivables these are; several may share one database.
    CompanyId
);
id!(
    /// A debtor. The unit of locking, of work splitting, of sharding, of explanation.
    CustomerId
);
id!(
    /// A document with an open amount: an invoice or charge on the debit side,
    /// a payment, credit note, return or offset on the credit side.
    ItemId
);
id!(
    /// One append-only movement between items: allocation, write-off, reversal, amendment, refund.
    MovementId
);
id!(
    /// A person who works with the program.
    UserId
);

/// Identity of an effect, derived from what it is about and never drawn:
/// planning the same thing twice yields the same id, and a unique key refuses
/// the second application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectId([u8; 16]);

impl EffectId {
    /// Derives the id from the parts that identify the effect, in order.
    /// Parts are length-prefixed, so `["ab","c"]` and `["a","bc"]` differ.
    pub fn derive(parts: &[&str]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        Self(id)
    }

    /// Reads the 32 hexadecimal digits written by `Display`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.is_ascii() {
            return None;
        }
        let mut id = [0; 16];
        for (index, byte) in id.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(index * 2..index * 2 + 2)?, 16).ok()?;
        }
        Some(Self(id))
    }
}

impl fmt::Display for EffectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for EffectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
