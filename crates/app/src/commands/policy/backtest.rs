//! `saldo policy backtest`: what another policy would have done.

use super::meant;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::screen::Screen;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use saldo_domain::Day;
use saldo_domain::control::EffectKind;
use saldo_letters::Texts;
use saldo_work::Who;
use saldo_work::policies::{self, Backtest, Example, Question, Shown, Weight};
use std::collections::BTreeSet;

/// Replays and prints both policies side by side.
pub(super) fn run(
    wanted: &str,
    (from, to): (Day, Day),
    settings: &Settings,
) -> Result<(), Failure> {
    let document = meant(Some(wanted), settings)?;
    let mut desk = Desk::open(settings)?;
    let progress = desk.progress();
    let question = Question { file: wanted, text: &document.text, from, to };
    let company = desk.company.company;
    let told =
        policies::backtest(&desk.office, company, Who::program(), &question, progress.as_ref())?;
    drop(progress);
    match desk.json {
        true => desk.screen.json(&told)?,
        false => print(&mut desk.screen, desk.texts, &told)?,
    }
    desk.screen.flush()
}

fn print(screen: &mut Screen, texts: &Texts, told: &Backtest) -> Result<(), Failure> {
    let values = [
        ("from", texts.day(told.from).into()),
        ("to", texts.day(told.to).into()),
        ("current", told.current.as_str().into()),
        ("changed", told.changed.as_str().into()),
    ];
    screen.line(texts.with("backtest-title", &values))?;
    let customers = [
        ("customers", number(texts, told.customers).into()),
        ("differing", number(texts, told.differing).into()),
    ];
    screen.line(texts.with("backtest-customers", &customers))?;
    effects(screen, texts, told)?;
    counted(screen, texts, "backtest-messages", &rows(told, |side| &side.messages), |channel| {
        texts.coded("channel", channel)
    })?;
    counted(screen, texts, "backtest-withheld", &rows(told, |side| &side.withheld), |cause| {
        texts.coded("withheld", cause)
    })?;
    work(screen, texts, told)?;
    consequences(screen, texts, told)?;
    let clauses = rows(told, |side| &side.by_clause);
    counted(screen, texts, "backtest-clauses", &clauses, str::to_owned)?;
    for unsound in &told.unsound {
        screen
            .line(format_args!("{} ({}): {}", unsound.customer, unsound.policy, unsound.finding))?;
    }
    told.examples.iter().try_for_each(|example| self::example(screen, texts, example))
}

/// Key, count before, count after.
type Row = (String, u64, u64);

fn rows<Key: Ord + AsRef<str>>(
    told: &Backtest,
    of: impl Fn(&policies::Side) -> &std::collections::BTreeMap<Key, u64>,
) -> Vec<Row> {
    let (before, after) = (of(&told.before), of(&told.after));
    let keys: BTreeSet<&Key> = before.keys().chain(after.keys()).collect();
    let count = |side: &std::collections::BTreeMap<Key, u64>, key: &Key| {
        side.get(key).copied().unwrap_or(0)
    };
    let row = |key: &Key| (key.as_ref().to_owned(), count(before, key), count(after, key));
    keys.into_iter().map(row).collect()
}

fn effects(screen: &mut Screen, texts: &Texts, told: &Backtest) -> Result<(), Failure> {
    let row = |kind: EffectKind| {
        (kind.code().to_owned(), told.before.effects.of(kind), told.after.effects.of(kind))
    };
    let kinds =
        EffectKind::ALL.into_iter().map(row).filter(|(_, before, after)| before + after > 0);
    let kinds: Vec<Row> = kinds.collect();
    counted(screen, texts, "backtest-effects", &kinds, |kind| texts.coded("effect", kind))
}

fn work(screen: &mut Screen, texts: &Texts, told: &Backtest) -> Result<(), Failure> {
    let sums = |side: &policies::Side| {
        let sum =
            |work: &policies::Work| work.tasks + work.decisions + work.hand_overs + work.by_hand;
        side.by_role.iter().map(|(role, work)| (*role, sum(work))).collect()
    };
    let sides: [std::collections::BTreeMap<&str, u64>; 2] = [sums(&told.before), sums(&told.after)];
    let roles: BTreeSet<&str> = sides.iter().flat_map(|side| side.keys().copied()).collect();
    let count = |side: usize, role: &str| sides[side].get(role).copied().unwrap_or(0);
    let row = |role: &&str| ((*role).to_owned(), count(0, role), count(1, role));
    let rows: Vec<Row> = roles.iter().map(row).collect();
    counted(screen, texts, "backtest-work", &rows, |role| texts.coded("role", role))
}

/// Charges, shipments kept back and statuses that reviews propose.
fn consequences(screen: &mut Screen, texts: &Texts, told: &Backtest) -> Result<(), Failure> {
    let weighed = |key, family, of: fn(&policies::Side) -> &Weights| {
        let lines = weights(told, of).into_iter().map(|(code, before, after)| Line {
            name: texts.coded(family, &code),
            before: weight(texts, &before),
            after: weight(texts, &after),
            change: change(texts, before.count, after.count),
        });
        (key, lines.collect::<Vec<Line>>())
    };
    for (heading, lines) in [
        weighed("backtest-charges", "role", |side| &side.charges),
        weighed("backtest-holds", "credit-hindrance", |side| &side.holds),
    ] {
        table(screen, texts, heading, lines)?;
    }
    let statuses = rows(told, |side| &side.statuses);
    counted(screen, texts, "backtest-statuses", &statuses, |change| texts.status_change(change))
}

type Weights = std::collections::BTreeMap<&'static str, Weight>;

fn weights(told: &Backtest, of: fn(&policies::Side) -> &Weights) -> Vec<(String, Weight, Weight)> {
    let (before, after) = (of(&told.before), of(&told.after));
    let keys: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let weight = |side: &Weights, key: &str| side.get(key).cloned().unwrap_or_default();
    let row = |key: &str| (key.to_owned(), weight(before, key), weight(after, key));
    keys.into_iter().map(row).collect()
}

/// How many and how much: `3 · 12,00 EUR`.
fn weight(texts: &Texts, weight: &Weight) -> String {
    let amounts = weight.amounts.iter().map(|amount| texts.money(*amount));
    let told: Vec<String> = std::iter::once(number(texts, weight.count)).chain(amounts).collect();
    told.join(" · ")
}

/// One table of counts: before, after, and by how much they differ.
fn counted(
    screen: &mut Screen,
    texts: &Texts,
    heading: &str,
    rows: &[Row],
    name: impl Fn(&str) -> String,
) -> Result<(), Failure> {
    let lines = rows.iter().map(|(key, before, after)| Line {
        name: name(key),
        before: number(texts, *before),
        after: number(texts, *after),
        change: change(texts, *before, *after),
    });
    table(screen, texts, heading, lines.collect())
}

/// One line of a table, in words.
struct Line {
    name: String,
    before: String,
    after: String,
    change: String,
}

fn table(
    screen: &mut Screen,
    texts: &Texts,
    heading: &str,
    lines: Vec<Line>,
) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    screen.gap()?;
    let headings =
        [heading, "backtest-before", "backtest-after", "backtest-change"].map(|key| texts.get(key));
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right];
    let headings: Vec<(&str, Side)> =
        headings.iter().map(String::as_str).zip(sides.iter().copied()).collect();
    let mut columns = Columns::new(&headings);
    for line in lines {
        columns.row([line.name, line.before, line.after, line.change]);
    }
    screen.line(columns.text())
}

/// `+3`, `−2` or a dash.
fn change(texts: &Texts, before: u64, after: u64) -> String {
    match after.cmp(&before) {
        std::cmp::Ordering::Less => format!("−{}", number(texts, before - after)),
        std::cmp::Ordering::Equal => "–".to_owned(),
        std::cmp::Ordering::Greater => format!("+{}", number(texts, after - before)),
    }
}

fn number(texts: &Texts, count: u64) -> String {
    texts.number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn example(screen: &mut Screen, texts: &Texts, example: &Example) -> Result<(), Failure> {
    let title = format!("{} {}", example.code, example.name);
    screen.heading(&title)?;
    let sides = [("policy-was", &example.only_before), ("policy-is", &example.only_after)];
    for (key, shown) in sides {
        for one in shown {
            screen.line(format_args!("{} {}", texts.get(key), told(texts, one)))?;
        }
    }
    Ok(())
}

fn told(texts: &Texts, one: &Shown) -> String {
    let whom = one.role.map(|role| texts.role(role));
    let whom = whom.or(one.channel.map(|channel| texts.channel(channel))).unwrap_or_default();
    let text = texts.policy_text(&one.text);
    format!("{} · {} · {whom}: {text}", texts.day(one.day), one.clause)
}
