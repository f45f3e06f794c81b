//! The memo to the head of sales (ESC-02, F-H): the case, the measures taken with their dates,
//! the result, the request for further recovery.

use super::dossier::{Debt, open_of};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Paper, Table};

pub(super) const FIELDS: &[Field] =
    &[Field::text("number"), Field::text("addressee"), Field::text("request")];

/// Measures listed, the latest ones; the card holds all.
pub(super) const MOST_MEASURES: usize = 60;

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let (dossier, texts) = (draft.dossier, draft.texts);
    let overdue: Vec<&Debt> = dossier.debts.iter().filter(|debt| debt.days_late > 0).collect();
    let total = open_of(dossier.currency, overdue.iter().copied())?;
    if !total.is_positive() {
        return Err(NotDrawn::NothingDue);
    }
    let longest = overdue.iter().map(|debt| debt.days_late).max().unwrap_or(0);
    let disputed = open_of(dossier.currency, overdue.iter().copied().filter(|debt| debt.disputed))?;
    let or_nothing = |money: saldo_domain::Money| {
        if money.is_zero() { String::new() } else { texts.money(money) }
    };
    let request = match draft.given.text("request") {
        "" => draft.t("request"),
        request => request.to_owned(),
    };
    let blocks = vec![
        draft.facts(&[
            ("addressee", draft.given.text("addressee").to_owned()),
            ("customer", dossier.customer.name.clone()),
            ("owner", dossier.owner.clone()),
            ("overdue", draft.in_words(total)),
            ("disputed", or_nothing(disputed)),
            ("charges", or_nothing(draft.to_claim()?)),
            ("unassigned", or_nothing(dossier.unassigned)),
            ("longest", texts.count("document-days", longest)),
        ]),
        draft.debts(texts.get("document-table-overdue"), &overdue)?,
        measures(draft),
        draft.heading("result"),
        Block::Text { text: draft.with("result", &[("total", texts.money(total).into())]) },
        draft.heading("request"),
        Block::Text { text: request },
        Block::Signatures { places: vec![draft.place("author", &dossier.owner)] },
    ];
    Ok(draft.inner(blocks))
}

/// What was done, oldest first.
pub(super) fn measures(draft: &Draft<'_>) -> Block {
    let (dossier, texts) = (draft.dossier, draft.texts);
    if dossier.measures.is_empty() {
        return Block::Text { text: texts.get("document-no-measures") };
    }
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let skipped = dossier.measures.len().saturating_sub(MOST_MEASURES);
    let row = |measure: &super::Measure| {
        let what = match measure.said.as_str() {
            "" => measure.what.clone(),
            said => format!("{}: {said}", measure.what),
        };
        vec![texts.day(measure.day), what, measure.by.clone()]
    };
    let mut title = texts.get("document-table-measures");
    if skipped > 0 {
        title = texts.with(
            "document-table-measures-latest",
            &[("shown", MOST_MEASURES.into()), ("all", dossier.measures.len().into())],
        );
    }
    Block::Table(Table {
        title,
        columns: vec![
            Column::short(label("date")),
            Column::text(label("measure")),
            Column::text(label("by")),
        ],
        rows: dossier.measures.iter().skip(skipped).map(row).collect(),
        total: None,
    })
}
