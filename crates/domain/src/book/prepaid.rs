//! An invoice that says part of it was paid before asks for the rest alone. Where the book has
//! that money as credit that pays nothing yet, the rest alone would count it twice.

use super::intake::{Known, NotTakenCause, Told};
use super::{Side, facts::DocumentFact};
use crate::money::Money;

/// The amount over which an invoice enters the book: the whole where the prepayment waits there
/// as credit of that amount, one or all that waits, which then pays it; the rest where the book never saw that money. `told` asks for
/// the rest, and `prepaid` is what it says was paid; `known` is what the book holds of the
/// customer. Told again, it stays what it was.
///
/// # Errors
/// `PrepaidOtherwise` when credit waits, but other than was paid before: nobody can tell then
/// whether, and how much of it, is this money.
pub fn amount_of_prepaid(
    told: &Told,
    prepaid: Money,
    known: &[Known],
) -> Result<Money, NotTakenCause> {
    let DocumentFact { amount: rest, .. } = told.fact;
    let whole = rest.plus(prepaid)?;
    if let Some(before) = known.iter().find(|one| one.identity == told.identity) {
        return Ok(if before.amount == whole { whole } else { rest });
    }
    let free: Vec<Money> = free_credits(rest, known).collect();
    let sum = Money::sum(rest.currency(), free.iter().copied())?;
    match (sum.is_positive(), sum == prepaid || free.contains(&prepaid)) {
        (false, _) => Ok(rest),
        (true, true) => Ok(whole),
        (true, false) => Err(NotTakenCause::PrepaidOtherwise { told: prepaid, free: sum }),
    }
}

/// Credit that pays nothing yet, each by itself.
fn free_credits(like: Money, known: &[Known]) -> impl Iterator<Item = Money> {
    let credits = known.iter().filter(|one| one.kind.side() == Side::Credit);
    let open = credits.map(|one| one.open).filter(|open| open.is_positive());
    open.filter(move |open| open.currency() == like.currency())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::ItemKind;
    use crate::day::Day;
    use crate::ids::ItemId;
    use crate::money::Currency;

    fn money(minor: i64, code: &str) -> Money {
        Money::from_minor(minor, Currency::from_code(code).expect(code))
    }

    fn march() -> Day {
        Day::of(2026, 3, 2).expect("a day")
    }

    fn known(identity: i64, kind: ItemKind, amount: i64, open: Money) -> Known {
        Known {
            item: ItemId::new(identity),
            identity: ItemId::new(identity),
            kind,
            number: String::new(),
            effective: march(),
            due: march(),
            amount: money(amount, "EUR"),
            open,
            moves: Vec::new(),
            used: false,
            settles: String::new(),
            cancelled: false,
            undone: None,
            disputed: false,
            charged_for: None,
        }
    }

    #[test]
    fn a_prepayment_counts_once_whether_the_book_saw_it_or_not() {
        let fact = DocumentFact {
            customer: "C-1".into(),
            kind: ItemKind::Goods,
            number: "A-17".into(),
            effective: march(),
            due: march(),
            amount: money(6_000, "EUR"),
            settles: None,
            disputed: false,
            note: None,
        };
        let told = Told { line: 1, identity: ItemId::new(7), fact };
        let credit = |open| known(1, ItemKind::Payment, 10_000, open);
        let invoice = |amount| known(7, ItemKind::Goods, amount, money(0, "EUR"));
        let other = |open| known(2, ItemKind::Payment, 10_000, open);
        let rows: [(&str, Vec<Known>, Option<i64>); 10] = [
            ("never seen", vec![], Some(6_000)),
            ("waits", vec![credit(money(4_000, "EUR"))], Some(10_000)),
            // What was overpaid otherwise is not this money because it is enough.
            ("more waits", vec![credit(money(9_000, "EUR"))], None),
            (
                "of several, one is it",
                vec![other(money(9_000, "EUR")), credit(money(4_000, "EUR"))],
                Some(10_000),
            ),
            (
                "it came in two parts",
                vec![other(money(1_500, "EUR")), credit(money(2_500, "EUR"))],
                Some(10_000),
            ),
            ("all of it is used", vec![credit(money(0, "EUR"))], Some(6_000)),
            ("less waits", vec![credit(money(3_999, "EUR"))], None),
            ("in another currency", vec![credit(money(4_000, "USD"))], Some(6_000)),
            ("told again, whole", vec![invoice(10_000)], Some(10_000)),
            (
                "told again, the rest",
                vec![invoice(6_000), credit(money(4_000, "EUR"))],
                Some(6_000),
            ),
        ];
        for (case, known, expected) in rows {
            let amount = amount_of_prepaid(&told, money(4_000, "EUR"), &known);
            assert_eq!(amount.ok().map(Money::minor), expected, "{case}");
        }
    }
}
