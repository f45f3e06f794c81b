//! My day: work for people, in the order in which it matters.

use super::{Page, Paged};
use crate::acts::{may_close, may_skip};
use crate::authority::Acting;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::control::{EffectKind, WithdrawReason};
use saldo_domain::{CompanyId, Currency, CustomerId, Day, EffectId, ItemId, Money, Role};
use saldo_store::lines::LineRow;
use saldo_store::{Reader, withdrawal, worklist as stored};
use std::collections::BTreeMap;

/// In which order work stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorklistSort {
    /// The earliest last day first, then the highest step, then the longest overdue.
    #[default]
    Urgency,
    Customer,
}

/// Which work.
#[derive(Clone, Debug, Default)]
pub struct WorklistFilter {
    /// `None`: what the person is to do, in the own role and for people who are away;
    /// administrators and heads see all.
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
    /// Work to be done, or a decision that is asked for.
    pub kind: EffectKind,
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
    /// Per currency, what the documents of the task have open today; of closed work, what
    /// they had when it was asked for.
    pub amount: Vec<Money>,
    /// How many of its documents that is.
    pub documents: u64,
    /// Days from the earliest due day among them to today; of closed work, to the day on
    /// which it was asked for.
    pub days_late: i64,
    /// What was said when it was closed.
    pub outcome: String,
    /// Why it was withdrawn.
    pub withdrawn: Option<WithdrawReason>,
    /// The open request by which a decision is taken.
    pub request: Option<i64>,
    /// May the person who looks close it, in whatever capacity?
    pub may_close: bool,
    /// May the person leave it out, with the reason why (GEN-11)?
    pub may_skip: bool,
}

/// Work for this person on this day.
///
/// # Errors
/// The store's.
pub fn worklist(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &WorklistFilter,
    page: Page,
) -> Result<Paged<TaskRow>, Refused> {
    let day = companies::today(office, company)?;
    office.store.read(|reader| tasks_of(reader, company, who, filter, day, page))
}

/// The same inside a reading that is open already.
pub(super) fn tasks_of(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    filter: &WorklistFilter,
    day: Day,
    page: Page,
) -> Result<Paged<TaskRow>, Refused> {
    let open = filter.state.as_deref().is_none_or(|state| state == "open");
    let desks = Acting::all(reader, company, who, day)?;
    let asked = stored::Filter {
        whose: whose(reader, company, who, &desks, filter.role)?,
        owner: who.sees_only(),
        customer: None,
        clause: filter.clause.clone(),
        state: filter.state.clone(),
        until: (open && !filter.upcoming).then_some(day),
        sort: match filter.sort {
            WorklistSort::Urgency => stored::Sort::Urgency,
            WorklistSort::Customer => stored::Sort::Customer,
        },
        offset: page.offset,
        limit: page.limit,
    };
    page_of(reader, company, &asked, &desks, day, page)
}

/// Open tasks of one customer.
pub(super) fn tasks_of_customer(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    day: Day,
    page: Page,
) -> Result<Paged<TaskRow>, Refused> {
    let (offset, limit) = (page.offset, page.limit);
    let asked =
        stored::Filter { customer: Some(customer), offset, limit, ..stored::Filter::default() };
    let desks = Acting::all(reader, company, who, day)?;
    page_of(reader, company, &asked, &desks, day, page)
}

fn page_of(
    reader: &mut Reader,
    company: CompanyId,
    asked: &stored::Filter,
    desks: &[Acting],
    day: Day,
    page: Page,
) -> Result<Paged<TaskRow>, Refused> {
    let total = stored::task_count(reader, company, asked)?;
    let rows = stored::tasks(reader, company, asked)?;
    let owed = Owed::of(reader, company, day, &rows)?;
    Ok(Paged { rows: rows.into_iter().map(|row| shown(row, &owed, desks)).collect(), total, page })
}

/// What the documents of the open tasks on a page have open on the day: the decision shows
/// the day on which the work was asked for, and that may be long ago.
struct Owed {
    day: Day,
    open: BTreeMap<(CustomerId, ItemId), (Day, Money)>,
}

impl Owed {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        day: Day,
        rows: &[stored::TaskRow],
    ) -> Result<Self, Refused> {
        let waiting = rows.iter().filter(|row| row.state == "open");
        let mut customers: Vec<CustomerId> = waiting.map(|row| row.customer).collect();
        customers.sort_unstable();
        customers.dedup();
        let accounts = withdrawal::owing(reader, company, day, &customers)?;
        let open = accounts
            .iter()
            .flat_map(|account| account.items.iter().map(|item| (account.customer, item)))
            .map(|(customer, item)| ((customer, item.item), (item.due, item.open)))
            .collect();
        Ok(Self { day, open })
    }

    /// Due day and open amount of each document of the task that is still owed.
    fn still(&self, row: &stored::TaskRow) -> Vec<(Day, Money)> {
        let find = |line: &LineRow| self.open.get(&(row.customer, line.item)).copied();
        row.lines.iter().filter_map(find).collect()
    }
}

/// Whose work is shown: of the role asked for, as far as the person may see it; else that of
/// every desk at which the person works today, the own one and those of people who are away. A
/// supervisor looks after the customers of the own team (GEN-04).
fn whose(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    desks: &[Acting],
    asked: Option<Role>,
) -> Result<Vec<stored::Whose>, Refused> {
    if who.may(Right::SeeEverybodysWork) {
        return Ok(asked.into_iter().map(stored::Whose::of).collect());
    }
    let mut all = Vec::with_capacity(desks.len());
    for desk in desks {
        let team = desk.team(reader, company)?;
        all.push(stored::Whose { role: desk.who.role, team });
    }
    Ok(all)
}

fn shown(row: stored::TaskRow, owed: &Owed, desks: &[Acting]) -> TaskRow {
    let any = |may: fn(Role, EffectKind, Option<Role>) -> bool| {
        desks.iter().any(|desk| desk.who.is_program() || may(desk.who.role, row.kind, row.role))
    };
    let (may_close, may_skip) = (any(may_close), any(may_skip));
    let still = owed.still(&row);
    let earliest = still.iter().map(|(due, _)| *due).min();
    let (amount, documents) = match earliest {
        Some(_) => (sums(still.iter().map(|(_, open)| *open)), still.len()),
        None => (sums(row.lines.iter().map(|line| line.open)), row.lines.len()),
    };
    TaskRow {
        amount,
        documents: documents as u64,
        effect: row.effect,
        customer: row.customer,
        code: row.code,
        name: row.name,
        phone: row.phone,
        kind: row.kind,
        // Work that a policy gives to nobody in particular is for financial control.
        role: row.role.unwrap_or(Role::FinancialControlOfficer),
        day: row.day,
        until: row.until,
        state: row.state,
        step: row.step,
        clause: row.clause,
        text: row.text,
        days_late: earliest.map_or(row.days_late, |due| owed.day.days_since(due)),
        outcome: row.outcome,
        withdrawn: row.withdrawn,
        request: row.request,
        may_close,
        may_skip,
    }
}

/// The amounts by currency code. A sum too large to hold is left out: the lines still say it.
fn sums(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut sums: BTreeMap<Currency, Option<Money>> = BTreeMap::new();
    for amount in amounts {
        let currency = amount.currency();
        let sum = sums.entry(currency).or_insert(Some(Money::zero(currency)));
        *sum = sum.and_then(|sum| sum.plus(amount).ok());
    }
    sums.into_values().flatten().collect()
}
