//! The kinds, one a file.

use crate::kind::Kind;

/// Every kind in the order of the contract.
pub(crate) static ALL: &[&Kind] = &[];
