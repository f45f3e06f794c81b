//! An invoice that says part of it was paid before asks for the rest alone. Where the book has
//! that money as credit that pays nothing yet, the rest alone would count it twice.

use super::intake::{Known, NotTakenCause, Told};
use super::{ItemKind, facts::DocumentFact};
use crate::money::{Money, MoneyError};
use crate::number::number_key;
use serde::{Deserialize, Serialize};

/// What a person says of prepayments of which the book cannot tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prepaid {
    /// The money is in the book: invoices count whole.
    InBook,
    /// The book never saw it: invoices count with what they still ask for.
    Elsewhere,
}

impl Prepaid {
    /// Both answers.
    pub const ALL: [Prepaid; 2] = [Prepaid::InBook, Prepaid::Elsewhere];

    /// The word of the command line and of forms.
    pub const fn code(self) -> &'static str {
        match self {
            Prepaid::InBook => "in-book",
            Prepaid::Elsewhere => "elsewhere",
        }
    }

    /// The answer with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Over how much an invoice enters the book, and the credits among those known that are its
/// prepayment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub amount: Money,
    pub takes: Vec<usize>,
}

/// Credits of which a sum is looked for, at most.
const MOST_LOOKED_AT: usize = 12;

/// A credit that lacks no more than this share of what was prepaid may be it all the same: a fee of
/// the bank, or a slip of the pen.
const NEAR: i128 = 20;

/// The amount over which an invoice enters the book: the whole where the prepayment waits there, as
/// one payment or several of just that amount, which then pay it; the rest where the book never saw
/// that money. `told` asks for the rest, and `prepaid` is what it says was paid; `known` is what the
/// book holds of the customer. Told again, it stays what it was.
///
/// What waits and cannot be this money does not stand in its way: what came after the invoice was
/// written, what is meant for another document, notes of credit, and less than was prepaid.
///
/// # Errors
/// `PrepaidOtherwise` when what waits may be that money, or a part of it be in what waits, and nobody
/// has said: nobody can tell then whether, and how much of it, is this money.
pub fn amount_of_prepaid(
    told: &Told,
    prepaid: Money,
    known: &[Known],
    said: Option<Prepaid>,
) -> Result<Counted, NotTakenCause> {
    let DocumentFact { amount: rest, .. } = told.fact;
    let whole = rest.plus(prepaid)?;
    let plain = |amount| Ok(Counted { amount, takes: Vec::new() });
    if let Some(before) = known.iter().find(|one| one.identity == told.identity) {
        return plain(if before.amount == whole { whole } else { rest });
    }
    let waits = candidates(told, known);
    let sum = Money::sum(rest.currency(), waits.iter().map(|(_, one)| one.open))?;
    if !sum.is_positive() {
        return plain(rest);
    }
    if let Some(takes) = of_just(prepaid, &waits)? {
        return Ok(Counted { amount: whole, takes });
    }
    let is_named = waits.iter().any(|(_, one)| !one.settles.is_empty());
    let missing = i128::from(prepaid.minor()) - i128::from(sum.minor());
    if !is_named && missing * NEAR > i128::from(prepaid.minor()) {
        return plain(rest);
    }
    match said {
        Some(Prepaid::InBook) => plain(whole),
        Some(Prepaid::Elsewhere) => plain(rest),
        None => Err(NotTakenCause::PrepaidOtherwise { told: prepaid, free: sum }),
    }
}

/// Money that pays nothing yet and may have been paid for this invoice: those that name it alone,
/// where there are any.
fn candidates<'k>(told: &Told, known: &'k [Known]) -> Vec<(usize, &'k Known)> {
    let fact = &told.fact;
    let number = number_key(&fact.number);
    let may = |one: &Known| {
        one.kind == ItemKind::Payment
            && one.open.is_positive()
            && one.open.currency() == fact.amount.currency()
            && one.effective <= fact.effective
            && (one.settles.is_empty() || one.settles == number)
    };
    let mut waits: Vec<(usize, &Known)> =
        known.iter().enumerate().filter(|(_, one)| may(one)).collect();
    if waits.iter().any(|(_, one)| !one.settles.is_empty()) {
        waits.retain(|(_, one)| !one.settles.is_empty());
    }
    waits.sort_by_key(|(_, one)| (one.effective, one.item));
    waits
}

/// Those of them that make just this amount: one, else all, else the fewest that do.
fn of_just(wanted: Money, waits: &[(usize, &Known)]) -> Result<Option<Vec<usize>>, MoneyError> {
    if let Some((at, _)) = waits.iter().find(|(_, one)| one.open == wanted) {
        return Ok(Some(vec![*at]));
    }
    if Money::sum(wanted.currency(), waits.iter().map(|(_, one)| one.open))? == wanted {
        return Ok(Some(waits.iter().map(|(at, _)| *at).collect()));
    }
    if waits.len() > MOST_LOOKED_AT {
        return Ok(None);
    }
    let picked = |choice: u32| {
        let is_picked = move |(place, _): &(usize, _)| choice & (1 << place) != 0;
        waits.iter().enumerate().filter(is_picked).map(|(_, one)| one)
    };
    let sum =
        |choice: u32| picked(choice).map(|(_, one)| i128::from(one.open.minor())).sum::<i128>();
    let fits = |choice: &u32| sum(*choice) == i128::from(wanted.minor());
    let found = (1..1_u32 << waits.len()).filter(fits).min_by_key(|one| (one.count_ones(), *one));
    Ok(found.map(|choice| picked(choice).map(|(at, _)| *at).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
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
            reference: String::new(),
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
            reference: None,
            disputed: false,
            note: None,
        };
        let told = Told { line: 1, identity: ItemId::new(7), fact };
        let credit = |open| known(1, ItemKind::Payment, 10_000, open);
        let invoice = |amount| known(7, ItemKind::Goods, amount, money(0, "EUR"));
        let other = |open| known(2, ItemKind::Payment, 10_000, open);
        let later = |open| Known { effective: march().plus(1), ..credit(open) };
        let meant_for = |number: &str, open| Known { settles: number_key(number), ..credit(open) };
        let note = |open| known(3, ItemKind::CreditNote, 10_000, open);
        let rows: [(&str, Vec<Known>, Option<i64>); 17] = [
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
            (
                "two of three are it",
                vec![
                    other(money(9_000, "EUR")),
                    other(money(1_500, "EUR")),
                    credit(money(2_500, "EUR")),
                ],
                Some(10_000),
            ),
            ("a little of something else waits", vec![credit(money(1_234, "EUR"))], Some(6_000)),
            ("it came after the invoice", vec![later(money(9_000, "EUR"))], Some(6_000)),
            ("it is another's", vec![meant_for("B-1", money(9_000, "EUR"))], Some(6_000)),
            ("a note of credit is no payment", vec![note(money(4_000, "EUR"))], Some(6_000)),
            (
                "it names the invoice",
                vec![other(money(9_000, "EUR")), meant_for("A-17", money(4_000, "EUR"))],
                Some(10_000),
            ),
            ("part of it names the invoice", vec![meant_for("A-17", money(1_000, "EUR"))], None),
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
            let count = |said| {
                let counted = amount_of_prepaid(&told, money(4_000, "EUR"), &known, said);
                counted.ok().map(|counted| counted.amount.minor())
            };
            assert_eq!(count(None), expected, "{case}");
            // What somebody says counts where the book cannot tell, and nowhere else.
            assert_eq!(count(Some(Prepaid::InBook)), expected.or(Some(10_000)), "{case}");
            assert_eq!(count(Some(Prepaid::Elsewhere)), expected.or(Some(6_000)), "{case}");
        }
    }
}
