//! What a person tells for a document beside what the book says.

use saldo_domain::{Amount, Currency, Day, Money};
use std::collections::BTreeMap;

/// Most characters of a value.
const LONGEST: usize = 500;

/// One thing to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub kind: FieldKind,
}

/// What sort of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Day,
    /// A whole number, from and to.
    Whole {
        least: i64,
        most: i64,
    },
    /// An amount in the document's currency.
    Money,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// Values by the names of their fields; what was not told is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given(BTreeMap<String, String>);

/// A value that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} “{value}”: {reason}; {remedy}")]
pub struct BadValue {
    pub field: &'static str,
    pub value: String,
    pub reason: &'static str,
    pub remedy: &'static str,
}

impl Given {
    /// Takes the values of these fields and looks at each. Empty ones count as not told.
    ///
    /// # Errors
    /// [`BadValue`] for the first one that is not of its kind.
    pub fn read(
        fields: &[Field],
        currency: Currency,
        values: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, BadValue> {
        let mut given = BTreeMap::new();
        for field in fields {
            let Some(value) = values(field.name) else { continue };
            let (value, _) = saldo_domain::number::clean_text(&value);
            if !value.is_empty() {
                field.check(&value, currency)?;
                given.insert(field.name.to_owned(), value);
            }
        }
        Ok(Self(given))
    }

    /// The text of a field; empty when it was not told.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The day of a field.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.0.get(name)?.parse().ok()
    }

    /// The number of a field.
    pub fn whole(&self, name: &str) -> Option<i64> {
        self.0.get(name)?.parse().ok()
    }

    /// The amount of a field.
    pub fn money(&self, name: &str, currency: Currency) -> Option<Money> {
        Money::parse(self.0.get(name)?, currency).ok()
    }
}

impl Field {
    /// A text.
    pub(crate) const fn text(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Text }
    }

    /// A day.
    pub(crate) const fn day(name: &'static str) -> Self {
        Self { name, kind: FieldKind::Day }
    }

    /// A whole number between two others.
    pub(crate) const fn whole(name: &'static str, least: i64, most: i64) -> Self {
        Self { name, kind: FieldKind::Whole { least, most } }
    }

    fn check(self, value: &str, currency: Currency) -> Result<(), BadValue> {
        let bad = |reason, remedy| {
            let value = value.chars().take(40).collect();
            Err(BadValue { field: self.name, value, reason, remedy })
        };
        match self.kind {
            FieldKind::Text if value.chars().count() > LONGEST => {
                bad("is longer than 500 characters", "shorten it")
            }
            FieldKind::Day if value.parse::<Day>().is_err() => {
                bad("is not a day", "write it as 2026-03-31")
            }
            FieldKind::Whole { least, most }
                if !value.parse().is_ok_and(|number: i64| (least..=most).contains(&number)) =>
            {
                bad("is not a whole number that fits here", "choose a smaller or larger one")
            }
            FieldKind::Money if Money::parse(value, currency).is_err() => {
                bad("is not an amount", "write it as 1234.50")
            }
            FieldKind::Choice(words) if !words.contains(&value) => {
                bad("is not one of the words to choose from", "choose one of the list")
            }
            _ => Ok(()),
        }
    }
}

/// Minor units as the domain's exact amount.
pub(crate) fn exact(money: Money) -> Amount {
    Amount::minor_units_of(money)
}
