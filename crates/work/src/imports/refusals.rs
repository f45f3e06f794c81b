//! Rows that were not taken: counted, the first kept, all of them written to a file of
//! their own when one is asked for.
//!
//! That file is written beside its place under a passing name and gets its own name only
//! when the import has ended: it never overwrites anything, and an import that fails leaves
//! none.

use super::Refusal;
use super::columns::Headings;
use crate::Refused;
use saldo_domain::Day;
use saldo_domain::book::intake::{NotTaken, NotTakenCause, refuse_future_money};
use saldo_formats::Field;
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_store::import::CustomerChunk;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// The refused rows of one import.
pub(super) struct Refusals {
    kept: Vec<Refusal>,
    total: u64,
    file: Option<Paper>,
}

/// The file of refused rows, being written.
struct Paper {
    path: PathBuf,
    passing: TempPath,
    writer: DelimitedWriter<BufWriter<File>>,
}

/// The complete list of refused rows, which still lacks its name.
pub(super) struct Written {
    path: PathBuf,
    passing: TempPath,
}

const HEADINGS: [&str; 5] = ["line", "field", "value", "reason", "remedy"];

impl Refusals {
    /// No refusals yet.
    ///
    /// # Errors
    /// `File` when something has the name already, or nothing can be written there.
    pub(super) fn begin(file: Option<&Path>) -> Result<Self, Refused> {
        let file = file.map(Paper::begin).transpose()?;
        Ok(Self { kept: Vec::new(), total: 0, file })
    }

    /// Takes note of a row that was not taken.
    pub(super) fn note(&mut self, refusal: Refusal) -> Result<(), Refused> {
        self.total += 1;
        if let Some(paper) = &mut self.file {
            paper.write(&refusal)?;
        }
        if self.kept.len() < Refusal::KEPT {
            self.kept.push(refusal);
        }
        Ok(())
    }

    pub(super) const fn total(&self) -> u64 {
        self.total
    }

    /// Ends the file, to be named when the import has ended.
    pub(super) fn end_file(&mut self) -> Result<Option<Written>, Refused> {
        self.file.take().map(Paper::finish).transpose()
    }

    /// The first refused rows by line, and how many there are.
    pub(super) fn finish(mut self) -> (Vec<Refusal>, u64) {
        self.kept.sort_by_key(|refusal| refusal.line);
        (self.kept, self.total)
    }
}

/// Refuses a name for the list of refused rows that anything has already: a source, a map or
/// a database must not be lost to a list.
///
/// # Errors
/// `File` with the remedy.
pub fn refuse_taken_name(path: &Path) -> Result<(), Refused> {
    // A link that leads nowhere has the name too.
    match path.symlink_metadata() {
        Ok(_) => Err(failed(path, "exists already; give a name that is free")),
        Err(_) => Ok(()),
    }
}

impl Paper {
    fn begin(path: &Path) -> Result<Self, Refused> {
        refuse_taken_name(path)?;
        let named = |error: io::Error| failed(path, error);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let beside = NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(named)?;
        let (file, passing) = beside.into_parts();
        let mut writer =
            DelimitedWriter::new(BufWriter::new(file), Audience::English).map_err(named)?;
        writer.row(&HEADINGS.map(text)).map_err(named)?;
        Ok(Self { path: path.to_owned(), passing, writer })
    }

    fn write(&mut self, refusal: &Refusal) -> Result<(), Refused> {
        let line = i64::try_from(refusal.line).unwrap_or(i64::MAX);
        let cells = [
            Cell::Whole(line),
            text(&refusal.field),
            text(&refusal.value),
            text(&refusal.reason),
            text(&refusal.remedy),
        ];
        self.writer.row(&cells).map_err(|error| failed(&self.path, error))
    }

    fn finish(self) -> Result<Written, Refused> {
        let Self { path, passing, writer } = self;
        Box::new(writer).finish().map_err(|error| failed(&path, error))?;
        Ok(Written { path, passing })
    }
}

impl Written {
    /// Gives the list its name.
    ///
    /// # Errors
    /// `File` when another program has taken the name meanwhile; the import has ended.
    pub(super) fn keep(self) -> Result<(), Refused> {
        self.passing.persist_noclobber(&self.path).map_err(|error| {
            let reason = "the import has ended, but the list of refused rows could not be written";
            failed(&self.path, format!("{reason}: {}", error.error))
        })
    }
}

const fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

fn failed(path: &Path, reason: impl ToString) -> Refused {
    Refused::File { file: path.display().to_string(), reason: reason.to_string() }
}

impl From<saldo_formats::Refusal> for Refusal {
    fn from(refusal: saldo_formats::Refusal) -> Self {
        // No field means that the row as a whole is at fault, such as one of too few cells.
        let is_whole = refusal.field.is_empty();
        Self {
            line: refusal.line,
            reason: refusal.reason.to_string(),
            remedy: refusal.remedy(),
            code: refusal.reason.code().to_owned(),
            field: if is_whole { "row".to_owned() } else { refusal.field },
            value: refusal.value,
        }
    }
}

impl Refusal {
    /// A document that the book does not take, told in the words of the file.
    pub(super) fn of_document(refusal: NotTaken, headings: &Headings) -> Self {
        let NotTaken { line, number, cause, .. } = refusal;
        let reason =
            if number.is_empty() { cause.to_string() } else { format!("{number}: {cause}") };
        Self {
            line,
            field: headings.name(fields_of(&cause)),
            value: told_value(&cause).unwrap_or(number),
            reason,
            remedy: cause.remedy().to_owned(),
            code: cause.code().to_owned(),
        }
    }
}

/// Rows with money that cannot have come yet.
pub(super) fn from_the_future(
    chunk: &CustomerChunk,
    today: Day,
    headings: &Headings,
) -> Vec<Refusal> {
    let mut refused: BTreeMap<u64, Refusal> = BTreeMap::new();
    for told in &chunk.told {
        if let Err(cause) = refuse_future_money(&told.fact, today) {
            let (line, number) = (told.line, told.fact.number.clone());
            let refusal = NotTaken { line, number, cause };
            refused.entry(line).or_insert_with(|| Refusal::of_document(refusal, headings));
        }
    }
    refused.into_values().collect()
}

/// Where a file may say what the book does not take; the likeliest first.
const fn fields_of(cause: &NotTakenCause) -> &'static [Field] {
    match cause {
        NotTakenCause::ToldDifferently { .. } | NotTakenCause::Cancelled => {
            &[Field::Number, Field::PaymentNumber]
        }
        NotTakenCause::OtherDay { .. } => &[Field::Issued, Field::PaidOn],
        NotTakenCause::OtherCurrency { .. } => &[Field::Currency],
        NotTakenCause::BelowSettled { .. }
        | NotTakenCause::PrepaidOtherwise { .. }
        | NotTakenCause::Money(_) => &[Field::Amount, Field::PaidAmount],
        NotTakenCause::PaidOtherwise { .. } => &[Field::PaidAmount, Field::SettledOn],
        NotTakenCause::DayInFuture { .. } => &[Field::PaidOn, Field::SettledOn],
    }
}

/// What the file says there, where it is not the number.
fn told_value(cause: &NotTakenCause) -> Option<String> {
    match cause {
        NotTakenCause::OtherDay { told, .. } | NotTakenCause::DayInFuture { told, .. } => {
            Some(told.to_string())
        }
        NotTakenCause::OtherCurrency { told, .. } => Some(told.currency().code().to_owned()),
        NotTakenCause::BelowSettled { told, .. }
        | NotTakenCause::PrepaidOtherwise { told, .. }
        | NotTakenCause::PaidOtherwise { told, .. } => Some(told.to_plain()),
        NotTakenCause::ToldDifferently { .. }
        | NotTakenCause::Cancelled
        | NotTakenCause::Money(_) => None,
    }
}
