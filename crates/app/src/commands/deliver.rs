//! `saldo deliver`: sends what the outbox holds.

use crate::delivery::{Press, outside, read_before_sending};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::{Ink, Screen};
use crate::settings::Settings;
use clap::Args;
use saldo_letters::Texts;
use saldo_work::delivery::{self, Outcome, Tools};
use saldo_work::{Who, mailbox, notices};
use serde::Serialize;

/// How to send.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo deliver --dry-run\n  saldo deliver --json")]
pub(crate) struct Deliver {
    /// Show what would leave now; nothing leaves and nothing is written
    #[arg(long)]
    dry_run: bool,
}

/// What a pass did, to debtors and to colleagues.
#[derive(Debug, Serialize)]
struct All<'a> {
    #[serde(flatten)]
    outcome: &'a Outcome,
    notices: &'a notices::Outcome,
    /// What was taken from the mailbox before.
    #[serde(skip_serializing_if = "Option::is_none")]
    mailbox: Option<&'a mailbox::Outcome>,
}

/// Sends once what may leave now, or shows it.
pub(crate) fn run(command: Deliver, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let company = desk.company.company;
    let (mut told, mut mailbox) = (notices::Outcome::default(), None);
    let outcome = if command.dry_run {
        delivery::preview(&desk.office, company, Who::program())?
    } else {
        let mut carriers = outside(&desk.office, company)?;
        let progress = desk.progress();
        // Each is done whatever becomes of the others; what failed is told at the end.
        let read = read_before_sending(&desk.office, company, progress.as_ref());
        let noticed =
            notices::pass(&desk.office, company, Who::program(), &mut carriers, progress.as_ref());
        let mut tools = Tools { printer: &Press, carriers: &mut carriers };
        let sent =
            delivery::deliver(&desk.office, company, Who::program(), &mut tools, progress.as_ref());
        let (sent, noticed) = (sent?, noticed?);
        (told, mailbox) = (noticed, read?);
        sent
    };
    if let Some(said) = mailbox.as_ref().and_then(|read| read.broke_off.as_ref()) {
        eprintln!("{}", desk.texts.with_text("cli-mailbox-broke-off", "said", said));
    }
    if desk.json {
        desk.screen.json(&All { outcome: &outcome, notices: &told, mailbox: mailbox.as_ref() })?;
    } else {
        tell(&mut desk.screen, desk.texts, &told)?;
        print(&mut desk.screen, desk.texts, &outcome, command.dry_run)?;
    }
    desk.screen.flush()
}

fn print(
    screen: &mut Screen,
    texts: &Texts,
    outcome: &Outcome,
    dry_run: bool,
) -> Result<(), Failure> {
    if !outcome.on {
        screen.line(screen.ink(Ink::Warning, &texts.get("cli-deliver-off")))?;
    }
    if let Some(parked) = outcome.parked {
        let values = [
            ("waiting", texts.number(whole(parked.waiting)).into()),
            ("may_leave", texts.number(whole(parked.may_leave)).into()),
        ];
        let said = texts.with("cli-deliver-parked", &values);
        screen.line(screen.ink(Ink::Warning, &said))?;
    }
    for (channel, said) in &outcome.unreachable {
        let values = [("channel", texts.coded("channel", channel).into()), ("said", said.into())];
        let line = texts.with("cli-deliver-unreachable", &values);
        screen.line(screen.ink(Ink::Warning, &line))?;
    }
    let sent = if dry_run { "cli-deliver-would" } else { "cli-deliver-sent" };
    let counts = [
        (sent, outcome.sent),
        ("cli-deliver-later", outcome.later),
        ("cli-deliver-uncertain", outcome.uncertain),
        ("cli-deliver-failed", outcome.failed),
        ("cli-deliver-withheld", outcome.withheld),
        ("cli-deliver-withdrawn", outcome.withdrawn),
    ];
    for (key, count) in counts.into_iter().filter(|(key, count)| *count > 0 || *key == sent) {
        screen.line(texts.count(key, whole(count)))?;
    }
    for (cause, count) in &outcome.waiting {
        let cause = texts.coded("kept", cause);
        screen.line(format_args!("{cause}: {}", texts.number(whole(*count))))?;
    }
    Ok(())
}

/// What colleagues were told.
fn tell(screen: &mut Screen, texts: &Texts, told: &notices::Outcome) -> Result<(), Failure> {
    let counts = [
        ("cli-notices-sent", told.sent),
        ("cli-notices-waiting", told.waiting + told.later),
        ("cli-notices-failed", told.failed + told.uncertain),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        screen.line(texts.count(key, whole(count)))?;
    }
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
