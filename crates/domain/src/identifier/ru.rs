//! Russian numbers: INN, OGRN and OGRNIP, settlement account.

use super::{Fault, digits, fits, weighted_sum};

/// Checks an INN, the taxpayer's number: 10 digits for an organisation, the last of them the
/// check digit; 12 for a person, the last two.
pub fn inn(text: &str) -> Result<(), Fault> {
    const TENTH: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    const ELEVENTH: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    const TWELFTH: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let digits = digits(text, |count| count == 10 || count == 12)?;
    let checks = |weights: &[u32]| {
        let sum = weighted_sum(&digits, weights.iter().copied());
        sum % 11 % 10 == digits[weights.len()]
    };
    fits(match digits.len() {
        10 => checks(&TENTH),
        _ => checks(&ELEVENTH) && checks(&TWELFTH),
    })
}

/// Checks an OGRN, the number in the register of organisations (13 digits), or an OGRNIP, that of
/// sole traders (15): the number without its last digit modulo 11 (13), and of that the last digit.
pub fn ogrn(text: &str) -> Result<(), Fault> {
    let digits = digits(text, |count| count == 13 || count == 15)?;
    let divisor = if digits.len() == 13 { 11 } else { 13 };
    let (check, number) = digits.split_last().expect("13 or 15 digits");
    let remainder = number.iter().fold(0, |rest, digit| (rest * 10 + digit) % divisor);
    fits(remainder % 10 == *check)
}

/// Checks a settlement account of 20 digits against the BIC of its bank: three digits of the BIC
/// and the account, weighted 7, 1, 3 in turn, make a sum that ends in 0.
///
/// The three are the last of the BIC; for accounts at offices of the Bank of Russia, and for
/// correspondent accounts (30101…), they are 0 and the fifth and sixth digit.
pub fn account(text: &str, bic: &str) -> Result<(), Fault> {
    let account = digits(text, |count| count == 20)?;
    let bic = bank(bic)?;
    let prefix = match &bic[6..] {
        [0, 0, 0..=2] => [0, bic[4], bic[5]],
        _ if account.starts_with(&[3, 0, 1, 0, 1]) => [0, bic[4], bic[5]],
        last => [last[0], last[1], last[2]],
    };
    let key: Vec<u32> = prefix.into_iter().chain(account).collect();
    fits(weighted_sum(&key, [7, 1, 3].into_iter().cycle()).is_multiple_of(10))
}

/// The nine digits of a BIC; it has no check digit, and zeros are no fault of their own.
fn bank(bic: &str) -> Result<Vec<u32>, Fault> {
    match digits(bic, |count| count == 9) {
        Ok(digits) => Ok(digits),
        Err(Fault::AllZero) => Ok(vec![0; 9]),
        Err(_) => Err(Fault::Bic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_numbers_of_organisations_and_people_are_checked() {
        let rows = [
            ("7707083893", Ok(())),
            ("77 0708 3893", Ok(())),
            ("7707083894", Err(Fault::CheckDigit)),
            ("500100732259", Ok(())),
            ("500100732258", Err(Fault::CheckDigit)),
            ("500100732269", Err(Fault::CheckDigit)),
            ("770708389", Err(Fault::Length)),
            ("77070838931", Err(Fault::Length)),
            ("0000000000", Err(Fault::AllZero)),
            ("770708389O", Err(Fault::Characters)),
        ];
        for (number, expected) in rows {
            assert_eq!(inn(number), expected, "{number}");
        }
    }

    #[test]
    fn register_numbers_are_checked_by_their_remainder() {
        let rows = [
            ("1027700132195", Ok(())),
            ("1027700132196", Err(Fault::CheckDigit)),
            ("304500116000157", Ok(())),
            ("304500116000158", Err(Fault::CheckDigit)),
            ("10277001321955", Err(Fault::Length)),
        ];
        for (number, expected) in rows {
            assert_eq!(ogrn(number), expected, "{number}");
        }
    }

    #[test]
    fn an_account_is_checked_against_its_bank() {
        let rows = [
            ("40702810938000000001", "044525225", Ok(())),
            ("40702810938000000002", "044525225", Err(Fault::CheckDigit)),
            ("40702810938000000001", "044525226", Err(Fault::CheckDigit)),
            // The correspondent account of a bank stands at an office of the Bank of Russia.
            ("30101810400000000225", "044525225", Ok(())),
            ("40702810938000000001", "04452522", Err(Fault::Bic)),
            ("40702810938000000001", "", Err(Fault::Bic)),
            ("40702810938000000001", "04452522x", Err(Fault::Bic)),
            ("4070281093800000000", "x", Err(Fault::Length)),
            ("00000000000000000000", "x", Err(Fault::AllZero)),
        ];
        for (number, bic, expected) in rows {
            assert_eq!(account(number, bic), expected, "{number} at {bic}");
        }
    }

    #[test]
    fn offices_of_the_central_bank_take_part_with_other_digits_of_the_bic() {
        // 0 and the fifth and sixth digit, 25, whichever of the three endings it is.
        let fitting: Vec<u32> = (0..10)
            .filter(|digit| account(&format!("4060381{digit}000000000001"), "044525000").is_ok())
            .collect();
        assert_eq!(fitting.len(), 1, "one digit fits");
        let number = format!("4060381{}000000000001", fitting[0]);
        for bic in ["044525001", "044525002"] {
            assert_eq!(account(&number, bic), Ok(()), "{bic}");
        }
        assert_eq!(account(&number, "044525003"), Err(Fault::CheckDigit));
    }
}
