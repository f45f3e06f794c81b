//! An exact percentage.

use crate::money::{Money, MoneyError, divide_half_away_from_zero};
use crate::written::Written;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A percentage from 0 to 1000 with at most six decimals, held as whole millionths of a
/// percent. Of what (a year, a day, a fee) the place of use says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u32);

/// Why a text is not a percentage.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// Not a plain decimal.
    #[error("“{0}” is not a percentage such as 14.25 (a point, at most six decimals)")]
    Unreadable(String),
    /// A plain decimal, but below 0 or above 1000.
    #[error("{0} lies outside 0 to 1000 percent")]
    OutOfRange(String),
}

impl Rate {
    /// Millionths of a percent in one percent.
    const PER_PERCENT: u32 = 1_000_000;

    /// Nothing.
    pub const ZERO: Rate = Rate(0);

    /// A whole number of per cent: 0 to 255, so never out of range.
    pub const fn whole(percent: u8) -> Self {
        Self(percent as u32 * Self::PER_PERCENT)
    }

    /// The rate of so many millionths of a percent; `None` below 0 or above 1000 percent.
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        let millionths = u32::try_from(millionths).ok()?;
        Some(Rate(millionths)).filter(|rate| rate.0 <= 1000 * Self::PER_PERCENT)
    }

    /// Whole millionths of a percent: 14.25 % is 14 250 000.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// At least two decimals, at most six, as text.
    #[inline]
    pub fn written(self) -> Written {
        Written::percent(u64::from(self.0))
    }

    /// Sum of two percentages; `None` above 1000.
    pub fn plus(self, other: Rate) -> Option<Self> {
        Some(Rate(self.0.checked_add(other.0)?)).filter(|rate| rate.0 <= 1000 * Self::PER_PERCENT)
    }

    /// `amount` × this rate × `days` / `basis`, computed exactly and rounded once, half away
    /// from zero, to the minor unit (R1, R2). `basis` is the number of days for which the rate
    /// is meant: 365 or 366 for a yearly rate, 1 for a daily one; it is never zero.
    ///
    /// ```
    /// use saldo_domain::{Currency, Money, rates::Rate};
    /// let rub = Currency::from_code("RUB")?;
    /// let rate: Rate = "16.00".parse()?;
    /// let interest = rate.interest_rounded_half_up(Money::from_minor(100_000_000, rub), 13, 366)?;
    /// assert_eq!(interest.to_plain(), "5683.06");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn interest_rounded_half_up(
        self,
        amount: Money,
        days: u32,
        basis: u16,
    ) -> Result<Money, MoneyError> {
        let dividend = i128::from(amount.minor()) * i128::from(self.0) * i128::from(days);
        let divisor = i128::from(Self::PER_PERCENT) * 100 * i128::from(basis);
        let minor = divide_half_away_from_zero(dividend, divisor).ok_or(MoneyError::NoParts)?;
        let minor = i64::try_from(minor).map_err(|_| MoneyError::Overflow)?;
        Ok(Money::from_minor(minor, amount.currency()))
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        let shown = || text.chars().take(40).collect::<String>();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let millionths = plain_millionths(digits).ok_or_else(|| RateError::Unreadable(shown()))?;
        if negative && millionths == Some(0) {
            return Err(RateError::Unreadable(shown()));
        }
        let fits = millionths.and_then(|millionths| u32::try_from(millionths).ok());
        fits.filter(|millionths| !negative && *millionths <= 1000 * Self::PER_PERCENT)
            .map(Rate)
            .ok_or_else(|| RateError::OutOfRange(shown()))
    }
}

/// Millionths of a plain decimal: `None` when it is none, `Some(None)` when beyond 64 bits.
fn plain_millionths(text: &str) -> Option<Option<u64>> {
    let (whole, fraction) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || leading_zero || fraction.len() > 6 {
        return None;
    }
    if !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    Some(format!("{whole}{fraction:0<6}").parse().ok())
}

impl fmt::Display for Rate {
    /// At least two decimals, at most six: `16.00`, `0.10`, `0.123456`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written().as_str())
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.written().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    #[test]
    fn percentages_are_read_exactly_and_written_back() {
        let rows = [
            ("14.25", "14.25"),
            ("0.1", "0.10"),
            ("16", "16.00"),
            ("0.123456", "0.123456"),
            ("0.000001", "0.000001"),
            ("8.150", "8.15"),
            ("0", "0.00"),
            ("1000", "1000.00"),
        ];
        for (text, written) in rows {
            assert_eq!(text.parse::<Rate>().map(|rate| rate.to_string()), Ok(written.into()));
        }
    }

    #[test]
    fn what_is_no_percentage_is_refused() {
        for text in [
            "",
            ".5",
            "5.",
            "1,5",
            "+1",
            "007",
            "1e2",
            "0.1234567",
            " 1",
            "-0",
            "--1",
            "٣",
            "1.2.3",
        ] {
            assert_eq!(text.parse::<Rate>(), Err(RateError::Unreadable(text.into())));
        }
        for text in ["-1", "-0.5", "1000.000001", "99999999999999999999999"] {
            assert_eq!(text.parse::<Rate>(), Err(RateError::OutOfRange(text.into())));
        }
    }

    #[test]
    fn interest_is_rounded_once_half_up() {
        let rub = Currency::from_code("RUB").expect("RUB");
        // Principal in kopecks, rate, days, basis, interest in kopecks.
        let rows = [
            (100_000_000, "16.00", 13, 366, 568_306),
            (100_000_000, "21.00", 19, 366, 1_090_164),
            (50_000_000, "15.00", 17, 365, 349_315),
            (10_000_000, "0.1", 10, 1, 100_000),
            (50, "1", 1, 1, 1),
            (49, "1", 1, 1, 0),
            (-50, "1", 1, 1, -1),
            (100, "0", 400, 365, 0),
        ];
        for (principal, rate, days, basis, interest) in rows {
            let rate: Rate = rate.parse().expect(rate);
            let computed =
                rate.interest_rounded_half_up(Money::from_minor(principal, rub), days, basis);
            assert_eq!(computed, Ok(Money::from_minor(interest, rub)), "{principal} {rate} {days}");
        }
        let vast = Money::from_minor(i64::MAX, rub);
        let rate: Rate = "1000".parse().expect("1000");
        assert_eq!(rate.interest_rounded_half_up(vast, 36_500, 1), Err(MoneyError::Overflow));
    }
}
