//! `saldo status`: what kind of payer, by which evidence; and the rounds in which it is decided.

use crate::commands::report::end_of;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::Args;
use saldo_domain::book::Moment;
use saldo_domain::rating::Status;
use saldo_domain::{CustomerId, Day};
use saldo_letters::{Texts, Value};
use saldo_work::status::{self, Assessment};
use saldo_work::{Who, views};
use serde::Serialize;

/// Whose status.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo status                       how many of each, and who would change\n  \
                  saldo status C-0001 --as-of 2026-01-01\n  \
                  saldo status --begin-round         the list for the two heads"
)]
pub(crate) struct StatusCommand {
    /// Code of the customer; everybody whose statistics say another status when absent
    customer: Option<String>,
    /// As the book was known at the end of this day
    #[arg(long, value_name = "DATE")]
    known_on: Option<Day>,
    /// Begin the round of assignment or review that is due
    #[arg(long, conflicts_with_all = ["customer", "known_on"])]
    begin_round: bool,
}

/// A customer's status as machines read it.
#[derive(Serialize)]
struct Told<'a> {
    customer: &'a str,
    name: &'a str,
    day: Day,
    status: Status,
    worked_out: Status,
    evidence: &'a status::Evidence,
    /// First day with a better status if all is paid and nothing is late again.
    better_on: Option<Day>,
    better: Option<Status>,
}

/// Prints one status with its evidence, or everybody who would change.
pub(crate) fn run(command: StatusCommand, settings: &Settings) -> Result<(), Failure> {
    if command.begin_round {
        let mut desk = Desk::on_its_day(settings)?;
        begin(&mut desk)?;
        return desk.screen.flush();
    }
    let mut desk = Desk::open(settings)?;
    let known = command.known_on.map(|day| end_of(day, &desk.company.zone)).transpose()?;
    match &command.customer {
        Some(code) => one(&mut desk, code, known)?,
        None => all(&mut desk, known)?,
    }
    desk.screen.flush()
}

fn begin(desk: &mut Desk) -> Result<(), Failure> {
    let begun = status::begin_round(&desk.office, desk.company.company, Who::program())?;
    let lines = i64::try_from(begun.round.lines).unwrap_or(i64::MAX);
    desk.screen.line(desk.texts.count("flash-round-begun", lines))
}

fn one(desk: &mut Desk, code: &str, known: Option<Moment>) -> Result<(), Failure> {
    let (company, who) = (desk.company.company, Who::program());
    let card = views::customer_card(&desk.office, company, who, code)?;
    let found = status::assess(&desk.office, company, who, card.customer, desk.as_of, known)?;
    let (code, name) = (card.code, card.name);
    let up = found.moves_up();
    let better = up.as_ref().and_then(|up| up.on);
    if desk.json {
        return desk.screen.json(&Told {
            customer: &code,
            name: &name,
            day: found.day,
            status: found.status,
            worked_out: found.worked_out,
            evidence: &found.evidence,
            better_on: better.map(|one| one.0),
            better: better.map(|one| one.1),
        });
    }
    let texts = desk.texts;
    let status = texts.payer_status(found.status.code());
    desk.screen.line(format_args!("{code} {name}: {status}"))?;
    let worked_out = texts.payer_status(found.worked_out.code());
    let said = match found.worked_out == found.status {
        true => texts.get("rating-worked-out-same"),
        false => texts.with_text("rating-worked-out-other", "status", &worked_out),
    };
    desk.screen.line(said)?;
    desk.screen.line(delays(texts, &found.evidence))?;
    for reason in &found.evidence.reasons {
        desk.screen.line(format_args!("- {}", texts.coded("rating-reason", reason)))?;
    }
    moves_up(desk, &found)
}

fn delays(texts: &Texts, evidence: &status::Evidence) -> String {
    let days: Vec<u32> = evidence.delays.iter().map(|delay| delay.days).collect();
    texts.delays(&days, (evidence.warned(), evidence.afterwards()), evidence.obligations)
}

fn moves_up(desk: &mut Desk, found: &Assessment) -> Result<(), Failure> {
    let texts = desk.texts;
    let Some(up) = found.moves_up() else { return Ok(()) };
    desk.screen.heading(&texts.get("rating-up-title"))?;
    let open = found.to_pay();
    if !open.is_empty() {
        let numbers = open.join(", ");
        desk.screen.line(texts.with_text("rating-up-pay", "numbers", &numbers))?;
    }
    if let Some((count, status)) = up.after_payments {
        let status = texts.payer_status(status.code());
        let values: [(&str, Value); 2] =
            [("count", i64::from(count).into()), ("status", status.into())];
        desk.screen.line(texts.with("rating-up-payments", &values))?;
    }
    if let Some((day, status)) = up.on {
        let key = if open.is_empty() { "rating-up-on" } else { "rating-up-on-paid" };
        let status = texts.payer_status(status.code());
        let values: [(&str, Value); 2] =
            [("day", texts.day(day).into()), ("status", status.into())];
        desk.screen.line(texts.with(key, &values))?;
    }
    Ok(())
}

/// A customer whose statistics say another status than was decided.
#[derive(Serialize)]
struct Other {
    customer: CustomerId,
    status: Status,
    worked_out: Status,
    evidence: status::Evidence,
}

fn all(desk: &mut Desk, known: Option<Moment>) -> Result<(), Failure> {
    let company = desk.company.company;
    let mut counts = [[0_u64; 4]; 4];
    let mut others: Vec<Other> = Vec::new();
    let place = |status: Status| Status::ALL.iter().position(|one| *one == status).unwrap_or(0);
    let mut take = |one: Assessment| {
        counts[place(one.status)][place(one.worked_out)] += 1;
        if desk.json && one.status != one.worked_out {
            let Assessment { customer, status, worked_out, evidence, .. } = one;
            others.push(Other { customer, status, worked_out, evidence });
        }
    };
    status::assess_all(&desk.office, company, Who::program(), desk.as_of, known, &mut take)?;
    if desk.json {
        return desk.screen.json(&others);
    }
    let texts = desk.texts;
    let mut headings = vec![(texts.get("column-status"), Side::Left)];
    let names = Status::ALL.map(|status| texts.payer_status(status.code()));
    let worked_out = texts.get("rating-worked-out");
    headings.extend(names.iter().map(|name| (format!("{worked_out}: {name}"), Side::Right)));
    let sided: Vec<(&str, Side)> =
        headings.iter().map(|(text, side)| (text.as_str(), *side)).collect();
    let mut columns = Columns::new(&sided);
    for (name, row) in names.iter().zip(counts) {
        let numbers = row.map(|count| texts.number(i64::try_from(count).unwrap_or(i64::MAX)));
        let [a, b, c, d] = numbers;
        columns.row([name.clone(), a, b, c, d]);
    }
    desk.screen.line(columns.text())
}
