//! The one shape of reports: tables of typed cells with what they are about. Page, file, paper
//! and JSON are made from it, so that all of them tell the same figures.

use saldo_domain::{Currency, CustomerId, Day, Figure, ItemId, Money};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// One report, ready to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its name on the command line.
    pub name: &'static str,
    /// Key of its title in the locale files.
    pub title: &'static str,
    pub as_of: Day,
    /// As the book was known at the end of this day; `None` is all that is known now.
    pub known_on: Option<Day>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Whose customers it is about, as the option names them: `company`, `team:North`.
    pub of: String,
    pub tables: Vec<Table>,
    /// Sentences below the tables.
    pub remarks: Vec<Said>,
}

/// A table of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in JSON and in a workbook.
    pub name: &'static str,
    pub title: Said,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub total: Option<Vec<Cell>>,
    pub picture: Option<Picture>,
    /// How its figures are worked out, below the table.
    pub formulas: Vec<Said>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in JSON.
    pub name: String,
    pub heading: Cell,
}

/// A row; links lead from a cell to what it is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub links: Vec<(usize, To)>,
}

/// What a cell leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Another report with these options.
    Report(&'static str, Vec<(&'static str, String)>),
    /// The card of a customer, by code.
    Customer(String),
    Document(CustomerId, ItemId),
}

/// A picture of some columns of a table; the table itself tells its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: PictureKind,
    /// The column whose cells stand below the picture.
    pub label: usize,
    /// The columns that are drawn.
    pub values: Vec<usize>,
}

/// How values are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Side by side.
    Bars,
    /// As they change over time.
    Lines,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    /// As people wrote it: names, codes, numbers of documents.
    Text(String),
    /// A word of the locale files: family and code.
    Coded(&'static str, String),
    /// A sentence or heading of the locale files.
    Said(Said),
    /// A bucket of an ageing, such as `not_due` or `1-30`.
    Bucket(String),
    Money(Money),
    Percent(Figure),
    Figure(Figure),
    Whole(i64),
    Day(Day),
    Month(Day),
    /// One after another.
    Several(Vec<Cell>),
}

/// A text of the locale files with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub key: &'static str,
    pub values: Vec<(&'static str, Cell)>,
}

impl Said {
    /// The text with this key and nothing in it.
    pub const fn plain(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The text with this key and one value in it.
    pub fn with(key: &'static str, name: &'static str, value: Cell) -> Self {
        Self { key, values: vec![(name, value)] }
    }
}

impl Cell {
    /// A text of the locale files.
    pub const fn word(key: &'static str) -> Self {
        Cell::Said(Said::plain(key))
    }

    /// A figure in per cent, or nothing.
    pub fn percent(figure: Option<Figure>) -> Self {
        figure.map_or(Cell::Empty, Cell::Percent)
    }

    /// A figure, or nothing.
    pub fn figure(figure: Option<Figure>) -> Self {
        figure.map_or(Cell::Empty, Cell::Figure)
    }

    /// A count.
    pub fn count(number: usize) -> Self {
        Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// Does it stand to the right in its column?
    pub const fn is_number(&self) -> bool {
        matches!(self, Cell::Money(_) | Cell::Percent(_) | Cell::Figure(_) | Cell::Whole(_))
    }

    /// The value in whole units of a picture; `None` for what cannot be drawn.
    pub fn drawn(&self) -> Option<i128> {
        match self {
            Cell::Money(money) => Some(money.minor().into()),
            Cell::Percent(figure) | Cell::Figure(figure) => Some(figure.units()),
            Cell::Whole(number) => Some((*number).into()),
            _ => None,
        }
    }
}

impl Column {
    /// A column with a heading of the locale files.
    pub fn new(name: &str, key: &'static str) -> Self {
        Self { name: name.to_owned(), heading: Cell::word(key) }
    }

    /// A column named after a bucket.
    pub fn bucket(name: &str) -> Self {
        Self { name: name.to_owned(), heading: Cell::Bucket(name.to_owned()) }
    }
}

impl Row {
    /// A row that leads nowhere.
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { cells, links: Vec::new() }
    }

    /// The same, with a link from one of its cells.
    #[must_use]
    pub fn leading(mut self, cell: usize, to: To) -> Self {
        self.links.push((cell, to));
        self
    }

    /// Where a cell leads.
    pub fn link(&self, cell: usize) -> Option<&To> {
        self.links.iter().find(|(at, _)| *at == cell).map(|(_, to)| to)
    }
}

impl Table {
    /// An empty table.
    pub const fn new(name: &'static str, title: Said, columns: Vec<Column>) -> Self {
        Self {
            name,
            title,
            columns,
            rows: Vec::new(),
            total: None,
            picture: None,
            formulas: Vec::new(),
        }
    }

    /// Does this column hold numbers?
    pub fn is_number(&self, column: usize) -> bool {
        let rows = self.rows.iter().map(|row| &row.cells);
        let mut cells = rows.chain(&self.total).filter_map(|row| row.get(column));
        cells.any(Cell::is_number)
    }

    /// Do its cells hold lists?
    pub fn has_lists(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Several(_)))
    }

    /// The same drawn as a picture of these columns.
    #[must_use]
    pub fn drawn(mut self, kind: PictureKind, label: usize, values: Vec<usize>) -> Self {
        self.picture = Some(Picture { kind, label, values });
        self
    }

    /// The same with how its figures are worked out.
    #[must_use]
    pub fn explained(mut self, keys: &[&'static str]) -> Self {
        self.formulas.extend(keys.iter().map(|key| Said::plain(key)));
        self
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Text(text) | Cell::Coded(_, text) | Cell::Bucket(text) => {
                serializer.serialize_str(text)
            }
            Cell::Said(said) if said.values.is_empty() => serializer.serialize_str(said.key),
            // A sentence within a table is told to programs by what stands in it.
            Cell::Said(said) => {
                serializer.collect_map(said.values.iter().map(|(name, value)| (name, value)))
            }
            Cell::Money(money) => serializer.serialize_str(&money.to_plain()),
            Cell::Percent(figure) | Cell::Figure(figure) => serializer.collect_str(figure),
            Cell::Whole(number) => serializer.serialize_i64(*number),
            Cell::Day(day) | Cell::Month(day) => day.serialize(serializer),
            Cell::Several(cells) => cells.serialize(serializer),
        }
    }
}

/// A row as an object under the names of the columns.
struct Named<'t>(&'t [Column], &'t [Cell]);

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, cell) in self.0.iter().zip(self.1) {
            map.serialize_entry(&column.name, cell)?;
        }
        map.end()
    }
}

struct NamedRows<'t>(&'t Table);

impl Serialize for NamedRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(Some(self.0.rows.len()))?;
        for row in &self.0.rows {
            rows.serialize_element(&Named(&self.0.columns, &row.cells))?;
        }
        rows.end()
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        map.serialize_entry("rows", &NamedRows(self))?;
        if let Some(total) = &self.total {
            map.serialize_entry("total", &Named(&self.columns, total))?;
        }
        map.end()
    }
}

impl Serialize for Said {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("remark", self.key)?;
        for (name, value) in &self.values {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("report", self.name)?;
        map.serialize_entry("as_of", &self.as_of)?;
        map.serialize_entry("known_on", &self.known_on)?;
        map.serialize_entry("currency", &self.currency)?;
        map.serialize_entry("of", &self.of)?;
        map.serialize_entry("tables", &self.tables)?;
        map.serialize_entry("remarks", &self.remarks)?;
        map.end()
    }
}
