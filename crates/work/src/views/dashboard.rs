//! The picture of the day.

use super::{RunRow, TaskRow};
use crate::company::Company;
use crate::reports::ageing::Bucket;
use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, CustomerId, Day, Money, UserId};

/// The company's day; amounts in its currency unless said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dashboard {
    pub company: Company,
    pub day: Day,
    /// What is owed, unallocated money taken off.
    pub total: Money,
    pub overdue: Money,
    /// Overdue share of what is owed, in hundredths of a per cent; 0 when nothing is owed.
    pub overdue_share: u32,
    pub unallocated: Money,
    /// `not_due`, then by lateness.
    pub buckets: Vec<Bucket>,
    /// Totals in other currencies.
    pub others: Vec<Money>,
    pub customers: u64,
    pub debtors: u64,
    pub overdue_debtors: u64,
    pub open_invoices: u64,
    /// Largest overdue amounts first.
    pub biggest: Vec<Debtor>,
    /// This person's open tasks due today or before, the most urgent ten.
    pub work: Vec<TaskRow>,
    pub work_total: u64,
    /// Messages planned and not yet sent.
    pub messages_planned: u64,
    pub last_run: Option<RunRow>,
}

/// One of the biggest debtors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debtor {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub balance: Money,
    pub overdue: Money,
    pub days_late: i64,
}

/// The picture of the day for this person.
///
/// # Errors
/// The store's.
pub fn dashboard(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _only_of: Option<UserId>,
) -> Result<Dashboard, Refused> {
    unreachable!("lands with the store")
}
