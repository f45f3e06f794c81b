//! What a company added to the rates, calendars, moratoria and court fees that ship. Rows are only
//! ever added.

use crate::company::{numbers, reserve};
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::calendar::CalendarYear;
use saldo_domain::rates::{Moratorium, MoratoriumEntry, Rate, RateDecision};
use saldo_domain::{CompanyId, Day, UserId};

/// Who recorded something about a table or a calendar, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub company: CompanyId,
    /// Code of the table or the calendar.
    pub code: String,
    /// Why a row was corrected; empty for a new one.
    pub reason: String,
    pub person: UserId,
    pub recorded: Moment,
}

/// A decision about a rate as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    pub decision: RateDecision,
    pub source: String,
    pub entry: Entry,
}

/// A calendar year as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    pub year: CalendarYear,
    pub entry: Entry,
}

/// A moratorium as recorded; its source stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoratoriumRow {
    pub told: MoratoriumEntry,
    pub entry: Entry,
}

/// A version of a court's fees as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeRow {
    /// First day of the figures.
    pub effective: Day,
    /// The file as it was given.
    pub body: String,
    pub source: String,
    pub entry: Entry,
}

const DECISION_COLUMNS: [&str; 10] = [
    "company",
    "decision",
    "code",
    "effective",
    "rate",
    "checked_to",
    "source",
    "reason",
    "person",
    "recorded",
];

const YEAR_COLUMNS: [&str; 10] = [
    "company", "entry", "code", "year", "days_off", "worked", "source", "reason", "person",
    "recorded",
];

/// Adds decisions of one company, in this order.
pub fn add_decisions(writer: &mut Writer, rows: &[DecisionRow]) -> Result<(), StoreError> {
    let Some(company) = rows.first().map(|row| row.entry.company) else { return Ok(()) };
    let first = reserve(writer, company, numbers::RATE_DECISION, rows.len() as i64)?;
    let rows = (first..).zip(rows).map(|(id, row)| {
        [
            row.entry.company.into(),
            id.into(),
            (&row.entry.code).into(),
            row.decision.from.into(),
            i64::from(row.decision.rate.millionths()).into(),
            row.decision.checked_to.into(),
            (&row.source).into(),
            (&row.entry.reason).into(),
            row.entry.person.into(),
            row.entry.recorded.into(),
        ]
    });
    writer.insert("rate_decision", &DECISION_COLUMNS, rows).map(drop)
}

/// Adds calendar years of one company, in this order.
pub fn add_years(writer: &mut Writer, rows: &[YearRow]) -> Result<(), StoreError> {
    let Some(company) = rows.first().map(|row| row.entry.company) else { return Ok(()) };
    let first = reserve(writer, company, numbers::CALENDAR_YEAR, rows.len() as i64)?;
    let rows = (first..).zip(rows).map(|(id, row)| {
        [
            row.entry.company.into(),
            id.into(),
            (&row.entry.code).into(),
            i64::from(row.year.year).into(),
            written(&row.year.days_off_on_weekdays).into(),
            written(&row.year.working_weekend_days).into(),
            (&row.year.source).into(),
            (&row.entry.reason).into(),
            row.entry.person.into(),
            row.entry.recorded.into(),
        ]
    });
    writer.insert("calendar_year", &YEAR_COLUMNS, rows).map(drop)
}

/// Decisions of a company recorded up to a moment, in the order recorded.
pub fn decisions(
    reader: &mut Reader,
    company: CompanyId,
    known: Moment,
) -> Result<Vec<DecisionRow>, StoreError> {
    let columns = DECISION_COLUMNS.join(", ");
    reader.query(
        &format!(
            "SELECT {columns} FROM rate_decision WHERE company = $1 AND recorded <= $2
             ORDER BY decision"
        ),
        &[company.into(), known.into()],
        |row| {
            let rate = row.int(4)?;
            let unreadable = || StoreError::unreadable("rate of a decision".to_owned(), rate);
            Ok(DecisionRow {
                decision: RateDecision {
                    from: row.day(3)?,
                    rate: Rate::from_millionths(rate).ok_or_else(unreadable)?,
                    checked_to: row.day(5)?,
                },
                source: row.string(6)?,
                entry: entry(row)?,
            })
        },
    )
}

/// Calendar years of a company recorded up to a moment, in the order recorded.
pub fn years(
    reader: &mut Reader,
    company: CompanyId,
    known: Moment,
) -> Result<Vec<YearRow>, StoreError> {
    let columns = YEAR_COLUMNS.join(", ");
    reader.query(
        &format!(
            "SELECT {columns} FROM calendar_year WHERE company = $1 AND recorded <= $2
             ORDER BY entry"
        ),
        &[company.into(), known.into()],
        |row| {
            let year = row.int(3)?;
            let unreadable = || StoreError::unreadable("year of a calendar".to_owned(), year);
            Ok(YearRow {
                year: CalendarYear {
                    year: i16::try_from(year).map_err(|_| unreadable())?,
                    days_off_on_weekdays: read_days(row.text(4)?)?,
                    working_weekend_days: read_days(row.text(5)?)?,
                    source: row.string(6)?,
                },
                entry: entry(row)?,
            })
        },
    )
}

/// Adds a moratorium of one company.
pub fn add_moratorium(writer: &mut Writer, row: &MoratoriumRow) -> Result<(), StoreError> {
    let MoratoriumRow { told, entry } = row;
    let id = reserve(writer, entry.company, numbers::MORATORIUM, 1)?;
    writer.execute(
        "INSERT INTO moratorium (company, entry, code, first_day, last_day, due_before, holds,
                                 source, reason, person, recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            entry.company.into(),
            id.into(),
            (&entry.code).into(),
            told.moratorium.from.into(),
            told.moratorium.to.into(),
            told.moratorium.due_before.into(),
            i64::from(told.holds).into(),
            (&told.moratorium.source).into(),
            (&entry.reason).into(),
            entry.person.into(),
            entry.recorded.into(),
        ],
    )?;
    Ok(())
}

/// Adds a version of a court's fees.
pub fn add_fees(writer: &mut Writer, row: &FeeRow) -> Result<(), StoreError> {
    let FeeRow { effective, body, source, entry } = row;
    let id = reserve(writer, entry.company, numbers::FEE_TABLE, 1)?;
    writer.execute(
        "INSERT INTO fee_table (company, entry, code, effective, body, source, reason, person,
                                recorded)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            entry.company.into(),
            id.into(),
            (&entry.code).into(),
            (*effective).into(),
            body.into(),
            source.into(),
            (&entry.reason).into(),
            entry.person.into(),
            entry.recorded.into(),
        ],
    )?;
    Ok(())
}

/// Moratoria of a company recorded up to a moment, in the order recorded.
pub fn moratoria(
    reader: &mut Reader,
    company: CompanyId,
    known: Moment,
) -> Result<Vec<MoratoriumRow>, StoreError> {
    reader.query(
        "SELECT company, entry, code, first_day, last_day, due_before, source, reason, person,
                recorded, holds
         FROM moratorium WHERE company = $1 AND recorded <= $2 ORDER BY entry",
        &[company.into(), known.into()],
        |row| {
            let moratorium = Moratorium {
                id: row.string(2)?,
                from: row.day(3)?,
                to: row.day(4)?,
                due_before: row.day(5)?,
                source: row.string(6)?,
                verified: false,
            };
            let told = MoratoriumEntry { moratorium, holds: row.int(10)? != 0 };
            Ok(MoratoriumRow { told, entry: entry(row)? })
        },
    )
}

/// Versions of court fees of a company recorded up to a moment, in the order recorded.
pub fn fees(
    reader: &mut Reader,
    company: CompanyId,
    known: Moment,
) -> Result<Vec<FeeRow>, StoreError> {
    reader.query(
        "SELECT company, entry, code, effective, body, company, source, reason, person, recorded
         FROM fee_table WHERE company = $1 AND recorded <= $2 ORDER BY entry",
        &[company.into(), known.into()],
        |row| {
            Ok(FeeRow {
                effective: row.day(3)?,
                body: row.string(4)?,
                source: row.string(6)?,
                entry: entry(row)?,
            })
        },
    )
}

/// What every table here has in the same columns.
fn entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    Ok(Entry {
        company: CompanyId::new(row.int(0)?),
        code: row.string(2)?,
        reason: row.string(7)?,
        person: UserId::new(row.int(8)?),
        recorded: row.moment(9)?,
    })
}

fn written(days: &[Day]) -> String {
    days.iter().map(Day::to_string).collect::<Vec<_>>().join(" ")
}

fn read_days(text: &str) -> Result<Vec<Day>, StoreError> {
    let day = |word: &str| {
        word.parse().map_err(|_| StoreError::unreadable("day of a calendar".to_owned(), word))
    };
    text.split_whitespace().map(day).collect()
}
