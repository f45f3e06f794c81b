//! The picture of the day.

use super::history::newest_run;
use super::worklist::{WorklistFilter, tasks_of};
use super::{Page, RunRow, TaskRow};
use crate::company::Company;
use crate::reports::ageing::{Bucket, buckets};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::ageing::{Ageing, AgeingBy, Bounds};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, Money, Owners, UserId};
use saldo_store::Reader;
use saldo_store::dashboard::{self as stored, Totals};

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
    /// Unknown to those who see own customers only: it counts everybody's.
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

/// Rows of the two short lists.
const SHORT: u32 = 10;

/// The picture of the day for this person; `only_of` narrows it to one person's customers.
///
/// # Errors
/// The store's.
pub fn dashboard(
    office: &Office,
    company: CompanyId,
    who: Who,
    only_of: Option<UserId>,
) -> Result<Dashboard, Refused> {
    let found = companies::get(office, company)?;
    let day = office.today_in(&found.zone)?;
    let owner = who.sees_only().or(only_of.map(Owners::of));
    office.store.read(|reader| draw(reader, found, day, who, owner))
}

fn draw(
    reader: &mut Reader,
    company: Company,
    day: Day,
    who: Who,
    owner: Option<Owners>,
) -> Result<Dashboard, Refused> {
    let (id, currency) = (company.company, company.currency);
    let totals = stored::totals(reader, id, day, owner)?;
    let nothing = Money::zero(currency);
    let empty = Totals { currency, debit: nothing, overdue: nothing, unallocated: nothing };
    let main = totals.iter().find(|row| row.currency == currency).copied().unwrap_or(empty);
    let others = totals.iter().filter(|row| row.currency != currency);
    let numbers = stored::numbers(reader, id, day, owner)?;
    let work = tasks_of(reader, id, who, &WorklistFilter::default(), day, Page::first(SHORT))?;
    Ok(Dashboard {
        day,
        total: main.debit.minus(main.unallocated)?,
        overdue: main.overdue,
        overdue_share: share(main.overdue, main.debit),
        unallocated: main.unallocated,
        buckets: ageing(reader, id, day, currency, owner)?,
        others: others.map(|row| row.debit.minus(row.unallocated)).collect::<Result<_, _>>()?,
        customers: numbers.customers,
        debtors: numbers.debtors,
        overdue_debtors: numbers.overdue_debtors,
        open_invoices: numbers.open_documents,
        biggest: biggest(reader, id, day, currency, owner)?,
        work: work.rows,
        work_total: work.total,
        messages_planned: numbers.messages_planned,
        last_run: if who.sees_only().is_none() { newest_run(reader, id)? } else { None },
        company,
    })
}

/// Hundredths of a per cent, rounded down; 0 when there is no whole.
fn share(part: Money, whole: Money) -> u32 {
    let (part, whole) = (i128::from(part.minor()), i128::from(whole.minor()));
    if whole <= 0 {
        return 0;
    }
    u32::try_from(part.max(0) * 10_000 / whole).unwrap_or(10_000)
}

fn ageing(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    currency: Currency,
    owner: Option<Owners>,
) -> Result<Vec<Bucket>, Refused> {
    let mut aged = Ageing::new(day, AgeingBy::DueDate, Bounds::default());
    // A bucket of nothing is shown too.
    aged.add_debt(day, day, Money::zero(currency))?;
    for (due, open) in stored::by_due_day(reader, company, day, owner)? {
        aged.add_debt(due, due, open)?;
    }
    let main = aged.currencies().get(&currency);
    Ok(main.map(|main| buckets(aged.bounds(), main)).unwrap_or_default())
}

fn biggest(
    reader: &mut Reader,
    company: CompanyId,
    day: Day,
    currency: Currency,
    owner: Option<Owners>,
) -> Result<Vec<Debtor>, Refused> {
    let rows = stored::biggest(reader, company, day, currency, owner, SHORT)?;
    let debtor = |row: stored::Debtor| Debtor {
        customer: row.customer,
        code: row.code,
        name: row.name,
        balance: row.balance,
        overdue: row.overdue,
        days_late: row.oldest_due.map_or(0, |due| day.days_since(due).max(0)),
    };
    Ok(rows.into_iter().map(debtor).collect())
}
