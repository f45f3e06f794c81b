//! A payment that is taken back: which one was it?

use super::names::{Forms, name_key};
use crate::bank::{LineFact, is_no_name};
use crate::day::Day;
use crate::money::Money;
use crate::number::code_key;

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
/// together with the bank's id or its payer. The end-to-end name is the payer's own, and many
/// programs begin with “1”: alone it makes a question.
pub fn taken_back(line: &LineFact, incoming: &[Incoming]) -> Returned {
    let wanted = line.amount.negated().ok();
    let mut fits: Vec<&Incoming> = incoming
        .iter()
        .filter(|one| Some(one.amount) == wanted && one.booked <= line.booked)
        .collect();
    fits.sort_by_key(|one| (std::cmp::Reverse(one.booked), one.line));
    let mut same: Vec<&&Incoming> = fits.iter().filter(|one| is_the_same(line, one)).collect();
    // Of several of one payer, the one that the return names.
    if same.iter().any(|one| is_named(line, one)) {
        same.retain(|one| is_named(line, one));
    }
    match same.as_slice() {
        [only] if line.reversal && likeness(line, only) == Some(Likeness::Strong) => {
            Returned::Certain(only.line)
        }
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

/// How well a line agrees with an earlier payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// By a name that other payers give as well.
    Weak,
    /// By what the bank says, or by who is on the other side.
    Strong,
}

fn is_the_same(line: &LineFact, one: &Incoming) -> bool {
    likeness(line, one).is_some()
}

/// Nothing where the other side is told on both and is somebody else: no id speaks against that.
fn likeness(line: &LineFact, one: &Incoming) -> Option<Likeness> {
    let accounts = told_alike(&code_key(&line.other.account), &code_key(&one.account));
    let names = told_alike(&name_key(&line.other.name), &name_key(&one.name));
    let forms = Forms::of(&line.other.name).contradict(Forms::of(&one.name));
    let payers = match (accounts, names) {
        (Some(alike), _) => Some(alike),
        (None, Some(alike)) => Some(alike && !forms),
        (None, None) => None,
    };
    match payers {
        Some(false) => None,
        Some(true) if names_another(line, one) => Some(Likeness::Weak),
        Some(true) => Some(Likeness::Strong),
        None if is_name_of(&line.bank_id, &one.bank_id) => Some(Likeness::Strong),
        None if is_name_of(&line.end_to_end, &one.end_to_end) => Some(Likeness::Weak),
        None => None,
    }
}

fn is_name_of(told: &str, known: &str) -> bool {
    told == known && !is_no_name(told)
}

/// Does a return name this payment, by the bank's id or by the payer's?
fn is_named(line: &LineFact, one: &Incoming) -> bool {
    is_name_of(&line.bank_id, &one.bank_id) || is_name_of(&line.end_to_end, &one.end_to_end)
}

/// Does a return name another payment of the payer, and this one nowhere?
fn names_another(line: &LineFact, one: &Incoming) -> bool {
    let both_told = !is_no_name(&line.end_to_end) && !is_no_name(&one.end_to_end);
    both_told && !is_named(line, one)
}

/// Are they alike, where both are told?
fn told_alike(a: &str, b: &str) -> Option<bool> {
    (!a.is_empty() && !b.is_empty()).then(|| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::OtherSide;
    use crate::money::Currency;

    /// What an id, an end-to-end name, an account and a name tell of one payment.
    type Told = [&'static str; 4];

    fn incoming(line: i64, [bank_id, end_to_end, account, name]: Told) -> Incoming {
        Incoming {
            line,
            booked: Day::of(2026, 3, 3).expect("a day"),
            amount: Money::from_minor(10_000, Currency::from_code("EUR").expect("a currency")),
            bank_id: bank_id.to_owned(),
            end_to_end: end_to_end.to_owned(),
            account: account.to_owned(),
            name: name.to_owned(),
        }
    }

    fn back([bank_id, end_to_end, account, name]: Told) -> LineFact {
        LineFact {
            place: 1,
            booked: Day::of(2026, 3, 5).expect("a day"),
            amount: Money::from_minor(-10_000, Currency::from_code("EUR").expect("a currency")),
            reversal: true,
            bank_id: bank_id.to_owned(),
            end_to_end: end_to_end.to_owned(),
            number: String::new(),
            reference: String::new(),
            text: String::new(),
            other: OtherSide {
                name: name.to_owned(),
                account: account.to_owned(),
                ..OtherSide::default()
            },
        }
    }

    #[test]
    fn m13_a_return_takes_back_only_what_its_own_payer_paid() {
        let kask = ["9", "1", "EE11", "Kask OÜ"];
        // What the line tells; is it certain, and may it be one without the mark of the bank?
        let rows: [(&str, Told, bool, bool); 11] = [
            ("the account", ["", "", "EE11", ""], true, true),
            ("the account, under another name", ["", "", "EE11", "K."], true, true),
            ("the name", ["", "", "", "OÜ Kask"], true, true),
            ("the bank's id", ["9", "", "", ""], true, true),
            ("the payer's id alone", ["", "1", "", ""], false, true),
            ("the payer's id of another account", ["", "1", "EE22", "Mand OÜ"], false, false),
            ("both ids of another account", ["9", "1", "EE22", "Kask OÜ"], false, false),
            ("both ids of another name", ["9", "1", "", "Mand OÜ"], false, false),
            ("another company of the name", ["", "1", "", "Kask AS"], false, false),
            ("another name, where one account is told", ["", "1", "EE22", ""], false, false),
            ("nothing", ["", "", "", ""], false, false),
        ];
        for (what, told, certain, asked) in rows {
            let (line, came) = (back(told), [incoming(1, kask)]);
            let expected = if certain { Returned::Certain(1) } else { Returned::Question(vec![1]) };
            assert_eq!(taken_back(&line, &came), expected, "{what}");
            assert_eq!(may_take_back(&line, &came), asked, "{what}");
        }
    }

    #[test]
    fn m13_of_equal_payments_of_one_payer_the_one_that_is_named_is_taken_back() {
        let came = [
            incoming(1, ["", "PAY-1", "EE11", "Kask OÜ"]),
            incoming(2, ["", "PAY-2", "EE11", "Kask OÜ"]),
        ];
        let told = |name: &'static str| back(["", name, "EE11", "Kask OÜ"]);
        let rows = [
            ("PAY-1", Returned::Certain(1)),
            ("PAY-2", Returned::Certain(2)),
            ("PAY-3", Returned::Question(vec![1, 2])),
            ("", Returned::Question(vec![1, 2])),
        ];
        for (name, expected) in rows {
            assert_eq!(taken_back(&told(name), &came), expected, "{name}");
        }
        // The only one of its payer, and another is named.
        assert_eq!(taken_back(&told("PAY-3"), &came[..1]), Returned::Question(vec![1]));
        assert_eq!(taken_back(&told(""), &came[..1]), Returned::Certain(1));
    }

    #[test]
    fn m13_no_name_names_nobody() {
        for none in ["NOTPROVIDED", "notprovided", "NOT PROVIDED", "NONREF", "N/A", "-", "000"] {
            let line = back([none, none, "", ""]);
            let came = [incoming(1, [none, none, "EE11", "Kask OÜ"])];
            assert_eq!(taken_back(&line, &came), Returned::Question(vec![1]), "{none}");
            assert!(!may_take_back(&line, &came), "{none}");
        }
    }

    #[test]
    fn m13_of_two_payers_with_one_name_of_theirs_the_right_one_is_taken_back() {
        let came =
            [incoming(1, ["", "1", "EE11", "Kask OÜ"]), incoming(2, ["", "1", "EE22", "Mand OÜ"])];
        assert_eq!(taken_back(&back(["", "1", "EE22", ""]), &came), Returned::Certain(2));
        assert_eq!(taken_back(&back(["", "1", "", ""]), &came), Returned::Question(vec![1, 2]));
        assert_eq!(taken_back(&back(["", "1", "EE33", ""]), &came), Returned::Question(vec![1, 2]));
    }
}
