//! Whether what is done brings money: what was paid within some days after it, by step, channel,
//! role and wording, against debts equally late to which nothing was done then (TBL-07).

use super::asked::{Question, Sight};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table};
use super::{Listed, money};
use crate::Refused;
use saldo_domain::analysis::history::Document;
use saldo_domain::analysis::response::{Response, Responses};
use saldo_domain::control::EffectKind;
use saldo_domain::{Amount, CustomerId, Day, ItemId};
use saldo_store::explain::{EffectRow, effects_between};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const LISTED: Listed = Listed {
    name: "effectiveness",
    title: "report-effectiveness",
    options: &["as-of", "known-on", "currency", "of", "months", "within"],
    make,
};

/// Effects read at once.
const AT_ONCE: u32 = 10_000;

/// By what effects are told apart.
const SIDES: [(&str, &str, &str); 4] = [
    ("steps", "response-steps", "response-step"),
    ("channels", "response-channels", "response-channel"),
    ("roles", "response-roles", "response-role"),
    ("wordings", "response-wordings", "response-wording"),
];

/// One thing done about one debt.
struct Deed {
    day: Day,
    days_late: i64,
    /// What it counts under, side by side as in [`SIDES`].
    under: [Option<Cell>; 4],
}

fn make(question: &Question<'_>) -> Result<Report, Refused> {
    let sight = question.sight()?;
    let within = i64::from(question.asked.checked_within()?);
    let as_of = question.asked.as_of;
    let last = as_of.plus(-within);
    let first = last.plus_months(-i32::from(question.asked.checked_months()?));
    let deeds = deeds(question, first, last)?;
    let ages: BTreeSet<i64> = deeds.values().flatten().map(|deed| deed.days_late).collect();
    let mut responses = Responses::default();
    let mut groups: [BTreeMap<String, (Cell, Response)>; 4] = Default::default();
    question.accounts(&sight, |account| {
        for document in account.documents.iter().filter(|one| one.is_debt()) {
            let own = deeds.get(&(account.customer, document.item.item));
            let own: &[Deed] = own.map_or(&[], Vec::as_slice);
            let mut counted_on: BTreeMap<(usize, String), Day> = BTreeMap::new();
            for deed in own {
                let (open, paid) = answered(document, deed.day, within)?;
                for (side, (group, under)) in groups.iter_mut().zip(&deed.under).enumerate() {
                    let Some(cell) = under else { continue };
                    let key = order(cell);
                    // What is done again in those days has no money of its own.
                    let last = counted_on.get(&(side, key.clone()));
                    if last.is_some_and(|last| deed.day.days_since(*last) <= within) {
                        continue;
                    }
                    counted_on.insert((side, key.clone()), deed.day);
                    let entry = group.entry(key).or_insert((cell.clone(), Response::default()));
                    entry.1.add(deed.days_late, open, paid);
                }
            }
            for age in &ages {
                let day = document.due_on(as_of).plus(*age);
                let in_time = (first..=last).contains(&day);
                // Not after it: a debt that was not paid is worked on sooner or later, and only
                // the paid ones would be left.
                let before = |deed: &Deed| (0..=within).contains(&day.days_since(deed.day));
                let left_alone = !own.iter().any(before);
                if in_time && left_alone {
                    let (open, paid) = answered(document, day, within)?;
                    responses.left_alone(*age, open, paid);
                }
            }
        }
        Ok(())
    })?;
    let mut tables = Vec::new();
    for ((name, title, heading), group) in SIDES.into_iter().zip(groups) {
        tables.push(table(name, title, heading, group, &responses, &sight)?);
    }
    let mut report = question.report(&LISTED, &sight, tables);
    report.remarks.push(Said {
        key: "response-window",
        values: vec![
            ("from", Cell::Day(first)),
            ("to", Cell::Day(last)),
            ("days", Cell::Whole(within)),
        ],
    });
    report.remarks.push(Said::plain("response-caution"));
    Ok(report)
}

/// By what rows are sorted: numbers as numbers.
fn order(cell: &Cell) -> String {
    match cell {
        Cell::Whole(number) => format!("{number:020}"),
        other => format!("{other:?}"),
    }
}

/// What was open of a document at the end of a day, and what of it was paid within some days.
fn answered(document: &Document, day: Day, within: i64) -> Result<(Amount, Amount), Refused> {
    let open = document.open_on(day)?;
    let paid = document.paid_between(day, day.plus(within)).or_nothing().min(open);
    Ok((open, paid))
}

/// What was carried out on these days, by the debt it was about.
fn deeds(
    question: &Question<'_>,
    first: Day,
    last: Day,
) -> Result<BTreeMap<(CustomerId, ItemId), Vec<Deed>>, Refused> {
    let mut deeds: BTreeMap<(CustomerId, ItemId), Vec<Deed>> = BTreeMap::new();
    question.office.store.read(|reader| {
        let mut offset = 0;
        loop {
            let rows = effects_between(reader, question.company, first, last, offset, AT_ONCE)?;
            if rows.is_empty() {
                return Ok::<_, Refused>(());
            }
            offset += rows.len() as u64;
            for row in rows.iter().filter(|row| was_carried_out(row)) {
                for line in &row.lines {
                    deeds.entry((row.customer, line.item)).or_default().push(Deed {
                        day: row.day,
                        days_late: line.days_late,
                        under: under(row),
                    });
                }
            }
        }
    })?;
    for own in deeds.values_mut() {
        own.sort_by_key(|deed| deed.day);
    }
    Ok(deeds)
}

/// A letter that left, or work that was done.
fn was_carried_out(row: &EffectRow) -> bool {
    match row.kind {
        EffectKind::Notify => row.message.as_deref() == Some("sent"),
        EffectKind::Task => row.task.as_deref() == Some("done"),
        _ => false,
    }
}

fn under(row: &EffectRow) -> [Option<Cell>; 4] {
    let coded = |family: &'static str, code: &str| Cell::Coded(family, code.to_owned());
    [
        Some(Cell::Whole(row.step.into())),
        row.channel.map(|channel| coded("channel", channel.code())),
        row.role.map(|role| coded("role", role.code())),
        Some(coded("policy-text", &row.text)),
    ]
}

fn table(
    name: &'static str,
    title: &'static str,
    heading: &'static str,
    group: BTreeMap<String, (Cell, Response)>,
    responses: &Responses,
    sight: &Sight,
) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("what", heading),
        Column::new("debts", "response-debts"),
        Column::new("open", "report-open"),
        Column::new("paid", "response-paid"),
        Column::new("paid_pct", "response-share"),
        Column::new("comparable_pct", "response-comparable"),
        Column::new("difference_pct", "response-difference"),
    ];
    let mut table = Table::new(name, Said::plain(title), columns);
    for (cell, response) in group.into_values() {
        let told = response.against(responses);
        table.rows.push(Row::of(vec![
            cell,
            Cell::Whole(response.debts.into()),
            money(response.open, sight.currency)?,
            money(response.paid, sight.currency)?,
            Cell::percent(told.paid_pct),
            Cell::percent(told.comparable_pct),
            Cell::percent(told.difference_pct),
        ]));
    }
    Ok(table
        .drawn(PictureKind::Bars, 0, vec![4, 5])
        .explained(&["response-formula-share", "response-formula-comparable"]))
}
