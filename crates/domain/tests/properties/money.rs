//! Money is neither lost nor made (failures M09 to M14).

use crate::history::{CUSTOMER, a_history, currency, day, every_day};
use proptest::prelude::*;
use proptest::sample::Index;
use saldo_domain::allocation::AllocationOrder;
use saldo_domain::book::{
    CustomerBook, Item, ItemKind, Moment, MovementKind, NewMovement, Refusal, Side,
};
use saldo_domain::{Day, ItemId, Money, MoneyError, MovementId};

const NOW: Moment = Moment::NOW_AND_EVER;
/// Above every item of a history.
const PAYMENT: ItemId = ItemId::new(9_000);

fn payment(minor: i64, on: Day) -> Item {
    Item {
        customer: CUSTOMER,
        item: PAYMENT,
        kind: ItemKind::Payment,
        number: String::new(),
        effective: on,
        due: on,
        amount: Money::from_minor(minor, currency("EUR")),
        recorded: Moment(0),
    }
}

fn oldest_first(book: &CustomerBook, credit: ItemId, on: Day) -> Vec<NewMovement> {
    let proposed = book.allocate_in_order(AllocationOrder::OldestFirst, credit, None, on);
    proposed.expect("small amounts").into_iter().map(|one| one.movement).collect()
}

#[test]
fn minor_units_per_currency() {
    let rows = [
        ("JPY", 0, "1500", 1_500),
        ("EUR", 2, "1500.00", 150_000),
        ("RUB", 2, "-0.01", -1),
        ("KWD", 3, "1.234", 1_234),
        ("CLF", 4, "0.0001", 1),
    ];
    for (code, decimals, plain, minor) in rows {
        let currency = currency(code);
        assert_eq!(currency.decimals(), decimals, "{code}");
        let amount = Money::parse(plain, currency).expect(plain);
        assert_eq!((amount.minor(), amount.to_plain()), (minor, plain.to_owned()), "{code}");
        let finer = format!("{plain}{}1", if decimals == 0 { "." } else { "" });
        assert!(Money::parse(&finer, currency).is_err(), "{code} {finer}");
    }
}

#[test]
fn an_amount_on_the_edge_of_64_bits_is_refused_not_wrapped() {
    let eur = currency("EUR");
    let most = Money::from_minor(i64::MAX, eur);
    let one = Money::from_minor(1, eur);
    assert_eq!(most.plus(one), Err(MoneyError::Overflow));
    assert_eq!(Money::from_minor(i64::MIN, eur).minus(one), Err(MoneyError::Overflow));
    assert_eq!(Money::from_minor(i64::MIN, eur).negated(), Err(MoneyError::Overflow));
    assert_eq!(Money::parse("92233720368547758.08", eur), Err(MoneyError::Overflow));
    assert_eq!(Money::parse("92233720368547758.07", eur), Ok(most));
    // Only the result counts, in whatever order the parts come.
    let minus_most = Money::from_minor(-i64::MAX, eur);
    assert_eq!(Money::sum(eur, [most, one, minus_most]), Ok(one));
    assert_eq!(Money::sum(eur, [most, one]), Err(MoneyError::Overflow));
}

#[test]
fn shares_are_rounded_half_away_from_zero() {
    let eur = |minor| Money::from_minor(minor, currency("EUR"));
    let rows = [
        (40_000, 90_000, Some(4_444)),
        (50_000, 90_000, Some(5_556)),
        (1, 20_000, Some(1)), // exactly half a hundredth
        (-1, 20_000, Some(-1)),
        (1, 20_001, Some(0)),
        (0, 5, Some(0)),
        (5, 0, None),
    ];
    for (part, whole, share) in rows {
        assert_eq!(eur(part).hundredths_of_percent_of(eur(whole)), share, "{part} of {whole}");
    }
    let yen = Money::from_minor(1, currency("JPY"));
    assert_eq!(yen.hundredths_of_percent_of(eur(1)), None);
}

proptest! {
    #[test]
    fn split_conserves_and_differs_by_at_most_one_unit(minor: i64, parts in 1..400_u32) {
        let whole = Money::from_minor(minor, currency("EUR"));
        let shares = whole.split(parts).expect("at least one part");
        prop_assert_eq!(shares.len(), usize::try_from(parts).expect("few"));
        prop_assert_eq!(Money::sum(whole.currency(), shares.iter().copied()), Ok(whole));
        let (least, most) = (shares[0].minor(), shares[shares.len() - 1].minor());
        prop_assert!(most - least <= 1);
        prop_assert!(shares.windows(2).all(|pair| pair[0].minor() <= pair[1].minor()));
        prop_assert_eq!(whole.split(0), Err(MoneyError::NoParts));
    }

    #[test]
    fn plain_amounts_are_read_back(minor in i64::MIN + 1..=i64::MAX, code in "JPY|EUR|KWD|CLF") {
        let amount = Money::from_minor(minor, currency(&code));
        prop_assert_eq!(Money::parse(&amount.to_plain(), amount.currency()), Ok(amount));
    }

    #[test]
    fn reading_an_amount_never_panics_and_never_guesses(text in "\\PC{0,24}|-?[0-9., ]{0,24}") {
        if let Ok(amount) = Money::parse(&text, currency("EUR")) {
            let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
            let digits = format!("{whole}{fraction:0<2}");
            prop_assert_eq!(digits.parse::<i64>(), Ok(amount.minor()));
        }
    }

    /// M09, M24: what is open on the documents adds up to what came in and went out.
    #[test]
    fn sum_of_parts_equals_whole(history in a_history()) {
        let book = history.book();
        for on in every_day() {
            let balances = book.balances(on, NOW).expect("small amounts");
            for code in ["EUR", "JPY"] {
                let currency = currency(code);
                let derived = balances.get(&currency).map_or(0, |balance| {
                    balance.total().expect("small amounts").minor()
                });
                // By another way: documents in, less what left the account altogether.
                let documents = history.items.iter().filter(|item| item.effective <= on);
                let mut whole: i64 = documents
                    .filter(|item| item.amount.currency() == currency)
                    .map(|item| match item.kind.side() {
                        Side::Debit => item.amount.minor(),
                        Side::Credit => -item.amount.minor(),
                    })
                    .sum();
                for movement in history.movements.iter().filter(|movement| movement.effective <= on) {
                    if movement.amount.currency() == currency {
                        whole -= match (movement.debit_item, movement.credit_item) {
                            (Some(_), None) => movement.amount.minor(),
                            (None, Some(_)) => -movement.amount.minor(),
                            _ => 0,
                        };
                    }
                }
                prop_assert_eq!(derived, whole, "{} on {}", code, on);
            }
        }
    }

    /// I1: receipts = allocations + unapplied + refunds; 0 ≤ open ≤ total, on every day.
    #[test]
    fn conservation_holds_on_every_day(history in a_history()) {
        let book = history.book();
        for on in every_day() {
            for item in history.items.iter().filter(|item| item.effective <= on) {
                let open = book.open(item.item, on, NOW).expect("known").expect("small").minor();
                let settled = |kind| book.settled_by(item, kind, on, NOW).expect("small").minor();
                let [allocated, written_off, sold, closed, refunded, cancelled, amended] =
                    MovementKind::ALL.map(settled);
                let total = item.amount.minor() - amended;
                let gone = written_off + sold + closed + refunded + cancelled;
                prop_assert_eq!(total, open + allocated + gone);
                prop_assert!((0..=total).contains(&open), "{:?} on {}: {}", item, on, open);
            }
        }
    }

    /// M12: whatever is paid, each unit is on a debt or on the account.
    #[test]
    fn unapplied_is_never_lost(history in a_history(), paid in 1..900_i64, on in 0..50_i64) {
        let mut history = history;
        history.items.push(payment(paid, day(on)));
        let book = history.book();
        let proposed = oldest_first(&book, PAYMENT, day(on));
        let shares: Vec<i64> = proposed.iter().map(|new| new.amount.minor()).collect();
        let rest = paid - shares.iter().sum::<i64>();
        prop_assert!(rest >= 0 && shares.iter().all(|share| *share > 0));

        // Served strictly in order of due days: nothing later is touched while an earlier
        // debt is open.
        let lowest = |item| book.lowest_open_from(book.item(item).expect("in the book"), day(on));
        let mut debts: Vec<_> = book.open_items(day(on), NOW).expect("small amounts");
        debts.retain(|line| line.side == Side::Debit && line.open.currency() == currency("EUR"));
        debts.retain(|line| lowest(line.item).expect("small").is_positive());
        debts.sort_by_key(|debt| (debt.due, debt.effective, debt.item));
        let served: Vec<_> = proposed.iter().filter_map(|new| new.debit_item).collect();
        let first: Vec<_> = debts.iter().take(served.len()).map(|debt| debt.item).collect();
        prop_assert_eq!(served, first);
        for (share, debt) in shares.iter().rev().skip(1).rev().zip(&debts) {
            prop_assert_eq!(*share, lowest(debt.item).expect("small").minor());
        }
        prop_assert!(rest == 0 || shares.len() == debts.len());
    }

    /// M12 in the book: allocating moves nothing in or out of the account.
    #[test]
    fn allocating_never_changes_the_balance(history in a_history(), chosen: Index, on in 0..50_i64) {
        let mut book = history.book();
        let credits = history.of_side(Side::Credit);
        prop_assume!(!credits.is_empty());
        let credit = chosen.get(&credits).item;
        let total = |book: &CustomerBook| {
            every_day().map(|day| {
                let balances = book.balances(day, NOW).expect("small amounts");
                balances.values().map(|balance| balance.total().expect("small")).collect::<Vec<_>>()
            }).map(|totals| totals.into_iter().filter(|total| !total.is_zero()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
        };
        let before = total(&book);
        let proposed = oldest_first(&book, credit, day(on));
        for (index, new) in (1_000..).zip(proposed) {
            let movement = new.recorded(CUSTOMER, MovementId::new(index), NOW);
            prop_assert_eq!(book.enter(movement), Ok(()));
        }
        prop_assert_eq!(total(&book), before);
    }

    /// M13: a payment that bounced leaves the state without the payment.
    #[test]
    fn reversal_reopens_exactly(history in a_history(), chosen: Index, on in 0..50_i64) {
        let withdrawn = chosen.get(&history.items).item;
        let mut book = history.book();
        let movements = book.withdraw(withdrawn, day(on)).expect("small amounts");
        prop_assume!(!movements.is_empty());
        let from = movements.iter().map(|new| new.effective).max().expect("not empty");
        for (index, new) in (1_000..).zip(movements) {
            let movement = new.recorded(CUSTOMER, MovementId::new(index), NOW);
            prop_assert_eq!(book.enter(movement), Ok(()));
        }
        let mut without = history.clone();
        without.items.retain(|item| item.item != withdrawn);
        without.movements.retain(|movement| !movement.touches(withdrawn));
        without.due_changes.retain(|change| change.item != withdrawn);
        let without = without.book();
        for on in from.through(day(60)) {
            prop_assert_eq!(book.open_items(on, NOW), without.open_items(on, NOW), "on {}", on);
        }
    }

    /// M14: however often a credit note is applied, it gives what it is worth and no debt
    /// takes more than it is.
    #[test]
    fn credit_note_bounds(
        history in a_history(),
        tries in prop::collection::vec((any::<Index>(), 1..200_i64, 0..50_i64), 1..12),
    ) {
        let mut book = history.book();
        let debits = history.of_side(Side::Debit);
        let note = history.items.iter().find(|item| item.kind == ItemKind::CreditNote);
        prop_assume!(note.is_some() && !debits.is_empty());
        let note = note.expect("assumed");
        for (index, (debit, minor, on)) in (1_000..).zip(tries) {
            let debit = debit.get(&debits);
            let new = NewMovement {
                kind: MovementKind::Allocation,
                debit_item: Some(debit.item),
                credit_item: Some(note.item),
                amount: Money::from_minor(minor, note.amount.currency()),
                effective: day(on),
                reverses: None,
            };
            let fits = [*debit, note].into_iter().all(|item| {
                item.amount.currency() == new.amount.currency()
                    && new.effective >= item.effective
                    && book.lowest_open_from(item, new.effective).expect("small").minor() >= minor
            });
            let entered = book.enter(new.recorded(CUSTOMER, MovementId::new(index), NOW));
            prop_assert_eq!(entered.is_ok(), fits, "{:?}", entered);
        }
        let last = day(60);
        let given = book.settled_by(note, MovementKind::Allocation, last, NOW).expect("small");
        let raised = book.settled_by(note, MovementKind::Amendment, last, NOW).expect("small");
        prop_assert!(given.minor() <= note.amount.minor() - raised.minor());
    }

    /// M11: no settlement between currencies, whatever is tried.
    #[test]
    fn cross_currency_needs_rate(history in a_history(), minor in 1..100_i64) {
        let book = history.book();
        for debit in history.of_side(Side::Debit) {
            for credit in history.of_side(Side::Credit) {
                if debit.amount.currency() == credit.amount.currency() {
                    continue;
                }
                for currency in [debit.amount.currency(), credit.amount.currency()] {
                    let new = NewMovement {
                        kind: MovementKind::Allocation,
                        debit_item: Some(debit.item),
                        credit_item: Some(credit.item),
                        amount: Money::from_minor(minor, currency),
                        effective: day(60),
                        reverses: None,
                    };
                    let refused = book.check(CUSTOMER, &new);
                    let by_currency = matches!(refused, Err(Refusal::OtherCurrency { .. }));
                    prop_assert!(by_currency, "{:?}", refused);
                }
            }
        }
    }
}
