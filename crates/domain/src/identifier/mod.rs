//! Numbers with check digits: is this really somebody's tax number, account, reference?
//!
//! Each check answers a question of form only. That a number exists and whose it is, a register
//! says. Numbers are read as people write them: with spaces between groups of digits.

pub mod ee;
pub mod iban;
pub mod rf;
pub mod ru;

/// What is wrong with a number; the first fault in this order is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A character that such a number cannot have.
    #[error("it has characters that such a number cannot have")]
    Characters,
    #[error("it is too short or too long")]
    Length,
    /// Nothing but zeros: the digits check, but nobody has this number.
    #[error("it consists of zeros only")]
    AllZero,
    /// The bank's number given with an account has not 9 digits.
    #[error("the bank code given with it does not have 9 digits")]
    Bic,
    /// The check digit does not fit the others: a digit was mistyped or two were swapped.
    #[error("its check digit does not fit; a digit is mistyped or two are swapped")]
    CheckDigit,
}

impl Fault {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Fault::Characters => "CHARACTERS",
            Fault::Length => "LENGTH",
            Fault::AllZero => "ALL_ZERO",
            Fault::Bic => "BIC",
            Fault::CheckDigit => "CHECK_DIGIT",
        }
    }
}

/// The number without the spaces people group it with.
pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The digits of a number, spaces apart; `fits` says which counts of digits it may have.
fn digits(text: &str, fits: impl Fn(usize) -> bool) -> Result<Vec<u32>, Fault> {
    let digits: Option<Vec<u32>> =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(10)).collect();
    let digits = digits.ok_or(Fault::Characters)?;
    if !fits(digits.len()) {
        return Err(Fault::Length);
    }
    if digits.iter().all(|digit| *digit == 0) {
        return Err(Fault::AllZero);
    }
    Ok(digits)
}

/// Sum of each digit × its weight; the shorter list decides.
fn weighted_sum(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

fn fits(holds: bool) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(Fault::CheckDigit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_fault_in_order_is_named() {
        let rows = [
            ("12x", Err(Fault::Characters)),
            ("\u{663}", Err(Fault::Characters)),
            ("-1", Err(Fault::Characters)),
            ("", Err(Fault::Length)),
            ("  ", Err(Fault::Length)),
            ("0", Err(Fault::Length)),
            ("0 0", Err(Fault::AllZero)),
            ("1 2", Ok(vec![1, 2])),
            ("1\u{a0}2", Ok(vec![1, 2])),
        ];
        for (text, expected) in rows {
            assert_eq!(digits(text, |count| count == 2), expected, "“{text}”");
        }
    }
}
