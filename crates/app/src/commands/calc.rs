//! `saldo calc`: the calculators, one case or many; JSON in, JSON out.

use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::paper;
use crate::screen::Screen;
use crate::settings::Settings;
use clap::{Args, ValueEnum};
use saldo_calc::{Facts, Group, batch, calculate, kinds};
use saldo_domain::Day;
use saldo_domain::book::Moment;
use saldo_letters::Texts;
use saldo_web::calculation_paper;
use saldo_work::Clock;
use serde_json::json;
use std::io::{self, Read};
use std::path::PathBuf;

/// Largest input of one case; a thousand invoices take a tenth of it.
const LARGEST: u64 = 16 << 20;

/// Which calculator.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo calc --list\n  saldo calc contract-penalty\n  \
                        saldo calc contract-penalty --format pdf --out penalty.pdf\n  \
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
    /// Form of the answer; a PDF shows the same figures for people
    #[arg(long, value_enum, default_value_t = Format::Json, conflicts_with_all = ["list", "batch"])]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE", conflicts_with_all = ["list", "batch"])]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Pdf,
}

/// Lists, or answers what stands on standard input.
pub(crate) fn run(command: Calc, settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    match &command.kind {
        Some(kind) => one(kind, &command, settings),
        None if command.batch => {
            Ok(batch::run(io::stdin().lock(), &mut io::stdout().lock(), &Facts::shipped(), texts)?)
        }
        None => list(texts, settings),
    }
}

fn one(kind: &str, command: &Calc, settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let input = given(texts)?;
    let mut screen = Screen::new();
    match calculate(kind, &input, &Facts::shipped()) {
        Ok(answer) => {
            let text = answer.into_text();
            match (command.format, command.out.as_deref()) {
                (Format::Json, None) => screen.line(text)?,
                (Format::Json, Some(path)) => paper::write(path, format!("{text}\n").as_bytes())?,
                (Format::Pdf, out) => {
                    paper::deliver(&mut screen, out, &pdf(kind, &input, &text, settings)?)?;
                }
            }
            screen.flush()
        }
        Err(refusal) => {
            let message = refusal.message(texts);
            screen.line(refusal.into_text(texts))?;
            screen.flush()?;
            Err(Failure::Refused(message))
        }
    }
}

/// The case on standard input.
fn given(texts: &Texts) -> Result<Vec<u8>, Failure> {
    let mut input = Vec::new();
    io::stdin().lock().take(LARGEST + 1).read_to_end(&mut input)?;
    if input.len() as u64 > LARGEST {
        return Err(Failure::refused(texts.count("cli-calc-too-large", (LARGEST >> 20) as i64)));
    }
    Ok(input)
}

fn pdf(kind: &str, input: &[u8], output: &str, settings: &Settings) -> Result<Vec<u8>, Failure> {
    let today = Day::from_number(SystemClock.now().0.div_euclid(Moment::A_DAY));
    let day = settings.common.as_of.or(today).unwrap_or(Day::FIRST);
    let texts = Texts::of(settings.language);
    let drawn = saldo_calc::kind(kind).ok().zip(std::str::from_utf8(input).ok());
    let drawn = drawn.and_then(|(kind, input)| calculation_paper(kind, input, output, texts, day));
    let drawn = drawn.ok_or_else(|| Failure::refused(texts.get("error-input")))?;
    Ok(paper::pdf(&drawn)?.bytes)
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
