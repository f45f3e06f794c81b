//! A payer who deducts: what is paid is less than what is named, and a credit note, goods that went
//! back or money paid too much before make up the rest.
//!
//! The credits pay what the payment leaves open, so that neither a part of an invoice is chased nor a
//! credit note forgotten. That is certain only where the amounts leave no choice.

use crate::book::{Item, ItemKind, Side};
use crate::ids::ItemId;
use crate::matching::{Difference, Doubt, Evidence, Netted, Proposal, Share};
use crate::money::{Currency, Money};
use crate::number::number_key;

/// Words of a number of a document, at most.
const MOST_WORDS: usize = 6;

/// A shorter number is found in every text.
const SHORTEST: usize = 3;

/// A document with what is open of it, or free to be used.
type Open<'i> = (&'i Item, Money);

/// What is open of a customer in the currency of a payment.
struct Account<'i> {
    /// Oldest due first.
    debts: Vec<Open<'i>>,
    credits: Vec<Open<'i>>,
}

impl<'i> Account<'i> {
    fn of(open: &[Open<'i>], currency: Currency) -> Self {
        let mut sorted: Vec<Open<'i>> = open.to_vec();
        sorted.retain(|(_, left)| left.is_positive() && left.currency() == currency);
        sorted.sort_by_key(|(item, _)| (item.due, item.item));
        let (debts, mut credits): (Vec<_>, Vec<_>) =
            sorted.into_iter().partition(|(item, _)| item.kind.side() == Side::Debit);
        // What our own debts were set off against is no credit that a payer deducts.
        credits.retain(|(item, _)| item.kind != ItemKind::Offset);
        Self { debts, credits }
    }

    /// The credits that together are just what is missing: those that the text names, else all, else
    /// the only one of that amount.
    fn deducted(&self, text: &str, missing: Money) -> Option<Vec<Open<'i>>> {
        let told: Vec<Open<'i>> =
            self.credits.iter().filter(|(item, _)| names(text, &item.number)).copied().collect();
        if !told.is_empty() {
            return is_sum(&told, missing).then_some(told);
        }
        if is_sum(&self.credits, missing) {
            return Some(self.credits.clone());
        }
        let mut equal = self.credits.iter().filter(|(_, left)| *left == missing);
        match (equal.next(), equal.next()) {
            (Some(only), None) => Some(vec![*only]),
            _ => None,
        }
    }
}

/// The proposal with the credits that its payer deducted; `None` where nothing, or not just one
/// thing, makes up the difference. `open` is what is open of the customer's debts and free of its
/// credits. A part that is paid is no doubt any more; every other doubt stays what it is, and then
/// nothing is deducted by itself.
pub fn netted(
    text: &str,
    amount: Money,
    open: &[Open<'_>],
    (proposal, doubt): (&Proposal, Option<Doubt>),
) -> Option<Proposal> {
    if !matches!(doubt, None | Some(Doubt::AmountDiffers)) {
        return None;
    }
    let account = Account::of(open, amount.currency());
    if account.credits.is_empty() || !is_known(proposal) {
        return None;
    }
    let paid = match proposal.shares.is_empty() {
        false => account.named(proposal),
        true if proposal.rest_in_order && doubt.is_none() => account.oldest(amount)?,
        true => return None,
    };
    let sum = total(&paid, amount.currency())?;
    let missing = sum.minus(amount).ok().filter(|missing| missing.is_positive())?;
    // Just this is open elsewhere: another number may have been meant.
    let is_paid = |item: ItemId| paid.iter().any(|(debt, _)| debt.item == item);
    if account.debts.iter().any(|(debt, left)| *left == amount && !is_paid(debt.item)) {
        return None;
    }
    let is_little = proposal.short.is_some_and(|(_, kind)| kind == Difference::Rounding);
    if is_little {
        return None;
    }
    let credits = account.deducted(text, missing)?;
    let (shares, netted) = pour(amount, &paid, &credits);
    let mut evidence = proposal.evidence.clone();
    evidence.retain(|one| *one != Evidence::PartOfDebt);
    evidence.push(Evidence::Deducted);
    let known = Proposal { shares, netted, short: None, rest_in_order: false, ..proposal.clone() };
    Some(Proposal { evidence, ..known })
}

/// Does more than the number of a document say whose the money is?
fn is_known(proposal: &Proposal) -> bool {
    let says = |one: &Evidence| {
        matches!(
            one,
            Evidence::Reference
                | Evidence::Account
                | Evidence::RegistryCode
                | Evidence::Name
                | Evidence::Behalf
        )
    };
    proposal.evidence.iter().any(says)
}

impl<'i> Account<'i> {
    /// The debts that a proposal is about.
    fn named(&self, proposal: &Proposal) -> Vec<Open<'i>> {
        let is_meant = |item: ItemId| {
            proposal.shares.iter().any(|share| share.item == item)
                || proposal.evidence.iter().any(|one| {
                    matches!(one, Evidence::Number { item: told, .. } if *told == item)
                        && !one.is_slip()
                })
        };
        self.debts.iter().filter(|(debt, _)| is_meant(debt.item)).copied().collect()
    }

    /// The oldest debts that a payment and everything that is free make just up.
    fn oldest(&self, amount: Money) -> Option<Vec<Open<'i>>> {
        let whole = total(&self.credits, amount.currency())?.plus(amount).ok()?;
        let mut sum = Money::zero(amount.currency());
        for (at, (_, left)) in self.debts.iter().enumerate() {
            sum = sum.plus(*left).ok()?;
            if sum == whole {
                return Some(self.debts[..=at].to_vec());
            }
        }
        None
    }
}

fn total(open: &[Open<'_>], currency: Currency) -> Option<Money> {
    Money::sum(currency, open.iter().map(|(_, left)| *left)).ok()
}

fn is_sum(open: &[Open<'_>], wanted: Money) -> bool {
    !open.is_empty() && total(open, wanted.currency()) == Some(wanted)
}

/// Does a text name this number, in whole words and separators apart?
fn names(text: &str, number: &str) -> bool {
    let bare = |text: &str| -> String {
        number_key(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
    };
    let key = bare(number);
    let words: Vec<&str> = text.split([' ', '\t', '\n', ',', ';']).collect();
    let from = |at: usize| {
        let most = words.len().min(at + MOST_WORDS);
        (at + 1..=most).any(|end| bare(&words[at..end].concat()) == key)
    };
    key.chars().count() >= SHORTEST && (0..words.len()).any(from)
}

/// The payment pays debts from the oldest on, and the credits what it leaves of them.
fn pour(amount: Money, debts: &[Open<'_>], credits: &[Open<'_>]) -> (Vec<Share>, Vec<Netted>) {
    let (mut shares, mut netted) = (Vec::new(), Vec::new());
    let mut left = amount.minor();
    let mut credits = credits.iter().map(|(item, free)| (item.item, free.minor()));
    let mut credit = credits.next();
    for (debt, open) in debts {
        let part = left.min(open.minor());
        left -= part;
        let money = |minor| Money::from_minor(minor, amount.currency());
        if part > 0 {
            shares.push(Share { item: debt.item, amount: money(part) });
        }
        let mut rest = open.minor() - part;
        while let Some((item, free)) = credit.filter(|_| rest > 0) {
            let part = rest.min(free);
            let share = Share { item: debt.item, amount: money(part) };
            netted.push(Netted { credit: item, share });
            rest -= part;
            credit = if free > part { Some((item, free - part)) } else { credits.next() };
        }
    }
    (shares, netted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Moment;
    use crate::ids::CustomerId;
    use crate::matching::Reading;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn document(kind: ItemKind, item: i64, number: &str, minor: i64) -> Item {
        let day = "2026-03-02".parse().expect("a day");
        Item {
            customer: CustomerId::new(1),
            item: ItemId::new(item),
            kind,
            number: number.to_owned(),
            effective: day,
            due: day,
            amount: eur(minor),
            recorded: Moment(0),
        }
    }

    fn debt(item: i64, number: &str, minor: i64) -> Item {
        document(ItemKind::Goods, item, number, minor)
    }

    fn credit(item: i64, number: &str, minor: i64) -> Item {
        document(ItemKind::CreditNote, item, number, minor)
    }

    /// What matching proposes when these are named.
    fn of(named: &[i64], paid: &[(i64, i64)]) -> Proposal {
        let share =
            |(item, minor): &(i64, i64)| Share { item: ItemId::new(*item), amount: eur(*minor) };
        let number =
            |item: &i64| Evidence::Number { item: ItemId::new(*item), reading: Reading::Exact };
        Proposal {
            customer: CustomerId::new(1),
            shares: paid.iter().map(share).collect(),
            rest_in_order: named.is_empty(),
            short: (!named.is_empty()).then_some((eur(1), Difference::Part)),
            evidence: [Evidence::Account].into_iter().chain(named.iter().map(number)).collect(),
            netted: Vec::new(),
        }
    }

    /// Debt and cents of each share; credit, debt and cents of what is deducted.
    type Told = Option<(Vec<(i64, i64)>, Vec<(i64, i64, i64)>)>;

    fn told(text: &str, minor: i64, items: &[Item], asked: (&Proposal, Option<Doubt>)) -> Told {
        let open: Vec<Open<'_>> = items.iter().map(|one| (one, one.amount)).collect();
        let found = netted(text, eur(minor), &open, asked)?;
        assert!(found.evidence.contains(&Evidence::Deducted) && found.short.is_none());
        let shares = found.shares.iter().map(|one| (one.item.get(), one.amount.minor()));
        let netted = found
            .netted
            .iter()
            .map(|one| (one.credit.get(), one.share.item.get(), one.share.amount.minor()));
        Some((shares.collect(), netted.collect()))
    }

    #[test]
    fn what_is_missing_of_named_invoices_is_the_credit_note_that_was_deducted() {
        let two = [debt(1, "A-17", 10_000), debt(2, "A-18", 4_000)];
        let with = |credits: &[Item]| [&two[..], credits].concat();
        let of_17 = of(&[1], &[(1, 8_000)]);
        let of_both = of(&[1, 2], &[(1, 8_000)]);
        let cn = |minor| credit(8, "CN-3", minor);
        let rows: [(&str, i64, Vec<Item>, &Proposal, Told); 8] = [
            (
                "A-17",
                8_000,
                with(&[cn(2_000)]),
                &of_17,
                Some((vec![(1, 8_000)], vec![(8, 1, 2_000)])),
            ),
            // The rest of one and all of the other.
            (
                "A-17 A-18",
                8_000,
                with(&[cn(6_000)]),
                &of_both,
                Some((vec![(1, 8_000)], vec![(8, 1, 2_000), (8, 2, 4_000)])),
            ),
            // All of several together, the only one of the amount, the one that is named.
            (
                "A-17",
                8_000,
                with(&[cn(1_500), credit(9, "CN-4", 500)]),
                &of_17,
                Some((vec![(1, 8_000)], vec![(8, 1, 1_500), (9, 1, 500)])),
            ),
            (
                "A-17",
                8_000,
                with(&[cn(1_500), credit(9, "CN-4", 2_000)]),
                &of_17,
                Some((vec![(1, 8_000)], vec![(9, 1, 2_000)])),
            ),
            (
                "A-17 minus CN 3",
                8_000,
                with(&[cn(2_000), credit(9, "CN-4", 2_000)]),
                &of_17,
                Some((vec![(1, 8_000)], vec![(8, 1, 2_000)])),
            ),
            // Two of the amount, another amount, one that is named and is of another amount.
            ("A-17", 8_000, with(&[cn(2_000), credit(9, "CN-4", 2_000)]), &of_17, None),
            ("A-17", 8_000, with(&[cn(2_001)]), &of_17, None),
            ("A-17 minus CN-3", 8_000, with(&[cn(1_500), credit(9, "CN-4", 2_000)]), &of_17, None),
        ];
        for (text, minor, items, proposal, expected) in rows {
            for doubt in [None, Some(Doubt::AmountDiffers)] {
                assert_eq!(told(text, minor, &items, (proposal, doubt)), expected, "{text}");
            }
            let doubt = Some(Doubt::ThirdParty);
            assert_eq!(told(text, minor, &items, (proposal, doubt)), None, "whose money it is");
        }
    }

    #[test]
    fn money_that_names_nothing_and_everything_free_make_up_the_oldest_debts() {
        let items = [debt(1, "A-17", 10_000), debt(2, "A-18", 4_000), credit(8, "CN-3", 2_000)];
        let unnamed = of(&[], &[]);
        let rows: [(i64, Told); 4] = [
            (8_000, Some((vec![(1, 8_000)], vec![(8, 1, 2_000)]))),
            (12_000, Some((vec![(1, 10_000), (2, 2_000)], vec![(8, 2, 2_000)]))),
            (2_000, None),
            (8_001, None),
        ];
        for (minor, expected) in rows {
            assert_eq!(told("thanks", minor, &items, (&unnamed, None)), expected, "{minor}");
        }
        let doubt = Some(Doubt::AmountDiffers);
        assert_eq!(told("thanks", 8_000, &items, (&unnamed, doubt)), None);
        let waits = Proposal { rest_in_order: false, ..unnamed };
        assert_eq!(told("thanks", 8_000, &items, (&waits, None)), None, "a prepayment waits");
    }

    #[test]
    fn nothing_is_deducted_where_another_meaning_is_as_likely() {
        let items = [debt(1, "A-17", 10_000), debt(2, "A-18", 8_000), credit(8, "CN-3", 2_000)];
        let named = of(&[1], &[(1, 8_000)]);
        assert_eq!(told("A-17", 8_000, &items, (&named, None)), None, "A-18 may be meant");
        let items = [debt(1, "A-17", 10_000), credit(8, "CN-3", 2_000)];
        assert!(told("A-17", 8_000, &items, (&named, None)).is_some());
        let number = named.evidence.iter().copied().filter(|one| *one != Evidence::Account);
        let stranger = Proposal { evidence: number.collect(), ..named };
        assert_eq!(told("A-17", 8_000, &items, (&stranger, None)), None, "nobody knows who pays");
    }

    #[test]
    fn what_our_own_debt_was_set_off_against_is_not_deducted() {
        let items = [debt(1, "A-17", 10_000), document(ItemKind::Offset, 8, "O-1", 2_000)];
        assert_eq!(told("A-17", 8_000, &items, (&of(&[1], &[(1, 8_000)]), None)), None);
    }
}
