//! `saldo post`: letters that go by post, printed together.

use crate::delivery::Press;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_domain::Day;
use saldo_work::Who;
use saldo_work::delivery::{self, BatchRow};
use saldo_work::views::Page;
use std::path::PathBuf;

/// Print, look, say that it was posted.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    subcommand_required = true,
    after_help = "Example:\n  saldo post print --out letters.pdf\n  saldo post posted 1"
)]
pub(crate) struct PostCommand {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// What waits to be printed, and every batch, the latest first
    #[command(after_help = "Example:\n  saldo post list --json")]
    List,
    /// Print what waits into one file
    #[command(after_help = "Example:\n  saldo post print --out letters.pdf")]
    Print {
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// The letters of a batch, in the order of the pile
    #[command(after_help = "Example:\n  saldo post show 1")]
    Show { batch: i64 },
    /// The same bytes once more
    #[command(after_help = "Example:\n  saldo post again 1 --out letters.pdf")]
    Again {
        batch: i64,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Say that a batch was posted, but for some letters
    #[command(
        after_help = "Example:\n  saldo post posted 1 --not 0123456789abcdef0123456789abcdef"
    )]
    Posted {
        batch: i64,
        /// The 32 digits of a letter that stays in the queue
        #[arg(long, value_name = "MESSAGE")]
        not: Vec<String>,
    },
    /// Record the number of a registered letter, and the day on which it was delivered
    #[command(
        after_help = "Example:\n  saldo post registered 0123456789abcdef0123456789abcdef --number RR123456789EE --delivered 2026-03-31"
    )]
    Registered {
        /// The 32 digits of the letter
        message: String,
        #[arg(long, default_value = "")]
        number: String,
        #[arg(long, value_name = "DATE")]
        delivered: Option<Day>,
    },
}

/// Does what was asked.
pub(crate) fn run(command: PostCommand, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    match command.act {
        Act::List => list(&mut desk)?,
        Act::Print { out } => {
            let Some(number) = delivery::print_batch(&desk.office, company, who, &Press)? else {
                desk.screen.line(desk.texts.get("cli-post-nothing"))?;
                return desk.screen.flush();
            };
            let bytes = delivery::batch_bytes(&desk.office, company, who, number)?;
            paper::write(&out, &bytes)?;
            show(&mut desk, number)?;
        }
        Act::Show { batch } => show(&mut desk, batch)?,
        Act::Again { batch, out } => {
            let bytes = delivery::batch_bytes(&desk.office, company, who, batch)?;
            paper::write(&out, &bytes)?;
        }
        Act::Posted { batch, not } => {
            let not = not.into_iter().collect();
            let told = delivery::batch_posted(&desk.office, company, who, batch, &not)?;
            posted(&mut desk, told)?;
        }
        Act::Registered { message, number, delivered } => {
            let told = (number.as_str(), delivered);
            delivery::registered(&desk.office, company, who, &message, told)?;
        }
    }
    desk.screen.flush()
}

fn posted(desk: &mut Desk, told: delivery::Posted) -> Result<(), Failure> {
    let delivery::Posted { posted, returned, taken_out } = told;
    if desk.json {
        let told = serde_json::json!({
            "posted": posted, "returned": returned, "taken_out": taken_out,
        });
        return desk.screen.json(&told);
    }
    let values = [
        ("posted", desk.texts.number(whole(posted)).into()),
        ("returned", desk.texts.number(whole(returned)).into()),
        ("taken_out", desk.texts.number(whole(taken_out)).into()),
    ];
    desk.screen.line(desk.texts.with("cli-post-posted", &values))
}

fn list(desk: &mut Desk) -> Result<(), Failure> {
    let company = desk.company.company;
    let page = Page::first(Page::MOST);
    let found = delivery::print_queue(&desk.office, company, Who::program(), page)?;
    if desk.json {
        let rows: Vec<_> = found.batches.rows.iter().map(json_row).collect();
        return desk.screen.json(&serde_json::json!({ "waiting": found.waiting, "batches": rows }));
    }
    let waiting = desk.texts.number(whole(found.waiting));
    desk.screen.line(desk.texts.with_text("cli-post-waiting", "count", &waiting))?;
    for row in &found.batches.rows {
        let line = row_line(desk, row);
        desk.screen.line(line)?;
    }
    Ok(())
}

fn json_row(row: &BatchRow) -> serde_json::Value {
    serde_json::json!({
        "batch": row.number, "day": row.day.to_string(), "letters": row.letters,
        "pages": row.pages, "open": row.open, "hash": row.hash,
    })
}

fn row_line(desk: &Desk, row: &BatchRow) -> String {
    let number = |number: u64| desk.texts.number(whole(number)).into();
    let values = [
        ("number", row.number.to_string().into()),
        ("day", desk.texts.day(row.day).into()),
        ("letters", number(row.letters)),
        ("pages", number(row.pages)),
        ("open", number(row.open)),
        ("hash", row.hash.as_str().into()),
    ];
    desk.texts.with("cli-post-batch", &values)
}

fn show(desk: &mut Desk, number: i64) -> Result<(), Failure> {
    let company = desk.company.company;
    let shown = delivery::batch(&desk.office, company, Who::program(), number)?;
    if desk.json {
        let mut told = json_row(&shown.row);
        let letter = |one: &delivery::BatchLetter| {
            serde_json::json!({
                "message": one.effect.to_string(), "place": one.place,
                "first_page": one.first_page, "pages": one.pages, "customer": one.code,
                "address": one.recipient, "state": one.state.code(), "outcome": one.outcome,
            })
        };
        told["list"] = shown.letters.iter().map(letter).collect();
        return desk.screen.json(&told);
    }
    let line = row_line(desk, &shown.row);
    desk.screen.line(line)?;
    for one in &shown.letters {
        let state = match one.outcome.as_str() {
            "" => desk.texts.coded("message-state", one.state.code()),
            outcome => desk.texts.coded("post-outcome", outcome),
        };
        let values = [
            ("place", desk.texts.number(whole(one.place)).into()),
            ("page", desk.texts.number(whole(one.first_page)).into()),
            ("code", one.code.as_str().into()),
            ("name", one.name.as_str().into()),
            ("state", state.into()),
        ];
        let line = desk.texts.with("cli-post-letter", &values);
        desk.screen.line(line)?;
    }
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
