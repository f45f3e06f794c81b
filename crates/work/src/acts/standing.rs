//! What was said and agreed: notes, promises, disputes, holds.

use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};

/// How we were in touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    Note,
    Call,
    Visit,
    Letter,
}

impl ContactKind {
    /// Every kind.
    pub const ALL: [ContactKind; 4] =
        [ContactKind::Note, ContactKind::Call, ContactKind::Visit, ContactKind::Letter];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            ContactKind::Note => "note",
            ContactKind::Call => "call",
            ContactKind::Visit => "visit",
            ContactKind::Letter => "letter",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A contact with a customer.
#[derive(Clone, Debug)]
pub struct Contact {
    pub customer: CustomerId,
    pub kind: ContactKind,
    pub day: Day,
    pub body: String,
}

/// Records a contact. Its number is returned.
///
/// # Errors
/// `UnknownCustomer`, `Field` when nothing was said, or the store's.
pub fn note(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _contact: &Contact,
) -> Result<i64, Refused> {
    unreachable!("lands with the store")
}

/// Records a promise to pay by a day, for one document or for all: the ladder waits.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Field` when the day is past, or the store's.
pub fn promise(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _item: Option<ItemId>,
    _by: Day,
    _amount: Option<Money>,
    _reason: &str,
) -> Result<i64, Refused> {
    unreachable!("lands with the store")
}

/// Records that the debtor contests a document or the whole account.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `ReasonMissing`, or the store's.
pub fn dispute(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _item: Option<ItemId>,
    _reason: &str,
) -> Result<i64, Refused> {
    unreachable!("lands with the store")
}

/// Records a written order of management to wait (REM-08). Heads and directors.
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, or the store's.
pub fn hold(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _until: Option<Day>,
    _reason: &str,
) -> Result<i64, Refused> {
    unreachable!("lands with the store")
}

/// Ends a dispute, promise or hold as of today.
///
/// # Errors
/// `UnknownStanding`, `ReasonMissing`, or the store's.
pub fn end_standing(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _standing: i64,
    _reason: &str,
) -> Result<(), Refused> {
    unreachable!("lands with the store")
}
