//! Allocation of one payment, whatever is owed and whatever the order.

use crate::history::{CUSTOMER, a_history, day};
use proptest::prelude::*;
use proptest::sample::Index;
use saldo_domain::allocation::{
    Allocation, AllocationOrder, Claims, Debt, Part, Parts, Portion, Reason, allocate,
};
use saldo_domain::book::{Moment, Side};
use saldo_domain::{Amount, Day, MovementId};

const NOW: Moment = Moment::NOW_AND_EVER;

fn hundredths(amount: i128) -> Amount {
    Amount::from_hundredths(amount)
}

fn parts([contract_interest, principal, penalty]: [i128; 3]) -> Parts {
    let [contract_interest, principal, penalty] =
        [contract_interest, principal, penalty].map(hundredths);
    Parts { contract_interest, principal, penalty }
}

fn march(day: i8) -> Day {
    Day::of(2026, 3, day).expect("a day of March")
}

/// Debts with few due days, so that many stand equal.
fn debts() -> impl Strategy<Value = Vec<Debt>> {
    let owed = prop::array::uniform3(prop_oneof![Just(0_i128), 0..40_i128, 0..10_i128.pow(17)]);
    let debt = (1..8_i8, any::<bool>(), owed);
    let debt =
        debt.prop_map(|(due, secured, owed)| Debt { due: march(due), secured, owed: parts(owed) });
    prop::collection::vec(debt, 1..12)
}

fn orders() -> impl Strategy<Value = AllocationOrder> {
    prop::sample::select(AllocationOrder::ALL.to_vec())
}

fn paid_in_all(allocation: &Allocation) -> Amount {
    allocation.portions.iter().map(|portion| portion.amount).sum()
}

proptest! {
    /// Failure M12: what is paid and what is left over are the payment; nothing is paid twice.
    #[test]
    fn parts_and_rest_are_the_payment(
        order in orders(),
        payment in prop_oneof![0..200_i128, 0..10_i128.pow(17)],
        costs in 0..50_i128,
        designated in prop::option::of(0..12_usize),
        debts in debts(),
    ) {
        let claims =
            Claims { as_of: march(4), costs: hundredths(costs), designated, debts: &debts };
        let allocation = allocate(order, hundredths(payment), &claims);
        prop_assert_eq!(paid_in_all(&allocation) + allocation.unapplied, hundredths(payment));
        prop_assert!(allocation.costs() <= claims.costs);
        let mut left = Amount::ZERO;
        for (debt, paid) in debts.iter().zip(allocation.by_debt(debts.len())) {
            for part in [Part::ContractInterest, Part::Principal, Part::Penalty] {
                prop_assert!(paid.of(part) <= debt.owed.of(part));
            }
            left = left + debt.owed.less(&paid).total();
        }
        let waits = order == AllocationOrder::Designation;
        prop_assert!(waits || left.is_zero() || allocation.unapplied.is_zero());
    }

    /// Every order proposes only what the book lets in.
    #[test]
    fn every_order_proposes_what_the_book_takes(
        history in a_history(),
        order in orders(),
        chosen: Index,
        named: Index,
        on in 0..50_i64,
    ) {
        let credits = history.of_side(Side::Credit);
        prop_assume!(!credits.is_empty());
        let credit = chosen.get(&credits).item;
        let named = Some(named.get(&history.items).item);
        let mut book = history.book();
        let proposed = book.allocate_in_order(order, credit, named, day(on)).expect("small amounts");
        for (index, new) in (1_000..).zip(proposed) {
            let movement = new.movement.recorded(CUSTOMER, MovementId::new(index), NOW);
            prop_assert_eq!(book.enter(movement), Ok(()));
        }
    }

    /// What is paid in part is where the money ended: only its equals share with it.
    #[test]
    fn nothing_is_paid_after_what_is_paid_in_part(
        order in orders(),
        payment in 0..400_i128,
        designated in prop::option::of(0..12_usize),
        debts in debts(),
    ) {
        let claims = Claims { as_of: march(4), costs: hundredths(5), designated, debts: &debts };
        let portions = allocate(order, hundredths(payment), &claims).portions;
        let is_in_part = |portion: &Portion| {
            let owed = portion.debt.map_or(claims.costs, |debt| debts[debt].owed.of(portion.part));
            portion.amount < owed
        };
        let mut portions = portions.iter().skip_while(|portion| !is_in_part(portion));
        if let Some(first) = portions.next() {
            for later in portions {
                // One that shares pays its own parts in order, so the parts may differ.
                prop_assert_eq!([first.reason, later.reason], [Reason::SharedProRata; 2]);
                prop_assert_ne!((first.debt, first.part), (later.debt, later.part));
            }
        }
    }
}

/// What a payment of 115 000 leaves of 100 000, interest 3 000, penalty 12 000, costs 5 000.
fn left(order: AllocationOrder) -> Parts {
    let owed = parts([300_000, 10_000_000, 1_200_000]);
    let due = Day::of(2026, 1, 10).expect("a day");
    let debts = [Debt { due, secured: false, owed }];
    let as_of = Day::of(2026, 2, 1).expect("a day");
    let claims = Claims { as_of, costs: hundredths(500_000), designated: None, debts: &debts };
    let allocation = allocate(order, hundredths(11_500_000), &claims);
    assert!(allocation.unapplied.is_zero());
    assert_eq!(allocation.costs(), claims.costs);
    owed.less(&allocation.by_debt(1)[0])
}

/// Failure M25: GK 319 leaves penalty, VÕS § 88 leaves principal, of the same debt.
#[test]
fn golden_al01_al02() {
    assert_eq!(left(AllocationOrder::Ru), parts([0, 0, 500_000]));
    assert_eq!(left(AllocationOrder::Ee), parts([0, 500_000, 0]));
}

/// Failure M25: the order is a word of the contract; the same money goes elsewhere by it.
#[test]
fn order_is_policy_not_code() {
    let debts = [
        Debt { due: march(2), secured: true, owed: parts([0, 100, 10]) },
        Debt { due: march(3), secured: false, owed: parts([0, 100, 10]) },
        Debt { due: march(9), secured: false, owed: parts([0, 100, 0]) },
    ];
    let claims =
        Claims { as_of: march(4), costs: Amount::ZERO, designated: Some(2), debts: &debts };
    let rows = [
        ("DESIGNATION", [0, 0, 100], 140),
        ("RU", [40, 100, 100], 0),
        ("EE", [110, 30, 100], 0),
        ("PRO_RATA", [70, 70, 100], 0),
        ("OLDEST_FIRST", [110, 30, 100], 0),
    ];
    for (word, expected, rest) in rows {
        let order = AllocationOrder::from_code(word).expect(word);
        let allocation = allocate(order, hundredths(240), &claims);
        let paid = allocation.by_debt(3).into_iter().map(|paid| paid.total().hundredths());
        assert_eq!(paid.collect::<Vec<_>>(), expected, "{word}");
        assert_eq!(allocation.unapplied, hundredths(rest), "{word}");
        assert_eq!(allocation.portions[0].reason, Reason::Designated, "{word}");
    }
}

mod penalty {
    use super::*;

    /// Failure P08: whatever part of a debt is paid, costs come first, and the penalty of a
    /// debt takes nothing from its principal in Russia, everything before it in Estonia.
    #[test]
    fn partial_payment_orders() {
        use AllocationOrder::{Ee, OldestFirst, ProRata, Ru};
        // Order, payment, and what goes to costs, interest, principal and penalty of a debt
        // of 10, 20, 100 and 30.
        let rows = [
            (Ru, 9, [9, 0, 0, 0]),
            (Ru, 25, [10, 15, 0, 0]),
            (Ru, 129, [10, 20, 99, 0]),
            (Ru, 131, [10, 20, 100, 1]),
            (Ru, 161, [10, 20, 100, 30]),
            (Ee, 9, [9, 0, 0, 0]),
            (Ee, 25, [10, 15, 0, 0]),
            (Ee, 31, [10, 20, 0, 1]),
            (Ee, 129, [10, 20, 69, 30]),
            (Ee, 161, [10, 20, 100, 30]),
            (OldestFirst, 131, [10, 20, 100, 1]),
            (ProRata, 131, [10, 20, 100, 1]),
        ];
        for (order, payment, expected) in rows {
            let debts = [Debt { due: march(2), secured: false, owed: parts([20, 100, 30]) }];
            let costs = hundredths(10);
            let claims = Claims { as_of: march(4), costs, designated: None, debts: &debts };
            let allocation = allocate(order, hundredths(payment), &claims);
            let debt = allocation.by_debt(1)[0];
            let paid = [allocation.costs(), debt.contract_interest, debt.principal, debt.penalty];
            assert_eq!(paid.map(Amount::hundredths), expected, "{order:?} {payment}");
        }
    }

    /// A named debt keeps its penalty for later in Russia: principal of every matured debt
    /// comes before the first penalty (choice 8).
    #[test]
    fn a_named_debt_does_not_pay_its_penalty_first_in_russia() {
        let debt = |due| Debt { due: march(due), secured: false, owed: parts([0, 100, 30]) };
        let debts = [debt(1), debt(2)];
        let paid = |order, payment| {
            let claims =
                Claims { as_of: march(4), costs: Amount::ZERO, designated: Some(1), debts: &debts };
            let paid = allocate(order, hundredths(payment), &claims).by_debt(2);
            [paid[0].total(), paid[1].total()].map(Amount::hundredths)
        };
        assert_eq!(paid(AllocationOrder::Ru, 210), [100, 110]);
        assert_eq!(paid(AllocationOrder::Ru, 240), [110, 130]);
        assert_eq!(paid(AllocationOrder::Ee, 210), [80, 130]);
    }
}
