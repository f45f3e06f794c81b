//! Figures as text, without the machinery of formatting.
//!
//! A batch of calculations writes some two hundred amounts, rates and days a case; building
//! their digits in place makes that several times as fast.

/// ASCII text of a figure, written from its end.
pub(crate) struct Written {
    bytes: [u8; 48],
    start: usize,
}

impl Written {
    const EMPTY: Written = Written { bytes: [0; 48], start: 48 };

    /// So many units of the last decimal: 1250 with two decimals is `12.50`, −5 is `-0.05`.
    pub(crate) fn decimal(units: i128, decimals: u8) -> Self {
        let mut text = Self::EMPTY;
        let (mut left, mut digits) = (units.unsigned_abs(), 0);
        while digits <= decimals || left > 0 {
            if digits == decimals && decimals > 0 {
                text.push(b'.');
            }
            text.push_digit_of(&mut left);
            digits += 1;
        }
        if units < 0 {
            text.push(b'-');
        }
        text
    }

    /// Millionths of a percent with at least two decimals and at most six.
    pub(crate) fn percent(millionths: u64) -> Self {
        let (mut units, mut decimals) = (millionths, 6);
        while decimals > 2 && units % 10 == 0 {
            units /= 10;
            decimals -= 1;
        }
        Self::decimal(i128::from(units), decimals)
    }

    /// `YYYY-MM-DD` of a year of four digits.
    pub(crate) fn date(date: jiff::civil::Date) -> Self {
        let mut text = Self::EMPTY;
        let parts = [(date.day().unsigned_abs(), b'-'), (date.month().unsigned_abs(), b'-')];
        for (part, before) in parts {
            let mut left = u128::from(part);
            text.push_digit_of(&mut left);
            text.push_digit_of(&mut left);
            text.push(before);
        }
        let mut year = u128::from(date.year().unsigned_abs());
        (0..4).for_each(|_| text.push_digit_of(&mut year));
        text
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.start..]).expect("only ASCII is written")
    }

    /// Takes the last digit off a number; numbers of 64 bits, nearly all, are quick to divide.
    fn push_digit_of(&mut self, left: &mut u128) {
        let digit = match u64::try_from(*left) {
            Ok(small) => {
                *left = u128::from(small / 10);
                small % 10
            }
            Err(_) => {
                let digit = *left % 10;
                *left /= 10;
                digit as u64
            }
        };
        self.push(b'0' + digit as u8);
    }

    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    #[test]
    fn figures_are_written_with_all_their_decimals() {
        let rows = [
            (Written::decimal(0, 0), "0"),
            (Written::decimal(12, 0), "12"),
            (Written::decimal(0, 2), "0.00"),
            (Written::decimal(-5, 2), "-0.05"),
            (Written::decimal(150_000, 2), "1500.00"),
            (Written::decimal(7_692, 4), "0.7692"),
            (Written::decimal(i128::MAX, 2), "1701411834604692317316873037158841057.27"),
            (Written::decimal(i128::MIN, 0), "-170141183460469231731687303715884105728"),
            (Written::decimal(18_446_744_073_709_551_616, 2), "184467440737095516.16"),
            (Written::percent(14_250_000), "14.25"),
            (Written::percent(100_000), "0.10"),
            (Written::percent(123_456), "0.123456"),
            (Written::percent(12_000_000_000), "12000.00"),
            (Written::percent(1_000_100_000), "1000.10"),
            (Written::percent(1), "0.000001"),
            (Written::percent(0), "0.00"),
            (Written::date(Date::constant(2026, 3, 9)), "2026-03-09"),
            (Written::date(Date::constant(1900, 12, 31)), "1900-12-31"),
            (Written::date(Date::constant(2999, 10, 20)), "2999-10-20"),
        ];
        for (written, expected) in rows {
            assert_eq!(written.as_str(), expected);
        }
    }
}
