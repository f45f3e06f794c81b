//! A debt that is contested in part is asked for as far as it is not.

use super::Account;
use crate::day::Day;
use crate::standing::{Standing, contested};
use std::borrow::Cow;

/// The account with only what is not contested open of debts that are contested in part. Where
/// the parts reach what is open, all of it is contested, as if the disputes named no part.
pub(super) fn undisputed(account: &Account, day: Day) -> Cow<'_, Account> {
    if !account.standing.iter().any(Standing::contests_a_part) {
        return Cow::Borrowed(account);
    }
    let mut asked = account.clone();
    for item in &mut asked.items {
        let part = contested(&account.standing, item.item, item.open, day);
        if part.is_zero() {
            continue;
        }
        match item.open.minus(part) {
            Ok(rest) if rest.is_positive() => item.open = rest,
            _ => {
                let parts = asked
                    .standing
                    .iter_mut()
                    .filter(|one| one.contests_a_part() && one.item == Some(item.item));
                parts.for_each(|part| part.amount = None);
            }
        }
    }
    Cow::Owned(asked)
}
