//! The reconciliation act: balances of a period and the discrepancy with the customer's own
//! books (clause 8.3, EXE-03).
//!
//! A balance above zero is owed to us. Signed by persons with authority, the act interrupts
//! limitation; it is only figures here.

use crate::day::Day;
use crate::exact::Amount;

/// One document of the period: a debit (shipment, charge) or a credit (payment, return).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub day: Day,
    pub document: &'a str,
    pub debit: Amount,
    pub credit: Amount,
}

/// An entry with the balance after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    pub entry: Entry<'a>,
    pub balance: Amount,
}

/// Who owes whom at the end of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InFavourOf {
    /// The customer owes us.
    Creditor,
    /// We owe the customer.
    Debtor,
    /// Nobody owes anything.
    Nobody,
}

impl InFavourOf {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            InFavourOf::Creditor => "CREDITOR",
            InFavourOf::Debtor => "DEBTOR",
            InFavourOf::Nobody => "NONE",
        }
    }
}

/// The act of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act<'a> {
    /// By day; those of one day in the order given.
    pub lines: Vec<Line<'a>>,
    pub opening: Amount,
    pub turnover_debit: Amount,
    pub turnover_credit: Amount,
    pub closing: Amount,
}

/// Why entries make no act. Places count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    #[error("the period ends on {to}, before it begins on {from}")]
    PeriodEndsBeforeItBegins { from: Day, to: Day },
    #[error("entry {} of {day} lies outside the period", index + 1)]
    OutsidePeriod { index: usize, day: Day },
    /// Both sides filled, or neither.
    #[error("entry {} needs either a debit or a credit above zero", index + 1)]
    NotOneSided { index: usize },
}

impl Entry<'_> {
    fn is_one_sided(&self) -> bool {
        self.debit.is_positive() != self.credit.is_positive()
    }
}

/// Draws up the act of `from` to `to`, both included.
///
/// # Errors
/// [`ActError`]: first the period, then a day outside of it, then an entry of two sides or none.
pub fn reconcile<'a>(
    from: Day,
    to: Day,
    opening: Amount,
    entries: &[Entry<'a>],
) -> Result<Act<'a>, ActError> {
    check(from, to, entries)?;
    let mut ordered = entries.to_vec();
    ordered.sort_by_key(|entry| entry.day);
    let turnover_debit = ordered.iter().map(|entry| entry.debit).sum();
    let turnover_credit = ordered.iter().map(|entry| entry.credit).sum();
    let mut balance = opening;
    let lines = ordered.into_iter().map(|entry| {
        balance = balance + entry.debit - entry.credit;
        Line { entry, balance }
    });
    let lines = lines.collect();
    Ok(Act { lines, opening, turnover_debit, turnover_credit, closing: balance })
}

fn check(from: Day, to: Day, entries: &[Entry<'_>]) -> Result<(), ActError> {
    if to < from {
        return Err(ActError::PeriodEndsBeforeItBegins { from, to });
    }
    let outside = |entry: &Entry<'_>| !(from..=to).contains(&entry.day);
    if let Some(index) = entries.iter().position(outside) {
        return Err(ActError::OutsidePeriod { index, day: entries[index].day });
    }
    match entries.iter().position(|entry| !entry.is_one_sided()) {
        Some(index) => Err(ActError::NotOneSided { index }),
        None => Ok(()),
    }
}

impl Act<'_> {
    /// Who owes whom at the end.
    pub fn in_favour_of(&self) -> InFavourOf {
        match self.closing.cmp(&Amount::ZERO) {
            std::cmp::Ordering::Greater => InFavourOf::Creditor,
            std::cmp::Ordering::Less => InFavourOf::Debtor,
            std::cmp::Ordering::Equal => InFavourOf::Nobody,
        }
    }

    /// Our closing balance less theirs; nothing when both books agree.
    pub fn discrepancy(&self, theirs: Amount) -> Amount {
        self.closing - theirs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn entry(on: &str, document: &'static str, debit: i128, credit: i128) -> Entry<'static> {
        let (debit, credit) = (Amount::from_hundredths(debit), Amount::from_hundredths(credit));
        Entry { day: day(on), document, debit, credit }
    }

    fn quarter<'a>(opening: i128, entries: &[Entry<'a>]) -> Result<Act<'a>, ActError> {
        let opening = Amount::from_hundredths(opening);
        reconcile(day("2026-01-01"), day("2026-03-31"), opening, entries)
    }

    #[test]
    fn an_act_runs_from_opening_to_closing_balance() {
        let entries =
            [entry("2026-03-05", "payment", 0, 19_000), entry("2026-02-10", "note", 25_000, 0)];
        let act = quarter(10_000, &entries).expect("an act");
        let balances: Vec<_> = act.lines.iter().map(|line| line.balance.hundredths()).collect();
        assert_eq!(balances, [35_000, 16_000]);
        assert_eq!(
            (act.turnover_debit.hundredths(), act.turnover_credit.hundredths()),
            (25_000, 19_000)
        );
        assert_eq!(act.closing.hundredths(), 16_000);
        assert_eq!(act.discrepancy(Amount::from_hundredths(15_500)).hundredths(), 500);
    }

    #[test]
    fn entries_of_one_day_keep_their_order() {
        let entries = [
            entry("2026-03-31", "last", 1, 0),
            entry("2026-01-01", "b", 1, 0),
            entry("2026-01-01", "a", 0, 1),
        ];
        let act = quarter(0, &entries).expect("an act");
        let documents: Vec<_> = act.lines.iter().map(|line| line.entry.document).collect();
        assert_eq!(documents, ["b", "a", "last"]);
    }

    #[test]
    fn the_sign_of_the_balance_says_who_owes() {
        use InFavourOf::{Creditor, Debtor, Nobody};
        for (opening, expected) in [(1, Creditor), (-1, Debtor), (0, Nobody)] {
            assert_eq!(quarter(opening, &[]).expect("an act").in_favour_of(), expected);
        }
    }

    #[test]
    fn what_makes_no_act_is_named_in_this_order() {
        let (from, to) = (day("2026-02-01"), day("2026-01-31"));
        let backwards = reconcile(from, to, Amount::ZERO, &[]);
        assert_eq!(backwards, Err(ActError::PeriodEndsBeforeItBegins { from, to }));
        let both = entry("2026-02-10", "both", 1, 1);
        let neither = entry("2026-02-10", "neither", 0, 0);
        let outside = entry("2026-04-01", "outside", 1, 0);
        let named = Err(ActError::OutsidePeriod { index: 1, day: day("2026-04-01") });
        assert_eq!(quarter(0, &[both, outside]), named);
        for wrong in [both, neither] {
            let entries = [entry("2026-02-10", "right", 1, 0), wrong];
            assert_eq!(quarter(0, &entries), Err(ActError::NotOneSided { index: 1 }));
        }
    }
}
