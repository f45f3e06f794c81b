//! `saldo run`: the control run.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::Args;
use saldo_domain::control::EffectKind;
use saldo_letters::{Texts, Value};
use saldo_work::Who;
use saldo_work::control::{self, RunNote, RunOutcome};

/// How to run.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo run --plan\n  saldo run --as-of 2026-03-20 --json")]
pub(crate) struct Run {
    /// Show what would happen and write nothing
    #[arg(long)]
    plan: bool,
    /// Do days that are still to come; no earlier day can be run after them
    #[arg(long, conflicts_with = "plan")]
    ahead: bool,
}

/// Plans or runs every missed day up to the day asked for.
pub(crate) fn run(command: Run, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let act = if command.plan { control::plan } else { control::run };
    let company = desk.company.company;
    if let Some(day) = desk.as_of.filter(|_| !command.plan && !command.ahead) {
        control::must_have_come(&desk.office, company, day)?;
    }
    let unfinished = control::unfinished(&desk.office, company)?.filter(|_| !command.plan);
    if let Some(day) = unfinished {
        // Said at once: whoever starts a second run should not wait for its end to hear of it.
        let note = RunNote::Resumed { acting_day: day };
        eprintln!("saldo: {}", note_text(desk.texts, &note));
    }
    let mut outcome = act(&desk.office, company, Who::program(), desk.as_of, progress.as_ref())?;
    drop(progress);
    if desk.json {
        desk.screen.json(&outcome)?;
    } else {
        outcome.notes.retain(|note| !matches!(note, RunNote::Resumed { .. }) || command.plan);
        print(&mut desk.screen, desk.texts, &outcome)?;
    }
    desk.screen.flush()
}

fn print(screen: &mut Screen, texts: &Texts, outcome: &RunOutcome) -> Result<(), Failure> {
    screen.wrapped(heading(texts, outcome))?;
    for note in &outcome.notes {
        let line = screen.ink(Ink::Warning, &note_text(texts, note));
        screen.wrapped(line)?;
    }
    if outcome.effects.total() == 0 {
        nothing(screen, texts, outcome)?;
    } else {
        effects(screen, texts, outcome)?;
    }
    by_clause(screen, texts, outcome)?;
    withheld(screen, texts, outcome)?;
    if outcome.plan && outcome.effects.total() > 0 {
        screen.gap()?;
        screen.line(texts.get("cli-plan-only"))?;
    }
    Ok(())
}

fn heading(texts: &Texts, outcome: &RunOutcome) -> String {
    let day = texts.day(outcome.as_of);
    let policy = Value::from(outcome.policy.as_str());
    match outcome.days.as_slice() {
        [] => texts.with("cli-run-nothing", &[("day", day.into())]),
        [first, ..] => {
            let values = [
                ("day", day.into()),
                ("policy", policy),
                ("first", texts.day(*first).into()),
                ("days", Value::from(outcome.days.len())),
                ("customers", texts.number(count(outcome.customers)).into()),
                ("invoices", texts.number(count(outcome.open_invoices)).into()),
            ];
            texts.with("cli-run-heading", &values)
        }
    }
}

/// In place of a table with a single nought. A day done before has said so already.
fn nothing(screen: &mut Screen, texts: &Texts, outcome: &RunOutcome) -> Result<(), Failure> {
    if outcome.days.is_empty() {
        return Ok(());
    }
    let key = if outcome.plan { "cli-plan-empty" } else { "cli-run-empty" };
    screen.line(texts.get(key))
}

fn effects(screen: &mut Screen, texts: &Texts, outcome: &RunOutcome) -> Result<(), Failure> {
    screen.gap()?;
    let what = texts.get("cli-what");
    let number = texts.get("cli-count");
    let mut columns = Columns::new(&[(&what, Side::Left), (&number, Side::Right)]);
    for kind in EffectKind::ALL {
        let found = outcome.effects.of(kind);
        if found > 0 {
            columns.row([texts.effect_kind(kind), texts.number(count(found))]);
        }
    }
    columns.row([texts.get("cli-total"), texts.number(count(outcome.effects.total()))]);
    screen.line(columns.text())
}

/// Effects by clause of the regulation, with the clause's name where it has one.
pub(super) fn by_clause(
    screen: &mut Screen,
    texts: &Texts,
    outcome: &RunOutcome,
) -> Result<(), Failure> {
    if outcome.by_clause.is_empty() {
        return Ok(());
    }
    screen.heading(&texts.get("cli-work-by-clause"))?;
    let headings = [texts.get("cli-clause"), texts.get("cli-what"), texts.get("cli-count")];
    let [clause, what, number] = &headings;
    let mut columns =
        Columns::new(&[(clause, Side::Left), (what, Side::Left), (number, Side::Right)]);
    for (clause, found) in &outcome.by_clause {
        let name = texts.clause(clause);
        columns.row([clause.clone(), name, texts.number(count(*found))]);
    }
    screen.line(columns.text())
}

/// What was not done, by cause.
pub(super) fn withheld(
    screen: &mut Screen,
    texts: &Texts,
    outcome: &RunOutcome,
) -> Result<(), Failure> {
    if outcome.withheld.values().all(|found| *found == 0) {
        return Ok(());
    }
    screen.heading(&texts.get("cli-withheld"))?;
    let headings = [texts.get("cli-cause"), texts.get("cli-count")];
    let [cause, number] = &headings;
    let mut columns = Columns::new(&[(cause, Side::Left), (number, Side::Right)]);
    for (cause, found) in outcome.withheld.iter().filter(|(_, found)| **found > 0) {
        columns.row([texts.coded_or_plain("withheld", cause), texts.number(count(*found))]);
    }
    screen.line(columns.text())
}

fn note_text(texts: &Texts, note: &RunNote) -> String {
    match note {
        RunNote::DoneBefore { last_done } => {
            texts.with_text("cli-note-done-before", "day", &texts.day(*last_done))
        }
        RunNote::CalendarProvisional { year } => {
            texts.with_text("cli-note-calendar", "year", &year.to_string())
        }
        RunNote::RoundBegins { day, kind } => {
            texts.with_text("run-note-round", "round", &texts.round(*kind, *day))
        }
        RunNote::Resumed { acting_day } => {
            texts.with_text("cli-note-resumed", "day", &texts.day(*acting_day))
        }
        RunNote::Unsound { customer, day, finding } => texts.with(
            "cli-note-unsound",
            &[
                ("customer", customer.as_str().into()),
                ("day", texts.day(*day).into()),
                ("finding", finding.as_str().into()),
            ],
        ),
    }
}

fn count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
