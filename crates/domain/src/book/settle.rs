//! Proposals: which movements do what a person means. They still pass `check`.

use super::balance::{CustomerBook, OpenBalance};
use super::{Movement, MovementKind, NewMovement, Side};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::{Money, MoneyError};

/// How a credit is spread over debts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Debts and what each receives, above zero, in the order in which they are served.
    pub shares: Vec<(ItemId, Money)>,
    /// What no debt needed: it stays on the account as unallocated (failure M12).
    pub rest: Money,
}

/// Spreads money without a designation over open debts: the oldest due first, then the
/// oldest document, then the smaller id. Debts in other currencies are passed over.
/// Shares and rest together are always exactly `money`.
pub fn oldest_due_first(money: Money, debts: &[OpenBalance]) -> Result<Spread, MoneyError> {
    let mut ordered: Vec<&OpenBalance> = debts
        .iter()
        .filter(|debt| debt.side == Side::Debit && debt.open.currency() == money.currency())
        .collect();
    ordered.sort_unstable_by_key(|debt| (debt.due, debt.effective, debt.item));
    let mut spread = Spread { shares: Vec::new(), rest: money };
    for debt in ordered {
        let share = spread.rest.smaller(debt.open)?;
        if share.is_positive() {
            spread.shares.push((debt.item, share));
            spread.rest = spread.rest.minus(share)?;
        }
    }
    Ok(spread)
}

impl CustomerBook {
    /// Allocations of what is left of a credit item on a day, oldest due debt first.
    /// Nothing for an unknown item. Debts that only later documents leave open are not touched.
    pub fn allocate_oldest_first(
        &self,
        credit: ItemId,
        on: Day,
    ) -> Result<Vec<NewMovement>, MoneyError> {
        let Some(item) = self.item(credit).filter(|item| item.kind.side() == Side::Credit) else {
            return Ok(Vec::new());
        };
        let on = on.max(item.effective);
        let left = self.lowest_open_from(item, on)?;
        let spread = oldest_due_first(left, &self.debts_that_stay_open(on)?)?;
        let shares = spread.shares.into_iter();
        Ok(shares.map(|(debit, amount)| allocation(debit, credit, amount, on)).collect())
    }

    /// The allocation of a credit to the debt it names: as much as both have open, from the
    /// first day on which both exist. `None` when an item is unknown or nothing is left.
    pub fn allocate_to(
        &self,
        credit: ItemId,
        debit: ItemId,
        on: Day,
    ) -> Result<Option<NewMovement>, MoneyError> {
        let (Some(paying), Some(paid)) = (self.item(credit), self.item(debit)) else {
            return Ok(None);
        };
        let on = on.max(paying.effective).max(paid.effective);
        let left = self.lowest_open_from(paying, on)?;
        let amount = left.smaller(self.lowest_open_from(paid, on)?)?;
        Ok(amount.is_positive().then(|| allocation(debit, credit, amount, on)))
    }

    /// Everything that makes an item as if it had never been, from a day on: what it settled
    /// or was settled with is released, then the item is cancelled (a payment that bounced,
    /// failure M13; an invoice withdrawn, failure M18). Enter the movements in this order.
    /// Nothing for an unknown or cancelled item.
    pub fn withdraw(&self, item: ItemId, on: Day) -> Result<Vec<NewMovement>, MoneyError> {
        let Some(item) = self.item(item) else { return Ok(Vec::new()) };
        let standing: Vec<&Movement> = self.standing_movements_of(item.item).collect();
        if standing.iter().any(|movement| movement.kind == MovementKind::Cancellation) {
            return Ok(Vec::new());
        }
        let last = self.movements_of(item.item).map(|movement| movement.effective).max();
        let on = on.max(item.effective).max(last.unwrap_or(on));
        let (amendments, settlements): (Vec<&Movement>, Vec<&Movement>) =
            standing.into_iter().partition(|movement| movement.kind == MovementKind::Amendment);
        let mut movements = Vec::with_capacity(settlements.len() + 1);
        for settlement in settlements {
            movements.push(settlement.reversal(on)?);
        }
        let amended = amendments.iter().map(|movement| movement.amount);
        let whole = item.amount.minus(Money::sum(item.amount.currency(), amended)?)?;
        if whole.is_positive() {
            movements.push(cancellation(item.item, item.kind.side(), whole, on));
        }
        Ok(movements)
    }

    fn debts_that_stay_open(&self, on: Day) -> Result<Vec<OpenBalance>, MoneyError> {
        let mut debts = self.open_items(on, super::Moment::NOW_AND_EVER)?;
        debts.retain(|line| line.side == Side::Debit);
        for debt in &mut debts {
            if let Some(item) = self.item(debt.item) {
                debt.open = self.lowest_open_from(item, on)?;
            }
        }
        Ok(debts)
    }
}

fn allocation(debit: ItemId, credit: ItemId, amount: Money, effective: Day) -> NewMovement {
    NewMovement {
        kind: MovementKind::Allocation,
        debit_item: Some(debit),
        credit_item: Some(credit),
        amount,
        effective,
        reverses: None,
    }
}

fn cancellation(item: ItemId, side: Side, amount: Money, effective: Day) -> NewMovement {
    NewMovement {
        kind: MovementKind::Cancellation,
        debit_item: (side == Side::Debit).then_some(item),
        credit_item: (side == Side::Credit).then_some(item),
        amount,
        effective,
        reverses: None,
    }
}
