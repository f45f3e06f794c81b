//! Typed access to the elements of one document. Every refusal names line, element and value.

use super::figure::Figure;
use super::tree::Node;
use super::{Document, DocumentFault, Party};
use crate::date::{DateOrder, DateStyle, TimeOfDay, date_of_xml, parse_date};
use crate::refusal::{Reason, Refusal};
use crate::text::normalise;
use saldo_domain::book::ItemKind;
use saldo_domain::{Currency, Day, Money};

/// How a format makes a document of an element.
pub(super) type Take = fn(&Node<'_>) -> Result<Document, Refusal>;

/// Characters of a number or code.
const IDENTIFIER_CHARS: usize = 100;
/// Characters of any other text.
const TEXT_CHARS: usize = 1000;

/// One document while it is read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'n, 'a> {
    pub(super) root: &'n Node<'a>,
}

impl<'n, 'a> Reading<'n, 'a> {
    pub(super) const fn of(root: &'n Node<'a>) -> Self {
        Self { root }
    }

    /// The refusal of what stands at a path.
    pub(super) fn refuse(&self, path: &str, fault: DocumentFault) -> Refusal {
        self.refuse_as(path, Reason::Document(fault))
    }

    pub(super) fn refuse_as(&self, path: &str, reason: Reason) -> Refusal {
        let (element, attribute) = path.split_once('@').unwrap_or((path, ""));
        let element = element.trim_end_matches('/');
        let node = if element.is_empty() { Some(self.root) } else { self.root.at(element) };
        let value = match attribute {
            "" => node.map(|node| node.text.as_str()),
            name => node.and_then(|node| node.attribute(name)),
        };
        let line = node.map_or(self.root.line, |node| node.line);
        let field = format!("{}/{path}", self.root.name);
        Refusal::new(line, &field, value.unwrap_or_default(), reason)
    }

    /// The refusal of a sum, with what its parts make.
    pub(super) fn differs(&self, path: &str, computed: Figure) -> Refusal {
        self.refuse(path, DocumentFault::DoesNotAddUp { computed: computed.to_string() })
    }

    /// What stands at a path: the text of an element, or of an attribute after `@`.
    pub(super) fn raw(&self, path: &str) -> Option<&'n str> {
        match path.split_once('@') {
            None => self.root.text_at(path),
            Some(("", name)) => self.root.attribute(name),
            Some((element, name)) => self.root.at(element.trim_end_matches('/'))?.attribute(name),
        }
    }

    /// A cleaned text; one that is too long is cut, for it is only read by people.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        self.raw(path).map(cleaned).filter(|text| !text.is_empty())
    }

    /// A number or code: whole, or refused.
    pub(super) fn identifier(&self, path: &str) -> Result<Option<String>, Refusal> {
        let Some(raw) = self.raw(path) else { return Ok(None) };
        let text = normalise(raw).text;
        if text.chars().nth(IDENTIFIER_CHARS).is_some() {
            return Err(self.refuse_as(path, Reason::TooLong { limit: IDENTIFIER_CHARS }));
        }
        Ok((!text.is_empty()).then(|| text.into_owned()))
    }

    pub(super) fn needed_identifier(&self, path: &str) -> Result<String, Refusal> {
        self.identifier(path)?.ok_or_else(|| self.refuse(path, DocumentFault::Absent))
    }

    /// A day written year first, a zone or time behind it passed over.
    pub(super) fn day(&self, path: &str) -> Result<Option<Day>, Refusal> {
        let Some(raw) = self.raw(path) else { return Ok(None) };
        let date = date_of_xml(raw).and_then(|date| date.parse().ok());
        date.map(Some).ok_or_else(|| self.refuse(path, DocumentFault::Day))
    }

    pub(super) fn needed_day(&self, path: &str) -> Result<Day, Refusal> {
        self.day(path)?.ok_or_else(|| self.refuse(path, DocumentFault::Absent))
    }

    /// A day written `31.12.2026`.
    pub(super) fn needed_day_first(&self, path: &str) -> Result<Day, Refusal> {
        let raw = self.raw(path).ok_or_else(|| self.refuse(path, DocumentFault::Absent))?;
        let style = DateStyle { order: DateOrder::Dmy, century: None, time: TimeOfDay::Drop };
        parse_date(raw, style).map_err(|_| self.refuse(path, DocumentFault::Day))
    }

    pub(super) fn figure(&self, path: &str) -> Result<Option<Figure>, Refusal> {
        let Some(raw) = self.raw(path) else { return Ok(None) };
        Figure::read(raw).map(Some).ok_or_else(|| self.refuse(path, DocumentFault::Figure))
    }

    pub(super) fn needed_figure(&self, path: &str) -> Result<Figure, Refusal> {
        self.figure(path)?.ok_or_else(|| self.refuse(path, DocumentFault::Absent))
    }

    /// The currency with the code at a path.
    pub(super) fn currency(&self, path: &str, code: &str) -> Result<Currency, Refusal> {
        Currency::from_code(code).map_err(|_| self.refuse_as(path, Reason::UnknownCurrency))
    }

    /// The amount of the document: kind and sign put right. An invoice below zero lowers what
    /// is owed.
    pub(super) fn owed(
        &self,
        path: &str,
        figure: Figure,
        kind: ItemKind,
        currency: Currency,
    ) -> Result<(ItemKind, Money), Refusal> {
        if figure.is_zero() {
            return Err(self.refuse(path, DocumentFault::NothingToPay));
        }
        let kind = match (figure.is_negative(), kind) {
            (true, ItemKind::CreditNote | ItemKind::Return) => {
                return Err(self.refuse(path, DocumentFault::NegativeCredit));
            }
            (true, _) => ItemKind::CreditNote,
            (false, kind) => kind,
        };
        let money = figure.size().money(currency);
        Ok((kind, money.map_err(|fault| self.refuse(path, fault))?))
    }

    /// The due day, which is not before the document itself.
    pub(super) fn due(&self, path: &str, issued: Day) -> Result<Option<Day>, Refusal> {
        match self.day(path)? {
            Some(due) if due < issued => {
                let days = issued.days_since(due);
                Err(self.refuse_as(path, Reason::NegativeTerms { days }))
            }
            due => Ok(due),
        }
    }

    /// A party whose fields stand at these paths.
    pub(super) fn party(&self, paths: &PartyPaths<'_>) -> Party {
        let first = |paths: &[&str]| paths.iter().find_map(|path| self.text(path));
        let code = |paths: &[&str]| first(paths).unwrap_or_default();
        let parts: Vec<String> = paths.address.iter().filter_map(|path| self.text(path)).collect();
        Party {
            name: code(paths.name),
            registry: shortened(code(paths.registry)),
            tax: shortened(code(paths.tax)),
            code: shortened(code(paths.code)),
            country: shortened(code(paths.country)),
            email: code(paths.email),
            phone: code(paths.phone),
            address: parts.join(", "),
        }
    }
}

/// Where a format says things about a party; the first that is there is taken.
#[derive(Clone, Copy, Default)]
pub(super) struct PartyPaths<'p> {
    pub(super) name: &'p [&'p str],
    pub(super) registry: &'p [&'p str],
    pub(super) tax: &'p [&'p str],
    pub(super) code: &'p [&'p str],
    pub(super) country: &'p [&'p str],
    pub(super) email: &'p [&'p str],
    pub(super) phone: &'p [&'p str],
    /// All of them, one after another.
    pub(super) address: &'p [&'p str],
}

/// A text fit to keep.
pub(super) fn cleaned(raw: &str) -> String {
    normalise(raw).text.chars().take(TEXT_CHARS).collect()
}

/// A number longer than any register's names nobody.
fn shortened(code: String) -> String {
    if code.chars().nth(IDENTIFIER_CHARS).is_some() { String::new() } else { code }
}
