//! `saldo verify`: does what is stored agree with itself?

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Ink;
use crate::settings::Settings;
use clap::Args;
use saldo_work::verify::{self, Verified};

/// No options of its own.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo verify --json")]
pub(crate) struct Verify {}

/// Runs every check; exit code 3 when one finds a defect.
pub(crate) fn run(_command: Verify, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let verified = verify::run(&desk.office, desk.company.company, progress.as_ref())?;
    drop(progress);
    if desk.json {
        desk.screen.json(&verified)?;
    } else {
        print(&mut desk, &verified)?;
    }
    desk.screen.flush()?;
    if verified.sound() { Ok(()) } else { Err(Failure::Defect) }
}

fn print(desk: &mut Desk, verified: &Verified) -> Result<(), Failure> {
    let texts = desk.texts;
    let count = |count: u64| texts.number(i64::try_from(count).unwrap_or(i64::MAX)).into();
    let values = [
        ("customers", count(verified.customers)),
        ("items", count(verified.items)),
        ("movements", count(verified.movements)),
        ("entries", count(verified.audit_entries)),
        ("checks", count(verified.checks.len() as u64)),
    ];
    desk.screen.line(texts.with("cli-verified", &values))?;
    desk.screen.line(texts.with_text("cli-audit-head", "hash", &verified.audit_head))?;
    for finding in &verified.findings {
        let check = desk.screen.ink(Ink::Alarm, &finding.check);
        desk.screen.line(format_args!("{check}: {}: {}", finding.subject, finding.what))?;
    }
    let found = i64::try_from(verified.findings_total).unwrap_or(i64::MAX);
    let key = if verified.sound() { "cli-sound" } else { "cli-defects" };
    desk.screen.line(texts.count(key, found))
}
