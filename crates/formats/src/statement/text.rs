//! The text of a statement: its encoding, its lines, and the types its fields become.

use super::{LONGEST_FIELD, StatementError};
use crate::amount::{DecimalMark, parse_amount};
use crate::date::{DateOrder, DateStyle, TimeOfDay, date_of_xml, parse_date};
use crate::refusal::shorten;
use crate::tables;
use crate::text::normalise;
use encoding_rs::{Encoding, UTF_8};
use saldo_domain::bank::is_no_name;
use saldo_domain::{Currency, Day, Money};
use std::borrow::Cow;

/// What a text is written in that has no mark, is no UTF-8, and of which nobody says it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unmarked {
    /// The file names it, or its format does.
    In(&'static Encoding),
    /// Nothing says it: the words are looked at, and where they leave a doubt it is asked.
    Weighed,
}

/// The text of a file: as `stated` by whoever sends it, by its mark, UTF-8 where it is that,
/// else as `unmarked` says.
pub(crate) fn decode<'a>(
    bytes: &'a [u8],
    stated: Option<&str>,
    unmarked: Unmarked,
) -> Result<Cow<'a, str>, StatementError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(bytes.get(mark..).unwrap_or_default(), encoding);
    }
    let unicode = std::str::from_utf8(bytes);
    match (stated, unicode) {
        (Some(name), _) => {
            let encoding = tables::stated_encoding(name, bytes)?;
            decode_as(bytes, encoding)
        }
        (None, Ok(text)) => Ok(Cow::Borrowed(text)),
        (None, Err(_)) => match unmarked {
            Unmarked::In(encoding) => decode_as(bytes, encoding),
            Unmarked::Weighed => decode_as(bytes, tables::weighed_encoding(bytes)?),
        },
    }
}

/// The encoding that only the looks of the words speak for, in a text read as
/// [`Unmarked::Weighed`].
pub(super) fn guessed(bytes: &[u8], stated: Option<&str>) -> Option<&'static str> {
    let is_told = stated.is_some() || Encoding::for_bom(bytes).is_some();
    if is_told || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    tables::weighed_encoding(bytes).ok().map(Encoding::name)
}

/// The encoding that an XML declaration names, for files that are not UTF-8. XML that names none
/// is UTF-8 or damaged.
pub(crate) fn declared(bytes: &[u8]) -> &'static Encoding {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let named = head.split_once("encoding=").and_then(|(_, rest)| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    });
    named.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(UTF_8)
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

/// A name of a payment; empty where the bank writes that there is none.
pub(super) fn name(text: &str) -> String {
    let name = cleaned(text);
    if is_no_name(&name) { String::new() } else { name }
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

/// A day as XML writes it; a time or a zone behind it is passed over.
pub(super) fn xml_day(line: u64, field: &'static str, text: &str) -> Result<Day, StatementError> {
    day(line, field, date_of_xml(text).unwrap_or(text), DateOrder::Ymd)
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
