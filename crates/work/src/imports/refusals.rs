//! Rows that were not taken: counted, the first kept, all of them written to a file of
//! their own when one is asked for.

use super::Refusal;
use crate::Refused;
use saldo_domain::book::intake::NotTaken;
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// The refused rows of one import.
pub(super) struct Refusals {
    kept: Vec<Refusal>,
    total: u64,
    file: Option<Paper>,
}

/// The file of refused rows.
struct Paper {
    path: PathBuf,
    writer: DelimitedWriter<BufWriter<File>>,
}

const HEADINGS: [&str; 5] = ["line", "field", "value", "reason", "remedy"];

impl Refusals {
    /// No refusals yet; a file of earlier refusals of this name is begun anew.
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

    /// The first refused rows by line, the file finished.
    pub(super) fn finish(mut self) -> Result<(Vec<Refusal>, u64), Refused> {
        if let Some(paper) = self.file.take() {
            paper.finish()?;
        }
        self.kept.sort_by_key(|refusal| refusal.line);
        Ok((self.kept, self.total))
    }
}

impl Paper {
    fn begin(path: &Path) -> Result<Self, Refused> {
        let named = |error: io::Error| failed(path, &error);
        let file = BufWriter::new(File::create(path).map_err(named)?);
        let mut writer = DelimitedWriter::new(file, Audience::English).map_err(named)?;
        writer.row(&HEADINGS.map(text)).map_err(named)?;
        Ok(Self { path: path.to_owned(), writer })
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
        self.writer.row(&cells).map_err(|error| failed(&self.path, &error))
    }

    fn finish(self) -> Result<(), Refused> {
        let path = self.path;
        Box::new(self.writer).finish().map_err(|error| failed(&path, &error))?;
        Ok(())
    }
}

const fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

fn failed(path: &Path, error: &io::Error) -> Refused {
    Refused::File { file: path.display().to_string(), reason: error.to_string() }
}

impl From<saldo_formats::Refusal> for Refusal {
    fn from(refusal: saldo_formats::Refusal) -> Self {
        Self {
            line: refusal.line,
            reason: refusal.reason.to_string(),
            remedy: refusal.remedy(),
            code: refusal.reason.code().to_owned(),
            field: refusal.field,
            value: refusal.value,
        }
    }
}

impl From<NotTaken> for Refusal {
    fn from(refusal: NotTaken) -> Self {
        Self {
            line: refusal.line,
            field: refusal.cause.field().to_owned(),
            value: refusal.number,
            reason: refusal.cause.to_string(),
            remedy: refusal.cause.remedy().to_owned(),
            code: refusal.cause.code().to_owned(),
        }
    }
}
