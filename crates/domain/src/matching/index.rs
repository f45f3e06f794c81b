//! What may be named and who may pay, ready to be asked.

use super::names::{Forms, name_key, name_words};
use super::numbers::{Keys, keys, reference_key};
use super::{Debt, Debtor, Share};
use crate::book::payment_reference;
use crate::day::Day;
use crate::identifier::ee;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Currency, Money};
use crate::number::{code_key, number_key};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A debt as it is kept: without its number, of which only keys are asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub(super) customer: CustomerId,
    pub(super) item: ItemId,
    pub(super) keys: Keys,
    /// Key of its payment reference; 0 for none.
    pub(super) reference: u64,
    /// That reference is not its number in another form.
    pub(super) bears_other: bool,
    pub(super) due: Day,
    pub(super) open: i64,
    pub(super) currency: Currency,
}

impl Kept {
    pub(super) const fn money(&self) -> Money {
        Money::from_minor(self.open, self.currency)
    }
}

/// Debts and debtors, by everything that a line of a statement may tell of them.
#[derive(Debug)]
pub struct Index {
    /// Ordered by customer, due day, item.
    debts: Vec<Kept>,
    exact: Lookup,
    look_alike: Lookup,
    digits: Lookup,
    references: Lookup,
    amounts: Lookup,
    ranges: BTreeMap<CustomerId, Range<u32>>,
    by_account: BTreeMap<String, Vec<CustomerId>>,
    by_code: BTreeMap<String, Vec<CustomerId>>,
    by_own_digits: BTreeMap<u64, Vec<CustomerId>>,
    by_name: BTreeMap<String, Vec<(CustomerId, Forms)>>,
    codes: BTreeMap<CustomerId, Vec<String>>,
    /// Words of the names under which customers pay from accounts that were learnt.
    called: BTreeMap<CustomerId, BTreeSet<String>>,
}

impl Index {
    /// The index of these debts and debtors, given in any order.
    pub fn new(
        debts: impl IntoIterator<Item = Debt>,
        debtors: impl IntoIterator<Item = (CustomerId, Debtor)>,
    ) -> Self {
        let mut kept: Vec<Kept> = debts.into_iter().map(|debt| keep(&debt)).collect();
        kept.sort_unstable_by_key(|debt| (debt.customer, debt.due, debt.item));
        let mut index = Self {
            exact: Lookup::of(&kept, |debt| debt.keys.exact),
            look_alike: Lookup::of(&kept, |debt| debt.keys.look_alike),
            digits: Lookup::of(&kept, |debt| debt.keys.digits),
            references: Lookup::of(&kept, |debt| debt.reference),
            amounts: Lookup::of(&kept, |debt| amount_key(debt.open, debt.currency)),
            ranges: ranges(&kept),
            debts: kept,
            by_account: BTreeMap::new(),
            by_code: BTreeMap::new(),
            by_own_digits: BTreeMap::new(),
            by_name: BTreeMap::new(),
            codes: BTreeMap::new(),
            called: BTreeMap::new(),
        };
        for (customer, debtor) in debtors {
            index.add_debtor(customer, &debtor);
        }
        index
    }

    fn add_debtor(&mut self, customer: CustomerId, debtor: &Debtor) {
        let put = |map: &mut BTreeMap<String, Vec<CustomerId>>, key: String| {
            if !key.is_empty() {
                map.entry(key).or_default().push(customer);
            }
        };
        let code = official(&debtor.registry_code);
        put(&mut self.by_code, code.clone());
        for account in &debtor.accounts {
            put(&mut self.by_account, account_key(account));
        }
        // Only who pays from a known account is ever asked for these words.
        if !debtor.accounts.is_empty() {
            let names = debtor.pays_as.iter().chain([&debtor.name]);
            let words = names.flat_map(|name| name_words(name));
            self.called.entry(customer).or_default().extend(words);
        }
        let name = name_key(&debtor.name);
        if !name.is_empty() {
            let forms = Forms::of(&debtor.name);
            self.by_name.entry(name).or_default().push((customer, forms));
        }
        let digits = keys(&debtor.code).digits;
        if digits > 0 {
            self.by_own_digits.entry(digits).or_default().push(customer);
        }
        if !code.is_empty() {
            self.codes.entry(customer).or_default().push(code);
        }
    }

    pub(super) fn learn(&mut self, customer: CustomerId, account: &str) {
        let known = self.by_account.entry(account_key(account)).or_default();
        if !known.contains(&customer) {
            known.push(customer);
        }
    }

    pub(super) fn use_up(&mut self, customer: CustomerId, share: Share) {
        let Some(range) = self.ranges.get(&customer) else { return };
        let debts = &mut self.debts[range.start as usize..range.end as usize];
        if let Some(debt) = debts.iter_mut().find(|debt| debt.item == share.item) {
            debt.open = debt.open.saturating_sub(share.amount.minor()).max(0);
        }
    }

    pub(super) fn debt(&self, at: u32) -> &Kept {
        &self.debts[at as usize]
    }

    /// Debts of a customer, oldest due first, settled ones included.
    pub(super) fn debts_of(&self, customer: CustomerId) -> &[Kept] {
        let range = self.ranges.get(&customer).cloned().unwrap_or_default();
        &self.debts[range.start as usize..range.end as usize]
    }

    /// Place of the customer's first debt.
    pub(super) fn place_of(&self, customer: CustomerId) -> Option<u32> {
        self.ranges.get(&customer).map(|range| range.start)
    }

    pub(super) fn with_number(&self, exact: u64) -> &[(u64, u32)] {
        self.exact.find(exact)
    }

    pub(super) fn with_look_alike(&self, key: u64) -> &[(u64, u32)] {
        self.look_alike.find(key)
    }

    pub(super) fn with_digits(&self, digits: u64) -> &[(u64, u32)] {
        self.digits.find(digits)
    }

    /// Debts that bear this payment reference.
    pub(super) fn with_reference(&self, key: u64) -> &[(u64, u32)] {
        self.references.find(key)
    }

    /// Debts that had this amount open when the index was made.
    pub(super) fn with_amount(&self, amount: Money) -> &[(u64, u32)] {
        self.amounts.find(amount_key(amount.minor(), amount.currency()))
    }

    pub(super) fn with_account(&self, account: &str) -> &[CustomerId] {
        found(&self.by_account, &account_key(account))
    }

    pub(super) fn with_code(&self, code: &str) -> &[CustomerId] {
        found(&self.by_code, &official(code))
    }

    pub(super) fn with_own_digits(&self, digits: u64) -> &[CustomerId] {
        self.by_own_digits.get(&digits).map_or(&[], Vec::as_slice)
    }

    /// Does a name contradict those under which a customer is known to pay: has it no word of any of
    /// them? A line without a name contradicts nobody.
    pub(super) fn is_other_name(&self, customer: CustomerId, name: &str) -> bool {
        let told = name_words(name);
        let known = self.called.get(&customer).filter(|known| !known.is_empty());
        known.is_some_and(|known| !told.is_empty() && told.is_disjoint(known))
    }

    /// Customers of this name, legal forms apart, each once; `true` for one whose form is another. Of
    /// several cards of one customer the one that fits counts: a card that was joined keeps its name.
    pub(super) fn with_name(&self, name: &str) -> Vec<(CustomerId, bool)> {
        let key = name_key(name);
        let Some(named) = self.by_name.get(&key).filter(|_| !key.is_empty()) else {
            return Vec::new();
        };
        let told = Forms::of(name);
        let mut found: Vec<(CustomerId, bool)> = Vec::new();
        for (customer, card) in named {
            let is_other = card.contradict(told);
            match found.iter_mut().find(|(known, _)| known == customer) {
                Some((_, known)) => *known &= is_other,
                None => found.push((*customer, is_other)),
            }
        }
        found
    }

    /// The official codes of a customer: of its card, and of those whose debts have become its own;
    /// none when no card has one.
    pub(super) fn codes_of(&self, customer: CustomerId) -> &[String] {
        self.codes.get(&customer).map_or(&[], Vec::as_slice)
    }
}

fn found<'a>(map: &'a BTreeMap<String, Vec<CustomerId>>, key: &str) -> &'a [CustomerId] {
    if key.is_empty() { &[] } else { map.get(key).map_or(&[], Vec::as_slice) }
}

/// An official code without what people put between its digits.
pub(super) fn official(code: &str) -> String {
    number_key(code).chars().filter(char::is_ascii_alphanumeric).collect()
}

fn account_key(account: &str) -> String {
    code_key(account).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn keep(debt: &Debt) -> Kept {
    let Debt { customer, item, due, .. } = *debt;
    let (open, currency) = (debt.open.minor(), debt.open.currency());
    let number = keys(&debt.number);
    let reference = reference_key(&debt.reference);
    let bears_other = reference != 0 && !is_made_from(&debt.reference, &number);
    Kept { customer, item, keys: number, reference, bears_other, due, open, currency }
}

/// Is a reference the number itself, or made from it with a check digit?
fn is_made_from(reference: &str, number: &Keys) -> bool {
    let told = keys(&payment_reference::key(reference)).digits;
    let with_check = || told / 10 == number.digits && ee::reference(&told.to_string()).is_ok();
    told == number.digits || with_check()
}

fn ranges(debts: &[Kept]) -> BTreeMap<CustomerId, Range<u32>> {
    let mut ranges = BTreeMap::new();
    let mut from = 0_u32;
    for group in debts.chunk_by(|one, next| one.customer == next.customer) {
        let to = from + group.len() as u32;
        if let Some(first) = group.first() {
            ranges.insert(first.customer, from..to);
        }
        from = to;
    }
    ranges
}

fn amount_key(minor: i64, currency: Currency) -> u64 {
    let code = currency.code().bytes().fold(0_u64, |key, byte| (key << 8) | u64::from(byte));
    minor.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ code
}

/// Sorted keys, with a filter before them: most words of a text are no number of ours, and a
/// search of a million keys costs more than asking one bit.
#[derive(Debug)]
struct Lookup {
    keys: Vec<(u64, u32)>,
    filter: Vec<u64>,
}

impl Lookup {
    /// Keys of zero say nothing and are left out.
    fn of(debts: &[Kept], key: impl Fn(&Kept) -> u64) -> Self {
        let keys = (0..).zip(debts).map(|(at, debt)| (key(debt), at));
        let mut keys: Vec<(u64, u32)> = keys.filter(|(key, _)| *key != 0).collect();
        keys.sort_unstable();
        let bits = (keys.len() * 16).next_power_of_two().max(64);
        let mut filter = vec![0; bits / 64];
        for (key, _) in &keys {
            let bit = bit(*key, bits);
            filter[bit / 64] |= 1_u64 << (bit % 64);
        }
        Self { keys, filter }
    }

    fn find(&self, key: u64) -> &[(u64, u32)] {
        let bit = bit(key, self.filter.len() * 64);
        if key == 0 || self.filter[bit / 64] & (1_u64 << (bit % 64)) == 0 {
            return &[];
        }
        let from = self.keys.partition_point(|(one, _)| *one < key);
        let to = from + self.keys[from..].iter().take_while(|(one, _)| *one == key).count();
        &self.keys[from..to]
    }
}

fn bit(key: u64, bits: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20) as usize & (bits - 1)
}
