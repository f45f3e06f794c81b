//! `saldo demo`: a realistic company, its day printed, then served.

use super::{picture, serve};
use crate::clock::SystemClock;
use crate::desk::{Desk, office, open_or_create};
use crate::failure::Failure;
use crate::progress::on_stderr;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::Day;
use saldo_letters::{Texts, Value};
use saldo_work::demo::{self, DemoBuilt, DemoCountry, DemoSpec};
use saldo_work::{Clock, FixedClock, Refused};
use std::net::SocketAddr;
use std::sync::Arc;

/// What company to make.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo demo\n  saldo demo --seed 7 --as-of 2026-03-20 --customers 500 --no-serve"
)]
pub(crate) struct Demo {
    /// Same seed and day, same data
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// How many customers
    #[arg(long, default_value_t = 200, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200_000))]
    customers: u32,
    /// Country of the company: EE or RU
    #[arg(long, default_value = "EE", value_name = "CC", value_parser = country)]
    country: DemoCountry,
    /// Shipped policy the company follows: eight-step, gentle or regulation
    #[arg(long, default_value = "eight-step", value_name = "NAME")]
    policy: String,
    /// Print the day and end
    #[arg(long)]
    no_serve: bool,
    /// Address to serve on
    #[arg(long, env = "SALDO_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,
}

fn country(code: &str) -> Result<DemoCountry, String> {
    DemoCountry::from_code(code).ok_or_else(|| "demo companies are in EE and RU".to_owned())
}

/// Makes the company, prints the day's picture, serves the pages.
pub(crate) fn run(command: Demo, mut settings: Settings) -> Result<(), Failure> {
    let url = database(&mut settings)?;
    let texts = Texts::of(settings.language);
    let spec = spec(&command, &settings)?;
    let store = open_or_create(&url)?;
    let progress = on_stderr(texts);
    let days = demo::DAYS_UNDER_CONTROL;
    let built = demo::build_under(&store, &spec, &command.policy, days, progress.as_ref())
        .map_err(failed_to_build)?;
    drop(progress);
    let office = office(store, Arc::new(FixedClock::on(spec.as_of)))?;
    let mut desk = Desk::at(office, built.company.clone(), &settings);
    print(&mut desk, &built)?;
    eprintln!("{}", texts.with_text("cli-demo-database", "database", &url));
    if command.no_serve {
        return Ok(());
    }
    desk.live_on(spec.as_of)?;
    let password = Value::Text(spec.password());
    eprintln!("{}", texts.with("cli-demo-people", &[("password", password)]));
    for person in spec.staff() {
        eprintln!("  {:<14} {}", person.login, person.name);
    }
    let address = serve::address(command.listen, &settings)?;
    serve::serve(&desk, serve::Serving { address, workers: 0, behind_proxy: false })
}

/// A database or policy that will not do was typed; anything else that is refused to the
/// company's own people is a fault of the program.
fn failed_to_build(refused: Refused) -> Failure {
    match refused {
        Refused::CompanyExists { .. }
        | Refused::DemoInTheMaking
        | Refused::UnknownPolicy { .. }
        | Refused::Cancelled
        | Refused::Store(_) => refused.into(),
        other => Failure::while_doing("making the demo company", &other),
    }
}

fn spec(command: &Demo, settings: &Settings) -> Result<DemoSpec, Failure> {
    let undated = DemoSpec {
        seed: command.seed,
        as_of: Day::LAST,
        customers: command.customers,
        country: command.country,
        words: settings.language,
    };
    let as_of = match settings.common.as_of {
        Some(day) => day,
        None => today_in(undated.zone())?,
    };
    if as_of < Day::FIRST.plus_months(48) {
        return Err(Failure::refused(format!(
            "--as-of {as_of} leaves no room for three years of history; choose a day from {} on",
            Day::FIRST.plus_months(48)
        )));
    }
    Ok(DemoSpec { as_of, ..undated })
}

fn today_in(zone: &str) -> Result<Day, Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::while_doing(&format!("time zone {zone}"), error);
    let zone_rules = jiff::tz::TimeZone::get(zone).map_err(|error| failed(&error))?;
    let now =
        jiff::Timestamp::from_microsecond(SystemClock.now().0).map_err(|error| failed(&error))?;
    Day::from_date(now.to_zoned(zone_rules).date()).map_err(|error| failed(&error))
}

/// The database asked for, or a fresh file in the folder for temporary files.
fn database(settings: &mut Settings) -> Result<String, Failure> {
    if let Some(url) = &settings.database {
        return Ok(url.clone());
    }
    let folder = tempfile::Builder::new().prefix("saldo-demo-").tempdir()?.keep();
    let url = format!("sqlite:{}", folder.join("saldo.sqlite").display());
    settings.database = Some(url.clone());
    Ok(url)
}

fn print(desk: &mut Desk, built: &DemoBuilt) -> Result<(), Failure> {
    if desk.json {
        desk.screen.json(&built.run)?;
    } else {
        picture::print(desk, &built.run)?;
    }
    desk.screen.flush()
}
