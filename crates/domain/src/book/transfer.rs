//! Documents that go from one account to another: two customers turn out to be one, or one to be
//! two (failure M19).
//!
//! Nothing is renamed. In the account they leave, the documents are taken back as if they had
//! never been there; in the other they are told anew, on their own days and with everything that
//! settled them. So every balance of both together is what it was, on every day, and what was
//! known before stays visible "as known on".

use super::balance::CustomerBook;
use super::{Item, Moment, Movement, MovementKind, NewMovement};
use crate::day::Day;
use crate::ids::{ItemId, MovementId};
use crate::money::MoneyError;
use std::collections::{BTreeMap, BTreeSet};

/// What documents take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The documents themselves; cancelled ones that count on no day stay behind.
    pub items: BTreeSet<ItemId>,
    /// What takes them back where they were; enter in this order.
    pub undone: Vec<NewMovement>,
    /// What happened to them, in the order in which it is told. Reversals name the movements of
    /// the account that is left.
    pub told: Vec<Movement>,
}

/// Why documents cannot go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stays {
    /// One that goes and one that stays have settled each other, or the one is a charge for the
    /// other: both go, or what ties them is taken back first.
    Tied { goes: ItemId, stays: ItemId },
    /// The amounts cannot be computed.
    Money(MoneyError),
}

impl From<MoneyError> for Stays {
    fn from(error: MoneyError) -> Self {
        Self::Money(error)
    }
}

impl CustomerBook {
    /// All that these documents take along when they go to another account.
    ///
    /// # Errors
    /// [`Stays::Tied`] when they are not whole without another document.
    pub fn leaving(&self, chosen: &BTreeSet<ItemId>) -> Result<Leaving, Stays> {
        let known = chosen.iter().filter_map(|item| self.item(*item));
        let going: Vec<&Item> = known.filter(|item| self.counted(item)).collect();
        let items: BTreeSet<ItemId> = going.iter().map(|item| item.item).collect();
        let mut told: Vec<&Movement> = items
            .iter()
            .flat_map(|item| self.movements_of(*item))
            .filter(|movement| self.leaves_a_trace(movement))
            .collect();
        told.sort_unstable_by_key(|one| one.movement);
        told.dedup_by_key(|one| one.movement);
        for movement in &told {
            whole(&items, movement.debit_item, movement.credit_item)?;
        }
        for (charge, bearer) in self.charges() {
            if self.item(charge).is_some_and(|charge| self.counted(charge)) {
                whole(&items, Some(charge), Some(bearer))?;
            }
        }
        let undone = self.erased(&going)?;
        let mut told: Vec<Movement> = told.into_iter().map(|one| self.told(one)).collect();
        told.sort_unstable_by_key(in_order);
        Ok(Leaving { undone, told, items })
    }

    /// Did the document count on any day? One that was cancelled on its own day did not, unless a
    /// correction of a later day left something of it open.
    fn counted(&self, item: &Item) -> bool {
        let Some(cancelled) = self.cancelled(item) else { return true };
        let mut days = self.movements_of(item.item).map(|movement| movement.effective);
        cancelled.effective != item.effective
            || days.any(|day| {
                let open = self.open(item.item, day, Moment::NOW_AND_EVER);
                open.is_some_and(|open| open.is_ok_and(|open| !open.is_zero()))
            })
    }

    /// Did the movement count on any day: was it never taken back, or only later?
    fn leaves_a_trace(&self, movement: &Movement) -> bool {
        let back = match movement.reverses {
            Some(reversed) => self.movement(reversed),
            None => self.reversal_of(movement),
        };
        back.is_none_or(|other| other.effective != movement.effective)
    }

    /// The movement as it is told in the other account. A cancellation that was taken back later is
    /// told as two corrections: a document is cancelled whole, and what was the whole of it then
    /// would not be when it is told.
    fn told(&self, movement: &Movement) -> Movement {
        let stands = movement.reverses.is_none() && self.reversal_of(movement).is_none();
        match movement.kind {
            MovementKind::Cancellation if !stands => {
                Movement { kind: MovementKind::Amendment, reverses: None, ..movement.clone() }
            }
            _ => movement.clone(),
        }
    }
}

/// In the order of their days everything fits, in whatever order it was recorded: on each day what
/// raises is told before what lowers, and what is left is not below nothing. What still cancels a
/// document is told when all else about it is.
fn in_order(told: &Movement) -> (bool, Day, bool, Moment, MovementId) {
    let cancels = told.kind == MovementKind::Cancellation;
    (cancels, told.effective, told.amount.is_positive(), told.recorded, told.movement)
}

impl Leaving {
    /// Tells everything that happened anew in the account where the documents arrive, where each
    /// stands under the number in `arrived`. `enter` records one movement and answers its number
    /// there, or `None` while it does not fit yet. Answers the number there of each movement, and
    /// how many never fitted: none, in an account of which all was checked.
    pub fn tell<E>(
        &self,
        arrived: &BTreeMap<ItemId, ItemId>,
        mut enter: impl FnMut(&NewMovement) -> Result<Option<MovementId>, E>,
    ) -> Result<(BTreeMap<MovementId, MovementId>, usize), E> {
        let mut numbers: BTreeMap<MovementId, MovementId> = BTreeMap::new();
        let mut waiting: Vec<&Movement> = self.told.iter().collect();
        // A reversal waits for what it takes back.
        loop {
            let mut later = Vec::new();
            for movement in &waiting {
                let entered = match there(movement, arrived, &numbers) {
                    Some(new) => enter(&new)?,
                    None => None,
                };
                match entered {
                    Some(number) => drop(numbers.insert(movement.movement, number)),
                    None => later.push(*movement),
                }
            }
            if later.is_empty() || later.len() == waiting.len() {
                return Ok((numbers, later.len()));
            }
            waiting = later;
        }
    }
}

/// The movement as it is asked for in the other account; `None` while it takes back one that is
/// not there yet.
fn there(
    movement: &Movement,
    arrived: &BTreeMap<ItemId, ItemId>,
    numbers: &BTreeMap<MovementId, MovementId>,
) -> Option<NewMovement> {
    let item = |item: Option<ItemId>| item.map(|item| arrived.get(&item).copied().unwrap_or(item));
    let reverses = match movement.reverses {
        Some(reversed) => Some(*numbers.get(&reversed)?),
        None => None,
    };
    let (debit_item, credit_item) = (item(movement.debit_item), item(movement.credit_item));
    Some(NewMovement { debit_item, credit_item, reverses, ..movement.as_new() })
}

fn whole(
    items: &BTreeSet<ItemId>,
    one: Option<ItemId>,
    other: Option<ItemId>,
) -> Result<(), Stays> {
    match (one, other) {
        (Some(one), Some(other)) if items.contains(&one) != items.contains(&other) => {
            let (goes, stays) = if items.contains(&one) { (one, other) } else { (other, one) };
            Err(Stays::Tied { goes, stays })
        }
        _ => Ok(()),
    }
}
