//! Figures as text, without the machinery of formatting.
//!
//! A batch of calculations writes some two hundred amounts, rates and days a case; building
//! their digits in place makes that several times as fast.

/// ASCII text of a figure, written from its end.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    bytes: [u8; 48],
    start: usize,
}

/// The digits of 0 to 99, two each: half as many divisions as digit by digit.
static PAIRS: &[u8; 200] = b"\
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

impl Written {
    const EMPTY: Written = Written { bytes: [0; 48], start: 48 };

    /// So many units of the last decimal: 1250 with two decimals is `12.50`, −5 is `-0.05`.
    #[inline]
    pub(crate) fn decimal(units: i128, decimals: u8) -> Self {
        let mut text = Self::EMPTY;
        match u64::try_from(units.unsigned_abs()) {
            Ok(left) => text.push_decimal(left, decimals),
            Err(_) => text.push_wide(units.unsigned_abs(), decimals),
        }
        if units < 0 {
            text.push(b'-');
        }
        text
    }

    /// Millionths of a percent with at least two decimals and at most six.
    #[inline]
    pub(crate) fn percent(millionths: u64) -> Self {
        let mut text = Self::EMPTY;
        let (mut units, mut decimals) = (millionths, 6);
        while decimals > 2 && units.is_multiple_of(10) {
            units /= 10;
            decimals -= 1;
        }
        text.push_decimal(units, decimals);
        text
    }

    /// `YYYY-MM-DD` of a year of four digits.
    #[inline]
    pub(crate) fn date(year: u32, month: u32, day: u32) -> Self {
        let mut text = Self::EMPTY;
        text.push_pair(day.into());
        text.push(b'-');
        text.push_pair(month.into());
        text.push(b'-');
        text.push_pair(u64::from(year % 100));
        text.push_pair(u64::from(year / 100));
        text
    }

    /// A whole number.
    #[inline]
    pub fn whole(number: u32) -> Self {
        let mut text = Self::EMPTY;
        text.push_decimal(number.into(), 0);
        text
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.as_bytes()).expect("only ASCII is written")
    }

    /// The text as ASCII.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    #[inline]
    fn push_decimal(&mut self, mut left: u64, decimals: u8) {
        for _ in 0..decimals / 2 {
            self.push_pair(left % 100);
            left /= 100;
        }
        if decimals % 2 == 1 {
            self.push_digit(left % 10);
            left /= 10;
        }
        if decimals > 0 {
            self.push(b'.');
        }
        while left >= 100 {
            self.push_pair(left % 100);
            left /= 100;
        }
        if left >= 10 {
            self.push_pair(left);
        } else {
            self.push_digit(left);
        }
    }

    /// The same beyond 64 bits, where dividing is slow and figures are rare.
    fn push_wide(&mut self, mut left: u128, decimals: u8) {
        let mut digits = 0;
        while digits <= decimals || left > 0 {
            if digits == decimals && decimals > 0 {
                self.push(b'.');
            }
            self.push_digit((left % 10) as u64);
            left /= 10;
            digits += 1;
        }
    }

    /// Two digits of a number below 100.
    #[inline]
    fn push_pair(&mut self, number: u64) {
        let at = number as usize * 2;
        self.start -= 2;
        self.bytes[self.start..self.start + 2].copy_from_slice(&PAIRS[at..at + 2]);
    }

    /// One digit of a number below 10.
    #[inline]
    fn push_digit(&mut self, number: u64) {
        self.push(b'0' + number as u8);
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_with_all_their_decimals() {
        let rows = [
            (Written::decimal(0, 0), "0"),
            (Written::decimal(12, 0), "12"),
            (Written::decimal(0, 2), "0.00"),
            (Written::decimal(-5, 2), "-0.05"),
            (Written::decimal(7, 3), "0.007"),
            (Written::decimal(9_999, 0), "9999"),
            (Written::decimal(10_000, 1), "1000.0"),
            (Written::decimal(i128::from(u64::MAX), 2), "184467440737095516.15"),
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
            (Written::date(2026, 3, 9), "2026-03-09"),
            (Written::date(1900, 12, 31), "1900-12-31"),
            (Written::date(2999, 10, 20), "2999-10-20"),
            (Written::whole(0), "0"),
            (Written::whole(1_461), "1461"),
        ];
        for (written, expected) in rows {
            assert_eq!(written.as_str(), expected);
        }
    }
}
