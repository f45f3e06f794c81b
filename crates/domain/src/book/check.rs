//! May this movement enter the book? Each "no" has a name.
//!
//! The refusals are tried in the order of the list below; the first that fits is given.
//! A movement is looked at on its effective day and on every later day, so that a back-dated
//! one cannot leave an item overdrawn for a while.

use super::balance::CustomerBook;
use super::{Item, Movement, MovementKind, NewMovement, Side};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId, MovementId};
use crate::money::{Currency, Money, MoneyError};

/// Why a movement may not enter the book, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The kind of movement stands between other sides than the ones given.
    #[error("a movement of kind “{}” needs {}", kind.code(), needed_items(*kind))]
    WrongItems { kind: MovementKind },
    /// An item is not in this customer's book.
    #[error("document {item} is not in the customer's book; record it first")]
    UnknownItem { item: ItemId },
    /// A payment where a debt is meant, or the reverse.
    #[error("document “{number}” stands on the {} side and cannot be used on the other", side_name(*side))]
    WrongSide { number: String, side: Side },
    /// Documents of two customers.
    #[error("document “{number}” belongs to customer {owner}, not to customer {customer}")]
    OtherCustomer { number: String, owner: CustomerId, customer: CustomerId },
    /// The amount is of another currency than a document.
    #[error(
        "{amount} cannot settle document “{number}” in {currency}: convert at an agreed rate first"
    )]
    OtherCurrency { number: String, currency: Currency, amount: Money },
    /// Nothing would move.
    #[error("an amount of zero moves nothing; give the amount that is meant")]
    ZeroAmount,
    /// Negative, and not a reversal.
    #[error("{amount} is below zero; to take a movement back, reverse that movement")]
    NegativeAmount { amount: Money },
    /// The movement to be reversed is not in this customer's book.
    #[error("movement {movement} is not in the customer's book and cannot be reversed")]
    UnknownMovement { movement: MovementId },
    /// A reversal of a reversal: record the settlement again instead.
    #[error("movement {movement} is itself a reversal; record the settlement anew instead")]
    ReversalOfReversal { movement: MovementId },
    /// Reversed twice.
    #[error("movement {movement} has already been reversed")]
    AlreadyReversed { movement: MovementId },
    /// The reversal is not the exact mirror of what it reverses.
    #[error(
        "a reversal of movement {movement} must have its kind, its documents and the amount {expected}"
    )]
    ReversalDiffers { movement: MovementId, expected: Money },
    /// The reversal takes effect before what it reverses.
    #[error(
        "a reversal effective {effective} comes before the movement of {reversed}; use {reversed} or later"
    )]
    ReversalTooEarly { effective: Day, reversed: Day },
    /// The movement takes effect before the document exists.
    #[error(
        "the movement of {effective} comes before document “{number}” of {item_day}; use {item_day} or later"
    )]
    BeforeDocument { number: String, effective: Day, item_day: Day },
    /// The document is cancelled: nothing but taking that back can touch it.
    #[error("document “{number}” is cancelled; reverse the cancellation first")]
    Cancelled { number: String },
    /// A document with settlements cannot be cancelled before they are released.
    #[error("document “{number}” has settlements of {settled}; reverse them before cancelling it")]
    StillSettled { number: String, settled: Money },
    /// A cancellation takes the whole document.
    #[error(
        "a cancellation of document “{number}” must be of {open}, all that is open of it, not of {amount}"
    )]
    NotWhole { number: String, open: Money, amount: Money },
    /// The money is kept to go back to whoever paid it.
    #[error(
        "{held} of document “{number}” are kept for a refund; withdraw the refund first, or use at most {free}"
    )]
    HeldForRefund { number: String, held: Money, free: Money },
    /// More than is open.
    #[error(
        "{amount} is more than the {open} open on document “{number}” from {from} on; use at most {open}"
    )]
    MoreThanOpen { number: String, open: Money, amount: Money, from: Day },
    /// The amounts cannot be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

const fn needed_items(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Allocation => "a debt and a payment or other credit",
        MovementKind::WriteOff | MovementKind::Sale | MovementKind::Difference => {
            "a debt and nothing else"
        }
        MovementKind::Refund => "a payment or other credit and nothing else",
        MovementKind::Cancellation | MovementKind::Amendment => "exactly one document",
    }
}

const fn side_name(side: Side) -> &'static str {
    match side {
        Side::Debit => "debit",
        Side::Credit => "credit",
    }
}

impl CustomerBook {
    /// Records a movement after checking it.
    pub fn enter(&mut self, movement: Movement) -> Result<(), Refusal> {
        self.check(movement.customer, &movement.as_new())?;
        self.add_movement(movement);
        Ok(())
    }

    /// Would the movement leave the book in order, on every day from its own on?
    pub fn check(&self, customer: CustomerId, new: &NewMovement) -> Result<(), Refusal> {
        check_shape(new)?;
        let items = self.items_of(new)?;
        for item in &items {
            check_fit(item, customer, new)?;
        }
        self.check_sign(new)?;
        for item in &items {
            check_day(item, new)?;
            self.check_cancelled(item, new)?;
            self.check_whole(item, new)?;
            self.check_open(item, new)?;
        }
        Ok(())
    }

    fn items_of(&self, new: &NewMovement) -> Result<Vec<&Item>, Refusal> {
        let sides = [(new.debit_item, Side::Debit), (new.credit_item, Side::Credit)];
        let mut items = Vec::with_capacity(2);
        for (id, side) in sides {
            let Some(id) = id else { continue };
            let item = self.item(id).ok_or(Refusal::UnknownItem { item: id })?;
            if item.kind.side() != side {
                return Err(Refusal::WrongSide {
                    number: item.number.clone(),
                    side: item.kind.side(),
                });
            }
            items.push(item);
        }
        Ok(items)
    }

    fn check_sign(&self, new: &NewMovement) -> Result<(), Refusal> {
        if new.amount.is_zero() {
            return Err(Refusal::ZeroAmount);
        }
        match new.reverses {
            Some(reversed) => self.check_reversal(new, reversed),
            None if new.amount.is_positive() || new.kind == MovementKind::Amendment => Ok(()),
            None => Err(Refusal::NegativeAmount { amount: new.amount }),
        }
    }

    fn check_reversal(&self, new: &NewMovement, movement: MovementId) -> Result<(), Refusal> {
        let reversed = self.movement(movement).ok_or(Refusal::UnknownMovement { movement })?;
        if reversed.reverses.is_some() {
            return Err(Refusal::ReversalOfReversal { movement });
        }
        if self.is_reversed(movement) {
            return Err(Refusal::AlreadyReversed { movement });
        }
        let mirror = reversed.reversal(new.effective)?;
        if *new != mirror {
            return Err(Refusal::ReversalDiffers { movement, expected: mirror.amount });
        }
        if new.effective < reversed.effective {
            let (effective, reversed) = (new.effective, reversed.effective);
            return Err(Refusal::ReversalTooEarly { effective, reversed });
        }
        Ok(())
    }

    fn check_cancelled(&self, item: &Item, new: &NewMovement) -> Result<(), Refusal> {
        let cancelled = self
            .standing_movements_of(item.item)
            .find(|movement| movement.kind == MovementKind::Cancellation);
        match cancelled {
            Some(cancellation) if new.reverses != Some(cancellation.movement) => {
                Err(Refusal::Cancelled { number: item.number.clone() })
            }
            _ => Ok(()),
        }
    }

    fn check_whole(&self, item: &Item, new: &NewMovement) -> Result<(), Refusal> {
        if new.kind != MovementKind::Cancellation || new.reverses.is_some() {
            return Ok(());
        }
        let number = || item.number.clone();
        let settlements = self
            .standing_movements_of(item.item)
            .filter(|movement| movement.kind != MovementKind::Amendment)
            .map(|movement| movement.amount);
        let settled = Money::sum(item.amount.currency(), settlements)?;
        if !settled.is_zero() {
            return Err(Refusal::StillSettled { number: number(), settled });
        }
        let (open, amount) = (self.lowest_open_from(item, new.effective)?, new.amount);
        self.check_held(item, new)?;
        if open != amount {
            return Err(Refusal::NotWhole { number: number(), open, amount });
        }
        Ok(())
    }

    fn check_open(&self, item: &Item, new: &NewMovement) -> Result<(), Refusal> {
        if !new.amount.is_positive() {
            // Raising must not leave the range of amounts on any later day either.
            item.amount.minus(new.amount)?;
            return Ok(());
        }
        let (open, amount) = (self.lowest_open_from(item, new.effective)?, new.amount);
        if amount.minor() > open.minor() {
            let (number, from) = (item.number.clone(), new.effective);
            return Err(Refusal::MoreThanOpen { number, open, amount, from });
        }
        self.check_held(item, new)
    }

    fn check_held(&self, item: &Item, new: &NewMovement) -> Result<(), Refusal> {
        let Some(held) = self.held(item.item) else { return Ok(()) };
        let free = self.free_from(item, new.effective)?;
        if new.amount.minor() > free.minor() {
            return Err(Refusal::HeldForRefund { number: item.number.clone(), held, free });
        }
        Ok(())
    }
}

fn check_shape(new: &NewMovement) -> Result<(), Refusal> {
    let (debit, credit) = (new.debit_item.is_some(), new.credit_item.is_some());
    let fits = match new.kind {
        MovementKind::Allocation => debit && credit,
        MovementKind::WriteOff | MovementKind::Sale | MovementKind::Difference => debit && !credit,
        MovementKind::Refund => credit && !debit,
        MovementKind::Cancellation | MovementKind::Amendment => debit != credit,
    };
    if fits { Ok(()) } else { Err(Refusal::WrongItems { kind: new.kind }) }
}

fn check_fit(item: &Item, customer: CustomerId, new: &NewMovement) -> Result<(), Refusal> {
    let number = || item.number.clone();
    if item.customer != customer {
        return Err(Refusal::OtherCustomer { number: number(), owner: item.customer, customer });
    }
    let (currency, amount) = (item.amount.currency(), new.amount);
    if currency != amount.currency() {
        return Err(Refusal::OtherCurrency { number: number(), currency, amount });
    }
    Ok(())
}

fn check_day(item: &Item, new: &NewMovement) -> Result<(), Refusal> {
    if new.effective >= item.effective {
        return Ok(());
    }
    let (effective, item_day) = (new.effective, item.effective);
    Err(Refusal::BeforeDocument { number: item.number.clone(), effective, item_day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{ItemKind, Moment};

    const CUSTOMER: CustomerId = CustomerId::new(1);
    const INVOICE: ItemId = ItemId::new(10);
    const OTHER_INVOICE: ItemId = ItemId::new(11);
    const DOLLARS: ItemId = ItemId::new(12);
    const WITHDRAWN: ItemId = ItemId::new(13);
    const STRANGERS: ItemId = ItemId::new(14);
    const PAYMENT: ItemId = ItemId::new(20);
    const NOBODY: ItemId = ItemId::new(99);
    const PAID: MovementId = MovementId::new(1);
    const TAKEN_BACK: MovementId = MovementId::new(2);
    const TAKING_BACK: MovementId = MovementId::new(3);
    const CANCELLING: MovementId = MovementId::new(4);

    fn day(of_march: i8) -> Day {
        Day::of(2026, 3, of_march).expect("a day of March")
    }

    fn money(minor: i64, code: &str) -> Money {
        Money::from_minor(minor, Currency::from_code(code).expect(code))
    }

    fn eur(minor: i64) -> Money {
        money(minor, "EUR")
    }

    fn item(customer: i64, item: ItemId, kind: ItemKind, number: &str, amount: Money) -> Item {
        let (effective, recorded) = (day(5), Moment(1));
        let customer = CustomerId::new(customer);
        Item {
            customer,
            item,
            kind,
            number: number.into(),
            effective,
            due: day(20),
            amount,
            recorded,
        }
    }

    fn new(
        kind: MovementKind,
        debit: Option<ItemId>,
        credit: Option<ItemId>,
        minor: i64,
    ) -> NewMovement {
        let (debit_item, credit_item, amount) = (debit, credit, eur(minor));
        NewMovement { kind, debit_item, credit_item, amount, effective: day(10), reverses: None }
    }

    fn allocation(debit: ItemId, minor: i64) -> NewMovement {
        new(MovementKind::Allocation, Some(debit), Some(PAYMENT), minor)
    }

    fn reversing(movement: MovementId, of: NewMovement) -> NewMovement {
        NewMovement { reverses: Some(movement), ..of }
    }

    /// Invoice 15 of 100 with 60 paid on the 12th; payment of 80; and some that do not fit.
    fn book() -> CustomerBook {
        let items = [
            item(1, INVOICE, ItemKind::Goods, "15", eur(100)),
            item(1, OTHER_INVOICE, ItemKind::Goods, "16", eur(500)),
            item(1, DOLLARS, ItemKind::Goods, "17", money(100, "USD")),
            item(1, WITHDRAWN, ItemKind::Goods, "18", eur(100)),
            item(2, STRANGERS, ItemKind::Goods, "19", eur(100)),
            item(1, PAYMENT, ItemKind::Payment, "77", eur(80)),
        ];
        let mut book = CustomerBook::new(items, [], []);
        let mut enter = |id: MovementId, new: NewMovement| {
            book.enter(new.recorded(CUSTOMER, id, Moment(2))).expect("in order");
        };
        enter(PAID, NewMovement { effective: day(12), ..allocation(INVOICE, 60) });
        enter(TAKEN_BACK, new(MovementKind::WriteOff, Some(INVOICE), None, 5));
        enter(
            TAKING_BACK,
            reversing(TAKEN_BACK, new(MovementKind::WriteOff, Some(INVOICE), None, -5)),
        );
        enter(CANCELLING, new(MovementKind::Cancellation, Some(WITHDRAWN), None, 100));
        book
    }

    #[test]
    fn each_no_has_a_name() {
        use MovementKind::{Allocation, Amendment, Cancellation, Refund, WriteOff};
        let paid_back = |minor| {
            reversing(PAID, NewMovement { effective: day(12), ..allocation(INVOICE, minor) })
        };
        let on = |of_march, new| NewMovement { effective: day(of_march), ..new };
        let in_dollars = |new| NewMovement { amount: money(10, "USD"), ..new };
        let (fifteen, payment) = ("15".to_owned(), "77".to_owned());
        let more = |number: &str, open, amount| Refusal::MoreThanOpen {
            number: number.into(),
            open: eur(open),
            amount: eur(amount),
            from: day(10),
        };
        let rows = [
            (new(Allocation, Some(INVOICE), None, 10), Refusal::WrongItems { kind: Allocation }),
            (new(WriteOff, None, Some(PAYMENT), 10), Refusal::WrongItems { kind: WriteOff }),
            (new(Refund, Some(INVOICE), Some(PAYMENT), 10), Refusal::WrongItems { kind: Refund }),
            (new(Cancellation, None, None, 10), Refusal::WrongItems { kind: Cancellation }),
            (allocation(NOBODY, 10), Refusal::UnknownItem { item: NOBODY }),
            (allocation(PAYMENT, 10), Refusal::WrongSide { number: payment, side: Side::Credit }),
            (
                allocation(STRANGERS, 10),
                Refusal::OtherCustomer {
                    number: "19".into(),
                    owner: CustomerId::new(2),
                    customer: CUSTOMER,
                },
            ),
            (
                in_dollars(allocation(INVOICE, 10)),
                Refusal::OtherCurrency {
                    number: fifteen.clone(),
                    currency: eur(0).currency(),
                    amount: money(10, "USD"),
                },
            ),
            (
                in_dollars(allocation(DOLLARS, 10)),
                Refusal::OtherCurrency {
                    number: "77".into(),
                    currency: eur(0).currency(),
                    amount: money(10, "USD"),
                },
            ),
            (allocation(INVOICE, 0), Refusal::ZeroAmount),
            (allocation(INVOICE, -10), Refusal::NegativeAmount { amount: eur(-10) }),
            (
                reversing(MovementId::new(9), allocation(INVOICE, -10)),
                Refusal::UnknownMovement { movement: MovementId::new(9) },
            ),
            (
                reversing(TAKING_BACK, new(WriteOff, Some(INVOICE), None, 5)),
                Refusal::ReversalOfReversal { movement: TAKING_BACK },
            ),
            (
                reversing(TAKEN_BACK, new(WriteOff, Some(INVOICE), None, -5)),
                Refusal::AlreadyReversed { movement: TAKEN_BACK },
            ),
            (paid_back(-59), Refusal::ReversalDiffers { movement: PAID, expected: eur(-60) }),
            (
                reversing(PAID, allocation(OTHER_INVOICE, -60)),
                Refusal::ReversalDiffers { movement: PAID, expected: eur(-60) },
            ),
            (
                on(11, paid_back(-60)),
                Refusal::ReversalTooEarly { effective: day(11), reversed: day(12) },
            ),
            (
                on(4, allocation(INVOICE, 10)),
                Refusal::BeforeDocument {
                    number: fifteen.clone(),
                    effective: day(4),
                    item_day: day(5),
                },
            ),
            (allocation(WITHDRAWN, 10), Refusal::Cancelled { number: "18".into() }),
            (
                new(Amendment, Some(WITHDRAWN), None, -10),
                Refusal::Cancelled { number: "18".into() },
            ),
            (
                new(Cancellation, Some(INVOICE), None, 40),
                Refusal::StillSettled { number: fifteen, settled: eur(60) },
            ),
            (
                new(Cancellation, Some(OTHER_INVOICE), None, 499),
                Refusal::NotWhole { number: "16".into(), open: eur(500), amount: eur(499) },
            ),
            // 60 of it are taken two days later, so only 40 and 20 may be used before.
            (new(WriteOff, Some(INVOICE), None, 41), more("15", 40, 41)),
            (allocation(OTHER_INVOICE, 21), more("77", 20, 21)),
            (new(Refund, None, Some(PAYMENT), 21), more("77", 20, 21)),
            (new(Amendment, Some(INVOICE), None, 41), more("15", 40, 41)),
        ];
        let book = book();
        for (movement, refusal) in rows {
            assert_eq!(book.check(CUSTOMER, &movement), Err(refusal), "{movement:?}");
        }
    }

    #[test]
    fn what_fits_exactly_is_taken() {
        use MovementKind::{Amendment, Cancellation, Refund, WriteOff};
        let rows = [
            allocation(OTHER_INVOICE, 20),
            allocation(INVOICE, 20),
            new(WriteOff, Some(INVOICE), None, 40),
            new(Refund, None, Some(PAYMENT), 20),
            new(Amendment, Some(INVOICE), None, 40),
            new(Amendment, Some(INVOICE), None, -1_000),
            new(Cancellation, Some(OTHER_INVOICE), None, 500),
            reversing(CANCELLING, new(Cancellation, Some(WITHDRAWN), None, -100)),
            NewMovement { effective: day(12), ..reversing(PAID, allocation(INVOICE, -60)) },
        ];
        let book = book();
        for movement in rows {
            assert_eq!(book.check(CUSTOMER, &movement), Ok(()), "{movement:?}");
        }
    }

    #[test]
    fn a_backdated_settlement_may_not_overdraw_the_days_between() {
        let mut book = book();
        let back = NewMovement { effective: day(20), ..reversing(PAID, allocation(INVOICE, -60)) };
        book.enter(back.recorded(CUSTOMER, MovementId::new(5), Moment(3))).expect("in order");
        // Fully open again from the 20th; but on the 12th to 19th only 40 were.
        let between = NewMovement {
            effective: day(15),
            ..new(MovementKind::WriteOff, Some(INVOICE), None, 100)
        };
        assert!(matches!(book.check(CUSTOMER, &between), Err(Refusal::MoreThanOpen { .. })));
        let after = NewMovement { effective: day(20), ..between };
        assert_eq!(book.check(CUSTOMER, &after), Ok(()));
    }

    #[test]
    fn refusals_say_what_where_how_much_and_what_to_do() {
        let refusal = book().check(CUSTOMER, &new(MovementKind::WriteOff, Some(INVOICE), None, 41));
        let text = refusal.expect_err("more than open").to_string();
        assert_eq!(
            text,
            "0.41 EUR is more than the 0.40 EUR open on document “15” from 2026-03-10 on; use at most 0.40 EUR"
        );
    }
}
