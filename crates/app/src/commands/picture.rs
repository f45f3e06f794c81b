//! The day's picture in text: how much, since when, what next.

use super::run::{by_clause, withheld};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Ink;
use crate::table::{Columns, Side, bar};
use saldo_domain::Money;
use saldo_letters::Value;
use saldo_work::Who;
use saldo_work::control::RunOutcome;
use saldo_work::views::{Dashboard, dashboard};

/// Blocks in a bar that stands for everything owed.
const BAR: i64 = 32;

/// Prints totals, ageing, biggest debtors, today's work and what is held back.
pub(super) fn print(desk: &mut Desk, run: &RunOutcome) -> Result<(), Failure> {
    let day = dashboard(&desk.office, desk.company.company, Who::program(), None)?;
    heading(desk, &day)?;
    totals(desk, &day)?;
    ageing(desk, &day)?;
    biggest(desk, &day)?;
    by_clause(&mut desk.screen, desk.texts, run)?;
    withheld(&mut desk.screen, desk.texts, run)?;
    desk.screen.gap()?;
    let planned = i64::try_from(day.messages_planned).unwrap_or(i64::MAX);
    desk.screen.line(desk.texts.count("cli-messages-planned", planned))
}

fn heading(desk: &mut Desk, day: &Dashboard) -> Result<(), Failure> {
    let heading = format!("{} · {}", day.company.name, desk.texts.day(day.day));
    let heading = desk.screen.ink(Ink::Strong, &heading);
    desk.screen.line(heading)?;
    desk.screen.gap()
}

fn totals(desk: &mut Desk, day: &Dashboard) -> Result<(), Failure> {
    let texts = desk.texts;
    let invoices = counted(texts, "cli-invoices", day.open_invoices);
    let debtors = counted(texts, "cli-debtors", day.debtors);
    let late = counted(texts, "cli-debtors", day.overdue_debtors);
    let share = texts.share(i64::from(day.overdue_share) / 10);
    let mut columns = Columns::new(&[("", Side::Left), ("", Side::Right), ("", Side::Left)]);
    let mut row = |key: &str, amount: Money, remark: String| {
        columns.row([texts.get(key), texts.money(amount), remark]);
    };
    row("cli-owed", day.total, format!("{invoices} · {debtors}"));
    row("cli-overdue", day.overdue, format!("{share} · {late}"));
    row("bucket-unallocated", day.unallocated, String::new());
    desk.screen.line(columns.text().trim_start_matches('\n'))
}

fn counted(texts: &saldo_letters::Texts, key: &str, count: u64) -> String {
    texts.count(key, i64::try_from(count).unwrap_or(i64::MAX))
}

fn ageing(desk: &mut Desk, day: &Dashboard) -> Result<(), Failure> {
    desk.screen.heading(&desk.texts.get("cli-ageing"))?;
    let whole: i64 = day.buckets.iter().map(|bucket| bucket.amount.minor().max(0)).sum();
    for (index, bucket) in day.buckets.iter().enumerate() {
        let ink = [Ink::Calm, Ink::Warning, Ink::Warning][index.min(2)];
        let ink = if index > 2 { Ink::Alarm } else { ink };
        let blocks = bar(bucket.amount.minor(), whole, BAR);
        let blocks = desk.screen.ink(ink, &format!("{blocks:<32}"));
        let name = desk.texts.bucket(&bucket.name);
        let amount = desk.texts.money(bucket.amount);
        desk.screen.line(format_args!("{name:<16} {blocks} {amount:>24}"))?;
    }
    Ok(())
}

fn biggest(desk: &mut Desk, day: &Dashboard) -> Result<(), Failure> {
    let texts = desk.texts;
    desk.screen.heading(&texts.get("cli-biggest"))?;
    let headings = ["cli-customer", "cli-name", "cli-overdue", "cli-balance", "cli-lateness"]
        .map(|key| texts.get(key));
    let sides = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Left];
    let sided: Vec<(&str, Side)> = headings.iter().map(String::as_str).zip(sides).collect();
    let mut columns = Columns::new(&sided);
    for debtor in &day.biggest {
        let late = texts.with("days", &[("count", Value::Count(debtor.days_late))]);
        let amounts = [texts.rounded_amount(debtor.overdue), texts.rounded_amount(debtor.balance)];
        let [overdue, balance] = amounts;
        columns.row([debtor.code.clone(), debtor.name.clone(), overdue, balance, late]);
    }
    desk.screen.line(columns.text())
}
