//! Contracts with customers: what must stand in them, and whether the time to pay is realistic
//! (GEN-09, REM-02).

use super::words;
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// The words of the notice that quotes the clauses of the contract which were broken (LAD-05).
pub const NOTICE: &str = "breach-notice";
/// The words of the lawyer's work to fill that notice in.
pub const FILLS_NOTICE: &str = "fill-breach-notice";

/// A contract as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub number: String,
    pub signed: Day,
    /// Days to pay after delivery; 0 asks for payment before or at delivery; `None`: the
    /// contract does not say when.
    pub terms_days: Option<u16>,
    /// Clause on what lateness costs.
    pub late_fee: bool,
    /// Clause on claims before court.
    pub pretrial: bool,
    /// Numbers of its clauses on payment, as they stand in it; empty while nobody has entered
    /// them. A notice of breach quotes them (LAD-05).
    #[serde(default)]
    pub payment_clauses: String,
    /// The same of its clauses on what lateness costs.
    #[serde(default)]
    pub penalty_clauses: String,
    /// Not in force any more.
    #[serde(default)]
    pub ended: bool,
    /// The file that holds a copy of it: the demand takes one along (8.4).
    #[serde(default)]
    pub copy: Option<i64>,
}

impl Contract {
    /// Do goods go out before they are paid?
    pub fn defers(&self) -> bool {
        self.terms_days.is_none_or(|days| days > 0)
    }

    /// Are the numbers of its clauses on payment known?
    pub fn names_payment(&self) -> bool {
        !self.payment_clauses.trim().is_empty()
    }

    /// What is to be warned of; `usual` is the time the customer needs as a rule from invoice
    /// to payment.
    pub fn warnings(&self, usual: Option<u16>) -> Vec<Warning> {
        let short = self.terms_days.is_some_and(|days| is_too_short(i64::from(days), usual));
        let said = |holds: bool, warning| holds.then_some(warning);
        [
            said(self.terms_days.is_none(), Warning::NoPaymentDate),
            said(!self.late_fee, Warning::NoLateFee),
            said(!self.pretrial, Warning::NoPretrial),
            said(!self.names_payment(), Warning::NoPaymentClauses),
            said(self.copy.is_none(), Warning::NoCopy),
            said(short, Warning::ShorterThanUsual),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What a contract lacks, or promises against experience.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// It does not say when to pay.
    NoPaymentDate,
    /// Only what the law gives can be claimed for lateness.
    NoLateFee,
    NoPretrial,
    /// The numbers of its clauses on payment are not entered: a notice of breach waits for them.
    NoPaymentClauses,
    /// No copy of it is kept that a demand could take along (EXE-04).
    NoCopy,
    /// The customer usually needs longer to approve a payment (REM-02).
    ShorterThanUsual,
}

words!(Warning {
    NoPaymentDate = "no_payment_date",
    NoLateFee = "no_late_fee",
    NoPretrial = "no_pretrial",
    NoPaymentClauses = "no_payment_clauses",
    NoCopy = "no_copy",
    ShorterThanUsual = "shorter_than_usual",
});

/// Is this less time to pay than the customer usually needs from invoice to payment (REM-02)? What
/// is paid at once defers nothing.
pub fn is_too_short(days: i64, usual: Option<u16>) -> bool {
    usual.is_some_and(|usual| days > 0 && days < i64::from(usual))
}

/// Can a notice of breach quote the contracts in force: is there one at all, and are the clauses
/// on payment of each known (LAD-05)?
pub fn can_be_quoted(in_force: &[Contract]) -> bool {
    !in_force.is_empty() && in_force.iter().all(Contract::names_payment)
}

/// Fewer paid invoices tell nothing about a habit.
const LEAST_SEEN: usize = 3;

/// Days the customer usually needs from invoice to payment: the middle one of those seen, the
/// longer of two middles, so that one forgotten invoice does not make the habit. `None` with
/// fewer than three.
pub fn usual_days(mut seen: Vec<i64>) -> Option<u16> {
    if seen.len() < LEAST_SEEN {
        return None;
    }
    seen.sort_unstable();
    u16::try_from(seen[seen.len() / 2].max(0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Warning::{NoLateFee, NoPaymentDate, NoPretrial, ShorterThanUsual};

    fn contract(terms_days: Option<u16>, late_fee: bool, pretrial: bool) -> Contract {
        let (number, signed) = ("1/26".to_owned(), Day::FIRST);
        Contract {
            number,
            signed,
            terms_days,
            late_fee,
            pretrial,
            payment_clauses: "4.1".to_owned(),
            penalty_clauses: String::new(),
            ended: false,
            copy: Some(7),
        }
    }

    #[test]
    fn gen_09_what_a_contract_lacks_is_warned_of() {
        let rows: [(Option<u16>, bool, bool, &[Warning]); 5] = [
            (Some(14), true, true, &[]),
            (Some(14), false, true, &[NoLateFee]),
            (Some(14), true, false, &[NoPretrial]),
            (None, true, true, &[NoPaymentDate]),
            (None, false, false, &[NoPaymentDate, NoLateFee, NoPretrial]),
        ];
        for (terms, late_fee, pretrial, expected) in rows {
            assert_eq!(contract(terms, late_fee, pretrial).warnings(None), expected, "{terms:?}");
        }
    }

    /// LAD-05: every contract in force names its clauses on payment, and there is one.
    #[test]
    fn lad_05_a_notice_quotes_contracts_whose_clauses_are_known() {
        let named = contract(Some(14), true, true);
        let bare = Contract { payment_clauses: "  ".to_owned(), ..named.clone() };
        assert_eq!(bare.warnings(None), [Warning::NoPaymentClauses]);
        let rows: [(&[&Contract], bool); 5] = [
            (&[], false),
            (&[&named], true),
            (&[&bare], false),
            (&[&named, &bare], false),
            (&[&named, &named], true),
        ];
        for (contracts, expected) in rows {
            let contracts: Vec<Contract> = contracts.iter().map(|one| (*one).clone()).collect();
            assert_eq!(can_be_quoted(&contracts), expected, "{contracts:?}");
        }
    }

    #[test]
    fn rem_02_a_due_date_shorter_than_the_usual_time_warns() {
        let rows: [(Option<u16>, Option<u16>, &[Warning]); 5] = [
            (Some(14), Some(15), &[ShorterThanUsual]),
            (Some(14), Some(14), &[]),
            (Some(14), None, &[]),
            (Some(0), Some(15), &[]),
            (None, Some(15), &[NoPaymentDate]),
        ];
        for (terms, usual, expected) in rows {
            assert_eq!(contract(terms, true, true).warnings(usual), expected, "{terms:?}");
        }
    }

    #[test]
    fn a_habit_is_the_middle_of_at_least_three_payments() {
        let rows = [
            (vec![], None),
            (vec![5, 9], None),
            (vec![9, 5, 7], Some(7)),
            (vec![1, 2, 30, 300], Some(30)),
            (vec![-3, -2, -1], Some(0)),
        ];
        for (seen, expected) in rows {
            assert_eq!(usual_days(seen.clone()), expected, "{seen:?}");
        }
    }

    #[test]
    fn prepayment_defers_nothing() {
        assert!(!contract(Some(0), true, true).defers());
        assert!(contract(Some(1), true, true).defers());
        assert!(contract(None, true, true).defers(), "unsaid is not prepaid");
    }
}
