//! XML of strangers, read as a stream: names, texts, one attribute; everything bounded.

use super::{LONGEST_FIELD, StatementError};
use crate::refusal::shorten;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;

/// Elements inside elements; a real statement needs about fifteen.
const DEEPEST: usize = 48;

/// Longest tag with all its attributes: many attributes would be compared with each other.
const LONGEST_TAG: usize = 8 << 10;

/// Something met on the way.
#[derive(Debug)]
pub(super) enum Met<'a> {
    /// An element begins; its local name.
    Open(&'a str),
    /// An element ends: its name, its own text, and the attribute that was asked for.
    Close {
        name: &'a str,
        text: String,
        attribute: Option<String>,
    },
    End,
}

/// Walks through a document.
pub(super) struct Walk<'a> {
    text: &'a str,
    reader: quick_xml::Reader<&'a [u8]>,
    /// Local names of the open elements, the root first.
    path: Vec<&'a str>,
    /// Attribute that is kept of each element, such as the currency of an amount.
    attribute: &'static str,
    kept: Option<String>,
    gathered: String,
    /// An empty element was opened and closes next.
    closing: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, attribute: &'static str) -> Self {
        let mut reader = quick_xml::Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        Self {
            text,
            reader,
            path: Vec::new(),
            attribute,
            kept: None,
            gathered: String::new(),
            closing: false,
        }
    }

    /// The local names of the open elements, the root first. While an element closes it is
    /// not among them any more.
    pub(super) fn path(&self) -> &[&'a str] {
        &self.path
    }

    /// Line of the file where the walk ends in a refusal. It is counted from the beginning; who
    /// asks more than once keeps a [`LineCounter`].
    fn line(&self) -> u64 {
        line_at(self.text, self.position())
    }

    /// Bytes read so far.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next beginning or end of an element.
    pub(super) fn next(&mut self) -> Result<Met<'a>, StatementError> {
        if self.closing {
            return Ok(self.close());
        }
        loop {
            let event = self.reader.read_event().map_err(|error| self.damaged(&error))?;
            match event {
                Event::Start(tag) => return self.open(&tag),
                Event::Empty(tag) => {
                    self.closing = true;
                    return self.open(&tag);
                }
                Event::End(_) => return Ok(self.close()),
                Event::Text(text) => self.gather(&text.xml10_content())?,
                Event::CData(text) => self.gather(&text.xml10_content())?,
                Event::GeneralRef(reference) => self.reference(&reference)?,
                Event::DocType(_) => {
                    return Err(StatementError::ForbiddenXml { line: self.line() });
                }
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof if self.path.is_empty() => return Ok(Met::End),
                Event::Eof => {
                    let awaited = "the end of its elements";
                    return Err(StatementError::CutOff { line: self.line(), awaited });
                }
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'a>) -> Result<Met<'a>, StatementError> {
        if self.path.len() >= DEEPEST {
            return Err(StatementError::TooDeep { line: self.line(), limit: DEEPEST });
        }
        if tag.len() > LONGEST_TAG {
            return Err(StatementError::FieldTooLong { line: self.line(), limit: LONGEST_TAG });
        }
        self.gathered.clear();
        self.kept = self.attribute_of(tag)?;
        let name = self.name_of(tag);
        self.path.push(name);
        Ok(Met::Open(name))
    }

    /// The local name as it stands in the document, before the bracket the reader passed.
    fn name_of(&self, tag: &BytesStart<'a>) -> &'a str {
        let behind = 1 + usize::from(self.closing);
        let start = self.position().saturating_sub(tag.len() + behind);
        let name = self.text.get(start..start + tag.name().as_ref().len()).unwrap_or_default();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    fn attribute_of(&self, tag: &BytesStart<'_>) -> Result<Option<String>, StatementError> {
        if self.attribute.is_empty() || tag.attributes_raw().trim().is_empty() {
            return Ok(None);
        }
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        for found in attributes {
            let found = found.map_err(|error| self.damaged(&error))?;
            if found.key.local_name().as_ref() == self.attribute {
                let value = found.normalized_value(XmlVersion::Implicit1_0);
                let value = value.map_err(|error| self.damaged(&error))?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }

    fn close(&mut self) -> Met<'a> {
        self.closing = false;
        let name = self.path.pop().unwrap_or_default();
        let text = match self.gathered.trim() {
            trimmed if trimmed.len() == self.gathered.len() => std::mem::take(&mut self.gathered),
            trimmed => {
                let text = trimmed.to_owned();
                self.gathered.clear();
                text
            }
        };
        Met::Close { name, text, attribute: self.kept.take() }
    }

    fn gather(&mut self, text: &str) -> Result<(), StatementError> {
        if self.gathered.len() + text.len() > LONGEST_FIELD {
            return Err(StatementError::FieldTooLong { line: self.line(), limit: LONGEST_FIELD });
        }
        self.gathered.push_str(text);
        Ok(())
    }

    /// Characters by number and the five names every XML has; no others.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), StatementError> {
        let character = reference.resolve_char_ref().map_err(|error| self.damaged(&error))?;
        if let Some(character) = character {
            return self.gather(character.encode_utf8(&mut [0; 4]));
        }
        let name: Cow<'_, str> = reference.xml10_content();
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => self.gather(text),
            None => Err(StatementError::ForbiddenXml { line: self.line() }),
        }
    }

    fn damaged(&self, error: &impl ToString) -> StatementError {
        StatementError::DamagedXml { line: self.line(), message: shorten(&error.to_string()) }
    }
}

/// The line, from 1, on which a byte stands.
pub(crate) fn line_at(text: &str, at: usize) -> u64 {
    let before = text.as_bytes().iter().take(at);
    1 + before.filter(|byte| **byte == b'\n').count() as u64
}

/// Counts lines forward, so that asking for each entry stays linear.
pub(crate) struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> LineCounter<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of a place that does not lie before the last one asked for.
    pub(crate) fn line_at(&mut self, at: usize) -> u64 {
        let between = self.text.as_bytes().get(self.at..at.max(self.at)).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = at.max(self.at);
        self.line
    }
}
