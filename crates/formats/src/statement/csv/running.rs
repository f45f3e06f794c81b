//! Balances that stand beside the lines: each must follow from the one before it.

use super::super::StatementError;
use saldo_domain::bank::StatementFact;
use saldo_domain::{Day, Money};

/// A line with the balance after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct After {
    pub(super) line: u64,
    pub(super) booked: Day,
    pub(super) amount: Money,
    pub(super) balance: Money,
}

/// Does the balance of the later of two follow from that of the earlier?
fn follows(earlier: &After, later: &After) -> bool {
    earlier.balance.plus(later.amount) == Ok(later.balance)
}

/// The first pair that does not follow, of a table in one order.
fn broken<'a>(pairs: impl Iterator<Item = (&'a After, &'a After)>) -> Option<&'a After> {
    pairs.into_iter().find(|(earlier, later)| !follows(earlier, later)).map(|(_, later)| later)
}

/// Checks the balances of a statement and gives it the ends that they tell. Banks write the latest
/// line first or last. Where the balances would follow either way, the days say which; where they
/// do not either, the ends are not known and nothing is made up.
///
/// # Errors
/// With the line whose balance does not follow: a line is missing, or stands there twice.
pub(super) fn close(after: &[After], statement: &mut StatementFact) -> Result<(), StatementError> {
    let (Some(first), Some(last)) = (after.first(), after.last()) else { return Ok(()) };
    let pairs = || after.iter().zip(after.iter().skip(1));
    let rising = broken(pairs());
    let falling = broken(pairs().map(|(one, other)| (other, one)));
    let latest_last = match (rising, falling) {
        (None, None) if after.len() == 1 || first.booked < last.booked => true,
        (None, None) if first.booked > last.booked => false,
        (None, None) => return Ok(()),
        (None, Some(_)) => true,
        (Some(_), None) => false,
        (Some(up), Some(down)) => {
            let at = if first.booked <= last.booked { up } else { down };
            let balance = at.balance.to_plain();
            return Err(StatementError::unreadable(at.line, "balance", &balance));
        }
    };
    let (earliest, latest) = if latest_last { (first, last) } else { (last, first) };
    let before = earliest.balance.minus(earliest.amount);
    let before = before.map_err(saldo_domain::bank::DoesNotAddUp::Money)?;
    statement.opening = statement.opening.or(Some(before));
    statement.closing = statement.closing.or(Some(latest.balance));
    Ok(())
}
