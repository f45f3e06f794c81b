//! `saldo webhook`: programs outside that are told what happened.

use crate::delivery::outlet;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, Subcommand};
use saldo_work::Who;
use saldo_work::views::Page;
use saldo_work::webhooks::{self, Happening, State, WebhookAsked};
use serde_json::json;

/// What to do about them.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo webhook add 'Web shop' https://shop.example/saldo --on payment-recorded\n  \
                  saldo webhook key 1\n  saldo webhook events --show dead\n\n\
                  What is told is signed. The secret of the installation stands in\n\
                  SALDO_WEBHOOK_SECRET or in the file named by SALDO_WEBHOOK_SECRET_FILE; each\n\
                  program gets a key worked out from it, and none is kept in the database.\n\
                  SALDO_WEBHOOKS_PRIVATE=yes lets addresses of this machine and of private\n\
                  networks be told as well."
)]
pub(crate) struct WebhookCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Have a program told
    #[command(
        after_help = "Example:\n  saldo webhook add 'Web shop' https://shop.example/saldo --on payment-recorded --on terms-changed"
    )]
    Add {
        /// The program, in your words
        name: String,
        /// Where it listens
        address: String,
        /// What it is to hear of, e.g. payment-recorded; may stand several times
        #[arg(long = "on", value_name = "EVENT", required = true, value_parser = happening)]
        kinds: Vec<Happening>,
    },
    /// Every program, the ended ones too
    #[command(after_help = "Example:\n  saldo webhook list --json")]
    List,
    /// Tell a program nothing any more
    #[command(after_help = "Example:\n  saldo webhook end 1")]
    End {
        /// Number of the program, as the list shows it
        webhook: i64,
    },
    /// Print the key with which messages to a program are signed
    #[command(after_help = "Example:\n  saldo webhook key 1")]
    Key {
        /// Number of the program, as the list shows it
        webhook: i64,
    },
    /// What was told, what waits, and what was given up
    #[command(after_help = "Example:\n  saldo webhook events --show dead")]
    Events {
        /// waiting, told or dead; all of them when absent
        #[arg(long, value_name = "STATE", value_parser = state)]
        show: Option<State>,
    },
    /// Try an event again that was given up
    #[command(after_help = "Example:\n  saldo webhook again 1 0123456789abcdef0123456789abcdef")]
    Again {
        /// Number of the program
        webhook: i64,
        /// The 32 digits of the event
        event: String,
    },
    /// Tell now what is due; while pages are served that happens by itself
    #[command(after_help = "Example:\n  saldo webhook tell --json")]
    Tell,
}

fn happening(code: &str) -> Result<Happening, String> {
    Happening::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = Happening::ALL.iter().map(|kind| kind.code()).collect();
        format!("the events are {}", known.join(", "))
    })
}

fn state(code: &str) -> Result<State, String> {
    State::from_code(code).ok_or_else(|| {
        let known: Vec<&str> = State::ALL.iter().map(|state| state.code()).collect();
        format!("the states are {}", known.join(", "))
    })
}

/// Events shown at once.
const SHOWN: u32 = 500;

/// Adds, lists, ends, tells.
pub(crate) fn run(command: WebhookCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::Add { name, address, kinds } => {
            let asked = WebhookAsked { name, address, kinds };
            let reach = outlet()?.reach;
            let number = webhooks::subscribe(&desk.office, company, who, &asked, reach)?;
            told(&mut desk, "webhook-cli-added", number)?;
        }
        Act::List => list(&mut desk)?,
        Act::End { webhook } => {
            webhooks::end(&desk.office, company, who, webhook)?;
            told(&mut desk, "webhook-cli-ended", webhook)?;
        }
        Act::Key { webhook } => {
            let secret = outlet()?.secret_of(company, webhook);
            if secret.is_empty() {
                return Err(Failure::refused(desk.texts.get("webhook-cli-no-secret")));
            }
            desk.screen.line(secret.reveal())?;
        }
        Act::Events { show } => events(&mut desk, show)?,
        Act::Again { webhook, event } => {
            webhooks::again(&desk.office, company, who, webhook, &event)?;
            told(&mut desk, "webhook-cli-again", webhook)?;
        }
        Act::Tell => tell(&mut desk)?,
    }
    desk.screen.flush()
}

fn told(desk: &mut Desk, key: &str, webhook: i64) -> Result<(), Failure> {
    if desk.json {
        return desk.screen.json(&json!({ "webhook": webhook }));
    }
    desk.screen.line(desk.texts.with_text(key, "number", &webhook.to_string()))
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let found = webhooks::list(&desk.office, desk.company.company, Who::program())?;
    let kinds = |kinds: &[Happening]| -> Vec<&'static str> {
        kinds.iter().map(|kind| kind.code()).collect()
    };
    if desk.json {
        let rows: Vec<_> = found
            .iter()
            .map(|one| {
                json!({ "webhook": one.webhook, "name": one.name, "address": one.address,
                        "events": kinds(&one.kinds) })
            })
            .collect();
        return desk.screen.json(&rows);
    }
    let headings = ["token-number", "webhook-name", "webhook-address", "webhook-events"];
    let headings = headings.map(|key| desk.texts.get(key));
    let sided: Vec<(&str, Side)> =
        headings.iter().map(|heading| (heading.as_str(), Side::Left)).collect();
    let mut columns = Columns::new(&sided);
    for one in found {
        let hears = match one.kinds.is_empty() {
            true => desk.texts.get("webhook-is-ended"),
            false => kinds(&one.kinds).join(" "),
        };
        columns.row([one.webhook.to_string(), one.name, one.address, hears]);
    }
    desk.screen.line(columns.text())
}

fn events(desk: &mut Desk, show: Option<State>) -> Result<(), Failure> {
    let (company, page) = (desk.company.company, Page::first(SHOWN));
    let found = webhooks::deliveries(&desk.office, company, Who::program(), show, page)?;
    if desk.json {
        let rows: Vec<_> = found
            .rows
            .iter()
            .map(|one| {
                json!({ "webhook": one.webhook, "event": one.event, "kind": one.kind.code(),
                        "customer": one.customer, "state": one.state.code(),
                        "attempts": one.attempts, "said": one.said })
            })
            .collect();
        return desk.screen.json(&rows);
    }
    let texts = desk.texts;
    let headings = ["token-number", "webhook-event", "cli-customer", "cli-state", "webhook-said"];
    let headings = headings.map(|key| texts.get(key));
    let sided: Vec<(&str, Side)> =
        headings.iter().map(|heading| (heading.as_str(), Side::Left)).collect();
    let mut columns = Columns::new(&sided);
    for one in found.rows {
        columns.row([
            format!("{} {}", one.webhook, one.event),
            texts.coded("happening", one.kind.code()),
            one.customer,
            texts.coded("webhook-state", one.state.code()),
            one.said,
        ]);
    }
    desk.screen.line(columns.text())
}

fn tell(desk: &mut Desk) -> Result<(), Failure> {
    let (company, progress) = (desk.company.company, desk.progress());
    let told =
        webhooks::tell(&desk.office, company, Who::program(), &outlet()?, progress.as_ref())?;
    drop(progress);
    if desk.json {
        return desk.screen.json(&told);
    }
    if told.no_secret {
        desk.screen.line(desk.texts.get("webhook-cli-no-secret"))?;
    }
    let counts = [
        ("webhook-cli-told", told.told),
        ("webhook-cli-later", told.later),
        ("webhook-cli-dead", told.dead),
    ];
    for (key, count) in counts {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        desk.screen.line(desk.texts.count(key, count))?;
    }
    Ok(())
}
