//! Money: whole minor units of a named currency.
//!
//! Sums of different currencies never meet by accident: every operation checks, and
//! overflow is an error value, never a wrap. There is no conversion from or to floats.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// What can go wrong with money.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Two currencies in one sum.
    #[error(
        "{left} and {right} cannot be added: amounts of different currencies need a rate first"
    )]
    CurrencyMismatch { left: Currency, right: Currency },
    /// The result does not fit 64 bits of minor units.
    #[error("the amount is larger than Saldo can hold (about 92 000 000 billion)")]
    Overflow,
    /// Not an ISO 4217 code in capitals.
    #[error("“{0}” is not a currency code such as EUR or RUB")]
    UnknownCurrency(String),
    /// Not a plain decimal number with at most the currency's decimals.
    #[error("“{0}” is not an amount such as 1500.00")]
    Unreadable(String),
    /// A division into no parts.
    #[error("an amount cannot be split into zero parts")]
    NoParts,
}

impl Currency {
    /// The currency with this ISO 4217 code.
    pub fn from_code(code: &str) -> Result<Self, MoneyError> {
        let unknown = || MoneyError::UnknownCurrency(code.chars().take(12).collect());
        let iso = iso_currency::Currency::from_code(code).ok_or_else(unknown)?;
        // Codes without a minor unit (metals, units of account) cannot be owed on an invoice.
        let decimals = iso.exponent().ok_or_else(unknown)?;
        let code: [u8; 3] = code.as_bytes().try_into().map_err(|_| unknown())?;
        Ok(Self { code, decimals: decimals as u8 })
    }

    /// The currency with this number of three digits, as accounts and messages of banks name it.
    ///
    /// # Errors
    /// `UnknownCurrency` for one that is not in use.
    pub fn from_number(number: u16) -> Result<Self, MoneyError> {
        let unknown = || MoneyError::UnknownCurrency(format!("{number:03}"));
        // The rouble of before 1998: accounts in Russia have kept its number.
        let number = if number == 810 { 643 } else { number };
        let iso = iso_currency::Currency::from_numeric(number).ok_or_else(unknown)?;
        Self::from_code(iso.code()).map_err(|_| unknown())
    }

    /// Three capital letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// Digits after the decimal point: 0 for JPY, 2 for EUR, 3 for KWD.
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// Minor units in one major unit.
    pub const fn minor_per_major(self) -> i64 {
        10_i64.pow(self.decimals as u32)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).map_err(serde::de::Error::custom)
    }
}

/// An amount of one currency, in whole minor units (kopecks, cents).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount given in minor units: `Money::from_minor(150_000, eur)` is EUR 1 500.00.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Whole minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Above zero?
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Exactly nothing?
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Sum of two amounts of one currency.
    pub fn plus(self, other: Money) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, ..self })
    }

    /// Difference of two amounts of one currency.
    pub fn minus(self, other: Money) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, ..self })
    }

    /// Sum of any number of amounts of one currency. Only the result must fit, so the order
    /// of the amounts never decides between an answer and an overflow.
    pub fn sum(
        currency: Currency,
        amounts: impl IntoIterator<Item = Money>,
    ) -> Result<Self, MoneyError> {
        let mut total: i128 = 0;
        for amount in amounts {
            Self::zero(currency).same_currency(amount)?;
            total += i128::from(amount.minor);
        }
        let minor = i64::try_from(total).map_err(|_| MoneyError::Overflow)?;
        Ok(Self { minor, currency })
    }

    /// The same amount on the other side.
    pub fn negated(self) -> Result<Self, MoneyError> {
        let minor = self.minor.checked_neg().ok_or(MoneyError::Overflow)?;
        Ok(Self { minor, ..self })
    }

    /// This amount as a share of `whole`, in hundredths of a percent, rounded half away from
    /// zero (R1): 44.44 % is 4 444. `None` of nothing (R4), of another currency, or beyond 64 bits.
    pub fn hundredths_of_percent_of(self, whole: Money) -> Option<i64> {
        self.same_currency(whole).ok()?;
        let (part, whole) = (i128::from(self.minor) * 10_000, i128::from(whole.minor));
        i64::try_from(divide_half_away_from_zero(part, whole)?).ok()
    }

    /// The smaller of two amounts of one currency.
    pub fn smaller(self, other: Money) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        Ok(Self { minor: self.minor.min(other.minor), ..self })
    }

    /// Splits into `parts` shares that differ by at most one minor unit and add up
    /// exactly; the larger shares come last (AGR-03: 33 333.33, 33 333.33, 33 333.34).
    pub fn split(self, parts: u32) -> Result<Vec<Money>, MoneyError> {
        let count = i64::from(parts);
        if count == 0 {
            return Err(MoneyError::NoParts);
        }
        let share = self.minor.div_euclid(count);
        let larger = self.minor.rem_euclid(count);
        Ok((0..count)
            .map(|index| share + i64::from(index >= count - larger))
            .map(|minor| Self { minor, ..self })
            .collect())
    }

    /// Reads a plain decimal such as `-1500.00`: ASCII digits, a point, at most the
    /// currency's decimals. Files with other conventions are read by `formats`.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let unreadable = || MoneyError::Unreadable(text.chars().take(40).collect());
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let decimals = usize::from(currency.decimals);
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let point_without_fraction = digits.ends_with('.');
        if whole.is_empty()
            || point_without_fraction
            || fraction.len() > decimals
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return Err(unreadable());
        }
        let mut minor: i64 = 0;
        let padding = std::iter::repeat_n(b'0', decimals - fraction.len());
        for digit in whole.bytes().chain(fraction.bytes()).chain(padding) {
            let digit = i64::from(digit - b'0');
            minor = minor
                .checked_mul(10)
                .and_then(|value| value.checked_add(digit))
                .ok_or(MoneyError::Overflow)?;
        }
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The plain decimal without currency: `-1500.00`.
    pub fn to_plain(self) -> String {
        let per_major = self.currency.minor_per_major().unsigned_abs();
        let magnitude = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, part) = (magnitude / per_major, magnitude % per_major);
        match usize::from(self.currency.decimals) {
            0 => format!("{sign}{whole}"),
            width => format!("{sign}{whole}.{part:0width$}"),
        }
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency })
    }
}

/// Quotient rounded half away from zero (R1); `None` for a divisor of zero.
pub(crate) fn divide_half_away_from_zero(dividend: i128, divisor: i128) -> Option<i128> {
    let (quotient, remainder) = (dividend.checked_div(divisor)?, dividend.checked_rem(divisor)?);
    let away = remainder.unsigned_abs() * 2 >= divisor.unsigned_abs();
    let sign = if (dividend < 0) == (divisor < 0) { 1 } else { -1 };
    Some(if away { quotient + sign } else { quotient })
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(code: &str) -> Result<Self, MoneyError> {
        Self::from_code(code)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_plain(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The stored form: amount as a plain decimal beside its currency.
#[derive(Serialize, Deserialize)]
struct StoredMoney {
    amount: String,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StoredMoney { amount: self.to_plain(), currency: self.currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = StoredMoney::deserialize(deserializer)?;
        Money::parse(&stored.amount, stored.currency).map_err(serde::de::Error::custom)
    }
}
