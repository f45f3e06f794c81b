//! A payer who says what the money is for: so much for this document, so much for that.
//!
//! A message of a bank has fields for it; they are kept in the text of the line as people write
//! it, `A-17 = 60.00 A-18 = 40.00`, so that whoever is asked about the line reads it too.

use crate::book::{Item, Side};
use crate::matching::{Doubt, Proposal, Share};
use crate::money::{Currency, Money};
use crate::number::number_key;

/// What stands between the number of a document and what is paid for it.
const IS: &str = "=";

/// Words of a number of a document, at most.
const MOST_WORDS: usize = 6;

/// What was paid for a document, in the words that [`stated`] reads. An amount of another currency
/// than the line's says nothing about the line, and keeps its currency.
pub fn told(number: &str, amount: &str, currency: &str) -> String {
    format!("{number} {IS} {amount} {currency}").trim_end().to_owned()
}

/// Words that end with the number of a document, and what is paid for it.
struct Stated<'t> {
    words: Vec<&'t str>,
    amount: Money,
}

/// The parts that a text states; `None` when it states none, or one that cannot be read.
fn stated(text: &str, currency: Currency) -> Option<Vec<Stated<'_>>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in words.iter().enumerate().filter(|(_, word)| **word == IS) {
        let (before, after) = (words.get(from..at)?, *words.get(at + 1)?);
        let amount = Money::parse(after, currency).ok().filter(|amount| amount.is_positive())?;
        let mut end = at + 2;
        if let Some(code) = words.get(end).filter(|word| is_code(word)) {
            if *code != currency.code() {
                return None;
            }
            end += 1;
        }
        parts.push(Stated { words: before.to_vec(), amount });
        from = end;
    }
    (!parts.is_empty()).then_some(parts)
}

fn is_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Does a text state parts of a payment?
pub fn is_stated(text: &str, currency: Currency) -> bool {
    stated(text, currency).is_some()
}

/// A proposal as the text of the line parts it, and whether it is still doubtful: what is stated in
/// full is neither of another amount than was named, nor a slip for another document of that
/// amount. `None` where [`shares`] finds nothing. A doubt is lifted only where one customer alone is
/// proposed (`is_only`): whose the money is, no parts say.
pub fn parted(
    text: &str,
    amount: Money,
    open: &[(&Item, Money)],
    (proposal, doubt, is_only): (&Proposal, Option<Doubt>, bool),
) -> Option<(Proposal, Option<Doubt>)> {
    let shares = shares(text, amount, open)?;
    let mut parted = Proposal { shares, rest_in_order: false, short: None, ..proposal.clone() };
    parted.evidence.retain(|one| !one.is_slip());
    let lifted = |doubt: &Doubt| matches!(doubt, Doubt::AmountDiffers | Doubt::NearNumber);
    Some((parted, doubt.filter(|doubt| !(is_only && lifted(doubt)))))
}

/// What a payment of this amount pays of a customer's documents, as its text states it: `None` unless
/// every part names one open document of theirs, none asks for more than is open, and together they
/// are the payment.
pub fn shares(text: &str, amount: Money, open: &[(&Item, Money)]) -> Option<Vec<Share>> {
    let mut shares: Vec<Share> = Vec::new();
    for part in stated(text, amount.currency())? {
        let (item, left) = named(&part.words, amount.currency(), open)?;
        let is_new = !shares.iter().any(|share| share.item == item.item);
        if !is_new || part.amount.minor() > left.minor() {
            return None;
        }
        shares.push(Share { item: item.item, amount: part.amount });
    }
    let sum = Money::sum(amount.currency(), shares.iter().map(|share| share.amount)).ok()?;
    (sum == amount).then_some(shares)
}

/// The one open document whose number the words end with: the longest that is one.
fn named<'o>(
    words: &[&str],
    currency: Currency,
    open: &'o [(&'o Item, Money)],
) -> Option<(&'o Item, Money)> {
    for from in words.len().saturating_sub(MOST_WORDS)..words.len() {
        let key = number_key(&words.get(from..)?.join(" "));
        let is_it = |(item, left): &&(&Item, Money)| {
            item.kind.side() == Side::Debit
                && left.is_positive()
                && left.currency() == currency
                && number_key(&item.number) == key
        };
        let mut fitting = open.iter().filter(is_it);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) if !key.is_empty() => return Some(*only),
            (Some(_), Some(_)) => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{ItemKind, Moment};
    use crate::ids::{CustomerId, ItemId};

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn debt(item: i64, number: &str, minor: i64) -> Item {
        let day = "2026-03-02".parse().expect("a day");
        Item {
            customer: CustomerId::new(1),
            item: ItemId::new(item),
            kind: ItemKind::Goods,
            number: number.to_owned(),
            effective: day,
            due: day,
            amount: eur(minor),
            recorded: Moment(0),
        }
    }

    /// Item and cents of each share.
    type Shares<'s> = Option<&'s [(i64, i64)]>;

    #[test]
    fn a_payment_is_parted_as_it_states_when_everything_agrees() {
        let debts = [debt(1, "A-17", 10_000), debt(2, "A 18", 4_000), debt(3, "B/1", 500)];
        let open: Vec<(&Item, Money)> = debts.iter().map(|one| (one, one.amount)).collect();
        let rows: [(&str, i64, Shares<'_>); 10] = [
            ("A-17 = 60.00 EUR A 18 = 40.00 EUR", 10_000, Some(&[(1, 6_000), (2, 4_000)])),
            ("arve A-17 = 60.00 ja A18 = 40.00 tänan", 10_000, Some(&[(1, 6_000), (2, 4_000)])),
            ("B/1 = 5.00", 500, Some(&[(3, 500)])),
            // The parts are not the payment.
            ("A-17 = 60.00 A18 = 30.00", 10_000, None),
            // More than is open.
            ("A-17 = 55.00 A18 = 45.00", 10_000, None),
            // One document twice, an unknown one, another currency, a credit note.
            ("A-17 = 60.00 A-17 = 40.00", 10_000, None),
            ("A-17 = 60.00 C-9 = 40.00", 10_000, None),
            ("A-17 = 100.00 USD", 10_000, None),
            ("A-17 = 100.00 B/1 = -5.00", 9_500, None),
            ("A-17 and A18", 10_000, None),
        ];
        for (text, amount, expected) in rows {
            let found = shares(text, eur(amount), &open);
            let found: Option<Vec<(i64, i64)>> = found.map(|shares| {
                shares.iter().map(|share| (share.item.get(), share.amount.minor())).collect()
            });
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_two_open_documents_have_names_neither() {
        let debts = [debt(1, "17", 10_000), debt(2, "17", 4_000)];
        let open: Vec<(&Item, Money)> = debts.iter().map(|one| (one, one.amount)).collect();
        assert_eq!(shares("17 = 40.00", eur(4_000), &open), None);
    }
}
