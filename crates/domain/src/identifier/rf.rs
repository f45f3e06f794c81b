//! The international creditor reference (ISO 11649): `RF`, two check digits, the base.

use super::iban::remainder;
use super::{Fault, fits, without_spaces};

/// The base of a creditor reference: what the creditor wrote before it was given check digits.
///
/// # Errors
/// [`Fault`] for anything that is none: letters and digits of the Latin alphabet, at most 25 of
/// them with `RF` and check digits, and the remainder 1 of a division by 97.
pub fn base(text: &str) -> Result<String, Fault> {
    let written = without_spaces(text);
    if !written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Fault::Characters);
    }
    let reference = written.to_ascii_uppercase();
    if !(5..=25).contains(&reference.len()) {
        return Err(Fault::Length);
    }
    let shaped =
        reference.starts_with("RF") && reference[2..4].bytes().all(|byte| byte.is_ascii_digit());
    if !shaped {
        return Err(Fault::Characters);
    }
    fits(remainder(&reference) == 1)?;
    Ok(reference[4..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_checked_by_the_remainder() {
        let rows = [
            ("RF18539007547034", Ok("539007547034")),
            ("rf18 5390 0754 7034", Ok("539007547034")),
            ("RF19539007547034", Err(Fault::CheckDigit)),
            ("RF18", Err(Fault::Length)),
            ("EE18539007547034", Err(Fault::Characters)),
            ("RF185390-7547034", Err(Fault::Characters)),
            ("", Err(Fault::Length)),
        ];
        for (text, expected) in rows {
            assert_eq!(base(text), expected.map(str::to_owned), "{text}");
        }
    }
}
