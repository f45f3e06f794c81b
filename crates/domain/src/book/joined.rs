//! A document and the charges claimed for its lateness, as one debt of an order of allocation.
//!
//! **Basis**: VÕS § 88 and GK 319, 319.1. Among debts the day counts on which the *document* was
//! due; inside one the order of the parts decides: costs, charges, principal in Estonia, and in
//! Russia principal before the charges of all that has matured. A claim has a day of its own
//! only while it stands for no document, or its document was put off beyond the claim's day.

use crate::allocation::{AllocationOrder, Claims, Debt, Part, Parts, Portion, Reason, allocate};
use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;
use std::collections::BTreeMap;

/// One open document as an order meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) item: ItemId,
    /// The debt it belongs to: for a charge the document that bears it, else the item itself.
    pub(super) debt: ItemId,
    /// Due day of that debt.
    pub(super) due: Day,
    pub(super) part: Part,
    pub(super) open: Amount,
}

/// What an order gives to one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Position among the lines.
    pub(super) line: usize,
    pub(super) amount: Amount,
    pub(super) reason: Reason,
}

/// The document a charge was claimed for, and the day by which that had to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    pub item: ItemId,
    /// The due day in force.
    pub due: Day,
}

impl Bearer {
    /// Does a charge with this due day of its own go with the document? One that was claimed
    /// before its document was put off keeps its own day: the claim stands, the document waits.
    pub(super) fn takes(&self, own_due: Day) -> bool {
        self.due <= own_due
    }
}

/// Pours a payment over lines that stand by their days and ids. Several charges on one
/// document are served in the order of the lines, one that was named before the others.
pub(super) fn pour(
    order: AllocationOrder,
    payment: Amount,
    as_of: Day,
    designated: Option<ItemId>,
    lines: &[Line],
) -> Vec<Given> {
    let (mut debts, mut members): (Vec<Debt>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    let mut places: BTreeMap<(ItemId, Day), usize> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let place = *places.entry((line.debt, line.due)).or_insert_with(|| {
            debts.push(Debt { due: line.due, secured: false, owed: Parts::default() });
            members.push(Vec::new());
            debts.len() - 1
        });
        debts[place].owed = debts[place].owed.plus(&Parts::only(line.part, line.open));
        members[place].push(at);
    }
    let is_named = |at: &usize| Some(lines[*at].item) == designated;
    for of_debt in &mut members {
        of_debt.sort_by_key(|at| !is_named(at));
    }
    let named = members.iter().position(|of_debt| of_debt.iter().any(is_named));
    let claims = Claims { as_of, costs: Amount::ZERO, designated: named, debts: &debts };
    let portions = allocate(order, payment, &claims).portions;
    let mut left: Vec<Amount> = lines.iter().map(|line| line.open).collect();
    portions.iter().flat_map(|portion| shares(portion, &members, lines, &mut left)).collect()
}

/// The lines that a portion pays.
fn shares(
    portion: &Portion,
    members: &[Vec<usize>],
    lines: &[Line],
    left: &mut [Amount],
) -> Vec<Given> {
    let (mut given, mut rest) = (Vec::new(), portion.amount);
    let of_debt = portion.debt.and_then(|place| members.get(place)).into_iter().flatten();
    for &at in of_debt.filter(|at| lines[**at].part == portion.part) {
        let amount = rest.min(left[at]);
        if amount.is_positive() {
            left[at] = left[at] - amount;
            rest = rest - amount;
            given.push(Given { line: at, amount, reason: portion.reason });
        }
    }
    given
}
