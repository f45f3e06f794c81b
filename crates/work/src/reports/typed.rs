//! Figures that the book does not hold, as a person typed them.

use crate::Refused;
use saldo_domain::Amount;
use saldo_domain::rates::Rate;

/// A percentage, or nothing where the field was left empty.
///
/// # Errors
/// `Field` for what is none from 0 to 200.
pub(super) fn percent(field: &'static str, typed: &str) -> Result<Option<Rate>, Refused> {
    let compact = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    if compact.is_empty() {
        return Ok(None);
    }
    let rate: Option<Rate> = compact.parse().ok();
    rate.filter(|rate| *rate <= Rate::whole(200)).map(Some).ok_or_else(|| Refused::Field {
        field,
        value: typed.chars().take(20).collect(),
        reason: "is not a per cent from 0 to 200",
        remedy: "write it as 22 or 16.5",
    })
}

/// An amount with at most two decimals, or nothing where the field was left empty.
///
/// # Errors
/// `Field` for what is no amount above zero.
pub(super) fn amount(field: &'static str, typed: &str) -> Result<Option<Amount>, Refused> {
    let kept = typed.chars().filter(|c| !c.is_whitespace());
    let compact: String = kept.map(|c| if c == ',' { '.' } else { c }).collect();
    if compact.is_empty() {
        return Ok(None);
    }
    let (whole, fraction) = compact.split_once('.').unwrap_or((&compact, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = || {
        let (fits, padded) = (whole.len() <= 15 && fraction.len() <= 2, format!("{fraction:0<2}"));
        let whole: i128 =
            whole.parse().ok().filter(|_| digits(whole) && digits(fraction) && fits)?;
        Some(Amount::from_hundredths(whole * 100 + padded.parse::<i128>().ok()?))
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
        let rows =
            [("", Ok(None)), ("4 500 000,5", Ok(Some(450_000_050))), ("1.25", Ok(Some(125)))];
        for (typed, expected) in rows {
            let read = amount("assets", typed).map(|read| read.map(Amount::hundredths));
            assert_eq!(read.map_err(|_| ()), expected, "{typed}");
        }
        for wrong in ["x", "-1", "0", "1.234", "1.", ".5"] {
            assert!(matches!(amount("assets", wrong), Err(Refused::Field { .. })), "{wrong}");
        }
        assert_eq!(percent("vat", "22 %").ok().flatten(), "22".parse().ok());
        assert!(matches!(percent("vat", "-1"), Err(Refused::Field { .. })));
        assert_eq!(percent("vat", " ").ok(), Some(None));
    }
}
