//! What a line points to.

use super::index::Kept;
use super::names::name_key;
use super::numbers::{Called, Candidate, candidates, keys, reference_key};
use super::{Evidence, Index, Reading, Thresholds};
use crate::bank::{BETWEEN_REFERENCES, LineFact};
use crate::identifier::{ee, rf};
use crate::ids::CustomerId;
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};

/// A document that the text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Its place in the index.
    pub(super) at: u32,
    pub(super) reading: Reading,
}

/// Everything a line points to, nothing weighed yet.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Customers who may be the payer, with what says so.
    pub(super) payers: BTreeMap<CustomerId, Vec<Evidence>>,
    /// Documents whose number is long enough to be meant whoever pays.
    pub(super) named: Vec<Named>,
    /// Words that may be numbers of documents of a payer who is known.
    pub(super) weak: Vec<Candidate>,
    /// A document is named by a number that nothing has.
    pub(super) unknown: bool,
    /// Customers who have the payer's name, and another legal form than the line states.
    pub(super) namesakes: BTreeSet<CustomerId>,
    /// Customers whose code a reference seems to be made from, or the number of whose invoice that bears
    /// another: any other reference may be as well.
    pub(super) coded: BTreeSet<CustomerId>,
    /// The customer whose account it is, where the line tells a name that is none of its own.
    pub(super) other_name: Option<CustomerId>,
    /// It was paid on behalf of somebody whom nobody knows.
    pub(super) for_a_stranger: bool,
    /// References that are none of ours: one may be, but for a slip.
    pub(super) strange: Vec<String>,
    /// Of several references one is none of ours: part of the money may be somebody else's.
    pub(super) strange_reference: bool,
}

impl Found {
    fn payer(&mut self, customer: CustomerId, evidence: Evidence) {
        let known = self.payers.entry(customer).or_default();
        if !known.contains(&evidence) {
            known.push(evidence);
        }
    }

    /// Adds what another field points to.
    fn take_in(&mut self, told: Found) {
        for (customer, evidence) in told.payers {
            evidence.into_iter().for_each(|one| self.payer(customer, one));
        }
        self.coded.extend(told.coded);
        told.named.into_iter().for_each(|one| name(self, one.at, one.reading));
    }

    /// Customers with any of this evidence.
    pub(super) fn with(&self, fits: impl Fn(&Evidence) -> bool) -> Vec<CustomerId> {
        let of = self.payers.iter().filter(|(_, evidence)| evidence.iter().any(&fits));
        of.map(|(customer, _)| *customer).collect()
    }
}

pub(super) fn find(index: &Index, thresholds: &Thresholds, line: &LineFact) -> Found {
    let mut found = Found::default();
    let other = &line.other;
    for customer in index.with_account(&other.account) {
        found.payer(*customer, Evidence::Account);
        if index.is_other_name(*customer, &other.name) {
            found.other_name = Some(*customer);
        }
    }
    for customer in index.with_code(&other.code) {
        found.payer(*customer, Evidence::RegistryCode);
    }
    for (name, evidence) in [(&other.name, Evidence::Name), (&other.behalf, Evidence::Behalf)] {
        for (customer, is_namesake) in index.with_name(name) {
            found.payer(customer, evidence);
            if is_namesake {
                found.namesakes.insert(customer);
            }
        }
    }
    let for_known = !index.with_name(&other.behalf).is_empty();
    // Banks repeat the payer there, however the card spells it.
    let for_itself = name_key(&other.behalf) == name_key(&other.name);
    found.for_a_stranger = !for_known && !for_itself && !other.behalf.trim().is_empty();
    let several = line.reference.contains(BETWEEN_REFERENCES);
    for reference in line.reference.split(BETWEEN_REFERENCES) {
        let mut told = Found::default();
        let is_kept = by_kept(index, reference_key(reference), line.amount, &mut told);
        if !is_kept {
            by_reference(index, reference, &mut told);
        }
        // Some type the number of the invoice where a reference belongs. Where that is a reference of
        // one customer, only another's invoice makes it doubtful.
        let bearers: Vec<CustomerId> = told.payers.keys().copied().collect();
        let other = |debt: &Kept| !is_kept || !bearers.contains(&debt.customer);
        by_own_field(index, thresholds, reference, other, &mut told);
        let is_strange = told.payers.is_empty() && told.named.is_empty();
        found.strange_reference |= several && is_strange;
        if is_strange && !reference.trim().is_empty() {
            found.strange.push(reference.to_owned());
        }
        found.take_in(told);
    }
    by_text(index, thresholds, line, &mut found);
    by_own_field(index, thresholds, &line.end_to_end, |_| true, &mut found);
    // It counts the payer's orders: that it is also the number of an invoice says something
    // only together with the amount.
    let equal = |debt: &Kept| debt.money() == line.amount;
    by_own_field(index, thresholds, &line.number, equal, &mut found);
    found
}

/// A reference that invoices bear says whose the money is. Borne by one invoice alone it names that;
/// borne by several of a customer, the one that has just this amount open, or all of them together:
/// what else it may pay is the contract's to say. Answers whether any invoice bears it.
fn by_kept(index: &Index, wanted: u64, amount: Money, found: &mut Found) -> bool {
    let bearers = index.with_reference(wanted);
    for (_, at) in bearers {
        found.payer(index.debt(*at).customer, Evidence::Reference);
    }
    // The same reference on invoices of two customers says of neither that it pays.
    let mut named: Vec<u32> = bearers.iter().map(|(_, at)| *at).collect();
    if named.len() > 1 {
        named.retain(|at| index.debt(*at).open > 0);
        let equal: Vec<u32> =
            named.iter().copied().filter(|at| index.debt(*at).money() == amount).collect();
        let open = named.iter().map(|at| index.debt(*at).money());
        let is_sum = Money::sum(amount.currency(), open) == Ok(amount);
        match equal.as_slice() {
            [only] => named = vec![*only],
            _ if is_sum => {}
            _ => named.clear(),
        }
    }
    if found.payers.len() == 1 {
        named.into_iter().for_each(|at| name(found, at, Reading::Exact));
    }
    !bearers.is_empty()
}

/// A reference of ours is made from the number of an invoice or the code of a customer.
fn by_reference(index: &Index, reference: &str, found: &mut Found) {
    if reference.is_empty() {
        return;
    }
    if let Ok(base) = rf::base(reference) {
        by_base(index, &base, found);
        if ee::reference(&base).is_ok() {
            by_base(index, &base[..base.len() - 1], found);
        }
        return;
    }
    let digits: String = reference.chars().filter(|c| !c.is_whitespace()).collect();
    if ee::reference(&digits).is_ok() {
        by_base(index, &digits[..digits.len() - 1], found);
    }
}

fn by_base(index: &Index, base: &str, found: &mut Found) {
    let wanted = keys(base);
    // A base of a digit or two is made of everything.
    if wanted.digit_count < 3 && wanted.length < 4 {
        return;
    }
    let exact = index.with_number(wanted.exact);
    let documents = if exact.is_empty() { index.with_digits(wanted.digits) } else { exact };
    for (_, at) in documents {
        let debt = index.debt(*at);
        found.payer(debt.customer, Evidence::Reference);
        if debt.bears_other {
            found.coded.insert(debt.customer);
        }
    }
    let coded = index.with_own_digits(wanted.digits);
    for customer in coded {
        found.payer(*customer, Evidence::Reference);
    }
    // Where a document of the customer fits as well, it is that customer's either way.
    let owns = |customer: &&CustomerId| {
        documents.iter().any(|(_, at)| index.debt(*at).customer == **customer)
    };
    found.coded.extend(coded.iter().filter(|customer| !owns(customer)));
    // Made from a number or from a code: where both fit, nobody can tell which was meant, and
    // hence not what is paid; where they are two customers', not whose it is either.
    if let ([(_, at)], []) = (documents, coded)
        && !index.debt(*at).bears_other
    {
        found.named.push(Named { at: *at, reading: Reading::Exact });
    }
}

fn by_text(index: &Index, thresholds: &Thresholds, line: &LineFact, found: &mut Found) {
    let candidates = candidates(&line.text);
    let words = candidates.iter().map(|one| one.to).max().unwrap_or(0);
    let mut covered = vec![false; words];
    let free = |covered: &[bool], one: &Candidate| !covered[one.from..one.to].contains(&true);
    // The longest first, wherever it stands: a date must not lend its digits to a number.
    let mut ordered: Vec<&Candidate> = candidates.iter().collect();
    ordered.sort_by_key(|one| (std::cmp::Reverse(one.to - one.from), one.from));
    for one in ordered.iter().filter(|one| one.called == Called::Reference) {
        let mut told = Found::default();
        if free(&covered, one) && by_kept(index, one.reference, line.amount, &mut told) {
            covered[one.from..one.to].fill(true);
            found.take_in(told);
        }
    }
    // The most careful reading first: what is read letter by letter is not read otherwise.
    for reading in [Reading::Exact, Reading::LookAlike, Reading::DigitsOnly] {
        for one in ordered.iter().filter(|one| one.called != Called::Contract) {
            if free(&covered, one) && by_number(index, thresholds, one, reading, found) {
                covered[one.from..one.to].fill(true);
            }
        }
    }
    for one in candidates.iter().filter(|one| free(&covered, one)) {
        match one.called {
            Called::Reference => {
                let text = one.keys.digits.to_string();
                let mut told = Found::default();
                by_reference(index, &text, &mut told);
                if told.payers.is_empty() && told.named.is_empty() {
                    found.strange.push(text);
                }
                found.take_in(told);
            }
            Called::Contract => {}
            Called::Document | Called::Nothing => found.weak.push(*one),
        }
    }
    let names_unknown = |one: &&Candidate| {
        one.called == Called::Document && !one.everyday && one.keys.digit_count >= 3
    };
    found.unknown = found.weak.iter().any(|one| names_unknown(&one));
}

/// Fields in which some payers repeat the number of the invoice, whole.
fn by_own_field(
    index: &Index,
    thresholds: &Thresholds,
    text: &str,
    fits: impl Fn(&Kept) -> bool,
    found: &mut Found,
) {
    let wanted = keys(text);
    let long =
        wanted.length >= thresholds.number_length && wanted.digit_count >= thresholds.number_digits;
    if !long {
        return;
    }
    for (_, at) in index.with_number(wanted.exact) {
        if fits(index.debt(*at)) {
            name(found, *at, Reading::Exact);
        }
    }
}

fn name(found: &mut Found, at: u32, reading: Reading) {
    match found.named.iter_mut().find(|named| named.at == at) {
        Some(named) => named.reading = named.reading.min(reading),
        None => found.named.push(Named { at, reading }),
    }
}

/// Does the candidate, read this way, name documents by itself?
fn by_number(
    index: &Index,
    thresholds: &Thresholds,
    one: &Candidate,
    reading: Reading,
    found: &mut Found,
) -> bool {
    let keys = one.keys;
    let (digits, hits) = match reading {
        Reading::Exact => (keys.digit_count, index.with_number(keys.exact)),
        Reading::LookAlike => (keys.digit_like, index.with_look_alike(keys.look_alike)),
        // Letters beside the digits would be somebody's prefix.
        Reading::DigitsOnly if keys.digit_count < keys.length || one.everyday => (0, &[][..]),
        Reading::DigitsOnly => (keys.digit_count, index.with_digits(keys.digits)),
        // A slip names nothing by itself.
        Reading::Slip => (0, &[][..]),
    };
    let long = keys.length >= thresholds.number_length && digits >= thresholds.number_digits;
    // An everyday figure that happens to be a number needs a payer behind it.
    if !long || one.everyday && one.called != Called::Document {
        return false;
    }
    for (_, at) in hits {
        name(found, *at, reading);
    }
    !hits.is_empty()
}
