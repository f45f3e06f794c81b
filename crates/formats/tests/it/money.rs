//! M17: amounts as people write them. Never a guess, never a panic.

use proptest::prelude::*;
use saldo_domain::Currency;
use saldo_formats::amount::{DecimalMark, LARGEST_MINOR, parse_amount};

fn currency(code: &str) -> Currency {
    Currency::from_code(code).expect(code)
}

/// The amount as a plain decimal, or the code of the problem.
fn read(text: &str, mark: DecimalMark, code: &str) -> String {
    match parse_amount(text, mark, currency(code)) {
        Ok(money) => money.to_plain(),
        Err(problem) => problem.code().trim_start_matches("amount_").to_owned(),
    }
}

#[test]
fn parse_amount_reads_every_convention() {
    use DecimalMark::{Auto, Comma, Point};
    let table = [
        // One meaning, whatever the convention.
        ("1500", Auto, "EUR", "1500.00"),
        ("1500.5", Auto, "EUR", "1500.50"),
        ("1500,50", Auto, "EUR", "1500.50"),
        ("1.234,56", Auto, "EUR", "1234.56"),
        ("1,234.56", Auto, "EUR", "1234.56"),
        ("1,234,567", Auto, "EUR", "1234567.00"),
        ("1.234.567", Auto, "EUR", "1234567.00"),
        ("1,234,567.89", Auto, "EUR", "1234567.89"),
        ("1 234,56", Auto, "EUR", "1234.56"),
        ("1\u{a0}234,56", Auto, "EUR", "1234.56"),
        ("1\u{202f}234\u{202f}567,8", Auto, "EUR", "1234567.80"),
        ("1'234.56", Auto, "CHF", "1234.56"),
        ("1’234.56", Auto, "CHF", "1234.56"),
        ("0,500", Auto, "EUR", "0.50"),
        (".5", Auto, "EUR", "0.50"),
        ("-12,50", Auto, "EUR", "-12.50"),
        ("−12.50", Auto, "EUR", "-12.50"),
        ("12,50-", Auto, "EUR", "-12.50"),
        ("(12.50)", Auto, "EUR", "-12.50"),
        ("+12.50", Auto, "EUR", "12.50"),
        ("€ 12.50", Auto, "EUR", "12.50"),
        ("12,50 €", Auto, "EUR", "12.50"),
        ("-€12.50", Auto, "EUR", "-12.50"),
        ("€-12.50", Auto, "EUR", "-12.50"),
        ("EUR 12.50", Auto, "EUR", "12.50"),
        ("12.50eur", Auto, "EUR", "12.50"),
        ("1 234,50 руб.", Auto, "RUB", "1234.50"),
        ("1 234,50 ₽", Auto, "RUB", "1234.50"),
        ("$1,234.50", Auto, "USD", "1234.50"),
        ("1500", Auto, "JPY", "1500"),
        ("1,5", Auto, "KWD", "1.500"),
        // A stated convention decides.
        ("1,234", Point, "EUR", "1234.00"),
        ("1.234", Comma, "EUR", "1234.00"),
        ("1.500", Point, "KWD", "1.500"),
        ("10.0000", Point, "EUR", "10.00"),
        // Two meanings: asked.
        ("1,234", Auto, "EUR", "ambiguous"),
        ("1.234", Auto, "EUR", "ambiguous"),
        ("-1,234 €", Auto, "EUR", "ambiguous"),
        ("1.500", Auto, "KWD", "ambiguous"),
        // No meaning, or one that was lost.
        ("1e5", Auto, "EUR", "exponent"),
        ("1.5E+05", Point, "EUR", "exponent"),
        ("1,234", Comma, "EUR", "too_many_decimals"),
        ("12.345", Point, "EUR", "too_many_decimals"),
        ("1500.5", Auto, "JPY", "too_many_decimals"),
        ("1.2.3", Auto, "EUR", "grouping"),
        ("12,34,567", Auto, "EUR", "grouping"),
        ("0.500", Comma, "EUR", "grouping"),
        ("1 23", Auto, "EUR", "grouping"),
        ("1 234.567,89", Auto, "EUR", "grouping"),
        ("1.234,567.89", Auto, "EUR", "grouping"),
        ("1,234.56", Comma, "EUR", "grouping"),
        ("5.", Auto, "EUR", "unreadable"),
        ("", Auto, "EUR", "unreadable"),
        ("-", Auto, "EUR", "unreadable"),
        (".", Auto, "EUR", "unreadable"),
        ("--5", Auto, "EUR", "unreadable"),
        ("-(5)", Auto, "EUR", "unreadable"),
        ("(5", Auto, "EUR", "unreadable"),
        ("ten", Auto, "EUR", "other_currency"),
        ("1O0", Auto, "EUR", "unreadable"),
        ("٣", Auto, "EUR", "unreadable"),
        ("12.50 USD", Auto, "EUR", "other_currency"),
        ("$12.50", Auto, "EUR", "other_currency"),
        ("1000000000000000000", Auto, "EUR", "overflow"),
        ("1000000000000000000", Auto, "JPY", "overflow"),
        ("999999999999999.99", Auto, "EUR", "999999999999999.99"),
        ("1000000000000000.00", Auto, "EUR", "overflow"),
        ("0", Auto, "EUR", "0.00"),
    ];
    for (text, mark, code, expected) in table {
        assert_eq!(read(text, mark, code), expected, "{text:?} {mark:?} {code}");
    }
}

proptest! {
    /// Any text under any convention is an amount or a named problem.
    #[test]
    fn parse_amount_total(text in any::<String>()) {
        for mark in [DecimalMark::Auto, DecimalMark::Point, DecimalMark::Comma] {
            for code in ["EUR", "JPY", "KWD"] {
                if let Ok(money) = parse_amount(&text, mark, currency(code)) {
                    prop_assert!(money.minor().abs() <= LARGEST_MINOR);
                }
            }
        }
    }

    /// The same for texts that look like amounts.
    #[test]
    fn parse_amount_of_digits_and_marks_is_total(text in "[-+(€$]{0,2}[0-9.,' \u{a0}eE]{0,24}[-)€₽]{0,2}") {
        for mark in [DecimalMark::Auto, DecimalMark::Point, DecimalMark::Comma] {
            let _ = parse_amount(&text, mark, currency("EUR"));
        }
    }

    /// What is read without a stated convention is the same under one of the two conventions.
    #[test]
    fn parse_amount_never_guesses(text in "[0-9]{1,4}([.,][0-9]{1,4}){0,3}") {
        let read = |mark| parse_amount(&text, mark, currency("KWD"));
        if let Ok(found) = read(DecimalMark::Auto) {
            let (point, comma) = (read(DecimalMark::Point), read(DecimalMark::Comma));
            prop_assert!(point == Ok(found) || comma == Ok(found));
            prop_assert!(point.is_err() || comma.is_err() || point == comma);
        }
    }
}
