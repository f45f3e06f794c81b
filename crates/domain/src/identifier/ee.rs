//! Estonian numbers: registry code and reference number of a payment.

use super::{Fault, digits, fits, weighted_sum};

/// Checks a registry code of 8 digits: weights 1 to 7 modulo 11; where that gives 10, weights
/// 3 to 9; where that gives 10 too, the check digit is 0.
pub fn registry_code(text: &str) -> Result<(), Fault> {
    let digits = digits(text, |count| count == 8)?;
    let remainders = [1, 3].map(|first| weighted_sum(&digits[..7], first..first + 7) % 11);
    let check = remainders.into_iter().find(|remainder| *remainder < 10).unwrap_or(0);
    fits(check == digits[7])
}

/// A reference number made from a base, with the way it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Digits of the base, weighted 7, 3, 1 in turn from the right.
    pub weighted_sum: u32,
    /// What is missing from the sum to the next ten.
    pub check_digit: u32,
    /// Base and check digit: the number to print on an invoice.
    pub number: String,
}

/// Makes the reference number of a base of 1 to 19 digits, for example a customer's code.
///
/// # Errors
/// [`Fault`] when the base is none.
pub fn make_reference(base: &str) -> Result<Reference, Fault> {
    let digits = digits(base, |count| (1..=19).contains(&count))?;
    let (weighted_sum, check_digit) = reference_check(&digits);
    let number = digits.iter().chain([&check_digit]).map(u32::to_string).collect();
    Ok(Reference { weighted_sum, check_digit, number })
}

/// Checks a reference number of 2 to 20 digits, its check digit included.
pub fn reference(text: &str) -> Result<(), Fault> {
    let digits = digits(text, |count| (2..=20).contains(&count))?;
    let (check, base) = digits.split_last().expect("at least two digits");
    fits(reference_check(base).1 == *check)
}

/// The weighted sum of a base and its check digit.
fn reference_check(base: &[u32]) -> (u32, u32) {
    let from_the_right: Vec<u32> = base.iter().rev().copied().collect();
    let sum = weighted_sum(&from_the_right, [7, 3, 1].into_iter().cycle());
    (sum, sum.next_multiple_of(10) - sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registry_codes_are_checked_by_two_rows_of_weights() {
        let rows = [
            ("11602506", Ok(())),
            ("10490620", Ok(())),
            ("12712817", Ok(())),
            ("12712818", Err(Fault::CheckDigit)),
            ("1271281", Err(Fault::Length)),
            ("00000000", Err(Fault::AllZero)),
            // 2 × 5 = 10: the second row of weights, 2 × 7 = 14, leaves 3.
            ("00002003", Ok(())),
            ("00002000", Err(Fault::CheckDigit)),
            // Both rows leave 10.
            ("10000640", Ok(())),
        ];
        for (number, expected) in rows {
            assert_eq!(registry_code(number), expected, "{number}");
        }
    }

    #[test]
    fn a_reference_number_is_made_from_its_base() {
        let rows = [
            ("12131295", 98, 2, "121312952"),
            ("1", 7, 3, "13"),
            ("2026000123", 90, 0, "20260001230"),
            ("999", 99, 1, "9991"),
            ("1213 1295", 98, 2, "121312952"),
            ("9999999999999999999", 657, 3, "99999999999999999993"),
        ];
        for (base, weighted_sum, check_digit, number) in rows {
            let expected = Reference { weighted_sum, check_digit, number: number.to_owned() };
            assert_eq!(make_reference(base), Ok(expected), "{base}");
            assert_eq!(reference(number), Ok(()), "{number}");
        }
    }

    #[test]
    fn every_single_mistyped_digit_of_a_reference_number_is_noticed() {
        let right = make_reference("2026000123").expect("a base").number;
        for (at, digit) in right.char_indices() {
            for typed in ('0'..='9').filter(|typed| *typed != digit) {
                let wrong = format!("{}{typed}{}", &right[..at], &right[at + 1..]);
                assert_eq!(reference(&wrong), Err(Fault::CheckDigit), "{wrong}");
            }
        }
    }

    #[test]
    fn what_is_no_reference_number_is_named() {
        let rows = [
            ("121312953", Err(Fault::CheckDigit)),
            ("7", Err(Fault::Length)),
            ("999999999999999999990", Err(Fault::Length)),
            ("00", Err(Fault::AllZero)),
            ("RF18", Err(Fault::Characters)),
        ];
        for (number, expected) in rows {
            assert_eq!(reference(number), expected, "{number}");
        }
        assert_eq!(make_reference("").expect_err("empty"), Fault::Length);
        assert_eq!(make_reference("99999999999999999999").expect_err("20 digits"), Fault::Length);
        assert_eq!(make_reference("0").expect_err("zero"), Fault::AllZero);
    }
}
