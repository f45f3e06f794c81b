//! One document of a file at a time, as a small tree.
//!
//! The file is read as a stream; only the elements of the document that is being read are kept,
//! and of them only those in the namespaces of the format. Extensions, signatures and attached
//! files are passed over unread. Sizes of tags and texts, nesting, and the elements of one document
//! have bounds; a document type or an entity of its own refuses the file.

use super::EInvoiceError;
use crate::refusal::shorten;
use crate::statement::LineCounter;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use std::borrow::Cow;

/// Elements inside elements; a real invoice needs about ten.
pub const DEEPEST: usize = 48;
/// Longest tag with all its attributes, in bytes.
const LONGEST_TAG: usize = 16 << 10;
/// Longest text of one element, in bytes.
const LONGEST_TEXT: usize = 16 << 10;
/// Most elements and attributes of one document: some ten thousand lines of goods.
const MOST_ELEMENTS: usize = 300_000;

/// What tells the documents of a format from the rest of its files.
pub(super) struct Shape {
    /// Is the element on this path (the root first) a document?
    pub(super) is_document: fn(&[&str]) -> bool,
    /// Does an element of this namespace (none: empty) belong to the format?
    pub(super) is_own: fn(&str) -> bool,
    /// Elements that are passed over with all they hold.
    pub(super) passed_over: &'static [&'static str],
}

/// An element with what it holds.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) name: &'a str,
    /// Line of the file on which it begins.
    pub(super) line: u64,
    pub(super) text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    /// Children with this name, in order.
    pub(super) fn each<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Node<'a>> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element on a path such as `Party/PartyName/Name`.
    pub(super) fn at(&self, path: &str) -> Option<&Node<'a>> {
        let child =
            |node: &'_ Node<'a>, name: &str| node.children.iter().position(|one| one.name == name);
        let mut node = self;
        for name in path.split('/') {
            node = &node.children[child(node, name)?];
        }
        Some(node)
    }

    /// The text of the first element on a path; nothing when it is empty.
    pub(super) fn text_at(&self, path: &str) -> Option<&str> {
        self.at(path).map(|node| node.text.as_str()).filter(|text| !text.is_empty())
    }

    /// An attribute, unless it is empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// An open element.
enum Open<'a> {
    /// It stands around documents.
    Around(&'a str),
    Kept(Node<'a>),
    Passed,
}

/// Gives every document of a file to `take`, in order.
///
/// # Errors
/// The first thing that makes the file as a whole unreadable.
pub(super) fn each_document<'a>(
    text: &'a str,
    shape: &Shape,
    take: &mut dyn FnMut(Node<'a>) -> Result<(), EInvoiceError>,
) -> Result<(), EInvoiceError> {
    let mut walk = Walk::new(text, shape);
    while let Some(document) = walk.next_document()? {
        take(document)?;
    }
    Ok(())
}

struct Walk<'a, 's> {
    text: &'a str,
    reader: quick_xml::NsReader<&'a [u8]>,
    lines: LineCounter<'a>,
    shape: &'s Shape,
    open: Vec<Open<'a>>,
    /// Elements and attributes of the document that is being read.
    elements: usize,
}

impl<'a, 's> Walk<'a, 's> {
    fn new(text: &'a str, shape: &'s Shape) -> Self {
        let mut reader = quick_xml::NsReader::from_str(text);
        reader.config_mut().check_end_names = true;
        let lines = LineCounter::new(text);
        Self { text, reader, lines, shape, open: Vec::new(), elements: 0 }
    }

    fn next_document(&mut self) -> Result<Option<Node<'a>>, EInvoiceError> {
        loop {
            let (namespace, event) = match self.reader.read_resolved_event() {
                Ok((namespace, event)) => (is_own(&namespace, self.shape), event),
                Err(error) => return Err(self.damaged(&error)),
            };
            let closed = match event {
                Event::Start(tag) => {
                    let is_own = namespace.map_err(|prefix| self.undeclared(&prefix))?;
                    self.begin(&tag, is_own, false)?;
                    None
                }
                Event::Empty(tag) => {
                    let is_own = namespace.map_err(|prefix| self.undeclared(&prefix))?;
                    self.begin(&tag, is_own, true)?;
                    self.end()
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.gather(&text.xml10_content())?,
                Event::CData(text) => self.gather(&text.xml10_content())?,
                Event::GeneralRef(reference) => self.reference(&reference)?,
                Event::DocType(_) => return Err(EInvoiceError::ForbiddenXml { line: self.line() }),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => None,
                Event::Eof if self.open.is_empty() => return Ok(None),
                Event::Eof => return Err(EInvoiceError::CutOff { line: self.line() }),
            };
            if closed.is_some() {
                return Ok(closed);
            }
        }
    }

    fn begin(
        &mut self,
        tag: &BytesStart<'a>,
        is_own: bool,
        is_empty: bool,
    ) -> Result<(), EInvoiceError> {
        if self.open.len() >= DEEPEST {
            return Err(EInvoiceError::TooDeep { line: self.line(), limit: DEEPEST });
        }
        if tag.len() > LONGEST_TAG {
            return Err(EInvoiceError::FieldTooLong { line: self.line(), limit: LONGEST_TAG });
        }
        let name = self.name_of(tag, is_empty);
        let passed = !is_own || self.shape.passed_over.contains(&name);
        let opened = match self.open.last() {
            _ if passed => Open::Passed,
            Some(Open::Passed) => Open::Passed,
            Some(Open::Kept(_)) => Open::Kept(self.node(name, tag)?),
            Some(Open::Around(_)) | None if self.is_document(name) => {
                self.elements = 0;
                Open::Kept(self.node(name, tag)?)
            }
            Some(Open::Around(_)) | None => Open::Around(name),
        };
        self.open.push(opened);
        Ok(())
    }

    fn is_document(&self, name: &'a str) -> bool {
        let around = self.open.iter().filter_map(|open| match open {
            Open::Around(name) => Some(*name),
            Open::Kept(_) | Open::Passed => None,
        });
        let path: Vec<&str> = around.chain([name]).collect();
        (self.shape.is_document)(&path)
    }

    fn node(&mut self, name: &'a str, tag: &BytesStart<'_>) -> Result<Node<'a>, EInvoiceError> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(EInvoiceError::TooManyElements { limit: MOST_ELEMENTS });
        }
        let line = self.line();
        let attributes = self.attributes_of(tag)?;
        self.elements += attributes.len();
        Ok(Node { name, line, text: String::new(), attributes, children: Vec::new() })
    }

    fn attributes_of(&self, tag: &BytesStart<'_>) -> Result<Vec<(String, String)>, EInvoiceError> {
        let mut kept = Vec::new();
        if tag.attributes_raw().trim().is_empty() {
            return Ok(kept);
        }
        let mut attributes = tag.attributes();
        // Comparing each with all others would be quadratic; of two alike the first is taken.
        attributes.with_checks(false);
        for found in attributes {
            let found = found.map_err(|error| self.damaged_at(&error))?;
            if found.key.as_namespace_binding().is_some() {
                continue;
            }
            let value = found.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| self.damaged_at(&error))?;
            let name: &str = found.key.local_name().into_inner();
            if self.elements + kept.len() >= MOST_ELEMENTS {
                return Err(EInvoiceError::TooManyElements { limit: MOST_ELEMENTS });
            }
            kept.push((name.to_owned(), value.into_owned()));
        }
        Ok(kept)
    }

    /// The local name as it stands in the text, before the bracket that the reader has passed.
    fn name_of(&self, tag: &BytesStart<'_>, is_empty: bool) -> &'a str {
        let behind = 1 + usize::from(is_empty);
        let start = self.position().saturating_sub(tag.len() + behind);
        let name = self.text.get(start..start + tag.name().as_ref().len()).unwrap_or_default();
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// Closes the innermost element; a document that ends by it is handed out.
    fn end(&mut self) -> Option<Node<'a>> {
        let Some(Open::Kept(mut node)) = self.open.pop() else { return None };
        let trimmed = node.text.trim();
        if trimmed.len() != node.text.len() {
            node.text = trimmed.to_owned();
        }
        match self.open.last_mut() {
            Some(Open::Kept(parent)) => {
                parent.children.push(node);
                None
            }
            _ => Some(node),
        }
    }

    fn gather(&mut self, text: &str) -> Result<Option<Node<'a>>, EInvoiceError> {
        if let Some(Open::Kept(node)) = self.open.last_mut() {
            if node.text.len() + text.len() > LONGEST_TEXT && !text.trim().is_empty() {
                let limit = LONGEST_TEXT;
                return Err(EInvoiceError::FieldTooLong { line: self.line(), limit });
            }
            // White space between elements is no text of theirs.
            if !(node.text.is_empty() && text.trim().is_empty()) {
                node.text.push_str(text);
            }
        }
        Ok(None)
    }

    /// Characters by number and the five names every XML has; no others.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<Option<Node<'a>>, EInvoiceError> {
        let character = match reference.resolve_char_ref() {
            Ok(character) => character,
            Err(error) => return Err(self.damaged(&error)),
        };
        if let Some(character) = character {
            return self.gather(character.encode_utf8(&mut [0; 4]));
        }
        let name: Cow<'_, str> = reference.xml10_content();
        match quick_xml::escape::resolve_predefined_entity(&name) {
            Some(text) => self.gather(text),
            None => Err(EInvoiceError::ForbiddenXml { line: self.line() }),
        }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn line(&mut self) -> u64 {
        let at = self.position();
        self.lines.line_at(at)
    }

    fn undeclared(&mut self, prefix: &str) -> EInvoiceError {
        self.damaged(&format!("the prefix {prefix} is not declared"))
    }

    fn damaged(&mut self, error: &impl ToString) -> EInvoiceError {
        EInvoiceError::DamagedXml { line: self.line(), message: shorten(&error.to_string()) }
    }

    fn damaged_at(&self, error: &impl ToString) -> EInvoiceError {
        let line = crate::statement::line_at(self.text, self.position());
        EInvoiceError::DamagedXml { line, message: shorten(&error.to_string()) }
    }
}

/// Does what was met lie in a namespace of the format? Fails with a prefix that nobody declared.
fn is_own(found: &ResolveResult<'_>, shape: &Shape) -> Result<bool, String> {
    match found {
        ResolveResult::Unbound => Ok((shape.is_own)("")),
        ResolveResult::Bound(namespace) => Ok((shape.is_own)(namespace.as_ref())),
        ResolveResult::Unknown(prefix) => Err(shorten(prefix)),
    }
}
