//! A payment that is taken back: which one was it?

use crate::bank::LineFact;
use crate::day::Day;
use crate::money::Money;
use crate::number::{code_key, search_key};

/// A line that brought money in and counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    pub line: i64,
    pub booked: Day,
    pub amount: Money,
    pub bank_id: String,
    pub end_to_end: String,
    pub account: String,
    pub name: String,
}

/// Which payment a line takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Returned {
    /// This one and no other.
    Certain(i64),
    /// One of these, the latest first; there may be none.
    Question(Vec<i64>),
}

/// Finds the payment that a line below zero takes back among those of the same account. It
/// is certain when the bank calls it a reversal and just one earlier payment has its amount
/// together with its id, its end-to-end name, or its payer.
pub fn taken_back(line: &LineFact, incoming: &[Incoming]) -> Returned {
    let wanted = line.amount.negated().ok();
    let mut fits: Vec<&Incoming> = incoming
        .iter()
        .filter(|one| Some(one.amount) == wanted && one.booked <= line.booked)
        .collect();
    fits.sort_by_key(|one| (std::cmp::Reverse(one.booked), one.line));
    let same: Vec<&&Incoming> = fits.iter().filter(|one| is_the_same(line, one)).collect();
    match same.as_slice() {
        [only] if line.reversal => Returned::Certain(only.line),
        [] => Returned::Question(fits.iter().map(|one| one.line).collect()),
        several => Returned::Question(several.iter().map(|one| one.line).collect()),
    }
}

/// May a line below zero that its bank does not call a reversal be one? Not every bank's table has
/// a column for it: money of the same amount that goes back to whoever sent it is asked about, for
/// else the debt that it had paid would be forgotten (failure M13).
pub fn may_take_back(line: &LineFact, incoming: &[Incoming]) -> bool {
    let wanted = line.amount.negated().ok();
    incoming
        .iter()
        .filter(|one| Some(one.amount) == wanted && one.booked <= line.booked)
        .any(|one| is_the_same(line, one))
}

fn is_the_same(line: &LineFact, one: &Incoming) -> bool {
    let equal = |a: &str, b: &str| !a.is_empty() && a == b;
    equal(&line.bank_id, &one.bank_id)
        || equal(&line.end_to_end, &one.end_to_end)
        || equal(&code_key(&line.other.account), &code_key(&one.account))
        || equal(&search_key(&line.other.name), &search_key(&one.name))
}
