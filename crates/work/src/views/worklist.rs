//! My day: work for people, in the order in which it matters.

use super::{Page, Paged};
use crate::{Office, Refused, Who};
use saldo_domain::{CompanyId, CustomerId, Day, EffectId, Money, Role};

/// In which order work stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorklistSort {
    /// Past its day first, then the highest step, then the largest amount.
    #[default]
    Urgency,
    Amount,
    Customer,
}

/// Which work.
#[derive(Clone, Debug, Default)]
pub struct WorklistFilter {
    /// `None`: what the person's own role is to do; administrators and heads see all.
    pub role: Option<Role>,
    pub clause: Option<String>,
    /// Also what is due only later than today.
    pub upcoming: bool,
    /// `done`, `skipped` or `withdrawn` work instead of open.
    pub state: Option<String>,
    pub sort: WorklistSort,
}

/// One task with the facts that decide what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    pub effect: EffectId,
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub phone: String,
    pub role: Role,
    /// Day on which the policy asked for it.
    pub day: Day,
    /// By when.
    pub until: Day,
    pub state: String,
    pub step: u8,
    pub clause: String,
    /// Key of the words in the policy's texts.
    pub text: String,
    /// What the documents of the task had open when it was asked for, per currency.
    pub amount: Vec<Money>,
    pub documents: u64,
    pub days_late: i64,
    /// What was said when it was closed.
    pub outcome: String,
}

/// Work for this person on this day.
///
/// # Errors
/// The store's.
pub fn worklist(
    _office: &Office,
    _company: CompanyId,
    _who: Who,
    _filter: &WorklistFilter,
    _page: Page,
) -> Result<Paged<TaskRow>, Refused> {
    unreachable!("lands with the store")
}
