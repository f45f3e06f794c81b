//! Calls and visits, and the errands that follow from them. Rows are only ever added.

use crate::book::{Stamp, item_or_none};
use crate::company::{numbers, reserve};
use crate::customers::whose;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::{Row, Value, day_or_never};
use crate::worklist::not_of_another_team;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Owners, Role, UserId};

/// A call or visit. `content` is JSON of the room that judges it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVisit {
    pub customer: CustomerId,
    pub manner: String,
    pub item: Option<ItemId>,
    pub day: Day,
    pub begun: Moment,
    pub answer: String,
    pub doubt: String,
    pub cause: String,
    pub excuse: String,
    /// Day and minute of the next contact.
    pub next: Option<(Day, u16)>,
    pub content: String,
    pub person: UserId,
}

/// A call or visit as recorded; it ended when it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRow {
    pub visit: i64,
    pub new: NewVisit,
    pub recorded: Moment,
}

const VISIT_COLUMNS: [&str; 16] = [
    "company",
    "customer",
    "visit",
    "manner",
    "item",
    "day",
    "begun",
    "answer",
    "doubt",
    "cause",
    "excuse",
    "next_day",
    "next_minute",
    "content",
    "person",
    "recorded",
];

/// Adds a call or visit; answers its number.
pub fn add_visit(writer: &mut Writer, stamp: Stamp, visit: &NewVisit) -> Result<i64, StoreError> {
    let id = reserve(writer, stamp.company, numbers::VISIT, 1)?;
    let row = [
        stamp.company.into(),
        visit.customer.into(),
        id.into(),
        (&visit.manner).into(),
        visit.item.map_or(0, ItemId::get).into(),
        visit.day.into(),
        visit.begun.into(),
        (&visit.answer).into(),
        (&visit.doubt).into(),
        (&visit.cause).into(),
        (&visit.excuse).into(),
        day_or_never(visit.next.map(|(day, _)| day)).into(),
        visit.next.map_or(0, |(_, minute)| i64::from(minute)).into(),
        (&visit.content).into(),
        visit.person.into(),
        stamp.recorded.into(),
    ];
    writer.insert("visit", &VISIT_COLUMNS, std::iter::once(row))?;
    Ok(id)
}

/// Calls and visits of customers, by customer, in the order in which they took place: a visit that waited
/// for a connection comes before what was recorded meanwhile.
pub fn visits_of(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
) -> Result<Vec<VisitRow>, StoreError> {
    let ids: Vec<i64> = customers.iter().map(|customer| customer.get()).collect();
    let columns = VISIT_COLUMNS.join(", ");
    reader.query(
        &format!(
            "SELECT {columns} FROM visit WHERE company = $1 AND customer IN ({{ids $2}})
             ORDER BY customer, begun, visit"
        ),
        &[company.into(), Value::Ids(&ids)],
        read_visit,
    )
}

/// Calls and visits of these days, both included, of customers of these people or of all, in the
/// order recorded.
pub fn visits_between(
    reader: &mut Reader,
    company: CompanyId,
    from: Day,
    to: Day,
    owners: Option<Owners>,
) -> Result<Vec<VisitRow>, StoreError> {
    let columns: Vec<String> = VISIT_COLUMNS.iter().map(|name| format!("v.{name}")).collect();
    let (columns, of) = (columns.join(", "), Value::Ids(whose(owners.as_ref())));
    reader.query(
        &format!(
            "SELECT {columns} FROM visit v
             JOIN customer c ON c.company = v.company AND c.customer = v.customer
             WHERE v.company = $1 AND v.day BETWEEN $2 AND $3
               AND (0 IN ({{ids $4}}) OR c.owner IN ({{ids $4}}))
             ORDER BY v.visit"
        ),
        &[company.into(), from.into(), to.into(), of],
        read_visit,
    )
}

fn read_visit(row: &Row<'_>) -> Result<VisitRow, StoreError> {
    let minute = u16::try_from(row.int(12)?).unwrap_or(0);
    let new = NewVisit {
        customer: CustomerId::new(row.int(1)?),
        manner: row.string(3)?,
        item: item_or_none(row.int(4)?),
        day: row.day(5)?,
        begun: row.moment(6)?,
        answer: row.string(7)?,
        doubt: row.string(8)?,
        cause: row.string(9)?,
        excuse: row.string(10)?,
        next: row.day_or_never(11)?.map(|day| (day, minute)),
        content: row.string(13)?,
        person: UserId::new(row.int(14)?),
    };
    Ok(VisitRow { visit: row.int(2)?, new, recorded: row.moment(15)? })
}

/// Work or a question for somebody. `content` is JSON of the room that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewErrand {
    pub customer: CustomerId,
    pub what: String,
    pub role: Role,
    pub item: Option<ItemId>,
    pub talk: String,
    pub day: Day,
    pub until: Day,
    pub content: String,
    /// The errand that ends with this row.
    pub ends: Option<i64>,
    pub outcome: String,
    pub words: String,
    pub person: UserId,
}

/// How an errand ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrandEnd {
    pub outcome: String,
    pub words: String,
    pub content: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// An errand as recorded, with its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrandRow {
    pub errand: i64,
    pub new: NewErrand,
    pub recorded: Moment,
    pub ended: Option<ErrandEnd>,
}

const WRITTEN: [&str; 15] = [
    "company",
    "customer",
    "errand",
    "what",
    "role",
    "item",
    "talk",
    "day",
    "until_day",
    "content",
    "ends",
    "outcome",
    "words",
    "person",
    "recorded",
];

/// Adds errands, or rows that end some.
///
/// # Errors
/// [`StoreError::Stale`] when one of them was ended before.
pub fn add_errands(
    writer: &mut Writer,
    stamp: Stamp,
    errands: &[NewErrand],
) -> Result<(), StoreError> {
    if errands.is_empty() {
        return Ok(());
    }
    for ended in errands.iter().filter_map(|errand| Some((errand.customer, errand.ends?))) {
        let sql = "SELECT COUNT(*) FROM errand WHERE company = $1 AND customer = $2 AND ends = $3";
        let values = [stamp.company.into(), ended.0.into(), ended.1.into()];
        if writer.number(sql, &values)? > 0 {
            return Err(StoreError::Stale { what: "the errand" });
        }
    }
    let first = reserve(writer, stamp.company, numbers::ERRAND, errands.len() as i64)?;
    let rows = (first..).zip(errands).map(|(id, errand)| {
        [
            stamp.company.into(),
            errand.customer.into(),
            id.into(),
            (&errand.what).into(),
            errand.role.code().into(),
            errand.item.map_or(0, ItemId::get).into(),
            (&errand.talk).into(),
            errand.day.into(),
            errand.until.into(),
            (&errand.content).into(),
            errand.ends.unwrap_or(0).into(),
            (&errand.outcome).into(),
            (&errand.words).into(),
            errand.person.into(),
            stamp.recorded.into(),
        ]
    });
    writer.insert("errand", &WRITTEN, rows).map(drop)
}

/// Which errands.
#[derive(Clone, Copy, Debug, Default)]
pub struct ErrandFilter<'a> {
    pub customer: Option<CustomerId>,
    /// For this role; `None`: for everybody.
    pub role: Option<Role>,
    /// Of customers these people look after.
    pub owner: Option<Owners>,
    /// Of customers whom this team looks after, and of those whom no team does.
    pub team: Option<&'a str>,
    /// Also those that have ended.
    pub ended: bool,
    /// Of this talk.
    pub talk: Option<&'a str>,
    /// Of this kind.
    pub what: Option<&'a str>,
    /// Not of this one.
    pub but: Option<&'a str>,
    pub limit: u32,
}

/// Errands, those to be done first standing first.
pub fn errands(
    reader: &mut Reader,
    company: CompanyId,
    filter: ErrandFilter<'_>,
) -> Result<Vec<ErrandRow>, StoreError> {
    let columns: Vec<String> = WRITTEN.iter().map(|name| format!("e.{name}")).collect();
    let columns = columns.join(", ");
    let sql = format!(
        "SELECT {columns}, d.errand, d.outcome, d.words, d.content, d.person, d.recorded
         FROM errand e
         JOIN customer c ON c.company = e.company AND c.customer = e.customer
         LEFT JOIN errand d ON d.company = e.company AND d.customer = e.customer
             AND d.ends = e.errand
         WHERE e.company = $1 AND e.ends = 0 AND (CAST($2 AS BIGINT) = 0 OR e.customer = $2)
           AND (CAST($3 AS TEXT) = '' OR e.role = $3)
           AND (0 IN ({{ids $4}}) OR c.owner IN ({{ids $4}}))
           AND (CAST($5 AS BIGINT) = 1 OR d.errand IS NULL) AND (CAST($6 AS TEXT) = '' OR e.talk = $6)
           AND (CAST($8 AS TEXT) = '' OR {}) AND (CAST($9 AS TEXT) = '' OR e.what = $9)
           AND (CAST($10 AS TEXT) = '' OR e.what <> $10)
         ORDER BY e.until_day, e.errand LIMIT $7",
        not_of_another_team("c.owner", 8)
    );
    let values = [
        company.into(),
        filter.customer.map_or(0, CustomerId::get).into(),
        filter.role.map_or("", Role::code).into(),
        Value::Ids(whose(filter.owner.as_ref())),
        filter.ended.into(),
        filter.talk.unwrap_or_default().into(),
        i64::from(filter.limit).into(),
        filter.team.unwrap_or_default().into(),
        filter.what.unwrap_or_default().into(),
        filter.but.unwrap_or_default().into(),
    ];
    reader.query(&sql, &values, read_errand)
}

/// Work of one kind that was given for a day or a later one, whether it has ended or not.
pub fn given_since(
    reader: &mut Reader,
    company: CompanyId,
    what: &str,
    first: Day,
) -> Result<Vec<NewErrand>, StoreError> {
    let columns: Vec<String> = WRITTEN.iter().map(|name| format!("e.{name}")).collect();
    let sql = format!(
        "SELECT {}, CAST(NULL AS BIGINT), '', '', '', 0, 0 FROM errand e
         WHERE e.company = $1 AND e.ends = 0 AND e.what = $2 AND e.day >= $3
         ORDER BY e.customer, e.errand",
        columns.join(", ")
    );
    let values = [company.into(), what.into(), first.into()];
    Ok(reader.query(&sql, &values, read_errand)?.into_iter().map(|row| row.new).collect())
}

/// The errand with this number of this customer.
pub fn errand(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    errand: i64,
) -> Result<Option<ErrandRow>, StoreError> {
    let filter = ErrandFilter {
        customer: Some(customer),
        ended: true,
        limit: u32::MAX,
        ..ErrandFilter::default()
    };
    Ok(errands(reader, company, filter)?.into_iter().find(|row| row.errand == errand))
}

fn read_errand(row: &Row<'_>) -> Result<ErrandRow, StoreError> {
    let new = NewErrand {
        customer: CustomerId::new(row.int(1)?),
        what: row.string(3)?,
        role: row.word(4, Role::from_code)?,
        item: item_or_none(row.int(5)?),
        talk: row.string(6)?,
        day: row.day(7)?,
        until: row.day(8)?,
        content: row.string(9)?,
        ends: None,
        outcome: row.string(11)?,
        words: row.string(12)?,
        person: UserId::new(row.int(13)?),
    };
    let ended = match row.int_or_null(15)? {
        None => None,
        Some(_) => Some(ErrandEnd {
            outcome: row.string(16)?,
            words: row.string(17)?,
            content: row.string(18)?,
            person: UserId::new(row.int(19)?),
            recorded: row.moment(20)?,
        }),
    };
    Ok(ErrandRow { errand: row.int(2)?, new, recorded: row.moment(14)?, ended })
}
