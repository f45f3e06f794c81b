//! `saldo verify`: does what is stored agree with itself?

use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Ink;
use crate::settings::Settings;
use clap::Args;
use saldo_work::journal::{self, Anchor};
use saldo_work::verify::{self, Verified};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What it is compared with.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo verify --json\n  saldo verify --anchor /mnt/elsewhere/journal.anchors"
)]
pub(crate) struct Verify {
    /// File kept elsewhere that notes where the journal ended: what is cut off since is found,
    /// and where all is sound the present end is added
    #[arg(long, value_name = "FILE")]
    anchor: Option<PathBuf>,
}

/// Runs every check; exit code 3 when one finds a defect.
pub(crate) fn run(command: Verify, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let mut verified = verify::run(&desk.office, desk.company.company, progress.as_ref())?;
    drop(progress);
    if let Some(file) = &command.anchor {
        let noted = anchors(file)?;
        let company = desk.company.company;
        verified.and_lost(journal::lost(&desk.office, company, &noted)?);
        if verified.sound() {
            note(file, company.get(), &verified)?;
        }
    }
    if desk.json {
        desk.screen.json(&verified)?;
    } else {
        print(&mut desk, &verified)?;
    }
    desk.screen.flush()?;
    if verified.sound() { Ok(()) } else { Err(Failure::Defect) }
}

/// The ends that the file notes; none where there is no file yet.
fn anchors(file: &Path) -> Result<Vec<Anchor>, Failure> {
    let name = file.display().to_string();
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::while_doing(&name, &error)),
    };
    let anchor = |line| {
        serde_json::from_str(line)
            .map_err(|error| Failure::refused(format!("{name}: “{line}” is no anchor: {error}")))
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(anchor).collect()
}

/// Adds the present end to the file.
fn note(file: &Path, company: i64, verified: &Verified) -> Result<(), Failure> {
    let (seq, hash) = (verified.audit_entries, verified.audit_head.clone());
    let anchor = Anchor { company, seq: i64::try_from(seq).unwrap_or(i64::MAX), hash };
    let line =
        serde_json::to_string(&anchor).map_err(|error| Failure::Failed(error.to_string()))?;
    let mut open = std::fs::OpenOptions::new();
    let opened = open.append(true).create(true).open(file);
    let written = opened.and_then(|mut file| writeln!(file, "{line}"));
    written.map_err(|error| Failure::while_doing(&file.display().to_string(), &error))
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
