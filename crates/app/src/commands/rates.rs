//! `saldo rates`: rates and calendars as dated data.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_letters::Value;
use saldo_work::rates::{
    self, Asked, CalendarShown, FeesAsked, LawOutcome, ListAsked, MoratoriumAsked, Outcome, Stale,
    TableShown, YearOutcome,
};
use saldo_work::{Refused, Who};
use std::path::{Path, PathBuf};

/// What to do about rates.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo rates list\n  \
                  saldo rates add ru-key-rate 2026-10-26 13.50 --checked-to 2026-11-20 --source 'Bank of Russia'\n  \
                  saldo rates import keyrate.csv --source 'Bank of Russia' --dry-run\n  \
                  saldo rates calendar ru.toml\n  \
                  saldo rates moratorium RU-497-2022 2022-04-01 2022-10-01 --source 'Decree 497'\n  \
                  saldo rates fees ru-arbitrazh.toml"
)]
pub(crate) struct Rates {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// The tables, how far they are complete, and what ends before the business day
    #[command(after_help = "Example:\n  saldo rates list --as-of 2026-11-21")]
    List,
    /// Add one decision; the same once more changes nothing
    #[command(
        after_help = "Example:\n  saldo rates add ru-key-rate 2026-10-26 13.50 --source 'Bank of Russia'"
    )]
    Add(Add),
    /// Take over a published list of two columns: day;rate
    #[command(
        after_help = "Example:\n  saldo rates import keyrate.csv --source 'Bank of Russia' --dry-run"
    )]
    Import(Import),
    /// Take over the years of a calendar file (TOML, as those that ship)
    #[command(after_help = "Example:\n  saldo rates calendar ru.toml --dry-run")]
    Calendar(Calendar),
    /// Add a period in which older debts bear nothing, change one, or strike one out
    #[command(
        after_help = "Example:\n  saldo rates moratorium RU-497-2022 2022-04-01 2022-10-01 --source 'Decree 497'"
    )]
    Moratorium(Moratorium),
    /// Take over the fees of a court (TOML, as those that ship)
    #[command(after_help = "Example:\n  saldo rates fees ru-arbitrazh.toml --dry-run")]
    Fees(Fees),
}

#[derive(Debug, Args)]
struct Moratorium {
    /// What it is called
    name: String,
    /// First day without accrual
    #[arg(required_unless_present = "strike_out", default_value = "")]
    from: String,
    /// Last day without accrual
    #[arg(required_unless_present = "strike_out", default_value = "")]
    to: String,
    /// Debts due before this day are spared; the first day when absent
    #[arg(long, value_name = "DATE", default_value = "")]
    due_before: String,
    /// The act that says so
    #[arg(long, required_unless_present = "strike_out", default_value = "")]
    source: String,
    /// Why one that stands is changed
    #[arg(long, default_value = "")]
    reason: String,
    /// There is no such moratorium after all
    #[arg(long, conflicts_with_all = ["from", "to", "due_before", "source"])]
    strike_out: bool,
    /// Tell what would change, keep nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct Fees {
    /// The file: one court, from one day on
    file: PathBuf,
    /// Why a version that stands is changed
    #[arg(long, default_value = "")]
    reason: String,
    /// Tell what would change, keep nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct Add {
    /// The table: ru-key-rate or ee-default-interest
    table: String,
    /// Day of effect, not that of the announcement
    day: String,
    /// Percent a year
    rate: String,
    /// Last day for which no later decision is missing; the day of effect when absent
    #[arg(long, value_name = "DATE", default_value = "")]
    checked_to: String,
    /// Where the figure was taken from
    #[arg(long)]
    source: String,
    /// Why a row that stands is changed
    #[arg(long, default_value = "")]
    reason: String,
    /// Tell what would change, keep nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct Import {
    /// The list: CSV, XLSX or ODS
    file: PathBuf,
    /// The table: ru-key-rate or ee-default-interest
    #[arg(long, default_value = "ru-key-rate")]
    table: String,
    /// Last day for which no later decision is missing; the last day of the list when absent
    #[arg(long, value_name = "DATE", default_value = "")]
    checked_to: String,
    /// Where the figures were taken from; the file's name when absent
    #[arg(long)]
    source: Option<String>,
    /// Why rows that stand are changed
    #[arg(long, default_value = "")]
    reason: String,
    /// Tell what would change, keep nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct Calendar {
    /// The file: code and [[years]]; a whole calendar file is understood too
    file: PathBuf,
    /// Why a year that stands is changed
    #[arg(long, default_value = "")]
    reason: String,
    /// Tell what would change, keep nothing
    #[arg(long)]
    dry_run: bool,
}

/// The latest rows shown of each table.
const LATEST: usize = 5;

/// Lists, adds, imports.
pub(crate) fn run(command: Rates, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    match command.act {
        Act::List => list(&mut desk)?,
        Act::Add(add) => {
            let outcome = added(&desk, add)?;
            tell(&mut desk, &outcome)?;
        }
        Act::Import(import) => {
            let outcome = imported(&desk, import)?;
            tell(&mut desk, &outcome)?;
        }
        Act::Calendar(calendar) => {
            let outcome = calendar_taken(&desk, &calendar)?;
            tell_years(&mut desk, &outcome)?;
        }
        Act::Moratorium(moratorium) => {
            let outcome = moratorium_added(&desk, moratorium)?;
            tell_law(&mut desk, &outcome)?;
        }
        Act::Fees(fees) => {
            let outcome = fees_taken(&desk, fees)?;
            tell_law(&mut desk, &outcome)?;
        }
    }
    desk.screen.flush()
}

fn added(desk: &Desk, add: Add) -> Result<Outcome, Failure> {
    let asked = Asked {
        table: add.table,
        from: add.day,
        rate: add.rate,
        checked_to: add.checked_to,
        source: add.source,
        reason: add.reason,
    };
    let (office, company) = (&desk.office, desk.company.company);
    Ok(rates::add(office, company, Who::program(), &asked, add.dry_run)?)
}

fn imported(desk: &Desk, import: Import) -> Result<Outcome, Failure> {
    let file = import.file.display().to_string();
    let asked = ListAsked {
        table: import.table,
        rows: rates::read_list(&desk.office, &file, &import.file)?,
        checked_to: import.checked_to,
        source: import.source.unwrap_or_else(|| name_of(&import.file)),
        reason: import.reason,
        file,
    };
    let (office, company) = (&desk.office, desk.company.company);
    Ok(rates::import(office, company, Who::program(), &asked, import.dry_run)?)
}

/// The name of a file without the folders it lies in.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn calendar_taken(desk: &Desk, calendar: &Calendar) -> Result<YearOutcome, Failure> {
    let file = calendar.file.display().to_string();
    let text = std::fs::read_to_string(&calendar.file)
        .map_err(|error| Refused::File { file: file.clone(), reason: error.to_string() })?;
    let (office, company, who) = (&desk.office, desk.company.company, Who::program());
    let named = (file.as_str(), text.as_str());
    let (reason, dry_run) = (calendar.reason.as_str(), calendar.dry_run);
    Ok(rates::import_calendar(office, company, who, named, reason, dry_run)?)
}

fn moratorium_added(desk: &Desk, added: Moratorium) -> Result<LawOutcome, Failure> {
    let asked = MoratoriumAsked {
        name: added.name,
        from: added.from,
        to: added.to,
        due_before: added.due_before,
        source: added.source,
        reason: added.reason,
        strike_out: added.strike_out,
    };
    let (office, company) = (&desk.office, desk.company.company);
    Ok(rates::add_moratorium(office, company, Who::program(), &asked, added.dry_run)?)
}

fn fees_taken(desk: &Desk, fees: Fees) -> Result<LawOutcome, Failure> {
    let file = fees.file.display().to_string();
    let text = std::fs::read_to_string(&fees.file)
        .map_err(|error| Refused::File { file: file.clone(), reason: error.to_string() })?;
    let asked = FeesAsked { file, text, reason: fees.reason };
    let (office, company) = (&desk.office, desk.company.company);
    Ok(rates::import_fees(office, company, Who::program(), &asked, fees.dry_run)?)
}

fn tell_law(desk: &mut Desk, outcome: &LawOutcome) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(outcome);
    }
    let texts = desk.texts;
    let values = [
        ("code", Value::from(outcome.code.as_str())),
        ("day", outcome.from.to_string().into()),
        ("change", texts.coded("rates-change", outcome.change).into()),
    ];
    desk.screen.line(texts.with("cli-rates-law", &values))?;
    dry(desk, outcome.dry_run)
}

fn tell(desk: &mut Desk, outcome: &Outcome) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(outcome);
    }
    let texts = desk.texts;
    for told in &outcome.changes {
        let values = [
            ("day", Value::from(told.from.to_string())),
            ("rate", told.rate.to_string().into()),
            ("change", texts.coded("rates-change", told.change).into()),
            ("checked", told.checked_to.to_string().into()),
        ];
        desk.screen.line(texts.with("cli-rates-change", &values))?;
    }
    let values = [
        ("table", Value::from(outcome.table.as_str())),
        ("read", outcome.read.to_string().into()),
        ("changes", outcome.changes.len().to_string().into()),
        ("day", outcome.complete_to.to_string().into()),
    ];
    desk.screen.line(texts.with("cli-rates-outcome", &values))?;
    dry(desk, outcome.dry_run)
}

fn tell_years(desk: &mut Desk, outcome: &YearOutcome) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(outcome);
    }
    let count = |count: usize| Value::from(count.to_string());
    let values = [
        ("calendar", Value::from(outcome.calendar.as_str())),
        ("read", count(outcome.read)),
        ("added", count(outcome.added.len())),
        ("corrected", count(outcome.corrected.len())),
    ];
    desk.screen.line(desk.texts.with("cli-rates-calendar", &values))?;
    dry(desk, outcome.dry_run)
}

fn dry(desk: &mut Desk, dry_run: bool) -> Result<(), Failure> {
    if dry_run { desk.screen.line(desk.texts.get("cli-dry-run")) } else { Ok(()) }
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let overview = rates::overview(&desk.office, company, Who::program(), desk.as_of)?;
    if desk.json {
        return desk.screen.json(&overview);
    }
    let texts = desk.texts;
    for shown in &overview.tables {
        table(desk, shown)?;
    }
    for shown in &overview.calendars {
        calendar(desk, shown)?;
    }
    for one in &overview.moratoria {
        let (name, from, to) = (&one.name, one.from, one.to);
        let spared = texts.with_text("rates-spares-due-before", "day", &one.due_before.to_string());
        desk.screen.line(format_args!("{name}  {from} – {to}. {spared}"))?;
    }
    for one in &overview.fees {
        let since = texts.with_text("rates-fees-since", "day", &one.from.to_string());
        desk.screen.line(format_args!("{}  {since}. {}", one.code, one.source))?;
    }
    for stale in overview.stale() {
        let what = ends(desk, &stale);
        desk.screen.line(desk.texts.with_text("cli-rates-stale", "what", &what))?;
    }
    Ok(())
}

/// `key rate table ends 2026-07-27`.
fn ends(desk: &Desk, stale: &Stale) -> String {
    let key = format!("rates-ends-{}", stale.code.to_ascii_lowercase());
    desk.texts.with_text(&key, "day", &stale.ends.to_string())
}

fn table(desk: &mut Desk, shown: &TableShown) -> Result<(), Failure> {
    let texts = desk.texts;
    let complete = texts.with_text("rates-complete-to", "day", &shown.complete_to.to_string());
    let name = texts.coded("rates-name", &shown.code);
    desk.screen.line(format_args!("{}  {name}. {complete}", shown.code))?;
    let skipped = shown.rows.len().saturating_sub(LATEST);
    for row in shown.rows.iter().skip(skipped) {
        let own = row.own.as_ref();
        let own = own.map(|own| texts.with_text("cli-rates-own", "source", &own.source));
        let line =
            format!("  {}  {:>6}  {}", row.from, row.rate.to_string(), own.unwrap_or_default());
        desk.screen.line(line.trim_end())?;
    }
    Ok(())
}

fn calendar(desk: &mut Desk, shown: &CalendarShown) -> Result<(), Failure> {
    let texts = desk.texts;
    let complete = shown.complete_to.map_or_else(String::new, |day| {
        texts.with_text("rates-complete-to", "day", &day.to_string())
    });
    let name = texts.coded("rates-name", &shown.code);
    desk.screen.line(format_args!("{}  {name}. {complete}", shown.code))?;
    for year in &shown.years {
        let values = [
            ("year", Value::from(year.year.to_string())),
            ("off", year.days_off.to_string().into()),
            ("worked", year.worked.to_string().into()),
        ];
        desk.screen.line(format_args!("  {}", texts.with("cli-rates-year", &values)))?;
    }
    Ok(())
}
