//! The inventory of settlements with debtors and creditors (WOF-01, after form INV-17): for each side
//! and counterparty the total, of it confirmed and not confirmed, of it time-barred; then the annex
//! with address, since when, and documents.

use super::given::Field;
use super::write_off_act::commission;
use super::{Draft, InventoryLine, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};
use saldo_domain::Money;

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("order"),
    Field::text("account"),
    Field::text("creditor_account"),
    Field::text("commission"),
];

/// One side of the inventory.
struct Side<'a> {
    lines: &'a [InventoryLine],
    /// The end of the keys of its words.
    code: &'static str,
    /// The account in the books.
    account: &'a str,
}

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let sides = [
        Side { lines: &dossier.debtors, code: "debtor", account: draft.given.text("account") },
        Side {
            lines: &dossier.creditors,
            code: "creditor",
            account: draft.given.text("creditor_account"),
        },
    ];
    let sides: Vec<Side<'_>> = sides.into_iter().filter(|side| !side.lines.is_empty()).collect();
    if sides.is_empty() {
        return Err(NotDrawn::NothingDue);
    }
    let day = [("day", texts.day(dossier.day).into())];
    let mut blocks = vec![
        Block::Text { text: draft.with("opening", &day) },
        draft.facts(&[("order", draft.given.text("order").to_owned())]),
    ];
    for side in &sides {
        blocks.push(Block::Table(totals(draft, side)?));
    }
    blocks.push(Block::Text { text: draft.t("responsible") });
    blocks.push(commission(draft));
    blocks.push(Block::NewPage);
    blocks.extend(sides.iter().map(|side| Block::Table(annex(draft, side))));
    Ok(Paper { wide: true, ..draft.inner(blocks) })
}

fn totals(draft: &Draft<'_>, side: &Side<'_>) -> Result<Table, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let mut rows = Vec::with_capacity(side.lines.len());
    for (at, line) in side.lines.iter().enumerate() {
        rows.push(vec![
            (at + 1).to_string(),
            line.name.clone(),
            side.account.to_owned(),
            texts.amount(line.total),
            confirmed(draft, line.confirmed),
            confirmed(draft, not_confirmed(line)?),
            texts.amount(line.barred),
        ]);
    }
    let sum =
        |of: fn(&InventoryLine) -> Money| Money::sum(dossier.currency, side.lines.iter().map(of));
    Ok(Table {
        title: draft.t(side.code),
        columns: vec![
            Column::short(label("number")),
            Column::text(label(side.code)),
            Column::short(label("account")),
            Column::number(draft.in_currency("whole")),
            Column::number(draft.in_currency("confirmed-sum")),
            Column::number(draft.in_currency("not-confirmed")),
            Column::number(draft.in_currency("barred")),
        ],
        rows,
        total: Some(vec![
            String::new(),
            texts.get("document-total"),
            String::new(),
            texts.amount(sum(|line| line.total)?),
            confirmed(draft, all(draft, side, |line| Ok(line.confirmed))?),
            confirmed(draft, all(draft, side, not_confirmed)?),
            texts.amount(sum(|line| line.barred)?),
        ]),
    })
}

/// What nobody has answered yet stays blank, to be filled in by hand.
fn confirmed(draft: &Draft<'_>, money: Option<Money>) -> String {
    money.map_or(String::new(), |money| draft.texts.amount(money))
}

fn not_confirmed(line: &InventoryLine) -> Result<Option<Money>, NotDrawn> {
    Ok(line.confirmed.map(|confirmed| line.total.minus(confirmed)).transpose()?)
}

/// A sum over one side; nothing as long as one line of it is open.
fn all(
    draft: &Draft<'_>,
    side: &Side<'_>,
    of: impl Fn(&InventoryLine) -> Result<Option<Money>, NotDrawn>,
) -> Result<Option<Money>, NotDrawn> {
    let mut sum = Money::zero(draft.dossier.currency);
    for line in side.lines {
        let Some(money) = of(line)? else { return Ok(None) };
        sum = sum.plus(money)?;
    }
    Ok(Some(sum))
}

fn annex(draft: &Draft<'_>, side: &Side<'_>) -> Table {
    let texts = draft.texts;
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let row = |(at, line): (usize, &InventoryLine)| {
        let party = [&line.name, &line.registry_code, &line.address];
        let party: Vec<&str> =
            party.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        vec![
            (at + 1).to_string(),
            party.join(", "),
            texts.day(line.since),
            texts.amount(line.total),
            line.documents.join(", "),
        ]
    };
    Table {
        title: draft.t(&format!("annex-{}", side.code)),
        columns: vec![
            Column::short(label("number")),
            Column::text(label(&format!("{}-address", side.code))),
            Column::short(label("since")),
            Column::number(draft.in_currency("whole")),
            Column::text(label("documents")),
        ],
        rows: side.lines.iter().enumerate().map(row).collect(),
        total: None,
    }
}
