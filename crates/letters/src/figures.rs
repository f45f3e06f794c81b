//! Numbers and amounts in the reader's notation, exact to the last digit.
//!
//! Russian and Estonian part thousands by a no-break space and put a comma before the
//! fraction; English uses comma and point. Figures are grouped always, four digits
//! included, so that columns line up.

use crate::language::Language;
use crate::texts::Texts;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use saldo_domain::Money;

/// Keeps sign and digits on one line; a real minus, as wide as a digit.
const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';

thread_local! {
    // Formatters are not shared between threads; making one costs a few lookups.
    static FORMATTERS: [DecimalFormatter; 3] = Language::ALL.map(formatter);
}

fn formatter(language: Language) -> DecimalFormatter {
    let notation = match language {
        Language::En => "en",
        // Estonian data leaves four digits ungrouped, right in running text but ragged in
        // columns; the Russian signs are the same and group always.
        Language::Ru | Language::Et => "ru",
    };
    let locale = icu_locale::Locale::try_from_str(notation).expect("codes are valid tags");
    let options = DecimalFormatterOptions::from(GroupingStrategy::Always);
    DecimalFormatter::try_new(locale.into(), options).expect("number data is compiled in")
}

fn format(language: Language, decimal: &Decimal) -> String {
    FORMATTERS.with(|formatters| {
        let formatted = formatters[language as usize].format(decimal).to_string();
        // CLDR writes a narrow or plain no-break space, and a hyphen for minus in some
        // languages; one of each everywhere keeps columns straight.
        formatted
            .chars()
            .map(|c| match c {
                '\u{202f}' => NO_BREAK_SPACE,
                '-' => MINUS,
                other => other,
            })
            .collect()
    })
}

/// `12,345` or `12 345`.
pub(crate) fn whole_number(language: Language, number: i64) -> String {
    format(language, &Decimal::from(number))
}

impl Texts {
    /// A whole number: `12,345` or `12 345`.
    pub fn number(&self, number: i64) -> String {
        whole_number(self.language(), number)
    }

    /// An amount without its currency, with all its decimals: `1,234.50` or `1 234,50`.
    pub fn amount(&self, money: Money) -> String {
        let mut decimal = Decimal::from(money.minor());
        decimal.multiply_pow10(-i16::from(money.currency().decimals()));
        format(self.language(), &decimal)
    }

    /// An amount followed by its currency code: `1 234,50 EUR`.
    pub fn money(&self, money: Money) -> String {
        format!("{}{NO_BREAK_SPACE}{}", self.amount(money), money.currency())
    }

    /// A decimal written plainly, such as `-1234.5`, with its decimals: `−1,234.5` or
    /// `−1 234,5`. A text that is no decimal comes back unchanged.
    pub fn decimal(&self, plain: &str) -> String {
        match Decimal::try_from_str(plain) {
            Ok(decimal) => format(self.language(), &decimal),
            Err(_) => plain.to_owned(),
        }
    }

    /// An amount in whole major units for headlines and charts, rounded half away from
    /// zero: `1,235`. Lists and letters show all decimals instead.
    pub fn rounded_amount(&self, money: Money) -> String {
        let per_major = i128::from(money.currency().minor_per_major());
        let minor = i128::from(money.minor());
        let rounded = (minor.abs() + per_major / 2) / per_major * minor.signum();
        self.number(i64::try_from(rounded).expect("fewer major than minor units"))
    }

    /// A share given in thousandths, as percent with one decimal: `23.4%` or `23,4 %`.
    pub fn share(&self, thousandths: i64) -> String {
        let mut decimal = Decimal::from(thousandths);
        decimal.multiply_pow10(-1);
        self.with_text("percent", "number", &format(self.language(), &decimal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::Currency;

    fn money(minor: i64, code: &str) -> Money {
        Money::from_minor(minor, Currency::from_code(code).expect(code))
    }

    #[test]
    fn amounts_are_exact_in_every_notation() {
        let rows = [
            (123_456_789, "EUR", "1,234,567.89", "1\u{a0}234\u{a0}567,89"),
            (123_400, "EUR", "1,234.00", "1\u{a0}234,00"),
            (5, "RUB", "0.05", "0,05"),
            (0, "RUB", "0.00", "0,00"),
            (-99_999, "EUR", "−999.99", "−999,99"),
            (1_500, "JPY", "1,500", "1\u{a0}500"),
            (1_234_567, "KWD", "1,234.567", "1\u{a0}234,567"),
            (
                i64::MAX,
                "EUR",
                "92,233,720,368,547,758.07",
                "92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,07",
            ),
            (
                i64::MIN,
                "EUR",
                "−92,233,720,368,547,758.08",
                "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08",
            ),
        ];
        for (minor, code, english, other) in rows {
            let amount = money(minor, code);
            assert_eq!(Texts::of(Language::En).amount(amount), english);
            assert_eq!(Texts::of(Language::Ru).amount(amount), other);
            assert_eq!(Texts::of(Language::Et).amount(amount), other);
        }
    }

    #[test]
    fn decimals_keep_their_places() {
        let rows = [
            ("1234.50", "1,234.50", "1\u{a0}234,50"),
            ("-0.123456", "−0.123456", "−0,123456"),
            (
                "999999999999999.99",
                "999,999,999,999,999.99",
                "999\u{a0}999\u{a0}999\u{a0}999\u{a0}999,99",
            ),
            ("not", "not", "not"),
        ];
        for (plain, english, other) in rows {
            assert_eq!(Texts::of(Language::En).decimal(plain), english);
            assert_eq!(Texts::of(Language::Et).decimal(plain), other);
        }
    }

    #[test]
    fn headlines_round_half_away_from_zero() {
        let rows = [(149, "1"), (150, "2"), (-150, "−2"), (-149, "−1"), (12_345_050, "123,451")];
        for (minor, expected) in rows {
            assert_eq!(Texts::of(Language::En).rounded_amount(money(minor, "EUR")), expected);
        }
    }

    #[test]
    fn shares_are_percents_with_one_decimal() {
        assert_eq!(Texts::of(Language::En).share(234), "23.4%");
        assert_eq!(Texts::of(Language::Ru).share(234), "23,4\u{a0}%");
        assert_eq!(Texts::of(Language::Et).share(1_000), "100,0\u{a0}%");
    }
}
