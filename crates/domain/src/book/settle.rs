//! Proposals: which movements do what a person means. They still pass `check`.

use super::balance::{CustomerBook, OpenBalance};
use super::{ItemKind, Movement, MovementKind, NewMovement, Side};
use crate::allocation::{AllocationOrder, Claims, Debt, Part, Parts, Reason, allocate};
use crate::day::Day;
use crate::exact::Amount;
use crate::ids::ItemId;
use crate::money::{Money, MoneyError};

/// An allocation that an order proposes, and why the money goes there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned {
    pub movement: NewMovement,
    pub reason: Reason,
}

impl CustomerBook {
    /// Allocations of what is left of a credit item on a day, in the order a contract chose.
    ///
    /// `designated` is the debt the payer named; one that is not open on the day names nothing.
    /// A charge counts as penalty, every other debt as principal; the book knows of no security.
    /// Debts of equal rank stand by their days and then their ids, and those of another
    /// currency are passed over. Nothing for an unknown item. Debts that only later documents
    /// leave open are not touched.
    pub fn allocate_in_order(
        &self,
        order: AllocationOrder,
        credit: ItemId,
        designated: Option<ItemId>,
        on: Day,
    ) -> Result<Vec<Reasoned>, MoneyError> {
        let Some(item) = self.item(credit).filter(|item| item.kind.side() == Side::Credit) else {
            return Ok(Vec::new());
        };
        let on = on.max(item.effective);
        let left = self.lowest_open_from(item, on)?;
        let mut open = self.debts_that_stay_open(on)?;
        open.retain(|line| line.open.currency() == left.currency());
        open.sort_unstable_by_key(|line| (line.due, line.effective, line.item));
        let debts: Vec<Debt> = open.iter().map(|line| self.as_debt(line)).collect();
        let claims = Claims {
            as_of: on,
            costs: Amount::ZERO,
            designated: open.iter().position(|line| Some(line.item) == designated),
            debts: &debts,
        };
        let portions = allocate(order, Amount::minor_units_of(left), &claims).portions;
        let reasoned = portions.into_iter().filter_map(|portion| {
            let minor = i64::try_from(portion.amount.hundredths()).ok()?;
            let amount = Money::from_minor(minor, left.currency());
            let movement = allocation(open[portion.debt?].item, credit, amount, on);
            Some(Reasoned { movement, reason: portion.reason })
        });
        Ok(reasoned.collect())
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
        let last = self.movements_of(item.item).map(|movement| movement.effective).max();
        self.withdraw_on(item.item, on.max(item.effective).max(last.unwrap_or(on)))
    }

    /// The same on a day of one's choice, on which nothing later may stand in the way: a
    /// document entered by mistake goes from its own day on, so that every day is as if it
    /// had never been. Nothing for an unknown or cancelled item.
    pub fn withdraw_on(&self, item: ItemId, on: Day) -> Result<Vec<NewMovement>, MoneyError> {
        let Some(item) = self.item(item) else { return Ok(Vec::new()) };
        let standing: Vec<&Movement> = self.standing_movements_of(item.item).collect();
        if standing.iter().any(|movement| movement.kind == MovementKind::Cancellation) {
            return Ok(Vec::new());
        }
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

    fn as_debt(&self, line: &OpenBalance) -> Debt {
        let is_charge = self.item(line.item).is_some_and(|item| item.kind == ItemKind::Charge);
        let part = if is_charge { Part::Penalty } else { Part::Principal };
        let owed = Parts::only(part, Amount::minor_units_of(line.open));
        Debt { due: line.due, secured: false, owed }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Item, ItemKind, Moment};
    use crate::ids::{CustomerId, MovementId};
    use crate::money::Currency;

    const CUSTOMER: CustomerId = CustomerId::new(1);

    fn march(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn item(id: i64, kind: ItemKind, effective: i8, due: i8, minor: i64) -> Item {
        Item {
            customer: CUSTOMER,
            item: ItemId::new(id),
            kind,
            number: id.to_string(),
            effective: march(effective),
            due: march(due),
            amount: eur(minor),
            recorded: Moment(0),
        }
    }

    /// Invoices 1 to 3 of 100 due on the 20th, 10th and 30th; the third is of the 15th.
    /// Payment 9 of 150 came on the 5th.
    fn book() -> CustomerBook {
        let items = [
            item(1, ItemKind::Goods, 1, 20, 100),
            item(2, ItemKind::Services, 2, 10, 100),
            item(3, ItemKind::Goods, 15, 30, 100),
            item(9, ItemKind::Payment, 5, 5, 150),
        ];
        CustomerBook::new(items, [], [])
    }

    fn enter(book: &mut CustomerBook, movements: Vec<NewMovement>) {
        for new in movements {
            let id = identity_for(&new);
            book.enter(new.recorded(CUSTOMER, id, Moment(1))).expect("a proposal passes the check");
        }
    }

    fn oldest_first(book: &CustomerBook, credit: i64, on: i8) -> Vec<NewMovement> {
        let order = AllocationOrder::OldestFirst;
        let proposed = book.allocate_in_order(order, ItemId::new(credit), None, march(on));
        proposed.expect("small").into_iter().map(|one| one.movement).collect()
    }

    fn identity_for(new: &NewMovement) -> MovementId {
        crate::book::identity::movement(new, 0)
    }

    fn shares(movements: &[NewMovement]) -> Vec<(i64, i64, Day)> {
        let line = |new: &NewMovement| {
            (new.debit_item.map_or(0, ItemId::get), new.amount.minor(), new.effective)
        };
        movements.iter().map(line).collect()
    }

    #[test]
    fn money_without_a_word_pays_the_oldest_due_debt_first() {
        let proposed = |on| oldest_first(&book(), 9, on);
        assert_eq!(shares(&proposed(7)), [(2, 100, march(7)), (1, 50, march(7))]);
        // Asked for before it came, it is allocated on the day it came.
        assert_eq!(shares(&proposed(1)), [(2, 100, march(5)), (1, 50, march(5))]);
        assert_eq!(oldest_first(&book(), 1, 7), [], "a debt pays nothing");
        assert_eq!(oldest_first(&book(), 99, 7), []);
    }

    #[test]
    fn the_order_of_the_contract_decides_what_a_payment_pays() {
        use AllocationOrder::{Designation, Ee, OldestFirst, ProRata, Ru};
        let mut facts: Vec<Item> = book().items().cloned().collect();
        facts.push(item(4, ItemKind::Charge, 3, 9, 30));
        let book = CustomerBook::new(facts, [], []);
        let proposed = |order, named: Option<i64>, on| {
            let named = named.map(ItemId::new);
            let proposed = book.allocate_in_order(order, ItemId::new(9), named, march(on));
            let told = proposed.expect("small").into_iter().map(|new| {
                let item = new.movement.debit_item.map_or(0, ItemId::get);
                format!("{item} {} {}", new.movement.amount.minor(), new.reason.code())
            });
            told.collect::<Vec<_>>().join(", ")
        };
        // Charge 4 of 30 is due on the 9th, invoice 2 on the 10th, invoice 1 on the 20th.
        let rows = [
            (OldestFirst, None, 12, "4 30 earliest_due, 2 100 earliest_due, 1 20 earliest_due"),
            (Ee, None, 12, "4 30 earliest_due, 2 100 earliest_due, 1 20 earliest_due"),
            (Ru, None, 12, "2 100 earliest_due, 4 30 penalty_after_principal, 1 20 unmatured_last"),
            (Ru, Some(1), 12, "1 100 designated, 2 50 earliest_due"),
            (ProRata, None, 20, "2 75 shared_pro_rata, 1 75 shared_pro_rata"),
            (Designation, Some(1), 12, "1 100 designated"),
            (Designation, None, 12, ""),
            (
                Ru,
                Some(77),
                12,
                "2 100 earliest_due, 4 30 penalty_after_principal, 1 20 unmatured_last",
            ),
        ];
        for (order, named, on, expected) in rows {
            assert_eq!(proposed(order, named, on), expected, "{order:?} {named:?}");
        }
    }

    #[test]
    fn money_for_a_later_invoice_waits_for_it() {
        let named = book().allocate_to(ItemId::new(9), ItemId::new(3), march(6)).expect("small");
        assert_eq!(shares(named.as_slice()), [(3, 100, march(15))]);
        let unknown = book().allocate_to(ItemId::new(9), ItemId::new(99), march(6));
        assert_eq!(unknown, Ok(None));
    }

    #[test]
    fn what_is_promised_to_a_later_invoice_is_not_spent_before() {
        let mut book = book();
        let named = book.allocate_to(ItemId::new(9), ItemId::new(3), march(6)).expect("small");
        enter(&mut book, named.into_iter().collect());
        let rest = oldest_first(&book, 9, 6);
        assert_eq!(shares(&rest), [(2, 50, march(6))]);
    }

    #[test]
    fn a_bounced_payment_reopens_what_it_paid_and_counts_no_more() {
        let mut book = book();
        let paid = oldest_first(&book, 9, 7);
        enter(&mut book, paid);
        let bounced = book.withdraw(ItemId::new(9), march(12)).expect("small");
        let kinds: Vec<_> = bounced.iter().map(|new| (new.kind, new.amount.minor())).collect();
        assert_eq!(kinds.last(), Some(&(MovementKind::Cancellation, 150)));
        assert_eq!(kinds.len(), 3);
        enter(&mut book, bounced);
        let total = |on| {
            let balances = book.balances(march(on), Moment::NOW_AND_EVER).expect("small");
            balances[&eur(0).currency()].total().map(Money::minor)
        };
        assert_eq!(total(11), Ok(50), "until it bounced it had paid");
        assert_eq!(total(12), Ok(200));
        assert_eq!(book.withdraw(ItemId::new(9), march(12)), Ok(vec![]), "only once");
    }

    #[test]
    fn an_amended_invoice_is_withdrawn_at_its_amended_amount() {
        let mut book = book();
        let amendment = NewMovement {
            kind: MovementKind::Amendment,
            debit_item: Some(ItemId::new(1)),
            credit_item: None,
            amount: eur(30),
            effective: march(3),
            reverses: None,
        };
        enter(&mut book, vec![amendment]);
        let withdrawn = book.withdraw(ItemId::new(1), march(2)).expect("small");
        assert_eq!(shares(&withdrawn), [(1, 70, march(3))], "not before the amendment");
        enter(&mut book, withdrawn);
        let open = book.open(ItemId::new(1), march(3), Moment::NOW_AND_EVER);
        assert_eq!(open, Some(Ok(eur(0))));
    }
}
