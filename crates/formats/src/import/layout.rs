//! Where in a row of this very file each field stands.

use super::Defaults;
use crate::amount::DecimalMark;
use crate::date::{DateOrder, DateStyle};
use crate::mapping::{
    ColumnName, Field, HEADING_WITHIN_ROWS, Mapping, Negative, RowKind, Template, header_difference,
};
use crate::tables::{ReadError, Row, TableReader};
use crate::text::{heading_key, normalise};
use saldo_domain::Currency;
use std::collections::BTreeMap;

/// A map laid over the heading of one file.
pub(super) struct Layout {
    pub(super) produces: Vec<RowKind>,
    heading_line: u64,
    headings: Vec<String>,
    /// Cells a row must have.
    pub(super) width: usize,
    /// Rows may leave cells out at their end (spreadsheets).
    pub(super) pads_rows: bool,
    slots: [Slot; Field::ALL.len()],
    /// Column and template of document names.
    pub(super) documents: Option<(usize, Template)>,
    groups: Option<Groups>,
    skip: Vec<(usize, Vec<String>)>,
    pub(super) words: BTreeMap<Field, BTreeMap<String, String>>,
    pub(super) negative: Negative,
    pub(super) currency: Option<Currency>,
    date_styles: [DateStyle; Field::ALL.len()],
    marks: [DecimalMark; Field::ALL.len()],
}

/// Where a field comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Slot {
    #[default]
    Absent,
    Column(usize),
    Constant(String),
}

/// What holds for the rows below a group's heading.
struct Groups {
    heading_when_empty: usize,
    /// Column and its last value, outermost first.
    carried: Vec<(usize, String)>,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowRole {
    /// It states facts.
    Facts,
    /// A total or the heading of a group.
    Silent,
}

impl Layout {
    /// Finds the heading among the first rows.
    pub(super) fn find(
        reader: &mut dyn TableReader,
        mapping: &Mapping,
        defaults: &Defaults,
    ) -> Result<Self, ReadError> {
        let mut row = Row::default();
        let mut best: Option<Vec<String>> = None;
        for _ in 0..HEADING_WITHIN_ROWS {
            if !reader.read(&mut row)? {
                break;
            }
            let missing = missing_names(&row, mapping);
            if missing.is_empty() {
                return Self::over(&row, mapping, defaults);
            }
            if best.as_ref().is_none_or(|best| missing.len() < best.len()) {
                best = Some(missing);
            }
        }
        Err(best.map_or(ReadError::Empty, |missing| ReadError::MappingDoesNotFit { missing }))
    }

    fn over(heading: &Row, mapping: &Mapping, defaults: &Defaults) -> Result<Self, ReadError> {
        check_source(heading, mapping)?;
        let conventions = mapping.conventions();
        let order = conventions.dates.or(defaults.dates).unwrap_or_default();
        let mark = conventions.decimal_mark.or(defaults.decimal_mark).unwrap_or_default();
        let stated = conventions.currency.as_deref();
        let headings: Vec<String> =
            heading.cells().map(|cell| normalise(cell).text.into_owned()).collect();
        let width = headings.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let documents = match mapping.documents() {
            Some(it) => Some((any_position(heading, &it.column)?, it.template.clone())),
            None => None,
        };
        Ok(Self {
            produces: ordered(mapping.produces()),
            heading_line: heading.line(),
            headings,
            width,
            pads_rows: false,
            slots: slots(heading, mapping)?,
            documents,
            groups: groups(heading, mapping)?,
            skip: skips(heading, mapping)?,
            words: words(mapping),
            negative: conventions.negative,
            currency: stated.and_then(|code| Currency::from_code(code).ok()).or(defaults.currency),
            date_styles: [conventions.date_style(order); Field::ALL.len()],
            marks: [mark; Field::ALL.len()],
        })
    }

    /// Reads on to the first row below the heading.
    pub(super) fn skip_to_rows(&self, reader: &mut dyn TableReader) -> Result<(), ReadError> {
        let mut row = Row::default();
        while reader.read(&mut row)? {
            if row.line() >= self.heading_line {
                break;
            }
        }
        Ok(())
    }

    pub(super) fn slot(&self, field: Field) -> &Slot {
        self.slots.get(field as usize).unwrap_or(&Slot::Absent)
    }

    pub(super) fn has(&self, field: Field) -> bool {
        *self.slot(field) != Slot::Absent
    }

    /// The column as the file calls it; for constants the word of the map.
    pub(super) fn name(&self, field: Field) -> String {
        let column = match (self.slot(field), &self.documents) {
            (Slot::Column(column), _) => Some(*column),
            (_, Some((column, template))) if template.has(field) => Some(*column),
            _ => None,
        };
        let heading = column.and_then(|column| self.headings.get(column));
        heading.cloned().unwrap_or_else(|| field.code().to_owned())
    }

    /// Fields that come from columns, with the headings of the file.
    pub(super) fn columns(&self) -> Vec<(Field, String)> {
        let from_column = |field: &Field| {
            let in_document = self.documents.as_ref().is_some_and(|(_, it)| it.has(*field));
            in_document || matches!(self.slot(*field), Slot::Column(_))
        };
        Field::ALL.into_iter().filter(from_column).map(|field| (field, self.name(field))).collect()
    }

    /// Says what the row is for, and remembers what a group's heading says.
    pub(super) fn role(&mut self, row: &Row) -> RowRole {
        let is_skipped = self.skip.iter().any(|(column, beginnings)| {
            let text = normalise(row.cell(*column)).text;
            beginnings.iter().any(|beginning| text.starts_with(beginning.as_str()))
        });
        if is_skipped {
            return RowRole::Silent;
        }
        let Some(groups) = &mut self.groups else { return RowRole::Facts };
        groups.remember(row);
        if row.cell(groups.heading_when_empty).trim().is_empty() {
            return RowRole::Silent;
        }
        RowRole::Facts
    }

    /// Forgets what headings of groups said, before the rows are read again.
    pub(super) fn forget_groups(&mut self) {
        let carried = self.groups.iter_mut().flat_map(|groups| &mut groups.carried);
        carried.for_each(|(_, value)| value.clear());
    }

    /// What a heading above said about this column.
    pub(super) fn carried(&self, column: usize) -> Option<&str> {
        let groups = self.groups.as_ref()?;
        let (_, value) = groups.carried.iter().find(|(carried, _)| *carried == column)?;
        Some(value)
    }

    pub(super) fn date_style(&self, field: Field) -> DateStyle {
        self.date_styles.get(field as usize).copied().unwrap_or_default()
    }

    pub(super) fn mark(&self, field: Field) -> DecimalMark {
        self.marks.get(field as usize).copied().unwrap_or_default()
    }

    pub(super) fn settle_dates(&mut self, field: Field, order: DateOrder) {
        if let Some(style) = self.date_styles.get_mut(field as usize) {
            style.order = order;
        }
    }

    pub(super) fn settle_mark(&mut self, field: Field, mark: DecimalMark) {
        if let Some(slot) = self.marks.get_mut(field as usize) {
            *slot = mark;
        }
    }

    /// Is there a column whose convention nobody stated?
    pub(super) fn is_undecided(&self) -> bool {
        self.columns().iter().any(|(field, _)| {
            (field.is_date() && self.date_style(*field).order == DateOrder::Auto)
                || (field.is_amount() && self.mark(*field) == DecimalMark::Auto)
        })
    }
}

impl Groups {
    fn remember(&mut self, row: &Row) {
        for index in 0..self.carried.len() {
            let Some((column, value)) = self.carried.get_mut(index) else { return };
            let said = row.cell(*column).trim();
            if said.is_empty() || said == value {
                continue;
            }
            said.clone_into(value);
            // A new customer has contracts of its own.
            for (column, inner) in self.carried.iter_mut().skip(index + 1) {
                row.cell(*column).trim().clone_into(inner);
            }
            return;
        }
    }
}

/// Customers come before their invoices, invoices before what settles them.
fn ordered(produces: &[RowKind]) -> Vec<RowKind> {
    let mut ordered = produces.to_vec();
    ordered.sort_unstable();
    ordered.dedup();
    ordered
}

/// Refuses a file whose heading is not the one the map was bound to.
fn check_source(heading: &Row, mapping: &Mapping) -> Result<(), ReadError> {
    let Some(header) = &mapping.file().header else { return Ok(()) };
    match header_difference(header, heading) {
        None => Ok(()),
        Some((expected, found)) => Err(ReadError::OtherSource { expected, found }),
    }
}

/// The names the map needs and this row lacks, each by its preferred spelling.
fn missing_names(row: &Row, mapping: &Mapping) -> Vec<String> {
    let headings: Vec<String> = row.cells().map(heading_key).collect();
    let columns = mapping.columns().iter().filter(|(field, _)| !mapping.is_optional(**field));
    let columns = columns.map(|(_, name)| name);
    let documents = mapping.documents().map(|it| &it.column);
    let groups = mapping.groups().map(|it| &it.heading_when_empty);
    let skips = mapping.skip().iter().map(|it| &it.column);
    let needed = columns.chain(documents).chain(groups).chain(skips);
    let lacking = needed.filter(|name| !name.is_in(&headings));
    let mut missing: Vec<String> = lacking.filter_map(|it| it.names().first()).cloned().collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

fn slots(heading: &Row, mapping: &Mapping) -> Result<[Slot; Field::ALL.len()], ReadError> {
    let headings: Vec<String> = heading.cells().map(heading_key).collect();
    let mut slots = [const { Slot::Absent }; Field::ALL.len()];
    for (slot, field) in slots.iter_mut().zip(Field::ALL) {
        let column = mapping.columns().get(&field);
        let column = column.filter(|name| name.is_in(&headings) || !mapping.is_optional(field));
        if let Some(name) = column {
            *slot = Slot::Column(any_position(heading, name)?);
        } else if let Some(constant) = mapping.constant(field) {
            *slot = Slot::Constant(constant.to_owned());
        }
    }
    Ok(slots)
}

/// The column with one of these spellings; two such columns are a doubt.
fn any_position(heading: &Row, name: &ColumnName) -> Result<usize, ReadError> {
    let spelled = name.names().iter().find(|name| {
        let key = heading_key(name);
        heading.cells().any(|cell| heading_key(cell) == key)
    });
    let missing = || ReadError::MappingDoesNotFit { missing: name.names().to_vec() };
    position(heading, spelled.ok_or_else(missing)?)
}

fn position(heading: &Row, name: &str) -> Result<usize, ReadError> {
    let key = heading_key(name);
    let mut places = heading.cells().enumerate().filter(|(_, cell)| heading_key(cell) == key);
    match (places.next(), places.next()) {
        (Some((index, _)), None) => Ok(index),
        (Some(_), Some(_)) => Err(ReadError::DuplicateHeading { name: name.to_owned() }),
        (None, _) => Err(ReadError::MappingDoesNotFit { missing: vec![name.to_owned()] }),
    }
}

fn groups(heading: &Row, mapping: &Mapping) -> Result<Option<Groups>, ReadError> {
    let Some(stated) = mapping.groups() else { return Ok(None) };
    let headings: Vec<String> = heading.cells().map(heading_key).collect();
    let carried = stated.carry.iter().filter(|name| name.is_in(&headings));
    let carried = carried.map(|name| Ok((any_position(heading, name)?, String::new())));
    Ok(Some(Groups {
        heading_when_empty: any_position(heading, &stated.heading_when_empty)?,
        carried: carried.collect::<Result<_, ReadError>>()?,
    }))
}

fn skips(heading: &Row, mapping: &Mapping) -> Result<Vec<(usize, Vec<String>)>, ReadError> {
    let skips = mapping.skip().iter();
    skips.map(|it| Ok((any_position(heading, &it.column)?, it.starts_with.clone()))).collect()
}

/// The map's words, found again whatever their case.
fn words(mapping: &Mapping) -> BTreeMap<Field, BTreeMap<String, String>> {
    let fields = Field::ALL.into_iter().filter_map(|field| Some((field, mapping.values(field)?)));
    let folded = |words: &BTreeMap<String, String>| {
        words.iter().map(|(word, meaning)| (heading_key(word), meaning.clone())).collect()
    };
    fields.map(|(field, words)| (field, folded(words))).collect()
}
