//! Figures that stay exact until they are shown.
//!
//! A figure is computed from its inputs without rounding and rounded once, half away from
//! zero (rules R1 and R2 of the calculators). What is shown is an [`Amount`] or a [`Figure`];
//! what is computed is an [`Exact`].

use crate::money::{Currency, Money, MoneyError, divide_half_away_from_zero};
use crate::rates::Rate;
use crate::written::Written;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use serde::{Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

/// Hundredths of a unit of money of no particular currency: kopecks or cents.
///
/// Wide enough for any sum of a thousand amounts of 10^15 under any rate, so that the
/// arithmetic of a charge cannot overflow; [`crate::Money`] is what the book holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// An amount of so many hundredths.
    pub const fn from_hundredths(hundredths: i128) -> Self {
        Self(hundredths)
    }

    /// Whole hundredths.
    pub const fn hundredths(self) -> i128 {
        self.0
    }

    /// Two decimals, a minus where below zero, as text.
    #[inline]
    pub fn written(self) -> Written {
        Written::decimal(self.0, 2)
    }

    /// Above zero?
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Exactly nothing?
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// This amount, or nothing where it is below zero.
    pub fn or_nothing(self) -> Self {
        self.max(Self::ZERO)
    }

    /// The minor units of money of the book, whatever the decimals of its currency.
    pub fn minor_units_of(money: Money) -> Self {
        Self(money.minor().into())
    }

    /// This amount as money, where it counts minor units of `currency`: what a charge on a debt
    /// of the book amounts to. Refused beyond the range of money.
    pub fn in_minor_units_of(self, currency: Currency) -> Result<Money, MoneyError> {
        let minor = i64::try_from(self.0).map_err(|_| MoneyError::Overflow)?;
        Ok(Money::from_minor(minor, currency))
    }

    /// `self` × `rate` per cent × `days` / `basis`, rounded once, half away from zero.
    /// `basis` is the number of days the rate is meant for (365, 366, 360, or 1); never zero.
    pub fn accrued(self, rate: Rate, days: u32, basis: u16) -> Self {
        let dividend = self.0 * i128::from(rate.millionths()) * i128::from(days);
        let divisor = 100_000_000 * i128::from(basis);
        // Nearly every charge fits 64 bits, where dividing costs a fraction.
        if let (Ok(dividend), Ok(divisor)) = (u64::try_from(dividend), u64::try_from(divisor)) {
            let away = dividend % divisor >= divisor.div_ceil(2);
            return Self(i128::from(dividend / divisor + u64::from(away)));
        }
        Self(divide_half_away_from_zero(dividend, divisor).expect("a basis is never zero"))
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    /// Two decimals, a minus where below zero: `-1500.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written().as_str())
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written().as_str())
    }
}

/// A rounded number with a fixed count of decimals, as it is shown: `12.50`, `0.7692`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    units: i128,
    decimals: u8,
}

impl Figure {
    /// So many units of the last decimal: `Figure::new(1250, 2)` is 12.50.
    pub const fn new(units: i128, decimals: u8) -> Self {
        Self { units, decimals }
    }

    /// Units of the last decimal.
    pub const fn units(self) -> i128 {
        self.units
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Written::decimal(self.units, self.decimals).as_str())
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Written::decimal(self.units, self.decimals).as_str())
    }
}

/// A rational number: a share, a ratio or a sum of money before it is rounded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// `numerator` / `denominator`; `None` for a denominator of zero (rule R4).
    pub fn ratio(numerator: impl Into<Self>, denominator: impl Into<Self>) -> Option<Self> {
        let denominator = denominator.into().0;
        (!denominator.is_zero()).then(|| Self(numerator.into().0 / denominator))
    }

    /// A percentage as the share it means: 14.25 % is 0.1425.
    pub fn share(rate: Rate) -> Self {
        Self(BigRational::new(rate.millionths().into(), 100_000_000.into()))
    }

    /// This share as a percentage: 0.1425 is 14.25.
    #[must_use]
    pub fn percent(self) -> Self {
        self * Self::whole(100)
    }

    /// Rounded half away from zero to so many decimals, for figures of bounded inputs.
    pub fn rounded(&self, decimals: u8) -> Figure {
        self.rounded_if_it_fits(decimals).expect("figures of bounded inputs fit 128 bits")
    }

    /// The same for what somebody typed; `None` for more than a figure can hold.
    pub fn rounded_if_it_fits(&self, decimals: u8) -> Option<Figure> {
        let scaled = &self.0 * BigRational::from_integer(BigInt::from(10).pow(u32::from(decimals)));
        let units = scaled.round().to_integer().to_i128()?;
        Some(Figure::new(units, decimals))
    }

    /// Rounded half away from zero to hundredths, as money.
    pub fn amount(&self) -> Amount {
        Amount(self.rounded(2).units())
    }

    /// Above zero?
    pub fn is_positive(&self) -> bool {
        self.0.is_positive()
    }

    /// Exactly nothing?
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }
}

impl From<Amount> for Exact {
    fn from(amount: Amount) -> Self {
        Self(BigRational::new(amount.0.into(), 100.into()))
    }
}

impl From<Figure> for Exact {
    fn from(figure: Figure) -> Self {
        let scale = BigInt::from(10).pow(u32::from(figure.decimals));
        Self(BigRational::new(figure.units.into(), scale))
    }
}

impl From<i64> for Exact {
    fn from(number: i64) -> Self {
        Self::whole(number)
    }
}

impl Add for Exact {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Exact {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Exact {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::whole(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(hundredths: i128) -> Amount {
        Amount::from_hundredths(hundredths)
    }

    #[test]
    fn amounts_and_figures_are_shown_with_their_decimals() {
        let rows = [
            (amount(150_000).to_string(), "1500.00"),
            (amount(-5).to_string(), "-0.05"),
            (amount(0).to_string(), "0.00"),
            (Figure::new(7_692, 4).to_string(), "0.7692"),
            (Figure::new(-1, 4).to_string(), "-0.0001"),
            (Figure::new(12, 0).to_string(), "12"),
        ];
        for (shown, expected) in rows {
            assert_eq!(shown, expected);
        }
    }

    #[test]
    fn a_ratio_is_rounded_once_half_away_from_zero() {
        let rows =
            [(1, 8, "0.13"), (-1, 8, "-0.13"), (1, 3, "0.33"), (2, 3, "0.67"), (1, 200, "0.01")];
        for (above, below, expected) in rows {
            let ratio = Exact::ratio(above, below).expect("not by zero");
            assert_eq!(ratio.rounded(2).to_string(), expected, "{above} / {below}");
        }
        assert_eq!(Exact::ratio(1, 0), None);
    }

    #[test]
    fn an_accrual_equals_its_rational_and_never_overflows() {
        let rate: Rate = "1000".parse().expect("1000");
        let vast = amount(99_999_999_999_999_999);
        let exact = Exact::from(vast) * Exact::share(rate) * Exact::whole(40_176);
        assert_eq!(vast.accrued(rate, 40_176, 1), exact.amount());
        let rate: Rate = "16".parse().expect("16");
        assert_eq!(amount(100_000_000).accrued(rate, 13, 366), amount(568_306));
    }
}
