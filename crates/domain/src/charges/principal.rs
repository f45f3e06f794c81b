//! What was owed on which days: the ground under every charge.
//!
//! A payment reduces the principal **from the day after** it: the day of payment still bears
//! interest on the sum paid (Plenum 24.03.2016 No 7 p. 48). Delay day 1 is the day after the
//! due day (R6), so payments up to the due day reduce the principal before anything accrues.
//!
//! The same holds for whatever else lowers a debt of the book: credit notes, offsets,
//! write-offs, amendments. What raises it again, such as the reversal of a payment that
//! bounced, also counts from the day after: for the days in between the money was here. A
//! reversal dated on the day of what it takes back leaves no trace at all; so is a payment taken
//! back that never paid anything ([`crate::book::CustomerBook::undo`]).
//!
//! Cost: one pass over the payments or movements, after sorting them by day.

use crate::book::{CustomerBook, Item, ItemKind, Moment, Movement, MovementKind, Side};
use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;

/// Money received for one debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The day that counts as the day of payment; see [`super::payment_day`].
    pub day: Day,
    /// Above zero.
    pub amount: Amount,
}

/// Consecutive days, both ends included, that bear on one principal, above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub from: Day,
    pub to: Day,
    pub principal: Amount,
}

/// From where a debt of the book is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The due day in force, moved to a working day where the contract or the law says so.
    pub due: Day,
    /// Last day that counts: what is effective later has not happened yet.
    pub as_of: Day,
    /// What was recorded later is not known yet.
    pub known: Moment,
}

/// Does a charge, once it is claimed, bear a charge itself?
///
/// Interest on interest is not due unless a law, or a contract between businesses, says so
/// (GK 395 p. 5; VÕS 113 (6)). Only a policy that names such a contract may pass `Bear`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnCharges {
    #[default]
    BearNothing,
    Bear,
}

/// What was owed on one debt from the day after it was due to a day.
///
/// Amounts are hundredths, or for a debt of the book the minor units of its currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    original: Amount,
    due: Day,
    as_of: Day,
    runs: Vec<Run>,
    /// At the end of `as_of`; below zero when more was paid than owed.
    owed: Amount,
    settled_on: Option<Day>,
}

impl Principal {
    /// A debt of `original`, due on `due` (moved to a working day where a rule says so), with
    /// its payments in any order. Payments of one day add up; those after `as_of` do not count.
    pub fn of_payments(original: Amount, due: Day, as_of: Day, payments: &[Payment]) -> Self {
        let counting = payments.iter().filter(|payment| payment.day <= as_of);
        let mut changes: Vec<Change> =
            counting.map(|payment| Change { day: payment.day, by: -payment.amount }).collect();
        changes.sort_unstable_by_key(|change| change.day);
        Drawing::new(original, due, as_of).through(&changes)
    }

    /// A debt of the book with the movements that touch it, in any order; others are passed over.
    ///
    /// A document that is withdrawn (cancelled) by the day was never owed and bears nothing,
    /// nor does one that is not known, one on the credit side, or a charge unless `on_charges`
    /// says so.
    pub fn of_item<'m>(
        item: &Item,
        movements: impl IntoIterator<Item = &'m Movement>,
        seen: Seen,
        on_charges: OnCharges,
    ) -> Self {
        let counting = movements.into_iter().filter(|movement| {
            movement.touches(item.item)
                && movement.effective <= seen.as_of
                && movement.recorded <= seen.known
        });
        let mut changes = Vec::new();
        let mut withdrawn = Amount::ZERO;
        for movement in counting {
            let by = Amount::minor_units_of(movement.amount);
            if movement.kind == MovementKind::Cancellation {
                withdrawn = withdrawn + by;
            }
            changes.push(Change { day: movement.effective, by: -by });
        }
        let drawing =
            Drawing::not_yet_owed(Amount::minor_units_of(item.amount), seen.due, seen.as_of);
        if withdrawn.is_positive() || !may_bear(item, seen, on_charges) {
            return drawing.through(&[]);
        }
        changes.push(Change { day: item.effective, by: Amount::minor_units_of(item.amount) });
        changes.sort_unstable_by_key(|change| change.day);
        drawing.through(&changes)
    }

    /// A debt of one customer's book; `None` when the item is unknown there.
    pub fn in_book(
        book: &CustomerBook,
        item: ItemId,
        seen: Seen,
        on_charges: OnCharges,
    ) -> Option<Self> {
        let item = book.item(item)?;
        Some(Self::of_item(item, book.movements_of(item.item), seen, on_charges))
    }

    /// The amount of the document, on which a cap is counted.
    pub const fn original(&self) -> Amount {
        self.original
    }

    /// The due day from which delay is counted.
    pub const fn due(&self) -> Day {
        self.due
    }

    /// The last day.
    pub const fn as_of(&self) -> Day {
        self.as_of
    }

    /// The days of delay on which something was owed, in order, cut where the sum changes.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// What is owed at the end of the last day, never below zero.
    pub fn remaining(&self) -> Amount {
        self.owed.or_nothing()
    }

    /// What was paid beyond the debt.
    pub fn overpaid(&self) -> Amount {
        (-self.owed).or_nothing()
    }

    /// Days from the due day to the last day, or to the day from which nothing was owed any
    /// more if that is earlier; never negative.
    pub fn overdue_days(&self) -> i64 {
        let until = self.settled_on.map_or(self.as_of, |settled| settled.min(self.as_of));
        until.days_since(self.due).max(0)
    }
}

/// Can the item bear anything at all, as it is seen?
fn may_bear(item: &Item, seen: Seen, on_charges: OnCharges) -> bool {
    let by_kind = item.kind != ItemKind::Charge || on_charges == OnCharges::Bear;
    by_kind
        && item.kind.side() == Side::Debit
        && item.recorded <= seen.known
        && item.effective <= seen.as_of
}

/// By how much a day changes what is owed from the day after it.
#[derive(Clone, Copy, Debug)]
struct Change {
    day: Day,
    by: Amount,
}

/// A principal while it is drawn, day after day.
struct Drawing {
    drawn: Principal,
    /// First day that no run covers yet.
    next: Day,
}

impl Drawing {
    fn new(original: Amount, due: Day, as_of: Day) -> Self {
        let settled_on = (!original.is_positive()).then_some(due);
        let drawn =
            Principal { original, due, as_of, runs: Vec::new(), owed: original, settled_on };
        Self { drawn, next: due.ahead(1) }
    }

    fn not_yet_owed(original: Amount, due: Day, as_of: Day) -> Self {
        let mut drawing = Self::new(original, due, as_of);
        drawing.drawn.owed = Amount::ZERO;
        drawing.drawn.settled_on = Some(due);
        drawing
    }

    /// Takes changes sorted by day, none after the last day. Those of one day count together.
    fn through(mut self, changes: &[Change]) -> Principal {
        for of_a_day in changes.chunk_by(|one, next| one.day == next.day) {
            let day = of_a_day[0].day;
            self.bear_until(day);
            self.change(day, of_a_day.iter().map(|change| change.by).sum());
        }
        self.bear_until(self.drawn.as_of);
        self.drawn
    }

    fn bear_until(&mut self, to: Day) {
        if to < self.next {
            return;
        }
        let (from, principal) = (self.next, self.drawn.owed);
        self.next = to.ahead(1);
        if !principal.is_positive() {
            return;
        }
        match self.drawn.runs.last_mut() {
            Some(before) if before.principal == principal && before.to.ahead(1) == from => {
                before.to = to;
            }
            _ => self.drawn.runs.push(Run { from, to, principal }),
        }
    }

    fn change(&mut self, day: Day, by: Amount) {
        self.drawn.owed = self.drawn.owed + by;
        self.drawn.settled_on = match self.drawn.settled_on {
            _ if self.drawn.owed.is_positive() => None,
            Some(earlier) => Some(earlier),
            None => Some(day),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{CustomerId, MovementId};
    use crate::money::{Currency, Money};

    const DEBT: ItemId = ItemId::new(1);
    const EVER: Moment = Moment::NOW_AND_EVER;

    fn march(day: i64) -> Day {
        Day::of(2026, 3, 1).expect("a day").plus(day - 1)
    }

    fn amount(hundredths: i128) -> Amount {
        Amount::from_hundredths(hundredths)
    }

    /// First day, last day, principal.
    type Row = (i64, i64, i128);

    fn rows(principal: &Principal) -> Vec<Row> {
        let of_march = |day: Day| day.days_since(march(1)) + 1;
        let row = |run: &Run| (of_march(run.from), of_march(run.to), run.principal.hundredths());
        principal.runs().iter().map(row).collect()
    }

    /// Payments on days of March, then runs, remaining, overpaid, days of delay.
    type Paid = (&'static [(i64, i128)], &'static [Row], i128, i128, i64);

    #[test]
    fn a_payment_reduces_the_principal_from_the_day_after() {
        // 100 due on 2 March, seen on the 22nd.
        let table: [Paid; 9] = [
            (&[], &[(3, 22, 100)], 100, 0, 20),
            (&[(12, 40)], &[(3, 12, 100), (13, 22, 60)], 60, 0, 20),
            (&[(2, 40)], &[(3, 22, 60)], 60, 0, 20),
            (&[(3, 40)], &[(3, 3, 100), (4, 22, 60)], 60, 0, 20),
            (&[(22, 40)], &[(3, 22, 100)], 60, 0, 20),
            (&[(23, 40)], &[(3, 22, 100)], 100, 0, 20),
            (&[(12, 40), (5, 10), (12, 20)], &[(3, 5, 100), (6, 12, 90), (13, 22, 30)], 30, 0, 20),
            (&[(12, 150)], &[(3, 12, 100)], 0, 50, 10),
            (&[(1, 100)], &[], 0, 0, 0),
        ];
        for (payments, runs, remaining, overpaid, days) in table {
            let payments: Vec<Payment> = payments
                .iter()
                .map(|&(day, sum)| Payment { day: march(day), amount: amount(sum) })
                .collect();
            let principal = Principal::of_payments(amount(100), march(2), march(22), &payments);
            assert_eq!(rows(&principal), runs, "{payments:?}");
            assert_eq!(principal.remaining(), amount(remaining), "{payments:?}");
            assert_eq!(principal.overpaid(), amount(overpaid), "{payments:?}");
            assert_eq!(principal.overdue_days(), days, "{payments:?}");
        }
    }

    #[test]
    fn nothing_owed_and_nothing_due_bear_nothing() {
        let nothing = Principal::of_payments(Amount::ZERO, march(2), march(22), &[]);
        assert_eq!((rows(&nothing), nothing.overdue_days()), (vec![], 0));
        for as_of in [1, 2] {
            let early = Principal::of_payments(amount(100), march(2), march(as_of), &[]);
            assert_eq!((rows(&early), early.overdue_days()), (vec![], 0));
            assert_eq!(early.remaining(), amount(100));
        }
        let last = Principal::of_payments(amount(100), Day::LAST, Day::LAST, &[]);
        assert!(last.runs().is_empty(), "no day of delay is permitted after the last day");
    }

    fn item(kind: ItemKind) -> Item {
        Item {
            customer: CustomerId::new(1),
            item: DEBT,
            kind,
            number: "15".into(),
            effective: march(1),
            due: march(2),
            amount: Money::from_minor(100, Currency::from_code("EUR").expect("EUR")),
            recorded: Moment(0),
        }
    }

    /// Kind, amount, effective on a day of March, recorded at a moment.
    type Moved = (MovementKind, i64, i64, i64);

    fn movement((kind, minor, day, recorded): Moved) -> Movement {
        Movement {
            customer: CustomerId::new(1),
            movement: MovementId::new(recorded),
            kind,
            debit_item: Some(DEBT),
            credit_item: None,
            amount: Money::from_minor(minor, Currency::from_code("EUR").expect("EUR")),
            effective: march(day),
            recorded: Moment(recorded),
            reverses: None,
        }
    }

    fn seen(known: Moment) -> Seen {
        Seen { due: march(2), as_of: march(22), known }
    }

    #[test]
    fn a_debt_of_the_book_bears_on_what_was_open_the_day_before() {
        use MovementKind::{Allocation, Amendment, Cancellation, WriteOff};
        // Movements, known at, runs, days of delay.
        let table: [(&[Moved], Moment, &[Row], i64); 9] = [
            (&[(Allocation, 40, 12, 1)], EVER, &[(3, 12, 100), (13, 22, 60)], 20),
            // Learned of later, effective earlier: known, it counts from its own day.
            (&[(Allocation, 100, 12, 5)], Moment(4), &[(3, 22, 100)], 20),
            (&[(Allocation, 100, 12, 5)], Moment(5), &[(3, 12, 100)], 10),
            // Bounced: free for the days in which the money was here.
            (
                &[(Allocation, 100, 12, 1), (Allocation, -100, 15, 2)],
                EVER,
                &[(3, 12, 100), (16, 22, 100)],
                20,
            ),
            (&[(Allocation, 100, 12, 1), (Allocation, -100, 12, 2)], EVER, &[(3, 22, 100)], 20),
            (
                &[(WriteOff, 30, 9, 1), (Amendment, 20, 4, 2)],
                EVER,
                &[(3, 4, 100), (5, 9, 80), (10, 22, 50)],
                20,
            ),
            (&[(Amendment, -50, 5, 1)], EVER, &[(3, 5, 100), (6, 22, 150)], 20),
            (&[(Cancellation, 100, 12, 1)], EVER, &[], 0),
            (
                &[(Cancellation, 100, 12, 1), (Cancellation, -100, 14, 2)],
                EVER,
                &[(3, 12, 100), (15, 22, 100)],
                20,
            ),
        ];
        for (moved, known, runs, days) in table {
            let mut movements: Vec<Movement> = moved.iter().copied().map(movement).collect();
            for _ in 0..2 {
                let found = Principal::of_item(
                    &item(ItemKind::Goods),
                    &movements,
                    seen(known),
                    OnCharges::BearNothing,
                );
                assert_eq!(rows(&found), runs, "{moved:?}");
                assert_eq!(found.overdue_days(), days, "{moved:?}");
                movements.reverse();
            }
        }
    }

    #[test]
    fn what_is_no_debt_of_ours_yet_bears_nothing() {
        let bears = |item: &Item, on_charges| {
            let principal = Principal::of_item(item, [], seen(Moment(5)), on_charges);
            !principal.runs().is_empty()
        };
        assert!(bears(&item(ItemKind::Goods), OnCharges::BearNothing));
        assert!(!bears(&item(ItemKind::Payment), OnCharges::Bear));
        assert!(!bears(&item(ItemKind::Charge), OnCharges::BearNothing));
        assert!(bears(&item(ItemKind::Charge), OnCharges::Bear));
        let unknown = Item { recorded: Moment(6), ..item(ItemKind::Goods) };
        assert!(!bears(&unknown, OnCharges::BearNothing));
        let later = Item { effective: march(23), ..item(ItemKind::Goods) };
        assert!(!bears(&later, OnCharges::BearNothing));
        let book = CustomerBook::new([item(ItemKind::Goods)], [], []);
        let found = |id| Principal::in_book(&book, id, seen(EVER), OnCharges::BearNothing);
        assert!(found(DEBT).is_some() && found(ItemId::new(2)).is_none());
    }
}
