//! Money that goes back to whoever paid it: overpaid, or paid to the wrong company.
//!
//! | state | what may happen | then |
//! |---|---|---|
//! | proposed | somebody else approves or declines it; it is withdrawn; a copy of the data is brought back | approved, declined, withdrawn, doubted |
//! | approved | it is written into a payment order; it is withdrawn; a copy is brought back; a person says that a line shows it paid | ordered, withdrawn, doubted, paid |
//! | ordered | the file of the order is taken out, and the same once more; a statement shows the money leave; the bank did not carry it out; its payment is undone with the statement | ordered, paid, withdrawn, suspended |
//! | doubted | the bank paid it, as a person says; it did not; its payment is undone with the statement | paid, withdrawn, suspended |
//! | suspended | its payment is told again; a person says that it is not to go back | ordered or doubted, withdrawn |
//! | paid | the line of the statement turns out to be something else | ordered, or doubted where no order of it is known |
//! | withdrawn | a statement shows that it was carried out all the same | paid |
//!
//! Where its documents turn out to be another customer's it goes with them, and stands as it stood.
//!
//! While it is proposed, approved, ordered or doubted its money stays unallocated and is kept
//! ([`crate::book::CustomerBook::with_held`]). The book knows of it once it is paid, and not before:
//! a proposal is no fact about money. It is ordered once: nothing leads from `ordered` to an
//! order with another name.

use crate::bank::{LineFact, is_no_name};
use crate::book::Moment;
use crate::day::Day;
use crate::identifier::{Fault, iban, ru};
use crate::money::{Currency, Money};
use crate::number::{code_key, search_key};

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Proposed,
    Approved,
    Declined,
    Withdrawn,
    /// Written into a payment order that was handed out.
    Ordered,
    /// A copy of the data was brought back: what happened to it since the copy was made is not
    /// known, and it may have been ordered and paid.
    Doubted,
    /// The statement that brought its payment, and showed it paid, was undone: there is nothing to
    /// go back until the payment is told again, and then it is kept before it can pay anything.
    Suspended,
    /// A statement showed the money leave.
    Paid,
}

impl State {
    /// Every state, in the order of a refund's life.
    pub const ALL: [State; 8] = [
        State::Proposed,
        State::Approved,
        State::Ordered,
        State::Doubted,
        State::Suspended,
        State::Paid,
        State::Declined,
        State::Withdrawn,
    ];

    /// The word written in stored rows and known to locale files.
    pub const fn code(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Approved => "approved",
            State::Declined => "declined",
            State::Withdrawn => "withdrawn",
            State::Ordered => "ordered",
            State::Doubted => "doubted",
            State::Suspended => "suspended",
            State::Paid => "paid",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Is its money kept meanwhile?
    pub const fn holds(self) -> bool {
        matches!(self, State::Proposed | State::Approved | State::Ordered | State::Doubted)
    }
}

/// What happens to a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    Proposed,
    Approved,
    Declined,
    Withdrawn,
    /// A payment order was written.
    Ordered,
    /// The file of the order was taken out for the bank.
    Taken,
    /// The same file was taken out once more.
    Again,
    Paid,
    /// The line that had shown it paid is something else.
    Unpaid,
    /// A copy of the data was brought back in which it waited.
    Doubted,
    /// Its payment was undone with the statement that brought both.
    Suspended,
    /// Its payment was told again.
    Resumed,
    /// The payment turned out to be another customer's.
    Moved,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 13] = [
        Act::Proposed,
        Act::Approved,
        Act::Declined,
        Act::Withdrawn,
        Act::Ordered,
        Act::Taken,
        Act::Again,
        Act::Paid,
        Act::Unpaid,
        Act::Doubted,
        Act::Suspended,
        Act::Resumed,
        Act::Moved,
    ];

    /// The word written in stored rows and known to locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Act::Proposed => "proposed",
            Act::Approved => "approved",
            Act::Declined => "declined",
            Act::Withdrawn => "withdrawn",
            Act::Ordered => "ordered",
            Act::Taken => "taken",
            Act::Again => "again",
            Act::Paid => "paid",
            Act::Unpaid => "unpaid",
            Act::Doubted => "doubted",
            Act::Suspended => "suspended",
            Act::Resumed => "resumed",
            Act::Moved => "moved",
        }
    }

    /// The act with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }
}

/// Whether the bank may have been told to pay a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// It cannot: nobody has approved it.
    No,
    /// It was approved, or stood in a copy that was brought back, and no order of it is known.
    Perhaps,
    /// A payment order of it was handed out at some time.
    Written,
}

/// Where a refund stands after an act; `None` when the act is not possible there. `order` says what
/// the bank may have been told: only then can a withdrawn one turn out to be paid.
pub const fn after(state: Option<State>, act: Act, order: Order) -> Option<State> {
    match (state, act) {
        (None, Act::Proposed) => Some(State::Proposed),
        (Some(State::Proposed), Act::Approved) => Some(State::Approved),
        (Some(State::Proposed), Act::Declined) => Some(State::Declined),
        (
            Some(
                State::Proposed
                | State::Approved
                | State::Ordered
                | State::Doubted
                | State::Suspended,
            ),
            Act::Withdrawn,
        ) => Some(State::Withdrawn),
        (Some(State::Proposed | State::Approved), Act::Doubted) => Some(State::Doubted),
        (Some(State::Approved), Act::Ordered) | (Some(State::Ordered), Act::Taken | Act::Again) => {
            Some(State::Ordered)
        }
        (Some(State::Ordered | State::Doubted), Act::Suspended) => Some(State::Suspended),
        // Nothing leads from a payment that was none to an order that may be a second one.
        (Some(State::Paid), Act::Unpaid) | (Some(State::Suspended), Act::Resumed) => match order {
            Order::Written => Some(State::Ordered),
            Order::No | Order::Perhaps => Some(State::Doubted),
        },
        (Some(State::Approved | State::Ordered | State::Doubted), Act::Paid) => Some(State::Paid),
        (Some(State::Withdrawn), Act::Paid) => match order {
            Order::Written | Order::Perhaps => Some(State::Paid),
            Order::No => None,
        },
        (Some(state), Act::Moved) => Some(state),
        _ => None,
    }
}

/// In which form a bank takes orders about an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// ISO 20022 `pain.001.001.09`, between IBANs.
    Pain001,
    /// 1CClientBankExchange, between settlement accounts of 20 digits, in roubles.
    OneC,
}

impl Form {
    /// The word written in stored rows and known to locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Form::Pain001 => "pain001",
            Form::OneC => "one-c",
        }
    }

    /// The form with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Form::Pain001, Form::OneC].into_iter().find(|form| form.code() == code)
    }

    /// The form for an account of ours; `None` for an account that is neither an IBAN nor one of
    /// 20 digits, and for one of 20 digits in another currency than the rouble.
    pub fn of(account: &str, currency: Currency) -> Option<Self> {
        let is_russian = account.len() == 20 && account.bytes().all(|byte| byte.is_ascii_digit());
        match is_russian {
            true => (currency.code() == "RUB").then_some(Form::OneC),
            false => iban::iban(account).is_ok().then_some(Form::Pain001),
        }
    }

    /// Can money be sent to this account of this bank? `bank` is a BIC: nine digits in Russia,
    /// eight or eleven letters and digits elsewhere, where it may be left out.
    ///
    /// # Errors
    /// What is wrong with the account, or with the bank.
    pub fn check_payee(self, account: &str, bank: &str) -> Result<(), Fault> {
        match self {
            Form::OneC => ru::account(account, bank),
            Form::Pain001 => {
                iban::iban(account)?;
                let is_bic = matches!(bank.len(), 8 | 11)
                    && bank.bytes().all(|byte| byte.is_ascii_alphanumeric());
                if bank.is_empty() || is_bic { Ok(()) } else { Err(Fault::Bic) }
            }
        }
    }
}

/// The name under which a transfer of a refund is known from end to end, at most 35 characters of
/// the Latin alphabet: what the bank tells in its statement. The second of the proposal is part of
/// it, so that a number that is given again after an old copy was brought back is another name.
pub fn end_to_end(company: i64, refund: i64, proposed: Moment) -> String {
    let second = base_36(proposed.0.div_euclid(1_000_000).unsigned_abs());
    format!("{}-{second}", end_to_end_by_number(company, refund))
}

/// The name of orders that were written before the second became a part of it.
pub fn end_to_end_by_number(company: i64, refund: i64) -> String {
    format!("SALDO-RF-{company}-{refund}")
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        let digit = u32::try_from(number % 36).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36).map(|digit| digit.to_ascii_uppercase()));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

/// A refund that the bank may pay, as a line of a statement is compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    pub refund: i64,
    /// Above zero.
    pub amount: Money,
    /// Our account it is paid from.
    pub from: String,
    /// Account and name of the payee.
    pub account: String,
    pub name: String,
    pub end_to_end: String,
    /// What older orders called it: a number that may have been given twice, so by itself no proof.
    pub by_number: String,
    /// The day of the order; of the proposal where no order is known.
    pub ordered: Day,
    /// It was withdrawn, its payment is not there, or no order of it is known: only a person says
    /// that it was paid.
    pub uncertain: bool,
    /// It was withdrawn, and no order of it is known: another that is awaited is likelier.
    pub unlikely: bool,
    /// The day it was withdrawn: a line long after it is no longer this one.
    pub withdrawn: Option<Day>,
}

/// Which refund a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaidBack {
    /// This one and no other.
    Certain(i64),
    /// Perhaps one of these.
    Question(Vec<i64>),
    /// None of them.
    No,
}

/// Days before the order on which a bank may book it: clocks and zones differ.
const EARLY: i64 = 1;

/// Days after the order within which account and amount alone are enough, and after its withdrawal
/// within which the bank may still have carried it out.
pub const LATE: i64 = 30;

/// Finds the refund that a line below zero pays.
///
/// Certain is a line that tells the name of the transfer and its amount, and neither another account
/// nor a day before the order, or, where the bank tells
/// no name, one that goes to the payee's account with the amount, from the account and within the
/// days of the order, when nothing else is awaited that looks like it. A name with another amount,
/// the payee's name without the account, several that fit, one that was withdrawn or of which no
/// order is known: a person says.
/// A line that names another transfer is none of them. What was withdrawn is over after [`LATE`] days,
/// and what was withdrawn without an order does not stand in the way of one that was ordered.
pub fn paid_back(line: &LineFact, own: &str, awaited: &[Awaited]) -> PaidBack {
    let Ok(amount) = line.amount.negated() else { return PaidBack::No };
    if !amount.is_positive() || line.reversal {
        return PaidBack::No;
    }
    let is_over = |one: &&Awaited| one.withdrawn.is_some_and(|on| line.booked > on.plus(LATE));
    let awaited: Vec<&Awaited> = awaited.iter().filter(|one| !is_over(one)).collect();
    let named: Vec<&Awaited> = awaited
        .iter()
        .copied()
        .filter(|one| is_named(line, &one.end_to_end) || is_named(line, &one.by_number))
        .collect();
    if let [one] = named.as_slice() {
        let is_theirs = match line.other.account.trim() {
            "" => is_named(line, &one.end_to_end),
            account => same(account, &one.account),
        };
        let fits = one.amount == amount && same(own, &one.from) && is_theirs;
        let is_after = line.booked >= one.ordered.plus(-EARLY);
        return if fits && is_after && !one.uncertain {
            PaidBack::Certain(one.refund)
        } else {
            PaidBack::Question(vec![one.refund])
        };
    }
    if !named.is_empty() {
        return question(&named);
    }
    // The bank tells a name that is none of ours.
    let names_another = !line.end_to_end.is_empty() && !is_no_name(&line.end_to_end);
    let alike: Vec<&Awaited> = awaited
        .into_iter()
        .filter(|one| one.amount == amount && same(own, &one.from))
        .filter(|one| line.booked >= one.ordered.plus(-EARLY))
        .filter(|one| same(&line.other.account, &one.account) || same_name(line, one))
        .collect();
    let is_certain = |one: &Awaited| {
        same(&line.other.account, &one.account)
            && !one.uncertain
            && !names_another
            && line.booked <= one.ordered.plus(LATE)
    };
    let mut likely = alike.iter().filter(|one| !one.unlikely);
    match (alike.as_slice(), likely.next(), likely.next()) {
        ([], ..) => PaidBack::No,
        (_, Some(one), None) if is_certain(one) => PaidBack::Certain(one.refund),
        (several, ..) => question(several),
    }
}

fn question(found: &[&Awaited]) -> PaidBack {
    PaidBack::Question(found.iter().map(|one| one.refund).collect())
}

fn is_named(line: &LineFact, name: &str) -> bool {
    line.end_to_end.trim() == name || line.text.split_whitespace().any(|word| word == name)
}

fn same(a: &str, b: &str) -> bool {
    let (a, b) = (code_key(a), code_key(b));
    !a.is_empty() && a == b
}

fn same_name(line: &LineFact, one: &Awaited) -> bool {
    let (a, b) = (search_key(&line.other.name), search_key(&one.name));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::OtherSide;
    const OWN: &str = "EE571010220229377229";
    const THEIRS: &str = "EE382200221020145685";
    /// `TB03Y8` in seconds.
    const PROPOSED: Moment = Moment(1_772_000_000_000_000);

    fn march(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn awaited(refund: i64, minor: i64) -> Awaited {
        Awaited {
            refund,
            amount: eur(minor),
            from: OWN.to_owned(),
            account: THEIRS.to_owned(),
            name: "Kask OÜ".to_owned(),
            end_to_end: end_to_end(1, refund, PROPOSED),
            by_number: end_to_end_by_number(1, refund),
            ordered: march(10),
            uncertain: false,
            unlikely: false,
            withdrawn: None,
        }
    }

    /// Day of March, amount, account, name, end-to-end name, text.
    type Line = (i8, i64, &'static str, &'static str, &'static str, &'static str);

    fn line((day, minor, account, name, end_to_end, text): Line) -> LineFact {
        LineFact {
            place: 1,
            booked: march(day),
            amount: eur(minor),
            reversal: false,
            bank_id: String::new(),
            end_to_end: end_to_end.to_owned(),
            number: String::new(),
            reference: String::new(),
            text: text.to_owned(),
            other: OtherSide {
                name: name.to_owned(),
                account: account.to_owned(),
                ..OtherSide::default()
            },
        }
    }

    #[test]
    fn a_line_is_a_refund_by_its_name_or_by_account_and_amount_and_else_a_person_says() {
        use PaidBack::{Certain, No, Question};
        let one = vec![awaited(7, 5_000)];
        let twins = vec![awaited(7, 5_000), awaited(8, 5_000)];
        let withdrawn = vec![Awaited { uncertain: true, ..awaited(7, 5_000) }];
        let named = "SALDO-RF-1-7-TB03Y8";
        let by_number = "SALDO-RF-1-7";
        let rows: [(&str, &[Awaited], Line, PaidBack); 20] = [
            ("by name", &one, (11, -5_000, "", "", named, ""), Certain(7)),
            (
                "by name in the text",
                &one,
                (11, -5_000, "", "", "", "Tagasi SALDO-RF-1-7-TB03Y8"),
                Certain(7),
            ),
            ("by name among twins", &twins, (11, -5_000, THEIRS, "", named, ""), Certain(7)),
            (
                "name, another's account",
                &one,
                (11, -5_000, "EE1", "", named, ""),
                Question(vec![7]),
            ),
            ("name, before the order", &one, (8, -5_000, THEIRS, "", named, ""), Question(vec![7])),
            ("older name alone", &one, (11, -5_000, "", "", by_number, ""), Question(vec![7])),
            ("older name, account", &one, (11, -5_000, THEIRS, "", by_number, ""), Certain(7)),
            ("name, other amount", &one, (11, -4_900, THEIRS, "", named, ""), Question(vec![7])),
            ("withdrawn, by name", &withdrawn, (11, -5_000, "", "", named, ""), Question(vec![7])),
            ("account and amount", &one, (11, -5_000, THEIRS, "", "", ""), Certain(7)),
            (
                "bank says that none was given",
                &one,
                (11, -5_000, THEIRS, "", "NOTPROVIDED", ""),
                Certain(7),
            ),
            (
                "names another transfer",
                &one,
                (11, -5_000, THEIRS, "", "PAY-1", ""),
                Question(vec![7]),
            ),
            (
                "twins without a name",
                &twins,
                (11, -5_000, THEIRS, "", "", ""),
                Question(vec![7, 8]),
            ),
            ("withdrawn", &withdrawn, (11, -5_000, THEIRS, "", "", ""), Question(vec![7])),
            ("payee's name alone", &one, (11, -5_000, "", "KASK OÜ", "", ""), Question(vec![7])),
            ("another account and name", &one, (11, -5_000, "EE1", "Muu", "", ""), No),
            ("another amount", &one, (11, -5_001, THEIRS, "Kask OÜ", "", ""), No),
            ("long before the order", &one, (1, -5_000, THEIRS, "", "", ""), No),
            ("money that came in", &one, (11, 5_000, THEIRS, "", named, ""), No),
            (
                "somebody else's name as a part of a word",
                &one,
                (11, -1, "", "", "", "SALDO-RF-1-77"),
                No,
            ),
        ];
        for (case, awaited, told, expected) in rows {
            assert_eq!(paid_back(&line(told), OWN, awaited), expected, "{case}");
        }
        let late = line((11, -5_000, THEIRS, "", "", ""));
        let late = LineFact { booked: march(10).plus(LATE + 1), ..late };
        assert_eq!(paid_back(&late, OWN, &one), Question(vec![7]), "long after the order");
        let from_another = line((11, -5_000, THEIRS, "", "", ""));
        assert_eq!(paid_back(&from_another, "EE9", &one), No, "from another account of ours");
        let never_ordered = Awaited {
            uncertain: true,
            unlikely: true,
            withdrawn: Some(march(9)),
            ..awaited(8, 5_000)
        };
        let told = line((11, -5_000, THEIRS, "", "", ""));
        let both = [awaited(7, 5_000), never_ordered.clone()];
        assert_eq!(paid_back(&told, OWN, &both), Certain(7), "one was withdrawn and never ordered");
        let alone = [never_ordered];
        assert_eq!(paid_back(&told, OWN, &alone), Question(vec![8]), "soon after its withdrawal");
        let late = LineFact { booked: march(9).plus(LATE + 1), ..told };
        assert_eq!(paid_back(&late, OWN, &alone), No, "long after its withdrawal");
        let back = LineFact { reversal: true, ..line((11, -5_000, THEIRS, "", named, "")) };
        assert_eq!(paid_back(&back, OWN, &one), No, "a reversal takes a payment back");
    }

    /// Never paid twice: from the moment an order is handed out, nothing leads to another one.
    #[test]
    fn a_refund_is_ordered_once_whatever_happens_to_it() {
        let mut reached = std::collections::BTreeSet::new();
        let mut open = vec![(None, Order::No, 0)];
        while let Some((state, order, orders)) = open.pop() {
            if !reached.insert((state, order, orders)) {
                continue;
            }
            assert!(orders <= 1, "{state:?} was ordered {orders} times");
            for act in Act::ALL {
                let told = match act {
                    Act::Ordered => Order::Written,
                    Act::Approved | Act::Doubted => order.max(Order::Perhaps),
                    _ => order,
                };
                if let Some(next) = after(state, act, order) {
                    open.push((Some(next), told, orders + i32::from(act == Act::Ordered)));
                }
            }
        }
        let states: std::collections::BTreeSet<_> =
            reached.iter().filter_map(|(state, ..)| *state).collect();
        assert_eq!(states.len(), State::ALL.len(), "every state is reached");
        let ends = [State::Declined];
        for state in ends {
            assert!(Act::ALL.iter().all(|act| {
                after(Some(state), *act, Order::Written).is_none_or(|next| next == state)
            }));
        }
        // What is in doubt is never ordered: a person says what the bank did (D36).
        assert_eq!(after(Some(State::Doubted), Act::Ordered, Order::Perhaps), None);
        assert_eq!(after(Some(State::Withdrawn), Act::Paid, Order::No), None);
    }

    #[test]
    fn words_of_states_and_acts_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        for act in Act::ALL {
            assert_eq!(Act::from_code(act.code()), Some(act));
        }
        assert!(end_to_end(9_999_999, 999_999_999, PROPOSED).len() <= 35);
        assert_ne!(end_to_end(1, 7, PROPOSED), end_to_end(1, 7, Moment(PROPOSED.0 + 1_000_000)));
    }
}
