//! Within which limits people decide, what they used of them, and who stands in for whom.
//! Rows are only ever added.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value};
use saldo_domain::authority::spending::{Limit, Spending, Used};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role, UserId};
use std::collections::BTreeMap;

/// A limit as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitRow {
    pub limit: Limit,
    pub reason: String,
    pub person: UserId,
}

/// Sets a limit.
pub fn add_limit(writer: &mut Writer, stamp: Stamp, row: &LimitRow) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::AUTHORITY_LIMIT, 1)?;
    let limit = &row.limit;
    let values = [
        stamp.company.into(),
        id.into(),
        limit.spending.code().into(),
        limit.role.code().into(),
        limit.amount.currency().into(),
        limit.amount.minor().into(),
        i64::from(limit.days).into(),
        limit.from.into(),
        (&row.reason).into(),
        row.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "entry", "spending", "role", "currency", "amount", "days", "from_day", "reason",
        "person", "recorded",
    ];
    writer.insert("authority_limit", &columns, std::iter::once(values)).map(drop)
}

/// Every limit in the order in which they were set.
pub fn limits(reader: &mut Reader, company: CompanyId) -> Result<Vec<LimitRow>, StoreError> {
    reader.query(
        "SELECT spending, role, currency, amount, days, from_day, reason, person
         FROM authority_limit WHERE company = $1 ORDER BY entry",
        &[company.into()],
        |row| {
            let limit = Limit {
                spending: row.word(0, Spending::from_code)?,
                role: row.word(1, Role::from_code)?,
                amount: Money::from_minor(row.int(3)?, row.currency(2)?),
                days: u16::try_from(row.int(4)?).unwrap_or(u16::MAX),
                from: row.day(5)?,
            };
            Ok(LimitRow { limit, reason: row.string(6)?, person: UserId::new(row.int(7)?) })
        },
    )
}

/// What somebody used of an authority, and on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewUse {
    pub used: Used,
    /// The account that acted.
    pub account: UserId,
    pub role: Role,
    pub customer: CustomerId,
    pub item: ItemId,
}

/// Records what was used.
pub fn add_use(writer: &mut Writer, stamp: Stamp, new: &NewUse) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::AUTHORITY_USE, 1)?;
    let values = [
        stamp.company.into(),
        id.into(),
        new.used.spending.code().into(),
        new.used.person.into(),
        new.account.into(),
        new.role.code().into(),
        new.customer.into(),
        new.item.into(),
        new.used.amount.currency().into(),
        new.used.amount.minor().into(),
        new.used.day.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "entry", "spending", "person", "account", "role", "customer", "item",
        "currency", "amount", "day", "recorded",
    ];
    writer.insert("authority_use", &columns, std::iter::once(values)).map(drop)
}

/// What a person used from a day on, in the order recorded.
pub fn used_since(
    reader: &mut Reader,
    company: CompanyId,
    person: UserId,
    spending: Spending,
    first: Day,
) -> Result<Vec<Used>, StoreError> {
    reader.query(
        "SELECT currency, amount, day FROM authority_use
         WHERE company = $1 AND person = $2 AND spending = $3 AND day >= $4 ORDER BY entry",
        &[company.into(), person.into(), spending.code().into(), first.into()],
        |row| {
            let amount = Money::from_minor(row.int(1)?, row.currency(0)?);
            Ok(Used { person, spending, amount, day: row.day(2)? })
        },
    )
}

/// That somebody acts in another's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeputy {
    pub absent: UserId,
    pub deputy: UserId,
    pub from: Day,
    pub until: Day,
    pub reason: String,
    /// The entry that ends with this row.
    pub ends: Option<i64>,
    pub person: UserId,
}

/// An entry as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeputyRow {
    pub entry: i64,
    pub new: NewDeputy,
    pub ended: bool,
}

impl DeputyRow {
    /// Does it hold on this day?
    pub fn is_in_force(&self, day: Day) -> bool {
        !self.ended && self.new.from <= day && day <= self.new.until
    }
}

/// Names a deputy, or ends it.
pub fn add_deputy(writer: &mut Writer, stamp: Stamp, new: &NewDeputy) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::DEPUTY, 1)?;
    let values = [
        stamp.company.into(),
        id.into(),
        new.absent.into(),
        new.deputy.into(),
        new.from.into(),
        new.until.into(),
        (&new.reason).into(),
        new.ends.unwrap_or(0).into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "entry",
        "absent",
        "deputy",
        "from_day",
        "until_day",
        "reason",
        "ends",
        "person",
        "recorded",
    ];
    writer.insert("deputy", &columns, std::iter::once(values)).map(drop)
}

/// Every deputy that was named, in order; rows that end another are folded into it.
pub fn deputies(reader: &mut Reader, company: CompanyId) -> Result<Vec<DeputyRow>, StoreError> {
    let rows = reader.query(
        "SELECT entry, absent, deputy, from_day, until_day, reason, ends, person
         FROM deputy WHERE company = $1 ORDER BY entry",
        &[company.into()],
        read_deputy,
    )?;
    let (ends, mut begun): (Vec<DeputyRow>, Vec<DeputyRow>) =
        rows.into_iter().partition(|row| row.new.ends.is_some());
    for row in &mut begun {
        row.ended = ends.iter().any(|end| end.new.ends == Some(row.entry));
    }
    Ok(begun)
}

fn read_deputy(row: &Row<'_>) -> Result<DeputyRow, StoreError> {
    let new = NewDeputy {
        absent: UserId::new(row.int(1)?),
        deputy: UserId::new(row.int(2)?),
        from: row.day(3)?,
        until: row.day(4)?,
        reason: row.string(5)?,
        ends: Some(row.int(6)?).filter(|id| *id != 0),
        person: UserId::new(row.int(7)?),
    };
    Ok(DeputyRow { entry: row.int(0)?, new, ended: false })
}

/// The person behind each account that belongs to somebody with several; all others are their
/// own.
pub fn people_behind(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<BTreeMap<UserId, UserId>, StoreError> {
    let rows = reader.query(
        "SELECT person, human FROM person WHERE company = $1 AND human <> 0",
        &[company.into()],
        |row| Ok((UserId::new(row.int(0)?), UserId::new(row.int(1)?))),
    )?;
    Ok(rows.into_iter().collect())
}

/// Says that an account is another one of a person; `None`: it is a person's own.
pub fn set_person_behind(
    writer: &mut Writer,
    company: CompanyId,
    account: UserId,
    person: Option<UserId>,
) -> Result<(), StoreError> {
    let values: [Value<'_>; 3] =
        [company.into(), account.into(), person.map_or(0, UserId::get).into()];
    writer.execute("UPDATE person SET human = $3 WHERE company = $1 AND person = $2", &values)?;
    Ok(())
}
