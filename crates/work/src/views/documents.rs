//! Invoices, payments and what connects them.

use super::{Page, Paged};
use crate::{Office, Refused, Who};
use saldo_domain::book::{ItemKind, MovementKind};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId};

/// Which documents.
#[derive(Clone, Debug, Default)]
pub struct DocumentFilter {
    /// Part of the number or of the customer's name or code.
    pub search: String,
    pub customer: Option<CustomerId>,
    pub state: DocumentState,
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// Which state a listed document must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    #[default]
    Any,
    /// Something is open (or, for payments, unallocated).
    Open,
    /// Open and past its due day; payments never are.
    Overdue,
    Closed,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub item: ItemId,
    pub kind: ItemKind,
    /// Empty for payments without a number.
    pub number: String,
    pub effective: Day,
    /// The due day in force.
    pub due: Day,
    pub amount: Money,
    /// Open, or for credits: unallocated.
    pub open: Money,
    /// Below zero before the due day; 0 when nothing is open.
    pub days_late: i64,
    pub disputed: bool,
    pub note: String,
}

/// One movement of a document, with the document on its other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    pub movement: MovementId,
    pub kind: MovementKind,
    pub amount: Money,
    pub effective: Day,
    /// Number and id of the document on the other side.
    pub other: Option<(ItemId, String)>,
    pub reverses: Option<MovementId>,
    pub reversed: bool,
    pub reason: String,
}

/// Debit documents.
///
/// # Errors
/// The store's.
pub fn invoices(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _filter: &DocumentFilter,
    _page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    unreachable!("lands with the store")
}

/// Credit documents: payments, credit notes, returns, offsets.
///
/// # Errors
/// The store's.
pub fn payments(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _filter: &DocumentFilter,
    _page: Page,
) -> Result<Paged<DocumentRow>, Refused> {
    unreachable!("lands with the store")
}

/// One document.
///
/// # Errors
/// `UnknownDocument`, or the store's.
pub fn document(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _item: ItemId,
) -> Result<DocumentRow, Refused> {
    unreachable!("lands with the store")
}

/// Everything that moved a document, oldest first.
///
/// # Errors
/// `UnknownDocument`, or the store's.
pub fn movements(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _customer: CustomerId,
    _item: ItemId,
) -> Result<Vec<MovementRow>, Refused> {
    unreachable!("lands with the store")
}
