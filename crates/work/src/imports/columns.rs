//! What the file itself calls its columns.

use saldo_formats::{FactRows, Field};

/// The heading above each field that is read from a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Headings(Vec<(Field, String)>);

impl Headings {
    /// The headings of a file that is being read.
    pub(super) fn of(rows: &FactRows) -> Self {
        Self(rows.columns())
    }

    /// Of a format that has names of its own.
    pub(super) fn stated(names: impl IntoIterator<Item = (Field, String)>) -> Self {
        Self(names.into_iter().collect())
    }

    /// The heading of the first of these fields that the file has a column for. A field from
    /// elsewhere (a constant of the map, a heading of a group) is called as maps call it.
    pub(super) fn name(&self, fields: &[Field]) -> String {
        let column = |wanted: &Field| self.0.iter().find(|(field, _)| field == wanted);
        match fields.iter().find_map(column) {
            Some((_, heading)) => heading.clone(),
            None => fields.first().map(|field| field.code().to_owned()).unwrap_or_default(),
        }
    }
}
