//! Reading reference data: calendars, rates, fees. Dated, sourced files whose mistakes are
//! named with file and line, because people add to them.

use crate::day::Day;
use serde::de::DeserializeOwned;
use toml::Spanned;

/// Why a data file was refused, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}")]
pub struct DataError {
    pub file: String,
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// A data file while it is being read: name and text, to say where a value stands.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    pub(crate) const fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text }
    }

    /// The file as its rows; unknown and missing fields and wrong types are refused.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<T, DataError> {
        toml::from_str(self.text).map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start);
            self.error_at(offset, error.message().to_owned())
        })
    }

    /// A refusal of a value of the file.
    pub(crate) fn refuse<T>(self, at: &Spanned<T>, message: impl Into<String>) -> DataError {
        self.error_at(at.span().start, message.into())
    }

    /// A day of the file, written YYYY-MM-DD.
    pub(crate) fn day(self, text: &Spanned<String>) -> Result<Day, DataError> {
        text.get_ref().parse().map_err(|error| self.refuse(text, format!("{error}")))
    }

    /// Each text as a day; the days must rise.
    pub(crate) fn rising_days(self, texts: &[Spanned<String>]) -> Result<Vec<Day>, DataError> {
        let mut days = Vec::with_capacity(texts.len());
        for text in texts {
            let day = self.day(text)?;
            self.rises(text, days.last().copied(), day)?;
            days.push(day);
        }
        Ok(days)
    }

    /// A refusal when `day` does not come after the one before it.
    pub(crate) fn rises<T>(
        self,
        at: &Spanned<T>,
        before: Option<Day>,
        day: Day,
    ) -> Result<(), DataError> {
        match before {
            Some(before) if day <= before => {
                Err(self.refuse(at, format!("{day} must come after {before}, the row before it")))
            }
            _ => Ok(()),
        }
    }

    fn error_at(self, offset: usize, message: String) -> DataError {
        let before = self.text.as_bytes().iter().take(offset);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        DataError { file: self.file.to_owned(), line, message }
    }
}
