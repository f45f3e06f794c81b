//! Work done, or left undone with a reason.

use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, EffectId};

/// Marks a task as done, with what came of it.
///
/// # Errors
/// `UnknownEffect`, `TaskClosed`, or the store's.
pub fn task_done(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _effect: EffectId,
    _outcome: &str,
) -> Result<(), Refused> {
    unreachable!("lands with the store")
}

/// Departs from the ladder: the task is not done, and the journal says why (GEN-11).
///
/// # Errors
/// `UnknownEffect`, `TaskClosed`, `ReasonMissing`, or the store's.
pub fn task_skip(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _effect: EffectId,
    _reason: &str,
) -> Result<(), Refused> {
    unreachable!("lands with the store")
}
