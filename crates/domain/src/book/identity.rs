//! Which document is this? The rule by which the same fact, told twice, stays one item.
//!
//! | document | identity within its customer |
//! |---|---|
//! | anything numbered except money received | series + number key + calendar year |
//! | money received, and anything without a number | series + day + amount + currency + number, note and designation + occurrence |
//!
//! * A number may be used again next year (failure M20), so the year belongs to it; amount,
//!   due day and note do not: a changed amount is a correction of the same document.
//! * Told over New Year, with the same number and amount within [`NEAR`] days, it is likelier the same
//!   document with a corrected date than another one: a person says, unless one source tells both.
//! * The number of a payment is the payer's or the bank's. Banks begin anew each year, and one
//!   number may stand for several entries of a statement (failure M05); so there it is one
//!   feature among others and never enough by itself.
//! * Two payments equal in everything are twins, and twins are real (failure M04). The k-th
//!   twin of one source has occurrence k. Reading the source again, or an overlapping one,
//!   gives the same occurrences and hence nothing new.
//!
//! Identities are unique within one customer, not beyond.

use super::facts::DocumentFact;
use super::{ItemKind, NewMovement};
use crate::day::Day;
use crate::ids::{CustomerId, ItemId, MovementId};
use crate::number::{code_key, folded_number, search_key};
use std::collections::BTreeMap;

/// Identity of a customer: that of its code, however it is typed.
pub fn customer(code: &str) -> CustomerId {
    CustomerId::new(fingerprint("customer", &[code_key(code).as_bytes()]))
}

/// Identity of a document of which the source holds `occurrence` equal ones before it.
/// `occurrence` counts only for documents that are told apart by their content.
pub fn document(fact: &DocumentFact, occurrence: u32) -> ItemId {
    match basis(fact) {
        Basis::Number(item) => item,
        Basis::Content(first) => twin(first, occurrence),
    }
}

/// Days around New Year within which a document of the same number and amount is the same one, dated
/// otherwise.
pub const NEAR: i64 = 60;

/// The identity that a numbered document would have in the year on the other side of New Year, where
/// its day is near: a date that is corrected over New Year makes another document of it. `None` for what
/// is told apart by its content, and for days far from New Year.
pub fn over_new_year(fact: &DocumentFact) -> Option<ItemId> {
    let Basis::Number(_) = basis(fact) else { return None };
    let year = fact.effective.year();
    let other = [-NEAR, NEAR].map(|days| fact.effective.plus(days));
    let other = other.into_iter().find(|day| day.year() != year)?;
    Some(by_key(fact.kind, &folded_number(&fact.number), other))
}

/// Identity of a numbered document other than a payment, e.g. to find the invoice a payment
/// names. `number` may be written in any way that has the same number key.
pub fn numbered(kind: ItemKind, number: &str, effective: Day) -> ItemId {
    by_key(kind, &folded_number(number), effective)
}

/// The same for a number that is a key already.
fn by_key(kind: ItemKind, key: &str, effective: Day) -> ItemId {
    let year = effective.year().to_le_bytes();
    ItemId::new(fingerprint("numbered", &[series(kind).as_bytes(), key.as_bytes(), &year]))
}

/// Identity of a movement: the same settlement, told twice, is one. `occurrence` tells apart
/// equal movements that are both meant (a debt written off in two equal parts on one day).
pub fn movement(new: &NewMovement, occurrence: u32) -> MovementId {
    let bytes = |id: Option<i64>| id.map(i64::to_le_bytes);
    let debit = bytes(new.debit_item.map(ItemId::get));
    let credit = bytes(new.credit_item.map(ItemId::get));
    let reverses = bytes(new.reverses.map(MovementId::get));
    let currency = new.amount.currency();
    let parts = [
        new.kind.code().as_bytes(),
        or_nothing(&debit),
        or_nothing(&credit),
        &new.amount.minor().to_le_bytes(),
        currency.code().as_bytes(),
        &new.effective.number().to_le_bytes(),
        or_nothing(&reverses),
        &occurrence.to_le_bytes(),
    ];
    MovementId::new(fingerprint("movement", &parts))
}

fn or_nothing(bytes: &Option<[u8; 8]>) -> &[u8] {
    bytes.as_ref().map_or(&[], |bytes| bytes.as_slice())
}

/// Counts the twins of one source: give it every document in the order of the file.
///
/// Cost: sixteen bytes and a tree slot for each distinct document that is told apart by its
/// content; nothing for numbered ones.
#[derive(Clone, Debug, Default)]
pub struct Twins {
    seen: BTreeMap<(CustomerId, ItemId), u32>,
    /// The customer of the last document: the documents of one often follow each other, and
    /// an identity costs more to derive than to keep.
    last: Option<(String, CustomerId)>,
}

impl Twins {
    /// Identity of the next document of the source.
    pub fn next(&mut self, fact: &DocumentFact) -> ItemId {
        let first = match basis(fact) {
            Basis::Number(item) => return item,
            Basis::Content(first) => first,
        };
        let customer = self.customer(&fact.customer);
        let seen = self.seen.entry((customer, first)).or_insert(0);
        let identity = twin(first, *seen);
        *seen += 1;
        identity
    }

    fn customer(&mut self, code: &str) -> CustomerId {
        match &self.last {
            Some((last, known)) if last == code => *known,
            _ => {
                let found = customer(code);
                self.last = Some((code.to_owned(), found));
                found
            }
        }
    }
}

/// By what a document is told apart from others of its customer.
enum Basis {
    Number(ItemId),
    /// The identity of the first of its twins.
    Content(ItemId),
}

fn basis(fact: &DocumentFact) -> Basis {
    let number = folded_number(&fact.number);
    if fact.kind == ItemKind::Payment || number.is_empty() {
        Basis::Content(by_content(fact, &number))
    } else {
        Basis::Number(by_key(fact.kind, &number, fact.effective))
    }
}

fn by_content(fact: &DocumentFact, number: &str) -> ItemId {
    let note = fact.note.as_deref().map(search_key).unwrap_or_default();
    let settles = fact.settles.as_deref().map(folded_number).unwrap_or_default();
    let currency = fact.amount.currency();
    let parts = [
        series(fact.kind).as_bytes(),
        &fact.effective.number().to_le_bytes(),
        &fact.amount.minor().to_le_bytes(),
        currency.code().as_bytes(),
        number.as_bytes(),
        note.as_bytes(),
        settles.as_bytes(),
    ];
    ItemId::new(fingerprint("content", &parts))
}

fn twin(first: ItemId, occurrence: u32) -> ItemId {
    if occurrence == 0 {
        return first;
    }
    let parts: [&[u8]; 2] = [&first.get().to_le_bytes(), &occurrence.to_le_bytes()];
    ItemId::new(fingerprint("twin", &parts))
}

/// Kinds that are numbered in one series. Goods and services leave on one kind of document,
/// and a source that learns to tell them apart must not double the debt.
const fn series(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Goods | ItemKind::Services => "sale",
        other => other.code(),
    }
}

/// First eight bytes of a hash over length-prefixed parts. This is stored: never change it.
fn fingerprint(domain: &str, parts: &[&[u8]]) -> i64 {
    // Hashing once is cheaper than a hasher that is told of a few bytes at a time.
    let length = parts.iter().map(|part| part.len() + 8).sum::<usize>() + domain.len() + 8;
    let mut told = Vec::with_capacity(length);
    for part in std::iter::once(&domain.as_bytes()).chain(parts) {
        told.extend_from_slice(&(part.len() as u64).to_le_bytes());
        told.extend_from_slice(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(&told).as_bytes()[..8]);
    i64::from_le_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Currency, Money};

    fn fact(kind: ItemKind, number: &str, day: &str, minor: i64) -> DocumentFact {
        let effective: Day = day.parse().expect(day);
        let currency = Currency::from_code("EUR").expect("EUR");
        DocumentFact {
            customer: "C-1".into(),
            kind,
            number: number.into(),
            effective,
            due: effective,
            amount: Money::from_minor(minor, currency),
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        }
    }

    #[test]
    fn a_document_is_known_again_by_its_number_and_year() {
        let known = document(&fact(ItemKind::Goods, "АВ-15", "2026-01-10", 100), 0);
        let rows = [
            ("spelled in Latin", ItemKind::Goods, "ab - 15", "2026-01-10", 100, true),
            ("amount corrected", ItemKind::Goods, "AB-15", "2026-01-10", 200, true),
            ("day corrected", ItemKind::Goods, "AB-15", "2026-12-31", 100, true),
            ("now called services", ItemKind::Services, "AB-15", "2026-01-10", 100, true),
            ("another number", ItemKind::Goods, "AB-015", "2026-01-10", 100, false),
            ("next year", ItemKind::Goods, "AB-15", "2027-01-01", 100, false),
            ("a credit note", ItemKind::CreditNote, "AB-15", "2026-01-10", 100, false),
            ("a return", ItemKind::Return, "AB-15", "2026-01-10", 100, false),
            ("a charge", ItemKind::Charge, "AB-15", "2026-01-10", 100, false),
        ];
        for (case, kind, number, day, minor, same) in rows {
            assert_eq!(document(&fact(kind, number, day, minor), 0) == known, same, "{case}");
        }
    }

    #[test]
    fn a_payment_is_known_again_by_all_it_says() {
        let base = || DocumentFact {
            note: Some("Invoice  15".into()),
            ..fact(ItemKind::Payment, "77", "2026-01-10", 100)
        };
        let known = document(&base(), 0);
        let spelled = DocumentFact { note: Some("INVOICE 15".into()), ..base() };
        assert_eq!(document(&spelled, 0), known);
        let others = [
            DocumentFact { number: "78".into(), ..base() },
            DocumentFact { note: None, ..base() },
            DocumentFact { settles: Some("15".into()), ..base() },
            DocumentFact { effective: "2026-01-11".parse().expect("day"), ..base() },
            DocumentFact {
                amount: fact(ItemKind::Payment, "", "2026-01-10", 101).amount,
                ..base()
            },
        ];
        for other in others {
            assert_ne!(document(&other, 0), known, "{other:?}");
        }
        assert_ne!(document(&base(), 1), known, "its twin");
    }

    #[test]
    fn true_twins_both_stay_and_stay_the_same_when_read_again() {
        let payment = fact(ItemKind::Payment, "", "2026-01-10", 100);
        let file =
            [payment.clone(), payment.clone(), fact(ItemKind::Payment, "", "2026-01-11", 100)];
        let read = || {
            let mut twins = Twins::default();
            file.iter().map(|fact| twins.next(fact)).collect::<Vec<_>>()
        };
        let first = read();
        assert_ne!(first[0], first[1]);
        assert_eq!(first, read());

        let mut overlapping = Twins::default();
        assert_eq!(overlapping.next(&payment), first[0]);
        let another_customer = DocumentFact { customer: "C-2".into(), ..payment.clone() };
        assert_eq!(overlapping.next(&another_customer), first[0], "unique within a customer only");
        assert_eq!(overlapping.next(&payment), first[1], "customers are counted apart");
    }

    #[test]
    fn a_number_twice_in_a_file_is_one_document() {
        let mut twins = Twins::default();
        let invoice = fact(ItemKind::Goods, "15", "2026-01-10", 100);
        assert_eq!(twins.next(&invoice), twins.next(&invoice));
        let unnumbered = fact(ItemKind::Goods, " ", "2026-01-10", 100);
        assert_ne!(twins.next(&unnumbered), twins.next(&unnumbered));
    }

    #[test]
    fn stored_identities_never_change() {
        assert_eq!(customer("C-001"), customer(" с-001"));
        let numbered = document(&fact(ItemKind::Goods, "15", "2026-01-10", 1), 0);
        let unnumbered = document(&fact(ItemKind::Payment, "", "2026-01-10", 1), 0);
        let stored = [customer("C-001").get(), numbered.get(), unnumbered.get()];
        assert_eq!(
            stored,
            [-9_023_053_048_815_386_772, 450_541_569_055_840_693, 4_949_756_125_812_338_939]
        );
    }
}
