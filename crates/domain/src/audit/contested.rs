//! What of each debt is contested on the day, worked out a second time: the parts that disputes
//! name are taken off what is open, one after the other.

use crate::control::Account;
use crate::day::Day;
use crate::standing::StandingKind;
use std::borrow::Cow;

/// The account without the contested parts. A debt of which nothing is left is contested whole.
pub(super) fn without_contested(account: &Account, day: Day) -> Cow<'_, Account> {
    let is_part = |at: &usize| {
        let one = &account.standing[*at];
        one.kind == StandingKind::Dispute && one.amount.is_some() && one.item.is_some()
    };
    let parts: Vec<usize> = (0..account.standing.len()).filter(is_part).collect();
    if parts.is_empty() {
        return Cow::Borrowed(account);
    }
    let mut left = account.clone();
    for at in parts {
        let part = &account.standing[at];
        let over = part.until.is_some_and(|until| until < day);
        let (Some(amount), Some(about)) = (part.amount, part.item) else { continue };
        if part.from > day || over {
            continue;
        }
        let Some(item) = left.items.iter_mut().find(|item| item.item == about) else { continue };
        match item.open.minus(amount) {
            Ok(rest) if rest.minor() > 0 => item.open = rest,
            // Whatever the earlier parts took off, all of the debt is contested.
            _ => {
                let whole = account.items.iter().find(|item| item.item == about);
                if let Some(whole) = whole {
                    item.open = whole.open;
                }
                left.standing[at].amount = None;
            }
        }
    }
    left.standing.retain(|one| {
        one.kind != StandingKind::Dispute || one.amount.is_none() || one.item.is_none()
    });
    Cow::Owned(left)
}
