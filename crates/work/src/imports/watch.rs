//! What would become of the rows on one page of a preview.
//!
//! A file may have millions of rows, and a page has a few: only those are noted while the file is
//! taken dry.

use super::Refusal;
use crate::views::Page;
use saldo_domain::book::intake::Fate;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What would become of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFate {
    Unchanged,
    Changed,
    New,
    /// Not taken, and why.
    Refused(Box<Refusal>),
}

impl RowFate {
    /// The word under which screens speak of it.
    pub const fn code(&self) -> &'static str {
        match self {
            RowFate::Unchanged => "unchanged",
            RowFate::Changed => "changed",
            RowFate::New => "new",
            RowFate::Refused(_) => "refused",
        }
    }
}

impl From<Fate> for RowFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Unchanged => RowFate::Unchanged,
            Fate::Changed => RowFate::Changed,
            Fate::New => RowFate::New,
        }
    }
}

/// The rows of a page, by the lines on which they begin.
#[derive(Debug)]
pub(super) struct Watch {
    places: Range<u64>,
    rows: RefCell<BTreeMap<u64, RowFate>>,
    waiting: RefCell<BTreeSet<u64>>,
}

impl Watch {
    pub(super) fn of(page: Page) -> Self {
        Self { places: page.places(), rows: RefCell::default(), waiting: RefCell::default() }
    }

    /// A row was read, as the one at this place of the file. Until something becomes of it, it
    /// changes nothing.
    pub(super) fn reads(&self, place: u64, line: u64) {
        if self.places.contains(&place) {
            self.rows.borrow_mut().insert(line, RowFate::Unchanged);
        }
    }

    pub(super) fn became(&self, line: u64, fate: impl FnOnce() -> RowFate) {
        if let Some(row) = self.rows.borrow_mut().get_mut(&line) {
            *row = fate();
        }
    }

    /// The money of this row waits for the document that it names.
    pub(super) fn waits(&self, line: u64) {
        self.waiting.borrow_mut().insert(line);
    }

    /// The rows by line, and those of them whose money waits.
    pub(super) fn seen(&self) -> (BTreeMap<u64, RowFate>, BTreeSet<u64>) {
        let rows = self.rows.take();
        let mut waiting = self.waiting.take();
        waiting.retain(|line| rows.contains_key(line));
        (rows, waiting)
    }
}
