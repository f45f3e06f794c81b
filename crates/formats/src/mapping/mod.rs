//! Maps: which column of a source means what, and by which conventions it is written.
//!
//! A source is described by a file, not by code. `rules/*.toml` ships the known ones; a
//! company writes its own in the same form:
//!
//! ```toml
//! source = "our-old-ledger"
//! produces = ["customers", "invoices"]
//!
//! [conventions]
//! dates = "dmy"                # ymd, dmy, mdy, auto
//! decimal_mark = "comma"       # point, comma, auto
//! currency = "EUR"
//!
//! [columns]
//! customer = "Client no"
//! customer_name = ["Client", "Client name"]
//! number = "Invoice"
//! issued = "Date"
//! due = "Due by"
//! amount = "Gross"
//! disputed = "Query"
//!
//! [values.disputed]
//! Y = "yes"
//! "" = "no"
//! ```
//!
//! Unknown keys are refused with their line: a typing mistake must not silently mean nothing.

mod canonical;
mod check;
mod fault;
mod field;
mod template;

pub use canonical::{canonical_headings, heading};
pub use fault::MappingFault;
pub use field::{Field, RowKind};
pub use template::Template;

use crate::amount::DecimalMark;
use crate::date::{DateOrder, DateStyle, TimeOfDay};
use crate::tables::{ReadError, ReadOptions, Row, TableSource};
use crate::text::heading_key;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Rows in which a heading is searched for; reports have titles above it.
pub(crate) const HEADING_WITHIN_ROWS: usize = 50;

/// What an import was asked to bring in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportKind {
    /// Whatever the headings say.
    Auto,
    Only(RowKind),
}

/// A checked map of one source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    source: String,
    #[serde(default)]
    about: String,
    produces: Vec<RowKind>,
    #[serde(default)]
    file: FileShape,
    #[serde(default)]
    conventions: Conventions,
    #[serde(default)]
    columns: BTreeMap<Field, ColumnName>,
    /// Fields whose columns a file of this source may lack.
    #[serde(default)]
    optional: Vec<Field>,
    #[serde(default)]
    constants: BTreeMap<Field, String>,
    /// Words of the source and what they mean, by field.
    #[serde(default)]
    values: BTreeMap<Field, BTreeMap<String, String>>,
    documents: Option<Documents>,
    groups: Option<Groups>,
    #[serde(default)]
    skip: Vec<Skip>,
}

/// How the file is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileShape {
    encoding: Option<String>,
    separator: Option<char>,
    sheet: Option<String>,
    /// All headings in order. When given, a file with others belongs to another source.
    pub(crate) header: Option<Vec<String>>,
}

/// How values are written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Conventions {
    pub(crate) decimal_mark: Option<DecimalMark>,
    pub(crate) dates: Option<DateOrder>,
    pub(crate) two_digit_years: Option<i16>,
    #[serde(default)]
    pub(crate) times: TimeOfDay,
    pub(crate) currency: Option<String>,
    #[serde(default)]
    pub(crate) negative: Negative,
}

/// What a negative amount of an invoice is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Negative {
    #[default]
    Refuse,
    CreditNote,
}

/// One heading, or several spellings of which the file has one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(crate) enum ColumnName {
    One(String),
    Any(Vec<String>),
}

/// Number and date of a document inside one text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    pub(crate) column: ColumnName,
    #[serde(deserialize_with = "template_from_text")]
    pub(crate) template: Template,
}

/// Reports that say something once, above the rows it holds for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Groups {
    /// Rows in which this column is empty are headings of groups.
    pub(crate) heading_when_empty: ColumnName,
    /// Columns whose last value holds for the rows below, outermost first. Those that the
    /// file lacks carry nothing.
    pub(crate) carry: Vec<ColumnName>,
}

/// Rows to pass over, such as totals.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skip {
    pub(crate) column: ColumnName,
    pub(crate) starts_with: Vec<String>,
}

fn template_from_text<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Template, D::Error> {
    let text = String::deserialize(source)?;
    Template::parse(&text).map_err(serde::de::Error::custom)
}

/// Why a map cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{fault}", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
pub struct MappingError {
    /// Line of the map, where one can be named.
    pub line: Option<usize>,
    pub fault: MappingFault,
}

impl Mapping {
    /// Reads and checks a map.
    ///
    /// # Errors
    /// With the line and what is wrong: an unknown key, a missing field, a template that
    /// cannot work, a currency that does not exist.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = toml::from_str(text).map_err(|error| MappingError {
            line: error.span().map(|span| check::line_at(text, span.start)),
            fault: MappingFault::of_toml(error.message()),
        })?;
        check::check(&mapping, text)?;
        Ok(mapping)
    }

    /// The map for a file that states none: a shipped map whose heading the file has to the
    /// letter, or one made from well-known headings in English, Russian or Estonian.
    ///
    /// # Errors
    /// [`ReadError::UnknownKind`] when the headings say too little, or what reading says.
    pub fn recognise(source: &TableSource, kind: ImportKind) -> Result<Self, ReadError> {
        let mut rows = source.rows()?;
        let mut row = Row::default();
        let mut headings = Vec::new();
        for _ in 0..HEADING_WITHIN_ROWS {
            if !rows.read(&mut row)? {
                break;
            }
            let found = match kind {
                ImportKind::Auto => Self::shipped_for(&row).or_else(|| canonical::any(&row)),
                ImportKind::Only(kind) => canonical::only(&row, kind),
            };
            if let Some(mapping) = found {
                return Ok(mapping);
            }
            if headings.is_empty() {
                headings = row.cells().take(40).map(str::to_owned).collect();
            }
        }
        Err(ReadError::UnknownKind { headings })
    }

    fn shipped_for(row: &Row) -> Option<Self> {
        crate::rules::ALL.iter().find_map(|rules| {
            let mapping = rules.mapping();
            mapping.has_header_of(row).then_some(mapping)
        })
    }

    fn has_header_of(&self, row: &Row) -> bool {
        self.file.header.as_ref().is_some_and(|header| header_difference(header, row).is_none())
    }

    /// The name of the source this map was made for.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What the map's author says about the source.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What each row yields.
    pub fn produces(&self) -> &[RowKind] {
        &self.produces
    }

    /// Reading options with what the map states filled in where the caller stated nothing.
    pub fn read_options(&self, stated: ReadOptions) -> ReadOptions {
        let file = &self.file;
        ReadOptions {
            encoding: stated.encoding.or_else(|| file.encoding.clone()),
            separator: stated.separator.or(file.separator),
            sheet: stated.sheet.or_else(|| file.sheet.clone()),
            ..stated
        }
    }

    pub(crate) const fn file(&self) -> &FileShape {
        &self.file
    }

    pub(crate) const fn conventions(&self) -> &Conventions {
        &self.conventions
    }

    pub(crate) const fn columns(&self) -> &BTreeMap<Field, ColumnName> {
        &self.columns
    }

    pub(crate) fn is_optional(&self, field: Field) -> bool {
        self.optional.contains(&field)
    }

    pub(crate) fn constant(&self, field: Field) -> Option<&str> {
        self.constants.get(&field).map(String::as_str)
    }

    pub(crate) fn values(&self, field: Field) -> Option<&BTreeMap<String, String>> {
        self.values.get(&field)
    }

    pub(crate) const fn documents(&self) -> Option<&Documents> {
        self.documents.as_ref()
    }

    pub(crate) const fn groups(&self) -> Option<&Groups> {
        self.groups.as_ref()
    }

    pub(crate) fn skip(&self) -> &[Skip] {
        &self.skip
    }
}

impl Conventions {
    pub(crate) fn date_style(&self, order: DateOrder) -> DateStyle {
        DateStyle { order, century: self.two_digit_years, time: self.times }
    }
}

impl ColumnName {
    /// Does a row of headings have one of the spellings?
    pub(crate) fn is_in(&self, headings: &[String]) -> bool {
        self.names().iter().any(|name| headings.contains(&heading_key(name)))
    }

    /// The spellings, the preferred one first.
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Any(names) => names,
        }
    }
}

/// The first heading that differs: what was expected and what was found.
pub(crate) fn header_difference(header: &[String], row: &Row) -> Option<(String, String)> {
    let width = row.len().max(header.len());
    (0..width).find_map(|index| {
        let expected = header.get(index).map_or("", String::as_str);
        let found = row.cell(index);
        let same = heading_key(expected) == heading_key(found);
        (!same).then(|| (expected.to_owned(), crate::refusal::shorten(found)))
    })
}
