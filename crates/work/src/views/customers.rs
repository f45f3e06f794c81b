//! The list of customers with what they owe.

use super::{Page, Paged, PersonRef};
use crate::{Office, Refused, Who};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, Money, UserId};

/// In which order customers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerSort {
    /// Largest overdue amount first.
    #[default]
    Overdue,
    /// Largest balance first.
    Balance,
    /// Longest overdue first.
    Oldest,
    Name,
    Code,
}

/// Which customers.
#[derive(Clone, Debug, Default)]
pub struct CustomerFilter {
    /// Part of name, code, registry code, phone or e-mail, as typed.
    pub search: String,
    pub owner: Option<UserId>,
    /// Customers nobody looks after.
    pub without_owner: bool,
    /// Payer status, e.g. `UNCERTAIN`.
    pub status: Option<String>,
    pub overdue_only: bool,
    /// Anything open in the bucket of this name, e.g. `31-60`.
    pub bucket: Option<String>,
    pub standing: Option<StandingKind>,
    pub sort: CustomerSort,
}

/// One customer; amounts in the company's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<PersonRef>,
    pub status: String,
    /// Balance: open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    /// Balances in other currencies.
    pub others: Vec<Money>,
    /// Due day of the oldest overdue document.
    pub oldest_due: Option<Day>,
    pub days_late: i64,
    pub open_invoices: u64,
    pub standing: Vec<StandingKind>,
    /// Key of the words of the next open task and by when.
    pub next_task: Option<(String, Day)>,
}

/// One page of customers and the sums of the whole filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerList {
    pub day: Day,
    pub customers: Paged<CustomerRow>,
    pub balance: Money,
    pub overdue: Money,
}

/// Customers with what they owe today.
///
/// # Errors
/// The store's.
pub fn customers(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _filter: &CustomerFilter,
    _page: Page,
) -> Result<CustomerList, Refused> {
    unreachable!("lands with the store")
}
