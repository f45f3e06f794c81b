//! `saldo init`: an empty company.

use crate::clock::SystemClock;
use crate::desk::open_or_create;
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::Args;
use saldo_domain::Currency;
use saldo_letters::Texts;
use saldo_work::company::{self, Company, NewCompany};
use saldo_work::{Office, Refused, policies};
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The company to found.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo init --company 'Rohelus Kaubandus OÜ' --country EE --currency EUR"
)]
pub(crate) struct Init {
    /// Country of the company: EE, RU, …
    #[arg(long, value_name = "CC")]
    country: String,
    /// Currency of its books: EUR, RUB, …
    #[arg(long, value_name = "CUR", value_parser = currency)]
    currency: Currency,
    /// Time zone; the country's usual one when absent
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Policy file, or the name of a shipped policy; the eight-step policy when absent
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
}

/// The answer of `--json`.
#[derive(Serialize)]
struct Founded {
    #[serde(flatten)]
    company: Company,
    policy: Option<String>,
}

fn currency(code: &str) -> Result<Currency, String> {
    Currency::from_code(&code.to_ascii_uppercase()).map_err(|error| error.to_string())
}

/// Founds the company.
pub(crate) fn run(command: Init, settings: &Settings) -> Result<(), Failure> {
    let Some(name) = settings.company.clone() else {
        return Err(Failure::refused("init needs the name of the company: --company NAME"));
    };
    let policy = command.policy.as_deref().map(policy_text).transpose()?;
    let new = NewCompany {
        name,
        country: command.country.to_ascii_uppercase(),
        currency: command.currency,
        zone: command.zone,
        language: settings.language_chosen.then(|| settings.language.code().to_owned()),
        policy,
    };
    let url = settings.database_or_default()?;
    let office = Office::new(open_or_create(&url)?, Arc::new(SystemClock));
    let founded = company::init(&office, &new)?;
    let mut screen = Screen::new();
    if settings.common.json {
        let versions = policies::list(&office, founded.company)?;
        let policy = versions.into_iter().next().map(|version| version.policy);
        screen.json(&Founded { company: founded, policy })?;
    } else {
        let texts = Texts::of(settings.language);
        let values = [("company", founded.name.as_str().into()), ("database", url.as_str().into())];
        screen.line(texts.with("cli-founded", &values))?;
    }
    screen.flush()
}

/// A file of this name goes before a shipped policy of the name.
fn policy_text(path: &Path) -> Result<(String, String), Failure> {
    let name = path.to_string_lossy();
    if !path.exists() && policies::all_shipped().any(|(shipped, _)| shipped == name) {
        return Ok(policies::shipped_text(&name)?);
    }
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((file, text)),
        Err(error) => Err(Refused::File { file, reason: error.to_string() }.into()),
    }
}
