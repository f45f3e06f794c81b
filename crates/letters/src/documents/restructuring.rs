//! The restructuring agreement, a supplement to the contract (7.4, 8.3, F-H): acknowledged debt,
//! schedule, payment conditions with fee and days of grace, rights and duties of both sides,
//! consequences of a breach, effect on charges and on limitation (AGR-04).
//!
//! It says what an agreement on record says, where one is named; else a plan of equal parts with
//! the fee of the weekly table.

use super::dossier::{AgreedPlan, Debt, open_of};
use super::given::{Field, FieldKind, exact};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};
use saldo_domain::charges::repayment_schedule::{Every, Planned, Schedule, equal_parts, schedule};
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
    Field::text("agreement"),
    Field::text("security"),
];

/// Parts, and days to the first one, where nothing was given.
const PARTS: i64 = 3;
const DAYS_TO_FIRST: i64 = 7;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let agreed = dossier.plan.as_ref();
    let debts: Vec<&Debt> = match agreed {
        Some(agreed) => dossier.debts.iter().filter(|debt| agreed.covers(debt)).collect(),
        None => dossier.overdue().collect(),
    };
    let total = open_of(dossier.currency, debts.iter().copied())?;
    let to_pay = match agreed {
        Some(_) if !total.is_positive() => return Err(NotDrawn::NothingDue),
        Some(_) => total,
        None => draft.to_pay(total)?,
    };
    let due = oldest_due(draft, &debts);
    let plan = match agreed {
        Some(agreed) => plan_of(agreed, due),
        None => plan(draft, exact(to_pay), due)?,
    };
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("company", dossier.company.name.clone()),
        ("customer", dossier.customer.name.clone()),
    ];
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.debts(draft.texts.get("document-table-acknowledged"), &debts)?,
    ];
    if agreed.is_none() {
        blocks.push(draft.sums(total)?);
    }
    blocks.push(Block::Table(parts_of(draft, &plan)?));
    if plan.fee_total.is_none() {
        blocks.push(Block::Strong { text: draft.t("beyond-table") });
    }
    blocks.extend(clauses(draft, agreed)?);
    blocks.push(Block::Beside {
        left: side_of(draft, &dossier.company),
        right: side_of(draft, &dossier.customer),
    });
    blocks.push(draft.both_signatures());
    Ok(draft.inner(blocks))
}

/// Payment conditions, rights and duties, consequences, each under its heading.
fn clauses(draft: &Draft<'_>, agreed: Option<&AgreedPlan>) -> Result<Vec<Block>, NotDrawn> {
    let grace =
        agreed.map_or_else(|| draft.given.whole("grace_days"), |plan| Some(plan.grace_days));
    let grace = draft.texts.count("document-calendar-days", grace.unwrap_or(3));
    let clause = |name: &str| draft.with(name, &[("grace", grace.clone().into())]);
    let with_fee = agreed.is_none_or(|plan| plan.fee);
    let accelerates = agreed.is_none_or(|plan| plan.accelerates);
    let mut terms = vec![clause(if with_fee { "fee" } else { "no-fee" }), clause("order")];
    terms.push(clause("grace"));
    let own = agreed.map(|plan| plan.conditions.clone()).filter(|own| !own.is_empty());
    terms.extend(own);
    let security = draft.given.text("security");
    let secured = || draft.with("security", &[("security", security.into())]);
    terms.extend((!security.is_empty()).then(secured));
    let duties = ["debtor-pays", "debtor-tells", "creditor-waits", "creditor-confirms"];
    let charges = draft.to_claim()?;
    let accrued = match (with_fee, charges.is_positive()) {
        (_, false) => draft.t("accrued-none"),
        (true, true) => draft.with("accrued", &[("sum", draft.texts.money(charges).into())]),
        (false, true) => draft.with("accrued-free", &[("sum", draft.texts.money(charges).into())]),
    };
    let breach = match (accelerates, with_fee) {
        (true, true) => clause("acceleration"),
        (true, false) => clause("acceleration-free"),
        (false, _) => clause("suspension"),
    };
    Ok(vec![
        draft.heading("terms"),
        Block::Numbered { items: terms },
        draft.heading("rights"),
        Block::Numbered { items: duties.map(|name| draft.t(name)).to_vec() },
        draft.heading("consequences"),
        Block::Numbered { items: vec![breach, accrued, clause("limitation"), clause("rest")] },
    ])
}

/// The parts of an agreement on record, each with its fee where one was agreed on.
fn plan_of(agreed: &AgreedPlan, due: Day) -> Schedule {
    let part = |one: &saldo_domain::agreements::Instalment| Planned {
        date: one.day,
        amount: Amount::minor_units_of(one.amount),
    };
    let parts: Vec<Planned> = agreed.instalments.iter().map(part).collect();
    schedule(due, &parts, table().as_ref().filter(|_| agreed.fee))
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
