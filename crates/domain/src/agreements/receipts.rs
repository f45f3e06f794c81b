//! What came in for the debts of an agreement, read off the book.

use super::judge::Receipts;
use crate::book::{CustomerBook, Moment, MovementKind, Side};
use crate::day::Day;
use crate::ids::ItemId;
use crate::money::{Money, MoneyError};

/// What an agreement is about, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The debts under it, with the documents of its fees.
    pub items: Vec<ItemId>,
    /// What was open of the debts alone when it was signed.
    pub amount: Money,
    /// Documents of fees among the items.
    pub fees: Money,
    /// The day of the signature.
    pub from: Day,
}

impl Covered {
    /// Everything that lowered what is open of these items since the signature: money, goods that came
    /// back, another debt set off. What was written off or sold was not paid. Money of the customer that came since
    /// and is allocated to nothing counts as well: a person has to say what it pays, and nobody
    /// is told of a breach meanwhile.
    ///
    /// # Errors
    /// The arithmetic's.
    pub fn receipts(&self, book: &CustomerBook) -> Result<Receipts, MoneyError> {
        let mut receipts = Receipts::default();
        let mut open = Money::zero(self.amount.currency());
        for item in &self.items {
            if let Some(left) = book.open(*item, self.from, Moment::NOW_AND_EVER) {
                open = open.plus(left?)?;
            }
            let pays = |kind| !matches!(kind, MovementKind::WriteOff | MovementKind::Sale);
            let later = book.movements_of(*item).filter(|one| one.effective > self.from);
            let later = later.filter(|one| pays(one.kind));
            for movement in later {
                receipts.add(movement.effective, movement.amount.minor())?;
            }
        }
        let agreed = self.amount.plus(self.fees)?;
        receipts.add(self.from, agreed.minus(open)?.minor())?;
        self.add_unallocated(book, &mut receipts)?;
        Ok(receipts)
    }

    fn add_unallocated(
        &self,
        book: &CustomerBook,
        receipts: &mut Receipts,
    ) -> Result<(), MoneyError> {
        let credits = book.items().filter(|item| {
            let since = item.effective > self.from;
            item.kind.side() == Side::Credit && since && self.is_of_currency(item.amount)
        });
        for credit in credits {
            receipts.add(credit.effective, credit.amount.minor())?;
            // What is on its way back to whoever paid it keeps no agreement.
            if let Some(held) = book.held(credit.item) {
                let minor = held.minor().checked_neg().ok_or(MoneyError::Overflow)?;
                receipts.add(credit.effective, minor)?;
            }
            for movement in book.movements_of(credit.item) {
                let minor = movement.amount.minor().checked_neg().ok_or(MoneyError::Overflow)?;
                receipts.add(movement.effective, minor)?;
            }
        }
        Ok(())
    }

    fn is_of_currency(&self, money: Money) -> bool {
        money.currency() == self.amount.currency()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Item, ItemKind, NewMovement};
    use crate::control::scene::{day, eur};
    use crate::ids::{CustomerId, MovementId};

    const CUSTOMER: CustomerId = CustomerId::new(7);

    fn document(item: i64, kind: ItemKind, on: i64, major: i64) -> Item {
        Item {
            customer: CUSTOMER,
            item: ItemId::new(item),
            kind,
            number: format!("D-{item}"),
            effective: day(on),
            due: day(on),
            amount: eur(major),
            recorded: Moment(0),
        }
    }

    fn settles(debit: i64, credit: i64, on: i64, major: i64) -> NewMovement {
        NewMovement {
            kind: MovementKind::Allocation,
            debit_item: Some(ItemId::new(debit)),
            credit_item: Some(ItemId::new(credit)),
            amount: eur(major),
            effective: day(on),
            reverses: None,
        }
    }

    /// Debt 1 of 300 is under the agreement from day 10 on; debt 2 of 50 is not.
    fn book(credits: &[(i64, i64, i64)], moves: &[NewMovement]) -> CustomerBook {
        let mut items =
            vec![document(1, ItemKind::Goods, 0, 300), document(2, ItemKind::Goods, 0, 50)];
        let paid =
            |(item, on, major): &(i64, i64, i64)| document(*item, ItemKind::Payment, *on, *major);
        items.extend(credits.iter().map(paid));
        let moves = (1..)
            .zip(moves)
            .map(|(id, one)| one.clone().recorded(CUSTOMER, MovementId::new(id), Moment(0)));
        CustomerBook::new(items, moves.collect::<Vec<_>>(), Vec::new())
    }

    #[test]
    fn what_counts_is_what_came_for_these_debts_and_what_nobody_has_assigned() {
        let covered = Covered {
            items: vec![ItemId::new(1)],
            amount: eur(300),
            fees: Money::zero(eur(1).currency()),
            from: day(10),
        };
        let reversed = NewMovement {
            amount: Money::from_minor(-eur(100).minor(), eur(1).currency()),
            reverses: Some(MovementId::new(1)),
            ..settles(1, 9, 20, 100)
        };
        type Row = (&'static str, Vec<(i64, i64, i64)>, Vec<NewMovement>, i64);
        let off = NewMovement {
            kind: MovementKind::WriteOff,
            credit_item: None,
            ..settles(1, 9, 15, 200)
        };
        let rows: [Row; 7] = [
            ("written off", vec![], vec![off], 0),
            ("nothing", vec![], vec![], 0),
            ("paid and assigned", vec![(9, 15, 100)], vec![settles(1, 9, 15, 100)], 100),
            ("paid and assigned to nothing", vec![(9, 15, 100)], vec![], 100),
            ("paid for the other debt", vec![(9, 15, 50)], vec![settles(2, 9, 15, 50)], 0),
            (
                "money from before, assigned since",
                vec![(9, 5, 40)],
                vec![settles(1, 9, 16, 40)],
                40,
            ),
            ("money from before, assigned to nothing", vec![(9, 5, 40)], vec![], 0),
        ];
        for (name, credits, moves, major) in rows {
            let receipts = covered.receipts(&book(&credits, &moves)).expect("small sums");
            assert_eq!(receipts.by(day(30)), i128::from(eur(major).minor()), "{name}");
        }
        let moves = [settles(1, 9, 15, 100), reversed];
        let receipts = covered.receipts(&book(&[(9, 5, 100)], &moves)).expect("small sums");
        let by = |on| receipts.by(day(on));
        assert_eq!((by(14), by(15), by(20)), (0, i128::from(eur(100).minor()), 0));
    }
}
