//! What was run and what was imported.

use super::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day};
use saldo_store::{Reader, control, import};

/// One business day that was run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunRow {
    pub day: Day,
    /// Day for which the run was started.
    pub acting_day: Day,
    /// `name@version`.
    pub policy: String,
    /// `open` or `done`.
    pub state: String,
    pub started_at: Moment,
    pub finished_at: Option<Moment>,
    pub person: Option<PersonRef>,
    /// Effects of the day.
    pub effects: u64,
}

/// One import that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub batch: i64,
    pub kind: String,
    pub file: String,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub refused: u64,
    pub recorded: Moment,
    pub person: Option<PersonRef>,
    /// It was taken back as a whole.
    pub undone: bool,
}

/// Runs, newest day first: what the whole company was asked for.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn run_history(
    office: &Office,
    company: CompanyId,
    who: Who,
    page: Page,
) -> Result<Paged<RunRow>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let total = control::run_count(reader, company)?;
        Ok(Paged { rows: runs(reader, company, page)?, total, page })
    })
}

/// The run of the latest day.
pub(super) fn newest_run(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<Option<RunRow>, Refused> {
    Ok(runs(reader, company, Page::first(1))?.into_iter().next())
}

fn runs(reader: &mut Reader, company: CompanyId, page: Page) -> Result<Vec<RunRow>, Refused> {
    let people = People::of(reader, company)?;
    let mut rows = Vec::new();
    for run in control::runs(reader, company, page.offset, page.limit)? {
        let counts = control::counts(reader, company, run.day, run.day)?;
        rows.push(RunRow {
            day: run.day,
            acting_day: run.acting_day,
            policy: format!("{}@{}", run.policy, run.policy_version),
            state: if run.done { "done" } else { "open" }.to_owned(),
            started_at: run.started_at,
            finished_at: run.finished_at,
            person: people.get(run.person),
            effects: counts.effects.values().sum(),
        });
    }
    Ok(rows)
}

/// Imports, newest first.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn import_history(
    office: &Office,
    company: CompanyId,
    who: Who,
    page: Page,
) -> Result<Paged<BatchRow>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let total = import::batch_count(reader, company)?;
        let rows = import::batches(reader, company, page.offset, page.limit)?;
        Ok(Paged { rows: shown(reader, company, rows)?, total, page })
    })
}

/// One import.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn import_of(
    office: &Office,
    company: CompanyId,
    who: Who,
    batch: i64,
) -> Result<Option<BatchRow>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let found = import::batch(reader, company, batch)?.into_iter().collect();
        Ok(shown(reader, company, found)?.pop())
    })
}

fn shown(
    reader: &mut Reader,
    company: CompanyId,
    batches: Vec<import::Batch>,
) -> Result<Vec<BatchRow>, Refused> {
    let people = People::of(reader, company)?;
    let numbers = batches.iter().map(|batch| batch.batch);
    let (first, last) = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
    let undone = import::undone_between(reader, company, (first, last))?;
    let row = |batch: import::Batch| BatchRow {
        undone: undone.contains(&batch.batch),
        batch: batch.batch,
        kind: batch.kind,
        file: batch.file,
        read: batch.read,
        new: batch.new,
        changed: batch.changed,
        unchanged: batch.unchanged,
        refused: batch.refused,
        recorded: batch.recorded,
        person: people.get(batch.person),
    };
    Ok(batches.into_iter().map(row).collect())
}
