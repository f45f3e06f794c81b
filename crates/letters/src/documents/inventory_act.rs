//! The inventory of settlements with debtors (WOF-01, after form INV-17): per debtor the total,
//! of it confirmed and not confirmed, of it time-barred; then the annex with address, since
//! when, and documents.

use super::given::Field;
use super::write_off_act::commission;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};
use saldo_domain::Money;

pub(super) const FIELDS: &[Field] = &[
    Field::text("number"),
    Field::text("order"),
    Field::text("account"),
    Field::text("commission"),
];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    if dossier.debtors.is_empty() {
        return Err(NotDrawn::NothingDue);
    }
    let day = [("day", texts.day(dossier.day).into())];
    let blocks = vec![
        Block::Text { text: draft.with("opening", &day) },
        draft.facts(&[("order", draft.given.text("order").to_owned())]),
        Block::Table(totals(draft)?),
        Block::Text { text: draft.t("responsible") },
        commission(draft),
        Block::NewPage,
        Block::Table(annex(draft)),
    ];
    Ok(Paper { wide: true, ..draft.inner(blocks) })
}

fn totals(draft: &Draft<'_>) -> Result<Table, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let mut rows = Vec::with_capacity(dossier.debtors.len());
    for (at, debtor) in dossier.debtors.iter().enumerate() {
        rows.push(vec![
            (at + 1).to_string(),
            debtor.name.clone(),
            draft.given.text("account").to_owned(),
            texts.amount(debtor.total),
            confirmed(draft, debtor.confirmed),
            confirmed(draft, not_confirmed(debtor)?),
            texts.amount(debtor.barred),
        ]);
    }
    let sum = |of: fn(&super::Debtor) -> Money| {
        Money::sum(dossier.currency, dossier.debtors.iter().map(of))
    };
    Ok(Table {
        title: String::new(),
        columns: vec![
            Column::short(label("number")),
            Column::text(label("debtor")),
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
            texts.amount(sum(|debtor| debtor.total)?),
            confirmed(draft, all(draft, |debtor| Ok(debtor.confirmed))?),
            confirmed(draft, all(draft, not_confirmed)?),
            texts.amount(sum(|debtor| debtor.barred)?),
        ]),
    })
}

/// What the debtor has not answered yet stays blank, to be filled in by hand.
fn confirmed(draft: &Draft<'_>, money: Option<Money>) -> String {
    money.map_or(String::new(), |money| draft.texts.amount(money))
}

fn not_confirmed(debtor: &super::Debtor) -> Result<Option<Money>, NotDrawn> {
    Ok(debtor.confirmed.map(|confirmed| debtor.total.minus(confirmed)).transpose()?)
}

/// A sum over all debtors; nothing as long as one of them is open.
fn all(
    draft: &Draft<'_>,
    of: impl Fn(&super::Debtor) -> Result<Option<Money>, NotDrawn>,
) -> Result<Option<Money>, NotDrawn> {
    let mut sum = Money::zero(draft.dossier.currency);
    for debtor in &draft.dossier.debtors {
        let Some(money) = of(debtor)? else { return Ok(None) };
        sum = sum.plus(money)?;
    }
    Ok(Some(sum))
}

fn annex(draft: &Draft<'_>) -> Table {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let row = |(at, debtor): (usize, &super::Debtor)| {
        let party = [&debtor.name, &debtor.registry_code, &debtor.address];
        let party: Vec<&str> =
            party.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        vec![
            (at + 1).to_string(),
            party.join(", "),
            texts.day(debtor.since),
            texts.amount(debtor.total),
            debtor.documents.join(", "),
        ]
    };
    Table {
        title: draft.t("annex"),
        columns: vec![
            Column::short(label("number")),
            Column::text(label("debtor-address")),
            Column::short(label("since")),
            Column::number(draft.in_currency("whole")),
            Column::text(label("documents")),
        ],
        rows: dossier.debtors.iter().enumerate().map(row).collect(),
        total: None,
    }
}
