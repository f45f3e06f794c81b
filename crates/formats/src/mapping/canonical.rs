//! Well-known headings, so that common files need no map.

use super::{ColumnName, Conventions, Field, FileShape, Mapping, RowKind};
use crate::tables::Row;
use crate::text::heading_key;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Spellings by language; the first of each language heads the columns of our own exports.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spellings {
    en: Vec<String>,
    ru: Vec<String>,
    et: Vec<String>,
}

type Headings = BTreeMap<RowKind, BTreeMap<Field, Spellings>>;

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| {
    toml::from_str(include_str!("../../rules/headings.toml"))
        .expect("the shipped headings are read by a test")
});

impl Spellings {
    fn all(&self) -> impl Iterator<Item = &String> {
        self.en.iter().chain(&self.ru).chain(&self.et)
    }

    fn keys(&self) -> impl Iterator<Item = String> {
        self.all().map(|name| heading_key(name))
    }
}

/// The heading of a field in our own exports, in `en`, `ru` or `et`.
pub fn heading(kind: RowKind, field: Field, language: &str) -> Option<&'static str> {
    let spellings = HEADINGS.get(&kind)?.get(&field)?;
    let names = match language {
        "ru" => &spellings.ru,
        "et" => &spellings.et,
        _ => &spellings.en,
    };
    names.first().map(String::as_str)
}

/// The well-known headings of a kind: each field with all its spellings, for the manual.
pub fn canonical_headings(kind: RowKind) -> Vec<(Field, Vec<&'static str>)> {
    let fields = HEADINGS.get(&kind).into_iter().flatten();
    fields.map(|(field, names)| (*field, names.all().map(String::as_str).collect())).collect()
}

/// A map for whatever kind these headings fit.
pub(super) fn any(row: &Row) -> Option<Mapping> {
    // Invoices ask for most and come first; payments would fit many of them too.
    [
        RowKind::Invoices,
        RowKind::Payments,
        RowKind::Financials,
        RowKind::Contacts,
        RowKind::Contracts,
        RowKind::Customers,
    ]
    .into_iter()
    .filter(|kind| *kind != RowKind::Payments || tells_of_payments(row))
    .find_map(|kind| only(row, kind))
}

/// Does a heading speak of payments and of nothing else? Customer, date and amount alone stand
/// in a list of invoices too, and must not be taken for money received.
fn tells_of_payments(row: &Row) -> bool {
    let of_invoices: Vec<String> = HEADINGS
        .get(&RowKind::Invoices)
        .into_iter()
        .flatten()
        .filter(|(field, _)| {
            !matches!(field, Field::Settles | Field::SettledOn | Field::PaymentReference)
        })
        .flat_map(|(_, spellings)| spellings.keys())
        .collect();
    let keys: Vec<String> = row.cells().map(heading_key).collect();
    let of_payments = HEADINGS.get(&RowKind::Payments).into_iter().flatten();
    let mut own = of_payments.flat_map(|(_, names)| names.keys());
    own.any(|name| keys.contains(&name) && !of_invoices.contains(&name))
}

/// A map for one kind, if these headings fit it.
pub(super) fn only(row: &Row, kind: RowKind) -> Option<Mapping> {
    let mut columns = columns_of(row, kind);
    let has = |field: Field| columns.contains_key(&field);
    let fits = match kind {
        RowKind::Customers => has(Field::Customer) && columns.len() > 1,
        RowKind::Invoices => {
            [Field::Customer, Field::Number, Field::Issued, Field::Amount].into_iter().all(has)
                && (has(Field::Due) || has(Field::TermsDays))
        }
        RowKind::Payments => {
            [Field::Customer, Field::PaidOn, Field::PaidAmount].into_iter().all(has)
        }
        RowKind::Contacts => [Field::Customer, Field::Post].into_iter().all(has),
        RowKind::Contracts => [Field::Customer, Field::Number, Field::Issued].into_iter().all(has),
        RowKind::Financials => {
            [Field::Customer, Field::FiguresOn, Field::Income, Field::Debts].into_iter().all(has)
        }
    };
    if !fits {
        return None;
    }
    let mut produces = vec![kind];
    if kind == RowKind::Invoices {
        let of_customers = columns_of(row, RowKind::Customers);
        if of_customers.len() > 1 {
            produces.insert(0, RowKind::Customers);
            of_customers.into_iter().for_each(|(field, name)| {
                columns.entry(field).or_insert(name);
            });
        }
        if columns.contains_key(&Field::SettledOn) {
            produces.push(RowKind::Payments);
        }
    }
    Some(mapping(columns, produces))
}

/// The fields whose headings this row has, each with the spelling found.
fn columns_of(row: &Row, kind: RowKind) -> BTreeMap<Field, ColumnName> {
    let found: Vec<(String, &str)> = row.cells().map(|cell| (heading_key(cell), cell)).collect();
    let fields = HEADINGS.get(&kind).into_iter().flatten();
    let named = fields.filter_map(|(field, spellings)| {
        let keys: Vec<String> = spellings.keys().collect();
        let hit = found.iter().find(|(key, _)| keys.contains(key))?;
        Some((*field, ColumnName::One(hit.1.to_owned())))
    });
    named.collect()
}

fn mapping(columns: BTreeMap<Field, ColumnName>, produces: Vec<RowKind>) -> Mapping {
    Mapping {
        source: "headings".to_owned(),
        about: String::new(),
        produces,
        file: FileShape::default(),
        conventions: Conventions::default(),
        columns,
        optional: Vec::new(),
        constants: BTreeMap::new(),
        values: BTreeMap::new(),
        documents: None,
        groups: None,
        skip: Vec::new(),
    }
}
