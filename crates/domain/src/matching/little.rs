//! What is little in a currency: five cents and thirty euros are no measure for yen or roubles.

use crate::money::Currency;

/// Hundredths of a unit of the currency that go for a euro, roughly and once for all: no amount is
/// ever converted by them, they only say what is little. A currency that is not here counts like
/// the euro, which asks about more than it need and never settles more than it may.
const WORTH: [(&str, i64); 24] = [
    ("AMD", 42_000),
    ("BYN", 350),
    ("CNY", 800),
    ("CZK", 2_500),
    ("DKK", 750),
    ("GEL", 300),
    ("HUF", 40_000),
    ("INR", 9_500),
    ("JPY", 16_000),
    ("KGS", 9_500),
    ("KRW", 150_000),
    ("KWD", 33),
    ("KZT", 55_000),
    ("MDL", 2_000),
    ("NOK", 1_150),
    ("PLN", 430),
    ("RON", 500),
    ("RSD", 11_700),
    ("RUB", 9_000),
    ("SEK", 1_100),
    ("TJS", 1_150),
    ("TRY", 4_000),
    ("UAH", 4_500),
    ("UZS", 1_350_000),
];

/// So many cents of a euro, in minor units of a currency; one at least, unless it is nothing.
pub fn little(cents: i64, currency: Currency) -> i64 {
    if cents == 0 {
        return 0;
    }
    let known = WORTH.iter().find(|(code, _)| *code == currency.code());
    let worth = known.map_or(100, |(_, worth)| *worth);
    let minor = i128::from(cents) * i128::from(worth) * 10_i128.pow(u32::from(currency.decimals()));
    i64::try_from(minor / 10_000).unwrap_or(i64::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m11_what_is_little_is_little_in_every_currency() {
        let rows = [
            ("EUR", 5, 3_000),
            ("USD", 5, 3_000),
            ("RUB", 450, 270_000),
            ("SEK", 55, 33_000),
            // No hundredths, and thousandths.
            ("JPY", 8, 4_800),
            ("KWD", 16, 9_900),
            ("UZS", 67_500, 40_500_000),
        ];
        for (code, rounding, fee) in rows {
            let currency = Currency::from_code(code).expect(code);
            assert_eq!((little(5, currency), little(3_000, currency)), (rounding, fee), "{code}");
        }
        let codes: Vec<&str> = WORTH.iter().map(|(code, _)| *code).collect();
        assert!(codes.is_sorted() && codes.iter().all(|code| Currency::from_code(code).is_ok()));
    }
}
