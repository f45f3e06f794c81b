//! Entering decisions about rates and the days of years: all of a list, or nothing of it.
//!
//! Repeating is harmless: what the tables say already is not written again. A row that changes
//! one that stands is a correction, needs a reason, and is journaled like everything written.

use super::listed::{ListRow, day, rate};
use super::refused::{RateFault, RateRefusal};
use super::{decisions_of, in_force, with_years};
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::calendar::{Calendar, CalendarYear};
use saldo_domain::number::clean_text;
use saldo_domain::rates::{Change, Rate, RateDecision, RateTable};
use saldo_domain::{CompanyId, Day};
use saldo_store::rates::{self as stored, DecisionRow, Entry, YearRow};
use saldo_store::{Command, Reader, book};
use serde::Serialize;
use serde_json::json;

/// How far ahead a day may lie: half-year rates are known in advance, other years are slips.
const FURTHEST_AHEAD: i64 = 366;
const LONGEST_SOURCE: usize = 300;

/// A decision as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Code of the table, e.g. `ru-key-rate`.
    pub table: String,
    /// Day of effect.
    pub from: String,
    pub rate: String,
    /// Last day for which the table was checked; empty: the day of effect.
    pub checked_to: String,
    pub source: String,
    /// Needed only to correct a row that stands.
    pub reason: String,
}

/// A published list to be taken into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListAsked {
    pub table: String,
    /// Name of the file, shown in refusals.
    pub file: String,
    pub rows: Vec<ListRow>,
    /// Empty: the last day of the list.
    pub checked_to: String,
    pub source: String,
    pub reason: String,
}

/// What was done, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub table: String,
    /// Rows that were read.
    pub read: usize,
    /// What they change; empty when the table says so already.
    pub changes: Vec<Told>,
    /// The last day checked, afterwards.
    pub complete_to: Day,
    pub dry_run: bool,
}

/// One change of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// `added`, `extended` or `corrected`.
    pub change: &'static str,
    pub from: Day,
    pub rate: Rate,
    pub checked_to: Day,
}

/// The days of a year as somebody typed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearAsked {
    /// `RU` or `EE`.
    pub calendar: String,
    pub year: String,
    /// Days in any order, with anything but figures, points and dashes between them.
    pub days_off: String,
    pub worked: String,
    pub source: String,
    pub reason: String,
}

/// What was done to a calendar, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearOutcome {
    pub calendar: String,
    pub read: usize,
    pub added: Vec<i16>,
    pub corrected: Vec<i16>,
    pub dry_run: bool,
}

/// Records one decision.
///
/// # Errors
/// `NotPermitted`, `Rates` naming field, value and remedy, `ReasonMissing` for a correction
/// without a reason, or the store's.
pub fn add(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Asked,
    dry_run: bool,
) -> Result<Outcome, Refused> {
    let from = day("day", &asked.from)?;
    let checked_to = match asked.checked_to.trim() {
        "" => from,
        text => day("checked-to", text)?,
    };
    let decision = RateDecision { from, rate: rate(&asked.rate)?, checked_to };
    let entry = Entering::of(office, company, who, &asked.source, &asked.reason)?;
    entry.not_too_far("day", from)?;
    entry.not_too_far("checked-to", checked_to)?;
    entry.decide(&asked.table, 1, dry_run, |table| {
        table.accepts(decision).map_err(|refused| RateRefusal::of_decision(&refused))?;
        Ok(vec![decision])
    })
}

/// Takes a published list into a table.
///
/// # Errors
/// As [`add`]; what stands in the file is named with its line.
pub fn import(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &ListAsked,
    dry_run: bool,
) -> Result<Outcome, Refused> {
    let entry = Entering::of(office, company, who, &asked.source, &asked.reason)?;
    for row in &asked.rows {
        let refused = |refusal: RateRefusal| refusal.at(&asked.file, row.line);
        entry.not_too_far("day", row.day).map_err(refused)?;
    }
    let last = asked.rows.iter().map(|row| row.day).max();
    let no_rows = || RateRefusal::typed("file", &asked.file, RateFault::NoRows);
    let last = last.ok_or_else(no_rows)?;
    let checked_to = match asked.checked_to.trim() {
        "" => last,
        text => day("checked-to", text)?,
    };
    if checked_to < last {
        let fault = RateFault::CheckedBeforeEffect { from: last };
        return Err(RateRefusal::typed("checked-to", checked_to, fault).into());
    }
    entry.not_too_far("checked-to", checked_to)?;
    let list: Vec<(Day, Rate)> = asked.rows.iter().map(|row| (row.day, row.rate)).collect();
    entry.decide(&asked.table, list.len(), dry_run, |table| {
        table.decisions_of_list(&list, checked_to).map_err(|(index, refused)| {
            RateRefusal::of_decision(&refused).at(&asked.file, asked.rows[index].line)
        })
    })
}

/// Records the days of one year.
///
/// # Errors
/// As [`add`].
pub fn add_year(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &YearAsked,
    dry_run: bool,
) -> Result<YearOutcome, Refused> {
    let year = asked
        .year
        .trim()
        .parse()
        .map_err(|_| RateRefusal::typed("year", &asked.year, RateFault::YearOutOfRange))?;
    let year = CalendarYear {
        year,
        days_off_on_weekdays: days("days-off", &asked.days_off)?,
        working_weekend_days: days("working-weekends", &asked.worked)?,
        source: source(&asked.source)?,
    };
    year.check().map_err(|refused| RateRefusal::of_year(&refused))?;
    let entry = Entering::of(office, company, who, &asked.source, &asked.reason)?;
    entry.calendar(&asked.calendar, &[year], dry_run)
}

/// Takes the years of a calendar file of the product's own form.
///
/// # Errors
/// As [`add`]; `Data` names what is wrong in the file with its line.
pub fn import_calendar(
    office: &Office,
    company: CompanyId,
    who: Who,
    (file, text): (&str, &str),
    reason: &str,
    dry_run: bool,
) -> Result<YearOutcome, Refused> {
    let (code, years) = Calendar::load_years(file, text)?;
    let entry = Entering::of(office, company, who, file, reason)?;
    entry.calendar(&code, &years, dry_run)
}

/// The days in a text, rising; what separates them does not matter.
fn days(field: &'static str, text: &str) -> Result<Vec<Day>, RateRefusal> {
    let within = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    let words = text.split(|letter| !within(letter)).map(|word| word.trim_matches('.'));
    let mut days: Vec<Day> = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let day = day(field, word)?;
        if days.contains(&day) {
            return Err(RateRefusal::typed(field, day, RateFault::ListedTwice));
        }
        days.push(day);
    }
    days.sort_unstable();
    Ok(days)
}

fn source(text: &str) -> Result<String, RateRefusal> {
    let (source, _) = clean_text(text);
    if source.is_empty() {
        return Err(RateRefusal::typed("source", "", RateFault::NoSource));
    }
    Ok(source.chars().take(LONGEST_SOURCE).collect())
}

/// Who enters what from where, and today.
pub(super) struct Entering<'a> {
    pub(super) office: &'a Office,
    pub(super) company: CompanyId,
    pub(super) who: Who,
    pub(super) source: String,
    pub(super) reason: &'a str,
    today: Day,
}

impl<'a> Entering<'a> {
    pub(super) fn of(
        office: &'a Office,
        company: CompanyId,
        who: Who,
        from: &str,
        reason: &'a str,
    ) -> Result<Self, Refused> {
        who.must(Right::KeepRates)?;
        let today = companies::today(office, company)?;
        Ok(Self { office, company, who, source: source(from)?, reason, today })
    }

    pub(super) fn not_too_far(&self, field: &'static str, day: Day) -> Result<(), RateRefusal> {
        let last = self.today.plus(FURTHEST_AHEAD);
        match day > last {
            true => Err(RateRefusal::typed(field, day, RateFault::TooFarAhead { last })),
            false => Ok(()),
        }
    }

    pub(super) fn command(&self, action: &'static str, subject: &str) -> Command {
        Command {
            company: self.company,
            person: self.who.person,
            action,
            subject: subject.to_owned(),
            body: "{}".to_owned(),
            at: self.office.now(),
        }
    }

    fn entry(&self, code: &str, recorded: Moment, corrects: bool) -> Result<Entry, Refused> {
        let reason = match corrects {
            true => required_reason(self.reason, "a correction of what stands")?,
            false => String::new(),
        };
        let (company, person) = (self.company, self.who.person);
        Ok(Entry { company, code: code.to_owned(), reason, person, recorded })
    }

    /// Records what `make` asks of the table as it stands.
    fn decide(
        &self,
        code: &str,
        read: usize,
        dry_run: bool,
        make: impl Fn(&RateTable) -> Result<Vec<RateDecision>, RateRefusal>,
    ) -> Result<Outcome, Refused> {
        let base = table(code)?;
        let command = self.command("rates", code);
        let outcome = |plan: Planned| Outcome {
            table: code.to_owned(),
            read,
            changes: plan.changes,
            complete_to: plan.complete_to,
            dry_run,
        };
        let plan = self.office.store.read(|reader| self.plan(reader, base, command.at, &make))?;
        if dry_run || plan.rows.is_empty() {
            return Ok(outcome(plan));
        }
        self.office.store.write(&command, |writer| {
            let plan = self.plan(writer, base, command.at, &make)?;
            stored::add_decisions(writer, &plan.rows)?;
            let body = json!({ "source": self.source, "changes": plan.changes });
            writer.describe(body.to_string());
            Ok(outcome(plan))
        })
    }

    fn plan(
        &self,
        reader: &mut Reader,
        base: &RateTable,
        recorded: Moment,
        make: impl Fn(&RateTable) -> Result<Vec<RateDecision>, RateRefusal>,
    ) -> Result<Planned, Refused> {
        let known = stored::decisions(reader, self.company, Moment::NOW_AND_EVER)?;
        let mut known = decisions_of(base.code(), &known);
        let (mut rows, mut changes) = (Vec::new(), Vec::new());
        for decision in make(&base.with_decisions(&known))? {
            let change = base.change(&known, decision);
            if change == Change::Nothing {
                continue;
            }
            known.push(decision);
            let corrects = matches!(change, Change::Corrected { .. });
            let entry = self.entry(base.code(), recorded, corrects)?;
            rows.push(DecisionRow { decision, source: self.source.clone(), entry });
            changes.push(told(change, decision));
        }
        let complete_to = base.with_decisions(&known).complete_to();
        Ok(Planned { rows, changes, complete_to })
    }

    /// Records years of a calendar.
    fn calendar(
        &self,
        code: &str,
        years: &[CalendarYear],
        dry_run: bool,
    ) -> Result<YearOutcome, Refused> {
        let base = calendar(code)?;
        let command = self.command("calendar", code);
        let told = |added, corrected| YearOutcome {
            calendar: code.to_owned(),
            read: years.len(),
            added,
            corrected,
            dry_run,
        };
        let plan = |reader: &mut Reader| self.plan_years(reader, base, command.at, years);
        let (rows, added, corrected) = self.office.store.read(plan)?;
        if dry_run || rows.is_empty() {
            return Ok(told(added, corrected));
        }
        self.office.store.write(&command, |writer| {
            let (rows, added, corrected) = plan(writer)?;
            stored::add_years(writer, &rows)?;
            // Terms that count working days may end on another day now.
            book::wake_all(writer, self.company)?;
            let body = json!({ "source": self.source, "added": added, "corrected": corrected });
            writer.describe(body.to_string());
            Ok(told(added, corrected))
        })
    }

    /// What the years given come to.
    fn plan_years(
        &self,
        reader: &mut Reader,
        base: &Calendar,
        recorded: Moment,
        years: &[CalendarYear],
    ) -> Result<PlannedYears, Refused> {
        let known = stored::years(reader, self.company, Moment::NOW_AND_EVER)?;
        let current = with_years(base, &known)?;
        let (mut rows, mut added, mut corrected) = (Vec::new(), Vec::new(), Vec::new());
        for year in years {
            let before = current.listed_year(year.year);
            if before.as_ref().is_some_and(|before| same_days(before, year)) {
                continue;
            }
            let into = if before.is_some() { &mut corrected } else { &mut added };
            into.push(year.year);
            let entry = self.entry(base.code(), recorded, before.is_some())?;
            rows.push(YearRow { year: year.clone(), entry });
        }
        Ok((rows, added, corrected))
    }
}

/// The rows to be written; the years added, the years corrected.
type PlannedYears = (Vec<YearRow>, Vec<i16>, Vec<i16>);

/// Rows to be written, and what they change.
struct Planned {
    rows: Vec<DecisionRow>,
    changes: Vec<Told>,
    complete_to: Day,
}

const fn told(change: Change, decision: RateDecision) -> Told {
    let change = match change {
        Change::Nothing => "unchanged",
        Change::Added => "added",
        Change::Extended => "extended",
        Change::Corrected { .. } => "corrected",
    };
    Told { change, from: decision.from, rate: decision.rate, checked_to: decision.checked_to }
}

fn same_days(one: &CalendarYear, other: &CalendarYear) -> bool {
    one.days_off_on_weekdays == other.days_off_on_weekdays
        && one.working_weekend_days == other.working_weekend_days
}

fn table(code: &str) -> Result<&'static RateTable, RateRefusal> {
    in_force().find(|table| table.code() == code).ok_or_else(|| {
        let known = in_force().map(RateTable::code).collect::<Vec<_>>().join(", ");
        RateRefusal::typed("table", code, RateFault::Unknown { known })
    })
}

fn calendar(code: &str) -> Result<&'static Calendar, RateRefusal> {
    Calendar::of_code(code).ok_or_else(|| {
        let known = Calendar::SHIPPED.join(", ");
        RateRefusal::typed("calendar", code, RateFault::Unknown { known })
    })
}
