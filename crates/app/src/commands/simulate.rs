//! `saldo simulate`: years of a company, lived in a moment while things go wrong.

use super::policy::text_or_shipped;
use crate::clock::SystemClock;
use crate::desk::open_or_create;
use crate::failure::Failure;
use crate::progress::on_stderr;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use clap::Args;
use saldo_domain::Day;
use saldo_letters::Texts;
use saldo_work::Clock;
use saldo_work::simulate::{self, Lived, Simulation, Trouble};
use std::path::PathBuf;

/// What is lived.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo simulate\n  saldo simulate --seed 7 --years 2 --customers 40\n  \
                  saldo simulate --policy own.toml --faults crash,late-bank\n\nTroubles: crash, \
                  lost-answer, full-disk, slow-disk, two-at-once, late-bank, doubled, mail, outage, \
                  clock-back.\n\nExit codes: 0 nothing is wrong, 3 something is (what, on which day; \
                  the same seed shows it again)."
)]
pub(crate) struct Simulate {
    /// Same seed, same years
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// Years to live
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    years: u32,
    /// Days to live instead of years
    #[arg(long, value_name = "N", conflicts_with = "years", value_parser = clap::value_parser!(u32).range(1..=7305))]
    days: Option<u32>,
    /// How many customers
    #[arg(long, default_value_t = 12, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=5_000))]
    customers: u32,
    /// Policy file, or the name of a shipped policy
    #[arg(long, default_value = "eight-step", value_name = "POLICY")]
    policy: PathBuf,
    /// What goes wrong: all, none, or words with commas between them
    #[arg(long, default_value = "all", value_name = "WORDS")]
    faults: String,
}

/// First day of every simulation: calendars and rates are known from here on.
const BEGIN: &str = "2024-01-08";

/// Lives, tells, and answers with exit code 3 where something is wrong.
pub(crate) fn run(command: Simulate, settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let spec = spec(&command, settings)?;
    // Without a database of one's own the years leave nothing behind.
    let folder = tempfile::Builder::new().prefix("saldo-simulate-").tempdir()?;
    let own = format!("sqlite:{}", folder.path().join("saldo.sqlite").display());
    let url = settings.database.as_ref().unwrap_or(&own);
    let store = open_or_create(url)?;
    store.migrate(SystemClock.now())?;
    let progress = on_stderr(texts);
    let lived = simulate::live(&store, &spec, progress.as_ref())?;
    drop(progress);
    let mut screen = Screen::new();
    match settings.common.json {
        true => screen.json(&lived)?,
        false => print(&mut screen, texts, &spec, &lived)?,
    }
    screen.flush()?;
    if lived.sound() { Ok(()) } else { Err(Failure::Defect) }
}

fn spec(command: &Simulate, settings: &Settings) -> Result<Simulation, Failure> {
    let troubles = Trouble::of_words(&command.faults).map_err(|word| {
        let known = Trouble::ALL.map(Trouble::code).join(", ");
        Failure::refused(format!("--faults “{word}” is no trouble; there are: {known}"))
    })?;
    let from = settings.common.as_of.map_or_else(|| BEGIN.parse(), Ok);
    let from: Day = from.map_err(|error| Failure::while_doing("the first day", &error))?;
    Ok(Simulation {
        seed: command.seed,
        from,
        days: command.days.unwrap_or(command.years * 365),
        customers: command.customers,
        policy: text_or_shipped(&command.policy)?,
        troubles,
    })
}

fn print(
    screen: &mut Screen,
    texts: &Texts,
    spec: &Simulation,
    lived: &Lived,
) -> Result<(), Failure> {
    let count = |count: u64| texts.number(i64::try_from(count).unwrap_or(i64::MAX)).into();
    let values = [
        ("seed", count(spec.seed)),
        ("days", count(lived.days)),
        ("customers", count(lived.customers)),
        ("invoices", count(lived.invoices)),
        ("lines", count(lived.bank_lines)),
        ("letters", count(lived.letters)),
        ("checks", count(lived.checks)),
    ];
    screen.line(texts.with("cli-simulated", &values))?;
    for (trouble, times) in &lived.troubles {
        screen.line(format_args!("  {trouble:<12} {times}"))?;
    }
    for one in &lived.wrong {
        let check = screen.ink(Ink::Alarm, &one.check);
        screen.line(format_args!("{} {check}: {}", one.day, one.what))?;
    }
    let key = if lived.sound() { "cli-sound" } else { "cli-defects" };
    screen.line(texts.count(key, i64::try_from(lived.wrong.len()).unwrap_or(i64::MAX)))
}
