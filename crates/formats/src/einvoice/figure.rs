//! Sums of documents: plain decimals, exact to six places, whatever the currency.

use super::DocumentFault;
use saldo_domain::{Currency, Money};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// A decimal number in millionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figure(i128);

/// Places behind the point that are kept.
const PLACES: usize = 6;
const ONE: i128 = 1_000_000;
/// Digits before the point: beyond any receivable, and far from overflow in any sum.
const MOST_DIGITS: usize = 18;

impl Figure {
    pub(super) const ZERO: Figure = Figure(0);
    /// Half of the smallest unit of nearly every currency: what rounding one line may cost.
    pub(super) const HALF_A_CENT: Figure = Figure(5_000);

    /// Reads `-?digits[.digits]`; a comma is taken for the point, as old exports write it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() && fraction.is_empty() || !numeric(whole) || !numeric(fraction) {
            return None;
        }
        let (kept, cut) = fraction.split_at(fraction.len().min(PLACES));
        if whole.len() > MOST_DIGITS || cut.bytes().any(|byte| byte != b'0') {
            return None;
        }
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let kept: i128 = format!("{kept:0<PLACES$}").parse().ok()?;
        let figure = whole * ONE + kept;
        Some(Self(if negative { -figure } else { figure }))
    }

    pub(super) const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub(super) const fn size(self) -> Self {
        Self(self.0.abs())
    }

    /// So many times the figure.
    pub(super) const fn times(self, count: usize) -> Self {
        Self(self.0.saturating_mul(count as i128))
    }

    /// Exactly this much money.
    pub(super) fn money(self, currency: Currency) -> Result<Money, DocumentFault> {
        let unit = ONE / 10_i128.pow(u32::from(currency.decimals()));
        if self.0 % unit != 0 {
            return Err(DocumentFault::Decimals);
        }
        let minor = i64::try_from(self.0 / unit).map_err(|_| DocumentFault::Overflow)?;
        Ok(Money::from_minor(minor, currency))
    }
}

impl Add for Figure {
    type Output = Figure;
    fn add(self, other: Figure) -> Figure {
        Figure(self.0.saturating_add(other.0))
    }
}

impl Sub for Figure {
    type Output = Figure;
    fn sub(self, other: Figure) -> Figure {
        Figure(self.0.saturating_sub(other.0))
    }
}

impl Neg for Figure {
    type Output = Figure;
    fn neg(self) -> Figure {
        Figure(-self.0)
    }
}

impl Sum for Figure {
    fn sum<I: Iterator<Item = Figure>>(figures: I) -> Figure {
        figures.fold(Figure::ZERO, Add::add)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let one = ONE.unsigned_abs();
        let fraction = format!("{:06}", size % one);
        let shown = fraction.trim_end_matches('0');
        write!(f, "{sign}{}.{shown:0<2}", size / one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_exactly_or_not_at_all() {
        let rows = [
            ("1656.25", Some("1656.25")),
            ("-1500", Some("-1500.00")),
            ("+0.5", Some("0.50")),
            (".5", Some("0.50")),
            ("5.", Some("5.00")),
            ("9683,42", Some("9683.42")),
            ("0.123456", Some("0.123456")),
            ("0.12345600", Some("0.123456")),
            ("0.1234567", None),
            ("", None),
            (".", None),
            ("-", None),
            ("1e5", None),
            ("1 000", None),
            ("1.2.3", None),
            ("NaN", None),
            ("1234567890123456789", None),
        ];
        for (text, expected) in rows {
            let read = Figure::read(text).map(|figure| figure.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn money_of_a_figure_is_exact() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let figure = |text| Figure::read(text).expect(text);
        assert_eq!(figure("12.3400").money(eur), Ok(Money::from_minor(1234, eur)));
        assert_eq!(figure("12.345").money(eur), Err(DocumentFault::Decimals));
        assert_eq!(figure("999999999999999999").money(eur), Err(DocumentFault::Overflow));
    }
}
