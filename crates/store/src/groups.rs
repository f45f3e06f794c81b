//! In which group each customer is, from which day on. Rows are only ever added.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::book::Moment;
use saldo_domain::policy::Group;
use saldo_domain::{CompanyId, CustomerId, Day, UserId};
use std::collections::BTreeMap;

/// A customer is put into a group, or taken out of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    pub customer: CustomerId,
    /// First day on which it holds.
    pub from: Day,
    /// `None`: in no group any more.
    pub group: Option<Group>,
    pub reason: String,
    pub person: UserId,
}

/// An entry as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    pub entry: i64,
    pub new: NewEntry,
    pub recorded: Moment,
}

/// From which day on a customer is in which group: in order of the days, one entry a day.
pub type Membership = Vec<(Day, Option<Group>)>;

const COLUMNS: &str = "customer, entry, from_day, name, reason, person, recorded";

fn read(row: &Row<'_>) -> Result<EntryRow, StoreError> {
    let new = NewEntry {
        customer: CustomerId::new(row.int(0)?),
        from: row.day(2)?,
        group: group(row, 3)?,
        reason: row.string(4)?,
        person: UserId::new(row.int(5)?),
    };
    Ok(EntryRow { entry: row.int(1)?, new, recorded: row.moment(6)? })
}

fn group(row: &Row<'_>, column: usize) -> Result<Option<Group>, StoreError> {
    let name = row.text(column)?;
    if name.is_empty() {
        return Ok(None);
    }
    let damaged = || StoreError::unreadable("group of customers", name);
    Group::named(name).map(Some).ok_or_else(damaged)
}

/// Adds entries. Control looks at each customer on the first day of its entry at the latest: from
/// then on another policy may hold for what begins.
pub fn add(
    writer: &mut Writer,
    company: CompanyId,
    entries: &[NewEntry],
    at: Moment,
) -> Result<(), StoreError> {
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    if count == 0 {
        return Ok(());
    }
    let first = reserve(writer, company, numbers::CUSTOMER_GROUP, count)?;
    let rows = (first..).zip(entries).map(|(entry, new)| {
        [
            company.into(),
            new.customer.into(),
            entry.into(),
            new.from.into(),
            new.group.as_ref().map_or("", Group::name).into(),
            (&new.reason).into(),
            new.person.into(),
            at.into(),
        ]
    });
    let columns =
        ["company", "customer", "entry", "from_day", "name", "reason", "person", "recorded"];
    writer.insert("customer_group", &columns, rows)?;
    let mut by_day: BTreeMap<Day, Vec<i64>> = BTreeMap::new();
    for new in entries {
        by_day.entry(new.from).or_default().push(new.customer.get());
    }
    for (day, mut customers) in by_day {
        customers.sort_unstable();
        writer.execute(
            "UPDATE control_state SET look_again = $3
             WHERE company = $1 AND customer IN ({ids $2}) AND look_again > $3",
            &[company.into(), Value::Ids(&customers), day.into()],
        )?;
    }
    Ok(())
}

/// Entries about a customer, in the order recorded.
pub fn entries_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<EntryRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM customer_group WHERE company = $1 AND customer = $2 ORDER BY entry"
    );
    reader.query(&sql, &[company.into(), customer.into()], read)
}

/// In which groups a customer has been.
pub fn membership(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Membership, StoreError> {
    let mut found = memberships(reader, company, &[customer])?;
    Ok(found.remove(&customer).unwrap_or_default())
}

/// The same of those of these customers (ascending) that have ever been in any.
pub fn memberships(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<BTreeMap<CustomerId, Membership>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let mut found: BTreeMap<CustomerId, Membership> = BTreeMap::new();
    reader.each(
        "SELECT customer, from_day, name FROM customer_group
         WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, entry",
        &[company.into(), Value::Ids(&ids)],
        |row| {
            let (from, group) = (row.day(1)?, group(row, 2)?);
            let membership = found.entry(CustomerId::new(row.int(0)?)).or_default();
            // What is recorded later about a day holds for it and for all later ones.
            membership.retain(|(earlier, _)| *earlier < from);
            membership.push((from, group));
            Ok(())
        },
    )?;
    Ok(found)
}

/// The groups in which customers are by what was recorded last, by name, with how many there are.
pub fn sizes(reader: &mut Reader, company: CompanyId) -> Result<Vec<(Group, u64)>, StoreError> {
    let mut found: BTreeMap<Group, u64> = BTreeMap::new();
    reader.each(
        "SELECT name, COUNT(*) FROM customer_group g
         WHERE company = $1 AND name <> '' AND entry = (
             SELECT MAX(later.entry) FROM customer_group later
             WHERE later.company = g.company AND later.customer = g.customer)
         GROUP BY name ORDER BY name",
        &[company.into()],
        |row| {
            if let Some(group) = group(row, 0)? {
                *found.entry(group).or_default() += row.int(1)?.unsigned_abs();
            }
            Ok(())
        },
    )?;
    Ok(found.into_iter().collect())
}
