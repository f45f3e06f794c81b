//! `saldo calc`: the calculators, one case or many; JSON in, JSON out.

use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::Args;
use saldo_calc::{Facts, Group, batch, calculate, kinds};
use saldo_letters::Texts;
use serde_json::json;
use std::io::{self, Read};

/// Largest input of one case; a thousand invoices take a tenth of it.
const LARGEST: u64 = 16 << 20;

/// Which calculator.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo calc --list\n  saldo calc contract-penalty\n  \
                        saldo calc --batch\n\nThe case stands on standard input: one JSON \
                        object, or with --batch one job a line,\n\
                        {\"id\": \"1\", \"kind\": \"review-dates\", \"input\": {\"year\": 2026}}")]
pub(crate) struct Calc {
    /// The calculator, as --list names it
    #[arg(required_unless_present_any = ["list", "batch"])]
    kind: Option<String>,
    /// The calculators with their titles
    #[arg(long, conflicts_with_all = ["kind", "batch"])]
    list: bool,
    /// Answer job lines by answer lines, in the same order
    #[arg(long, conflicts_with = "kind")]
    batch: bool,
}

/// Lists, or answers what stands on standard input.
pub(crate) fn run(command: Calc, settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    match command.kind {
        Some(kind) => one(&kind, texts),
        None if command.batch => {
            Ok(batch::run(io::stdin().lock(), &mut io::stdout().lock(), &Facts::shipped(), texts)?)
        }
        None => list(texts, settings),
    }
}

fn one(kind: &str, texts: &Texts) -> Result<(), Failure> {
    let mut input = Vec::new();
    io::stdin().lock().take(LARGEST + 1).read_to_end(&mut input)?;
    let mut screen = Screen::new();
    if input.len() as u64 > LARGEST {
        return Err(Failure::refused(texts.count("cli-calc-too-large", (LARGEST >> 20) as i64)));
    }
    let answer = calculate(kind, &input, &Facts::shipped());
    let refused = match answer {
        Ok(answer) => {
            screen.line(answer.into_text())?;
            None
        }
        Err(refusal) => {
            let message = refusal.message(texts);
            screen.line(refusal.into_text(texts))?;
            Some(message)
        }
    };
    screen.flush()?;
    refused.map_or(Ok(()), |message| Err(Failure::Refused(message)))
}

fn list(texts: &Texts, settings: &Settings) -> Result<(), Failure> {
    let mut screen = Screen::new();
    let title = |kind: &str| texts.get(&format!("calc-title-{kind}"));
    if settings.common.json {
        let list: Vec<_> = kinds()
            .iter()
            .map(
                |kind| json!({ "kind": kind.name, "title": title(kind.name), "cites": kind.cites }),
            )
            .collect();
        screen.json(&list)?;
        return screen.flush();
    }
    for group in Group::ALL {
        screen.line(texts.get(&format!("calc-group-{}", group.code())))?;
        for kind in kinds().iter().filter(|kind| kind.group == group) {
            screen.line(format_args!("  {:24} {}", kind.name, title(kind.name)))?;
        }
    }
    screen.flush()
}
