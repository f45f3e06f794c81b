//! Random histories of one customer: whatever people try, and the book's answer to it.

use proptest::prelude::*;
use proptest::sample::Index;
use saldo_domain::book::{
    CustomerBook, DueChange, Item, ItemKind, Moment, Movement, MovementKind, NewMovement, Side,
};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money, MovementId};

pub(crate) const CUSTOMER: CustomerId = CustomerId::new(1);

/// Days of a history, counted from 2024-01-30: over a month end, a leap day, and beyond.
pub(crate) const DAYS: i64 = 50;

pub(crate) fn day(number: i64) -> Day {
    Day::of(2024, 1, 30).expect("a day").plus(number)
}

pub(crate) fn every_day() -> impl Iterator<Item = Day> {
    day(0).through(day(DAYS))
}

pub(crate) fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect(code)
}

/// The facts of a history that the book let in.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub(crate) items: Vec<Item>,
    pub(crate) movements: Vec<Movement>,
    pub(crate) due_changes: Vec<DueChange>,
}

impl History {
    pub(crate) fn book(&self) -> CustomerBook {
        let Self { items, movements, due_changes } = self.clone();
        CustomerBook::new(items, movements, due_changes)
    }

    pub(crate) fn of_side(&self, side: Side) -> Vec<&Item> {
        self.items.iter().filter(|item| item.kind.side() == side).collect()
    }

    pub(crate) fn next_movement(&self) -> MovementId {
        MovementId::new(i64::try_from(self.movements.len()).expect("a short history"))
    }

    /// Records a movement if the book allows it.
    fn attempt(&mut self, new: NewMovement) {
        if self.book().check(CUSTOMER, &new).is_ok() {
            let recorded = self.next_moment();
            self.movements.push(new.recorded(CUSTOMER, self.next_movement(), recorded));
        }
    }

    fn next_moment(&self) -> Moment {
        let facts = self.items.len() + self.movements.len() + self.due_changes.len();
        Moment(i64::try_from(facts).expect("a short history"))
    }
}

/// Something a person tries to do.
#[derive(Clone, Debug)]
enum Attempt {
    Move { kind: MovementKind, debit: Index, credit: Index, minor: i64, on: i64 },
    Reverse { movement: Index, on: i64 },
    Withdraw { item: Index, on: i64 },
    Defer { item: Index, due: i64, on: i64 },
}

fn an_item() -> impl Strategy<Value = (ItemKind, i64, i64, i64, bool)> {
    let kind = prop::sample::select(&ItemKind::ALL[..]);
    (kind, 1..400_i64, 0..DAYS, 0..30_i64, prop::bool::weighted(0.2))
}

fn an_attempt() -> impl Strategy<Value = Attempt> {
    let kind = prop_oneof![
        12 => Just(MovementKind::Allocation),
        1 => Just(MovementKind::WriteOff),
        1 => Just(MovementKind::Sale),
        1 => Just(MovementKind::Difference),
        1 => Just(MovementKind::Refund),
        1 => Just(MovementKind::Cancellation),
        1 => Just(MovementKind::Amendment),
    ];
    prop_oneof![
        8 => (kind, any::<Index>(), any::<Index>(), -20..300_i64, 0..DAYS).prop_map(
            |(kind, debit, credit, minor, on)| Attempt::Move { kind, debit, credit, minor, on }
        ),
        2 => (any::<Index>(), 0..DAYS).prop_map(|(movement, on)| Attempt::Reverse { movement, on }),
        1 => (any::<Index>(), 0..DAYS).prop_map(|(item, on)| Attempt::Withdraw { item, on }),
        1 => (any::<Index>(), 0..DAYS, 0..DAYS)
            .prop_map(|(item, due, on)| Attempt::Defer { item, due, on }),
    ]
}

/// Any history: some documents, then whatever the book allowed of a list of attempts.
pub(crate) fn a_history() -> impl Strategy<Value = History> {
    let items = prop::collection::vec(an_item(), 1..9);
    let attempts = prop::collection::vec(an_attempt(), 0..24);
    (items, attempts).prop_map(|(items, attempts)| {
        let mut history = History::default();
        for (index, written) in items.into_iter().enumerate() {
            history.items.push(item(index, written));
        }
        attempts.into_iter().for_each(|attempt| apply(&mut history, attempt));
        history
    })
}

fn item(index: usize, (kind, minor, on, terms, yen): (ItemKind, i64, i64, i64, bool)) -> Item {
    let number = i64::try_from(index).expect("a short history");
    Item {
        customer: CUSTOMER,
        item: ItemId::new(number),
        kind,
        number: number.to_string(),
        effective: day(on),
        due: day(if kind.side() == Side::Debit { on + terms } else { on }),
        amount: Money::from_minor(minor, currency(if yen { "JPY" } else { "EUR" })),
        recorded: Moment(number),
    }
}

fn apply(history: &mut History, attempt: Attempt) {
    match attempt {
        Attempt::Move { kind, debit, credit, minor, on } => {
            if let Some(new) = movement(history, kind, debit, credit, minor, on) {
                history.attempt(new);
            }
        }
        Attempt::Reverse { movement, on } => {
            if !history.movements.is_empty() {
                let reversed = movement.get(&history.movements).clone();
                let effective = day(on).max(reversed.effective);
                history.attempt(reversed.reversal(effective).expect("small amounts"));
            }
        }
        Attempt::Withdraw { item, on } => {
            let item = item.get(&history.items).item;
            let withdrawal = history.book().withdraw(item, day(on)).expect("small amounts");
            withdrawal.into_iter().for_each(|new| history.attempt(new));
        }
        Attempt::Defer { item, due, on } => {
            let (item, recorded) = (item.get(&history.items).item, history.next_moment());
            let (due, effective) = (day(due), day(on));
            history.due_changes.push(DueChange {
                customer: CUSTOMER,
                item,
                due,
                effective,
                recorded,
            });
        }
    }
}

fn movement(
    history: &History,
    kind: MovementKind,
    debit: Index,
    credit: Index,
    minor: i64,
    on: i64,
) -> Option<NewMovement> {
    let pick = |side, index: Index| {
        let items = history.of_side(side);
        (!items.is_empty()).then(|| *index.get(&items))
    };
    let (debit, credit) = (pick(Side::Debit, debit), pick(Side::Credit, credit));
    let (debit, credit) = match kind {
        MovementKind::Allocation => (Some(debit?), Some(credit?)),
        MovementKind::WriteOff | MovementKind::Sale | MovementKind::Difference => {
            (Some(debit?), None)
        }
        MovementKind::Refund => (None, Some(credit?)),
        MovementKind::Cancellation | MovementKind::Amendment if minor % 2 == 0 => (debit, None),
        MovementKind::Cancellation | MovementKind::Amendment => (None, credit),
    };
    let (first, second) = (debit.or(credit)?, credit.or(debit)?);
    let effective = day(on).max(first.effective).max(second.effective);
    let whole = first.amount.minor().min(second.amount.minor());
    // Mostly amounts that fit the documents; now and then one that may not.
    let minor = match kind {
        MovementKind::Cancellation => whole,
        _ if minor > 0 && minor % 4 != 0 => 1 + minor % whole,
        _ => minor,
    };
    Some(NewMovement {
        kind,
        debit_item: debit.map(|item| item.item),
        credit_item: credit.map(|item| item.item),
        amount: Money::from_minor(minor, first.amount.currency()),
        effective,
        reverses: None,
    })
}

/// A property over histories in which nothing happens proves nothing.
#[test]
fn histories_are_eventful() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::<&str, u32>::new();
    for _ in 0..200 {
        let tree = a_history().new_tree(&mut runner).expect("a history");
        for movement in &proptest::strategy::ValueTree::current(&tree).movements {
            *seen.entry(movement.kind.code()).or_default() += 1;
            *seen.entry("reversal").or_default() += u32::from(movement.reverses.is_some());
        }
    }
    let kinds = MovementKind::ALL.map(MovementKind::code);
    for event in kinds.iter().chain(&["reversal"]) {
        assert!(seen.get(event).is_some_and(|count| *count >= 20), "too few of {event}: {seen:?}");
    }
}
