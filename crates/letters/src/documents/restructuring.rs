//! The restructuring agreement, a supplement to the contract (7.4, 8.3, F-H): acknowledged debt,
//! schedule, fee by the weekly table, order of counting payments, days of grace, acceleration on
//! breach, effect on charges and on limitation.

use super::dossier::{Debt, open_of};
use super::given::{Field, FieldKind, exact};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};
use saldo_domain::charges::repayment_schedule::{Every, Schedule, equal_parts, schedule};
use saldo_domain::charges::weekly_table::WeeklyTable;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field::whole("parts", 1, 60),
    Field::day("first"),
    Field { name: "every", kind: FieldKind::Choice(&["week", "month"]) },
    Field::whole("grace_days", 0, 30),
];

/// Parts, and days to the first one, where nothing was given.
const PARTS: i64 = 3;
const DAYS_TO_FIRST: i64 = 7;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts, given) = (draft.dossier, draft.texts, draft.given);
    let debts: Vec<&Debt> = dossier.overdue().collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    let to_pay = draft.to_pay(total)?;
    let plan = plan(draft, exact(to_pay), oldest_due(draft, &debts))?;
    let values = [
        ("total", texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("company", dossier.company.name.clone()),
        ("customer", dossier.customer.name.clone()),
    ];
    let grace = texts.count("document-calendar-days", given.whole("grace_days").unwrap_or(3));
    let clause = |name: &str| draft.with(name, &[("grace", grace.clone().into())]);
    let charges = draft.to_claim()?;
    let accrued = match charges.is_positive() {
        true => draft.with("accrued", &[("sum", texts.money(charges).into())]),
        false => draft.t("accrued-none"),
    };
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.debts(texts.get("document-table-acknowledged"), &debts)?,
        draft.sums(total)?,
        Block::Table(parts_of(draft, &plan)?),
    ];
    if plan.fee_total.is_none() {
        blocks.push(Block::Strong { text: draft.t("beyond-table") });
    }
    blocks.push(draft.heading("terms"));
    blocks.push(Block::Numbered {
        items: vec![
            clause("fee"),
            clause("order"),
            clause("grace"),
            clause("acceleration"),
            accrued,
            clause("limitation"),
            clause("rest"),
        ],
    });
    blocks.push(Block::Beside {
        left: side_of(draft, &dossier.company),
        right: side_of(draft, &dossier.customer),
    });
    blocks.push(draft.both_signatures());
    Ok(draft.inner(blocks))
}

/// Each part bears the week of its own delay, counted from the oldest due day.
fn oldest_due(draft: &Draft<'_>, debts: &[&Debt]) -> Day {
    debts.iter().map(|debt| debt.due).min().unwrap_or(draft.dossier.day)
}

fn plan(draft: &Draft<'_>, debt: Amount, due: Day) -> Result<Schedule, NotDrawn> {
    let given = draft.given;
    let count = u32::try_from(given.whole("parts").unwrap_or(PARTS)).unwrap_or(1);
    let first = given.day("first").unwrap_or(draft.dossier.day.plus(DAYS_TO_FIRST));
    let every = if given.text("every") == "month" { Every::Month } else { Every::Week };
    let parts = equal_parts(debt, count.max(1), first, every)?;
    Ok(schedule(due, &parts, table().as_ref()))
}

/// The table of the regulation (LFE-04).
fn table() -> Option<WeeklyTable> {
    let rate = |text: &str| text.parse::<Rate>().ok();
    let month = |rates: [&str; 4]| -> Option<[Rate; 4]> {
        let [a, b, c, d] = rates.map(rate);
        Some([a?, b?, c?, d?])
    };
    let months = [month(["1.5", "3", "4.5", "6"])?, month(["2", "4", "6", "8"])?];
    WeeklyTable::new(&months).ok()
}

fn parts_of(draft: &Draft<'_>, plan: &Schedule) -> Result<Table, NotDrawn> {
    let texts = draft.texts;
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let or_dash = |amount: Option<Amount>| -> Result<String, NotDrawn> {
        amount.map_or(Ok("–".to_owned()), |amount| Ok(texts.amount(draft.money(amount)?)))
    };
    let mut rows = Vec::with_capacity(plan.installments.len());
    for part in &plan.installments {
        let pct = part.fee_pct.map_or("–".to_owned(), |pct| {
            texts.with_text("percent", "number", &texts.decimal(&pct.to_string()))
        });
        rows.push(vec![
            part.number.to_string(),
            texts.day(part.date),
            texts.number(i64::from(part.day_of_delay)),
            texts.amount(draft.money(part.amount)?),
            pct,
            or_dash(part.fee)?,
            or_dash(part.fee.map(|fee| fee + part.amount))?,
        ]);
    }
    let debt: Amount = plan.installments.iter().map(|part| part.amount).sum();
    let blank = String::new;
    Ok(Table {
        title: texts.get("document-table-schedule"),
        columns: vec![
            Column::short(label("number")),
            Column::short(label("pay-on")),
            Column::number(label("days")),
            Column::number(draft.in_currency("part")),
            Column::number(label("fee-pct")),
            Column::number(draft.in_currency("fee")),
            Column::number(draft.in_currency("together")),
        ],
        rows,
        total: Some(vec![
            texts.get("document-total"),
            blank(),
            blank(),
            texts.amount(draft.money(debt)?),
            blank(),
            or_dash(plan.fee_total)?,
            or_dash(plan.total_to_pay)?,
        ]),
    })
}

/// Codes, address and bank of a side.
fn side_of(draft: &Draft<'_>, body: &super::Body) -> Vec<Block> {
    let mut lines = vec![body.name.clone()];
    lines.extend(super::parts::identity_lines(body, draft.texts));
    let bank = super::parts::bank_lines(body, draft.texts);
    lines.extend(bank.into_iter().map(|fact| format!("{}: {}", fact.label, fact.value)));
    vec![Block::Note { text: lines.join("\n") }]
}
