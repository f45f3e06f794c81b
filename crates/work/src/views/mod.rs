//! What the screens show, already limited to what the person may see: a sales
//! representative gets own customers only, whatever is asked for (S01, S02).
//!
//! Every list is paged; no view reads more than a page of anything.

use saldo_domain::{CompanyId, UserId};
use saldo_store::{Reader, StoreError, person as stored_person};
use std::collections::BTreeMap;
use std::ops::Range;

mod card;
mod customers;
mod dashboard;
mod documents;
mod history;
mod worklist;

pub use card::{Card, StandingRow, TimelineEntry, TimelineKind, customer_card, timeline};
pub use customers::{CustomerFilter, CustomerList, CustomerRow, CustomerSort, customers};
pub use dashboard::{Dashboard, Debtor, dashboard};
pub(crate) use documents::in_force;
pub use documents::{
    DocumentFilter, DocumentRow, DocumentState, MovementRow, credit_by_number, document, invoices,
    movements, payments,
};
pub use history::{BatchRow, RunRow, import_history, import_of, run_history};
pub use worklist::{TaskRow, WorklistFilter, WorklistSort, worklist};

/// Which rows of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub offset: u64,
    pub limit: u32,
}

impl Page {
    /// More rows than this are never returned at once (S25).
    pub const MOST: u32 = 500;

    /// The rows of this page from all of a list.
    pub fn of<T>(self, all: Vec<T>) -> Paged<T> {
        let total = all.len() as u64;
        let offset = usize::try_from(self.offset).unwrap_or(usize::MAX);
        let rows = all.into_iter().skip(offset).take(self.limit as usize).collect();
        Paged { rows, total, page: self }
    }

    /// Places of its rows in the list.
    pub(crate) const fn places(self) -> Range<u64> {
        self.offset..self.offset.saturating_add(self.limit as u64)
    }

    /// The first rows of a list.
    pub const fn first(limit: u32) -> Self {
        Self::at(0, limit)
    }

    /// Rows from `offset`, at most [`Page::MOST`] of them and at least one.
    pub const fn at(offset: u64, limit: u32) -> Self {
        let limit = if limit > Self::MOST { Self::MOST } else { limit };
        Self { offset, limit: if limit == 0 { 1 } else { limit } }
    }
}

impl Default for Page {
    fn default() -> Self {
        Self::first(100)
    }
}

/// Some rows of a list and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paged<T> {
    pub rows: Vec<T>,
    pub total: u64,
    pub page: Page,
}

impl<T> Paged<T> {
    /// Offset of the next page, if there is one.
    pub fn next_offset(&self) -> Option<u64> {
        let next = self.page.offset.saturating_add(u64::from(self.page.limit));
        (next < self.total).then_some(next)
    }

    /// Offset of the page before, if there is one.
    pub fn previous_offset(&self) -> Option<u64> {
        (self.page.offset > 0).then(|| self.page.offset.saturating_sub(u64::from(self.page.limit)))
    }
}

/// People by id, to name them in rows.
pub(crate) struct People(BTreeMap<UserId, PersonRef>);

impl People {
    pub(crate) fn of(reader: &mut Reader, company: CompanyId) -> Result<Self, StoreError> {
        let people = stored_person::list(reader, company)?.into_iter();
        let named = people.map(|one| {
            let (person, login, name) = (one.person, one.login, one.name);
            (person, PersonRef { person, login, name })
        });
        Ok(Self(named.collect()))
    }

    /// `None` for the program itself.
    pub(crate) fn get(&self, person: UserId) -> Option<PersonRef> {
        self.0.get(&person).cloned()
    }
}

/// A person as rows name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRef {
    pub person: UserId,
    pub login: String,
    pub name: String,
}
