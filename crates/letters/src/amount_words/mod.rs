//! Sums of money in words, as contracts, acts and cash documents ask for: the whole units in
//! words, the hundredths as two digits, the first letter a capital.
//!
//! ```
//! use saldo_domain::Amount;
//! use saldo_letters::Language;
//! use saldo_letters::amount_words::{Unit, amount_in_words};
//!
//! let sum = Amount::from_hundredths(130_000_121);
//! let words = amount_in_words(sum, Unit::Rouble, Language::Ru);
//! assert_eq!(words.as_deref(), Some("Один миллион триста тысяч один рубль 21 копейка"));
//! ```

mod en;
mod et;
mod ru;

use crate::language::Language;
use saldo_domain::{Amount, Currency};

/// A unit of money with a hundredth part that every language here has words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Rouble and kopeck.
    Rouble,
    /// Euro and cent.
    Euro,
}

impl Unit {
    /// The unit of a currency code; `None` for a currency there are no words for.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "RUB" => Some(Unit::Rouble),
            "EUR" => Some(Unit::Euro),
            _ => None,
        }
    }

    /// The unit of a currency; `None` for a currency there are no words for.
    pub fn of(currency: Currency) -> Option<Self> {
        Self::from_code(currency.code())
    }
}

/// The largest sum there are words for: 999 trillion (10^12 each) and so on, 99 hundredths.
pub const LARGEST: Amount = Amount::from_hundredths(99_999_999_999_999_999);

/// `amount` in words; `None` below zero or above [`LARGEST`].
pub fn amount_in_words(amount: Amount, unit: Unit, language: Language) -> Option<String> {
    if !(Amount::ZERO..=LARGEST).contains(&amount) {
        return None;
    }
    let hundredths = u64::try_from(amount.hundredths()).ok()?;
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let words = match language {
        Language::Ru => ru::amount(whole, part, unit),
        Language::Et => et::amount(whole, part, unit),
        Language::En => en::amount(whole, part, unit),
    };
    Some(with_capital(&words))
}

/// The groups of three digits that are not zero, the highest first, each with its power of a
/// thousand: 5 000 017 is `(5, 2)`, `(17, 0)`.
fn groups(number: u64) -> impl Iterator<Item = (u16, usize)> {
    (0..5_usize).rev().zip([12, 9, 6, 3, 0]).filter_map(move |(power, zeros)| {
        let group = number / 10_u64.pow(zeros) % 1_000;
        u16::try_from(group).ok().filter(|group| *group > 0).map(|group| (group, power))
    })
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(hundredths: i128, code: &str, language: Language) -> Option<String> {
        let unit = Unit::from_code(code).expect(code);
        amount_in_words(Amount::from_hundredths(hundredths), unit, language)
    }

    fn check(language: Language, rows: &[(i128, &str, &str)]) {
        for (hundredths, code, expected) in rows {
            assert_eq!(words(*hundredths, code, language).as_deref(), Some(*expected));
        }
    }

    #[test]
    fn russian_sums_agree_with_their_numbers() {
        check(
            Language::Ru,
            &[
                (
                    7_398_400,
                    "RUB",
                    "Семьдесят три тысячи девятьсот восемьдесят четыре рубля 00 копеек",
                ),
                (130_000_121, "RUB", "Один миллион триста тысяч один рубль 21 копейка"),
                (200_202, "RUB", "Две тысячи два рубля 02 копейки"),
                (1_111, "RUB", "Одиннадцать рублей 11 копеек"),
                (2_100_001, "RUB", "Двадцать одна тысяча рублей 01 копейка"),
                (50, "RUB", "Ноль рублей 50 копеек"),
                (
                    101_211_212,
                    "RUB",
                    "Один миллион двенадцать тысяч сто двенадцать рублей 12 копеек",
                ),
                (100_000_000_000, "RUB", "Один миллиард рублей 00 копеек"),
                (
                    51_200_200_001_101,
                    "RUB",
                    "Пятьсот двенадцать миллиардов два миллиона одиннадцать рублей 01 копейка",
                ),
                (210_122, "EUR", "Две тысячи сто один евро 22 цента"),
                (400_000_000_000_011, "EUR", "Четыре триллиона евро 11 центов"),
            ],
        );
    }

    #[test]
    fn estonian_tens_and_hundreds_are_one_word_and_units_stand_apart() {
        check(
            Language::Et,
            &[
                (
                    7_398_400,
                    "EUR",
                    "Seitsekümmend kolm tuhat üheksasada kaheksakümmend neli eurot ja 00 senti",
                ),
                (101, "EUR", "Üks euro ja 01 sent"),
                (210, "EUR", "Kaks eurot ja 10 senti"),
                (11_515, "EUR", "Ükssada viisteist eurot ja 15 senti"),
                (100_000, "EUR", "Üks tuhat eurot ja 00 senti"),
                (2_101_121, "EUR", "Kakskümmend üks tuhat üksteist eurot ja 21 senti"),
                (130_000_040, "EUR", "Üks miljon kolmsada tuhat eurot ja 40 senti"),
                (99, "EUR", "Null eurot ja 99 senti"),
                (102_110, "RUB", "Üks tuhat kakskümmend üks rubla ja 10 kopikat"),
                (101, "RUB", "Üks rubla ja 01 kopikas"),
                (200_501_700, "EUR", "Kaks miljonit viis tuhat seitseteist eurot ja 00 senti"),
                (10_010, "EUR", "Ükssada eurot ja 10 senti"),
                (210_000_000_000_000, "EUR", "Kaks triljonit ükssada miljardit eurot ja 00 senti"),
            ],
        );
    }

    #[test]
    fn english_tens_take_a_hyphen_and_no_and() {
        check(
            Language::En,
            &[
                (
                    7_398_400,
                    "EUR",
                    "Seventy-three thousand nine hundred eighty-four euros and 00 cents",
                ),
                (101, "RUB", "One rouble and 01 kopeck"),
                (100_000_015, "EUR", "One million euros and 15 cents"),
                (99, "RUB", "Zero roubles and 99 kopecks"),
                (101, "EUR", "One euro and 01 cent"),
                (10_121, "EUR", "One hundred one euros and 21 cents"),
                (2_011, "EUR", "Twenty euros and 11 cents"),
            ],
        );
    }

    #[test]
    fn the_largest_sum_has_words_and_nothing_beyond() {
        let rows = [
            (
                Language::Ru,
                "Девятьсот девяносто девять триллионов девятьсот девяносто девять миллиардов девятьсот девяносто девять миллионов девятьсот девяносто девять тысяч девятьсот девяносто девять рублей 99 копеек",
            ),
            (
                Language::Et,
                "Üheksasada üheksakümmend üheksa triljonit üheksasada üheksakümmend üheksa miljardit üheksasada üheksakümmend üheksa miljonit üheksasada üheksakümmend üheksa tuhat üheksasada üheksakümmend üheksa rubla ja 99 kopikat",
            ),
            (
                Language::En,
                "Nine hundred ninety-nine trillion nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine roubles and 99 kopecks",
            ),
        ];
        for (language, expected) in rows {
            let largest = LARGEST.hundredths();
            assert_eq!(words(largest, "RUB", language).as_deref(), Some(expected));
            assert_eq!(words(largest + 1, "RUB", language), None);
            assert_eq!(words(-1, "RUB", language), None);
        }
    }

    #[test]
    fn only_currencies_with_words_have_a_unit() {
        assert_eq!(Unit::from_code("EUR"), Some(Unit::Euro));
        assert_eq!(Unit::of(Currency::from_code("JPY").expect("JPY")), None);
    }
}
