//! Why money does not come: one word per contact, counted (S0 A1.3, A2; EXC-07).

use crate::dossier::audit::CauseClass;
use crate::dossier::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a debt was not paid on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The customer pays on days of its own (EXC-06).
    InternalCalendar,
    /// Somebody there has still to approve.
    InternalApproval,
    /// Rent, taxes, wages and loans come first.
    OtherObligations,
    /// The goods sell slowly.
    SlowTurnover,
    NoTrade,
    /// The customer waits for money of its own debtors.
    OwnDebtors,
    /// Quality, quantity or papers are contested.
    Contested,
    /// It was forgotten, or the invoice went astray.
    Oversight,
    /// Nobody is to be reached, or no cause is told.
    Silence,
    Other,
}

words!(Cause {
    InternalCalendar = "internal_calendar",
    InternalApproval = "internal_approval",
    OtherObligations = "other_obligations",
    SlowTurnover = "slow_turnover",
    NoTrade = "no_trade",
    OwnDebtors = "own_debtors",
    Contested = "contested",
    Oversight = "oversight",
    Silence = "silence",
    Other = "other",
});

impl Cause {
    /// Where such causes come from, as an audit of a debtor asks.
    pub const fn class(self) -> CauseClass {
        match self {
            Cause::SlowTurnover | Cause::NoTrade | Cause::OwnDebtors => CauseClass::Economic,
            Cause::InternalCalendar
            | Cause::InternalApproval
            | Cause::OtherObligations
            | Cause::Oversight => CauseClass::Internal,
            Cause::Contested | Cause::Silence | Cause::Other => CauseClass::Other,
        }
    }
}

/// Codes by how often they were met, the most frequent first; equals in order of the code.
pub fn most_frequent<T: Ord + Copy>(met: impl IntoIterator<Item = T>) -> Vec<(T, u64)> {
    let mut counts: BTreeMap<T, u64> = BTreeMap::new();
    for one in met {
        *counts.entry(one).or_default() += 1;
    }
    let mut rows: Vec<(T, u64)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use Cause::{Contested, NoTrade, Other};

    #[test]
    fn exc_07_causes_are_counted_the_most_frequent_first() {
        let met = [Other, NoTrade, Contested, NoTrade, Contested, NoTrade];
        assert_eq!(most_frequent(met), [(NoTrade, 3), (Contested, 2), (Other, 1)]);
        let equals = [Other, Contested, NoTrade];
        assert_eq!(most_frequent(equals), [(NoTrade, 1), (Contested, 1), (Other, 1)]);
        assert_eq!(most_frequent::<Cause>([]), []);
    }
}
