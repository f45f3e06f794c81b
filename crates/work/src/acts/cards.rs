//! Customer cards: who they are, who looks after them.

use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, CustomerId, UserId};

/// The new content of a card's fields; `None` leaves a field as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardEdit {
    pub name: Option<String>,
    pub registry_code: Option<String>,
    pub country: Option<String>,
    pub language: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
}

/// Edits a card. `version` is the one that was seen; the new one is returned.
///
/// # Errors
/// `Stale`, `UnknownCustomer`, `Field`, or the store's.
pub fn edit_card(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _version: i64,
    _edit: &CardEdit,
) -> Result<i64, Refused> {
    unreachable!("lands with the store")
}

/// Gives customers to a sales representative, or takes them from everyone. Returns how
/// many changed hands. Supervisors and above.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson`, or the store's.
pub fn assign_owner(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customers: &[CustomerId],
    _owner: Option<UserId>,
) -> Result<u64, Refused> {
    unreachable!("lands with the store")
}
