//! `saldo policy`: the regulation as a document that is checked, read, compared, replayed and
//! entered.

mod backtest;
mod groups;
mod show;
mod versions;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_letters::Texts;
use saldo_work::Refused;
use saldo_work::policies::{self, Checked, Document, Wanted};
use std::path::{Path, PathBuf};

/// What to do about policies.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo policy check own.toml\n  saldo policy show\n  \
                  saldo policy diff eight-step own.toml"
)]
pub(crate) struct Policy {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Look a policy file over: exit code 3 when the program could not carry it out
    #[command(after_help = "Example:\n  saldo policy check own.toml\n\nExit codes: 0 sound, \
                            2 the file cannot be read, 3 a defect (file:line:column: what and \
                            the remedy).")]
    Check {
        /// Policy file, or the name of a shipped policy
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print a policy as clauses to be read and signed, with its timeline
    #[command(
        after_help = "Example:\n  saldo policy show\n  saldo policy show eight-step --lang ru\n  \
                            saldo policy show @2"
    )]
    Show {
        /// NAME of a shipped policy, FILE, @VERSION or NAME@VERSION of the company; what the
        /// company follows today when absent
        #[arg(value_name = "POLICY")]
        policy: Option<String>,
    },
    /// How the second policy differs from the first, clause by clause
    #[command(
        after_help = "Example:\n  saldo policy diff eight-step own.toml\n  saldo policy diff @1 @2"
    )]
    Diff {
        /// As for show
        #[arg(value_name = "A")]
        before: String,
        /// As for show
        #[arg(value_name = "B")]
        after: String,
    },
    /// Live through the company's past once more under another policy, writing nothing
    #[command(
        after_help = "Example:\n  saldo policy backtest own.toml --from 2025-03-01 --to 2026-02-28"
    )]
    Backtest {
        /// As for show
        #[arg(value_name = "POLICY")]
        policy: String,
        /// First day
        #[arg(long, value_name = "DATE")]
        from: Day,
        /// Last day
        #[arg(long, value_name = "DATE")]
        to: Day,
    },
    /// Print the JSON Schema of policy files, for editors
    #[command(after_help = "Example:\n  saldo policy schema")]
    Schema,
    /// Enter a new version; a director approves it in the browser
    #[command(after_help = "Example:\n  saldo policy enter own.toml --note 'Claim after ten days'")]
    Enter {
        /// Policy file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Why, for whoever approves it
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        /// Only say what would be entered
        #[arg(long)]
        dry_run: bool,
    },
    /// The groups of customers, how many are in each, and the policy that holds for them today
    #[command(after_help = "Example:\n  saldo policy groups")]
    Groups,
    /// Which policy a customer follows, and the group that makes it so; with a group or --none it
    /// is put there, for what begins from the next day on
    #[command(after_help = "Example:\n  saldo policy group C-001\n  \
                            saldo policy group C-001 Chains --reason 'joined a chain in May'\n  \
                            saldo policy group C-001 --none --reason 'left the chain'")]
    Group {
        /// Code of the customer
        #[arg(value_name = "CUSTOMER")]
        customer: String,
        /// The group that it is put into
        #[arg(value_name = "GROUP", requires = "reason")]
        group: Option<String>,
        /// Take it out of all groups
        #[arg(long, conflicts_with = "group", requires = "reason")]
        none: bool,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// The company's versions, who approved them, who has read them
    #[command(after_help = "Example:\n  saldo policy list")]
    List,
}

/// Does what was typed.
pub(crate) fn run(command: Policy, settings: &Settings) -> Result<(), Failure> {
    match command.what {
        What::Check { file } => check(&file, settings),
        What::Show { policy } => show::show(policy.as_deref(), settings),
        What::Diff { before, after } => show::diff(&before, &after, settings),
        What::Backtest { policy, from, to } => backtest::run(&policy, (from, to), settings),
        What::Schema => schema(),
        What::Enter { file, note, dry_run } => versions::enter(&file, &note, dry_run, settings),
        What::List => versions::list(settings),
        What::Groups => groups::list(settings),
        What::Group { customer, group, none, reason } => {
            let reason = reason.unwrap_or_default();
            let moved = (none || group.is_some()).then_some((group.as_deref(), reason.as_str()));
            groups::of_customer(&customer, moved, settings)
        }
    }
}

fn schema() -> Result<(), Failure> {
    let mut screen = Screen::new();
    screen.line(policies::SCHEMA.trim_end())?;
    screen.flush()
}

fn check(path: &Path, settings: &Settings) -> Result<(), Failure> {
    let (file, text) = text_or_shipped(path)?;
    let checked = policies::check(&file, &text);
    let mut screen = Screen::new();
    match settings.common.json {
        true => screen.json(&checked)?,
        false => print_checked(&mut screen, Texts::of(settings.language), &checked)?,
    }
    screen.flush()?;
    if checked.sound { Ok(()) } else { Err(Failure::Defect) }
}

fn print_checked(screen: &mut Screen, texts: &Texts, checked: &Checked) -> Result<(), Failure> {
    for finding in &checked.findings {
        let place = format!("{}:{}:{}", checked.file, finding.line, finding.column);
        let place = screen.ink(Ink::Alarm, &place);
        screen.line(format_args!("{place}: {}", texts.policy_fault(&finding.fault)))?;
    }
    for note in &checked.notes {
        let said = note.told(texts);
        let file = screen.ink(Ink::Warning, &checked.file);
        screen.line(format_args!("{file}: {said}"))?;
    }
    if let (Some(policy), Some(from)) = (&checked.policy, checked.effective_from) {
        let values = [("policy", policy.into()), ("day", texts.day(from).into())];
        screen.line(texts.with("policy-sound", &values))?;
    }
    Ok(())
}

/// The policy that a word on the command line means: a version of the company, a file, or a
/// shipped policy by its name.
fn meant(wanted: Option<&str>, settings: &Settings) -> Result<Document, Failure> {
    let of_company = |wanted: Wanted<'_>| {
        let desk = Desk::open(settings)?;
        Ok(policies::find(&desk.office, desk.company.company, wanted)?)
    };
    let Some(name) = wanted else { return of_company(Wanted::Followed) };
    let path = Path::new(name);
    if path.exists() {
        let (file, text) = text_of(path)?;
        return Ok(policies::read(&file, &text)?);
    }
    match name.contains('@') {
        true => of_company(Wanted::Version(name)),
        false if name.ends_with(".toml") => Err(missing(path)),
        false => Ok(policies::shipped(name)?),
    }
}

fn missing(path: &Path) -> Failure {
    let reason = "there is no such file".to_owned();
    Refused::File { file: path.display().to_string(), reason }.into()
}

/// Name and text of a file, or of the shipped policy of this name where no such file is.
pub(super) fn text_or_shipped(path: &Path) -> Result<(String, String), Failure> {
    let name = path.to_str().filter(|_| !path.exists());
    let shipped = name.and_then(|name| policies::shipped_text(name).ok());
    shipped.map_or_else(|| text_of(path), Ok)
}

/// Name and text of a file.
fn text_of(path: &Path) -> Result<(String, String), Failure> {
    let file = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((file, text)),
        Err(error) => Err(Refused::File { file, reason: error.to_string() }.into()),
    }
}
