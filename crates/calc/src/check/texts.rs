//! Values that are written as text: money, rates, decimals, days, words.

use crate::given::{Given, Moment};
use crate::refusal::Code;
use crate::shape::Shape;
use saldo_domain::day::DayError;
use saldo_domain::rates::{Rate, RateError};
use saldo_domain::{Amount, Day, Figure};
use std::borrow::Cow;

/// Hundredths in 999999999999999.99.
const MOST_MONEY: i128 = 99_999_999_999_999_999;
/// Millionths in 10^15: the first decimal that is too large.
const TOO_LARGE: i128 = 1_000_000_000_000_000_000_000;
/// Millionths in one per cent.
const PERCENT: u32 = 1_000_000;
/// Characters of the longest text.
const LONGEST: usize = 200;

/// Reads a text as a value of this shape.
pub(super) fn read<'a>(shape: Shape, text: &Cow<'a, str>) -> Result<Given<'a>, Code> {
    match shape {
        Shape::Money => money(text, 0).map(Given::Amount),
        Shape::MoneyAboveZero => money(text, 1).map(Given::Amount),
        Shape::MoneySigned => money(text, -MOST_MONEY).map(Given::Amount),
        Shape::Rate => rate(text, 1000 * PERCENT).map(Given::Rate),
        Shape::Rate100 => rate(text, 100 * PERCENT).map(Given::Rate),
        Shape::RateBelow100 => rate(text, 100 * PERCENT - 1).map(Given::Rate),
        Shape::Decimal => decimal(text).map(Given::Decimal),
        Shape::Date => day(text).map(Given::Day),
        Shape::Month => month(text).map(Given::Day),
        Shape::Moment => moment(text).map(Given::Moment),
        Shape::Word(words) => word(words, text).map(Given::Word),
        Shape::Text if text.trim().is_empty() => Err(Code::BadFormat),
        Shape::Text | Shape::TextOrEmpty => plain(text).map(|()| Given::Text(text.clone())),
        Shape::Int(..) | Shape::Flag | Shape::List(..) | Shape::Object(_) => Err(Code::WrongType),
    }
}

fn money(text: &str, least: i128) -> Result<Amount, Code> {
    let scaled = fixed_point(text, 2, 2)?;
    let hundredths = scaled.ok_or(Code::OutOfRange)?;
    if !(least..=MOST_MONEY).contains(&hundredths) {
        return Err(Code::OutOfRange);
    }
    Ok(Amount::from_hundredths(hundredths))
}

fn decimal(text: &str) -> Result<Figure, Code> {
    let millionths = fixed_point(text, 0, 6)?.ok_or(Code::OutOfRange)?;
    let fits = millionths.abs() < TOO_LARGE;
    fits.then_some(Figure::new(millionths, 6)).ok_or(Code::OutOfRange)
}

/// The digits of a decimal scaled by 10^`most` places; `None` when beyond 128 bits. Refuses
/// leading zeros, a plus, an exponent, a minus zero, and other than `least` to `most` places.
fn fixed_point(text: &str, least: usize, most: usize) -> Result<Option<i128>, Code> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = !whole.is_empty()
        && (whole.len() == 1 || !whole.starts_with('0'))
        && !digits.ends_with('.')
        && (least..=most).contains(&part.len())
        && all_digits(whole)
        && all_digits(part);
    let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if !shaped || (negative && zero) {
        return Err(Code::BadFormat);
    }
    let padding = std::iter::repeat_n(b'0', most - part.len());
    let digit = |scaled: i128, digit: u8| {
        scaled.checked_mul(10).and_then(|scaled| scaled.checked_add(i128::from(digit - b'0')))
    };
    let scaled = whole.bytes().chain(part.bytes()).chain(padding).try_fold(0, digit);
    Ok(scaled.map(|scaled| if negative { -scaled } else { scaled }))
}

/// A rate of at most so many millionths of a per cent.
fn rate(text: &str, most: u32) -> Result<Rate, Code> {
    let rate: Rate = text.parse().map_err(|error| match error {
        RateError::Unreadable(_) => Code::BadFormat,
        RateError::OutOfRange(_) => Code::OutOfRange,
    })?;
    (rate.millionths() <= most).then_some(rate).ok_or(Code::OutOfRange)
}

fn day(text: &str) -> Result<Day, Code> {
    text.parse().map_err(|error| match error {
        DayError::Unreadable(_) => Code::BadFormat,
        DayError::OutOfRange(_) => Code::OutOfRange,
    })
}

fn month(text: &str) -> Result<Day, Code> {
    if text.len() != "2026-03".len() {
        return Err(Code::BadFormat);
    }
    day(&format!("{text}-01"))
}

fn moment(text: &str) -> Result<Moment, Code> {
    let (date, time) = text.split_once('T').ok_or(Code::BadFormat)?;
    let minute = minute(time).ok_or(Code::BadFormat)?;
    Ok(Moment { day: day(date)?, minute })
}

/// Minutes since midnight of `HH:MM`.
fn minute(time: &str) -> Option<u16> {
    let (hour, minute) = time.split_once(':')?;
    Some(two_digits(hour, 24)? * 60 + two_digits(minute, 60)?)
}

/// A number of exactly two digits below `limit`.
fn two_digits(part: &str, limit: u16) -> Option<u16> {
    let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let number: u16 = if digits { part.parse().ok()? } else { return None };
    (number < limit).then_some(number)
}

fn word(words: &[&'static str], text: &str) -> Result<&'static str, Code> {
    words.iter().find(|word| **word == text).copied().ok_or(Code::UnknownValue)
}

fn plain(text: &str) -> Result<(), Code> {
    // Control characters of ASCII; those of higher ranges are letters' business.
    if text.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
        return Err(Code::BadFormat);
    }
    let long = text.len() > LONGEST && text.chars().count() > LONGEST;
    if long { Err(Code::OutOfRange) } else { Ok(()) }
}
