//! `saldo explain charge`: what lateness costs on one invoice, with every segment.

use crate::failure::Failure;
use crate::screen::Screen;
use crate::table::{Columns, Side};
use saldo_domain::claims::{Part, Row};
use saldo_domain::{Amount, Money};
use saldo_letters::{Texts, Value};
use saldo_work::charges::{Charge, Decision, Sheet};

/// Prints the sheet of a charge.
pub(super) fn print(screen: &mut Screen, texts: &Texts, sheet: &Sheet) -> Result<(), Failure> {
    let charge = &sheet.charge;
    let title = texts.with_text("charge-title", "number", &charge.number);
    screen.line(format_args!("{title} · {} {}", sheet.code, sheet.name))?;
    let due = texts.with_text("charge-due", "day", &texts.day(charge.due));
    let days = texts.count("charge-days", charge.days());
    screen.line(format_args!("{}: {due}, {days}", texts.day(sheet.day)))?;
    screen.gap()?;
    state(screen, texts, charge)?;
    for part in &charge.accrued.parts {
        proof(screen, texts, charge, part)?;
    }
    if let Some(one) = &sheet.estimate {
        let values: [(&str, Value); 2] =
            [("rate", texts.decimal(&one.rate).into()), ("amount", texts.money(one.amount).into())];
        screen.line(texts.with("charge-one-rate", &values))?;
    }
    if charge.accrued.parts.is_empty() {
        screen.line(texts.get("charge-no-terms"))?;
    }
    decisions(screen, texts, &sheet.decisions)
}

fn state(screen: &mut Screen, texts: &Texts, charge: &Charge) -> Result<(), Failure> {
    let state = &charge.state;
    let rows = [
        ("charge-accrued", state.accrued),
        ("charge-waived", state.waived),
        ("charge-claimed", state.fixed),
        ("charge-to-claim", state.to_fix),
    ];
    for (key, amount) in rows {
        screen.line(format_args!("{}: {}", texts.get(key), money(texts, charge, amount)?))?;
    }
    if let Some(pending) = state.pending {
        let values: [(&str, Value); 2] = [
            ("amount", money(texts, charge, pending.amount)?.into()),
            ("day", texts.day(pending.by).into()),
        ];
        screen.line(texts.with("charges-pending", &values))?;
    }
    if state.overclaimed.is_positive() {
        let amount = money(texts, charge, state.overclaimed)?;
        screen.line(texts.with_text("charge-overclaimed", "amount", &amount))?;
    }
    if let Some(until) = state.postponed_until {
        screen.line(texts.with_text("charge-postponed", "day", &texts.day(until)))?;
    }
    let said = [
        (state.enforced, "charge-enforced"),
        (charge.any(|part| part.capped), "charge-capped"),
        (charge.any(|part| part.past_table), "charge-past-table"),
        (charge.any(|part| part.escalates), "charge-escalates"),
    ];
    for (_, key) in said.into_iter().filter(|(holds, _)| *holds) {
        screen.line(texts.get(key))?;
    }
    Ok(())
}

fn money(texts: &Texts, charge: &Charge, amount: Amount) -> Result<String, Failure> {
    let money: Money = charge.money(amount)?;
    Ok(texts.money(money))
}

fn proof(screen: &mut Screen, texts: &Texts, charge: &Charge, part: &Part) -> Result<(), Failure> {
    let method = texts.coded("charge-method", part.method);
    let ground = texts.coded("charge-ground", part.ground.code());
    screen.heading(&format!("{method} ({ground}: {})", part.reference))?;
    if part.rows.is_empty() {
        let day = texts.day(part.due);
        return screen.line(texts.with_text("charge-nothing-accrued", "day", &day));
    }
    let keys = [
        ("charge-period", Side::Left),
        ("charge-days-column", Side::Right),
        ("charge-principal", Side::Right),
        ("charge-rate", Side::Right),
        ("charge-basis", Side::Left),
        ("column-amount", Side::Right),
    ];
    let headings = keys.map(|(key, side)| (texts.get(key), side));
    let headings: Vec<_> = headings.iter().map(|(text, side)| (text.as_str(), *side)).collect();
    let mut columns = Columns::new(&headings);
    for row in &part.rows {
        columns.row([
            period(texts, row),
            texts.number(i64::from(row.days)),
            texts.amount(charge.money(row.principal)?),
            format!("{} %", texts.decimal(&row.rate)),
            texts.coded("charge-basis", row.basis),
            texts.amount(charge.money(row.amount)?),
        ]);
    }
    screen.line(columns.text())?;
    if part.fixed_sum.is_positive() {
        let sum = money(texts, charge, part.fixed_sum)?;
        screen.line(format_args!("{}: {sum}", texts.get("charge-fixed-sum")))?;
    }
    Ok(())
}

/// First and last day, and how many between them cost nothing.
fn period(texts: &Texts, row: &Row) -> String {
    let days = format!("{} – {}", row.from, row.to);
    match row.spared_days {
        0 => days,
        spared => format!("{days}, {}", texts.count("charge-spared", i64::from(spared))),
    }
}

fn decisions(screen: &mut Screen, texts: &Texts, all: &[Decision]) -> Result<(), Failure> {
    screen.heading(&texts.get("charge-decisions"))?;
    if all.is_empty() {
        return screen.line(texts.get("charge-no-decisions"));
    }
    for one in all {
        let clause = Some(&one.clause).filter(|clause| !clause.is_empty());
        let facts = [
            Some(texts.coded("charge-act", &one.kind)),
            one.amount.map(|amount| texts.money(amount)),
            one.until.map(|day| texts.with_text("until-day", "day", &texts.day(day))),
            one.claim.clone(),
            one.person.clone(),
            Some(texts.coded_or_plain("role", &one.role)),
            clause.map(|clause| texts.with_text("charge-by-clause", "clause", clause)),
            Some(one.reason.clone()).filter(|reason| !reason.is_empty()),
            one.taken_back.then(|| texts.get("charge-taken-back")),
        ];
        let told: Vec<String> = facts.into_iter().flatten().collect();
        screen.line(format_args!("{} · {}", texts.day(one.upto), told.join(" · ")))?;
    }
    Ok(())
}
