//! Typed access to the cells of one row. Every refusal made here names column and value.

use super::Remark;
use super::layout::{Layout, Slot};
use crate::amount::{AmountProblem, DecimalMark, parse_amount};
use crate::date::{DateOrder, DateProblem, DateStyle, parse_date};
use crate::export::unescape_formula;
use crate::mapping::Field;
use crate::refusal::{Reason, Refusal};
use crate::tables::{CellKind, Row, within_decimals};
use crate::text::{TextFlag, heading_key, normalise};
use saldo_domain::{Currency, Day, Money};
use std::borrow::Cow;

/// Characters an identifier may have.
const IDENTIFIER_CHARS: usize = 100;
/// Characters any other text may have.
const TEXT_CHARS: usize = 1000;
/// Terms of payment, in days.
const LONGEST_TERMS: u16 = 3650;

/// One row under a layout.
pub(super) struct Cells<'a> {
    pub(super) layout: &'a Layout,
    row: &'a Row,
    remarks: &'a mut Vec<Remark>,
}

/// The raw content of a field: its text and what the spreadsheet says it is.
#[derive(Clone, Copy)]
struct Raw<'a> {
    text: &'a str,
    kind: CellKind,
}

impl<'a> Cells<'a> {
    pub(super) const fn new(
        layout: &'a Layout,
        row: &'a Row,
        remarks: &'a mut Vec<Remark>,
    ) -> Self {
        Self { layout, row, remarks }
    }

    /// A refusal of this field's value.
    pub(super) fn refuse(&self, field: Field, reason: Reason) -> Refusal {
        let value = self.raw_text(field).unwrap_or_default();
        Refusal::new(self.row.line(), &self.layout.name(field), value, reason)
    }

    /// The refusal of an empty field.
    pub(super) fn missing(&self, field: Field) -> Refusal {
        self.refuse(field, Reason::Missing)
    }

    /// The text before any cleaning, for messages.
    fn raw_text(&self, field: Field) -> Option<&'a str> {
        match (self.layout.slot(field), &self.layout.documents) {
            (Slot::Constant(text), _) => Some(text),
            (Slot::Column(column), _) => Some(self.row.cell(*column)),
            (Slot::Absent, Some((column, _))) => Some(self.row.cell(*column)),
            (Slot::Absent, None) => None,
        }
    }

    /// The content of a field; `None` when the cell is blank or the file lacks it.
    fn raw(&self, field: Field) -> Result<Option<Raw<'a>>, Refusal> {
        let text = |text: &'a str| Raw { text, kind: CellKind::Text };
        let raw = match self.layout.slot(field) {
            Slot::Constant(constant) => text(constant),
            Slot::Column(column) => self.column(*column),
            Slot::Absent => match self.part_of_document(field)? {
                Some(part) => text(part),
                None => return Ok(None),
            },
        };
        match raw.kind {
            CellKind::Error => Err(self.refuse(field, Reason::CellError)),
            CellKind::FormulaWithoutValue => Err(self.refuse(field, Reason::FormulaWithoutValue)),
            _ if is_blank(raw.text) => Ok(None),
            _ => Ok(Some(raw)),
        }
    }

    fn column(&self, column: usize) -> Raw<'a> {
        let text = self.row.cell(column);
        let carried = if is_blank(text) { self.layout.carried(column) } else { None };
        match carried {
            Some(text) => Raw { text, kind: CellKind::Text },
            None => Raw { text, kind: self.row.kind(column) },
        }
    }

    fn part_of_document(&self, field: Field) -> Result<Option<&'a str>, Refusal> {
        let Some((column, template)) = &self.layout.documents else { return Ok(None) };
        if !template.has(field) {
            return Ok(None);
        }
        let name = self.row.cell(*column);
        let part = template.part(name, field);
        part.map(Some).ok_or_else(|| {
            let template = template.source().to_owned();
            self.refuse(field, Reason::NotADocument { template })
        })
    }

    /// A cleaned text of limited length. What was cleaned is remarked.
    fn clean(&mut self, field: Field, raw: Raw<'a>, limit: usize) -> Result<Cow<'a, str>, Refusal> {
        // Only text files carry the apostrophe that keeps a text from being run as a formula.
        let text = if self.layout.pads_rows { raw.text } else { unescape_formula(raw.text) };
        let clean = normalise(text);
        if clean.text.len() > limit && clean.text.chars().nth(limit).is_some() {
            return Err(self.refuse(field, Reason::TooLong { limit }));
        }
        for flag in clean.flags {
            self.remarks.push(Remark { field: self.layout.name(field), flag });
        }
        Ok(clean.text)
    }

    /// A text, if there is one.
    pub(super) fn text(&mut self, field: Field) -> Result<Option<String>, Refusal> {
        let Some(raw) = self.raw(field)? else { return Ok(None) };
        let text = self.clean(field, raw, TEXT_CHARS)?;
        Ok((!text.is_empty()).then(|| text.into_owned()))
    }

    /// An identifier: kept as text to the last zero, never a rounded number.
    pub(super) fn identifier(&mut self, field: Field) -> Result<Option<String>, Refusal> {
        let Some(raw) = self.raw(field)? else { return Ok(None) };
        if raw.kind == CellKind::RoundedNumber || is_scientific(raw.text) {
            return Err(self.refuse(field, Reason::Scientific));
        }
        let text = self.clean(field, raw, IDENTIFIER_CHARS)?;
        if text.is_empty() {
            return Err(self.refuse(field, Reason::Invisible));
        }
        Ok(Some(text.into_owned()))
    }

    /// An identifier that must be there.
    pub(super) fn needed_identifier(&mut self, field: Field) -> Result<String, Refusal> {
        self.identifier(field)?.ok_or_else(|| self.missing(field))
    }

    /// A word with a meaning: looked up among the map's words, then taken as it stands.
    pub(super) fn word(&mut self, field: Field) -> Result<Option<Cow<'a, str>>, Refusal> {
        let raw = self.raw(field)?;
        let words = self.layout.words.get(&field);
        if let Some(words) = words {
            let key = heading_key(raw.map_or("", |raw| raw.text));
            if let Some(meaning) = words.get(&key) {
                return Ok(Some(Cow::Borrowed(meaning)));
            }
        }
        let Some(raw) = raw else { return Ok(None) };
        self.clean(field, raw, TEXT_CHARS).map(Some)
    }

    /// Notes what there is to say about a field that was taken or left out.
    pub(super) fn remark(&mut self, field: Field, flag: TextFlag) {
        self.remarks.push(Remark { field: self.layout.name(field), flag });
    }

    /// The refusal of a word, naming those that would do.
    pub(super) fn unknown_word(&self, field: Field, known: &[&str]) -> Refusal {
        let known = match self.layout.words.get(&field) {
            Some(words) => words.keys().cloned().collect(),
            None => known.iter().map(|word| (*word).to_owned()).collect(),
        };
        self.refuse(field, Reason::UnknownWord { known })
    }

    /// A day, if there is one.
    pub(super) fn day(&self, field: Field) -> Result<Option<Day>, Refusal> {
        let Some(raw) = self.raw(field)? else { return Ok(None) };
        let style = self.layout.date_style(field);
        let day = match raw.kind {
            CellKind::Text => parse_date(raw.text, style),
            CellKind::Date => parse_date(raw.text, DateStyle { order: DateOrder::Ymd, ..style }),
            _ => Err(DateProblem::Unreadable),
        };
        day.map(Some).map_err(|problem| self.refuse(field, Reason::Date(problem)))
    }

    /// A day that must be there.
    pub(super) fn needed_day(&self, field: Field) -> Result<Day, Refusal> {
        self.day(field)?.ok_or_else(|| self.missing(field))
    }

    /// An amount of any sign, if there is one.
    pub(super) fn amount(&mut self, field: Field) -> Result<Option<Money>, Refusal> {
        if self.raw(field)?.is_none() {
            return Ok(None);
        }
        self.needed_amount(field).map(Some)
    }

    /// An amount that must be there, of any sign.
    pub(super) fn needed_amount(&mut self, field: Field) -> Result<Money, Refusal> {
        let raw = self.raw(field)?.ok_or_else(|| self.missing(field))?;
        let currency = self.currency()?;
        let amount = match raw.kind {
            CellKind::Text => parse_amount(raw.text, self.layout.mark(field), currency),
            CellKind::Number => parse_amount(raw.text, DecimalMark::Point, currency),
            CellKind::RoundedNumber => rounded_amount(raw.text, currency),
            _ => Err(AmountProblem::Unreadable),
        };
        amount.map_err(|problem| self.refuse(field, Reason::Amount(problem)))
    }

    fn currency(&mut self) -> Result<Currency, Refusal> {
        let Some(code) = self.word(Field::Currency)? else {
            let no_currency = || self.refuse(Field::Currency, Reason::NoCurrency);
            return self.layout.currency.ok_or_else(no_currency);
        };
        // Nearly always the stated one; looking codes up costs more than comparing.
        match self.layout.currency {
            Some(stated) if stated.code() == code => Ok(stated),
            _ => Currency::from_code(&code.to_uppercase())
                .map_err(|_| self.refuse(Field::Currency, Reason::UnknownCurrency)),
        }
    }

    /// Terms of payment in days, if stated.
    pub(super) fn terms(&self) -> Result<Option<i64>, Refusal> {
        let Some(raw) = self.raw(Field::TermsDays)? else { return Ok(None) };
        let days = raw.text.trim().parse::<i64>().map_err(|_| Reason::TermsUnreadable);
        let checked = days.and_then(|days| match u16::try_from(days) {
            Ok(0..=LONGEST_TERMS) => Ok(days),
            _ if days < 0 => Err(Reason::NegativeTerms { days: -days }),
            _ => Err(Reason::TermsUnreadable),
        });
        checked.map(Some).map_err(|reason| self.refuse(Field::TermsDays, reason))
    }
}

/// An amount with more digits than a spreadsheet keeps: taken if the currency does not see
/// what is cut.
fn rounded_amount(text: &str, currency: Currency) -> Result<Money, AmountProblem> {
    match within_decimals(text, currency.decimals()) {
        Some(shown) => parse_amount(&shown, DecimalMark::Point, currency),
        None => Err(AmountProblem::RoundedNumber),
    }
}

fn is_blank(text: &str) -> bool {
    let visible = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
    !visible && text.trim().is_empty()
}

/// `1E+15`, `1,23457E+15`: how spreadsheets write long numbers into text files.
fn is_scientific(text: &str) -> bool {
    if !text.as_bytes().contains(&b'+') {
        return false;
    }
    let Some((mantissa, exponent)) = text.trim().split_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix('+') else { return false };
    let is_number = |part: &str, extra: &[u8]| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || extra.contains(&byte))
    };
    is_number(mantissa, b".,-") && is_number(exponent, b"")
}
