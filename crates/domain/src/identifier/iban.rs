//! The international bank account number (ISO 13616).

use super::{Fault, fits, without_spaces};

/// Characters of an IBAN by country, for the countries our customers bank in. Others may have
/// any length the standard permits: their lengths change, and a wrong refusal costs more than
/// a longer look by the check digits.
const LENGTHS: [(&str, usize); 7] =
    [("EE", 20), ("LV", 21), ("LT", 20), ("FI", 18), ("DE", 22), ("PL", 28), ("SE", 24)];

/// The IBAN without spaces and in capitals, as banks exchange it.
pub fn normalized(text: &str) -> String {
    without_spaces(text).chars().flat_map(char::to_uppercase).collect()
}

/// Checks an IBAN: letters and digits of the Latin alphabet, the length of its country, two
/// letters and two digits in front, and the remainder 1 of a division by 97.
pub fn iban(text: &str) -> Result<(), Fault> {
    let written = without_spaces(text);
    // Before capitals are made: “ß” would become two letters of the alphabet.
    if !written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Fault::Characters);
    }
    let iban = written.to_ascii_uppercase();
    if !length_fits(&iban) {
        return Err(Fault::Length);
    }
    let (country, check) = (&iban[..2], &iban[2..4]);
    let shaped = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && check.bytes().all(|byte| byte.is_ascii_digit());
    if !shaped {
        return Err(Fault::Characters);
    }
    fits(remainder(&iban) == 1)
}

fn length_fits(iban: &str) -> bool {
    match LENGTHS.iter().find(|(country, _)| iban.starts_with(country)) {
        Some((_, length)) => iban.len() == *length,
        None => (15..=34).contains(&iban.len()),
    }
}

/// Remainder modulo 97 of the account with its first four characters moved to the end and letters
/// read as 10 (A) to 35 (Z).
pub(super) fn remainder(iban: &str) -> u32 {
    let (front, rest) = iban.split_at(4);
    let values = rest.chars().chain(front.chars()).filter_map(|c| c.to_digit(36));
    values.fold(0, |remainder, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (remainder * shift + value) % 97
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_checked_by_length_of_country_and_remainder() {
        let rows = [
            ("EE571010220229377229", Ok(())),
            ("ee57 1010 2202 2937 7229", Ok(())),
            ("EE571010220229377228", Err(Fault::CheckDigit)),
            ("EE382200221020145685", Ok(())),
            ("GB82WEST12345698765432", Ok(())),
            ("DE89370400440532013000", Ok(())),
            ("DE8937040044053201300", Err(Fault::Length)),
            ("", Err(Fault::Length)),
            ("EE", Err(Fault::Length)),
            ("EE57-1010220229377229", Err(Fault::Characters)),
            ("EE5710102202293772ß", Err(Fault::Characters)),
            ("1E571010220229377229", Err(Fault::Characters)),
            ("EEX71010220229377229", Err(Fault::Characters)),
            ("1E57101022", Err(Fault::Length)),
            ("00000000000000000000", Err(Fault::Characters)),
        ];
        for (number, expected) in rows {
            assert_eq!(iban(number), expected, "{number}");
        }
        assert_eq!(normalized("ee57 1010"), "EE571010");
    }

    #[test]
    fn every_single_mistyped_digit_is_noticed() {
        let right = "EE571010220229377229";
        for (at, digit) in right.char_indices().skip(2) {
            for typed in ('0'..='9').filter(|typed| *typed != digit) {
                let wrong = format!("{}{typed}{}", &right[..at], &right[at + 1..]);
                assert_eq!(iban(&wrong), Err(Fault::CheckDigit), "{wrong}");
            }
        }
    }
}
