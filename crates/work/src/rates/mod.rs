//! Rates and calendars of a company: what ships with the program, and what people added since.
//!
//! Nothing is overwritten. A decision about a rate, or the days of a year, is one more row;
//! the tables of any moment follow from the rows recorded up to it ([`tables`]), so a charge
//! can be asked for as it was known before a correction (failure P14).

mod enter;
mod laws;
mod listed;
mod refused;

pub use enter::import_calendar;
pub use enter::{Asked, ListAsked, Outcome, Told, YearAsked, YearOutcome, add, add_year, import};
pub use laws::{
    FeesAsked, FeesShown, LawOutcome, MoratoriumAsked, MoratoriumShown, add_moratorium, import_fees,
};
pub use listed::{ListRow, read_list};
pub use refused::{RateFault, RateRefusal};

use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::calendar::{Calendar, WorkingDays};
use saldo_domain::rates::{
    FeeTable, Moratorium, MoratoriumEntry, Rate, RateDecision, RateTable, moratoria_of_russia,
    with_entries,
};
use saldo_domain::{CompanyId, Day};
use saldo_store::Reader;
use saldo_store::rates::{self as stored, DecisionRow, FeeRow, MoratoriumRow, YearRow};
use serde::Serialize;
use std::sync::Arc;

/// The tables a company's charges are computed with.
#[derive(Clone, Debug)]
pub struct RateTables {
    pub key_rate: RateTable,
    pub default_interest: RateTable,
    /// Every calendar that ships, with the company's own years.
    pub calendars: Vec<Calendar>,
    /// The Russian ones, with those the company added.
    pub moratoria: Vec<Moratorium>,
    /// Versions of court fees: those that ship, then the company's own in the order recorded.
    pub fees: Vec<FeeTable>,
}

/// The tables as they were known at a moment: decisions recorded later are not used.
///
/// # Errors
/// `Damaged` when a stored year cannot be right, or the store's.
pub fn tables(
    reader: &mut Reader,
    company: CompanyId,
    known: Moment,
) -> Result<RateTables, Refused> {
    let decisions = stored::decisions(reader, company, known)?;
    let years = stored::years(reader, company, known)?;
    let moratoria = stored::moratoria(reader, company, known)?;
    let fees = stored::fees(reader, company, known)?;
    let calendars = Calendar::SHIPPED.iter().filter_map(|code| Calendar::of_code(code));
    Ok(RateTables {
        key_rate: with_decisions(shipped("ru-key-rate")?, &decisions),
        default_interest: with_decisions(shipped("ee-default-interest")?, &decisions),
        calendars: calendars
            .map(|shipped| with_years(shipped, &years))
            .collect::<Result<_, _>>()?,
        moratoria: moratoria_of(&moratoria),
        fees: fees_of(&fees)?,
    })
}

/// The tables of a company as they stand now.
///
/// # Errors
/// As [`tables`].
pub fn current(office: &Office, company: CompanyId) -> Result<RateTables, Refused> {
    office.store.read(|reader| tables(reader, company, Moment::NOW_AND_EVER))
}

/// The calendars by which a company counts its days: those that ship, with the years that it
/// entered itself. Control, plans and duties count by them.
#[derive(Clone, Debug)]
pub(crate) struct Calendars {
    own: Vec<YearRow>,
}

impl Calendars {
    /// As they stand now.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn of(reader: &mut Reader, company: CompanyId) -> Result<Self, Refused> {
        Ok(Self { own: stored::years(reader, company, Moment::NOW_AND_EVER)? })
    }

    /// The calendars that ship, alone.
    pub(crate) const fn shipped() -> Self {
        Self { own: Vec::new() }
    }

    fn has_own(&self, code: &str) -> bool {
        self.own.iter().any(|row| row.entry.code == code)
    }

    /// The calendar of a country; bare weekends where none ships.
    ///
    /// # Errors
    /// `Damaged` when a stored year cannot be right.
    pub(crate) fn of_country(&self, country: &str) -> Result<Calendar, Refused> {
        with_years(Calendar::of_country(country), &self.own)
    }

    /// The same, laid out for counting.
    ///
    /// # Errors
    /// As [`Calendars::of_country`].
    pub(crate) fn working_days(&self, country: &str) -> Result<Arc<WorkingDays>, Refused> {
        // What ships is laid out once a process; a company's own years are laid out when asked.
        match self.has_own(country) {
            false => Ok(WorkingDays::of_country(country)),
            true => Ok(Arc::new(WorkingDays::of(&self.of_country(country)?))),
        }
    }
}

fn moratoria_of(rows: &[MoratoriumRow]) -> Vec<Moratorium> {
    let told: Vec<MoratoriumEntry> = rows.iter().map(|row| row.told.clone()).collect();
    with_entries(moratoria_of_russia(), &told)
}

fn fees_of(rows: &[FeeRow]) -> Result<Vec<FeeTable>, Refused> {
    let mut versions: Vec<FeeTable> = FeeTable::shipped().cloned().collect();
    for row in rows {
        let damaged = |error| Refused::Damaged { what: format!("court fees: {error}") };
        versions.push(FeeTable::load(&row.entry.code, &row.body).map_err(damaged)?);
    }
    Ok(versions)
}

fn with_decisions(table: &RateTable, rows: &[DecisionRow]) -> RateTable {
    table.with_decisions(&decisions_of(table.code(), rows))
}

fn decisions_of(code: &str, rows: &[DecisionRow]) -> Vec<RateDecision> {
    rows.iter().filter(|row| row.entry.code == code).map(|row| row.decision).collect()
}

fn with_years(calendar: &Calendar, rows: &[YearRow]) -> Result<Calendar, Refused> {
    let mut own = rows.iter().filter(|row| row.entry.code == calendar.code());
    own.try_fold(calendar.clone(), |calendar, row| {
        let damaged =
            |fault| Refused::Damaged { what: format!("calendar {}: {fault}", calendar.code()) };
        calendar.with_year(&row.year).map_err(damaged)
    })
}

fn shipped(code: &str) -> Result<&'static RateTable, Refused> {
    let missing = || Refused::Damaged { what: format!("the rate table {code} is missing") };
    RateTable::of_code(code).ok_or_else(missing)
}

/// The tables that are still in force; those that ended are history and complete.
fn in_force() -> impl Iterator<Item = &'static RateTable> {
    RateTable::shipped().filter(|table| table.in_force_to() == Day::LAST)
}

/// Does the law of the country use this table or calendar?
fn concerns(country: &str, code: &str) -> bool {
    code == country
        || matches!((country, code), ("RU", "ru-key-rate") | ("EE", "ee-default-interest"))
}

/// All tables and calendars as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overview {
    pub as_of: Day,
    pub tables: Vec<TableShown>,
    pub calendars: Vec<CalendarShown>,
    pub moratoria: Vec<MoratoriumShown>,
    pub fees: Vec<FeesShown>,
}

/// A rate table for its keepers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableShown {
    pub code: String,
    pub title: String,
    /// Where the rows that ship were taken from.
    pub source: String,
    pub complete_to: Day,
    /// The day looked at lies after the last day checked.
    pub stale: bool,
    /// The law of the company's country uses it.
    pub concerns: bool,
    /// Rising.
    pub rows: Vec<RowShown>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowShown {
    pub from: Day,
    pub rate: Rate,
    /// Who says so, where it is not the table that ships.
    pub own: Option<OwnRow>,
}

/// What a company knows about a row of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnRow {
    pub source: String,
    /// Why it differs from what stood there before; empty for a new row.
    pub reason: String,
}

/// A calendar for its keepers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarShown {
    pub code: String,
    pub title: String,
    /// Last day of the last year loaded.
    pub complete_to: Option<Day>,
    pub stale: bool,
    pub concerns: bool,
    pub years: Vec<YearShown>,
}

/// A year whose days are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearShown {
    pub year: i16,
    pub days_off: usize,
    pub worked: usize,
    pub source: String,
    /// Entered by the company.
    pub own: bool,
}

/// Something that ends before the day looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stale {
    /// Code of the table or the calendar.
    pub code: String,
    pub ends: Day,
}

impl Overview {
    /// What ends before the day looked at, of everything.
    pub fn stale(&self) -> Vec<Stale> {
        let tables = self.tables.iter().filter(|table| table.stale);
        let tables =
            tables.map(|table| Stale { code: table.code.clone(), ends: table.complete_to });
        let calendars = self.calendars.iter().filter(|calendar| calendar.stale);
        let calendars = calendars.filter_map(|calendar| {
            Some(Stale { code: calendar.code.clone(), ends: calendar.complete_to? })
        });
        tables.chain(calendars).collect()
    }
}

/// All tables and calendars on a day, today when `None`.
///
/// # Errors
/// `NotPermitted`, `NoCompany`, or the store's.
pub fn overview(
    office: &Office,
    company: CompanyId,
    who: Who,
    as_of: Option<Day>,
) -> Result<Overview, Refused> {
    who.must(Right::KeepRates)?;
    let found = companies::get(office, company)?;
    let as_of = as_of.map_or_else(|| office.today_in(&found.zone), Ok)?;
    office.store.read(|reader| {
        let ever = Moment::NOW_AND_EVER;
        let decisions = stored::decisions(reader, company, ever)?;
        let years = stored::years(reader, company, ever)?;
        let tables = in_force().map(|table| table_shown(table, &decisions, as_of, &found.country));
        let calendars = Calendar::SHIPPED.iter().filter_map(|code| Calendar::of_code(code));
        let calendars =
            calendars.map(|calendar| calendar_shown(calendar, &years, as_of, &found.country));
        Ok(Overview {
            as_of,
            tables: tables.collect(),
            calendars: calendars.collect::<Result<_, Refused>>()?,
            moratoria: laws::moratoria_shown(&stored::moratoria(reader, company, ever)?),
            fees: laws::fees_shown(&stored::fees(reader, company, ever)?)?,
        })
    })
}

/// What the law of the company's country uses and what ends before today; nothing for those
/// who do not look after it.
///
/// # Errors
/// `NoCompany`, or the store's.
pub fn warnings(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Stale>, Refused> {
    if !who.may(Right::KeepRates) {
        return Ok(Vec::new());
    }
    let mut overview = overview(office, company, who, None)?;
    overview.tables.retain(|table| table.concerns);
    overview.calendars.retain(|calendar| calendar.concerns);
    Ok(overview.stale())
}

fn table_shown(
    table: &RateTable,
    decisions: &[DecisionRow],
    as_of: Day,
    country: &str,
) -> TableShown {
    let full = with_decisions(table, decisions);
    let own = |from: Day| {
        let about =
            |row: &&DecisionRow| row.entry.code == table.code() && row.decision.from == from;
        let latest = decisions.iter().rev().find(about)?;
        // A row that only moved the last day checked is still the one that ships.
        let ships = table.rows().any(|row| row == (from, latest.decision.rate));
        let (source, reason) = (latest.source.clone(), latest.entry.reason.clone());
        (!ships).then_some(OwnRow { source, reason })
    };
    TableShown {
        code: full.code().to_owned(),
        title: full.title().to_owned(),
        source: full.source().to_owned(),
        complete_to: full.complete_to(),
        stale: full.is_stale(as_of),
        concerns: concerns(country, full.code()),
        rows: full.rows().map(|(from, rate)| RowShown { from, rate, own: own(from) }).collect(),
    }
}

fn calendar_shown(
    calendar: &Calendar,
    rows: &[YearRow],
    as_of: Day,
    country: &str,
) -> Result<CalendarShown, Refused> {
    let full = with_years(calendar, rows)?;
    let shown = |year: i16| {
        let listed = full.listed_year(year)?;
        let own = rows.iter().any(|row| row.entry.code == calendar.code() && row.year.year == year);
        Some(YearShown {
            year,
            days_off: listed.days_off_on_weekdays.len(),
            worked: listed.working_weekend_days.len(),
            source: listed.source,
            own,
        })
    };
    Ok(CalendarShown {
        code: full.code().to_owned(),
        title: full.title().to_owned(),
        complete_to: full.complete_to(),
        stale: full.complete_to().is_some_and(|last| as_of > last),
        concerns: concerns(country, full.code()),
        years: full.listed_years().filter_map(shown).collect(),
    })
}
