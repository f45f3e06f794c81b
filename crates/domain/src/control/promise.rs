//! Which debts of one customer wait because they are promised, and how long.

use super::decide::is_chased;
use super::{Account, OpenItem};
use crate::day::Day;
use crate::ids::ItemId;
use crate::standing::{Debt, StandingKind, promised};

/// What is promised on a day, and on the later days on which that changes by itself.
#[derive(Default)]
pub(super) struct Promises {
    /// Items covered, ascending.
    today: Vec<ItemId>,
    /// Each day after the last one of a promise, with what is covered then; in order of days.
    later: Vec<(Day, Vec<ItemId>)>,
}

impl Promises {
    pub(super) fn of(account: &Account, day: Day) -> Self {
        let today = covered(account, day);
        if today.is_empty() {
            return Self::default();
        }
        let ends = account.standing.iter().filter(|one| one.kind == StandingKind::Promise);
        let ends = ends.filter_map(|promise| promise.until).map(|last| last.plus(1));
        let mut ends: Vec<Day> = ends.filter(|end| *end > day).collect();
        ends.sort_unstable();
        ends.dedup();
        let later = ends.into_iter().map(|end| (end, covered(account, end)));
        Self { today, later: later.collect() }
    }

    /// `None` when the item is not promised. Otherwise the first day on which it is not
    /// promised any more, if there is one.
    pub(super) fn until(&self, item: ItemId) -> Option<Option<Day>> {
        self.today.binary_search(&item).ok()?;
        let mut later = self.later.iter();
        Some(later.find(|(_, covered)| covered.binary_search(&item).is_err()).map(|(day, _)| *day))
    }
}

/// Items of the account that promises in force on the day cover, ascending. Contested debts
/// are not what was promised.
pub(super) fn covered(account: &Account, day: Day) -> Vec<ItemId> {
    let promises = |kind| account.standing.iter().any(|one| one.kind == kind);
    if !promises(StandingKind::Promise) {
        return Vec::new();
    }
    let contested = |item: &OpenItem| {
        let mut disputes = account.standing.iter().filter(|one| one.kind == StandingKind::Dispute);
        disputes.any(|dispute| dispute.restrains(item.item, day))
    };
    let free = account.items.iter().filter(|item| is_chased(item) && !contested(item));
    let debts: Vec<Debt> =
        free.map(|item| Debt { item: item.item, due: item.due, open: item.open }).collect();
    promised(&account.standing, &debts, day)
}
