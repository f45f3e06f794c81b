//! The guarantee letter, ready for the debtor to sign (EXE-02, F-H): the debt acknowledged with
//! its invoices, the day of payment or a schedule, the duty to pay for the delay, the account.

use super::dossier::{Debt, open_of};
use super::given::{Field, FieldKind, exact};
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};
use saldo_domain::Money;
use saldo_domain::charges::repayment_schedule::{Every, Planned, equal_parts};

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("contract"),
    Field::day("pay_by"),
    Field::whole("parts", 1, 60),
    Field::day("first"),
    Field { name: "every", kind: FieldKind::Choice(&["week", "month"]) },
];

/// Days to pay where no day was given.
const DAYS_TO_PAY: i64 = 14;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let dossier = draft.dossier;
    let debts: Vec<&Debt> = dossier.overdue().collect();
    let total = open_of(dossier.currency, debts.iter().copied())?;
    let to_pay = draft.to_pay(total)?;
    let pay_by = draft.given.day("pay_by").unwrap_or(dossier.day.plus(DAYS_TO_PAY));
    let values = [
        ("total", draft.texts.money(to_pay)),
        ("total_words", draft.in_words(to_pay)),
        ("contract", draft.contract()),
        ("pay_by", draft.texts.day(pay_by)),
        ("day", draft.texts.day(dossier.day)),
    ];
    let told: Vec<(&str, crate::texts::Value)> =
        values.iter().map(|(name, value)| (*name, value.into())).collect();
    let mut blocks = vec![
        draft.part("opening", &values)?,
        draft.facts(&[("contract", draft.contract())]),
        draft.debts(draft.texts.get("document-table-acknowledged"), &debts)?,
        draft.sums(total)?,
    ];
    match schedule(draft, to_pay)? {
        Some(parts) => {
            blocks.push(Block::Text { text: draft.t("promise-schedule") });
            blocks.push(Block::Table(parts_of(draft, &parts)?));
        }
        None => blocks.push(Block::Text { text: draft.with("promise", &told) }),
    }
    blocks.push(Block::Text { text: draft.t("delay") });
    blocks.extend(draft.bank());
    blocks.push(signatures(draft));
    blocks.push(Block::Note { text: draft.t("stamp") });
    Ok(draft.theirs(blocks))
}

/// Equal parts from a day on, where parts were given.
fn schedule(draft: &Draft<'_>, to_pay: Money) -> Result<Option<Vec<Planned>>, NotDrawn> {
    let Some(count) = draft.given.whole("parts") else { return Ok(None) };
    let count = u32::try_from(count).unwrap_or(1);
    let first = draft.given.day("first").or(draft.given.day("pay_by"));
    let first = first.unwrap_or(draft.dossier.day.plus(DAYS_TO_PAY));
    let every = if draft.given.text("every") == "week" { Every::Week } else { Every::Month };
    Ok(Some(equal_parts(exact(to_pay), count.max(1), first, every)?))
}

fn parts_of(draft: &Draft<'_>, parts: &[Planned]) -> Result<Table, NotDrawn> {
    let texts = draft.texts;
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let mut rows = Vec::with_capacity(parts.len());
    let mut sum = Money::zero(draft.dossier.currency);
    for (at, part) in parts.iter().enumerate() {
        let amount = draft.money(part.amount)?;
        sum = sum.plus(amount)?;
        rows.push(vec![(at + 1).to_string(), texts.day(part.date), texts.amount(amount)]);
    }
    Ok(Table {
        title: texts.get("document-table-schedule"),
        columns: vec![
            Column::short(label("number")),
            Column::short(label("pay-on")),
            Column::number(draft.in_currency("part")),
        ],
        rows,
        total: Some(vec![texts.get("document-total"), String::new(), texts.amount(sum)]),
    })
}

/// Head and chief accountant of the debtor.
fn signatures(draft: &Draft<'_>) -> Block {
    let customer = &draft.dossier.customer;
    let accountant = draft.place("accountant", &customer.accountant);
    Block::Signatures { places: vec![draft.head_of(customer), accountant] }
}
