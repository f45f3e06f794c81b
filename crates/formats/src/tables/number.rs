//! Numbers of spreadsheets, written out as the plain decimals a person typed.
//!
//! A spreadsheet keeps binary numbers of 53 bits and shows fifteen digits of them. Text is
//! made here, by the standard library's exact printing and without arithmetic, so that no
//! amount ever passes through a binary sum of ours.

use super::CellKind;

/// Above this a spreadsheet's whole numbers are no longer exact to the last digit it shows.
const EXACT_BELOW: f64 = 1e15;

/// No currency has more decimals.
const MOST_DECIMALS: u8 = 4;

/// The plain decimal of a number and whether its digits can be trusted.
pub(super) fn plain(number: f64) -> (String, CellKind) {
    if !number.is_finite() {
        return ("#NUM!".to_owned(), CellKind::Error);
    }
    if number.abs() >= EXACT_BELOW {
        return (format!("{number}"), CellKind::RoundedNumber);
    }
    match settled(number, MOST_DECIMALS) {
        Some(text) => (text, CellKind::Number),
        None => (format!("{number}"), CellKind::RoundedNumber),
    }
}

/// The digits a spreadsheet shows of a number kept as [`CellKind::RoundedNumber`], if cutting
/// it to them changes nothing within so many decimals: then what is cut is only the noise of
/// binary arithmetic.
pub(crate) fn within_decimals(text: &str, decimals: u8) -> Option<String> {
    let number: f64 = text.parse().ok()?;
    if number.abs() >= EXACT_BELOW { None } else { settled(number, decimals) }
}

fn settled(number: f64, decimals: u8) -> Option<String> {
    let shown = fifteen_digits(number);
    let rounded: f64 = shown.parse().ok()?;
    let cut = |number: f64| format!("{number:.places$}", places = usize::from(decimals));
    (cut(number) == cut(rounded)).then_some(shown)
}

/// The shortest text that means this number; if it needs more than the fifteen digits a
/// spreadsheet shows (0.1 + 0.2), the text the spreadsheet shows.
fn fifteen_digits(number: f64) -> String {
    let exact = format!("{number}");
    let digits = exact.bytes().filter(u8::is_ascii_digit).count();
    if digits <= 15 {
        return exact;
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// The same for a number kept as text: untouched when it is a plain decimal already.
pub(super) fn plain_text(text: &str) -> (String, CellKind) {
    let body = text.strip_prefix('-').unwrap_or(text);
    let plain_decimal = (1..=15).contains(&body.len())
        && body.starts_with(|c: char| c.is_ascii_digit())
        && body.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain_decimal {
        return (text.to_owned(), CellKind::Number);
    }
    match text.parse() {
        Ok(number) => plain(number),
        Err(_) => (text.to_owned(), CellKind::Text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_out_as_they_were_typed() {
        let table = [
            (0.1 + 0.2, "0.3", CellKind::Number),
            (1234.56, "1234.56", CellKind::Number),
            (-55.94, "-55.94", CellKind::Number),
            (100.0, "100", CellKind::Number),
            (999_999_999_999.99, "999999999999.99", CellKind::Number),
            (1e15, "1000000000000000", CellKind::RoundedNumber),
            (1e-7, "0.0000001", CellKind::Number),
            (12_345_678_901_234.56, "12345678901234.56", CellKind::RoundedNumber),
        ];
        for (number, text, kind) in table {
            assert_eq!(plain(number), (text.to_owned(), kind));
        }
        assert_eq!(plain_text("0012.50"), ("0012.50".to_owned(), CellKind::Number));
        assert_eq!(plain_text("1.5E3"), ("1500".to_owned(), CellKind::Number));
    }

    #[test]
    fn digits_beyond_the_fifteen_shown_are_cut_only_where_no_currency_sees_it() {
        let table = [
            ("12345678901234.56", 2, None),
            ("12345678901234.56", 0, Some("12345678901234.6")),
            ("12345678901234.44", 0, Some("12345678901234.4")),
            ("123456789012.3001", 2, Some("123456789012.3")),
            ("123456789012.3001", 4, None),
            ("1000000000000000", 2, None),
        ];
        for (text, decimals, shown) in table {
            assert_eq!(within_decimals(text, decimals).as_deref(), shown, "{text} {decimals}");
        }
    }
}
