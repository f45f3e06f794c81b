//! The payment reference of an invoice: under which its seller asks to be paid. It is kept as it is
//! told, and no document becomes another one by it.

use crate::identifier::{Fault, ee, rf};
use crate::number::number_key;

/// Longest reference that a bank carries.
pub const MOST_CHARS: usize = 35;

/// Fewest letters and digits by which a payment names an invoice: shorter ones are everybody's.
const FEWEST: usize = 3;

/// What there is to say about a reference that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceFault {
    /// An Estonian reference number whose check digit is another.
    EstonianCheckDigit,
    /// A creditor reference (`RF`) whose check digits are others.
    CreditorCheckDigits,
}

impl ReferenceFault {
    /// The stable word under which screens translate it.
    pub const fn code(self) -> &'static str {
        match self {
            ReferenceFault::EstonianCheckDigit => "reference_check_digit",
            ReferenceFault::CreditorCheckDigits => "creditor_reference_check_digits",
        }
    }

    /// In English, for the command line.
    pub const fn text(self) -> &'static str {
        match self {
            ReferenceFault::EstonianCheckDigit => {
                "the check digit of the reference number is wrong (7-3-1); banks refuse it, and it is kept as it is told"
            }
            ReferenceFault::CreditorCheckDigits => {
                "the check digits of the RF reference are wrong; banks refuse it, and it is kept as it is told"
            }
        }
    }
}

/// The reference as it is kept: without control characters, spaces single, and no longer than a bank
/// carries it. `None` when nothing is left.
pub fn cleaned(told: &str) -> Option<String> {
    let plain: String = told.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let single = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept: String = single.chars().take(MOST_CHARS).collect();
    let kept = kept.trim_end();
    (!kept.is_empty()).then(|| kept.to_owned())
}

/// What is wrong with a reference; `is_estonian`: its digits are to be those of an Estonian reference
/// number. Any other text is as right as its seller says.
pub fn fault(reference: &str, is_estonian: bool) -> Option<ReferenceFault> {
    if rf::base(reference) == Err(Fault::CheckDigit) {
        return Some(ReferenceFault::CreditorCheckDigits);
    }
    let is_wrong = is_estonian && ee::reference(reference) == Err(Fault::CheckDigit);
    is_wrong.then_some(ReferenceFault::EstonianCheckDigit)
}

/// Key of a reference: equal keys are one reference. Spaces, signs, case and leading zeros count for
/// nothing, and the form `RF` is its base. Empty for one that names nothing by itself.
pub fn key(reference: &str) -> String {
    let folded: String = number_key(reference).chars().filter(|c| c.is_alphanumeric()).collect();
    let national = rf::base(&folded).unwrap_or(folded);
    let key = national.trim_start_matches('0');
    let says_something =
        key.chars().count() >= FEWEST && key.bytes().any(|byte| byte.is_ascii_digit());
    if says_something { key.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_kept_as_told_without_what_nobody_typed() {
        let rows = [
            ("20260001230", Some("20260001230")),
            ("  0012 34\t5 ", Some("0012 34 5")),
            ("RF18 5390\u{0}0754 7034", Some("RF18 5390 0754 7034")),
            (" \u{7}\n", None),
            ("", None),
            (
                "1234567890123456789012345678901234567890",
                Some("12345678901234567890123456789012345"),
            ),
        ];
        for (told, kept) in rows {
            assert_eq!(cleaned(told).as_deref(), kept, "{told:?}");
        }
    }

    #[test]
    fn references_are_one_however_they_are_written() {
        let same = [
            ("20260001230", "2026 0001 230"),
            ("0020260001230", "20260001230"),
            ("ab-77/1", "AB 77 1"),
            ("АВ-77", "ab77"),
            ("RF18 5390 0754 7034", "539007547034"),
            ("rf18539007547034", "0539 0075 47034"),
        ];
        for (one, other) in same {
            assert_eq!(key(one), key(other), "{one} and {other}");
            assert!(!key(one).is_empty(), "{one}");
        }
        for (one, other) in [("2026000123", "20260001230"), ("RF19539007547034", "539007547034")] {
            assert_ne!(key(one), key(other), "{one} and {other}");
        }
        for nothing in ["", "12", "0012", "000", "NOTPROVIDED", "-"] {
            assert_eq!(key(nothing), "", "{nothing}");
        }
    }

    #[test]
    fn a_wrong_check_digit_is_told_and_nothing_else_is() {
        use ReferenceFault::{CreditorCheckDigits, EstonianCheckDigit};
        let rows = [
            ("20260001230", true, None),
            ("20260001231", true, Some(EstonianCheckDigit)),
            ("20260001231", false, None),
            ("AB-77", true, None),
            ("RF18 5390 0754 7034", true, None),
            ("RF19539007547034", false, Some(CreditorCheckDigits)),
        ];
        for (reference, is_estonian, expected) in rows {
            assert_eq!(fault(reference, is_estonian), expected, "{reference}");
        }
    }
}
