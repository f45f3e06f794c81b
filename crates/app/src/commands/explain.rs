//! `saldo explain`: why this happened, and why nothing else did.

use super::explain_charge;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, ValueEnum};
use saldo_domain::Day;
use saldo_domain::control::WithheldCause;
use saldo_domain::standing::StandingKind;
use saldo_letters::{Texts, Value};
use saldo_work::Who;
use saldo_work::charges::{self, Sheet};
use saldo_work::explain::{self, Explanation, ForOthers, Happened, HeldBack, Subject, TakenBack};

/// What to explain.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saldo explain customer C-0017\n  saldo explain invoice C-0017/26-C-0017-004 --on 2026-03-20\n  saldo explain charge C-0017/26-C-0017-004 --json"
)]
pub(crate) struct Explain {
    /// What the id names
    #[arg(value_enum)]
    what: What,
    /// Customer code, invoice number or CUSTOMER/NUMBER (also for a charge), id of a message or task
    id: String,
    /// As it stood on this day
    #[arg(long, value_name = "DATE")]
    on: Option<Day>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Customer,
    Invoice,
    Message,
    Charge,
}

/// Prints the explanation.
pub(crate) fn run(command: Explain, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::open(settings)?;
    let on = command.on.or(desk.as_of);
    let (office, company, who) = (&desk.office, desk.company.company, Who::program());
    let explanation = match command.what {
        What::Customer => explain::customer(office, company, who, &command.id, on)?,
        What::Invoice => explain::invoice(office, company, who, &command.id, on)?,
        What::Message => explain::message(office, company, who, &command.id, on)?,
        What::Charge => {
            let sheet = charges::explain(office, company, who, &command.id, on)?;
            return show_charge(&mut desk, &sheet);
        }
    };
    if desk.json {
        desk.screen.json(&explanation)?;
    } else {
        print(&mut desk.screen, desk.texts, &explanation)?;
    }
    desk.screen.flush()
}

fn show_charge(desk: &mut Desk, sheet: &Sheet) -> Result<(), Failure> {
    match desk.json {
        true => desk.screen.json(sheet)?,
        false => explain_charge::print(&mut desk.screen, desk.texts, sheet)?,
    }
    desk.screen.flush()
}

fn print(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    screen.line(subject(&told.subject))?;
    let values =
        [("day", texts.day(told.on).into()), ("policy", Value::from(told.policy.as_str()))];
    screen.line(texts.with("cli-explain-on", &values))?;
    if let Some(group) = &told.group {
        screen.line(texts.with_text("explain-group", "group", group))?;
    }
    items(screen, texts, told)?;
    standing(screen, texts, told)?;
    happened(screen, texts, told)?;
    held_back(screen, texts, &told.withheld)?;
    for_others(screen, texts, &told.unmeant)?;
    left_out(screen, texts, told.settled)?;
    next(screen, texts, told)
}

fn subject(subject: &Subject) -> String {
    match subject {
        Subject::Customer { code, name } => format!("{code} {name}"),
        Subject::Invoice { customer, name, number } => format!("{number} · {customer} {name}"),
        Subject::Message { id, customer, name } => format!("{id} · {customer} {name}"),
    }
}

fn items(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    screen.heading(&texts.get("cli-open-documents"))?;
    if told.items.is_empty() {
        screen.line(texts.get("cli-nothing-open"))?;
    } else {
        let headings = ["cli-number", "cli-due", "cli-open", "cli-lateness", "cli-clause-by-age"]
            .map(|key| texts.get(key));
        let sides = [Side::Left, Side::Left, Side::Right, Side::Left, Side::Left];
        let mut columns = Columns::new(&sided(&headings, &sides));
        for item in &told.items {
            let clause = item.clause.clone().unwrap_or_else(|| "–".to_owned());
            let late = texts.days_late(item.days_late);
            columns.row([
                item.number.clone(),
                texts.day(item.due),
                texts.money(item.open),
                late,
                clause,
            ]);
        }
        screen.line(columns.text())?;
    }
    for money in &told.unallocated {
        screen.line(format_args!(
            "{}: {}",
            texts.get("bucket-unallocated"),
            texts.money(*money)
        ))?;
    }
    Ok(())
}

fn standing(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    if told.standing.is_empty() {
        return Ok(());
    }
    screen.heading(&texts.get("cli-standing"))?;
    for fact in &told.standing {
        let until = fact.until.map(|day| texts.day(day)).unwrap_or_default();
        let number = fact.number.clone().unwrap_or_default();
        let days = format!("{} – {until}", texts.day(fact.from));
        screen.line(format_args!(
            "{} {number} · {days} · {}",
            texts.standing_kind(fact.kind),
            fact.reason
        ))?;
        if let Some(order) = &fact.order {
            screen.line(format_args!("    {}", texts.held_by(fact.kind, order)))?;
        }
    }
    Ok(())
}

fn happened(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    screen.heading(&texts.get("cli-happened"))?;
    if told.happened.is_empty() {
        return screen.line(texts.get("cli-nothing"));
    }
    for event in &told.happened {
        let what = texts.coded_or_plain("policy-text", &event.text);
        screen.wrapped(format_args!(
            "{} · {}: {what}",
            texts.day(event.day),
            texts.effect_kind(event.kind)
        ))?;
        screen.wrapped(format_args!("    {}", because(texts, event)))?;
        if matches!(told.subject, Subject::Message { .. }) {
            screen.wrapped(format_args!("    {}", carried(texts, event)))?;
        }
        if let Some(back) = event.withdrawn {
            screen.wrapped(format_args!("    {}", taken_back(texts, back)))?;
        }
        if let Some(request) = event.request {
            let told = texts.with("explain-request", &[("number", request.to_string().into())]);
            screen.wrapped(format_args!("    {told}"))?;
        }
        for line in &event.lines {
            let late = texts.days_late(line.days_late);
            screen.wrapped(format_args!(
                "    {} · {} · {late}",
                line.number,
                texts.money(line.open)
            ))?;
        }
    }
    Ok(())
}

/// Clause, policy, and the event or the fact that met the threshold.
fn because(texts: &Texts, event: &Happened) -> String {
    if let Some(mailing) = event.mailing {
        let values =
            [("number", mailing.to_string().into()), ("id", event.effect.to_string().into())];
        return texts.with("cli-because-mailing", &values);
    }
    if let Some(set_off) = event.event {
        let values = [
            ("clause", event.clause.as_str().into()),
            ("policy", event.policy.as_str().into()),
            ("event", texts.ladder_event(set_off).into()),
            ("id", event.effect.to_string().into()),
        ];
        return texts.with("cli-because-event", &values);
    }
    texts.with(
        "cli-because",
        &[
            ("clause", event.clause.as_str().into()),
            ("policy", event.policy.as_str().into()),
            ("threshold", texts.number(event.threshold_days).into()),
            ("met", texts.number(event.met_by_days).into()),
            ("counter", texts.counter(event.counter).into()),
            ("id", event.effect.to_string().into()),
        ],
    )
}

/// What has become of one message or task, how it travels and to whom.
fn carried(texts: &Texts, event: &Happened) -> String {
    let state = event.state.as_ref().map(|state| ("cli-state", texts.work_state(state)));
    let channel = event.channel.map(|channel| ("cli-channel", texts.channel(channel)));
    let address = event.recipient.clone().filter(|_| event.role.is_none());
    let recipient = address.filter(|address| !address.is_empty());
    let role = event.role.map(|role| texts.role(role));
    let to = recipient.or(role).map(|to| ("cli-recipient", to));
    let told = [state, channel, to].into_iter().flatten();
    told.map(|(key, text)| format!("{}: {text}", texts.get(key))).collect::<Vec<_>>().join(" · ")
}

/// When and why it was withdrawn before anybody carried it out.
fn taken_back(texts: &Texts, back: TakenBack) -> String {
    let why = texts.withdraw_reason(back.reason);
    texts.with("cli-withdrawn-on", &[("day", texts.day(back.on).into()), ("why", why.into())])
}

fn held_back(screen: &mut Screen, texts: &Texts, held: &[HeldBack]) -> Result<(), Failure> {
    if held.is_empty() {
        return Ok(());
    }
    screen.heading(&texts.get("cli-withheld"))?;
    for back in held {
        let cause = texts.withheld_cause(back.cause);
        let until = back.until.map(|day| format!(" → {}", texts.day(day))).unwrap_or_default();
        let place = format!(
            "{} · {} · {}, {} ({})",
            texts.day(back.day),
            back.number,
            texts.step(back.step),
            back.clause,
            back.policy
        );
        screen.wrapped(format_args!("{place}: {cause}{until}"))?;
        if let Some(order) = &back.order {
            let kind = match back.cause {
                WithheldCause::Agreement => StandingKind::Agreement,
                _ => StandingKind::Hold,
            };
            screen.wrapped(format_args!("    {}", texts.held_by(kind, order)))?;
        }
    }
    Ok(())
}

/// How many documents the two lists above say nothing of.
fn left_out(screen: &mut Screen, texts: &Texts, settled: usize) -> Result<(), Failure> {
    if settled == 0 {
        return Ok(());
    }
    screen.gap()?;
    let count = i64::try_from(settled).unwrap_or(i64::MAX);
    screen.line(texts.count("cli-settled-left-out", count))
}

fn next(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    screen.heading(&texts.get("cli-next"))?;
    if told.next.is_empty() && told.waiting.is_empty() {
        return screen.line(texts.get("cli-nothing"));
    }
    if let Some(last) = told.last_run {
        let missed = texts.with_text("explain-next-missed", "day", &texts.day(last));
        screen.wrapped(missed)?;
    }
    for next in &told.next {
        let name = texts.clause(&next.clause);
        screen.wrapped(format_args!(
            "{} · {} · {}, {} {name}",
            texts.day(next.day),
            next.number,
            texts.step(next.step),
            next.clause
        ))?;
        if let Some(cause) = next.kept_by {
            let why = texts.withheld_cause(cause);
            screen
                .wrapped(format_args!("    {}", texts.with_text("cli-next-kept", "why", &why)))?;
        }
    }
    waiting(screen, texts, told)
}

/// What the policy means for others.
fn for_others(screen: &mut Screen, texts: &Texts, told: &[ForOthers]) -> Result<(), Failure> {
    if told.is_empty() {
        return Ok(());
    }
    screen.heading(&texts.get("explain-unmeant"))?;
    for other in told {
        let (step, name) = (texts.step(other.step), texts.clause(&other.clause));
        screen.wrapped(format_args!("{} · {step}, {} {name}", other.number, other.clause))?;
        screen.wrapped(format_args!("    {}", other.told(texts)))?;
    }
    Ok(())
}

/// What would come if nothing held it back.
fn waiting(screen: &mut Screen, texts: &Texts, told: &Explanation) -> Result<(), Failure> {
    for waits in &told.waiting {
        let name = texts.clause(&waits.clause);
        let why = texts.with_text("cli-next-waits", "why", &texts.withheld_cause(waits.cause));
        let until = waits.until.map(|day| format!(" → {}", texts.day(day))).unwrap_or_default();
        let step = texts.step(waits.step);
        screen.wrapped(format_args!("{} · {step}, {} {name}", waits.number, waits.clause))?;
        screen.wrapped(format_args!("    {why}{until}"))?;
    }
    Ok(())
}

fn sided<'text, const N: usize>(
    headings: &'text [String; N],
    sides: &[Side; N],
) -> Vec<(&'text str, Side)> {
    headings.iter().map(String::as_str).zip(sides.iter().copied()).collect()
}
