//! The text of a statement: its encoding, its lines, and the types its fields become.

use super::{LONGEST_FIELD, StatementError};
use crate::amount::{DecimalMark, parse_amount};
use crate::date::{DateOrder, DateStyle, TimeOfDay, parse_date};
use crate::refusal::shorten;
use crate::text::normalise;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use saldo_domain::{Currency, Day, Money};
use std::borrow::Cow;

/// The text of a file: by its mark, else UTF-8 where it is that, else in `otherwise`.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    otherwise: &'static Encoding,
) -> Result<Cow<'a, str>, StatementError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => decode_as(bytes, otherwise),
    }
}

/// The encoding that an XML declaration names, for files that are not UTF-8.
pub(crate) fn declared(bytes: &[u8]) -> &'static Encoding {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let named = head.split_once("encoding=").and_then(|(_, rest)| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    });
    named.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(WINDOWS_1252)
}

fn decode_as<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> Result<Cow<'a, str>, StatementError> {
    let undecodable = || StatementError::Undecodable { encoding: encoding.name().to_owned() };
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| undecodable());
    }
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(undecodable)
}

/// Lines with their numbers, counted from 1; an endless one is refused.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Result<(u64, &str), StatementError>> {
    (1..).zip(text.lines()).map(|(number, line)| {
        if line.len() > LONGEST_FIELD {
            return Err(StatementError::FieldTooLong { line: number, limit: LONGEST_FIELD });
        }
        Ok((number, line))
    })
}

/// A text fit to keep.
pub(super) fn cleaned(text: &str) -> String {
    normalise(text).text.into_owned()
}

/// An account as banks exchange it: without spaces, in capitals.
pub(super) fn account(text: &str) -> String {
    let visible = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '/' | '-'));
    visible.take(64).flat_map(char::to_uppercase).collect()
}

/// An amount written with this decimal mark.
pub(super) fn amount(
    line: u64,
    field: &'static str,
    text: &str,
    mark: DecimalMark,
    currency: Currency,
) -> Result<Money, StatementError> {
    parse_amount(text, mark, currency).map_err(|problem| StatementError::Amount {
        line,
        field,
        value: shorten(text),
        problem,
    })
}

/// A day; a time behind it is passed over.
pub(super) fn day(
    line: u64,
    field: &'static str,
    text: &str,
    order: DateOrder,
) -> Result<Day, StatementError> {
    let style = DateStyle { order, century: None, time: TimeOfDay::Drop };
    parse_date(text, style).map_err(|problem| StatementError::Date {
        line,
        field,
        value: shorten(text),
        problem,
    })
}

/// The currency with this code.
pub(super) fn currency(line: u64, code: &str) -> Result<Currency, StatementError> {
    Currency::from_code(code.trim())
        .map_err(|_| StatementError::Currency { line, value: shorten(code) })
}
