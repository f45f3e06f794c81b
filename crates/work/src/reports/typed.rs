//! Figures that the book does not hold, as a person typed them.

use crate::Refused;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Currency};

/// A percentage, or nothing where the field was left empty.
///
/// # Errors
/// `Field` for what is none from 0 to 200.
pub(super) fn percent(field: &'static str, typed: &str) -> Result<Option<Rate>, Refused> {
    let fits = |rate: Rate| rate <= Rate::whole(200);
    within(field, typed, fits, "is not a per cent from 0 to 200")
}

/// The same for a part of something.
///
/// # Errors
/// `Field` for what is none from 0 to 100.
pub(super) fn part(field: &'static str, typed: &str) -> Result<Option<Rate>, Refused> {
    let fits = |rate: Rate| rate <= Rate::whole(100);
    within(field, typed, fits, "is not a per cent from 0 to 100")
}

/// The same for what is taken off a price: something of it is left.
///
/// # Errors
/// `Field` for what is none from 0 to below 100.
pub(super) fn discount(field: &'static str, typed: &str) -> Result<Option<Rate>, Refused> {
    let fits = |rate: Rate| rate < Rate::whole(100);
    within(field, typed, fits, "is not a per cent from 0 to below 100")
}

fn within(
    field: &'static str,
    typed: &str,
    fits: impl Fn(Rate) -> bool,
    reason: &'static str,
) -> Result<Option<Rate>, Refused> {
    let compact = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    if compact.is_empty() {
        return Ok(None);
    }
    let rate: Option<Rate> = compact.parse().ok();
    rate.filter(|rate| fits(*rate)).map(Some).ok_or_else(|| Refused::Field {
        field,
        value: typed.chars().take(20).collect(),
        reason,
        remedy: "write it as 22 or 16.5",
    })
}

/// An amount with at most the decimals of its currency, in its minor units; or nothing where the field was left empty.
///
/// # Errors
/// `Field` for what is no amount above zero.
pub(super) fn amount(
    field: &'static str,
    typed: &str,
    currency: Currency,
) -> Result<Option<Amount>, Refused> {
    let kept = typed.chars().filter(|c| !c.is_whitespace());
    let compact: String = kept.map(|c| if c == ',' { '.' } else { c }).collect();
    if compact.is_empty() {
        return Ok(None);
    }
    let (whole, fraction) = compact.split_once('.').unwrap_or((&compact, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = || {
        let decimals = usize::from(currency.decimals());
        let kept = fraction.trim_end_matches('0');
        let fits = whole.len() <= 15 && kept.len() <= decimals;
        let units: i128 = format!("{whole}{kept:0<decimals$}").parse().ok()?;
        Some(Amount::from_hundredths(units)).filter(|_| digits(whole) && digits(fraction) && fits)
    };
    read().filter(|amount| amount.is_positive()).map(Some).ok_or_else(|| Refused::Field {
        field,
        value: typed.chars().take(30).collect(),
        reason: "is not an amount above zero",
        remedy: "write it as 4500000.00",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_figure_nothing_or_refused_by_name() {
        let currency = |code| Currency::from_code(code).expect(code);
        let eur = currency("EUR");
        let rows =
            [("", Ok(None)), ("4 500 000,5", Ok(Some(450_000_050))), ("1.25", Ok(Some(125)))];
        for (typed, expected) in rows {
            let read = amount("assets", typed, eur).map(|read| read.map(Amount::hundredths));
            assert_eq!(read.map_err(|_| ()), expected, "{typed}");
        }
        for wrong in ["x", "-1", "0", "1.234", "1.", ".5"] {
            assert!(matches!(amount("assets", wrong, eur), Err(Refused::Field { .. })), "{wrong}");
        }
        let yen = |typed| amount("assets", typed, currency("JPY")).ok().flatten();
        assert_eq!(yen("4500").map(Amount::hundredths), Some(4_500), "a yen is its own minor unit");
        assert_eq!(yen("4500.00").map(Amount::hundredths), Some(4_500));
        assert_eq!(yen("4500.50"), None);
        assert!(part("margin", "100").is_ok() && part("margin", "100.01").is_err());
        assert!(discount("discount", "99.99").is_ok() && discount("discount", "100").is_err());
        assert_eq!(percent("vat", "22 %").ok().flatten(), "22".parse().ok());
        assert!(matches!(percent("vat", "-1"), Err(Refused::Field { .. })));
        assert_eq!(percent("vat", " ").ok(), Some(None));
    }
}
