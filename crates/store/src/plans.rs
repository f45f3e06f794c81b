//! Plans of measures, who looked at them, the planned share of overdue debt, and memos.
//! Rows are only ever added.

use crate::book::Stamp;
use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, day_or_never};
use saldo_domain::book::Moment;
use saldo_domain::norms::{Measure, Unit};
use saldo_domain::plans::{ItemKind, MemoKind, PlanKind};
use saldo_domain::rates::Rate;
use saldo_domain::{CompanyId, CustomerId, Day, Role, UserId};

/// Which plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanOf {
    pub kind: PlanKind,
    pub owner: UserId,
    /// First day of the week or month.
    pub begins: Day,
}

/// A measure that is planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    pub plan: PlanOf,
    pub kind: ItemKind,
    pub customer: Option<CustomerId>,
    /// The colleague it is about.
    pub about: Option<UserId>,
    pub day: Option<Day>,
    pub body: String,
    /// Coaching goals are set with it.
    pub coaching: bool,
    /// The entry that is taken out with this row.
    pub ends: Option<i64>,
    pub person: UserId,
}

/// A measure as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRow {
    pub entry: i64,
    pub new: NewItem,
    pub recorded: Moment,
}

/// Adds a measure, or takes one out.
pub fn add_item(writer: &mut Writer, stamp: Stamp, new: &NewItem) -> Result<i64, StoreError> {
    let id = reserve(writer, stamp.company, numbers::PLAN_ITEM, 1)?;
    let values = [
        stamp.company.into(),
        id.into(),
        new.plan.kind.code().into(),
        new.plan.owner.into(),
        new.plan.begins.into(),
        new.kind.code().into(),
        new.customer.map_or(0, CustomerId::get).into(),
        new.about.map_or(0, UserId::get).into(),
        day_or_never(new.day).into(),
        (&new.body).into(),
        i64::from(new.coaching).into(),
        new.ends.unwrap_or(0).into(),
        new.person.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "entry", "plan", "owner", "begins", "kind", "customer", "about", "day", "body",
        "coaching", "ends", "person", "recorded",
    ];
    writer.insert("plan_item", &columns, std::iter::once(values))?;
    Ok(id)
}

/// What is planned for a week or month, of everybody, in the order entered; what was taken out
/// is left out.
pub fn items(
    reader: &mut Reader,
    company: CompanyId,
    kind: PlanKind,
    begins: Day,
) -> Result<Vec<ItemRow>, StoreError> {
    let rows = reader.query(
        "SELECT entry, plan, owner, begins, kind, customer, about, day, body, coaching, ends, person,
                recorded
         FROM plan_item WHERE company = $1 AND plan = $2 AND begins = $3 ORDER BY entry",
        &[company.into(), kind.code().into(), begins.into()],
        read_item,
    )?;
    let gone: Vec<i64> = rows.iter().filter_map(|row| row.new.ends).collect();
    let stands = |row: &ItemRow| row.new.ends.is_none() && !gone.contains(&row.entry);
    Ok(rows.into_iter().filter(stands).collect())
}

fn read_plan(row: &Row<'_>, first: usize) -> Result<PlanOf, StoreError> {
    Ok(PlanOf {
        kind: row.word(first, PlanKind::from_code)?,
        owner: UserId::new(row.int(first + 1)?),
        begins: row.day(first + 2)?,
    })
}

fn read_item(row: &Row<'_>) -> Result<ItemRow, StoreError> {
    let new = NewItem {
        plan: read_plan(row, 1)?,
        kind: row.word(4, ItemKind::from_code)?,
        customer: Some(row.int(5)?).filter(|id| *id != 0).map(CustomerId::new),
        about: Some(row.int(6)?).filter(|id| *id != 0).map(UserId::new),
        day: row.day_or_never(7)?,
        body: row.string(8)?,
        coaching: row.flag(9)?,
        ends: Some(row.int(10)?).filter(|id| *id != 0),
        person: UserId::new(row.int(11)?),
    };
    Ok(ItemRow { entry: row.int(0)?, new, recorded: row.moment(12)? })
}

/// That somebody looked at a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub plan: PlanOf,
    /// Measures to reduce the debt are in it; work with the debtors is.
    pub measures: bool,
    pub work: bool,
    pub note: String,
    pub role: Role,
    pub person: UserId,
    pub day: Day,
}

/// Records that somebody looked at a plan.
pub fn add_check(writer: &mut Writer, stamp: Stamp, new: &Check) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::PLAN_CHECK, 1)?;
    let values = [
        stamp.company.into(),
        id.into(),
        new.plan.kind.code().into(),
        new.plan.owner.into(),
        new.plan.begins.into(),
        i64::from(new.measures).into(),
        i64::from(new.work).into(),
        (&new.note).into(),
        new.role.code().into(),
        new.person.into(),
        new.day.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company", "entry", "plan", "owner", "begins", "measures", "work", "note", "role",
        "person", "day", "recorded",
    ];
    writer.insert("plan_check", &columns, std::iter::once(values)).map(drop)
}

/// Looks at the plans of a week or month, in order.
pub fn checks(
    reader: &mut Reader,
    company: CompanyId,
    kind: PlanKind,
    begins: Day,
) -> Result<Vec<Check>, StoreError> {
    reader.query(
        "SELECT plan, owner, begins, measures, work, note, role, person, day
         FROM plan_check WHERE company = $1 AND plan = $2 AND begins = $3 ORDER BY entry",
        &[company.into(), kind.code().into(), begins.into()],
        |row| {
            Ok(Check {
                plan: read_plan(row, 0)?,
                measures: row.flag(3)?,
                work: row.flag(4)?,
                note: row.string(5)?,
                role: row.word(6, Role::from_code)?,
                person: UserId::new(row.int(7)?),
                day: row.day(8)?,
            })
        },
    )
}

/// A planned share of overdue debt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// First day of the month that it is for, or that it holds from.
    pub month: Day,
    pub measure: Measure,
    pub unit: Unit,
    pub percent: Rate,
    /// The request by which it is approved.
    pub request: i64,
    pub person: UserId,
}

/// Plans a share.
pub fn add_share(writer: &mut Writer, stamp: Stamp, new: &Share) -> Result<(), StoreError> {
    let id = reserve(writer, stamp.company, numbers::PLANNED_SHARE, 1)?;
    let (team, about) = match &new.unit {
        Unit::Company | Unit::Department => ("", 0),
        Unit::Team(team) => (team.as_str(), 0),
        Unit::Representative(person) => ("", person.get()),
    };
    let values = [
        stamp.company.into(),
        id.into(),
        new.month.into(),
        new.percent.to_string().into(),
        new.request.into(),
        new.person.into(),
        stamp.recorded.into(),
        new.measure.code().into(),
        new.unit.code().into(),
        team.into(),
        about.into(),
    ];
    let columns = [
        "company", "entry", "month", "percent", "request", "person", "recorded", "measure", "unit",
        "team", "about",
    ];
    writer.insert("planned_share", &columns, std::iter::once(values)).map(drop)
}

/// What was planned for a month, and the norms set for it or before it, in the order entered.
pub fn shares(
    reader: &mut Reader,
    company: CompanyId,
    month: Day,
) -> Result<Vec<Share>, StoreError> {
    reader.query(
        "SELECT month, percent, request, person, measure, unit, team, about FROM planned_share
         WHERE company = $1 AND (month = $2 OR measure = $3 AND month < $2) ORDER BY entry",
        &[company.into(), month.into(), Measure::Norm.code().into()],
        |row| {
            Ok(Share {
                month: row.day(0)?,
                percent: row.word(1, |text| text.parse().ok())?,
                request: row.int(2)?,
                person: UserId::new(row.int(3)?),
                measure: row.word(4, Measure::from_code)?,
                unit: unit(row, 5)?,
            })
        },
    )
}

fn unit(row: &Row<'_>, first: usize) -> Result<Unit, StoreError> {
    match row.text(first)? {
        "company" => Ok(Unit::Company),
        "department" => Ok(Unit::Department),
        "team" => Ok(Unit::Team(row.string(first + 1)?)),
        "representative" => Ok(Unit::Representative(UserId::new(row.int(first + 2)?))),
        other => Err(StoreError::unreadable("whose overdue debt is planned", other)),
    }
}

/// A memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    pub customer: CustomerId,
    pub kind: MemoKind,
    /// The request whose decision asks for it.
    pub request: Option<i64>,
    pub addressed: Role,
    pub body: String,
    /// Debts and contacts as they stood, as JSON.
    pub statement: String,
    pub role: Role,
    pub person: UserId,
    pub day: Day,
}

/// Keeps a memo and answers its number.
pub fn add_memo(writer: &mut Writer, stamp: Stamp, new: &Memo) -> Result<i64, StoreError> {
    let id = reserve(writer, stamp.company, numbers::MEMO, 1)?;
    let values = [
        stamp.company.into(),
        id.into(),
        new.customer.into(),
        new.kind.code().into(),
        new.request.unwrap_or(0).into(),
        new.addressed.code().into(),
        (&new.body).into(),
        (&new.statement).into(),
        new.role.code().into(),
        new.person.into(),
        new.day.into(),
        stamp.recorded.into(),
    ];
    let columns = [
        "company",
        "memo",
        "customer",
        "kind",
        "request",
        "addressed",
        "body",
        "statement",
        "role",
        "person",
        "day",
        "recorded",
    ];
    writer.insert("memo", &columns, std::iter::once(values))?;
    Ok(id)
}

const MEMO: &str = "memo, customer, kind, request, addressed, body, statement, role, person, day";

fn read_memo(row: &Row<'_>) -> Result<(i64, Memo), StoreError> {
    let memo = Memo {
        customer: CustomerId::new(row.int(1)?),
        kind: row.word(2, MemoKind::from_code)?,
        request: Some(row.int(3)?).filter(|id| *id != 0),
        addressed: row.word(4, Role::from_code)?,
        body: row.string(5)?,
        statement: row.string(6)?,
        role: row.word(7, Role::from_code)?,
        person: UserId::new(row.int(8)?),
        day: row.day(9)?,
    };
    Ok((row.int(0)?, memo))
}

/// One memo.
pub fn memo(
    reader: &mut Reader,
    company: CompanyId,
    memo: i64,
) -> Result<Option<(i64, Memo)>, StoreError> {
    let sql = format!("SELECT {MEMO} FROM memo WHERE company = $1 AND memo = $2");
    reader.one(&sql, &[company.into(), memo.into()], read_memo)
}

/// The latest memos first: about a customer, or all.
pub fn memos(
    reader: &mut Reader,
    company: CompanyId,
    customer: Option<CustomerId>,
    limit: u32,
) -> Result<Vec<(i64, Memo)>, StoreError> {
    let sql = format!(
        "SELECT {MEMO} FROM memo WHERE company = $1 AND (CAST($2 AS BIGINT) = 0 OR customer = $2)
         ORDER BY memo DESC LIMIT $3"
    );
    let customer = customer.map_or(0, CustomerId::get);
    reader.query(&sql, &[company.into(), customer.into(), i64::from(limit).into()], read_memo)
}
