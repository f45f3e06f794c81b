//! The kinds, one a file.

mod contact_limits;
mod customer_status;
mod deferral_authority;
mod document_package;
mod escalation;
mod ladder;
mod reminders;
mod review_dates;
mod tolerated_delay;
mod waiver_authority;
mod words;

use crate::kind::Kind;

/// Every kind in the order of the contract.
pub(crate) static ALL: &[&Kind] = &[
    &waiver_authority::KIND,
    &deferral_authority::KIND,
    &reminders::KIND,
    &escalation::KIND,
    &ladder::KIND,
    &tolerated_delay::KIND,
    &review_dates::KIND,
    &customer_status::KIND,
    &document_package::KIND,
    &contact_limits::KIND,
];
